//! The checklist: real boxes, grouped by when, with due moments, reasons and who says so.

use crate::content::{number, text};
use crate::ui::controls::{button, fold, folding, quiet};
use crate::ui::dom::{Element, On, el};
use crate::ui::message::Message;
use crate::ui::scene::Scene;
use crate::{Choice, Item, Phase, Priority, Stage};

/// The fold that, opened, shows everyone's items.
const EVERYONE: &str = "items-of-all";

pub(super) fn section(scene: &Scene) -> Element {
    let items: Vec<&Item> = scene.advice.checklist.iter().filter(|item| is_listed(scene, item)).collect();
    let done = items.iter().filter(|item| is_done(scene, item)).count();
    let visible: Vec<&Item> = items.iter().copied().filter(|item| !scene.plan().cleared.contains(&item.id)).collect();
    let section =
        super::section(scene, "todo", scene.get(text::UI_CHECKLIST)).child(progress(scene, done, items.len()));
    let phases = [
        (Phase::Before, "phase-before", text::UI_PHASE_BEFORE),
        (Phase::After, "phase-after", text::UI_PHASE_AFTER),
        (Phase::Later, "phase-later", text::UI_PHASE_LATER),
    ];
    let groups = phases.into_iter().filter_map(|(phase, name, title)| {
        let of_phase: Vec<&Item> = visible.iter().copied().filter(|item| item.phase == phase).collect();
        let title = scene.fill(title, &[("number", &number(of_phase.len() as i32))]);
        let rows = || vec![el("ul").class("items").all(of_phase.iter().map(|item| row(scene, item)).collect())];
        // What is not due in this stage is folded away until the user looks for it.
        let group = folding(name, scene.is_open(name, is_due(scene, phase)), title, rows);
        (!of_phase.is_empty()).then_some(group)
    });
    section.all(groups.collect()).child(actions(scene, done, items.len() - visible.len()))
}

/// Whether a phase is what the stage is about.
fn is_due(scene: &Scene, phase: Phase) -> bool {
    match Stage::named(scene.advice.stage) {
        Some(Stage::Before) | None => phase == Phase::Before,
        Some(Stage::Between) => phase != Phase::Later,
        Some(Stage::After) => phase == Phase::After,
        Some(Stage::Offer | Stage::Rejected | Stage::Closed) => phase != Phase::Before,
    }
}

/// Items of people who are not shown stay folded away, unless they are asked for.
fn is_listed(scene: &Scene, item: &Item) -> bool {
    let chosen = &scene.plan().people[scene.plan().chosen_place()].id;
    item.person.as_ref().is_none_or(|person| person == chosen) || scene.is_open(EVERYONE, false)
}

/// What the user ticked counts; else what the situation says.
pub(crate) fn is_done(scene: &Scene, item: &Item) -> bool {
    scene.plan().tick(&item.id).unwrap_or(item.done)
}

fn progress(scene: &Scene, done: usize, all: usize) -> Element {
    let [said_done, said_all] = [done, all].map(|count| number(count as i32));
    let words = scene.fill(text::UI_PROGRESS, &[("done", &said_done), ("all", &said_all)]);
    let bar = el("progress").attr("max", said_all).attr("value", said_done).attr("aria-hidden", "true");
    el("div").key("progress").class("progress").child(bar).child(el("p").text(words))
}

fn row(scene: &Scene, item: &Item) -> Element {
    let done = is_done(scene, item);
    let id = scene.id(&["item-", &item.id].concat());
    let box_ = el("input")
        .attr("type", "checkbox")
        .attr("id", id.clone())
        .checked(done)
        .on(On::Change, Message::Tick(item.id.clone()));
    let label = el("label").attr("for", id).attr("dir", "auto").text(item.text.clone());
    let due = (!done).then(|| due(scene, item)).flatten();
    let why = fold(scene, &["why-", &item.id].concat(), scene.get(text::UI_WHY_ITEM), || {
        vec![el("p").text(item.why.clone()), sources(scene, item.cites)]
    });
    el("li")
        .key(item.id.clone())
        .attr("class", if done { "item done" } else { "item" })
        .attr("part", "item")
        .child(box_)
        .child(el("div").class("what").child(label).maybe(due).child(why))
}

/// By when, and whether it is a must; late is no reproach.
fn due(scene: &Scene, item: &Item) -> Option<Element> {
    let optional = item.priority == Priority::Could;
    let words = match item.due {
        Some(due) if due == scene.now => scene.get(text::UI_DUE_NOW).to_owned(),
        Some(due) if due < scene.now => scene.fill(text::UI_DUE_PAST, &[("moment", &scene.moment(due))]),
        Some(due) => scene.fill(text::UI_DUE, &[("moment", &scene.moment(due)), ("relative", &scene.relative(due))]),
        None if optional => scene.get(text::UI_OPTIONAL).to_owned(),
        None => return None,
    };
    let soon = item.due.is_some_and(|due| due >= scene.now && due < scene.now + crate::civil::DAY)
        && item.priority == Priority::Must;
    Some(el("p").key("due").attr("class", if soon { "due soon" } else { "due" }).text(words))
}

/// Who says so, each with what they say.
pub(super) fn sources(scene: &Scene, cites: crate::Cites) -> Element {
    let rows = cites.iter().map(|cite| {
        el("li").child(el("strong").text([scene.source(*cite).as_ref(), ": "].concat())).text(scene.cited(*cite))
    });
    el("ul").class("sources").all(rows.collect())
}

fn actions(scene: &Scene, done: usize, cleared: usize) -> Element {
    let row = el("div")
        .key("actions")
        .class("row wrap")
        .child(button(scene.get(text::UI_COPY_LEFT), Message::CopyLeft).key("copy"));
    let row =
        row.maybe((done > cleared).then(|| quiet(scene.get(text::UI_CLEAR_DONE), Message::ClearDone).key("clear")));
    let back = scene.fill(text::UI_SHOW_CLEARED, &[("number", &number(cleared as i32))]);
    let row = row.maybe((cleared > 0).then(|| quiet(back, Message::ShowCleared).key("show")));
    let all = scene.several().then(|| {
        let open = scene.plan().is_open(EVERYONE, false);
        let words = scene.get(if open { text::UI_ITEMS_OF_ONE } else { text::UI_ITEMS_OF_ALL });
        quiet(words, Message::Fold(EVERYONE.to_owned(), !open))
            .key("all")
            .attr("aria-pressed", if open { "true" } else { "false" })
    });
    el("div").key("actions").child(row.maybe(all)).maybe(super::drafts::copied(scene, LEFT)).maybe(by_hand(scene))
}

/// The name under which copying what is left is remembered.
const LEFT: &str = "left";

/// Where the clipboard was refused, the text itself, selected and ready for the keyboard.
fn by_hand(scene: &Scene) -> Option<Element> {
    let copied = scene.session.copied.as_ref().filter(|copied| copied.what == LEFT && !copied.worked)?;
    let area = el("textarea")
        .attr("id", scene.id("left-text"))
        .attr("readonly", "")
        .attr("rows", "6")
        .attr("aria-label", scene.get(text::UI_COPY_LEFT));
    Some(area.key("by-hand").value(copied.text.clone()))
}

/// What is not done yet, for everyone, as a text to take along.
pub(crate) fn left_to_do(scene: &Scene) -> String {
    let left = scene.advice.checklist.iter().filter(|item| !is_done(scene, item));
    let lines = left.map(|item| match item.due.filter(|due| *due >= scene.now) {
        Some(due) => scene.fill(text::UI_LEFT_BY, &[("item", &item.text), ("moment", &scene.moment(due))]),
        None => scene.fill(text::UI_LEFT, &[("item", &item.text)]),
    });
    lines.collect::<Vec<String>>().join("\n")
}
