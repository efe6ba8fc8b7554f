//! The questions view: those that still matter, one at a time, with all answers within reach.

use crate::Choice;
use crate::basics::text::number;
use crate::knowledge::words::{Text, text};
use crate::model::situation::{Posture, Request, Stage};
use crate::ui::controls::{button, fieldset, fold, group, pill, quick, quiet};
use crate::ui::derived::are_ticks;
use crate::ui::fields::{self, Kind, Question};
use crate::ui::ids;
use crate::ui::inputs::{field, field_of_many, on_card};
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::records::Happened;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Content, Element, Made, On, el, joined};
use crate::ui::state::Spot;

/// One card of questions at a time; once nothing is left to ask, what has happened since.
pub(super) fn section(scene: &Scene, begun: bool) -> Element {
    let at_hand = &scene.session.at_hand;
    if !begun && at_hand.is_empty() {
        return card(scene, &[Spot::shared(Stage::FIELD)]);
    }
    match scene.passed {
        _ if !at_hand.is_empty() => card(scene, at_hand),
        Some(spot) => how_it_went(scene, spot),
        None if scene.next.is_empty() => news(scene),
        None => card(scene, scene.next),
    }
}

/// Everything told and tellable, below the card.
pub(super) fn told(scene: &Scene) -> Element {
    let asking = scene.passed.is_some() || !scene.next.is_empty() || !scene.session.at_hand.is_empty();
    el(DIV)
        .key("told")
        .class("told-all")
        .child(answers(scene))
        .maybe(asking.then(|| super::verdict::possible(scene)).flatten())
        .maybe(more(scene))
}

fn headed(scene: &Scene, title: impl Content) -> Element {
    let id = scene.id(&[ids::ASK]);
    super::titled("ask", id).child(el(H2).key("title").attr(ID, id).attr(TABINDEX, "-1").attr(DIR, "auto").text(title))
}

/// What came of the interview whose date has passed.
fn how_it_went(scene: &Scene, spot: &Spot) -> Element {
    let person = spot.person.as_deref().unwrap_or_default();
    let what = if person.is_empty() { scene.get(text::QUESTIONS_INTERVIEW_AT_SHORT) } else { scene.name(person) };
    let moment = scene.in_words(spot);
    let title = scene.fill(text::UI_HOW_IT_WENT, &[("what", what), ("moment", &moment)]);
    let buttons = [Happened::Held, Happened::Moved, Happened::CalledOff]
        .map(|happened| button(scene.happened(happened, person), Message::Record(happened, person.to_owned())));
    headed(scene, title).child(el(DIV).key("passed").class("answers").all(buttons))
}

/// Nothing else would change the answer: what happens from now on is recorded in the same place.
fn news(scene: &Scene) -> Element {
    let passed = !scene.plan().passed.is_empty();
    headed(scene, text::UI_CARD_NEWS)
        .child(el(P).key("left").class("hint").text(if passed { text::UI_PASSED } else { text::UI_NOTHING_LEFT }))
        .maybe(super::verdict::news(scene))
        .child(
            el(DIV)
                .key("steps")
                .class("row steps")
                .maybe(back(scene))
                .maybe(passed.then(|| quiet(text::UI_ASK_AGAIN, Message::AskAgain).key("again"))),
        )
}

/// Questions that seldom matter, for whoever wants to answer them.
fn more(scene: &Scene) -> Option<Element> {
    let is_done = scene.next.is_empty() || !scene.session.more.is_empty();
    let cards = || scene.more.chunk_by(|one, other| one.field == other.field).filter_map(|spots| several(scene, spots));
    (is_done && !scene.more.is_empty()).then(|| fold(scene, MORE, text::UI_MORE, |folded| folded.all(cards())))
}

const MORE: &str = "more";

/// One question, about one or several people.
fn several(scene: &Scene, spots: &[Spot]) -> Option<Element> {
    let first = spots.first()?;
    let question = fields::question(first.field, first.person.is_some())?;
    let inner = match spots {
        [spot] => field(scene, question, spot, ask(scene, question, spot)),
        _ => grid(scene, question, spots),
    };
    Some(el(DIV).key(first.field).class("question").child(inner))
}

/// The questions of one card. The first gives it its heading.
fn card(scene: &Scene, spots: &[Spot]) -> Element {
    let id = scene.id(&[ids::ASK]);
    let (title, card) = if are_ticks(spots) {
        let person = spots.first().and_then(|spot| spot.person.as_deref()).unwrap_or_default();
        (scene.about(text::UI_CARD_ANY_TRUE, person), vec![ticks(scene, spots, id)])
    } else {
        let mut groups = Vec::new();
        let mut title = String::new();
        for (place, spot) in spots.iter().enumerate() {
            let Some(question) = fields::question(spot.field, spot.person.is_some()) else { continue };
            let words = ask(scene, question, spot);
            if place == 0 {
                title = words;
                groups.push(on_card(scene, question, spot, id));
            } else {
                let id = scene.id(&[ids::ASK, "-", spot.field]);
                let heading = el(P).keyed(joined(&["ask-", spot.field])).class("legend").attr(ID, id).text(words);
                groups.extend([heading, on_card(scene, question, spot, id)]);
            }
        }
        (title, groups)
    };
    let name = joined(&spots.iter().map(Spot::name).collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>());
    let inner = el(DIV).keyed(name).class("question").all(card).child(steps(scene, spots));
    headed(scene, title).maybe(left(scene)).child(inner)
}

/// How much is left to ask, as long as it can change the answer.
fn left(scene: &Scene) -> Option<Element> {
    let words = || scene.fill(text::UI_CARD_LEFT, &[("number", &number(scene.left as i32))]);
    (scene.left > 0).then(|| el(P).key("left").class("hint left").text(words()))
}

fn back(scene: &Scene) -> Option<Element> {
    (!scene.session.back.is_empty()).then(|| quiet(text::UI_CARD_BACK, Message::Back).key("back"))
}

/// The ways off a card: back, on, or past it.
fn steps(scene: &Scene, spots: &[Spot]) -> Element {
    let plan = scene.plan();
    let is_open = |spot: &Spot| plan.get(spot).is_empty() && !plan.passed.contains(spot);
    let any = spots.iter().any(|spot| !plan.get(spot).is_empty());
    let all = !spots.iter().any(is_open);
    let tells =
        spots.iter().any(|spot| [Stage::FIELD, "interviewAt", "nextInterviewAt", "metAt"].contains(&spot.field));
    let invite = if tells { super::invitation::invite(scene, ids::INVITE) } else { None };
    let row = el(DIV).key("steps").class("row steps").maybe(back(scene)).maybe(invite).maybe(same_as(scene, spots));
    if are_ticks(spots) {
        let words = if any { text::UI_CARD_THATS_ALL } else { text::UI_CARD_NONE };
        return row.child(button(words, Message::NoneOfThese).key("none"));
    }
    let is_stage = spots.iter().any(|spot| spot.field == Stage::FIELD);
    let skip = !is_stage && !all;
    row.maybe(skip.then(|| quiet(text::UI_CARD_SKIP, Message::PassCard).key("skip")))
        .maybe((all && any).then(|| button(text::UI_CARD_NEXT, Message::NextCard).key("next")))
}

/// What was answered about somebody before, for somebody else in the same words.
fn same_as(scene: &Scene, spots: &[Spot]) -> Option<Element> {
    let person = spots.first()?.person.as_deref()?;
    let plan = scene.plan();
    let place = plan.people.iter().position(|met| met.id == person)?;
    let before = &plan.people[place.checked_sub(1)?].id;
    let answered = |spot: &Spot| plan.get(spot).is_empty() && !plan.get(&Spot::of(before, spot.field)).is_empty();
    let is_last = place + 1 == plan.people.len();
    let words = scene.about(if is_last { text::UI_CARD_SAME_AS } else { text::UI_CARD_ALL_AS }, before);
    (spots.iter().all(|spot| answered(spot) || spot.field == "agreed") && spots[0].field != "name")
        .then(|| button(words, Message::SameAs(before.clone())).key("same"))
}

/// What may be true of somebody: the field, its answer, and the words for it.
const MAY_BE_TRUE: [(&str, &str, Text); 10] = [
    ("invitedYou", fields::YES, text::UI_TRUE_SUGGESTED),
    ("agreed", fields::YES, text::UI_TRUE_AGREED),
    ("agreed", fields::NO, text::UI_TRUE_RATHER_NOT),
    ("relationship", "known", text::UI_TRUE_KNOWN),
    ("relationship", "mutual", text::UI_TRUE_MUTUAL),
    ("referredYou", fields::YES, text::UI_TRUE_REFERRED),
    ("activeOnline", fields::YES, text::UI_TRUE_ACTIVE),
    ("request", "theirs", text::UI_TRUE_THEIRS),
    ("request", "pending", text::UI_TRUE_PENDING),
    ("request", "accepted", text::UI_TRUE_ACCEPTED),
];

/// A tick for each thing that may be true.
fn ticks(scene: &Scene, spots: &[Spot], heading: Made) -> Element {
    let rows = MAY_BE_TRUE.iter().filter_map(|(field, answer, words)| {
        let spot = spots.iter().find(|spot| spot.field == *field)?;
        let given = scene.plan().get(spot) == *answer;
        let value = if given { "" } else { answer };
        let person = spot.person.as_deref().unwrap_or_default();
        let message = Message::Pick(spot.clone(), value.to_owned());
        Some(quick(&[field, "-", answer].concat(), scene.about(*words, person), given, message))
    });
    el(DIV).key("ticks").class("answers wide").attr(ROLE, "group").attr(ARIA_LABELLEDBY, heading).all(rows)
}

/// One question about several people: a row of answers for each of them.
fn grid(scene: &Scene, question: &'static Question, spots: &[Spot]) -> Element {
    let grid = group("grid", scene.id(&[question.field, "-all"]), question.ask_all.unwrap_or(question.short));
    let grid = grid.maybe(question.hint.map(|hint| el(P).class("hint").text(hint)));
    grid.all(spots.iter().map(|spot| {
        let person = spot.person.as_deref().unwrap_or_default();
        let field = field_of_many(scene, question, spot, scene.name(person).to_owned());
        let _ = field.first().own_words(scene.is_named(person));
        field
    }))
}

/// The question in full, as it fits the stage and the person.
pub(super) fn ask(scene: &Scene, question: &Question, spot: &Spot) -> String {
    let stage = scene.advice.stage;
    let asked = match question.field {
        "interviewAt" if stage == Stage::Before => text::QUESTIONS_INTERVIEW_AT_ASK_AHEAD,
        "decisionOn" if matches!(stage, Stage::Offer | Stage::Rejected) => text::QUESTIONS_DECISION_ON_ASK_ENDED,
        "decisionOn" if stage == Stage::Closed => text::QUESTIONS_DECISION_ON_ASK_CLOSED,
        "name" if stage == Stage::Before => text::UI_CARD_WHO_AHEAD,
        "name" => text::UI_CARD_WHO,
        _ => question.ask,
    };
    scene.about(asked, spot.person.as_deref().unwrap_or_default())
}

/// Every answer given, each a button that opens its question again.
fn answers(scene: &Scene) -> Element {
    let list = el(UL).key("told").class("tolds");
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
                    .child(el(SPAN).attr(DIR, "auto").own_words(matches!(question.kind, Kind::Words)).text(answer));
                let _ = list.child(el(LI).key(&name).child(button));
            }
        }
    }
    list.attr(ARIA_LABEL, text::UI_TOLD)
}

/// Every question, asked for or not.
pub(super) fn everything(scene: &Scene) -> Element {
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
    let card = if scene.session.at_hand.is_empty() { scene.next } else { &scene.session.at_hand };
    card.contains(spot) || more
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
