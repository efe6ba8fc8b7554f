//! The JSON serializer and deserializer of the state.
//!
//! A plan holds its answers as the public model's situation, so that an exported file can be handed to the engine. A
//! moment whose time is not known stands as a bare day.
//!
//! Both directions are written by hand, for two reasons:
//! - The reader goes through the browser's `JSON.parse` and then checks value by value. It keeps everything that it can use and
//!   counts the rest, where serde would give up at the first fault. A parser of our own would weigh far more.
//! - The writer asks nothing of the page. `JSON.stringify` calls whatever `toJSON` a script has put on the prototypes, and may
//!   be replaced altogether: what is kept for the user would then be spoilt without a sign of it.

use super::fields::{self, Kind};
use super::page::property;
use super::state::{
    Answers, Edited, LONGEST_DRAFT, MOST_PLANS, Met, Plan, Spot, State, person_with, plan_with, plausible,
};
use crate::basics::text::utf16;
use crate::bridge::json::Writer;
use crate::model::situation::{LONGEST_TEXT, MOST_INTERVIEWERS};
use crate::{Choice, INTERVIEWER_FIELDS, SITUATION_FIELDS, Situation};
use js_sys::{Array, JSON};
use wasm_bindgen::{JsCast, JsValue};

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
    let mut out = Writer::default();
    out.object(|out| {
        out.field("version").number(VERSION as i32);
        out.field("open").text(&state.open);
        if !state.lang.is_empty() {
            out.field("lang").text(&state.lang);
        }
        out.field("plans").list(&state.plans, write_plan);
    });
    out.text
}

fn write_plan(out: &mut Writer, plan: &Plan) {
    out.object(|out| {
        out.field("id").text(&plan.id);
        out.field("name").text(&plan.name);
        out.field("situation").object(|out| write_process(out, plan));
        out.field("chosen").text(&plan.chosen);
        write_flags(out.field("ticks"), &plan.ticks, TICK);
        out.field("cleared").list(&plan.cleared, |out, item| out.text(item));
        if !plan.zones.is_empty() {
            out.field("zones").list(&plan.zones, |out, (person, zone)| {
                out.object(|out| {
                    out.field("person").text(person);
                    out.field("zone").text(zone);
                });
            });
        }
        out.field("passed").list(&plan.passed, |out, spot| {
            out.object(|out| {
                out.field("field").text(spot.field);
                if let Some(person) = &spot.person {
                    out.field("person").text(person);
                }
            });
        });
        out.field("drafts").list(&plan.drafts, write_draft);
        write_flags(out.field("folds"), &plan.folds, FOLD);
    });
}

/// The answers of a plan, as fields of the public model.
fn write_process(out: &mut Writer, plan: &Plan) {
    write_answers(out, &plan.answers, false);
    out.field("interviewers").list(&plan.people, |out, met| {
        out.object(|out| {
            out.field("id").text(&met.id);
            write_answers(out, &met.answers, true);
        });
    });
}

/// What a tick's and a fold's two fields are called.
const TICK: [&str; 2] = ["item", "done"];
const FOLD: [&str; 2] = ["fold", "open"];

fn write_flags(out: &mut Writer, flags: &[(String, bool)], [name, flag]: [&str; 2]) {
    out.list(flags, |out, (known, is_set)| {
        out.object(|out| {
            out.field(name).text(known);
            out.field(flag).raw(if *is_set { fields::YES } else { fields::NO });
        });
    });
}

fn write_answers(out: &mut Writer, answers: &Answers, personal: bool) {
    for (field, value) in answers.iter() {
        out.field(field);
        match fields::question(field, personal).map(|question| &question.kind) {
            Some(Kind::Choice(_)) if value == fields::YES || value == fields::NO => out.raw(value),
            Some(Kind::Number(..)) => out.number_or_text(value),
            None if field == "noteLimit" => out.number_or_text(value),
            Some(Kind::Days(_)) => {
                let days: Vec<&str> = value.split(' ').filter(|day| !day.is_empty()).collect();
                out.list(&days, |out, day| out.text(day));
            }
            _ => out.text(value),
        }
    }
}

/// A situation as JSON, for the host.
pub(super) fn write_situation(situation: &Situation) -> String {
    let mut out = Writer::default();
    out.object(|out| {
        out.field("schema").number(crate::SCHEMA as i32);
        out.field("now").text(&String::from(situation.now));
        out.field("lang").text(situation.lang.as_deref().unwrap_or_default());
        if let Some(form) = situation.time_form {
            out.field("timeForm").text(form.name());
        }
        out.field("planId").text(situation.plan_id.as_deref().unwrap_or_default());
        write_process(out, &Plan::of(situation, String::new()));
    });
    out.text
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

/// Reads a state, an exported plan, or a bare situation as the engine takes it.
pub(super) fn read(text: &str) -> Found {
    let Ok(value) = JSON::parse(text) else { return Found::Unreadable };
    if !is_fields(&value) {
        return Found::Unreadable;
    }
    let version = property(&value, "version");
    match version.as_f64() {
        Some(version) if version > f64::from(VERSION) => return Found::Newer,
        None if !is_absent(&version) => return Found::Unreadable,
        _ => {}
    }
    if property(&value, "keep").as_bool() == Some(false) {
        return Found::NotKept;
    }
    let (mut reader, mut plans, mut lang) = (Reader { dropped: 0 }, Vec::new(), String::new());
    let given = property(&value, "plans");
    if given.is_array() {
        lang = reader.text(&value, "lang").unwrap_or_default();
        // Of plans, what is too much is left out without a word.
        for plan in &items(&given, MOST_PLANS) {
            if let Some(plan) = reader.plan(plan) {
                plans.push(plan);
            }
        }
    } else if is_absent(&given) && SITUATION_FIELDS.iter().any(|field| !is_absent(&property(&value, field))) {
        // A situation by itself: what a host hands to the engine makes a plan too.
        let mut plan = Plan::new(String::new());
        reader.situation(&mut plan, &value);
        plans.push(plan);
    }
    if plans.is_empty() {
        return Found::Unreadable;
    }
    give_ids(&mut plans);
    let open = reader.text(&value, "open").unwrap_or_default();
    let open = if plan_with(&plans, &open).is_some() { open } else { plans[0].id.clone() };
    Found::State(State { plans, open, lang }, reader.dropped)
}

fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn is_fields(value: &JsValue) -> bool {
    value.is_object() && !value.is_array()
}

/// The first items of a list.
fn items(list: &JsValue, most: usize) -> Vec<JsValue> {
    let list: &Array = list.unchecked_ref();
    (0..list.length().min(most as u32)).map(|index| list.get(index)).collect()
}

/// Every plan and every interviewer gets an id of its own.
pub(super) fn give_ids(plans: &mut [Plan]) {
    for index in 0..plans.len() {
        let taken = |id: &str, plans: &[Plan]| id.is_empty() || plan_with(&plans[..index], id).is_some();
        let mut number = index as i32 + 1;
        while taken(&plans[index].id, plans) {
            plans[index].id = crate::basics::text::number(number);
            number += 1;
        }
    }
}

/// Reads what the browser's parser has made of a text, and counts what could not be used.
struct Reader {
    dropped: usize,
}

impl Reader {
    /// A value that is a text.
    fn string(&mut self, value: &JsValue) -> Option<String> {
        let text = value.as_string();
        self.dropped += usize::from(text.is_none() && !is_absent(value));
        text
    }

    /// A field that is a text.
    fn text(&mut self, value: &JsValue, field: &str) -> Option<String> {
        self.string(&property(value, field))
    }

    fn text_up_to(&mut self, most: usize, value: &JsValue, field: &str) -> Option<String> {
        let text = self.text(value, field);
        let fits = text.as_ref().is_none_or(|text| utf16(text) <= most);
        self.dropped += usize::from(!fits);
        text.filter(|_| fits)
    }

    /// The items of a field that is a list.
    fn list(&mut self, value: &JsValue, field: &str, most: usize) -> Vec<JsValue> {
        let list = property(value, field);
        if list.is_array() {
            let length = list.unchecked_ref::<Array>().length() as usize;
            self.dropped += length.saturating_sub(most);
            return items(&list, most);
        }
        self.dropped += usize::from(!is_absent(&list));
        Vec::new()
    }

    fn plan(&mut self, value: &JsValue) -> Option<Plan> {
        if !is_fields(value) {
            self.dropped += 1;
            return None;
        }
        let mut plan = Plan::new(self.text(value, "id").unwrap_or_default());
        plan.name = self.text_up_to(LONGEST_TEXT, value, "name").unwrap_or_default();
        self.situation(&mut plan, &property(value, "situation"));
        let chosen = self.text(value, "chosen").unwrap_or_default();
        if plan.person(&chosen).is_some() {
            plan.chosen = chosen;
        }
        plan.ticks = self.flags(value, "ticks", TICK);
        for item in &self.list(value, "cleared", MOST_ENTRIES) {
            if let Some(item) = self.string(item) {
                plan.cleared.push(item);
            }
        }
        for zone in &self.list(value, "zones", MOST_INTERVIEWERS + 1) {
            let [person, zone] = ["person", "zone"].map(|field| self.text_up_to(LONGEST_TEXT, zone, field));
            plan.set_zone(&person.unwrap_or_default(), &zone.unwrap_or_default());
        }
        for spot in &self.list(value, "passed", MOST_ENTRIES) {
            let Some(field) = self.text(spot, "field") else { continue };
            let person = self.text(spot, "person");
            if let Some(question) = fields::question(&field, person.is_some()) {
                plan.passed.push(Spot { field: question.field, person });
            }
        }
        for draft in &self.list(value, "drafts", MOST_ENTRIES) {
            if let Some(draft) = self.draft(draft) {
                plan.drafts.push(draft);
            }
        }
        plan.folds = self.flags(value, "folds", FOLD);
        Some(plan)
    }

    fn flags(&mut self, value: &JsValue, field: &str, [name, flag]: [&str; 2]) -> Vec<(String, bool)> {
        let mut flags = Vec::new();
        for item in &self.list(value, field, MOST_ENTRIES) {
            if let Some(name) = self.text(item, name) {
                flags.push((name, property(item, flag).as_bool() == Some(true)));
            }
        }
        flags
    }

    fn draft(&mut self, draft: &JsValue) -> Option<Edited> {
        let [text, from] = ["text", "from"].map(|field| self.text_up_to(LONGEST_DRAFT, draft, field));
        let from = from.unwrap_or_default();
        Some(Edited {
            person: self.text(draft, "person")?,
            kind: self.text(draft, "kind")?,
            tone: self.text(draft, "tone").unwrap_or_default(),
            text: text.map(|text| (text, from)),
        })
    }

    fn situation(&mut self, plan: &mut Plan, value: &JsValue) {
        plan.answers = self.answers(value, SITUATION_FIELDS, false);
        let mut people: Vec<Met> = Vec::new();
        for person in &self.list(value, "interviewers", MOST_INTERVIEWERS) {
            let id = self.text(person, "id").unwrap_or_default();
            people.push(Met { id, answers: self.answers(person, INTERVIEWER_FIELDS, true) });
        }
        for index in 0..people.len() {
            // Ids are those of items and drafts too, where a colon parts them from the item's.
            let id = &people[index].id;
            let taken = id.is_empty() || utf16(id) > LONGEST_TEXT || person_with(&people[..index], id).is_some();
            if taken {
                let mut number = index as i32 + 1;
                while person_with(&people, &crate::basics::text::number(number)).is_some() {
                    number += 1;
                }
                people[index].id = crate::basics::text::number(number);
            }
        }
        if let Some(first) = people.first() {
            plan.chosen = first.id.clone();
            plan.people = people;
        }
    }

    /// A list of days as it would be typed.
    fn days(&mut self, value: &JsValue, field: &str, most: usize) -> String {
        let mut days = Vec::new();
        for day in &self.list(value, field, most) {
            days.extend(self.string(day));
        }
        days.join(" ")
    }

    fn answers(&mut self, value: &JsValue, known: &[&'static str], personal: bool) -> Answers {
        let mut answers = Answers::default();
        // Given anew by every visit, or kept elsewhere.
        let elsewhere = ["schema", "now", "lang", "timeForm", "planId", "interviewers", "id"];
        for field in known.iter().filter(|field| !elsewhere.contains(field)) {
            let given = property(value, field);
            if is_absent(&given) {
                continue;
            }
            let most = match fields::question(field, personal).map(|question| &question.kind) {
                Some(Kind::Days(most)) => *most,
                _ => 0,
            };
            let mut raw = if given.is_array() { self.days(value, field, most) } else { typed(&given) };
            if most > 0 {
                // The gaps that a list has while it is filled in are not kept.
                raw = raw.split(' ').filter(|day| !day.is_empty()).collect::<Vec<_>>().join(" ");
            }
            if !raw.is_empty() && plausible(field, personal, &raw) {
                answers.set(field, raw);
            } else {
                self.dropped += 1;
            }
        }
        answers
    }
}

/// A value of the public model as it would be typed; empty where it is none.
fn typed(value: &JsValue) -> String {
    match (value.as_bool(), value.as_f64()) {
        (Some(answer), _) => if answer { fields::YES } else { fields::NO }.to_owned(),
        (_, Some(number)) if number.abs() <= f64::from(u16::MAX) && number.fract() == 0.0 => {
            crate::basics::text::number(number as i32)
        }
        _ => value.as_string().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalDateTime;
    use crate::model::situation::TimeForm;
    use serde_json::{Value, json};

    fn state() -> State {
        let mut state = State::new();
        let plan = state.plan_mut();
        plan.name = "Tab\there, \"quoted\" \\ back, line\nbreak, \u{1}, 🦊".to_owned();
        plan.answers.set("notesLeft", "007");
        plan.answers.set("clockAhead", "-90");
        plan.answers.set("checkInsSentOn", "2026-03-01 2026-03-05");
        plan.answers.set("daysOff", "2026-03-09  2026-03-16"); // One is still being typed.
        plan.people[0].answers.set("invitedYou", fields::YES);
        plan.people[0].answers.set("thankYouSentAt", "2026-03-10");
        state
    }

    #[test]
    fn every_text_and_number_that_can_be_typed_makes_valid_json() {
        let state = state();
        let read: Value = serde_json::from_str(&write(&state)).unwrap();
        let plan = &read["plans"][0];
        assert_eq!(plan["name"], json!(state.plan().name));
        assert_eq!(plan["situation"]["notesLeft"], json!(7));
        assert_eq!(plan["situation"]["clockAhead"], json!(-90));
        assert_eq!(plan["situation"]["checkInsSentOn"], json!(["2026-03-01", "2026-03-05"]));
        assert_eq!(plan["situation"]["daysOff"], json!(["2026-03-09", "2026-03-16"]));
        let person = json!({ "id": "1", "invitedYou": true, "thankYouSentAt": "2026-03-10" });
        assert_eq!(plan["situation"]["interviewers"], json!([person]));
    }

    #[test]
    fn a_host_is_given_the_situation_that_the_engine_was_asked_about() {
        let state = state();
        let now = LocalDateTime::parse("2026-03-11T16:30").unwrap();
        let given = crate::ui::given::Given { plan: state.plan(), now, lang: "en", form: Some(TimeForm::DayMonth12) };
        let reading = given.read();
        let written: Value = serde_json::from_str(&write_situation(&reading.situation)).unwrap();
        // A day without a time counts as noon.
        let person = json!({ "id": "1", "invitedYou": true, "thankYouSentAt": "2026-03-10T12:00" });
        let expected = json!({
            "schema": 1, "now": "2026-03-11T16:30", "lang": "en", "timeForm": "dayMonth12", "planId": "1", "notesLeft": 7,
            "clockAhead": -90, "daysOff": ["2026-03-09", "2026-03-16"],
            "checkInsSentOn": ["2026-03-01", "2026-03-05"], "interviewers": [person],
        });
        assert_eq!(written, expected);
    }
}
