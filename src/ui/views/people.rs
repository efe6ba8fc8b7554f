//! The interviewers: added, named, reordered, removed, and each one's own facts.

use crate::content::{number, text};
use crate::situation::MOST_INTERVIEWERS;
use crate::ui::answers::field;
use crate::ui::controls::{CROSS, DOWN, PLUS, UP, button, fold, icon_button, svg_icon};
use crate::ui::dom::{Element, On, el};
use crate::ui::fields;
use crate::ui::message::Message;
use crate::ui::scene::Scene;
use crate::ui::state::{Met, Spot};

/// So many people stand in the list; of more, the others are folded away.
const MOST_LISTED: usize = 6;

pub(super) fn section(scene: &Scene) -> Element {
    let people = &scene.plan().people;
    let rows = || people.iter().enumerate().map(|(place, met)| row(scene, place, met)).collect::<Vec<Element>>();
    let list = if people.len() <= MOST_LISTED {
        el("ul").key("list").class("names").all(rows())
    } else {
        let place = scene.plan().chosen_place();
        let chosen = el("ul").key("chosen").class("names").child(row(scene, place, &people[place]));
        let all = scene.fill(text::UI_NAMES_ALL, &[("number", &number(people.len() as i32))]);
        if scene.plan().is_open("names", false) {
            fold(scene, "names", all, || vec![el("ul").class("names").all(rows())])
        } else {
            el("div").key("list").child(chosen).child(fold(scene, "names", all, Vec::new))
        }
    };
    let full = people.len() >= MOST_INTERVIEWERS;
    let add = button("", Message::AddPerson)
        .key("add")
        .attr("id", scene.id("add-person"))
        .flag("disabled", full)
        .child(svg_icon("plus", PLUS))
        .child(el("span").text(scene.get(text::UI_PEOPLE_ADD)));
    let most = full.then(|| {
        el("p")
            .key("most")
            .class("hint")
            .text(scene.fill(text::UI_PEOPLE_MOST, &[("most", &number(MOST_INTERVIEWERS as i32))]))
    });
    let hint = el("p").key("hint").class("hint").text(scene.get(text::UI_PEOPLE_HINT));
    super::section(scene, "who", scene.get(text::UI_PEOPLE))
        .child(list)
        .child(hint)
        .child(add)
        .maybe(most)
        .child(about(scene))
}

fn row(scene: &Scene, place: usize, met: &Met) -> Element {
    let spot = Spot::of(&met.id, "name");
    let id = scene.id(&spot.name());
    let label = scene.fill(text::UI_NAME_OF, &[("number", &number(place as i32 + 1))]);
    let count = scene.plan().people.len();
    let called = scene.who(&met.id).to_owned();
    let label_for = |text| scene.fill(text, &[("who", &called)]);
    let input = el("input")
        .attr("type", "text")
        .attr("id", id.clone())
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("maxlength", number(crate::LONGEST_TEXT as i32))
        .value(met.answers.get("name").to_owned())
        .on(On::Input, Message::Answer(spot));
    let step = |icon, label, by: isize, possible: bool| {
        icon_button(svg_icon("arrow", icon), label_for(label), Message::MovePerson(met.id.clone(), by))
            .flag("disabled", !possible)
    };
    let row = el("li")
        .key(met.id.clone())
        .class("name-row")
        .child(el("div").class("name").child(el("label").attr("for", id).text(label)).child(input));
    if count == 1 {
        return row;
    }
    let [up, down] = ["up-", "down-"].map(|way| scene.id(&[way, &met.id].concat()));
    row.child(step(UP, text::UI_MOVE_UP, -1, place > 0).key("up").attr("id", up))
        .child(step(DOWN, text::UI_MOVE_DOWN, 1, place + 1 < count).key("down").attr("id", down))
        .child(
            icon_button(svg_icon("cross", CROSS), label_for(text::UI_REMOVE), Message::RemovePerson(met.id.clone()))
                .key("remove"),
        )
}

/// What can be told of the one who is shown.
fn about(scene: &Scene) -> Element {
    let id = scene.plan().people[scene.plan().chosen_place()].id.clone();
    let title = scene.fill(text::UI_ABOUT, &[("who", scene.who(&id))]);
    fold(scene, "about", title, || {
        let questions = fields::QUESTIONS.iter().filter(|question| question.personal && question.field != "name");
        let fitting = questions.filter(|question| super::questions::fits(scene, question));
        let spots = fitting.map(|question| (question, Spot::of(&id, question.field)));
        let open = spots.filter(|(_, spot)| !super::questions::is_shown(scene, spot));
        open.map(|(question, spot)| field(scene, question, &spot, super::questions::ask(scene, question, &spot)))
            .collect()
    })
}
