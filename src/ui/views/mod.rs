//! The views: pure functions from the scene to a virtual DOM, each for one part of the page. They compute nothing and change
//! nothing; what they show is in the scene.

mod checklist;
mod drafts;
mod findings;
mod invitation;
mod keeping;
mod people;
mod plans;
mod questions;
mod timeline;
mod verdict;
mod why;

use super::controls::{IDEA, LETTER, QUESTION, TICK};
use super::message::Message;
use super::names::*;
use super::scene::Scene;
use super::sketch::{Content, Element, Made, On, begin, drawn, el, joined};
use super::state::Place;
use crate::basics::text::number;
use crate::knowledge::words::text;

/// The whole widget: the answer with its question, then the places for the rest. A narrow page shows one place at a time, a
/// wide one all of them; the style sheet decides which.
pub(super) fn widget(scene: &Scene) -> Element {
    let begun = scene.plan().says_when();
    // A single plan needs no switch on top.
    let several = scene.state.plans.len() > 1;
    let here = scene.plan().place();
    let page = begin(scene.words)
        .maybe(several.then(|| plans::bar(scene)))
        .maybe(keeping::clock(scene))
        .maybe(keeping::trouble(scene))
        .maybe(if begun { verdict::strip(scene) } else { None });
    let frame = el(DIV).key("frame");
    let now = panel("now", here == Place::Answer || !begun, Place::Answer)
        .maybe(if begun { verdict::everyone(scene) } else { None })
        .child(verdict::section(scene, begun))
        .child(match &scene.session.invited {
            Some(invited) => invitation::section(scene, invited),
            None => questions::section(scene, begun),
        });
    if !begun {
        let frame = frame.class("frame blank").child(now);
        return page.child(frame).child(keeping::footer(scene, !several)).maybe(keeping::done(scene));
    }
    let now = now.child(questions::told(scene)).child(people::section(scene)).child(questions::everything(scene));
    let frame = frame.attr(CLASS, joined(&["frame ", here.name()])).child(now);
    rest(scene, frame, here);
    page.child(frame).child(keeping::footer(scene, !several)).maybe(keeping::done(scene))
}

/// All that there is to see once there is something to go by. Apart, since a browser compiles a function when it is first called, and
/// a page that has only just begun can do without.
#[inline(never)]
fn rest(scene: &Scene, frame: Element, here: Place) {
    let plan = panel("plan", here == Place::Plan, Place::Plan);
    let plan = plan.child(checklist::section(scene)).child(timeline::section(scene));
    let message = panel("letter", here == Place::Message, Place::Message).child(drafts::section(scene));
    let why = panel("reasoning", here == Place::Why, Place::Why).child(why::section(scene));
    let _ = frame.child(plan).child(message).child(why).child(places(scene, here));
}

/// A place of the page. One that is not shown is hidden, but not from the browser's search, which opens it.
fn panel(name: &'static str, open: bool, place: Place) -> Element {
    let panel = el(DIV).key(name).attr(CLASS, joined(&["panel ", name])).on(On::Found, Message::Found(place));
    if open { panel } else { panel.attr(HIDDEN, "until-found") }
}

/// The ways to the places.
fn places(scene: &Scene, here: Place) -> Element {
    let due = checklist::due_now(scene);
    let row = el(NAV).key("places").class("places").attr(ARIA_LABEL, text::UI_PLACE_ALL);
    row.all(Place::ALL.into_iter().map(|place| {
        let (words, icon) = match place {
            Place::Answer => (text::UI_PLACE_ANSWER, IDEA),
            Place::Plan => (text::UI_PLACE_PLAN, TICK),
            Place::Message => (text::UI_PLACE_MESSAGE, LETTER),
            Place::Why => (text::UI_PLACE_WHY, QUESTION),
        };
        let count = (place == Place::Plan && due > 0).then(|| el(SPAN).class("due-count").text(number(due as i32)));
        let button =
            el(BUTTON).key(place.name()).part("place").pressed(place == here).on(On::Click, Message::Go(place));
        button.child(drawn(icon)).child(el(SPAN).text(words)).maybe(count)
    }))
}

/// A part of the page with its heading, which takes the focus when what had it is gone.
fn section(scene: &Scene, name: &str, title: impl Content) -> Element {
    let id = scene.id(&[name, "-title"]);
    titled(name, id).child(el(H2).attr(ID, id).attr(TABINDEX, "-1").text(title))
}

fn titled(name: &str, id: Made) -> Element {
    let class = joined(&["card ", name]);
    el(SECTION).key(name).attr(CLASS_AND_PART, class).attr(TABINDEX, "-1").attr(ARIA_LABELLEDBY, id)
}

/// An element that is no control but takes the focus, and that a host may style.
fn focusable(tag: Name, key: &str, class: &'static str) -> Element {
    el(tag).key(key).part(class).attr(TABINDEX, "-1")
}
