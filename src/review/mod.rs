//! Review: what to improve in a message that the user has edited, where, and why.
//!
//! `src/tables/review.table` says what is looked for, and `src/content/LANG/review.phrases` has the phrases. A wrong
//! warning costs more than a missing one, so of the facts that the user typed only what does not fit is criticised, and every
//! list of phrases names its exceptions. One pass takes the message apart; the work is linear in its length.
//!
//! Each file uses only those listed above it.

mod vocabulary;
mod words;
mod facts;
mod phrases;
mod checks;
mod characters;
mod reviewer;
mod days;
mod greeting;
mod personal;
mod company;
mod typed;
mod shape;
mod findings;
mod input;

pub use findings::review;
pub use input::ReviewInput;
pub use reviewer::{ReviewOptions, Sent};
