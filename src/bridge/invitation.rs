//! The reader of invitations for JavaScript, as texts: `www/invitation.js` checks what it is called with, and makes plain
//! objects of what it gives.
//!
//! It is a part by itself. What the engine crosses with, fields read one by one and texts kept on both sides, would weigh as
//! much as a tenth of it.

use crate::bridge::json::Writer;
use crate::{
    Asked, Choice, CivilError, FoundIn, Invitation, InvitationAnswer, InvitationEvent, InvitationOptions,
    InvitationPerson, InvitationQuestion, LocalDateTime, Offered, read_answered,
};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "zones")]
extern "C" {
    /// By how many minutes a zone's clock is ahead of UTC at a minute in UTC; NaN of a zone that the host does not know.
    #[wasm_bindgen(js_name = offsetAt)]
    fn offset_at(zone: &str, instant: i32) -> f64;
}

/// What may be asked, by the names that it has for a host.
const ASKED: [(&str, Asked); 5] =
    [("date", Asked::Date), ("time", Asked::Time), ("zone", Asked::Zone), ("which", Asked::Which), ("you", Asked::You)];

thread_local! {
    static ANSWERS: Cell<Vec<InvitationAnswer>> = const { Cell::new(Vec::new()) };
}

/// Notes the answer to a question for the reading that comes next; false where nothing of that name is asked.
#[wasm_bindgen]
pub fn answer(event: u32, field: &str, value: &str) -> bool {
    let known = ASKED.iter().find(|(name, _)| *name == field);
    if let Some((_, field)) = known {
        let mut answers = ANSWERS.take();
        answers.push(InvitationAnswer { event: event as usize, field: *field, value: value.to_owned() });
        ANSWERS.set(answers);
    }
    known.is_some()
}

/// See [`read_answered()`]. The reading is JSON. What cannot be used is named in its place: why `now` is none, or the place of
/// an answer.
#[wasm_bindgen(js_name = readInvitation)]
pub fn invitation(content: &[u8], now: &str, zone: &str, you: &str) -> String {
    let answers = ANSWERS.take();
    let mut out = Writer::default();
    match LocalDateTime::parse(now) {
        Err(CivilError::Form) => out.raw("form"),
        Err(CivilError::Impossible) => out.raw("impossible"),
        Err(CivilError::Year) => out.raw("year"),
        Ok(now) => {
            let options = InvitationOptions { now, zone: zone.to_owned(), you: Some(you.to_owned()) };
            let clock = |zone: &str, instant| {
                let minutes = offset_at(zone, instant);
                (!minutes.is_nan()).then_some(minutes as i32)
            };
            match read_answered(content, &options, &answers, &clock) {
                Ok(invitation) => write(&mut out, &invitation),
                Err(answer) => out.number(answer as i32),
            }
        }
    }
    out.text
}

fn write(out: &mut Writer, Invitation { events, questions }: &Invitation) {
    out.object(|out| {
        out.field("events").list(events, write_event);
        out.field("questions").list(questions, write_question);
    });
}

fn write_event(out: &mut Writer, event: &InvitationEvent) {
    out.object(|out| {
        text(out, "start", event.start.map(String::from).as_deref());
        text(out, "date", event.date.map(String::from).as_deref());
        number(out, "minutes", event.minutes.map(|minutes| minutes as i32));
        text(out, "zone", event.zone.as_deref());
        text(out, "startThere", event.start_there.map(String::from).as_deref());
        number(out, "clockAhead", event.clock_ahead);
        text(out, "title", event.title.as_deref());
        flag(out, "cancelled", event.cancelled);
        flag(out, "repeats", event.repeats);
        out.field("people").list(&event.people, write_person);
        write_offered(out, "company", event.company.as_ref());
        write_offered(out, "job", event.job.as_ref());
        out.field("found").list(&event.found, write_place);
    });
}

fn write_person(out: &mut Writer, person: &InvitationPerson) {
    out.object(|out| {
        text(out, "name", person.name.as_deref());
        text(out, "role", person.role.map(Choice::name));
        flag(out, "organizer", person.organizer);
        flag(out, "ticked", person.ticked);
    });
}

fn write_offered(out: &mut Writer, name: &'static str, offered: Option<&Offered>) {
    out.field(name);
    let Some(Offered { value, ticked }) = offered else { return out.raw("null") };
    out.object(|out| {
        text(out, "value", Some(value));
        flag(out, "ticked", *ticked);
    });
}

fn write_place(out: &mut Writer, found: &FoundIn) {
    out.object(|out| {
        text(out, "field", Some(found.field));
        number(out, "start", Some(found.start as i32));
        number(out, "end", Some(found.end as i32));
    });
}

fn write_question(out: &mut Writer, question: &InvitationQuestion) {
    let name = ASKED.iter().find(|(_, asked)| *asked == question.field).map(|(name, _)| *name);
    out.object(|out| {
        number(out, "event", Some(question.event as i32));
        text(out, "field", name);
        out.field("offers").list(&question.offers, |out, offer| out.text(offer));
    });
}

#[inline(never)]
fn text(out: &mut Writer, name: &'static str, value: Option<&str>) {
    match value {
        Some(value) => out.field(name).text(value),
        None => out.field(name).raw("null"),
    }
}

#[inline(never)]
fn number(out: &mut Writer, name: &'static str, value: Option<i32>) {
    match value {
        Some(value) => out.field(name).number(value),
        None => out.field(name).raw("null"),
    }
}

#[inline(never)]
fn flag(out: &mut Writer, name: &'static str, value: bool) {
    out.field(name).raw(if value { "true" } else { "false" });
}
