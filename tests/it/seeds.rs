//! Promises checked on what many seeds lead to, and the random values and texts that they are checked on.

use crate::seeded::Random;
use crate::written::written;
use interview_connect::Situation;
use serde_json::{Map, Value};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Checks a promise for each seed, the same ones at every run. `Random::new` of the seed that it names repeats a failure.
pub fn for_seeds(count: u64, promise: impl Fn(&mut Random)) {
    for seed in 0..count {
        if catch_unwind(AssertUnwindSafe(|| promise(&mut Random::new(seed)))).is_err() {
            panic!("the promise above does not hold for seed {seed}");
        }
    }
}

/// What people enter as names and topics, at any length.
const WORDS: [&str; 9] = [
    "Dana",
    "Łukasz",
    "فاطمة الزهراء",
    "李雷",
    "Zoë 👩‍👩‍👧‍👦",
    "O’Brien-Smith",
    "{name}",
    "<b>&amp;",
    "moving billing to events",
];

impl Random {
    /// A text of up to this many characters from all over Unicode: most often ASCII, and signs that cling to others.
    pub fn text(&mut self, most: usize) -> String {
        let length = self.below(most + 1);
        (0..length)
            .filter_map(|_| match self.below(6) {
                0..3 => char::from_u32(self.below(0x80) as u32),
                3 => Some(
                    self.pick(&['\u{301}', '\u{200d}', '\u{fe0f}', '🇵', '👩', '🏽', 'ᄀ', 'क', '\u{202e}', '\u{600}']),
                ),
                4 => char::from_u32(self.below(0x3000) as u32),
                _ => char::from_u32(self.below(0x11_0000) as u32),
            })
            .collect()
    }

    /// A name or a topic: short or long, in one script or another, with characters of many parts.
    fn entered(&mut self) -> String {
        let long = |part: &str, times: usize, most: usize| part.repeat(times).chars().take(most).collect();
        match self.below(8) {
            0..4 => self.pick(&WORDS).to_owned(),
            4 => self.text(60),
            5 => long("moving billing to events, ", 1 + self.below(400), 2_000),
            6 => long("👩‍👩‍👧‍👦", 1 + self.below(200), 900),
            _ => long("e\u{301} \u{301}x ", 1 + self.below(300), 2_000),
        }
    }

    /// A situation as a host passes it in, with words of all kinds wherever there are some.
    pub fn input(&mut self) -> Value {
        let mut value = written(&self.situation());
        let mut reword = |fields: &mut Value, names: &[&str]| {
            for name in names {
                if !fields[*name].is_null() {
                    fields[*name] = self.entered().into();
                }
            }
        };
        reword(&mut value, &["you", "company", "job"]);
        for person in value["interviewers"].as_array_mut().into_iter().flatten() {
            reword(person, &["name", "topic", "line"]);
        }
        value
    }

    /// Any value of JSON, some levels deep. Texts and names of fields are often such as the model knows, so that what
    /// looks at them gets past the first check.
    pub fn json(&mut self, names: &[&str], depth: usize) -> Value {
        const KNOWN: [&str; 10] = [
            "before",
            "between",
            "rejected",
            "pending",
            "declined",
            "known",
            "2026-03-10",
            "2026-03-10T14:00",
            "2199-12-31T23:59",
            "1970-01-01T00:00",
        ];
        match self.below(if depth == 0 { 6 } else { 10 }) {
            0 => Value::Null,
            1 => self.percent(50).into(),
            2 => self.pick(&[i64::MIN, -1, 0, 1, 300, 301, 1 << 32, i64::MAX]).into(),
            3 => self.pick(&[-0.0, 0.5, -1.5, 1e308, f64::MIN_POSITIVE, 299.000_000_1]).into(),
            4 => self.text(40).into(),
            5 => self.pick(&KNOWN).into(),
            6 | 7 => (0..self.below(6)).map(|_| self.json(names, depth - 1)).collect(),
            _ => {
                let fields: Map<String, Value> =
                    (0..self.below(8)).map(|_| (self.pick(names).to_owned(), self.json(names, depth - 1))).collect();
                fields.into()
            }
        }
    }
}

/// Reads what is known to be without fault.
pub fn read(value: &Value) -> Situation {
    Situation::read(&crate::json::Json(value)).unwrap_or_else(|faults| panic!("{faults:?}: {value}"))
}
