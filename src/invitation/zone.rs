//! Whose clock a time is on: a zone that the host knows, the file's own block, a name of Windows', or a question.

use super::bytes::{begins, cut, has, number, slice, str, text, trimmed};
use crate::basics::civil::{DAY, HOUR, LocalDate, LocalDateTime};
use crate::knowledge::invitation::{SHORT, ZONE, kind, windows};

/// Says by how many minutes a zone's clock is ahead of UTC at a minute since 1970 in UTC; `None` where no zone has that name.
pub(super) type Clock<'a> = &'a dyn Fn(&str, i32) -> Option<i32>;

/// What may stand around a zone's name.
pub(super) const AROUND: &[u8] = b"\"/ '";

/// The longest name of a zone has 32 letters.
const LONGEST: usize = 40;

/// The name of a zone, in place: kept as a text, each copy of it was made, compared and dropped at a cost of some KB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    letters: [u8; LONGEST],
    length: u8,
}

impl Name {
    pub fn new(name: &str) -> Option<Name> {
        let mut letters = [0; LONGEST];
        letters.get_mut(..name.len())?.copy_from_slice(name.as_bytes());
        Some(Name { letters, length: name.len() as u8 })
    }

    pub fn text(&self) -> &str {
        str(slice(&self.letters, 0, self.length.into()))
    }
}

/// Whose clock a time is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nobody says, so it is the reader's.
    #[default]
    Own,
    Utc,
    /// A zone that the host knows.
    Zone(Name),
    /// So many minutes ahead of UTC, and the zone if it has a name that says the same.
    Ahead(i32, Option<Name>),
    /// That has to be asked; what this short name stands for may be meant.
    Ask(u8),
}

/// A clock is named, but nobody knows which.
pub(crate) const UNCLEAR: Place = Place::Ask(u8::MAX);

/// The zones that a short name may stand for.
pub(super) fn offers(short: u8) -> Vec<String> {
    let mut offers = Vec::new();
    if let Some((zones, _)) = SHORT.get(usize::from(short)) {
        for zone in zones.as_bytes().split(|byte| *byte == b' ') {
            offers.push(text(zone));
        }
    }
    offers
}

/// The host's clocks.
#[derive(Clone, Copy)]
pub(super) struct Host<'a> {
    pub clock: Clock<'a>,
    /// The reader's zone.
    pub zone: &'a str,
}

impl Host<'_> {
    fn offset(&self, zone: &str, at: LocalDateTime) -> Option<i32> {
        // No clock is further ahead or behind; a host may say anything.
        (self.clock)(zone, at - LocalDateTime::EPOCH).filter(|minutes| minutes.abs() <= DAY)
    }

    pub fn knows(&self, zone: &str) -> bool {
        self.offset(zone, LocalDateTime::EPOCH).is_some()
    }

    /// By how many minutes a zone's clock is ahead of UTC when it shows this time. An hour that comes twice is the first of the
    /// two; one that is skipped counts as if it were not.
    pub fn offset_on(&self, zone: &str, wall: LocalDateTime) -> Option<i32> {
        let (before, after) = (self.offset(zone, wall - DAY)?, self.offset(zone, wall + DAY)?);
        let fits = |offset: i32| self.offset(zone, wall - offset) == Some(offset);
        Some(if before != after && !fits(before) && fits(after) { after } else { before })
    }

    /// The reader's clock at an instant.
    pub fn own(&self, at: LocalDateTime) -> LocalDateTime {
        at + self.offset(self.zone, at).unwrap_or(0)
    }

    /// The instant of a time; none where its place has to be asked.
    pub fn instant(&self, place: &Place, wall: LocalDateTime) -> Option<LocalDateTime> {
        match place {
            Place::Own => Some(wall - self.offset_on(self.zone, wall).unwrap_or(0)),
            Place::Utc => Some(wall),
            Place::Zone(zone) => Some(wall - self.offset_on(zone.text(), wall)?),
            Place::Ahead(minutes, _) => Some(wall - *minutes),
            Place::Ask(_) => None,
        }
    }

    /// What a short name that is written behind a time means.
    pub fn short(&self, place: u8, wall: Option<LocalDateTime>) -> Place {
        let (zones, offset) = SHORT.get(usize::from(place)).copied().unwrap_or_default();
        let agrees = match (offset, wall) {
            (Some(offset), Some(wall)) => self.offset_on(zones, wall) == Some(offset.into()),
            (Some(_), None) => false,
            // Of several in a row there is no zone of that name.
            (None, _) => true,
        };
        match zones {
            _ if !agrees => Place::Ask(place),
            "UTC" => Place::Utc,
            _ => self.zone(zones).unwrap_or(Place::Ask(place)),
        }
    }

    /// A zone, if the host knows it.
    pub fn zone(&self, name: &str) -> Option<Place> {
        Name::new(name).filter(|_| self.knows(name)).map(Place::Zone)
    }

    /// Whose clock the zone of a file means.
    pub fn named(&self, name: &str, blocks: &[Block], wall: LocalDateTime) -> Place {
        let name = str(trimmed(name.as_bytes(), AROUND));
        if name.is_empty() {
            return Place::Own;
        }
        // The name first: where it contradicts its block, the block is usually cut off. Some programs put their own in front.
        let mut zone = name;
        while has(zone, "/") {
            let parts = zone.bytes().filter(|byte| *byte == b'/').count();
            if parts < 3
                && let Some(place) = self.zone(zone)
            {
                return place;
            }
            zone = str(cut(zone.as_bytes(), b'/').1);
        }
        let known = windows(name).filter(|zone| self.knows(zone));
        for block in blocks {
            if block.name == name
                && let Some(minutes) = block.offset(wall)
            {
                let same = known.filter(|zone| self.offset_on(zone, wall) == Some(minutes));
                return Place::Ahead(minutes, same.and_then(Name::new));
            }
        }
        if let Some(place) = known.and_then(|zone| self.zone(zone)) {
            return place;
        }
        if let Some(minutes) = ahead(name.as_bytes()) {
            return Place::Ahead(minutes, None);
        }
        match kind(name.as_bytes()) {
            (ZONE, number) => self.short(number, Some(wall)),
            _ if name.len() > 4 => self.zone(name).unwrap_or(UNCLEAR),
            _ => UNCLEAR,
        }
    }
}

/// `UTC`, `GMT+05:30`, `utc-3`: by how many minutes that clock is ahead.
pub(super) fn ahead(name: &[u8]) -> Option<i32> {
    if !begins(name, b"UTC") && !begins(name, b"GMT") {
        return None;
    }
    let rest = super::bytes::from(name, 3).trim_ascii();
    let (sign, figures) = match rest {
        [] => return Some(0),
        [b'+', figures @ ..] => (1, figures),
        [b'-', figures @ ..] => (-1, figures),
        // The longer one, as people write it.
        [0xE2, _, _, figures @ ..] => (-1, figures),
        _ => return None,
    };
    let (mut hours, digits) = number(figures);
    let rest = super::bytes::from(figures, digits);
    let (mut minutes, more) = match rest {
        [b':' | b'.', rest @ ..] => number(rest),
        _ => (0, 0),
    };
    if digits > 2 {
        (hours, minutes) = (hours / 100, hours % 100);
    }
    let whole = rest.is_empty() || (more == 2 && rest.len() == 3);
    (digits > 0 && whole && hours <= 14 && minutes < 60).then(|| sign * (hours * 60 + minutes) as i32)
}

/// A file's own description of a zone.
#[derive(Default)]
pub(super) struct Block {
    pub name: String,
    pub changes: Vec<Change>,
}

/// One of its changes, by the clock that was before it.
#[derive(Clone, Copy, Default)]
pub(super) struct Change {
    pub at: Option<LocalDateTime>,
    pub from: i32,
    pub to: i32,
    pub rule: Option<Rule>,
}

/// When a change comes again: each year, on a day of a month.
#[derive(Clone, Copy, Default)]
pub(super) struct Rule {
    /// 0 where the change's own month is meant.
    pub month: u8,
    /// Which of the weekdays, from 1, or from -1 counted from the end; 0 for any.
    pub nth: i32,
    /// Seven where it is no weekday.
    pub weekday: u8,
    /// The days that it may be, as bits.
    pub days: u32,
    pub until: Option<LocalDate>,
}

impl Change {
    /// When it comes in a year.
    fn on(&self, first: LocalDateTime, rule: Rule, year: i32) -> Option<LocalDateTime> {
        let (_, month, day) = first.date().civil();
        let month = if rule.month == 0 { month } else { rule.month };
        let mut found = None;
        let mut seen = 0;
        for place in 1..=31 {
            let day_of_month = if rule.nth < 0 { 32 - place } else { place };
            let Some(date) = LocalDate::new(year, month, day_of_month) else { continue };
            let fits = match (rule.weekday, rule.days) {
                (7, 0) => day_of_month == day,
                (weekday, days) => {
                    (weekday == 7 || date.weekday() == usize::from(weekday))
                        && (days == 0 || days & (1 << day_of_month) != 0)
                }
            };
            if fits {
                seen += 1;
                if found.is_none() && seen >= rule.nth.abs() {
                    found = Some(date);
                }
            }
        }
        found
            .filter(|date| rule.until.is_none_or(|until| *date <= until))
            .map(|date| date.at(first.minute_of_day()))
            .filter(|at| *at >= first)
    }

    /// The last time it came before a time.
    fn last(&self, wall: LocalDateTime) -> Option<LocalDateTime> {
        let first = self.at?;
        // What the clocks skip is still counted as before.
        let wall = wall - (self.to - self.from).clamp(0, 3 * HOUR);
        let mut last = None;
        if let Some(rule) = self.rule {
            let (year, _, _) = wall.date().civil();
            // A rule that has ended came last in its last year.
            let year = rule.until.map_or(year, |until| year.min(until.civil().0));
            for year in [year, year - 1] {
                last = last.or(self.on(first, rule, year).filter(|at| *at <= wall));
            }
        }
        last.or((first <= wall).then_some(first))
    }
}

impl Block {
    /// By how many minutes this clock is ahead of UTC; `None` where the block says nothing of that time.
    fn offset(&self, wall: LocalDateTime) -> Option<i32> {
        let mut last: Option<(LocalDateTime, i32)> = None;
        let mut several = false;
        for change in &self.changes {
            several |= change.to != change.from;
            if let Some(at) = change.last(wall)
                && last.is_none_or(|(before, _)| before <= at)
            {
                last = Some((at, change.to));
            }
        }
        let (at, offset) = last?;
        // A clock that changes does so every year: where its last change is longer ago, the block is cut off.
        (!several || wall - at <= 370 * DAY).then_some(offset)
    }
}
