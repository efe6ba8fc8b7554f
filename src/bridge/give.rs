//! Values of ours as plain objects.

use crate::bridge::plain::Plain;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "plain")]
extern "C" {
    /// Makes a value of what [`Plain`] holds.
    fn made(codes: &[u32], text: &str) -> JsValue;
}

/// A value as a plain object.
pub(crate) fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let plain = Plain::of(value).map_err(|_| "not plain")?;
    Ok(made(&plain.codes, &plain.text))
}
