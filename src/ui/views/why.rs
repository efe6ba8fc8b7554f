//! The view of the reasons: why, the five guides side by side on this very case, what would change the answer, and all they say.

use crate::basics::text::number;
use crate::knowledge::tables::{DISAGREEMENTS, GUIDES};
use crate::knowledge::words::text;
use crate::ui::controls::{button, fold, lead, sources};
use crate::ui::fields;
use crate::ui::inputs::field;
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, el, joined};
use crate::ui::state::Spot;
use crate::wording::guidance::guidance;
use crate::{Answer, Choice, Person, Posture, Stance, TurningPoint};

/// So many facts that would change the answer stand side by side; more are folded away.
const MOST_TURNING: usize = 4;

pub(super) fn section(scene: &Scene) -> Element {
    let Some(person) = scene.person() else { return super::section(scene, "why", text::UI_WHY) };
    super::section(scene, "why", scene.about(text::UI_WHY, &person.id))
        .child(reasons(scene, person))
        .child(el(H3).key("stances-title").text(text::UI_STANCES))
        .child(stances(scene, person))
        .maybe(turning(scene, person))
        .maybe(posture(scene))
        .child(cautions(scene))
        .child(fold(scene, "guides", text::UI_GUIDES, |folded| guides(scene, folded)))
        .child(fold(scene, "disagreements", text::UI_DISAGREEMENTS, |folded| disagreements(scene, folded)))
}

fn reasons(scene: &Scene, person: &Person) -> Element {
    let rows = person.reasons.iter().enumerate().map(|(place, reason)| {
        let name = ["reason-", &number(place as i32)].concat();
        let more = fold(scene, &name, text::UI_SAYS_SO, |folded| folded.child(sources(scene, reason.cites)));
        el(LI).child(el(P).text(&reason.text)).child(more)
    });
    let rule = scene.fill(text::UI_RULE, &[("rule", person.rule)]);
    el(DIV)
        .key("reasons")
        .class("reasons-all")
        .child(el(UL).class("reasons").all(rows))
        .child(el(P).class("hint").text(rule))
}

/// The five guides side by side: what each says here, and how much its word is worth.
fn stances(scene: &Scene, person: &Person) -> Element {
    let list = el(UL).key("stances").class("stances");
    for stance in &person.stances {
        let Some(guide) = GUIDES.iter().find(|guide| guide.id.name() == stance.guide) else { continue };
        let (class, words) = stance_words(stance.stance);
        let more = fold(scene, &["guide-", stance.guide].concat(), text::UI_WORTH, |folded| {
            let about = folded.child(el(P).text(guide.name)).child(el(P).class("hint").text(guide.standing));
            about.maybe((!stance.cites.is_empty()).then(|| sources(scene, stance.cites)))
        });
        let head = el(P).class("guide").child(el(STRONG).text(guide.short));
        let head = head.child(el(SPAN).class("tag").text(words));
        let row = el(LI).key(stance.guide).class(class).attr(PART, "stance");
        let _ = list.child(row.child(head).child(el(P).text(&stance.text)).child(more));
    }
    list
}

fn stance_words(stance: Stance) -> (&'static str, crate::knowledge::words::Text) {
    match stance {
        Stance::For => ("stance for", text::UI_STANCE_FOR),
        Stance::Against => ("stance against", text::UI_STANCE_AGAINST),
        Stance::Depends => ("stance depends", text::UI_STANCE_DEPENDS),
        Stance::Silent => ("stance silent", text::UI_STANCE_SILENT),
    }
}

/// The single facts that would change the answer, each to be tried.
fn turning(scene: &Scene, person: &Person) -> Option<Element> {
    let mut rows = person.turning_points.iter().filter_map(|point| {
        let (spot, value, supposed) = supposition(scene, person, point)?;
        let key = joined(&[spot.field, "-", value]);
        let words = scene.fill(text::UI_SUPPOSE, &[("fact", &supposed)]);
        let leads = scene.fill(text::UI_LEADS_TO, &[("verdict", scene.verdict(point.verdict))]);
        let button = button(words, Message::Suppose(spot, value)).child(el(SPAN).class("leads").text(leads));
        Some(el(LI).keyed(key).child(button))
    });
    let list = el(UL).class("turning").maybe(Some(rows.next()?)).all(rows.by_ref().take(MOST_TURNING - 1));
    let more: Vec<Element> = rows.collect();
    let count = scene.fill(text::UI_TURNING_MORE, &[("number", &number(more.len() as i32))]);
    let fold = |more| fold(scene, "turning", count, |folded| folded.child(el(UL).class("turning").all(more)));
    let more = if more.is_empty() { None } else { Some(fold(more)) };
    Some(el(DIV).key("turning").child(el(H3).text(text::UI_TURNING)).child(list).maybe(more))
}

/// A turning point as a spot, the value to put there, and the words for it.
fn supposition(scene: &Scene, person: &Person, point: &TurningPoint) -> Option<(Spot, &'static str, String)> {
    let value = match point.value {
        Answer::Name(name) => name,
        Answer::Yes(true) => fields::YES,
        Answer::Yes(false) => fields::NO,
    };
    let personal = fields::question(point.field, true).map(|question| (question, Spot::of(&person.id, question.field)));
    let (question, spot) = personal
        .or_else(|| fields::question(point.field, false).map(|question| (question, Spot::shared(question.field))))?;
    let supposed = fields::choosable(question, value)?.supposed?;
    Some((spot, value, scene.about(supposed, &person.id)))
}

/// Which way to lean where the guides disagree: the place where that question makes sense.
fn posture(scene: &Scene) -> Option<Element> {
    let question = fields::question(Posture::FIELD, false)?;
    let spot = Spot::shared(question.field);
    let shown = super::questions::is_shown(scene, &spot);
    (!shown).then(|| field(scene, question, &spot, scene.get(question.ask).to_owned()))
}

/// The risks that this situation runs.
fn cautions(scene: &Scene) -> Element {
    let count = number(scene.advice.cautions.len() as i32);
    fold(scene, "cautions", scene.fill(text::UI_CAUTIONS, &[("number", &count)]), |folded| {
        let rows = scene.advice.cautions.iter().map(|caution| {
            el(LI).key(caution.id).child(el(P).text(&caution.text)).child(sources(scene, caution.cites))
        });
        folded.child(el(UL).class("reasons").all(rows))
    })
}

/// All that the guides say, and what each is worth.
fn guides(scene: &Scene, folded: Element) -> Element {
    let known = guidance(Some(scene.words.tag()));
    for guide in &known.guides {
        let statements = known.statements.iter().filter(|statement| statement.guide == guide.id);
        let _ = folded
            .child(el(H4).text(guide.name))
            .child(el(P).class("hint").text(guide.standing))
            .child(el(UL).all(statements.map(|statement| el(LI).text(statement.text))));
    }
    let facts = known.facts.iter().map(|fact| {
        let checked = scene.fill(text::UI_CHECKED, &[("date", fact.checked)]);
        el(LI).text(joined(&[fact.text.as_str(), " ", fact.standing, " ", &checked]))
    });
    folded
        .child(el(H4).text(text::UI_SOURCE_HOUSE))
        .child(el(UL).all(known.house.iter().map(|convention| el(LI).text(convention.text))))
        .child(el(H4).text(text::UI_SOURCE_LINKEDIN))
        .child(el(UL).all(facts))
}

/// The questions on which the guides disagree, who holds which position, and what we do.
fn disagreements(scene: &Scene, folded: Element) -> Element {
    for row in DISAGREEMENTS {
        let positions = row.positions().iter().map(|position| {
            let mut guides: Vec<&str> = position.cites.list().iter().map(|cite| scene.source(*cite)).collect();
            guides.dedup();
            el(LI).child(lead(scene, &scene.words.list(&guides))).text(position.text)
        });
        let _ = folded
            .child(el(H4).text(row.question))
            .child(el(UL).all(positions))
            .child(el(P).class("hint").text(row.product));
    }
    folded
}
