//! The public model: what goes in and what comes out, as plain data. Each file may use those listed above it.

pub(crate) mod citation;
pub(crate) mod situation;
pub(crate) mod message;
pub(crate) mod timeline;
pub(crate) mod advice;
