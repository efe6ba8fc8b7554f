//! A text taken apart in one pass: each word is looked up once.

use super::bytes::{from, slice};
use crate::knowledge::invitation::{AND, DOCTOR, HONORIFIC, MONTH, UNKNOWN, WEEKDAY, ZONE, kind};

// What a token may be beside the kinds of words.
/// Beyond either end of the text.
pub(super) const NONE: u8 = 249;
/// The end of a line.
pub(super) const LINE: u8 = 250;
/// Digits; the value is the number.
pub(super) const NUMBER: u8 = 251;
/// A sign; the value is the byte that stands for it.
pub(super) const MARK: u8 = 252;
/// An address of mail, or a link.
pub(super) const ADDRESS: u8 = 253;

/// A word, a number, a sign.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    pub value: u16,
    pub what: u8,
    /// Of a word: 0 small, 1 with a capital first, 2 all capitals. Of a number: how many digits.
    pub shape: u8,
}

/// A text and what it consists of.
pub(super) struct Tokens<'a> {
    pub text: &'a [u8],
    pub list: Vec<Token>,
}

impl Tokens<'_> {
    /// The token at a place; beyond either end there are others that are nothing.
    ///
    /// What is asked of a token is asked in a hundred places: built into each of them, this and what follows would weigh 10 KB.
    #[inline(never)]
    pub fn at(&self, place: usize) -> Token {
        let none = Token { start: u32::MAX, end: u32::MAX, value: 0, what: NONE, shape: 0 };
        self.list.get(place).copied().unwrap_or(none)
    }

    #[inline(never)]
    pub fn what(&self, place: usize) -> u8 {
        self.at(place).what
    }

    #[inline(never)]
    pub fn value(&self, place: usize) -> u16 {
        self.at(place).value
    }

    #[inline(never)]
    pub fn shape(&self, place: usize) -> u8 {
        self.at(place).shape
    }

    #[inline(never)]
    pub fn start(&self, place: usize) -> u32 {
        self.at(place).start
    }

    #[inline(never)]
    pub fn end(&self, place: usize) -> u32 {
        self.at(place).end
    }

    #[inline(never)]
    pub fn is(&self, place: usize, what: u8) -> bool {
        self.what(place) == what
    }

    #[inline(never)]
    pub fn mark(&self, place: usize, sign: u8) -> bool {
        self.what(place) == MARK && self.value(place) == u16::from(sign)
    }

    /// Whether nothing is between a token and the one before it.
    #[inline(never)]
    pub fn glued(&self, place: usize) -> bool {
        self.end(place.wrapping_sub(1)) == self.start(place)
    }

    pub fn bytes(&self, place: usize) -> &[u8] {
        let token = self.at(place);
        slice(self.text, token.start as usize, token.end as usize)
    }

    /// The text from one token to before another.
    pub fn between(&self, start: usize, end: usize) -> &[u8] {
        slice(self.text, self.start(start) as usize, self.end(end.wrapping_sub(1)) as usize)
    }

    /// Whether a word begins with a capital and is not all capitals, initials apart.
    pub fn is_capital(&self, place: usize) -> bool {
        let token = self.at(place);
        token.what < NONE && token.shape > 0
    }

    /// Whether a word is in a script that no word of ours is in.
    pub fn is_foreign(&self, place: usize) -> bool {
        let first = self.bytes(place).first().copied().unwrap_or_default();
        self.what(place) == UNKNOWN && matches!(first, 0xCE..=0xD7 | 0xDC..=0xE1 | 0xE3..=0xEF)
    }

    /// Whether a sentence ends with this token.
    pub fn ends_sentence(&self, place: usize) -> bool {
        let token = self.at(place);
        match token.what {
            NONE => true,
            LINE => self.is(place + 1, LINE) || self.is(place + 1, NONE),
            MARK if matches!(token.value as u8, b'!' | b'?') => true,
            MARK if token.value == u16::from(b'.') => {
                let before = self.at(place.wrapping_sub(1));
                // Not the full stop of a number, an initial, "Dr." or "Sept.".
                let is_short = before.end.wrapping_sub(before.start) < 3 || before.what == NUMBER;
                let is_sign = is_short && before.what != ADDRESS;
                let is_title = matches!(before.what, HONORIFIC | DOCTOR | MONTH | WEEKDAY);
                !(self.glued(place + 1) || is_sign || is_title)
            }
            _ => false,
        }
    }
}

/// How long a character is and what it counts as: a letter as 0, a space as 1, any other sign as the byte that stands for it.
fn character(bytes: &[u8]) -> (usize, u8) {
    match bytes {
        [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..] => (1, 0),
        [b' ' | b'\r' | 0x0B | 0x0C, ..] => (1, 1),
        [byte @ 0..=0x7F, ..] => (1, *byte),
        // A space that does not break, and the signs of Latin-1.
        [0xC2, 0xA0, ..] => (2, 1),
        [0xC2, 0xAA | 0xBA, ..] => (2, b'o'),
        [0xC2, 0xB7, ..] => (2, b'*'),
        [0xC2, _, ..] => (2, b'~'),
        // The Arabic comma, semicolon and question mark.
        [0xD8, 0x8C | 0x9B, ..] => (2, b','),
        [0xD8, 0x9F, ..] => (2, b'?'),
        [0xE2, 0x80, 0x80..=0x8F | 0xAF, ..] => (3, 1),
        [0xE2, 0x80, 0x90..=0x95, ..] | [0xE2, 0x88, 0x92, ..] => (3, b'-'),
        [0xE2, 0x80, 0x98 | 0x99, ..] => (3, b'\''),
        [0xE2, 0x80, 0xA2 | 0xA3, ..] => (3, b'*'),
        [0xE2, _, _, ..] => (3, b'~'),
        [0xEF, 0xBB, 0xBF, ..] => (3, 1),
        [0xF0..=0xFF, ..] => (4, b'~'),
        [0xE0..=0xEF, ..] => (3, 0),
        _ => (2, 0),
    }
}

/// The end of the word at a place: letters, digits behind them, and hyphens and apostrophes between them.
fn word_end(text: &[u8], start: usize, digits: bool) -> usize {
    let mut end = start;
    loop {
        let (length, sign) = character(from(text, end));
        let rest = from(text, end + length);
        end += match sign {
            _ if end >= text.len() => return text.len(),
            0 => length,
            b'0'..=b'9' if digits && end > start => 1,
            b'-' | b'\'' if end > start && !rest.is_empty() && character(rest).1 == 0 => length,
            _ => return end,
        };
    }
}

/// A byte that goes on with an address.
fn goes_on(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !b"<>()[]{}\",;|".contains(&byte)
}

/// Takes a text apart.
pub(super) fn tokens(text: &[u8]) -> Tokens<'_> {
    let mut list: Vec<Token> = Vec::with_capacity(text.len() / 5 + 8);
    let mut at = 0;
    while at < text.len() {
        let rest = from(text, at);
        let (length, sign) = character(rest);
        let mut token = Token { start: at as u32, end: (at + length) as u32, value: sign.into(), what: MARK, shape: 0 };
        match sign {
            1 => {
                at += length;
                continue;
            }
            b'\n' => token.what = LINE,
            b'0'..=b'9' => {
                let (number, digits) = super::bytes::number(rest);
                token.end = (at + digits) as u32;
                token.value = u16::try_from(number).unwrap_or(u16::MAX);
                token.what = NUMBER;
                token.shape = digits.min(255) as u8;
            }
            0 => {
                // "2pm" and "10h30" are a number and a word each.
                let behind_number = list.last().is_some_and(|last| last.what == NUMBER && last.end == token.start);
                let end = word_end(text, at, !behind_number);
                let word = slice(text, at, end);
                let capital = |word: &[u8]| match word {
                    [b'A'..=b'Z', ..] | [0xC3, 0x80..=0x9E, ..] => true,
                    // Of Greek and Cyrillic letters and the rest of the Latin ones half are capitals.
                    [0xC4..=0xC8, second, ..] => second % 2 == 0,
                    [0xCE, 0x80..=0xA9, ..] | [0xD0, 0x80..=0xAF, ..] => true,
                    _ => false,
                };
                if capital(word) {
                    let small = word.iter().any(u8::is_ascii_lowercase);
                    token.shape = if small || word.len() == 1 { 1 } else { 2 };
                }
                token.end = end as u32;
                (token.what, token.value) = match kind(word) {
                    // In small letters ET is the French "and", and EST its "is".
                    (ZONE, _) if token.shape == 0 => (if word == b"et" { AND } else { UNKNOWN }, 0),
                    (kind, value) => (kind, value.into()),
                };
                if slice(text, end, end + 3) == b"://" || super::bytes::same(word, b"www") {
                    token.what = ADDRESS;
                    while text.get(token.end as usize).is_some_and(|byte| goes_on(*byte)) {
                        token.end += 1;
                    }
                }
            }
            b'@' if list.last().is_some_and(|last| last.end == token.start && last.what != LINE) => {
                // What stands glued together before it belongs to the address.
                while let Some(last) = list.last().filter(|last| last.end == token.start)
                    && (last.what != MARK || b".-_+'".contains(&(last.value as u8)))
                    && last.what != LINE
                {
                    token.start = last.start;
                    list.pop();
                }
                token.what = ADDRESS;
                while text.get(token.end as usize).is_some_and(|byte| goes_on(*byte)) {
                    token.end += 1;
                }
            }
            _ => {}
        }
        at = token.end as usize;
        list.push(token);
    }
    Tokens { text, list }
}
