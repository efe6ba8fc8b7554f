//! What an invitation is is seen from its content, not from a file's name.

use super::bytes::{begins, decoded, find, without_tags};
use super::mail;
use super::model::{Invitation, InvitationEvent, InvitationQuestion};
use super::text::{Around, settle};
use super::zone::{Clock, Host, Place};
use super::{calendar, text};
use crate::basics::civil::{LocalDate, LocalDateTime};

/// What reading depends on beside the invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationOptions {
    /// The reader's clock now; a day without a year is near it.
    pub now: LocalDateTime,
    /// The reader's zone, by its IANA name.
    pub zone: String,
    /// The reader's name, where it is known.
    pub you: Option<String>,
}

/// Reads a calendar file, a mail or a pasted text. `clock` says by how many minutes a zone's clock is ahead of UTC at a minute
/// since 1970 in UTC, and `None` of a zone that it does not know.
///
/// ```
/// use interview_connect::{InvitationOptions, LocalDateTime, read_invitation};
///
/// let at = |text| LocalDateTime::parse(text).unwrap();
/// let options = InvitationOptions { now: at("2026-05-01T09:00"), zone: "Europe/Berlin".to_owned(), you: None };
/// // A host asks its own clocks; these are two, in summer.
/// let clock = |zone: &str, _| match zone {
///     "Europe/Berlin" => Some(120),
///     "America/New_York" => Some(-240),
///     _ => None,
/// };
/// let mail = b"Your interview is on Mon, May 11, 2026 at 11:00 AM EDT, with Casey Lin.";
/// let invitation = read_invitation(mail, &options, &clock);
/// assert_eq!(invitation.events[0].start, Some(at("2026-05-11T17:00")));
/// ```
pub fn read_invitation(bytes: &[u8], options: &InvitationOptions, clock: Clock) -> Invitation {
    let around = Around {
        host: Host { clock, zone: &options.zone },
        now: options.now.date(),
        you: options.you.as_deref().filter(|you| !you.as_bytes().trim_ascii().is_empty()),
        place: None,
    };
    let mut invitation = Invitation::default();
    let mut add = |(event, questions): (InvitationEvent, Vec<InvitationQuestion>)| {
        for mut question in questions {
            question.event = invitation.events.len() as u32;
            invitation.questions.push(question);
        }
        invitation.events.push(event);
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if mail::is_mail(bytes) {
        let mail = mail::read(bytes);
        let own = [mail.to.clone()];
        let placed = |place| Around { place: Some(place), ..around };
        let events = calendar::read(&mail.calendar.content, &own, &placed(mail.calendar.place));
        if events.is_empty() {
            let (words, place) = mail.in_words();
            text::read(&words, &mail.subject, &placed(place)).into_iter().for_each(&mut add);
        }
        events.into_iter().for_each(add);
        in_utf16(&mut invitation, bytes);
    } else if find(bytes, b"BEGIN:VEVENT").is_some() {
        calendar::read(bytes, &[], &around).into_iter().for_each(add);
        in_utf16(&mut invitation, bytes);
    } else {
        let whole = decoded(bytes).into_bytes();
        let event = if begins(whole.trim_ascii_start(), b"<") && find(&whole, b"</").is_some() {
            let place = Some((0, whole.len() as u32));
            text::read(&without_tags(&whole), "", &Around { place, ..around })
        } else {
            text::read(&whole, "", &around)
        };
        event.into_iter().for_each(add);
        in_utf16(&mut invitation, &whole);
    }
    invitation
}

/// Counts places as a page does. Bytes that are no UTF-8 are a character each.
fn in_utf16(invitation: &mut Invitation, bytes: &[u8]) {
    if bytes.is_ascii() || std::str::from_utf8(bytes).is_err() {
        return;
    }
    // How many units there are before each block of bytes: with many events, counting from the start would take its square.
    const BLOCK: usize = 1_024;
    let units =
        |bytes: &[u8]| bytes.iter().map(|byte| u32::from(byte & 0xC0 != 0x80) + u32::from(*byte >= 0xF0)).sum::<u32>();
    let mut before = vec![0];
    let mut sum = 0;
    for block in bytes.chunks(BLOCK) {
        sum += units(block);
        before.push(sum);
    }
    let place = |byte: u32| {
        let block = byte as usize / BLOCK;
        let rest = super::bytes::slice(bytes, block * BLOCK, byte as usize);
        before.get(block).copied().unwrap_or_default() + units(rest)
    };
    for event in &mut invitation.events {
        for found in &mut event.found {
            (found.start, found.end) = (place(found.start), place(found.end));
        }
    }
}

impl InvitationEvent {
    /// The event with what was asked: a day, a minute of it, and a zone, as far as each was.
    #[must_use]
    pub fn answered(
        &self,
        date: Option<LocalDate>,
        minute: Option<i32>,
        zone: Option<&str>,
        options: &InvitationOptions,
        clock: Clock,
    ) -> InvitationEvent {
        let mut event = self.clone();
        if let Some(zone) = zone {
            let host = Host { clock, zone: &options.zone };
            event.place = if zone == options.zone { Place::Own } else { host.zone(zone).unwrap_or(event.place) };
        }
        event.minute = minute.or(event.minute);
        let there = event.start_there.map(LocalDateTime::date);
        event.date = date.or(event.date).or(there);
        if let (Some(date), Some(minute)) = (event.date, event.minute) {
            settle(&mut event, date.at(minute), &Host { clock, zone: &options.zone });
        }
        event
    }
}
