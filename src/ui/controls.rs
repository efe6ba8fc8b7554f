//! The controls that every view is made of: buttons, choices, fields, folds and icons.

use super::dom::{Element, On, Str, el, svg};
use super::fields::{self, Kind, Question};
use super::message::Message;
use super::scene::Scene;
use super::state::{Spot, day_and_time};
use crate::content::{number, text};
use crate::situation::{LONGEST_TEXT, Posture, Stage};
use crate::{Choice, LocalDate, Verdict};

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

/// The same for a section that is open by habit.
pub(super) fn unfold(
    scene: &Scene,
    name: &str,
    title: impl Into<Str>,
    content: impl FnOnce() -> Vec<Element>,
) -> Element {
    folding(name, scene.plan().is_open(name, true), title, content)
}

fn folding(name: &str, open: bool, title: impl Into<Str>, content: impl FnOnce() -> Vec<Element>) -> Element {
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

/// A question with its control, named by the question in full.
pub(super) fn field(scene: &Scene, question: &'static Question, spot: &Spot, label: String) -> Element {
    let value = scene.plan().get(spot);
    let name = spot.name();
    let id = scene.id(&name);
    match question.kind {
        Kind::Choice(answers) => choice(scene, spot, label, question.hint.map(|hint| scene.get(hint)), answers, value),
        Kind::Moment => moment(scene, question, spot, label),
        Kind::Date => {
            let input = date_input(scene, &id, value, spot).on(On::Input, Message::Answer(spot.clone()));
            let said = LocalDate::parse(value).map(|day| {
                let relative = scene.clock.relative_day(day, scene.today());
                scene.fill(text::UI_SAID, &[("moment", &scene.clock.day(day, scene.today())), ("relative", &relative)])
            });
            labelled(scene, question, spot, label, input, said.unwrap_or_default())
        }
        Kind::Words => {
            let longest = number(LONGEST_TEXT as i32);
            let input = el("input")
                .attr("type", "text")
                .attr("maxlength", longest)
                .attr("autocomplete", "off")
                .attr("dir", "auto");
            let input = described(scene, spot, question, input)
                .attr("id", id)
                .value(value.to_owned())
                .on(On::Input, Message::Answer(spot.clone()));
            labelled(scene, question, spot, label, input, String::new())
        }
        Kind::Number(most) => {
            let input = el("input")
                .attr("type", "number")
                .attr("inputmode", "numeric")
                .attr("min", "0")
                .attr("max", number(most as i32));
            let input = described(scene, spot, question, input)
                .attr("id", id)
                .value(value.to_owned())
                .on(On::Input, Message::Answer(spot.clone()));
            labelled(scene, question, spot, label, input, String::new())
        }
    }
}

/// Says of a control that its answer is at fault, and where help stands.
fn described(scene: &Scene, spot: &Spot, question: &Question, input: Element) -> Element {
    let mut by = String::new();
    if question.hint.is_some() {
        by.push_str(&scene.id(&[&spot.name(), "-hint"].concat()));
    }
    if scene.fault(spot).is_some() {
        by.push(' ');
        by.push_str(&scene.id(&[&spot.name(), "-fault"].concat()));
    }
    let input = if by.is_empty() { input } else { input.attr("aria-describedby", by) };
    if scene.fault(spot).is_some() { input.attr("aria-invalid", "true") } else { input }
}

fn date_input(scene: &Scene, id: &str, value: &str, spot: &Spot) -> Element {
    let input = el("input")
        .attr("type", "date")
        .attr("id", id.to_owned())
        .attr("min", "1970-01-01")
        .attr("max", "2199-12-31")
        .value(value.to_owned());
    if scene.fault(spot).is_some() {
        input.attr("aria-invalid", "true").attr("aria-describedby", scene.id(&[&spot.name(), "-fault"].concat()))
    } else {
        input
    }
}

/// A control below its label, with what was understood, help and what is wrong.
fn labelled(scene: &Scene, question: &Question, spot: &Spot, label: String, input: Element, said: String) -> Element {
    let name = spot.name();
    let hint = question.hint.map(|hint| {
        el("p").key("hint").class("hint").attr("id", scene.id(&[&name, "-hint"].concat())).text(scene.get(hint))
    });
    el("div")
        .key(name.clone())
        .class("field")
        .child(el("label").attr("for", scene.id(&name)).text(label))
        .child(input)
        .maybe((!said.is_empty()).then(|| el("p").key("said").class("said").text(said)))
        .maybe(hint)
        .maybe(fault(scene, question, spot))
}

/// What is wrong with an answer, and what would be right.
fn fault(scene: &Scene, question: &Question, spot: &Spot) -> Option<Element> {
    scene.fault(spot)?;
    let words = match question.kind {
        Kind::Date | Kind::Moment => scene.get(text::UI_FAULT_DATE).to_owned(),
        Kind::Number(most) => scene.fill(text::UI_FAULT_NUMBER, &[("most", &number(most as i32))]),
        _ => scene.fill(text::UI_FAULT_WORDS, &[("most", &number(LONGEST_TEXT as i32))]),
    };
    let words = scene.fill(text::UI_FAULT_LINE, &[("field", scene.get(question.short)), ("fault", &words)]);
    Some(
        el("p")
            .key("fault")
            .class("fault")
            .attr("id", scene.id(&[&spot.name(), "-fault"].concat()))
            .child(svg_icon("warn", WARN))
            .text(words),
    )
}

/// A day and, where it is known, a time.
fn moment(scene: &Scene, question: &Question, spot: &Spot, label: String) -> Element {
    let (name, raw) = (spot.name(), scene.plan().get(spot));
    let (day, time) = day_and_time(raw);
    let [day_id, time_id] = [scene.id(&name), scene.id(&[&name, "-time"].concat())];
    let day_input = date_input(scene, &day_id, day, spot).on(On::Input, Message::AnswerDay(spot.clone()));
    let time_input = el("input")
        .attr("type", "time")
        .attr("id", time_id.clone())
        .value(time.to_owned())
        .on(On::Input, Message::AnswerTime(spot.clone()));
    el("fieldset")
        .key(name)
        .class("field")
        .child(el("legend").text(label))
        .child(
            el("div")
                .class("moment")
                .child(el("div").child(el("label").attr("for", day_id).text(scene.get(text::UI_DAY))).child(day_input))
                .child(
                    el("div").child(el("label").attr("for", time_id).text(scene.get(text::UI_TIME))).child(time_input),
                ),
        )
        .maybe(said_of_moment(scene, raw).map(|said| el("p").key("said").class("said").text(said)))
        .maybe(question.hint.map(|hint| el("p").key("hint").class("hint").text(scene.get(hint))))
        .maybe(fault(scene, question, spot))
}

/// What was understood of a moment, in words: the page's own form of a date differs from browser to browser.
fn said_of_moment(scene: &Scene, raw: &str) -> Option<String> {
    let (day, time) = day_and_time(raw);
    if day.is_empty() {
        return (!time.is_empty()).then(|| scene.get(text::UI_DAY_MISSING).to_owned());
    }
    let date = LocalDate::parse(day).ok()?;
    if time.is_empty() {
        let day = scene.clock.day(date, scene.today());
        return Some(scene.fill(text::UI_NOON, &[("day", &day)]));
    }
    let moment = crate::LocalDateTime::parse(raw).ok()?;
    let words = scene
        .fill(text::UI_MOMENT, &[("day", &scene.clock.day(date, scene.today())), ("time", &scene.clock.time(moment))]);
    Some(scene.fill(text::UI_SAID, &[("moment", &words), ("relative", &scene.relative(moment))]))
}

/// A closed list of answers as radio buttons, with a way not to answer.
pub(super) fn choice(
    scene: &Scene,
    spot: &Spot,
    label: String,
    hint: Option<&'static str>,
    answers: &'static [fields::Choosable],
    value: &str,
) -> Element {
    let name = spot.name();
    let hint_id = scene.id(&[&name, "-hint"].concat());
    let options = answers.iter().map(|answer| {
        pill(scene, &name, answer.value, scene.get(answer.label), value == answer.value, Message::Answer(spot.clone()))
    });
    let mut options: Vec<Element> = options.collect();
    // Everyone knows where they are, and how to lean is no question of knowing.
    if ![Stage::FIELD, Posture::FIELD].contains(&spot.field) {
        let passed = scene.plan().passed.contains(spot);
        let unknown = scene.get(text::UI_UNKNOWN);
        options.push(pill(scene, &name, "", unknown, value.is_empty() && passed, Message::Pass(spot.clone())));
    }
    el("fieldset")
        .key(name)
        .class("field")
        .child(el("legend").text(label))
        .maybe(hint.map(|hint| el("p").class("hint").attr("id", hint_id).text(hint)))
        .child(el("div").class("choices").all(options))
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

const TICK: &str = "M5 12.5l4.5 4.5L19 7.5";
pub(super) const CHEVRON: &str = "M9 5l7 7-7 7";
pub(super) const WARN: &str = "M12 3.5L22 20.5H2zM12 10v5M12 17.6v.4";
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
