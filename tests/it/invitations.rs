//! Invitations: every sample is read as `tests/invitations/expected.json` says, nothing is read that does not stand there, and
//! what must not be kept is in no reading.

use crate::seeded::Random;
use crate::zones::clock;
use interview_connect::{Invitation, InvitationOptions, LocalDateTime, read_invitation};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// So many mutated samples are read in each run.
const MUTATIONS: usize = 200_000;

/// What a sample holds that must be kept nowhere.
const NEVER: &[&str] = &[
    "https:",
    "zoom.example",
    "teams.example",
    "meet.example",
    "video.example",
    "sched.example",
    "portal.example",
    "Passcode",
    "PIN:",
    "000000",
    "000 000",
    "555-010",
    "555 010",
    "+49",
    "imip.me.com",
    "AAAA",
    "0000#",
    "AbCdEf",
    "myworkday",
    "%40",
    "@",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invitations")
}

/// The samples, each with what it is read with and what it says.
fn samples() -> Vec<(String, Vec<u8>, Value)> {
    let expected: Map<String, Value> =
        serde_json::from_str(&fs::read_to_string(folder().join("expected.json")).unwrap()).unwrap();
    let listed: BTreeSet<String> = expected.keys().cloned().collect();
    let there: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "expected.json")
        .collect();
    assert_eq!(listed, there);
    expected.into_iter().map(|(name, value)| (name.clone(), fs::read(folder().join(&name)).unwrap(), value)).collect()
}

/// How a sample is read; without expectations, by a reader in Berlin on 1 February 2026.
pub(crate) fn options(expected: &Value) -> InvitationOptions {
    let text = |name: &str| expected[name].as_str().map(str::to_owned);
    InvitationOptions {
        now: LocalDateTime::parse(&text("now").unwrap_or("2026-02-01T09:00".to_owned())).unwrap(),
        zone: text("zone").unwrap_or("Europe/Berlin".to_owned()),
        you: text("you"),
    }
}

/// A reading without its places and without what is absent.
fn plain(invitation: &Invitation) -> Value {
    let mut value = serde_json::to_value(invitation).unwrap();
    for event in value["events"].as_array_mut().unwrap() {
        let event = event.as_object_mut().unwrap();
        event.remove("found");
        event.retain(|_, value| !value.is_null() && *value != json!(false) && *value != json!([]));
        for person in event.get_mut("people").and_then(Value::as_array_mut).into_iter().flatten() {
            person.as_object_mut().unwrap().retain(|_, value| !value.is_null() && *value != json!(false));
        }
    }
    value
}

#[test]
fn every_sample_is_read_as_promised() {
    let write = env::var_os("INTERVIEW_CONNECT_WRITE").is_some();
    let mut written = Map::new();
    for (name, bytes, mut expected) in samples() {
        let is = plain(&read_invitation(&bytes, &options(&expected), &clock));
        if !write {
            assert_eq!(is, expected["is"], "{name}");
        }
        expected["is"] = is;
        written.insert(name, expected);
    }
    assert!(written.len() >= 40, "{}", written.len());
    if write {
        fs::write(folder().join("expected.json"), serde_json::to_string_pretty(&written).unwrap() + "\n").unwrap();
    }
}

/// Text from a place on, as a page counts.
fn units(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).unwrap()
}

#[test]
fn what_is_read_stands_where_it_says() {
    let mut seen = BTreeSet::new();
    for (name, bytes, expected) in samples().into_iter().filter(|(name, ..)| !name.ends_with(".eml")) {
        let Ok(text) = String::from_utf8(bytes.clone()) else { continue };
        for event in read_invitation(&bytes, &options(&expected), &clock).events {
            for found in &event.found {
                let there = units(&text, found.start, found.end);
                let first = |value: &str| value.split(' ').next().unwrap().to_lowercase();
                let said: Vec<String> = match found.field {
                    "title" => event.title.iter().map(|title| first(title)).collect(),
                    "company" => event.company.iter().map(|company| first(&company.value)).collect(),
                    "job" => event.job.iter().map(|job| first(&job.value)).collect(),
                    "people" => event.people.iter().filter_map(|person| person.name.as_deref().map(first)).collect(),
                    _ => Vec::new(),
                };
                let unfolded = there.replace("\r\n ", "").replace('"', "").to_lowercase();
                let nameless = found.field == "people" && there.contains("mailto:");
                assert!(
                    said.is_empty() || nameless || said.iter().any(|said| unfolded.contains(said)),
                    "{name}: {there}"
                );
                if found.field == "start" && there.starts_with("DTSTART") {
                    let start = event.start_there.or(event.start).map(String::from);
                    let day = start.or(event.date.map(String::from)).unwrap_or_default();
                    assert!(there.contains(day.get(..4).unwrap_or_default()), "{name}: {there}");
                }
                seen.insert(found.field);
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["company", "job", "minutes", "people", "start", "title"]);
}

#[test]
fn no_reading_holds_what_must_not_be_kept() {
    let mut all = String::new();
    for (name, bytes, expected) in samples() {
        let reading = plain(&read_invitation(&bytes, &options(&expected), &clock)).to_string();
        for never in NEVER {
            assert!(!reading.contains(never), "{name}: {never} in {reading}");
        }
        all += &String::from_utf8_lossy(&bytes).replace("\r\n ", "");
    }
    for never in NEVER {
        assert!(all.contains(never), "no sample holds {never}");
    }
}

/// The words in a text, in small letters and without what escaping and folding put between them.
fn words(text: &str) -> BTreeSet<String> {
    let plain: String = text
        .replace("\r\n ", "")
        .replace("\r\n\t", "")
        .replace("\n ", "")
        .replace("\n\t", "")
        .replace("\r ", "")
        .replace("\r\t", "")
        .replace("\\n", " ")
        .replace("\\N", " ")
        .replace("\\t", " ")
        .chars()
        .filter(|letter| !matches!(letter, '\\' | '"') && (!letter.is_control() || letter.is_whitespace()))
        .collect();
    // Letters and digits apart: a number may stand right before a name.
    let plain = plain.to_lowercase();
    let letters = plain.split(|letter: char| !letter.is_alphabetic());
    letters.chain(plain.split(|letter: char| !letter.is_numeric())).map(str::to_owned).collect()
}

/// All texts of a reading that come from an invitation.
fn all_texts(invitation: &Invitation) -> Vec<String> {
    let mut texts: Vec<String> = invitation.questions.iter().flat_map(|question| question.offers.clone()).collect();
    for event in &invitation.events {
        texts.extend(event.title.iter().chain(&event.zone).cloned());
        texts.extend(event.company.iter().chain(&event.job).map(|offered| offered.value.clone()));
        texts.extend(event.people.iter().filter_map(|person| person.name.clone()));
    }
    texts
}

/// Bytes that are worth putting anywhere.
const PIECES: &[&[u8]] = &[
    b"\r\n",
    b"\n",
    b"\r\n ",
    b";",
    b":",
    b"\"",
    b"\\",
    b",",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"DTSTART:",
    b"99999999T999999Z",
    b"P999999999999W",
    b"TZID=",
    b"\xff",
    b"\xc3",
    b"\xe2\x80",
    b"\xf0\x9f",
    b"00",
    b"31",
    b"12:60",
    b" at ",
    b"@",
    b"(",
    b"<",
    b"=",
    b"=?",
    b"/",
    b".",
    b"-",
    b"Monday ",
    b" 2026",
    b" am ",
    b"\0",
];

fn mutated(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut new = bytes.to_vec();
    for _ in 0..1 + random.below(4) {
        let at = random.below(new.len() + 1);
        let end = (at + random.below(40)).min(new.len());
        match random.below(6) {
            0 => drop(new.drain(at..end)),
            1 => drop(new.splice(at..at, random.pick(PIECES).iter().copied())),
            2 => {
                let copy = new[at..end].to_vec();
                let to = random.below(new.len() + 1);
                drop(new.splice(to..to, copy));
            }
            3 => {
                let from = random.below(other.len() + 1);
                let piece = other[from..(from + 60).min(other.len())].to_vec();
                drop(new.splice(at..end, piece));
            }
            4 => new.truncate(at.max(20)),
            _ => {
                if let Some(byte) = new.get_mut(at) {
                    *byte = random.below(256) as u8;
                }
            }
        }
    }
    new
}

#[test]
fn no_mutation_breaks_the_reader_or_makes_it_read_what_is_not_there() {
    let samples = samples();
    let mut random = Random::new(19);
    let mut read = 0;
    for round in 0..MUTATIONS {
        let (name, bytes, expected) = &samples[round % samples.len()];
        let (_, other, _) = &samples[random.below(samples.len())];
        let bytes = mutated(bytes, other, &mut random);
        let invitation = read_invitation(&bytes, &options(expected), &clock);
        read += usize::from(!invitation.events.is_empty());
        for said in all_texts(&invitation) {
            let secret = ["@", "//", "www."].iter().find(|secret| said.contains(**secret));
            assert!(secret.is_none(), "{name}, round {round}: {said}");
        }
        // What is packed in a mail stands in it in another form; and to look at every one would take minutes.
        if name.ends_with(".eml") || round % 8 != 0 {
            continue;
        }
        let text: String = String::from_utf8_lossy(&bytes).into_owned();
        let bytes_as_letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        let apart: String = text
            .chars()
            .map(|letter| if letter.is_control() || matches!(letter, '\\' | '"') { ' ' } else { letter })
            .collect();
        // What nobody sees may stand within a word.
        let seen: String = text.chars().filter(|letter| !letter.is_control()).collect();
        // In windows-1252 some of these bytes are signs.
        let signs: String =
            bytes_as_letters.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let there = [words(&text), words(&apart), words(&seen), words(&bytes_as_letters), words(&signs)];
        let units = text.encode_utf16().count().max(bytes.len()) as u32;
        for event in invitation.events {
            let people = event.people.iter().filter_map(|person| person.name.as_ref());
            let offered = event.company.iter().chain(&event.job).map(|offered| &offered.value);
            for said in people.chain(offered).chain(&event.title) {
                for word in words(said).iter().filter(|word| word.is_ascii()) {
                    // A tag that was taken out may have stood within a word.
                    let known =
                        there.iter().any(|there| there.contains(word)) || text.contains('<') || text.contains('^');
                    assert!(known, "{name}, round {round}: {word:?} of {said:?} in\n{text}");
                }
            }
            for found in event.found {
                assert!(found.start <= found.end && found.end <= units, "{name}, round {round}: {found:?}");
            }
        }
    }
    assert!(read > MUTATIONS / 2, "only {read} were read");
}
