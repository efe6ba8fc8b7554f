//! The calendar: dates and times on the user's own wall clock, without zone or offset.
//!
//! A few lines of civil-date arithmetic in place of a date crate, which would add 32 to 126 KB to the page. The tests
//! compare every day of the range with `jiff`.

use serde::{Serialize, Serializer};
use std::ops::{Add, Sub};

/// Minutes in an hour.
pub const HOUR: i32 = 60;
/// Minutes in a day.
pub const DAY: i32 = 24 * HOUR;
/// The first year that input may name.
pub const FIRST_YEAR: i32 = 1970;
/// The last year that input may name.
pub const LAST_YEAR: i32 = 2199;

/// A day: `YYYY-MM-DD`, kept as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDate(i32);

/// A minute: `YYYY-MM-DDTHH:MM`, kept as minutes since 1970-01-01T00:00.
///
/// Adding minutes never meets a daylight-saving change: 24 hours later is the same clock time on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime(i32);

/// Why a text is not a date or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CivilError {
    /// The text does not have the form.
    Form,
    /// The form is right, but no calendar has this day or no clock this time.
    Impossible,
    /// The year is not from 1970 to 2199.
    Year,
}

impl LocalDate {
    /// The day with this year, month (1 to 12) and day of the month; `None` where the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<LocalDate> {
        let known = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        known.then(|| LocalDate(days_from_civil(year, i32::from(month), i32::from(day))))
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`CivilError`] says whether the form, the day or the year is at fault.
    pub fn parse(text: &str) -> Result<LocalDate, CivilError> {
        LocalDate::from_bytes(text.as_bytes())
    }

    fn from_bytes(bytes: &[u8]) -> Result<LocalDate, CivilError> {
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(CivilError::Form);
        }
        let year = digits(&bytes[..4])?;
        let (month, day) = (digits(&bytes[5..7])?, digits(&bytes[8..])?);
        let date = LocalDate::new(year, month as u8, day as u8).ok_or(CivilError::Impossible)?;
        if (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(date) } else { Err(CivilError::Year) }
    }

    /// This day at a minute of the day, 0 to 1439.
    pub fn at(self, minute: i32) -> LocalDateTime {
        LocalDateTime(self.0 * DAY + minute)
    }

    /// The day that is this many days later, or earlier if negative.
    pub fn plus_days(self, days: i32) -> LocalDate {
        LocalDate(self.0 + days)
    }

    /// Days from `other` to this day.
    pub fn days_since(self, other: LocalDate) -> i32 {
        self.0 - other.0
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn civil(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// The day of the week, Monday 0 to Sunday 6.
    pub fn weekday(self) -> usize {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7) as usize
    }

    fn write(self, out: &mut String) {
        let (year, month, day) = self.civil();
        push_padded(out, year, 4);
        out.push('-');
        push_padded(out, i32::from(month), 2);
        out.push('-');
        push_padded(out, i32::from(day), 2);
    }
}

impl LocalDateTime {
    /// 1970-01-01T00:00, the first minute that input may name.
    pub const EPOCH: LocalDateTime = LocalDateTime(0);

    /// Reads `YYYY-MM-DDTHH:MM`; seconds, with or without a fraction, are tolerated and dropped.
    ///
    /// # Errors
    /// [`CivilError`] says whether the form, the moment or the year is at fault.
    pub fn parse(text: &str) -> Result<LocalDateTime, CivilError> {
        let bytes = text.as_bytes();
        if !text.is_ascii() || bytes.len() < 16 || bytes[10] != b'T' || bytes[13] != b':' {
            return Err(CivilError::Form);
        }
        let (hour, minute) = (digits(&bytes[11..13])?, digits(&bytes[14..16])?);
        let second = match &bytes[16..] {
            [] => 0,
            [b':', tens, ones] => digits(&[*tens, *ones])?,
            [b':', tens, ones, b'.', fraction @ ..]
                if !fraction.is_empty() && fraction.iter().all(u8::is_ascii_digit) =>
            {
                digits(&[*tens, *ones])?
            }
            _ => return Err(CivilError::Form),
        };
        let date = LocalDate::from_bytes(&bytes[..10])?;
        if hour > 23 || minute > 59 || second > 59 {
            return Err(CivilError::Impossible);
        }
        Ok(date.at(hour * HOUR + minute))
    }

    /// The day this minute lies in.
    pub fn date(self) -> LocalDate {
        LocalDate(self.0.div_euclid(DAY))
    }

    /// The minute of the day, 0 to 1439.
    pub fn minute_of_day(self) -> i32 {
        self.0.rem_euclid(DAY)
    }

    /// `HH:MM`, for the end of a sentence about the day.
    pub fn clock(self) -> String {
        let mut out = String::with_capacity(5);
        push_padded(&mut out, self.minute_of_day() / HOUR, 2);
        out.push(':');
        push_padded(&mut out, self.minute_of_day() % HOUR, 2);
        out
    }
}

impl Add<i32> for LocalDateTime {
    type Output = LocalDateTime;
    /// This many minutes later.
    fn add(self, minutes: i32) -> LocalDateTime {
        LocalDateTime(self.0 + minutes)
    }
}

impl Sub<i32> for LocalDateTime {
    type Output = LocalDateTime;
    /// This many minutes earlier.
    fn sub(self, minutes: i32) -> LocalDateTime {
        LocalDateTime(self.0 - minutes)
    }
}

impl Sub for LocalDateTime {
    type Output = i32;
    /// Minutes from `other` to this one.
    fn sub(self, other: LocalDateTime) -> i32 {
        self.0 - other.0
    }
}

// `Display` would bring core::fmt's machinery into the page for two fixed forms.
impl From<LocalDate> for String {
    fn from(date: LocalDate) -> String {
        let mut out = String::with_capacity(10);
        date.write(&mut out);
        out
    }
}

impl From<LocalDateTime> for String {
    fn from(time: LocalDateTime) -> String {
        let mut out = String::with_capacity(16);
        time.date().write(&mut out);
        out.push('T');
        out + &time.clock()
    }
}

impl Serialize for LocalDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&String::from(*self))
    }
}

impl Serialize for LocalDateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&String::from(*self))
    }
}

/// A whole number in decimal, padded with zeros to at least this width.
pub(crate) fn push_padded(out: &mut String, number: i32, width: u32) {
    let mut place = 10_u32.pow(width - 1);
    let number = number.unsigned_abs();
    while number / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        out.push(char::from(b'0' + (number / place % 10) as u8));
        place /= 10;
    }
}

fn digits(bytes: &[u8]) -> Result<i32, CivilError> {
    bytes.iter().try_fold(0, |number, byte| match byte {
        b'0'..=b'9' => Ok(number * 10 + i32::from(byte - b'0')),
        _ => Err(CivilError::Form),
    })
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a day in the proleptic Gregorian calendar, counted in years that begin in March.
fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u8, day as u8)
}
