//! The bridges to JavaScript: the engine's functions on plain objects, and the serializers that carry their answers.

#[cfg(any(feature = "api", feature = "ui"))]
pub(crate) mod plain;
#[cfg(any(feature = "invitation", feature = "ui"))]
pub(crate) mod json;
#[cfg(feature = "invitation")]
pub(crate) mod invitation;
#[cfg(any(feature = "api", feature = "ui"))]
pub(crate) mod wasm;

/// Rust's own for WebAssembly weighs 2 KB more (DESIGN.md).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
