//! The case: the facts about one interviewer, contradictions resolved, and the conditions that tables may ask of them.

use crate::basics::civil::{DAY, HOUR, LocalDate, LocalDateTime};
use crate::engine::working::{TheirClock, WORK_STARTS};
use crate::knowledge::tables::Conditions;
use crate::model::situation::*;

include!(concat!(env!("OUT_DIR"), "/case_conditions.rs"));

/// "A few weeks" without an answer, in days (house.threeWeeks).
pub(crate) const THREE_WEEKS: i32 = 21;
/// Days after the interview when no decision day was promised (house.checkIn).
const CHECK_IN_UNPROMISED: i32 = 14;
/// Minutes past their due time for which owed thanks come first; after that they are still better than none.
const THANKS_OVERDUE: i32 = 7 * DAY;
/// This many interviewers may be thanked through one message.
const COMMITTEE: usize = 4;
/// Days after the end of a process from which a text says that time has passed.
const LONG_AGO: i32 = 60;
/// Days after a talk from which thanks for it say that they are late.
const LONG_AFTER_ROUND: i32 = 7;
/// Days after a refusal in which thanks for it make sense.
const RECENT_END: i32 = 30;
/// Days after the first check-in (house.checkIn).
const CHECK_IN_AGAIN: i32 = 7;

/// The situation's shared facts after contradictions are resolved: the clock wins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub now: LocalDateTime,
    pub stage: Stage,
    /// The rounds that count, in order and each once: those called off are gone.
    rounds: Vec<LocalDateTime>,
    /// How many of the rounds are not ahead.
    held: usize,
    /// Of `interviewAt` and `nextInterviewAt` the latest not ahead, and the first one ahead: for people with no round of
    /// their own.
    shared_held: Option<LocalDateTime>,
    shared_ahead: Option<LocalDateTime>,
    /// In `between`, people with no round of their own and no answer about it are still to be met.
    meets_next: bool,
    pub invited_on: Option<LocalDate>,
    pub decision_on: Option<LocalDate>,
    thank_you_sent_at: Option<LocalDateTime>,
    pub company_norm: Option<CompanyNorm>,
    pub comfort: Option<Comfort>,
    pub arranged_by: Option<ArrangedBy>,
    pub posture: Option<Posture>,
    pub closed_because: Option<ClosedBecause>,
    clock_ahead: i32,
    working_week: WorkingWeek,
    days_off: Vec<LocalDate>,
    /// How many interviewers there are.
    people: usize,
    /// How many check-in emails have gone out.
    pub check_ins: usize,
    pub last_check_in: Option<LocalDate>,
}

impl Setting {
    pub fn of(situation: &Situation) -> Setting {
        Setting::with_rounds(situation, &own_rounds(situation))
    }

    /// The same for a situation without its people, given the rounds in which they are met.
    pub fn with_rounds(situation: &Situation, own: &[LocalDateTime]) -> Setting {
        let now = situation.now;
        let shared = [situation.interview_at, situation.next_interview_at];
        let mut rounds: Vec<LocalDateTime> = Vec::with_capacity(own.len() + 2);
        for round in shared.iter().flatten().chain(own) {
            let place = rounds.partition_point(|known| known < round);
            if rounds.get(place) != Some(round) {
                rounds.insert(place, *round);
            }
        }
        let stage = stage(situation, &rounds);
        let ended = is_ended(stage);
        let past_day = |day: &LocalDate| day.at(0) <= now;
        let decision_on = situation.decision_on.filter(|day| !ended || past_day(day));
        let counts = |round: &LocalDateTime| {
            !ended || *round <= now && decision_on.is_none_or(|decided| round.date() <= decided)
        };
        rounds.retain(counts);
        let held = rounds.partition_point(|round| *round <= now);
        let counting = |round: &Option<LocalDateTime>| round.filter(counts);
        let shared_held = shared.iter().filter_map(counting).filter(|round| *round <= now).max();
        let shared_ahead = shared.iter().filter_map(counting).filter(|round| *round > now).min();
        let (mut check_ins, mut last_check_in) = (0, None);
        for day in situation.check_ins_sent_on.iter().filter(|day| past_day(day)) {
            check_ins += 1;
            last_check_in = last_check_in.max(Some(*day));
        }
        Setting {
            now,
            stage,
            held,
            meets_next: situation.interview_at.is_some_and(|round| round > now) && shared_held.is_none() && held > 0,
            rounds,
            shared_held,
            shared_ahead,
            invited_on: situation.invited_on.filter(past_day),
            decision_on,
            thank_you_sent_at: situation.thank_you_sent_at.filter(|sent| *sent <= now),
            company_norm: situation.company_norm,
            comfort: situation.comfort,
            arranged_by: situation.arranged_by,
            posture: situation.posture,
            closed_because: situation.closed_because.filter(|_| stage == Stage::Closed),
            clock_ahead: situation.clock_ahead.unwrap_or_default(),
            working_week: situation.working_week.unwrap_or(WorkingWeek::MonFri),
            days_off: situation.days_off.clone(),
            people: situation.interviewers.len(),
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

    /// The rounds that count, in order.
    pub fn rounds(&self) -> &[LocalDateTime] {
        &self.rounds
    }

    /// The rounds ahead, in order.
    pub fn rounds_ahead(&self) -> &[LocalDateTime] {
        self.rounds.get(self.held..).unwrap_or_default()
    }

    /// The latest round held.
    pub fn latest_held(&self) -> Option<LocalDateTime> {
        self.rounds.get(..self.held)?.last().copied()
    }

    /// The next round.
    pub fn next(&self) -> Option<LocalDateTime> {
        self.rounds_ahead().first().copied()
    }

    /// The last round of which anything is known, held or ahead.
    pub fn last_round(&self) -> Option<LocalDateTime> {
        self.rounds.last().copied()
    }

    /// Whether the rounds decide that somebody without a round of their own is still to be met.
    pub fn meets_next(&self) -> bool {
        self.meets_next
    }

    /// The clock where the interviewers are, as far as nobody has one of their own.
    pub fn their_clock(&self) -> TheirClock<'_> {
        TheirClock { ahead: self.clock_ahead, week: self.working_week, days_off: &self.days_off }
    }

    /// When to ask where things stand: two working days after the promised day, or else two weeks after the interview;
    /// once more a week after the first time; then no more.
    pub fn check_in(&self) -> Option<LocalDateTime> {
        if self.is_ended() {
            return None;
        }
        let clock = self.their_clock();
        let day = match (self.check_ins, self.last_check_in, self.decision_on) {
            (0, _, Some(promised)) => clock.next_working_day(clock.next_working_day(promised)),
            (0, _, None) => self.last_round()?.date().plus_days(CHECK_IN_UNPROMISED),
            (1, Some(first), _) => first.plus_days(CHECK_IN_AGAIN),
            _ => return None,
        };
        Some(clock.working_moment(clock.at(day, WORK_STARTS)))
    }
}

/// The rounds in which the interviewers are met, as far as they have their own.
pub(crate) fn own_rounds(situation: &Situation) -> Vec<LocalDateTime> {
    let mut rounds = Vec::new();
    for who in &situation.interviewers {
        rounds.extend(who.met_at);
    }
    rounds
}

fn is_ended(stage: Stage) -> bool {
    matches!(stage, Stage::Offer | Stage::Rejected | Stage::Closed)
}

/// The stage used: one that ended as it was given, any other from the rounds, as far as they are known.
fn stage(situation: &Situation, rounds: &[LocalDateTime]) -> Stage {
    let given = situation.stage;
    if let Some(ended) = given.filter(|stage| is_ended(*stage)) {
        return ended;
    }
    let held = rounds.first().is_some_and(|first| *first <= situation.now);
    let ahead = rounds.last().is_some_and(|last| *last > situation.now);
    let knows_interview = situation.interview_at.is_some();
    match (held, ahead, given) {
        (true, true, _) => Stage::Between,
        (true, false, Some(Stage::Between)) if situation.next_interview_at.is_none() => Stage::Between,
        (true, false, _) => Stage::After,
        (false, true, Some(Stage::Between)) if !(knows_interview && rounds.len() > 1) => Stage::Between,
        // A round was held; only its date is unknown.
        (false, true, Some(Stage::After)) if !knows_interview => Stage::Between,
        (false, true, _) => Stage::Before,
        (false, false, given) => given.unwrap_or(Stage::Before),
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
    /// Judged before the round in which the two meet.
    before: bool,
    own_round: Option<LocalDateTime>,
}

impl<'a> Case<'a> {
    /// The case of someone alone: what anyone's decision follows from, since nobody's depends on the others.
    pub fn alone(setting: &'a Setting, who: &'a Interviewer) -> Case<'a> {
        let before = match (setting.stage, who.met_at) {
            (Stage::Before, _) => true,
            (Stage::Between, Some(met)) => met > setting.now,
            (Stage::Between, None) => who.round.map_or(setting.meets_next, |round| round == Round::Next),
            _ => false,
        };
        let own_round = match who.met_at {
            Some(met) => setting.rounds.contains(&met).then_some(met),
            None if before => setting.shared_ahead,
            None => setting.shared_held,
        };
        Case { setting, who, position: 0, several: false, before, own_round }
    }

    /// The same among others: at this place, one of several or the only one.
    pub fn among(self, position: usize, several: bool) -> Case<'a> {
        Case { position, several, ..self }
    }

    /// Which of the tables' conditions hold, as far as they follow from the facts.
    pub fn conditions(&self) -> Conditions {
        case_conditions(self)
    }

    /// Only those of them that the decision table asks for: other answers are decided by the dozen.
    pub fn deciding_conditions(&self) -> Conditions {
        deciding_conditions(self)
    }

    /// The round in which the two met, or will; none where it is unknown or was called off.
    pub fn own_round(&self) -> Option<LocalDateTime> {
        self.own_round
    }

    /// The round in which the two met, once it is held.
    pub fn own_round_held(&self) -> Option<LocalDateTime> {
        self.own_round.filter(|round| *round <= self.setting.now)
    }

    /// The round by which a request is judged: the person's own while it is ahead, or the latest held.
    pub fn judged_by(&self) -> Option<LocalDateTime> {
        if self.before { self.own_round } else { self.setting.latest_held() }
    }

    /// The rounds ahead that may cut a window after [`Case::judged_by`], in order.
    pub fn later_rounds(&self) -> &'a [LocalDateTime] {
        let ahead = self.setting.rounds_ahead();
        match self.own_round.filter(|_| self.before) {
            Some(own) => ahead.get(ahead.partition_point(|round| *round <= own)..).unwrap_or_default(),
            None => ahead,
        }
    }

    /// The round before another, held or ahead.
    pub fn round_before(&self, round: LocalDateTime) -> Option<LocalDateTime> {
        let rounds = &self.setting.rounds;
        rounds.get(..rounds.partition_point(|known| *known < round))?.last().copied()
    }

    /// The clock of the person who gets the message.
    pub fn their_clock(&self) -> TheirClock<'a> {
        let shared = self.setting.their_clock();
        TheirClock { ahead: self.who.clock_ahead.unwrap_or(shared.ahead), ..shared }
    }

    /// When the user's pending request went out, if that is known and not ahead.
    pub fn request_sent_on(&self) -> Option<LocalDate> {
        self.who.request_sent_on.filter(|day| day.at(0) <= self.setting.now)
    }

    /// The thank-you that counts for this person: their own, or else the one to all, neither ahead nor older than their
    /// own round once that is held.
    pub fn thank_you(&self) -> Option<LocalDateTime> {
        let counts = |sent: &LocalDateTime| {
            *sent <= self.setting.now && self.own_round_held().is_none_or(|round| *sent >= round)
        };
        self.who.thank_you_sent_at.filter(counts).or(self.setting.thank_you_sent_at.filter(counts))
    }

    /// When thanks are due: a day after the two met, or in the morning of a decision that comes before that, but never
    /// within the first hour (house.thankYouDay).
    pub fn thanks_due(&self) -> Option<LocalDateTime> {
        let round = self.own_round?;
        let a_day_after = round + DAY;
        let before_decision = self.setting.decision_on.map_or(a_day_after, |day| day.at(WORK_STARTS));
        Some(before_decision.min(a_day_after).max(round + HOUR))
    }

    /// Days since the process ended, where it did and the day is known.
    fn days_since_end(&self) -> Option<i32> {
        let decided = self.setting.decision_on.filter(|_| self.setting.is_ended())?;
        Some(self.setting.today().days_since(decided))
    }

    /// The two were to meet in a round that was called off.
    fn never_met(&self) -> bool {
        let known = self.who.relationship == Some(Relationship::Known) || self.who.referred_you == Some(true);
        self.who.met_at.is_some() && self.own_round.is_none() && !known
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
    pub fn arranged_by(&self) -> Option<ArrangedBy> {
        self.setting.arranged_by
    }
    pub fn posture(&self) -> Option<Posture> {
        self.setting.posture
    }
    pub fn closed_because(&self) -> Option<ClosedBecause> {
        self.setting.closed_because
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
        self.who.contact.or(self.never_met().then_some(Contact::None))
    }
    /// A suggestion after a refusal opens the question again; "rather not", when asked, is a refusal.
    pub fn request(&self) -> Option<Request> {
        match (self.who.request, self.suggested()) {
            (Some(Request::Declined), true) => Some(Request::None),
            (Some(Request::None) | None, false) if self.who.agreed == Some(false) => Some(Request::Declined),
            (request, _) => request,
        }
    }
    pub fn asked_before(&self) -> bool {
        self.who.request == Some(Request::Declined) && self.suggested()
    }
    pub fn rejected(&self) -> bool {
        self.setting.stage == Stage::Rejected
    }
    pub fn before(&self) -> bool {
        self.before
    }
    pub fn open(&self) -> bool {
        !self.before && !self.setting.is_ended()
    }
    /// They suggested connecting.
    pub fn suggested(&self) -> bool {
        self.who.invited_you == Some(true)
    }
    /// They suggested connecting, or said yes when asked.
    pub fn invited(&self) -> bool {
        self.suggested() || self.who.agreed == Some(true)
    }
    pub fn agreed(&self) -> bool {
        !self.suggested() && self.who.agreed == Some(true)
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
        self.own_round_held().is_some_and(|held| self.setting.now - held <= 2 * DAY)
    }
    pub fn first_day(&self) -> bool {
        self.setting.latest_held().is_some_and(|held| self.setting.now - held < DAY)
    }
    pub fn next_under_day(&self) -> bool {
        self.setting.next().is_some_and(|next| next - self.setting.now < DAY)
    }
    pub fn last_day(&self) -> bool {
        self.judged_by().is_some_and(|interview| interview - self.setting.now <= DAY)
    }
    pub fn eve(&self) -> bool {
        self.judged_by().is_some_and(|interview| (DAY..=2 * DAY).contains(&(interview - self.setting.now)))
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
    /// A round after that day has shown that the promise is an old one.
    pub fn decision_day_known(&self) -> bool {
        let last = self.setting.last_round().map(LocalDateTime::date);
        self.setting.decision_on.is_some_and(|promised| last.is_none_or(|last| last <= promised))
    }
    /// With somebody met or still to be met while the process is open, and some way to reach them.
    pub fn owes_thanks(&self) -> bool {
        let reachable = self.who.reach != Some(Reach::None) && self.contact() != Some(Contact::None);
        !self.setting.is_ended() && !self.thanked() && reachable
    }
    pub fn thanks_timely(&self) -> bool {
        let past_due = |due| self.setting.now - due <= THANKS_OVERDUE;
        self.own_round_held().is_some() && self.thanks_due().is_some_and(past_due)
    }
    pub fn reach(&self) -> Option<Reach> {
        self.who.reach
    }
    pub fn committee(&self) -> bool {
        self.setting.people >= COMMITTEE
    }
    pub fn long_ago(&self) -> bool {
        self.days_since_end().is_some_and(|days| days >= LONG_AGO)
    }
    pub fn long_after_round(&self) -> bool {
        self.own_round_held().is_some_and(|round| self.setting.today().days_since(round.date()) >= LONG_AFTER_ROUND)
    }
    pub fn recent_end(&self) -> bool {
        self.days_since_end().is_none_or(|days| days <= RECENT_END)
    }
    pub fn topic_known(&self) -> bool {
        self.who.topic.is_some()
    }
}
