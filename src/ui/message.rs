//! The messages: every control of the page sends one of these, and `update.rs` carries it out.

use super::records::Happened;
use super::state::{Place, Spot};

/// Something the user did. Where a value belongs to it, that is read from the control.
#[derive(PartialEq, Eq)]
pub(super) enum Message {
    /// The control's value is the answer.
    Answer(Spot),
    /// The control's value is the day of a moment, or its time.
    AnswerDay(Spot),
    AnswerTime(Spot),
    /// The control's value is one of several days, in this place.
    AnswerOneDay(Spot, usize),
    /// The same for a fact that a draft lacks.
    Fact(Spot),
    /// Goes to the field of such a fact.
    FillIn(&'static str),
    /// The control's value is the time zone that a clock goes by.
    Zone(Spot),
    /// The user's account, which decides how long a note may be.
    Account(&'static str),
    /// This is the answer, whatever a control holds; nothing takes it back.
    Pick(Spot, String),
    /// The user cannot answer.
    Pass(Spot),
    /// Leaves the card: with what was answered, with what is open passed over, with no to whatever was not ticked, or for the
    /// one before.
    NextCard,
    PassCard,
    NoneOfThese,
    Back,
    /// The name of this interviewer is entered, and another's may follow.
    NextName(String),
    /// What comes in next is pasted: of names, there may be several.
    Pasting,
    /// Answers the card's questions for everyone left as they were answered about this interviewer.
    SameAs(String),
    /// Goes to a place of the page.
    Go(Place),
    /// The browser's search has found something in this place.
    Found(Place),
    /// Goes on to the message of this kind to another interviewer.
    WriteTo(String, &'static str),
    /// Questions passed over are to be asked again.
    AskAgain,
    /// Shows a question among those at hand, to change its answer.
    Reopen(Spot),
    /// Opens a section or closes it.
    Fold(String, bool),
    /// The browser has opened or closed a section, which was open or not in the view.
    Folded(String, bool),

    /// Shows the advice on an interviewer.
    Choose(String),
    AddPerson,
    RemovePerson(String),
    MovePerson(String, isize),
    /// Records what happened with an interviewer.
    Record(Happened, String),
    /// Supposes an answer, keeps what was supposed, goes back to what was entered.
    Suppose(Spot, &'static str),
    KeepSupposed,
    StopSupposing,

    /// A checklist item's box was pressed.
    Tick(String),
    ClearDone,
    ShowCleared,
    CopyLeft,

    /// Which draft is shown, in which tone, and what the user makes of it.
    ShowDraft(String),
    Tone(String, &'static str),
    Edit(String),
    /// Marks a place in the text, from and to in UTF-16 code units.
    ShowPlace(usize, usize),
    CopyDraft(String),
    CopySubject(String),
    /// Gives up the user's own text for the product's.
    Renew(String),
    /// Keeps the user's own text though the facts have changed.
    KeepText(String),

    OpenPlan(String),
    AddPlan,
    RenamePlan,
    RemovePlan,
    StartOver,

    /// Turns keeping on this device on or off.
    Keep(bool),
    /// The control's value is the language to speak; empty for that of the page around.
    Speak,
    ForgetAll,
    Export(Extent),
    /// The plan's moments as a calendar file.
    Calendar,
    /// The control holds a file to read.
    Import,
    Invite(Invite),
    Print,
    /// What to do where the stored state is in the way: use it, or keep what is on the screen.
    UseStored,
    KeepShown,
    SaveUnreadable,

    /// Asks before doing it.
    Ask(Box<Message>),
    /// Does not do what was asked about.
    Cancel,
    Undo,
    /// The user has read what was done, or what went wrong with the storage.
    Dismiss,
    DismissTrouble,
}

/// What the user does with an invitation.
#[derive(PartialEq, Eq)]
pub(super) enum Invite {
    /// Opens the panel, with nothing in it; the control of this id has the focus again afterwards.
    Open(&'static str),
    Close,
    /// The control's value is the invitation, as far as it is typed.
    Type,
    Read,
    /// The control holds the file of it.
    File,
    /// What goes by this key was ticked or unticked.
    Tick(String),
    /// The control's value is a day or a time that was asked for, as far as it is typed.
    TypeAnswer,
    /// The answer to a question, by its place; where it is empty, the control's value is it.
    Answer(usize, String),
    /// Takes over what is ticked.
    Use,
}

/// How much to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Plan,
    Everything,
}
