//! The plans: several applications side by side, one of them open.

use crate::content::{number, text};
use crate::ui::controls::{CHEVRON, asked, button, svg_icon};
use crate::ui::dom::{Element, On, el};
use crate::ui::message::{Extent, Message};
use crate::ui::scene::Scene;
use crate::ui::state::Plan;

/// The fold that holds them.
const FOLD: &str = "plans";

pub(super) fn bar(scene: &Scene) -> Element {
    let open = scene.plan().is_open(FOLD, false);
    let name = name(scene, scene.plan());
    let count = scene.state.plans.len();
    let more = (count > 1).then(|| {
        el("span").class("count").text(scene.fill(text::UI_PLANS_COUNT, &[("number", &number(count as i32))]))
    });
    let summary = el("summary")
        .on(On::Click, Message::Fold(FOLD.to_owned(), !open))
        .child(svg_icon("chevron", CHEVRON))
        .child(el("span").class("plan-name").attr("dir", "auto").text(match count {
            1 => scene.get(text::UI_PLANS).to_owned(),
            _ => scene.fill(text::UI_PLANS_OPEN, &[("plan", &name)]),
        }))
        .maybe(more);
    let details = el("details")
        .key(FOLD)
        .attr("class", "fold plans")
        .attr("part", "plans")
        .flag("open", open)
        .on(On::Toggle, Message::Folded(FOLD.to_owned(), open))
        .child(summary);
    if open { details.child(panel(scene)) } else { details }
}

/// What a plan is called: as the user named it, or by its company or job.
pub(crate) fn name(scene: &Scene, plan: &Plan) -> String {
    let given = [plan.name.as_str(), plan.answers.get("company"), plan.answers.get("job")];
    let place = scene.state.plans.iter().position(|known| known.id == plan.id).unwrap_or(0);
    let numbered = || scene.fill(text::UI_PLANS_UNNAMED, &[("number", &number(place as i32 + 1))]);
    given.into_iter().find(|name| !name.trim().is_empty()).map_or_else(numbered, str::to_owned)
}

fn panel(scene: &Scene) -> Element {
    let plans = scene.state.plans.iter().map(|plan| {
        let open = plan.id == scene.plan().id;
        el("li").key(plan.id.clone()).child(
            button(name(scene, plan), Message::OpenPlan(plan.id.clone()))
                .attr("dir", "auto")
                .attr("aria-pressed", if open { "true" } else { "false" }),
        )
    });
    let list =
        el("ul").key("list").class("plan-list").attr("aria-label", scene.get(text::UI_PLANS_LIST)).all(plans.collect());
    let id = scene.id("plan-name");
    let field = el("div")
        .key("name")
        .class("field")
        .child(el("label").attr("for", id.clone()).text(scene.get(text::UI_PLANS_NAME)))
        .child(
            el("input")
                .attr("type", "text")
                .attr("id", id)
                .attr("dir", "auto")
                .attr("autocomplete", "off")
                .attr("maxlength", "200")
                .value(scene.plan().name.clone())
                .on(On::Input, Message::RenamePlan),
        );
    let remove = asked(
        scene,
        scene.get(text::UI_PLANS_REMOVE),
        scene.get(text::UI_PLANS_REMOVE_ASK).to_owned(),
        Message::RemovePlan,
    );
    let start_over =
        asked(scene, scene.get(text::UI_START_OVER), scene.get(text::UI_START_OVER_ASK).to_owned(), Message::StartOver);
    el("div").key("panel").class("folded").child(list).child(field).child(
        el("div")
            .key("actions")
            .class("row wrap")
            .child(button(scene.get(text::UI_PLANS_ADD), Message::AddPlan).key("add"))
            .child(button(scene.get(text::UI_PRINT), Message::Print).key("print"))
            .child(button(scene.get(text::UI_EXPORT_PLAN), Message::Export(Extent::Plan)).key("export"))
            .child(start_over)
            .child(remove),
    )
}
