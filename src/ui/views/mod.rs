//! The views: pure functions from the scene to a virtual DOM, each for one part of the page. They compute nothing and change
//! nothing; what they show is in the scene.

mod checklist;
mod drafts;
mod findings;
mod keeping;
mod people;
mod plans;
mod questions;
mod timeline;
mod verdict;
mod why;

use super::names::*;
use super::scene::Scene;
use super::sketch::{Content, Element, Made, begin, el, joined};

/// The whole widget, in the order in which a narrow page reads: verdict, questions, note, checklist, why.
pub(super) fn widget(scene: &Scene) -> Element {
    let begun = scene.plan().says_when();
    // A single plan needs no switch on top.
    let several = scene.state.plans.len() > 1;
    let page = begin(scene.words);
    let page = page
        .maybe(several.then(|| plans::bar(scene)))
        .maybe(keeping::clock(scene))
        .maybe(keeping::trouble(scene))
        .maybe(if begun { verdict::strip(scene) } else { None })
        .child(verdict::section(scene, begun));
    let questions = el(DIV).key("questions").class("column questions").child(questions::section(scene, begun));
    let columns = el(DIV).key("columns").class(if begun { "columns" } else { "columns blank" });
    let columns = columns.child(questions);
    if begun {
        let _ = questions.child(people::section(scene));
        plan(scene, columns);
    }
    page.child(columns)
        .maybe((!several).then(|| plans::bar(scene)))
        .child(keeping::footer(scene))
        .maybe(keeping::done(scene))
}

/// All that there is to see once there is something to go by. Apart, since a browser compiles a function when it is first called, and
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
