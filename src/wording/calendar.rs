//! The plan as a calendar file: iCalendar (RFC 5545), in floating local times.

use crate::basics::civil::{HOUR, LocalDate, LocalDateTime};
use crate::basics::text::{number, without_isolates};
use crate::engine::case::Setting;
use crate::engine::decided::{Decided, decide_all};
use crate::knowledge::words::{Text, text};
use crate::model::situation::Situation;
use crate::model::timeline::{Event, EventKind, Moment};
use crate::wording::speaker::Speaker;
use crate::wording::timeline::timeline;

/// The longest line in octets, without its line break (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;
/// How many minutes before the thank-you is due its alarm rings.
const THANK_YOU_ALARM: i32 = 3 * HOUR;
/// The part of every UID after the `@`.
const DOMAIN: &str = "interview-connect";

/// Writes the plan as an iCalendar file: the thank-you, the window from the suggested moment on, the follow-up,
/// the check-in and the decision day.
///
/// Times are floating: they mean the user's own wall clock wherever the file is opened. A UID follows from `planId`, the
/// kind and the person, so that a second import updates the first and two plans never collide. `DTSTAMP` is `now`,
/// written with a Z, since the engine knows no zone.
///
/// ```
/// use interview_connect::{LocalDateTime, Rapport, Situation, calendar};
///
/// let at = |text| LocalDateTime::parse(text).unwrap();
/// let mut situation = Situation::new(at("2026-03-10T18:00"));
/// situation.interview_at = Some(at("2026-03-10T14:00"));
/// situation.interviewers[0].rapport = Some(Rapport::Good);
///
/// let file = calendar(&situation);
/// assert!(file.starts_with("BEGIN:VCALENDAR\r\n"));
/// assert!(file.contains("DTSTART:20260311T140000\r\n"));
/// ```
pub fn calendar(situation: &Situation) -> String {
    let setting = Setting::of(situation);
    let people = decide_all(situation, &setting);
    let speaker = Speaker::new(situation);
    let mut file = File::default();
    file.line(&["BEGIN:VCALENDAR"]);
    file.line(&["VERSION:2.0"]);
    file.line(&[
        "PRODID:-//interview-connect//",
        env!("CARGO_PKG_VERSION"),
        "//",
        &speaker.words.tag().to_ascii_uppercase(),
    ]);
    file.line(&["CALSCALE:GREGORIAN"]);
    for event in timeline(&setting, &people, &speaker) {
        if let Some(entry) = Entry::of(&event, setting.now, &people) {
            entry.write(&mut file, situation, &people, &speaker);
        }
    }
    file.line(&["END:VCALENDAR"]);
    file.text
}

/// One event of the timeline on its way into the file.
struct Entry<'a> {
    kind: EventKind,
    label: &'a str,
    why: Option<Text>,
    /// The place of the person whom it concerns.
    person: Option<usize>,
    starts: Moment,
    ends: Option<LocalDateTime>,
    /// Minutes before the start at which its alarm rings.
    alarm: Option<i32>,
}

impl<'a> Entry<'a> {
    /// None for what a calendar need not hold, and for what would lie in the past.
    fn of(event: &'a Event, now: LocalDateTime, people: &[Decided]) -> Option<Entry<'a>> {
        let (Event::At { label, kind, person, .. } | Event::Span { label, kind, person, .. }) = event;
        let (why, alarm) = match kind {
            EventKind::Now | EventKind::Interview => return None,
            EventKind::ThankYou => (Some(text::CHECKLIST_THANK_YOU_WHY), Some(THANK_YOU_ALARM)),
            EventKind::Window => (Some(text::CHECKLIST_REQUEST_WHY), Some(0)),
            EventKind::FollowUp => (Some(text::CHECKLIST_FOLLOW_UP_WHY), Some(0)),
            EventKind::CheckIn => (Some(text::CHECKLIST_CHECK_IN_WHY), Some(0)),
            EventKind::Decision => (None, None),
        };
        let person = people.iter().position(|decided| Some(&decided.case.who.id) == person.as_ref());
        let (starts, ends) = match event {
            Event::At { at, .. } => (*at, None),
            // It begins when the request is best sent, so that its alarm never rings after it has begun.
            Event::Span { from, to, .. } => {
                let suggested = person.and_then(|place| people.get(place)?.window()?.suggested);
                let starts = suggested.unwrap_or((*from).max(now));
                (Moment::Time(starts), to.filter(|to| *to > starts))
            }
        };
        let is_past = match starts {
            Moment::Date(day) => day < now.date(),
            Moment::Time(time) => time < now,
        };
        // A whole day has no minute at which an alarm could ring.
        let alarm = alarm.filter(|_| matches!(starts, Moment::Time(_)));
        (!is_past).then_some(Entry { kind: *kind, label, why, person, starts, ends, alarm })
    }

    fn write(&self, file: &mut File, situation: &Situation, people: &[Decided], speaker: &Speaker) {
        let person = self.person.and_then(|place| people.get(place));
        let who = person.map_or("", |decided| &decided.case.who.id);
        let plan = situation.plan_id.as_deref().unwrap_or("plan");
        file.line(&["BEGIN:VEVENT"]);
        file.line(&["UID:", name(self.kind), "/", &plain(who), "/", &plain(plan), "@", DOMAIN]);
        file.line(&["DTSTAMP:", &stamp(situation.now), "Z"]);
        match self.starts {
            Moment::Date(day) => file.line(&["DTSTART;VALUE=DATE:", &digits(day)]),
            Moment::Time(time) => file.line(&["DTSTART:", &stamp(time)]),
        }
        if let Some(ends) = self.ends {
            file.line(&["DTEND:", &stamp(ends)]);
        }
        let summary = escape(&summary(self.label, situation));
        file.line(&["SUMMARY:", &summary]);
        if let Some(why) = self.why {
            let why = match self.person {
                Some(place) => speaker.say(why, place),
                None => speaker.words.say(why, &[]),
            };
            file.line(&["DESCRIPTION:", &escape(&why)]);
        }
        // The plan is a hint, not an appointment: it must not make the user look busy.
        file.line(&["TRANSP:TRANSPARENT"]);
        if let Some(minutes) = self.alarm {
            file.line(&["BEGIN:VALARM"]);
            file.line(&["ACTION:DISPLAY"]);
            file.line(&["DESCRIPTION:", &summary]);
            // Counted from the start, because an alarm at a fixed time would need a zone.
            file.line(&["TRIGGER:", if minutes > 0 { "-" } else { "" }, "PT", &number(minutes), "M"]);
            file.line(&["END:VALARM"]);
        }
        file.line(&["END:VEVENT"]);
    }
}

/// A label with what it is about, so that the entries of two plans can be told apart: the company, or else the job or the
/// plan.
fn summary(label: &str, situation: &Situation) -> String {
    let words = situation.words();
    let about = match (&situation.company, &situation.job, &situation.plan_id) {
        (Some(company), ..) => company.clone(),
        (None, Some(job), _) => job.clone(),
        (None, None, Some(plan)) => words.fill(text::CALENDAR_PLAN, &[("plan", plan)]),
        (None, None, None) => return label.to_owned(),
    };
    words.fill(text::CALENDAR_SUMMARY, &[("label", label), ("about", &about)])
}

fn name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Now => "now",
        EventKind::Interview => "interview",
        EventKind::ThankYou => "thankYou",
        EventKind::Window => "window",
        EventKind::FollowUp => "followUp",
        EventKind::CheckIn => "checkIn",
        EventKind::Decision => "decision",
    }
}

/// `20260310T140000`.
fn stamp(time: LocalDateTime) -> String {
    [&digits(time.date()), "T", &time.clock().replace(':', ""), "00"].concat()
}

/// `20260310`.
fn digits(day: LocalDate) -> String {
    String::from(day).replace('-', "")
}

/// An id within a UID, percent-encoded except for letters and digits, so that no two ids ever look the same.
fn plain(id: &str) -> String {
    let hex = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    let mut out = String::new();
    for octet in id.bytes() {
        if octet.is_ascii_alphanumeric() {
            out.push(char::from(octet));
        } else {
            out.extend(['%', hex(octet >> 4), hex(octet & 15)]);
        }
    }
    out
}

/// A value of type TEXT (RFC 5545, section 3.3.11).
fn escape(text: &str) -> String {
    without_isolates(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

#[derive(Default)]
struct File {
    text: String,
}

impl File {
    /// Writes one content line, folded by octets and never within a character.
    fn line(&mut self, parts: &[&str]) {
        let mut octets = 0;
        for part in parts {
            for letter in part.chars() {
                if octets + letter.len_utf8() > LONGEST_LINE {
                    self.text.push_str("\r\n ");
                    octets = 1;
                }
                self.text.push(letter);
                octets += letter.len_utf8();
            }
        }
        self.text.push_str("\r\n");
    }
}
