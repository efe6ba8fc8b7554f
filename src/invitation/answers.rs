//! The answers to what was asked: each makes a reading clearer, and may leave the next question.

use super::model::{Asked, Invitation, InvitationEvent, InvitationQuestion};
use super::read::{InvitationOptions, read_for};
use super::zone::{Clock, Host, Place, offers};
use crate::basics::civil::{HOUR, LocalDate, LocalDateTime};

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationAnswer {
    /// The event's place in the list.
    pub event: usize,
    /// What was asked.
    pub field: Asked,
    /// What was offered, or something else of its kind: a date, a time, a zone's name, a moment or a day, a name; an empty name
    /// is nobody's.
    pub value: String,
}

/// What an answer says.
enum Said {
    Date(LocalDate),
    Minute(i32),
    Zone,
    Moment(LocalDateTime),
    You,
}

impl InvitationAnswer {
    fn said(&self, host: &Host) -> Option<Said> {
        let value = self.value.as_str();
        let day = LocalDate::parse(value).ok().map(Said::Date);
        match self.field {
            Asked::Date => day,
            Asked::Which => LocalDateTime::parse(value).ok().map(Said::Moment).or(day),
            Asked::Time => minute(value.as_bytes()).map(Said::Minute),
            Asked::Zone => host.knows(value).then_some(Said::Zone),
            Asked::You => Some(Said::You),
        }
    }
}

/// The minute of the day that a text such as `09:30` names.
fn minute(text: &[u8]) -> Option<i32> {
    let &[tens, ones, b':', ten_minutes, minutes] = text else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(10).map(|digit| digit as i32);
    let hour = digit(tens)? * 10 + digit(ones)?;
    let minute = digit(ten_minutes)? * 10 + digit(minutes)?;
    (hour < 24 && minute < HOUR).then_some(hour * HOUR + minute)
}

/// Reads an invitation as [`read_invitation()`](crate::read_invitation()) does, and fills in the answers to what it asks.
///
/// # Errors
/// The place of the first answer that is none: of an event that is not there, or of another form.
pub fn read_answered(
    bytes: &[u8],
    options: &InvitationOptions,
    answers: &[InvitationAnswer],
    clock: Clock,
) -> Result<Invitation, usize> {
    let host = Host { clock, zone: &options.zone };
    let you = answers.iter().rev().find(|answer| answer.field == Asked::You && !answer.value.is_empty());
    let you = you.map(|answer| answer.value.as_str()).or(options.you.as_deref());
    let mut invitation = read_for(you, bytes, options, clock);
    let Invitation { events, questions } = &mut invitation;
    for (place, answer) in answers.iter().enumerate() {
        let event = events.get_mut(answer.event).ok_or(place)?;
        let (date, minute, zone) = match answer.said(&host).ok_or(place)? {
            Said::Date(date) => (Some(date), None, None),
            Said::Minute(minute) => (None, Some(minute), None),
            Said::Moment(at) => (Some(at.date()), Some(at.minute_of_day()), None),
            Said::Zone => (None, None, Some(answer.value.as_str())),
            Said::You => (None, None, None),
        };
        event.answer(date, minute, zone, &host);
        questions.retain(|asked| asked.event as usize != answer.event || asked.field != answer.field);
        if answer.field != Asked::You {
            still_asked(event, answer.event, questions);
        }
    }
    Ok(invitation)
}

/// What an answer leaves open is asked next.
fn still_asked(event: &InvitationEvent, place: usize, questions: &mut Vec<InvitationQuestion>) {
    let mut ask = |field: Asked, offers: Vec<String>| {
        let known = questions
            .iter()
            .any(|asked| asked.event as usize == place && (asked.field == field || asked.field == Asked::Which));
        if !known {
            questions.push(InvitationQuestion { event: place as u32, field, offers });
        }
    };
    if event.start.is_some() {
        return;
    }
    if event.date.is_none() && event.start_there.is_none() {
        ask(Asked::Date, Vec::new());
    }
    if event.minute.is_none() && event.start_there.is_none() {
        ask(Asked::Time, Vec::new());
    }
    if let Place::Ask(short) = event.place {
        ask(Asked::Zone, offers(short));
    }
}
