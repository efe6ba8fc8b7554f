//! The state as text: written here, read back through the browser's own parser with every value checked.
//!
//! A plan holds its answers as the public model's situation, so that an exported file can be handed to the engine. A
//! moment whose time is not known stands as a bare day.

use super::fields::{self, Kind};
use super::given::{NOON, Reading};
use super::state::{
    Answers, Edited, LONGEST_DRAFT, MOST_PLANS, Met, Plan, Spot, State, day_and_time, moment_of, plausible,
};
use crate::situation::{LONGEST_TEXT, MOST_INTERVIEWERS};
use crate::wasm::Js;
use crate::{INTERVIEWER_FIELDS, Input, SITUATION_FIELDS, View};

/// The form of the text; a newer one is left alone.
pub(super) const VERSION: u32 = 1;

/// No list that is not bounded elsewhere is read beyond this.
const MOST_ENTRIES: usize = 5_000;

/// What a text turned out to be.
pub(super) enum Found {
    /// A state, and how many values in it could not be used.
    State(State, usize),
    /// The user wants nothing kept.
    NotKept,
    /// Written by a later version.
    Newer,
    /// Nothing that this version can read.
    Unreadable,
}

/// The text that says only that nothing is to be kept.
pub(super) const NOT_KEPT: &str = r#"{"version":1,"keep":false}"#;

/// The state as JSON.
pub(super) fn write(state: &State) -> String {
    let mut out = Writer::new();
    out.object(|out| {
        out.field("version").raw(&crate::content::number(VERSION as i32));
        out.field("open").text(&state.open);
        out.field("plans").list(&state.plans, write_plan);
    });
    out.0
}

fn write_plan(out: &mut Writer, plan: &Plan) {
    out.object(|out| {
        out.field("id").text(&plan.id);
        out.field("name").text(&plan.name);
        out.field("situation").object(|out| {
            write_answers(out, &plan.answers, false);
            out.field("interviewers").list(&plan.people, |out, met| {
                out.object(|out| {
                    out.field("id").text(&met.id);
                    write_answers(out, &met.answers, true);
                });
            });
        });
        out.field("chosen").text(&plan.chosen);
        out.field("ticks").list(&plan.ticks, |out, (item, done)| {
            out.object(|out| {
                out.field("item").text(item);
                out.field("done").raw(if *done { "true" } else { "false" });
            });
        });
        out.field("cleared").list(&plan.cleared, |out, item| out.text(item));
        out.field("passed").list(&plan.passed, |out, spot| {
            out.object(|out| {
                out.field("field").text(spot.field);
                if let Some(person) = &spot.person {
                    out.field("person").text(person);
                }
            });
        });
        out.field("drafts").list(&plan.drafts, write_draft);
        out.field("folds").list(&plan.folds, |out, (fold, open)| {
            out.object(|out| {
                out.field("fold").text(fold);
                out.field("open").raw(if *open { "true" } else { "false" });
            });
        });
    });
}

fn write_answers(out: &mut Writer, answers: &Answers, personal: bool) {
    for (field, value) in answers.iter() {
        out.field(field);
        match fields::question(field, personal).map(|question| &question.kind) {
            Some(Kind::Choice(_)) if value == fields::YES || value == fields::NO => out.raw(value),
            Some(Kind::Number(_)) if plausible(field, personal, value) => out.raw(value),
            None if field == "noteLimit" && plausible(field, personal, value) => out.raw(value),
            None if field == "checkInsSentOn" => {
                let days: Vec<&str> = value.split(' ').collect();
                out.list(&days, |out, day| out.text(day));
            }
            _ => out.text(value),
        }
    }
}

/// A plan as the engine takes it: with the moment it was asked at, and without answers at fault.
pub(super) fn write_situation(plan: &Plan, reading: &Reading, lang: &str) -> String {
    let mut out = Writer::new();
    let complete = |answers: &Answers, person: Option<&str>| {
        let mut complete = Answers::default();
        for (field, value) in answers.iter() {
            let spot = Spot { field, person: person.map(str::to_owned) };
            let is_moment =
                fields::question(field, person.is_some()).is_some_and(|question| matches!(question.kind, Kind::Moment));
            let value = match day_and_time(value) {
                ("", _) if is_moment => continue,
                (day, "") if is_moment => moment_of(day, NOON),
                _ => value.to_owned(),
            };
            if !reading.faults.iter().any(|(at, _)| *at == spot) {
                complete.set(field, value);
            }
        }
        complete
    };
    out.object(|out| {
        out.field("schema").raw(&crate::content::number(crate::SCHEMA as i32));
        out.field("now").text(&String::from(reading.situation.now));
        out.field("lang").text(lang);
        out.field("planId").text(&plan.id);
        write_answers(out, &complete(&plan.answers, None), false);
        out.field("interviewers").list(&plan.people, |out, met| {
            out.object(|out| {
                out.field("id").text(&met.id);
                write_answers(out, &complete(&met.answers, Some(&met.id)), true);
            });
        });
    });
    out.0
}

fn write_draft(out: &mut Writer, draft: &Edited) {
    out.object(|out| {
        out.field("person").text(&draft.person);
        out.field("kind").text(&draft.kind);
        out.field("tone").text(&draft.tone);
        if let Some((text, from)) = &draft.text {
            out.field("text").text(text);
            out.field("from").text(from);
        }
    });
}

/// JSON under way. Numbers in it have no leading zeros because every one of them is made from a number.
struct Writer(String);

impl Writer {
    fn new() -> Writer {
        Writer(String::new())
    }

    fn comma(&mut self) {
        if !self.0.ends_with(['{', '[', ':']) && !self.0.is_empty() {
            self.0.push(',');
        }
    }

    fn object(&mut self, fill: impl FnOnce(&mut Writer)) {
        self.comma();
        self.0.push('{');
        fill(self);
        self.0.push('}');
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Writer, &T)) {
        self.comma();
        self.0.push('[');
        for item in items {
            write(self, item);
        }
        self.0.push(']');
    }

    fn field(&mut self, name: &str) -> &mut Writer {
        self.text(name);
        self.0.push(':');
        self
    }

    fn raw(&mut self, json: &str) {
        self.comma();
        self.0.push_str(json);
    }

    fn text(&mut self, text: &str) {
        self.comma();
        self.0.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\u{0}'..='\u{1f}' => {
                    const DIGITS: &[u8; 16] = b"0123456789abcdef";
                    self.0.push_str("\\u00");
                    for half in [letter as usize >> 4, letter as usize & 15] {
                        self.0.push(char::from(DIGITS[half]));
                    }
                }
                _ => self.0.push(letter),
            }
        }
        self.0.push('"');
    }
}

/// Reads a state, an exported plan, or a bare situation as the engine takes it.
pub(super) fn read(text: &str) -> Found {
    let Ok(value) = js_sys::JSON::parse(text) else { return Found::Unreadable };
    let value = Js(value);
    if value.view() != View::Fields {
        return Found::Unreadable;
    }
    match value.field("version").view() {
        View::Number(version) if version > f64::from(VERSION) => return Found::Newer,
        View::Number(_) | View::Absent => {}
        _ => return Found::Unreadable,
    }
    if value.field("keep").view() == View::Bool(false) {
        return Found::NotKept;
    }
    let mut reader = Reader { dropped: 0 };
    let plans = match value.field("plans").view() {
        View::List(count) => {
            (0..count.min(MOST_PLANS)).filter_map(|index| reader.plan(&value.field("plans").item(index))).collect()
        }
        // A situation by itself: what a host hands to the engine makes a plan too.
        View::Absent if SITUATION_FIELDS.iter().any(|field| value.field(field).view() != View::Absent) => {
            vec![reader.situation(Plan::new(String::new()), &value)]
        }
        _ => return Found::Unreadable,
    };
    let mut plans: Vec<Plan> = plans;
    if plans.is_empty() {
        return Found::Unreadable;
    }
    give_ids(&mut plans);
    let open = reader.text(&value.field("open")).unwrap_or_default();
    let open = if plans.iter().any(|plan| plan.id == open) { open } else { plans[0].id.clone() };
    Found::State(State { plans, open }, reader.dropped)
}

/// Every plan and every interviewer gets an id of its own.
pub(super) fn give_ids(plans: &mut [Plan]) {
    for index in 0..plans.len() {
        let taken = |id: &str, plans: &[Plan]| id.is_empty() || plans[..index].iter().any(|plan| plan.id == id);
        let mut number = index as i32 + 1;
        while taken(&plans[index].id, plans) {
            plans[index].id = crate::content::number(number);
            number += 1;
        }
    }
}

struct Reader {
    dropped: usize,
}

impl Reader {
    fn text(&mut self, value: &Js) -> Option<String> {
        match value.view() {
            View::Text(text) => Some(text),
            View::Absent => None,
            _ => {
                self.dropped += 1;
                None
            }
        }
    }

    fn text_up_to(&mut self, most: usize, value: &Js) -> Option<String> {
        let text = self.text(value);
        let fits = text.as_ref().is_none_or(|text| text.encode_utf16().count() <= most);
        self.dropped += usize::from(!fits);
        text.filter(|_| fits)
    }

    fn list<T>(&mut self, value: &Js, most: usize, read: impl Fn(&mut Reader, &Js) -> Option<T>) -> Vec<T> {
        match value.view() {
            View::List(count) => {
                self.dropped += count.saturating_sub(most);
                (0..count.min(most)).filter_map(|index| read(self, &value.item(index))).collect()
            }
            View::Absent => Vec::new(),
            _ => {
                self.dropped += 1;
                Vec::new()
            }
        }
    }

    fn plan(&mut self, value: &Js) -> Option<Plan> {
        if value.view() != View::Fields {
            self.dropped += 1;
            return None;
        }
        let mut plan = Plan::new(self.text(&value.field("id")).unwrap_or_default());
        plan.name = self.text_up_to(LONGEST_TEXT, &value.field("name")).unwrap_or_default();
        plan = self.situation(plan, &value.field("situation"));
        let chosen = self.text(&value.field("chosen")).unwrap_or_default();
        if plan.person(&chosen).is_some() {
            plan.chosen = chosen;
        }
        plan.ticks = self.list(&value.field("ticks"), MOST_ENTRIES, |reader, tick| {
            let done = tick.field("done").view() == View::Bool(true);
            Some((reader.text(&tick.field("item"))?, done))
        });
        plan.cleared = self.list(&value.field("cleared"), MOST_ENTRIES, Reader::text);
        plan.passed = self.list(&value.field("passed"), MOST_ENTRIES, |reader, spot| {
            let field = reader.text(&spot.field("field"))?;
            let person = reader.text(&spot.field("person"));
            let question = fields::question(&field, person.is_some())?;
            Some(Spot { field: question.field, person })
        });
        plan.drafts = self.list(&value.field("drafts"), MOST_ENTRIES, |reader, draft| {
            let [text, from] = ["text", "from"].map(|field| reader.text_up_to(LONGEST_DRAFT, &draft.field(field)));
            let from = from.unwrap_or_default();
            Some(Edited {
                person: reader.text(&draft.field("person"))?,
                kind: reader.text(&draft.field("kind"))?,
                tone: reader.text(&draft.field("tone")).unwrap_or_default(),
                text: text.map(|text| (text, from)),
            })
        });
        plan.folds = self.list(&value.field("folds"), MOST_ENTRIES, |reader, fold| {
            let open = fold.field("open").view() == View::Bool(true);
            Some((reader.text(&fold.field("fold"))?, open))
        });
        Some(plan)
    }

    fn situation(&mut self, mut plan: Plan, value: &Js) -> Plan {
        plan.answers = self.answers(value, SITUATION_FIELDS, false);
        let mut people = self.list(&value.field("interviewers"), MOST_INTERVIEWERS, |reader, person| {
            let id = reader.text(&person.field("id")).unwrap_or_default();
            Some(Met { id, answers: reader.answers(person, INTERVIEWER_FIELDS, true) })
        });
        for index in 0..people.len() {
            // Ids are those of items and drafts too, where a colon parts them from the item's.
            let id = people[index].id.clone();
            let taken = |id: &str| {
                id.is_empty()
                    || id.encode_utf16().count() > LONGEST_TEXT
                    || people[..index].iter().any(|met| met.id == id)
            };
            if taken(&id) {
                let free = (index + 1..).map(|number| crate::content::number(number as i32));
                people[index].id =
                    free.into_iter().find(|id| !people.iter().any(|met| met.id == *id)).unwrap_or_default();
            }
        }
        if let Some(first) = people.first() {
            plan.chosen = first.id.clone();
            plan.people = people;
        }
        plan
    }

    fn answers(&mut self, value: &Js, known: &[&'static str], personal: bool) -> Answers {
        let mut answers = Answers::default();
        // Given anew by every visit, or kept elsewhere.
        let elsewhere = ["schema", "now", "lang", "planId", "interviewers", "id"];
        for field in known.iter().filter(|field| !elsewhere.contains(field)) {
            let raw = match value.field(field).view() {
                View::Absent => continue,
                View::Text(text) => text,
                View::Bool(answer) => if answer { fields::YES } else { fields::NO }.to_owned(),
                View::Number(number) if number >= 0.0 && number <= f64::from(u16::MAX) && number.fract() == 0.0 => {
                    crate::content::number(number as i32)
                }
                View::List(_) => self.list(&value.field(field), 2, Reader::text).join(" "),
                _ => String::new(),
            };
            if !raw.is_empty() && plausible(field, personal, &raw) {
                answers.set(field, raw);
            } else {
                self.dropped += 1;
            }
        }
        answers
    }
}
