//! The controls that take an answer: for each kind of question one, with its label, help, and what was understood of it.

use super::controls::{WARN, pill, svg_icon};
use super::dom::{Element, On, el};
use super::fields::{Kind, Question};
use super::message::Message;
use super::scene::Scene;
use super::state::{Spot, day_and_time};
use crate::content::{Text, number, text};
use crate::situation::{LONGEST_TEXT, Posture, Stage};
use crate::{Choice, LocalDate, LocalDateTime};

/// A question with the control that takes its answer, under a label.
pub(super) fn field(scene: &Scene, question: &'static Question, spot: &Spot, label: String) -> Element {
    Field { scene, question, spot, name: spot.name(), hint: question.hint }.element(label)
}

/// The same for one of several people, whose common question and its help stand above.
pub(super) fn field_of_many(scene: &Scene, question: &'static Question, spot: &Spot, label: String) -> Element {
    Field { scene, question, spot, name: spot.name(), hint: None }.element(label)
}

/// A question at a spot, being described.
struct Field<'a> {
    scene: &'a Scene<'a>,
    question: &'static Question,
    spot: &'a Spot,
    name: String,
    hint: Option<Text>,
}

impl Field<'_> {
    fn element(&self, label: String) -> Element {
        let value = self.scene.plan().get(self.spot);
        let answer = || Message::Answer(self.spot.clone());
        match self.question.kind {
            Kind::Choice(_) => self.choice(label),
            Kind::Moment => self.moment(label),
            Kind::Date => {
                let input = self.date(value).on(On::Input, answer());
                self.labelled(label, input, self.said_of_day(value))
            }
            Kind::Words => {
                let input = el("input").attr("type", "text").attr("dir", "auto").attr("autocomplete", "off");
                let input = input.attr("maxlength", number(LONGEST_TEXT as i32));
                let input =
                    self.described(input).attr("id", self.id("")).value(value.to_owned()).on(On::Input, answer());
                self.labelled(label, input, None)
            }
            Kind::Number(most) => {
                let input = el("input").attr("type", "number").attr("inputmode", "numeric").attr("min", "0");
                let input = input.attr("max", number(most as i32));
                let input =
                    self.described(input).attr("id", self.id("")).value(value.to_owned()).on(On::Input, answer());
                self.labelled(label, input, None)
            }
        }
    }

    /// The id of the control, or of what belongs to it.
    fn id(&self, of: &str) -> String {
        self.scene.id(&[&self.name, of].concat())
    }

    /// Whether to speak of a fault: not while the answer is still being typed.
    fn is_at_fault(&self) -> bool {
        self.scene.fault(self.spot).is_some() && self.scene.session.typing.as_ref() != Some(self.spot)
    }

    /// Says of a control that its answer is at fault, and where help stands.
    fn described(&self, input: Element) -> Element {
        let hint = self.hint.map(|_| self.id("-hint"));
        let fault = self.is_at_fault().then(|| self.id("-fault"));
        let by: Vec<String> = hint.into_iter().chain(fault).collect();
        let input = if by.is_empty() { input } else { input.attr("aria-describedby", by.join(" ")) };
        if self.is_at_fault() { input.attr("aria-invalid", "true") } else { input }
    }

    fn date(&self, value: &str) -> Element {
        let input = el("input").attr("type", "date").attr("min", "1970-01-01").attr("max", "2199-12-31");
        self.described(input).attr("id", self.id("")).value(value.to_owned())
    }

    fn hint(&self) -> Option<Element> {
        let hint = self.hint?;
        Some(el("p").key("hint").class("hint").attr("id", self.id("-hint")).text(self.scene.get(hint)))
    }

    /// What is wrong with the answer, and what would be right.
    fn fault(&self) -> Option<Element> {
        let words = fault_in_words(self.scene, self.question);
        let line = el("p").key("fault").class("fault").attr("id", self.id("-fault"));
        self.is_at_fault().then(|| line.child(svg_icon("warn", WARN)).text(words))
    }

    /// A control below its label, with what was understood, help and what is wrong.
    fn labelled(&self, label: String, input: Element, said: Option<String>) -> Element {
        el("div")
            .key(self.name.clone())
            .class("field")
            .child(el("label").attr("for", self.id("")).text(label))
            .child(input)
            .maybe(said.map(|said| el("p").key("said").class("said").text(said)))
            .maybe(self.hint())
            .maybe(self.fault())
    }

    /// A day and, where it is known, a time.
    fn moment(&self, label: String) -> Element {
        let raw = self.scene.plan().get(self.spot);
        let (day, time) = day_and_time(raw);
        let day_input = self.date(day).on(On::Input, Message::AnswerDay(self.spot.clone()));
        let time_input = el("input").attr("type", "time").attr("id", self.id("-time")).value(time.to_owned());
        let time_input = time_input.on(On::Input, Message::AnswerTime(self.spot.clone()));
        let part = |label, of, input| {
            el("div").child(el("label").attr("for", self.id(of)).text(self.scene.get(label))).child(input)
        };
        el("fieldset")
            .key(self.name.clone())
            .class("field")
            .child(el("legend").text(label))
            .child(el("div").class("moment").child(part(text::UI_DAY, "", day_input)).child(part(
                text::UI_TIME,
                "-time",
                time_input,
            )))
            .maybe(self.said_of_moment(raw).map(|said| el("p").key("said").class("said").text(said)))
            .maybe(self.hint())
            .maybe(self.fault())
    }

    /// What was understood of a day, in words: the page's own form of a date differs from browser to browser.
    fn said_of_day(&self, raw: &str) -> Option<String> {
        let (day, today) = (LocalDate::parse(raw).ok()?, self.scene.today());
        let clock = self.scene.clock;
        let facts = [("moment", clock.day(day, today)), ("relative", clock.relative_day(day, today))];
        Some(self.scene.fill(text::UI_SAID, &facts.each_ref().map(|(name, value)| (*name, value.as_str()))))
    }

    /// The same of a moment, of which day or time may be missing.
    fn said_of_moment(&self, raw: &str) -> Option<String> {
        let scene = self.scene;
        let (day, time) = day_and_time(raw);
        if day.is_empty() {
            return (!time.is_empty()).then(|| scene.get(text::UI_DAY_MISSING).to_owned());
        }
        let day = scene.clock.day(LocalDate::parse(day).ok()?, scene.today());
        if time.is_empty() {
            return Some(scene.fill(text::UI_NOON, &[("day", &day)]));
        }
        let moment = LocalDateTime::parse(raw).ok()?;
        let words = scene.fill(text::UI_MOMENT, &[("day", &day), ("time", &scene.clock.time(moment))]);
        Some(scene.fill(text::UI_SAID, &[("moment", &words), ("relative", &scene.relative(moment))]))
    }

    /// A closed list of answers as radio buttons, with a way not to answer.
    fn choice(&self, label: String) -> Element {
        let Kind::Choice(answers) = self.question.kind else { return el("fieldset") };
        let (scene, spot) = (self.scene, self.spot);
        let is_posture = spot.field == Posture::FIELD;
        let told = scene.plan().get(spot);
        // Whoever says nothing of how to lean leans neither way.
        let value = if is_posture && told.is_empty() { Posture::Balanced.name() } else { told };
        let mut options: Vec<Element> = Vec::new();
        for answer in answers {
            let words = scene.get(answer.label);
            let message = Message::Answer(spot.clone());
            options.push(pill(scene, &self.name, answer.value, words, value == answer.value, message));
        }
        // Everyone knows where they are, and how to lean is no question of knowing.
        if !is_posture && spot.field != Stage::FIELD {
            let passed = told.is_empty() && scene.plan().passed.contains(spot);
            options.push(pill(scene, &self.name, "", scene.get(text::UI_UNKNOWN), passed, Message::Pass(spot.clone())));
        }
        el("fieldset")
            .key(self.name.clone())
            .class("field")
            .child(el("legend").text(label))
            .maybe(self.hint())
            .child(el("div").class("choices").all(options))
    }
}

/// What is wrong with an answer to a question, and what would be right.
pub(super) fn fault_in_words(scene: &Scene, question: &Question) -> String {
    let words = match question.kind {
        Kind::Number(most) => scene.fill(text::UI_FAULT_NUMBER, &[("most", &number(most as i32))]),
        Kind::Words => scene.fill(text::UI_FAULT_WORDS, &[("most", &number(LONGEST_TEXT as i32))]),
        _ => scene.get(text::UI_FAULT_DATE).to_owned(),
    };
    scene.fill(text::UI_FAULT_LINE, &[("field", scene.get(question.short)), ("fault", &words)])
}
