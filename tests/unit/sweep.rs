//! Every combination of the answers that the rules read, with dates on and beside every edge.
//!
//! Compiled into the crate's own tests, since it decides without wording the answers: that is what makes millions quick.

use super::atlas::{self, Examples, Said, Tally};
use super::monotone::{Answers, POSTURES, RAPPORTS, check_answers};
use super::promises::check;
use super::stated;
use crate::basics::civil::{DAY, HOUR, LocalDate, LocalDateTime};
use crate::engine::case::{Case, Setting};
use crate::engine::decided::Decided;
use crate::knowledge::tables::{Conditions, NOT, OR, REASONS, RULES, STANCES, WHENS, When};
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

/// The conditions that decide, or that choose what is said of a decision: those of the rules, the reasons and the guides'
/// stances.
fn asked_for() -> Conditions {
    let rules = RULES.iter().map(|row| row.when);
    let said = REASONS.iter().map(|row| row.when).chain(STANCES.iter().map(|row| row.when));
    let codes = |when: When| &WHENS[usize::from(when.from)..][..usize::from(when.count)];
    rules.chain(said).flat_map(codes).fold(0, |asked, code| asked | 1 << (code & !(NOT | OR)))
}

/// Unknown, and every answer that differs from unknown in such a condition: at any stage, for someone who suggested connecting
/// or did not. The others would only repeat what the sweep has seen.
fn told_apart<C: Choice>(give: fn(&mut Situation, C)) -> Vec<Option<C>> {
    let asked = asked_for();
    let mut backgrounds = Vec::new();
    for stage in Stage::ALL {
        for invited in [false, true] {
            let mut situation = Situation::new(LocalDateTime::parse(PLAIN_NOW).unwrap());
            situation.stage = Some(*stage);
            situation.interviewers[0].invited_you = Some(invited);
            backgrounds.push(situation);
        }
    }
    let conditions =
        |situation: &Situation| Case::alone(&Setting::of(situation), &situation.interviewers[0]).conditions() & asked;
    let differs = |answer: &C| {
        backgrounds.iter().any(|unknown| {
            let mut known = unknown.clone();
            give(&mut known, *answer);
            conditions(&known) != conditions(unknown)
        })
    };
    let (kept, left_out): (Vec<C>, Vec<C>) = C::ALL.iter().partition(|answer| differs(answer));
    let names = |list: &[C]| list.iter().map(|answer| answer.name()).collect::<Vec<_>>().join(", ");
    println!("{}: swept {}; like unknown: {}", C::FIELD, names(&kept), names(&left_out));
    [None].into_iter().chain(kept.into_iter().map(Some)).collect()
}

/// The answers to every closed question about a person or about all, as far as a table tells them apart; rapport and
/// posture aside, which are swept whole.
struct ToldApart {
    roles: Vec<Option<Role>>,
    relationships: Vec<Option<Relationship>>,
    contacts: Vec<Option<Contact>>,
    requests: Vec<Option<Request>>,
    norms: Vec<Option<CompanyNorm>>,
    comforts: Vec<Option<Comfort>>,
}

impl ToldApart {
    fn find() -> ToldApart {
        ToldApart {
            roles: told_apart(|situation, role| situation.interviewers[0].role = Some(role)),
            relationships: told_apart(|situation, known| situation.interviewers[0].relationship = Some(known)),
            contacts: told_apart(|situation, contact| situation.interviewers[0].contact = Some(contact)),
            requests: told_apart(|situation, request| situation.interviewers[0].request = Some(request)),
            norms: told_apart(|situation, norm| situation.company_norm = Some(norm)),
            comforts: told_apart(|situation, comfort| situation.comfort = Some(comfort)),
        }
    }

    /// Everyone whom the tables tell apart, their rapport aside.
    fn people(&self, today: LocalDate) -> Vec<Interviewer> {
        let (pending, others): (Vec<_>, Vec<_>) =
            self.requests.iter().copied().partition(|request| *request == Some(Request::Pending));
        let mut requests: Vec<_> = others.into_iter().map(|request| (request, None, false)).collect();
        // When it was sent and whether it was followed up counts of a pending request alone.
        for request in pending {
            for sent in [None, Some(today.plus_days(-20)), Some(today.plus_days(-21))] {
                requests.extend([false, true].map(|followed_up| (request, sent, followed_up)));
            }
        }
        let mut people = Vec::new();
        for role in &self.roles {
            for relationship in &self.relationships {
                for contact in &self.contacts {
                    for (request, request_sent_on, followed_up) in &requests {
                        for yes in 0..8 {
                            people.push(Interviewer {
                                role: *role,
                                relationship: *relationship,
                                contact: *contact,
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

    /// The shared answers that some table tells apart, the posture aside.
    fn shared(&self) -> Vec<(Option<CompanyNorm>, Option<Comfort>)> {
        self.norms.iter().flat_map(|norm| self.comforts.iter().map(move |comfort| (*norm, *comfort))).collect()
    }
}

/// Decides for every person under every shared answer, and hands each case with what is said of it to `seen`.
fn sweep(settings: &[Setting], answers: &ToldApart, mut seen: impl FnMut(&Decided, &Said)) {
    let shared = answers.shared();
    for setting in settings {
        let people = answers.people(setting.today());
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
    let answers = ToldApart::find();
    let tally = |settings| {
        let mut tally = Tally::new();
        sweep(settings, &answers, |decided, said| tally.count(&decided.decision, said));
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
    sweep(&self::settings(&[PLAIN_NOW], &PLAIN), &answers, |decided, said| {
        examples.offer(&decided.case, &decided.decision, said)
    });
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id.name()).collect();
    println!("situations swept: {}, rows: {}, rules: {}", whole.total(), RULES.len(), rules.len());
    stated([whole.total()]);
    atlas::compare(&whole, &examples);
}
