//! The update function for an invitation: from what is pasted or chosen to what the user takes over of it.

use super::app::App;
use super::clock::{Clock, options};
use super::ids;
use super::invited::{Answer, Invited, Reading};
use super::message::Invite;
use super::state::{Place, take_out};
use super::undo::Changed;
use crate::basics::text::utf16;
use crate::knowledge::words::text;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// So many characters at once are pasted, not typed, whatever a keyboard says of them.
const MOST_TYPED: usize = 40;

impl App {
    /// Carries out a message about an invitation; true where the control holds a file that is to be read.
    pub fn invite(&mut self, message: &mut Invite, value: &str, checked: bool) -> bool {
        if let Invite::Open(opener) = message {
            self.open_invitation(opener);
        }
        let Some(invited) = &mut self.session.invited else { return false };
        match message {
            Invite::Open(_) => {}
            Invite::Close => self.close_invitation(),
            Invite::Type => {
                let grown = utf16(value).saturating_sub(utf16(&invited.text));
                invited.text = value.to_owned();
                if std::mem::take(&mut self.session.pasting) || grown > MOST_TYPED {
                    self.read_typed();
                }
            }
            Invite::Read => self.read_typed(),
            Invite::File => return true,
            Invite::Another => {
                let opener = invited.opener;
                self.open_invitation(opener);
            }
            Invite::Tick(key) => {
                take_out(&mut invited.ticks, &|(known, _)| known == key);
                invited.ticks.push((std::mem::take(key), checked));
            }
            Invite::TypeAnswer => invited.typed = value.to_owned(),
            Invite::Answer(answer) => {
                let answer = answer.clone();
                self.answer_invitation(answer);
            }
            Invite::Choose(answer) => {
                let answer = Answer { value: value.to_owned(), ..answer.clone() };
                self.answer_invitation(answer);
            }
            Invite::Use => self.use_invitation(),
        }
        false
    }

    fn open_invitation(&mut self, opener: &'static str) {
        self.session.invited = Some(Box::new(Invited { opener, ..Invited::default() }));
        self.state.plan_mut().go(Place::Answer);
        self.session.focus = Some(ids::INVITATION_TEXT.to_owned());
    }

    fn close_invitation(&mut self) {
        self.session.focus = self.session.invited.take().map(|invited| invited.opener.to_owned());
    }

    /// Reads what stands in the field.
    fn read_typed(&mut self) {
        let text = self.session.invited.as_ref().map(|invited| invited.text.clone()).unwrap_or_default();
        let content = JsValue::from_str(&text);
        self.read_invitation(&content, text);
    }

    /// Reads a file: its bytes, or nothing where it could not be had.
    pub fn read_invitation_file(&mut self, bytes: &JsValue) {
        let content = Uint8Array::new(bytes);
        let bytes = content.to_vec();
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect());
        self.read_invitation(&content, text);
    }

    /// Reads a text that was dropped.
    pub fn read_invitation_text(&mut self, text: &str) {
        self.read_invitation(&text.into(), text.to_owned());
    }

    fn read_invitation(&mut self, content: &JsValue, text: String) {
        if let Some(invited) = &mut self.session.invited {
            **invited = Invited { text, content: Some(content.clone()), opener: invited.opener, ..Invited::default() };
            self.reread();
        }
    }

    fn answer_invitation(&mut self, answer: Answer) {
        if let Some(invited) = &mut self.session.invited {
            invited.typed.clear();
            invited.answers.push(answer);
            self.reread();
        }
    }

    /// Asks the reader once more, with all that was answered.
    fn reread(&mut self) {
        let you = self.state.plan().answers.get("you");
        let (Some(invited), Some(reader)) = (&mut self.session.invited, &self.reader) else { return };
        let Some(content) = &invited.content else { return };
        let asked = options(&[("now", &String::from(self.now)), ("zone", &Clock::own_zone()), ("you", you)]);
        let answers = Array::new();
        for Answer { event, field, value } in &invited.answers {
            let answer = options(&[("field", field), ("value", value)]);
            // Setting a field of a fresh object cannot fail.
            let _ = Reflect::set(&answer, &"event".into(), &(*event as f64).into());
            answers.push(&answer);
        }
        let _ = Reflect::set(&asked, &"answers".into(), &answers);
        // What a reader throws may quote the invitation, so that nobody is told.
        let read = reader.call2(&JsValue::UNDEFINED, content, &asked).ok();
        let reading = read.filter(JsValue::is_object).map(|read| Reading::of(&read, &invited.text));
        invited.problem = match &reading {
            Some(reading) if !reading.events.is_empty() => None,
            Some(_) => Some(text::UI_INVITATION_NOTHING),
            None => Some(text::UI_INVITATION_UNREAD),
        };
        if let Some(problem) = invited.problem {
            // What cannot be read stays in its field, to be mended; of a file there is nothing to mend.
            if content.dyn_ref::<Uint8Array>().is_some() {
                invited.text.clear();
            }
            (invited.reading, invited.content) = (None, None);
            invited.answers.clear();
            self.session.announcement = Some(self.words.get(problem).to_owned());
            self.session.focus = Some(ids::INVITATION_TEXT.to_owned());
        } else {
            invited.reading = reading;
            self.session.focus = Some(ids::INVITATION.to_owned());
        }
    }

    /// Takes over what is ticked, which can be undone in one.
    fn use_invitation(&mut self) {
        self.stop_supposing();
        let Some(invited) = self.session.invited.take() else { return };
        let before = self.state.clone();
        let now = self.now;
        let plan = self.state.plan_mut();
        invited.enter(plan, now);
        // What follows from it is taken back with it.
        plan.follow_zones(now, &Clock::ahead);
        let undo = Box::new(Changed { before, after: self.state.clone() });
        self.session.at_hand.clear();
        self.session.back.clear();
        self.session.focus = Some(ids::ASK.to_owned());
        self.done(self.words.get(text::UI_INVITATION_DONE).to_owned(), Some(undo));
    }
}
