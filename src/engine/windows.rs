//! When: the windows of the public model, their edges and working moments.
//!
//! Every function takes the case and returns a verdict with its window. `src/tables/timings.table` says what each of the
//! rules' timings is and what it rests on.

use crate::basics::civil::{DAY, LocalDate, LocalDateTime};
use crate::engine::case::{Case, THREE_WEEKS};
use crate::engine::working::{TheirClock, WORK_ENDS, WORK_STARTS};
use crate::knowledge::tables::Timing;
use crate::model::advice::{Until, Verdict, Window};

/// Days after the decision in which a request is best (house.week).
const WEEK: i32 = 7;

impl Timing {
    /// Whether the window follows from the round's date.
    pub(crate) fn needs_round(self) -> bool {
        let by_round = !matches!(self, Timing::FromNow | Timing::AwaitReply | Timing::AfterInterview);
        by_round && !self.needs_decision()
    }

    /// Whether the window follows from the decision's date.
    pub(crate) fn needs_decision(self) -> bool {
        matches!(self, Timing::Decision | Timing::AskFirst | Timing::Aftermath)
    }
}

/// A verdict with its window, and whether another round has moved or cut it.
pub(crate) type Placed = (Verdict, Window, bool);

/// Applies a timing; `None` where its time has passed and the rules below decide.
pub(crate) fn place(timing: Timing, case: &Case) -> Option<Placed> {
    let (setting, now, clock) = (case.setting, case.setting.now, case.their_clock());
    Some(match (timing, case.judged_by()) {
        (Timing::FromNow, _) => (Verdict::Send, span(Some(now), None), false),
        (Timing::AwaitReply, _) => {
            let closes = case.request_sent_on().map(|sent| sent.plus_days(THREE_WEEKS).at(0)).filter(|end| *end > now);
            (Verdict::Wait, Window { closes, until: Some(Until::Reply), ..Window::UNKNOWN }, false)
        }
        (Timing::Eve, Some(round)) => return eve(case, round),
        (Timing::SinceInvited, Some(round)) => {
            return before_round(case, round, setting.invited_on.map_or(now, |day| day.at(0)));
        }
        (Timing::UntilInterview, round) => (Verdict::Send, span(Some(now), round), false),
        (Timing::UntilEve, Some(round)) if now <= round - DAY => {
            (Verdict::Send, span(Some(now), Some(round - DAY)), false)
        }
        (Timing::DayAfter | Timing::UntilEve, Some(round)) => {
            let (opens, closes) = day_after(round, &clock);
            around_later(case, opens, closes, Enough::WorkingMoment, case.later_rounds(), false)
        }
        (Timing::DayAfter | Timing::Eve | Timing::SinceInvited | Timing::UntilEve, None) => unknown(case),
        (Timing::SinceInterview, Some(round)) => {
            around_later(case, round, day_after(round, &clock).1, Enough::Anything, case.later_rounds(), false)
        }
        (Timing::SinceInterview, None) => match case.later_rounds() {
            [next, later @ ..] if now > *next - DAY => behind(case, *next, later, Enough::Anything),
            [next, ..] => (Verdict::Send, span(Some(now), Some(*next - DAY)), true),
            [] => (Verdict::Send, span(Some(now), None), false),
        },
        (Timing::AfterInterview, _) => wait_until(Until::Interview, None),
        (Timing::Decision | Timing::AskFirst, _) => {
            let expected = setting.decision_on.filter(|day| *day >= setting.today());
            let opens = expected.map(|day| at_least_a_day_after(morning_after(day, &clock), setting.last_round()));
            wait_until(Until::Decision, opens)
        }
        (Timing::Aftermath, _) => aftermath(case),
    })
}

/// The moment to suggest: the first working moment in the window that is not before `now`, unless a round ahead is too near.
pub(crate) fn suggested(window: &Window, case: &Case) -> Option<LocalDateTime> {
    if window.until == Some(Until::Reply) {
        return None;
    }
    let moment = case.their_clock().working_moment(window.opens?.max(case.setting.now));
    let too_near = |round: &LocalDateTime| moment > *round - DAY && moment <= *round;
    let fits = window.closes.is_none_or(|closes| moment <= closes) && !case.setting.rounds_ahead().iter().any(too_near);
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

fn at_least_a_day_after(moment: LocalDateTime, round: Option<LocalDateTime>) -> LocalDateTime {
    round.map_or(moment, |round| moment.max(round + DAY))
}

/// DAY-AFTER of a round: from 24 to 48 hours after it, and where that holds no working moment until the end of the
/// first working day after the day it opens.
fn day_after(round: LocalDateTime, clock: &TheirClock) -> (LocalDateTime, LocalDateTime) {
    let (opens, closes) = (round + DAY, round + 2 * DAY);
    if clock.works_between(opens, closes) {
        (opens, closes)
    } else {
        (opens, clock.at(clock.next_working_day(clock.date(opens)), WORK_ENDS))
    }
}

/// EVE of a round: from 48 to 24 hours before it, and where that holds no working moment from the working morning before.
fn eve(case: &Case, round: LocalDateTime) -> Option<Placed> {
    let (two_days, clock) = (round - 2 * DAY, case.their_clock());
    let opens = if clock.works_between(two_days, round - DAY) { two_days } else { clock.morning_before(two_days) };
    before_round(case, round, opens)
}

/// A window that ends 24 hours before a round, gone once that has passed. It opens no sooner than a day after the round
/// before; where that leaves nothing of it and the round before is ahead, it is the eve of that one.
fn before_round(case: &Case, round: LocalDateTime, opens: LocalDateTime) -> Option<Placed> {
    let (now, closes, earlier) = (case.setting.now, round - DAY, case.round_before(round));
    if let Some(earlier) = earlier.filter(|earlier| *earlier > now && *earlier + DAY > closes) {
        return eve(case, earlier);
    }
    let opens = at_least_a_day_after(opens, earlier);
    if opens > closes || now > closes {
        return None;
    }
    let (verdict, window) = wait_or_send(now, opens, Some(closes));
    Some((verdict, window, false))
}

/// What has to be left of a window that a later round cuts.
#[derive(Clone, Copy)]
enum Enough {
    WorkingMoment,
    Anything,
}

/// A window after a round, ending 24 hours before the next one. It moves behind that round where what is left is not
/// enough, or has passed; the rounds after that one then cut it in turn.
fn around_later(
    case: &Case,
    opens: LocalDateTime,
    closes: LocalDateTime,
    enough: Enough,
    later: &[LocalDateTime],
    moved: bool,
) -> Placed {
    let now = case.setting.now;
    let last = later.first().map(|next| *next - DAY);
    let end = last.map_or(closes, |last| closes.min(last));
    if let ([next, later @ ..], Some(last)) = (later, last) {
        let left = match enough {
            Enough::WorkingMoment => case.their_clock().works_between(opens, end),
            Enough::Anything => opens <= end,
        };
        if now > last || end < closes && !left {
            return behind(case, *next, later, enough);
        }
    }
    if now > end {
        return (Verdict::Send, Window { late: true, ..span(Some(opens), last) }, moved);
    }
    let (verdict, window) = wait_or_send(now, opens, Some(end));
    (verdict, window, moved || end < closes)
}

/// DAY-AFTER of a round that has moved a window behind itself, and the rounds after that one.
fn behind(case: &Case, round: LocalDateTime, later: &[LocalDateTime], enough: Enough) -> Placed {
    let (opens, closes) = day_after(round, &case.their_clock());
    around_later(case, opens, closes, enough, later, true)
}

/// 09:00 of the day after a day, once it is that for both.
fn morning_after(day: LocalDate, clock: &TheirClock) -> LocalDateTime {
    let next = day.plus_days(1);
    next.at(WORK_STARTS).max(clock.at(next, WORK_STARTS))
}

fn aftermath(case: &Case) -> Placed {
    let (setting, now, clock) = (case.setting, case.setting.now, case.their_clock());
    let held = setting.latest_held();
    let Some(decided) = setting.decision_on else {
        let (verdict, window) = wait_or_send(now, at_least_a_day_after(now, held), None);
        return (verdict, window, false);
    };
    let opens = at_least_a_day_after(morning_after(decided, &clock), held);
    let closes = Some(clock.at(decided.plus_days(WEEK), WORK_ENDS)).filter(|closes| now <= *closes);
    let (verdict, window) = wait_or_send(now, opens, closes);
    (verdict, Window { late: closes.is_none(), ..window }, false)
}
