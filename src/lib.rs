//! interview-connect: should I connect with my interviewer on LinkedIn, when, and what do I write?
//!
//! Published guides disagree. This engine turns a [`Situation`] into [`Advice`]: for each interviewer a verdict, exact
//! timing, a checklist and a draft message, and why: which guide says so, which disagrees, what would change the answer.
//!
//! # The map
//!
//! A situation flows through the files in this order:
//!
//! | file | does |
//! |---|---|
//! | `situation.rs` | reads the host's value, with a fault for every field that is wrong |
//! | `case.rs` | resolves contradictions and answers the tables' conditions for one interviewer |
//! | `rules.rs` | walks the decision table, `tables/rules.table` |
//! | `windows.rs` | finds the window of the row that decides |
//! | `alternatives.rs` | decides again with other answers: open questions and turning points |
//! | `advise.rs` | puts it all together, with `headline.rs` `checklist.rs` `timeline.rs` `notices.rs` `draft.rs` |
//! | `calendar.rs` | writes the plan as a calendar file |
//! | `review.rs` | finds what to mend in a message that the user has edited |
//! | `guidance.rs` | lists all the product knows |
//! | `order.rs` | sorts |
//! | `capitals.rs` | knows capital letters |
//! | `content.rs` | gives the words, compiled from `content/` |
//! | `fixed.rs` | lets JavaScript make each of the product's own texts once |
//! | `plain.rs` | hands a value to JavaScript in one piece |
//! | `wasm.rs` | is all this for JavaScript |
//! | `ui/` | is the widget |
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

mod advise;
mod alternatives;
mod calendar;
mod capitals;
mod case;
mod checklist;
mod civil;
mod content;
mod draft;
mod fixed;
mod guidance;
mod headline;
mod notices;
mod order;
#[cfg(any(feature = "api", feature = "ui"))]
mod plain;
mod review;
mod rules;
mod situation;
mod timeline;
#[cfg(feature = "ui")]
mod ui;
#[cfg(test)]
#[path = "../tests/unit/mod.rs"]
mod unit;
#[cfg(any(feature = "api", feature = "ui"))]
mod wasm;
mod windows;

pub use advise::{
    Advice, Answer, Caution, GuideStance, Item, Missing, Person, Phase, Priority, Reason, Stance, TurningPoint, Until,
    Verdict, Window, advise,
};
pub use calendar::calendar;
pub use civil::{CivilError, LocalDate, LocalDateTime};
pub use draft::{Channel, Draft, Kind, Placeholder, Tone, compose};
pub use fixed::Said;
pub use guidance::{Convention, Disagreement, FactInWords, Guidance, GuideInWords, Position, Statement, guidance};
pub use review::{Finding, ReviewInput, ReviewOptions, Sent, Severity, review};
pub use rules::{Cite, Cites};
pub use situation::{
    Choice, Comfort, CompanyNorm, Contact, Fault, INTERVIEWER_FIELDS, Input, Interviewer, LARGEST_NOTE_LIMIT,
    LONGEST_TEXT, MOST_CHECK_INS, MOST_INTERVIEWERS, MOST_NOTES, Posture, Rapport, Relationship, Request, Role, Round,
    SCHEMA, SITUATION_FIELDS, Situation, Stage, View, clean,
};
pub use timeline::{Event, EventKind, Moment};
#[cfg(feature = "ui")]
pub use ui::Widget;
