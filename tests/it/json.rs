//! JSON as the engine's input, for situations kept as data.

use interview_connect::{Input, View};
use serde_json::Value;

/// A value of JSON; `null` is what JavaScript would call undefined.
pub struct Json<'a>(pub &'a Value);

impl Input for Json<'_> {
    fn view(&self) -> View {
        match self.0 {
            Value::Null => View::Absent,
            Value::Bool(answer) => View::Bool(*answer),
            Value::Number(number) => View::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => View::Text(text.clone()),
            Value::Array(items) => View::List(items.len()),
            Value::Object(_) => View::Fields,
        }
    }

    fn field(&self, name: &'static str) -> Self {
        Json(self.0.get(name).unwrap_or(&Value::Null))
    }

    fn item(&self, index: usize) -> Self {
        Json(self.0.get(index).unwrap_or(&Value::Null))
    }

    fn names(&self) -> Vec<String> {
        self.0.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default()
    }
}
