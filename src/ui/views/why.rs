//! Why: the reasons, the five guides side by side on this very case, what would change the answer, and all they say.

use crate::content::{DISAGREEMENTS, GUIDES, number, text};
use crate::guidance::guidance;
use crate::ui::answers::field;
use crate::ui::controls::{button, fold};
use crate::ui::dom::{Element, el};
use crate::ui::fields;
use crate::ui::message::Message;
use crate::ui::scene::Scene;
use crate::ui::state::Spot;
use crate::{Answer, Choice, Person, Posture, Stance, TurningPoint};

/// So many facts that would change the answer stand side by side; more are folded away.
const MOST_TURNING: usize = 4;

pub(super) fn section(scene: &Scene) -> Element {
    let Some(person) = scene.person() else { return super::section(scene, "why", scene.get(text::UI_WHY)) };
    super::section(scene, "why", scene.say(text::UI_WHY, &person.id))
        .child(reasons(scene, person))
        .child(el("h3").key("stances-title").text(scene.get(text::UI_STANCES)))
        .child(stances(scene, person))
        .maybe(turning(scene, person))
        .maybe(posture(scene))
        .child(cautions(scene))
        .child(fold(scene, "guides", scene.get(text::UI_GUIDES), || guides(scene)))
        .child(fold(scene, "disagreements", scene.get(text::UI_DISAGREEMENTS), || disagreements(scene)))
}

fn reasons(scene: &Scene, person: &Person) -> Element {
    let rows = person.reasons.iter().enumerate().map(|(place, reason)| {
        let name = ["reason-", &number(place as i32)].concat();
        el("li").child(el("p").text(reason.text.clone())).child(fold(scene, &name, scene.get(text::UI_SAYS_SO), || {
            vec![super::checklist::sources(scene, reason.cites)]
        }))
    });
    let rule = scene.fill(text::UI_RULE, &[("rule", person.rule)]);
    el("div")
        .key("reasons")
        .class("reasons-all")
        .child(el("ul").class("reasons").all(rows.collect()))
        .child(el("p").class("hint").text(rule))
}

/// The five guides side by side: what each says here, and how much its word is worth.
fn stances(scene: &Scene, person: &Person) -> Element {
    let rows = person.stances.iter().map(|stance| {
        let (class, words) = stance_words(stance.stance);
        let guide = GUIDES.iter().find(|guide| guide.id.name() == stance.guide);
        let name = guide.map_or("", |guide| scene.get(guide.short));
        let [full, standing] = guide.map_or(["", ""], |guide| [guide.name, guide.standing].map(|text| scene.get(text)));
        let more = fold(scene, &["guide-", stance.guide].concat(), scene.get(text::UI_WORTH), || {
            let statements = (!stance.cites.is_empty()).then(|| super::checklist::sources(scene, stance.cites));
            let about = [el("p").text(full), el("p").class("hint").text(standing)];
            about.into_iter().chain(statements).collect()
        });
        el("li")
            .key(stance.guide)
            .attr("class", ["stance ", class].concat())
            .attr("part", "stance")
            .child(
                el("p")
                    .class("guide")
                    .child(el("strong").text(name))
                    .child(el("span").class("tag").text(scene.get(words))),
            )
            .child(el("p").text(stance.text.clone()))
            .child(more)
    });
    el("ul").key("stances").class("stances").all(rows.collect())
}

fn stance_words(stance: Stance) -> (&'static str, crate::content::Text) {
    match stance {
        Stance::For => ("for", text::UI_STANCE_FOR),
        Stance::Against => ("against", text::UI_STANCE_AGAINST),
        Stance::Depends => ("depends", text::UI_STANCE_DEPENDS),
        Stance::Silent => ("silent", text::UI_STANCE_SILENT),
    }
}

/// The single facts that would change the answer, each to be tried.
fn turning(scene: &Scene, person: &Person) -> Option<Element> {
    let rows = person.turning_points.iter().filter_map(|point| {
        let (spot, value, supposed) = supposition(scene, person, point)?;
        let words = scene.fill(text::UI_SUPPOSE, &[("fact", &supposed)]);
        let leads = scene.fill(text::UI_LEADS_TO, &[("verdict", scene.verdict(point.verdict))]);
        Some(
            el("li")
                .key([spot.field, "-", value].concat())
                .child(button(words, Message::Suppose(spot, value)).child(el("span").class("leads").text(leads))),
        )
    });
    let mut rows: Vec<Element> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let more = rows.split_off(rows.len().min(MOST_TURNING));
    let count = scene.fill(text::UI_TURNING_MORE, &[("number", &number(more.len() as i32))]);
    let more = (!more.is_empty()).then(|| fold(scene, "turning", count, || vec![el("ul").class("turning").all(more)]));
    let list = el("ul").class("turning").all(rows);
    Some(el("div").key("turning").child(el("h3").text(scene.get(text::UI_TURNING))).child(list).maybe(more))
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
    Some((spot, value, scene.say(supposed, &person.id)))
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
    fold(scene, "cautions", scene.fill(text::UI_CAUTIONS, &[("number", &count)]), || {
        let rows = scene.advice.cautions.iter().map(|caution| {
            el("li")
                .key(caution.id)
                .child(el("p").text(caution.text.clone()))
                .child(super::checklist::sources(scene, caution.cites))
        });
        vec![el("ul").class("reasons").all(rows.collect())]
    })
}

/// All that the guides say, and what each is worth.
fn guides(scene: &Scene) -> Vec<Element> {
    let known = guidance(Some(scene.words.tag()));
    let mut parts: Vec<Element> = Vec::new();
    for guide in &known.guides {
        let statements = known.statements.iter().filter(|statement| statement.guide == guide.id);
        let rows = statements.map(|statement| el("li").text(statement.text)).collect();
        parts.push(el("h4").text(guide.name));
        parts.push(el("p").class("hint").text(guide.standing));
        parts.push(el("ul").all(rows));
    }
    parts.push(el("h4").text(scene.get(text::UI_SOURCE_HOUSE)));
    parts.push(el("ul").all(known.house.iter().map(|convention| el("li").text(convention.text)).collect()));
    parts.push(el("h4").text(scene.get(text::UI_SOURCE_LINKEDIN)));
    let facts = known.facts.iter().map(|fact| {
        let checked = scene.fill(text::UI_CHECKED, &[("date", fact.checked)]);
        el("li").text([fact.text.as_str(), " ", fact.standing, " ", &checked].concat())
    });
    parts.push(el("ul").all(facts.collect()));
    parts
}

/// The questions on which the guides part ways, and what we do.
fn disagreements(scene: &Scene) -> Vec<Element> {
    let mut parts: Vec<Element> = Vec::new();
    for row in DISAGREEMENTS {
        let positions = row.positions().iter().map(|position| el("li").text(scene.get(position.text)));
        parts.push(el("h4").text(scene.get(row.question)));
        parts.push(el("ul").all(positions.collect()));
        parts.push(el("p").class("hint").text(scene.get(row.product)));
    }
    parts
}
