//! JavaScript's side of the engine. Outside `ui/` the only file that knows `JsValue`.

use crate::fixed;
use crate::{Fault, Input, Situation, View};
use js_sys::{Array, Error, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// A JavaScript value, read field by field: getters that throw and exotic objects are faults, not failures.
pub(crate) struct Js(pub JsValue);

impl Input for Js {
    fn view(&self) -> View {
        let value = &self.0;
        if value.is_undefined() || value.is_null() {
            View::Absent
        } else if let Some(answer) = value.as_bool() {
            View::Bool(answer)
        } else if let Some(number) = value.as_f64() {
            View::Number(number)
        } else if let Some(text) = value.as_string() {
            View::Text(text)
        } else if let Some(list) = value.dyn_ref::<Array>() {
            View::List(list.length() as usize)
        } else if value.is_object() && !value.is_function() {
            View::Fields
        } else {
            View::Other
        }
    }

    fn field(&self, name: &'static str) -> Js {
        // Of a name that is one of a closed set, JavaScript's side is kept: making it anew took most of the reading.
        let key = fixed::name(&name, &Serializer::new()).unwrap_or_else(|_| name.into());
        // A getter that throws leaves a value that no field accepts, so that the fault names the field.
        Js(Reflect::get(&self.0, &key).unwrap_or_else(|_| JsValue::symbol(None)))
    }

    fn item(&self, index: usize) -> Js {
        Js(Reflect::get_u32(&self.0, index as u32).unwrap_or_else(|_| JsValue::symbol(None)))
    }

    fn names(&self) -> Vec<String> {
        match self.0.dyn_ref::<Object>() {
            Some(object) => Reflect::own_keys(object)
                .map(|keys| keys.iter().filter_map(|key| key.as_string()).collect())
                .unwrap_or_default(),
            None => Vec::new(),
        }
    }
}

/// Reads a situation; the error names every fault.
pub(crate) fn read(situation: JsValue) -> Result<Situation, JsValue> {
    Situation::read(&Js(situation)).map_err(error)
}

/// An error with its `faults`; the message names every field, for those who only log it. The package gives it its class.
fn error(faults: Vec<Fault>) -> JsValue {
    let listed: Vec<String> = faults
        .iter()
        .map(|fault| [fault.path.as_str(), " ", &fault.problem, " (", &fault.accepted, ")"].concat())
        .collect();
    let error = Error::new(&listed.join("; "));
    // Setting a field on a fresh Error cannot fail.
    let _ = Reflect::set(&error, &"faults".into(), &give(&faults).unwrap_or(JsValue::NULL));
    error.into()
}

/// A value of the engine's as a plain object.
pub(crate) fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::new().serialize_missing_as_null(true))?)
}

/// The public functions on plain objects.
#[cfg(feature = "api")]
mod api {
    use super::{Js, give, read};
    use crate::{Input, View};
    use wasm_bindgen::prelude::*;

    /// See [`crate::advise`].
    #[wasm_bindgen]
    pub fn advise(situation: JsValue) -> Result<JsValue, JsValue> {
        give(&crate::advise(&read(situation)?))
    }

    /// See [`crate::compose`].
    #[wasm_bindgen]
    pub fn compose(situation: JsValue, person_id: JsValue, kind: JsValue, tone: JsValue) -> Result<JsValue, JsValue> {
        let situation = read(situation)?;
        // A name that is not a text is unknown like any other.
        let name = |value: JsValue| value.as_string().unwrap_or_default();
        give(&crate::compose(&situation, &name(person_id), &name(kind), &name(tone)).map_err(super::error)?)
    }

    /// See [`crate::review`]; takes the message, and an object with its `kind` and what is known of it.
    #[wasm_bindgen]
    pub fn review(text: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        give(&crate::ReviewInput::read(&Js(text), &Js(options)).map_err(super::error)?.review())
    }

    /// See [`crate::calendar`].
    #[wasm_bindgen]
    pub fn calendar(situation: JsValue) -> Result<String, JsValue> {
        Ok(crate::calendar(&read(situation)?))
    }

    /// See [`crate::guidance`]; takes an object with `lang`, or nothing.
    #[wasm_bindgen]
    pub fn guidance(options: JsValue) -> Result<JsValue, JsValue> {
        let options = Js(options);
        let lang = match options.view() {
            View::Fields => options.field("lang").0.as_string(),
            _ => None,
        };
        give(&crate::guidance(lang.as_deref()))
    }
}
