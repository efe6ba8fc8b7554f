//! The plans view: several applications side by side, one of them open.

use crate::basics::text::number;
use crate::knowledge::words::text;
use crate::ui::controls::{PLAIN, asked, button, details, label, outward, pressed, summary, words_input};
use crate::ui::ids;
use crate::ui::message::{Extent, Message};
use crate::ui::names::*;
use crate::ui::scene::{Scene, given_name};
use crate::ui::sketch::{Element, el};
use crate::ui::state::Plan;

/// The fold that holds them.
const FOLD: &str = "plans";

/// So long a plan's name may be, in characters.
const LONGEST_NAME: usize = 200;

pub(super) fn bar(scene: &Scene) -> Element {
    let open = scene.plan().is_open(FOLD, false);
    let name = scene.plan_name(scene.plan());
    let count = scene.state.plans.len();
    let more = (count > 1).then(|| {
        let words = scene.fill(text::UI_PLANS_COUNT, &[("number", &number(count as i32))]);
        el(SPAN).class("count").text(words)
    });
    let title = el(SPAN).class("plan-name").attr(DIR, "auto");
    let title = match count {
        1 => title.text(text::UI_PLANS),
        _ => title.text(scene.fill(text::UI_PLANS_OPEN, &[("plan", &name)])),
    };
    let summary = summary(FOLD, open).child(title).maybe(more);
    let details = details(FOLD, open).class("fold plans").attr(PART, "plans").child(summary);
    if open { details.child(panel(scene)) } else { details }
}

/// Says in an element what a plan is called.
pub(super) fn name(scene: &Scene, element: Element, plan: &Plan) -> Element {
    element.own_words(given_name(plan).is_some()).text(scene.plan_name(plan))
}

fn panel(scene: &Scene) -> Element {
    let plans = scene.state.plans.iter().map(|plan| {
        let open = Message::OpenPlan(plan.id.clone());
        let open = pressed(PLAIN, open).attr(DIR, "auto").pressed(plan.id == scene.plan().id);
        el(LI).key(&plan.id).child(name(scene, open, plan))
    });
    let list = el(UL).key("list").class("plan-list").attr(ARIA_LABEL, text::UI_PLANS_LIST).all(plans);
    let id = scene.id(&[ids::PLAN_NAME]);
    let field = el(DIV).key("name").class("field").child(label(id, text::UI_PLANS_NAME)).child(words_input(
        id,
        LONGEST_NAME,
        &scene.plan().name,
        Message::RenamePlan,
    ));
    let remove = asked(scene, text::UI_PLANS_REMOVE, text::UI_PLANS_REMOVE_ASK, Message::RemovePlan);
    let start_over = asked(scene, text::UI_START_OVER, text::UI_START_OVER_ASK, Message::StartOver);
    let actions = el(DIV)
        .key("actions")
        .class("row wrap")
        .child(button(text::UI_PLANS_ADD, Message::AddPlan).key("add"))
        .child(outward(text::UI_PRINT, Message::Print).key("print"))
        .child(outward(text::UI_EXPORT_PLAN, Message::Export(Extent::Plan)).key("export"))
        .child(start_over)
        .child(remove);
    el(DIV).key("panel").class("folded").child(list).child(field).child(actions)
}
