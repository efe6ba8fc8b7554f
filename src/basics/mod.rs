//! Basics: helpers that know nothing about interviews. Each file may use those listed above it.

pub(crate) mod append_only;
pub(crate) mod capitals;
pub(crate) mod civil;
pub(crate) mod fingerprint;
pub(crate) mod fold;
pub(crate) mod order;
pub(crate) mod static_text;
pub(crate) mod text;
