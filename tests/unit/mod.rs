//! Tests that need the inside of the engine: they decide without wording the answers, which makes millions quick.

mod atlas;
mod monotone;
mod other_answers;
mod random;
mod seeded;
mod sweep;
mod whole;
mod written;

/// README states the figures that the tests come to.
fn stated(figures: impl IntoIterator<Item = u64>) {
    for figure in figures {
        let digits = figure.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
        let figure = groups.join(",");
        assert!(include_str!("../../README.md").contains(&figure), "README.md does not state {figure}");
    }
}
