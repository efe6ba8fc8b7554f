//! View state that ends with the visit: what is being asked, tried, copied or announced. Nothing here is ever kept.

use super::invited::Invited;
use super::message::Message;
use super::state::{Spot, State};
use super::undo::Changed;
use crate::knowledge::words::Text;
use std::borrow::Cow;

/// The state of the visit, beside the plans themselves.
#[derive(Default)]
pub(super) struct Session {
    /// The card that the user is at: it keeps its questions until they are all answered.
    pub at_hand: Vec<Spot>,
    /// An answer was picked on the card: the page goes on by itself, if nothing else has come to belong there.
    pub picked: bool,
    /// The cards that the user has been through, the last one last.
    pub back: Vec<Vec<Spot>>,
    /// The questions beside the main ones, as they stood when the user began to answer them.
    pub more: Vec<Spot>,
    /// Something is being pasted: what comes in next may be several names.
    pub pasting: bool,
    /// The answer that is being typed: what is wrong with it can wait until it is finished.
    pub typing: Option<Spot>,
    /// What the user has to confirm first.
    pub asking: Option<Message>,
    /// The invitation that is being read.
    pub invited: Option<Box<Invited>>,
    /// What is only supposed for now.
    pub supposing: Option<Supposing>,
    /// The last thing done, which the page shows.
    pub done: Option<Done>,
    /// What has been copied, or could not be.
    pub copied: Option<Copied>,
    /// The draft that is shown, by kind; empty for the best one.
    pub draft: String,
    /// The draft's facts that the user is filling in. They keep their fields though they are missing no more.
    pub facts: Vec<&'static str>,
    /// A draft has just been edited, so that new findings are worth announcing.
    pub edited: bool,
    /// What the live region is to announce next.
    pub announcement: Option<String>,
    /// The plan is on its way to a printer, where nothing can be unfolded.
    pub on_paper: bool,
    /// The id of the element that is to have the focus.
    pub focus: Option<String>,
}

/// Answers that the user tries out.
pub(super) struct Supposing {
    pub changed: Box<Changed>,
    /// What is supposed: each time a text, and whom it is about.
    pub facts: Vec<(Text, String)>,
}

/// Something just done.
pub(super) struct Done {
    pub text: String,
    /// The change, where it can be undone.
    pub undo: Option<Box<Changed>>,
}

/// The outcome of copying something.
pub(super) struct Copied {
    /// The button's name.
    pub what: String,
    /// The text that went to the clipboard, or should have.
    pub text: String,
    pub worked: bool,
}

impl Session {
    /// The state without what is only supposed: what is kept and exported.
    pub fn as_entered<'a>(&self, state: &'a State) -> Cow<'a, State> {
        match &self.supposing {
            None => Cow::Borrowed(state),
            Some(supposing) => {
                let mut entered = state.clone();
                supposing.changed.revert(&mut entered);
                Cow::Owned(entered)
            }
        }
    }
}
