//! The decision: the first row of the decision table that holds, with its verdict and window.
//!
//! The table itself is `src/tables/rules.table`; this file gives its rows their types and walks it.

use crate::advise::{Phase, Priority, Stance, Verdict, Window};
use crate::case::Case;
use crate::checklist::Due;
use crate::content::{IDS, RULES, Text};
use crate::draft::Kind;
use crate::fixed;
use crate::windows::{self, Plan};
use serde::{Serialize, Serializer};

/// A condition over one interviewer's case.
pub(crate) type When = fn(&Case) -> bool;

/// A citation: a statement of a guide, a fact about LinkedIn, or a convention of the product's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite(pub(crate) u8);

/// What a text rests on.
pub type Cites = &'static [Cite];

impl Cite {
    /// The id, such as `s2.3` or `house.eve`.
    pub fn id(self) -> &'static str {
        IDS[usize::from(self.0)].id
    }
}

impl Serialize for Cite {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fixed::name(&self.id(), serializer)
    }
}

/// Something that may be cited.
pub(crate) struct Citable {
    pub id: &'static str,
    pub text: Text,
}

/// One of the guides.
pub(crate) struct Guide {
    pub id: &'static str,
    pub name: Text,
    pub short: Text,
    pub standing: Text,
}

/// A fact about LinkedIn, with its figures and the month it was checked.
pub(crate) struct Fact {
    pub cite: Cite,
    pub standing: Text,
    pub checked: &'static str,
    pub figures: &'static [(&'static str, u32)],
}

/// What a rule leads to.
pub(crate) enum Then {
    Verdict(Verdict),
    Plan(Plan),
}

/// One row of the decision table.
pub(crate) struct Rule {
    pub id: &'static str,
    pub when: When,
    pub then: Then,
    /// The condition in the table's own words; read by tests and documents, and left out of the page by the linker.
    #[allow(dead_code)]
    pub condition: &'static str,
}

/// One reason that some rules give.
pub(crate) struct ReasonRow {
    pub rules: &'static [&'static str],
    pub when: When,
    pub text: Text,
    pub cites: Cites,
}

/// One row of a guide's stances.
pub(crate) struct StanceRow {
    pub guide: u8,
    pub when: When,
    pub stance: Stance,
    pub text: Text,
    pub cites: Cites,
}

/// One row of the checklist.
pub(crate) struct ItemRow {
    pub id: &'static str,
    pub personal: bool,
    pub phase: Phase,
    pub when: When,
    pub priority: Priority,
    pub due: Option<Due>,
    pub done: When,
    pub first: bool,
    pub text: Text,
    pub why: Text,
    pub cites: Cites,
}

/// One risk.
pub(crate) struct CautionRow {
    pub id: &'static str,
    pub when: When,
    pub text: Text,
    pub cites: Cites,
}

/// One section of a kind of draft. Of the rows of one part the first that holds is used; each tone has variants for
/// different people, and each variant its versions from the fullest to the barest.
pub(crate) struct SectionRow {
    pub kind: Kind,
    pub part: &'static str,
    pub when: When,
    pub tones: [&'static [&'static [Text]]; 3],
    pub cites: Cites,
}

/// A question on which the guides disagree.
pub(crate) struct DisagreementRow {
    pub id: &'static str,
    pub question: Text,
    pub product: Text,
    pub positions: &'static [PositionRow],
}

/// One side of a disagreement.
pub(crate) struct PositionRow {
    pub text: Text,
    pub cites: Cites,
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
    for (row, rule) in RULES.iter().enumerate().filter(|(_, rule)| (rule.when)(case)) {
        match rule.then {
            Then::Verdict(verdict) => return Decision { rule: rule.id, row, verdict, window: None, moved: false },
            Then::Plan(plan) => {
                if let Some((verdict, window, moved)) = windows::place(plan, case) {
                    let suggested = windows::suggested(&window, case.setting);
                    return Decision {
                        rule: rule.id,
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
