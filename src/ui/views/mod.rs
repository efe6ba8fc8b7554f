//! The views: each describes one part of the page as it should be right now.

mod answer;
mod checklist;
mod drafts;
mod findings;
mod keeping;
mod people;
mod plans;
mod questions;
mod timeline;
mod why;

pub(super) use answer::recorded;
pub(super) use checklist::{is_done, left_to_do};
pub(super) use drafts::{Shown, shown as shown_draft, worst as worst_of_draft};
pub(super) use plans::name as plan_name;
pub(super) use questions::next as next_questions;

use super::dom::{Element, el};
use super::scene::Scene;

/// The whole widget, in the order in which a narrow page reads: verdict, questions, note, checklist, why.
pub(super) fn widget(scene: &Scene) -> Vec<Element> {
    let told = scene.plan().answers.iter().any(|(field, _)| field == "stage" || field.ends_with("At"));
    // A single plan needs no switch on top.
    let several = scene.state.plans.len() > 1;
    let mut parts = Vec::new();
    parts.extend(several.then(|| plans::bar(scene)));
    parts.extend(keeping::clock(scene));
    parts.extend(keeping::trouble(scene));
    parts.extend(answer::strip(scene).filter(|_| told));
    parts.push(answer::section(scene, told));
    let questions = el("div").key("questions").class("column questions").child(questions::section(scene, told));
    let columns = el("div").key("columns").attr("class", if told { "columns" } else { "columns blank" });
    parts.push(if told {
        let plan = el("div").key("plan").class("column plan");
        columns
            .child(questions.child(people::section(scene)))
            .child(plan.child(drafts::section(scene)).child(checklist::section(scene)).child(timeline::section(scene)))
            .child(why::section(scene))
    } else {
        columns.child(questions)
    });
    parts.extend((!several).then(|| plans::bar(scene)));
    parts.push(keeping::footer(scene));
    parts.extend(keeping::done(scene));
    parts
}

/// A part of the page with its heading, which takes the focus when what had it is gone.
fn section(scene: &Scene, name: &'static str, title: impl Into<super::dom::Str>) -> Element {
    let id = scene.id(&[name, "-title"].concat());
    el("section")
        .key(name)
        .attr("class", ["card ", name].concat())
        .attr("part", ["card ", name].concat())
        .attr("tabindex", "-1")
        .attr("aria-labelledby", id.clone())
        .child(el("h2").attr("id", id).text(title))
}
