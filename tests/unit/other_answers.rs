//! Open questions and turning points against brute force: every other answer, tried on the situation itself.
//!
//! `src/engine/alternatives.rs` picks a few telling answers; here all of them are tried, dates included, on a copy of the
//! situation that goes the whole way from contradictions to the decision.

use super::random::Random;
use super::sound::on_two_threads;
use super::written::written;
use crate::basics::civil::{DAY, LocalDate, LocalDateTime};
use crate::engine::alternatives;
use crate::engine::case::{Case, Setting};
use crate::engine::decided::{Decided, decide_all};
use crate::engine::rules::{Decision, decide};
use crate::knowledge::tables::Timing;
use crate::model::advice::Answer;
use crate::model::situation::*;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// Gives one answer in a copy of the situation.
type Give = Box<dyn Fn(&mut Situation)>;

/// A field, the person whose it is, and every answer it may have.
struct Open {
    field: &'static str,
    person: Option<usize>,
    answers: Vec<(Option<Answer>, Give)>,
}

fn shared<C: Choice>(give: fn(&mut Situation, C)) -> Open {
    let answer = |choice: &C| -> (Option<Answer>, Give) {
        let choice = *choice;
        (Some(Answer::Name(choice.name())), Box::new(move |situation| give(situation, choice)))
    };
    Open { field: C::FIELD, person: None, answers: C::ALL.iter().map(answer).collect() }
}

fn personal<C: Choice>(person: usize, give: fn(&mut Interviewer, C)) -> Open {
    let answer = |choice: &C| -> (Option<Answer>, Give) {
        let choice = *choice;
        (
            Some(Answer::Name(choice.name())),
            Box::new(move |situation| give(&mut situation.interviewers[person], choice)),
        )
    };
    Open { field: C::FIELD, person: Some(person), answers: C::ALL.iter().map(answer).collect() }
}

fn yes_no(field: &'static str, person: usize, give: fn(&mut Interviewer, bool)) -> Open {
    let answer = |yes| -> (Option<Answer>, Give) {
        (Some(Answer::Yes(yes)), Box::new(move |situation| give(&mut situation.interviewers[person], yes)))
    };
    Open { field, person: Some(person), answers: [true, false].map(answer).into() }
}

fn days(now: LocalDateTime) -> impl Iterator<Item = LocalDate> {
    (-45..=45).map(move |days| now.date().plus_days(days))
}

fn day(field: &'static str, now: LocalDateTime, give: fn(&mut Situation, LocalDate)) -> Open {
    let answer = |day| -> (Option<Answer>, Give) { (None, Box::new(move |situation| give(situation, day))) };
    Open { field, person: None, answers: days(now).map(answer).collect() }
}

fn moment(field: &'static str, now: LocalDateTime, give: fn(&mut Situation, LocalDateTime)) -> Open {
    let answer = |at| -> (Option<Answer>, Give) { (None, Box::new(move |situation| give(situation, at))) };
    let clock = [0, 9 * 60, now.minute_of_day(), (now.minute_of_day() + 1) % (24 * 60), 17 * 60 + 1, 24 * 60 - 1];
    Open {
        field,
        person: None,
        answers: days(now).flat_map(|day| clock.map(|minute| answer(day.at(minute)))).collect(),
    }
}

/// The closed-choice and yes/no fields, in the order of the public model.
fn choices(people: usize) -> Vec<Open> {
    let mut all = vec![
        shared(|situation, stage: Stage| situation.stage = Some(stage)),
        shared(|situation, norm: CompanyNorm| situation.company_norm = Some(norm)),
        shared(|situation, comfort: Comfort| situation.comfort = Some(comfort)),
        shared(|situation, arranged: ArrangedBy| situation.arranged_by = Some(arranged)),
        shared(|situation, posture: Posture| situation.posture = Some(posture)),
    ];
    for person in 0..people {
        all.extend([
            personal(person, |who, role: Role| who.role = Some(role)),
            personal(person, |who, round: Round| who.round = Some(round)),
            personal(person, |who, relationship: Relationship| who.relationship = Some(relationship)),
            yes_no("invitedYou", person, |who, yes| who.invited_you = Some(yes)),
            yes_no("referredYou", person, |who, yes| who.referred_you = Some(yes)),
            yes_no("activeOnline", person, |who, yes| who.active_online = Some(yes)),
            personal(person, |who, rapport: Rapport| who.rapport = Some(rapport)),
            personal(person, |who, contact: Contact| who.contact = Some(contact)),
            personal(person, |who, request: Request| who.request = Some(request)),
            yes_no("followedUp", person, |who, yes| who.followed_up = Some(yes)),
        ]);
    }
    all
}

fn given(situation: &Situation, open: &Open) -> Option<Answer> {
    let name = |name: Option<&'static str>| name.map(Answer::Name);
    let who = &situation.interviewers[open.person.unwrap_or(0)];
    match open.field {
        "stage" => name(situation.stage.map(Choice::name)),
        "companyNorm" => name(situation.company_norm.map(Choice::name)),
        "comfort" => name(situation.comfort.map(Choice::name)),
        "arrangedBy" => name(situation.arranged_by.map(Choice::name)),
        "posture" => name(situation.posture.map(Choice::name)),
        "role" => name(who.role.map(Choice::name)),
        "round" => name(who.round.map(Choice::name)),
        "relationship" => name(who.relationship.map(Choice::name)),
        "rapport" => name(who.rapport.map(Choice::name)),
        "contact" => name(who.contact.map(Choice::name)),
        "request" => name(who.request.map(Choice::name)),
        "invitedYou" => who.invited_you.map(Answer::Yes),
        "referredYou" => who.referred_you.map(Answer::Yes),
        "activeOnline" => who.active_online.map(Answer::Yes),
        "followedUp" => who.followed_up.map(Answer::Yes),
        field => panic!("{field} is not a closed choice"),
    }
}

fn decisions(situation: &Situation) -> Vec<Decision> {
    let setting = Setting::of(situation);
    situation.interviewers.iter().map(|who| decide(&Case::alone(&setting, who))).collect()
}

/// A date, and for whom it is needed: those whose row works with it and who lack it.
struct Date {
    open: Open,
    needed: fn(&Decided) -> bool,
}

/// The dates that may be asked for. In `between` a lone `interviewAt` that is ahead counts as the next round; the field
/// that it has left is empty, so the round held may be asked for.
fn dates(now: LocalDateTime) -> [Date; 4] {
    fn timing(decided: &Decided) -> Option<Timing> {
        decided.decision.timing()
    }
    fn lacks_round(decided: &Decided) -> bool {
        let by_round = [
            Timing::DayAfter,
            Timing::Eve,
            Timing::SinceInvited,
            Timing::UntilInterview,
            Timing::UntilEve,
            Timing::SinceInterview,
        ];
        timing(decided).is_some_and(|timing| by_round.contains(&timing)) && decided.case.judged_by().is_none()
    }
    fn met_next(Decided { case, .. }: &Decided) -> bool {
        case.setting.stage == Stage::Between && case.before()
    }
    [
        Date {
            open: day("invitedOn", now, |situation, day| situation.invited_on = Some(day)),
            // Until a day after the round before, the window opens by that round, whenever the invitation came.
            needed: |decided| {
                let (case, setting) = (&decided.case, decided.case.setting);
                let rounds = setting.rounds().iter().filter(|round| match case.own_round() {
                    Some(own) => **round < own,
                    None => **round <= setting.now,
                });
                let by_round = rounds.max().is_some_and(|before| setting.now <= *before + DAY);
                timing(decided) == Some(Timing::SinceInvited) && setting.invited_on.is_none() && !by_round
            },
        },
        Date {
            open: moment("interviewAt", now, |situation, at| situation.interview_at = Some(at)),
            needed: |decided| lacks_round(decided) && !met_next(decided),
        },
        Date {
            open: moment("nextInterviewAt", now, |situation, at| situation.next_interview_at = Some(at)),
            needed: |decided| lacks_round(decided) && met_next(decided),
        },
        Date {
            open: day("decisionOn", now, |situation, day| situation.decision_on = Some(day)),
            needed: |decided| {
                matches!(timing(decided), Some(Timing::Decision | Timing::AskFirst | Timing::Aftermath))
                    && decided.case.setting.decision_on.is_none()
            },
        },
    ]
}

/// How an answer changes someone's decision.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Verdict,
    Window,
    Nothing,
}

/// What an answer changes for each person.
fn changes(situation: &Situation, before: &[Decision], give: &Give) -> Vec<Change> {
    let mut other = situation.clone();
    give(&mut other);
    let change = |(before, after): (&Decision, Decision)| match () {
        () if before.verdict != after.verdict => Change::Verdict,
        () if before.window != after.window => Change::Window,
        () => Change::Nothing,
    };
    before.iter().zip(decisions(&other)).map(change).collect()
}

/// How likely each answer is, in percent, as the public model states it.
pub fn odds(field: &str) -> &'static [u32] {
    match field {
        "stage" => &[25, 15, 40, 4, 12, 4],
        "companyNorm" => &[10, 85, 5],
        "comfort" => &[45, 45, 10],
        "arrangedBy" => &[85, 15],
        "role" => &[40, 25, 8, 20, 4, 3],
        "round" => &[75, 25],
        "relationship" => &[84, 10, 6],
        "rapport" => &[62, 30, 8],
        "contact" => &[85, 13, 2],
        "request" => &[89, 3, 5, 2, 1, 0],
        "invitedYou" => &[6, 94],
        "referredYou" => &[4, 96],
        "activeOnline" => &[25, 75],
        "followedUp" => &[20, 80],
        field => panic!("no odds for {field}"),
    }
}

/// What a needed date of a round or a request is worth for each person, and what another date.
const ROUND: u32 = 500;
const OTHER_DATE: u32 = 50;

/// Words do not matter here, and without them a copy costs less.
fn wordless(mut situation: Situation) -> Situation {
    situation.check_ins_sent_on.clear();
    (situation.you, situation.company, situation.job) = (None, None, None);
    for who in &mut situation.interviewers {
        (who.name, who.topic) = (None, None);
    }
    situation
}

/// An open question as brute force finds it, in the order of the public model's tables.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    field: &'static str,
    person: Option<usize>,
    changes: usize,
    weight: u32,
}

/// Whether the rounds or another answer decide what a question would ask.
fn is_settled(situation: &Situation, setting: &Setting, open: &Open) -> bool {
    let Some(who) = open.person.map(|person| &situation.interviewers[person]) else { return false };
    // Of the rounds held, all were others' own: the process's own ones are ahead.
    let shared = [situation.interview_at, situation.next_interview_at];
    let ahead = situation.interview_at.is_some_and(|round| round > situation.now);
    let only_others_held =
        ahead && setting.latest_held().is_some() && shared.into_iter().flatten().all(|round| round > situation.now);
    match open.field {
        "round" => who.met_at.is_some() || only_others_held && !setting.is_ended(),
        "invitedYou" => who.agreed.is_some(),
        _ => false,
    }
}

fn check_missing(situation: &Situation) -> usize {
    let setting = Setting::of(situation);
    let people = decide_all(situation, &setting);
    let missing = alternatives::missing(situation, &people);
    let before = decisions(situation);
    let mut tried = 0;
    let mut found = Vec::new();
    for open in choices(situation.interviewers.len()) {
        if open.field == "posture" || given(situation, &open).is_some() || is_settled(situation, &setting, &open) {
            continue;
        }
        let (mut most, mut weight) = (0, 0);
        for ((_, give), odds) in open.answers.iter().zip(odds(open.field)) {
            let mut changed = changes(situation, &before, give);
            if let Some(person) = open.person {
                changed = vec![changed[person]];
            }
            let count = |which: Change| changed.iter().filter(|change| **change == which).count();
            most = most.max(count(Change::Verdict) + count(Change::Window));
            weight += odds * (10 * count(Change::Verdict) as u32 + count(Change::Window) as u32);
        }
        tried += open.answers.len();
        found.push(Found { field: open.field, person: open.person, changes: most, weight });
    }
    let now = situation.now;
    for (person, who) in situation.interviewers.iter().enumerate() {
        let counts = who.request_sent_on.is_some_and(|day| day <= now.date());
        if people[person].case.request() == Some(Request::Pending) && !counts {
            let changes = (-45..=0).any(|days| {
                let give: Give = Box::new(move |situation| {
                    situation.interviewers[person].request_sent_on = Some(situation.now.date().plus_days(days))
                });
                changes(situation, &before, &give)[person] != Change::Nothing
            });
            tried += 46;
            let changes = usize::from(changes);
            found.push(Found { field: "requestSentOn", person: Some(person), changes, weight: ROUND });
        }
    }
    for date in dates(now) {
        let needing: Vec<usize> = (0..people.len()).filter(|person| (date.needed)(&people[*person])).collect();
        if needing.is_empty() {
            continue;
        }
        let worth = if date.open.field.ends_with("At") { ROUND } else { OTHER_DATE };
        let weight = worth * needing.len() as u32;
        found.push(Found { field: date.open.field, person: None, changes: needing.len(), weight });
        tried += date.open.answers.len();
        let changes_something = date.open.answers.iter().any(|(_, give)| {
            let changes = changes(situation, &before, give);
            needing.iter().any(|person| changes[*person] != Change::Nothing)
        });
        // SINCE-INVITED needs two dates: the public model asks for both at once, though the invitation's changes nothing until
        // the interview's is known.
        let without_round = || needing.iter().all(|person| people[*person].case.judged_by().is_none());
        assert!(
            changes_something || date.open.field == "invitedOn" && without_round(),
            "no answer to {} changes anything",
            date.open.field
        );
    }
    found.retain(|open| open.changes > 0);
    sort_found(&mut found, setting.rounds().is_empty() && !setting.is_ended());
    let listed: Vec<Found> = missing
        .iter()
        .map(|open| Found {
            field: open.field,
            person: open.person.as_ref().map(|id| situation.interviewers.iter().position(|who| who.id == *id).unwrap()),
            changes: open.changes,
            weight: open.weight,
        })
        .collect();
    assert_eq!(listed, found, "what is listed, and what brute force finds");
    tried
}

/// A field is asked of everyone at once, so that its rows weigh what they weigh together. The heaviest come first, and
/// before all the stage where no round is known.
fn sort_found(found: &mut [Found], stage_first: bool) {
    let mut sums: BTreeMap<(&str, bool), u32> = BTreeMap::new();
    for open in found.iter() {
        *sums.entry((open.field, open.person.is_some())).or_default() += open.weight;
    }
    for open in found.iter_mut() {
        open.weight = sums[&(open.field, open.person.is_some())];
    }
    found.sort_by_key(|open| {
        let place = SITUATION_FIELDS.iter().chain(INTERVIEWER_FIELDS).position(|field| *field == open.field);
        (!(stage_first && open.field == "stage"), std::cmp::Reverse(open.weight), place, open.person)
    });
}

fn check_turning_points(situation: &Situation) -> usize {
    const NEVER: [&str; 3] = ["stage", "round", "request"];
    let setting = Setting::of(situation);
    let mut tried = 0;
    for (person, decided) in decide_all(situation, &setting).iter().enumerate() {
        let verdict = decided.decision.verdict;
        let mut expected = Vec::new();
        for open in choices(situation.interviewers.len()) {
            let mine = open.person.is_none_or(|whose| whose == person);
            if !mine || NEVER.contains(&open.field) {
                continue;
            }
            let given = given(situation, &open);
            for (answer, give) in open.answers.iter().filter(|(answer, _)| *answer != given) {
                let mut other = situation.clone();
                give(&mut other);
                let changed = decisions(&other)[person].verdict;
                tried += 1;
                if changed != verdict {
                    expected.push((open.field, answer.unwrap(), changed));
                }
            }
        }
        let points = alternatives::turning_points(situation, &decided.case, verdict);
        let points: Vec<_> = points.into_iter().map(|point| (point.field, point.value, point.verdict)).collect();
        assert_eq!(points, expected, "person {person}");
    }
    tried
}

fn on_random_situations(
    situations: u64,
    check: impl Fn(&Situation) -> usize + Sync + std::panic::RefUnwindSafe,
) -> u64 {
    let tried = AtomicU64::new(0);
    on_two_threads(situations, |number| {
        let situation = wordless(Random::new(number).situation());
        match std::panic::catch_unwind(|| check(&situation)) {
            Ok(count) => tried.fetch_add(count as u64, Ordering::Relaxed),
            Err(_) => panic!("situation {number}: {}", written(&situation)),
        };
    });
    tried.into_inner()
}

#[test]
fn the_open_questions_are_exactly_those_with_an_answer_that_changes_something() {
    const SITUATIONS: u64 = 300_000;
    let tried = on_random_situations(SITUATIONS, check_missing);
    println!("situations whose open questions equal brute force: {SITUATIONS}, answers tried: {tried}");
}

#[test]
fn the_turning_points_are_exactly_the_facts_that_turn_the_verdict() {
    const SITUATIONS: u64 = 1_000_000;
    let tried = on_random_situations(SITUATIONS, check_turning_points);
    println!("situations whose turning points equal brute force: {SITUATIONS}, answers tried: {tried}");
}
