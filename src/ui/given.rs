//! The adapter between the form and the model. A plan is the engine's input: what was typed is read by the engine itself, so
//! that page and engine never differ. The other way, a situation fills a plan's answers as if they had been typed.

use super::fields::{self, Kind};
use super::state::{Answers, CLOCK, Met, NOON, Plan, Spot, day_and_time};
use crate::model::situation::TimeForm;
use crate::{Choice, Fault, Input, Interviewer, LocalDate, LocalDateTime, Situation, View};

/// A plan at a moment, in a language.
pub(super) struct Given<'a> {
    pub plan: &'a Plan,
    pub now: LocalDateTime,
    pub lang: &'a str,
    /// How the reader writes times, where that has been found out.
    pub form: Option<TimeForm>,
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
    /// The days that a field holds.
    Days(&'static str),
    Leaf(View),
}

impl Value<'_> {
    fn to(&self, at: At) -> Self {
        Value { given: self.given, faults: self.faults, at }
    }

    fn is_at_fault(&self, path: &str) -> bool {
        self.faults.iter().any(|fault| fault.path == path || fault.path.starts_with(&[path, "["].concat()))
    }

    fn plan_field(&self, name: &'static str) -> At {
        match name {
            "now" => At::Leaf(View::Text(self.given.now.into())),
            "lang" => At::Leaf(View::Text(self.given.lang.to_owned())),
            "timeForm" => At::Leaf(self.given.form.map_or(View::Absent, |form| View::Text(form.name().to_owned()))),
            "planId" => At::Leaf(View::Text(self.given.plan.id.clone())),
            "interviewers" => At::People,
            _ if self.is_at_fault(name) => At::Leaf(View::Absent),
            _ => match leaf(name, false, self.given.plan.answers.get(name)) {
                View::List(_) => At::Days(name),
                view => At::Leaf(view),
            },
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
        Some(Kind::Days(_)) => View::List(raw.split(' ').count()),
        Some(Kind::Number(..)) => number(raw),
        None if field == "noteLimit" => number(raw),
        _ => View::Text(raw.to_owned()),
    }
}

/// A number as typed; what is none becomes one that no field accepts, so that the engine finds fault with it.
fn number(raw: &str) -> View {
    View::Number(raw.trim().parse::<i32>().map_or(f64::NAN, f64::from))
}

impl Input for Value<'_> {
    fn view(&self) -> View {
        match &self.at {
            At::Plan | At::Person(_) => View::Fields,
            At::People => View::List(self.given.plan.people.len()),
            At::Days(field) => leaf(field, false, self.given.plan.answers.get(field)),
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
            At::Days(field) => {
                let day = self.given.plan.answers.get(field).split(' ').nth(index).unwrap_or("");
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

impl Plan {
    /// A plan of this id with the answers of a situation.
    pub fn of(situation: &Situation, id: String) -> Plan {
        let mut plan = Plan { id, answers: Answers::of_process(situation), ..Plan::default() };
        for who in &situation.interviewers {
            plan.people.push(Met { id: who.id.clone(), answers: Answers::of_person(who) });
        }
        plan.chosen = plan.people[0].id.clone();
        plan
    }
}

impl Answers {
    /// What a situation says of the process, in the order of the model's fields.
    fn of_process(situation: &Situation) -> Answers {
        let mut answers = Answers::default();
        answers.choice(situation.stage);
        answers.date("invitedOn", situation.invited_on);
        answers.moment("interviewAt", situation.interview_at);
        answers.moment("nextInterviewAt", situation.next_interview_at);
        answers.date("decisionOn", situation.decision_on);
        answers.choice(situation.company_norm);
        answers.choice(situation.comfort);
        answers.choice(situation.arranged_by);
        answers.choice(situation.closed_because);
        answers.number(CLOCK, situation.clock_ahead);
        answers.choice(situation.working_week);
        answers.all_days("daysOff", &situation.days_off);
        answers.choice(situation.posture);
        answers.moment("thankYouSentAt", situation.thank_you_sent_at);
        answers.all_days("checkInsSentOn", &situation.check_ins_sent_on);
        answers.number("noteLimit", situation.note_limit.map(|limit| limit as i32));
        answers.number("notesLeft", situation.notes_left.map(|notes| notes as i32));
        answers.words("you", &situation.you);
        answers.words("company", &situation.company);
        answers.words("job", &situation.job);
        answers
    }

    /// What a situation says of one interviewer.
    fn of_person(who: &Interviewer) -> Answers {
        let mut answers = Answers::default();
        answers.words("name", &who.name);
        answers.words("topic", &who.topic);
        answers.words("line", &who.line);
        answers.moment("metAt", who.met_at);
        answers.number(CLOCK, who.clock_ahead);
        answers.choice(who.reach);
        answers.choice(who.role);
        answers.choice(who.round);
        answers.choice(who.relationship);
        answers.yes_no("invitedYou", who.invited_you);
        answers.yes_no("agreed", who.agreed);
        answers.yes_no("referredYou", who.referred_you);
        answers.yes_no("activeOnline", who.active_online);
        answers.choice(who.rapport);
        answers.choice(who.contact);
        answers.moment("thankYouSentAt", who.thank_you_sent_at);
        answers.choice(who.request);
        answers.date("requestSentOn", who.request_sent_on);
        answers.yes_no("followedUp", who.followed_up);
        answers
    }

    fn choice<C: Choice>(&mut self, answer: Option<C>) {
        self.named(C::FIELD, C::NAMES, answer.map(C::index));
    }

    fn yes_no(&mut self, field: &'static str, answer: Option<bool>) {
        self.named(field, &[fields::NO, fields::YES], answer.map(usize::from));
    }

    /// Apart, so that it is compiled once and not for every choice.
    #[inline(never)]
    fn named(&mut self, field: &'static str, names: &[&str], answer: Option<usize>) {
        if let Some(name) = answer.and_then(|place| names.get(place)) {
            self.set(field, *name);
        }
    }

    #[inline(never)]
    fn words(&mut self, field: &'static str, answer: &Option<String>) {
        if let Some(words) = answer {
            self.set(field, words.as_str());
        }
    }

    #[inline(never)]
    fn number(&mut self, field: &'static str, answer: Option<i32>) {
        if let Some(number) = answer {
            self.set(field, crate::basics::text::number(number));
        }
    }

    #[inline(never)]
    fn all_days(&mut self, field: &'static str, days: &[LocalDate]) {
        for (place, day) in days.iter().enumerate() {
            self.set_day(field, place, &String::from(*day));
        }
    }

    #[inline(never)]
    fn date(&mut self, field: &'static str, answer: Option<LocalDate>) {
        if let Some(time) = answer {
            self.set(field, time);
        }
    }

    #[inline(never)]
    fn moment(&mut self, field: &'static str, answer: Option<LocalDateTime>) {
        if let Some(time) = answer {
            self.set(field, time);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(fill: impl Fn(&mut Plan)) -> Reading {
        let mut plan = Plan::new("1".to_owned());
        fill(&mut plan);
        let now = LocalDateTime::parse("2026-03-11T16:30").unwrap();
        Given { plan: &plan, now, lang: "en", form: None }.read()
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

    /// An answer to every question there is, of every kind.
    fn full() -> Plan {
        let mut plan = Plan::new("7".to_owned());
        for question in fields::QUESTIONS {
            let answer = match question.kind {
                Kind::Choice(answers) => answers[1].value,
                Kind::Date => "2026-03-09",
                Kind::Moment => "2026-03-10T14:00",
                Kind::Words => "Dana",
                Kind::Days(_) => "2026-03-01 2026-03-05",
                Kind::Number(least, _) if least < 0 => "-90",
                Kind::Number(..) => "3",
            };
            let answers = if question.personal { &mut plan.people[0].answers } else { &mut plan.answers };
            answers.set(question.field, answer);
        }
        plan.answers.set("noteLimit", "250");
        plan
    }

    #[test]
    fn a_situation_gives_back_every_answer_that_it_was_read_from() {
        let entered = full();
        let now = LocalDateTime::parse("2026-03-11T16:30").unwrap();
        let reading = Given { plan: &entered, now, lang: "en", form: Some(TimeForm::MonthDay12) }.read();
        assert_eq!(reading.situation.time_form, Some(TimeForm::MonthDay12));
        assert_eq!(reading.faults, []);
        let plan = Plan::of(&reading.situation, String::new());
        for (expected, found) in
            [(&entered.answers, &plan.answers), (&entered.people[0].answers, &plan.people[0].answers)]
        {
            let sorted = |answers: &Answers| {
                let mut all: Vec<(String, String)> =
                    answers.iter().map(|(field, value)| (field.to_owned(), value.to_owned())).collect();
                all.sort();
                all
            };
            assert_eq!(sorted(found), sorted(expected));
        }
        assert_eq!((plan.people[0].id.as_str(), plan.chosen.as_str()), ("1", "1"));
    }

    #[test]
    fn a_day_among_several_that_is_still_being_typed_leaves_the_others() {
        let reading = reading(|plan| plan.answers.set("daysOff", "2026-03-09  2026-03-16"));
        assert_eq!(reading.faults, []);
        let days: Vec<String> = reading.situation.days_off.into_iter().map(String::from).collect();
        assert_eq!(days, ["2026-03-09", "2026-03-16"]);
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
