//! The storage view: what is kept on this device and how to have it otherwise; what was just done; what the storage refused.

use crate::knowledge::words::{text, words};
use crate::ui::controls::{CROSS, WARN, asked, button, fold, icon_button, label, outward, quiet};
use crate::ui::ids;
use crate::ui::message::{Extent, Message};
use crate::ui::names::*;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, On, drawn, el, joined};
use crate::ui::store::{Standing, Trouble};

/// The foot of the page: where what is entered is kept, in one line that opens to all settings; the plan's own ones among them
/// where they do not stand on top.
pub(super) fn footer(scene: &Scene, with_plan: bool) -> Element {
    let said = match scene.standing {
        Standing::NotAsked => text::UI_KEEP_NOT_ASKED,
        Standing::Declined => text::UI_KEEP_DECLINED,
        Standing::Kept if scene.shared_storage => text::UI_KEEP_SHARED,
        Standing::Kept => text::UI_KEEP_KEPT,
        Standing::Trouble(_) => text::UI_KEEP_TROUBLE,
    };
    // Before anything is entered there is nothing to save or to forget.
    let blank = scene.state.is_blank();
    let row = el(DIV)
        .key("actions")
        .class("row wrap")
        .maybe((!blank).then(|| outward(text::UI_EXPORT_ALL, Message::Export(Extent::Everything)).key("export")))
        .child(import(scene))
        .maybe(super::invitation::invite(scene, ids::INVITE_ANY_TIME));
    let forget = || asked(scene, text::UI_FORGET, text::UI_FORGET_ASK, Message::ForgetAll);
    let row = match scene.standing {
        Standing::NotAsked => row,
        Standing::Declined => row.child(button(text::UI_KEEP_ON, Message::Keep(true)).key("keep")),
        standing => {
            let off = asked(scene, text::UI_KEEP_OFF, text::UI_KEEP_OFF_ASK, Message::Keep(false));
            row.maybe((!blank || *standing != Standing::Kept).then(forget)).child(off)
        }
    };
    let kept = match scene.standing {
        Standing::Kept => text::UI_PLACE_KEPT,
        _ => text::UI_PLACE_NOT_KEPT,
    };
    let settings = fold(scene, "settings", kept, |folded| {
        let folded = folded.maybe(with_plan.then(|| super::plans::bar(scene)));
        let folded = folded.child(el(P).key("kept").text(said)).child(row).maybe(language(scene));
        folded.child(el(P).key("advice").text(text::UI_DISCLAIMER))
    });
    el(FOOTER).key("footer").class("foot").attr(TABINDEX, "-1").child(settings)
}

/// The switch between languages, where there is more than one.
fn language(scene: &Scene) -> Option<Element> {
    if scene.languages.is_empty() {
        return None;
    }
    let id = scene.id(&["language"]);
    let english = words(None).0;
    let all = [english.tag(), "\n", english.get(text::UI_LANGUAGE_NAME), scene.languages].concat();
    let mut all = all.split('\n');
    let (mut chosen, select) = ("", el(SELECT).attr(ID, id).on(On::Change, Message::Speak));
    let select = select.child(el(OPTION).attr(VALUE, "").text(text::UI_LANGUAGE_AROUND));
    while let (Some(tag), Some(name)) = (all.next(), all.next()) {
        let given = joined(&[tag]);
        let _ = select.child(el(OPTION).attr(VALUE, given).attr(LANG, given).text(joined(&[name])));
        if tag == scene.state.lang {
            chosen = tag;
        }
    }
    Some(el(DIV).key("language").class("field").child(label(id, text::UI_LANGUAGE)).child(select.value(chosen)))
}

/// A button that opens the browser's own choice of a file.
fn import(scene: &Scene) -> Element {
    let id = scene.id(&["import"]);
    let input = el(INPUT).attr(TYPE, "file").attr(ID, id).attr(ACCEPT, ".json,application/json");
    el(DIV)
        .key("import")
        .part("import dialog")
        .child(input.on(On::Change, Message::Import))
        .child(label(id, text::UI_IMPORT).class("button"))
}

/// What went wrong with keeping, shown until acknowledged, with a way out.
pub(super) fn trouble(scene: &Scene) -> Option<Element> {
    let Standing::Trouble(trouble) = scene.standing else { return None };
    if scene.acknowledged {
        return None;
    }
    let export = (text::UI_EXPORT_ALL, Message::Export(Extent::Everything));
    let save = (text::UI_SAVE_UNREADABLE, Message::SaveUnreadable);
    let dismiss = (text::UI_UNDERSTOOD, Message::DismissTrouble);
    let (words, first, second) = match trouble {
        Trouble::Refused => (text::UI_TROUBLE_REFUSED, None, dismiss),
        Trouble::Full => (text::UI_TROUBLE_FULL, Some(export), dismiss),
        Trouble::Newer => (text::UI_TROUBLE_NEWER, None, dismiss),
        Trouble::NotRemoved => (text::UI_TROUBLE_NOT_REMOVED, None, dismiss),
        Trouble::Partly(_) => (text::UI_TROUBLE_PARTLY, Some(save), dismiss),
        Trouble::Unreadable(_) => (text::UI_TROUBLE_UNREADABLE, Some(save), dismiss),
        Trouble::OtherTab => {
            let stored = (text::UI_USE_STORED, Message::UseStored);
            (text::UI_TROUBLE_OTHER_TAB, Some(stored), (text::UI_KEEP_SHOWN, Message::KeepShown))
        }
        Trouble::Forgotten => (text::UI_TROUBLE_FORGOTTEN, Some((text::UI_KEEP_AGAIN, Message::KeepShown)), dismiss),
    };
    let first = first.map(|(label, message)| button(label, message).key("first"));
    let ways = el(DIV).class("row wrap").maybe(first).child(button(second.0, second.1).key("second"));
    Some(
        super::focusable(DIV, "trouble", "trouble")
            .attr(ROLE, "group")
            .attr(ARIA_LABEL, text::UI_TROUBLE)
            .child(el(P).child(drawn(WARN)).child(el(SPAN).text(words)))
            .child(ways),
    )
}

/// No clock that is right shows a year before this one, in which the checklist was made.
const FIRST_YEAR: i32 = 2026;

/// What the device's clock says, where that cannot be.
pub(super) fn clock(scene: &Scene) -> Option<Element> {
    (scene.today().civil().0 < FIRST_YEAR).then(|| {
        let words = scene.fill(text::UI_CLOCK_WRONG, &[("date", &String::from(scene.today()))]);
        el(P).key("clock").part("trouble").attr(ROLE, "alert").text(words)
    })
}

/// What was just done, with a way back.
pub(super) fn done(scene: &Scene) -> Option<Element> {
    let done = scene.session.done.as_ref()?;
    let undo = || quiet(text::UI_UNDO, Message::Undo).key("undo").attr(ID, scene.id(&["undo"]));
    let dismiss = icon_button(drawn(CROSS), text::UI_DISMISS, Message::Dismiss).key("dismiss");
    let line = el(DIV).key("done").part("done").attr(ROLE, "group").attr(ARIA_LABEL, text::UI_DONE);
    let line = line.child(el(P).attr(DIR, "auto").text(&done.text));
    Some(line.maybe(done.undo.is_some().then(undo)).child(dismiss))
}
