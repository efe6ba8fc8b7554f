//! Reads a situation from a value of the host's, with a fault for every field that is wrong.
//!
//! A host's kind of value implements [`Input`], so that JavaScript objects and JSON share one reader.

use crate::basics::civil::{CivilError, FIRST_YEAR, LAST_YEAR, LocalDate, LocalDateTime};
use crate::basics::order::sort_by_key;
use crate::basics::text::{clean, number, utf16};
use crate::knowledge::words::{Text, Words, text, words};
use crate::model::situation::*;
use serde::Serialize;

/// One thing wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The field, such as `interviewers[2].role`.
    pub path: String,
    /// What is wrong with its value.
    pub problem: String,
    /// What would be right.
    pub accepted: String,
}

/// What a value from outside looks like; a host's own kind of value says so through [`Input`].
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    /// Missing or null.
    Absent,
    /// Yes or no.
    Bool(bool),
    /// Any number, including those that are not finite.
    Number(f64),
    /// A text.
    Text(String),
    /// A list with this many items.
    List(usize),
    /// An object with named fields.
    Fields,
    /// Anything else: a function, a symbol, a field that cannot be read.
    Other,
}

/// A value from outside, read piece by piece so that nothing is copied that the model does not know.
pub trait Input: Sized {
    /// What the value looks like.
    fn view(&self) -> View;
    /// An object's field; an absent value where there is none.
    fn field(&self, name: &'static str) -> Self;
    /// A list's item; an absent value where there is none.
    fn item(&self, index: usize) -> Self;
    /// The names of an object's own fields.
    fn names(&self) -> Vec<String>;
    /// The names of an object's own fields that are not among these.
    fn names_beside(&self, known: &'static [&'static str]) -> Vec<String> {
        let mut names = self.names();
        names.retain(|name| !known.contains(&name.as_str()));
        names
    }
    /// What some of an object's fields look like, in order; a host may know a way to look at all of them at once.
    fn look(&self, names: &'static [&'static str]) -> Vec<View> {
        names.iter().map(|name| self.field(name).view()).collect()
    }
}

/// An [`Input`] behind a pointer, so that one reader serves every host's kind of value.
trait Seen {
    fn view(&self) -> View;
    fn names_beside(&self, known: &'static [&'static str]) -> Vec<String>;
    fn look(&self, names: &'static [&'static str]) -> Vec<View>;
    /// Reads a field that may hold more than one value.
    fn with_field(&self, name: &'static str, read: &mut dyn FnMut(&dyn Seen));
    /// Reads a list's item.
    fn with_item(&self, index: usize, read: &mut dyn FnMut(&dyn Seen));
}

impl<I: Input> Seen for I {
    fn view(&self) -> View {
        Input::view(self)
    }
    fn names_beside(&self, known: &'static [&'static str]) -> Vec<String> {
        Input::names_beside(self, known)
    }
    fn look(&self, names: &'static [&'static str]) -> Vec<View> {
        Input::look(self, names)
    }
    fn with_field(&self, name: &'static str, read: &mut dyn FnMut(&dyn Seen)) {
        read(&self.field(name));
    }
    fn with_item(&self, index: usize, read: &mut dyn FnMut(&dyn Seen)) {
        read(&self.item(index));
    }
}

impl Situation {
    /// Reads a situation from a value of the host's.
    ///
    /// # Errors
    /// One [`Fault`] for every field that is wrong; then nothing is read at all.
    pub fn read(input: &impl Input) -> Result<Situation, Vec<Fault>> {
        read(input)
    }
}

fn read(input: &dyn Seen) -> Result<Situation, Vec<Fault>> {
    let lang = match input.view() {
        View::Fields => input.look(&["lang"]),
        _ => Vec::new(),
    };
    let words = match lang.first() {
        Some(View::Text(tag)) => words(Some(tag)).0,
        _ => words(None).0,
    };
    let mut reader = Reader { words, faults: Vec::new(), ignored: Vec::new() };
    let mut situation = reader.situation(input);
    if reader.faults.is_empty() {
        situation.ignored = reader.ignored;
        Ok(situation)
    } else {
        Err(reader.faults)
    }
}

/// A value's place in the input.
#[derive(Clone, Copy)]
enum Place<'a> {
    Root(&'a str),
    Item(&'a str, usize),
    Person(usize, &'a str),
}

impl<'a> Place<'a> {
    /// A field of the interviewer at this index, or of the situation if there is none.
    fn field(person: Option<usize>, name: &'a str) -> Place<'a> {
        match person {
            Some(index) => Place::Person(index, name),
            None => Place::Root(name),
        }
    }

    fn path(self) -> String {
        match self {
            Place::Root(field) => field.to_owned(),
            Place::Item(list, index) => [list, "[", &number(index as i32), "]"].concat(),
            Place::Person(index, field) => [&Place::Item("interviewers", index).path(), ".", field].concat(),
        }
    }
}

struct Reader {
    words: &'static Words,
    faults: Vec<Fault>,
    ignored: Vec<String>,
}

impl Reader {
    fn situation(&mut self, input: &dyn Seen) -> Situation {
        // Any time will do while the rest is checked: if `now` is at fault, nothing is returned.
        let mut situation = Situation::new(LocalDateTime::EPOCH);
        if !matches!(input.view(), View::Fields) {
            let accepted = self.plain(text::FAULTS_ACCEPTED_SITUATION);
            self.fault(Place::Root("situation"), text::FAULTS_PROBLEM_TYPE, accepted);
            return situation;
        }
        self.note_unknown(input, SITUATION_FIELDS, None);
        let mut object = Object::new(self, input, SITUATION_FIELDS, None);
        object.whole("schema", SCHEMA as i32, SCHEMA as i32);
        situation.now = object.now().unwrap_or(situation.now);
        situation.stage = object.choice("stage");
        situation.invited_on = object.date("invitedOn");
        situation.interview_at = object.time("interviewAt");
        situation.next_interview_at = object.time("nextInterviewAt");
        situation.decision_on = object.date("decisionOn");
        situation.company_norm = object.choice("companyNorm");
        situation.comfort = object.choice("comfort");
        situation.arranged_by = object.choice("arrangedBy");
        situation.closed_because = object.choice("closedBecause");
        situation.clock_ahead = object.whole("clockAhead", -MOST_CLOCK_AHEAD, MOST_CLOCK_AHEAD);
        situation.working_week = object.choice("workingWeek");
        situation.posture = object.choice("posture");
        situation.thank_you_sent_at = object.time("thankYouSentAt");
        situation.note_limit = object.count("noteLimit", 1, LARGEST_NOTE_LIMIT);
        situation.notes_left = object.count("notesLeft", 0, MOST_NOTES);
        situation.you = object.text("you");
        situation.company = object.text("company");
        situation.job = object.text("job");
        situation.lang = object.text("lang");
        situation.time_form = object.choice("timeForm");
        situation.plan_id = object.text("planId");
        let mut days = |field, most, accepted| {
            let mut days = Vec::new();
            input.with_field(field, &mut |list| days = self.days(list, field, most, accepted));
            days
        };
        situation.days_off = days("daysOff", MOST_DAYS_OFF, text::FAULTS_ACCEPTED_DAYS_OFF);
        situation.check_ins_sent_on = days("checkInsSentOn", MOST_CHECK_INS, text::FAULTS_ACCEPTED_CHECK_INS);
        input.with_field("interviewers", &mut |list| {
            let people = self.interviewers(list);
            if !people.is_empty() {
                situation.interviewers = people;
            }
        });
        sort_by_key(&mut self.faults, |fault| place_of(&fault.path));
        situation
    }

    /// The length of an optional list; 0 if there is a fault with it.
    fn count(&mut self, list: &dyn Seen, field: &'static str, most: usize, accepted: Text) -> usize {
        let problem = match list.view() {
            View::Absent => return 0,
            View::List(count) if count <= most => return count,
            View::List(_) => text::FAULTS_PROBLEM_TOO_MANY,
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let accepted = self.bounds(accepted, 0, most as i32);
        self.fault(Place::Root(field), problem, accepted);
        0
    }

    fn days(&mut self, list: &dyn Seen, field: &'static str, most: usize, accepted: Text) -> Vec<LocalDate> {
        let mut days = Vec::new();
        for index in 0..self.count(list, field, most, accepted) {
            list.with_item(index, &mut |item| days.extend(self.date(item.view(), Place::Item(field, index))));
        }
        days
    }

    fn interviewers(&mut self, list: &dyn Seen) -> Vec<Interviewer> {
        let mut people: Vec<Interviewer> = Vec::new();
        for index in 0..self.count(list, "interviewers", MOST_INTERVIEWERS, text::FAULTS_ACCEPTED_PEOPLE) {
            list.with_item(index, &mut |item| people.push(self.interviewer(item, index)));
        }
        for index in 0..people.len() {
            if !people[index].id.is_empty() && people[..index].iter().any(|other| other.id == people[index].id) {
                let accepted = self.plain(text::FAULTS_ACCEPTED_ID);
                self.fault(Place::Person(index, "id"), text::FAULTS_PROBLEM_TWICE, accepted);
            }
        }
        for index in 0..people.len() {
            if people[index].id.is_empty() {
                let mut free = index + 1;
                while people.iter().any(|other| other.id == number(free as i32)) {
                    free += 1;
                }
                people[index].id = number(free as i32);
            }
        }
        people
    }

    fn interviewer(&mut self, input: &dyn Seen, index: usize) -> Interviewer {
        let mut person = Interviewer::default();
        match input.view() {
            View::Fields => {}
            // A hole in the list is somebody about whom nothing is known.
            View::Absent => return person,
            _ => {
                let accepted = self.plain(text::FAULTS_ACCEPTED_PERSON);
                self.fault(Place::Item("interviewers", index), text::FAULTS_PROBLEM_TYPE, accepted);
                return person;
            }
        }
        self.note_unknown(input, INTERVIEWER_FIELDS, Some(index));
        let mut object = Object::new(self, input, INTERVIEWER_FIELDS, Some(index));
        person.id = object.text("id").unwrap_or_default();
        person.name = object.text("name");
        person.topic = object.text("topic");
        person.line = object.text("line");
        person.met_at = object.time("metAt");
        person.clock_ahead = object.whole("clockAhead", -MOST_CLOCK_AHEAD, MOST_CLOCK_AHEAD);
        person.reach = object.choice("reach");
        person.role = object.choice("role");
        person.round = object.choice("round");
        person.relationship = object.choice("relationship");
        person.invited_you = object.yes_no("invitedYou");
        person.agreed = object.yes_no("agreed");
        person.referred_you = object.yes_no("referredYou");
        person.active_online = object.yes_no("activeOnline");
        person.rapport = object.choice("rapport");
        person.contact = object.choice("contact");
        person.thank_you_sent_at = object.time("thankYouSentAt");
        person.request = object.choice("request");
        person.request_sent_on = object.date("requestSentOn");
        person.followed_up = object.yes_no("followedUp");
        person
    }

    fn note_unknown(&mut self, input: &dyn Seen, known: &'static [&'static str], person: Option<usize>) {
        for name in input.names_beside(known) {
            self.ignored.push(Place::field(person, &clean(&name)).path());
        }
    }

    fn fault(&mut self, place: Place, problem: Text, accepted: String) {
        let problem = self.bounds(problem, FIRST_YEAR, LAST_YEAR);
        self.faults.push(Fault { path: place.path(), problem, accepted });
    }

    fn plain(&self, accepted: Text) -> String {
        self.words.get(accepted).to_owned()
    }

    fn bounds(&self, accepted: Text, least: i32, most: i32) -> String {
        self.words.fill(accepted, &[("least", &number(least)), ("most", &number(most))])
    }

    fn date(&mut self, view: View, place: Place) -> Option<LocalDate> {
        self.civil(view, place, LocalDate::parse, text::FAULTS_ACCEPTED_DATE)
    }

    fn time(&mut self, view: View, place: Place) -> Option<LocalDateTime> {
        self.civil(view, place, LocalDateTime::parse, text::FAULTS_ACCEPTED_TIME)
    }

    fn civil<T>(
        &mut self,
        view: View,
        place: Place,
        parse: fn(&str) -> Result<T, CivilError>,
        accepted: Text,
    ) -> Option<T> {
        let problem = match view {
            View::Absent => return None,
            View::Text(text) => match parse(&text) {
                Ok(value) => return Some(value),
                Err(CivilError::Form) => text::FAULTS_PROBLEM_FORM,
                Err(CivilError::Impossible) => text::FAULTS_PROBLEM_IMPOSSIBLE,
                Err(CivilError::Year) => text::FAULTS_PROBLEM_YEAR,
            },
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let accepted = self.plain(accepted);
        self.fault(place, problem, accepted);
        None
    }
}

/// The place of a fault's field among the situation's, so that faults are named in the public model's order.
fn place_of(path: &str) -> i32 {
    let field = path.split('[').next().unwrap_or_default();
    SITUATION_FIELDS.iter().position(|known| *known == field).unwrap_or_default() as i32
}

/// An object whose fields are read one after another: the situation, or an interviewer with a place in the list.
struct Object<'a> {
    reader: &'a mut Reader,
    names: &'static [&'static str],
    views: Vec<View>,
    person: Option<usize>,
}

impl Object<'_> {
    fn new<'a>(
        reader: &'a mut Reader,
        input: &dyn Seen,
        names: &'static [&'static str],
        person: Option<usize>,
    ) -> Object<'a> {
        Object { reader, names, views: input.look(names), person }
    }

    /// Takes a field's view out; each field is read once.
    fn look(&mut self, name: &str) -> View {
        let place = self.names.iter().position(|known| *known == name);
        let view = place.and_then(|place| self.views.get_mut(place));
        view.map_or(View::Absent, |view| std::mem::replace(view, View::Absent))
    }

    fn fault(&mut self, name: &str, problem: Text, accepted: String) {
        self.reader.fault(Place::field(self.person, name), problem, accepted);
    }

    /// The one field that must not be missing.
    fn now(&mut self) -> Option<LocalDateTime> {
        match self.look("now") {
            View::Absent => {
                let accepted = self.reader.plain(text::FAULTS_ACCEPTED_TIME);
                self.fault("now", text::FAULTS_PROBLEM_MISSING, accepted);
                None
            }
            view => self.reader.time(view, Place::Root("now")),
        }
    }

    fn choice<C: Choice>(&mut self, name: &str) -> Option<C> {
        self.one_of(name, C::NAMES).and_then(|index| C::ALL.get(index).copied())
    }

    fn one_of(&mut self, name: &str, names: &[&str]) -> Option<usize> {
        let problem = match self.look(name) {
            View::Absent => return None,
            View::Text(answer) => match names.iter().position(|known| *known == answer) {
                Some(index) => return Some(index),
                None => text::FAULTS_PROBLEM_UNKNOWN,
            },
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let accepted = self.reader.words.fill(text::FAULTS_ACCEPTED_CHOICE, &[("accepted", &names.join(", "))]);
        self.fault(name, problem, accepted);
        None
    }

    fn yes_no(&mut self, name: &str) -> Option<bool> {
        match self.look(name) {
            View::Absent => None,
            View::Bool(answer) => Some(answer),
            _ => {
                let accepted = self.reader.plain(text::FAULTS_ACCEPTED_YES_NO);
                self.fault(name, text::FAULTS_PROBLEM_TYPE, accepted);
                None
            }
        }
    }

    fn count(&mut self, name: &str, least: u32, most: u32) -> Option<u32> {
        self.whole(name, least as i32, most as i32).map(|number| number as u32)
    }

    fn whole(&mut self, name: &str, least: i32, most: i32) -> Option<i32> {
        let problem = match self.look(name) {
            View::Absent => return None,
            View::Number(number)
                if number >= f64::from(least) && number <= f64::from(most) && number.fract() == 0.0 =>
            {
                return Some(number as i32);
            }
            View::Number(_) => text::FAULTS_PROBLEM_RANGE,
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let accepted = match least == most {
            true => number(least),
            false => self.reader.bounds(text::FAULTS_ACCEPTED_WHOLE, least, most),
        };
        self.fault(name, problem, accepted);
        None
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let problem = match self.look(name) {
            View::Absent => return None,
            View::Text(raw) => {
                let text = clean(&raw);
                if utf16(&text) <= LONGEST_TEXT {
                    return (!text.is_empty()).then_some(text);
                }
                text::FAULTS_PROBLEM_TOO_LONG
            }
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let accepted = self.reader.bounds(text::FAULTS_ACCEPTED_TEXT, 0, LONGEST_TEXT as i32);
        self.fault(name, problem, accepted);
        None
    }

    fn date(&mut self, name: &str) -> Option<LocalDate> {
        let view = self.look(name);
        self.reader.date(view, Place::field(self.person, name))
    }

    fn time(&mut self, name: &str) -> Option<LocalDateTime> {
        let view = self.look(name);
        self.reader.time(view, Place::field(self.person, name))
    }
}
