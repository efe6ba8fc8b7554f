//! Capital letters as the standard library knows them, without its tables: they weighed 8 KB in the page, these runs weigh 1.

use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/capitals.rs"));

/// The runs, sorted: each the first and the last of some letters, and the capitals of the first. Those of the others
/// follow it as they follow the first; where a capital stands right before its letter, the two alternate.
static SORTED: LazyLock<Vec<&str>> = LazyLock::new(|| RUNS.split('\n').collect());

/// The capitals of a letter: mostly one, three at most, and itself where it has none.
pub(crate) fn capitals(letter: char) -> impl Iterator<Item = char> {
    let (first, more) = if letter.is_ascii() { (letter.to_ascii_uppercase(), "") } else { beyond_ascii(letter) };
    std::iter::once(first).chain(more.chars())
}

/// The same word, whatever its case.
pub(crate) fn same(a: &str, b: &str) -> bool {
    alike(a, b, usize::MAX)
}

/// The same first letters, whatever their case; the whole words where they have no more.
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
