//! Grapheme clusters, the characters that a person sees as one: where one starts for certain, and which are pictures.
//!
//! There is no table of Unicode properties. Where these few ranges cannot tell, a place does not count as a start, and
//! a span that needs one grows to the next place that does.

use crate::basics::text::{clings_to_next, is_invisible};

const JOINER: char = '\u{200d}';

/// Whether a character that a person sees as one starts here for certain; always true at both ends of a text.
pub(crate) fn starts_at(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return true };
    if last == JOINER || clings_to_next(last) || (last, next) == ('\r', '\n') {
        return false;
    }
    match next {
        '\0'..='\u{7f}' => true,
        // Letters and marks that stand for themselves: Latin, Greek, Cyrillic, Hebrew, Arabic, kana, Han, general marks.
        '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        '\u{5d0}'..='\u{5ea}' | '،' | '؛' | '\u{61e}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => true,
        '\u{2000}'..='\u{200a}' | '\u{2010}'..='\u{2027}' | '\u{202f}'..='\u{205f}' | '\u{20a0}'..='\u{20bf}' => true,
        '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' => true,
        // A syllable may continue one that is written in parts.
        '\u{ac00}'..='\u{d7a3}' => !matches!(last, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}'),
        // Flags are pairs; which half a lone one is, only the start of their row could tell.
        '\u{1f1e6}'..='\u{1f1ff}' => !is_flag_half(last),
        '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}' => !is_invisible(next),
        _ => false,
    }
}

/// The nearest start at or before a place.
pub(crate) fn start_before(text: &str, at: usize) -> usize {
    let mut start = at;
    while start > 0 && !starts_at(text, start) {
        start -= 1;
    }
    start
}

/// The nearest start at or after a place.
pub(crate) fn start_after(text: &str, at: usize) -> usize {
    let mut start = at;
    while start < text.len() && !starts_at(text, start) {
        start += 1;
    }
    start.min(text.len())
}

fn is_flag_half(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

fn is_picture(letter: char) -> bool {
    match letter {
        // Marks in a list, such as a tick, are not pictures.
        '\u{2713}'..='\u{2718}' => false,
        '\u{2600}'..='\u{27bf}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}' => !is_invisible(letter),
        _ => false,
    }
}

/// Every picture in the text from start to end, joined ones such as a family as one.
pub(crate) fn pictures(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut joined = false;
    let mut half_flag = false;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let touching = found.last_mut().filter(|(_, last)| *last == at);
        let flag = is_flag_half(letter);
        match touching {
            Some(last) if is_invisible(letter) || joined || (flag && half_flag) => last.1 = end,
            _ if is_picture(letter) => found.push((at, end)),
            _ => {}
        }
        half_flag = flag && !half_flag;
        joined = letter == JOINER;
    }
    found
}
