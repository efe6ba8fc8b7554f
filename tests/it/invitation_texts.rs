//! Invitations as text: which words make a moment explicit and which have it asked, who is named, and what an answer changes.

use crate::invitations::options;
use crate::zones::clock;
use interview_connect::{Asked, Invitation, InvitationAnswer, LocalDate, read_answered, read_invitation};
use serde_json::json;

fn read(text: &str) -> Invitation {
    read_invitation(text.as_bytes(), &options(&json!({})), &clock)
}

/// What a text says in short: the start, or what is asked.
fn short(text: &str) -> String {
    in_short(&read(text))
}

fn in_short(invitation: &Invitation) -> String {
    let Some(event) = invitation.events.first() else { return "nothing".to_owned() };
    let mut said: Vec<String> = event.start.map(String::from).into_iter().collect();
    said.extend(invitation.questions.iter().map(|question| {
        let name = match question.field {
            Asked::Date => "date",
            Asked::Time => "time",
            Asked::Zone => "zone",
            Asked::Which => "which",
            Asked::You => "you",
        };
        [name, "? ", &question.offers.join(" ")].concat().trim_end().to_owned()
    }));
    said.join("; ")
}

/// A text and what it says in short, for a reader in Berlin on 1 February 2026.
const PHRASES: &[(&str, &str)] = &[
    // Explicit, in five languages and more.
    ("Your interview is on Thursday, March 12, 2026 at 10:00 AM.", "2026-03-12T10:00"),
    ("12 March 2026, 14:30", "2026-03-12T14:30"),
    ("on the 12th of March 2026 at 2 pm", "2026-03-12T14:00"),
    ("2026-03-12 14:30", "2026-03-12T14:30"),
    ("2026-03-12T14:30", "2026-03-12T14:30"),
    ("Wed 11/03/2026 at 2.30pm", "2026-03-11T14:30"),
    ("03/25/2026, 2 p.m.", "2026-03-25T14:00"),
    ("am Donnerstag, den 12. März 2026, um 10 Uhr", "2026-03-12T10:00"),
    ("Do., 12.03.2026, 10.30 Uhr", "2026-03-12T10:30"),
    ("am 12.3.26 von 10 bis 11 Uhr", "2026-03-12T10:00"),
    ("le jeudi 12 mars 2026 à 14h30", "2026-03-12T14:30"),
    ("le 1er avril 2026 à 10 h", "2026-04-01T10:00"),
    ("el jueves 12 de marzo de 2026 a las 16:30", "2026-03-12T16:30"),
    ("giovedì 12 marzo 2026 alle 15:00", "2026-03-12T15:00"),
    ("donderdag 12 maart 2026 om 15:30 uur", "2026-03-12T15:30"),
    ("quinta-feira, 12 de março de 2026 às 15:00", "2026-03-12T15:00"),
    // Zones.
    ("March 12, 2026 at 10:00 AM EDT", "2026-03-12T15:00"),
    ("March 12, 2026 at 10:00 AM (ET)", "2026-03-12T15:00"),
    ("March 12, 2026 at 10:00 AM Eastern", "2026-03-12T15:00"),
    ("March 12, 2026 at 10:00 AM Pacific Time", "2026-03-12T18:00"),
    ("March 12, 2026 at 10:00 AM London time", "2026-03-12T11:00"),
    ("March 12, 2026 at 10:00 AM New York time", "2026-03-12T15:00"),
    ("12 March 2026, 10:00 UTC+5:30", "2026-03-12T05:30"),
    ("12 March 2026, 10:00 GMT-3", "2026-03-12T14:00"),
    ("12 March 2026, 10:00 UTC–3", "2026-03-12T14:00"),
    ("12 March 2026, 10:00 UTC+0530", "2026-03-12T05:30"),
    ("12 March 2026, 10:00 UTC", "2026-03-12T11:00"),
    ("12 March 2026, 10:00 Europe/Lisbon", "2026-03-12T11:00"),
    ("12 March 2026, 10:00 (America/Argentina/Buenos_Aires)", "2026-03-12T14:00"),
    ("12 July 2026, 10:00 Central European Time", "2026-07-12T10:00"),
    ("le 12 mars 2026 à 10h00 (heure de Londres)", "zone?"),
    ("12 March 2026, 10:00 EST", "zone? America/New_York"),
    ("12 July 2026, 10:00 CET", "zone? Europe/Berlin"),
    ("12 July 2026, 10:00 GMT", "zone? Europe/London"),
    ("12 March 2026, 10:00 CST", "zone? America/Chicago Asia/Shanghai"),
    ("12 March 2026, 10:00 BST", "zone? Europe/London Asia/Dhaka"),
    ("12 March 2026, 10:00 AKDT", "zone?"),
    ("12 March 2026, 10:00 Atlantis time", "zone?"),
    ("el 12 de marzo de 2026 a las 10:00 hora local", "zone?"),
    // Days that are not clear.
    ("03/04/2026 at 10:00", "date? 2026-03-04 2026-04-03"),
    ("Wednesday 03/04/2026 at 10:00", "2026-03-04T10:00"),
    ("04/03/2026 at 10:00", "date? 2026-03-04 2026-04-03"),
    ("03/03/2026 at 10:00", "2026-03-03T10:00"),
    ("am 12.3. um 10 Uhr", "date? 2026-03-12"),
    ("Do. 12.3. um 10 Uhr", "2026-03-12T10:00"),
    ("Thursday, Mar. 12, 2026 at 10:00", "2026-03-12T10:00"),
    ("March 12th, 2026 at 10:00", "2026-03-12T10:00"),
    ("12 March 2026 (Thursday) at 10:00", "2026-03-12T10:00"),
    ("12 March 2026 (Friday) at 10:00", "date? 2026-03-12"),
    ("mar. 3 février 2026 à 10h00", "2026-02-03T10:00"),
    ("1o de abril de 2026 às 10:00", "2026-04-01T10:00"),
    ("Thursday, March 12 at 10:00", "2026-03-12T10:00"),
    ("March 12 at 10:00", "date? 2026-03-12"),
    ("Your interview is on 03/04 at 3", "date? 2026-03-04 2026-04-03; time?"),
    ("3/4 at 3pm", "date? 2026-03-04 2026-04-03"),
    ("3/14 at 10:00", "date? 2026-03-14"),
    ("Wednesday, 3/4 at 10:00", "2026-03-04T10:00"),
    ("Donnerstag, 12/3, 15 Uhr", "2026-03-12T15:00"),
    ("le 12/03 à 15h", "date? 2025-12-03 2026-03-12"),
    ("dia 12/03 às 15h", "date? 2025-12-03 2026-03-12"),
    ("el 12/3 a las 15:00", "date? 2025-12-03 2026-03-12"),
    ("We are there 24/7. 12 March 2026 at 10:00", "2026-03-12T10:00"),
    ("12 March 2026 at 10:00. You spend the 3/4 of your day on calls.", "2026-03-12T10:00"),
    ("12 March 2026 at 10:00, part 1/2", "2026-03-12T10:00"),
    ("Monday, March 12 at 10:00", "date? 2026-03-12"),
    ("Friday, 12 March 2026 at 10:00", "date? 2026-03-12"),
    ("30 February 2026 at 10:00", "date?"),
    ("Tuesday at 10am", "date?"),
    ("tomorrow at 10:00", "date?"),
    ("morgen um 10 Uhr", "date?"),
    // Times that are not clear.
    ("12 March 2026 at 3:00", "time? 03:00 15:00"),
    ("12 March 2026 at 3 o'clock", "time? 03:00 15:00"),
    ("am 12. März 2026 um 3 Uhr", "time? 03:00 15:00"),
    ("12 March 2026", "time?"),
    ("le 12 mars 2026 à 7h", "2026-03-12T07:00"),
    ("le 12 mars 2026 à 14 h 30", "2026-03-12T14:30"),
    ("am 12. März 2026 um 15 Uhr 30", "2026-03-12T15:30"),
    ("12 March 2026, 2:30 p. m. in Room 4", "2026-03-12T14:30"),
    ("2026-03-12T14:30:00.000", "2026-03-12T14:30"),
    ("12 March 2026 at 14:30:00", "2026-03-12T14:30"),
    ("12 March 2026 at 24:00", "time?"),
    ("12 March 2026 at 0:30 pm", "time?"),
    ("12 March 2026, 10:00/11:00", "time?"),
    ("12 March 2026, 2-3pm", "2026-03-12T14:00"),
    ("12 March 2026, 11:30 - 12:15 PM", "2026-03-12T11:30"),
    ("12 March 2026, 10:00 - 11:00 AM", "2026-03-12T10:00"),
    // Deadlines, proposals, what was moved.
    ("Interview: 12 March 2026, 10:00. Please confirm by 9 March 2026, 12:00.", "2026-03-12T10:00"),
    ("Please reply by Friday, 6 March 2026 at 17:00.", "nothing"),
    ("Bitte antworten Sie bis zum 6. März 2026.", "nothing"),
    ("You applied on 1 February 2026. The interview is on 12 March 2026 at 10:00.", "2026-03-12T10:00"),
    ("Could you come on 12 March 2026 at 10:00?", "which? 2026-03-12T10:00"),
    ("We propose 12 March 2026 at 10:00.", "which? 2026-03-12T10:00"),
    ("12 March 2026 at 10:00 or 13 March 2026 at 11:00", "which? 2026-03-12T10:00 2026-03-13T11:00"),
    ("Wir schlagen vor: 12.03.2026, 10:00 Uhr oder 13.03.2026, 11:00 Uhr", "which? 2026-03-12T10:00 2026-03-13T11:00"),
    ("moved from 10 March 2026 to 12 March 2026 at 14:00", "which? 2026-03-12T14:00 2026-03-10T00:00"),
    ("Rescheduled to 12 March 2026 at 14:00.", "2026-03-12T14:00"),
    // Other clocks, halves of the day, two days at once, a mail's own date, and what a language that is not read says.
    ("12 March 2026, 16:00 our time", "zone?"),
    ("12 March 2026, 16:00 your time", "2026-03-12T16:00"),
    ("12 March 2026, 16:00 my time", "zone?"),
    ("12 March 2026 at 10:00 MSK", "zone?"),
    ("12 March 2026 at 10:00 Mountain View", "zone?"),
    ("12 March 2026, 10:00 Eastern European Time", "zone?"),
    ("12 March 2026, 10:00 Central Africa Time", "zone?"),
    ("12 March 2026, 10:00 Eastern Standard Time", "2026-03-12T15:00"),
    ("12 March 2026 at 10:00 AM. Time Zone: (GMT-08:00) Pacific Time (US & Canada)", "2026-03-12T18:00"),
    (
        "When: Thursday, March 12, 2026 10:00 AM-10:45 AM. (UTC+00:00) Dublin, Edinburgh, Lisbon, London",
        "2026-03-12T11:00",
    ),
    (
        "When: Thursday, June 18, 2026 2:00 PM-3:00 PM. (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
        "2026-06-18T14:00",
    ),
    ("When: Thursday, June 18, 2026 2:00 PM-3:00 PM (UTC-05:00) Eastern Time (US & Canada)", "2026-06-18T20:00"),
    ("When: Thursday, June 18, 2026 2:00 PM-3:00 PM (UTC+10:00) Guam, Port Moresby", "zone?"),
    ("am 12. März 2026 um halb 11 Uhr", "time?"),
    ("12 March 2026 at half past 10 AM", "time?"),
    ("12 March 2026 at quarter to 11 am", "time?"),
    ("le 12 mars 2026 à 10 heures et demie", "time?"),
    ("le 12 mars 2026 à 10h et quart", "time?"),
    ("alle ore 10:00 e mezza del 12 marzo 2026", "time?"),
    ("el 12 de marzo de 2026 a las 10:00 de la noche", "2026-03-12T22:00"),
    ("el 12 de marzo de 2026 a las 7:00 de la noche", "2026-03-12T19:00"),
    ("el 12 de marzo de 2026 a las 3:00 de la noche", "time?"),
    ("el 12 de marzo de 2026 a las 12:00 de la noche", "time?"),
    ("el 12 de marzo de 2026 a las 3:00 de la mañana", "2026-03-12T03:00"),
    ("el 12 de marzo de 2026 a las 10:00 y media", "time?"),
    ("el 12 de marzo de 2026 a las 4:00 de la tarde", "2026-03-12T16:00"),
    ("el 12 de marzo de 2026 a las 10:00 de la mañana", "2026-03-12T10:00"),
    ("12 March 2026, 7:30 in the evening", "2026-03-12T19:30"),
    ("12 March 2026, 2:00 in the afternoon", "2026-03-12T14:00"),
    ("am 12. März 2026 um 8 Uhr abends", "2026-03-12T20:00"),
    ("am 12. März 2026 um 9 Uhr morgens", "2026-03-12T09:00"),
    ("le 12 mars 2026 à 8h du soir", "2026-03-12T20:00"),
    ("em 12 de março de 2026 às 8h da noite", "2026-03-12T20:00"),
    ("on the evening of 12 March 2026 at 8:30", "time? 08:30 20:30"),
    ("12 March 2026 in the evening at 8:30", "time? 08:30 20:30"),
    ("Good afternoon, your interview is on 12 March 2026 at 10:00.", "2026-03-12T10:00"),
    ("Good evening, your interview: 12 March 2026 at 10:00.", "2026-03-12T10:00"),
    ("12.–13. März 2026, 10:00 Uhr", "date? 2026-03-12 2026-03-13"),
    ("12-13 March 2026, 10:00", "date? 2026-03-12 2026-03-13"),
    ("12 and 13 March 2026, 10:00", "date? 2026-03-12 2026-03-13"),
    ("12/13 March 2026, 10:00", "date? 2026-03-12 2026-03-13"),
    (
        "From: Jane Doe\nSubject: Interview\nDate: March 2, 2026 at 9:14:22 AM GMT+1\nTo: Sam\n\nHi Sam, can we talk on Tuesday at 10am?",
        "date?",
    ),
    (
        "Jane Doe <jane@acme.example>\nSun, Feb 1, 2026 at 8:14 AM\nto me\n\nHi Sam, could we speak on Tuesday?",
        "date?; time?",
    ),
    ("le jeudi 12 à 15h", "date?"),
    ("dia 12 às 15h", "date?"),
    ("em 12 de março de 2026, das 14h às 15h", "2026-03-12T14:00"),
    ("giovedì 12 marzo 2026, dalle 15:00 alle 16:00", "2026-03-12T15:00"),
    ("el 12 de marzo de 2026 de 16:00 a 17:00", "2026-03-12T16:00"),
    ("Tue 17/3 at 2pm", "2026-03-17T14:00"),
    ("12 March 2026 at noon", "time?"),
    ("الخميس 12 مارس 2026 الساعة 10:00 صباحًا بتوقيت الرياض", "zone?"),
    ("الخميس 12 مارس 2026 الساعة 10:00 صباحًا", "2026-03-12T10:00"),
    ("12/03/2026 الساعة 3:00 مساءً", "date? 2026-03-12 2026-12-03"),
    ("25/03/2026 الساعة 3:00 مساءً", "2026-03-25T15:00"),
    ("25/03/2026 الساعة 3:00", "time? 03:00 15:00"),
    ("12 March 2026, 10:00 czasu warszawskiego", "zone?"),
    ("12 mars 2026 klockan 10:00 svensk tid", "zone?"),
    ("quinta-feira, 12 de março de 2026 às 10h (horário de Brasília)", "zone?"),
    ("jueves 12 de marzo de 2026, 10:00 (hora peninsular)", "zone?"),
    ("jueves 12 de marzo de 2026, 10:00 h (hora de Madrid)", "2026-03-12T10:00"),
    ("giovedì 12 marzo 2026 ore 15:00", "2026-03-12T15:00"),
    ("jeudi 12 mars 2026 de 14h à 15h, heure de Paris", "2026-03-12T14:00"),
    ("Interview: March 12, 2026, 1:30 PM – 2:15 PM (PDT)", "2026-03-12T21:30"),
    ("March 12, 2026 10:00am EST5EDT", "zone?"),
    ("Your availability: 12 March 2026, 9:00 to 17:00. Please pick a slot.", "which? 2026-03-12T09:00"),
    ("12 March 2026, 10:00 IST (Dublin)", "zone? Asia/Kolkata Europe/Dublin Asia/Jerusalem"),
    ("Interview on 12 March 2026 at 10:00. We will reply by 20 March 2026 at the latest.", "2026-03-12T10:00"),
    ("Interview on 12 March 2026 at 10:00. You will hear from us on 20 March 2026.", "2026-03-12T10:00"),
    ("The role starts on 1 June 2026. Interview: 12 March 2026, 10:00", "2026-03-12T10:00"),
    ("12 March 2026 from 9:00 until 9:45 CET", "2026-03-12T09:00"),
    ("Thursday 12th March 2026 @ 2:15pm GMT", "2026-03-12T15:15"),
    ("2026/03/12 10:00", "2026-03-12T10:00"),
    ("Thu 12 Mar 2026 14.30 – 15.15 (CET)", "time?"),
    // Two days or two times of which either may be meant.
    ("17-18 marzo 2026, ore 10:00", "date? 2026-03-17 2026-03-18"),
    ("am 17./18. März 2026 um 10 Uhr", "date? 2026-03-17 2026-03-18"),
    ("le 17 ou le 18 mars 2026 à 14h30", "date? 2026-03-17 2026-03-18"),
    ("el 17 o 18 de marzo de 2026 a las 16:00", "date? 2026-03-17 2026-03-18"),
    ("de 17 a 18 de março de 2026, às 10h", "date? 2026-03-17 2026-03-18"),
    ("vom 17. bis 18. März 2026, 10:00 Uhr", "date? 2026-03-17 2026-03-18"),
    ("op 17 of 18 maart 2026 om 14:00 uur", "date? 2026-03-17 2026-03-18"),
    ("الثلاثاء 17 أو الأربعاء 18 مارس 2026 الساعة 10:00 صباحا", "date? 2026-03-17 2026-03-18"),
    ("March 17-18, 2026 at 9:30 AM", "date? 2026-03-17 2026-03-18"),
    ("March 17, 18 or 19, 2026 at 9:30 AM", "date? 2026-03-17 2026-03-18 2026-03-19"),
    ("Tuesday, March 17 or Wednesday, March 18, 2026 at 9:30 AM", "date? 2026-03-17 2026-03-18"),
    ("mardi 17 ou mercredi 18 mars 2026 à 10h", "date? 2026-03-17 2026-03-18"),
    ("17 March - 19 March 2026, 10:00", "date? 2026-03-17 2026-03-19"),
    ("Tuesday or Wednesday, 18 March 2026, at 10:00", "date? 2026-03-18"),
    ("in the week of 16 March 2026 at 10:00", "date? 2026-03-16"),
    ("March 17 - 2pm, 2026", "date? 2026-03-17"),
    ("March 17, 2026 - 2-3pm", "2026-03-17T14:00"),
    ("12 March 2026 at 2 or 3pm", "time?"),
    ("am 12. März 2026 um 10 oder 11 Uhr", "time?"),
    ("12 March 2026, 10:00/11:00", "time?"),
    // A job begins.
    ("Start date: 4 May 2026. Hours: 9:00-17:00", "nothing"),
    ("Your first day is Monday, April 6, 2026 at 9:00 AM", "nothing"),
    ("Erster Arbeitstag: 4. Mai 2026, 9:00 Uhr", "nothing"),
    ("Date de début : lundi 4 mai 2026 à 9h00", "nothing"),
    ("Fecha de inicio: 4 de mayo de 2026 a las 9:00", "nothing"),
    ("The position starts on 4 May 2026 at 9:00.", "nothing"),
    ("Onboarding call: 4 May 2026 at 9:00", "which? 2026-05-04T09:00"),
    ("Interview: start date 12 March 2026, start time 10:00", "which? 2026-03-12T10:00"),
    ("Interview on 12 March 2026. Our office hours: 9:00-17:00", "time?"),
    // Called off.
    ("The interview on 12 March 2026 at 10:00 is in doubt; the other was cancelled.", "2026-03-12T10:00"),
    ("It was cancelled. The interview was to be on 12 March 2026 at 10:00.", "which? 2026-03-12T10:00"),
    // Zones behind the day, glued to a time, in small letters, in a line of their own.
    ("10:00am - Thursday, March 12, 2026 (Eastern Time - US & Canada)", "2026-03-12T15:00"),
    ("2026-03-12T14:30:00Z", "2026-03-12T15:30"),
    ("2026-03-12T14:30:00.000Z", "2026-03-12T15:30"),
    ("2026-03-12T14:30+05:30", "2026-03-12T10:00"),
    ("2026-03-12T14:30-0500", "2026-03-12T20:30"),
    ("Thu 12 March 2026 at 10am eastern", "2026-03-12T15:00"),
    ("Thu 12 March 2026 at 10am est", "zone? America/New_York"),
    ("L’entretien du 12 mars 2026 à 10h est confirmé.", "2026-03-12T10:00"),
    ("Time: 10:00 AM\nDate: 12 March 2026\nZone: PT", "2026-03-12T18:00"),
    ("Time: Mar 12, 2026 02:00 PM India", "zone?"),
    ("12 March 2026, 14:00 New York / 19:00 Berlin", "2026-03-12T19:00"),
    ("Do. 12. März 2026 14:00 – 14:45 Mitteleuropäische Zeit - Berlin", "2026-03-12T14:00"),
    ("jeu. 12 mars 2026 14:00 – 14:45 Heure d’Europe centrale - Paris", "2026-03-12T14:00"),
    ("12 March 2026, 10:00. Time zone: Brasília", "zone?"),
    // Not fixed, moved to nobody knows when, or refused.
    ("Your interview on 12 March 2026 at 10:00 has been postponed.", "which? 2026-03-12T10:00"),
    ("Leider müssen wir das Gespräch am 12.03.2026 um 10:00 Uhr verschieben.", "which? 2026-03-12T10:00"),
    ("Das Gespräch wurde auf den 12.03.2026, 10:00 Uhr verschoben.", "2026-03-12T10:00"),
    ("L’entretien est reporté au 12 mars 2026 à 10h.", "2026-03-12T10:00"),
    ("Rescheduled: 12 March 2026 at 14:00", "2026-03-12T14:00"),
    ("The interview on 12 March 2026 at 10:00 will no longer take place.", "which? 2026-03-12T10:00"),
    ("We have pencilled you in for 12 March 2026 at 10:00.", "which? 2026-03-12T10:00"),
    ("The interview is provisionally on 12 March 2026 at 10:00.", "which? 2026-03-12T10:00"),
    ("We are unable to offer you an interview on 12 March 2026 at 10:00.", "which? 2026-03-12T10:00"),
    // Written in yet other ways.
    ("am 17.03.2026, 15:00 Uhr bis ca. 16:30 Uhr", "2026-03-17T15:00"),
    ("jueves 12 de marzo de 2026 a las 4:30 p. m.", "2026-03-12T16:30"),
    ("giovedì 12 marzo 2026 ore 15.30", "2026-03-12T15:30"),
    ("Are we still on for tomorrow at 3?", "date?; time?"),
    // What looks like a moment and is none.
    ("Call 030 1200 300, or +1 555 010 12:30:00:11", "date?"),
    ("L'entretien durera 1h30.", "nothing"),
    ("version 10.11.12, ratio 3/4", "nothing"),
];

#[test]
fn a_moment_is_explicit_or_it_is_asked() {
    let wrong: Vec<String> = PHRASES
        .iter()
        .filter(|(text, says)| short(text) != *says)
        .map(|(text, says)| format!("{text}\n  is {}\n  not {says}", short(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text with a moment, and who is named in it.
fn people(text: &str) -> Vec<String> {
    let invitation = read(&format!("12 March 2026, 10:00. {text}"));
    let Some(event) = invitation.events.first() else { return vec!["nothing".to_owned()] };
    event.people.iter().map(|person| person.name.clone().unwrap()).collect()
}

/// Texts and the people they name.
const NAMED: &[(&str, &[&str])] = &[
    ("You will meet with Jane Smith and Dr. Omar Aziz.", &["Jane Smith", "Dr. Omar Aziz"]),
    ("You will be speaking with Anne-Marie O’Neill (Head of Design).", &["Anne-Marie O’Neill"]),
    ("Interviewers: Jane Q. Smith, Engineering Manager; Raj Patel", &["Jane Q. Smith", "Raj Patel"]),
    ("Panel: Ana María de la Cruz & Li Wei", &["Ana María de la Cruz", "Li Wei"]),
    ("A 30-minute phone screen with Casey Lin.", &["Casey Lin"]),
    ("Ihre Gesprächspartnerin ist Frau Sabine Weber.", &["Sabine Weber"]),
    ("Vous serez reçue par Mme Claire Dubois.", &["Claire Dubois"]),
    ("Conocerás a Lucía Fernández y Juan Pérez.", &["Lucía Fernández", "Juan Pérez"]),
    ("Interviewer: Jane Doe\nSpringfield Heights, 2nd floor", &["Jane Doe"]),
    ("You'll be talking to Rachel (Head of Data) and Omar (Data Engineer).", &["Rachel", "Omar"]),
    ("Von unserer Seite nehmen Rachel Kim und Dr. Omar Diaz teil.", &["Rachel Kim", "Dr. Omar Diaz"]),
];

/// Ways to name Rachel Kim and Omar Diaz.
const BOTH: &[&str] = &[
    "You will meet:\nRachel Kim, Engineering Manager\nOmar Diaz, Staff Engineer",
    "You will be speaking with:\n- Rachel Kim, Engineering Manager\n- Omar Diaz",
    "You'll be talking to:\nRachel Kim\nOmar Diaz\n\nNordic Sunrise",
    "You will be speaking with the following people:\n• Rachel Kim (CTO)\n• Omar Diaz – Digital Media\nMaple Nord",
    "Your interviewers will be:\n\n* Rachel Kim - Public Relations Team\n* Omar Diaz - Audio Mixer",
    "The following people will be joining the call:\n- Rachel Kim\n- Omar Diaz",
    "Ihre Gesprächspartner:\n\nRachel Kim, Bereichsleitung Vertrieb\nOmar Diaz, Teamleitung Digitale Dienste",
    "Ihre Gesprächspartner sind\n\nRachel Kim (Leiterin Produkt)\nOmar Diaz",
    "Das Gespräch führen\nFrau Rachel Kim (Leiterin Produkt) und\nHerr Omar Diaz",
    "Am Gespräch nehmen teil:\n\n- Rachel Kim\n- Omar Diaz",
    "Ihre Ansprechpartnerinnen im Gespräch:\n- Frau Rachel Kim (Leiterin Produkt)\n- Omar Diaz",
    "Sie sprechen mit:\nRachel Kim – Leiterin Produkt\nOmar Diaz – Teamleiter",
    "Von unserer Seite:\n- Rachel Kim\n- Omar Diaz",
    "Vos interlocuteurs seront :\n\n- Rachel Kim, Directrice Générale\n- Omar Diaz, Chef de projet",
    "Vous échangerez avec les personnes suivantes :\n- Rachel Kim\n- Omar Diaz",
    "Tus entrevistadores serán:\n\n- Rachel Kim (Directora)\n- Omar Diaz",
    "Vas a hablar con:\nRachel Kim\nOmar Diaz",
    "Os seus entrevistadores são:\n- Rachel Kim, Diretora\n- Omar Diaz",
    "Você vai conversar com as seguintes pessoas:\n- Rachel Kim\n- Omar Diaz",
    "ستتحدث مع:\n- Rachel Kim\n- Omar Diaz",
    "المحاورون:\n\n- Rachel Kim، CTO\n- Omar Diaz",
    "Rachel Kim (CTO) and Omar Diaz (Staff Engineer) will be joining from our side.",
    "From our side, Rachel Kim and Omar Diaz will join the interview.",
    "Rachel Kim, Head of Data, and Omar Diaz will attend.",
    "You'll be talking to Rachel Kim (Head of Data) and Omar Diaz (Data Engineer).",
    "You will be speaking with Rachel Kim, Head of Data, and\nOmar Diaz, Data Engineer.",
    "You will be interviewed by Rachel Kim and Omar Diaz.",
    "Sie sprechen mit Rachel Kim, Leiterin Produkt, und Omar Diaz.",
    "Am Gespräch nehmen außerdem Rachel Kim (Leiterin Produkt) und Omar Diaz teil.",
    "Rachel Kim und Omar Diaz werden am Gespräch teilnehmen.",
    "Rachel Kim und Omar Diaz führen das Gespräch.",
    "Das Gespräch wird von Rachel Kim und Omar Diaz geführt.",
    "Rachel Kim et Omar Diaz participeront à l'entretien.",
    "Por nuestra parte participarán Rachel Kim y Omar Diaz.",
    "Rachel Kim y Omar Diaz participarán en la entrevista.",
    "Rachel Kim e Omar Diaz participarão da entrevista.",
    "سيشارك في المقابلة Rachel Kim و Omar Diaz.",
    "Who you'll meet:\n\nRachel Kim, CTO\nOmar Diaz",
    "Your interview panel will include:\n\n- Rachel Kim, Site Reliability Engineering\n- Omar Diaz",
    "Joining you on the call will be Rachel Kim and Omar Diaz.",
    "You'll be joined by Rachel Kim and Omar Diaz.",
    "Mit dabei sind Rachel Kim und Omar Diaz.",
    "Das Interview wird geführt von:\n- Rachel Kim\n- Omar Diaz",
    "Das Interview wird geführt von Rachel Kim und Omar Diaz.",
    "Rachel Kim und Omar Diaz werden das Gespräch führen.",
    "Rachel Kim and Omar Diaz will interview you.",
    "L'entretien sera mené par Rachel Kim et Omar Diaz.",
    "Te entrevistarán Rachel Kim y Omar Diaz.",
    "Participarão da entrevista: Rachel Kim e Omar Diaz",
    "Dear Sam,\nRachel Kim and Omar Diaz will be joining us.",
    "You will meet:\nRachel Kim, CTO\nOmar Diaz, CFO\nBest,\nPriya Nair",
    "Your interviewers are:\n1. Rachel Kim (CTO)\n2. Omar Diaz (CFO)",
    "You will be speaking with:\r\n\r\n- Rachel Kim\r\n\r\n- Omar Diaz\r\n\r\nMaple Nord",
    "Ihre Interviewer:innen:\n- Rachel Kim\n- Omar Diaz",
    "Rachel Kim, our CTO, and Omar Diaz, our CFO, will be joining.",
    "Zu Ihren Gesprächspartnern gehören:\n\n- Rachel Kim\n- Omar Diaz",
    "Teilnehmen werden:\n- Rachel Kim\n- Omar Diaz",
    "Dabei sind:\n\nRachel Kim\nOmar Diaz",
    "Your interview will be with:\n- Rachel Kim, CTO\n- Omar Diaz, CFO",
    "You are meeting with Rachel Kim & Omar Diaz.",
    "Rachel Kim (Leiterin Produkt) und Omar Diaz nehmen am Gespräch teil.",
    "Rachel Kim und Omar Diaz nehmen teil.",
    "Your panel:\n\nRachel Kim (she/her), Staff Engineer, Payments\nOmar Diaz (he/him), Public Policy",
    "Meet your interviewers\n\nRachel Kim, CTO\nOmar Diaz, CFO",
    "You'll chat with Rachel Kim, Head of Data, and Omar Diaz.",
    "Für das Gespräch sind Rachel Kim (Leiterin Produkt) und Omar Diaz (Teamleiter) dabei.",
    "Im Gespräch lernen Sie Rachel Kim und Omar Diaz kennen.",
    "Rachel Kim, Directrice Produit, et Omar Diaz seront présents.",
    "Você será entrevistado por Rachel Kim e Omar Diaz.",
    "Te reunirás con Rachel Kim (Directora) y Omar Diaz.",
    "On our side, you will be joined by:\n- Rachel Kim\n- Omar Diaz",
    "Ihre Gesprächspartnerinnen und Gesprächspartner:\n\n• Rachel Kim | Leiterin Produkt\n• Omar Diaz | Teamleiter",
    "You will speak to:\n– Rachel Kim, Head of People\n– Omar Diaz, Talent Partner",
    "Gesprächspartner: Rachel Kim (Leiterin Produkt), Omar Diaz (Teamleiter)",
    "Seront présents :\n\n- Rachel Kim\n- Omar Diaz",
    "Estarán presentes Rachel Kim y Omar Diaz.",
];

/// What looks as if it led to names, and does not.
const NOBODY: &[&str] = &[
    "Your interview with Fernhill Partners is confirmed.",
    "You will meet with the Acme Robotics team.",
    "You will meet our Hiring Manager.",
    "Join with Google Meet.",
    "Meet Mr Bell at the Main Entrance.",
    "Dear Ms Nguyen, we look forward to meeting you.",
    "You will meet with jane.smith@acme.example.",
    "A call with Talent Acquisition.",
    "A call with Blue Ocean.",
    "A chat with Maple Systems and Granite Peak.",
    "Your interview schedule with Parcel Nine is ready.",
    "Meeting Room: Grace Hopper.",
    "Speak with Human Resources.",
    "Interviewer: jane.doe@acme.example, www.acme.example/jane, +49 30 555 0100",
    "Im Gespräch lernen Sie unser Haus Alte Post kennen.",
    "Wir möchten Sie gerne kennenlernen.\n\nRachel Kim",
    "Speak with your recruiter:\nAlte Oper",
    "You will be speaking with our partner Acme Robotics.",
    "Please bring the following:\nJava Buch",
    "Participants should join early.\n\nRachel Kim",
    "Das Gespräch führen wir auf Deutsch.\n\nRachel Kim",
    "Your interview will be held at:\n\nAlte Oper",
    "From our side everything is ready.\nRachel Kim",
    "Rachel Kim will attend to your travel costs.",
    "Ihre Fragen beantwortet Rachel Kim gern.",
    "Der Lebenslauf ist auf unserer Seite: Alte Oper",
    "Rachel Kim und Omar Diaz nehmen nicht teil.",
    "Please join:\nAlte Oper\nOpernplatz 1",
    "Dial in from your side: Alte Oper",
    "You will meet with the team:\nAlte Oper is closed.",
    "Wir treffen uns:\nAlte Oper",
    "Bitte nehmen Sie den Eingang Alte Oper, der Aufzug ist links.",
    "Zum Gespräch nehmen Sie bitte den Eingang Alte Oper.",
    "Vous participerez à l'entretien au siège Torre Norte.",
    "Participarás en la entrevista en Torre Norte.",
    "You will be joining a team led by Rachel Kim.",
    "You will be joining Parcel Nine as Data Analyst.",
    "Das Gespräch führt die Kranich Nord durch.",
    "Rachel Kim and Omar Diaz cannot attend.",
    "Let me know if Rachel Kim can attend.",
    "Alte Oper is where you will be joining the interview.",
    "We will be joining you from Alte Oper.",
    "Talk soon,\nRachel Kim",
    "Nice to meet you,\nRachel Kim",
    "We look forward to speaking with you\n\nRachel Kim, Recruiter",
    "You will be speaking with:\n\nPlease note the address.",
    "Looking forward to meeting you in person. Best wishes\nRachel Kim",
    "Microsoft Teams hosts the call; joining details will follow.",
    "Join with a link: Alte Oper",
    "Bitte nehmen Sie an folgender Adresse teil:\nAlte Oper",
    "Join us at:\nAlte Oper\nOpernplatz 1",
    "Meeting location:\nAlte Oper\nOpernplatz 1",
    "You will be speaking with us at our office:\nAlte Oper\nOpernplatz 1",
    "Please attend the interview at:\n\nAlte Oper",
    "The interviewers will contact you\n\nPriya Nair",
    "Parcel Nine will be joining forces with Globex.",
    "Rachel Kim will not be joining the interview.",
    "Talk to Acme (Data Company) first.",
    "Bitte nehmen Sie im Haus Alte Oper teil.",
    "Bitte nehmen Sie Ihren Personalausweis mit.",
    "Das Gespräch führen wir bei Kranich Nord in Berlin.",
    "Das Gespräch führen wir per Microsoft Teams.",
    "Am Gespräch nehmen mehrere Kollegen teil.\n\nPriya Nair",
    "Ihre Ansprechpartner für das Gespräch:\n\nAlte Oper",
    "La entrevista participará en Torre Norte.",
];

#[test]
fn a_person_is_named_as_one_or_not_at_all() {
    let both: &[&str] = &["Rachel Kim", "Omar Diaz"];
    let named = NAMED.iter().copied();
    let named = named.chain(BOTH.iter().map(|text| (*text, both))).chain(NOBODY.iter().map(|text| (*text, &[][..])));
    let wrong: Vec<String> = named
        .filter(|(text, names)| people(text) != *names)
        .map(|(text, names)| format!("{text}\n  is {:?}\n  not {names:?}", people(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_answer_makes_the_moment_clear() {
    let options = options(&json!({}));
    let answered = |text: &str, date: Option<&str>, minute: Option<i32>, zone: Option<&str>| {
        let date = date.map(|date| LocalDate::parse(date).unwrap());
        let event = read(text).events[0].answered(date, minute, zone, &options, &clock);
        (event.start.map(String::from), event.clock_ahead)
    };
    let at = |text: &str| Some(text.to_owned());
    assert_eq!(answered("03/04/2026 at 2:00", Some("2026-04-03"), Some(840), None), (at("2026-04-03T14:00"), None));
    assert_eq!(answered("03/04/2026 at 2:00", Some("2026-04-03"), None, None), (None, None));
    assert_eq!(
        answered("12 March 2026, 10:00 CST", None, None, Some("America/Chicago")),
        (at("2026-03-12T16:00"), Some(-360))
    );
    assert_eq!(answered("12 March 2026, 10:00 CST", None, None, Some("Europe/Berlin")), (at("2026-03-12T10:00"), None));
    assert_eq!(answered("March 12 at 10:00 ET", Some("2026-03-12"), None, None), (at("2026-03-12T15:00"), Some(-300)));
    assert_eq!(answered("12 March 2026", None, Some(600), None), (at("2026-03-12T10:00"), None));
}

/// Names a day of the week and no more.
const TUESDAY: &str =
    "Jane Doe <jane@acme.example>\nSun, Feb 1, 2026 at 8:14 AM\nto me\n\nHi Sam, could we speak on Tuesday?";

/// An answer: the event's place, what was asked, and the value.
type Given = (usize, Asked, &'static str);

/// A text, answers to what it asks, and what it says then; in short, or the place of the answer that is none.
const ANSWERED: &[(&str, &[Given], Result<&str, usize>)] = &[
    // One answer leaves the next question, and only that.
    (TUESDAY, &[], Ok("date?; time?")),
    (TUESDAY, &[(0, Asked::Date, "2026-03-10")], Ok("time?")),
    (TUESDAY, &[(0, Asked::Time, "09:30")], Ok("date?")),
    (TUESDAY, &[(0, Asked::Date, "2026-03-10"), (0, Asked::Time, "09:30")], Ok("2026-03-10T09:30")),
    ("Tuesday at 10am", &[(0, Asked::Date, "2026-03-10")], Ok("2026-03-10T10:00")),
    // The first and the last minutes of a day and an hour, and what is no time.
    ("12 March 2026", &[(0, Asked::Time, "00:00")], Ok("2026-03-12T00:00")),
    ("12 March 2026", &[(0, Asked::Time, "23:59")], Ok("2026-03-12T23:59")),
    ("12 March 2026", &[(0, Asked::Time, "24:00")], Err(0)),
    ("12 March 2026", &[(0, Asked::Time, "10:60")], Err(0)),
    ("12 March 2026", &[(0, Asked::Time, "1x:00")], Err(0)),
    ("12 March 2026", &[(0, Asked::Time, "9:30")], Err(0)),
    ("12 March 2026", &[(0, Asked::Time, "09:30"), (0, Asked::Date, "soon")], Err(1)),
    ("12 March 2026", &[(1, Asked::Time, "09:30")], Err(0)),
    // A zone that the host knows; the last answer counts.
    ("12 March 2026, 10:00 CST", &[(0, Asked::Zone, "America/Chicago")], Ok("2026-03-12T16:00")),
    ("12 March 2026, 10:00 CST", &[(0, Asked::Zone, "Europe/Atlantis")], Err(0)),
    (
        "12 March 2026, 10:00 CST",
        &[(0, Asked::Zone, "America/Chicago"), (0, Asked::Zone, "Asia/Shanghai")],
        Ok("2026-03-12T03:00"),
    ),
    // What was chosen may still lack its time; a choice that is still open is not asked twice.
    (
        "12 March 2026 at 10:00 or 13 March 2026 at 11:00",
        &[(0, Asked::Which, "2026-03-13T11:00")],
        Ok("2026-03-13T11:00"),
    ),
    ("12 March 2026 at 10:00 or 13 March 2026 at 11:00", &[(0, Asked::Which, "2026-03-13")], Ok("time?")),
    (
        "12 March 2026 at 10:00 CST or 13 March 2026 at 11:00 CST",
        &[(0, Asked::Which, "2026-03-13T11:00")],
        Ok("zone? America/Chicago Asia/Shanghai"),
    ),
    // Who somebody is says nothing of when.
    ("12 March 2026", &[(0, Asked::You, "Sam Lee")], Ok("time?")),
    ("12 March 2026 at 10:00", &[(0, Asked::You, "")], Ok("2026-03-12T10:00")),
];

#[test]
fn an_answer_leaves_only_what_is_still_open() {
    let mut wrong = Vec::new();
    for (text, given, says) in ANSWERED {
        let answers: Vec<InvitationAnswer> = given
            .iter()
            .map(|(event, field, value)| InvitationAnswer { event: *event, field: *field, value: (*value).to_owned() })
            .collect();
        let is = read_answered(text.as_bytes(), &options(&json!({})), &answers, &clock).map(|read| in_short(&read));
        if is != says.map(str::to_owned) {
            wrong.push(format!("{text} {given:?}\n  is {is:?}\n  not {says:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_answer_about_one_event_leaves_the_others_asked() {
    let event = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260312\r\nEND:VEVENT\r\n";
    let file = ["BEGIN:VCALENDAR\r\n", event, event, "END:VCALENDAR\r\n"].concat();
    let answer = |event: usize, value: &str| InvitationAnswer { event, field: Asked::Time, value: value.to_owned() };
    let read = |answers: &[InvitationAnswer]| {
        let read = read_answered(file.as_bytes(), &options(&json!({})), answers, &clock).unwrap();
        let starts: Vec<Option<String>> = read.events.iter().map(|event| event.start.map(String::from)).collect();
        (starts, read.questions.iter().map(|question| question.event).collect::<Vec<_>>())
    };
    let at = |text: &str| Some(text.to_owned());
    assert_eq!(read(&[]), (vec![None, None], vec![0, 1]));
    assert_eq!(read(&[answer(1, "10:00")]), (vec![None, at("2026-03-12T10:00")], vec![0]));
    assert_eq!(
        read(&[answer(1, "10:00"), answer(0, "11:00")]),
        (vec![at("2026-03-12T11:00"), at("2026-03-12T10:00")], vec![])
    );
}
