//! From a situation to advice: the public output, and the walk that fills it.

use crate::alternatives;
use crate::case::{Case, Setting};
use crate::checklist::Checklist;
use crate::civil::{LocalDate, LocalDateTime};
use crate::content::{CAUTIONS, GUIDES, REASONS, STANCES, Text, Words, capitalised, figure, number, text};
use crate::draft::{self, Draft};
use crate::fixed::{self, Said};
use crate::notices;
use crate::order::sort_by_key;
use crate::rules::{Cites, decide};
use crate::situation::*;
use crate::timeline::{self, Event};
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
    /// Better do it.
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
    #[serde(serialize_with = "fixed::name")]
    pub stage: &'static str,
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
    #[serde(serialize_with = "fixed::name")]
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
    #[serde(serialize_with = "fixed::said")]
    pub text: Said,
    /// What it rests on.
    pub cites: Cites,
}

/// One guide's stance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GuideStance {
    /// The guide, `s0` to `s4`.
    #[serde(serialize_with = "fixed::name")]
    pub guide: &'static str,
    /// What it says.
    pub stance: Stance,
    /// What it says, in our words.
    #[serde(serialize_with = "fixed::said")]
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
    #[serde(serialize_with = "fixed::name")]
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
    #[serde(serialize_with = "fixed::name")]
    pub field: &'static str,
    /// The interviewer, for a field of theirs.
    pub person: Option<String>,
    /// The largest number of people whose verdict or window one answer changes.
    pub changes: usize,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Stays the same as long as the item is the same thing to do.
    pub id: String,
    /// What to do.
    #[serde(serialize_with = "fixed::said")]
    pub text: Said,
    /// Why.
    #[serde(serialize_with = "fixed::said")]
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
    #[serde(serialize_with = "fixed::name")]
    pub id: &'static str,
    /// The risk in words.
    #[serde(serialize_with = "fixed::said")]
    pub text: Said,
    /// What it rests on.
    pub cites: Cites,
}

/// Advises on a situation. Total and deterministic: the same situation gives the same advice, and no situation fails.
///
/// The day after an interview with two people, of whom the recruiter is known only briefly:
///
/// ```
/// use interview_connect::{Contact, Interviewer, LocalDateTime, Rapport, Role, Situation, Stance, Until, Verdict, advise};
///
/// let at = |text| LocalDateTime::parse(text).unwrap();
/// let mut situation = Situation::new(at("2026-03-11T16:30"));
/// situation.interview_at = Some(at("2026-03-10T14:00"));
/// situation.decision_on = Some(at("2026-03-24T00:00").date());
/// situation.interviewers = vec![
///     Interviewer {
///         name: Some("Dana".to_owned()),
///         role: Some(Role::HiringManager),
///         rapport: Some(Rapport::Good),
///         ..Interviewer::default()
///     },
///     Interviewer {
///         name: Some("Mira".to_owned()),
///         role: Some(Role::Recruiter),
///         contact: Some(Contact::Brief),
///         ..Interviewer::default()
///     },
/// ];
///
/// let advice = advise(&situation);
/// let [dana, mira] = &advice.people[..] else { panic!("one answer for each") };
///
/// // A good talk with the one who decides: within two days, and not before one has passed.
/// assert_eq!((dana.verdict, dana.rule), (Verdict::Send, "R25"));
/// assert_eq!(dana.window.unwrap().closes, Some(at("2026-03-12T14:00")));
/// assert!(dana.reasons.iter().flat_map(|reason| reason.cites).any(|cite| cite.id() == "s0.15"));
///
/// // The last guide would wait for the decision, and the advice says so.
/// assert_eq!(dana.stances[4].stance, Stance::Against);
///
/// // For the recruiter it is the morning after the decision.
/// assert_eq!((mira.verdict, mira.rule), (Verdict::Wait, "R24"));
/// let window = mira.window.unwrap();
/// assert_eq!((window.opens, window.until), (Some(at("2026-03-25T09:00")), Some(Until::Decision)));
///
/// // What would change that: among others, that she suggested it.
/// assert!(mira.turning_points.iter().any(|turn| turn.field == "invitedYou" && turn.verdict == Verdict::Send));
/// ```
pub fn advise(situation: &Situation) -> Advice {
    let setting = Setting::of(situation);
    let cases = cases(situation, &setting);
    let speaker = Speaker::new(situation);
    let checklist = Checklist::of(&cases, &speaker);
    let mut people = Vec::with_capacity(cases.len());
    for case in &cases {
        people.push(person(situation, &speaker, case, &checklist));
    }
    Advice {
        headline: crate::headline::headline(&speaker, &cases),
        stage: setting.stage.name(),
        people,
        timeline: timeline::timeline(&cases, &speaker),
        cautions: cautions(situation, &speaker, &cases),
        missing: alternatives::missing(situation, &cases),
        notices: notices::notices(situation, &cases, &speaker),
        checklist: checklist.items,
    }
}

/// Every interviewer's case, decided, with the notes shared out.
pub(crate) fn cases<'a>(situation: &'a Situation, setting: &'a Setting) -> Vec<Case<'a>> {
    let several = situation.interviewers.len() > 1;
    let mut cases: Vec<Case> = Vec::with_capacity(situation.interviewers.len());
    for (position, who) in situation.interviewers.iter().enumerate() {
        let mut case = Case::new(setting, who, several);
        case.position = position;
        case.decision = Some(decide(&case));
        cases.push(case);
    }
    if let Some(notes_left) = situation.notes_left {
        share_notes(&mut cases, notes_left as usize);
    }
    for case in &mut cases {
        case.holds = case.conditions();
    }
    cases
}

/// The first `notes_left` people in order of weight get a note: deciders with real contact first (house.noteBudget).
fn share_notes(cases: &mut [Case], notes_left: usize) {
    let mut ranked: Vec<&mut Case> = Vec::new();
    for case in cases.iter_mut() {
        if case.planned() {
            ranked.push(case);
        }
    }
    sort_by_key(&mut ranked, |case| weight(case.who));
    let limited = ranked.len() > notes_left;
    for (place, case) in ranked.iter_mut().enumerate() {
        case.with_note = place < notes_left;
    }
    for case in cases {
        case.limited_notes = limited;
    }
}

/// The less, the sooner someone gets a note: by their role, among equals by the contact, then by the rapport.
fn weight(who: &Interviewer) -> i32 {
    let role = match who.role {
        Some(Role::HiringManager) => 0,
        Some(Role::Executive | Role::TeamMember) => 1,
        None | Some(Role::Other) => 2,
        Some(Role::Recruiter) => 3,
        Some(Role::Coordinator) => 4,
    };
    let contact = match who.contact {
        Some(Contact::Substantial) => 0,
        None => 1,
        Some(Contact::Brief) => 2,
        Some(Contact::None) => 3,
    };
    let rapport = match who.rapport {
        Some(Rapport::Good) => 0,
        None => 1,
        Some(Rapport::Mixed) => 2,
        Some(Rapport::Poor) => 3,
    };
    100 * role + 10 * contact + rapport
}

fn person(situation: &Situation, speaker: &Speaker, case: &Case, checklist: &Checklist) -> Person {
    let decision = case.decision.unwrap_or_else(|| decide(case));
    let facts = speaker.names(case.position).facts();
    let mut reasons = Vec::new();
    for row in REASONS {
        if decision.is_by(row.rule) && row.when.holds(case.holds) {
            reasons.push(Reason { text: speaker.words.say(row.text, &facts), cites: row.cites.list() });
        }
    }
    let mut stances = Vec::with_capacity(GUIDES.len());
    for (guide, about) in GUIDES.iter().enumerate() {
        for row in STANCES {
            if usize::from(row.guide) == guide && row.when.holds(case.holds) {
                let text = speaker.words.say(row.text, &facts);
                let (guide, cites) = (about.id.name(), row.cites.list());
                stances.push(GuideStance { guide, stance: row.stance, text, cites });
                break;
            }
        }
    }
    Person {
        id: case.who.id.clone(),
        name: case.who.name.clone(),
        verdict: decision.verdict,
        rule: decision.rule,
        window: decision.window,
        with_note: case.with_note,
        reasons,
        stances,
        do_first: checklist.do_first(case),
        turning_points: alternatives::turning_points(situation, case, decision.verdict),
        drafts: draft::suitable(situation, case),
    }
}

fn cautions(situation: &Situation, speaker: &Speaker, cases: &[Case]) -> Vec<Caution> {
    let [limit, free, paid, quota] =
        [situation.note_limit(), figure::NOTE_LIMIT_FREE, figure::NOTE_LIMIT_PAID, figure::NOTE_QUOTA_QUOTA]
            .map(|figure| number(figure as i32));
    let facts = [("limit", limit.as_str()), ("free", &free), ("paid", &paid), ("quota", &quota)];
    let mut cautions = Vec::new();
    for row in CAUTIONS {
        if cases.iter().any(|case| row.when.holds(case.holds)) {
            let text = speaker.words.say(row.text, &facts);
            cautions.push(Caution { id: row.id.name(), text, cites: row.cites.list() });
        }
    }
    cautions
}

/// The words of one situation: the language, the day, and what to call each interviewer.
pub(crate) struct Speaker {
    pub words: &'static Words,
    pub today: LocalDate,
    names: Vec<Names>,
}

/// What to call someone within a sentence and at its start.
pub(crate) struct Names {
    pub who: String,
    pub start: String,
}

impl Names {
    pub fn facts(&self) -> [(&'static str, &str); 2] {
        [("who", &self.who), ("Who", &self.start)]
    }
}

impl Speaker {
    pub fn new(situation: &Situation) -> Speaker {
        let words = situation.words();
        let several = situation.interviewers.len() > 1;
        let mut names = Vec::with_capacity(situation.interviewers.len());
        for (index, who) in situation.interviewers.iter().enumerate() {
            names.push(match &who.name {
                // A name stands as its bearer writes it.
                Some(name) => Names { who: name.clone(), start: name.clone() },
                None => {
                    let text = if several { text::PEOPLE_UNNAMED_OF_SEVERAL } else { text::PEOPLE_UNNAMED };
                    let who = words.fill(text, &[("number", &number(index as i32 + 1))]);
                    Names { start: capitalised(&who), who }
                }
            });
        }
        Speaker { words, today: situation.now.date(), names }
    }

    pub fn names(&self, index: usize) -> &Names {
        &self.names[index]
    }

    pub fn say(&self, text: Text, index: usize) -> Said {
        self.words.say(text, &self.names(index).facts())
    }

    pub fn moment(&self, moment: LocalDateTime) -> String {
        self.words.moment(moment, self.today)
    }
}
