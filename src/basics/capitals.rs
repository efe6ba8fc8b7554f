//! Capital letters: Unicode's uppercase mapping as runs. The standard library's tables would weigh 8 KB in the page,
//! these weigh 1.

use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/capitals.rs"));

/// The runs, sorted. Each has its first and last letter, and the capitals of the first. The capitals of the others
/// follow at the same distance; where a capital is directly before its letter, the two alternate.
static SORTED: LazyLock<Vec<&str>> = LazyLock::new(|| RUNS.split('\n').collect());

/// The capitals of a letter: usually one, at most three, and the letter itself if it has none.
pub(crate) fn capitals(letter: char) -> impl Iterator<Item = char> {
    let (first, more) = if letter.is_ascii() { (letter.to_ascii_uppercase(), "") } else { beyond_ascii(letter) };
    std::iter::once(first).chain(more.chars())
}

/// Whether a letter is a small one.
pub(crate) fn is_small(letter: char) -> bool {
    capitals(letter).next() != Some(letter)
}

/// Whether a letter is a capital: one of the scripts that have small letters, too.
pub(crate) fn is_capital(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'À'..='Þ' | 'Ā'..='ɏ' | 'Ͱ'..='ԯ' | 'Ḁ'..='ỿ') && !is_small(letter)
}

/// Whether two words are the same but for case.
pub(crate) fn same(a: &str, b: &str) -> bool {
    alike(a, b, usize::MAX)
}

/// Whether the first letters of two words are the same but for case; words with fewer letters have to be the same.
pub(crate) fn alike(a: &str, b: &str, letters: usize) -> bool {
    let (mut a, mut b) = (upper(a), upper(b));
    for _ in 0..letters {
        match (a.next(), b.next()) {
            (None, None) => break,
            (a, b) if a != b => return false,
            _ => {}
        }
    }
    true
}

fn upper(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(capitals)
}

fn beyond_ascii(letter: char) -> (char, &'static str) {
    let behind = SORTED.partition_point(|run| run.chars().next() <= Some(letter));
    let mut run = SORTED[..behind].last().copied().unwrap_or_default().chars();
    let (Some(first), Some(last), Some(capital)) = (run.next(), run.next(), run.next()) else { return (letter, "") };
    let place = letter as u32 - first as u32;
    let alternate = capital as u32 + 1 == first as u32;
    match char::from_u32(capital as u32 + place) {
        Some(capital) if letter <= last && !(alternate && place % 2 == 1) => (capital, run.as_str()),
        _ => (letter, ""),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_letter_has_the_capitals_of_the_standard_library() {
        for letter in '\0'..=char::MAX {
            assert!(super::capitals(letter).eq(letter.to_uppercase()), "{letter}");
        }
    }
}
