//! Persistence in the browser's `localStorage`, with detection of writes by other tabs. Whatever the storage does, what is on
//! the screen stays, and the user hears of trouble once.

use super::json::{self, Found};
use super::page;
use super::state::State;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// How things stand with keeping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The host did not ask for it, so nothing is kept.
    NotAsked,
    /// The user wants nothing kept.
    Declined,
    /// What is on the screen is kept.
    Kept,
    /// It is not, or not all is as it was.
    Trouble(Trouble),
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The browser gives no storage to this page, or it cannot be read yet; retried with every change.
    Refused,
    /// There is no room left; tried again with every change.
    Full,
    /// What was kept cannot be read, and was put aside.
    Unreadable(String),
    /// Some of what was kept cannot be read; the whole was put aside.
    Partly(String),
    /// A later version kept it, so it is left alone.
    Newer,
    /// Another tab wrote something else meanwhile.
    OtherTab,
    /// Another tab removed it.
    Forgotten,
    /// The user wanted it removed, and the browser did not do it.
    NotRemoved,
}

/// A place in the browser's storage.
pub(super) struct Store {
    key: String,
    storage: Option<Storage>,
    pub standing: Standing,
    /// What this tab last read or wrote there.
    seen: Option<String>,
    /// What is on the screen, where that need not be written: it differs from `seen` at most in the plan that is open.
    held: Option<String>,
    /// The user has read about the trouble.
    pub acknowledged: bool,
}

/// What another tab's change means for this one.
pub(super) enum Change {
    Nothing,
    /// Show this instead.
    Adopt(State),
    /// Something to tell.
    Trouble,
}

impl Store {
    /// A store that keeps nothing.
    pub fn none() -> Store {
        Store {
            key: String::new(),
            storage: None,
            standing: Standing::NotAsked,
            seen: None,
            held: None,
            acknowledged: false,
        }
    }

    /// Keeps things under a key from now on; gives what was kept there.
    pub fn open(&mut self, key: String) -> Option<State> {
        self.key = key;
        // Sandboxed frames and some settings throw already at the question.
        let storage = page::of_window("localStorage");
        if storage.is_object() {
            self.storage = Some(Storage::from(storage));
            self.standing = Standing::Kept;
        } else {
            self.trouble(Trouble::Refused);
        }
        match self.stored() {
            Ok(seen) => self.seen = seen,
            Err(_) => self.trouble(Trouble::Refused),
        }
        self.held = self.seen.clone();
        let seen = self.seen.clone()?;
        self.read(seen)
    }

    pub fn key(&self) -> &str {
        &self.key
    }

    /// What is stored now, unless the browser does not say.
    fn stored(&self) -> Result<Option<String>, JsValue> {
        self.storage.as_ref().map_or(Ok(None), |storage| storage.get_item(&self.key))
    }

    fn read(&mut self, text: String) -> Option<State> {
        let (standing, state) = match json::read(&text) {
            Found::State(state, 0) => (Standing::Kept, Some(state)),
            Found::State(state, _) => (self.put_aside(text, Trouble::Partly), Some(state)),
            Found::NotKept => (Standing::Declined, None),
            Found::Newer => (Standing::Trouble(Trouble::Newer), None),
            Found::Unreadable => (self.put_aside(text, Trouble::Unreadable), None),
        };
        self.standing = standing;
        state
    }

    /// Keeps a copy of what cannot be read, so that the next change does not destroy it.
    fn put_aside(&self, text: String, trouble: fn(String) -> Trouble) -> Standing {
        if let Some(storage) = &self.storage {
            // Where there is no room for a copy, the text itself stays until the user decides: see `may_write`.
            let _ = storage.set_item(&[&self.key, ".unreadable"].concat(), &text);
        }
        Standing::Trouble(trouble(text))
    }

    fn may_write(&self) -> bool {
        match &self.standing {
            Standing::Kept | Standing::Trouble(Trouble::Full | Trouble::Refused) => true,
            Standing::Trouble(Trouble::Unreadable(text) | Trouble::Partly(text)) => {
                let aside = self
                    .storage
                    .as_ref()
                    .and_then(|storage| storage.get_item(&[&self.key, ".unreadable"].concat()).ok().flatten());
                self.acknowledged || aside.as_ref() == Some(text)
            }
            _ => false,
        }
    }

    /// Keeps the state, unless another tab has written meanwhile.
    pub fn save(&mut self, state: &State) {
        if !self.may_write() || (self.seen.is_none() && state.is_blank() && state.lang.is_empty()) {
            return;
        }
        let text = json::write(state);
        if self.held.as_ref() == Some(&text) {
            return;
        }
        match self.stored() {
            Err(_) => self.trouble(Trouble::Refused),
            Ok(stored) if stored == self.seen => self.put(text),
            Ok(Some(_)) => self.trouble(Trouble::OtherTab),
            Ok(None) => self.trouble(Trouble::Forgotten),
        }
    }

    fn put(&mut self, text: String) {
        let Some(storage) = &self.storage else { return };
        let written = storage.set_item(&self.key, &text);
        // A browser that only pretends is not believed.
        match written.and_then(|()| self.stored()) {
            Ok(stored) if stored.as_ref() == Some(&text) => {
                self.seen = Some(text.clone());
                self.held = Some(text);
                if let Standing::Trouble(Trouble::Full | Trouble::Refused) = self.standing {
                    self.standing = Standing::Kept;
                }
            }
            _ => self.trouble(Trouble::Full),
        }
    }

    fn trouble(&mut self, trouble: Trouble) {
        let standing = Standing::Trouble(trouble);
        if self.standing != standing {
            self.standing = standing;
            self.acknowledged = false;
        }
    }

    /// Another tab may have changed what is kept.
    pub fn changed_elsewhere(&mut self) -> Change {
        // Who keeps nothing has nothing to lose there, and what is on this screen is nowhere else.
        let keeps_nothing = matches!(
            self.standing,
            Standing::NotAsked | Standing::Declined | Standing::Trouble(Trouble::Refused | Trouble::Newer)
        );
        if keeps_nothing {
            return Change::Nothing;
        }
        let Ok(stored) = self.stored() else { return Change::Nothing };
        if stored == self.seen {
            return Change::Nothing;
        }
        match stored {
            None => self.trouble(Trouble::Forgotten),
            // Nothing here is unsaved, so the other tab's state is simply the newer one.
            Some(text) if self.standing == Standing::Kept => {
                self.seen = Some(text.clone());
                return match self.read(text) {
                    Some(state) => Change::Adopt(state),
                    None => Change::Trouble,
                };
            }
            Some(_) => self.trouble(Trouble::OtherTab),
        }
        Change::Trouble
    }

    /// Takes what is stored in place of what is on the screen.
    pub fn use_stored(&mut self) -> Option<State> {
        let text = self.stored().ok()??;
        self.seen = Some(text.clone());
        self.read(text)
    }

    /// What is on the screen has come from there: two tabs that show different plans would write for ever otherwise.
    pub fn hold(&mut self, state: &State) {
        self.held = Some(json::write(state));
    }

    /// Takes over how things stand with a store of the same key; false for another key, and where nothing is new.
    pub fn follow(&mut self, lead: &Store, is_new: bool) -> bool {
        let is_new = is_new
            || self.standing != lead.standing
            || self.seen != lead.seen
            || self.acknowledged != lead.acknowledged;
        if self.key.is_empty() || self.key != lead.key || !is_new {
            return false;
        }
        self.standing = lead.standing.clone();
        self.seen = lead.seen.clone();
        self.held = lead.held.clone();
        self.acknowledged = lead.acknowledged;
        true
    }

    /// Keeps what is on the screen from now on, unless another tab keeps something else.
    pub fn resume(&mut self, state: &State) {
        self.standing = Standing::Kept;
        self.save(state);
    }

    /// Puts what is on the screen in place of what is stored.
    pub fn keep_shown(&mut self, state: &State) {
        if let Ok(stored) = self.stored() {
            self.seen = stored;
            self.standing = Standing::Kept;
            self.put(json::write(state));
        } else {
            self.trouble(Trouble::Refused);
        }
    }

    /// Removes everything, and keeps on from there; false where the browser did not do it.
    pub fn forget(&mut self) -> bool {
        let Some(storage) = &self.storage else { return true };
        let gone = |key: &str| storage.remove_item(key).is_ok() && storage.get_item(key) == Ok(None);
        // Both are tried, whatever becomes of the first.
        let gone = gone(&self.key) & gone(&[&self.key, ".unreadable"].concat());
        if gone {
            self.seen = None;
            self.held = None;
            self.standing = Standing::Kept;
        } else {
            self.trouble(Trouble::NotRemoved);
        }
        gone
    }

    /// Keeps nothing from now on, and of what was kept only that; false where the browser did not remove it.
    pub fn decline(&mut self) -> bool {
        let gone = self.forget();
        if gone && self.storage.is_some() {
            self.put(json::NOT_KEPT.to_owned());
            self.standing = Standing::Declined;
        }
        gone
    }
}
