//! A plan as the engine's input: what was typed is read by the engine itself, so that page and engine never differ.

use super::fields::{self, Kind};
use super::state::{Plan, Spot, day_and_time};
use crate::{Fault, Input, LocalDateTime, Situation, View};

/// The time that a day without one counts as.
pub(super) const NOON: &str = "12:00";

/// A plan at a moment, in a language.
pub(super) struct Given<'a> {
    pub plan: &'a Plan,
    pub now: LocalDateTime,
    pub lang: &'a str,
}

/// What could be read, and what was wrong with the rest.
pub(super) struct Reading {
    pub situation: Situation,
    pub faults: Vec<(Spot, Fault)>,
}

impl Given<'_> {
    /// Reads the plan; an answer at fault counts as unknown.
    pub fn read(&self) -> Reading {
        let faults = match Situation::read(&Value { given: self, faults: &[], at: At::Plan }) {
            Ok(situation) => return Reading { situation, faults: Vec::new() },
            Err(faults) => faults,
        };
        let situation = Situation::read(&Value { given: self, faults: &faults, at: At::Plan });
        let situation = situation.unwrap_or_else(|_| Situation::new(self.now));
        let mut reading = Reading { situation, faults: Vec::new() };
        for fault in faults {
            if let Some(spot) = self.spot(&fault.path) {
                reading.faults.push((spot, fault));
            }
        }
        reading
    }

    /// The spot that a fault's path names.
    fn spot(&self, path: &str) -> Option<Spot> {
        let (person, field) = match path.strip_prefix("interviewers[").and_then(|rest| rest.split_once(']')) {
            Some((index, field)) => {
                (Some(self.plan.people.get(index.parse::<u32>().ok()? as usize)?.id.clone()), field.strip_prefix('.')?)
            }
            None => (None, path.split_once('[').map_or(path, |(field, _)| field)),
        };
        let field = match field {
            "checkInsSentOn" => "checkInsSentOn",
            "noteLimit" => "noteLimit",
            _ => fields::question(field, person.is_some())?.field,
        };
        Some(Spot { field, person })
    }
}

/// A place in the plan, seen as a value of the public model.
struct Value<'a> {
    given: &'a Given<'a>,
    /// Fields to leave out.
    faults: &'a [Fault],
    at: At,
}

enum At {
    Plan,
    People,
    Person(usize),
    CheckIns,
    Leaf(View),
}

impl Value<'_> {
    fn to(&self, at: At) -> Self {
        Value { given: self.given, faults: self.faults, at }
    }

    fn is_at_fault(&self, path: &str) -> bool {
        self.faults.iter().any(|fault| fault.path == path || fault.path.starts_with(&[path, "["].concat()))
    }

    fn plan_field(&self, name: &str) -> At {
        match name {
            "now" => At::Leaf(View::Text(self.given.now.into())),
            "lang" => At::Leaf(View::Text(self.given.lang.to_owned())),
            "planId" => At::Leaf(View::Text(self.given.plan.id.clone())),
            "interviewers" => At::People,
            "checkInsSentOn" if self.given.plan.answers.has(name) && !self.is_at_fault(name) => At::CheckIns,
            _ if self.is_at_fault(name) => At::Leaf(View::Absent),
            _ => At::Leaf(leaf(name, false, self.given.plan.answers.get(name))),
        }
    }

    fn person_field(&self, index: usize, name: &str) -> At {
        let Some(met) = self.given.plan.people.get(index) else { return At::Leaf(View::Absent) };
        let path = || ["interviewers[", &crate::basics::text::number(index as i32), "].", name].concat();
        match name {
            "id" => At::Leaf(View::Text(met.id.clone())),
            _ if !self.faults.is_empty() && self.is_at_fault(&path()) => At::Leaf(View::Absent),
            _ => At::Leaf(leaf(name, true, met.answers.get(name))),
        }
    }
}

/// An answer as the model's kind of value.
fn leaf(field: &str, personal: bool, raw: &str) -> View {
    if raw.is_empty() {
        return View::Absent;
    }
    match fields::question(field, personal).map(|question| &question.kind) {
        Some(Kind::Choice(_)) if raw == fields::YES => View::Bool(true),
        Some(Kind::Choice(_)) if raw == fields::NO => View::Bool(false),
        Some(Kind::Moment) => match day_and_time(raw) {
            // A time alone says nothing yet.
            ("", _) => View::Absent,
            (day, "") => View::Text([day, "T", NOON].concat()),
            _ => View::Text(raw.to_owned()),
        },
        Some(Kind::Number(_)) => number(raw),
        None if field == "noteLimit" => number(raw),
        _ => View::Text(raw.to_owned()),
    }
}

/// A number as typed; what is none becomes one that no field accepts, so that the engine finds fault with it.
fn number(raw: &str) -> View {
    View::Number(raw.trim().parse::<u32>().map_or(f64::NAN, f64::from))
}

impl Input for Value<'_> {
    fn view(&self) -> View {
        match &self.at {
            At::Plan | At::Person(_) => View::Fields,
            At::People => View::List(self.given.plan.people.len()),
            At::CheckIns => View::List(self.given.plan.answers.get("checkInsSentOn").split(' ').count()),
            At::Leaf(view) => view.clone(),
        }
    }

    fn field(&self, name: &'static str) -> Self {
        self.to(match self.at {
            At::Plan => self.plan_field(name),
            At::Person(index) => self.person_field(index, name),
            _ => At::Leaf(View::Absent),
        })
    }

    fn item(&self, index: usize) -> Self {
        self.to(match self.at {
            At::People => At::Person(index),
            At::CheckIns => {
                let day = self.given.plan.answers.get("checkInsSentOn").split(' ').nth(index).unwrap_or("");
                At::Leaf(if day.is_empty() { View::Absent } else { View::Text(day.to_owned()) })
            }
            _ => At::Leaf(View::Absent),
        })
    }

    fn names(&self) -> Vec<String> {
        // Only fields of the model are ever kept.
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(fill: impl Fn(&mut Plan)) -> Reading {
        let mut plan = Plan::new("1".to_owned());
        fill(&mut plan);
        let now = LocalDateTime::parse("2026-03-11T16:30").unwrap();
        Given { plan: &plan, now, lang: "en" }.read()
    }

    #[test]
    fn a_day_without_a_time_counts_as_noon() {
        let reading = reading(|plan| plan.answers.set("interviewAt", "2026-03-10"));
        assert_eq!(reading.situation.interview_at, LocalDateTime::parse("2026-03-10T12:00").ok());
    }

    #[test]
    fn a_time_without_its_day_is_not_known_yet() {
        assert_eq!(reading(|plan| plan.answers.set("interviewAt", "T14:00")).situation.interview_at, None);
    }

    #[test]
    fn an_answer_at_fault_counts_as_unknown_and_leaves_the_others() {
        let reading = reading(|plan| {
            plan.answers.set("decisionOn", "0002-03-10");
            plan.people[0].answers.set("role", "recruiter");
            plan.people[0].answers.set("requestSentOn", "0202-03-10");
            plan.answers.set("checkInsSentOn", "2026-03-01 0026-03-05");
        });
        let spots: Vec<String> = reading.faults.iter().map(|(spot, _)| spot.name()).collect();
        assert_eq!(spots, ["decisionOn", "checkInsSentOn", "requestSentOn-1"]);
        assert_eq!(reading.situation.decision_on, None);
        assert_eq!(reading.situation.interviewers[0].role, Some(crate::Role::Recruiter));
    }
}
