//! What another answer would change: the open questions and the turning points.
//!
//! Both come from deciding again with the other answer, never from rules of their own.

use crate::basics::civil::DAY;
use crate::basics::order::sort_by_key;
use crate::engine::case::{Case, Setting, THREE_WEEKS, own_rounds};
use crate::engine::decided::Decided;
use crate::engine::rules::{Decision, decide};
use crate::knowledge::tables::Timing;
use crate::model::advice::{Answer, Missing, TurningPoint, Verdict};
use crate::model::situation::*;

/// A question with a closed list of answers.
struct Question<T> {
    field: &'static str,
    /// The answers' names; empty if the answers are yes and no.
    names: &'static [&'static str],
    /// How likely each answer is, in percent (house.odds): a guess that orders questions and decides nothing.
    odds: &'static [u32],
    /// The index of the answer given, if any.
    given: fn(&T) -> Option<usize>,
    give: fn(&mut T, Option<usize>),
    /// Listed in `missing` where unanswered.
    missing: bool,
    /// Tried for turning points.
    turning: bool,
}

macro_rules! choice {
    ($of:ident . $field:ident : $choice:ty, odds $odds:expr, missing $missing:expr, turning $turning:expr) => {
        Question {
            field: <$choice>::FIELD,
            names: <$choice>::NAMES,
            odds: &$odds,
            given: |of: &$of| of.$field.map(Choice::index),
            give: |of: &mut $of, answer| of.$field = answer.and_then(|index| <$choice>::ALL.get(index).copied()),
            missing: $missing,
            turning: $turning,
        }
    };
}

macro_rules! yes_no {
    ($of:ident . $field:ident : $name:literal, odds $odds:expr, missing $missing:expr, turning $turning:expr) => {
        Question {
            field: $name,
            names: &[],
            odds: &$odds,
            given: |of: &$of| of.$field.map(|yes| if yes { 0 } else { 1 }),
            give: |of: &mut $of, answer| of.$field = answer.map(|index| index == 0),
            missing: $missing,
            turning: $turning,
        }
    };
}

// `SHARED` and `PERSONAL`: the questions of the situation, and those of a person.
include!(concat!(env!("OUT_DIR"), "/tried.rs"));

/// What an answer is worth for each percent of its odds, where it changes a verdict, and where only a window.
const CHANGED_VERDICT: u32 = 10;
const CHANGED_WINDOW: u32 = 1;
/// What all answers to a question have to be worth for each interviewer to make it worth asking unbidden (house.odds).
#[cfg(any(test, feature = "ui"))]
pub(crate) const WORTH_ASKING: u32 = 30;
/// What a date is worth that a window cannot do without, and any other that it follows from.
const NEEDED_DATE: u32 = 500;
const OTHER_DATE: u32 = 50;

/// The situation without its words and people: what the shared facts follow from.
pub(crate) fn bare(situation: &Situation) -> Situation {
    Situation {
        days_off: situation.days_off.clone(),
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
    Interviewer { id: String::new(), name: None, topic: None, line: None, ..*person }
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

    /// What an answer is worth for one person whose decision was another.
    fn worth(&self, answer: usize, before: &Decision, after: &Decision) -> u32 {
        let odds = self.odds.get(answer).copied().unwrap_or_default();
        if before.verdict != after.verdict {
            odds * CHANGED_VERDICT
        } else if before.window != after.window {
            odds * CHANGED_WINDOW
        } else {
            0
        }
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
    let own = own_rounds(situation);
    let shared = |trial: &Situation| decide_for(&Setting::with_rounds(trial, &own), case.who).verdict;
    points(bare(situation), &SHARED, &shared, &mut list, verdict);
    points(bare_person(case.who), &PERSONAL, &|trial| decide_for(case.setting, trial).verdict, &mut list, verdict);
    list
}

/// The open questions whose answer could change a verdict or a window, the likeliest to matter first.
pub(crate) fn missing(situation: &Situation, people: &[Decided]) -> Vec<Missing> {
    let Some(setting) = people.first().map(|person| person.case.setting) else { return Vec::new() };
    let mut list = Vec::new();
    shared_questions(situation, people, &mut list);
    for (field, needs, worth) in DATES {
        let needing = people.iter().filter(|person| needs(person)).count();
        push(&mut list, field, None, needing, worth * needing as u32);
    }
    for person in people {
        personal_questions(person, &mut list);
    }
    // A field is asked of everyone at once, so that all rows of it weigh what they weigh together.
    for place in 0..list.len() {
        let field = list[place].field;
        let mut earlier = list[..place].iter().filter(|missing| missing.field == field && missing.person.is_some());
        let weight = match earlier.next() {
            Some(first) => first.weight,
            None if list[place].person.is_none() => continue,
            None => list[place..].iter().filter(|missing| missing.field == field).map(|missing| missing.weight).sum(),
        };
        list[place].weight = weight;
    }
    let fields = (SITUATION_FIELDS.len() + INTERVIEWER_FIELDS.len()) as i32;
    // Within a field the input order stays.
    sort_by_key(&mut list, |missing| match missing.field {
        // Without any date the stage is only a guess: it comes first, whatever else is open.
        "stage" if setting.rounds().is_empty() && !setting.is_ended() => i32::MIN,
        _ => order(missing) as i32 - missing.weight as i32 * fields,
    });
    list
}

fn shared_questions(situation: &Situation, people: &[Decided], list: &mut Vec<Missing>) {
    let (mut of, own) = (bare(situation), own_rounds(situation));
    for question in SHARED.iter().filter(|question| question.missing) {
        if (question.given)(&of).is_some() {
            continue;
        }
        let (mut most, mut weight) = (0, 0);
        question.try_others(&mut of, &mut |answer, trial| {
            let setting = Setting::with_rounds(trial, &own);
            let mut changed = 0;
            for person in people {
                let other = decide_for(&setting, person.case.who);
                changed += usize::from(!other.same_answer(&person.decision));
                weight += question.worth(answer, &person.decision, &other);
            }
            most = changed.max(most);
        });
        push(list, question.field, None, most, weight);
    }
}

fn personal_questions(person: &Decided, list: &mut Vec<Missing>) {
    let (case, setting) = (&person.case, person.case.setting);
    let mut of = bare_person(case.who);
    for question in PERSONAL.iter().filter(|question| question.missing) {
        let settled = match question.field {
            "round" => setting.meets_next() || case.who.met_at.is_some(),
            "invitedYou" => case.who.agreed.is_some(),
            _ => false,
        };
        if settled || (question.given)(&of).is_some() {
            continue;
        }
        let (mut changed, mut weight) = (false, 0);
        question.try_others(&mut of, &mut |answer, trial| {
            let other = decide_for(setting, trial);
            changed = changed || !other.same_answer(&person.decision);
            weight += question.worth(answer, &person.decision, &other);
        });
        push(list, question.field, Some(&case.who.id), usize::from(changed), weight);
    }
    if case.request() == Some(Request::Pending) && case.request_sent_on().is_none() {
        let mut changed = false;
        for days in [0, -THREE_WEEKS] {
            of.request_sent_on = Some(setting.today().plus_days(days));
            changed = changed || !decide_for(setting, &of).same_answer(&person.decision);
        }
        push(list, "requestSentOn", Some(&case.who.id), usize::from(changed), NEEDED_DATE);
    }
}

fn push(list: &mut Vec<Missing>, field: &'static str, person: Option<&str>, changes: usize, weight: u32) {
    if changes > 0 {
        list.push(Missing { field, person: person.map(str::to_owned), changes, weight });
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

/// The dates that a window may need, each with whether this person's row needs it and lacks it, and what it is worth.
///
/// Need decides here, not a trial: a date that is needed together with another changes nothing by itself.
const DATES: [(&str, Lacks, u32); 4] = [
    ("invitedOn", lacks_invitation, OTHER_DATE),
    ("interviewAt", |person| lacks_round(person) && !meets_next_round(person), NEEDED_DATE),
    ("nextInterviewAt", |person| lacks_round(person) && meets_next_round(person), NEEDED_DATE),
    (
        "decisionOn",
        |person| timing(person).is_some_and(Timing::needs_decision) && person.case.setting.decision_on.is_none(),
        OTHER_DATE,
    ),
];

fn timing(person: &Decided) -> Option<Timing> {
    person.decision.timing()
}

/// Until a day after the round before, the window opens by that round, whenever the invitation came.
fn lacks_invitation(person: &Decided) -> bool {
    let (case, setting) = (&person.case, person.case.setting);
    let before = match case.judged_by() {
        Some(round) => case.round_before(round),
        None => setting.latest_held(),
    };
    let matters = before.is_none_or(|round| round + DAY < setting.now);
    timing(person) == Some(Timing::SinceInvited) && setting.invited_on.is_none() && matters
}

fn lacks_round(person: &Decided) -> bool {
    timing(person).is_some_and(Timing::needs_round) && person.case.judged_by().is_none()
}

fn meets_next_round(person: &Decided) -> bool {
    person.case.before() && person.case.setting.stage == Stage::Between
}
