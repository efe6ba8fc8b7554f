//! Calendar files (RFC 5545) as programs write them: folded, cut off, with properties of one component inside another.

use super::bytes::{begins, cut, decoded, find, from, has, number, same, slice, str, text, trimmed, without_tags};
use super::model::{Around, Asked, FoundIn, InvitationEvent, InvitationQuestion};
use super::people::{Guest, calendar_of, cleaned, company_of, domain, joined, people, scrubbed};
use super::text::{ask, details, from_title, settle};
use super::zone::{AROUND, Block, Change, Place, Rule, offers};
use crate::basics::civil::{DAY, LAST_YEAR, LocalDate, LocalDateTime};
use crate::model::situation::MOST_INTERVIEWERS;

/// The lines of a file, unfolded one by one.
struct Lines<'a> {
    raw: &'a [u8],
    at: usize,
    /// Where the line stands in the file.
    start: usize,
    end: usize,
    line: Vec<u8>,
}

impl Lines<'_> {
    fn next(&mut self) -> bool {
        self.line.clear();
        self.start = self.at;
        loop {
            let rest = from(self.raw, self.at);
            let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
            self.line.extend_from_slice(slice(rest, 0, length));
            self.end = self.at + length;
            self.at = self.end + if begins(from(rest, length), b"\r\n") { 2 } else { 1 };
            match self.raw.get(self.at) {
                // An empty line is not gone on with.
                Some(b' ' | b'\t') if !self.line.is_empty() => self.at += 1,
                _ => return self.start < self.raw.len(),
            }
        }
    }
}

/// A date, with or without a time, and the name of its zone.
#[derive(Default)]
struct Stamp {
    date: Option<LocalDate>,
    minute: Option<i32>,
    utc: bool,
    zone: String,
}

impl Stamp {
    fn wall(&self) -> Option<LocalDateTime> {
        Some(self.date?.at(self.minute?))
    }

    fn place(&self, blocks: &[Block], around: &Around) -> Place {
        match self.wall() {
            _ if self.utc => Place::Utc,
            Some(wall) => around.host.named(&self.zone, blocks, wall),
            None => Place::Own,
        }
    }
}

/// An event as it stands in the file, before its zone's block is known.
#[derive(Default)]
struct Raw {
    event: InvitationEvent,
    start: Stamp,
    end: Stamp,
    minutes: Option<i32>,
    /// What it is known by, and which of a series it is.
    key: String,
    sequence: u32,
    all_day: bool,
    guests: Vec<Guest>,
    text: String,
    place: (u32, u32),
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Calendar,
    Event,
    Zone,
    Change,
    Other,
}

/// The properties that say something, by their place here.
const PROPERTIES: &str = "BEGIN|END|METHOD|TZID|TZOFFSETFROM|TZOFFSETTO|DTSTART|RRULE|SUMMARY|DTEND|DURATION|UID|RECURRENCE-ID|\
                          SEQUENCE|STATUS|X-MICROSOFT-CDO-ALLDAYEVENT|DESCRIPTION|ATTENDEE|ORGANIZER";
const BEGIN: usize = 0;
const END: usize = 1;
const METHOD: usize = 2;
const TZID: usize = 3;
const TZOFFSETFROM: usize = 4;
const TZOFFSETTO: usize = 5;
const DTSTART: usize = 6;
const RRULE: usize = 7;
const SUMMARY: usize = 8;
const DTEND: usize = 9;
const DURATION: usize = 10;
const UID: usize = 11;
const RECURRENCE_ID: usize = 12;
const SEQUENCE: usize = 13;
const STATUS: usize = 14;
const ALL_DAY: usize = 15;
const DESCRIPTION: usize = 16;
const ATTENDEE: usize = 17;
const ORGANIZER: usize = 18;
const COMPONENTS: [&[u8]; 5] = [b"VEVENT", b"VTIMEZONE", b"STANDARD", b"DAYLIGHT", b"VCALENDAR"];
/// No component that matters is further within others.
const DEEPEST: usize = 16;

/// Which property has a name; one that says nothing has none of the numbers.
fn property(name: &[u8]) -> usize {
    let mut known = PROPERTIES.as_bytes().split(|byte| *byte == b'|');
    known.position(|known| same(known, name)).unwrap_or(usize::MAX)
}

/// The value of a parameter, without its quotes: up to a quote before a sign that ends it, since names hold quotes.
fn parameter<'a>(parameters: &'a [u8], name: &[u8]) -> &'a [u8] {
    let mut rest = parameters;
    while !rest.is_empty() {
        let (key, value) = cut(rest, b'=');
        let mut end = 0;
        if let [b'"', quoted @ ..] = value {
            end = quoted.len();
            for (at, byte) in quoted.iter().enumerate() {
                if *byte == b'"' && matches!(quoted.get(at + 1), None | Some(b';' | b':' | b',')) {
                    end = at;
                    break;
                }
            }
            if same(key, name) {
                return slice(quoted, 0, end);
            }
            end += 2;
        }
        let (unquoted, after) = cut(from(value, end), b';');
        if end == 0 && same(key, name) {
            return unquoted;
        }
        rest = after;
    }
    &[]
}

/// A text as it was before it was escaped; line breaks stay.
fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        text.push(match letter {
            // RFC 6868: a quote in a parameter.
            '^' if letters.as_str().starts_with('\'') => {
                letters.next();
                '"'
            }
            '\\' => match letters.next() {
                Some('n' | 'N') => '\n',
                // Of no standard.
                Some('t') => '\t',
                Some(other) => other,
                None => break,
            },
            _ => letter,
        });
    }
    text
}

/// A day of eight digits. Blocks begin long before anything that matters.
fn date(value: &[u8]) -> Option<LocalDate> {
    let (number, digits) = number(value);
    let year = (number / 10_000) as i32;
    let month = (number / 100 % 100) as u8;
    (digits == 8 && year <= LAST_YEAR).then(|| LocalDate::new(year.max(1_600), month, (number % 100) as u8))?
}

/// A date, or a date and a time, as in `20260311T140000Z`.
fn stamp(value: &[u8], zone: &[u8]) -> Stamp {
    let mut stamp = Stamp { date: date(value), ..Stamp::default() };
    if let Some(b'T' | b't') = value.get(8) {
        let (time, digits) = number(from(value, 9));
        let time = if digits == 6 { time / 100 } else { time } as i32;
        if (digits == 6 || digits == 4) && time / 100 < 24 && time % 100 < 60 {
            stamp.minute = Some(time / 100 * 60 + time % 100);
        }
        stamp.utc = matches!(value.get(9 + digits), Some(b'Z' | b'z'));
        stamp.zone = unescaped(str(zone.trim_ascii()));
    }
    stamp
}

/// A length such as `PT1H30M`; without its T, minutes are meant all the same.
fn length(value: &[u8]) -> Option<i32> {
    let (mut minutes, mut rest) = (0_u32, value.strip_prefix(b"+").unwrap_or(value).strip_prefix(b"P")?);
    while !rest.is_empty() {
        let (count, digits) = number(rest);
        let unit = match rest.get(digits)? {
            b'W' => 7 * DAY,
            b'D' => DAY,
            b'H' => 60,
            b'M' => 1,
            _ => 0,
        };
        minutes = minutes.saturating_add(count.saturating_mul(unit as u32));
        rest = from(rest, digits + 1);
    }
    i32::try_from(minutes).ok()
}

/// `+0530` in minutes.
fn offset(value: &[u8]) -> i32 {
    let (sign, figures) = match value {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, value),
    };
    let (number, digits) = number(figures);
    let number = if digits == 6 { number / 100 } else { number } as i32;
    sign * (number.min(2_400) / 100 * 60 + number % 100)
}

/// `FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10`
fn rule(value: &[u8]) -> Option<Rule> {
    let mut rule = Rule { weekday: 7, ..Rule::default() };
    if !same(parameter(value, b"FREQ"), b"YEARLY") {
        return None;
    }
    rule.month = number(parameter(value, b"BYMONTH")).0.min(12) as u8;
    rule.until = date(slice(parameter(value, b"UNTIL"), 0, 8));
    let day = parameter(value, b"BYDAY");
    let negative = day.first() == Some(&b'-');
    let day = day.strip_prefix(b"-").or(day.strip_prefix(b"+")).unwrap_or(day);
    let (nth, digits) = number(day);
    rule.nth = nth.min(5) as i32 * if negative { -1 } else { 1 };
    let name = slice(day, digits, digits + 2);
    for (weekday, known) in [b"MO", b"TU", b"WE", b"TH", b"FR", b"SA", b"SU"].iter().enumerate() {
        if same(name, *known) {
            rule.weekday = weekday as u8;
        }
    }
    for day in parameter(value, b"BYMONTHDAY").split(|byte| *byte == b',') {
        rule.days |= 1_u32.checked_shl(number(day).0).unwrap_or(0) & !1;
    }
    Some(rule)
}

/// A person as an `ATTENDEE` or `ORGANIZER` names them.
fn guest(parameters: &[u8], value: &[u8], organizer: bool, place: (u32, u32)) -> Guest {
    let value = if begins(value, b"mailto:") { from(value, 7) } else { value };
    let given = parameter(parameters, b"EMAIL");
    let mut guest = Guest { organizer, place, ..Guest::default() };
    guest.mail = text(if given.is_empty() { value } else { given });
    guest.name = unescaped(str(parameter(parameters, b"CN").trim_ascii()));
    // Some programs have the two the wrong way round.
    if has(&guest.name, "@") && !has(&guest.mail, "@") {
        std::mem::swap(&mut guest.name, &mut guest.mail);
        guest.name = unescaped(&guest.name);
    }
    let is = |name: &[u8], value: &[u8]| same(parameter(parameters, name), value);
    guest.thing =
        [&b"RESOURCE"[..], b"ROOM", b"GROUP"].iter().any(|kind| is(b"CUTYPE", kind)) || is(b"ROLE", b"NON-PARTICIPANT");
    guest.optional = is(b"ROLE", b"OPT-PARTICIPANT") || is(b"PARTSTAT", b"DECLINED") || is(b"PARTSTAT", b"DELEGATED");
    guest
}

/// What a file holds.
#[derive(Default)]
struct File {
    cancels: bool,
    /// Somebody suggests another time.
    proposes: bool,
    blocks: Vec<Block>,
    events: Vec<Raw>,
}

impl File {
    fn read(raw: &[u8]) -> File {
        let mut file = File::default();
        let mut within = vec![Within::Calendar];
        let mut lines = Lines { raw, at: 0, start: 0, end: 0, line: Vec::new() };
        let mut is_text = false;
        while lines.next() {
            let whole = decoded(&lines.line);
            let whole = whole.as_bytes();
            let place = (lines.start as u32, lines.end as u32);
            let mut name_end = 0;
            while whole.get(name_end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
                name_end += 1;
            }
            let here = within.last().copied().unwrap_or(Within::Other);
            let name = slice(whole, 0, name_end);
            let property = property(name);
            // In a description with a label, only the first letter is a capital.
            let is_label = is_text && property == usize::MAX && name.iter().any(u8::is_ascii_lowercase);
            if name_end == 0 || is_label || !matches!(whole.get(name_end), Some(b':' | b';')) {
                // A line break within a description that was not escaped.
                if is_text
                    && here == Within::Event
                    && let Some(event) = file.events.last_mut()
                {
                    event.text.push('\n');
                    event.text.push_str(&text(whole));
                    event.place.1 = place.1;
                }
                continue;
            }
            let rest = from(whole, name_end);
            let (parameters, value) = parted(rest, property);
            is_text = property == DESCRIPTION;
            match (property, here) {
                (BEGIN, _) => {
                    let what = match COMPONENTS.iter().position(|name| same(value, name)) {
                        Some(0) => Within::Event,
                        Some(1) => Within::Zone,
                        Some(2 | 3) => Within::Change,
                        Some(_) => Within::Calendar,
                        None => Within::Other,
                    };
                    // Whatever was not closed before ends here.
                    match what {
                        Within::Event | Within::Zone => within.truncate(1),
                        Within::Change if here == Within::Change => drop(within.pop()),
                        _ => within.truncate(DEEPEST),
                    }
                    within.push(what);
                    match (what, file.blocks.last_mut()) {
                        (Within::Event, _) => file.events.push(Raw::default()),
                        (Within::Zone, _) => file.blocks.push(Block::default()),
                        (Within::Change, Some(block)) => block.changes.push(Change::default()),
                        _ => {}
                    }
                }
                (END, _) if within.len() > 1 => drop(within.pop()),
                (METHOD, Within::Calendar) => {
                    file.cancels |= same(value, b"CANCEL");
                    file.proposes |= same(value, b"COUNTER");
                }
                (_, Within::Zone | Within::Change) => {
                    if let Some(block) = file.blocks.last_mut() {
                        block.line(property, value, here);
                    }
                }
                (_, Within::Event) => {
                    if let Some(event) = file.events.last_mut() {
                        event.line(property, parameters, value, place);
                    }
                }
                _ => {}
            }
        }
        file
    }
}

impl Block {
    fn line(&mut self, property: usize, value: &[u8], here: Within) {
        match (self.changes.last_mut(), property) {
            (_, TZID) if here == Within::Zone => {
                self.name = text(trimmed(unescaped(str(value)).as_bytes(), AROUND));
            }
            (Some(change), TZOFFSETFROM) => change.from = offset(value),
            (Some(change), TZOFFSETTO) => change.to = offset(value),
            (Some(change), DTSTART) => change.at = stamp(value, b"").wall(),
            (Some(change), RRULE) => change.rule = rule(value),
            _ => {}
        }
    }
}

impl Raw {
    fn line(&mut self, property: usize, parameters: &[u8], value: &[u8], place: (u32, u32)) {
        let mut field = "";
        match property {
            SUMMARY if self.event.title.is_none() => {
                self.event.title = Some(scrubbed(&unescaped(str(value)))).filter(|title| !title.is_empty());
                field = if self.event.title.is_some() { "title" } else { "" };
            }
            DTSTART => {
                self.start = stamp(value, parameter(parameters, b"TZID"));
                field = "start";
            }
            DTEND => {
                self.end = stamp(value, parameter(parameters, b"TZID"));
                field = "minutes";
            }
            DURATION => {
                self.minutes = length(value);
                field = "minutes";
            }
            // Of a series each has its own.
            UID | RECURRENCE_ID => self.key.push_str(&text(value)),
            SEQUENCE => self.sequence = number(value).0,
            STATUS => self.event.cancelled = same(value, b"CANCELLED"),
            RRULE => self.event.repeats = true,
            ALL_DAY => self.all_day = same(value, b"TRUE"),
            DESCRIPTION if self.text.is_empty() => {
                self.text = unescaped(str(value));
                self.place = place;
            }
            ATTENDEE | ORGANIZER if self.guests.len() < 2 * MOST_INTERVIEWERS => {
                self.guests.push(guest(parameters, value, property == ORGANIZER, place));
            }
            _ => {}
        }
        if !field.is_empty() {
            self.event.found.push(FoundIn { field, start: place.0, end: place.1 });
        }
    }

    /// The event, once all blocks of the file are known.
    fn finished(mut self, file: &File, own: &str, around: &Around) -> (InvitationEvent, Vec<InvitationQuestion>) {
        let mut questions = Vec::new();
        let event = &mut self.event;
        event.cancelled |= file.cancels;
        if self.all_day {
            self.start.minute = None;
        }
        let place = self.start.place(&file.blocks, around);
        match (self.start.date, self.start.wall()) {
            (_, Some(wall)) if file.proposes => {
                event.place = place;
                ask(&mut questions, Asked::Which, vec![String::from(wall)]);
            }
            (_, Some(wall)) => {
                let until = self.end.wall().and_then(|until| {
                    let there = self.end.place(&file.blocks, around);
                    if there == place {
                        return Some(until - wall);
                    }
                    Some(around.host.instant(&there, until)? - around.host.instant(&place, wall)?)
                });
                event.minutes =
                    until.or(self.minutes).filter(|minutes| (1..=DAY).contains(minutes)).map(|minutes| minutes as u32);
                if let Place::Ask(short) = place {
                    ask(&mut questions, Asked::Zone, offers(short));
                }
                event.place = place;
                event.minute = self.start.minute;
                settle(event, wall, &around.host);
            }
            (Some(date), None) => {
                event.date = Some(date);
                ask(&mut questions, Asked::Time, Vec::new());
            }
            (None, None) => {
                ask(&mut questions, Asked::Date, Vec::new());
                ask(&mut questions, Asked::Time, Vec::new());
            }
        }
        // A field that nothing was made of stands nowhere.
        let has_minutes = event.minutes.is_some();
        event.found.retain(|found| found.field != "minutes" || has_minutes);
        let listed = people(&self.guests, own, around.you);
        event.people = listed.people;
        event.found.extend(listed.places.iter().map(|(start, end)| around.found("people", *start, *end)));
        for found in &mut event.found {
            *found = around.found(found.field, found.start, found.end);
        }
        if !listed.maybe_you.is_empty() {
            ask(&mut questions, Asked::You, listed.maybe_you);
        }
        let text = self.text.as_bytes();
        let plain = if find(text, b"</").is_some() || find(text, b"<br").is_some() || find(text, b"<http").is_some() {
            without_tags(text)
        } else {
            std::mem::take(&mut self.text).into_bytes()
        };
        details(&plain, event, &mut questions, &Around { place: Some(around.place.unwrap_or(self.place)), ..*around });
        joined(&mut event.people, &listed.mails);
        let organizer = self.guests.iter().find(|guest| guest.organizer);
        let company = organizer.map(|guest| company_of(domain(&guest.mail))).unwrap_or_default();
        from_title(event, company);
        if let Some(organizer) = organizer
            && event.company.is_none()
        {
            let value = calendar_of(&cleaned(&organizer.name));
            if !value.is_empty() {
                event.company = Some(super::model::Offered { value, ticked: false });
            }
        }
        (self.event, questions)
    }
}

/// Parameters and value: a mail's address begins at the last `mailto:`, a date behind the last colon, anything else behind the
/// first colon outside of quotes.
fn parted(rest: &[u8], property: usize) -> (&[u8], &[u8]) {
    let (mut at, mut last, mut quoted) = (None, 0, false);
    for (place, byte) in rest.iter().enumerate() {
        quoted ^= *byte == b'"';
        if *byte == b':' {
            last = place;
            let counts = match property {
                ATTENDEE | ORGANIZER => begins(from(rest, place), b":mailto:"),
                DTSTART | DTEND | RECURRENCE_ID => true,
                _ => at.is_none() && !quoted,
            };
            if counts {
                at = Some(place);
            }
        }
    }
    let at = at.unwrap_or(last);
    (slice(rest, 1, at), from(rest, at + 1).trim_ascii())
}

/// Reads a calendar file: its events, each with its questions.
pub(super) fn read(raw: &[u8], own: &str, around: &Around) -> Vec<(InvitationEvent, Vec<InvitationQuestion>)> {
    let mut file = File::read(raw);
    let mut events: Vec<Raw> = Vec::new();
    for event in std::mem::take(&mut file.events) {
        // The same event again: the later version counts.
        let same = |known: &&mut Raw| !event.key.is_empty() && known.key == event.key;
        match events.iter_mut().rev().take(50).find(same) {
            Some(known) if known.sequence <= event.sequence => *known = event,
            Some(_) => {}
            None => events.push(event),
        }
    }
    // What has no start is an event only where nothing else is.
    if events.iter().any(|event| event.start.date.is_some()) {
        events.retain(|event| event.start.date.is_some());
    }
    let mut found = Vec::with_capacity(events.len());
    for event in events {
        found.push(event.finished(&file, own, around));
    }
    found
}
