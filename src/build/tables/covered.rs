//! Decides whether a condition can hold where others do not: a search through all answers that they ask about.

use super::condition::Condition;
use std::collections::{BTreeMap, BTreeSet};

/// Whether some answers let this condition hold and none of the others. A field has one answer or none, and each word is
/// taken to hold or not whatever the others do: where those hang together, more is possible here than in fact.
pub fn can_hold<'a>(condition: &'a Condition, but: impl Iterator<Item = &'a Condition>) -> bool {
    let mut search = Search { goals: vec![(condition, true)], answers: BTreeMap::new(), given: BTreeMap::new() };
    search.goals.extend(but.map(|other| (other, false)));
    let goals = search.goals.clone();
    goals.iter().for_each(|(goal, _)| search.collect(goal));
    search.succeeds()
}

struct Search<'a> {
    /// The conditions, and whether each has to hold.
    goals: Vec<(&'a Condition, bool)>,
    /// The answers that are asked about, by field. All others are alike.
    answers: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// What is assumed so far. Of a field an answer, where the empty one stands for all that nobody asks about; of a word
    /// itself if it holds, or nothing.
    given: BTreeMap<&'a str, &'a str>,
}

impl<'a> Search<'a> {
    fn collect(&mut self, condition: &'a Condition) {
        match condition {
            Condition::Answers(field, answers) => {
                self.answers.entry(field).or_default().extend(answers.iter().map(String::as_str));
            }
            Condition::Named(name) => {
                self.answers.entry(name).or_default().insert(name);
            }
            Condition::Not(inner) => self.collect(inner),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.collect(part)),
        }
    }

    fn succeeds(&mut self) -> bool {
        let mut open = None;
        for (goal, wanted) in &self.goals {
            match self.holds(goal) {
                Ok(holds) if holds != *wanted => return false,
                Ok(_) => {}
                Err(name) => open = open.or(Some(name)),
            }
        }
        let Some(name) = open else { return true };
        let answers: Vec<&str> = self.answers[name].iter().copied().chain([""]).collect();
        for answer in answers {
            self.given.insert(name, answer);
            if self.succeeds() {
                return true;
            }
        }
        self.given.remove(name);
        false
    }

    /// Whether a condition holds; if that is open, what has to be known first.
    fn holds(&self, condition: &'a Condition) -> Result<bool, &'a str> {
        let given = |name: &'a String| self.given.get(name.as_str()).copied().ok_or(name.as_str());
        match condition {
            Condition::Answers(field, answers) => {
                given(field).map(|given| answers.iter().any(|answer| answer == given))
            }
            Condition::Named(name) => given(name).map(|given| given == name),
            Condition::Not(inner) => self.holds(inner).map(|holds| !holds),
            Condition::All(parts) => self.decided_by(parts, false),
            Condition::Any(parts) => self.decided_by(parts, true),
        }
    }

    /// One part that comes out like this decides; if none does, the opposite is so.
    fn decided_by(&self, parts: &'a [Condition], outcome: bool) -> Result<bool, &'a str> {
        let mut open = None;
        for part in parts {
            match self.holds(part) {
                Ok(holds) if holds == outcome => return Ok(outcome),
                Ok(_) => {}
                Err(name) => open = open.or(Some(name)),
            }
        }
        open.map_or(Ok(!outcome), Err)
    }
}
