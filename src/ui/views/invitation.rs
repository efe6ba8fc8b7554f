//! The panel for an invitation: where it is given, and what was found in it, each with a tick.

use crate::basics::text::number;
use crate::knowledge::words::text;
use crate::model::situation::Role;
use crate::ui::controls::{WARN, button, fieldset, input, label, lead, primary, quiet};
use crate::ui::fields;
use crate::ui::ids;
use crate::ui::inputs::zone_groups;
use crate::ui::invited::{Answer, Event, Invited, Reading, Row, part};
use crate::ui::message::{Invite, Message};
use crate::ui::names::*;
use crate::ui::scene::{Scene, place_of};
use crate::ui::sketch::{Content, Element, On, drawn, el, joined};
use crate::ui::state::{CLOCK, NOWHERE, Spot};
use crate::{Choice, LocalDateTime};

/// The way to the panel, where there is a reader: its id says where it stands.
pub(super) fn invite(scene: &Scene, id: &'static str) -> Option<Element> {
    let way = || quiet(text::UI_INVITATION_USE, Message::Invite(Invite::Open(id))).key(id).attr(ID, scene.id(&[id]));
    scene.reads_invitations.then(way)
}

pub(super) fn section(scene: &Scene, invited: &Invited) -> Element {
    match &invited.reading {
        None => entry(scene, invited),
        Some(reading) => preview(scene, invited, reading),
    }
}

fn headed(scene: &Scene, title: impl Content) -> Element {
    let id = scene.id(&[ids::INVITATION]);
    super::titled("ask invitation", id).child(el(H2).attr(ID, id).attr(TABINDEX, "-1").text(title))
}

fn hint(key: &str, words: impl Content) -> Element {
    el(P).key(key).class("hint").text(words)
}

/// Where the invitation is given.
fn entry(scene: &Scene, invited: &Invited) -> Element {
    let id = scene.id(&[ids::INVITATION_TEXT]);
    let help = scene.id(&[ids::INVITATION_TEXT, ids::HINT]);
    // Neither a browser that restores its tabs, nor one that corrects spelling elsewhere, is to have it.
    let area = el(TEXTAREA)
        .attr(ID, id)
        .attr(ROWS, "4")
        .attr(DIR, "auto")
        .attr(AUTOCOMPLETE, "off")
        .attr(SPELLCHECK, "false")
        .attr(ARIA_DESCRIBEDBY, help)
        .value(&invited.text)
        .on(On::Input, Message::Invite(Invite::Type))
        .on(On::Paste, Message::Pasting);
    let field = el(DIV).key("text").class("field").child(label(id, text::UI_INVITATION_TEXT)).child(area);
    let fault = invited.problem.map(|words| el(P).key("fault").class("fault").child(drawn(WARN)).text(words));
    let row = el(DIV)
        .key("ways")
        .class("row wrap")
        .child(primary(text::UI_INVITATION_READ, Message::Invite(Invite::Read)).key("read"))
        .child(file(scene))
        .child(cancel());
    headed(scene, text::UI_INVITATION_USE)
        .key("entry")
        .child(hint("hint", text::UI_INVITATION_HINT).attr(ID, help))
        .child(field)
        .maybe(fault)
        .child(row)
        .child(hint("drop", text::UI_INVITATION_DROP).class("hint drop"))
}

fn cancel() -> Element {
    quiet(text::UI_CANCEL, Message::Invite(Invite::Close)).key("cancel")
}

/// A button that opens the browser's own choice of a file.
fn file(scene: &Scene) -> Element {
    let id = scene.id(&["invitation-file"]);
    // Phones grey out what they know only by an ending, or only by a type.
    let accept = ".ics,.eml,.txt,text/calendar,message/rfc822,text/plain";
    let input = el(INPUT).attr(TYPE, "file").attr(ID, id).attr(ACCEPT, accept);
    el(DIV)
        .key("file")
        .part("import dialog invitation-file")
        .child(input.on(On::Change, Message::Invite(Invite::File)))
        .child(label(id, text::UI_INVITATION_FILE).class("button"))
}

/// What was found in it.
fn preview(scene: &Scene, invited: &Invited, reading: &Reading) -> Element {
    let several = reading.events.len() > 1;
    let panel = headed(scene, text::UI_INVITATION_FOUND).key("preview");
    if several {
        let list = el(UL).class("items");
        for (place, event) in reading.events.iter().enumerate() {
            let (key, taken) = invited.takes(place);
            let moment = scene.put_in_words(&Spot::shared("interviewAt"), event.at());
            let words = together(scene, event.part(part::TITLE), &moment);
            let _ = list.child(ticked(scene, &key, taken, el(SPAN).text(words), el(DIV)));
        }
        let _ = panel.child(fieldset("events", "field", text::UI_INVITATION_EVENTS).child(list));
    }
    let rows = invited.rows(scene.plan(), scene.now);
    let mut is_clear = true;
    for (asked, offers) in &reading.questions {
        let Some(place) = reading.events.iter().position(|event| event.place() == asked.event) else { continue };
        if invited.takes(place).1 {
            let event = &reading.events[place];
            let _ = panel.child(question(
                scene,
                event,
                asked,
                offers,
                if several { event.part(part::TITLE) } else { "" },
                &invited.typed,
            ));
            is_clear = false;
        }
    }
    let words = match rows.is_empty() {
        false => Some(text::UI_INVITATION_FOUND_HINT),
        true => is_clear.then_some(text::UI_INVITATION_ALREADY),
    };
    let list = el(UL).key("rows").class("items");
    for row in &rows {
        let _ = list.child(found(scene, &reading.events[row.event], row));
    }
    let none = !rows.iter().any(|row| row.ticked);
    let ways = el(DIV)
        .key("ways")
        .class("row wrap")
        .child(primary(text::UI_INVITATION_TAKE, Message::Invite(Invite::Use)).key("use").flag(DISABLED, none))
        .child(quiet(text::UI_CARD_BACK, Message::Invite(Invite::Open(invited.opener))).key("another"))
        .child(cancel());
    panel.maybe(words.map(|words| hint("hint", words))).child(list).child(ways)
}

/// Two texts side by side, either of which may be missing.
fn together(scene: &Scene, one: &str, other: &str) -> String {
    let between = if one.is_empty() || other.is_empty() { "" } else { scene.get(text::UI_SHORT_TOGETHER) };
    [one, between, other].concat()
}

/// A tick with its label, and what is to be said of it.
#[inline(never)]
fn ticked(scene: &Scene, key: &str, checked: bool, words: Element, hint: Element) -> Element {
    let id = scene.id(&["found-", key]);
    let about = scene.id(&["found-", key, ids::HINT]);
    let message = Message::Invite(Invite::Tick(key.to_owned()));
    let box_ = el(CHECKBOX).attr(ID, id).attr(ARIA_DESCRIBEDBY, about).checked(checked).on(On::Change, message);
    let label = el(LABEL).attr(FOR, id).attr(DIR, "auto").child(words);
    let what = el(DIV).class("what").child(label).child(hint.class("hint").attr(ID, about));
    el(LI).key(key).class("item").child(box_).child(what)
}

/// Adds a line to what is said of a tick, unless it is empty.
#[inline(never)]
fn line(hint: Element, words: &String) {
    if !words.is_empty() {
        let _ = hint.child(el(P).attr(DIR, "auto").text(words));
    }
}

/// What can be taken over: what it is, what was found, and where.
#[inline(never)]
fn found(scene: &Scene, event: &Event, row: &Row) -> Element {
    let spot = row.spot();
    let hint = el(DIV);
    let words = el(SPAN);
    if row.field == "name" {
        let [name, role, organizer, _] = &event.guests[row.guest];
        let name = if name.is_empty() { scene.get(text::UI_INVITATION_UNNAMED) } else { name };
        let role = scene.put_in_words(&Spot::of("", Role::FIELD), role);
        let words = words.text(together(scene, name, &role));
        if !organizer.is_empty() {
            let _ = hint.text(text::UI_INVITATION_ORGANIZER);
        }
        return ticked(scene, &row.key, row.ticked, words, hint);
    }
    let what = match &row.person {
        Some(person) => scene.name(person),
        None => fields::question(row.field, false).map_or("", |question| scene.get(question.short)),
    };
    let words = words.child(lead(scene, what)).text(scene.put_in_words(&spot, &row.found));
    let place = match row.field {
        "company" => part::QUOTES + 1,
        "job" => part::QUOTES + 2,
        CLOCK => part::ALL,
        _ => part::QUOTES,
    };
    if place == part::QUOTES {
        line(hint, &both_clocks(scene, event));
        let minutes = event.part(part::MINUTES);
        if !minutes.is_empty() {
            line(hint, &scene.fill(text::UI_INVITATION_MINUTES, &[("number", minutes)]));
        }
        if !event.part(part::REPEATS).is_empty() {
            let _ = hint.child(el(P).text(text::UI_INVITATION_REPEATS));
        }
    }
    if !row.before.is_empty() {
        let before = scene.put_in_words(&spot, &row.before);
        line(hint, &scene.fill(text::UI_INVITATION_INSTEAD, &[("answer", &before)]));
    }
    let quote = event.part(place);
    if !quote.is_empty() && quote != row.found {
        line(hint, &scene.fill(text::UI_INVITATION_QUOTE, &[("part", quote)]));
    }
    ticked(scene, &row.key, row.ticked, words, hint)
}

/// A time on both clocks, where they differ; with the day where that differs too.
fn both_clocks(scene: &Scene, event: &Event) -> String {
    let zone = event.part(part::ZONE);
    let moments = [event.part(part::THERE), event.at()].map(LocalDateTime::parse);
    let ([Ok(there), Ok(here)], false) = (moments, zone.is_empty() || event.part(part::AHEAD).is_empty()) else {
        return String::new();
    };
    let near = there.date() == here.date();
    let [there, here] =
        [there, here].map(|moment| if near { scene.time(moment) } else { scene.speaker.moment(moment) });
    scene.fill(text::UI_INVITATION_CLOCKS, &[("there", &there), ("place", &place_of(zone)), ("here", &here)])
}

/// Something that is not clear, with what it may be.
fn question(scene: &Scene, event: &Event, asked: &Answer, offers: &[String], whose: &str, typed: &str) -> Element {
    let kind = asked.field.as_str();
    let time = |time: &str| LocalDateTime::parse(time).map(|time| scene.time(time)).unwrap_or_default();
    let (title, of_day) = match kind {
        "date" => (text::UI_INVITATION_ASK_DATE, true),
        "time" => (text::UI_INVITATION_ASK_TIME, false),
        "zone" => (text::UI_INVITATION_ASK_ZONE, false),
        "which" => (text::UI_INVITATION_ASK_WHICH, true),
        _ => (text::UI_INVITATION_ASK_YOU, false),
    };
    let title = together(scene, whose, &scene.fill(title, &[("time", &time(event.part(part::THERE)))]));
    let key = [kind, &number(asked.event)].concat();
    let answers = el(DIV).key("offers").class("row wrap");
    let offer = |value: &str, words: &str| {
        let answer = Answer { value: value.to_owned(), ..asked.clone() };
        let _ = answers
            .child(button(joined(&[words]), Message::Invite(Invite::Answer(answer))).key(words).attr(DIR, "auto"));
    };
    for (place, value) in offers.iter().enumerate() {
        let words = match kind {
            _ if of_day => scene.put_in_words(&Spot::shared("interviewAt"), value),
            "time" => time(&["2000-01-01T", value].concat()),
            // The first is the user's own.
            "zone" if place == 0 => scene.get(text::UI_INVITATION_MINE).to_owned(),
            "zone" => place_of(value),
            _ => value.clone(),
        };
        offer(value, &words);
    }
    let group = fieldset(&key, "field", &title).child(answers);
    match kind {
        "zone" => {
            let select = el(SELECT).attr(ARIA_LABEL, text::UI_INVITATION_ELSEWHERE);
            let select = select.child(el(OPTION).attr(VALUE, "").text(text::UI_INVITATION_ELSEWHERE));
            let choose = Message::Invite(Invite::Answer(asked.clone()));
            let _ = group.child(zone_groups(scene, select).value("").on(On::Change, choose));
        }
        "you" => offer(NOWHERE, scene.get(text::UI_INVITATION_NOBODY)),
        _ if offers.is_empty() => {
            let field = input(
                if of_day { "date" } else { "time" },
                scene.id(&["asked-", &key]),
                Message::Invite(Invite::TypeAnswer),
            );
            let _ = answers.child(field.attr(ARIA_LABEL, joined(&[&title])));
            if !typed.is_empty() {
                offer(typed, scene.get(text::UI_UNDERSTOOD));
            }
        }
        _ => {}
    }
    group
}
