//! Every combination of the answers that the rules read, with dates on and beside every edge.
//!
//! Compiled into the crate's own tests, since it decides without wording the answers: that is what makes millions quick.
//!
//! What decides nothing together is not multiplied. Answers choose the row that decides, and dates, rounds and calendars
//! only place that row's window. So all answers meet all dates of one round or two on the user's own clock; but one of each
//! kind, alike in the rows that may decide, is enough for several rounds, other clocks, working weeks and days off. A
//! request that has passed between the two decides by itself: all other answers beside it meet only some dates. That those
//! of one kind are decided alike is checked on all answers.

use super::atlas::{self, Examples, Said, Tally};
use super::kinds::{Crowd, Crowds, ToldApart};
use super::monotone::{Answers, POSTURES, RAPPORTS, check_answers, leaning, with_rapport};
use super::promises::check;
use super::sound::on_two_threads;
use super::stated;
use crate::basics::civil::{DAY, HOUR, LocalDate, LocalDateTime};
use crate::engine::case::{Case, Setting};
use crate::engine::decided::Decided;
use crate::knowledge::tables::RULES;
use crate::model::situation::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// Minutes from now to a date: unknown, or on and beside the edges.
type Offsets = &'static [Option<i32>];

const UNKNOWN: Offsets = &[None];
const AHEAD: Offsets =
    &[None, Some(1), Some(DAY - 1), Some(DAY), Some(DAY + 1), Some(2 * DAY), Some(2 * DAY + 1), Some(5 * DAY)];
const HELD: Offsets =
    &[None, Some(0), Some(1 - DAY), Some(-DAY), Some(-DAY - 1), Some(-2 * DAY), Some(-2 * DAY - 1), Some(-9 * DAY)];
const DECIDED: Offsets = &[None, Some(-20 * DAY), Some(-7 * DAY), Some(-DAY), Some(0)];
const EXPECTED: Offsets = &[None, Some(-DAY), Some(3 * DAY)];

/// What the dates of a stage may be: the round held or ahead, the next one, the decision.
const STAGES: [(Stage, Offsets, Offsets, Offsets); 6] = [
    (Stage::Before, AHEAD, &[None, Some(2 * DAY), Some(6 * DAY)], EXPECTED),
    (Stage::Between, HELD, AHEAD, &[None, Some(3 * DAY)]),
    (Stage::After, HELD, UNKNOWN, EXPECTED),
    (Stage::Offer, HELD, UNKNOWN, DECIDED),
    (Stage::Rejected, HELD, UNKNOWN, DECIDED),
    (Stage::Closed, HELD, UNKNOWN, DECIDED),
];

/// A Thursday afternoon, so that weekends lie within every window's reach; and a Sunday night at the turn of the year.
const NOWS: [&str; 2] = ["2026-03-12T15:30", "2028-12-31T23:30"];

/// For examples, dates as people have them: a Wednesday afternoon, and interviews at ten, two or three o'clock.
const PLAIN_NOW: &str = "2026-03-11T15:00";
const PLAIN: [(Stage, Offsets, Offsets, Offsets); 6] = [
    (
        Stage::Before,
        &[Some(5 * DAY), Some(43 * HOUR), Some(23 * HOUR), None],
        &[None, Some(2 * DAY)],
        &[Some(8 * DAY), None],
    ),
    (Stage::After, &[Some(-25 * HOUR), Some(-5 * HOUR), Some(-6 * DAY), None], UNKNOWN, &[Some(5 * DAY), None]),
    (
        Stage::Between,
        &[Some(-25 * HOUR), Some(-6 * DAY), Some(-5 * HOUR)],
        &[Some(6 * DAY), Some(43 * HOUR), Some(23 * HOUR)],
        &[Some(12 * DAY)],
    ),
    (Stage::Offer, &[Some(-9 * DAY)], UNKNOWN, &[Some(-DAY)]),
    (Stage::Rejected, &[Some(-9 * DAY)], UNKNOWN, &[Some(-2 * DAY), Some(0), Some(-16 * DAY), None]),
    (Stage::Closed, &[Some(-9 * DAY)], UNKNOWN, &[Some(-2 * DAY), Some(0), Some(-16 * DAY), None]),
];

fn at(text: &str) -> LocalDateTime {
    LocalDateTime::parse(text).unwrap()
}

/// For examples: those in which the rounds come in the order in which they are named.
fn plain_scenes() -> Vec<Situation> {
    let mut plain = scenes(&[PLAIN_NOW], &PLAIN);
    plain.retain(|scene| scene.interview_at.zip(scene.next_interview_at).is_none_or(|(first, next)| first < next));
    plain
}

/// Situations without answers: the stage and its dates, with one person and when that person is met.
fn scenes(nows: &[&str], stages: &[(Stage, Offsets, Offsets, Offsets)]) -> Vec<Situation> {
    let mut scenes = Vec::new();
    for now in nows.iter().map(|now| at(now)) {
        for (stage, rounds, nexts, decisions) in stages.iter().copied() {
            let invitations: &[Option<i32>] = if stage == Stage::Before { &[None, Some(-4)] } else { &[None] };
            let met: &[Option<Round>] = if stage == Stage::Between { &[None, Some(Round::Next)] } else { &[None] };
            for (round, next, decision) in rounds.iter().flat_map(|round| {
                nexts.iter().flat_map(move |next| decisions.iter().map(move |decision| (*round, *next, *decision)))
            }) {
                for (invited, met) in invitations.iter().flat_map(|days| met.iter().map(move |met| (*days, *met))) {
                    let mut scene = Situation::new(now);
                    scene.stage = Some(stage);
                    scene.interview_at = round.map(|minutes| now + minutes);
                    scene.next_interview_at = next.map(|minutes| now + minutes);
                    scene.decision_on = decision.map(|minutes| (now + minutes).date());
                    scene.invited_on = invited.map(|days| now.date().plus_days(days));
                    scene.interviewers[0].round = met;
                    scenes.push(scene);
                }
            }
        }
    }
    scenes
}

/// Up to four rounds: those of the process, the person's own and another person's, held and ahead; and an end that calls
/// some of them off.
fn scenes_of_rounds() -> Vec<Situation> {
    const INTERVIEWS: Offsets = &[None, Some(-25 * HOUR), Some(-5 * HOUR), Some(23 * HOUR), Some(43 * HOUR)];
    const NEXT: Offsets = &[None, Some(23 * HOUR), Some(2 * DAY), Some(5 * DAY)];
    const OWN: Offsets = &[None, Some(-9 * DAY), Some(-5 * HOUR), Some(1), Some(43 * HOUR), Some(3 * DAY)];
    const OTHERS: Offsets = &[None, Some(-25 * HOUR), Some(47 * HOUR), Some(4 * DAY)];
    const ENDS: [(Option<Stage>, Option<i32>); 4] =
        [(None, None), (Some(Stage::Between), Some(8)), (Some(Stage::Rejected), Some(-1)), (Some(Stage::Closed), None)];
    let mut scenes = Vec::new();
    for now in NOWS.map(at) {
        for (interview, next) in INTERVIEWS.iter().flat_map(|first| NEXT.iter().map(move |next| (*first, *next))) {
            for (own, other) in OWN.iter().flat_map(|own| OTHERS.iter().map(move |other| (*own, *other))) {
                for (stage, decision) in ENDS {
                    let mut scene = Situation::new(now);
                    scene.stage = stage;
                    scene.interview_at = interview.map(|minutes| now + minutes);
                    scene.next_interview_at = next.map(|minutes| now + minutes);
                    scene.decision_on = decision.map(|days| now.date().plus_days(days));
                    scene.interviewers[0].met_at = own.map(|minutes| now + minutes);
                    if let Some(minutes) = other {
                        scene.interviewers.push(Interviewer { met_at: Some(now + minutes), ..Interviewer::default() });
                    }
                    scenes.push(scene);
                }
            }
        }
    }
    scenes
}

/// From half a day behind the user's clock to fourteen hours ahead of it.
const CLOCKS: [i32; 5] = [-12 * HOUR, -5 * HOUR, 0, 5 * HOUR + 30, 14 * HOUR];

/// A clock, a working week, and days off as days from today.
type Place = (i32, WorkingWeek, &'static [i32]);

/// All but the user's own.
fn places() -> Vec<Place> {
    let mut places = Vec::new();
    for clock in CLOCKS {
        for week in [WorkingWeek::MonFri, WorkingWeek::SunThu] {
            places.extend([&[][..], &[0, 1, 4]].map(|off| (clock, week, off)));
        }
    }
    places.retain(|place| *place != (0, WorkingWeek::MonFri, &[][..]));
    places
}

/// The same scene, with the interviewers elsewhere.
fn elsewhere(scene: &Situation, (clock, week, off): Place) -> Situation {
    let mut scene = scene.clone();
    // A person's own clock counts before the one of all.
    scene.clock_ahead = Some(clock.abs());
    scene.interviewers[0].clock_ahead = (clock < 0).then_some(clock);
    scene.working_week = Some(week);
    scene.days_off = off.iter().map(|days| scene.now.date().plus_days(*days)).collect();
    scene
}

/// Decides for everyone of a crowd in a scene, and hands each case with what is said of it to `seen`, and all answers
/// about one person to `compared`.
fn sweep(
    scene: &Situation,
    crowd: &Crowd,
    seen: &mut dyn FnMut(&Decided, &Said),
    compared: &mut dyn FnMut(usize, usize, &Answers),
) {
    let setting = Setting::of(scene);
    let template = &scene.interviewers[0];
    for (group, (shared, people)) in crowd.iter().enumerate() {
        let settings = POSTURES.map(|posture| leaning(&setting, *shared, posture));
        for (place, who) in people.iter().enumerate() {
            let who = RAPPORTS.map(|rapport| Interviewer {
                round: template.round,
                met_at: template.met_at,
                clock_ahead: template.clock_ahead,
                ..with_rapport(who, rapport)
            });
            let answers: Answers = settings.each_ref().map(|setting| {
                who.each_ref().map(|who| {
                    let decided = Decided::alone(setting, who);
                    seen(&decided, &check(&decided));
                    decided.decision
                })
            });
            check_answers(&answers, &Case::alone(&settings[0], &who[0]));
            compared(group, place, &answers);
        }
    }
}

#[test]
fn every_decision_keeps_its_promises() {
    let answers = ToldApart::find();
    let crowds: BTreeMap<LocalDate, Crowds> =
        NOWS.iter().chain([&PLAIN_NOW]).map(|now| at(now).date()).map(|day| (day, Crowds::on(day, &answers))).collect();
    let (here, rounds, places) = (scenes(&NOWS, &STAGES), scenes_of_rounds(), places());
    let plain = plain_scenes();
    // All answers also meet every eighth scene somewhere else, each in one place.
    let far = here.iter().step_by(8).zip(places.iter().cycle());
    let far: Vec<Situation> = far.map(|(scene, place)| elsewhere(scene, *place)).collect();
    let mut away = Vec::new();
    for scene in &here {
        away.extend(places.iter().map(|place| elsewhere(scene, *place)));
    }
    // Several rounds are cut and moved by the same working days: every third place is enough for each.
    for (number, scene) in rounds.iter().enumerate() {
        away.extend(places.iter().skip(number % 3).step_by(3).map(|place| elsewhere(scene, *place)));
    }
    let mut work: Vec<(&Situation, &Crowd)> = Vec::new();
    work.extend(plain.iter().step_by(8).map(|scene| (scene, &crowds[&scene.now.date()].everyone)));
    work.extend(here.iter().chain(&far).map(|scene| (scene, &crowds[&scene.now.date()].all_answers)));
    work.extend(rounds.iter().chain(&away).map(|scene| (scene, &crowds[&scene.now.date()].one_of_each_kind)));
    for (day, crowds) in &crowds {
        println!("{day:?}: everyone, all answers, one of each kind: {:?}", crowds.sizes());
    }
    println!("scenes: {} here, {} of several rounds, {} elsewhere", here.len(), rounds.len(), far.len() + away.len());
    // Both threads get as much of each.
    let (even, odd): (Vec<_>, Vec<_>) = work.iter().enumerate().partition(|(place, _)| place % 2 == 0);
    let work: Vec<_> = even.into_iter().chain(odd).map(|(_, work)| *work).collect();
    let whole = Mutex::new(Tally::new());
    on_two_threads(work.len() as u64, |number| {
        let (scene, crowd) = work[number as usize];
        let mut tally = Tally::new();
        sweep(scene, crowd, &mut |decided, said| tally.count(&decided.decision, said), &mut |_, _, _| ());
        whole.lock().unwrap().add(&tally);
    });
    let whole = whole.into_inner().unwrap();
    let mut examples = Examples::default();
    for scene in &plain {
        let seen = &mut |decided: &Decided, said: &Said| examples.offer(scene, decided, said);
        sweep(scene, &crowds[&scene.now.date()].all_answers, seen, &mut |_, _, _| ());
    }
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id.name()).collect();
    println!("situations swept: {}, rows: {}, rules: {}", whole.total(), RULES.len(), rules.len());
    atlas::compare(&whole, &examples);
    stated([whole.total()]);
}

/// What the sweep relies on where it lets one of a kind stand for all.
#[test]
fn people_for_whom_the_same_rows_hold_are_decided_alike() {
    let crowds = Crowds::on(at(PLAIN_NOW).date(), &ToldApart::find());
    let plain = plain_scenes();
    let away = plain.iter().flat_map(|scene| places().into_iter().map(|place| elsewhere(scene, place)));
    let scenes: Vec<Situation> = plain.iter().step_by(18).cloned().chain(away.step_by(346)).collect();
    on_two_threads(scenes.len() as u64, |number| {
        let scene = &scenes[number as usize];
        let mut of_kind: BTreeMap<usize, Answers> = BTreeMap::new();
        sweep(scene, &crowds.everyone, &mut |_, _| (), &mut |group, place, answers| {
            let kind = crowds.kinds[group][place];
            let first = of_kind.entry(kind).or_insert(*answers);
            assert_eq!(first, answers, "of one kind: {scene:?} {:?}", crowds.everyone[group].1[place]);
        });
    });
    println!("scenes in which all of a kind are decided alike: {}", scenes.len());
}
