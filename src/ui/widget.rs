//! The message loop: listens to the page's events, carries out messages and effects, keeps time, and calls the host back.

use super::announce::Announcer;
use super::app::{App, Note};
use super::clock::Clock;
use super::dom::Tree;
use super::json::{self, Found};
use super::message::Message;
use super::page::{self, Later};
use super::sketch::On;
use super::store::Standing;
use super::update::Effect;
use crate::basics::static_text;
use crate::basics::text::number;
use crate::basics::text::utf16;
use crate::bridge::wasm::Js;
use crate::knowledge::words::{Words, text, words};
use crate::{Advice, Input, Person, Stage, Verdict, View, Window};
use js_sys::Function;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, Node};

#[wasm_bindgen(raw_module = "invited")]
extern "C" {
    /// What is dropped, a file or a text; nothing of what is only dragged across.
    #[wasm_bindgen(js_name = dropped)]
    fn dropped_by(event: &Event) -> JsValue;
}

thread_local! {
    /// How many widgets there have been: makes ids unique.
    static COUNT: Cell<i32> = const { Cell::new(0) };
    /// Those that there are.
    static LIVE: RefCell<Vec<Rc<Host>>> = const { RefCell::new(Vec::new()) };
}

/// Where the state is kept, unless the host names another place.
const STORAGE_KEY: &str = "interview-connect";

/// A widget in a host's node. It works until it is freed.
#[wasm_bindgen]
pub struct Widget {
    host: Rc<Host>,
    /// Hears every event.
    action: Closure<dyn Fn(JsValue)>,
    listeners: Vec<Listener>,
}

/// The app, whom to tell, and what is to happen by itself.
struct Host {
    app: RefCell<App>,
    notify: Option<Function>,
    /// The next minute.
    clock: RefCell<Option<Later>>,
    /// What is to be done once the focus has gone elsewhere.
    left: RefCell<Option<Later>>,
}

struct Listener {
    target: EventTarget,
    name: &'static str,
    capture: bool,
}

/// The advice without names and texts.
#[derive(Serialize)]
struct Summary {
    stage: Stage,
    people: Vec<Gist>,
}

/// What it comes to for one interviewer.
#[derive(Serialize)]
struct Gist {
    id: String,
    verdict: Verdict,
    #[serde(serialize_with = "static_text::name")]
    rule: &'static str,
    window: Option<Window>,
}

/// What a host may ask for.
struct Options {
    words: &'static Words,
    languages: String,
    persist: bool,
    key: String,
    presets: Vec<(&'static str, String)>,
    reader: Option<Function>,
}

impl Options {
    /// Reads the host's object; a field that is no such value counts as absent.
    fn read(options: JsValue) -> Options {
        let reader = page::property(&options, "reader").dyn_into().ok();
        let options = Js(options);
        let option = |name: &'static str| match options.view() {
            View::Fields => options.field(name).view(),
            _ => View::Absent,
        };
        let text = |name: &'static str| match option(name) {
            View::Text(text) => text,
            _ => String::new(),
        };
        let key = text("storageKey");
        let mut presets = Vec::new();
        for &field in &["stage", "posture", "noteLimit"] {
            match option(field) {
                View::Text(value) => presets.push((field, value)),
                View::Number(value) if value >= 0.0 && value <= f64::from(u16::MAX) => {
                    presets.push((field, number(value as i32)));
                }
                _ => {}
            }
        }
        Options {
            words: words(Some(&text("lang"))).0,
            languages: text("languages"),
            persist: option("persist") == View::Bool(true),
            key: if key.is_empty() { STORAGE_KEY.to_owned() } else { key },
            presets,
            reader,
        }
    }
}

#[wasm_bindgen]
impl Widget {
    /// Builds a widget into an element or a shadow root, at the end of what is there.
    ///
    /// `options` is nothing, or an object with any of these fields:
    /// - `persist` (boolean): keep what the user enters in the browser's storage. Absent: no, since the page's own
    ///   scripts can read that storage.
    /// - `storageKey` (string): under which name to keep it.
    /// - `lang` (string): the language of the page around. Absent: English.
    /// - `languages` (string): those that the user may choose from beside English: after a line break each, its tag and its name.
    /// - `stage`, `posture`, `noteLimit`: answers to begin with, as in the situation.
    /// - `reader` (function): reads invitations, as `readInvitation` of the package does; it may also come later. Absent: the
    ///   widget offers nothing of the kind.
    ///
    /// `notify` is called with `"acting"` before anything is done that the user asks for, with `"busy"` where it cannot be done
    /// now, with `"shared"` after it has taken over what another widget of the page shows that keeps its state in the same place,
    /// with `"advice"` after new advice, and with `"copied"` and the kind of draft (or `"left"` for the checklist) after a copy
    /// that worked.
    ///
    /// # Errors
    /// Where there is no page, or the node takes no children.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &Node, options: JsValue, notify: Option<Function>) -> Result<Widget, JsValue> {
        console_error_panic_hook::set_once();
        let document = root.owner_document().ok_or("the node belongs to no document")?;
        let options = Options::read(options);
        let frame = page::element(&document, "div", &[("class", "ic"), ("part", "widget")])?;
        let announcer = Announcer::new(&document, root).ok_or("the node takes no children")?;
        root.append_child(&frame)?;
        let count = COUNT.replace(COUNT.get() + 1);
        let prefix = ["ic", &number(count), "-"].concat();
        let mut app = App::new(options.words, prefix, Tree::new(frame), announcer);
        app.languages = options.languages;
        app.name_language();
        app.reader = options.reader;
        if options.persist {
            app.keep_under(options.key);
        }
        let host =
            Rc::new(Host { app: RefCell::new(app), notify, clock: RefCell::default(), left: RefCell::default() });
        let hearing = Rc::downgrade(&host);
        // Before anything is written.
        share(&host, true);
        LIVE.with_borrow_mut(|live| live.push(host.clone()));
        let action = page::callback(Box::new(move |event| heard(&hearing, event.unchecked_ref())));
        let mut widget = Widget { host, action, listeners: Vec::new() };
        widget.quietly(&mut |app| {
            for (field, value) in &options.presets {
                app.preset(field, value, true);
            }
        });
        widget.listen_to_all(&document);
        Ok(widget)
    }

    /// Takes new options; those that keep or name the storage hold from the start only.
    pub fn update(&self, options: JsValue) {
        let mut options = Options::read(options);
        self.quietly(&mut |app| {
            app.around = options.words;
            app.languages = std::mem::take(&mut options.languages);
            if options.reader.is_some() {
                app.reader.clone_from(&options.reader);
            }
            for (field, value) in &options.presets {
                app.preset(field, value, false);
            }
        });
    }

    /// The situation that the advice on the page is about, in JSON.
    pub fn situation(&self) -> String {
        self.host.app.borrow().situation()
    }

    /// Shows a situation in place of the open plan.
    ///
    /// # Errors
    /// The engine's own, whose `faults` name every field; then nothing has changed.
    #[wasm_bindgen(js_name = setSituation)]
    pub fn set_situation(&self, situation: JsValue) -> Result<(), JsValue> {
        let situation = crate::bridge::wasm::read(situation)?;
        self.quietly(&mut |app| app.replace_plan(&situation));
        Ok(())
    }

    /// The advice that is shown, as the engine gives it.
    pub fn advice(&self) -> Result<JsValue, JsValue> {
        crate::bridge::wasm::give(self.host.app.borrow().advice())
    }

    /// What an event says of that advice: ids, closed choices and times, never a name or a text.
    pub fn summary(&self) -> Result<JsValue, JsValue> {
        let app = self.host.app.borrow();
        let Advice { stage, people, .. } = app.advice();
        let gist = |person: &Person| {
            let Person { id, verdict, rule, window, .. } = person;
            Gist { id: id.clone(), verdict: *verdict, rule, window: *window }
        };
        crate::bridge::wasm::give(&Summary { stage: *stage, people: people.iter().map(gist).collect() })
    }

    /// Forgets everything that was entered, also where it is kept.
    pub fn reset(&self) {
        self.quietly(&mut |app| {
            app.forget_all();
        });
    }

    /// The tag of the language that the user has chosen; empty for that of the page around.
    #[wasm_bindgen(js_name = chosenLanguage)]
    pub fn chosen_language(&self) -> JsValue {
        self.host.app.borrow().state.lang.as_str().into()
    }

    /// Whether it broke off half-way, so that nothing can be asked of it any more; to be asked when nothing is at work.
    pub fn stopped(&self) -> bool {
        self.host.app.try_borrow().is_err()
    }

    /// All plans with ticks and drafts, in JSON; what is only supposed is left out.
    #[wasm_bindgen(js_name = exportState)]
    pub fn export_state(&self) -> String {
        json::write(&self.host.app.borrow().as_entered())
    }

    /// Shows what an export holds in place of all plans; false where it cannot be read.
    #[wasm_bindgen(js_name = importState)]
    pub fn import_state(&self, json: &str) -> bool {
        let Found::State(state, _) = json::read(json) else { return false };
        self.quietly(&mut |app| app.replace_state(&state));
        true
    }

    /// Works on the app for the host, who gets no event for what it has done itself.
    fn quietly(&self, work: &mut dyn FnMut(&mut App)) {
        let mut app = self.host.app.borrow_mut();
        work(&mut app);
        app.show();
        app.notes.clear();
        drop(app);
        share(&self.host, false);
    }
}

/// Events of the widget that are for no single control.
const WITHIN: [&str; 3] = ["focusout", "dragover", "drop"];

/// Events of the window around the widget.
const AROUND: [&str; 2] = ["beforeprint", "afterprint"];

impl Widget {
    fn listen_to_all(&mut self, document: &Document) {
        let frame: EventTarget = self.host.app.borrow().tree.root().clone().into();
        for &(on, name) in &On::ALL {
            // `toggle` does not bubble, so it is caught on its way down.
            self.listen(&frame, name, on == On::Toggle);
        }
        for name in &WITHIN {
            self.listen(&frame, name, false);
        }
        if let Some(window) = page::window() {
            for name in &AROUND {
                self.listen(&window, name, false);
            }
            // To listen opens the storage, which takes a browser a tenth of the start: not where nothing is kept.
            if self.host.app.borrow().store.standing != Standing::NotAsked {
                self.listen(&window, "storage", false);
            }
        }
        self.listen(document, "visibilitychange", false);
        run_clock(&self.host);
    }

    fn listen(&mut self, target: &EventTarget, name: &'static str, capture: bool) {
        let action = self.action.as_ref().unchecked_ref();
        // Nothing but a function's type can be refused.
        let _ = target.add_event_listener_with_callback_and_bool(name, action, capture);
        self.listeners.push(Listener { target: target.clone(), name, capture });
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        let action = self.action.as_ref().unchecked_ref();
        for Listener { target, name, capture } in &self.listeners {
            let _ = target.remove_event_listener_with_callback_and_bool(name, action, *capture);
        }
        LIVE.with_borrow_mut(|live| live.retain(|other| !Rc::ptr_eq(other, &self.host)));
        self.host.clock.take();
        self.host.left.take();
        if let Ok(app) = self.host.app.try_borrow() {
            app.tree.root().remove();
            app.announcer.remove();
        }
    }
}

impl Host {
    /// Hands the host its events once nothing is at work any more, since a host may call back.
    fn deliver(&self) {
        let notes = self.app.try_borrow_mut().map(|mut app| std::mem::take(&mut app.notes)).unwrap_or_default();
        for note in &notes {
            match note {
                Note::Advice => self.call("advice", JsValue::UNDEFINED),
                Note::Copied(what) => self.call("copied", what.into()),
            }
        }
    }

    /// Works on the app, then tells the host. The app is busy where its own changes to the page raise events: those say nothing
    /// that it does not know.
    fn work(&self, work: &mut dyn FnMut(&mut App)) {
        if let Ok(mut app) = self.app.try_borrow_mut() {
            work(&mut app);
        } else {
            return;
        }
        self.deliver();
    }

    fn call(&self, event: &str, detail: JsValue) {
        if let Some(notify) = &self.notify {
            // What goes wrong in the host is the host's.
            let _ = notify.call2(&JsValue::NULL, &event.into(), &detail);
        }
    }

    /// Shows what another shows that keeps its state in the same place.
    fn follow(&self, lead: &Host) {
        let mut is_new = false;
        self.work(&mut |app| {
            is_new = lead.app.try_borrow().is_ok_and(|lead| app.take_over(&lead));
            if is_new {
                app.show();
            }
        });
        if is_new {
            self.call("shared", JsValue::UNDEFINED);
        }
    }
}

/// Lets the others of the page show what this one shows, or at its start this one what they do: of a change in the storage a
/// browser tells only other tabs.
fn share(host: &Rc<Host>, starts: bool) {
    for other in &LIVE.with_borrow(Vec::clone) {
        let (here, there) = if starts { (host, other) } else { (other, host) };
        here.follow(there);
    }
}

/// Lets time pass minute by minute, so that "in 5 hours" stays true.
fn run_clock(host: &Rc<Host>) {
    let ticking = Rc::downgrade(host);
    let minute = move || {
        if let Some(host) = ticking.upgrade() {
            // Not shared, either: time passes in all of them.
            host.work(&mut App::tick);
            run_clock(&host);
        }
    };
    host.clock.replace(Some(Later::new(Clock::to_next_minute(), Box::new(minute))));
}

/// Works on the app if it is still there, as its user or its host wants it.
fn with(host: &Weak<Host>, work: &mut dyn FnMut(&mut App)) {
    if let Some(host) = host.upgrade() {
        host.work(work);
        share(&host, false);
    }
}

/// Something has happened to the widget, or around it.
fn heard(host: &Weak<Host>, event: &Event) {
    let name = event.type_();
    if let Some((on, _)) = On::ALL.iter().find(|(_, known)| *known == name) {
        return acted(host, *on, event);
    }
    match name.as_str() {
        "dragover" | "drop" => dropped(host, event),
        // A control that was being typed in shows the state again once the user has gone elsewhere.
        "focusout" => {
            if let Some(there) = host.upgrade() {
                let host = host.clone();
                there.left.replace(Some(Later::new(0, Box::new(move || with(&host, &mut App::left)))));
            }
        }
        "storage" => {
            let Some(host) = host.upgrade() else { return };
            let key = page::property(event, "key").as_string();
            // No key means that everything was cleared.
            let concerns = |app: &App| key.as_deref().is_none_or(|key| key == app.store.key());
            if host.app.try_borrow().is_ok_and(|app| concerns(&app)) {
                host.call("acting", JsValue::UNDEFINED);
                // Not shared: each widget hears of it, and says so.
                host.work(&mut App::stored_elsewhere);
            }
        }
        // Paper has no folds to open, so that all of the plan belongs on it, whoever asked for the print.
        "beforeprint" | "afterprint" => with(host, &mut |app| {
            app.session.on_paper = name == "beforeprint";
            app.show();
        }),
        // Out of sight, no time need pass.
        _ => {
            let hidden = page::property(&page::property(event, "currentTarget"), "hidden").is_truthy();
            let Some(host) = host.upgrade() else { return };
            if hidden {
                host.clock.take();
            } else {
                host.work(&mut App::tick);
                run_clock(&host);
            }
        }
    }
}

/// The user has done something to the widget.
fn acted(host: &Weak<Host>, on: On, event: &Event) {
    if on == On::Enter && page::property(event, "key").as_string().as_deref() != Some("Enter") {
        return;
    }
    let Some(there) = host.upgrade() else { return };
    // The app is busy where its own changes raise events, or where it broke off.
    let Ok(heard) = there.app.try_borrow_mut().map(|mut app| app.tree.heard(on, event)) else {
        return there.call("busy", JsValue::UNDEFINED);
    };
    let Some((mut message, carrier)) = heard else { return };
    there.call("acting", JsValue::UNDEFINED);
    let mut next = Effect::None;
    let mut control = None;
    with(host, &mut |app| {
        if matches!(message, Message::Fold(..)) {
            // The state says whether a section is open, and the page follows.
            event.prevent_default();
        }
        let value = app.tree.value(carrier);
        next = app.act(&mut message, &value, app.tree.is_on(carrier));
        control = app.tree.control(carrier);
        if on == On::Input && control.as_ref().is_some_and(|control| is_full(control, &value)) {
            // The browser cuts off what is pasted beyond that, and says nothing.
            app.report(text::UI_FIELD_FULL);
        }
        app.overwrite |= on != On::Input;
        app.show();
    });
    perform(host, next, control);
}

/// Whether a field holds as much as it may.
fn is_full(field: &Element, value: &str) -> bool {
    // Of one without a limit the page says -1.
    let most = page::property(field, "maxLength").as_f64().filter(|most| *most >= 0.0);
    most.is_some_and(|most| utf16(value) as f64 >= most)
}

/// Reads an invitation: a text, or a file.
fn read_invitation(host: &Weak<Host>, given: JsValue) {
    let host = host.clone();
    let read = move |content: JsValue| {
        with(&host, &mut |app| {
            app.read_invitation(content.clone());
            app.show();
        });
    };
    match given.is_object() {
        true => page::read_file(&given, "arrayBuffer", read),
        false if given.is_truthy() => read(given),
        false => {}
    }
}

/// Something is dragged across the widget, or dropped on it: while the panel for it is open, that is an invitation.
fn dropped(host: &Weak<Host>, event: &Event) {
    let is_open = |host: Rc<Host>| host.app.try_borrow().is_ok_and(|app| app.session.invited.is_some());
    if host.upgrade().is_some_and(is_open) {
        read_invitation(host, dropped_by(event));
    }
}

/// Does what only the page can do.
fn perform(host: &Weak<Host>, effect: Effect, control: Option<Element>) {
    match effect {
        Effect::None => {}
        Effect::Copy { what, text, from } => {
            let host = host.clone();
            let copied = text.clone();
            page::copy(&text, move |worked| {
                with(&host, &mut |app| {
                    app.copied(&what, &copied, worked);
                    app.show();
                    if !worked {
                        app.tree.select(&[&app.prefix, from].concat());
                    }
                });
            });
        }
        Effect::Mark { start, end, field } => with(host, &mut |app| {
            app.tree.mark(&[&app.prefix, field].concat(), start, end);
        }),
        Effect::Download { name, kind, text } => {
            let document = control.and_then(|control| control.owner_document());
            let handed = document.map(|document| page::download(&document, &name, kind, &text));
            if !matches!(handed, Some(Ok(()))) {
                with(host, &mut |app| {
                    app.report(text::UI_EXPORT_FAILED);
                    app.show();
                });
            }
        }
        Effect::ReadFile => {
            let Some(file) = control.map(|control| page::chosen_file(&control)).filter(JsValue::is_object) else {
                return;
            };
            let host = host.clone();
            page::read_file(&file, "text", move |content| {
                with(&host, &mut |app| {
                    app.import(&content.as_string().unwrap_or_default());
                    app.show();
                });
            });
        }
        Effect::ReadInvitation => {
            if let Some(control) = control {
                read_invitation(host, page::chosen_file(&control));
            }
        }
        Effect::Print => {
            if let Some(window) = page::window() {
                let _ = window.print();
            }
        }
    }
}
