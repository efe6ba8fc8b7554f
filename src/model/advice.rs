//! Advice: the engine's whole answer, as the public model has it.

use crate::basics::civil::LocalDateTime;
use crate::basics::static_text::{self, Said};
use crate::model::citation::Cites;
use crate::model::message::Draft;
use crate::model::situation::Stage;
use crate::model::timeline::Event;
use serde::Serialize;

/// What to do about one interviewer's connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Send a connection request; the window says until when.
    Send,
    /// Accept theirs.
    Accept,
    /// Do nothing yet; the window says what for.
    Wait,
    /// Write once, by email.
    FollowUp,
    /// Leave it: no second request.
    MoveOn,
    /// Done: the two are connected.
    Connected,
    /// Do not send a request.
    Skip,
}

/// What a wait is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Until {
    /// The window's opening.
    Time,
    /// The interview.
    Interview,
    /// The company's decision.
    Decision,
    /// The answer to the request.
    Reply,
}

/// When to send a request. All moments are on the user's wall clock; both ends of a window are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Window {
    /// The first minute, where known.
    pub opens: Option<LocalDateTime>,
    /// The last minute; none where the window has no end or its end is unknown.
    pub closes: Option<LocalDateTime>,
    /// The first working moment in the window that is not before now (house.workingHours).
    pub suggested: Option<LocalDateTime>,
    /// What a wait is for; none for `send`.
    pub until: Option<Until>,
    /// The best window has passed; sending still makes sense.
    pub late: bool,
}

impl Window {
    /// A window of which nothing is known.
    pub const UNKNOWN: Window = Window { opens: None, closes: None, suggested: None, until: None, late: false };
}

/// What a guide says about sending this person a request now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Stance {
    /// Send it.
    For,
    /// Do not.
    Against,
    /// It depends on something further.
    Depends,
    /// The guide says nothing on this case.
    Silent,
}

/// When in the process a checklist item is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Before the interview.
    Before,
    /// After it, while the process is open.
    After,
    /// Later on.
    Later,
}

/// How much a checklist item matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Priority {
    /// Do it.
    Must,
    /// It is better to do it.
    Should,
    /// Do it if you like.
    Could,
}

/// The engine's whole answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Advice {
    /// One sentence that a person in a hurry could act on.
    pub headline: String,
    /// The stage used, after contradictions are resolved.
    pub stage: Stage,
    /// One for each interviewer, in input order.
    pub people: Vec<Person>,
    /// What to do, before, after and later.
    pub checklist: Vec<Item>,
    /// What happens when, sorted by time.
    pub timeline: Vec<Event>,
    /// Risks that this situation runs.
    pub cautions: Vec<Caution>,
    /// Open questions whose answer could change a verdict or window, most decisive first.
    pub missing: Vec<Missing>,
    /// What was ignored or resolved.
    pub notices: Vec<String>,
}

/// The advice on one interviewer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The interviewer's id.
    pub id: String,
    /// Their name, where known.
    pub name: Option<String>,
    /// What to do.
    pub verdict: Verdict,
    /// The rule that decided, such as `R25`.
    #[serde(serialize_with = "static_text::name")]
    pub rule: &'static str,
    /// When; none for verdicts other than `send` and `wait`.
    pub window: Option<Window>,
    /// False where the notes left this month run out before this person (house.noteBudget).
    pub with_note: bool,
    /// Why, in order of weight; each cites at least one statement.
    pub reasons: Vec<Reason>,
    /// What each guide says on sending this person a request now.
    pub stances: Vec<GuideStance>,
    /// Ids of checklist items that come before the request.
    pub do_first: Vec<String>,
    /// Single facts which, given another value, change the verdict.
    pub turning_points: Vec<TurningPoint>,
    /// Ready drafts that suit this verdict, best first.
    pub drafts: Vec<Draft>,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// The reason in words.
    #[serde(serialize_with = "static_text::said")]
    pub text: Said,
    /// What it rests on.
    pub cites: Cites,
}

/// One guide's stance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GuideStance {
    /// The guide, `s0` to `s4`.
    #[serde(serialize_with = "static_text::name")]
    pub guide: &'static str,
    /// What it says.
    pub stance: Stance,
    /// What it says, in our words.
    #[serde(serialize_with = "static_text::said")]
    pub text: Said,
    /// Its statements; empty only where it is silent.
    pub cites: Cites,
}

/// A closed-choice answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// One of the field's names.
    Name(&'static str),
    /// Yes or no.
    Yes(bool),
}

/// A fact that would change the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TurningPoint {
    /// The field.
    #[serde(serialize_with = "static_text::name")]
    pub field: &'static str,
    /// The value that changes the verdict.
    pub value: Answer,
    /// The verdict it leads to.
    pub verdict: Verdict,
}

/// An open question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The field.
    #[serde(serialize_with = "static_text::name")]
    pub field: &'static str,
    /// The interviewer, for a field of theirs.
    pub person: Option<String>,
    /// The largest number of people whose verdict or window one answer changes.
    pub changes: usize,
    /// How likely it is that the answer matters: the odds of each answer in percent (house.odds), times 10 where it changes a
    /// verdict, summed over all people concerned. A date that a window cannot do without weighs 500 for each.
    pub weight: u32,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Stays the same as long as the item is the same thing to do.
    pub id: String,
    /// What to do.
    #[serde(serialize_with = "static_text::said")]
    pub text: Said,
    /// Why.
    #[serde(serialize_with = "static_text::said")]
    pub why: Said,
    /// When in the process.
    pub phase: Phase,
    /// The moment by which it is best done.
    pub due: Option<LocalDateTime>,
    /// How much it matters.
    pub priority: Priority,
    /// What it rests on.
    pub cites: Cites,
    /// The interviewer, for a personal item.
    pub person: Option<String>,
    /// The situation already says that it is done.
    pub done: bool,
}

/// A risk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Caution {
    /// The risk's id.
    #[serde(serialize_with = "static_text::name")]
    pub id: &'static str,
    /// The risk in words.
    #[serde(serialize_with = "static_text::said")]
    pub text: Said,
    /// What it rests on.
    pub cites: Cites,
}
