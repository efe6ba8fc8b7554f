//! The calendar against `jiff`, which is too heavy for the page but not for a test.

use interview_connect::{CivilError, LocalDate, LocalDateTime};
use jiff::ToSpan;
use jiff::civil::{Date, date};

#[test]
fn every_day_of_the_range_is_where_jiff_puts_it() {
    let mut theirs = date(1970, 1, 1);
    let mut ours = LocalDate::parse("1970-01-01").unwrap();
    while theirs <= date(2199, 12, 31) {
        let (year, month, day) = ours.civil();
        assert_eq!((year, month as i8, day as i8), (i32::from(theirs.year()), theirs.month(), theirs.day()));
        assert_eq!(ours.weekday(), theirs.weekday().to_monday_zero_offset() as usize, "{theirs}");
        assert_eq!(String::from(ours), theirs.to_string());
        assert_eq!(LocalDate::parse(&theirs.to_string()), Ok(ours));
        theirs = theirs.checked_add(1.day()).unwrap();
        ours = ours.plus_days(1);
    }
}

#[test]
fn exactly_the_days_of_the_calendar_are_read() {
    for year in 1965..=2205_i16 {
        for month in 0..=13_i8 {
            for day in 0..=32_i8 {
                let read = LocalDate::parse(&format!("{year:04}-{month:02}-{day:02}"));
                let expected = match Date::new(year, month, day) {
                    Ok(_) if (1970..=2199).contains(&year) => None,
                    Ok(_) => Some(CivilError::Year),
                    Err(_) => Some(CivilError::Impossible),
                };
                assert_eq!(read.err(), expected, "{year}-{month}-{day}");
            }
        }
    }
}

#[test]
fn a_day_later_is_the_same_clock_time_on_the_next_day() {
    let evening = LocalDateTime::parse("2028-02-28T23:59").unwrap();
    assert_eq!(String::from(evening + 24 * 60), "2028-02-29T23:59");
    assert_eq!(String::from(evening + 48 * 60), "2028-03-01T23:59");
    assert_eq!(String::from(evening + 1), "2028-02-29T00:00");
    assert_eq!(String::from(LocalDateTime::parse("2027-01-01T00:00").unwrap() - 1), "2026-12-31T23:59");
}

#[test]
fn seconds_are_dropped_and_everything_else_is_refused() {
    let parse = LocalDateTime::parse;
    for text in ["2026-03-10T14:00", "2026-03-10T14:00:59", "2026-03-10T14:00:59.999"] {
        assert_eq!(parse(text).map(String::from), Ok("2026-03-10T14:00".to_owned()));
    }
    for text in [
        "",
        "2026-03-10",
        "2026-03-10 14:00",
        "2026-03-10T14:00Z",
        "2026-03-10T14:00+01:00",
        "2026-03-10T14",
        "2026-3-10T14:00",
        "2026-03-10T14:00:",
        "2026-03-10T14:00:1",
        "2026-03-10T14:00:00.",
        "+026-03-10T14:00",
        "２０２６-03-10",
    ] {
        assert_eq!(parse(text), Err(CivilError::Form), "{text}");
    }
    for text in ["2026-02-29T14:00", "2026-03-10T24:00", "2026-03-10T14:60", "2026-03-10T14:00:60"] {
        assert_eq!(parse(text), Err(CivilError::Impossible), "{text}");
    }
}
