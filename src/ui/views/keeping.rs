//! What is kept on this device and how to have it otherwise; what was just done; what the storage refused.

use crate::content::text;
use crate::ui::controls::{CROSS, WARN, asked, button, icon_button, quiet, svg_icon};
use crate::ui::dom::{Element, On, el};
use crate::ui::message::{Extent, Message};
use crate::ui::scene::Scene;
use crate::ui::store::{Standing, Trouble};

/// The foot of the page.
pub(super) fn footer(scene: &Scene) -> Element {
    let said = match scene.standing {
        Standing::NotAsked => text::UI_KEEP_NOT_ASKED,
        Standing::Declined => text::UI_KEEP_DECLINED,
        Standing::Kept if scene.shared_storage => text::UI_KEEP_SHARED,
        Standing::Kept => text::UI_KEEP_KEPT,
        Standing::Trouble(_) => text::UI_KEEP_TROUBLE,
    };
    // Before anything is entered there is nothing to save or to forget.
    let blank = scene.state.is_blank();
    let row = el("div")
        .key("actions")
        .class("row wrap")
        .maybe(
            (!blank).then(|| button(scene.get(text::UI_EXPORT_ALL), Message::Export(Extent::Everything)).key("export")),
        )
        .child(import(scene));
    let forget = || {
        let question = scene.get(text::UI_FORGET_ASK).to_owned();
        asked(scene, scene.get(text::UI_FORGET), question, Message::ForgetAll)
    };
    let row = match scene.standing {
        Standing::NotAsked => row,
        Standing::Declined => row.child(button(scene.get(text::UI_KEEP_ON), Message::Keep(true)).key("keep")),
        standing => row.maybe((!blank || *standing != Standing::Kept).then(forget)).child(asked(
            scene,
            scene.get(text::UI_KEEP_OFF),
            scene.get(text::UI_KEEP_OFF_ASK).to_owned(),
            Message::Keep(false),
        )),
    };
    el("footer")
        .key("footer")
        .class("foot")
        .attr("tabindex", "-1")
        .child(el("p").key("kept").text(scene.get(said)))
        .child(row)
        .child(el("p").key("advice").text(scene.get(text::UI_DISCLAIMER)))
}

/// A button that opens the browser's own choice of a file.
fn import(scene: &Scene) -> Element {
    let id = scene.id("import");
    el("div")
        .key("import")
        .class("import")
        .child(
            el("input")
                .attr("type", "file")
                .attr("id", id.clone())
                .attr("accept", ".json,application/json")
                .on(On::Change, Message::Import),
        )
        .child(el("label").attr("for", id).attr("class", "button").text(scene.get(text::UI_IMPORT)))
}

/// What went wrong with keeping, told once and with a way out.
pub(super) fn trouble(scene: &Scene) -> Option<Element> {
    let Standing::Trouble(trouble) = scene.standing else { return None };
    if scene.told {
        return None;
    }
    let export = || button(scene.get(text::UI_EXPORT_ALL), Message::Export(Extent::Everything));
    let dismiss = || button(scene.get(text::UI_UNDERSTOOD), Message::DismissTrouble);
    let (words, ways) = match trouble {
        Trouble::Refused => (text::UI_TROUBLE_REFUSED, vec![dismiss()]),
        Trouble::Full => (text::UI_TROUBLE_FULL, vec![export(), dismiss()]),
        Trouble::Newer => (text::UI_TROUBLE_NEWER, vec![dismiss()]),
        Trouble::NotRemoved => (text::UI_TROUBLE_NOT_REMOVED, vec![dismiss()]),
        Trouble::Unreadable(_) | Trouble::Partly(_) => {
            let save = button(scene.get(text::UI_SAVE_UNREADABLE), Message::SaveUnreadable);
            let words = if matches!(trouble, Trouble::Partly(_)) {
                text::UI_TROUBLE_PARTLY
            } else {
                text::UI_TROUBLE_UNREADABLE
            };
            (words, vec![save, dismiss()])
        }
        Trouble::OtherTab => {
            let stored = button(scene.get(text::UI_USE_STORED), Message::UseStored);
            (text::UI_TROUBLE_OTHER_TAB, vec![stored, button(scene.get(text::UI_KEEP_SHOWN), Message::KeepShown)])
        }
        Trouble::Forgotten => {
            (text::UI_TROUBLE_FORGOTTEN, vec![button(scene.get(text::UI_KEEP_AGAIN), Message::KeepShown), dismiss()])
        }
    };
    let ways = ways.into_iter().enumerate().map(|(place, way)| way.key(crate::content::number(place as i32)));
    Some(
        el("div")
            .key("trouble")
            .attr("class", "trouble")
            .attr("part", "trouble")
            .attr("tabindex", "-1")
            .attr("role", "group")
            .attr("aria-label", scene.get(text::UI_TROUBLE))
            .child(el("p").child(svg_icon("warn", WARN)).child(el("span").text(scene.get(words))))
            .child(el("div").class("row wrap").all(ways.collect())),
    )
}

/// No clock that is right shows a year before this one, in which the checklist was made.
const FIRST_YEAR: i32 = 2026;

/// What the device's clock says, where that cannot be.
pub(super) fn clock(scene: &Scene) -> Option<Element> {
    (scene.today().civil().0 < FIRST_YEAR).then(|| {
        let words = scene.fill(text::UI_CLOCK_WRONG, &[("date", &String::from(scene.today()))]);
        el("p").key("clock").attr("class", "trouble").attr("part", "trouble").attr("role", "alert").text(words)
    })
}

/// What was just done, with a way back.
pub(super) fn done(scene: &Scene) -> Option<Element> {
    let done = scene.session.done.as_ref()?;
    let undo = done
        .undo
        .is_some()
        .then(|| quiet(scene.get(text::UI_UNDO), Message::Undo).key("undo").attr("id", scene.id("undo")));
    Some(
        el("div")
            .key("done")
            .part("done")
            .attr("role", "group")
            .attr("aria-label", scene.get(text::UI_DONE))
            .child(el("p").attr("dir", "auto").text(done.text.clone()))
            .maybe(undo)
            .child(icon_button(svg_icon("cross", CROSS), scene.get(text::UI_DISMISS), Message::Dismiss).key("dismiss")),
    )
}
