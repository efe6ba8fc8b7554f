//! The facts we may know: the situation as a host passes it in, read with faults that name every field that is wrong.
//!
//! Everything but `now` may be unknown, and unknown is a value: `None`.

use crate::civil::{CivilError, FIRST_YEAR, LAST_YEAR, LocalDate, LocalDateTime};
use crate::content::{Text, Words, figure, number, text, words};
use serde::Serialize;

include!(concat!(env!("OUT_DIR"), "/choices.rs"));

/// A closed list of answers to one field.
pub trait Choice: Copy + Eq + 'static {
    /// The field's name in the public model.
    const FIELD: &'static str;
    /// Every answer, in the contract's order.
    const ALL: &'static [Self];
    /// The answers' names in the public model, in the same order.
    const NAMES: &'static [&'static str];
    /// This answer's place in the list.
    fn index(self) -> usize;
    /// This answer's name in the public model.
    fn name(self) -> &'static str {
        Self::NAMES[self.index()]
    }
    /// The answer with this name.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().position(|known| *known == name).and_then(|index| Self::ALL.get(index).copied())
    }
}

/// The version of the model that this engine reads.
pub const SCHEMA: u32 = 1;
/// At most so many interviewers.
pub const MOST_INTERVIEWERS: usize = 50;
/// A text holds at most so many UTF-16 code units after cleaning.
pub const LONGEST_TEXT: usize = 2_000;
/// At most so many check-in emails (house.checkIn).
pub const MOST_CHECK_INS: usize = 2;
/// The largest `notesLeft`.
pub const MOST_NOTES: u32 = 1_000;
/// The largest `noteLimit`: what a paid account allows (linkedin.noteLimit).
pub const LARGEST_NOTE_LIMIT: u32 = figure::NOTE_LIMIT_PAID;

/// Everything the user has told: the engine's whole input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The user's wall clock; the engine never reads one itself.
    pub now: LocalDateTime,
    /// Where the process stands.
    pub stage: Option<Stage>,
    /// When the invitation to interview came.
    pub invited_on: Option<LocalDate>,
    /// In `before` the interview ahead, else the latest one held.
    pub interview_at: Option<LocalDateTime>,
    /// In `between` the next round.
    pub next_interview_at: Option<LocalDateTime>,
    /// Expected while the process is open; the actual day once it ended.
    pub decision_on: Option<LocalDate>,
    /// What the company makes of connecting around interviews.
    pub company_norm: Option<CompanyNorm>,
    /// How the user feels about sending a request.
    pub comfort: Option<Comfort>,
    /// Which way to lean where the guides disagree; unknown is `balanced`.
    pub posture: Option<Posture>,
    /// When the thank-you email went out to all.
    pub thank_you_sent_at: Option<LocalDateTime>,
    /// Emails already sent asking where things stand, at most [`MOST_CHECK_INS`].
    pub check_ins_sent_on: Vec<LocalDate>,
    /// Characters the user's account allows in a request's note; unknown is that of a free account (linkedin.noteLimit).
    pub note_limit: Option<u32>,
    /// Requests with a note that the user can still send this month; unknown is not limited.
    pub notes_left: Option<u32>,
    /// The user's name.
    pub you: Option<String>,
    /// The company's name.
    pub company: Option<String>,
    /// The job's title.
    pub job: Option<String>,
    /// The language of all texts; unknown is English.
    pub lang: Option<String>,
    /// Tells one plan from another in calendar entries.
    pub plan_id: Option<String>,
    /// The interviewers, at most [`MOST_INTERVIEWERS`]; never empty once parsed.
    pub interviewers: Vec<Interviewer>,
    /// Paths of input fields that the model does not know; advice reports them in its notices.
    pub ignored: Vec<String>,
}

/// One interviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interviewer {
    /// Tells one from another; unique within the situation.
    pub id: String,
    /// Their name.
    pub name: Option<String>,
    /// One thing the two talked about.
    pub topic: Option<String>,
    /// Their part in the process.
    pub role: Option<Role>,
    /// In `between`: met in a round held, or in the one ahead.
    pub round: Option<Round>,
    /// Dealings before this process.
    pub relationship: Option<Relationship>,
    /// They suggested connecting.
    pub invited_you: Option<bool>,
    /// They referred the user on, or advised about future openings.
    pub referred_you: Option<bool>,
    /// They post or comment regularly.
    pub active_online: Option<bool>,
    /// How the conversation with them felt.
    pub rapport: Option<Rapport>,
    /// How much the user dealt with them.
    pub contact: Option<Contact>,
    /// When the thank-you email to them went out; overrides the situation's.
    pub thank_you_sent_at: Option<LocalDateTime>,
    /// What became of a connection request.
    pub request: Option<Request>,
    /// When the user's request went out.
    pub request_sent_on: Option<LocalDate>,
    /// The one follow-up after silence has been sent.
    pub followed_up: Option<bool>,
}

impl Situation {
    /// A situation of which nothing is known but the time: one unnamed interviewer.
    pub fn new(now: LocalDateTime) -> Situation {
        Situation {
            now,
            stage: None,
            invited_on: None,
            interview_at: None,
            next_interview_at: None,
            decision_on: None,
            company_norm: None,
            comfort: None,
            posture: None,
            thank_you_sent_at: None,
            check_ins_sent_on: Vec::new(),
            note_limit: None,
            notes_left: None,
            you: None,
            company: None,
            job: None,
            lang: None,
            plan_id: None,
            interviewers: vec![Interviewer { id: "1".to_owned(), ..Interviewer::default() }],
            ignored: Vec::new(),
        }
    }

    /// The words in the situation's language.
    pub(crate) fn words(&self) -> &'static Words {
        words(self.lang.as_deref()).0
    }

    /// The characters that a request's note may hold.
    pub fn note_limit(&self) -> u32 {
        self.note_limit.unwrap_or(figure::NOTE_LIMIT_FREE)
    }
}

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
    /// Any number, also one that is not finite.
    Number(f64),
    /// A text.
    Text(String),
    /// A list of so many items.
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

/// Where in the input a value stands.
#[derive(Clone, Copy)]
enum Place<'a> {
    Root(&'a str),
    Item(&'a str, usize),
    Person(usize, &'a str),
}

impl<'a> Place<'a> {
    /// A field of an interviewer with this place in the list, or else of the situation.
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

/// The situation's fields in the contract's order.
pub const SITUATION_FIELDS: &[&str] = &[
    "schema",
    "now",
    "stage",
    "invitedOn",
    "interviewAt",
    "nextInterviewAt",
    "decisionOn",
    "companyNorm",
    "comfort",
    "posture",
    "thankYouSentAt",
    "checkInsSentOn",
    "noteLimit",
    "notesLeft",
    "you",
    "company",
    "job",
    "lang",
    "planId",
    "interviewers",
];

/// The fields before the check-ins, and those between them and the interviewers.
const FIELDS_TO_CHECK_INS: &[&str] = SITUATION_FIELDS.split_at(11).0;
const FIELDS_TO_INTERVIEWERS: &[&str] = SITUATION_FIELDS.split_at(19).0.split_at(12).1;
// A field that is added before either list moves these places.
const _: () = assert!(matches!(SITUATION_FIELDS[11].as_bytes(), b"checkInsSentOn"));
const _: () = assert!(matches!(SITUATION_FIELDS[19].as_bytes(), b"interviewers"));

/// An interviewer's fields in the contract's order.
pub const INTERVIEWER_FIELDS: &[&str] = &[
    "id",
    "name",
    "topic",
    "role",
    "round",
    "relationship",
    "invitedYou",
    "referredYou",
    "activeOnline",
    "rapport",
    "contact",
    "thankYouSentAt",
    "request",
    "requestSentOn",
    "followedUp",
];

struct Reader {
    words: &'static Words,
    faults: Vec<Fault>,
    ignored: Vec<String>,
}

impl Reader {
    fn situation(&mut self, input: &dyn Seen) -> Situation {
        // Any time does for the remaining checks: where `now` is at fault, nothing is returned.
        let mut situation = Situation::new(LocalDateTime::EPOCH);
        if !matches!(input.view(), View::Fields) {
            let accepted = self.plain(text::FAULTS_ACCEPTED_SITUATION);
            self.fault(Place::Root("situation"), text::FAULTS_PROBLEM_TYPE, accepted);
            return situation;
        }
        self.note_unknown(input, SITUATION_FIELDS, None);
        let mut object = Object::new(self, input, FIELDS_TO_CHECK_INS, None);
        object.whole("schema", SCHEMA, SCHEMA);
        situation.now = object.now().unwrap_or(situation.now);
        situation.stage = object.choice("stage");
        situation.invited_on = object.date("invitedOn");
        situation.interview_at = object.time("interviewAt");
        situation.next_interview_at = object.time("nextInterviewAt");
        situation.decision_on = object.date("decisionOn");
        situation.company_norm = object.choice("companyNorm");
        situation.comfort = object.choice("comfort");
        situation.posture = object.choice("posture");
        situation.thank_you_sent_at = object.time("thankYouSentAt");
        input.with_field("checkInsSentOn", &mut |list| situation.check_ins_sent_on = self.check_ins(list));
        let mut object = Object::new(self, input, FIELDS_TO_INTERVIEWERS, None);
        situation.note_limit = object.whole("noteLimit", 1, LARGEST_NOTE_LIMIT);
        situation.notes_left = object.whole("notesLeft", 0, MOST_NOTES);
        situation.you = object.text("you");
        situation.company = object.text("company");
        situation.job = object.text("job");
        situation.lang = object.text("lang");
        situation.plan_id = object.text("planId");
        input.with_field("interviewers", &mut |list| {
            let people = self.interviewers(list);
            if !people.is_empty() {
                situation.interviewers = people;
            }
        });
        situation
    }

    /// How many items a list has that may be left out; none where there is a fault with it.
    fn count(&mut self, list: &dyn Seen, field: &'static str, most: usize, accepted: Text) -> usize {
        let problem = match list.view() {
            View::Absent => return 0,
            View::List(count) if count <= most => return count,
            View::List(_) => text::FAULTS_PROBLEM_TOO_MANY,
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let accepted = self.bounds(accepted, 0, most);
        self.fault(Place::Root(field), problem, accepted);
        0
    }

    fn check_ins(&mut self, list: &dyn Seen) -> Vec<LocalDate> {
        let field = "checkInsSentOn";
        let mut days = Vec::new();
        for index in 0..self.count(list, field, MOST_CHECK_INS, text::FAULTS_ACCEPTED_CHECK_INS) {
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
            // A hole in the list is someone of whom nothing is known.
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
        person.role = object.choice("role");
        person.round = object.choice("round");
        person.relationship = object.choice("relationship");
        person.invited_you = object.yes_no("invitedYou");
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
        let problem = self.bounds(problem, FIRST_YEAR as usize, LAST_YEAR as usize);
        self.faults.push(Fault { path: place.path(), problem, accepted });
    }

    fn plain(&self, accepted: Text) -> String {
        self.words.get(accepted).to_owned()
    }

    fn bounds(&self, accepted: Text, least: usize, most: usize) -> String {
        self.words.fill(accepted, &[("least", &number(least as i32)), ("most", &number(most as i32))])
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

    /// Takes what a field looks like.
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

    fn whole(&mut self, name: &str, least: u32, most: u32) -> Option<u32> {
        let problem = match self.look(name) {
            View::Absent => return None,
            View::Number(number)
                if number >= f64::from(least) && number <= f64::from(most) && number.fract() == 0.0 =>
            {
                return Some(number as u32);
            }
            View::Number(_) => text::FAULTS_PROBLEM_RANGE,
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let accepted = match least == most {
            true => number(least as i32),
            false => self.reader.bounds(text::FAULTS_ACCEPTED_WHOLE, least as usize, most as usize),
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
        let accepted = self.reader.bounds(text::FAULTS_ACCEPTED_TEXT, 0, LONGEST_TEXT);
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

/// A text as the engine uses it: line breaks and tabs are spaces, other control characters and those that override
/// the direction of writing are gone, and so are spaces at either end.
pub fn clean(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len().min(4 * LONGEST_TEXT));
    let mut letters = raw.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => text.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if letter.is_control() => {}
            _ => text.push(letter),
        }
    }
    text.trim().to_owned()
}

/// The length in UTF-16 code units: one for each character's first byte, and one more for those of four bytes.
pub(crate) fn utf16(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum()
}
