//! The situation: the facts that we may know, as the public model has them.
//!
//! Everything but `now` may be unknown, and unknown is a value: `None`.

use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::basics::static_text;
use serde::{Serialize, Serializer};

include!(concat!(env!("OUT_DIR"), "/choices.rs"));

/// A closed list of answers to one field.
pub trait Choice: Copy + Eq + 'static {
    /// The field's name in the public model.
    const FIELD: &'static str;
    /// Every answer, in the public model's order.
    const ALL: &'static [Self];
    /// The answers' names in the public model, in the same order.
    const NAMES: &'static [&'static str];
    /// This answer's place in the list.
    fn index(self) -> usize;
    /// This answer's name in the public model.
    fn name(self) -> &'static str {
        Self::NAMES[self.index()]
    }
    /// The answer with this name.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().position(|known| *known == name).and_then(|index| Self::ALL.get(index).copied())
    }
}

/// The version of the model that this engine reads.
pub const SCHEMA: u32 = 1;
/// The most interviewers that a situation may have.
pub const MOST_INTERVIEWERS: usize = 50;
/// The most UTF-16 code units that a text may hold after cleaning.
pub const LONGEST_TEXT: usize = 2_000;
/// The most check-in emails (house.checkIn).
pub const MOST_CHECK_INS: usize = 2;
/// At most so many further days off.
pub const MOST_DAYS_OFF: usize = 20;
/// The largest `clockAhead`, either way, in minutes: from the westernmost zone to the easternmost.
pub const MOST_CLOCK_AHEAD: i32 = 1_560;
/// The largest `notesLeft`.
pub const MOST_NOTES: u32 = 1_000;
/// The largest `noteLimit`: what a paid account allows (linkedin.noteLimit).
pub const LARGEST_NOTE_LIMIT: u32 = figure::NOTE_LIMIT_PAID;

/// Everything the user has told: the engine's whole input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The user's wall clock; the engine never reads one itself.
    pub now: LocalDateTime,
    /// Where the process stands.
    pub stage: Option<Stage>,
    /// When the invitation to interview came.
    pub invited_on: Option<LocalDate>,
    /// In `before` the interview ahead, else the latest one held.
    pub interview_at: Option<LocalDateTime>,
    /// In `between` the next round.
    pub next_interview_at: Option<LocalDateTime>,
    /// Expected while the process is open; the actual day once it ended.
    pub decision_on: Option<LocalDate>,
    /// What the company makes of connecting around interviews.
    pub company_norm: Option<CompanyNorm>,
    /// How the user feels about sending a request.
    pub comfort: Option<Comfort>,
    /// Whether a recruitment agency's consultant stands between the user and the employer.
    pub arranged_by: Option<ArrangedBy>,
    /// Why a `closed` process ended. Shapes words, no verdict.
    pub closed_because: Option<ClosedBecause>,
    /// Minutes by which the interviewers' clock is ahead of the user's, at most [`MOST_CLOCK_AHEAD`] either way; unknown
    /// is 0.
    pub clock_ahead: Option<i32>,
    /// The working days where the interviewers are; unknown is Monday to Friday.
    pub working_week: Option<WorkingWeek>,
    /// Further days on which nobody works there, at most [`MOST_DAYS_OFF`].
    pub days_off: Vec<LocalDate>,
    /// Which way to lean where the guides disagree; unknown is `balanced`.
    pub posture: Option<Posture>,
    /// When the thank-you email went out to all.
    pub thank_you_sent_at: Option<LocalDateTime>,
    /// Emails already sent asking where things stand, at most [`MOST_CHECK_INS`].
    pub check_ins_sent_on: Vec<LocalDate>,
    /// Characters the user's account allows in a request's note; unknown is that of a free account (linkedin.noteLimit).
    pub note_limit: Option<u32>,
    /// Requests with a note that the user can still send this month; unknown is not limited.
    pub notes_left: Option<u32>,
    /// The user's name.
    pub you: Option<String>,
    /// The company's name.
    pub company: Option<String>,
    /// The job's title.
    pub job: Option<String>,
    /// The language of all texts; unknown is English.
    pub lang: Option<String>,
    /// How the reader writes dates and times; unknown is the language's own way.
    pub time_form: Option<TimeForm>,
    /// Tells one plan from another in calendar entries.
    pub plan_id: Option<String>,
    /// The interviewers, at most [`MOST_INTERVIEWERS`]; never empty once parsed.
    pub interviewers: Vec<Interviewer>,
    /// Paths of input fields that the model does not know; advice reports them in its notices.
    pub ignored: Vec<String>,
}

/// One interviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interviewer {
    /// Tells one from another; unique within the situation.
    pub id: String,
    /// Their name.
    pub name: Option<String>,
    /// One thing the two talked about.
    pub topic: Option<String>,
    /// One sentence of the user's own for the thank-you.
    pub line: Option<String>,
    /// When the two met, or will; unknown is the process's round.
    pub met_at: Option<LocalDateTime>,
    /// Minutes by which this person's clock is ahead of the user's; overrides the situation's.
    pub clock_ahead: Option<i32>,
    /// How thanks can reach them. Shapes checklist and drafts, no verdict.
    pub reach: Option<Reach>,
    /// Their part in the process.
    pub role: Option<Role>,
    /// In `between`: met in a round held, or in the one ahead.
    pub round: Option<Round>,
    /// Dealings before this process.
    pub relationship: Option<Relationship>,
    /// They suggested connecting.
    pub invited_you: Option<bool>,
    /// When asked whether the user may connect, they said yes; or would rather not.
    pub agreed: Option<bool>,
    /// They referred the user on, or advised about future openings.
    pub referred_you: Option<bool>,
    /// They post or comment regularly.
    pub active_online: Option<bool>,
    /// How the conversation with them felt.
    pub rapport: Option<Rapport>,
    /// How much the user dealt with them.
    pub contact: Option<Contact>,
    /// When the thank-you email to them went out; overrides the situation's.
    pub thank_you_sent_at: Option<LocalDateTime>,
    /// What became of a connection request.
    pub request: Option<Request>,
    /// When the user's request went out.
    pub request_sent_on: Option<LocalDate>,
    /// The one follow-up after silence has been sent.
    pub followed_up: Option<bool>,
}

impl Situation {
    /// A situation of which nothing is known but the time: one unnamed interviewer.
    pub fn new(now: LocalDateTime) -> Situation {
        Situation {
            now,
            stage: None,
            invited_on: None,
            interview_at: None,
            next_interview_at: None,
            decision_on: None,
            company_norm: None,
            comfort: None,
            arranged_by: None,
            closed_because: None,
            clock_ahead: None,
            working_week: None,
            days_off: Vec::new(),
            posture: None,
            thank_you_sent_at: None,
            check_ins_sent_on: Vec::new(),
            note_limit: None,
            notes_left: None,
            you: None,
            company: None,
            job: None,
            lang: None,
            time_form: None,
            plan_id: None,
            interviewers: vec![Interviewer { id: "1".to_owned(), ..Interviewer::default() }],
            ignored: Vec::new(),
        }
    }

    /// The characters that a request's note may hold.
    pub fn note_limit(&self) -> u32 {
        self.note_limit.unwrap_or(figure::NOTE_LIMIT_FREE)
    }
}
