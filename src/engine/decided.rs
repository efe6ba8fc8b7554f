//! Everyone decided: each interviewer's case with its decision, and the notes of the month shared out.

use crate::basics::order::sort_by_key;
use crate::engine::case::{Case, Setting};
use crate::engine::rules::{Decision, decide};
use crate::knowledge::tables::{Conditions, Timing};
use crate::model::advice::{Until, Verdict, Window};
use crate::model::situation::*;

include!(concat!(env!("OUT_DIR"), "/decided_conditions.rs"));

/// One interviewer's case with all that has been decided on it.
#[derive(Clone, Copy)]
pub(crate) struct Decided<'a> {
    pub case: Case<'a>,
    pub decision: Decision,
    /// The notes left this month reach this person.
    pub with_note: bool,
    /// The notes left do not reach everyone.
    limited_notes: bool,
    /// Which of the tables' conditions hold, including those about the decision.
    pub holds: Conditions,
}

impl<'a> Decided<'a> {
    fn new(case: Case<'a>, decision: Decision, with_note: bool, limited_notes: bool) -> Decided<'a> {
        let mut decided = Decided { case, decision, with_note, limited_notes, holds: case.conditions() };
        decided.holds = decided.holds.with(decided_conditions(&decided));
        decided
    }

    /// Someone decided alone, with a note: nobody's decision depends on the others.
    #[cfg(test)]
    pub fn alone(setting: &'a Setting, who: &'a Interviewer) -> Decided<'a> {
        let case = Case::alone(setting, who);
        Decided::new(case, decide(&case), true, false)
    }

    fn waits_until(&self, what: Until) -> bool {
        self.window().is_some_and(|window| window.until == Some(what))
    }

    /// The window of the decision, if it has one.
    pub fn window(&self) -> Option<Window> {
        self.decision.window
    }
}

/// Every interviewer's case, decided, with the notes shared out.
pub(crate) fn decide_all<'a>(situation: &'a Situation, setting: &'a Setting) -> Vec<Decided<'a>> {
    let several = situation.interviewers.len() > 1;
    let mut cases: Vec<(Case, Decision)> = Vec::with_capacity(situation.interviewers.len());
    for (position, who) in situation.interviewers.iter().enumerate() {
        let case = Case::alone(setting, who).among(position, several);
        cases.push((case, decide(&case)));
    }
    let (reached, limited) = share_notes(&cases, situation.notes_left);
    let mut decided = Vec::with_capacity(cases.len());
    for (case, decision) in cases {
        decided.push(Decided::new(case, decision, reached[case.position], limited));
    }
    decided
}

/// Whom the notes left this month reach, by position, and whether that leaves out anyone who needs one. Deciders with real
/// contact come first (house.noteBudget).
fn share_notes(cases: &[(Case, Decision)], notes_left: Option<u32>) -> (Vec<bool>, bool) {
    let mut reached = vec![true; cases.len()];
    let Some(notes_left) = notes_left else { return (reached, false) };
    let notes_left = notes_left as usize;
    let mut ranked: Vec<&Case> = Vec::new();
    for (case, decision) in cases {
        if decision.plans_request() {
            ranked.push(case);
        }
    }
    sort_by_key(&mut ranked, |case| weight(case));
    for case in ranked.iter().skip(notes_left) {
        reached[case.position] = false;
    }
    (reached, ranked.len() > notes_left)
}

/// The less, the sooner someone gets a note: by their role, among equals by the contact, then by the rapport.
fn weight(case: &Case) -> i32 {
    let role = match case.role() {
        Some(Role::HiringManager) => 0,
        Some(Role::Executive | Role::TeamMember) => 1,
        None | Some(Role::Other) => 2,
        Some(Role::Recruiter) => 3,
        Some(Role::Coordinator) => 4,
    };
    let contact = match case.contact() {
        Some(Contact::Substantial) => 0,
        None => 1,
        Some(Contact::Brief) => 2,
        Some(Contact::None) => 3,
    };
    let rapport = match case.rapport() {
        Some(Rapport::Good) => 0,
        None => 1,
        Some(Rapport::Mixed) => 2,
        Some(Rapport::Poor) => 3,
    };
    100 * role + 10 * contact + rapport
}

/// The conditions of src/tables/conditions.table on what has been decided.
impl Decided<'_> {
    pub fn planned(&self) -> bool {
        self.decision.plans_request()
    }
    pub fn planned_before(&self) -> bool {
        // A request planned for the time before the interview opens before it; one for afterwards waits for the decision or a day.
        let in_time = |window: Window| match (window.opens, self.case.judged_by()) {
            (Some(opens), Some(interview)) => opens < interview,
            (Some(_), None) => window.until != Some(Until::Decision),
            _ => false,
        };
        self.case.before() && self.planned() && self.window().is_some_and(in_time)
    }
    pub fn late(&self) -> bool {
        self.window().is_some_and(|window| window.late)
    }
    pub fn moved(&self) -> bool {
        self.decision.moved
    }
    pub fn sending(&self) -> bool {
        self.decision.verdict == Verdict::Send
    }
    pub fn accepting(&self) -> bool {
        self.decision.verdict == Verdict::Accept
    }
    pub fn following(&self) -> bool {
        self.decision.verdict == Verdict::FollowUp
    }
    pub fn waiting(&self) -> bool {
        self.decision.verdict == Verdict::Wait
    }
    pub fn until_reply(&self) -> bool {
        self.waits_until(Until::Reply)
    }
    pub fn until_decision(&self) -> bool {
        self.waits_until(Until::Decision)
    }
    pub fn until_interview(&self) -> bool {
        self.waits_until(Until::Interview)
    }
    pub fn moving_on(&self) -> bool {
        self.decision.verdict == Verdict::MoveOn
    }
    pub fn skipping(&self) -> bool {
        self.decision.verdict == Verdict::Skip
    }
    pub fn ask_first(&self) -> bool {
        self.decision.timing() == Some(Timing::AskFirst)
    }
    pub fn limited_notes(&self) -> bool {
        self.limited_notes
    }
    pub fn no_note(&self) -> bool {
        !self.with_note
    }
}
