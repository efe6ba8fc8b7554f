//! Calendar files and mails line by line: what a single line, a zone's own description or a mail's coding changes in a reading.
//! The right values are those of RFC 5545, RFC 2045 and RFC 2047, counted by hand for a reader in Berlin.

use crate::invitations::options;
use crate::json::Json;
use crate::zones::clock;
use interview_connect::{Asked, InvitationEvent, Situation, calendar, read_invitation};
use serde_json::json;

fn read(text: &str) -> (Vec<InvitationEvent>, Vec<Asked>) {
    let invitation = read_invitation(text.as_bytes(), &options(&json!({})), &clock);
    (invitation.events, invitation.questions.iter().map(|question| question.field).collect())
}

/// A file with the zone's description and the event's lines.
fn file(zone: &str, event: &str) -> String {
    let lines =
        ["BEGIN:VCALENDAR\nVERSION:2.0\n", zone, "BEGIN:VEVENT\n", event, "\nEND:VEVENT\nEND:VCALENDAR\n"].concat();
    lines.replace('\n', "\r\n")
}

/// The start on the reader's clock and the minutes, or what is asked.
fn said(text: &str) -> String {
    let (events, questions) = read(text);
    let mut said: Vec<String> = Vec::new();
    for event in &events {
        said.extend(event.start.map(String::from));
        said.extend(event.minutes.map(|minutes| minutes.to_string()));
    }
    said.extend(questions.iter().map(|field| format!("{field:?}?").to_lowercase()));
    said.join(" ")
}

/// An event's lines, and what they say.
const EVENTS: &[(&str, &str)] = &[
    // Lengths.
    ("DTSTART:20260312T100000Z\nDURATION:PT1H", "2026-03-12T11:00 60"),
    ("DTSTART:20260312T100000Z\nDURATION:PT1H30M", "2026-03-12T11:00 90"),
    ("DTSTART:20260312T100000Z\nDURATION:P0DT2H", "2026-03-12T11:00 120"),
    ("DTSTART:20260312T100000Z\nDURATION:P1D", "2026-03-12T11:00 1440"),
    ("DTSTART:20260312T100000Z\nDURATION:P1W", "2026-03-12T11:00"),
    // Times and days that no clock and no calendar has.
    ("DTSTART:20260312T1000", "2026-03-12T10:00"),
    ("DTSTART:20260312T10000", "time?"),
    ("DTSTART:20260312T235959", "2026-03-12T23:59"),
    ("DTSTART:20260312T240000", "time?"),
    ("DTSTART:20260312T106000", "time?"),
    ("DTSTART:2026031T100000", "date? time?"),
    ("DTSTART:22000312T100000", "date? time?"),
    ("DTSTART:20260312T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "time?"),
    ("DTSTART:20260312T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE", "2026-03-12T00:00"),
    // A parameter behind one in quotes, and a name in quotes as RFC 6868 writes them.
    ("DTSTART;X-A=\"b;c\";TZID=America/New_York:20260312T100000", "2026-03-12T15:00"),
    ("DTSTART;TZID=^'America/New_York^':20260312T100000", "2026-03-12T15:00"),
    // Around the minutes at which a zone's clocks change: 8 March and 1 November in New York, 29 March in London.
    ("DTSTART;TZID=America/New_York:20260308T013000", "2026-03-08T07:30"),
    ("DTSTART;TZID=America/New_York:20260308T023000", "2026-03-08T08:30"),
    ("DTSTART;TZID=America/New_York:20260308T040000", "2026-03-08T09:00"),
    ("DTSTART;TZID=America/New_York:20261101T013000", "2026-11-01T06:30"),
    ("DTSTART;TZID=America/New_York:20261101T030000", "2026-11-01T09:00"),
    ("DTSTART;TZID=Europe/London:20260329T003000", "2026-03-29T01:30"),
    ("DTSTART;TZID=Europe/London:20260329T100000", "2026-03-29T11:00"),
    // Zones by short names and by the hours that they are ahead.
    ("DTSTART;TZID=EST:20260210T100000", "2026-02-10T16:00"),
    ("DTSTART;TZID=EST:20260312T100000", "zone?"),
    ("DTSTART;TZID=UTC+0530:20260312T100000", "2026-03-12T05:30"),
    ("DTSTART;TZID=UTC–03:00:20260312T100000", "2026-03-12T14:00"),
    ("DTSTART;TZID=UTC-3:20260312T100000", "2026-03-12T14:00"),
    ("DTSTART;TZID=UTC+14:20260312T100000", "2026-03-11T21:00"),
    ("DTSTART;TZID=UTC+15:20260312T100000", "zone?"),
    ("DTSTART;TZID=UTC+0560:20260312T100000", "zone?"),
    // Ends elsewhere: 11:00 in New York is 16:00 in Berlin.
    ("DTSTART;TZID=Europe/Berlin:20260312T150000\nDTEND;TZID=America/New_York:20260312T110000", "2026-03-12T15:00 60"),
];

/// As the European Union's clocks change, under a name that nobody knows.
const EUROPEAN: &str = "BEGIN:VTIMEZONE\nTZID:Own\n\
    BEGIN:STANDARD\nDTSTART:19961027T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
    END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19810329T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0100\n\
    TZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
/// As New York's change, by the days on which a Sunday is the second or the first of its month.
const BY_DAYS: &str = "BEGIN:VTIMEZONE\nTZID:Own\n\
    BEGIN:DAYLIGHT\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14;BYMONTH=3\n\
    TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:20071104T020000\n\
    RRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=1,2,3,4,5,6,7;BYMONTH=11\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\n\
    END:VTIMEZONE\n";
/// Changes on the same two days of each year.
const FIXED: &str = "BEGIN:VTIMEZONE\nTZID:Own\n\
    BEGIN:DAYLIGHT\nDTSTART:20200320T000000\nRRULE:FREQ=YEARLY\nTZOFFSETFROM:+010000\nTZOFFSETTO:+020000\nEND:DAYLIGHT\n\
    BEGIN:STANDARD\nDTSTART:20200920T000000\nRRULE:FREQ=YEARLY\nTZOFFSETFROM:+020000\nTZOFFSETTO:+010000\nEND:STANDARD\n\
    END:VTIMEZONE\n";
/// Went to summer time for the last time on 29 March 2026.
const ENDED: &str = "BEGIN:VTIMEZONE\nTZID:Own\n\
    BEGIN:DAYLIGHT\nDTSTART:19960331T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20260329T010000Z\n\
    TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19961027T030000\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20251026T010000Z\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n\
    END:VTIMEZONE\n";
/// Without its rules: what held in 1970.
const CUT_OFF: &str = "BEGIN:VTIMEZONE\nTZID:Own\n\
    BEGIN:STANDARD\nDTSTART:19701101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\n\
    BEGIN:DAYLIGHT\nDTSTART:19700301T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
/// Never changes, and is half an hour from the others.
const INDIAN: &str = "BEGIN:VTIMEZONE\nTZID:Own\n\
    BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\n";
/// Jumps by two hours, as at Troll in Antarctica.
const TWO_HOURS: &str = "BEGIN:VTIMEZONE\nTZID:Own\n\
    BEGIN:DAYLIGHT\nDTSTART:20060326T010000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0200\n\
    END:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:20061029T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0200\n\
    TZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n";

/// A zone's description, a time by it, and what that is.
const BLOCKS: &[(&str, &str, &str)] = &[
    (EUROPEAN, "20260312T100000", "2026-03-12T10:00"),
    (EUROPEAN, "20260329T013000", "2026-03-29T01:30"),
    (EUROPEAN, "20260329T023000", "2026-03-29T03:30"),
    (EUROPEAN, "20260329T033000", "2026-03-29T03:30"),
    (EUROPEAN, "20260618T100000", "2026-06-18T10:00"),
    (EUROPEAN, "20270115T100000", "2027-01-15T10:00"),
    (BY_DAYS, "20260307T100000", "2026-03-07T16:00"),
    (BY_DAYS, "20260312T100000", "2026-03-12T15:00"),
    (BY_DAYS, "20261031T100000", "2026-10-31T15:00"),
    (BY_DAYS, "20261102T100000", "2026-11-02T16:00"),
    (FIXED, "20260319T100000", "2026-03-19T10:00"),
    (FIXED, "20260321T100000", "2026-03-21T09:00"),
    (ENDED, "20260618T100000", "2026-06-18T10:00"),
    (CUT_OFF, "20260312T100000", "zone?"),
    (INDIAN, "20260312T153000", "2026-03-12T11:00"),
    (TWO_HOURS, "20260329T024500", "2026-03-29T04:45"),
];

fn wrong<'a>(cases: impl Iterator<Item = (String, &'a str)>) {
    let wrong: Vec<String> = cases
        .filter(|(text, says)| said(text) != *says)
        .map(|(text, says)| format!("{text}\n  is {}\n  not {says}", said(&text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_line_of_an_event_counts() {
    wrong(EVENTS.iter().map(|(lines, says)| (file("", lines), *says)));
}

#[test]
fn a_zones_own_description_is_followed() {
    wrong(BLOCKS.iter().map(|(zone, at, says)| (file(zone, &format!("DTSTART;TZID=Own:{at}")), *says)));
}

#[test]
fn of_two_versions_of_an_event_the_later_counts() {
    let versions = |first: u32, second: u32| {
        let event = |number: u32, hour: u32| format!("UID:a1\nSEQUENCE:{number}\nDTSTART:20260312T{hour}0000");
        said(&file("", &format!("{}\nEND:VEVENT\nBEGIN:VEVENT\n{}", event(first, 14), event(second, 10))))
    };
    assert_eq!(versions(2, 1), "2026-03-12T14:00");
    assert_eq!(versions(1, 2), "2026-03-12T10:00");
    assert_eq!(versions(1, 1), "2026-03-12T10:00");
}

/// A text, its start and how long it takes.
const LENGTHS: &[(&str, &str)] = &[
    ("12 March 2026, 2 pm - 3:00", "2026-03-12T14:00 60"),
    ("12 March 2026, 11 am - 1:00", "2026-03-12T11:00 120"),
    ("12 March 2026, 8:00 - 14:00", "2026-03-12T08:00 360"),
    // So long is no talk, but when somebody is free.
    ("12 March 2026, 8:00 - 20:00", "which?"),
    ("12 March 2026, 7:00 - 19:30", "which?"),
    ("12 March 2026, 10:00 - 10:00", "2026-03-12T10:00"),
    ("12 March 2026 at 10:00. It takes 45 minutes.", "2026-03-12T10:00 45"),
    ("12 March 2026 at 10:00. It takes 2 hours.", "2026-03-12T10:00 120"),
    ("12 March 2026 at 10:00, a 45-minute talk.", "2026-03-12T10:00 45"),
    ("12 March 2026 at 10:00. It takes 120 minutes.", "2026-03-12T10:00 120"),
    // A half, a span and two lengths are not worth a guess.
    ("12 March 2026 at 10:00. It takes 1.5 hours.", "2026-03-12T10:00"),
    ("12 March 2026 at 10:00. It takes 45-60 minutes.", "2026-03-12T10:00"),
    ("12 March 2026 at 10:00. It takes 45 minutes, or 2 hours with lunch.", "2026-03-12T10:00"),
    ("12 March 2026 at 10:00. Please come 10 minutes early.", "2026-03-12T10:00"),
];

/// Guests after an organizer of the company, and who is listed; with a star who is taken to interview.
const GUESTS: &[(&str, &str)] = &[
    ("ATTENDEE;CN=Tom Roe:mailto:tom@acme.example", "Jane Doe, Tom Roe*"),
    ("ATTENDEE;ROLE=OPT-PARTICIPANT;CN=Tom Roe:mailto:tom@acme.example", "Jane Doe, Tom Roe"),
    ("ATTENDEE;PARTSTAT=DECLINED;CN=Tom Roe:mailto:tom@acme.example", "Jane Doe, Tom Roe"),
    ("ATTENDEE;PARTSTAT=DELEGATED;CN=Tom Roe:mailto:tom@acme.example", "Jane Doe, Tom Roe"),
    ("ATTENDEE;PARTSTAT=TENTATIVE;CN=Tom Roe:mailto:tom@acme.example", "Jane Doe, Tom Roe*"),
    ("ATTENDEE;CUTYPE=ROOM;CN=Tom Roe:mailto:tom@acme.example", "Jane Doe"),
    ("ATTENDEE;CN=ROE Tom:mailto:tom@acme.example", "Jane Doe, Tom Roe*"),
    // Listed twice, once as optional.
    (
        "ATTENDEE;ROLE=OPT-PARTICIPANT;CN=Tom Roe:mailto:tom@acme.example\nATTENDEE;CN=Tom Roe:mailto:tom@acme.example",
        "Jane Doe, Tom Roe*",
    ),
];

#[test]
fn a_text_says_how_long_it_takes() {
    wrong(LENGTHS.iter().map(|(text, says)| ((*text).to_owned(), *says)));
}

#[test]
fn guests_who_need_not_come_are_not_taken_to_interview() {
    for (lines, says) in GUESTS {
        let event = ["DTSTART:20260312T100000Z\nORGANIZER;CN=Jane Doe:mailto:jane@acme.example\n", lines].concat();
        let (events, _) = read(&file("", &event));
        let names: Vec<String> = events[0]
            .people
            .iter()
            .map(|person| [person.name.as_deref().unwrap_or_default(), if person.ticked { "*" } else { "" }].concat())
            .collect();
        assert_eq!(names.join(", "), *says, "{lines}");
    }
}

/// A mail's lines, and what they say.
const MAILS: &[(&str, &str)] = &[
    // A line break that is not meant, in the middle of a word.
    (
        "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nYour interview is on 12 Mar=\nch 2026 at 10:00.",
        "2026-03-12T10:00",
    ),
    // A calendar file after a text, in parts within parts.
    (
        "Content-Type: multipart/mixed; boundary=\"out\"\n\n--out\nContent-Type: multipart/alternative; boundary=in\n\n--in\n\
         Content-Type: text/plain\n\nSee the calendar, not 9 March 2026 at 9:00.\n--in--\n--out\nContent-Type: text/calendar\n\n\
         BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260312T100000Z\nEND:VEVENT\nEND:VCALENDAR\n--out--\n",
        "2026-03-12T11:00",
    ),
];

#[test]
fn an_encoded_subject_is_read() {
    for (coded, title) in [
        ("=?utf-8?Q?Interview_with_J=C3=A4rvi?=", "Interview with Järvi"),
        ("=?utf-8?Q?Interv?= =?utf-8?Q?iew_with_Acme?=", "Interview with Acme"),
        ("Your =?utf-8?B?SW50ZXJ2aWV3?= with Acme", "Your Interview with Acme"),
    ] {
        let (events, _) = read(&format!("Subject: {coded}\r\nMIME-Version: 1.0\r\n\r\n12 March 2026 at 10:00\r\n"));
        assert_eq!(events[0].title.as_deref(), Some(title), "{coded}");
    }
}

#[test]
fn a_mail_is_decoded() {
    wrong(MAILS.iter().map(|(lines, says)| {
        (["Subject: Interview\nMIME-Version: 1.0\n", lines].concat().replace('\n', "\r\n"), *says)
    }));
    // `>>>` is `Pj4+` and `???` is `Pz8/`, which URLs write with other signs.
    for coded in ["Pj4+Pz8/", "Pj4-Pz8_"] {
        let text = [
            "MIME-Version: 1.0\nContent-Type: text/calendar\nContent-Transfer-Encoding: base64\n\n",
            "QkVHSU46VkVWRU5UCkRUU1RBUlQ6MjAyNjAzMTJUMTAwMDAwWgpTVU1NQVJZOlRv",
            coded,
            "CkVORDpWRVZFTlQK\n",
        ]
        .concat();
        let (events, _) = read(&text.replace('\n', "\r\n"));
        assert_eq!(events.iter().map(|event| event.title.as_deref()).collect::<Vec<_>>(), [Some("To>>>???")]);
    }
}

/// Our own file, unfolded: 24 hours after an interview the thanks are due, after 48 the window for a request closes.
#[test]
fn our_own_file_says_what_is_due_and_when() {
    let plan = |now: &str| {
        let input = json!({
            "now": now, "stage": "after", "interviewAt": "2026-03-10T14:00", "decisionOn": "2026-03-20",
            "company": "Müller, Söhne; Töchter\\Co", "planId": "a/b", "interviewers": [{ "id": "1", "rapport": "good" }],
        });
        let file = calendar(&Situation::read(&Json(&input)).unwrap());
        let longest = file.split("\r\n").map(str::len).max();
        (file.replace("\r\n ", ""), longest)
    };
    let (file, longest) = plan("2026-03-10T18:00");
    for line in [
        "DTSTAMP:20260310T180000Z",
        "DTSTART:20260311T140000",
        "DTEND:20260312T140000",
        "DTSTART;VALUE=DATE:20260320",
        "TRIGGER:-PT180M",
        "TRIGGER:PT0M",
    ] {
        assert!(file.contains(&format!("\r\n{line}\r\n")), "{line} in {file}");
    }
    assert!(file.contains("/a%2fb@interview-connect\r\n"), "{file}");
    assert!(file.contains("Müller\\, Söhne\\; Töchter\\\\Co"), "{file}");
    assert_eq!(longest, Some(75));
    // Nothing begins before now; what is due this very minute still is.
    let begins = |file: &str| file.matches("BEGIN:VEVENT").count();
    let (at_the_minute, later) = (plan("2026-03-11T14:00").0, plan("2026-03-11T14:01").0);
    assert!(at_the_minute.contains("UID:thankYou/"), "{at_the_minute}");
    assert_eq!(begins(&later), begins(&at_the_minute) - 1, "{later}");
    let (last_day, over) = (plan("2026-03-20T09:00").0, plan("2026-03-21T09:00").0);
    assert!(last_day.contains("DTSTART;VALUE=DATE:20260320") && !over.contains("20260320\r\n"), "{last_day} {over}");
}
