//! The component library: functions that build the buttons, folds, radio buttons, lists and icons of every view.

use super::ids;
use super::message::Message;
use super::names::*;
use super::scene::Scene;
use super::sketch::{Content, Element, Icon, Made, On, drawn, el, icon, joined};
use crate::basics::text::number;
use crate::knowledge::words::{Text, text};
use crate::{Cites, Verdict};

/// A button that says what happens.
pub(super) fn button(label: impl Content, message: Message) -> Element {
    pressed(PLAIN, message).text(label)
}

/// The button to press if any.
pub(super) fn primary(label: impl Content, message: Message) -> Element {
    pressed(PRIMARY, message).text(label)
}

/// A button that looks like a word of the text around it.
pub(super) fn quiet(label: impl Content, message: Message) -> Element {
    pressed("button quiet", message).text(label)
}

/// A button at which the browser opens a dialog of its own: for a file, or for a printer. A host that has no place for one can
/// tell it by its part.
pub(super) fn outward(label: impl Content, message: Message) -> Element {
    pressed("button dialog", message).text(label)
}

/// A button with an icon alone, and its name for those who cannot see it.
pub(super) fn icon_button(icon: Element, label: impl Content + Copy, message: Message) -> Element {
    pressed("button icon-button", message).attr(ARIA_LABEL, label).attr(TITLE, label).child(icon)
}

/// The classes of a button, and of the one to press if any.
pub(super) const PLAIN: &str = "button";
pub(super) const PRIMARY: &str = "button primary";

/// A button without a label, of these classes, which a host may style by the same names.
#[inline(never)]
pub(super) fn pressed(part: &'static str, message: Message) -> Element {
    el(BUTTON).part(part).on(On::Click, message)
}

/// A button that answers in one press, and shows whether it is the answer.
pub(super) fn quick(key: &str, label: impl Content, given: bool, message: Message) -> Element {
    pressed("button answer-button", message)
        .key(key)
        .attr(VALUE, joined(&[key]))
        .pressed(given)
        .child(drawn(TICK))
        .child(el(SPAN).text(label))
}

/// Asks before it happens: the button, or in its place the question with both answers.
pub(super) fn asked(scene: &Scene, label: Text, question: Text, message: Message) -> Element {
    let key = scene.get(label);
    if scene.session.asking.as_ref() != Some(&message) {
        return button(label, Message::Ask(Box::new(message))).key(key);
    }
    let answers = el(DIV).class("row").child(primary(label, message)).child(button(text::UI_CANCEL, Message::Cancel));
    el(DIV)
        .keyed(joined(&[key, "?"]))
        .class("asked")
        .attr(ROLE, "group")
        .attr(ARIA_LABEL, question)
        .child(el(P).attr(ID, scene.id(&[ids::ASKED])).attr(TABINDEX, "-1").text(question))
        .child(answers)
}

/// A section that folds, closed by habit. What it holds is only made once it is open.
pub(super) fn fold(
    scene: &Scene,
    name: &str,
    title: impl Content,
    content: impl FnOnce(Element) -> Element,
) -> Element {
    folding(name, scene.plan().is_open(name, false), title, content)
}

/// A section that is open or closed as given.
pub(super) fn folding(
    name: &str,
    open: bool,
    title: impl Content,
    content: impl FnOnce(Element) -> Element,
) -> Element {
    let summary = summary(name, open).child(el(SPAN).text(title));
    let details = details(name, open).class("fold").child(summary);
    if open { details.child(content(el(DIV).class("folded"))) } else { details }
}

/// The line that opens a section and closes it, without its title.
#[inline(never)]
pub(super) fn summary(name: &str, open: bool) -> Element {
    let message = Message::Fold(name.to_owned(), !open);
    el(SUMMARY).on(On::Click, message).child(drawn(CHEVRON))
}

/// A section that folds, with nothing in it.
#[inline(never)]
pub(super) fn details(name: &str, open: bool) -> Element {
    let message = Message::Folded(name.to_owned(), open);
    el(DETAILS).key(name).flag(OPEN, open).on(On::Toggle, message)
}

/// One radio button with its label, as large as a thumb.
pub(super) fn pill(
    scene: &Scene,
    group: &str,
    value: &'static str,
    label: impl Content,
    checked: bool,
    message: Message,
) -> Element {
    unlabelled_pill(scene, group, value, checked, message).child(el(SPAN).text(label))
}

#[inline(never)]
fn unlabelled_pill(scene: &Scene, group: &str, value: &'static str, checked: bool, message: Message) -> Element {
    let input = el(RADIO)
        .attr(NAME, scene.id(&[group]))
        .attr(ID, scene.id(&[group, "-", value]))
        .attr(VALUE, value)
        .checked(checked)
        .on(On::Change, message);
    el(CHOICE).key(value).class(if checked { "choice checked" } else { "choice" }).child(input).child(drawn(TICK))
}

/// A labelled group of controls, without them.
#[inline(never)]
pub(super) fn fieldset(key: &str, class: &'static str, legend: impl Content) -> Element {
    el(FIELDSET).key(key).class(class).child(el(LEGEND).text(legend))
}

/// Things that belong together, under a legend with this id.
#[inline(never)]
pub(super) fn group(name: &'static str, id: Made, legend: Text) -> Element {
    let legend = el(P).class("legend").attr(ID, id).text(legend);
    el(DIV).key(name).class(name).attr(ROLE, "group").attr(ARIA_LABELLEDBY, id).child(legend)
}

/// A field for a few words, of any kind that the browser has.
#[inline(never)]
pub(super) fn input(kind: &'static str, id: Made, message: Message) -> Element {
    el(INPUT).attr(TYPE, kind).attr(ID, id).on(On::Input, message)
}

/// A field for a few words in any language, no more than so many characters.
#[inline(never)]
pub(super) fn words_input(id: Made, most: usize, value: &str, message: Message) -> Element {
    el(WORDS).attr(ID, id).on(On::Input, message).attr(MAXLENGTH, number(most as i32)).value(value)
}

/// What a control is called, which gives it the focus.
#[inline(never)]
pub(super) fn label(id: Made, words: impl Content) -> Element {
    el(LABEL).attr(FOR, id).text(words)
}

/// Who says so, each with what they say.
pub(super) fn sources(scene: &Scene, cites: Cites) -> Element {
    let list = el(UL).class("sources");
    list.all(cites.iter().map(|cite| el(LI).child(lead(scene, scene.source(*cite))).text(scene.cited(*cite))))
}

/// The word or two before what is said.
pub(super) fn lead(scene: &Scene, words: &str) -> Element {
    el(STRONG).text(scene.fill(text::UI_LEAD, &[("what", words)]))
}

/// The outcome of copying, beside the button of this name.
pub(super) fn copied(scene: &Scene, what: &str) -> Option<Element> {
    let copied = scene.session.copied.as_ref().filter(|copied| copied.what == what)?;
    let (class, words) = if copied.worked { ("said", text::UI_COPIED) } else { ("fault", text::UI_COPY_BY_HAND) };
    Some(el(P).key("copied").class(class).text(words))
}

/// The product's mark: two people on a clock's face, joined by the time between them.
pub(super) const MARK: Icon = icon!(
    "icon mark",
    "M12 3a9 9 0 0 1 7.8 13.5M12 1.9a1.1 1.1 0 1 1 0 2.2a1.1 1.1 0 1 1 0-2.2M19.8 15.4a1.1 1.1 0 1 1 0 2.2a1.1 1.1 0 1 1 0-2.2"
);
pub(super) const TICK: Icon = icon!("icon tick", "M5 12.5l4.5 4.5L19 7.5");
pub(super) const CHEVRON: Icon = icon!("icon chevron", "M9 5l7 7-7 7");
pub(super) const WARN: Icon = icon!("icon warn", "M12 3.5L22 20.5H2zM12 10v5M12 17.6v.4");
pub(super) const IDEA: Icon =
    icon!("icon idea", "M9.5 18h5M10.5 21h3M8.5 14.5a5.5 5.5 0 1 1 7 0c-.7.6-1 1-1 2h-5c0-1-.3-1.4-1-2z");
pub(super) const LETTER: Icon = icon!("icon letter", "M4 5h16v11H9l-5 4z");
pub(super) const QUESTION: Icon =
    icon!("icon question-mark", "M12 3a9 9 0 1 0 .01 0zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.7M12 16.5v.4");
pub(super) const UP: Icon = icon!("icon arrow", "M12 19V6M6 12l6-6 6 6");
pub(super) const DOWN: Icon = icon!("icon arrow", "M12 5v13M6 12l6 6 6-6");
pub(super) const CROSS: Icon = icon!("icon cross", "M6 6l12 12M18 6L6 18");
pub(super) const PLUS: Icon = icon!("icon plus", "M12 5v14M5 12h14");

/// The verdict's icon: each has a shape of its own, so that colour is never needed to tell them apart.
pub(super) fn verdict_icon(verdict: Verdict) -> Element {
    drawn(match verdict {
        Verdict::Send => icon!("icon verdict-icon onward", "M3 11.5L21 4l-6 17-3.5-7zM11.5 14L21 4"),
        Verdict::Accept => icon!("icon verdict-icon", "M4 12.5l5 5L20 6.5"),
        Verdict::Wait => icon!("icon verdict-icon", "M12 3a9 9 0 1 0 .01 0zM12 7.5V12l3.5 2.5"),
        Verdict::FollowUp => icon!("icon verdict-icon", "M3 6h18v12H3zM3 7l9 6 9-6"),
        Verdict::MoveOn => icon!("icon verdict-icon onward", "M4 12h15M13 6l6 6-6 6"),
        Verdict::Connected => icon!(
            "icon verdict-icon",
            "M9.5 14.5l5-5M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8"
        ),
        Verdict::Skip => icon!("icon verdict-icon", "M12 3a9 9 0 1 0 .01 0zM5.6 5.6l12.8 12.8"),
    })
}

/// The class that gives a verdict its colour.
pub(super) fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Send | Verdict::Accept => "go",
        Verdict::Wait => "hold",
        Verdict::FollowUp => "act",
        Verdict::Connected => "done",
        Verdict::MoveOn | Verdict::Skip => "rest",
    }
}
