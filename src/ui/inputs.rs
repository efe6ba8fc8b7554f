//! The form inputs: for each kind of question a control that takes its answer, with label, help, and what was understood.

use super::clock::Clock;
use super::controls::{self, WARN, fieldset, input, pill, quick, words_input};
use super::fields::{Choosable, Kind, Question};
use super::ids;
use super::message::Message;
use super::names::*;
use super::scene::Scene;
use super::sketch::{Element, Made, On, drawn, el, joined, zones_of};
use super::state::{CLOCK, NOWHERE, Spot, day_and_time, moment_of};
use crate::basics::text::{capitalised, number};
use crate::knowledge::words::{Text, text};
use crate::model::situation::{LONGEST_TEXT, Posture, Stage};
use crate::{Choice, LocalDate, LocalDateTime};

/// A question with the control that takes its answer, under a label.
pub(super) fn field(scene: &Scene, question: &'static Question, spot: &Spot, label: String) -> Element {
    Field { scene, question, spot, name: ids::control(spot), hint: question.hint }.element(label)
}

/// The control of a question on its card, whose words are the heading with this id.
pub(super) fn on_card(scene: &Scene, question: &'static Question, spot: &Spot, heading: Made) -> Element {
    let hint = if spot.field == "name" { Some(text::UI_CARD_WHO_HINT) } else { question.hint };
    Field { scene, question, spot, name: ids::control(spot), hint }.on_card(heading)
}

/// The same for one of several people, whose common question and its help stand above.
pub(super) fn field_of_many(scene: &Scene, question: &'static Question, spot: &Spot, label: String) -> Element {
    Field { scene, question, spot, name: ids::control(spot), hint: None }.element(label)
}

/// Answers of at most so many characters fit into a third of a narrow page.
const SHORT: usize = 9;

/// Adds the places of the world to a list to choose from, by continent.
pub(super) fn zone_groups(scene: &Scene, select: Element) -> Element {
    select.all(scene.clock.continents().iter().map(|continent| zones_of(continent)))
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
        let id = self.id("");
        let answer = || Message::Answer(self.spot.clone());
        let (input, understood) = match self.question.kind {
            Kind::Choice(answers) => return self.choice(label, answers),
            Kind::Moment => return self.moment(label, value),
            Kind::Days(most) => return self.days(label, value, most),
            Kind::Date => (self.described(self.date(id, value, answer())), self.day_understood(value)),
            _ => (self.control(id, value), self.clock_understood(value)),
        };
        let field = el(DIV).key(&self.name).class("field").child(controls::label(id, label));
        self.explained(field.child(input), understood)
    }

    /// The control for a few words or a number.
    fn control(&self, id: Made, value: &str) -> Element {
        let answer = Message::Answer(self.spot.clone());
        self.described(match self.question.kind {
            Kind::Number(..) if self.spot.field == CLOCK => self.zones(id, value),
            Kind::Number(least, most) => {
                let input = input("number", id, answer).attr(MIN, number(least)).attr(MAX, number(most));
                // Keyboards for digits alone may lack the minus.
                let input = if least < 0 { input } else { input.attr(INPUTMODE, "numeric") };
                input.value(value)
            }
            _ => words_input(id, LONGEST_TEXT, value, answer),
        })
    }

    fn on_card(&self, heading: Made) -> Element {
        let value = self.scene.plan().get(self.spot);
        let id = self.id("");
        let answer = || Message::Answer(self.spot.clone());
        let group = el(DIV).key(&self.name).class("field");
        // A single field is labelled itself.
        if !matches!(self.question.kind, Kind::Words | Kind::Number(..)) {
            let _ = group.attr(ROLE, "group").attr(ARIA_LABELLEDBY, heading);
        }
        match self.question.kind {
            Kind::Choice(answers) => {
                // Words of one line stand side by side.
                let is_short = answers.iter().all(|answer| self.scene.get(answer.label).chars().count() <= SHORT);
                let class = if is_short { "answers" } else { "answers long" };
                group.maybe(self.hint()).child(el(DIV).class(class).all(self.quick_answers(answers)))
            }
            Kind::Moment => {
                let group = group.maybe(self.quick_days(value));
                let (day, _) = day_and_time(value);
                let times = (!day.is_empty()).then(|| self.quick_times(value));
                self.explained(group.maybe(times).child(self.moment_parts(value)), self.moment_understood(value))
            }
            Kind::Date => {
                let group = group.maybe(self.quick_days(value));
                let date = self.described(self.date(id, value, answer()));
                let field = el(DIV).child(controls::label(id, text::UI_DAY)).child(date);
                self.explained(group.child(field), self.day_understood(value))
            }
            Kind::Days(most) => self.explained(group.child(self.days_parts(most)), self.days_understood(value)),
            _ => self.explained(
                group.child(
                    self.control(id, value)
                        .attr(ARIA_LABELLEDBY, heading)
                        .on(On::Enter, Message::NextCard)
                        .on(On::Paste, Message::Pasting),
                ),
                self.clock_understood(value),
            ),
        }
    }

    /// A button for each answer, so that no arrow key answers by accident; the last says that the user does not know.
    fn quick_answers(&self, answers: &'static [Choosable]) -> impl Iterator<Item = Element> {
        let (plan, spot) = (self.scene.plan(), self.spot);
        let value = plan.get(spot);
        let is_passed = value.is_empty() && plan.passed.contains(spot);
        // Everyone knows where they are.
        let unknown = (spot.field != Stage::FIELD)
            .then(|| quick("unknown", text::UI_UNKNOWN, is_passed, Message::Pass(spot.clone())));
        let known = answers.iter().map(move |answer| {
            let message = Message::Pick(spot.clone(), answer.value.to_owned());
            quick(answer.value, answer.label, value == answer.value, message)
        });
        known.chain(unknown)
    }

    /// The days that an answer is likely to be, by how they lie to today.
    fn quick_days(&self, value: &str) -> Option<Element> {
        let (scene, (day, time)) = (self.scene, day_and_time(value));
        let near = nearby(self.spot.field, scene.advice.stage);
        let is_moment = matches!(self.question.kind, Kind::Moment);
        let buttons = near.iter().map(|days| {
            let then = scene.today().plus_days(*days);
            let date = String::from(then);
            let given = day == date;
            let answer = if is_moment { moment_of(&date, time) } else { date };
            let words = capitalised(&scene.clock.relative_day(then, scene.today()));
            quick(&number(*days), &words, given, Message::Pick(self.spot.clone(), answer))
        });
        (!near.is_empty()).then(|| el(DIV).key("days").class("answers").all(buttons))
    }

    /// The parts of a day, each with an hour that stands for it.
    fn quick_times(&self, value: &str) -> Element {
        let (day, time) = day_and_time(value);
        let parts = [
            ("10:00", text::UI_CARD_MORNING),
            ("12:00", text::UI_CARD_NOON),
            ("15:00", text::UI_CARD_AFTERNOON),
            ("18:00", text::UI_CARD_EVENING),
        ];
        let buttons = parts.into_iter().map(|(hour, words)| {
            quick(hour, words, time == hour, Message::Pick(self.spot.clone(), moment_of(day, hour)))
        });
        el(DIV).key("times").class("answers").all(buttons)
    }

    /// The id of the control, or of what belongs to it.
    fn id(&self, of: &str) -> Made {
        self.scene.id(&[&self.name, of])
    }

    /// Whether to speak of a fault: not while the answer is still being typed.
    fn is_at_fault(&self) -> bool {
        self.scene.fault(self.spot).is_some() && self.scene.session.typing.as_ref() != Some(self.spot)
    }

    /// Says of a control that its answer is at fault, and where help stands.
    fn described(&self, input: Element) -> Element {
        let at_fault = self.is_at_fault();
        let by = match (self.hint.is_some(), at_fault) {
            (true, true) => self.scene.id(&[&self.name, ids::HINT, " ", self.scene.prefix, &self.name, ids::FAULT]),
            (true, false) => self.id(ids::HINT),
            (false, true) => self.id(ids::FAULT),
            (false, false) => return input,
        };
        let input = input.attr(ARIA_DESCRIBEDBY, by);
        if at_fault { input.attr(ARIA_INVALID, "true") } else { input }
    }

    fn date(&self, id: Made, value: &str, message: Message) -> Element {
        input("date", id, message).attr(MIN, "1970-01-01").attr(MAX, "2199-12-31").value(value)
    }

    fn hint(&self) -> Option<Element> {
        let hint = self.hint?;
        Some(el(P).key("hint").class("hint").attr(ID, self.id(ids::HINT)).text(hint))
    }

    /// Below a control: what was understood, help, and what is wrong with the answer and would be right.
    fn explained(&self, field: Element, understood: Option<String>) -> Element {
        let understood = understood.map(|words| el(P).key("said").class("said").text(words));
        let field = field.maybe(understood).maybe(self.hint());
        if !self.is_at_fault() {
            return field;
        }
        let fault = el(P).key("fault").class("fault").attr(ID, self.id(ids::FAULT));
        field.child(fault.child(drawn(WARN)).text(fault_in_words(self.scene, self.question)))
    }

    /// A day and, where it is known, a time.
    fn moment(&self, label: String, raw: &str) -> Element {
        let field = fieldset(&self.name, "field", label).child(self.moment_parts(raw));
        self.explained(field, self.moment_understood(raw))
    }

    fn moment_parts(&self, raw: &str) -> Element {
        let (day, time) = day_and_time(raw);
        let [day_id, time_id] = ["", "-time"].map(|of| self.id(of));
        let day = self.described(self.date(day_id, day, Message::AnswerDay(self.spot.clone())));
        let time = input("time", time_id, Message::AnswerTime(self.spot.clone())).value(time);
        let part = |words: Text, id, input| el(DIV).child(controls::label(id, words)).child(input);
        let parts = el(DIV).class("moment").child(part(text::UI_DAY, day_id, day));
        parts.child(part(text::UI_TIME, time_id, time))
    }

    /// Several days: those that are known, and room for one more.
    fn days(&self, label: String, raw: &str, most: usize) -> Element {
        self.explained(fieldset(&self.name, "field", label).child(self.days_parts(most)), self.days_understood(raw))
    }

    fn days_understood(&self, raw: &str) -> Option<String> {
        (!raw.is_empty()).then(|| self.scene.in_words(self.spot))
    }

    fn days_parts(&self, most: usize) -> Element {
        let days = self.scene.plan().answers.days(self.spot.field);
        let inputs = (0..most.min(days.len() + 1)).map(|place| {
            let of = number(place as i32 + 1);
            let id = self.id(&if place == 0 { String::new() } else { ["-", &of].concat() });
            let message = Message::AnswerOneDay(self.spot.clone(), place);
            let input = self.date(id, days.get(place).copied().unwrap_or_default(), message);
            let input = if place == 0 { self.described(input) } else { input };
            el(DIV).child(controls::label(id, self.scene.fill(text::UI_DAY_OF, &[("number", &of)]))).child(input)
        });
        el(DIV).class("moment").all(inputs)
    }

    /// What was understood of a day, in words: the page's own form of a date differs from browser to browser.
    fn day_understood(&self, raw: &str) -> Option<String> {
        let (day, scene) = (LocalDate::parse(raw).ok()?, self.scene);
        let relative = scene.clock.relative_day(day, scene.today());
        Some(scene.fill(text::UI_SAID, &[("moment", &scene.day(raw)), ("relative", &relative)]))
    }

    /// The places of the world by continent, for whose clock it is. A difference that came as a number stays one.
    fn zones(&self, id: Made, value: &str) -> Element {
        let scene = self.scene;
        let chosen = scene.plan().zone(self.spot.person.as_deref().unwrap_or_default());
        let option = |value: &str| el(OPTION).attr(VALUE, joined(&[value]));
        let select = el(SELECT).attr(ID, id).on(On::Change, Message::Zone(self.spot.clone()));
        let select = match chosen.is_empty() && !value.is_empty() {
            true => {
                select.child(option("").text(scene.in_words(self.spot))).child(option(NOWHERE).text(text::UI_ZONE_SAME))
            }
            false => select.child(option("").text(text::UI_ZONE_SAME)),
        };
        // The browser that it was chosen in may have had another name for it.
        let known = chosen.is_empty() || Clock::lists(chosen);
        let select = select.maybe((!known).then(|| option(chosen).text(scene.in_words(self.spot))));
        zone_groups(scene, select).value(chosen)
    }

    /// What their clock shows now.
    fn clock_understood(&self, raw: &str) -> Option<String> {
        let ahead = raw.parse::<i32>().ok().filter(|_| self.spot.field == CLOCK)?;
        Some(self.scene.fill(text::UI_ZONE_NOW, &[("moment", &self.scene.moment(self.scene.now + ahead))]))
    }

    /// The same of a moment, of which day or time may be missing.
    fn moment_understood(&self, raw: &str) -> Option<String> {
        let scene = self.scene;
        let (day, time) = day_and_time(raw);
        if day.is_empty() {
            return (!time.is_empty()).then(|| scene.get(text::UI_DAY_MISSING).to_owned());
        }
        LocalDate::parse(day).ok()?;
        if time.is_empty() {
            return Some(scene.fill(text::UI_NOON, &[("day", &scene.day(day))]));
        }
        let moment = LocalDateTime::parse(raw).ok()?;
        let words = scene.speaker.moment(moment);
        Some(scene.fill(text::UI_SAID, &[("moment", &words), ("relative", &scene.relative(moment))]))
    }

    /// A closed list of answers as radio buttons, with a way not to answer.
    fn choice(&self, label: String, answers: &'static [Choosable]) -> Element {
        let (scene, spot) = (self.scene, self.spot);
        let is_posture = spot.field == Posture::FIELD;
        let given = scene.plan().get(spot);
        // Whoever says nothing of how to lean leans neither way.
        let value = if is_posture && given.is_empty() { Posture::Balanced.name() } else { given };
        let options = el(DIV).class("choices").all(answers.iter().map(|answer| {
            let message = Message::Answer(spot.clone());
            pill(scene, &self.name, answer.value, answer.label, value == answer.value, message)
        }));
        // Everyone knows where they are, and how to lean is no question of knowing.
        if !is_posture && spot.field != Stage::FIELD {
            let passed = given.is_empty() && scene.plan().passed.contains(spot);
            let pass = Message::Pass(spot.clone());
            let _ = options.child(pill(scene, &self.name, "", text::UI_UNKNOWN, passed, pass));
        }
        fieldset(&self.name, "field", label).maybe(self.hint()).child(options)
    }
}

/// By how many days from today the answer to a question about a day is likely to lie.
fn nearby(field: &str, stage: Stage) -> &'static [i32] {
    match (field, stage) {
        ("interviewAt", Stage::Before) | ("nextInterviewAt", _) => &[0, 1, 2, 7],
        ("interviewAt" | "invitedOn" | "requestSentOn" | "thankYouSentAt", _) => &[0, -1, -2, -7],
        ("decisionOn", Stage::Offer | Stage::Rejected | Stage::Closed) => &[0, -1, -7, -28],
        ("decisionOn", _) => &[1, 3, 7, 14],
        _ => &[],
    }
}

/// What is wrong with an answer to a question, and what would be right.
pub(super) fn fault_in_words(scene: &Scene, question: &Question) -> String {
    let words = match question.kind {
        Kind::Number(least, most) => {
            scene.fill(text::UI_FAULT_NUMBER, &[("least", &number(least)), ("most", &number(most))])
        }
        Kind::Words => scene.fill(text::UI_FAULT_WORDS, &[("most", &number(LONGEST_TEXT as i32))]),
        _ => scene.get(text::UI_FAULT_DATE).to_owned(),
    };
    scene.fill(text::UI_FAULT_LINE, &[("field", scene.get(question.short)), ("fault", &words)])
}
