//! Everyone whom the rows tell apart, and one of each kind: alike in the rows that may decide for them.

use super::monotone::{POSTURES, RAPPORTS, Shared, leaning, with_rapport};
use super::random::Random;
use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::engine::case::{Case, Setting};
use crate::knowledge::tables::{RULES, STANCES, Then, Timing};
use crate::model::situation::*;
use std::collections::{BTreeMap, BTreeSet};

/// Unknown, and every answer that some row of the decision table or of the stances can tell from unknown, whatever else is
/// known. The others would only repeat what the sweep has seen.
///
/// Where a round was called off, an unknown contact is none, and so differs from any other; the sweep of all answers has no
/// such round.
fn told_apart<C: Choice>(give: fn(&mut Situation, Option<C>)) -> Vec<Option<C>> {
    let mut kept = BTreeSet::new();
    for seed in 0..5_000 {
        let mut situation = Random::new(seed).situation();
        situation.interviewers[0].met_at = None;
        give(&mut situation, None);
        let unknown = holding_rows(&situation);
        for (place, answer) in C::ALL.iter().enumerate() {
            give(&mut situation, Some(*answer));
            if holding_rows(&situation) != unknown {
                kept.insert(place);
            }
        }
    }
    let (kept, left_out): (Vec<usize>, Vec<usize>) = (0..C::ALL.len()).partition(|place| kept.contains(place));
    let names = |list: &[usize]| list.iter().map(|place| C::NAMES[*place]).collect::<Vec<_>>().join(", ");
    println!("{}: swept {}; like unknown: {}", C::FIELD, names(&kept), names(&left_out));
    [None].into_iter().chain(kept.into_iter().map(|place| Some(C::ALL[place]))).collect()
}

/// The answers to every closed question about a person or about all, as far as some rule tells them apart; rapport and
/// posture aside, which are swept whole.
pub struct ToldApart {
    roles: Vec<Option<Role>>,
    relationships: Vec<Option<Relationship>>,
    contacts: Vec<Option<Contact>>,
    requests: Vec<Option<Request>>,
    norms: Vec<Option<CompanyNorm>>,
    comforts: Vec<Option<Comfort>>,
    arrangements: Vec<Option<ArrangedBy>>,
}

/// People under the answers about all, in the order of the sweep.
pub type Crowd = Vec<(Shared, Vec<Interviewer>)>;

/// They suggested connecting, and what they said when asked. "Rather not" is overruled by a suggestion.
const INVITATIONS: [(bool, Option<bool>); 4] = [(false, None), (true, None), (false, Some(true)), (false, Some(false))];

impl ToldApart {
    pub fn find() -> ToldApart {
        ToldApart {
            roles: told_apart(|situation, role| situation.interviewers[0].role = role),
            relationships: told_apart(|situation, known| situation.interviewers[0].relationship = known),
            contacts: told_apart(|situation, contact| situation.interviewers[0].contact = contact),
            requests: told_apart(|situation, request| situation.interviewers[0].request = request),
            norms: told_apart(|situation, norm| situation.company_norm = norm),
            comforts: told_apart(|situation, comfort| situation.comfort = comfort),
            arrangements: told_apart(|situation, arranged| situation.arranged_by = arranged),
        }
    }

    /// Everyone whom the rows tell apart, their rapport aside.
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
                        for (invited, agreed) in INVITATIONS {
                            for yes in 0..4 {
                                people.push(Interviewer {
                                    role: *role,
                                    relationship: *relationship,
                                    contact: *contact,
                                    request: *request,
                                    request_sent_on: *request_sent_on,
                                    followed_up: Some(*followed_up),
                                    invited_you: Some(invited),
                                    agreed,
                                    referred_you: Some(yes & 1 > 0),
                                    active_online: Some(yes & 2 > 0),
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

    /// The shared answers that some rule tells apart, the posture aside.
    fn shared(&self) -> Vec<Shared> {
        let mut shared = Vec::new();
        for norm in &self.norms {
            for comfort in &self.comforts {
                shared.extend(self.arrangements.iter().map(|arranged| (*norm, *comfort, *arranged)));
            }
        }
        shared
    }
}

/// Which rows may decide under every posture and rapport, in every stage; and when a request was sent, since the wait for an
/// answer ends by it.
type Kind = (Vec<u64>, Option<LocalDate>);

/// Everyone on a day, and those of them who stand for others.
pub struct Crowds {
    pub everyone: Crowd,
    /// The kind of each of `everyone`, in the same order, as a number.
    pub kinds: Vec<Vec<usize>>,
    /// Everyone but those whose request has passed, and one of each kind of those.
    pub all_answers: Crowd,
    /// One of each kind.
    pub one_of_each_kind: Crowd,
}

impl Crowds {
    pub fn on(today: LocalDate, answers: &ToldApart) -> Crowds {
        let people = answers.people(today);
        let mut crowds =
            Crowds { everyone: Vec::new(), kinds: Vec::new(), all_answers: Vec::new(), one_of_each_kind: Vec::new() };
        // With a request that has passed, or got lost, the first row that holds is one of those about it.
        let others = RULES.iter().position(|row| row.id.name() == "R8").unwrap();
        let mut numbers = BTreeMap::new();
        for shared in answers.shared() {
            let backgrounds = backgrounds(today, shared);
            let (mut all_answers, mut one_of_each_kind, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
            for who in &people {
                let kind = kind(&backgrounds, who);
                let settled = kind.0.iter().all(|rows| (rows.trailing_zeros() as usize) < others);
                let next = numbers.len();
                let number = *numbers.entry(kind).or_insert(next);
                if number == next {
                    one_of_each_kind.push(who.clone());
                }
                if !settled || number == next {
                    all_answers.push(who.clone());
                }
                kinds.push(number);
            }
            crowds.all_answers.push((shared, all_answers));
            crowds.one_of_each_kind.push((shared, one_of_each_kind));
            crowds.everyone.push((shared, people.clone()));
            crowds.kinds.push(kinds);
        }
        crowds
    }

    pub fn sizes(&self) -> [usize; 3] {
        [&self.everyone, &self.all_answers, &self.one_of_each_kind]
            .map(|crowd| crowd.iter().map(|(_, people)| people.len()).sum())
    }
}

/// Settings at every stage under every posture.
fn backgrounds(today: LocalDate, shared: Shared) -> Vec<Setting> {
    let at_stage = |stage: &Stage| Situation { stage: Some(*stage), ..Situation::new(today.at(0)) };
    let settings = Stage::ALL.iter().map(|stage| Setting::of(&at_stage(stage)));
    settings.flat_map(|setting| POSTURES.map(|posture| leaning(&setting, shared, posture))).collect()
}

fn kind(backgrounds: &[Setting], who: &Interviewer) -> Kind {
    let people = RAPPORTS.map(|rapport| with_rapport(who, rapport));
    let rows = backgrounds.iter().flat_map(|setting| people.iter().map(|who| deciding_rows(setting, who)));
    (rows.collect(), who.request_sent_on)
}

/// The rows of the decision table that may decide, by their places: the first that holds, and those after it as long as a
/// window may have passed.
fn deciding_rows(setting: &Setting, who: &Interviewer) -> u64 {
    let conditions = Case::alone(setting, who).conditions();
    let mut rows = 0;
    for (place, row) in RULES.iter().enumerate().filter(|(_, row)| row.when.holds(conditions)) {
        rows |= 1 << place;
        if !matches!(row.then, Then::Timing(Timing::Eve | Timing::SinceInvited)) {
            break;
        }
    }
    rows
}

/// The rows of the decision table and of the stances that hold.
fn holding_rows(situation: &Situation) -> Vec<bool> {
    let conditions = Case::alone(&Setting::of(situation), &situation.interviewers[0]).conditions();
    let rows = RULES.iter().map(|row| &row.when).chain(STANCES.iter().map(|row| &row.when));
    rows.map(|when| when.holds(conditions)).collect()
}

/// Someone on a walk through time, under the answers about all.
pub struct Walker {
    pub shared: Shared,
    pub posture: Option<Posture>,
    pub who: Interviewer,
}

/// One of each kind under one posture and with one rapport, as long as no request has passed; somebody still to be met in
/// `between` among them.
pub fn walkers() -> Vec<Walker> {
    let answers = ToldApart::find();
    let people = answers.people(LocalDate::new(2026, 3, 11).unwrap());
    let open = |who: &&Interviewer| matches!(who.request, None | Some(Request::Lost));
    let mut seen = BTreeSet::new();
    let mut walkers = Vec::new();
    for shared in answers.shared() {
        let at_stage = |stage: &Stage| Situation { stage: Some(*stage), ..Situation::new(LocalDateTime::EPOCH) };
        for posture in POSTURES {
            let settings: Vec<Setting> =
                Stage::ALL.iter().map(|stage| leaning(&Setting::of(&at_stage(stage)), shared, posture)).collect();
            for who in people.iter().filter(open) {
                for (round, rapport) in
                    [None, Some(Round::Next)].into_iter().flat_map(|round| RAPPORTS.map(|rapport| (round, rapport)))
                {
                    let who = Interviewer { round, ..with_rapport(who, rapport) };
                    let kind: Vec<u64> = settings.iter().map(|setting| deciding_rows(setting, &who)).collect();
                    if seen.insert(kind) {
                        walkers.push(Walker { shared, posture, who });
                    }
                }
            }
        }
    }
    walkers
}
