//! What a single fact may do to a window: caution never opens it earlier, good rapport never later, and time takes no
//! answer back.
//!
//! All of it is promised for situations in which nothing contradicts. `sweep.rs` compares the answers on its whole space
//! with [`Answers::check`]; here the same is done on seeded random situations, and time is walked.

use super::kinds::{Walker, walkers};
use super::random::Random;
use super::sound::on_two_threads;
use super::stated;
use crate::basics::civil::{DAY, HOUR, LocalDateTime};
use crate::engine::case::{Case, Setting};
use crate::engine::rules::{Decision, decide};
use crate::engine::working::{WORK_ENDS, WORK_STARTS};
use crate::model::advice::{Until, Verdict, Window};
use crate::model::situation::*;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

/// When a request of the user's own may go, from the careful side's point of view.
///
/// `send` opens now, since the later of `opens` and `now` counts. A wait for a decision whose day is unknown opens later
/// than any known moment: the day after it is all that is ever promised. `skip` never opens. Where the date is unknown
/// that the window needs, nothing can be compared. The remaining verdicts concern a request that has already passed
/// between the two; neither posture nor rapport may touch them, which `Settled` asserts by comparing the decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Opening {
    At(LocalDateTime),
    AfterSomeDecision,
    Never,
    Unknown,
    Settled,
}

fn opening(decision: &Decision, now: LocalDateTime) -> Opening {
    match (decision.verdict, decision.window) {
        (Verdict::Send, _) => Opening::At(now),
        (Verdict::Skip, _) => Opening::Never,
        (Verdict::Wait, Some(Window { opens: Some(opens), .. })) => Opening::At(opens.max(now)),
        (Verdict::Wait, Some(Window { until: Some(Until::Decision), .. })) => Opening::AfterSomeDecision,
        (Verdict::Wait, Some(Window { until: Some(Until::Time | Until::Interview), .. })) => Opening::Unknown,
        _ => Opening::Settled,
    }
}

fn no_earlier(careful: &Decision, bold: &Decision, now: LocalDateTime) -> bool {
    match (opening(careful, now), opening(bold, now)) {
        (Opening::Settled, _) | (_, Opening::Settled) => careful == bold,
        (Opening::Unknown, _) | (_, Opening::Unknown) => true,
        (careful, bold) => careful >= bold,
    }
}

/// From the most careful to the boldest; unknown is judged as the middle.
pub const POSTURES: [Option<Posture>; 3] = [Some(Posture::Cautious), None, Some(Posture::Proactive)];
/// From the worst to the best; unknown is judged as the middle.
pub const RAPPORTS: [Option<Rapport>; 4] = [Some(Rapport::Poor), Some(Rapport::Mixed), None, Some(Rapport::Good)];

/// The decisions on one case under every posture and rapport.
pub type Answers = [[Decision; RAPPORTS.len()]; POSTURES.len()];

/// Panics where a more cautious posture opens a window earlier, or better rapport opens it later.
pub fn check_answers(answers: &Answers, case: &Case) {
    let now = case.setting.now;
    for (careful, bold) in [(0, 1), (1, 2), (0, 2)] {
        for (careful, bold) in answers[careful].iter().zip(&answers[bold]) {
            assert!(
                no_earlier(careful, bold, now),
                "caution opens earlier: {careful:?} {bold:?} {:?} {:?}",
                case.setting,
                case.who
            );
        }
    }
    for answers in answers {
        for (worse, better) in [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3)] {
            let (worse, better) = (&answers[worse], &answers[better]);
            assert!(
                no_earlier(worse, better, now),
                "rapport opens later: {worse:?} {better:?} {:?} {:?}",
                case.setting,
                case.who
            );
        }
    }
}

/// The same person, without words, after a conversation that felt otherwise.
pub fn with_rapport(who: &Interviewer, rapport: Option<Rapport>) -> Interviewer {
    Interviewer { id: String::new(), name: None, topic: None, line: None, rapport, ..*who }
}

/// Answers about all: what the company makes of it, how the user feels, and who arranged the interview.
pub type Shared = (Option<CompanyNorm>, Option<Comfort>, Option<ArrangedBy>);

/// The same dates with these answers, and this way to lean.
pub fn leaning(setting: &Setting, shared: Shared, posture: Option<Posture>) -> Setting {
    let mut setting = setting.clone();
    (setting.company_norm, setting.comfort, setting.arranged_by) = shared;
    setting.posture = posture;
    setting
}

#[test]
fn caution_never_opens_a_window_earlier_and_good_rapport_never_later() {
    const SITUATIONS: u64 = 3_000_000;
    on_two_threads(SITUATIONS, |number| {
        let situation = Random::new(number).sound_situation();
        let setting = Setting::of(&situation);
        assert_eq!(Some(setting.stage), situation.stage, "a contradiction");
        let who = &situation.interviewers[0];
        let answers: Answers = POSTURES.map(|posture| {
            let shared = (setting.company_norm, setting.comfort, setting.arranged_by);
            let setting = leaning(&setting, shared, posture);
            RAPPORTS.map(|rapport| decide(&Case::alone(&setting, &with_rapport(who, rapport))))
        });
        check_answers(&answers, &Case::alone(&setting, who));
    });
    println!("random situations compared under every posture and rapport: {SITUATIONS}");
}

/// Facts that stay as they are while the clock goes on: of a situation whose first person is met when the walk says, on
/// their own clock.
#[derive(Clone, Debug)]
struct Walk {
    situation: Situation,
    from: LocalDateTime,
    to: LocalDateTime,
}

impl Walk {
    fn moments(&self) -> Vec<LocalDateTime> {
        let situation = &self.situation;
        let own = situation.interviewers.iter().map(|who| who.met_at);
        let rounds = own.chain([situation.interview_at, situation.next_interview_at]).flatten();
        let around = rounds.flat_map(|round| (-2..=2).map(move |days| round + days * DAY));
        let ahead = situation.interviewers[0].clock_ahead.or(situation.clock_ahead).unwrap_or_default();
        let days = (-1..=self.to.date().days_since(self.from.date()) + 1).map(|days| self.from.date().plus_days(days));
        let edges_of_days = days.flat_map(|day| {
            [day.at(0), day.at(WORK_STARTS), day.at(WORK_STARTS) - ahead, day.at(WORK_ENDS) - ahead, day.at(0) - ahead]
        });
        // The last minute of something and the first one after it: an edge may lie on either side of its moment.
        let edges: BTreeSet<LocalDateTime> = around.chain(edges_of_days).flat_map(|edge| [edge, edge + 1]).collect();
        edges.into_iter().filter(|moment| (self.from..=self.to).contains(moment)).collect()
    }

    fn setting(&self, now: LocalDateTime) -> Setting {
        Setting::of(&Situation { now, ..self.situation.clone() })
    }

    /// The same person, met when the walk says, on their own clock.
    fn meets(&self, who: &Interviewer) -> Interviewer {
        let met = &self.situation.interviewers[0];
        Interviewer { met_at: met.met_at, clock_ahead: met.clock_ahead, ..with_rapport(who, who.rapport) }
    }
}

/// Whether `send` was possible and `wait` is the answer now, although no round is less than 24 hours ahead.
fn taken_back(before: Option<Verdict>, decision: &Decision, setting: &Setting) -> bool {
    let eve = setting.next().is_some_and(|round| round - setting.now < DAY);
    before == Some(Verdict::Send) && decision.verdict == Verdict::Wait && !eve
}

/// Where the interviewers are: their clock, their working week, and the days off from the walk's first round.
type Place = (i32, WorkingWeek, &'static [i32]);

const HERE: Place = (0, WorkingWeek::MonFri, &[]);
const PLACES: [Place; 8] = [
    HERE,
    (-12 * HOUR, WorkingWeek::MonFri, &[]),
    (-7 * HOUR, WorkingWeek::MonFri, &[0, 1]),
    (0, WorkingWeek::SunThu, &[]),
    (0, WorkingWeek::MonFri, &[-2, 1, 4]),
    (5 * HOUR + 30, WorkingWeek::MonFri, &[1]),
    (11 * HOUR, WorkingWeek::SunThu, &[2, 3]),
    (14 * HOUR, WorkingWeek::SunThu, &[]),
];

/// Rounds at working and other hours, on each side of a weekend and of the turn of a year, with all that may follow.
fn walks() -> Vec<Walk> {
    let firsts = [
        "2026-03-10T14:00",
        "2026-03-12T18:30",
        "2026-03-13T10:00",
        "2026-03-14T11:00",
        "2026-03-15T23:30",
        "2026-12-24T10:00",
        "2028-12-29T17:00",
    ];
    let mut walks = Vec::new();
    for first in firsts.map(|text| LocalDateTime::parse(text).unwrap()) {
        for (clock, week, off) in PLACES {
            let mut here = Situation::new(first);
            here.clock_ahead = Some(clock);
            here.working_week = Some(week);
            here.days_off = off.iter().map(|days| first.date().plus_days(*days)).collect();
            add_walks(&mut walks, first, &here);
        }
    }
    walks
}

fn add_walks(walks: &mut Vec<Walk>, first: LocalDateTime, here: &Situation) {
    const GAPS: [i32; 9] = [12 * HOUR, DAY - 1, DAY, DAY + 1, DAY + 16 * HOUR, 2 * DAY, 3 * DAY, 5 * DAY, 8 * DAY];
    let day = first.date();
    let mut add = |from: LocalDateTime, facts: &dyn Fn(&mut Situation)| {
        let mut situation = here.clone();
        facts(&mut situation);
        let own = situation.interviewers.iter().map(|who| who.met_at);
        let last = own.chain([situation.interview_at, situation.next_interview_at]).flatten().max();
        walks.push(Walk { situation, from, to: last.unwrap_or(from) + 10 * DAY });
    };
    let met = |at: LocalDateTime| Interviewer { met_at: Some(at), ..Interviewer::default() };
    // An invitation comes before the walk begins: one that is still ahead would contradict.
    for (invited, from) in [
        (None, first - 5 * DAY),
        (Some(day.plus_days(-5)), day.plus_days(-5).at(0)),
        (Some(day.plus_days(-1)), day.plus_days(-1).at(0)),
    ] {
        for decision in [None, Some(day.plus_days(-1)), Some(day), Some(day.plus_days(4))] {
            add(from, &|situation| {
                situation.invited_on = invited;
                situation.interview_at = Some(first);
                situation.decision_on = decision;
            });
        }
        for second in GAPS.map(|gap| first + gap) {
            for decision in [None, Some(day.plus_days(1)), Some(second.date().plus_days(2))] {
                add(from, &|situation| {
                    situation.invited_on = invited;
                    situation.interview_at = Some(first);
                    situation.next_interview_at = Some(second);
                    situation.decision_on = decision;
                });
            }
            // The two meet in a round that others do not share: the first one, or the second, with a third to come.
            for (own, other) in [(first, second), (second, first)] {
                for third in [None, Some(second + 10 * HOUR), Some(second + 2 * DAY + 20 * HOUR)] {
                    add(from, &|situation| {
                        situation.invited_on = invited;
                        situation.interviewers = vec![met(own), met(other)];
                        situation.interviewers.extend(third.map(met));
                    });
                }
            }
        }
    }
    // A round of which only the one held, or only the next one, is known.
    add(first, &|situation| {
        situation.stage = Some(Stage::Between);
        situation.interview_at = Some(first);
    });
    for (stage, days) in [(Stage::Between, 2), (Stage::Before, 2)] {
        add(first - 5 * DAY, &|situation| {
            situation.stage = Some(stage);
            match stage {
                Stage::Between => situation.next_interview_at = Some(first),
                _ => situation.interview_at = Some(first),
            }
            situation.decision_on = Some(day.plus_days(days));
        });
    }
    for stage in [Stage::Offer, Stage::Rejected, Stage::Closed] {
        add(first, &|situation| {
            situation.stage = Some(stage);
            situation.interview_at = Some(first);
        });
        for decided in [-3, 0, 1, 9].map(|days| day.plus_days(days)) {
            add(first.max(decided.at(0)), &|situation| {
                situation.stage = Some(stage);
                situation.interview_at = Some(first);
                situation.decision_on = Some(decided);
            });
            add(decided.at(0), &|situation| {
                situation.stage = Some(stage);
                situation.decision_on = Some(decided);
            });
            // The round in which they were to meet was called off.
            add(first.max(decided.at(0)), &|situation| {
                situation.stage = Some(stage);
                situation.interview_at = Some(first);
                situation.decision_on = Some(decided);
                situation.interviewers = vec![met(decided.plus_days(2).at(14 * HOUR))];
            });
        }
    }
}

#[test]
fn time_never_takes_a_send_back_except_in_the_day_before_a_round() {
    let (walks, walkers) = (walks(), walkers());
    let (walked, decided) = (AtomicU64::new(0), AtomicU64::new(0));
    on_two_threads(walks.len() as u64, |number| {
        let walk = &walks[number as usize];
        let settings: Vec<Setting> = walk.moments().into_iter().map(|now| walk.setting(now)).collect();
        // Only SINCE-INVITED reads the day of the invitation: for anyone else such a walk repeats the one without it.
        let invited = walk.situation.invited_on.is_some();
        let may_differ = |walker: &Walker| {
            walker.posture == Some(Posture::Proactive) && walker.who.relationship == Some(Relationship::Known)
        };
        let own = walk.situation.interviewers[0].met_at.is_some();
        let groups = walkers.chunk_by(|one, next| (one.shared, one.posture) == (next.shared, next.posture));
        for group in groups {
            let settings: Vec<Setting> =
                settings.iter().map(|setting| leaning(setting, group[0].shared, group[0].posture)).collect();
            // Where the two meet by the clock, an answer about it counts for nothing.
            let counts = |walker: &&Walker| (!invited || may_differ(walker)) && !(own && walker.who.round.is_some());
            for walker in group.iter().filter(counts) {
                let who = walk.meets(&walker.who);
                let mut before = None;
                for setting in &settings {
                    let decision = decide(&Case::alone(setting, &who));
                    assert!(!taken_back(before, &decision, setting), "{decision:?}\n{setting:?}\n{who:?}");
                    if matches!(decision.verdict, Verdict::Send | Verdict::Wait) {
                        before = Some(decision.verdict);
                    }
                }
                walked.fetch_add(1, Ordering::Relaxed);
                decided.fetch_add(settings.len() as u64, Ordering::Relaxed);
            }
        }
    });
    let (walked, decided) = (walked.into_inner(), decided.into_inner());
    println!("walks: {}, walkers: {}", walks.len(), walkers.len());
    println!("walks through time: {walked}, decisions on the way: {decided}");
    stated([walked, decided]);
}

#[test]
fn between_two_edges_time_changes_nothing() {
    let (walks, walkers) = (walks(), walkers());
    on_two_threads(600, |number| {
        let mut random = Random::new(number);
        let walk = &walks[random.below(walks.len())];
        let walker = &walkers[random.below(walkers.len())];
        let who = walk.meets(&walker.who);
        let edges: BTreeSet<LocalDateTime> = walk.moments().into_iter().collect();
        let mut before = None;
        let mut now = walk.from;
        while now <= walk.to {
            let setting = leaning(&walk.setting(now), walker.shared, walker.posture);
            let decision = decide(&Case::alone(&setting, &who));
            let answer = (decision.rule, decision.verdict);
            assert!(
                before.is_none_or(|before| before == answer) || edges.contains(&now),
                "{now:?} is an edge that no walk stands on: {walk:?} {who:?}"
            );
            before = Some(answer);
            now = now + 1;
        }
    });
}
