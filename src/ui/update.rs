//! What each message does to the state, and what the page has to do besides.

use super::app::{App, Note, told};
use super::fields;
use super::json::{self, Found};
use super::message::{Extent, Message};
use super::scene::{Copied, Done, Session};
use super::state::{Happened, Plan, Spot, State, day_and_time, moment_of};
use super::store::{Standing, Trouble};
use super::undo;
use super::views;
use crate::content::{Text, figure, number, text};
use crate::{Finding, Severity};

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
    /// Reads the file that the control holds.
    ReadFile,
    Print,
}

impl App {
    /// Carries out a message; the value is that of the control it came from.
    pub fn act(&mut self, message: Message, value: &str, checked: bool) -> Effect {
        let asked = self.session.asking.take();
        // What is asked about stays so while the user looks around.
        if matches!(message, Message::Fold(..) | Message::Folded(..)) {
            self.session.asking = asked;
        }
        match message {
            Message::Answer(spot) => self.answer(&spot, value),
            Message::AnswerDay(spot) => {
                let time = day_and_time(self.state.plan().get(&spot)).1.to_owned();
                self.answer(&spot, &moment_of(value, &time));
            }
            Message::AnswerTime(spot) => {
                let day = day_and_time(self.state.plan().get(&spot)).0.to_owned();
                self.answer(&spot, &moment_of(&day, value));
            }
            Message::AnswerCheckIn(place) => {
                let [first, second] = self.state.plan().check_ins().map(str::to_owned);
                let days = if place == 0 { [value, &second] } else { [&first, value] };
                self.state.plan_mut().set_check_ins(days);
            }
            Message::Fact(spot) => {
                if !self.session.facts.contains(&spot.field) {
                    self.session.facts.push(spot.field);
                }
                self.answer(&spot, value);
            }
            Message::Account(account) => {
                let limit = if account == "paid" { figure::NOTE_LIMIT_PAID } else { figure::NOTE_LIMIT_FREE };
                self.state.plan_mut().answers.set("noteLimit", number(limit as i32));
            }
            Message::Pass(spot) => {
                self.answer(&spot, "");
                self.state.plan_mut().passed.push(spot);
            }
            Message::AskAgain => self.state.plan_mut().passed.clear(),
            Message::Reopen(spot) if spot.field == "name" => self.session.focus = Some(spot.name()),
            Message::Reopen(spot) => {
                self.session.focus = Some(["card-", &spot.name()].concat());
                self.session.at_hand = vec![spot];
            }
            Message::Fold(name, open) => self.state.plan_mut().set_open(&name, open),
            // Heard also of what the view itself has opened or closed, which is nothing to remember.
            Message::Folded(name, open) if checked != open => self.state.plan_mut().set_open(&name, checked),
            Message::Folded(..) => {}
            Message::Choose(id) => self.choose(&id),
            Message::AddPerson => {
                let added = self.state.plan_mut().add_person().map(str::to_owned);
                if let Some(id) = added {
                    self.choose(&id);
                    self.session.focus = Some(Spot::of(&id, "name").name());
                }
            }
            Message::RemovePerson(id) => self.remove_person(&id),
            Message::MovePerson(id, by) => {
                self.state.plan_mut().move_person(&id, by);
                let people = &self.state.plan().people;
                let at_end = |end: Option<&super::state::Met>| end.is_some_and(|met| met.id == id);
                // A button that can do no more gives the focus to its counterpart.
                if by < 0 && at_end(people.first()) {
                    self.session.focus = Some(["down-", &id].concat());
                } else if by > 0 && at_end(people.last()) {
                    self.session.focus = Some(["up-", &id].concat());
                }
            }
            Message::Record(happened, person) => self.record(happened, &person),
            Message::Suppose(spot, answer) => self.suppose(&spot, answer),
            Message::KeepSupposed => {
                if let Some(told) = self.session.told.take() {
                    let words = std::mem::take(&mut self.session.supposed);
                    let words = self.words.fill(text::UI_DONE_KEPT, &[("fact", &words)]);
                    self.session.done = Some(Done { text: words, undo: Some(told) });
                }
            }
            Message::StopSupposing => self.stop_supposing(),
            Message::Tick(item) => self.tick_item(&item, checked),
            Message::ClearDone => {
                let done = self.look(|scene| {
                    let done = scene.advice.checklist.iter().filter(|item| views::is_done(scene, item));
                    done.map(|item| item.id.clone()).collect::<Vec<String>>()
                });
                self.state.plan_mut().cleared = done;
            }
            Message::ShowCleared => self.state.plan_mut().cleared.clear(),
            Message::CopyLeft => {
                let text = self.look(views::left_to_do);
                return Effect::Copy { what: "left".to_owned(), text, from: "left-text" };
            }
            Message::ShowDraft(kind) => {
                self.session.draft = kind;
                self.session.facts.clear();
                self.session.copied = None;
            }
            Message::Tone(kind, tone) => {
                let person = self.chosen();
                let draft = self.state.plan_mut().draft_mut(&person, &kind);
                draft.tone = tone.to_owned();
                draft.text = None;
            }
            Message::Edit(kind) => self.edit(&kind, value),
            Message::ShowPlace(start, end) => return Effect::Mark { start, end, field: "draft" },
            Message::CopyDraft(kind) => {
                let shown = self.look(views::shown_draft);
                let text = shown.filter(|shown| shown.kind == kind).map(|shown| shown.text);
                return text.map_or(Effect::None, |text| Effect::Copy { what: kind, text, from: "draft" });
            }
            Message::CopySubject(kind) => {
                let shown = self.look(views::shown_draft).filter(|shown| shown.kind == kind);
                let subject = shown.and_then(|shown| shown.draft.subject);
                return subject.map_or(Effect::None, |text| Effect::Copy {
                    what: "subject".to_owned(),
                    text,
                    from: "subject",
                });
            }
            Message::Renew(kind) => {
                let person = self.chosen();
                let own = self.state.plan().draft(&person, &kind).is_some_and(|draft| draft.text.is_some());
                if own {
                    self.undoable(text::UI_DONE_RENEWED, |state| {
                        state.plan_mut().draft_mut(&person, &kind).text = None
                    });
                }
            }
            Message::KeepText(kind) => {
                let body = self.look(views::shown_draft).map(|shown| shown.draft.body).unwrap_or_default();
                let person = self.chosen();
                if let Some((_, from)) = &mut self.state.plan_mut().draft_mut(&person, &kind).text {
                    *from = body;
                }
            }
            Message::OpenPlan(id) => {
                self.stop_supposing();
                if self.state.plans.iter().any(|plan| plan.id == id) {
                    self.state.open = id;
                    self.turn_over();
                }
            }
            Message::AddPlan => {
                self.stop_supposing();
                self.state.add_plan();
                self.turn_over();
                self.state.plan_mut().set_open("plans", true);
                self.session.focus = Some("plan-name".to_owned());
            }
            Message::RenamePlan => self.state.plan_mut().name = value.to_owned(),
            Message::RemovePlan => {
                let id = self.state.plan().id.clone();
                self.stop_supposing();
                self.undoable(text::UI_DONE_REMOVED_PLAN, |state| state.remove_plan(&id));
                self.turn_over();
            }
            Message::StartOver => {
                self.stop_supposing();
                self.undoable(text::UI_DONE_STARTED_OVER, |state| {
                    let fresh = state.plan().started_over();
                    *state.plan_mut() = fresh;
                });
                self.turn_over();
            }
            Message::Keep(true) => {
                self.store.resume(&told(&self.state, &self.session));
                if self.store.standing == Standing::Kept {
                    self.say(text::UI_DONE_KEEPING);
                }
            }
            Message::Keep(false) => {
                if self.store.decline() {
                    self.say(text::UI_DONE_NOT_KEEPING);
                }
            }
            Message::ForgetAll => {
                if self.forget_all() {
                    self.say(text::UI_DONE_FORGOTTEN);
                }
            }
            Message::Export(extent) => return self.export(extent),
            Message::Calendar => {
                let text = self.look(|scene| crate::calendar(scene.situation));
                self.say(text::UI_DONE_EXPORTED);
                return Effect::Download { name: self.plan_file(".ics"), kind: "text/calendar", text };
            }
            Message::Import => return Effect::ReadFile,
            Message::Print => return Effect::Print,
            Message::UseStored => {
                if let Some(state) = self.store.use_stored() {
                    self.adopt(state);
                }
            }
            Message::KeepShown => self.store.keep_shown(&told(&self.state, &self.session)),
            Message::SaveUnreadable => {
                if let Standing::Trouble(Trouble::Unreadable(text) | Trouble::Partly(text)) = &self.store.standing {
                    let name = "interview-connect-unreadable.txt".to_owned();
                    return Effect::Download { name, kind: "text/plain", text: text.clone() };
                }
            }
            Message::Ask(message) => {
                self.session.asking = Some(*message);
                self.session.focus = Some("asked".to_owned());
            }
            Message::Cancel => {}
            Message::Undo => {
                if let Some(states) = self.session.done.take().and_then(|done| done.undo) {
                    undo::revert(&mut self.state, &states.0, &states.1);
                    self.say(text::UI_DONE_UNDONE);
                }
            }
            Message::Dismiss => self.session.done = None,
            Message::DismissTrouble => self.store.told = true,
        }
        Effect::None
    }

    fn chosen(&self) -> String {
        let plan = self.state.plan();
        plan.people[plan.chosen_place()].id.clone()
    }

    /// Takes an answer. A question that was next stays where it is until the user goes on to another.
    fn answer(&mut self, spot: &Spot, value: &str) {
        let next = self.look(|scene| scene.next.clone());
        if next.contains(spot) {
            self.session.at_hand = next;
        }
        self.session.typing = Some(spot.clone());
        self.state.plan_mut().set(spot, value);
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
        self.session = Session { done, say: self.session.say.take(), ..Session::default() };
    }

    /// Does something that can be undone, and says what it was.
    fn undoable(&mut self, words: Text, change: impl FnOnce(&mut State)) {
        let words = self.words.get(words).to_owned();
        self.undoable_in_words(words, change);
    }

    fn undoable_in_words(&mut self, words: String, change: impl FnOnce(&mut State)) {
        let before = self.state.clone();
        change(&mut self.state);
        self.session.say = Some(words.clone());
        self.session.done = Some(Done { text: words, undo: Some(Box::new((before, self.state.clone()))) });
    }

    fn remove_person(&mut self, id: &str) {
        let place = self.state.plan().people.iter().position(|met| met.id == id).unwrap_or(0);
        let words = self.look(|scene| scene.say(text::UI_DONE_REMOVED, id));
        self.undoable_in_words(words, |state| state.plan_mut().remove_person(id));
        self.session.at_hand.retain(|spot| spot.person.as_deref() != Some(id));
        let people = &self.state.plan().people;
        let next = people.get(place.min(people.len().saturating_sub(1))).map(|met| Spot::of(&met.id, "name").name());
        self.session.focus = next;
    }

    fn record(&mut self, happened: Happened, person: &str) {
        let (words, now) = (self.look(|scene| views::recorded(scene, happened, person)), self.now);
        let item = match happened {
            Happened::CheckedIn => "checkIn".to_owned(),
            Happened::Thanked => ["thankYou:", person].concat(),
            _ => ["request:", person].concat(),
        };
        self.undoable_in_words(words, |state| {
            state.plan_mut().set_tick(&item, None);
            state.plan_mut().record(happened, person, now);
        });
    }

    /// Supposes an answer; what was told stays as it is until the user keeps this instead.
    fn suppose(&mut self, spot: &Spot, answer: &'static str) {
        let person = spot.person.clone().unwrap_or_else(|| self.chosen());
        let words = self.look(|scene| {
            let answer = fields::question(spot.field, spot.person.is_some())
                .and_then(|question| fields::choosable(question, answer));
            answer.and_then(|answer| answer.supposed).map(|supposed| scene.say(supposed, &person)).unwrap_or_default()
        });
        let before = match self.session.told.take() {
            Some(told) => told.0,
            None => self.state.clone(),
        };
        self.state.plan_mut().set(spot, answer);
        self.session.supposed = match std::mem::take(&mut self.session.supposed) {
            earlier if earlier.is_empty() => words,
            earlier => [&earlier, self.words.get(text::PEOPLE_LIST_AND), &words].concat(),
        };
        self.session.told = Some(Box::new((before, self.state.clone())));
        self.session.focus = Some("stop-supposing".to_owned());
    }

    fn stop_supposing(&mut self) {
        if let Some(told) = self.session.told.take() {
            undo::revert(&mut self.state, &told.0, &told.1);
            self.session.supposed.clear();
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
        let already = self.look(|scene| scene.advice.checklist.iter().any(|known| known.id == item && known.done));
        if done && !already {
            self.record(happened, &person);
        } else if !done && already {
            self.undoable(text::UI_DONE_UNTICKED, |state| state.plan_mut().unrecord(happened, &person));
        }
        // The check-in email counts as done after the second time; after the first the box is the user's own.
        let still_open = done && happened == Happened::CheckedIn;
        self.state.plan_mut().set_tick(item, still_open.then_some(true));
    }

    fn edit(&mut self, kind: &str, value: &str) {
        let Some(shown) = self.look(views::shown_draft).filter(|shown| shown.kind == kind) else { return };
        let draft = self.state.plan_mut().draft_mut(&shown.person, kind);
        draft.text = match draft.text.take() {
            _ if value == shown.draft.body => None,
            Some((_, from)) => Some((value.to_owned(), from)),
            None => Some((value.to_owned(), shown.draft.body.clone())),
        };
        self.session.copied = None;
        self.say_what_is_new(&shown);
    }

    /// Reads out what there is to mend when it turns up and when all of it is gone, not at every letter.
    fn say_what_is_new(&mut self, before: &views::Shown) {
        let Some(after) = self.look(views::shown_draft) else { return };
        let known = |id: &str| before.findings.iter().any(|finding| finding.id == id);
        let new = |finding: &&Finding| finding.severity < Severity::Hint && !known(finding.id);
        if let Some(finding) = after.findings.iter().find(new) {
            self.session.say = Some(finding.message.clone());
        } else if views::worst_of_draft(before).is_some() && views::worst_of_draft(&after).is_none() {
            self.session.say = Some(self.words.get(text::UI_FINDINGS_NONE).to_owned());
        }
    }

    /// The clipboard has taken a text, or refused it.
    pub fn copied(&mut self, what: String, text: String, worked: bool) {
        let words = if worked { text::UI_COPIED } else { text::UI_COPY_BY_HAND };
        self.session.say = Some(self.words.get(words).to_owned());
        if worked {
            self.notes.push(Note::Copied(what.clone()));
        }
        self.session.copied = Some(Copied { what, text, worked });
    }

    /// Removes everything, here and where it is kept; false where the browser still keeps it.
    pub fn forget_all(&mut self) -> bool {
        self.overwrite = true;
        self.state = State::new();
        self.session = Session::default();
        self.store.forget()
    }

    fn export(&mut self, extent: Extent) -> Effect {
        let mut state = self.told().into_owned();
        let name = match extent {
            Extent::Everything => "interview-connect.json".to_owned(),
            Extent::Plan => {
                let open = state.open.clone();
                state.plans.retain(|plan| plan.id == open);
                self.plan_file(".json")
            }
        };
        self.say(text::UI_DONE_EXPORTED);
        Effect::Download { name, kind: "application/json", text: json::write(&state) }
    }

    /// A name for a file of the open plan, which every file system takes.
    fn plan_file(&self, ending: &str) -> String {
        let plan = self.look(|scene| views::plan_name(scene, scene.plan()));
        let letters = plan.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' });
        ["interview-connect-", &letters.take(60).collect::<String>(), ending].concat()
    }

    /// Adds the plans of a file to those that are here.
    pub fn import(&mut self, content: &str) {
        self.overwrite = true;
        let found = match json::read(content) {
            Found::State(state, dropped) => (state, dropped),
            Found::Newer => return self.say(text::UI_IMPORT_NEWER),
            _ => return self.say(text::UI_IMPORT_UNREADABLE),
        };
        let (imported, dropped) = found;
        self.stop_supposing();
        let words = if dropped > 0 { text::UI_DONE_IMPORTED_PARTLY } else { text::UI_DONE_IMPORTED };
        self.undoable(words, |state| state.take_in(imported.plans));
        self.turn_over();
    }
}

impl State {
    /// Adds plans from elsewhere, under ids of their own, and opens the first.
    fn take_in(&mut self, plans: Vec<Plan>) {
        if self.is_blank() {
            self.plans.clear();
        }
        let first = self.plans.len();
        for mut plan in plans {
            // An id that is taken is given anew.
            if self.plans.iter().any(|known| known.id == plan.id) {
                plan.id = String::new();
            }
            self.plans.push(plan);
        }
        self.plans.truncate(super::state::MOST_PLANS);
        json::give_ids(&mut self.plans);
        if let Some(plan) = self.plans.get(first).or(self.plans.last()) {
            self.open = plan.id.clone();
        }
    }
}
