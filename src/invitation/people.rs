//! Who is a person, and by what name: rooms, teams, robots and addresses are none.

use super::bytes::{begins, cut, find, from, has, same_word, slice, str, text, trimmed};
use super::model::InvitationPerson;
use crate::knowledge::invitation::{
    DOCTOR, HIRING, HOST, PARTICLE, ROBOT, ROLE, SECRET, SMALL, TEAM, THING, UNKNOWN, WHO, WORK, kind,
};
use crate::model::situation::Role;

/// Somebody on the list of a calendar file.
#[derive(Default)]
pub(super) struct Guest {
    pub name: String,
    pub mail: String,
    pub organizer: bool,
    pub optional: bool,
    /// A room, a resource, a group.
    pub thing: bool,
    /// Where they stand.
    pub place: (u32, u32),
}

/// The people of a list.
#[derive(Default)]
pub(super) struct Listed {
    pub people: Vec<InvitationPerson>,
    /// Where each of them stands.
    pub places: Vec<(u32, u32)>,
    /// Who of them may be the reader.
    pub maybe_you: Vec<String>,
    /// Their addresses, for as long as it is read.
    pub mails: Vec<String>,
}

/// Gives those of whom only an address is known the name that a text has for them, which was taken for somebody else's.
pub(super) fn joined(people: &mut Vec<InvitationPerson>, mails: &[String]) {
    for (place, mail) in mails.iter().enumerate() {
        let (local, _) = cut(mail.as_bytes(), b'@');
        let is_theirs = |person: &InvitationPerson| {
            let name = person.name.as_deref().unwrap_or_default();
            words(name).any(|word| word.len() > 2 && find(local, word).is_some())
        };
        if people.get(place).is_some_and(|person| person.name.is_none())
            && let Some(other) = people.iter().skip(mails.len()).position(is_theirs)
        {
            let other = people.remove(mails.len() + other);
            if let Some(person) = people.get_mut(place) {
                (person.name, person.role) = (other.name, other.role);
                person.ticked |= other.ticked;
            }
        }
    }
}

/// What a name is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Named {
    Person,
    /// The reader, as whoever wrote the invitation calls them.
    Candidate,
    /// Somebody without a name: an address, or "Interviewer".
    Nobody,
    /// A team, a room, a calendar.
    Thing,
}

/// The words of a name: what stands between spaces and the like.
pub(super) fn words(name: &str) -> impl Iterator<Item = &[u8]> {
    name.as_bytes()
        .split(|byte| !(byte.is_ascii_alphanumeric() || *byte >= 0x80 || b"'.".contains(byte)))
        .map(|word| word.strip_suffix(b".").unwrap_or(word))
        .filter(|word| !word.is_empty())
}

/// What a cleaned name is.
pub(super) fn named(name: &str) -> Named {
    let (mut has_word, mut candidate) = (false, false);
    for word in words(name) {
        let (kind, number) = kind(word);
        match kind {
            TEAM if CANDIDATE.iter().any(|start| begins(word, start)) => candidate = true,
            TEAM | ROBOT | HIRING => return Named::Thing,
            // "Blue Ocean GmbH"
            THING if number == 1 => return Named::Thing,
            WHO | SECRET => return Named::Nobody,
            _ => has_word |= !word.iter().any(u8::is_ascii_digit),
        }
    }
    // What somebody signs in with, or a site: "jane.doe", "acme.example".
    let is_handle = !has(name, " ") && (has(name, ".") || has(name, "_"));
    let is_sentence = words(name).count() > 8;
    match has_word && !is_handle && !is_sentence && !is_private(name) && name.len() <= 120 {
        _ if candidate => Named::Candidate,
        true => Named::Person,
        false => Named::Nobody,
    }
}

/// How words for the reader begin.
const CANDIDATE: [&[u8]; 4] = [b"candidat", b"kandidat", b"applicant", b"bewerber"];

/// A text without links, addresses, long numbers and what stands behind a word for a secret.
pub(super) fn scrubbed(said: &str) -> String {
    let mut clean = String::with_capacity(said.len());
    // What stood before a number of several parts, and how many digits it has so far.
    let (mut before, mut run, mut dropped) = (0, 0, false);
    for bytes in said.as_bytes().split(u8::is_ascii_whitespace) {
        let word = str(bytes);
        if kind(bytes.strip_suffix(b":").unwrap_or(bytes)).0 == SECRET {
            break;
        }
        let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || bytes.iter().any(u8::is_ascii_alphabetic) {
            (before, run) = (clean.len(), 0);
        }
        run += digits;
        // "123 456 789"
        if run > 6 {
            clean.truncate(before);
        }
        let is_link = has(word, "//") || has(word, "www.") || (has(word, "/") && has(word, "."));
        let is_secret = digits > 4 || run > 6 || has(word, "@") || has(word, "%40") || is_link;
        dropped |= is_secret;
        if !word.is_empty() && !is_secret {
            if !clean.is_empty() {
                clean.push(' ');
            }
            clean.push_str(word);
        }
        if digits == 0 {
            before = clean.len();
        }
    }
    // "Interview / "
    if dropped { text(trimmed(clean.as_bytes(), b" /|-,;:")) } else { clean }
}

/// Whether a text holds something that must not be kept.
pub(super) fn is_private(said: &str) -> bool {
    let letters = |text: &str| text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    letters(&scrubbed(said)) != letters(said)
}

/// A name as it is said: first names first, without units and marks.
pub(super) fn cleaned(raw: &str) -> String {
    let mut name = String::with_capacity(raw.len());
    // A link has a stroke, behind which a unit would stand.
    if has(raw, "//") {
        return name;
    }
    for letter in raw.chars() {
        match letter {
            '"' | '\\' => {}
            '\t' | '\n' | '\u{a0}' => name.push(' '),
            _ if letter.is_control() => {}
            _ => name.push(letter),
        }
    }
    let mut rest = name.trim_matches(|letter: char| matches!(letter, '\'' | ' ' | ',')).as_bytes();
    for mark in [&b"EXT_"[..], b"EXT-", b"EXT ", b"[EXT]", b"(EXT)", b"[External]"] {
        if begins(rest, mark) {
            rest = from(rest, mark.len());
        }
    }
    // What is in brackets or behind a stroke is a unit or a company.
    for sign in *b"([/|" {
        let (before, _) = cut(rest, sign);
        if !before.trim_ascii().is_empty() {
            rest = before;
        }
    }
    // "Jane Doe, PhD" is no family name before a first name; "Smith, Jr., John" has both.
    let mut segments = rest.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    let last = segments.next().unwrap_or_default();
    let is_degree =
        |said: &[u8]| said.len() <= 4 && (said.ends_with(b".") || said.iter().skip(1).any(u8::is_ascii_uppercase));
    let mut segments = segments.filter(|said| !said.is_empty() && !is_degree(said));
    let first = segments.next().unwrap_or_default();
    // Of more than two parts nobody knows which is which.
    let several = segments.next().is_some();
    let mut parts: [&[u8]; 3] = [b"", last, b""];
    if !first.is_empty() {
        let (title, name) = match last.iter().position(|byte| *byte == b' ') {
            Some(space)
                if kind(slice(last, 0, space).strip_suffix(b".").unwrap_or(slice(last, 0, space))).0 == DOCTOR =>
            {
                (slice(last, 0, space), from(last, space))
            }
            _ => (&b""[..], last),
        };
        parts = if several { [b"", last, b""] } else { [title, first, name.trim_ascii()] };
    }
    let mut name = String::new();
    let mixed = parts.iter().any(|part| part.iter().any(u8::is_ascii_lowercase));
    // A family name in capitals comes last.
    for capitals in [false, true] {
        for part in parts {
            let mut words = part.split(u8::is_ascii_whitespace).peekable();
            while let Some(word) = words.next() {
                let is_capitals = |word: &[u8]| !word.iter().any(|byte| byte.is_ascii_lowercase() || *byte == b'.');
                // "LE GALL Yann"
                let leads = matches!(kind(word).0, PARTICLE | SMALL)
                    && words.peek().is_some_and(|next| next.len() > 2 && is_capitals(next));
                let shouts = mixed && (word.len() > 2 || leads) && is_capitals(word);
                let word = text(word);
                if !word.is_empty() && shouts == capitals {
                    if !name.is_empty() {
                        name.push(' ');
                    }
                    push_word(&mut name, &word, shouts);
                }
            }
        }
    }
    name
}

/// Adds a word of a name; one in capitals becomes small but for its first letter.
fn push_word(name: &mut String, word: &str, shouts: bool) {
    let mut start = true;
    for letter in word.chars() {
        match letter {
            // À to Þ have their small letters at the same distance as A to Z have.
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' if shouts && !start => {
                name.push(char::from_u32(letter as u32 + 32).unwrap_or(letter));
            }
            _ => name.push(letter),
        }
        start = matches!(letter, '-' | '\'' | '’');
    }
}

/// The part in the process that words behind a name say.
pub(super) fn role(said: &[u8]) -> Option<Role> {
    let mut hiring = false;
    for word in said.split(|byte| !(byte.is_ascii_alphanumeric() || *byte >= 0x80)) {
        match kind(word) {
            (HIRING, _) => hiring = true,
            (WORK, _) if hiring => return Some(Role::HiringManager),
            (ROLE, 0) => return Some(Role::Recruiter),
            (ROLE, 1) => return Some(Role::Coordinator),
            (ROLE, _) => return Some(Role::Executive),
            _ => {}
        }
    }
    None
}

/// The part of an address behind the `@`, in its own case.
pub(super) fn domain(mail: &str) -> &str {
    str(cut(mail.as_bytes(), b'@').1)
}

/// The name of a company that the domain of its addresses gives: none for a host of mail or an applicant tracking system.
pub(super) fn company_of(domain: &str) -> &str {
    let name = owner(domain);
    if kind(name).0 == HOST { "" } else { str(name) }
}

/// What a domain is registered as: "acme" of "mail.acme.co.uk".
fn owner(domain: &str) -> &[u8] {
    let mut parts = domain.as_bytes().rsplit(|byte| *byte == b'.');
    parts.next();
    let name = parts.next().unwrap_or_default();
    // "co.uk", "com.au"
    if name.len() <= 3 { parts.next().unwrap_or(name) } else { name }
}

/// Whether an address is that of a program.
pub(super) fn is_robot(mail: &str) -> bool {
    let (local, _) = cut(mail.as_bytes(), b'@');
    has(mail, "calendar.google.com")
        || kind(owner(domain(mail))) == (HOST, 1)
        || words(str(local)).any(|word| kind(word).0 == ROBOT)
}

/// Whether a name is that of the reader, who may have given the first one only.
pub(super) fn is_you(name: &str, you: &str) -> bool {
    let mut all = false;
    for word in words(you) {
        all = true;
        if !words(name).any(|other| same_word(other, word)) {
            return false;
        }
    }
    all
}

/// Whether two names are the same.
pub(super) fn same(a: &str, b: &str) -> bool {
    is_you(a, b) && is_you(b, a)
}

/// Adds somebody whose name stands in a text, unless they are there already.
pub(super) fn add(people: &mut Vec<InvitationPerson>, person: InvitationPerson) -> bool {
    let name = person.name.as_deref().unwrap_or_default();
    for known in people.iter_mut() {
        if known.name.as_deref().is_some_and(|known| same(known, name)) {
            known.role = known.role.or(person.role);
            return false;
        }
    }
    people.push(person);
    true
}

/// What a list of guests says.
pub(super) fn people(guests: &[Guest], own: &str, you: Option<&str>) -> Listed {
    let home = guests.iter().find(|guest| guest.organizer && !is_robot(&guest.mail)).map(|guest| domain(&guest.mail));
    // Addresses of everybody's own say nothing of where they work.
    let home = home.filter(|home| !company_of(home).is_empty());
    let mut listed = Listed::default();
    let mut mails: Vec<&str> = Vec::new();
    let is_own = |guest: &Guest, name: &str| {
        (!own.is_empty() && super::bytes::same(own.as_bytes(), guest.mail.as_bytes()))
            || you.is_some_and(|you| is_you(name, you))
    };
    let mut met_you = false;
    for guest in guests {
        let name = cleaned(&guest.name);
        met_you |= is_own(guest, &name) || named(&name) == Named::Candidate;
    }
    for guest in guests {
        let name = cleaned(&guest.name);
        let what = named(&name);
        let at_home = home.is_some_and(|home| super::bytes::same(home.as_bytes(), domain(&guest.mail).as_bytes()));
        let is_thing = guest.thing || matches!(what, Named::Thing | Named::Candidate) || is_robot(&guest.mail);
        // An address by itself that is not the company's is the reader's own.
        let is_reader =
            is_own(guest, &name) || (what == Named::Nobody && !at_home && !guest.organizer && kind_of_nobody(&name));
        if is_thing || is_reader {
            continue;
        }
        let name = (what == Named::Person).then_some(name);
        let same = |(known, mail): (&InvitationPerson, &&str)| {
            (!mail.is_empty() && super::bytes::same(mail.as_bytes(), guest.mail.as_bytes()))
                || (known.name.is_some() && known.name == name)
        };
        let place = listed.people.iter().zip(&mails).position(same);
        if let Some(known) = place.and_then(|place| listed.people.get_mut(place)) {
            known.organizer |= guest.organizer;
            known.ticked |= !guest.organizer && !guest.optional && at_home;
            if known.name.is_none() {
                known.name = name;
            }
            continue;
        }
        if !guest.organizer
            && !at_home
            && !met_you
            && let Some(name) = &name
        {
            listed.maybe_you.push(name.clone());
        }
        let ticked = !guest.organizer && !guest.optional && (at_home || (home.is_none() && met_you));
        let person = InvitationPerson { role: None, name, organizer: guest.organizer, ticked };
        listed.people.push(person);
        listed.places.push(guest.place);
        mails.push(&guest.mail);
    }
    listed.mails.extend(mails.into_iter().map(str::to_owned));
    listed
}

/// Whether nobody is named because only an address stands there, and not a part such as "Interviewer".
fn kind_of_nobody(name: &str) -> bool {
    !words(name).any(|word| kind(word).0 == WHO)
}

/// The company that an organizer without a face is the calendar of: what stands before the words for it. An address is none,
/// and a calendar by itself may be a person's.
pub(super) fn calendar_of(name: &str) -> String {
    let mut end = 0;
    if !matches!(named(name), Named::Thing | Named::Candidate) || is_private(name) {
        return String::new();
    }
    for word in name.as_bytes().split(|byte| *byte == b' ') {
        let (kind, number) = kind(word);
        match kind {
            UNKNOWN | PARTICLE => end += word.len() + 1,
            // "Kranich GmbH"
            THING if number == 1 && end > 0 => {
                end += word.len();
                break;
            }
            _ if begins(word, b"calend") => return String::new(),
            _ => break,
        }
    }
    text(slice(name.as_bytes(), 0, end.min(name.len())))
}
