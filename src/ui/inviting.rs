//! The update function for an invitation: from what is pasted or chosen to what the user takes over of it.

use super::app::App;
use super::clock::Clock;
use super::ids;
use super::invited::{BETWEEN, Invited, Reading, asked, part};
use super::message::Invite;
use super::state::{Place, take_out};
use super::undo::Changed;
use crate::basics::text::utf16;
use crate::knowledge::words::text;
use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "invited")]
extern "C" {
    /// What a reader gives of an invitation, in one text; empty where it cannot read that.
    #[wasm_bindgen(js_name = readInvitation)]
    fn given_by(reader: &Function, content: &JsValue, now: &str, you: &str, answers: &str) -> String;
}

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
            Invite::Tick(key) => {
                take_out(&mut invited.ticks, &|(known, _)| known == key);
                invited.ticks.push((std::mem::take(key), checked));
            }
            Invite::TypeAnswer => invited.typed = value.to_owned(),
            Invite::Answer(question, given) => {
                let Some(reading) = &invited.reading else { return false };
                let value = if given.is_empty() { value } else { given };
                let field = reading.question(*question, asked::FIELD);
                if field == "you" {
                    // Whoever stands behind them in the list moves up.
                    take_out(&mut invited.ticks, &|(key, _)| key.starts_with("person-"));
                    value.clone_into(&mut invited.you);
                }
                let before = invited.answers.len();
                for part in [reading.event(reading.event_asked(*question), part::PLACE), field, value] {
                    invited.answers.push_str(part);
                    invited.answers.push(BETWEEN);
                }
                invited.typed.clear();
                self.reread(before);
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
        if let Some(invited) = &self.session.invited {
            self.read_invitation(JsValue::from_str(&invited.text));
        }
    }

    /// Reads a text or the bytes of a file.
    pub fn read_invitation(&mut self, content: JsValue) {
        if let Some(invited) = &mut self.session.invited {
            invited.content = content;
            invited.answers.clear();
            self.reread(0);
        }
    }

    /// Asks the reader, with all that was answered, before the last answer so much of it.
    fn reread(&mut self, before: usize) {
        let (Some(invited), Some(reader)) = (&mut self.session.invited, &self.reader) else { return };
        let you = self.state.plan().answers.get("you");
        let given = given_by(reader, &invited.content, &String::from(self.now), you, &invited.answers);
        // What is no answer changes nothing.
        if given.is_empty() && !invited.answers.is_empty() {
            return invited.answers.truncate(before);
        }
        let reading = Reading::of(&given);
        invited.problem = match (reading.all(), reading.events()) {
            _ if given.is_empty() => Some(text::UI_INVITATION_UNREAD),
            (0, _) => Some(text::UI_INVITATION_NOTHING),
            (_, 0) => Some(text::UI_INVITATION_CANCELLED),
            _ => None,
        };
        let focus = match invited.problem {
            Some(problem) => {
                self.session.announcement = Some(self.words.get(problem).to_owned());
                invited.content = JsValue::UNDEFINED;
                ids::INVITATION_TEXT
            }
            None => {
                invited.reading = Some(reading);
                ids::INVITATION
            }
        };
        self.session.focus = Some(focus.to_owned());
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
