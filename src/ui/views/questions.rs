//! The questions view: those that still matter, one at a time, with all answers within reach.

use crate::Choice;
use crate::basics::text::number;
use crate::knowledge::words::{Text, text};
use crate::model::situation::{Posture, Request, Stage};
use crate::ui::controls::{button, fieldset, fold, group, pill, quiet};
use crate::ui::fields::{self, Kind, Question};
use crate::ui::ids;
use crate::ui::inputs::{field, field_of_many};
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::records::Happened;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, On, el};
use crate::ui::state::Spot;

pub(super) fn section(scene: &Scene, begun: bool) -> Element {
    let section = super::section(scene, "ask", text::UI_QUESTIONS);
    if !begun {
        return section.maybe(card(scene, &[Spot::shared(Stage::FIELD)]));
    }
    let section = section.all(cards(scene, &scene.session.at_hand));
    let section = match scene.passed {
        Some(spot) => section.child(how_it_went(scene, spot)),
        None if scene.next.is_empty() => section.child(nothing_left(scene)),
        None => section.all(cards(scene, scene.next)),
    };
    section.maybe(more(scene)).child(answers(scene)).child(everything(scene))
}

/// A card for each question.
fn cards<'a>(scene: &'a Scene, spots: &'a [Spot]) -> impl Iterator<Item = Element> + 'a {
    spots.chunk_by(|one, other| one.field == other.field).filter_map(|spots| card(scene, spots))
}

/// What came of the interview whose date has passed.
fn how_it_went(scene: &Scene, spot: &Spot) -> Element {
    let person = spot.person.as_deref().unwrap_or_default();
    let what = if person.is_empty() { scene.get(text::QUESTIONS_INTERVIEW_AT_SHORT) } else { scene.name(person) };
    let moment = scene.in_words(spot);
    let legend = scene.fill(text::UI_HOW_IT_WENT, &[("what", what), ("moment", &moment)]);
    let buttons = [Happened::Held, Happened::Moved, Happened::CalledOff]
        .map(|happened| button(scene.happened(happened, person), Message::Record(happened, person.to_owned())));
    let answers = el(DIV).class("row wrap").all(buttons);
    el(DIV).key("passed").class("question").child(fieldset("passed", "field", legend).child(answers))
}

/// Questions that seldom matter, for whoever wants to answer them.
fn more(scene: &Scene) -> Option<Element> {
    let is_done = scene.next.is_empty() || !scene.session.more.is_empty();
    (is_done && !scene.more.is_empty())
        .then(|| fold(scene, MORE, text::UI_MORE, |folded| folded.all(cards(scene, scene.more))))
}

const MORE: &str = "more";

/// One question as a card: its answers, and what hangs on them.
fn card(scene: &Scene, spots: &[Spot]) -> Option<Element> {
    let first = spots.first()?;
    let question = fields::question(first.field, first.person.is_some())?;
    let inner = match spots {
        [spot] => field(scene, question, spot, ask(scene, question, spot)),
        _ => grid(scene, question, spots),
    };
    let matters =
        scene.advice.missing.iter().find(|missing| missing.field == first.field).map(|missing| missing.changes);
    let why = matters.filter(|_| scene.plan().get(first).is_empty()).map(|changes| {
        let line = el(P).key("why").class("hint");
        match changes {
            _ if !scene.several() => line.text(text::UI_MATTERS),
            1 => line.text(text::UI_MATTERS_ONE),
            _ => line.text(scene.fill(text::UI_MATTERS_SEVERAL, &[("number", &number(changes as i32))])),
        }
    });
    // A date has no answer that says "unknown", so it gets a button.
    let can_pass = !matches!(question.kind, Kind::Choice(_)) && scene.plan().get(first).is_empty();
    let pass = can_pass.then(|| quiet(text::UI_UNKNOWN, Message::Pass(first.clone())).key("pass"));
    let name = ids::card(first);
    Some(el(DIV).attr(ID, scene.id(&[&name])).key(&name).class("question").child(inner).maybe(why).maybe(pass))
}

/// One question about several people: a row of answers for each of them.
fn grid(scene: &Scene, question: &'static Question, spots: &[Spot]) -> Element {
    let grid = group("grid", scene.id(&[question.field, "-all"]), question.ask_all.unwrap_or(question.short));
    let grid = grid.maybe(question.hint.map(|hint| el(P).class("hint").text(hint)));
    grid.all(spots.iter().map(|spot| {
        let who = scene.name(spot.person.as_deref().unwrap_or_default()).to_owned();
        field_of_many(scene, question, spot, who)
    }))
}

/// The question in full, as it fits the stage and the person.
pub(super) fn ask(scene: &Scene, question: &Question, spot: &Spot) -> String {
    let stage = scene.advice.stage;
    let asked = match question.field {
        "interviewAt" if stage == Stage::Before => text::QUESTIONS_INTERVIEW_AT_ASK_AHEAD,
        "decisionOn" if matches!(stage, Stage::Offer | Stage::Rejected) => text::QUESTIONS_DECISION_ON_ASK_ENDED,
        "decisionOn" if stage == Stage::Closed => text::QUESTIONS_DECISION_ON_ASK_CLOSED,
        _ => question.ask,
    };
    scene.about(asked, spot.person.as_deref().unwrap_or_default())
}

fn nothing_left(scene: &Scene) -> Element {
    let passed = !scene.plan().passed.is_empty();
    el(DIV)
        .key("nothing-left")
        .class("question")
        .child(el(P).class("hint").text(if passed { text::UI_PASSED } else { text::UI_NOTHING_LEFT }))
        .maybe(passed.then(|| button(text::UI_ASK_AGAIN, Message::AskAgain)))
}

/// Every answer given, each a button that opens its question again.
fn answers(scene: &Scene) -> Element {
    let list = el(UL).class("tolds");
    // All that is common comes first.
    for personal in [false, true] {
        let questions = fields::QUESTIONS.iter().filter(|question| question.personal == personal);
        for question in questions.filter(|question| question.field != "name") {
            let spot =
                if personal { Spot::of(&scene.chosen().id, question.field) } else { Spot::shared(question.field) };
            let answer = scene.in_words(&spot);
            if !answer.is_empty() {
                let name = spot.name();
                let button = el(BUTTON)
                    .part("told")
                    .on(On::Click, Message::Reopen(spot))
                    .child(
                        el(SPAN).class("what").text(scene.fill(text::UI_LEAD, &[("what", scene.get(question.short))])),
                    )
                    .child(el(SPAN).attr(DIR, "auto").text(answer));
                let _ = list.child(el(LI).key(&name).child(button));
            }
        }
    }
    el(DIV).key("told").class("told-so-far").child(el(H3).text(text::UI_TOLD)).child(list)
}

/// Every question, asked for or not.
fn everything(scene: &Scene) -> Element {
    fold(scene, "everything", text::UI_EVERYTHING, |folded| {
        // How to lean is asked beside the reasons.
        let shared = fields::QUESTIONS.iter().filter(|question| !question.personal && question.field != Posture::FIELD);
        for question in shared.filter(|question| fits(scene, question)) {
            let spot = Spot::shared(question.field);
            // A question that stands above already must not appear twice.
            if !is_shown(scene, &spot) {
                let _ = folded.child(field(scene, question, &spot, ask(scene, question, &spot)));
            }
        }
        let beside_note = scene.draft.is_some_and(|shown| shown.draft.kind == crate::Kind::Note);
        folded.maybe((!beside_note).then(|| account(scene)))
    })
}

/// Questions that make no sense yet are left out, unless they have an answer.
pub(super) fn fits(scene: &Scene, question: &Question) -> bool {
    let between = scene.advice.stage == Stage::Between;
    let chosen = scene.chosen();
    let pending = chosen.answers.get(Request::FIELD) == Request::Pending.name();
    match question.field {
        "nextInterviewAt" => between || scene.plan().answers.has(question.field),
        "closedBecause" => scene.advice.stage == Stage::Closed || scene.plan().answers.has(question.field),
        "round" => between || chosen.answers.has(question.field),
        "requestSentOn" | "followedUp" => pending || chosen.answers.has(question.field),
        _ => true,
    }
}

/// Whether a question stands among those at hand, is the next, or stands below that.
pub(super) fn is_shown(scene: &Scene, spot: &Spot) -> bool {
    let more = scene.plan().is_open(MORE, false) && scene.more.contains(spot);
    scene.session.at_hand.contains(spot) || scene.next.contains(spot) || more
}

/// The account, which decides how long a note may be: beside the note, or else among all questions.
pub(super) fn account(scene: &Scene) -> Element {
    use crate::model::situation::figure;
    let [free, paid] = [number(figure::NOTE_LIMIT_FREE as i32), number(figure::NOTE_LIMIT_PAID as i32)];
    let limit = scene.situation.note_limit();
    let option = |value: &'static str, label: Text, figure: u32| {
        let words = scene.fill(label, &[("free", &free), ("paid", &paid)]);
        pill(scene, "account", value, words, limit == figure, Message::Account(value))
    };
    let options = el(DIV)
        .class("choices")
        .child(option("free", text::QUESTIONS_NOTE_LIMIT_FREE, figure::NOTE_LIMIT_FREE))
        .child(option("paid", text::QUESTIONS_NOTE_LIMIT_PAID, figure::NOTE_LIMIT_PAID));
    fieldset("account", "field", text::QUESTIONS_NOTE_LIMIT_ASK).child(options)
}
