//! The checklist view: real boxes, grouped by when, with due moments, reasons and who says so.

use crate::basics::text::number;
use crate::knowledge::words::text;
use crate::ui::controls::{button, copied, fold, folding, label, quiet, sources};
use crate::ui::derived::is_done;
use crate::ui::ids;
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, On, el};
use crate::{Item, Phase, Priority, Stage};

/// The fold that, opened, shows everyone's items.
const EVERYONE: &str = "items-of-all";

pub(super) fn section(scene: &Scene) -> Element {
    let items: Vec<&Item> = scene.advice.checklist.iter().filter(|item| is_listed(scene, item)).collect();
    let done = items.iter().filter(|item| is_done(scene.plan(), item)).count();
    let visible = |item: &&&Item| !scene.plan().cleared.contains(&item.id);
    let cleared = items.len() - items.iter().filter(visible).count();
    let section = super::section(scene, "todo", text::UI_CHECKLIST).child(progress(scene, done, items.len()));
    let phases = [
        (Phase::Before, "phase-before", text::UI_PHASE_BEFORE),
        (Phase::After, "phase-after", text::UI_PHASE_AFTER),
        (Phase::Later, "phase-later", text::UI_PHASE_LATER),
    ];
    for (phase, name, title) in phases {
        let of_phase = || items.iter().filter(visible).filter(|item| item.phase == phase);
        let count = of_phase().count();
        if count > 0 {
            let title = scene.fill(title, &[("number", &number(count as i32))]);
            // What is not due in this stage is folded away until the user looks for it.
            let open = scene.is_open(name, is_due(scene, phase));
            let rows =
                |folded: Element| folded.child(el(UL).class("items").all(of_phase().map(|item| row(scene, item))));
            let _ = section.child(folding(name, open, title, rows));
        }
    }
    section.child(actions(scene, done, cleared))
}

/// How many items are due within a day, or late.
pub(super) fn due_now(scene: &Scene) -> usize {
    let soon = scene.now + crate::basics::civil::DAY;
    let due = |item: &&Item| !is_done(scene.plan(), item) && item.priority == Priority::Must;
    scene.advice.checklist.iter().filter(due).filter(|item| item.due.is_some_and(|due| due < soon)).count()
}

/// Whether a phase is what the stage is about.
fn is_due(scene: &Scene, phase: Phase) -> bool {
    match scene.advice.stage {
        Stage::Before => phase == Phase::Before,
        Stage::Between => phase != Phase::Later,
        Stage::After => phase == Phase::After,
        Stage::Offer | Stage::Rejected | Stage::Closed => phase != Phase::Before,
    }
}

/// Items of people who are not shown stay folded away, unless they are asked for.
fn is_listed(scene: &Scene, item: &Item) -> bool {
    item.person.as_ref().is_none_or(|person| *person == scene.chosen().id) || scene.is_open(EVERYONE, false)
}

fn progress(scene: &Scene, done: usize, all: usize) -> Element {
    let [said_done, said_all] = [done, all].map(|count| number(count as i32));
    let words = scene.fill(text::UI_PROGRESS, &[("done", &said_done), ("all", &said_all)]);
    let bar = el(PROGRESS).attr(MAX, &said_all).attr(VALUE, &said_done).attr(ARIA_HIDDEN, "true");
    el(DIV).key("progress").class("progress").child(bar).child(el(P).text(words))
}

fn row(scene: &Scene, item: &Item) -> Element {
    let done = is_done(scene.plan(), item);
    let id = scene.id(&["item-", &item.id]);
    let tick = Message::Tick(item.id.clone());
    let box_ = el(CHECKBOX).attr(ID, id).checked(done).on(On::Change, tick);
    let label = label(id, &item.text).attr(DIR, "auto");
    let due = if done { None } else { due(scene, item) };
    let why = fold(scene, &["why-", &item.id].concat(), text::UI_WHY_ITEM, |folded| {
        folded.child(el(P).text(&item.why)).child(sources(scene, item.cites))
    });
    el(LI)
        .key(&item.id)
        .attr(CLASS, if done { "item done" } else { "item" })
        .attr(PART, "item")
        .child(box_)
        .child(el(DIV).class("what").child(label).maybe(due).child(why))
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
    let soon = item.due.is_some_and(|due| due >= scene.now && due < scene.now + crate::basics::civil::DAY)
        && item.priority == Priority::Must;
    Some(el(P).key("due").attr(CLASS, if soon { "due soon" } else { "due" }).text(words))
}

fn actions(scene: &Scene, done: usize, cleared: usize) -> Element {
    let row = el(DIV).key("actions").class("row wrap").child(button(text::UI_COPY_LEFT, Message::CopyLeft).key("copy"));
    let row = row.maybe((done > cleared).then(|| quiet(text::UI_CLEAR_DONE, Message::ClearDone).key("clear")));
    let back = scene.fill(text::UI_SHOW_CLEARED, &[("number", &number(cleared as i32))]);
    let row = row.maybe((cleared > 0).then(|| quiet(back, Message::ShowCleared).key("show")));
    let all = scene.several().then(|| {
        let open = scene.plan().is_open(EVERYONE, false);
        let words = if open { text::UI_ITEMS_OF_ONE } else { text::UI_ITEMS_OF_ALL };
        quiet(words, Message::Fold(EVERYONE.to_owned(), !open)).key("all").pressed(open)
    });
    el(DIV).key("actions").child(row.maybe(all)).maybe(copied(scene, LEFT)).maybe(by_hand(scene))
}

/// The name under which copying what is left is remembered.
const LEFT: &str = "left";

/// Where the clipboard was refused, the text itself, selected and ready for the keyboard.
fn by_hand(scene: &Scene) -> Option<Element> {
    let copied = scene.session.copied.as_ref().filter(|copied| copied.what == LEFT && !copied.worked)?;
    let area = el(TEXTAREA)
        .attr(ID, scene.id(&[ids::LEFT_TEXT]))
        .attr(READONLY, "")
        .attr(ROWS, "6")
        .attr(ARIA_LABEL, text::UI_COPY_LEFT);
    Some(area.key("by-hand").value(&copied.text))
}
