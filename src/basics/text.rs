//! Small helpers for texts: cleaning what came in, lengths as a page counts them, numbers and first letters.

use super::capitals::capitals;
use super::civil::push_padded;

/// A text as the engine uses it: line breaks and tabs are spaces, other control characters and those that override
/// the direction of writing are gone, and so are spaces at either end.
pub fn clean(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut letters = raw.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => text.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if letter.is_control() => {}
            _ => text.push(letter),
        }
    }
    text.trim().to_owned()
}

/// The length in UTF-16 code units: one for each character's first byte, and one more for those of four bytes.
pub(crate) fn utf16(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum()
}

/// A whole number in decimal.
pub(crate) fn number(number: i32) -> String {
    let mut out = String::new();
    if number < 0 {
        out.push('-');
    }
    push_padded(&mut out, number, 1);
    out
}

/// The same text with its first letter as a capital, for the start of a sentence.
pub(crate) fn capitalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    if let Some(first) = letters.next() {
        out.extend(capitals(first));
    }
    out + letters.as_str()
}
