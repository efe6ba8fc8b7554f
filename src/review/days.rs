//! The days that a message names, compared with the days of the interviews (s2.18).

use super::phrases::{Found, section};
use super::reviewer::{Place, Reviewer, Told};
use crate::basics::civil::{HOUR, LocalDateTime};

/// A day's section and its weekday, Monday 0.
const WEEKDAYS: [u8; 7] = [
    section::DAY_MONDAY,
    section::DAY_TUESDAY,
    section::DAY_WEDNESDAY,
    section::DAY_THURSDAY,
    section::DAY_FRIDAY,
    section::DAY_SATURDAY,
    section::DAY_SUNDAY,
];

/// The words of a day, and of an exception to it, begin at most so many words before its last one.
const LONGEST_DAY: usize = 8;

/// "Last week" and "next week" are at most this many days away.
const FORTNIGHT: i32 = 13;

impl Reviewer<'_> {
    /// Where a phrase about an interview held, or one ahead, names a wrong day; and the right one.
    ///
    /// The rounds that a message to this person may speak of: their own, or else the process's, and those ahead.
    fn rounds(&self) -> Vec<LocalDateTime> {
        let mut rounds = self.case.setting.rounds_ahead().to_vec();
        match self.case.own_round() {
            Some(own) => rounds.push(own),
            None => rounds.extend([self.situation.interview_at, self.situation.next_interview_at].iter().flatten()),
        }
        rounds
    }

    /// Without a date of such an interview, nothing can be wrong.
    pub(super) fn wrong_days(&self, section: u8, held: bool, told: &mut Vec<Told>) -> Vec<Place> {
        let now = self.situation.now;
        let rounds = self.rounds();
        let mut nearest: Option<LocalDateTime> = None;
        for round in rounds.iter().copied().filter(|round| (*round <= now) == held) {
            let nearer = nearest.is_none_or(|nearest| if held { round > nearest } else { round < nearest });
            nearest = if nearer { Some(round) } else { nearest };
        }
        let Some(nearest) = nearest.filter(|_| held || !self.case.setting.is_ended()) else { return Vec::new() };
        let (words, today) = (self.situation.words(), now.date());
        told.push(("day", words.day_of_round(nearest, today, today, self.situation.time_form())));
        let mut wrong = Vec::new();
        let is_named = |day: &Found| !day.except && fits(day.section, nearest, now).is_some();
        for phrase in self.in_section(section) {
            let is_day = |day: &&Found| {
                // Neither an exception nor "yesterday" within "the day before yesterday".
                let near = self.found_within(day.start.saturating_sub(LONGEST_DAY), day.end);
                let hides = |other: &Found| match other.except {
                    true => other.section == day.section && other.end > day.start,
                    false => is_named(other) && other.end >= day.end && other.end - other.start > day.end - day.start,
                };
                day.end <= phrase.end && is_named(day) && !near.iter().any(hides)
            };
            let Some(day) = self.found_within(phrase.start, phrase.end).iter().rfind(is_day) else { continue };
            // A message for a later day speaks of a round ahead as of one held, so the day of any round will do.
            if !rounds.iter().any(|round| fits(day.section, *round, now) == Some(true)) {
                wrong.push(self.place(day));
            }
        }
        wrong
    }
}

/// Whether a day's words are right for a round; `None` where the section names no day.
fn fits(day: u8, round: LocalDateTime, now: LocalDateTime) -> Option<bool> {
    let apart = now.date().days_since(round.date());
    let hour = round.minute_of_day() / HOUR;
    Some(match day {
        section::DAY_TODAY => apart == 0,
        section::DAY_MORNING => apart == 0 && hour < 13,
        section::DAY_AFTERNOON => apart == 0 && hour >= 11,
        section::DAY_EVENING => apart == 0 && hour >= 16,
        section::DAY_BEFORE_YESTERDAY => apart == 2,
        section::DAY_YESTERDAY => apart == 1,
        section::DAY_TOMORROW => apart == -1,
        section::DAY_AFTER_TOMORROW => apart == -2,
        section::DAY_LAST_WEEK => (2..=FORTNIGHT).contains(&apart),
        section::DAY_NEXT_WEEK => (-FORTNIGHT..=-1).contains(&apart),
        weekday => WEEKDAYS.iter().position(|known| *known == weekday)? == round.date().weekday(),
    })
}
