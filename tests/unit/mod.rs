//! Tests that need the inside of the engine: they decide without wording the answers, which makes millions quick.

// Files that the tests outside the crate share know it by its public name.
extern crate self as interview_connect;

mod atlas;
mod kinds;
mod monotone;
mod other_answers;
mod population;
mod promises;
mod random;
mod seeded;
mod sound;
mod sweep;
mod whole;
mod written;

/// README states the figures that the tests come to.
fn stated(figures: impl IntoIterator<Item = u64>) {
    for figure in figures {
        let digits = figure.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
        stated_as(&groups.join(","));
    }
}

/// The same for figures that are written otherwise.
fn stated_as(figures: &str) {
    assert!(include_str!("../../README.md").contains(&format!("| {figures} |")), "README.md does not state {figures}");
}
