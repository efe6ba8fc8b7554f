//! Small helpers for texts: cleaning what came in, lengths as a page counts them, numbers and first letters.

use crate::basics::capitals::capitals;
use crate::basics::civil::push_padded;

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

/// The number of letters, accents that stand apart among them.
pub(crate) fn letters_in(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
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

/// A name that is written against the direction of the text around it, in marks that keep its letters from turning what stands
/// beside it: Unicode's first strong isolate.
pub(crate) fn isolated(name: String, in_rtl: bool) -> String {
    let is_rtl = |letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let turns = |letter: char| match in_rtl {
        true => is_word(letter) && !letter.is_ascii_digit() && !is_rtl(letter),
        false => is_rtl(letter),
    };
    if name.chars().any(turns) { ["\u{2068}", &name, "\u{2069}"].concat() } else { name }
}

/// A text that is taken along, without the marks that only matter on the page.
pub(crate) fn without_isolates(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// Signs that belong to the character after them: Unicode's grapheme cluster break `Prepend`.
pub(crate) fn clings_to_next(letter: char) -> bool {
    matches!(
        letter,
        '\u{600}'..='\u{605}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{d4e}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{111c2}'..='\u{111c3}'
            | '\u{113d1}'
            | '\u{1193f}'
            | '\u{11941}'
            | '\u{11a3a}'
            | '\u{11a84}'..='\u{11a89}'
            | '\u{11d46}'
            | '\u{11f02}'
    )
}

/// Letters, digits and what belongs to them. Beyond ASCII everything counts that is not a space, mark or picture, which
/// needs no table of letters.
pub(crate) fn is_word(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(letter, 'ª' | 'µ' | 'º' | '\u{ad}'),
        '×' | '÷' => false,
        _ if is_invisible(letter) => true,
        '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        '،' | '؛' | '؟' | '۔' | '।' | '॥' | '\u{fe10}'..='\u{fe1f}' => false,
        '\u{fe30}'..='\u{fe6f}' | '！'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='･' | '\u{fff9}'..='\u{ffff}' => {
            false
        }
        '\u{1f000}'..='\u{1faff}' => false,
        _ => !letter.is_whitespace(),
    }
}

pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '＇' | '`' | '´')
}

/// Marks without a shape of their own: they belong to the character before them and are not a letter of a word.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}
