//! interview-connect: should I connect with my interviewer on LinkedIn, when, and what do I write?
//!
//! Published guides disagree. This engine turns a [`Situation`] into [`Advice`]: for each interviewer a verdict, exact
//! timing, a checklist and a draft message, and why: which guide says so, which disagrees, what would change the answer.
//!
//! # The map
//!
//! The folders are layers: each uses only those above it in this table, and within a folder each file uses only those that
//! its `mod.rs` lists above it. A test holds that.
//!
//! | folder | is |
//! |---|---|
//! | `basics/` | the calendar, capital letters, sorting, small helpers for texts |
//! | `model/` | the public model: `situation.rs` goes in, `advice.rs` comes out |
//! | `knowledge/` | the words and the tables, compiled from `content/` and `tables/` |
//! | `engine/` | `reading.rs` reads a host's value, `case.rs` resolves contradictions, `rules.rs` decides with `windows.rs`, `decided.rs` does so for everyone, `alternatives.rs` decides again with other answers |
//! | `wording/` | what is said: headline, checklist, notices, timeline, drafts, calendar file; `advise.rs` puts it together |
//! | `review/` | finds what to mend in a message that the user has edited |
//! | `invitation/` | reads a calendar file, a mail or a pasted text, and says what has to be asked |
//! | `bridge/` | all this for JavaScript, and the serializer that carries the answers |
//! | `ui/` | the widget |
//!
//! [`documents`] holds the longer documents, and [every rule, window and reason](documents::rules) with what it rests on.
//!
//! The core is total and deterministic: no clock, no storage, no network, no page. The same situation always gives the
//! same advice.
//!
//! # Example
//!
//! ```
//! use interview_connect::{LocalDateTime, Rapport, Situation, Verdict, advise};
//!
//! let at = |text| LocalDateTime::parse(text).unwrap();
//! let mut situation = Situation::new(at("2026-03-11T15:00"));
//! situation.interview_at = Some(at("2026-03-10T14:00"));
//! situation.interviewers[0].rapport = Some(Rapport::Good);
//!
//! let advice = advise(&situation);
//! assert_eq!(advice.people[0].verdict, Verdict::Send);
//! assert_eq!(advice.people[0].window.unwrap().closes, Some(at("2026-03-12T14:00")));
//! ```

#[cfg(doc)]
pub mod documents;

// The layers, from the ground up: each may use those above it in this list (`tests/it/layers.rs`).
mod basics;
mod model;
mod knowledge;
mod engine;
mod wording;
mod review;
mod invitation;
#[cfg(any(feature = "api", feature = "ui", feature = "invitation"))]
mod bridge;
#[cfg(feature = "ui")]
mod ui;

#[cfg(test)]
#[path = "../tests/unit/mod.rs"]
mod unit;

pub use basics::civil::{CivilError, LocalDate, LocalDateTime};
pub use basics::static_text::Said;
pub use basics::text::clean;
pub use engine::reading::{Fault, Input, View};
pub use invitation::{
    Asked, FoundIn, Invitation, InvitationAnswer, InvitationEvent, InvitationOptions, InvitationPerson,
    InvitationQuestion, Offered, read_answered, read_invitation,
};
pub use knowledge::words::add_language;
pub use model::advice::{
    Advice, Answer, Caution, GuideStance, Item, Missing, Person, Phase, Priority, Reason, Stance, TurningPoint, Until,
    Verdict, Window,
};
pub use model::citation::{Cite, Cites};
pub use model::message::{Channel, Draft, Finding, Kind, Placeholder, Severity, Tone};
pub use model::situation::{
    ArrangedBy, Choice, ClosedBecause, Comfort, CompanyNorm, Contact, INTERVIEWER_FIELDS, Interviewer,
    LARGEST_NOTE_LIMIT, LONGEST_TEXT, MOST_CHECK_INS, MOST_CLOCK_AHEAD, MOST_DAYS_OFF, MOST_INTERVIEWERS, MOST_NOTES,
    Posture, Rapport, Reach, Relationship, Request, Role, Round, SCHEMA, SITUATION_FIELDS, Situation, Stage, TimeForm,
    WorkingWeek,
};
pub use model::timeline::{Event, EventKind, Moment};
pub use review::{ReviewInput, ReviewOptions, Sent, review};
#[cfg(feature = "ui")]
pub use ui::Widget;
pub use wording::advise::advise;
pub use wording::calendar::calendar;
pub use wording::draft::compose;
pub use wording::guidance::{
    Convention, Disagreement, FactInWords, Guidance, GuideInWords, Position, Statement, guidance,
};
