//! One binary for the tests of the engine's promises, as its users see them; each module holds one kind.

mod cases;
mod civil;
mod content;
mod docs;
mod fuzz;
mod input;
mod json;
mod layers;
mod model;
mod properties;
mod refusals;
mod review;
#[path = "../unit/seeded.rs"]
mod seeded;
mod supply;
mod tidy;
mod types;
