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

use super::scene::Scene;
use super::sketch::names::*;
use super::sketch::{Content, Element, Made, Name, begin, el, joined};

/// The whole widget, in the order in which a narrow page reads: verdict, questions, note, checklist, why.
pub(super) fn widget(scene: &Scene) -> Element {
    let told = scene.plan().answers.iter().any(|(field, _)| field == "stage" || field.ends_with("At"));
    // A single plan needs no switch on top.
    let several = scene.state.plans.len() > 1;
    let page = begin(scene.words);
    let page = page
        .maybe(several.then(|| plans::bar(scene)))
        .maybe(keeping::clock(scene))
        .maybe(keeping::trouble(scene))
        .maybe(if told { answer::strip(scene) } else { None })
        .child(answer::section(scene, told));
    let questions = el(DIV).key("questions").class("column questions").child(questions::section(scene, told));
    let columns = el(DIV).key("columns").class(if told { "columns" } else { "columns blank" });
    let columns = columns.child(questions);
    if told {
        let _ = questions.child(people::section(scene));
        plan(scene, columns);
    }
    page.child(columns)
        .maybe((!several).then(|| plans::bar(scene)))
        .child(keeping::footer(scene))
        .maybe(keeping::done(scene))
}

/// All that there is to see once something was told. Apart, since a browser compiles a function when it is first called, and
/// a page that has only just begun can do without.
#[inline(never)]
fn plan(scene: &Scene, columns: Element) {
    let plan = el(DIV).key("plan").class("column plan").child(drafts::section(scene));
    let plan = plan.child(checklist::section(scene)).child(timeline::section(scene));
    let _ = columns.child(plan).child(why::section(scene));
}

/// A part of the page with its heading, which takes the focus when what had it is gone.
fn section(scene: &Scene, name: &str, title: impl Content) -> Element {
    let id = scene.id(&[name, "-title"]);
    titled(name, id).child(el(H2).attr(ID, id).text(title))
}

fn titled(name: &str, id: Made) -> Element {
    let class = joined(&["card ", name]);
    el(SECTION).key(name).attr(CLASS_AND_PART, class).attr(TABINDEX, "-1").attr(ARIA_LABELLEDBY, id)
}

/// An element that is no control but takes the focus, and that a host may style.
fn focusable(tag: Name, key: &str, class: &'static str) -> Element {
    el(tag).key(key).part(class).attr(TABINDEX, "-1")
}
