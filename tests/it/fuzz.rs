//! Fuzzing on stable Rust: situations are bent field by field, and whatever leads to a new kind of answer is bent further.
//!
//! The starting points are the hand-written cases and what `tests/cases/fuzz/` keeps. Each target runs a bounded number
//! of times with a fixed seed, so that a failure comes back at the next run. A longer search, with another seed:
//! `INTERVIEW_CONNECT_FUZZ=1000000 INTERVIEW_CONNECT_FUZZ_SEED=7 cargo test --release --test it fuzz -- --nocapture`.
//! What fails is printed; as a line of `tests/cases/fuzz/situations.txt` it is replayed from then on.
//! Stored state needs the browser's own parser: `tests/browser/states-fuzz.test.mjs` does the same for it, in the widget.

use crate::json::Json;
use crate::seeded::Random;
use crate::tidy::files;
use interview_connect::{
    Advice, Channel, Fault, INTERVIEWER_FIELDS, Input, Kind, LARGEST_NOTE_LIMIT, LONGEST_TEXT, LocalDateTime,
    MOST_CHECK_INS, MOST_CLOCK_AHEAD, MOST_DAYS_OFF, MOST_INTERVIEWERS, ReviewInput, SITUATION_FIELDS, Severity,
    Situation, Tone, View, advise, calendar, clean, compose,
};
use serde_json::{Map, Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// So many executions of each target, unless the environment asks for more.
const EXECUTIONS: usize = 60_000;
/// So many inputs are kept for further bending; a new one then takes the place of any other.
const POOL: usize = 4_000;

fn setting(name: &str, otherwise: usize) -> usize {
    env::var(name)
        .map_or(otherwise, |value| value.parse().unwrap_or_else(|_| panic!("{name} is not a number: {value}")))
}

/// The lines of a kept corpus.
fn lines(file: &str) -> Vec<String> {
    let name = format!("tests/cases/fuzz/{file}.txt");
    let (_, text) = files("tests/cases/fuzz", "txt").into_iter().find(|(path, _)| *path == name).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

/// The situations that fuzzing starts from: kept ones first, then those of the hand-written cases.
fn corpus() -> Vec<Value> {
    let kept = lines("situations")
        .into_iter()
        .map(|line| serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}")));
    let cases = files("tests/cases", "json").into_iter().flat_map(|(name, text)| {
        let cases: Vec<Value> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        cases.into_iter().filter_map(|mut case| Some(case.get_mut("situation").or(None)?.take()))
    });
    kept.chain(cases).collect()
}

/// The texts to write into fields, with their escapes resolved.
fn texts() -> Vec<String> {
    lines("texts")
        .into_iter()
        .map(|line| {
            let plain = line.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
            let mut parts = plain.split("\\u{");
            let first = parts.next().unwrap_or_default().to_owned();
            parts.fold(first, |text, part| {
                let (code, rest) = part.split_once('}').expect("an escape is closed");
                let letter =
                    u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("an escape names a character");
                text + &letter.to_string() + rest
            })
        })
        .collect()
}

/// Bends situations.
struct Bender {
    random: Random,
    texts: Vec<String>,
}

impl Bender {
    /// One to four changes, each to a copy of what was there.
    fn bend(&mut self, mut value: Value, other: &Value) -> Value {
        for _ in 0..self.random.between(1, 4) {
            self.change(&mut value, other);
        }
        value
    }

    fn change(&mut self, value: &mut Value, other: &Value) {
        let Some(fields) = value.as_object_mut() else {
            *value = json!({ "now": "2026-03-11T15:00" });
            return;
        };
        match self.random.below(12) {
            0 => self.change_people(fields, other),
            1..=5 => self.change_person(fields, other),
            6 => {
                let name = self.random.pick(SITUATION_FIELDS);
                fields.remove(name);
            }
            7 => {
                // A field of another situation.
                let name = self.random.pick(SITUATION_FIELDS);
                if let Some(given) = other.get(name) {
                    fields.insert(name.to_owned(), given.clone());
                }
            }
            8 if self.random.percent(10) => {
                let name = self.text();
                let given = self.anything();
                fields.insert(name, given);
            }
            _ => {
                let name = self.random.pick(SITUATION_FIELDS);
                if name != "interviewers" || self.random.percent(5) {
                    let given = self.answer(name, fields.get(name));
                    fields.insert(name.to_owned(), given);
                }
            }
        }
    }

    fn change_people(&mut self, fields: &mut Map<String, Value>, other: &Value) {
        let people = fields.entry("interviewers").or_insert_with(|| json!([]));
        let Some(people) = people.as_array_mut() else { return };
        let place = |random: &mut Random, count: usize| random.below(count.max(1));
        match self.random.below(6) {
            0 => people.push(json!({})),
            1 if !people.is_empty() => {
                let at = place(&mut self.random, people.len());
                people.push(people[at].clone());
            }
            2 if !people.is_empty() => {
                let at = place(&mut self.random, people.len());
                people.remove(at);
            }
            3 => people.extend(other["interviewers"].as_array().into_iter().flatten().cloned()),
            4 => people.reverse(),
            // Rarely a crowd, at and beside the most that are allowed: it costs as much as hundreds of others.
            5 if self.random.percent(3) => {
                let crowd = (MOST_INTERVIEWERS as i32 + self.random.between(-1, 1)) as usize;
                people.resize(crowd, json!({ "rapport": "good" }));
            }
            _ => people.truncate(3),
        }
    }

    fn change_person(&mut self, fields: &mut Map<String, Value>, other: &Value) {
        let people = fields.entry("interviewers").or_insert_with(|| json!([{}]));
        let Some(people) = people.as_array_mut().filter(|people| !people.is_empty()) else { return };
        let at = self.random.below(people.len());
        let name = self.random.pick(INTERVIEWER_FIELDS);
        let Some(person) = people[at].as_object_mut() else {
            people[at] = json!({});
            return;
        };
        match self.random.below(8) {
            0 => {
                person.remove(name);
            }
            1 => {
                let theirs = other["interviewers"].as_array().into_iter().flatten().find_map(|person| person.get(name));
                person.extend(theirs.map(|given| (name.to_owned(), given.clone())));
            }
            _ => {
                let given = self.answer(name, person.get(name));
                person.insert(name.to_owned(), given);
            }
        }
    }

    /// Mostly an answer that the field may have, sometimes anything.
    fn answer(&mut self, field: &str, given: Option<&Value>) -> Value {
        use interview_connect::*;
        if self.random.percent(12) {
            return self.anything();
        }
        let mut choice = |names: &[&'static str]| Value::from(self.random.pick(names));
        match field {
            "stage" => choice(Stage::NAMES),
            "companyNorm" => choice(CompanyNorm::NAMES),
            "comfort" => choice(Comfort::NAMES),
            "arrangedBy" => choice(ArrangedBy::NAMES),
            "closedBecause" => choice(ClosedBecause::NAMES),
            "workingWeek" => choice(WorkingWeek::NAMES),
            "posture" => choice(Posture::NAMES),
            "timeForm" => choice(TimeForm::NAMES),
            "reach" => choice(Reach::NAMES),
            "role" => choice(Role::NAMES),
            "round" => choice(Round::NAMES),
            "relationship" => choice(Relationship::NAMES),
            "rapport" => choice(Rapport::NAMES),
            "contact" => choice(Contact::NAMES),
            "request" => choice(Request::NAMES),
            "lang" => choice(&["en", "en-GB", "de", "EN", "e"]),
            "invitedYou" | "referredYou" | "activeOnline" | "followedUp" | "agreed" => self.random.percent(50).into(),
            "noteLimit" => self.random.between(0, LARGEST_NOTE_LIMIT as i32 + 1).into(),
            "notesLeft" => self.random.between(-1, 4).into(),
            // Whole hours, an edge, or a minute beside it.
            "clockAhead" => match self.random.below(4) {
                0 => (self.random.pick(&[-1, 1]) * (MOST_CLOCK_AHEAD + self.random.between(-1, 1))).into(),
                _ => (60 * self.random.between(-26, 26)).into(),
            },
            "daysOff" => {
                let count =
                    if self.random.percent(5) { MOST_DAYS_OFF + self.random.below(2) } else { self.random.below(4) };
                (0..count).map(|_| self.moment(None, 10)).collect()
            }
            "schema" => self.random.between(0, 2).into(),
            "checkInsSentOn" => (0..self.random.below(4)).map(|_| self.moment(None, 10)).collect(),
            "invitedOn" | "decisionOn" | "requestSentOn" => self.moment(given, 10),
            "now" | "interviewAt" | "nextInterviewAt" | "metAt" | "thankYouSentAt" => self.moment(given, 16),
            _ => self.text().into(),
        }
    }

    /// A day or a minute near the one given, or near those of the corpus: an edge lies at most weeks away.
    fn moment(&mut self, given: Option<&Value>, length: usize) -> Value {
        let near = given
            .and_then(Value::as_str)
            .and_then(|text| LocalDateTime::parse(&format!("{text}T12:00").chars().take(16).collect::<String>()).ok());
        let start = near.unwrap_or_else(|| LocalDateTime::parse("2026-03-11T15:00").expect("a time"));
        let day = 24 * 60;
        let minutes = match self.random.percent(70) {
            true => self.random.pick(&[0, 1, 2, 3, 7, 21, -1, -2, -3, -7, -21]) * day + self.random.between(-1, 1),
            false => self.random.between(-30 * day, 30 * day),
        };
        String::from(start + minutes).chars().take(length).collect::<String>().into()
    }

    fn text(&mut self) -> String {
        let at = self.random.below(self.texts.len());
        let mut text = self.texts[at].clone();
        match self.random.below(12) {
            0 => text.push_str(&self.texts[self.random.below(self.texts.len())]),
            1 => text = text.repeat(self.random.below(200)),
            2 => text = text.chars().rev().collect(),
            3 => text = text.chars().take(self.random.below(12)).collect(),
            // On and beside the most that is allowed, and rarely far beyond it.
            4 => text = "x".repeat((LONGEST_TEXT as i32 + self.random.between(-2, 2)) as usize),
            5 if self.random.percent(2) => text = "x\u{301}".repeat(500_000),
            _ => {}
        }
        text
    }

    fn anything(&mut self) -> Value {
        match self.random.below(10) {
            0 => Value::Null,
            1 => self.random.percent(50).into(),
            2 => self.random.pick(&[0.0, -0.0, 1.0, 1.5, -1.0, 299.0, 300.0, 301.0, 1e308, 4_294_967_296.0]).into(),
            3 => json!([]),
            4 => json!({}),
            5 => json!([self.text(), null, {}]),
            6 => json!({ self.text(): self.text() }),
            _ => self.text().into(),
        }
    }
}

/// Runs a target on the corpus and on what comes of bending it. The target checks its promises by panicking, and says
/// what kind of answer it saw.
fn fuzz(name: &str, target: impl Fn(&Value, &mut Random) -> u64) {
    let (executions, seed) = (setting("INTERVIEW_CONNECT_FUZZ", EXECUTIONS), setting("INTERVIEW_CONNECT_FUZZ_SEED", 1));
    let mut bender = Bender { random: Random::new(seed as u64), texts: texts() };
    let mut pool = corpus();
    let mut seen = BTreeSet::new();
    let (corpus, total) = (pool.len(), pool.len() + executions);
    for number in 0..total {
        let input = match pool.get(number).filter(|_| number < corpus) {
            Some(kept) => kept.clone(),
            None => {
                let (from, other) = (bender.random.below(pool.len()), bender.random.below(pool.len()));
                let (from, other) = (pool[from].clone(), pool[other].clone());
                bender.bend(from, &other)
            }
        };
        let mut random = Random::new((seed + number) as u64);
        let kind = catch_unwind(AssertUnwindSafe(|| target(&input, &mut random)));
        let Ok(kind) = kind else { panic!("{name}, execution {number} with seed {seed}: {input}") };
        // Long texts would make every descendant slow, and no answer depends on their length beyond the limit.
        if seen.insert(kind) && number >= corpus && input.to_string().len() < 20_000 {
            if pool.len() < POOL {
                pool.push(input);
            } else {
                let at = bender.random.below(POOL);
                pool[at] = input;
            }
        }
    }
    println!("fuzz executions: {total} ({name}; {} kinds of answer)", seen.len());
}

fn hash(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// What kind of answer an advice is: who decided, what is asked, how much was put right.
fn kind_of(advice: &Advice) -> u64 {
    let people = advice.people.iter().take(3).map(|person| {
        let window =
            person.window.map(|window| (window.until, window.late, window.opens.is_some(), window.closes.is_some()));
        let stances: Vec<_> = person.stances.iter().map(|stance| stance.stance).collect();
        (person.rule, person.verdict, person.with_note, window, stances)
    });
    let missing: Vec<&str> = advice.missing.iter().take(3).map(|open| open.field).collect();
    hash((advice.stage, people.collect::<Vec<_>>(), missing, advice.notices.len().min(4)))
}

fn kind_of_faults(faults: &[Fault]) -> u64 {
    let fields = faults.iter().map(|fault| (fault.path.rsplit('.').next().map(str::to_owned), &fault.problem));
    hash(fields.take(3).collect::<Vec<_>>())
}

/// Whatever was wrong is said, at a field that the model knows.
fn check_faults(faults: &[Fault]) {
    assert!(!faults.is_empty());
    for fault in faults {
        assert!(!fault.problem.is_empty() && !fault.accepted.is_empty(), "{fault:?}");
        let (field, known) = match fault.path.split_once("].") {
            Some((_, field)) if fault.path.starts_with("interviewers[") => (field, INTERVIEWER_FIELDS),
            _ => (fault.path.split('[').next().unwrap_or_default(), SITUATION_FIELDS),
        };
        assert!(known.contains(&field) || field == "situation", "{fault:?}");
    }
}

/// Whatever was read lies within the model's bounds.
fn check_read(situation: &Situation) {
    assert!((1..=MOST_INTERVIEWERS).contains(&situation.interviewers.len()));
    let ids: BTreeSet<&str> = situation.interviewers.iter().map(|who| who.id.as_str()).collect();
    assert!(ids.len() == situation.interviewers.len() && !ids.contains(""), "ids that do not tell people apart");
    assert!(situation.note_limit.is_none_or(|limit| (1..=LARGEST_NOTE_LIMIT).contains(&limit)));
    let shared = [&situation.you, &situation.company, &situation.job, &situation.lang, &situation.plan_id];
    let clocks = situation.interviewers.iter().map(|who| who.clock_ahead).chain([situation.clock_ahead]);
    assert!(clocks.flatten().all(|ahead| ahead.abs() <= MOST_CLOCK_AHEAD));
    assert!(situation.days_off.len() <= MOST_DAYS_OFF && situation.check_ins_sent_on.len() <= MOST_CHECK_INS);
    let theirs = situation.interviewers.iter().flat_map(|who| [&who.name, &who.topic, &who.line]);
    for text in shared.into_iter().chain(theirs).flatten() {
        assert!(!text.is_empty() && text.encode_utf16().count() <= LONGEST_TEXT && clean(text) == *text, "{text:?}");
    }
}

#[test]
fn fuzz_reading_and_advice() {
    fuzz("reading and advice", |input, _| match Situation::read(&Json(input)) {
        Err(faults) => {
            check_faults(&faults);
            kind_of_faults(&faults)
        }
        Ok(situation) => {
            check_read(&situation);
            let advice = advise(&situation);
            assert_eq!(advice.people.len(), situation.interviewers.len());
            assert!(
                advice.people.iter().all(|person| person.rule.starts_with('R')
                    && !person.reasons.is_empty()
                    && person.stances.len() == 5)
            );
            kind_of(&advice)
        }
    });
}

/// A host's object with getters: what it looks like may change each time that one looks.
struct Shifting<'a> {
    value: &'a Value,
    others: &'a [Value],
    random: &'a RefCell<Random>,
    reads: &'a Cell<usize>,
}

impl<'a> Shifting<'a> {
    fn with(&self, value: &'a Value) -> Shifting<'a> {
        Shifting { value, ..*self }
    }

    fn shifted(&self) -> &'a Value {
        self.reads.set(self.reads.get() + 1);
        let mut random = self.random.borrow_mut();
        if random.percent(3) { &self.others[random.below(self.others.len())] } else { self.value }
    }
}

impl Input for Shifting<'_> {
    fn view(&self) -> View {
        Json(self.shifted()).view()
    }
    fn field(&self, name: &'static str) -> Self {
        self.with(self.shifted().get(name).unwrap_or(&Value::Null))
    }
    fn item(&self, index: usize) -> Self {
        self.with(self.shifted().get(index).unwrap_or(&Value::Null))
    }
    fn names(&self) -> Vec<String> {
        Json(self.shifted()).names()
    }
}

#[test]
fn fuzz_an_object_that_changes_while_it_is_read() {
    let others = [
        json!(null),
        json!([]),
        json!([null, 1, "x"]),
        json!({}),
        json!("2026-03-10"),
        json!(true),
        json!(1e9),
        json!({ "id": "1", "now": "x" }),
    ];
    fuzz("an object that changes while it is read", |input, random| {
        let reads = Cell::new(0);
        let random = RefCell::new(Random::new(random.below(1 << 30) as u64));
        let shifting = Shifting { value: input, others: &others, random: &random, reads: &reads };
        let read = Situation::read(&shifting);
        // Nobody's object may keep the reader busy: it looks at each field a few times at most.
        let fields = SITUATION_FIELDS.len() + MOST_INTERVIEWERS * INTERVIEWER_FIELDS.len();
        assert!(reads.get() <= 5 * fields + 100, "{} reads", reads.get());
        match read {
            Ok(situation) => {
                check_read(&situation);
                kind_of(&advise(&situation))
            }
            Err(faults) => {
                check_faults(&faults);
                kind_of_faults(&faults)
            }
        }
    });
}

#[test]
fn fuzz_compose() {
    fuzz("compose", |input, random| {
        let Ok(situation) = Situation::read(&Json(input)) else { return 0 };
        let who = random.below(situation.interviewers.len());
        let id = if random.percent(90) { situation.interviewers[who].id.clone() } else { "nobody \u{202e}".to_owned() };
        let kinds: Vec<&str> = Kind::ALL.iter().map(|(name, _)| *name).chain(["Note", ""]).collect();
        let tones: Vec<&str> = Tone::ALL.iter().map(|(name, _)| *name).chain(["WARM"]).collect();
        let (kind, tone) = (random.pick(&kinds), random.pick(&tones));
        let wrong = [
            ("personId", situation.interviewers.iter().all(|who| who.id != id)),
            ("kind", Kind::ALL.iter().all(|(name, _)| *name != kind)),
            ("tone", Tone::ALL.iter().all(|(name, _)| *name != tone)),
        ];
        match compose(&situation, &id, kind, tone) {
            Err(faults) => {
                let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
                assert_eq!(paths, wrong.iter().filter(|(_, wrong)| *wrong).map(|(path, _)| *path).collect::<Vec<_>>());
                hash(paths)
            }
            Ok(draft) => {
                assert!(wrong.iter().all(|(_, wrong)| !wrong));
                let units: Vec<u16> = draft.body.encode_utf16().collect();
                assert!(draft.length == units.len() && draft.limit.is_none_or(|limit| draft.length <= limit));
                assert_eq!(draft.limit.is_some(), draft.channel == Channel::LinkedinNote);
                assert_eq!(draft.subject.is_some(), draft.channel == Channel::Email);
                // Only the writer's own breaks: nothing in a name can start a new line, or end the subject's.
                assert!(
                    !draft.body.contains('\r')
                        && draft.subject.as_deref().is_none_or(|subject| !subject.contains(['\r', '\n']))
                );
                let mut end = 0;
                for gap in &draft.placeholders {
                    let shown = String::from_utf16(&units[gap.start..gap.end]).expect("an offset within a character");
                    assert!(gap.start >= end && shown.starts_with('[') && shown.ends_with(']'), "{shown}");
                    end = gap.end;
                }
                assert!(!draft.cites.is_empty());
                hash((
                    draft.kind,
                    tone,
                    draft.placeholders.iter().map(|gap| gap.name).collect::<Vec<_>>(),
                    draft.body.lines().count(),
                    draft.length / 40,
                ))
            }
        }
    });
}

/// Messages that somebody might have written: those of the hand-written cases.
fn messages() -> Vec<String> {
    let folders = ["tests/cases/good-messages", "tests/cases/bad-messages"];
    let found: Vec<String> = folders
        .iter()
        .flat_map(|folder| files(folder, "toml"))
        .flat_map(|(name, text)| {
            let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
            let cases: Vec<toml::Value> =
                table.into_iter().filter_map(|(_, value)| value.as_array().cloned()).flatten().collect();
            cases.into_iter().filter_map(|case| Some(case.get("text")?.as_str()?.to_owned()))
        })
        .collect();
    assert!(found.len() > 50, "{} messages", found.len());
    found
}

/// A message made of pieces of others and of hostile texts.
fn message(random: &mut Random, messages: &[String], texts: &[String]) -> String {
    let mut made = String::new();
    for _ in 0..random.between(1, 4) {
        let from = if random.percent(70) { messages } else { texts };
        let letters: Vec<char> = from[random.below(from.len())].chars().collect();
        let start = random.below(letters.len() + 1);
        let start = if random.percent(60) { 0 } else { start };
        let length = if random.percent(60) { letters.len() } else { random.below(letters.len() + 1) };
        made.extend(letters.into_iter().skip(start).take(length));
        made.push_str(random.pick(&["", " ", "\n", "\r\n", "!!!", "\u{200d}", "?"]));
    }
    match random.below(40) {
        0 => made.repeat(random.below(60)),
        1 => made.to_uppercase(),
        2 => made.chars().rev().collect(),
        _ => made,
    }
}

#[test]
fn fuzz_review() {
    let (messages, texts) = (messages(), texts());
    let kinds: Vec<&str> = Kind::ALL.iter().map(|(name, _)| *name).collect();
    fuzz("review", |situation, random| {
        let text = message(random, &messages, &texts);
        let odd = random.percent(10);
        let mut options = json!({ "kind": random.pick(&kinds) });
        if random.percent(70) {
            options["situation"] = situation.clone();
        }
        if random.percent(50) {
            options["noteLimit"] = random.between(if odd { -1 } else { 1 }, 300 + i32::from(odd)).into();
        }
        if random.percent(50) {
            options["personId"] = random.pick(&["1", "2", "dana", ""]).into();
        }
        if random.percent(40) {
            let other = if random.percent(40) { text.clone() } else { message(random, &messages, &texts) };
            options["others"] = json!([{ "personId": "2", "text": other }, { "text": "" }]);
        }
        if odd {
            let field = random.pick(&["kind", "noteLimit", "situation", "personId", "others", "text"]);
            options[field] = random.pick(&[0, 1, 2, 3]).into();
        }
        let said = Value::from(text.as_str());
        let read = match ReviewInput::read(&Json(&said), &Json(&options)) {
            Err(faults) => {
                assert!(!faults.is_empty());
                let known = ["text", "options", "kind", "noteLimit", "situation", "personId", "others"];
                for fault in &faults {
                    let field = fault.path.split(['.', '[']).next().unwrap_or_default();
                    assert!(
                        known.contains(&field) && !fault.problem.is_empty() && !fault.accepted.is_empty(),
                        "{fault:?}"
                    );
                }
                return kind_of_faults(&faults);
            }
            Ok(read) => read,
        };
        let findings = read.review();
        assert_eq!(findings, read.review(), "the same message is not always found the same fault with");
        let units: Vec<u16> = text.encode_utf16().collect();
        for finding in &findings {
            assert!(finding.start <= finding.end && finding.end <= units.len(), "{finding:?} of {}", units.len());
            assert!(String::from_utf16(&units[finding.start..finding.end]).is_ok(), "{finding:?} cuts a character");
            assert!(!finding.message.is_empty() && !finding.cites.is_empty(), "{finding:?}");
            let expected = match finding.id {
                "tooLong" | "placeholder" => Severity::Error,
                "noName" | "noTopic" => Severity::Hint,
                _ => Severity::Warning,
            };
            assert_eq!(finding.severity, expected, "{finding:?}");
        }
        assert!(findings.is_sorted_by_key(|finding| finding.start), "{findings:?}");
        if let (Some(limit), Kind::Note) = (read.options.note_limit, read.options.kind) {
            let found = findings.iter().any(|finding| finding.id == "tooLong");
            assert_eq!(found, units.len() > limit as usize, "{} of {limit}", units.len());
        }
        hash((read.options.kind, findings.iter().map(|finding| finding.id).collect::<BTreeSet<_>>()))
    });
}

#[test]
fn fuzz_calendar() {
    fuzz("calendar", |input, _| {
        let Ok(situation) = Situation::read(&Json(input)) else { return 0 };
        let file = calendar(&situation);
        let lines = unfolded(&file);
        let mut open: Vec<&str> = Vec::new();
        let mut uids = BTreeSet::new();
        let mut names = Vec::new();
        for line in &lines {
            let (head, value) = line.split_once(':').expect("every line is a name and a value");
            let name = head.split(';').next().unwrap_or_default();
            match name {
                "BEGIN" => open.push(value),
                "END" => assert_eq!(open.pop(), Some(value), "an end without its beginning"),
                "UID" => assert!(uids.insert(value), "two events with one id"),
                "SUMMARY" | "DESCRIPTION" => assert!(is_escaped(value), "{line}"),
                "VERSION" | "PRODID" | "CALSCALE" | "DTSTAMP" | "DTSTART" | "DTEND" | "TRANSP" | "ACTION"
                | "TRIGGER" => {}
                _ => panic!("no event has a line {line}"),
            }
            names.push(name);
        }
        assert!(open.is_empty(), "{open:?} does not end");
        assert_eq!(names.iter().filter(|name| **name == "DTSTART").count(), uids.len());
        hash(names.into_iter().take(60).collect::<Vec<_>>())
    });
}

/// The content lines of a calendar file, put together again; every line of the file itself fits the format.
fn unfolded(file: &str) -> Vec<String> {
    assert!(
        file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']),
        "a line break that is not CRLF"
    );
    let mut lines: Vec<String> = Vec::new();
    for line in file.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75 && !line.chars().any(|letter| letter.is_control()), "{line:?}");
        match (line.strip_prefix(' '), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// No comma, semicolon or backslash stands by itself (RFC 5545, section 3.3.11).
fn is_escaped(value: &str) -> bool {
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if !matches!(letters.next(), Some('\\' | ';' | ',' | 'n')) => return false,
            ',' | ';' => return false,
            _ => {}
        }
    }
    true
}
