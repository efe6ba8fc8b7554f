//! Messages: drafts ready to send, and what a review finds in an edited one.

use crate::basics::static_text;
use crate::model::citation::{Cite, Cites};
use serde::Serialize;

include!(concat!(env!("OUT_DIR"), "/kinds.rs"));

impl Kind {
    /// Whether it thanks for an interview, whichever way it goes.
    pub(crate) fn is_thank_you(self) -> bool {
        matches!(self, Kind::ThankYouEmail | Kind::ThankYouVia | Kind::ThankYouMessage)
    }
}

/// Where a draft is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// The note of a connection request.
    LinkedinNote,
    /// A message between connections.
    LinkedinMessage,
    /// An email.
    Email,
}

/// How a draft sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// Relaxed.
    Warm,
    /// Plain.
    Neutral,
    /// Reserved.
    Formal,
}

impl Tone {
    /// Every tone with its name in the public model.
    pub const ALL: &'static [(&'static str, Tone)] =
        &[("warm", Tone::Warm), ("neutral", Tone::Neutral), ("formal", Tone::Formal)];
}

/// A message ready to send. Lengths and offsets count UTF-16 code units, as a page does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draft {
    /// What it is for.
    pub kind: Kind,
    /// Where it is sent.
    pub channel: Channel,
    /// How it sounds.
    pub tone: Tone,
    /// The subject of an email; it holds no placeholder.
    pub subject: Option<String>,
    /// The message.
    pub body: String,
    /// The body's length.
    pub length: usize,
    /// The most that the network allows; only a note has a limit.
    pub limit: Option<usize>,
    /// The facts that are missing, in the order of the body.
    pub placeholders: Vec<Placeholder>,
    /// What the draft rests on.
    pub cites: Vec<Cite>,
}

/// A missing fact within a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placeholder {
    /// The fact: `name`, `topic`, `job` or `you`; or what only the user can add: `question`, `contact`, `news` or `change`.
    #[serde(serialize_with = "static_text::name")]
    pub name: &'static str,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The message cannot go out like this.
    Error,
    /// The message is better without this.
    Warning,
    /// The message could be better.
    Hint,
}

/// One thing to improve in a message. Offsets count UTF-16 code units, as a page does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is, such as `pressure`.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What to do, in the situation's language.
    pub message: String,
    /// Where it starts; 0 with an end of 0 for something that is missing from the message as a whole.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it rests on.
    pub cites: Cites,
}
