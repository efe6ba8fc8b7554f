//! The longer documents, compiled in so that they are read beside the code and their examples run as tests.

#[doc = include_str!("../README.md")]
pub mod readme {}

#[doc = include_str!("../ARCHITECTURE.md")]
pub mod architecture {}

#[doc = include_str!("../CONTRIBUTING.md")]
pub mod contributing {}

#[doc = include_str!("../www/docs/MODEL.md")]
pub mod model {}

#[doc = include_str!("../www/docs/DESIGN.md")]
pub mod design {}

#[doc = include_str!("../www/docs/GLOSSARY.md")]
pub mod glossary {}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/rules.md"))]
pub mod rules {}

#[doc = include_str!("content/README.md")]
pub mod words {}

#[doc = include_str!("../SECURITY.md")]
pub mod security {}

#[doc = include_str!("../CHANGELOG.md")]
pub mod changelog {}
