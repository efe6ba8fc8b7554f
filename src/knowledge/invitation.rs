//! The words by which an invitation is read, and the names of time zones: compiled from `src/content/invitation.words` and
//! `src/tables/zones.table` by the build.

use std::cell::OnceCell;

include!(concat!(env!("OUT_DIR"), "/invitation.rs"));

/// The kind of a word that is in no list.
pub(crate) const UNKNOWN: u8 = 0;

/// No longer word is in a list.
const LONGEST: usize = 24;
/// The size of an open-addressing hash table for the words; more than twice as many as there are, so that collisions are rare.
const PLACES: usize = 4_096;

struct Known {
    words: Vec<(&'static [u8], u8, u8)>,
    /// The place of each word in the list, from 1, at its hash.
    places: Vec<u16>,
}

thread_local! {
    /// Each word of a long text is looked up, so that this has to be quick.
    static KNOWN: OnceCell<Known> = const { OnceCell::new() };
}

fn all() -> Known {
    let mut known = Known { words: Vec::with_capacity(PLACES / 3), places: vec![0; PLACES] };
    for line in WORDS.as_bytes().split(|byte| *byte == b'\n') {
        if let [kind, number, words @ ..] = line {
            for word in words.split(|byte| *byte == b' ') {
                known.words.push((word, kind - b'0', number - b'0'));
                let place = known.place(word);
                if let Some(there) = known.places.get_mut(place) {
                    *there = known.words.len() as u16;
                }
            }
        }
    }
    known
}

impl Known {
    /// Where a word stands, or the free place where it would.
    fn place(&self, word: &[u8]) -> usize {
        let hash = word.iter().fold(0_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        let mut place = (hash >> 12) as usize % PLACES;
        loop {
            match self.places.get(place) {
                Some(0) | None => return place,
                Some(number) if self.word(*number).0 == word => return place,
                _ => place = (place + 1) % PLACES,
            }
        }
    }

    fn word(&self, number: u16) -> (&'static [u8], u8, u8) {
        self.words.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
    }
}

/// What a letter with an accent is without, from À on and again from à on; `*` is none.
const PLAIN: &[u8; 32] = b"aaaaaaaceeeeiiiidnooooo*ouuuuyps";

/// A word's kind and number: without regard to case, accents and apostrophes.
pub(crate) fn kind(word: &[u8]) -> (u8, u8) {
    let mut folded = [0; LONGEST];
    let mut length = 0_usize;
    let mut before = 0;
    for byte in word {
        let letter = match byte {
            b'\'' | 0xC3 | 0xCC | 0xCD => 0,
            0x80..=0xBF if before == 0xC3 => PLAIN.get(usize::from(byte & 31)).copied().unwrap_or_default(),
            // An accent by itself, behind its letter; an apostrophe.
            0x80..=0xBF if before == 0xCC || before == 0xCD => 0,
            // An Arabic vowel sign, whose first byte is there already.
            0x8B..=0x92 if before == 0xD9 => {
                length = length.saturating_sub(1);
                0
            }
            _ => byte.to_ascii_lowercase(),
        };
        before = *byte;
        if letter != 0 {
            match folded.get_mut(length) {
                Some(place) => *place = letter,
                None => return (UNKNOWN, 0),
            }
            length += 1;
        }
    }
    KNOWN.with(|known| {
        let known = known.get_or_init(all);
        let place = known.place(folded.get(..length).unwrap_or_default());
        let (_, kind, number) = known.word(known.places.get(place).copied().unwrap_or_default());
        (kind, number)
    })
}

/// The zone that Windows means by a name; it numbers its copies of one.
pub(crate) fn windows(name: &str) -> Option<&'static str> {
    let mut short = name.as_bytes();
    while let [rest @ .., b'0'..=b'9' | b' '] = short {
        short = rest;
    }
    short = short.strip_suffix(b" Standard Time").unwrap_or(short);
    let mut rows = WINDOWS.as_bytes().split(|byte| *byte == b'\n');
    let zone = rows.find_map(|row| row.strip_prefix(short)?.strip_prefix(b"="))?;
    std::str::from_utf8(zone).ok()
}
