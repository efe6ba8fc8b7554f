//! The tables: a type for each row of `src/tables/`, and the rows themselves, which the build writes as constants.

use crate::knowledge::words::Text;
use crate::model::advice::{Phase, Priority, Stance, Verdict};
use crate::model::citation::{Cite, Cites, Id};
use crate::model::message::{Kind, Tone};

pub(crate) use generated::*;

/// The rows, as the build writes them.
mod generated {
    use crate::knowledge::tables::*;

    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

/// Which of the conditions that the tables ask for hold, a bit for each.
#[derive(Clone, Copy)]
pub(crate) struct Conditions(pub [u64; 2]);

impl Conditions {
    /// Whether the condition of this number holds.
    fn has(&self, number: u16) -> bool {
        let word = if number < 64 { self.0[0] } else { self.0[1] };
        word >> (number & 63) & 1 != 0
    }

    /// What holds in either.
    pub fn with(self, other: Conditions) -> Conditions {
        Conditions([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }
}

/// A condition on one interviewer's case: a slice of the codes of all conditions.
#[derive(Clone, Copy)]
pub(crate) struct When {
    pub from: u16,
    pub count: u8,
}

impl When {
    /// Whether the condition holds for a case. It is in conjunctive normal form: of each clause, one code has to hold.
    pub fn holds(self, conditions: Conditions) -> bool {
        let mut one_holds = false;
        for code in stretch(WHENS, self.from.into(), self.count.into()) {
            one_holds |= conditions.has(code & !(NOT | OR)) != (code & NOT != 0);
            if code & OR == 0 {
                if !one_holds {
                    return false;
                }
                one_holds = false;
            }
        }
        true
    }
}

/// The citations of a row: a slice of those of all rows.
#[derive(Clone, Copy)]
pub(crate) struct Cited {
    pub from: u16,
    pub count: u8,
}

impl Cited {
    /// The citations.
    pub fn list(self) -> Cites {
        stretch(CITED, self.from.into(), self.count.into())
    }
}

/// A slice of a list; empty if it is out of range.
fn stretch<T>(list: &[T], from: usize, count: usize) -> &[T] {
    list.get(from..from + count).unwrap_or_default()
}

/// One of the guides.
pub(crate) struct Guide {
    pub id: Id,
    pub name: Text,
    pub short: Text,
    pub standing: Text,
}

/// A fact about LinkedIn, with the month it was checked.
pub(crate) struct Fact {
    pub cite: Cite,
    pub standing: Text,
    pub checked: Id,
}

/// A figure in the text of a fact.
pub(crate) struct Figure {
    pub of: Cite,
    pub name: Id,
    pub value: u16,
}

impl Fact {
    /// The figures in its text.
    pub fn figures(&self) -> impl Iterator<Item = &'static Figure> {
        FIGURES.iter().filter(|figure| figure.of == self.cite)
    }
}

/// What a rule leads to.
pub(crate) enum Then {
    Verdict(Verdict),
    Timing(Timing),
}

/// One row of the decision table.
pub(crate) struct Rule {
    pub id: Id,
    pub when: When,
    pub then: Then,
    /// The condition in the table's own words.
    #[cfg(test)]
    pub condition: &'static str,
}

/// One reason that a rule gives.
pub(crate) struct ReasonRow {
    pub rule: Id,
    pub when: When,
    pub text: Text,
    pub cites: Cited,
}

/// One row of a guide's stances.
pub(crate) struct StanceRow {
    pub guide: u8,
    pub when: When,
    pub stance: Stance,
    pub text: Text,
    pub cites: Cited,
}

/// By when an item is best done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// 24 hours before the round ahead (house.eve).
    Eve,
    /// The round itself.
    Round,
    /// 24 hours after the round (house.thankYouDay).
    Thanks,
    /// The suggested moment, or else the window's opening.
    Suggested,
    /// The window's end, or else the suggested moment.
    Closes,
    /// The next check-in email (house.checkIn).
    CheckIn,
    /// Three weeks after the request (house.threeWeeks).
    ThreeWeeks,
    /// A week after the decision (house.week).
    Week,
}

/// One row of the checklist.
pub(crate) struct ItemRow {
    pub id: Id,
    pub personal: bool,
    pub phase: Phase,
    pub when: When,
    pub priority: Priority,
    pub due: Option<Due>,
    pub done: Option<When>,
    pub first: bool,
    pub text: Text,
    pub why: Text,
    pub cites: Cited,
}

/// The moment that a clause of the headline names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// Now, where that is the moment to suggest.
    Now,
    /// The moment to suggest.
    Suggested,
    /// The day on which the window opens.
    Opens,
    /// The day by which thanks are due.
    Thanks,
}

/// One clause of the headline.
pub(crate) struct HeadlineRow {
    pub clause: Text,
    /// Of the rows of one step the first that holds for a person is said of them.
    pub step: u8,
    pub when: When,
    /// A row holds only where the moment that it names is known.
    pub names: Option<Named>,
}

/// One risk.
pub(crate) struct CautionRow {
    pub id: Id,
    pub when: When,
    pub text: Text,
    pub cites: Cited,
}

/// One section of a kind of draft. Of the rows of one part the first that holds is used.
pub(crate) struct SectionRow {
    pub kind: Kind,
    pub part: DraftPart,
    pub when: When,
    pub ladders: Ladders,
    pub cites: Cited,
}

/// A kind of draft, and when it suits.
pub(crate) struct SuggestionRow {
    pub kind: Kind,
    pub when: When,
}

/// The versions of a section: each tone has variants for different people, and each variant its versions from the
/// fullest to the barest. They are stored one after another; the shape says how many variants each tone has, and how
/// many versions each variant.
#[derive(Clone, Copy)]
pub(crate) struct Ladders {
    pub first: Text,
    pub shape: u16,
}

impl Ladders {
    /// The versions in this tone. People next to each other in the list get different variants.
    pub fn versions(self, tone: Tone, position: usize) -> Versions {
        let count = |place: usize| usize::from(SHAPES.get(place).copied().unwrap_or_default());
        let sum = |from: usize, variants: usize| (from..from + variants).map(count).sum::<usize>();
        let mut shape = usize::from(self.shape);
        let mut before = 0;
        for _ in 0..tone as usize {
            before += sum(shape + 1, count(shape));
            shape += 1 + count(shape);
        }
        let variant = position % count(shape).max(1);
        before += sum(shape + 1, variant);
        Versions { first: self.first.following(before), count: count(shape + 1 + variant) }
    }
}

/// The versions of one variant, from the fullest to the barest.
#[derive(Clone, Copy)]
pub(crate) struct Versions {
    first: Text,
    count: usize,
}

impl Versions {
    pub fn iter(self) -> impl Iterator<Item = Text> {
        (0..self.count).map(move |place| self.first.following(place))
    }
}

/// A question on which the guides disagree.
pub(crate) struct DisagreementRow {
    pub id: Id,
    pub question: Text,
    pub product: Text,
    pub from: u8,
    pub count: u8,
}

impl DisagreementRow {
    /// The sides.
    pub fn positions(&self) -> &'static [PositionRow] {
        stretch(POSITIONS, self.from.into(), self.count.into())
    }
}

/// One side of a disagreement.
pub(crate) struct PositionRow {
    pub text: Text,
    pub cites: Cited,
}
