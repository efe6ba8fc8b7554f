//! What an invitation is is seen from its content, not from a file's name.

use super::bytes::{begins, decoded, find, without_tags};
use super::mail;
use super::model::{Around, Asked, Invitation, InvitationEvent};
use super::people::is_private;
use super::text::settle;
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
    read_for(options.you.as_deref(), bytes, options, clock)
}

/// The same for a reader of this name.
pub(super) fn read_for(you: Option<&str>, bytes: &[u8], options: &InvitationOptions, clock: Clock) -> Invitation {
    let mut around = Around {
        host: Host { clock, zone: &options.zone },
        now: options.now.date(),
        you: you.filter(|you| !you.as_bytes().trim_ascii().is_empty()),
        place: None,
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut mail = mail::Mail::default();
    let (mut whole, mut file, mut own) = (Vec::new(), bytes, "");
    if mail::is_mail(bytes) {
        mail = mail::read(bytes);
        file = &mail.calendar.content;
        own = &mail.to;
        around.place = Some(mail.calendar.place);
    }
    let mut found = Vec::new();
    if find(file, b"BEGIN:VEVENT").is_some() {
        found = calendar::read(file, own, &around);
    }
    if found.is_empty() {
        let (words, place) = if around.place.is_some() {
            mail.in_words()
        } else {
            whole = decoded(bytes).into_bytes();
            let is_page = begins(whole.trim_ascii_start(), b"<") && find(&whole, b"</").is_some();
            if is_page { (without_tags(&whole), Some((0, whole.len() as u32))) } else { (Vec::new(), None) }
        };
        around.place = place;
        text::read(if words.is_empty() { &whole } else { &words }, &mail.subject, &around, &mut found);
    }
    let mut invitation = Invitation::default();
    for (mut event, questions) in found {
        keep_nothing_private(&mut event);
        for mut question in questions {
            question.offers.retain(|offer| question.field != Asked::You || !is_private(offer));
            question.event = invitation.events.len() as u32;
            invitation.questions.push(question);
        }
        invitation.events.push(event);
    }
    in_utf16(&mut invitation, if whole.is_empty() { bytes } else { &whole });
    invitation
}

/// The last gate: whichever way it was read, an address, a link, a number or a passcode is in no field.
fn keep_nothing_private(event: &mut InvitationEvent) {
    event.title = event.title.take().filter(|title| !is_private(title));
    for (field, offered) in [("company", &mut event.company), ("job", &mut event.job)] {
        if offered.as_ref().is_some_and(|offered| is_private(&offered.value)) {
            *offered = None;
            event.found.retain(|found| found.field != field);
        }
    }
    for person in &mut event.people {
        person.name = person.name.take().filter(|name| !is_private(name));
    }
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
        event.answer(date, minute, zone, &Host { clock, zone: &options.zone });
        event
    }

    pub(super) fn answer(&mut self, date: Option<LocalDate>, minute: Option<i32>, zone: Option<&str>, host: &Host) {
        if let Some(zone) = zone {
            self.place = if zone == host.zone { Place::Own } else { host.zone(zone).unwrap_or(self.place) };
        }
        self.minute = minute.or(self.minute);
        let there = self.start_there.map(LocalDateTime::date);
        self.date = date.or(self.date).or(there);
        if let (Some(date), Some(minute)) = (self.date, self.minute) {
            settle(self, date.at(minute), host);
        }
    }
}
