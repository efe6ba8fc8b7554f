//! The engine: a host's value is read, contradictions are resolved, and each interviewer's case is decided.
//!
//! Each file may use those listed above it.

pub(crate) mod reading;
pub(crate) mod working;
pub(crate) mod case;
pub(crate) mod windows;
pub(crate) mod rules;
pub(crate) mod decided;
pub(crate) mod alternatives;
