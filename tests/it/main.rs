//! One binary for the tests of the engine's promises, as its users see them; each module holds one kind.

// Files shared with the tests inside the crate name it relative to where they stand.
extern crate interview_connect;

mod calendars;
mod cases;
mod civil;
mod content;
mod docs;
mod drafts;
mod every_language;
mod fit;
mod fuzz;
mod input;
mod invitation_texts;
mod invitations;
mod json;
mod languages;
mod layers;
mod messages;
mod model;
mod properties;
#[path = "../unit/random.rs"]
mod random;
mod refusals;
mod review;
#[path = "../unit/seeded.rs"]
mod seeded;
mod seeds;
mod spelling;
mod supply;
mod tidy;
mod types;
mod voice;
#[path = "../unit/written.rs"]
mod written;
mod zones;
