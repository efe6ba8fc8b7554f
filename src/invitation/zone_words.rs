//! The time zone that a text names: behind a time, by its city, its offset or as Windows writes it.

use super::bytes::same;
use super::tokens::{LINE, NONE, NUMBER, Tokens};
use super::zone::{Host, Place, UNCLEAR, ahead};
use crate::basics::civil::{HOUR, LocalDateTime};
use crate::knowledge::invitation::*;

impl Tokens<'_> {
    /// The zone that stands behind a time, or behind a word for one: within a few tokens, on the same line.
    pub fn zone_behind(&self, at: usize, host: &Host, wall: Option<LocalDateTime>) -> Option<Place> {
        // "14:30Z", "14:30+05:30"
        if self.glued(at) {
            let sign = [b'+', b'-'].iter().position(|sign| self.mark(at, *sign));
            let figures = self.at(at + 1);
            if same(self.bytes(at), b"Z") {
                return Some(Place::Utc);
            } else if let Some(sign) = sign
                && figures.what == NUMBER
            {
                let value = i32::from(figures.value);
                let minutes = if self.mark(at + 2, b':') { self.value(at + 3).into() } else { 0 };
                let ahead = if figures.shape == 4 { value / 100 * HOUR + value % 100 } else { value * HOUR + minutes };
                let is_offset = ahead <= 14 * HOUR && minutes < HOUR;
                return Some(if is_offset { Place::Ahead(ahead * (1 - 2 * sign as i32), None) } else { UNCLEAR });
            }
        }
        // "10am est", "10:00 eastern"; in French and German such short words are other ones.
        let (what, short) = kind(self.bytes(at));
        let in_words = self.at(at).end.wrapping_sub(self.start(at)) > 4;
        if what == ZONE
            && self.is(at, UNKNOWN)
            && (self.is(at.wrapping_sub(1), HALF) || in_words || ahead(self.bytes(at)).is_some())
        {
            return Some(host.short(short, wall));
        }
        // "Time: 02:00 PM Amsterdam, Berlin", and "Time: 02:00 PM India", which no host knows; "14:00 Berlin".
        if matches!(self.what(at), UNKNOWN | ADJECTIVE) && self.is_capital(at) {
            let end = (at..at + 4).find(|at| !self.is_capital(*at)).unwrap_or(at);
            if self.is(self.line_start(at), TIME) {
                return Some(self.of_windows(at, host, wall));
            } else if let Some(place) = self.city(at, end, host) {
                return Some(place);
            }
        }
        for at in at..at + 3 {
            if let Some(place) = self.zone(at, host, wall) {
                // "Mitteleuropäische Zeit - Berlin"
                let city = || {
                    let dash = (at..at + 7).find(|at| self.mark(*at, b'-') || self.is(*at, LINE))?;
                    let end = (dash + 1..dash + 4).find(|at| !self.is_capital(*at))?;
                    if self.is(dash, LINE) { None } else { self.city(dash + 1, end, host) }
                };
                return if place == UNCLEAR { city().or(Some(place)) } else { Some(place) };
            }
            let skipped = self.mark(at, b'(')
                || self.mark(at, b',')
                || self.mark(at, b'[')
                || self.is(at, SMALL)
                || (self.mark(at, b'.') && self.mark(at + 1, b'('));
            if !skipped {
                break;
            }
        }
        // What a language that we do not read says of the clock stands on the same line.
        let mut end = at;
        while end < at + 20 && !matches!(self.what(end), LINE | NONE) {
            end += 1;
        }
        (self.line_start(at)..end).any(|at| self.is_foreign(at)).then_some(UNCLEAR)
    }

    /// The zone that is named here.
    pub fn zone(&self, at: usize, host: &Host, wall: Option<LocalDateTime>) -> Option<Place> {
        let token = self.at(at);
        let (name, next) = (self.bytes(at), self.at(at + 1));
        let in_words = token.end.wrapping_sub(token.start) > 4;
        match token.what {
            // "Central European Time"; "Eastern European Time" is another.
            ZONE if next.what == ZONE && in_words => {
                if same(name, b"Central") {
                    self.zone(at + 1, host, wall)
                } else {
                    Some(UNCLEAR)
                }
            }
            // "Mountain View", "Central Africa Time"
            ZONE if in_words && next.shape == 1 && matches!(next.what, UNKNOWN | AREA) && !self.is_season(at + 1) => {
                Some(UNCLEAR)
            }
            ZONE if token.shape == 2 || (in_words && token.shape == 1) => {
                if (self.mark(at + 1, b'+') || self.mark(at + 1, b'-')) && self.is(at + 2, NUMBER) {
                    let end = if self.mark(at + 3, b':') && self.is(at + 4, NUMBER) { at + 5 } else { at + 3 };
                    // "(UTC+01:00) Amsterdam, Berlin" is what Windows calls a zone: its clock in winter, all year round.
                    if end == at + 5 && self.mark(end, b')') && self.is_capital(end + 1) {
                        return Some(self.of_windows(end + 1, host, wall));
                    }
                    return ahead(self.between(at, end)).map(|minutes| Place::Ahead(minutes, None));
                }
                Some(host.short(token.value as u8, wall))
            }
            AREA if self.mark(at + 1, b'/') => {
                let mut end = at + 3;
                while self.mark(end, b'/') {
                    end += 2;
                }
                let name = super::bytes::text(self.between(at, end));
                Some(host.zone(&name).unwrap_or(UNCLEAR))
            }
            // "heure de Paris"; any other is a clock that we do not know.
            TIME | HOURS | CLOCK => {
                let city = if self.is(at + 1, PARTICLE) { self.city(at + 2, at + 3, host) } else { None };
                Some(city.unwrap_or(UNCLEAR))
            }
            // "London time", "New York time", "local time"
            // "our time", but "your time" is the reader's.
            _ if self.is(at + 1, TIME) && same(name, b"our") => Some(UNCLEAR),
            _ if self.is(at + 1, TIME) && (token.what == UNKNOWN || token.shape == 1) && !same(name, b"your") => {
                Some(self.city(at, at + 1, host).unwrap_or(UNCLEAR))
            }
            _ if token.shape == 1 && next.shape == 1 && self.is(at + 2, TIME) => {
                Some(self.city(at, at + 2, host).unwrap_or(UNCLEAR))
            }
            UNKNOWN if token.shape == 2 && (3..=8).contains(&name.len()) => Some(UNCLEAR),
            _ => None,
        }
    }

    /// Whether "Standard Time" or the like goes on here.
    fn is_season(&self, at: usize) -> bool {
        let word = self.bytes(at);
        same(word, b"standard") || same(word, b"daylight") || same(word, b"summer")
    }

    /// The zone that Windows describes here by its name or by some of its cities.
    fn of_windows(&self, start: usize, host: &Host, wall: Option<LocalDateTime>) -> Place {
        let mut at = start;
        while self.is_capital(at) && at < start + 12 {
            if self.is(at, ZONE) {
                return self.zone(at, host, wall).unwrap_or(UNCLEAR);
            }
            let mut end = at + 1;
            while self.is_capital(end) {
                end += 1;
            }
            if let Some(place) = self.city(at, end, host) {
                return place;
            }
            at = end + usize::from(self.mark(end, b','));
        }
        UNCLEAR
    }

    /// The zone of a city, if the host knows it.
    fn city(&self, start: usize, end: usize, host: &Host) -> Option<Place> {
        if !self.is_capital(start) {
            return None;
        }
        let name = super::bytes::text(self.between(start, end));
        for area in ["Europe/", "America/", "Asia/", "Australia/", "Africa/", "Pacific/"] {
            let mut zone = area.to_owned();
            for letter in name.chars() {
                zone.push(if letter == ' ' { '_' } else { letter });
            }
            let place = host.zone(&zone);
            if place.is_some() {
                return place;
            }
        }
        None
    }
}
