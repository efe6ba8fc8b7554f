//! What an invitation says, as plain data.

use super::zone::{Host, Place};
use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::model::situation::Role;
use serde::Serialize;

/// What an invitation says, and what has to be asked before it can be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Invitation {
    /// The events in it, in its order.
    pub events: Vec<InvitationEvent>,
    /// What is not clear.
    pub questions: Vec<InvitationQuestion>,
}

/// One event. Times are on the reader's clock unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InvitationEvent {
    /// When it starts; `None` where that has to be asked.
    pub start: Option<LocalDateTime>,
    /// The day, where only that is known.
    pub date: Option<LocalDate>,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// The invitation's zone, by its IANA name.
    pub zone: Option<String>,
    /// When it starts on that zone's clock, or on one that has to be asked.
    pub start_there: Option<LocalDateTime>,
    /// By how many minutes that clock is ahead of the reader's.
    pub clock_ahead: Option<i32>,
    /// What it is called.
    pub title: Option<String>,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Whether it is the first of a series.
    pub repeats: bool,
    /// Who is named in it; the reader is not.
    pub people: Vec<InvitationPerson>,
    /// The company.
    pub company: Option<Offered>,
    /// The job.
    pub job: Option<Offered>,
    /// Where it stands.
    pub found: Vec<FoundIn>,
    /// Whose clock it is on, for an answer that is still to come.
    #[serde(skip)]
    pub(crate) place: Place,
    /// The minute of the day on that clock, as far as it is known.
    #[serde(skip)]
    pub(crate) minute: Option<i32>,
}

/// Somebody in an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InvitationPerson {
    /// The name; `None` where only an address stands there.
    pub name: Option<String>,
    /// The part in the process, where it is said.
    pub role: Option<Role>,
    /// Whether the invitation is from them.
    pub organizer: bool,
    /// Whether it is clear that they will be met.
    pub ticked: bool,
}

/// Something that may be taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offered {
    /// What stands there.
    pub value: String,
    /// Whether it is clear that it is meant.
    pub ticked: bool,
}

/// Where something stands: offsets in UTF-16 code units, as a page counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FoundIn {
    /// `start`, `minutes`, `title`, `people`, `company` or `job`.
    pub field: &'static str,
    /// Where it begins. What stands in an encoded part of a mail is found where that part is.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Asked {
    /// Which day is meant.
    Date,
    /// Which time is meant.
    Time,
    /// Whose clock is meant.
    Zone,
    /// Which of several moments holds.
    Which,
    /// Which of the people the reader is.
    You,
}

/// Something that is not clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InvitationQuestion {
    /// The event's place in the list.
    pub event: u32,
    /// What is asked.
    pub field: Asked,
    /// What it may be: dates, times, moments on the invitation's clock, zones, or names.
    pub offers: Vec<String>,
}

/// What reading depends on beside the text.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub host: Host<'a>,
    pub now: LocalDate,
    pub you: Option<&'a str>,
    /// Where a text stands that has been unpacked.
    pub place: Option<(u32, u32)>,
}

impl Around<'_> {
    pub fn found(&self, field: &'static str, start: u32, end: u32) -> FoundIn {
        let (start, end) = self.place.unwrap_or((start, end));
        FoundIn { field, start, end }
    }
}
