//! Every combination of the answers that the rules read, with dates on and beside every edge.
//!
//! Compiled into the crate's own tests, since it decides without wording the answers: that is what makes millions quick.

use super::atlas::{self, Examples, Said, Tally};
use super::monotone::{Answers, POSTURES, RAPPORTS, check_answers};
use super::stated;
use crate::basics::civil::{DAY, HOUR, LocalDate, LocalDateTime};
use crate::engine::case::{Case, Setting};
use crate::engine::decided::Decided;
use crate::knowledge::tables::RULES;
use crate::model::advice::{Until, Verdict, Window};
use crate::model::situation::*;
use std::collections::BTreeSet;

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

fn settings(nows: &[&str], stages: &[(Stage, Offsets, Offsets, Offsets)]) -> Vec<Setting> {
    let mut settings = Vec::new();
    for now in nows.iter().map(|now| LocalDateTime::parse(now).unwrap()) {
        for (stage, rounds, nexts, decisions) in stages.iter().copied() {
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

/// Everyone whom the rows tell apart, their rapport aside.
fn people(today: LocalDate) -> Vec<Interviewer> {
    let mut requests: Vec<(Option<Request>, Option<LocalDate>, bool)> =
        answers(&[Request::None, Request::Pending]).into_iter().map(|request| (request, None, false)).collect();
    for sent in [None, Some(today.plus_days(-20)), Some(today.plus_days(-21))] {
        requests.extend([false, true].map(|followed_up| (Some(Request::Pending), sent, followed_up)));
    }
    let mut people = Vec::new();
    for role in answers(&[Role::TeamMember, Role::Executive, Role::Other, Role::HiringManager]) {
        for relationship in answers(&[Relationship::Stranger]) {
            for contact in answers(&[Contact::Substantial]) {
                for (request, request_sent_on, followed_up) in &requests {
                    for yes in 0..8 {
                        people.push(Interviewer {
                            role,
                            relationship,
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
    people
}

/// The shared answers that some rule tells apart, the posture aside.
fn shared() -> Vec<(Option<CompanyNorm>, Option<Comfort>)> {
    let (norms, comforts) = (answers(&[CompanyNorm::Neutral]), answers(&[Comfort::Unsure]));
    norms.iter().flat_map(|norm| comforts.iter().map(move |comfort| (*norm, *comfort))).collect()
}

/// The promises of every decision, whatever the answers.
fn check(decided: &Decided) -> Said {
    let Decided { case, decision, .. } = decided;
    let (setting, now) = (case.setting, case.setting.now);
    assert!(decision.row < RULES.len(), "decided by no row");
    let said = atlas::said(decided);
    assert!(said.reasons > 0, "{} gives no reason", decision.rule);
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
    said
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

/// Decides for every person under every shared answer, and hands each case with what is said of it to `seen`.
fn sweep(settings: &[Setting], mut seen: impl FnMut(&Decided, &Said)) {
    let shared = shared();
    for setting in settings {
        let people = people(setting.today());
        let rounds: &[Option<Round>] =
            if setting.stage == Stage::Between { &[None, Some(Round::Next)] } else { &[None] };
        for (company_norm, comfort) in &shared {
            let settings =
                POSTURES.map(|posture| Setting { company_norm: *company_norm, comfort: *comfort, posture, ..*setting });
            for (round, who) in rounds.iter().flat_map(|round| people.iter().map(move |who| (*round, who))) {
                let who = RAPPORTS.map(|rapport| Interviewer {
                    round,
                    rapport,
                    id: String::new(),
                    name: None,
                    topic: None,
                    ..*who
                });
                let answers: Answers = settings.each_ref().map(|setting| {
                    who.each_ref().map(|who| {
                        let decided = Decided::alone(setting, who);
                        seen(&decided, &check(&decided));
                        decided.decision
                    })
                });
                check_answers(&answers, &Case::alone(&settings[0], &who[0]));
            }
        }
    }
}

#[test]
fn every_decision_keeps_its_promises() {
    let settings = settings(&NOWS, &STAGES);
    let tally = |settings| {
        let mut tally = Tally::new();
        sweep(settings, |decided, said| tally.count(&decided.decision, said));
        tally
    };
    let halves = settings.split_at(settings.len() / 2);
    let whole = std::thread::scope(|scope| {
        let first = scope.spawn(|| tally(halves.0));
        let mut whole = tally(halves.1);
        whole.add(&first.join().unwrap());
        whole
    });
    let mut examples = Examples::default();
    sweep(&self::settings(&[PLAIN_NOW], &PLAIN), |decided, said| {
        examples.offer(&decided.case, &decided.decision, said)
    });
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id.name()).collect();
    println!("situations swept: {}, rows: {}, rules: {}", whole.total(), RULES.len(), rules.len());
    stated([whole.total()]);
    atlas::compare(&whole, &examples);
}
