//! The interviewers view: adds, names, reorders and removes them, and shows each one's own facts.

use crate::basics::text::number;
use crate::knowledge::words::text;
use crate::model::situation::MOST_INTERVIEWERS;
use crate::ui::controls::{CROSS, DOWN, PLAIN, PLUS, UP, fold, icon_button, label, pressed, words_input};
use crate::ui::fields;
use crate::ui::ids::{self, Move};
use crate::ui::inputs::field;
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, On, drawn, el, joined};
use crate::ui::state::{Met, Spot};

/// So many people stand in the list; of more, the others are folded away.
const MOST_LISTED: usize = 6;

pub(super) fn section(scene: &Scene) -> Element {
    let people = &scene.plan().people;
    let list = |name: &str| el(UL).key(name).class("names");
    let everyone = |list: Element| list.all(people.iter().enumerate().map(|(place, met)| row(scene, place, met)));
    let list = if people.len() <= MOST_LISTED {
        everyone(list("list"))
    } else {
        let all = scene.fill(text::UI_NAMES_ALL, &[("number", &number(people.len() as i32))]);
        let folded = fold(scene, "names", all, |folded| folded.child(everyone(list("all"))));
        if scene.plan().is_open("names", false) {
            folded
        } else {
            let chosen = list("chosen").child(row(scene, scene.plan().chosen_place(), scene.chosen()));
            el(DIV).key("list").child(chosen).child(folded)
        }
    };
    let full = people.len() >= MOST_INTERVIEWERS;
    let add = pressed(PLAIN, Message::AddPerson)
        .key("add")
        .attr(ID, scene.id(&["add-person"]))
        .flag(DISABLED, full)
        .child(drawn(PLUS))
        .child(el(SPAN).text(text::UI_PEOPLE_ADD));
    let most = full.then(|| {
        let words = scene.fill(text::UI_PEOPLE_MOST, &[("most", &number(MOST_INTERVIEWERS as i32))]);
        el(P).key("most").class("hint").text(words)
    });
    let hint = el(P).key("hint").class("hint").text(text::UI_PEOPLE_HINT);
    super::section(scene, "who", scene.get(text::UI_PEOPLE))
        .child(list)
        .child(hint)
        .child(add)
        .maybe(most)
        .child(about(scene))
}

fn row(scene: &Scene, place: usize, met: &Met) -> Element {
    let spot = Spot::of(&met.id, "name");
    let id = scene.id(&[&ids::name_of(&met.id)]);
    let words = scene.fill(text::UI_NAME_OF, &[("number", &number(place as i32 + 1))]);
    let count = scene.plan().people.len();
    let who = scene.who(&met.id);
    // A name that is being asked for has its field on the card.
    let name = if super::questions::is_shown(scene, &spot) {
        el(P).class("name").own_words(scene.is_named(&met.id)).text(joined(&[who]))
    } else {
        let input = words_input(id, crate::LONGEST_TEXT, met.answers.get("name"), Message::Answer(spot))
            .on(On::Enter, Message::NextName(met.id.clone()))
            .on(On::Paste, Message::Pasting);
        el(DIV).class("name").child(label(id, words)).child(input)
    };
    let row = el(LI).key(&met.id).class("name-row").child(name);
    if count == 1 {
        return row;
    }
    let press =
        |key: &str, icon, label, message| icon_button(drawn(icon), &scene.about(label, &met.id), message).key(key);
    let step = |way: Move, icon, label, by: isize, possible: bool| {
        press(way.name(), icon, label, Message::MovePerson(met.id.clone(), by))
            .attr(ID, scene.id(&[&way.id(&met.id)]))
            .flag(DISABLED, !possible)
    };
    row.child(step(Move::Up, UP, text::UI_MOVE_UP, -1, place > 0))
        .child(step(Move::Down, DOWN, text::UI_MOVE_DOWN, 1, place + 1 < count))
        .child(press("remove", CROSS, text::UI_REMOVE, Message::RemovePerson(met.id.clone())))
}

/// The facts about the one who is shown.
fn about(scene: &Scene) -> Element {
    let id = &scene.chosen().id;
    let title = scene.about(text::UI_ABOUT, id);
    fold(scene, "about", title, |folded| {
        for question in fields::QUESTIONS.iter().filter(|question| question.personal && question.field != "name") {
            let spot = Spot::of(id, question.field);
            if super::questions::fits(scene, question) && !super::questions::is_shown(scene, &spot) {
                let _ = folded.child(field(scene, question, &spot, super::questions::ask(scene, question, &spot)));
            }
        }
        folded
    })
}
