//! Invitations: what a calendar file, a mail or a pasted text says of an interview, and what has to be asked.
//!
//! It fills in only what stands there; where that is not clear it asks. Everything works on bytes in one pass, and no input makes
//! it fail: what cannot be read is left out. It knows no time zones: the host is asked for a zone's clock.
//!
//! Each file uses only those listed above it.

mod bytes;
mod zone;
mod model;
mod tokens;
mod sentences;
mod people;
mod zone_words;
mod moments;
mod names;
mod text;
mod calendar;
mod mail;
mod read;
mod answers;

pub use answers::{InvitationAnswer, read_answered};
pub use model::{Asked, FoundIn, Invitation, InvitationEvent, InvitationPerson, InvitationQuestion, Offered};
pub use read::{InvitationOptions, read_invitation};
