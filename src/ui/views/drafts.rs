//! The drafts: the message that suits the moment, editable, with its facts as fields and its length against the limit.

use super::findings;
use crate::content::{Text, number, text};
use crate::draft::{Draft, Kind};
use crate::ui::controls::{asked, button, fold, pill, primary, quiet};
use crate::ui::dom::{Element, On, el};
use crate::ui::fields;
use crate::ui::message::Message;
use crate::ui::scene::Scene;
use crate::ui::state::{LONGEST_DRAFT, Spot};
use crate::{Channel, Finding, Severity, Tone, compose};

/// Beyond this many characters some mail programs cut what a link hands them.
const LONGEST_LINK: usize = 1_900;

/// The facts that a draft may lack, with where they stand.
const FACTS: [(&str, bool); 5] = [("name", true), ("topic", true), ("job", false), ("company", false), ("you", false)];

/// The draft on the page: the product's own text, and what the user made of it.
pub(crate) struct Shown {
    pub person: String,
    pub kind: &'static str,
    pub draft: Draft,
    /// What stands in the text field.
    pub text: String,
    /// The user changed the text.
    pub edited: bool,
    /// The facts have changed since.
    pub outdated: bool,
    /// What there is to mend in the text.
    pub findings: Vec<Finding>,
}

/// The draft that is shown for the chosen interviewer.
pub(crate) fn shown(scene: &Scene) -> Option<Shown> {
    let person = scene.person()?;
    let wanted = Kind::ALL.iter().find(|(name, _)| *name == scene.session.draft);
    let best = || person.drafts.first().and_then(|best| Kind::ALL.iter().find(|(_, kind)| *kind == best.kind));
    let named = wanted.or_else(best)?;
    let kind = named.0;
    let edited = scene.plan().draft(&person.id, kind);
    let tone = edited.map_or("", |edited| edited.tone.as_str());
    let tone = if tone.is_empty() { NEUTRAL } else { tone };
    let draft = compose(scene.situation, &person.id, kind, tone).ok()?;
    let own = edited.and_then(|edited| edited.text.as_ref());
    let (text, outdated) = match own {
        Some((text, from)) => (text.clone(), *from != draft.body),
        None => (draft.body.clone(), false),
    };
    let findings = findings::of(scene, &person.id, *named, draft.limit, &text);
    Some(Shown { person: person.id.clone(), kind, text, edited: own.is_some(), outdated, findings, draft })
}

const NEUTRAL: &str = "neutral";

pub(super) fn section(scene: &Scene) -> Element {
    let shown = shown(scene);
    let title = match &shown {
        Some(shown) => scene.say(title(shown.draft.kind), &shown.person),
        None => scene.get(text::UI_DRAFTS).to_owned(),
    };
    let section = super::section(scene, "message", title);
    let section = match &shown {
        Some(shown) => editor(scene, section, shown),
        None => section.child(el("p").key("none").class("hint").text(scene.get(text::UI_DRAFTS_NONE))),
    };
    section.child(others(scene, shown.as_ref()))
}

fn editor(scene: &Scene, section: Element, shown: &Shown) -> Element {
    let id = scene.id("draft");
    let worst = worst(shown);
    let gaps = !shown.edited && worst.is_some();
    let by = match (shown.edited, gaps) {
        (true, _) => "findings",
        (_, true) => "draft-gaps",
        _ => "",
    };
    let by = if by.is_empty() { String::new() } else { [" ", &scene.id(by)].concat() };
    let by = [scene.id("draft-count"), by].concat();
    let area = el("textarea")
        .key([shown.kind, "-", &shown.person].concat())
        .attr("id", id.clone())
        .attr("rows", number(rows(&shown.text)))
        .attr("dir", "auto")
        .attr("spellcheck", "true")
        .attr("maxlength", number(LONGEST_DRAFT as i32))
        .attr("aria-describedby", by)
        .attr("part", "draft")
        .value(shown.text.clone())
        .on(On::Input, Message::Edit(shown.kind.to_owned()));
    let area = if shown.edited && worst == Some(Severity::Error) { area.attr("aria-invalid", "true") } else { area };
    let editor = el("div")
        .key("editor")
        .class("editor")
        .maybe(facts(scene, shown))
        .maybe(subject(scene, shown))
        .child(
            el("div")
                .class("row between")
                .child(el("label").attr("for", id).text(scene.get(text::UI_DRAFT_TEXT)))
                .child(count(scene, shown)),
        )
        .child(area)
        .maybe(gaps.then(|| gaps_left(scene)))
        .maybe(findings::list(scene, shown))
        .maybe(outdated(scene, shown))
        .child(tone(scene, shown))
        .child(actions(scene, shown))
        .maybe(copied(scene, shown.kind));
    let account = (shown.draft.kind == Kind::Note).then(|| super::questions::account(scene, "note"));
    section.child(editor).maybe(account)
}

/// An email's subject, which goes where the body does not.
fn subject(scene: &Scene, shown: &Shown) -> Option<Element> {
    let subject = shown.draft.subject.as_ref()?;
    let id = scene.id("subject");
    let input = el("input").attr("type", "text").attr("id", id.clone()).attr("dir", "auto").attr("readonly", "");
    let copy = button(scene.get(text::UI_COPY_SUBJECT), Message::CopySubject(shown.kind.to_owned()));
    Some(
        el("div")
            .key("subject")
            .class("field")
            .child(el("label").attr("for", id).text(scene.get(text::UI_SUBJECT)))
            .child(el("div").class("row subject").child(input.value(subject.clone())).child(copy))
            .maybe(copied(scene, "subject")),
    )
}

/// Enough lines that the text need not scroll; a line holds about so many characters.
fn rows(text: &str) -> i32 {
    const LINE: usize = 46;
    let lines: usize = text.split('\n').map(|line| line.chars().count() / LINE + 1).sum();
    lines.clamp(4, 18) as i32
}

/// The facts that the draft is made of: asked for as fields while one is missing, so that no bracket has to be found.
fn facts(scene: &Scene, shown: &Shown) -> Option<Element> {
    let missing = |field: &str| shown.draft.placeholders.iter().any(|gap| gap.name == field);
    let asked = |field: &'static str| missing(field) || scene.session.facts.contains(&field);
    let fields = FACTS.into_iter().filter(|(field, _)| asked(field)).filter_map(|(field, personal)| {
        let question = fields::question(field, personal)?;
        let spot = if personal { Spot::of(&shown.person, question.field) } else { Spot::shared(question.field) };
        let id = scene.id(&["fact-", field].concat());
        let label =
            if field == "name" { scene.fill(text::UI_THEIR_NAME, &[]) } else { scene.get(question.ask).to_owned() };
        let hint_id = [id.as_str(), "-hint"].concat();
        let input = el("input")
            .attr("type", "text")
            .attr("id", id.clone())
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .attr("maxlength", number(crate::LONGEST_TEXT as i32))
            .value(scene.plan().get(&spot).to_owned())
            .on(On::Input, Message::Fact(spot));
        let input = if question.hint.is_some() { input.attr("aria-describedby", hint_id.clone()) } else { input };
        let field = el("div").key(field).class("field").child(el("label").attr("for", id).text(label)).child(input);
        Some(field.maybe(question.hint.map(|hint| el("p").class("hint").attr("id", hint_id).text(scene.get(hint)))))
    });
    let fields: Vec<Element> = fields.collect();
    if fields.is_empty() {
        return None;
    }
    let title = scene.id("facts-title");
    Some(
        el("div")
            .key("facts")
            .class("facts")
            .attr("role", "group")
            .attr("aria-labelledby", title.clone())
            .child(el("p").class("legend").attr("id", title).text(scene.get(text::UI_FACTS)))
            .child(el("div").class("fields").all(fields)),
    )
}

/// How much room is taken, and how much there is.
fn count(scene: &Scene, shown: &Shown) -> Element {
    let length = shown.text.encode_utf16().count();
    let over = shown.draft.limit.is_some_and(|limit| length > limit);
    let length = number(length as i32);
    let words = match shown.draft.limit {
        Some(limit) => scene.fill(text::UI_COUNT_OF, &[("number", &length), ("most", &number(limit as i32))]),
        None => scene.fill(text::UI_COUNT, &[("number", &length)]),
    };
    el("span").attr("id", scene.id("draft-count")).attr("class", if over { "count over" } else { "count" }).text(words)
}

/// How much the worst finding matters, hints left out.
pub(crate) fn worst(shown: &Shown) -> Option<Severity> {
    shown.findings.iter().map(|finding| finding.severity).min().filter(|severity| *severity < Severity::Hint)
}

/// Our own wording still has gaps: what to do about them stands above it.
fn gaps_left(scene: &Scene) -> Element {
    el("p").key("gaps").class("hint").attr("id", scene.id("draft-gaps")).text(scene.get(text::UI_GAPS))
}

/// The user's own text stays until they say otherwise.
fn outdated(scene: &Scene, shown: &Shown) -> Option<Element> {
    if !shown.edited {
        return None;
    }
    let kind = shown.kind.to_owned();
    let row = el("div").class("row wrap");
    let (said, row) = if shown.outdated {
        let renew = button(scene.get(text::UI_DRAFT_RENEW), Message::Renew(kind.clone()));
        (
            text::UI_DRAFT_OUTDATED,
            row.child(renew).child(button(scene.get(text::UI_DRAFT_KEEP), Message::KeepText(kind))),
        )
    } else {
        (text::UI_DRAFT_EDITED, row.child(quiet(scene.get(text::UI_DRAFT_RENEW), Message::Renew(kind))))
    };
    Some(
        el("div")
            .key("edited")
            .attr("class", if shown.outdated { "asked" } else { "edited" })
            .child(el("p").text(scene.get(said)))
            .child(row),
    )
}

fn tone(scene: &Scene, shown: &Shown) -> Element {
    let words = [text::UI_TONE_WARM, text::UI_TONE_NEUTRAL, text::UI_TONE_FORMAL];
    let options = Tone::ALL.iter().zip(words).map(|((name, tone), label)| {
        let message = Message::Tone(shown.kind.to_owned(), name);
        // A new tone means a new text: whoever has written their own is asked first.
        let message = if shown.edited { Message::Ask(Box::new(message)) } else { message };
        pill(scene, "tone", name, scene.get(label), *tone == shown.draft.tone, message)
    });
    let asking = match &scene.session.asking {
        Some(Message::Tone(kind, name)) if kind == shown.kind => {
            let message = Message::Tone(kind.clone(), name);
            Some(asked(scene, scene.get(text::UI_TONE_REPLACE), scene.get(text::UI_TONE_ASK).to_owned(), message))
        }
        _ => None,
    };
    el("fieldset")
        .key("tone")
        .class("field tone")
        .child(el("legend").text(scene.get(text::UI_TONE)))
        .child(el("div").class("choices").all(options.collect()))
        .maybe(asking)
}

fn actions(scene: &Scene, shown: &Shown) -> Element {
    let copy = primary(scene.get(copy_words(shown.draft.kind)), Message::CopyDraft(shown.kind.to_owned()))
        .attr("id", scene.id("copy-draft"));
    let row = el("div").key("actions").class("row wrap").child(copy.key("copy"));
    if shown.draft.channel != Channel::Email {
        return row;
    }
    let address = mail_address(shown.draft.subject.as_deref().unwrap_or_default(), &shown.text);
    if address.len() > LONGEST_LINK {
        return row.child(el("p").key("too-long").class("hint").text(scene.get(text::UI_MAIL_TOO_LONG)));
    }
    row.child(
        el("a")
            .key("mail")
            .attr("class", "button")
            .attr("part", "button")
            .attr("href", address)
            .text(scene.get(text::UI_MAIL)),
    )
}

/// A link that opens the message in the user's mail program.
pub(crate) fn mail_address(subject: &str, body: &str) -> String {
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    // RFC 6068 asks for CR LF between lines.
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    ["mailto:?subject=", &encode(subject), "&body=", &encode(&body)].concat()
}

/// What became of copying.
pub(super) fn copied(scene: &Scene, what: &str) -> Option<Element> {
    let copied = scene.session.copied.as_ref().filter(|copied| copied.what == what)?;
    let words = if copied.worked { text::UI_COPIED } else { text::UI_COPY_BY_HAND };
    Some(el("p").key("copied").attr("class", if copied.worked { "said" } else { "fault" }).text(scene.get(words)))
}

/// The other messages, should one be wanted.
fn others(scene: &Scene, shown: Option<&Shown>) -> Element {
    let suited: Vec<Kind> =
        scene.person().map(|person| person.drafts.iter().map(|draft| draft.kind).collect()).unwrap_or_default();
    let current = shown.map(|shown| shown.draft.kind);
    let choose = |name: &str, kind: Kind| {
        button(scene.get(name_of(kind)), Message::ShowDraft(name.to_owned()))
            .key(name.to_owned())
            .attr("aria-pressed", if current == Some(kind) { "true" } else { "false" })
    };
    let listed = |suits: bool| {
        let kinds = Kind::ALL.iter().filter(move |(_, kind)| suited.contains(kind) == suits);
        kinds.map(|(name, kind)| choose(name, *kind)).collect::<Vec<Element>>()
    };
    let near = listed.clone()(true);
    let near = (near.len() > 1).then(|| {
        el("div")
            .key("suited")
            .class("row wrap")
            .attr("role", "group")
            .attr("aria-label", scene.get(text::UI_DRAFTS_SUITED))
            .all(near)
    });
    el("div").key("others").class("others").maybe(near).child(fold(
        scene,
        "other-drafts",
        scene.get(text::UI_DRAFTS_OTHER),
        || vec![el("div").class("row wrap").all(listed(false))],
    ))
}

fn name_of(kind: Kind) -> Text {
    match kind {
        Kind::Note => text::UI_KIND_NOTE,
        Kind::ThankYouEmail => text::UI_KIND_THANK_YOU_EMAIL,
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
