//! The panel for an invitation: where it is given, and what was found in it, each with a tick.

use crate::basics::text::number;
use crate::knowledge::words::text;
use crate::model::situation::Role;
use crate::ui::controls::{WARN, button, fieldset, input, label, lead, primary, quiet};
use crate::ui::fields;
use crate::ui::ids;
use crate::ui::inputs::zone_groups;
use crate::ui::invited::{Invited, OR, Reading, Row, asked, guest, part};
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
    let panel = headed(scene, text::UI_INVITATION_FOUND).key("preview");
    let several = reading.events() > 1;
    if several {
        let list = el(UL).class("items");
        for event in 0..reading.events() {
            let (key, taken) = invited.takes(reading, event);
            let moment = scene.put_in_words(&Spot::shared("interviewAt"), reading.event(event, part::AT));
            let words = together(scene, reading.event(event, part::TITLE), &moment);
            let _ = list.child(ticked(scene, &key, taken, el(SPAN).text(words), el(DIV)));
        }
        let _ = panel.child(fieldset("events", "field", text::UI_INVITATION_EVENTS).child(list));
    }
    let mut is_clear = true;
    for place in 0..reading.questions() {
        let event = reading.event_asked(place);
        if invited.takes(reading, event).1 {
            is_clear = false;
            if waits(reading, place) {
                continue;
            }
            let whose = if several { reading.event(event, part::TITLE) } else { "" };
            let _ = panel.child(question(scene, reading, place, whose, &invited.typed));
        }
    }
    let rows = invited.rows(reading, scene.plan(), scene.now);
    let list = el(UL).key("rows").class("items");
    let mut none = true;
    for row in &rows {
        let _ = list.child(found(scene, reading, row));
        none &= !row.ticked;
    }
    if !rows.is_empty() || is_clear {
        let words = if rows.is_empty() { text::UI_INVITATION_ALREADY } else { text::UI_INVITATION_FOUND_HINT };
        let _ = panel.child(hint("hint", words));
    }
    let ways = el(DIV)
        .key("ways")
        .class("row wrap")
        .child(primary(text::UI_INVITATION_TAKE, Message::Invite(Invite::Use)).key("use").flag(DISABLED, none))
        .child(quiet(text::UI_CARD_BACK, Message::Invite(Invite::Open(invited.opener))).key("another"))
        .child(cancel());
    panel.child(list).child(ways)
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
fn found(scene: &Scene, reading: &Reading, row: &Row) -> Element {
    let spot = row.spot();
    let hint = el(DIV);
    let words = el(SPAN);
    if row.field == "name" {
        let name = if row.found.is_empty() { scene.get(text::UI_INVITATION_UNNAMED) } else { &row.found };
        let role = scene.put_in_words(&Spot::of("", Role::FIELD), reading.guest(row.guest, guest::ROLE));
        let words = words.text(together(scene, name, &role));
        if !reading.guest(row.guest, guest::ORGANIZER).is_empty() {
            let _ = hint.text(text::UI_INVITATION_ORGANIZER);
        }
        return ticked(scene, &row.key, row.ticked, words, hint);
    }
    let part = |part| reading.event(row.event, part);
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
        line(hint, &both_clocks(scene, &part));
        let minutes = part(part::MINUTES);
        if !minutes.is_empty() {
            line(hint, &scene.fill(text::UI_INVITATION_MINUTES, &[("number", minutes)]));
        }
        if !part(part::REPEATS).is_empty() {
            let _ = hint.child(el(P).text(text::UI_INVITATION_REPEATS));
        }
    }
    if !row.before.is_empty() {
        let before = scene.put_in_words(&spot, &row.before);
        line(hint, &scene.fill(text::UI_INVITATION_INSTEAD, &[("answer", &before)]));
    }
    let quote = part(place);
    if !quote.is_empty() && quote != row.found {
        line(hint, &scene.fill(text::UI_INVITATION_QUOTE, &[("part", quote)]));
    }
    ticked(scene, &row.key, row.ticked, words, hint)
}

/// A time on both clocks, where they differ; with the day where that differs too.
fn both_clocks<'a>(scene: &Scene, part: &dyn Fn(usize) -> &'a str) -> String {
    let zone = part(part::ZONE);
    let moments = [part(part::THERE), part(part::AT)].map(LocalDateTime::parse);
    let ([Ok(there), Ok(here)], false) = (moments, zone.is_empty() || part(part::AHEAD).is_empty()) else {
        return String::new();
    };
    let near = there.date() == here.date();
    let [there, here] =
        [there, here].map(|moment| if near { scene.time(moment) } else { scene.speaker.moment(moment) });
    scene.fill(text::UI_INVITATION_CLOCKS, &[("there", &there), ("place", &place_of(zone)), ("here", &here)])
}

/// Whether a question comes after others: whose clock it is can be asked once it is known what that shows.
fn waits(reading: &Reading, place: usize) -> bool {
    let event = reading.event_asked(place);
    let field = |place| reading.question(place, asked::FIELD);
    let is_of_time = |other: usize| reading.event_asked(other) == event && !matches!(field(other), "zone" | "you");
    field(place) == "zone" && reading.event(event, part::THERE).is_empty() && (0..reading.questions()).any(is_of_time)
}

/// Something that is not clear, with what it may be.
fn question(scene: &Scene, reading: &Reading, place: usize, whose: &str, typed: &str) -> Element {
    let kind = reading.question(place, asked::FIELD);
    let offers = reading.question(place, asked::OFFERS);
    let there = reading.event(reading.event_asked(place), part::THERE);
    let time = |time: &str| LocalDateTime::parse(time).map(|time| scene.time(time)).unwrap_or_default();
    let (title, of_day) = match kind {
        "date" => (text::UI_INVITATION_ASK_DATE, true),
        "time" => (text::UI_INVITATION_ASK_TIME, false),
        "zone" => (text::UI_INVITATION_ASK_ZONE, false),
        "which" => (text::UI_INVITATION_ASK_WHICH, true),
        _ => (text::UI_INVITATION_ASK_YOU, false),
    };
    let title = together(scene, whose, &scene.fill(title, &[("time", &time(there))]));
    let key = ["asked-", &number(place as i32), kind].concat();
    let answers = el(DIV).key("offers").class("row wrap");
    let offer = |value: &str, words: &str| {
        let answer = Message::Invite(Invite::Answer(place, value.to_owned()));
        let _ = answers.child(button(joined(&[words]), answer).key(words).attr(DIR, "auto"));
    };
    let mut first = true;
    for value in offers.split(OR).filter(|offer| !offer.is_empty()) {
        let words = match kind {
            _ if of_day => scene.put_in_words(&Spot::shared("interviewAt"), value),
            "time" => time(&["2000-01-01T", value].concat()),
            // The first is the user's own.
            "zone" if first => scene.get(text::UI_INVITATION_MINE).to_owned(),
            "zone" => place_of(value),
            _ => value.to_owned(),
        };
        first = false;
        offer(value, &words);
    }
    let group = fieldset(&key, "field", &title).child(answers);
    match kind {
        "zone" => {
            let select = el(SELECT).attr(ARIA_LABEL, text::UI_INVITATION_ELSEWHERE);
            let select = select.child(el(OPTION).attr(VALUE, "").text(text::UI_INVITATION_ELSEWHERE));
            let choose = Message::Invite(Invite::Answer(place, String::new()));
            let _ = group.child(zone_groups(scene, select).value("").on(On::Change, choose));
        }
        "you" => offer(NOWHERE, scene.get(text::UI_INVITATION_NOBODY)),
        _ if offers.is_empty() => {
            let field =
                input(if of_day { "date" } else { "time" }, scene.id(&[&key]), Message::Invite(Invite::TypeAnswer));
            let _ = answers.child(field.attr(ARIA_LABEL, joined(&[&title])));
            if !typed.is_empty() {
                offer(typed, scene.get(text::UI_UNDERSTOOD));
            }
        }
        _ => {}
    }
    group
}
