//! The application object: the state, the engine's advice on it, and the render loop that brings the page in line with both.

use super::announce::Announcer;
use super::clock::Clock;
use super::derived::{self, Derived};
use super::dom::Tree;
use super::fields;
use super::given::{Given, Reading};
use super::inputs;
use super::json;
use super::page;
use super::scene::Scene;
use super::session::{Done, Session};
use super::state::{Plan, State, plan_with, plausible};
use super::store::{Change, Store};
use super::undo::Changed;
use super::views;
use crate::knowledge::words::{Text, Words, text, words};
use crate::model::advice::Advice;
use crate::wording::advise::advise;
use crate::wording::speaker::Speaker;
use crate::{LocalDateTime, Situation};
use js_sys::Function;
use std::borrow::Cow;

/// Everything that one widget consists of.
pub(super) struct App {
    pub words: &'static Words,
    /// The words in the language of the page around.
    pub around: &'static Words,
    /// The languages beside the source language that the user may choose from: after a line break each, its tag and its name.
    pub languages: String,
    pub clock: Clock,
    pub now: LocalDateTime,
    pub prefix: String,
    pub tree: Tree,
    pub announcer: Announcer,
    pub state: State,
    pub session: Session,
    pub store: Store,
    pub shared_storage: bool,
    /// Reads invitations, where a script has brought it.
    pub reader: Option<Function>,
    /// The state has changed from elsewhere than the field that has the focus, which is to show that too.
    pub overwrite: bool,
    /// What the host is still to hear of.
    pub notes: Vec<Note>,
    pub derived: Derived,
    advised: Advised,
}

/// An event for the host, without a word of what the user entered.
pub(super) enum Note {
    /// There is new advice.
    Advice,
    /// A draft of this kind, or the checklist, is in the clipboard.
    Copied(String),
}

/// The plan as the engine reads it, the advice on it, and how to speak of the people in it.
struct Advised {
    reading: Reading,
    advice: Advice,
    speaker: Speaker,
}

impl Advised {
    fn of(reading: Reading) -> Advised {
        let situation = &reading.situation;
        Advised { advice: advise(situation), speaker: Speaker::new(situation), reading }
    }
}

impl App {
    pub fn new(words: &'static Words, prefix: String, tree: Tree, announcer: Announcer) -> App {
        let now = Clock::now();
        let state = State::new();
        let protocol = page::property(&page::of_window("location"), "protocol").as_string();
        let shared_storage = protocol.as_deref() == Some("file:");
        App {
            words,
            around: words,
            languages: String::new(),
            clock: Clock::new(words),
            now,
            prefix,
            tree,
            announcer,
            // Mostly nothing has been entered yet, and the engine need not be asked again.
            advised: Advised::of(Given { plan: state.plan(), now, lang: words.tag(), form: None }.read()),
            state,
            session: Session::default(),
            store: Store::none(),
            shared_storage,
            reader: None,
            overwrite: false,
            notes: Vec::new(),
            derived: Derived::default(),
        }
    }

    /// Keeps the state under a key from now on, and takes up what was kept there.
    pub fn keep_under(&mut self, key: String) {
        if let Some(state) = self.store.open(key) {
            self.state = state;
        }
    }

    /// Asks the engine anew, unless nothing that it knows has changed.
    pub fn advise(&mut self) {
        self.state.plan_mut().follow_zones(self.now, &Clock::ahead);
        let plan = self.state.plan();
        // Nothing entered, no time to write.
        let form = (!plan.is_blank()).then(|| self.clock.form());
        let reading = Given { plan, now: self.now, lang: self.words.tag(), form }.read();
        if reading.situation == self.advised.reading.situation {
            self.advised.reading.faults = reading.faults;
        } else {
            self.advised = Advised::of(reading);
            self.notes.push(Note::Advice);
        }
    }

    /// The open plan as the engine was asked about it.
    pub fn situation(&self) -> String {
        json::write_situation(&self.advised.reading.situation)
    }

    /// The advice that is shown.
    pub fn advice(&self) -> &Advice {
        &self.advised.advice
    }

    /// Speaks the language that the user has chosen, or where that is not there that of the page around.
    fn speak(&mut self) {
        let words = match words(Some(&self.state.lang)) {
            (chosen, true) => chosen,
            _ => self.around,
        };
        if words.tag() != self.words.tag() {
            self.words = words;
            self.clock = Clock::new(words);
            self.name_language();
        }
    }

    /// Says in the page which language this is.
    pub fn name_language(&self) {
        for element in [self.tree.root(), &self.announcer.region] {
            // Attributes of the widget's own elements, so that nothing can refuse them.
            let _ = element.set_attribute("lang", self.words.tag());
            let _ = element.set_attribute("dir", self.words.get(text::UI_DIRECTION));
        }
    }

    /// Takes an answer that the host gives beforehand; what is no answer is passed over.
    pub fn preset(&mut self, field: &'static str, value: &str, only_if_blank: bool) {
        let plan = self.state.plan_mut();
        if plausible(field, false, value) && !(only_if_blank && plan.answers.has(field)) {
            plan.answers.set(field, value);
        }
    }

    /// The widget as the views look at it.
    #[inline(never)]
    pub fn scene(&self) -> Scene<'_> {
        Scene {
            words: self.words,
            languages: &self.languages,
            clock: &self.clock,
            now: self.now,
            prefix: &self.prefix,
            state: &self.state,
            session: &self.session,
            situation: &self.advised.reading.situation,
            advice: &self.advised.advice,
            speaker: &self.advised.speaker,
            faults: &self.advised.reading.faults,
            standing: &self.store.standing,
            acknowledged: self.store.acknowledged,
            shared_storage: self.shared_storage,
            reads_invitations: self.reader.is_some(),
            next: &self.derived.next,
            left: self.derived.left,
            more: &self.derived.more,
            passed: self.derived.passed.as_ref(),
            draft: self.derived.draft.as_ref(),
        }
    }

    /// Brings the page in line with the state, keeps the state, and announces what changed.
    pub fn show(&mut self) {
        let before = self.advised.advice.headline.clone();
        self.speak();
        self.advise();
        self.store.save(&self.session.as_entered(&self.state));
        self.derive();
        let wanted = views::widget(&self.scene());
        self.tree.update(wanted, std::mem::take(&mut self.overwrite));
        if let Some(id) = self.session.focus.take() {
            self.tree.visit(&[&self.prefix, id.as_str()].concat());
        }
        let mut announcement = self.session.announcement.take().unwrap_or_default();
        if self.advised.advice.headline != before && !self.state.plan().is_blank() {
            let between = if announcement.is_empty() { "" } else { " " };
            announcement = [&announcement, between, &self.advised.advice.headline].concat();
        }
        self.announcer.announce(announcement);
    }

    /// After an answer: takes in what has come to belong on this card, or goes on to the next once nothing on it is open. Ticks
    /// say by a button that there are no more.
    fn go_on(&mut self) {
        let (plan, card) = (self.state.plan(), &self.session.at_hand);
        if card.is_empty() || derived::are_ticks(card) || !card.iter().all(|spot| plan.is_settled(spot)) {
            return;
        }
        let joining = derived::joining(plan, &self.session, &self.advised.reading.situation, &self.advised.advice);
        match joining.is_empty() {
            true => self.leave_card(),
            false => self.session.at_hand.extend(joining),
        }
    }

    /// Works out anew what follows from the state and the advice. After an edit, what is new among a draft's findings is
    /// announced, unless there is something else to say.
    fn derive(&mut self) {
        if std::mem::take(&mut self.session.picked) {
            self.go_on();
        }
        let Reading { situation, .. } = &self.advised.reading;
        let derived = Derived::of(self.state.plan(), &self.session, situation, &self.advised.advice);
        let before = std::mem::replace(&mut self.derived, derived).draft;
        let edited = std::mem::take(&mut self.session.edited) && self.session.announcement.is_none();
        if let (true, Some(before), Some(after)) = (edited, &before, &self.derived.draft) {
            self.session.announcement = after.news(before, self.words);
        }
    }

    /// The state without what is only supposed.
    pub fn as_entered(&self) -> Cow<'_, State> {
        self.session.as_entered(&self.state)
    }

    /// The user has left a control: what was being typed is finished, and what is wrong with it is said.
    pub fn left(&mut self) {
        if let Some(spot) = self.session.typing.take() {
            let question = fields::question(spot.field, spot.person.is_some());
            let scene = self.scene();
            let fault = scene.fault(&spot).and(question).map(|question| inputs::fault_in_words(&scene, question));
            self.session.announcement = fault;
        }
        self.show();
    }

    /// A minute has passed, or the page is in sight again.
    pub fn tick(&mut self) {
        let now = Clock::now();
        if now != self.now {
            self.now = now;
            self.show();
        }
    }

    /// Another tab has changed what is kept.
    pub fn stored_elsewhere(&mut self) {
        match self.store.changed_elsewhere() {
            Change::Nothing => return,
            Change::Adopt(state) => self.adopt(state),
            Change::Trouble => {}
        }
        self.show();
    }

    /// Shows a host's situation in place of the open plan.
    pub fn replace_plan(&mut self, situation: &Situation) {
        let open = self.state.plan_mut();
        *open = Plan::of(situation, std::mem::take(&mut open.id));
        self.start_session();
        self.overwrite = true;
    }

    /// Shows a state from elsewhere in place of all plans.
    pub fn replace_state(&mut self, state: &State) {
        self.state = state.clone();
        self.start_session();
    }

    /// Shows a state from elsewhere, with the plan that is open here, if it is still there.
    pub fn adopt(&mut self, state: State) {
        let open = std::mem::take(&mut self.state.open);
        self.state = state;
        if plan_with(&self.state.plans, &open).is_some() {
            // Each tab keeps to the plan that it shows.
            self.state.open = open;
        }
        self.store.hold(&self.state);
        self.start_session();
        self.overwrite = true;
        self.report(text::UI_ADOPTED);
    }

    /// Takes over what another widget of this page has, if it keeps that in the same place; false where nothing is new. Whoever
    /// changed it there knows: nothing is said of it here.
    pub fn take_over(&mut self, lead: &App) -> bool {
        let entered = lead.as_entered();
        let is_new = self.store.follow(&lead.store, self.state != *entered);
        if is_new {
            self.state = entered.into_owned();
            self.start_session();
            self.overwrite = true;
            // What is new of the advice is announced there.
            self.advise();
        }
        is_new
    }

    /// Announces something and shows it, with nothing to undo.
    pub fn report(&mut self, text: Text) {
        self.done(self.words.get(text).to_owned(), None);
    }

    /// Announces what was done and shows it, with the change where it can be undone.
    pub fn done(&mut self, text: String, undo: Option<Box<Changed>>) {
        self.session.announcement = Some(text.clone());
        self.session.done = Some(Done { text, undo });
    }

    /// What was under way is so no more.
    #[inline(never)]
    pub fn start_session(&mut self) {
        self.session = Session::default();
    }
}
