//! The drafts view: the message that suits the moment, editable, with its facts as fields and its length against the limit.

use super::findings;
use crate::basics::text::number;
use crate::basics::text::utf16;
use crate::knowledge::words::{Text, text};
use crate::model::message::Kind;
use crate::ui::controls::{asked, button, copied, fieldset, fold, group, label, pill, primary, quiet, words_input};
use crate::ui::derived::Shown;
use crate::ui::fields;
use crate::ui::ids;
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, On, el, joined};
use crate::ui::state::{LONGEST_DRAFT, Spot};
use crate::{Channel, Severity, Stage, Tone};

/// Beyond this many characters some mail programs cut what a link hands them.
const LONGEST_LINK: usize = 1_900;

/// The facts that a draft may lack, with where they stand.
const FACTS: [(&str, bool); 6] =
    [("name", true), ("topic", true), ("line", true), ("job", false), ("company", false), ("you", false)];

pub(super) fn section(scene: &Scene) -> Element {
    let section = match scene.draft {
        Some(shown) => {
            let section = super::section(scene, "message", scene.about(title(shown.draft.kind), &shown.person));
            editor(scene, section.maybe(suited(scene)), shown)
        }
        None => {
            let none = el(P).key("none").class("hint").text(text::UI_DRAFTS_NONE);
            super::section(scene, "message", text::UI_DRAFTS).child(none)
        }
    };
    section.child(others(scene))
}

fn editor(scene: &Scene, section: Element, shown: &Shown) -> Element {
    let id = scene.id(&[ids::DRAFT]);
    let worst = shown.worst();
    let gaps = !shown.edited && worst.is_some();
    let by = match (shown.edited, gaps) {
        (true, _) => scene.id(&[ids::DRAFT_COUNT, " ", scene.prefix, ids::FINDINGS]),
        (_, true) => scene.id(&[ids::DRAFT_COUNT, " ", scene.prefix, ids::DRAFT_GAPS]),
        _ => scene.id(&[ids::DRAFT_COUNT]),
    };
    let area = el(TEXTAREA)
        .keyed(joined(&[shown.kind, "-", &shown.person]))
        .attr(ID, id)
        .attr(ROWS, number(rows(&shown.text)))
        .attr(DIR, "auto")
        .attr(SPELLCHECK, "true")
        .attr(MAXLENGTH, number(LONGEST_DRAFT as i32))
        .attr(ARIA_DESCRIBEDBY, by)
        .attr(PART, "draft")
        .value(&shown.text)
        .on(On::Input, Message::Edit(shown.kind.to_owned()));
    let area = if shown.edited && worst == Some(Severity::Error) { area.attr(ARIA_INVALID, "true") } else { area };
    let head = el(DIV).class("row between").child(label(id, text::UI_DRAFT_TEXT)).child(count(scene, shown));
    let asked = asked_facts(scene, shown);
    let editor = el(DIV)
        .key("editor")
        .class("editor")
        .maybe(asks(scene, shown))
        .maybe(subject(scene, shown))
        .child(head)
        .maybe(room(shown))
        .maybe(asked.first().map(fill_in))
        .child(area)
        .maybe(gaps.then(|| gaps_left(scene)))
        .maybe(facts(scene, shown, &asked))
        .maybe(findings::list(scene, shown))
        .maybe(outdated(shown))
        .child(tone(scene, shown))
        .child(actions(scene, shown))
        .maybe(copied(scene, shown.kind))
        .maybe(next(scene, shown));
    let account = (shown.draft.kind == Kind::Note).then(|| super::questions::account(scene));
    section.child(editor).maybe(account)
}

/// A thank-you may ask about connecting (house.askFirst) while the verdict is to wait, which must not look like two minds.
fn asks(scene: &Scene, shown: &Shown) -> Option<Element> {
    let id = ["askInEmail:", &shown.person].concat();
    let asks = scene.advice.checklist.iter().any(|item| item.id == id && !item.done);
    (asks && !shown.edited && shown.draft.kind == Kind::ThankYouEmail)
        .then(|| el(P).key("asks").class("hint").text(text::UI_DRAFT_ASKS))
}

/// An email's subject, which goes where the body does not.
fn subject(scene: &Scene, shown: &Shown) -> Option<Element> {
    let subject = shown.draft.subject.as_ref()?;
    let id = scene.id(&[ids::SUBJECT]);
    let input = el(WORDS).attr(ID, id).attr(READONLY, "").value(subject);
    let copy = button(text::UI_COPY_SUBJECT, Message::CopySubject(shown.kind.to_owned()));
    let field = el(DIV).key("subject").class("field").child(label(id, text::UI_SUBJECT));
    Some(field.child(el(DIV).class("row subject").child(input).child(copy)).maybe(copied(scene, "subject")))
}

/// Enough lines that the text need not scroll; a line holds about so many characters.
fn rows(text: &str) -> i32 {
    const LINE: usize = 46;
    let lines: usize = text.split('\n').map(|line| line.chars().count() / LINE + 1).sum();
    lines.clamp(4, 18) as i32
}

/// The facts that are asked for: those that the draft lacks, and those told here. The text reads well without a topic, a job or
/// a line of the user's own, and better with them.
fn asked_facts(scene: &Scene, shown: &Shown) -> Vec<(&'static str, bool)> {
    let kind = shown.draft.kind;
    let of_the_talk = (kind.is_thank_you() || matches!(kind, Kind::Note | Kind::RejectionThanks))
        && scene.advice.stage != Stage::Before;
    let untold = |field| scene.plan().get(&Spot::of(&shown.person, field)).is_empty();
    let missing = |field: &'static str| match field {
        "name" => untold("name"),
        "you" => shown.draft.channel == Channel::Email && scene.plan().get(&Spot::shared("you")).is_empty(),
        "topic" => of_the_talk && untold("topic"),
        "line" => of_the_talk && shown.draft.kind != Kind::Note && untold("line"),
        "job" => of_the_talk && scene.plan().get(&Spot::shared("job")).is_empty(),
        _ => shown.draft.placeholders.iter().any(|gap| gap.name == field),
    };
    FACTS.into_iter().filter(|(field, _)| missing(field) || scene.session.facts.contains(field)).collect()
}

/// The way to the facts: on a narrow page their fields stand below the text, out of sight.
fn fill_in((first, _): &(&'static str, bool)) -> Element {
    el(DIV).key("fill-in").class("fill-in").child(quiet(text::UI_FACTS, Message::FillIn(first)))
}

/// The facts as fields, so that no bracket has to be found.
fn facts(scene: &Scene, shown: &Shown, asked: &[(&'static str, bool)]) -> Option<Element> {
    if asked.is_empty() {
        return None;
    }
    let list = el(DIV).class("fields").all(asked.iter().filter_map(|&(field, personal)| {
        let question = fields::question(field, personal)?;
        let spot = if personal { Spot::of(&shown.person, question.field) } else { Spot::shared(question.field) };
        let id = scene.id(&[ids::FACT, field]);
        let value = scene.plan().get(&spot);
        let input = words_input(id, crate::LONGEST_TEXT, value, Message::Fact(spot.clone()));
        let words = if field == "name" { text::UI_THEIR_NAME } else { question.ask };
        let line = el(DIV).key(field).class("field").child(label(id, words)).child(input);
        Some(match question.hint {
            Some(hint) => {
                let hint_id = scene.id(&[ids::FACT, field, ids::HINT]);
                let _ = input.attr(ARIA_DESCRIBEDBY, hint_id);
                line.child(el(P).class("hint").attr(ID, hint_id).text(hint))
            }
            None => line,
        })
    }));
    Some(group("facts", scene.id(&["facts-title"]), text::UI_FACTS).child(list))
}

/// How much room is taken, and how much there is.
fn count(scene: &Scene, shown: &Shown) -> Element {
    let length = utf16(&shown.text);
    let over = shown.draft.limit.is_some_and(|limit| length > limit);
    let length = number(length as i32);
    let words = match shown.draft.limit {
        Some(limit) => scene.fill(text::UI_COUNT_OF, &[("number", &length), ("most", &number(limit as i32))]),
        None => scene.fill(text::UI_COUNT, &[("number", &length)]),
    };
    el(SPAN).attr(ID, scene.id(&[ids::DRAFT_COUNT])).class(if over { "count over" } else { "count" }).text(words)
}

/// The same as a bar, for the eye alone.
fn room(shown: &Shown) -> Option<Element> {
    let (limit, length) = (shown.draft.limit?, utf16(&shown.text));
    let class = if length > limit { "room over" } else { "room" };
    let bar = el(PROGRESS).key("room").class(class).attr(ARIA_HIDDEN, "true").attr(MAX, number(limit as i32));
    Some(bar.attr(VALUE, number(length.min(limit) as i32)))
}

/// Our own wording still has gaps: what to do about them stands above it.
fn gaps_left(scene: &Scene) -> Element {
    el(P).key("gaps").class("hint").attr(ID, scene.id(&[ids::DRAFT_GAPS])).text(text::UI_GAPS)
}

/// The user's own text stays until they say otherwise.
fn outdated(shown: &Shown) -> Option<Element> {
    if !shown.edited {
        return None;
    }
    let kind = shown.kind.to_owned();
    let row = el(DIV).class("row wrap");
    let (class, said, row) = if shown.outdated {
        let row = row.child(button(text::UI_DRAFT_RENEW, Message::Renew(kind.clone())));
        ("asked", text::UI_DRAFT_OUTDATED, row.child(button(text::UI_DRAFT_KEEP, Message::KeepText(kind))))
    } else {
        ("edited", text::UI_DRAFT_EDITED, row.child(quiet(text::UI_DRAFT_RENEW, Message::Renew(kind))))
    };
    Some(el(DIV).key("edited").class(class).child(el(P).text(said)).child(row))
}

fn tone(scene: &Scene, shown: &Shown) -> Element {
    let words = [text::UI_TONE_WARM, text::UI_TONE_NEUTRAL, text::UI_TONE_FORMAL];
    let options = Tone::ALL.iter().zip(words).map(|((name, tone), label)| {
        let message = Message::Tone(shown.kind.to_owned(), name);
        // A new tone means a new text: whoever has written their own is asked first.
        let message = if shown.edited { Message::Ask(Box::new(message)) } else { message };
        pill(scene, "tone", name, label, *tone == shown.draft.tone, message)
    });
    let asking = match &scene.session.asking {
        Some(Message::Tone(kind, name)) if kind == shown.kind => {
            let message = Message::Tone(kind.clone(), name);
            Some(asked(scene, text::UI_TONE_REPLACE, text::UI_TONE_ASK, message))
        }
        _ => None,
    };
    fieldset("tone", "field tone", text::UI_TONE).child(el(DIV).class("choices").all(options)).maybe(asking)
}

fn actions(scene: &Scene, shown: &Shown) -> Element {
    let copy = Message::CopyDraft(shown.kind.to_owned());
    let copy = match shown.edited && shown.worst() == Some(Severity::Error) {
        true => button(text::UI_CARD_COPY_AS_IT_IS, copy),
        false => primary(copy_words(shown.draft.kind), copy),
    };
    let copy = copy.attr(ID, scene.id(&["copy-draft"]));
    let row = el(DIV).key("actions").class("row wrap").child(copy.key("copy"));
    if shown.draft.channel != Channel::Email {
        return row;
    }
    let address = mail_address(shown.draft.subject.as_deref().unwrap_or_default(), &shown.text);
    if address.len() > LONGEST_LINK {
        return row.child(el(P).key("too-long").class("hint").text(text::UI_MAIL_TOO_LONG));
    }
    row.child(el(A).key("mail").part("button").attr(HREF, address).text(text::UI_MAIL))
}

/// Of several people, whoever is to get such a message after this one, once it is copied.
fn next(scene: &Scene, shown: &Shown) -> Option<Element> {
    scene.session.copied.as_ref().filter(|copied| copied.worked && copied.what == shown.kind)?;
    let mut later = scene.advice.people.iter().skip_while(|person| person.id != shown.person).skip(1);
    let next = later.find(|person| person.drafts.iter().any(|draft| draft.kind == shown.draft.kind))?;
    let go = Message::WriteTo(next.id.clone(), shown.kind);
    Some(el(DIV).key("next").class("row").child(button(scene.about(title(shown.draft.kind), &next.id), go)))
}

/// A link that opens the message in the user's mail program.
fn mail_address(subject: &str, body: &str) -> String {
    let mut address = String::with_capacity(LONGEST_LINK);
    address.push_str("mailto:?subject=");
    push_encoded(&mut address, subject);
    address.push_str("&body=");
    push_encoded(&mut address, body);
    address
}

/// Adds a text as it stands in an address (RFC 3986), its lines parted by CR LF, as mail has them (RFC 6068).
fn push_encoded(address: &mut String, text: &str) {
    for byte in text.bytes().filter(|byte| *byte != b'\r') {
        match byte {
            b'\n' => address.push_str("%0D%0A"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => address.push(char::from(byte)),
            _ => {
                address.push('%');
                for digit in [byte >> 4, byte & 15] {
                    address.push(char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit }));
                }
            }
        }
    }
}

/// Whether a kind of message suits the moment.
fn suits(scene: &Scene, kind: Kind) -> bool {
    scene.person().is_some_and(|person| person.drafts.iter().any(|draft| draft.kind == kind))
}

/// A button for each kind of message that suits the moment, or for each that does not.
fn kinds(scene: &Scene, list: Element, suited: bool) -> Element {
    let current = scene.draft.map(|shown| shown.draft.kind);
    list.all(Kind::ALL.iter().filter(|(_, kind)| suits(scene, *kind) == suited).map(|(name, kind)| {
        let show = Message::ShowDraft((*name).to_owned());
        button(name_of(*kind), show).key(name).pressed(current == Some(*kind))
    }))
}

/// The messages that suit the moment, where there are several.
fn suited(scene: &Scene) -> Option<Element> {
    let several = Kind::ALL.iter().filter(|(_, kind)| suits(scene, *kind)).count() > 1;
    several.then(|| {
        let list = el(DIV).key("suited").class("row suited").attr(ROLE, "group");
        kinds(scene, list.attr(ARIA_LABEL, text::UI_DRAFTS_SUITED), true)
    })
}

/// The other messages, should one be wanted.
fn others(scene: &Scene) -> Element {
    let others = fold(scene, "other-drafts", text::UI_DRAFTS_OTHER, |folded| {
        folded.child(kinds(scene, el(DIV).class("row wrap"), false))
    });
    el(DIV).key("others").class("others").child(others)
}

fn name_of(kind: Kind) -> Text {
    match kind {
        Kind::Note => text::UI_KIND_NOTE,
        Kind::ThankYouEmail => text::UI_KIND_THANK_YOU_EMAIL,
        Kind::ThankYouVia => text::UI_KIND_THANK_YOU_VIA,
        Kind::ThankYouMessage => text::UI_KIND_THANK_YOU_MESSAGE,
        Kind::FollowUpEmail => text::UI_KIND_FOLLOW_UP_EMAIL,
        Kind::CheckInEmail => text::UI_KIND_CHECK_IN_EMAIL,
        Kind::RejectionThanks => text::UI_KIND_REJECTION_THANKS,
        Kind::AcceptReply => text::UI_KIND_ACCEPT_REPLY,
        Kind::PrepEmail => text::UI_KIND_PREP_EMAIL,
        Kind::IntroRequest => text::UI_KIND_INTRO_REQUEST,
        Kind::Update => text::UI_KIND_UPDATE,
        Kind::Logistics => text::UI_KIND_LOGISTICS,
    }
}

fn title(kind: Kind) -> Text {
    match kind {
        Kind::Note => text::UI_TITLE_NOTE,
        Kind::ThankYouEmail => text::UI_TITLE_THANK_YOU_EMAIL,
        Kind::ThankYouVia => text::UI_TITLE_THANK_YOU_VIA,
        Kind::ThankYouMessage => text::UI_TITLE_THANK_YOU_MESSAGE,
        Kind::FollowUpEmail => text::UI_TITLE_FOLLOW_UP_EMAIL,
        Kind::CheckInEmail => text::UI_TITLE_CHECK_IN_EMAIL,
        Kind::RejectionThanks => text::UI_TITLE_REJECTION_THANKS,
        Kind::AcceptReply => text::UI_TITLE_ACCEPT_REPLY,
        Kind::PrepEmail => text::UI_TITLE_PREP_EMAIL,
        Kind::IntroRequest => text::UI_TITLE_INTRO_REQUEST,
        Kind::Update => text::UI_TITLE_UPDATE,
        Kind::Logistics => text::UI_TITLE_LOGISTICS,
    }
}

/// "Copy the note", "Copy the email", "Copy the message".
fn copy_words(kind: Kind) -> Text {
    match kind.channel() {
        Channel::LinkedinNote => text::UI_COPY_NOTE,
        Channel::LinkedinMessage => text::UI_COPY_MESSAGE,
        Channel::Email => text::UI_COPY_EMAIL,
    }
}
