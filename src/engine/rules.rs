//! The decision: the first row of the decision table, `src/tables/rules.table`, that holds, with its verdict and window.

use crate::engine::case::Case;
use crate::engine::windows;
use crate::knowledge::tables::{RULES, Then, Timing};
use crate::model::advice::{Until, Verdict, Window};
use crate::model::citation::Id;

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
            Verdict::Wait => self.window.is_some_and(|window| window.until != Some(Until::Reply)),
            _ => false,
        }
    }

    /// Whether a row of this rule decided.
    pub fn is_by(&self, rule: Id) -> bool {
        RULES.get(self.row).is_some_and(|row| row.id == rule)
    }

    /// The timing of the deciding row, if it has one.
    pub fn timing(&self) -> Option<Timing> {
        match RULES.get(self.row)?.then {
            Then::Timing(timing) => Some(timing),
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
    let conditions = case.deciding_conditions();
    for (row, rule) in RULES.iter().enumerate().filter(|(_, rule)| rule.when.holds(conditions)) {
        match rule.then {
            Then::Verdict(verdict) => {
                return Decision { rule: rule.id.name(), row, verdict, window: None, moved: false };
            }
            Then::Timing(timing) => {
                if let Some((verdict, window, moved)) = windows::place(timing, case) {
                    let suggested = windows::suggested(&window, case);
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
