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
        Self::NAMES.iter().position(|known| *known == name).map(|index| Self::ALL[index])
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
}

impl Situation {
    /// Reads a situation from a value of the host's.
    ///
    /// # Errors
    /// One [`Fault`] for every field that is wrong; then nothing is read at all.
    pub fn read(input: &impl Input) -> Result<Situation, Vec<Fault>> {
        let words = match input.view() {
            View::Fields => match input.field("lang").view() {
                View::Text(tag) => words(Some(&tag)).0,
                _ => words(None).0,
            },
            _ => words(None).0,
        };
        let mut reader = Reader { words, faults: Vec::new(), ignored: Vec::new() };
        let situation = reader.situation(input);
        if reader.faults.is_empty() {
            Ok(Situation { ignored: reader.ignored, ..situation })
        } else {
            Err(reader.faults)
        }
    }
}

/// Where in the input a value stands.
#[derive(Clone, Copy)]
enum Place<'a> {
    Root(&'a str),
    Item(&'a str, usize),
    Person(usize, &'a str),
}

impl Place<'_> {
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
    fn situation(&mut self, input: &impl Input) -> Situation {
        // Any time does for the remaining checks: where `now` is at fault, nothing is returned.
        let mut situation = Situation::new(LocalDateTime::EPOCH);
        if input.view() != View::Fields {
            self.fault(
                Place::Root("situation"),
                text::FAULTS_PROBLEM_TYPE,
                self.plain(text::FAULTS_ACCEPTED_SITUATION),
            );
            return situation;
        }
        self.note_unknown(input, SITUATION_FIELDS, |name| Place::Root(name).path());
        let at = |name| (input.field(name), Place::Root(name));
        let (schema, place) = at("schema");
        self.whole(&schema, place, SCHEMA, SCHEMA);
        let (now, place) = at("now");
        match now.view() {
            View::Absent => self.fault(place, text::FAULTS_PROBLEM_MISSING, self.plain(text::FAULTS_ACCEPTED_TIME)),
            _ => situation.now = self.time(&now, place).unwrap_or(situation.now),
        }
        let (value, place) = at("stage");
        situation.stage = self.choice(&value, place);
        let (value, place) = at("invitedOn");
        situation.invited_on = self.date(&value, place);
        let (value, place) = at("interviewAt");
        situation.interview_at = self.time(&value, place);
        let (value, place) = at("nextInterviewAt");
        situation.next_interview_at = self.time(&value, place);
        let (value, place) = at("decisionOn");
        situation.decision_on = self.date(&value, place);
        let (value, place) = at("companyNorm");
        situation.company_norm = self.choice(&value, place);
        let (value, place) = at("comfort");
        situation.comfort = self.choice(&value, place);
        let (value, place) = at("posture");
        situation.posture = self.choice(&value, place);
        let (value, place) = at("thankYouSentAt");
        situation.thank_you_sent_at = self.time(&value, place);
        let (value, place) = at("checkInsSentOn");
        situation.check_ins_sent_on = self.check_ins(&value, place);
        let (value, place) = at("noteLimit");
        situation.note_limit = self.whole(&value, place, 1, LARGEST_NOTE_LIMIT);
        let (value, place) = at("notesLeft");
        situation.notes_left = self.whole(&value, place, 0, MOST_NOTES);
        let (value, place) = at("you");
        situation.you = self.text(&value, place);
        let (value, place) = at("company");
        situation.company = self.text(&value, place);
        let (value, place) = at("job");
        situation.job = self.text(&value, place);
        let (value, place) = at("lang");
        situation.lang = self.text(&value, place);
        let (value, place) = at("planId");
        situation.plan_id = self.text(&value, place);
        let (value, place) = at("interviewers");
        let people = self.interviewers(&value, place);
        if !people.is_empty() {
            situation.interviewers = people;
        }
        situation
    }

    fn interviewers(&mut self, input: &impl Input, place: Place) -> Vec<Interviewer> {
        let count = match input.view() {
            View::Absent => 0,
            View::List(count) if count <= MOST_INTERVIEWERS => count,
            View::List(_) => {
                self.fault(
                    place,
                    text::FAULTS_PROBLEM_TOO_MANY,
                    self.bounds(text::FAULTS_ACCEPTED_PEOPLE, 0, MOST_INTERVIEWERS),
                );
                0
            }
            _ => {
                self.fault(
                    place,
                    text::FAULTS_PROBLEM_TYPE,
                    self.bounds(text::FAULTS_ACCEPTED_PEOPLE, 0, MOST_INTERVIEWERS),
                );
                0
            }
        };
        let mut people: Vec<Interviewer> =
            (0..count).map(|index| self.interviewer(&input.item(index), index)).collect();
        for index in 0..people.len() {
            if !people[index].id.is_empty() && people[..index].iter().any(|other| other.id == people[index].id) {
                self.fault(
                    Place::Person(index, "id"),
                    text::FAULTS_PROBLEM_TWICE,
                    self.plain(text::FAULTS_ACCEPTED_ID),
                );
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

    fn interviewer(&mut self, input: &impl Input, index: usize) -> Interviewer {
        match input.view() {
            View::Fields => {}
            // A hole in the list is someone of whom nothing is known.
            View::Absent => return Interviewer::default(),
            _ => {
                self.fault(
                    Place::Item("interviewers", index),
                    text::FAULTS_PROBLEM_TYPE,
                    self.plain(text::FAULTS_ACCEPTED_PERSON),
                );
                return Interviewer::default();
            }
        }
        self.note_unknown(input, INTERVIEWER_FIELDS, |name| Place::Person(index, name).path());
        let at = |name| (input.field(name), Place::Person(index, name));
        let mut person = Interviewer::default();
        let (value, place) = at("id");
        person.id = self.text(&value, place).unwrap_or_default();
        let (value, place) = at("name");
        person.name = self.text(&value, place);
        let (value, place) = at("topic");
        person.topic = self.text(&value, place);
        let (value, place) = at("role");
        person.role = self.choice(&value, place);
        let (value, place) = at("round");
        person.round = self.choice(&value, place);
        let (value, place) = at("relationship");
        person.relationship = self.choice(&value, place);
        let (value, place) = at("invitedYou");
        person.invited_you = self.yes_no(&value, place);
        let (value, place) = at("referredYou");
        person.referred_you = self.yes_no(&value, place);
        let (value, place) = at("activeOnline");
        person.active_online = self.yes_no(&value, place);
        let (value, place) = at("rapport");
        person.rapport = self.choice(&value, place);
        let (value, place) = at("contact");
        person.contact = self.choice(&value, place);
        let (value, place) = at("thankYouSentAt");
        person.thank_you_sent_at = self.time(&value, place);
        let (value, place) = at("request");
        person.request = self.choice(&value, place);
        let (value, place) = at("requestSentOn");
        person.request_sent_on = self.date(&value, place);
        let (value, place) = at("followedUp");
        person.followed_up = self.yes_no(&value, place);
        person
    }

    fn note_unknown(&mut self, input: &impl Input, known: &[&str], path: impl Fn(&str) -> String) {
        let unknown = input.names().into_iter().filter(|name| !known.contains(&name.as_str()));
        self.ignored.extend(unknown.map(|name| path(&clean(&name))));
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

    fn choice<C: Choice>(&mut self, input: &impl Input, place: Place) -> Option<C> {
        let problem = match input.view() {
            View::Absent => return None,
            View::Text(name) => match C::named(&name) {
                Some(answer) => return Some(answer),
                None => text::FAULTS_PROBLEM_UNKNOWN,
            },
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let accepted = self.words.fill(text::FAULTS_ACCEPTED_CHOICE, &[("accepted", &C::NAMES.join(", "))]);
        self.fault(place, problem, accepted);
        None
    }

    fn yes_no(&mut self, input: &impl Input, place: Place) -> Option<bool> {
        match input.view() {
            View::Absent => None,
            View::Bool(answer) => Some(answer),
            _ => {
                self.fault(place, text::FAULTS_PROBLEM_TYPE, self.plain(text::FAULTS_ACCEPTED_YES_NO));
                None
            }
        }
    }

    fn whole(&mut self, input: &impl Input, place: Place, least: u32, most: u32) -> Option<u32> {
        let problem = match input.view() {
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
            false => self.bounds(text::FAULTS_ACCEPTED_WHOLE, least as usize, most as usize),
        };
        self.fault(place, problem, accepted);
        None
    }

    fn text(&mut self, input: &impl Input, place: Place) -> Option<String> {
        let problem = match input.view() {
            View::Absent => return None,
            View::Text(raw) => {
                let text = clean(&raw);
                if text.encode_utf16().count() <= LONGEST_TEXT {
                    return (!text.is_empty()).then_some(text);
                }
                text::FAULTS_PROBLEM_TOO_LONG
            }
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        self.fault(place, problem, self.bounds(text::FAULTS_ACCEPTED_TEXT, 0, LONGEST_TEXT));
        None
    }

    fn date(&mut self, input: &impl Input, place: Place) -> Option<LocalDate> {
        self.civil(input, place, LocalDate::parse, text::FAULTS_ACCEPTED_DATE)
    }

    fn time(&mut self, input: &impl Input, place: Place) -> Option<LocalDateTime> {
        self.civil(input, place, LocalDateTime::parse, text::FAULTS_ACCEPTED_TIME)
    }

    fn civil<T>(
        &mut self,
        input: &impl Input,
        place: Place,
        parse: fn(&str) -> Result<T, CivilError>,
        accepted: Text,
    ) -> Option<T> {
        let problem = match input.view() {
            View::Absent => return None,
            View::Text(text) => match parse(&text) {
                Ok(value) => return Some(value),
                Err(CivilError::Form) => text::FAULTS_PROBLEM_FORM,
                Err(CivilError::Impossible) => text::FAULTS_PROBLEM_IMPOSSIBLE,
                Err(CivilError::Year) => text::FAULTS_PROBLEM_YEAR,
            },
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        self.fault(place, problem, self.plain(accepted));
        None
    }

    fn check_ins(&mut self, input: &impl Input, place: Place) -> Vec<LocalDate> {
        let problem = match input.view() {
            View::Absent => return Vec::new(),
            View::List(count) if count <= MOST_CHECK_INS => {
                return (0..count)
                    .filter_map(|index| self.date(&input.item(index), Place::Item("checkInsSentOn", index)))
                    .collect();
            }
            View::List(_) => text::FAULTS_PROBLEM_TOO_MANY,
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        self.fault(place, problem, self.bounds(text::FAULTS_ACCEPTED_CHECK_INS, 0, MOST_CHECK_INS));
        Vec::new()
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
