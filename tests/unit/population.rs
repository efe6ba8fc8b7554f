//! How soon the verdicts settle: whole situations are drawn from the odds by which questions are ordered (house.odds), and
//! a simulated person answers what the widget asks on its main path, in its order.

use super::other_answers::odds;
use super::random::Random;
use super::sound::on_two_threads;
use super::stated_as;
use crate::basics::civil::{DAY, LocalDateTime};
use crate::engine::alternatives::{WORTH_ASKING, missing};
use crate::engine::case::{Case, Setting};
use crate::engine::decided::decide_all;
use crate::engine::rules::decide;
use crate::model::advice::{Missing, Verdict};
use crate::model::situation::*;
use std::collections::BTreeSet;
use std::sync::Mutex;

/// So many situations of each population.
const SITUATIONS: u64 = 20_000;

/// Odds of a population, in percent, where they are not those of house.odds.
type Skew = &'static [(&'static str, &'static [u32])];

const AS_THE_ODDS: Skew = &[];
/// Most interviews are arranged by agencies, and many are with recruiters.
const AGENCIES: Skew = &[("arrangedBy", &[40, 60]), ("role", &[15, 15, 4, 55, 8, 3])];
/// Most processes have ended without an offer.
const ENDED: Skew = &[("stage", &[8, 6, 16, 5, 45, 20]), ("rapport", &[35, 40, 25]), ("contact", &[60, 32, 8])];

/// A population drawn by odds.
struct Drawn {
    random: Random,
    skew: Skew,
}

impl Drawn {
    fn index(&mut self, field: &str) -> usize {
        let skewed = self.skew.iter().find(|(name, _)| *name == field).map(|(_, odds)| *odds);
        let odds = skewed.unwrap_or_else(|| odds(field));
        let mut at = self.random.below(odds.iter().sum::<u32>() as usize) as u32;
        odds.iter()
            .position(|odds| {
                let here = at < *odds;
                at = at.saturating_sub(*odds);
                here
            })
            .unwrap()
    }

    fn choice<C: Choice>(&mut self) -> Option<C> {
        C::ALL.get(self.index(C::FIELD)).copied()
    }

    fn yes_no(&mut self, field: &str) -> Option<bool> {
        Some(self.index(field) == 0)
    }

    /// A minute of a working hour, so many days from a day.
    fn at_work(&mut self, now: LocalDateTime, days: i32) -> LocalDateTime {
        now.date().plus_days(days).at(9 * 60 + 30 * self.random.between(0, 15))
    }

    fn held(&mut self, now: LocalDateTime, least: i32, most: i32) -> LocalDateTime {
        let days = self.random.between(least, most);
        let at = self.at_work(now, -days);
        if at <= now { at } else { at - DAY }
    }

    fn ahead(&mut self, now: LocalDateTime) -> LocalDateTime {
        let days = self.random.between(0, 10);
        let at = self.at_work(now, days);
        if at > now { at } else { at + DAY }
    }

    /// Everything about somebody's process, as that person knows it.
    fn truth(&mut self, people: usize) -> Situation {
        let week = LocalDateTime::parse("2026-03-02T00:00").unwrap() + 7 * DAY * self.random.between(0, 8);
        let now = week + DAY * self.random.between(0, 6) + self.random.between(8 * 60, 22 * 60);
        let mut truth = Situation::new(now);
        truth.stage = self.choice();
        let ended = matches!(truth.stage, Some(Stage::Offer | Stage::Rejected | Stage::Closed));
        match truth.stage {
            Some(Stage::Before) => truth.interview_at = Some(self.ahead(now)),
            Some(Stage::Between) => {
                truth.interview_at = Some(self.held(now, 0, 10));
                truth.next_interview_at = Some(self.ahead(now));
            }
            Some(Stage::After) => truth.interview_at = Some(self.held(now, 0, 14)),
            _ => truth.interview_at = Some(self.held(now, 16, 30)),
        }
        truth.decision_on = match ended {
            true => Some(now.date().plus_days(-self.random.between(0, 14))),
            // Half of the companies say by when they will decide.
            false if self.random.percent(50) => Some(now.date().plus_days(self.random.between(1, 21))),
            false => None,
        };
        truth.invited_on = Some(now.date().plus_days(-self.random.between(0, 20)));
        (truth.company_norm, truth.comfort, truth.arranged_by) = (self.choice(), self.choice(), self.choice());
        truth.interviewers = (1..=people).map(|id| self.person(id, now, truth.stage)).collect();
        truth
    }

    fn person(&mut self, id: usize, now: LocalDateTime, stage: Option<Stage>) -> Interviewer {
        Interviewer {
            id: id.to_string(),
            role: self.choice(),
            round: if stage == Some(Stage::Between) { self.choice() } else { None },
            relationship: self.choice(),
            invited_you: self.yes_no("invitedYou"),
            referred_you: self.yes_no("referredYou"),
            active_online: self.yes_no("activeOnline"),
            rapport: self.choice(),
            contact: self.choice(),
            request: self.choice(),
            request_sent_on: Some(now.date().plus_days(-self.random.between(0, 40))),
            followed_up: self.yes_no("followedUp"),
            ..Interviewer::default()
        }
    }
}

fn verdicts(situation: &Situation) -> Vec<Verdict> {
    let setting = Setting::of(situation);
    situation.interviewers.iter().map(|who| decide(&Case::alone(&setting, who)).verdict).collect()
}

fn date_of_stage(stage: Stage) -> Option<&'static str> {
    match stage {
        Stage::Offer => None,
        Stage::Rejected | Stage::Closed => Some("decisionOn"),
        Stage::Before | Stage::Between | Stage::After => Some("interviewAt"),
    }
}

/// What the main path asks next: the stage, the date that says most about it, then whatever weighs enough.
fn next(told: &Situation, asked: &BTreeSet<&'static str>) -> Option<&'static str> {
    let setting = Setting::of(told);
    let first =
        [Some(Stage::FIELD), date_of_stage(setting.stage)].into_iter().flatten().find(|field| !asked.contains(field));
    first.or_else(|| {
        let least = WORTH_ASKING * told.interviewers.len() as u32;
        let missing = missing(told, &decide_all(told, &setting));
        missing.into_iter().find(|open| open.weight >= least && !asked.contains(open.field)).map(|open| open.field)
    })
}

/// Answers a question truly: for everyone, where it is about people.
fn answer(told: &mut Situation, truth: &Situation, field: &str) {
    match field {
        "stage" => told.stage = truth.stage,
        "invitedOn" => told.invited_on = truth.invited_on,
        "interviewAt" => told.interview_at = truth.interview_at,
        "nextInterviewAt" => told.next_interview_at = truth.next_interview_at,
        "decisionOn" => told.decision_on = truth.decision_on,
        "companyNorm" => told.company_norm = truth.company_norm,
        "comfort" => told.comfort = truth.comfort,
        "arrangedBy" => told.arranged_by = truth.arranged_by,
        _ => {
            for (told, truth) in told.interviewers.iter_mut().zip(&truth.interviewers) {
                match field {
                    "role" => told.role = truth.role,
                    "round" => told.round = truth.round,
                    "relationship" => told.relationship = truth.relationship,
                    "invitedYou" => told.invited_you = truth.invited_you,
                    "referredYou" => told.referred_you = truth.referred_you,
                    "activeOnline" => told.active_online = truth.active_online,
                    "rapport" => told.rapport = truth.rapport,
                    "contact" => told.contact = truth.contact,
                    "request" => told.request = truth.request,
                    "requestSentOn" => told.request_sent_on = truth.request_sent_on,
                    "followedUp" => told.followed_up = truth.followed_up,
                    field => panic!("nobody can answer {field}"),
                }
            }
        }
    }
}

/// How the answers of one situation went.
struct Story {
    asked: usize,
    /// After so many answers the verdicts were those of the whole truth, and stayed so.
    settled: Option<usize>,
}

fn tell(truth: &Situation) -> Story {
    let last = verdicts(truth);
    let mut told = Situation::new(truth.now);
    told.interviewers =
        truth.interviewers.iter().map(|who| Interviewer { id: who.id.clone(), ..Interviewer::default() }).collect();
    let mut asked = BTreeSet::new();
    let mut settled = None;
    loop {
        settled = if verdicts(&told) == last { settled.or(Some(asked.len())) } else { None };
        let Some(field) = next(&told, &asked) else { return Story { asked: asked.len(), settled } };
        asked.insert(field);
        answer(&mut told, truth, field);
    }
}

/// What a population comes to, shares in percent.
#[derive(Debug)]
struct Figures {
    after_4: f64,
    after_5: f64,
    after_7: f64,
    asked: f64,
    wrong: f64,
}

fn figures(skew: Skew, people: usize, tell: fn(&Situation) -> Story) -> Figures {
    let stories = Mutex::new(Vec::new());
    on_two_threads(SITUATIONS, |seed| {
        let story = tell(&Drawn { random: Random::new(seed), skew }.truth(people));
        stories.lock().unwrap().push(story);
    });
    let stories = stories.into_inner().unwrap();
    let share = |of: &dyn Fn(&Story) -> bool| {
        100.0 * stories.iter().filter(|story| of(story)).count() as f64 / stories.len() as f64
    };
    let settled_by = |answers: usize| share(&|story| story.settled.is_some_and(|settled| settled <= answers));
    Figures {
        after_4: settled_by(4),
        after_5: settled_by(5),
        after_7: settled_by(7),
        asked: stories.iter().map(|story| story.asked).sum::<usize>() as f64 / stories.len() as f64,
        wrong: share(&|story| story.settled.is_none()),
    }
}

#[test]
fn the_verdicts_settle_after_a_few_answers() {
    let shown = |name: &str, people: usize, found: &Figures| {
        println!(
            "{name}, interviewers: {people}; final verdicts after 4 answers: {:.1} %, after 5: {:.1} %, after 7: {:.1} %; \
             asked on the main path: {:.2}; wrong in the end: {:.1} %",
            found.after_4, found.after_5, found.after_7, found.asked, found.wrong
        );
    };
    let found = figures(AS_THE_ODDS, 1, tell);
    shown("as the odds", 1, &found);
    assert!(found.after_4 >= 70.0 && found.after_5 >= 80.0 && found.after_7 >= 90.0, "{found:?}");
    assert!(found.asked <= 6.9 && found.wrong < 4.0, "{found:?}");
    stated_as(&format!("{:.1} %, {:.1} %, {:.1} %", found.after_4, found.after_5, found.after_7));
    stated_as(&format!("{:.2}, {:.1} %", found.asked, found.wrong));
    for people in [2, 3] {
        shown("as the odds", people, &figures(AS_THE_ODDS, people, tell));
    }
    for (name, skew) in [("agencies and recruiters", AGENCIES), ("ended", ENDED)] {
        let skewed = figures(skew, 1, tell);
        shown(name, 1, &skewed);
        let lost = found.after_4 - skewed.after_4;
        println!("{name}: {lost:.1} points fewer after 4 answers than where the odds hold");
        // Where the odds are wrong by this much, the order of the questions still serves.
        assert!(lost < 10.0 && skewed.wrong < 4.0, "{skewed:?}");
    }
}

/// The same on the widget's cards: how many were shown, and after how many the verdicts were those of the whole truth and
/// stayed so. The card of the names is not among them, since names change no verdict.
#[cfg(feature = "ui")]
fn tell_on_cards(truth: &Situation) -> Story {
    use crate::ui::cards;
    let last = verdicts(truth);
    let mut told = Situation::new(truth.now);
    told.interviewers =
        truth.interviewers.iter().map(|who| Interviewer { id: who.id.clone(), ..Interviewer::default() }).collect();
    let people: Vec<&str> = truth.interviewers.iter().map(|who| who.id.as_str()).collect();
    let mut asked = BTreeSet::new();
    let mut at: Option<&'static str> = None;
    let (mut shown, mut settled) = (0, None);
    loop {
        let setting = Setting::of(&told);
        let least = WORTH_ASKING * people.len() as u32;
        let missing = missing(&told, &decide_all(&told, &setting));
        let is_open = |open: &&Missing| open.weight >= least && !asked.contains(open.field);
        let open: Vec<&Missing> = missing.iter().filter(is_open).collect();
        // A question about people is answered for all of them at once, with "Everyone the same as", or else one by one.
        let joining = at.map(|field| cards::joining(field, people.first().copied(), &open)).unwrap_or_default();
        let first = [Some(Stage::FIELD), date_of_stage(setting.stage)].into_iter().flatten();
        let card: Vec<&'static str> = match first.into_iter().find(|field| !asked.contains(field)) {
            Some(field) => vec![field],
            None if joining.is_empty() => {
                cards::first(setting.stage, &people, &open).iter().map(|open| open.field).collect()
            }
            None => joining.iter().map(|open| open.field).collect(),
        };
        if joining.is_empty() {
            settled = if verdicts(&told) == last { settled.or(Some(shown)) } else { None };
            if card.is_empty() {
                return Story { asked: shown, settled };
            }
            shown += 1;
        }
        at = card.first().copied();
        for field in card {
            asked.insert(field);
            answer(&mut told, truth, field);
        }
    }
}

#[test]
#[cfg(feature = "ui")]
fn the_verdicts_settle_after_a_few_cards() {
    let shown = |name: &str, people: usize, found: &Figures| {
        println!(
            "{name}, interviewers: {people}; final verdicts after 4 cards: {:.1} %, after 5: {:.1} %, after 7: {:.1} %; \
             cards: {:.2}; wrong in the end: {:.1} %",
            found.after_4, found.after_5, found.after_7, found.asked, found.wrong
        );
    };
    let found = figures(AS_THE_ODDS, 1, tell_on_cards);
    shown("as the odds", 1, &found);
    assert!(found.after_4 >= 85.0 && found.after_5 >= 93.0 && found.asked <= 5.3 && found.wrong < 4.0, "{found:?}");
    stated_as(&format!("{:.1} %, {:.1} %, {:.2}", found.after_4, found.after_5, found.asked));
    for people in [2, 3] {
        shown("as the odds", people, &figures(AS_THE_ODDS, people, tell_on_cards));
    }
    for (name, skew) in [("agencies and recruiters", AGENCIES), ("ended", ENDED)] {
        let skewed = figures(skew, 1, tell_on_cards);
        shown(name, 1, &skewed);
        assert!(skewed.after_4 >= 80.0 && skewed.after_5 >= 90.0, "{skewed:?}");
    }
}
