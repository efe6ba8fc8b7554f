//! The panel for an invitation: where it is given, and what was found in it, each with a tick.

use crate::basics::text::number;
use crate::knowledge::words::text;
use crate::ui::clock::Clock;
use crate::ui::controls::{WARN, button, fieldset, input, label, lead, pressed, primary, quiet};
use crate::ui::fields;
use crate::ui::ids;
use crate::ui::inputs::zone_groups;
use crate::ui::invited::{Answer, Event, Guest, Invited, Reading, Row, What};
use crate::ui::message::{Invite, Message};
use crate::ui::names::*;
use crate::ui::scene::{Scene, place_of};
use crate::ui::sketch::{Content, Element, On, drawn, el, joined};
use crate::ui::state::{CLOCK, Spot, moment_of};
use crate::{Choice, LocalDate, LocalDateTime, Role};

/// The way to the panel, where there is a reader: its id says where it stands.
pub(super) fn invite(scene: &Scene, id: &'static str) -> Option<Element> {
    let way = || pressed("button invite", Message::Invite(Invite::Open(id))).key(id).attr(ID, scene.id(&[id]));
    scene.reads_invitations.then(|| way().text(text::UI_INVITATION_USE))
}

pub(super) fn section(scene: &Scene, invited: &Invited) -> Element {
    match &invited.reading {
        None => entry(scene, invited),
        Some(reading) => preview(scene, invited, reading),
    }
}

fn headed(scene: &Scene, title: impl Content) -> Element {
    let id = scene.id(&[ids::INVITATION]);
    super::titled("invitation", id).child(el(H2).attr(ID, id).attr(TABINDEX, "-1").text(title))
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
    let events = invited.events(scene.now);
    let panel = headed(scene, text::UI_INVITATION_FOUND).key("preview");
    let another = quiet(text::UI_INVITATION_ANOTHER, Message::Invite(Invite::Another)).key("another");
    let row = el(DIV).key("ways").class("row wrap");
    let panel = match reading.events.as_slice() {
        [event] => panel.maybe(title(scene, event)),
        _ => panel,
    };
    if events.is_empty() {
        let words = el(P).key("cancelled").class("cancelled").text(text::UI_INVITATION_CANCELLED);
        return panel.child(words).child(row.child(another).child(cancel()));
    }
    let taken = |event: usize| events.iter().any(|(place, _, chosen)| *chosen && *place == event);
    let rows = invited.rows(scene.plan(), scene.now);
    let asked = reading.questions.iter().filter(|(asked, _)| taken(asked.event));
    let questions: Vec<Element> =
        asked.map(|(asked, offers)| question(scene, reading, asked, offers, invited)).collect();
    let already = rows.is_empty() && questions.is_empty() && events.iter().any(|(.., chosen)| *chosen);
    let list = el(UL).key("rows").class("items").all(rows.iter().map(|row| found(scene, reading, row)));
    let none = !rows.iter().any(|row| row.ticked);
    let use_these = primary(text::UI_INVITATION_TAKE, Message::Invite(Invite::Use)).key("use").flag(DISABLED, none);
    panel
        .maybe((events.len() > 1).then(|| choice(scene, reading, &events)))
        .all(questions)
        .maybe(already.then(|| hint("already", text::UI_INVITATION_ALREADY)))
        .maybe((!rows.is_empty()).then(|| hint("hint", text::UI_INVITATION_FOUND_HINT)))
        .child(list)
        .child(row.child(use_these).child(another).child(cancel()))
}

/// What an event is called, and where that stands.
fn title(scene: &Scene, event: &Event) -> Option<Element> {
    let words = scene.fill(text::UI_INVITATION_TITLE, &[("title", &event.title)]);
    (!event.title.is_empty()).then(|| el(P).key("title").class("event").attr(DIR, "auto").text(words))
}

/// The events to choose from.
fn choice(scene: &Scene, reading: &Reading, events: &[(usize, String, bool)]) -> Element {
    let rows = events.iter().map(|(place, key, chosen)| {
        let event = &reading.events[*place];
        let words = [event.title.as_str(), &moment(scene, &event.at)];
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        ticked(scene, key, *chosen, joined(&[&words.join(scene.get(text::UI_SHORT_TOGETHER))]))
    });
    fieldset("events", "field", text::UI_INVITATION_EVENTS).child(el(UL).class("items").all(rows))
}

/// A tick with its label.
fn ticked(scene: &Scene, key: &str, checked: bool, words: impl Content) -> Element {
    boxed(scene, key, checked, el(SPAN).text(words), Vec::new())
}

/// A tick with its label, and what is to be said of it.
fn boxed(scene: &Scene, key: &str, checked: bool, words: Element, more: Vec<String>) -> Element {
    let id = scene.id(&["found-", key]);
    let about = scene.id(&["found-", key, ids::HINT]);
    let message = Message::Invite(Invite::Tick(key.to_owned()));
    let box_ = el(CHECKBOX).attr(ID, id).checked(checked).on(On::Change, message);
    let box_ = if more.is_empty() { box_ } else { box_.attr(ARIA_DESCRIBEDBY, about) };
    let label = el(LABEL).attr(FOR, id).attr(DIR, "auto").child(words);
    let what = el(DIV).class("what").child(label);
    let more = (!more.is_empty()).then(|| {
        let lines = more.iter().map(|line| el(P).attr(DIR, "auto").text(line));
        el(DIV).class("hint").attr(ID, about).all(lines)
    });
    el(LI).key(key).class("item").child(box_).child(what.maybe(more))
}

/// What can be taken over: what it is, what was found, and where.
fn found(scene: &Scene, reading: &Reading, row: &Row) -> Element {
    let event = &reading.events[row.event];
    let (what, value) = match &row.what {
        What::Person(guest) => (String::new(), person(scene, guest)),
        What::Zone => (clock_of(scene), place_of(&row.found)),
        What::Answer(spot) if spot.field == CLOCK => (clock_of(scene), minutes_ahead(scene, &row.found)),
        What::Answer(spot) => (called(scene, spot), scene.put_in_words(spot, &row.found)),
    };
    let mut more = Vec::new();
    let is_date = matches!(&row.what, What::Answer(spot) if spot.field.ends_with("At"));
    let mut field = row.key.as_str();
    if is_date {
        field = "start";
        more.extend(both_clocks(scene, event));
        if event.minutes > 0 {
            more.push(scene.fill(text::UI_INVITATION_MINUTES, &[("number", &number(event.minutes))]));
        }
        if event.repeats {
            more.push(scene.get(text::UI_INVITATION_REPEATS).to_owned());
        }
    }
    if !row.before.is_empty() {
        let before = match &row.what {
            What::Answer(spot) if spot.field != CLOCK => scene.put_in_words(spot, &row.before),
            _ => scene.in_words(&Spot::shared(CLOCK)),
        };
        more.push(scene.fill(text::UI_INVITATION_INSTEAD, &[("answer", &before)]));
    }
    let quote = event.quote(field);
    if !quote.is_empty() && quote != row.found {
        more.push(scene.fill(text::UI_INVITATION_QUOTE, &[("part", quote)]));
    } else if is_date && reading.is_entry {
        more.push(scene.get(text::UI_INVITATION_ENTRY).to_owned());
    }
    let lead = (!what.is_empty()).then(|| lead(scene, &what));
    boxed(scene, &row.key, row.ticked, el(SPAN).maybe(lead).text(value), more)
}

fn called(scene: &Scene, spot: &Spot) -> String {
    match &spot.person {
        Some(person) => scene.name(person).to_owned(),
        None => fields::question(spot.field, false).map_or("", |question| scene.get(question.short)).to_owned(),
    }
}

fn clock_of(scene: &Scene) -> String {
    called(scene, &Spot::shared(CLOCK))
}

fn minutes_ahead(scene: &Scene, minutes: &str) -> String {
    scene.fill(text::UI_ZONE_MINUTES, &[("number", minutes)])
}

/// Somebody's name, and their part in the process.
fn person(scene: &Scene, guest: &Guest) -> String {
    let name = if guest.name.is_empty() { scene.get(text::UI_INVITATION_UNNAMED) } else { guest.name.as_str() };
    let role = fields::question(Role::FIELD, true).and_then(|question| fields::choosable(question, &guest.role));
    match role {
        Some(role) => [name, scene.get(text::UI_SHORT_TOGETHER), scene.get(role.label)].concat(),
        None => name.to_owned(),
    }
}

/// A moment or a day in words; empty where there is none.
fn moment(scene: &Scene, at: &str) -> String {
    scene.put_in_words(&Spot::shared("interviewAt"), at)
}

/// A time on both clocks, where they differ; with the day where that differs too.
fn both_clocks(scene: &Scene, event: &Event) -> Option<String> {
    let (there, here) = (event.there?, LocalDateTime::parse(&event.at).ok()?);
    if event.ahead == 0 || event.zone.is_empty() {
        return None;
    }
    let said = |moment: LocalDateTime| match there.date() == here.date() {
        true => scene.time(moment),
        false => scene.speaker.moment(moment),
    };
    let facts = [("there", said(there)), ("place", place_of(&event.zone)), ("here", said(here))];
    Some(scene.fill(text::UI_INVITATION_CLOCKS, &facts.each_ref().map(|(name, fact)| (*name, fact.as_str()))))
}

/// Something that is not clear, with what it may be.
fn question(scene: &Scene, reading: &Reading, asked: &Answer, offers: &[String], invited: &Invited) -> Element {
    let event = &reading.events[asked.event];
    let kind = asked.field.as_str();
    let answer = |value: &str| Invite::Answer(Answer { value: value.to_owned(), ..asked.clone() });
    let offer = |value: &str, words: String| button(words, Message::Invite(answer(value))).key(value).attr(DIR, "auto");
    let time = |moment: LocalDateTime| scene.time(moment);
    let words = |offer: &str| match kind {
        "date" | "which" => match LocalDateTime::parse(offer) {
            Ok(moment) => scene.speaker.moment(moment),
            Err(_) => scene.day(offer),
        },
        "time" => LocalDateTime::parse(&moment_of("2000-01-01", offer)).map(time).unwrap_or_default(),
        "zone" => place_of(offer),
        _ => offer.to_owned(),
    };
    let title = match kind {
        "date" => scene.get(text::UI_INVITATION_ASK_DATE).to_owned(),
        "time" => scene.get(text::UI_INVITATION_ASK_TIME).to_owned(),
        "zone" => {
            let time = event.there.map(time).unwrap_or_default();
            scene.fill(text::UI_INVITATION_ASK_ZONE, &[("time", &time)])
        }
        "which" => scene.get(text::UI_INVITATION_ASK_WHICH).to_owned(),
        _ => scene.get(text::UI_INVITATION_ASK_YOU).to_owned(),
    };
    let title = match (invited.events(scene.now).len(), event.title.as_str()) {
        (0 | 1, _) | (_, "") => title,
        (_, name) => [name, scene.get(text::UI_SHORT_TOGETHER), &title].concat(),
    };
    let key = [kind, &number(asked.event as i32)].concat();
    let group = fieldset(&key, "field", title);
    let answers = el(DIV).key("offers").class("row wrap").all(offers.iter().map(|value| offer(value, words(value))));
    let quote = event.quote("start");
    let quote = (kind != "you" && !quote.is_empty()).then(|| {
        let words = scene.fill(text::UI_INVITATION_QUOTE, &[("part", quote)]);
        hint("quote", words).attr(DIR, "auto")
    });
    let group = group.maybe(quote);
    match kind {
        "zone" => {
            let own = Clock::own_zone();
            let mine = (!offers.contains(&own)).then(|| offer(&own, scene.get(text::UI_INVITATION_MINE).to_owned()));
            let select = el(SELECT).attr(ARIA_LABEL, text::UI_INVITATION_ELSEWHERE);
            let first = el(OPTION).attr(VALUE, "").text(text::UI_INVITATION_ELSEWHERE);
            let choose = Message::Invite(Invite::Choose(asked.clone()));
            let select = zone_groups(scene, select.child(first)).value("").on(On::Change, choose);
            group.child(answers.maybe(mine)).child(select)
        }
        "you" => group.child(answers.child(offer("", scene.get(text::UI_INVITATION_NOBODY).to_owned()))),
        "date" | "time" if offers.is_empty() => {
            let id = scene.id(&["asked-", &key]);
            let field = input(if kind == "date" { "date" } else { "time" }, id, Message::Invite(Invite::TypeAnswer));
            let typed = invited.typed.as_str();
            let is_answer = LocalDate::parse(typed).is_ok() == (kind == "date") && !typed.is_empty();
            let words = if kind == "date" { text::UI_INVITATION_ASK_DATE } else { text::UI_INVITATION_ASK_TIME };
            let take = offer(typed, scene.get(text::UI_UNDERSTOOD).to_owned()).key("ok").flag(DISABLED, !is_answer);
            let row = el(DIV).key("typed").class("row");
            group.child(row.child(field.attr(ARIA_LABEL, words)).child(take))
        }
        _ => group.child(answers),
    }
}
