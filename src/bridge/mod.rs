//! The bridges to JavaScript: the engine's functions on plain objects, and the serializer that carries their answers.

pub(crate) mod plain;
pub(crate) mod give;
#[cfg(feature = "invitation")]
pub(crate) mod invitation;
#[cfg(any(feature = "api", feature = "ui"))]
pub(crate) mod wasm;
