//! Working days and hours, on the clock and in the working week of the person who gets the message (house.theirClock).

use crate::basics::civil::{HOUR, LocalDate, LocalDateTime};
use crate::model::situation::WorkingWeek;

/// The first minute of a working day, as a minute of the day (house.workingHours).
pub(crate) const WORK_STARTS: i32 = 9 * HOUR;
/// The last minute of a working day, as a minute of the day (house.workingHours).
pub(crate) const WORK_ENDS: i32 = 17 * HOUR;

/// The days off that every year has: Christmas Day and New Year's Day, as month and day (house.workingHours).
const HOLIDAYS: [(u8, u8); 2] = [(12, 25), (1, 1)];

/// An interviewer's clock and calendar. Every moment that goes in or comes out is on the user's own clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TheirClock<'a> {
    /// Minutes by which their clock is ahead of the user's.
    pub ahead: i32,
    pub week: WorkingWeek,
    /// Further days on which nobody works there.
    pub days_off: &'a [LocalDate],
}

impl TheirClock<'_> {
    /// A minute of a day on their clock.
    pub fn at(&self, day: LocalDate, minute: i32) -> LocalDateTime {
        day.at(minute) - self.ahead
    }

    /// The day that it is for them.
    pub fn date(&self, moment: LocalDateTime) -> LocalDate {
        (moment + self.ahead).date()
    }

    fn is_working_day(&self, day: LocalDate) -> bool {
        let weekday = day.weekday();
        let in_week = match self.week {
            WorkingWeek::MonFri => weekday < 5,
            WorkingWeek::SunThu => weekday < 4 || weekday == 6,
        };
        let (_, month, of_month) = day.civil();
        in_week && !HOLIDAYS.contains(&(month, of_month)) && !self.days_off.contains(&day)
    }

    /// The first working day after a day.
    pub fn next_working_day(&self, day: LocalDate) -> LocalDate {
        let mut next = day.plus_days(1);
        while !self.is_working_day(next) {
            next = next.plus_days(1);
        }
        next
    }

    /// The first working moment that is not before this one.
    pub fn working_moment(&self, moment: LocalDateTime) -> LocalDateTime {
        let theirs = moment + self.ahead;
        let (day, minute) = (theirs.date(), theirs.minute_of_day());
        if minute <= WORK_ENDS && self.is_working_day(day) {
            self.at(day, minute.max(WORK_STARTS))
        } else {
            self.at(self.next_working_day(day), WORK_STARTS)
        }
    }

    /// Whether a working moment lies between two moments, both included.
    pub fn works_between(&self, from: LocalDateTime, to: LocalDateTime) -> bool {
        self.working_moment(from) <= to
    }

    /// The last 09:00 of a working day before this moment.
    pub fn morning_before(&self, moment: LocalDateTime) -> LocalDateTime {
        let mut day = self.date(moment);
        while !self.is_working_day(day) || self.at(day, WORK_STARTS) >= moment {
            day = day.plus_days(-1);
        }
        self.at(day, WORK_STARTS)
    }
}
