//! The decision: the first row of the decision table that holds, with its verdict and window.
//!
//! The table itself is `src/tables/rules.table`; this file gives its rows their types and walks it.

use crate::advise::{Phase, Priority, Stance, Verdict, Window};
use crate::case::Case;
use crate::checklist::Due;
use crate::content::{CITED, Conditions, DraftPart, FIGURES, POSITIONS, RULES, SHAPES, Text, WHENS, id_list};
use crate::draft::{Kind, Tone};
use crate::fixed;
use crate::windows::{self, Plan};
use serde::{Serialize, Serializer};

/// A condition over one interviewer's case, by the place of its codes among those of all conditions.
#[derive(Clone, Copy)]
pub(crate) struct When {
    pub from: u16,
    pub count: u8,
}

// What a code holds beside the number of a plain condition, as in `src/tables/compile.rs`.
const NOT: u8 = 0x80;
const OR: u8 = 0x40;

impl When {
    /// Whether the condition holds, by what holds of a case: all its clauses have to, and of each clause one code.
    pub fn holds(self, conditions: Conditions) -> bool {
        let mut one_holds = false;
        for code in stretch(WHENS, self.from.into(), self.count.into()) {
            one_holds |= (conditions >> (code & !(NOT | OR)) & 1 != 0) != (code & NOT != 0);
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

/// An id of the product's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Id(pub u16);

impl Id {
    /// The id as hosts see it.
    pub fn name(self) -> &'static str {
        id_list().get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

/// A citation: a statement of a guide, a fact about LinkedIn, or a convention of the product's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite(pub(crate) u8);

/// What a text rests on.
pub type Cites = &'static [Cite];

impl Cite {
    /// The id, such as `s2.3` or `house.eve`.
    pub fn id(self) -> &'static str {
        Id(self.0.into()).name()
    }

    /// What it says.
    pub(crate) fn text(self) -> Text {
        Text::cited(self.0)
    }
}

impl Serialize for Cite {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fixed::name(&self.id(), serializer)
    }
}

/// The citations of a row, by their place among those of all rows.
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

/// So many of a list's items from one on.
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
    Plan(Plan),
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

/// The versions of a section: each tone has variants for different people, and each variant its versions from the fullest
/// to the barest. All follow each other; the shape says for each tone how many variants it has, and how many versions each.
#[derive(Clone, Copy)]
pub(crate) struct Ladders {
    pub first: Text,
    pub shape: u16,
}

impl Ladders {
    /// The versions in this tone, of a variant that people next to each other do not share.
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

/// What was decided for one interviewer, and by which row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub rule: &'static str,
    /// The row's place in the table, since a rule may take several rows.
    pub row: usize,
    pub verdict: Verdict,
    pub window: Option<Window>,
    /// Another round has moved or cut the window.
    pub moved: bool,
}

impl Decision {
    /// Whether a request of the user's own is to be sent, now or later.
    pub fn plans_request(&self) -> bool {
        match self.verdict {
            Verdict::Send => true,
            Verdict::Wait => self.rule != "R4",
            _ => false,
        }
    }

    /// Whether a row of this rule decided.
    pub fn is_by(&self, rule: Id) -> bool {
        RULES.get(self.row).is_some_and(|row| row.id == rule)
    }

    /// The plan of the deciding row, if it has one.
    pub fn plan(&self) -> Option<Plan> {
        match RULES.get(self.row)?.then {
            Then::Plan(plan) => Some(plan),
            Then::Verdict(_) => None,
        }
    }

    /// Whether verdict and window are the same, whichever row decided.
    pub fn same_answer(&self, other: &Decision) -> bool {
        self.verdict == other.verdict && self.window == other.window
    }
}

/// Walks the table. Its last rows hold for every case of their stage, so that the fallback below is never needed.
pub(crate) fn decide(case: &Case) -> Decision {
    let conditions = case.conditions();
    for (row, rule) in RULES.iter().enumerate().filter(|(_, rule)| rule.when.holds(conditions)) {
        match rule.then {
            Then::Verdict(verdict) => {
                return Decision { rule: rule.id.name(), row, verdict, window: None, moved: false };
            }
            Then::Plan(plan) => {
                if let Some((verdict, window, moved)) = windows::place(plan, case) {
                    let suggested = windows::suggested(&window, case.setting);
                    return Decision {
                        rule: rule.id.name(),
                        row,
                        verdict,
                        window: Some(Window { suggested, ..window }),
                        moved,
                    };
                }
            }
        }
    }
    Decision { rule: "", row: RULES.len(), verdict: Verdict::Wait, window: Some(Window::UNKNOWN), moved: false }
}
