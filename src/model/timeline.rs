//! The timeline's entries: moments and spans.

use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::basics::static_text::{self, Said};
use serde::Serialize;

/// What kind of thing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EventKind {
    /// The user's present.
    Now,
    /// A round, held or ahead.
    Interview,
    /// The thank-you email is due.
    ThankYou,
    /// The window for a request.
    Window,
    /// A pending request has waited three weeks.
    FollowUp,
    /// Time to ask where things stand.
    CheckIn,
    /// The decision, expected or made.
    Decision,
}

/// A day or a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Moment {
    /// A whole day.
    Date(LocalDate),
    /// A minute.
    Time(LocalDateTime),
}

/// One entry of the timeline: a moment, or a span whose end may be open.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Event {
    /// Something at one moment.
    At {
        /// When.
        at: Moment,
        /// What, in words.
        #[serde(serialize_with = "static_text::said")]
        label: Said,
        /// What kind of thing.
        kind: EventKind,
        /// The interviewer it concerns, where it concerns one.
        person: Option<String>,
    },
    /// Something that lasts.
    Span {
        /// The first minute.
        from: LocalDateTime,
        /// The last minute; none where it has no end.
        to: Option<LocalDateTime>,
        /// What, in words.
        #[serde(serialize_with = "static_text::said")]
        label: Said,
        /// What kind of thing.
        kind: EventKind,
        /// The interviewer it concerns, where it concerns one.
        person: Option<String>,
    },
}
