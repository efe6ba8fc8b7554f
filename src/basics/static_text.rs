//! Static texts for serde: a text of the product's own is serialized as a unit variant, so that JavaScript can intern it.

use serde::Serializer;
use std::borrow::Cow;

/// A text straight from the content, or one with facts filled in.
pub type Said = Cow<'static, str>;

/// One of a closed set of texts, which serde calls a variant.
pub(crate) fn name<S: Serializer>(text: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_unit_variant("", 0, text)
}

/// The same for a text that may have facts in it.
pub(crate) fn said<S: Serializer>(text: &Said, serializer: S) -> Result<S::Ok, S::Error> {
    match text {
        Cow::Borrowed(text) => name(text, serializer),
        Cow::Owned(text) => serializer.serialize_str(text),
    }
}
