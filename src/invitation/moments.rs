//! Dates, times and zones in a text: what is explicit, what is one of two, and what belongs to something else.

use super::bytes::same;
use super::tokens::{LINE, MARK, NONE, NUMBER, Tokens};
use crate::basics::civil::{HOUR, LocalDate};
use crate::knowledge::invitation::*;

/// A day that a text names.
#[derive(Clone, Copy, Default)]
pub(super) struct Day {
    /// The first token, and the one behind the last.
    pub start: usize,
    pub end: usize,
    pub line: usize,
    /// What it may be.
    pub dates: [Option<LocalDate>; MOST_DATES],
    /// Whether it is clear which.
    pub sure: bool,
    /// Whether several are named, and not one that may be read in two ways.
    several: bool,
    /// A deadline, a day in the past, the mail's own.
    pub other: bool,
    /// The day that something was moved from.
    pub old: bool,
    /// It may be the first day of the job, and no interview's.
    pub starts: bool,
    /// A day of the week by itself, Monday 1; a word such as "tomorrow", 8.
    pub only: u8,
}

/// A time that a text names, and its end where it is a span.
#[derive(Clone, Copy, Default)]
pub(super) struct Hour {
    pub start: usize,
    pub end: usize,
    pub line: usize,
    /// The minute of the day.
    pub at: i32,
    /// Whether morning and evening are told apart.
    pub sure: bool,
    pub until: Option<i32>,
    /// Whether it begins its line, as in a schedule.
    pub first: bool,
    /// The end of a deadline.
    pub other: bool,
    /// "Half past" or the like stands beside it, so that it is another time.
    pub vague: bool,
}

/// A clock's time as it is written.
#[derive(Clone, Copy)]
struct Written {
    hour: i32,
    minute: i32,
    half: Option<u16>,
    /// With a word for the hour.
    unit: bool,
    vague: bool,
    end: usize,
}

impl Written {
    fn minute_of_day(&self, half: Option<u16>) -> i32 {
        let hour = match half {
            Some(half) if self.hour <= 12 => self.hour % 12 + 12 * i32::from(half),
            _ => self.hour,
        };
        hour * HOUR + self.minute
    }
}

const MOST_BACK: usize = 6;
/// No more days are offered together.
const MOST_DATES: usize = 4;

impl Tokens<'_> {
    /// A number of one or two digits from 1 to a largest.
    fn small(&self, at: usize, most: u16) -> Option<u16> {
        let token = self.at(at);
        (token.what == NUMBER && token.shape <= 2 && (1..=most).contains(&token.value)).then_some(token.value)
    }

    fn year(&self, at: usize) -> Option<i32> {
        let token = self.at(at);
        (token.what == NUMBER && token.shape == 4 && (1970..=2199).contains(&token.value)).then_some(token.value.into())
    }

    /// A year that may be of two digits, where it is one of these years.
    fn year_in_short(&self, at: usize, now: LocalDate) -> Option<i32> {
        let short = self.small(at, 99).map(|year| 2_000 + i32::from(year));
        self.year(at).or(short.filter(|year| self.shape(at) == 2 && (year - now.civil().0).abs() <= 1))
    }

    /// Skips what may stand between the parts of a date.
    fn joint(&self, mut at: usize) -> usize {
        while matches!(self.what(at), SMALL | PARTICLE | AS) || self.mark(at, b',') || self.mark(at, b'.') {
            at += 1;
        }
        at
    }

    /// The day that is written here, but for what stands around it.
    fn day(&self, start: usize, now: LocalDate) -> Option<Day> {
        let new = |year: i32, month: u16, day: u16| LocalDate::new(year, month as u8, day as u8);
        let mut day = Day { start, sure: true, ..Day::default() };
        let third = |sign: u8| {
            (self.mark(start + 1, sign) && self.mark(start + 3, sign) && self.is(start + 2, NUMBER))
                .then_some(start + 4)
        };
        if let Some(year) = self.year(start) {
            let last = third(b'-').or_else(|| third(b'/'))?;
            day.dates[0] = Some(new(year, self.small(start + 2, 12)?, self.small(last, 31)?)?);
            day.end = last + 1;
            return Some(day);
        }
        if let (MONTH, month) = (self.what(start), self.value(start)) {
            let at = start + 1 + usize::from(self.mark(start + 1, b'.'));
            let number = self.small(at, 31)?;
            let mut end = at + 1 + usize::from(self.is(at + 1, ORDINAL) && self.glued(at + 1));
            // "Mar 10:30" is no day, and in "mar. 3 février" the first word is none.
            if (self.mark(at + 1, b':') && self.glued(at + 1)) || self.is(self.joint(at + 1), MONTH) {
                return None;
            }
            let mut numbers = [number, 0, 0, 0];
            self.more_days(&mut end, &mut numbers);
            let year = self.year(self.joint(end));
            if year.is_some() {
                end = self.joint(end) + 1;
            }
            day.end = end;
            return self.in_year(day, year, month, numbers, now);
        }
        let number = self.small(start, 31)?;
        let mut numbers = [number, 0, 0, 0];
        day.start = self.days_before(start, &mut numbers);
        if let Some(last) = third(b'.')
            && let Some(year) = self.year_in_short(last, now)
        {
            day.end = last + 1;
            return self.in_year(day, Some(year), self.small(start + 2, 12)?, numbers, now);
        }
        if self.mark(start + 1, b'.')
            && self.mark(start + 3, b'.')
            && self.glued(start + 1)
            && self.glued(start + 2)
            && !(self.glued(start + 4) && self.is(start + 4, NUMBER))
        {
            day.end = start + 4;
            return self.in_year(day, None, self.small(start + 2, 12)?, numbers, now);
        }
        let with_year = third(b'/').or_else(|| third(b'-'));
        if with_year.is_some() || self.is_without_year(start) {
            let year = match with_year {
                Some(last) => Some(self.year_in_short(last, now)?),
                None => None,
            };
            let second = self.small(start + 2, 31)?;
            let date = |month, number| self.in_year(day, year, month, [number, 0, 0, 0], now)?.dates[0];
            let mut dates = [date(number, second), date(second, number), None, None];
            if dates[0] == dates[1] || dates[0].is_none() {
                dates = [dates[1], None, None, None];
            }
            if dates[1].is_some_and(|second| dates[0] > Some(second)) {
                dates.swap(0, 1);
            }
            dates[0]?;
            let end = with_year.map_or(start + 3, |last| last + 1);
            return Some(Day { start, end, dates, sure: year.is_some() && dates[1].is_none(), ..day });
        }
        let mut at = start + 1;
        // "1o de abril"; elsewhere "o" is "or".
        if (matches!(self.what(at), ORDINAL | AND) && self.glued(at)) || self.mark(at, b'.') || self.mark(at, b'o') {
            at += 1;
        }
        at = self.joint(at);
        if !self.is(at, MONTH) || at > start + 4 {
            return None;
        }
        let year = self.year(self.joint(at + 1));
        day.end = if year.is_some() { self.joint(at + 1) + 1 } else { at + 1 };
        self.in_year(day, year, self.value(at), numbers, now)
    }

    /// Whether two numbers are a day and a month without a year, as in "on 3/4" and "3/4 at 3pm": a fraction has neither a word
    /// of days before it nor a time behind it.
    fn is_without_year(&self, start: usize) -> bool {
        let (before, end) = (start.wrapping_sub(1), start + 3);
        let both = self.mark(start + 1, b'/') && (start + 1..end).all(|at| self.glued(at));
        let apart = !(self.glued(start) || (self.mark(end, b'/') && self.glued(end)));
        let led = matches!(self.what(before), SMALL | WEEKDAY)
            || (self.mark(before, b',') && self.is(before.wrapping_sub(1), WEEKDAY));
        let timed = self.written(self.joint(end)).or_else(|| self.behind(end)).is_some();
        both && apart && (timed || (led && !matches!(self.what(end), PARTICLE | AS)))
    }

    /// A day and a month, or several days of it, whose year may have to be found: the one near enough.
    fn in_year(
        &self,
        mut day: Day,
        year: Option<i32>,
        month: u16,
        numbers: [u16; MOST_DATES],
        now: LocalDate,
    ) -> Option<Day> {
        let (this, _, _) = now.civil();
        let years = year.map_or(this - 1..=this + 1, |year| year..=year);
        let mut known = 0;
        for number in numbers {
            // Of a year that is not said no more than one is near enough.
            for year in years.clone() {
                if let Some(date) = LocalDate::new(year, month as u8, number as u8)
                    && (years.start() == years.end() || (-120..=245).contains(&date.days_since(now)))
                    && let Some(place) = day.dates.get_mut(known)
                {
                    *place = Some(date);
                    known += 1;
                }
            }
        }
        // 29 February where there is none, or far away.
        day.several = numbers[1] != 0;
        day.sure = years.start() == years.end() && known == 1 && !day.several;
        Some(day)
    }

    /// Whether this stands between two days of which either may be meant, or both.
    fn joins_days(&self, at: usize) -> bool {
        // In Dutch "of" is "or".
        matches!(self.what(at), AND | TO | UNTIL | AS) || b"-/&".iter().any(|sign| self.mark(at, *sign))
    }

    /// The numbers before that of a day, as in "17.-18. März" or "Tue 17, Wed 18 or Thu 19 March", in their order; gives the
    /// place of the first.
    fn days_before(&self, start: usize, numbers: &mut [u16; MOST_DATES]) -> usize {
        let (mut first, mut number) = (start, 1);
        while let Some(last) = numbers.get(number).map(|_| number) {
            let mut at = self.back(first);
            // "17, 18 or 19"
            if !(self.joins_days(at) || (number > 1 && self.mark(at, b','))) {
                break;
            }
            at = self.back(at);
            if self.is(at, ORDINAL) {
                at = at.wrapping_sub(1);
            }
            let before = at.wrapping_sub(1);
            let Some(day) = self.small(at, 31) else { break };
            if self.glued(at) && (self.mark(before, b':') || self.mark(before, b'.') || self.mark(before, b'/')) {
                break;
            }
            numbers.copy_within(0..last, 1);
            (numbers[0], first, number) = (day, at, number + 1);
        }
        first
    }

    /// The place before this one, without what may stand between the number of a day and a word before it.
    fn back(&self, at: usize) -> usize {
        let mut at = at.wrapping_sub(1);
        while matches!(self.what(at), SMALL | PARTICLE | WEEKDAY) || self.mark(at, b'.') {
            at = at.wrapping_sub(1);
        }
        // "Tuesday, 17 or Wednesday, 18 March"
        if self.mark(at, b',') && self.is(at.wrapping_sub(1), WEEKDAY) {
            return self.back(at.wrapping_sub(1));
        }
        at
    }

    /// The numbers behind that of a day, as in "March 17-18" or "March 17, 18 or 19".
    fn more_days(&self, end: &mut usize, numbers: &mut [u16; MOST_DATES]) {
        let (mut at, mut found, mut number) = (*end, *numbers, 1);
        loop {
            let comma = self.mark(at, b',');
            let mut next = at + 1;
            while matches!(self.what(next), WEEKDAY | SMALL | PARTICLE) {
                next += 1;
            }
            let day = self.small(next, 31).filter(|_| comma || self.joins_days(at));
            let place = found.get_mut(number);
            // "March 17 - 2pm", "March 17 and 3 April"
            let (Some(day), Some(place)) = (day, place) else { return };
            let behind = next + 1 + usize::from(self.is(next + 1, ORDINAL) && self.glued(next + 1));
            let is_time = self.written(next).is_some() || self.behind(behind).is_some() || self.mark(behind, b':');
            if is_time || self.is(self.joint(behind), MONTH) {
                return;
            }
            *place = day;
            number += 1;
            at = behind;
            // A list ends with "or" or the like; what stands behind a comma only is something else.
            if !comma {
                (*end, *numbers) = (at, found);
            }
        }
    }

    /// The days of a text, each with what stands around it.
    pub fn days(&self, now: LocalDate, days: &mut Vec<Day>) {
        let (mut at, mut line) = (0, 0);
        while at < self.list.len() {
            let token = self.at(at);
            if token.what == LINE {
                line += 1;
            }
            let glued_number = self.glued(at) && self.is(at.wrapping_sub(1), NUMBER);
            let found = match token.what {
                NUMBER | MONTH if !glued_number => self.day(at, now),
                WEEKDAY | RELATIVE if self.is_weekday(at) => {
                    let only = if token.what == WEEKDAY { token.value as u8 + 1 } else { 8 };
                    Some(Day { start: at, end: at + 1, only, ..Day::default() })
                }
                _ => None,
            };
            let Some(mut day) = found else {
                at += 1;
                continue;
            };
            day.line = line;
            if day.only == 0 {
                self.around(&mut day);
                day.sure &= !self.is_of_week(day.start);
                // Its own weekday, which came first, is no day by itself.
                while let Some(last) = days.last()
                    && (1..8).contains(&last.only)
                    && last.line == line
                    && self.joint(last.end) >= day.start
                {
                    days.pop();
                }
                if let Some(last) = days.last_mut()
                    && last.line == line
                    && last.end <= day.start
                    && self.joins(last.end, day.start)
                {
                    // "Tuesday or Wednesday, 18 March"
                    if last.only > 0 {
                        day.sure = false;
                    } else if !(last.old || last.other || day.other) {
                        // "17 March or 18 March"
                        for date in day.dates.into_iter().flatten() {
                            if let Some(place) = last.dates.iter_mut().find(|place| place.is_none()) {
                                *place = Some(date);
                            }
                        }
                        last.sure = false;
                        last.end = day.end;
                        at = day.end;
                        continue;
                    }
                }
            } else if days.last().is_some_and(|last| {
                last.only == 0 && last.line == line && last.end + 2 >= at && last.dates[0].is_some()
            }) {
                // "12 March (Thursday)"
                at += 1;
                continue;
            } else {
                self.belongs_elsewhere(&mut day);
            }
            at = day.end;
            days.push(day);
        }
    }

    /// Whether nothing but "or" or the like stands between two days, their weekdays apart.
    fn joins(&self, start: usize, end: usize) -> bool {
        let mut joins = false;
        for at in start..end.min(start + 8) {
            let is_joint = self.joins_days(at);
            joins |= is_joint;
            let between = is_joint || matches!(self.what(at), SMALL | PARTICLE | WEEKDAY) || self.mark(at, b',');
            if !between && !self.mark(at, b'.') {
                return false;
            }
        }
        joins && end <= start + 8
    }

    /// Whether this is a day of the week: of two letters before a full stop or a comma only.
    fn is_weekday(&self, at: usize) -> bool {
        let token = self.at(at);
        token.end - token.start > 2 || self.mark(at + 1, b'.') || self.mark(at + 1, b',')
    }

    /// The day of the week beside a date has to be its own; and what stands before says whether the day is meant.
    fn around(&self, day: &mut Day) {
        let mut weekday = None;
        let mut at = day.start;
        for _ in 0..MOST_BACK {
            at = at.wrapping_sub(1);
            let token = self.at(at);
            match token.what {
                WEEKDAY if self.is_weekday(at) => weekday = weekday.or(Some(token.value)),
                SMALL | PARTICLE => {}
                MARK if matches!(token.value as u8, b',' | b'.' | b'(' | b':' | b'\t') => {}
                _ => break,
            }
            if weekday.is_some() {
                break;
            }
        }
        if weekday.is_none() {
            let mut at = day.end;
            while self.mark(at, b',') || self.mark(at, b'(') {
                at += 1;
            }
            let before_date = matches!(self.what(self.joint(at + 1)), NUMBER | MONTH) && !self.mark(at + 1, b')');
            if self.is(at, WEEKDAY) && at <= day.end + 2 && !before_date {
                weekday = Some(self.value(at));
            }
        }
        // Of several days each may have its own.
        if let Some(weekday) = weekday.filter(|_| !day.several) {
            let fits = |date: &Option<LocalDate>| date.is_some_and(|date| date.weekday() == usize::from(weekday));
            let number = day.dates.iter().filter(|date| fits(date)).count();
            if number == 1 {
                if !fits(&day.dates[0]) {
                    day.dates.swap(0, 1);
                }
                day.dates[1..].fill(None);
            }
            day.sure = number == 1;
        }
        self.belongs_elsewhere(day);
    }

    /// Whether what stands before a day says that it is a deadline, the first of a job, or one that something was moved from.
    fn belongs_elsewhere(&self, day: &mut Day) {
        day.starts = self.begins_job(day.start);
        let (mut at, mut number) = (day.start, false);
        for _ in 0..MOST_BACK {
            at = at.wrapping_sub(1);
            match self.what(at) {
                // "Deadline: 6 March", but "wir schlagen vor: 12. März".
                DEADLINE => day.other = self.value(at) == 1 || !self.mark(at + 1, b':'),
                UNTIL if !number => day.other = true,
                // Before a number it is a time's: "from 10:00 on Thursday".
                FROM if !number => day.old = true,
                NUMBER => {
                    number = true;
                    continue;
                }
                WEEKDAY | SMALL | PARTICLE | TO | HALF | CLOCK | MARK if !self.ends_sentence(at) => continue,
                _ => {}
            }
            break;
        }
    }

    /// A time as it is written here.
    fn written(&self, start: usize) -> Option<Written> {
        let token = self.at(start);
        if token.what != NUMBER || token.shape > 2 || token.value > 24 {
            return None;
        }
        let (before, glued) = (start.wrapping_sub(1), self.glued(start));
        if glued
            && (self.mark(before, b':')
                || self.mark(before, b'+')
                || self.mark(before, b'/')
                || self.mark(before, b'.')
                || self.is(before, NUMBER)
                // "GMT-08:00"
                || self.is(before.wrapping_sub(1), ZONE))
        {
            return None;
        }
        let mut time =
            Written { hour: token.value.into(), minute: 0, half: None, unit: false, vague: false, end: start + 1 };
        let two = |at: usize| {
            let token = self.at(at);
            (token.what == NUMBER && token.shape == 2 && token.value < 60 && self.glued(at))
                .then_some(i32::from(token.value))
        };
        let colon = self.mark(start + 1, b':') && self.glued(start + 1);
        let dot = self.mark(start + 1, b'.') && self.glued(start + 1);
        let mut minutes = two(start + 2).filter(|_| colon || dot);
        if let Some(minute) = minutes {
            time.minute = minute;
            time.end = start + 3;
            // Seconds, or something else.
            if self.mark(time.end, b':') && self.glued(time.end) {
                two(time.end + 1)?;
                time.end += 2;
                // "14:30:00.000Z"
                if self.mark(time.end, b'.') && self.glued(time.end + 1) && self.is(time.end + 1, NUMBER) {
                    time.end += 2;
                }
            }
        }
        let unit = self.at(time.end);
        if unit.what == HALF {
            time.half = Some(unit.value).filter(|_| time.hour <= 12);
            time.end += 1;
        } else {
            // "p.m." and "p. m."
            let half = [b"a", b"p"].iter().position(|half| same(self.bytes(time.end), *half));
            let dotted = self.mark(time.end + 1, b'.') && same(self.bytes(time.end + 2), b"m");
            if let Some(half) = half.filter(|_| dotted) {
                time.half = Some(half as u16).filter(|_| time.hour <= 12);
                // Its last full stop, if the sentence goes on.
                time.end += 3 + usize::from(self.mark(time.end + 3, b'.') && self.glued(time.end + 3));
            }
        }
        if self.is(time.end, CLOCK) {
            // "1h" and "1h30" are how long something takes.
            if self.value(time.end) == 0 && time.hour < 7 {
                return None;
            }
            time.unit = true;
            time.end += 1;
            // "10h30", "14 h 30", "15 Uhr 30"
            if minutes.is_none()
                && let token = self.at(time.end)
                && token.what == NUMBER
                && token.shape == 2
                && token.value < 60
            {
                minutes = Some(token.value.into());
                time.minute = token.value.into();
                time.end += 1;
            }
        }
        // "ore 15.30"
        let known = time.half.is_some() || time.unit || (minutes.is_some() && (colon || self.is(before, CLOCK)));
        if known && time.half.is_none() {
            time.half = self.daypart(&mut time);
        }
        let possible = time.hour < 24 && (time.half.is_none() || time.hour >= 1);
        (known && possible).then_some(time)
    }

    /// The half of the day that is said in words behind a time: "in the evening", "de la tarde". At night it is not clear.
    fn daypart(&self, time: &mut Written) -> Option<u16> {
        let is_short = |at: usize| {
            let token = self.at(at);
            token.what < NONE && token.shape == 0 && token.end - token.start <= 3
        };
        let mut at = time.end;
        while at < time.end + 3 && is_short(at) {
            at += 1;
        }
        let half = match (self.what(at), self.value(at)) {
            (DAYPART, part) => part.min(1),
            // The Spanish morning is called as tomorrow is.
            (RELATIVE, _) if same(self.bytes(at.wrapping_sub(1)), b"la") => 0,
            _ => return None,
        };
        time.end = at + 1;
        time.vague = time.hour == 12 || (self.value(at) > 1 && time.hour < 7);
        Some(half).filter(|_| time.hour < 12)
    }

    /// Whether a part of the day stands before a time, so that an hour after noon may be meant.
    fn is_late(&self, start: usize) -> bool {
        (1..=6).any(|back| {
            let at = start.wrapping_sub(back);
            self.is(at, DAYPART) && self.value(at) > 0
        })
    }

    /// Whether "half past", "viertel vor" or "et demie" stands beside a time.
    fn is_vague(&self, start: usize, end: usize) -> bool {
        (1..=2).any(|back| self.is(start.wrapping_sub(back), FRACTION))
            || self.is(end, FRACTION)
            || (self.is(end, AND) && (self.is(end + 1, FRACTION) || same(self.bytes(end + 1), b"media")))
    }

    /// The times of a text.
    pub fn hours(&self, hours: &mut Vec<Hour>) {
        let (mut at, mut line) = (0, 0);
        while at < self.list.len() {
            if self.is(at, LINE) {
                line += 1;
            }
            // A start without unit, as in "2-3pm" or "10 bis 11 Uhr".
            let bare =
                Written { hour: self.value(at).into(), minute: 0, half: None, unit: false, vague: false, end: at + 1 };
            let is_bare = self.small(at, 24).is_some() && !(self.glued(at) && self.what(at.wrapping_sub(1)) != LINE);
            let from = self.written(at);
            let Some(from) = from.or(is_bare
                .then_some(bare)
                // "le 12 à 15h" is no span.
                .filter(|bare| !self.is_at(bare.end))
                .filter(|bare| self.behind(bare.end).is_some_and(|to| to.half.is_some() || to.unit)))
            else {
                at += 1;
                continue;
            };
            // In "2026-03-12T14:30-05:00" a zone follows.
            let is_iso = self.glued(at) && same(self.bytes(at.wrapping_sub(1)), b"T");
            let to = self.behind(from.end).filter(|_| !is_iso);
            let mut hour = Hour { start: at, end: to.map_or(from.end, |to| to.end), line, ..Hour::default() };
            hour.first = self.begins_line(at);
            let half = match to {
                // One half serves both: the one that makes the end later.
                Some(to) if from.half.is_none() && to.half.is_some() && from.hour <= 12 => {
                    let until = to.minute_of_day(to.half);
                    to.half.filter(|half| from.minute_of_day(Some(*half)) < until).or(Some(0))
                }
                _ => from.half,
            };
            hour.at = from.minute_of_day(half);
            // "10 or 11 Uhr", "2 or 3pm", "10:00/11:00"
            let before = at.wrapping_sub(2);
            let either = (self.is(at.wrapping_sub(1), AND) && self.small(before, 24).is_some() && !self.glued(before))
                || (self.mark(hour.end, b'/') && self.is(hour.end + 1, NUMBER));
            hour.vague = either || from.vague || to.is_some_and(|to| to.vague) || self.is_vague(at, hour.end);
            let late = from.hour < 12 && self.is_late(at);
            hour.sure = !hour.vague && (half.is_some() || !((1..7).contains(&from.hour) || late));
            hour.other = matches!(self.what(at.wrapping_sub(1)), DEADLINE | UNTIL) || self.is_open(at);
            if let Some(to) = to {
                let mut until = to.minute_of_day(to.half);
                if to.half.is_none() && half.is_some() && until <= hour.at && to.hour < 12 {
                    until += 12 * HOUR;
                }
                hour.until = Some(until).filter(|until| hour.sure && *until > hour.at);
            }
            at = hour.end;
            hours.push(hour);
        }
    }

    /// Whether a time is within what a line says of the hours at which somebody works or a house is open.
    fn is_open(&self, at: usize) -> bool {
        let mut before = self.line_start(at)..at;
        before.any(|at| {
            let plain = self.what(at) == HOURS && self.value(at) == 1 && !self.is(at.wrapping_sub(1), NUMBER);
            plain || (self.is(at, EMPLOY) && self.value(at) == 2)
        })
    }

    /// Whether what stands before a day on its line, or by itself on the line before, says that a job begins.
    fn begins_job(&self, start: usize) -> bool {
        let mut line = self.line_start(start);
        if (line..start).all(|at| matches!(self.what(at), WEEKDAY | SMALL | MARK)) {
            line = self.line_start(line.saturating_sub(1));
        }
        let (mut begins, mut sure) = (false, false);
        for at in line..start {
            match (self.what(at), self.value(at)) {
                // "The first day of your interviews"
                (MONTH, _) => begins = false,
                (TALK | MEET, _) => begins &= sure,
                (EMPLOY, 0) => {
                    sure = !(line..at).any(|at| matches!(self.what(at), TALK | MEET));
                    begins |= sure;
                }
                (EMPLOY, 1) => {
                    let near = |at: usize| self.is(at, EMPLOY) && self.value(at) == 3;
                    // "Start date", "you start on", "the position starts"
                    let before = |back| {
                        let at = at.wrapping_sub(back);
                        near(at) || self.is(at, POST) || same(self.bytes(at), b"you")
                    };
                    begins |= (at + 1..at + 4).any(near) || (1..4).any(before);
                }
                _ => {}
            }
        }
        begins
    }

    /// The end of a span, behind its sign.
    fn behind(&self, at: usize) -> Option<Written> {
        let is_sign = self.mark(at, b'-') || matches!(self.what(at), TO | UNTIL) || self.is_at(at);
        // "bis ca. 16:30 Uhr"
        let about = same(self.bytes(at + 1), b"ca") || same(self.bytes(at + 1), b"circa");
        let next = at + 1 + usize::from(about) + usize::from(about && self.mark(at + 2, b'.'));
        if is_sign { self.written(next) } else { None }
    }

    /// Whether a word says "to" between two times and "at" elsewhere: "à", "às", "alle".
    fn is_at(&self, at: usize) -> bool {
        let word = self.bytes(at);
        matches!(self.what(at), TO | AS) && (word.first() == Some(&0xC3) || same(word, b"alle"))
    }

    /// The length that is said in words, if one only is.
    pub fn length(&self) -> Option<u32> {
        let mut found = None;
        for at in 0..self.list.len() {
            let unit = match self.what(at) {
                MINUTES => 1,
                HOURS => 60,
                _ => continue,
            };
            let dash = usize::from(self.mark(at.wrapping_sub(1), b'-'));
            let number = at.wrapping_sub(1 + dash);
            let early = matches!(self.what(at + 1), EARLY | DEADLINE);
            if let Some(value) = self.small(number, 99).or_else(|| {
                Some(self.at(number)).filter(|token| token.what == NUMBER && token.shape == 3).map(|token| token.value)
            }) && !early
            {
                let minutes = u32::from(value) * unit;
                // Half hours and spans of two numbers are not worth a guess.
                let before = number.wrapping_sub(1);
                let part = (self.glued(number) && (self.mark(before, b',') || self.mark(before, b'.')))
                    || self.mark(before, b'-');
                if part || found.is_some_and(|found| found != minutes) {
                    return None;
                }
                found = Some(minutes);
            }
        }
        found.filter(|minutes| (5..=12 * 60).contains(minutes))
    }

    /// Whether what stands before a day says that some day of its week is meant.
    fn is_of_week(&self, start: usize) -> bool {
        (1..5).any(|back| self.is(start.wrapping_sub(back), WEEK))
    }

    /// Whether a day's line says that something is moved, and not that it is to this day: "to", "auf" or the like stands before
    /// that.
    pub fn is_moved_away(&self, start: usize) -> bool {
        let line = self.line_start(start);
        let end = (start..start + 40).find(|at| matches!(self.what(*at), LINE | NONE)).unwrap_or(start);
        // "Rescheduled: 12 March"
        let moves = (line..end).any(|at| self.is(at, MOVED) && !self.mark(at + 1, b':'));
        let to = (1..5).any(|back| {
            let at = start.wrapping_sub(back);
            matches!(self.what(at), TO | FOR | ONTO)
        });
        moves && !to
    }
}
