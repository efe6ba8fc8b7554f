//! The plan as a calendar file: iCalendar (RFC 5545), in floating local times.

use crate::basics::civil::{HOUR, LocalDate, LocalDateTime};
use crate::basics::text::number;
use crate::engine::case::Setting;
use crate::engine::decided::{Decided, decide_all};
use crate::knowledge::words::text;
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

/// Writes the plan as an iCalendar file: the thank-you, the window with an alarm at the suggested moment, the follow-up,
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
    let plan = situation.plan_id.as_deref().unwrap_or("plan");
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
        write_event(&mut file, &event, &setting, &people, &speaker, plan);
    }
    file.line(&["END:VCALENDAR"]);
    file.text
}

fn write_event(file: &mut File, event: &Event, setting: &Setting, people: &[Decided], speaker: &Speaker, plan: &str) {
    let (Event::At { label, kind, person, .. } | Event::Span { label, kind, person, .. }) = event;
    let why = match kind {
        EventKind::Now | EventKind::Interview => return,
        EventKind::ThankYou => Some(text::CHECKLIST_THANK_YOU_WHY),
        EventKind::Window => Some(text::CHECKLIST_REQUEST_WHY),
        EventKind::FollowUp => Some(text::CHECKLIST_FOLLOW_UP_WHY),
        EventKind::CheckIn => Some(text::CHECKLIST_CHECK_IN_WHY),
        EventKind::Decision => None,
    };
    let decided = people.iter().find(|decided| Some(&decided.case.who.id) == person.as_ref());
    file.line(&["BEGIN:VEVENT"]);
    let who = person.as_deref().unwrap_or_default();
    file.line(&["UID:", name(*kind), "/", &plain(who), "/", &plain(plan), "@", DOMAIN]);
    file.line(&["DTSTAMP:", &stamp(setting.now), "Z"]);
    match event {
        Event::At { at: Moment::Date(day), .. } => file.line(&["DTSTART;VALUE=DATE:", &digits(*day)]),
        Event::At { at: Moment::Time(time), .. } => file.line(&["DTSTART:", &stamp(*time)]),
        Event::Span { from, to, .. } => {
            file.line(&["DTSTART:", &stamp(*from)]);
            if let Some(to) = to {
                file.line(&["DTEND:", &stamp(*to)]);
            }
        }
    }
    file.line(&["SUMMARY:", &escape(label)]);
    if let Some(why) = why {
        file.line(&[
            "DESCRIPTION:",
            &escape(&match decided {
                Some(decided) => speaker.say(why, decided.case.position),
                None => speaker.words.say(why, &[]),
            }),
        ]);
    }
    // The plan is a hint, not an appointment: it must not make the user look busy.
    file.line(&["TRANSP:TRANSPARENT"]);
    if let Some(minutes) = alarm(event, decided) {
        file.line(&["BEGIN:VALARM"]);
        file.line(&["ACTION:DISPLAY"]);
        file.line(&["DESCRIPTION:", &escape(label)]);
        // Counted from the start, because an alarm at a fixed time would need a zone.
        let sign = if minutes < 0 { "-" } else { "" };
        file.line(&["TRIGGER:", sign, "PT", &number(minutes), "M"]);
        file.line(&["END:VALARM"]);
    }
    file.line(&["END:VEVENT"]);
}

/// Minutes from an event's start to its alarm.
fn alarm(event: &Event, decided: Option<&Decided>) -> Option<i32> {
    match event {
        Event::Span { from, .. } => {
            let suggested = decided?.window()?.suggested;
            Some(suggested.map_or(0, |suggested| suggested - *from))
        }
        Event::At { kind: EventKind::ThankYou, .. } => Some(-THANK_YOU_ALARM),
        Event::At { kind: EventKind::CheckIn | EventKind::FollowUp, at: Moment::Time(_), .. } => Some(0),
        Event::At { .. } => None,
    }
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
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
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
