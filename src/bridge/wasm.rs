//! JavaScript's side of the engine.

pub(crate) use crate::bridge::give::give;
use crate::{Fault, Input, Situation, View};
use js_sys::{Array, Error, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[cfg(feature = "api")]
#[wasm_bindgen(raw_module = "plain")]
extern "C" {
    /// Looks at fields of an object: what kind each is, and its size or number. The texts follow one another, with a
    /// line break after each.
    ///
    /// They come as a value, which then is read, not as a `String`: to hand one over beside the two slices, the generated
    /// function calls back for memory, and with that call built in by its compiler, Node 20 (V8 11.3) may break off with a
    /// segmentation fault.
    fn inspect(object: &JsValue, names: &Array, kinds: &mut [u8], sizes: &mut [f64]) -> JsValue;

    /// The names of an object's own fields that are not among these.
    fn beside(object: &JsValue, names: &Array) -> Array;
}

thread_local! {
    /// The names of fields that have been asked for, as JavaScript has them: making them again took most of the time of
    /// reading.
    static NAMES: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

fn known(name: &'static str) -> JsValue {
    NAMES.with_borrow_mut(|names| match names.iter().find(|(known, _)| std::ptr::eq(*known, name)) {
        Some((_, value)) => value.clone(),
        None => {
            names.push((name, name.into()));
            name.into()
        }
    })
}

/// A JavaScript value, read field by field: getters that throw and exotic objects are faults, not failures.
pub(crate) struct Js(pub JsValue);

#[cfg(feature = "api")]
thread_local! {
    /// The same for lists of names.
    static LISTS: RefCell<Vec<(&'static [&'static str], Array)>> = const { RefCell::new(Vec::new()) };
}

#[cfg(feature = "api")]
fn known_list(names: &'static [&'static str]) -> Array {
    LISTS.with_borrow_mut(|lists| match lists.iter().find(|(known, _)| std::ptr::eq(*known, names)) {
        Some((_, list)) => list.clone(),
        None => {
            let list: Array = names.iter().map(|name| JsValue::from(*name)).collect();
            lists.push((names, list.clone()));
            list
        }
    })
}

impl Input for Js {
    fn view(&self) -> View {
        // In the order of how many there are of each: every question crosses to JavaScript.
        let value = &self.0;
        if value.is_undefined() {
            View::Absent
        } else if let Some(text) = value.as_string() {
            View::Text(text)
        } else if let Some(answer) = value.as_bool() {
            View::Bool(answer)
        } else if let Some(number) = value.as_f64() {
            View::Number(number)
        } else if value.is_null() {
            View::Absent
        } else if let Some(list) = value.dyn_ref::<Array>() {
            View::List(list.length() as usize)
        } else if value.is_object() && !value.is_function() {
            View::Fields
        } else {
            View::Other
        }
    }

    fn field(&self, name: &'static str) -> Js {
        // A getter that throws leaves a value that no field accepts, so that the fault names the field.
        Js(Reflect::get(&self.0, &known(name)).unwrap_or_else(|_| JsValue::symbol(None)))
    }

    fn item(&self, index: usize) -> Js {
        Js(Reflect::get_u32(&self.0, index as u32).unwrap_or_else(|_| JsValue::symbol(None)))
    }

    /// The library reads many situations, so it looks at all fields of an object at once; the widget reads one now and
    /// then.
    #[cfg(feature = "api")]
    fn look(&self, names: &'static [&'static str]) -> Vec<View> {
        let (mut kinds, mut sizes) = (vec![0; names.len()], vec![0.0; names.len()]);
        let texts = inspect(&self.0, &known_list(names), &mut kinds, &mut sizes).as_string().unwrap_or_default();
        let mut texts = texts.as_str();
        let mut views = Vec::with_capacity(names.len());
        for (kind, size) in kinds.into_iter().zip(sizes) {
            views.push(match kind {
                0 => View::Absent,
                1 => View::Text(first_units(&mut texts, size as usize).to_owned()),
                2 => View::Bool(size > 0.0),
                3 => View::Number(size),
                4 => View::List(size as usize),
                5 => View::Fields,
                _ => View::Other,
            });
        }
        views
    }

    #[cfg(feature = "api")]
    fn names_beside(&self, known: &'static [&'static str]) -> Vec<String> {
        beside(&self.0, &known_list(known)).iter().filter_map(|name| name.as_string()).collect()
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

/// Takes a text of this many UTF-16 code units from the start of the others, with the line break after it.
#[cfg(feature = "api")]
fn first_units<'a>(texts: &mut &'a str, units: usize) -> &'a str {
    let mut left = units;
    let end = texts.char_indices().find(|(_, letter)| {
        let ended = left == 0;
        left = left.saturating_sub(letter.len_utf16());
        ended
    });
    let (first, rest) = texts.split_at(end.map_or(texts.len(), |(end, _)| end));
    *texts = rest.get(1..).unwrap_or_default();
    first
}

/// Reads a situation; the error names every fault.
pub(crate) fn read(situation: JsValue) -> Result<Situation, JsValue> {
    Situation::read(&Js(situation)).map_err(error)
}

/// An error with its `faults`; the message names every field, for those who only log it. The package gives it its class.
fn error(faults: Vec<Fault>) -> JsValue {
    let mut listed = String::new();
    for Fault { path, problem, accepted } in &faults {
        let between = if listed.is_empty() { "" } else { "; " };
        listed = [&listed, between, path, " ", problem, " (", accepted, ")"].concat();
    }
    let error = Error::new(&listed);
    // Setting a field on a fresh Error cannot fail.
    let _ = Reflect::set(&error, &"faults".into(), &give(&faults).unwrap_or(JsValue::NULL));
    error.into()
}

/// See [`crate::add_language()`]; gives nothing where the pack does not fit.
#[wasm_bindgen(js_name = addLanguage)]
pub fn add_language(pack: &str) -> Option<String> {
    crate::add_language(pack).map(str::to_owned)
}

/// The public functions on plain objects.
#[cfg(feature = "api")]
mod api {
    use crate::bridge::wasm::{Js, error, give, read};
    use crate::{Input, View};
    use serde::Serialize;
    use serde_wasm_bindgen::Serializer;
    use wasm_bindgen::prelude::*;

    /// The same for what is asked seldom: no bridge of our own needs to know it.
    fn give_seldom(value: &impl Serialize) -> Result<JsValue, JsValue> {
        Ok(value.serialize(&Serializer::json_compatible())?)
    }

    /// See [`crate::advise()`].
    #[wasm_bindgen]
    pub fn advise(situation: JsValue) -> Result<JsValue, JsValue> {
        give(&crate::advise(&read(situation)?))
    }

    /// See [`crate::compose()`].
    #[wasm_bindgen]
    pub fn compose(situation: JsValue, person_id: JsValue, kind: JsValue, tone: JsValue) -> Result<JsValue, JsValue> {
        let situation = read(situation)?;
        // A name that is not a text is unknown like any other.
        let name = |value: JsValue| value.as_string().unwrap_or_default();
        give(&crate::compose(&situation, &name(person_id), &name(kind), &name(tone)).map_err(error)?)
    }

    /// See [`crate::review()`]; takes the message, and an object with its `kind` and what is known of it.
    #[wasm_bindgen]
    pub fn review(text: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        give_seldom(&crate::ReviewInput::read(&Js(text), &Js(options)).map_err(error)?.review())
    }

    /// See [`crate::calendar()`].
    #[wasm_bindgen]
    pub fn calendar(situation: JsValue) -> Result<String, JsValue> {
        Ok(crate::calendar(&read(situation)?))
    }

    /// See [`crate::guidance()`]; takes an object with `lang`, or nothing.
    #[wasm_bindgen]
    pub fn guidance(options: JsValue) -> Result<JsValue, JsValue> {
        let options = Js(options);
        let lang = match options.view() {
            View::Fields => options.field("lang").0.as_string(),
            _ => None,
        };
        give_seldom(&crate::guidance(lang.as_deref()))
    }
}
