//! The rows of `src/tables/review.table`: what a review looks for, in which kinds of message, and how it is checked.

use crate::knowledge::tables::{Cited, When};
use crate::knowledge::words::Text;
use crate::model::citation::Id;
use crate::model::message::{Kind, Severity};
use crate::review::facts::Field;
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
    /// The phrases of a section, which fill a line.
    Lines(u8),
    /// The phrases of a section with which a typed fact begins.
    Starts(u8),
    /// The phrases of a section which are all of a typed fact.
    Whole(u8),
    Stops,
    Asks,
    Unknown,
    Capital,
    Greeted,
    Accent,
    Company,
}

impl Check {
    /// Whether it finds a stretch in which there may be other findings, rather than a place.
    pub fn is_stretch(self) -> bool {
        matches!(self, Check::Length | Check::Sentences | Check::Copy)
    }
}

/// One row of the table.
pub(crate) struct ReviewRow {
    pub id: Id,
    pub severity: Severity,
    pub kinds: Kinds,
    pub when: When,
    pub check: Check,
    /// The typed facts in which it is looked for, too.
    pub typed: Typed,
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

/// A set of typed facts, one bit for each: in the order of [`Field`].
pub(crate) struct Typed(pub u8);

impl Typed {
    pub fn has(&self, field: Field) -> bool {
        self.0 >> field as u8 & 1 != 0
    }
}
