//! The update function: what each message does to the state, and which effect is left for the page.

use super::app::{App, Note};
use super::derived::{self, Shown};
use super::fields;
use super::ids::{self, Move};
use super::json::{self, Found};
use super::message::{Extent, Message};
use super::records::Happened;
use super::session::{Copied, Done, Supposing};
use super::state::{
    Edited, Met, NOWHERE, Place, Plan, Spot, State, day_and_time, moment_of, person_with, plan_with, take_out,
};
use super::store::{Standing, Trouble};
use super::undo::Changed;
use crate::Choice;
use crate::basics::text::number;
use crate::knowledge::words::{Text, text};
use crate::model::situation::{Relationship, Request, Stage, figure};

/// What only the page can do, after the state has changed.
pub(super) enum Effect {
    None,
    /// Puts a text into the clipboard; where that is refused, the element with the id is selected.
    Copy {
        what: String,
        text: String,
        from: &'static str,
    },
    /// Selects a part of a field, from and to in UTF-16 code units, and takes the user there.
    Mark {
        start: usize,
        end: usize,
        field: &'static str,
    },
    /// Hands a file to the user.
    Download {
        name: String,
        kind: &'static str,
        text: String,
    },
    /// Reads the file that the control holds: plans, or an invitation.
    ReadFile,
    ReadInvitation,
    Print,
}

impl App {
    /// Carries out a message; the value is that of the control it came from.
    pub fn act(&mut self, message: &mut Message, value: &str, checked: bool) -> Effect {
        // What is asked about stays so while the user looks around.
        if !matches!(message, Message::Fold(..) | Message::Folded(..)) {
            self.session.asking = None;
        }
        match message {
            Message::Answer(spot) => self.answer(spot, value),
            Message::AnswerDay(spot) => self.answer_moment(spot, Some(value), None),
            Message::AnswerTime(spot) => self.answer_moment(spot, None, Some(value)),
            Message::AnswerOneDay(spot, place) => {
                let mut answers = self.state.plan().answers.clone();
                answers.set_day(spot.field, *place, value);
                self.answer(spot, answers.get(spot.field));
            }
            Message::Fact(spot) => {
                if !self.session.facts.contains(&spot.field) {
                    self.session.facts.push(spot.field);
                }
                self.answer(spot, value);
            }
            Message::Zone(spot) => {
                let zone = if value == NOWHERE { "" } else { value };
                self.answer(spot, "");
                self.state.plan_mut().set_zone(spot.person.as_deref().unwrap_or_default(), zone);
            }
            Message::Account(account) => {
                let limit = if *account == "paid" { figure::NOTE_LIMIT_PAID } else { figure::NOTE_LIMIT_FREE };
                self.state.plan_mut().answers.set("noteLimit", number(limit as i32));
            }
            Message::Pick(spot, value) => {
                let value = std::mem::take(value);
                self.answer(spot, &value);
                self.session.typing = None;
                self.session.picked = true;
            }
            Message::Pass(spot) => {
                self.pass(spot);
                self.session.picked = true;
            }
            Message::NextCard => self.leave_card(),
            Message::PassCard => {
                for spot in &self.card().to_vec() {
                    if self.state.plan().get(spot).is_empty() {
                        self.pass(spot);
                    }
                }
                self.leave_card();
            }
            Message::NoneOfThese => {
                for spot in &self.card().to_vec() {
                    if self.state.plan().get(spot).is_empty() {
                        match no_to(spot.field) {
                            Some(no) => self.answer(spot, no),
                            None => self.pass(spot),
                        }
                    }
                }
                self.leave_card();
            }
            Message::Back => {
                if let Some(card) = self.session.back.pop() {
                    self.session.at_hand = card;
                    self.focus_on_next(ids::ASK);
                }
            }
            Message::SameAs(person) => {
                let card = self.card().to_vec();
                let people: Vec<String> = self.state.plan().people.iter().map(|met| met.id.clone()).collect();
                for field in card.iter().map(|spot| spot.field) {
                    let value = self.state.plan().get(&Spot::of(person, field)).to_owned();
                    for spot in people.iter().map(|id| Spot::of(id, field)) {
                        if self.state.plan().get(&spot).is_empty() {
                            self.state.plan_mut().set(&spot, &value);
                        }
                    }
                }
                self.leave_card();
            }
            Message::Go(place) => {
                self.state.plan_mut().go(*place);
                self.focus_on_next(title_of(*place));
            }
            Message::Found(place) => self.state.plan_mut().go(*place),
            Message::WriteTo(id, kind) => {
                self.choose(id);
                self.session.draft = (*kind).to_owned();
                self.focus_on_next(title_of(Place::Message));
            }
            Message::FillIn(field) => self.focus_on_next([ids::FACT, field].concat()),
            Message::NextName(id) => {
                self.state.plan_mut().split_name(id, self.words.get(text::PEOPLE_LIST_AND));
                if !self.state.plan().get(&Spot::of(id, "name")).is_empty() {
                    self.add_person();
                }
            }
            Message::Pasting => self.session.pasting = true,
            Message::AskAgain => self.state.plan_mut().passed.clear(),
            Message::Reopen(spot) if spot.field == "name" => self.focus_on_next(ids::control(spot)),
            Message::Reopen(spot) => self.ask(spot.clone()),
            Message::Fold(name, open) => self.state.plan_mut().set_open(name, *open),
            // Heard also of what the view itself has opened or closed, which is nothing to remember.
            Message::Folded(name, open) if checked != *open => self.state.plan_mut().set_open(name, checked),
            Message::Folded(..) => {}
            Message::Choose(id) => self.choose(id),
            Message::AddPerson => self.add_person(),
            Message::RemovePerson(id) => self.remove_person(id),
            Message::MovePerson(id, by) => {
                self.state.plan_mut().move_person(id, *by);
                let people = &self.state.plan().people;
                let at_end = |end: Option<&Met>| end.is_some_and(|met| met.id == *id);
                // A button that can do no more gives the focus to its counterpart.
                if *by < 0 && at_end(people.first()) {
                    self.focus_on_next(Move::Down.id(id));
                } else if *by > 0 && at_end(people.last()) {
                    self.focus_on_next(Move::Up.id(id));
                }
            }
            Message::Record(happened, person) => self.record(*happened, person),
            Message::Suppose(spot, answer) => self.suppose(spot, answer),
            Message::KeepSupposed => {
                if let Some(Supposing { changed, facts }) = self.session.supposing.take() {
                    let scene = self.scene();
                    let text = scene.fill(text::UI_DONE_KEPT, &[("fact", &scene.facts(&facts))]);
                    self.session.done = Some(Done { text, undo: Some(changed) });
                }
            }
            Message::StopSupposing => self.stop_supposing(),
            Message::Tick(item) => self.tick_item(item, checked),
            Message::ClearDone => {
                let mut done = Vec::new();
                for item in &self.advice().checklist {
                    if derived::is_done(self.state.plan(), item) {
                        done.push(item.id.clone());
                    }
                }
                self.state.plan_mut().cleared = done;
            }
            Message::ShowCleared => self.state.plan_mut().cleared.clear(),
            Message::CopyLeft => return copy("left", &self.scene().left_to_do(), ids::LEFT_TEXT),
            Message::ShowDraft(kind) => {
                self.session.draft = kind.clone();
                self.session.facts.clear();
                self.session.copied = None;
            }
            Message::Tone(kind, tone) => {
                let draft = self.draft_mut(kind);
                draft.tone = (*tone).to_owned();
                draft.text = None;
            }
            Message::Edit(kind) => self.edit(kind, value),
            Message::ShowPlace(start, end) => return Effect::Mark { start: *start, end: *end, field: ids::DRAFT },
            Message::CopyDraft(kind) => {
                if let Some(shown) = self.shown(kind) {
                    return copy(kind, &shown.text, ids::DRAFT);
                }
            }
            Message::CopySubject(kind) => {
                if let Some(shown) = self.shown(kind)
                    && let Some(subject) = &shown.draft.subject
                {
                    return copy("subject", subject, ids::SUBJECT);
                }
            }
            Message::Renew(kind) => {
                let before = self.state.clone();
                if self.draft_mut(kind).text.take().is_some() {
                    self.undoable(before, text::UI_DONE_RENEWED);
                }
            }
            Message::KeepText(kind) => {
                if let Some(body) = self.shown(kind).map(|shown| shown.draft.body.clone())
                    && let Some((_, from)) = &mut self.draft_mut(kind).text
                {
                    *from = body;
                }
            }
            Message::OpenPlan(id) => {
                self.stop_supposing();
                if plan_with(&self.state.plans, id).is_some() {
                    self.state.open = id.clone();
                    self.turn_over();
                }
            }
            Message::AddPlan => {
                self.stop_supposing();
                self.state.add_plan();
                self.turn_over();
                self.state.plan_mut().set_open("plans", true);
                self.focus_on_next(ids::PLAN_NAME);
            }
            Message::RenamePlan => self.state.plan_mut().name = value.to_owned(),
            Message::RemovePlan => self.change_plans(&mut State::remove_open, text::UI_DONE_REMOVED_PLAN),
            Message::StartOver => {
                self.change_plans(&mut |state| state.plan_mut().start_over(), text::UI_DONE_STARTED_OVER);
            }
            Message::Keep(true) => {
                self.store.resume(&self.session.as_entered(&self.state));
                if self.store.standing == Standing::Kept {
                    self.report(text::UI_DONE_KEEPING);
                }
            }
            Message::Keep(false) => {
                if self.store.decline() {
                    self.report(text::UI_DONE_NOT_KEEPING);
                }
            }
            Message::Speak => {
                self.state.lang = value.to_owned();
                // The host may have to bring it first.
                self.notes.push(Note::Advice);
            }
            Message::ForgetAll => {
                if self.forget_all() {
                    self.report(text::UI_DONE_FORGOTTEN);
                }
            }
            Message::Export(extent) => return self.export(*extent),
            Message::Calendar => {
                let text = crate::calendar(self.scene().situation);
                return self.download(".ics", "text/calendar", text);
            }
            Message::Import => return Effect::ReadFile,
            Message::Invite(invite) => {
                if self.invite(invite, value, checked) {
                    return Effect::ReadInvitation;
                }
            }
            Message::Print => return Effect::Print,
            Message::UseStored => {
                if let Some(state) = self.store.use_stored() {
                    self.adopt(state);
                }
            }
            Message::KeepShown => self.store.keep_shown(&self.session.as_entered(&self.state)),
            Message::SaveUnreadable => {
                if let Standing::Trouble(Trouble::Unreadable(text) | Trouble::Partly(text)) = &self.store.standing {
                    let name = "interview-connect-unreadable.txt".to_owned();
                    return Effect::Download { name, kind: "text/plain", text: text.clone() };
                }
            }
            Message::Ask(message) => {
                self.session.asking = Some(std::mem::replace(message, Message::Cancel));
                self.focus_on_next(ids::ASKED);
            }
            Message::Cancel => {}
            Message::Undo => {
                if let Some(changed) = self.session.done.take().and_then(|done| done.undo) {
                    changed.revert(&mut self.state);
                    self.session.at_hand.clear();
                    self.report(text::UI_DONE_UNDONE);
                }
            }
            Message::Dismiss => self.session.done = None,
            Message::DismissTrouble => self.store.acknowledged = true,
        }
        Effect::None
    }

    /// The element with this id is to have the focus.
    fn focus_on_next(&mut self, id: impl Into<String>) {
        self.session.focus = Some(id.into());
    }

    fn chosen(&self) -> String {
        let plan = self.state.plan();
        plan.people[plan.chosen_place()].id.clone()
    }

    /// What the user made of a draft for the interviewer who is shown.
    fn draft_mut(&mut self, kind: &str) -> &mut Edited {
        let person = self.chosen();
        self.state.plan_mut().draft_mut(&person, kind)
    }

    /// The draft on the page, if it is of this kind.
    fn shown(&self, kind: &str) -> Option<&Shown> {
        self.derived.draft.as_ref().filter(|shown| shown.kind == kind)
    }

    /// The questions on the card that is shown.
    fn card(&self) -> &[Spot] {
        if self.session.at_hand.is_empty() { &self.derived.next } else { &self.session.at_hand }
    }

    fn pass(&mut self, spot: &Spot) {
        self.answer(spot, "");
        self.session.typing = None;
        self.state.plan_mut().passed.push(spot.clone());
    }

    pub(super) fn leave_card(&mut self) {
        let left = self.card().to_vec();
        self.session.at_hand.clear();
        for spot in left.iter().filter(|spot| spot.field == "name") {
            if let Some(person) = &spot.person {
                self.state.plan_mut().split_name(person, self.words.get(text::PEOPLE_LIST_AND));
            }
        }
        // What is left without an answer is not asked again by itself.
        for spot in &left {
            if self.state.plan().get(spot).is_empty() && !self.state.plan().passed.contains(spot) {
                self.state.plan_mut().passed.push(spot.clone());
            }
        }
        self.session.back.push(left);
        self.session.typing = None;
        self.focus_on_next(ids::ASK);
    }

    /// Takes an answer. A question that was next stays where it is until the user goes on to another.
    fn answer(&mut self, spot: &Spot, value: &str) {
        if self.derived.next.contains(spot) {
            self.session.at_hand = std::mem::take(&mut self.derived.next);
            self.session.more.clear();
        } else if self.derived.more.contains(spot) {
            self.session.more.clone_from(&self.derived.more);
        }
        self.session.typing = Some(spot.clone());
        self.state.plan_mut().set(spot, value);
        if let (true, "name", Some(person)) = (std::mem::take(&mut self.session.pasting), spot.field, &spot.person) {
            self.state.plan_mut().split_name(person, self.words.get(text::PEOPLE_LIST_AND));
        }
    }

    fn add_person(&mut self) {
        if self.state.plan_mut().add_person() {
            let id = self.chosen();
            self.choose(&id);
            self.focus_on_next(ids::name_of(&id));
        }
    }

    /// Takes the day of a moment or its time, and leaves the other as it is.
    fn answer_moment(&mut self, spot: &Spot, new_day: Option<&str>, new_time: Option<&str>) {
        let (day, time) = day_and_time(self.state.plan().get(spot));
        let moment = moment_of(new_day.unwrap_or(day), new_time.unwrap_or(time));
        self.answer(spot, &moment);
    }

    fn choose(&mut self, id: &str) {
        self.state.plan_mut().chosen = id.to_owned();
        self.session.draft = String::new();
        self.session.facts.clear();
        self.session.copied = None;
    }

    /// Another plan is on the page.
    fn turn_over(&mut self) {
        let done = self.session.done.take();
        let announcement = self.session.announcement.take();
        self.start_session();
        self.session.done = done;
        self.session.announcement = announcement;
    }

    /// Changes which plans there are, or all of one, in a way that can be undone.
    fn change_plans(&mut self, change: &mut dyn FnMut(&mut State), words: Text) {
        self.stop_supposing();
        let before = self.state.clone();
        change(&mut self.state);
        self.undoable(before, words);
        self.turn_over();
    }

    /// Reports what was done to the state as it was before, which can be undone.
    fn undoable(&mut self, before: State, words: Text) {
        self.undoable_in_words(before, self.words.get(words).to_owned());
    }

    fn undoable_in_words(&mut self, before: State, words: String) {
        let undo = Box::new(Changed { before, after: self.state.clone() });
        self.done(words, Some(undo));
    }

    fn remove_person(&mut self, id: &str) {
        let place = person_with(&self.state.plan().people, id).unwrap_or(0);
        let words = self.scene().about(text::UI_DONE_REMOVED, id);
        let before = self.state.clone();
        self.state.plan_mut().remove_person(id);
        self.undoable_in_words(before, words);
        for card in self.session.back.iter_mut().chain([&mut self.session.at_hand]) {
            take_out(card, &|spot| spot.person.as_deref() == Some(id));
        }
        self.session.back.retain(|card| !card.is_empty());
        let people = &self.state.plan().people;
        let next = people.get(place).or(people.last()).map(|met| ids::name_of(&met.id));
        self.session.focus = next;
    }

    fn record(&mut self, happened: Happened, person: &str) {
        let fact = self.scene().happened(happened, person);
        let words = self.words.fill(text::UI_DONE_RECORDED, &[("fact", &fact)]);
        let item = match happened {
            Happened::CheckedIn => "checkIn".to_owned(),
            Happened::Thanked => ["thankYou:", person].concat(),
            _ => ["request:", person].concat(),
        };
        let (before, stage) = (self.state.clone(), self.advice().stage);
        let plan = self.state.plan_mut();
        let round = plan.round_of(person);
        plan.set_tick(&item, None);
        plan.record(happened, person, self.now);
        match happened {
            Happened::Held => plan.answers.set(Stage::FIELD, stage.name()),
            // The new date is asked for; and with its only interview called off, the process may have ended.
            Happened::CalledOff if round.person.is_none() => self.ask(Spot::shared(Stage::FIELD)),
            Happened::Moved | Happened::CalledOff => self.ask(round),
            _ => {}
        }
        self.undoable_in_words(before, words);
    }

    /// Takes the user to a question.
    fn ask(&mut self, spot: Spot) {
        self.focus_on_next(ids::ASK);
        self.state.plan_mut().go(Place::Answer);
        self.session.at_hand = vec![spot];
    }

    /// Supposes an answer; what was entered stays as it is until the user keeps this instead.
    fn suppose(&mut self, spot: &Spot, answer: &'static str) {
        let person = spot.person.clone().unwrap_or_else(|| self.chosen());
        let supposed = fields::question(spot.field, spot.person.is_some())
            .and_then(|question| fields::choosable(question, answer))
            .and_then(|answer| answer.supposed);
        let (before, mut facts) = match self.session.supposing.take() {
            Some(Supposing { changed, facts }) => (changed.before, facts),
            None => (self.state.clone(), Vec::new()),
        };
        facts.extend(supposed.map(|supposed| (supposed, person)));
        self.state.plan_mut().set(spot, answer);
        let changed = Box::new(Changed { before, after: self.state.clone() });
        self.session.supposing = Some(Supposing { changed, facts });
        self.focus_on_next(ids::STOP_SUPPOSING);
    }

    pub fn stop_supposing(&mut self) {
        if let Some(supposing) = self.session.supposing.take() {
            supposing.changed.revert(&mut self.state);
        }
    }

    /// Ticks an item; one that stands for a fact records that fact.
    fn tick_item(&mut self, item: &str, done: bool) {
        let (kind, person) = item.split_once(':').unwrap_or((item, ""));
        let Some(happened) = Happened::by_item(kind) else {
            self.state.plan_mut().set_tick(item, Some(done));
            return;
        };
        let person = if person.is_empty() { self.chosen() } else { person.to_owned() };
        let already = self.advice().checklist.iter().any(|known| known.id == item && known.done);
        if done && !already {
            self.record(happened, &person);
        } else if !done && already {
            let before = self.state.clone();
            self.state.plan_mut().unrecord(happened, &person);
            self.undoable(before, text::UI_DONE_UNTICKED);
        }
        // The check-in email counts as done after the second time; after the first the box is the user's own.
        let still_open = done && happened == Happened::CheckedIn;
        self.state.plan_mut().set_tick(item, still_open.then_some(true));
    }

    fn edit(&mut self, kind: &str, value: &str) {
        let Some(shown) = self.derived.draft.as_ref().filter(|shown| shown.kind == kind) else { return };
        let draft = self.state.plan_mut().draft_mut(&shown.person, kind);
        match &mut draft.text {
            _ if value == shown.draft.body => draft.text = None,
            Some((text, _)) => *text = value.to_owned(),
            None => draft.text = Some((value.to_owned(), shown.draft.body.clone())),
        }
        self.session.copied = None;
        self.session.edited = true;
    }

    /// The clipboard has taken a text, or refused it.
    pub fn copied(&mut self, what: &str, text: &str, worked: bool) {
        let words = if worked { text::UI_COPIED } else { text::UI_COPY_BY_HAND };
        self.session.announcement = Some(self.words.get(words).to_owned());
        if worked {
            self.notes.push(Note::Copied(what.to_owned()));
        }
        self.session.copied = Some(Copied { what: what.to_owned(), text: text.to_owned(), worked });
    }

    /// Removes everything, here and where it is kept; false where the browser still keeps it.
    pub fn forget_all(&mut self) -> bool {
        self.overwrite = true;
        self.state = State::new();
        self.start_session();
        self.store.forget()
    }

    fn export(&mut self, extent: Extent) -> Effect {
        let mut state = self.as_entered().into_owned();
        if extent == Extent::Plan {
            let open = &state.open;
            take_out(&mut state.plans, &|plan| plan.id != *open);
            return self.download(".json", JSON, json::write(&state));
        }
        self.report(text::UI_DONE_EXPORTED);
        let name = "interview-connect.json".to_owned();
        Effect::Download { name, kind: JSON, text: json::write(&state) }
    }

    /// Hands over a file of the open plan, under a name that every file system takes.
    fn download(&mut self, ending: &str, kind: &'static str, text: String) -> Effect {
        let scene = self.scene();
        let plan = scene.plan_name(scene.plan());
        // The browser knows letters and digits of all scripts already, in tables that would weigh a kilobyte here.
        let others = js_sys::RegExp::new("[^\\p{Alphabetic}\\p{N}]", "gu");
        let plan = String::from(js_sys::JsString::from(plan).replace_by_pattern(&others, "-"));
        let name = ["interview-connect-", &plan.chars().take(60).collect::<String>(), ending].concat();
        self.report(text::UI_DONE_EXPORTED);
        Effect::Download { name, kind, text }
    }

    /// Adds the plans of a file to those that are here.
    pub fn import(&mut self, content: &str) {
        self.overwrite = true;
        let (mut imported, dropped) = match json::read(content) {
            Found::State(state, dropped) => (state, dropped),
            Found::Newer => return self.report(text::UI_IMPORT_NEWER),
            _ => return self.report(text::UI_IMPORT_UNREADABLE),
        };
        let words = if dropped > 0 { text::UI_DONE_IMPORTED_PARTLY } else { text::UI_DONE_IMPORTED };
        self.change_plans(&mut |state| state.take_in(&mut imported.plans), words);
    }
}

/// The answer that a question has where nothing of the kind is the case.
fn no_to(field: &str) -> Option<&'static str> {
    match field {
        "invitedYou" | "referredYou" | "activeOnline" => Some(fields::NO),
        "relationship" => Some(Relationship::Stranger.name()),
        "request" => Some(Request::None.name()),
        _ => None,
    }
}

/// The heading of a place.
fn title_of(place: Place) -> &'static str {
    match place {
        Place::Answer => ids::ANSWER,
        Place::Plan => ids::TODO,
        Place::Message => ids::MESSAGE,
        Place::Why => ids::WHY,
    }
}

const JSON: &str = "application/json";

fn copy(what: &str, text: &str, from: &'static str) -> Effect {
    Effect::Copy { what: what.to_owned(), text: text.to_owned(), from }
}

impl State {
    /// Adds plans from elsewhere, under ids of their own, and opens the first.
    fn take_in(&mut self, plans: &mut Vec<Plan>) {
        if self.is_blank() {
            self.plans.clear();
        }
        for plan in plans.iter_mut() {
            // An id that is taken is given anew.
            if plan_with(&self.plans, &plan.id).is_some() {
                plan.id = String::new();
            }
        }
        let first = self.plans.len();
        self.plans.append(plans);
        self.plans.truncate(super::state::MOST_PLANS);
        json::give_ids(&mut self.plans);
        if let Some(plan) = self.plans.get(first).or(self.plans.last()) {
            self.open = plan.id.clone();
        }
    }
}
