//! What another answer would change: the open questions and the turning points.
//!
//! Both come from deciding again with the other answer, never from rules of their own.

use crate::basics::civil::DAY;
use crate::basics::order::sort_by_key;
use crate::engine::case::{Case, Setting, THREE_WEEKS};
use crate::engine::decided::Decided;
use crate::engine::rules::{Decision, decide};
use crate::knowledge::tables::Plan;
use crate::model::advice::{Answer, Missing, TurningPoint, Verdict};
use crate::model::situation::*;

/// A question with a closed list of answers.
struct Question<T> {
    field: &'static str,
    /// The answers' names; empty if the answers are yes and no.
    names: &'static [&'static str],
    /// The index of the answer given, if any.
    given: fn(&T) -> Option<usize>,
    give: fn(&mut T, Option<usize>),
    /// Listed in `missing` where unanswered.
    missing: bool,
    /// Tried for turning points.
    turning: bool,
}

macro_rules! choice {
    ($of:ident . $field:ident : $choice:ty, missing $missing:expr, turning $turning:expr) => {
        Question {
            field: <$choice>::FIELD,
            names: <$choice>::NAMES,
            given: |of: &$of| of.$field.map(Choice::index),
            give: |of: &mut $of, answer| of.$field = answer.and_then(|index| <$choice>::ALL.get(index).copied()),
            missing: $missing,
            turning: $turning,
        }
    };
}

macro_rules! yes_no {
    ($of:ident . $field:ident : $name:literal, missing $missing:expr, turning $turning:expr) => {
        Question {
            field: $name,
            names: &[],
            given: |of: &$of| of.$field.map(|yes| if yes { 0 } else { 1 }),
            give: |of: &mut $of, answer| of.$field = answer.map(|index| index == 0),
            missing: $missing,
            turning: $turning,
        }
    };
}

// `SHARED` and `PERSONAL`: the questions of the situation, and those of a person.
include!(concat!(env!("OUT_DIR"), "/tried.rs"));

/// The situation without its words and people: what the shared facts follow from.
pub(crate) fn bare(situation: &Situation) -> Situation {
    Situation {
        check_ins_sent_on: Vec::new(),
        you: None,
        company: None,
        job: None,
        lang: None,
        plan_id: None,
        interviewers: Vec::new(),
        ignored: Vec::new(),
        ..*situation
    }
}

/// The interviewer without their words, which no rule reads.
fn bare_person(person: &Interviewer) -> Interviewer {
    Interviewer { id: String::new(), name: None, topic: None, ..*person }
}

fn decide_for(setting: &Setting, person: &Interviewer) -> Decision {
    decide(&Case::alone(setting, person))
}

impl<T> Question<T> {
    fn answer(&self, index: usize) -> Answer {
        self.names.get(index).map_or(Answer::Yes(index == 0), |name| Answer::Name(name))
    }

    /// Tries every other answer in turn, and then restores the one given.
    fn try_others(&self, of: &mut T, seen: &mut dyn FnMut(usize, &T)) {
        let given = (self.given)(of);
        let answers = if self.names.is_empty() { 2 } else { self.names.len() };
        for answer in 0..answers {
            if given != Some(answer) {
                (self.give)(of, Some(answer));
                seen(answer, of);
            }
        }
        (self.give)(of, given);
    }
}

/// The single facts which, given another value, change this person's verdict, in the public model's order.
pub(crate) fn turning_points(situation: &Situation, case: &Case, verdict: Verdict) -> Vec<TurningPoint> {
    fn points<T>(
        mut of: T,
        questions: &[Question<T>],
        lead: &dyn Fn(&T) -> Verdict,
        list: &mut Vec<TurningPoint>,
        now: Verdict,
    ) {
        for question in questions.iter().filter(|question| question.turning) {
            question.try_others(&mut of, &mut |answer, trial| {
                let verdict = lead(trial);
                if verdict != now {
                    list.push(TurningPoint { field: question.field, value: question.answer(answer), verdict });
                }
            });
        }
    }
    let mut list = Vec::new();
    points(bare(situation), &SHARED, &|trial| decide_for(&Setting::of(trial), case.who).verdict, &mut list, verdict);
    points(bare_person(case.who), &PERSONAL, &|trial| decide_for(case.setting, trial).verdict, &mut list, verdict);
    list
}

/// The open questions whose answer could change a verdict or a window, most decisive first.
pub(crate) fn missing(situation: &Situation, people: &[Decided]) -> Vec<Missing> {
    let Some(setting) = people.first().map(|person| person.case.setting) else { return Vec::new() };
    let differs = |person: &Decided, other: Decision| !other.same_answer(&person.decision);
    let mut list = Vec::new();
    let mut of = bare(situation);
    for question in SHARED.iter().filter(|question| question.missing) {
        if (question.given)(&of).is_none() {
            let mut most = 0;
            question.try_others(&mut of, &mut |_, trial| {
                let setting = Setting::of(trial);
                let changed =
                    people.iter().filter(|person| differs(person, decide_for(&setting, person.case.who))).count();
                most = changed.max(most);
            });
            push(&mut list, question.field, None, most);
        }
    }
    for (field, needs) in DATES {
        push(&mut list, field, None, people.iter().filter(|person| needs(person)).count());
    }
    for person in people {
        let case = &person.case;
        let mut of = bare_person(case.who);
        let changes = |trial: &Interviewer| differs(person, decide_for(setting, trial));
        for question in PERSONAL.iter().filter(|question| question.missing) {
            if (question.given)(&of).is_none() {
                let mut changed = false;
                question.try_others(&mut of, &mut |_, trial| changed = changed || changes(trial));
                push(&mut list, question.field, Some(&case.who.id), usize::from(changed));
            }
        }
        if case.request() == Some(Request::Pending) && case.request_sent_on().is_none() {
            let mut changed = false;
            for days in [0, -THREE_WEEKS] {
                of.request_sent_on = Some(setting.today().plus_days(days));
                changed = changed || changes(&of);
            }
            push(&mut list, "requestSentOn", Some(&case.who.id), usize::from(changed));
        }
    }
    let fields = SITUATION_FIELDS.len() + INTERVIEWER_FIELDS.len();
    // The sort is stable, so that within a field the order of the input stays.
    sort_by_key(&mut list, |missing| match missing.field {
        // Without any date the stage is only a guess: it comes first, whatever else is open.
        "stage" if setting.held.is_none() && setting.ahead.is_none() => i32::MIN,
        _ => order(missing) as i32 - (missing.changes * fields) as i32,
    });
    list
}

fn push(list: &mut Vec<Missing>, field: &'static str, person: Option<&str>, changes: usize) {
    if changes > 0 {
        list.push(Missing { field, person: person.map(str::to_owned), changes });
    }
}

/// The field's place in the public model's tables: the situation's first, then the interviewer's.
fn order(missing: &Missing) -> usize {
    let (fields, before) = match missing.person {
        None => (SITUATION_FIELDS, 0),
        Some(_) => (INTERVIEWER_FIELDS, SITUATION_FIELDS.len()),
    };
    before + fields.iter().position(|field| *field == missing.field).unwrap_or(fields.len())
}

/// Whether a person's row needs a date and lacks it.
type Lacks = fn(&Decided) -> bool;

/// The dates that a window may need, each with whether this person's row needs it and lacks it.
///
/// Need decides here, not a trial: a date that is needed together with another changes nothing by itself.
const DATES: [(&str, Lacks); 4] = [
    ("invitedOn", lacks_invitation),
    ("interviewAt", |person| lacks_round(person) && !meets_next_round(person)),
    ("nextInterviewAt", |person| lacks_round(person) && meets_next_round(person)),
    ("decisionOn", |person| {
        plan(person).is_some_and(Plan::needs_decision) && person.case.setting.decision_on.is_none()
    }),
];

fn plan(person: &Decided) -> Option<Plan> {
    person.decision.plan()
}

/// For 24 hours after a round held, that round decides when the window opens, and the invitation does not matter.
fn lacks_invitation(person: &Decided) -> bool {
    let setting = person.case.setting;
    let matters = setting.held.is_none_or(|held| held + DAY < setting.now);
    plan(person) == Some(Plan::SinceInvited) && setting.invited_on.is_none() && matters
}

fn lacks_round(person: &Decided) -> bool {
    plan(person).is_some_and(Plan::needs_round) && person.case.interview().is_none()
}

fn meets_next_round(person: &Decided) -> bool {
    person.case.before() && person.case.setting.stage == Stage::Between
}
