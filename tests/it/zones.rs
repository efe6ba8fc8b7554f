//! A host's clocks for the tests: the zones that they name, by the rules of today, whatever the machine knows.

use interview_connect::LocalDate;

/// When a zone's clocks change.
#[derive(Clone, Copy)]
enum Changes {
    Never,
    /// On the last Sundays of March and October, at 01:00 UTC.
    Europe,
    /// On the second Sunday of March and the first of November, at 02:00 by the clock.
    America,
    /// On the first Sundays of October and April, at 02:00 standard time.
    Sydney,
}

const ZONES: &[(&str, i32, Changes)] = &[
    ("UTC", 0, Changes::Never),
    ("Etc/UTC", 0, Changes::Never),
    ("Europe/London", 0, Changes::Europe),
    ("Europe/Dublin", 0, Changes::Europe),
    ("Europe/Lisbon", 0, Changes::Europe),
    ("Europe/Berlin", 60, Changes::Europe),
    ("Europe/Paris", 60, Changes::Europe),
    ("Europe/Madrid", 60, Changes::Europe),
    ("Europe/Rome", 60, Changes::Europe),
    ("Europe/Vienna", 60, Changes::Europe),
    ("Europe/Stockholm", 60, Changes::Europe),
    ("Europe/Amsterdam", 60, Changes::Europe),
    ("Europe/Kiev", 120, Changes::Europe),
    ("Europe/Kyiv", 120, Changes::Europe),
    ("Europe/Athens", 120, Changes::Europe),
    ("Europe/Helsinki", 120, Changes::Europe),
    ("America/New_York", -300, Changes::America),
    ("America/Chicago", -360, Changes::America),
    ("America/Denver", -420, Changes::America),
    ("America/Los_Angeles", -480, Changes::America),
    ("America/Toronto", -300, Changes::America),
    ("America/St_Johns", -210, Changes::America),
    ("America/Argentina/Buenos_Aires", -180, Changes::Never),
    ("Asia/Kolkata", 330, Changes::Never),
    ("Asia/Calcutta", 330, Changes::Never),
    ("Asia/Tokyo", 540, Changes::Never),
    ("Asia/Bangkok", 420, Changes::Never),
    ("Asia/Shanghai", 480, Changes::Never),
    ("Asia/Singapore", 480, Changes::Never),
    ("Australia/Sydney", 600, Changes::Sydney),
    ("Pacific/Kiritimati", 840, Changes::Never),
];

fn minutes(date: LocalDate) -> i32 {
    date.days_since(LocalDate::parse("1970-01-01").unwrap()) * 1440
}

/// The first minute of the nth Sunday of a month, or of the last one for 0.
fn sunday(year: i32, month: u8, nth: i32) -> i32 {
    let date = if nth > 0 {
        let first = LocalDate::new(year, month, 1).unwrap();
        first.plus_days(6 - first.weekday() as i32 + 7 * (nth - 1))
    } else {
        let last = LocalDate::new(year, month, 31).unwrap();
        last.plus_days(-(last.weekday() as i32 + 1) % 7)
    };
    minutes(date)
}

/// By how many minutes a zone's clock is ahead of UTC at a minute in UTC.
pub fn clock(zone: &str, at: i32) -> Option<i32> {
    let (_, standard, changes) = ZONES.iter().find(|(name, ..)| *name == zone)?;
    let (year, _, _) = LocalDate::parse("1970-01-01").unwrap().plus_days(at.div_euclid(1440)).civil();
    let summer = match changes {
        Changes::Never => false,
        Changes::Europe => (sunday(year, 3, 0) + 60..sunday(year, 10, 0) + 60).contains(&at),
        Changes::America => (sunday(year, 3, 2) + 120 - standard..sunday(year, 11, 1) + 60 - standard).contains(&at),
        Changes::Sydney => !(sunday(year, 4, 1) + 120 - standard..sunday(year, 10, 1) + 120 - standard).contains(&at),
    };
    Some(standard + if summer { 60 } else { 0 })
}

#[test]
fn these_clocks_change_when_they_do() {
    let at = |text: &str, minute: i32| minutes(LocalDate::parse(text).unwrap()) + minute;
    for (zone, before, offsets) in [
        ("Europe/Berlin", at("2026-03-29", 59), [60, 120]),
        ("Europe/Berlin", at("2026-10-25", 59), [120, 60]),
        ("America/New_York", at("2026-03-08", 7 * 60 - 1), [-300, -240]),
        ("America/New_York", at("2026-11-01", 6 * 60 - 1), [-240, -300]),
        ("Australia/Sydney", at("2026-04-04", 16 * 60 - 1), [660, 600]),
        ("Australia/Sydney", at("2026-10-03", 16 * 60 - 1), [600, 660]),
    ] {
        assert_eq!([before, before + 1].map(|at| clock(zone, at).unwrap()), offsets, "{zone}");
    }
    assert_eq!(clock("Europe/Atlantis", 0), None);
}
