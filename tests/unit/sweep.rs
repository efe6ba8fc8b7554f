//! Every combination of the answers that the rules read, with dates on and beside every edge.
//!
//! Compiled into the crate's own tests, since it decides without wording the answers: that is what makes millions quick.

use crate::advise::{Until, Verdict, Window};
use crate::case::{Case, Setting};
use crate::civil::{DAY, LocalDate, LocalDateTime};
use crate::content::{REASONS, RULES, STANCES};
use crate::rules::decide;
use crate::situation::*;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

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
    (Stage::Before, AHEAD, &[None, Some(6 * DAY)], EXPECTED),
    (Stage::Between, HELD, AHEAD, &[None]),
    (Stage::After, HELD, UNKNOWN, EXPECTED),
    (Stage::Offer, HELD, UNKNOWN, DECIDED),
    (Stage::Rejected, HELD, UNKNOWN, DECIDED),
    (Stage::Closed, HELD, UNKNOWN, DECIDED),
];

/// A Thursday afternoon, so that weekends lie within every window's reach; and a Sunday night at the turn of the year.
const NOWS: [&str; 2] = ["2026-03-12T15:30", "2028-12-31T23:30"];

fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for now in NOWS.map(|now| LocalDateTime::parse(now).unwrap()) {
        for (stage, rounds, nexts, decisions) in STAGES {
            for (round, next, decision) in rounds.iter().flat_map(|round| {
                nexts.iter().flat_map(move |next| decisions.iter().map(move |decision| (*round, *next, *decision)))
            }) {
                for invited in if stage == Stage::Before { vec![None, Some(-4)] } else { vec![None] } {
                    let mut situation = Situation::new(now);
                    situation.stage = Some(stage);
                    situation.interview_at = round.map(|minutes| now + minutes);
                    situation.next_interview_at = next.map(|minutes| now + minutes);
                    situation.decision_on = decision.map(|minutes| (now + minutes).date());
                    situation.invited_on = invited.map(|days| now.date().plus_days(days));
                    settings.push(Setting::of(&situation));
                }
            }
        }
    }
    settings
}

/// Unknown, or any answer that some rule tells from unknown.
fn answers<C: Choice>(left_out: &[C]) -> Vec<Option<C>> {
    let told_apart = C::ALL.iter().copied().filter(|answer| !left_out.contains(answer));
    [None].into_iter().chain(told_apart.map(Some)).collect()
}

fn people(today: LocalDate) -> Vec<Interviewer> {
    let mut requests: Vec<(Option<Request>, Option<LocalDate>, bool)> =
        answers(&[Request::None, Request::Pending]).into_iter().map(|request| (request, None, false)).collect();
    for sent in [None, Some(today.plus_days(-20)), Some(today.plus_days(-21))] {
        requests.extend([false, true].map(|followed_up| (Some(Request::Pending), sent, followed_up)));
    }
    let mut people = Vec::new();
    for role in answers(&[Role::TeamMember, Role::Executive, Role::Other, Role::HiringManager]) {
        for relationship in answers(&[Relationship::Stranger]) {
            for rapport in answers::<Rapport>(&[]) {
                for contact in answers(&[Contact::Substantial]) {
                    for (request, request_sent_on, followed_up) in &requests {
                        for yes in 0..8 {
                            people.push(Interviewer {
                                role,
                                relationship,
                                rapport,
                                contact,
                                request: *request,
                                request_sent_on: *request_sent_on,
                                followed_up: Some(*followed_up),
                                invited_you: Some(yes & 1 > 0),
                                referred_you: Some(yes & 2 > 0),
                                active_online: Some(yes & 4 > 0),
                                ..Interviewer::default()
                            });
                        }
                    }
                }
            }
        }
    }
    people
}

/// The shared answers that some rule tells apart.
fn shared() -> Vec<(Option<CompanyNorm>, Option<Comfort>, Option<Posture>)> {
    let norms = answers(&[CompanyNorm::Neutral]);
    let comforts = answers(&[Comfort::Unsure]);
    let postures = answers(&[Posture::Balanced]);
    let pairs = norms.iter().flat_map(|norm| comforts.iter().map(move |comfort| (*norm, *comfort)));
    pairs.flat_map(|(norm, comfort)| postures.iter().map(move |posture| (norm, comfort, *posture))).collect()
}

/// The promises of every decision, whatever the answers.
fn check(case: &Case) -> &'static str {
    let decision = decide(case);
    let case = &Case { decision: Some(decision), ..*case };
    let (setting, now) = (case.setting, case.setting.now);
    assert!(decision.row < RULES.len(), "decided by no row");
    assert!(
        REASONS.iter().any(|row| row.rules.contains(&decision.rule) && !row.cites.is_empty() && (row.when)(case)),
        "{} gives no reason",
        decision.rule
    );
    for guide in 0..5 {
        assert!(STANCES.iter().any(|row| row.guide == guide && (row.when)(case)), "s{guide} has no stance");
    }
    let asked = matches!(case.request(), Some(Request::Pending | Request::Accepted | Request::Declined));
    assert!(!(asked && decision.verdict == Verdict::Send), "a request while one is pending, accepted or declined");
    let first_day = setting.held.is_some_and(|held| now - held < DAY);
    let exempt = case.invited() || case.request() == Some(Request::Lost) || setting.stage == Stage::Offer;
    assert!(
        !(decision.verdict == Verdict::Send && first_day && !exempt),
        "a request within 24 hours after an interview"
    );
    match decision.window {
        Some(window) => check_window(case, decision.verdict, &window),
        None => assert!(!matches!(decision.verdict, Verdict::Send | Verdict::Wait)),
    }
    decision.rule
}

fn check_window(case: &Case, verdict: Verdict, window: &Window) {
    let (setting, now) = (case.setting, case.setting.now);
    let Window { opens, closes, suggested, until, late } = *window;
    match verdict {
        Verdict::Send => {
            assert!(
                until.is_none() && opens.is_some_and(|opens| opens <= now) && closes.is_none_or(|closes| now <= closes)
            );
            assert!(!(late && case.before()), "late before the interview");
            let exempt = case.invited() && case.before()
                || case.request() == Some(Request::Lost)
                || setting.stage == Stage::Offer;
            let eve = setting.ahead.is_some_and(|next| next - now < DAY);
            assert!(exempt || !eve || case.before(), "a request in the 24 hours before a round");
        }
        Verdict::Wait => {
            assert!(until.is_some() && opens.is_none_or(|opens| opens > now));
            assert!(until != Some(Until::Reply) || opens.is_none() && suggested.is_none());
        }
        _ => panic!("a window for {verdict:?}"),
    }
    if let (Some(opens), Some(closes)) = (opens, closes) {
        assert!(opens <= closes, "a window that closes before it opens");
    }
    if let Some(suggested) = suggested {
        assert!(suggested >= now && suggested.working_moment() == suggested);
        assert!(opens.is_some_and(|opens| opens <= suggested) && closes.is_none_or(|closes| suggested <= closes));
        for round in [setting.ahead, setting.second].into_iter().flatten() {
            assert!(suggested > round || round - suggested >= DAY, "suggested within 24 hours before a round");
        }
    }
}

#[test]
fn every_decision_keeps_its_promises() {
    let settings = settings();
    let shared = shared();
    let count = AtomicU64::new(0);
    let sweep = |settings: &[Setting]| {
        let mut rules = BTreeSet::new();
        for setting in settings {
            let people = people(setting.today());
            let rounds: &[Option<Round>] =
                if setting.stage == Stage::Between { &[None, Some(Round::Next)] } else { &[None] };
            for (company_norm, comfort, posture) in &shared {
                let setting = Setting { company_norm: *company_norm, comfort: *comfort, posture: *posture, ..*setting };
                for round in rounds {
                    for who in &people {
                        let who = if round.is_none() {
                            who
                        } else {
                            &Interviewer { round: *round, id: String::new(), name: None, topic: None, ..*who }
                        };
                        rules.insert(check(&Case::new(&setting, who, false)));
                    }
                }
                count.fetch_add((people.len() * rounds.len()) as u64, Ordering::Relaxed);
            }
        }
        rules
    };
    let halves = settings.split_at(settings.len() / 2);
    let reached = std::thread::scope(|scope| {
        let first = scope.spawn(|| sweep(halves.0));
        let second = sweep(halves.1);
        &first.join().unwrap() | &second
    });
    let all: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(reached, all, "rules that nothing reaches");
    let count = count.into_inner();
    println!("situations swept: {count}, rules reached: {}", reached.len());
    assert!(count > 10_000_000);
}
