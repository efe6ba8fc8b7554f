//! The ids that one part of the widget refers to and another part gives: for the focus, for labels and for descriptions.
//!
//! Each stands here once, so that an element cannot be renamed without whatever looks for it. On the page every id begins
//! with the widget's own prefix (`Scene::id`).

use super::state::Spot;

/// The headings of the question, and of the places of the page.
pub(super) const ASK: &str = "ask-title";
pub(super) const ANSWER: &str = "answer-title";
pub(super) const TODO: &str = "todo-title";
pub(super) const MESSAGE: &str = "message-title";
pub(super) const WHY: &str = "why-title";
/// The question that asks before something is done.
pub(super) const ASKED: &str = "asked";
/// The text of the draft, its length, the gaps in it, and what the review finds in it.
pub(super) const DRAFT: &str = "draft";
pub(super) const DRAFT_COUNT: &str = "draft-count";
pub(super) const DRAFT_GAPS: &str = "draft-gaps";
pub(super) const FINDINGS: &str = "findings";
/// The beginning of a field for a fact that the draft lacks; its name follows.
pub(super) const FACT: &str = "fact-";
/// The subject of an email.
pub(super) const SUBJECT: &str = "subject";
/// What is left to do as text, where the clipboard was refused.
pub(super) const LEFT_TEXT: &str = "left-text";
/// The name of the open plan.
pub(super) const PLAN_NAME: &str = "plan-name";
/// The panel for an invitation, its field, and the ways to it: on a card, and among the settings.
pub(super) const INVITATION: &str = "invitation-title";
pub(super) const INVITATION_TEXT: &str = "invitation";
pub(super) const INVITE: &str = "invite";
pub(super) const INVITE_ANY_TIME: &str = "invite-any-time";
/// Goes back to what was entered.
pub(super) const STOP_SUPPOSING: &str = "stop-supposing";

/// Endings: the help that belongs to a control, and what is wrong with its answer.
pub(super) const HINT: &str = "-hint";
pub(super) const FAULT: &str = "-fault";

/// The buttons that move an interviewer up and down.
#[derive(Clone, Copy)]
pub(super) enum Move {
    Up,
    Down,
}

impl Move {
    /// The button's name among those of one interviewer.
    pub fn name(self) -> &'static str {
        match self {
            Move::Up => "up",
            Move::Down => "down",
        }
    }

    /// The button's id.
    pub fn id(self, person: &str) -> String {
        [self.name(), "-", person].concat()
    }
}

/// The control that takes an answer; of several, the group of them is named after it too.
pub(super) fn control(spot: &Spot) -> String {
    spot.name()
}

/// The control that takes an interviewer's name.
pub(super) fn name_of(person: &str) -> String {
    control(&Spot::of(person, "name"))
}
