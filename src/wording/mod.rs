//! What is said: decisions become the advice that a person reads. Each file may use those listed above it.

pub(crate) mod speaker;
pub(crate) mod headline;
pub(crate) mod checklist;
pub(crate) mod notices;
pub(crate) mod timeline;
pub(crate) mod fit;
pub(crate) mod draft;
pub(crate) mod calendar;
pub(crate) mod guidance;
pub(crate) mod advise;
