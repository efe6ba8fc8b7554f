//! The rows of `src/tables/review.table`: what a review looks for, in which kinds of message, and how it is checked.

use crate::knowledge::tables::{Cited, When};
use crate::knowledge::words::Text;
use crate::model::citation::Id;
use crate::model::message::{Kind, Severity};
use crate::review::phrases::section;

include!(concat!(env!("OUT_DIR"), "/checks.rs"));

/// How a row of the table is checked.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// The phrases of a section.
    Words(u8),
    /// The phrases of a section, which name a day of an interview that was held.
    HeldDay(u8),
    /// The phrases of a section, which name a day of an interview ahead.
    AheadDay(u8),
    Length,
    Gaps,
    Name,
    Topic,
    Capitals,
    Marks,
    Pictures,
    Sentences,
    Copy,
}

/// One row of the table.
pub(crate) struct ReviewRow {
    pub id: Id,
    pub severity: Severity,
    pub kinds: Kinds,
    pub when: When,
    pub check: Check,
    pub text: Text,
    pub cites: Cited,
}

/// A set of kinds of message, one bit for each.
pub(crate) struct Kinds(pub u16);

impl Kinds {
    pub fn has(&self, kind: Kind) -> bool {
        self.0 >> kind as u16 & 1 != 0
    }
}
