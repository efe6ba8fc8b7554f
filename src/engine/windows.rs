//! When: the windows of the public model, their edges and working moments.
//!
//! Every function takes the case and returns a verdict with its window. `src/tables/plans.table` says what each of the
//! rules' plans is and what it rests on.

use crate::basics::civil::{DAY, LocalDateTime, WORK_ENDS, WORK_STARTS};
use crate::engine::case::{Case, Setting, THREE_WEEKS};
use crate::knowledge::tables::Plan;
use crate::model::advice::{Until, Verdict, Window};

/// Days after the decision in which a request is best (house.week).
const WEEK: i32 = 7;

impl Plan {
    /// Whether the window follows from the round's date.
    pub(crate) fn needs_round(self) -> bool {
        !matches!(self, Plan::FromNow | Plan::AwaitReply | Plan::AfterInterview | Plan::Decision | Plan::Aftermath)
    }

    /// Whether the window follows from the decision's date.
    pub(crate) fn needs_decision(self) -> bool {
        matches!(self, Plan::Decision | Plan::Aftermath)
    }
}

/// A verdict with its window, and whether another round has moved or cut it.
pub(crate) type Placed = (Verdict, Window, bool);

/// Applies a plan; `None` where its time has passed and the rules below decide.
pub(crate) fn place(plan: Plan, case: &Case) -> Option<Placed> {
    let (setting, now) = (case.setting, case.setting.now);
    let (round, next) = (case.interview(), case.next_round());
    Some(match (plan, round) {
        (Plan::FromNow, _) => (Verdict::Send, span(Some(now), None), false),
        (Plan::AwaitReply, _) => {
            let closes = case.request_sent_on().map(|sent| sent.plus_days(THREE_WEEKS).at(0)).filter(|end| *end > now);
            (Verdict::Wait, Window { closes, until: Some(Until::Reply), ..Window::UNKNOWN }, false)
        }
        (Plan::Eve, Some(round)) => {
            let (two_days, one_day) = (round - 2 * DAY, round - DAY);
            let opens =
                if holds_working_moment(two_days, one_day) { two_days } else { two_days.working_morning_before() };
            return before_round(setting, opens, one_day);
        }
        (Plan::SinceInvited, Some(round)) => {
            return before_round(setting, setting.invited_on.map_or(now, |day| day.at(0)), round - DAY);
        }
        (Plan::UntilInterview, round) => (Verdict::Send, span(Some(now), round), false),
        (Plan::UntilEve, Some(round)) if now <= round - DAY => {
            (Verdict::Send, span(Some(now), Some(round - DAY)), false)
        }
        (Plan::DayAfter | Plan::UntilEve, Some(round)) => after_round(case, round, next),
        (Plan::DayAfter | Plan::Eve | Plan::SinceInvited | Plan::UntilEve, None) => unknown(case),
        (Plan::SinceInterview, round) => since_interview(case, round, next),
        (Plan::AfterInterview, _) => wait_until(Until::Interview, None),
        (Plan::Decision, _) => {
            let expected = setting.decision_on.filter(|day| *day >= setting.today());
            wait_until(
                Until::Decision,
                expected.map(|day| at_least_a_day_after(day.plus_days(1).at(WORK_STARTS), setting.last_round())),
            )
        }
        (Plan::Aftermath, _) => aftermath(setting),
    })
}

/// The moment to suggest: the first working moment in the window that is not before `now`, unless a round ahead is too near.
pub(crate) fn suggested(window: &Window, setting: &Setting) -> Option<LocalDateTime> {
    if window.until == Some(Until::Reply) {
        return None;
    }
    let moment = window.opens?.max(setting.now).working_moment();
    let too_near = |round: &LocalDateTime| moment > *round - DAY && moment <= *round;
    let fits = window.closes.is_none_or(|closes| moment <= closes)
        && ![setting.ahead, setting.second].iter().flatten().any(too_near);
    fits.then_some(moment)
}

fn span(opens: Option<LocalDateTime>, closes: Option<LocalDateTime>) -> Window {
    Window { opens, closes, ..Window::UNKNOWN }
}

fn wait_until(until: Until, opens: Option<LocalDateTime>) -> Placed {
    (Verdict::Wait, Window { opens, until: Some(until), ..Window::UNKNOWN }, false)
}

/// The date that the window needs is unknown.
fn unknown(case: &Case) -> Placed {
    wait_until(if case.before() { Until::Interview } else { Until::Time }, None)
}

/// Waits for a span to open, or sends within it.
fn wait_or_send(now: LocalDateTime, opens: LocalDateTime, closes: Option<LocalDateTime>) -> (Verdict, Window) {
    let window = span(Some(opens), closes);
    if now < opens { (Verdict::Wait, Window { until: Some(Until::Time), ..window }) } else { (Verdict::Send, window) }
}

/// Whether a working moment lies between two moments, both included.
fn holds_working_moment(from: LocalDateTime, to: LocalDateTime) -> bool {
    from.working_moment() <= to
}

fn at_least_a_day_after(moment: LocalDateTime, round: Option<LocalDateTime>) -> LocalDateTime {
    round.map_or(moment, |round| moment.max(round + DAY))
}

/// DAY-AFTER of a round: from 24 to 48 hours after it or, if no working moment lies between, until the end of the first
/// working day after the day it opens.
fn day_after(round: LocalDateTime) -> (LocalDateTime, LocalDateTime) {
    let (opens, closes) = (round + DAY, round + 2 * DAY);
    if holds_working_moment(opens, closes) {
        (opens, closes)
    } else {
        (opens, opens.date().next_working_day().at(WORK_ENDS))
    }
}

/// A window before a round. It opens no sooner than a day after a round held; `None` if it has passed or nothing is
/// left of it.
fn before_round(setting: &Setting, opens: LocalDateTime, closes: LocalDateTime) -> Option<Placed> {
    let opens = at_least_a_day_after(opens, setting.held);
    if opens > closes || setting.now > closes {
        return None;
    }
    let (verdict, window) = wait_or_send(setting.now, opens, Some(closes));
    Some((verdict, window, false))
}

fn after_round(case: &Case, round: LocalDateTime, next: Option<LocalDateTime>) -> Placed {
    let (opens, closes) = day_after(round);
    around_next(case, opens, closes, next, holds_working_moment)
}

fn since_interview(case: &Case, round: Option<LocalDateTime>, next: Option<LocalDateTime>) -> Placed {
    let now = case.setting.now;
    match (round, next) {
        (Some(round), next) => around_next(case, round, day_after(round).1, next, |opens, closes| opens <= closes),
        (None, Some(next)) if now > next - DAY => moved_behind(case, next),
        (None, next) => (Verdict::Send, span(Some(now), next.map(|next| next - DAY)), next.is_some()),
    }
}

/// A window after a round, ending 24 hours before the next one. If what is left is not `enough`, or has passed, it
/// moves to after that round.
fn around_next(
    case: &Case,
    opens: LocalDateTime,
    closes: LocalDateTime,
    next: Option<LocalDateTime>,
    enough: fn(LocalDateTime, LocalDateTime) -> bool,
) -> Placed {
    let now = case.setting.now;
    let last = next.map(|next| next - DAY);
    let end = last.map_or(closes, |last| closes.min(last));
    if let Some(next) = next.filter(|next| now > *next - DAY || (end < closes && !enough(opens, end))) {
        return moved_behind(case, next);
    }
    if now > end {
        return (Verdict::Send, Window { late: true, ..span(Some(opens), last) }, false);
    }
    let (verdict, window) = wait_or_send(now, opens, Some(end));
    (verdict, window, end < closes)
}

fn moved_behind(case: &Case, round: LocalDateTime) -> Placed {
    let (verdict, window, _) = after_round(case, round, None);
    (verdict, window, true)
}

fn aftermath(setting: &Setting) -> Placed {
    let now = setting.now;
    let Some(decided) = setting.decision_on else {
        let (verdict, window) = wait_or_send(now, at_least_a_day_after(now, setting.held), None);
        return (verdict, window, false);
    };
    let opens = at_least_a_day_after(decided.plus_days(1).at(WORK_STARTS), setting.held);
    let closes = decided.plus_days(WEEK).at(WORK_ENDS);
    // A round held after the decision can push the opening beyond the week; the window then has no end.
    let closes = Some(closes).filter(|closes| opens <= *closes && now <= *closes);
    let (verdict, window) = wait_or_send(now, opens, closes);
    (verdict, Window { late: closes.is_none(), ..window }, false)
}
