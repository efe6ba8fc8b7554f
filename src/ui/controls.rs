//! The controls that every view is made of: buttons, folds, radio buttons and icons.

use super::dom::{Element, On, Str, el, svg};
use super::message::Message;
use super::scene::Scene;
use crate::Verdict;
use crate::content::text;

/// A button that says what happens.
pub(super) fn button(label: impl Into<Str>, message: Message) -> Element {
    el("button").attr("type", "button").part("button").on(On::Click, message).text(label)
}

/// The button to press if any.
pub(super) fn primary(label: impl Into<Str>, message: Message) -> Element {
    el("button")
        .attr("type", "button")
        .attr("class", "button primary")
        .attr("part", "button primary")
        .on(On::Click, message)
        .text(label)
}

/// A button that looks like a word of the text around it.
pub(super) fn quiet(label: impl Into<Str>, message: Message) -> Element {
    el("button")
        .attr("type", "button")
        .attr("class", "button quiet")
        .attr("part", "button quiet")
        .on(On::Click, message)
        .text(label)
}

/// A button with an icon alone, and its name for those who cannot see it.
pub(super) fn icon_button(icon: Element, label: impl Into<Str>, message: Message) -> Element {
    let label = label.into();
    el("button")
        .attr("type", "button")
        .attr("class", "button icon-button")
        .attr("part", "button icon-button")
        .attr("aria-label", label.clone())
        .attr("title", label)
        .on(On::Click, message)
        .child(icon)
}

/// Asks before it happens: the button, or in its place the question with both answers.
pub(super) fn asked(scene: &Scene, label: &'static str, question: String, message: Message) -> Element {
    if scene.session.asking.as_ref() != Some(&message) {
        return button(label, Message::Ask(Box::new(message))).key(label);
    }
    el("div")
        .key([label, "?"].concat())
        .class("asked")
        .attr("role", "group")
        .attr("aria-label", question.clone())
        .child(el("p").attr("id", scene.id("asked")).attr("tabindex", "-1").text(question))
        .child(
            el("div")
                .class("row")
                .child(primary(label, message))
                .child(button(scene.get(text::UI_CANCEL), Message::Cancel)),
        )
}

/// A section that folds, closed by habit. What it holds is only made once it is open.
pub(super) fn fold(
    scene: &Scene,
    name: &str,
    title: impl Into<Str>,
    content: impl FnOnce() -> Vec<Element>,
) -> Element {
    folding(name, scene.plan().is_open(name, false), title, content)
}

/// A section that is open or not as told.
pub(super) fn folding(
    name: &str,
    open: bool,
    title: impl Into<Str>,
    content: impl FnOnce() -> Vec<Element>,
) -> Element {
    let summary = el("summary")
        .on(On::Click, Message::Fold(name.to_owned(), !open))
        .child(svg_icon("chevron", CHEVRON))
        .child(el("span").text(title));
    let details = el("details")
        .key(name.to_owned())
        .class("fold")
        .flag("open", open)
        .on(On::Toggle, Message::Folded(name.to_owned(), open))
        .child(summary);
    if open { details.child(el("div").class("folded").all(content())) } else { details }
}

/// One radio button with its label, as large as a thumb.
pub(super) fn pill(
    scene: &Scene,
    group: &str,
    value: &'static str,
    label: impl Into<Str>,
    checked: bool,
    message: Message,
) -> Element {
    let input = el("input")
        .attr("type", "radio")
        .attr("name", scene.id(group))
        .attr("id", scene.id(&[group, "-", value].concat()))
        .attr("value", value)
        .checked(checked)
        .on(On::Change, message);
    el("label")
        .key(value)
        .attr("class", if checked { "choice checked" } else { "choice" })
        .attr("part", "choice")
        .child(input)
        .child(svg_icon("tick", TICK))
        .child(el("span").text(label))
}

/// An icon of the icon's name and path, drawn on a field of 24 by 24; words beside it say what it means.
pub(super) fn svg_icon(class: &'static str, path: &'static str) -> Element {
    svg("svg")
        .attr("viewBox", "0 0 24 24")
        .attr("class", ["icon ", class].concat())
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("path").attr("d", path))
}

pub(super) const TICK: &str = "M5 12.5l4.5 4.5L19 7.5";
pub(super) const CHEVRON: &str = "M9 5l7 7-7 7";
pub(super) const WARN: &str = "M12 3.5L22 20.5H2zM12 10v5M12 17.6v.4";
pub(super) const IDEA: &str = "M9.5 18h5M10.5 21h3M8.5 14.5a5.5 5.5 0 1 1 7 0c-.7.6-1 1-1 2h-5c0-1-.3-1.4-1-2z";
pub(super) const UP: &str = "M12 19V6M6 12l6-6 6 6";
pub(super) const DOWN: &str = "M12 5v13M6 12l6 6 6-6";
pub(super) const CROSS: &str = "M6 6l12 12M18 6L6 18";
pub(super) const PLUS: &str = "M12 5v14M5 12h14";

/// The verdict's icon: each has a shape of its own, so that colour is never needed to tell them apart.
pub(super) fn verdict_icon(verdict: Verdict) -> Element {
    let path = match verdict {
        Verdict::Send => "M3 11.5L21 4l-6 17-3.5-7zM11.5 14L21 4",
        Verdict::Accept => "M4 12.5l5 5L20 6.5",
        Verdict::Wait => "M12 3a9 9 0 1 0 .01 0zM12 7.5V12l3.5 2.5",
        Verdict::FollowUp => "M3 6h18v12H3zM3 7l9 6 9-6",
        Verdict::MoveOn => "M4 12h15M13 6l6 6-6 6",
        Verdict::Connected => {
            "M9.5 14.5l5-5M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8"
        }
        Verdict::Skip => "M12 3a9 9 0 1 0 .01 0zM5.6 5.6l12.8 12.8",
    };
    svg_icon("verdict-icon", path)
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
