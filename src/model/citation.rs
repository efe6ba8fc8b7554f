//! Ids of the product's own, and citations: what a text rests on.

use crate::basics::static_text;
use serde::{Serialize, Serializer};
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/ids.rs"));

/// All of the product's own ids.
fn id_list() -> &'static [&'static str] {
    static IDS: LazyLock<Vec<&str>> = LazyLock::new(|| ID_LIST.split(ID_END).collect());
    &IDS
}

/// One of the product's own ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Id(pub u16);

impl Id {
    /// The id as hosts see it.
    pub fn name(self) -> &'static str {
        id_list().get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

/// A citation: a statement of a guide, a fact about LinkedIn, or a convention of the product's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite(pub(crate) u8);

/// What a text rests on.
pub type Cites = &'static [Cite];

impl Cite {
    /// The id, such as `s2.3` or `house.eve`.
    pub fn id(self) -> &'static str {
        Id(self.0.into()).name()
    }
}

impl Serialize for Cite {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        static_text::name(&self.id(), serializer)
    }
}
