//! Tests that need the inside of the engine: they decide without wording the answers, which makes millions quick.

mod atlas;
mod monotone;
mod other_answers;
mod random;
mod seeded;
mod sweep;
mod whole;
mod written;
