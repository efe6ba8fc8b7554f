//! What a single fact may do to a window: caution never opens it earlier, good rapport never later, and time takes no
//! answer back.
//!
//! All of it is promised for situations in which nothing contradicts. `sweep.rs` compares the answers on its whole space
//! with [`Answers::check`]; here the same is done on seeded random situations, and time is walked.

use super::random::Random;
use super::sound::on_two_threads;
use super::stated;
use crate::basics::civil::{DAY, LocalDateTime, WORK_ENDS, WORK_STARTS};
use crate::engine::alternatives::bare;
use crate::engine::case::{Case, Setting};
use crate::engine::rules::{Decision, decide};
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

fn with_rapport(who: &Interviewer, rapport: Option<Rapport>) -> Interviewer {
    Interviewer { id: String::new(), name: None, topic: None, rapport, ..*who }
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
            let setting = Setting { posture, ..setting };
            RAPPORTS.map(|rapport| decide(&Case::alone(&setting, &with_rapport(who, rapport))))
        });
        check_answers(&answers, &Case::alone(&setting, who));
    });
    println!("random situations compared under every posture and rapport: {SITUATIONS}");
}

/// Facts that stay as they are while the clock goes on.
#[derive(Clone, Debug)]
struct Walk {
    situation: Situation,
    from: LocalDateTime,
    to: LocalDateTime,
}

impl Walk {
    fn moments(&self) -> Vec<LocalDateTime> {
        let rounds = [self.situation.interview_at, self.situation.next_interview_at];
        let around = rounds.into_iter().flatten().flat_map(|round| (-2..=2).map(move |days| round + days * DAY));
        let days = (0..=self.to.date().days_since(self.from.date())).map(|days| self.from.date().plus_days(days));
        let clock = days.flat_map(|day| [0, WORK_STARTS, WORK_ENDS].map(|minute| day.at(minute)));
        // The last minute of something and the first one after it: an edge may lie on either side of its moment.
        let edges: BTreeSet<LocalDateTime> = around.chain(clock).flat_map(|edge| [edge, edge + 1]).collect();
        edges.into_iter().filter(|moment| (self.from..=self.to).contains(moment)).collect()
    }

    fn setting(&self, now: LocalDateTime) -> Setting {
        Setting::of(&Situation { now, ..bare(&self.situation) })
    }
}

/// Whether `send` was possible and `wait` is the answer now, although no round is less than 24 hours ahead.
fn taken_back(before: Option<Verdict>, decision: &Decision, setting: &Setting) -> bool {
    let eve = [setting.ahead, setting.second].into_iter().flatten().any(|round| round - setting.now < DAY);
    before == Some(Verdict::Send) && decision.verdict == Verdict::Wait && !eve
}

/// Rounds at working and other hours, on each side of a weekend and of the turn of a year, with all that may follow.
fn walks() -> Vec<Walk> {
    let at = |text| LocalDateTime::parse(text).unwrap();
    let firsts = [
        "2026-03-10T14:00",
        "2026-03-12T18:30",
        "2026-03-13T10:00",
        "2026-03-14T11:00",
        "2026-03-15T23:30",
        "2028-12-29T17:00",
    ]
    .map(at);
    let gaps = [12 * 60, DAY - 1, DAY, DAY + 1, DAY + 16 * 60, 2 * DAY, 3 * DAY, 5 * DAY, 8 * DAY];
    let mut walks = Vec::new();
    let mut add = |stage,
                   interview_at: Option<LocalDateTime>,
                   next_interview_at,
                   decision_on,
                   invited_on,
                   from: LocalDateTime| {
        let last = interview_at.max(next_interview_at).unwrap_or(from);
        let mut situation = Situation::new(from);
        situation.stage = stage;
        situation.interview_at = interview_at;
        situation.next_interview_at = next_interview_at;
        situation.decision_on = decision_on;
        situation.invited_on = invited_on;
        walks.push(Walk { situation, from, to: last + 10 * DAY });
    };
    for first in firsts {
        let day = first.date();
        // An invitation comes before the walk begins: one that is still ahead would contradict.
        for (invited, from) in [
            (None, first - 5 * DAY),
            (Some(day.plus_days(-5)), day.plus_days(-5).at(0)),
            (Some(day.plus_days(-1)), day.plus_days(-1).at(0)),
        ] {
            for decision in [None, Some(day.plus_days(-1)), Some(day), Some(day.plus_days(4))] {
                add(None, Some(first), None, decision, invited, from);
            }
            for gap in gaps {
                for decision in [None, Some(day.plus_days(1)), Some((first + gap).date().plus_days(2))] {
                    add(None, Some(first), Some(first + gap), decision, invited, from);
                }
            }
        }
        // A round of which only the one held, or only the next one, is known.
        add(Some(Stage::Between), Some(first), None, None, None, first);
        add(Some(Stage::Between), None, Some(first), Some(day.plus_days(2)), None, first - 5 * DAY);
        add(Some(Stage::Before), Some(first), None, Some(day.plus_days(2)), None, first - 5 * DAY);
        for stage in [Stage::Offer, Stage::Rejected, Stage::Closed] {
            add(Some(stage), Some(first), None, None, None, first);
            for days in [-3, 0, 1, 9] {
                let decided = day.plus_days(days);
                add(Some(stage), Some(first), None, Some(decided), None, first.max(decided.at(0)));
                add(Some(stage), None, None, Some(decided), None, decided.at(0));
            }
        }
    }
    walks
}

/// Everyone whom the rows tell apart while no request has passed.
fn people() -> Vec<Interviewer> {
    let mut people = Vec::new();
    for role in [None, Some(Role::Recruiter)] {
        for (rapport, contact) in [None, Some(Rapport::Good), Some(Rapport::Poor)]
            .into_iter()
            .flat_map(|rapport| [None, Some(Contact::Brief), Some(Contact::None)].map(|contact| (rapport, contact)))
        {
            for yes in 0..32 {
                let set = |bit: i32| yes & bit > 0;
                people.push(Interviewer {
                    role,
                    rapport,
                    contact,
                    relationship: set(1).then_some(Relationship::Known),
                    round: set(2).then_some(Round::Next),
                    invited_you: Some(set(4)),
                    referred_you: Some(set(8)),
                    active_online: Some(set(16)),
                    ..Interviewer::default()
                });
            }
        }
    }
    people.push(Interviewer { request: Some(Request::Lost), ..Interviewer::default() });
    people
}

fn shared() -> Vec<(Option<CompanyNorm>, Option<Comfort>, Option<Posture>)> {
    let norms = [None, Some(CompanyNorm::Encourages), Some(CompanyNorm::Discourages)];
    let comforts = [None, Some(Comfort::Confident), Some(Comfort::Uneasy)];
    let pairs = norms.into_iter().flat_map(|norm| comforts.map(|comfort| (norm, comfort)));
    pairs.flat_map(|(norm, comfort)| POSTURES.map(|posture| (norm, comfort, posture))).collect()
}

#[test]
fn time_never_takes_a_send_back_except_in_the_day_before_a_round() {
    let (walks, people, shared) = (walks(), people(), shared());
    let (walked, decided) = (AtomicU64::new(0), AtomicU64::new(0));
    on_two_threads(walks.len() as u64, |number| {
        let walk = &walks[number as usize];
        let settings: Vec<Setting> = walk.moments().into_iter().map(|now| walk.setting(now)).collect();
        // Only SINCE-INVITED reads the day of the invitation: for anyone else such a walk repeats the one without it.
        let invited = walk.situation.invited_on.is_some();
        let may_differ = |posture, who: &Interviewer| {
            posture == Some(Posture::Proactive) && who.relationship == Some(Relationship::Known)
        };
        for (company_norm, comfort, posture) in shared.iter().copied() {
            let settings: Vec<Setting> =
                settings.iter().map(|setting| Setting { company_norm, comfort, posture, ..*setting }).collect();
            let people = people.iter().filter(|who| !invited || may_differ(posture, who));
            for who in people {
                let mut before = None;
                for setting in &settings {
                    let decision = decide(&Case::alone(setting, who));
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
    println!("walks through time: {walked}, decisions on the way: {decided}");
    stated([walked, decided]);
}

#[test]
fn between_two_edges_time_changes_nothing() {
    let (walks, people, shared) = (walks(), people(), shared());
    on_two_threads(600, |number| {
        let mut random = Random::new(number);
        let walk = &walks[random.below(walks.len())];
        let who = &people[random.below(people.len())];
        let (company_norm, comfort, posture) = random.pick(&shared);
        let edges: BTreeSet<LocalDateTime> = walk.moments().into_iter().collect();
        let mut before = None;
        let mut now = walk.from;
        while now <= walk.to {
            let decision = decide(&Case::alone(&Setting { company_norm, comfort, posture, ..walk.setting(now) }, who));
            let answer = (decision.rule, decision.verdict);
            assert!(
                before.is_none_or(|before| before == answer) || edges.contains(&now),
                "{now:?} is an edge that no walk stands on: {walk:?}"
            );
            before = Some(answer);
            now = now + 1;
        }
    });
}
