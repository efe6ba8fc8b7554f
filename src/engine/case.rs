//! The case: the facts about one interviewer, contradictions resolved, and the conditions that tables may ask of them.

use crate::basics::civil::{DAY, LocalDate, LocalDateTime, WORK_STARTS};
use crate::knowledge::tables::Conditions;
use crate::model::situation::*;

include!(concat!(env!("OUT_DIR"), "/case_conditions.rs"));

/// "A few weeks" without an answer, in days (house.threeWeeks).
pub(crate) const THREE_WEEKS: i32 = 21;
/// Days after the interview when no decision day was promised (house.checkIn).
const CHECK_IN_UNPROMISED: i32 = 14;
/// Days after the first check-in (house.checkIn).
const CHECK_IN_AGAIN: i32 = 7;

/// The situation's shared facts after contradictions are resolved: the clock wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub now: LocalDateTime,
    pub stage: Stage,
    /// The latest round that is not ahead.
    pub held: Option<LocalDateTime>,
    /// The first round ahead; none once the process ended.
    pub ahead: Option<LocalDateTime>,
    /// A second round ahead.
    pub second: Option<LocalDateTime>,
    pub invited_on: Option<LocalDate>,
    pub decision_on: Option<LocalDate>,
    pub thank_you_sent_at: Option<LocalDateTime>,
    pub company_norm: Option<CompanyNorm>,
    pub comfort: Option<Comfort>,
    pub posture: Option<Posture>,
    /// How many check-in emails have gone out.
    pub check_ins: usize,
    pub last_check_in: Option<LocalDate>,
}

impl Setting {
    pub fn of(situation: &Situation) -> Setting {
        let now = situation.now;
        let rounds = [situation.interview_at, situation.next_interview_at];
        let (mut held, mut ahead, mut second) = (None, None, None);
        for round in rounds.into_iter().flatten() {
            match ahead {
                _ if round <= now => held = held.max(Some(round)),
                None => ahead = Some(round),
                Some(first) if round < first => (ahead, second) = (Some(round), ahead),
                Some(first) if round > first => second = Some(round),
                Some(_) => {}
            }
        }
        let stage = stage(situation, held, ahead);
        let ended = is_ended(stage);
        let unless_called_off = |round: Option<LocalDateTime>| round.filter(|_| !ended);
        let past_day = |day: &LocalDate| day.at(0) <= now;
        let (mut check_ins, mut last_check_in) = (0, None);
        for day in situation.check_ins_sent_on.iter().filter(|day| past_day(day)) {
            check_ins += 1;
            last_check_in = last_check_in.max(Some(*day));
        }
        Setting {
            now,
            stage,
            held,
            ahead: unless_called_off(ahead),
            second: unless_called_off(second),
            invited_on: situation.invited_on.filter(past_day),
            decision_on: situation.decision_on.filter(|day| !ended || past_day(day)),
            thank_you_sent_at: situation
                .thank_you_sent_at
                .filter(|sent| *sent <= now && held.is_none_or(|round| *sent >= round)),
            company_norm: situation.company_norm,
            comfort: situation.comfort,
            posture: situation.posture,
            check_ins,
            last_check_in,
        }
    }

    pub fn today(&self) -> LocalDate {
        self.now.date()
    }

    pub fn is_ended(&self) -> bool {
        is_ended(self.stage)
    }

    /// The latest round of which anything is known, held or ahead.
    pub fn last_round(&self) -> Option<LocalDateTime> {
        self.held.max(self.ahead).max(self.second)
    }

    /// When to ask where things stand: two working days after the promised day, or else two weeks after the interview;
    /// once more a week after the first time; then no more.
    pub fn check_in(&self) -> Option<LocalDateTime> {
        if self.is_ended() {
            return None;
        }
        let day = match (self.check_ins, self.last_check_in, self.decision_on) {
            (0, _, Some(promised)) => promised.next_working_day().next_working_day(),
            (0, _, None) => self.last_round()?.date().plus_days(CHECK_IN_UNPROMISED),
            (1, Some(first), _) => first.plus_days(CHECK_IN_AGAIN),
            _ => return None,
        };
        Some(day.at(WORK_STARTS).working_moment())
    }
}

fn is_ended(stage: Stage) -> bool {
    matches!(stage, Stage::Offer | Stage::Rejected | Stage::Closed)
}

/// The stage used: the given one, unless the dates contradict it.
fn stage(situation: &Situation, held: Option<LocalDateTime>, ahead: Option<LocalDateTime>) -> Stage {
    let given = situation.stage;
    if let Some(ended) = given.filter(|stage| is_ended(*stage)) {
        return ended;
    }
    if situation.interview_at.is_some() && situation.next_interview_at.is_some() {
        return match (held, ahead) {
            (None, _) => Stage::Before,
            (_, Some(_)) => Stage::Between,
            _ => Stage::After,
        };
    }
    let next_was_held = situation.next_interview_at.is_some();
    match given {
        Some(Stage::Before) | None if held.is_some() => Stage::After,
        Some(Stage::Between) if held.is_some() && next_was_held => Stage::After,
        Some(Stage::After) if ahead.is_some() => Stage::Before,
        Some(stage) => stage,
        None => Stage::Before,
    }
}

/// One interviewer within a setting: the facts that the tables' conditions are asked of.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub setting: &'a Setting,
    pub who: &'a Interviewer,
    /// The person's place among the interviewers, from 0.
    pub position: usize,
    /// More than one interviewer is known.
    pub several: bool,
}

impl<'a> Case<'a> {
    /// The case of someone alone: what anyone's decision follows from, since nobody's depends on the others.
    pub fn alone(setting: &'a Setting, who: &'a Interviewer) -> Case<'a> {
        Case { setting, who, position: 0, several: false }
    }

    /// Which of the tables' conditions hold, as far as they follow from the facts.
    pub fn conditions(&self) -> Conditions {
        case_conditions(self)
    }

    /// Only those of them that the decision table asks for: other answers are decided by the dozen.
    pub fn deciding_conditions(&self) -> Conditions {
        deciding_conditions(self)
    }

    /// The round by which this person is judged: the one ahead, or the latest held.
    pub fn interview(&self) -> Option<LocalDateTime> {
        if self.before() { self.setting.ahead } else { self.setting.held }
    }

    /// The round that may cut a window after [`Case::interview`].
    pub fn next_round(&self) -> Option<LocalDateTime> {
        match (self.before(), self.setting.stage) {
            (true, Stage::Before) => self.setting.second,
            (false, _) => self.setting.ahead,
            _ => None,
        }
    }

    /// When the user's pending request went out, if that is known and not ahead.
    pub fn request_sent_on(&self) -> Option<LocalDate> {
        self.who.request_sent_on.filter(|day| day.at(0) <= self.setting.now)
    }

    /// The thank-you email that counts for this person: their own, or else the one to all, neither ahead nor older
    /// than the latest round held.
    pub fn thank_you(&self) -> Option<LocalDateTime> {
        let counts =
            |sent: &LocalDateTime| *sent <= self.setting.now && self.setting.held.is_none_or(|round| *sent >= round);
        self.who.thank_you_sent_at.filter(counts).or(self.setting.thank_you_sent_at)
    }
}

/// The conditions of src/tables/conditions.table, and the fields of src/tables/choices.table.
impl Case<'_> {
    pub fn stage(&self) -> Option<Stage> {
        Some(self.setting.stage)
    }
    pub fn company_norm(&self) -> Option<CompanyNorm> {
        self.setting.company_norm
    }
    pub fn comfort(&self) -> Option<Comfort> {
        self.setting.comfort
    }
    pub fn posture(&self) -> Option<Posture> {
        self.setting.posture
    }
    pub fn role(&self) -> Option<Role> {
        self.who.role
    }
    pub fn relationship(&self) -> Option<Relationship> {
        self.who.relationship
    }
    pub fn rapport(&self) -> Option<Rapport> {
        self.who.rapport
    }
    pub fn contact(&self) -> Option<Contact> {
        self.who.contact
    }
    /// After a refusal, an invitation counts as if no request had been made.
    pub fn request(&self) -> Option<Request> {
        match self.who.request {
            Some(Request::Declined) if self.invited() => Some(Request::None),
            request => request,
        }
    }
    pub fn asked_before(&self) -> bool {
        self.who.request == Some(Request::Declined) && self.invited()
    }
    pub fn rejected(&self) -> bool {
        self.setting.stage == Stage::Rejected
    }
    pub fn before(&self) -> bool {
        match self.setting.stage {
            Stage::Before => true,
            Stage::Between => self.who.round == Some(Round::Next),
            _ => false,
        }
    }
    pub fn open(&self) -> bool {
        !self.before() && !self.setting.is_ended()
    }
    pub fn invited(&self) -> bool {
        self.who.invited_you == Some(true)
    }
    pub fn referred(&self) -> bool {
        self.who.referred_you == Some(true)
    }
    pub fn active(&self) -> bool {
        self.who.active_online == Some(true)
    }
    pub fn followed_up(&self) -> bool {
        self.who.followed_up == Some(true)
    }
    pub fn overdue(&self) -> bool {
        self.request_sent_on().is_some_and(|sent| self.setting.today().days_since(sent) >= THREE_WEEKS)
    }
    pub fn thanked(&self) -> bool {
        self.thank_you().is_some()
    }
    pub fn fresh_two_days(&self) -> bool {
        self.setting.held.is_some_and(|held| self.setting.now - held <= 2 * DAY)
    }
    pub fn first_day(&self) -> bool {
        self.setting.held.is_some_and(|held| self.setting.now - held < DAY)
    }
    pub fn next_under_day(&self) -> bool {
        self.setting.ahead.is_some_and(|next| next - self.setting.now < DAY)
    }
    pub fn last_day(&self) -> bool {
        self.interview().is_some_and(|interview| interview - self.setting.now <= DAY)
    }
    pub fn eve(&self) -> bool {
        self.interview().is_some_and(|interview| (DAY..=2 * DAY).contains(&(interview - self.setting.now)))
    }
    pub fn just_invited(&self) -> bool {
        self.setting.invited_on.is_some_and(|invited| self.setting.today().days_since(invited) <= 3)
    }
    pub fn several(&self) -> bool {
        self.several
    }
    pub fn checked_in(&self) -> bool {
        self.setting.check_ins >= MOST_CHECK_INS
    }
    pub fn checked_in_once(&self) -> bool {
        self.setting.check_ins == 1
    }
    pub fn check_in_due(&self) -> bool {
        self.setting.check_in().is_some_and(|due| due <= self.setting.now)
    }
    pub fn decision_day_known(&self) -> bool {
        self.setting.decision_on.is_some()
    }
    pub fn topic_known(&self) -> bool {
        self.who.topic.is_some()
    }
}
