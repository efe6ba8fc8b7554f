//! Input: no value whatever makes the engine fail, and every fault names its field and what would be right.

use crate::json::Json;
use interview_connect::{INTERVIEWER_FIELDS, SITUATION_FIELDS, Situation, advise, clean, compose};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Any JSON value, with the model's own names and answers among its texts so that it gets past the first check.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec![
            "before",
            "between",
            "rejected",
            "pending",
            "declined",
            "known",
            "2026-03-10",
            "2026-03-10T14:00",
            "2199-12-31T23:59",
            "1970-01-01T00:00"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 40, 8, |inner| {
        let names = SITUATION_FIELDS.iter().chain(INTERVIEWER_FIELDS).copied().collect::<Vec<_>>();
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(names), inner), 0..8).prop_map(|fields| Value::from(
                fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>()
            )),
        ]
    })
}

fn check(value: &Value) {
    match Situation::read(&Json(value)) {
        Ok(situation) => {
            let advice = advise(&situation);
            assert_eq!(advice.people.len(), situation.interviewers.len());
            for person in &advice.people {
                compose(&situation, &person.id, "note", "warm").unwrap();
            }
        }
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in faults {
                assert!(!fault.path.is_empty() && !fault.problem.is_empty() && !fault.accepted.is_empty(), "{fault:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_values_never_fail(value in anything()) {
        check(&value);
    }

    #[test]
    fn a_random_value_in_one_field_faults_that_field_or_none(value in anything(), field in prop::sample::select(SITUATION_FIELDS.to_vec())) {
        let mut situation = json!({ "now": "2026-03-10T14:00" });
        situation[field] = value;
        check(&situation);
        if let Err(faults) = Situation::read(&Json(&situation)) {
            for fault in faults {
                prop_assert!(fault.path.starts_with(field), "{fault:?}");
            }
        }
    }

    #[test]
    fn a_random_value_in_one_field_of_a_person_faults_that_field_or_none(value in anything(), field in prop::sample::select(INTERVIEWER_FIELDS.to_vec())) {
        let mut person = json!({});
        person[field] = value;
        let situation = json!({ "now": "2026-03-10T14:00", "interviewers": [{}, person] });
        check(&situation);
        if let Err(faults) = Situation::read(&Json(&situation)) {
            for fault in faults {
                prop_assert_eq!(&fault.path, &format!("interviewers[1].{field}"));
            }
        }
    }

    #[test]
    fn random_bytes_never_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(value) = serde_json::from_slice::<Value>(&bytes) {
            check(&value);
        }
        check(&json!({ "now": String::from_utf8_lossy(&bytes), "lang": String::from_utf8_lossy(&bytes) }));
    }

    #[test]
    fn a_cleaned_text_holds_nothing_that_breaks_a_line_or_turns_its_direction(text in any::<String>()) {
        let cleaned = clean(&text);
        let harmful = |letter: char| letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let harmless = !cleaned.chars().any(harmful);
        prop_assert!(harmless);
        prop_assert_eq!(cleaned.trim(), &cleaned);
        prop_assert_eq!(clean(&cleaned), cleaned);
    }
}

#[test]
fn the_same_situation_always_gives_the_same_advice() {
    let situation = Situation::read(&Json(&json!({ "now": "2026-03-11T15:00", "interviewAt": "2026-03-10T14:00", "interviewers": [{ "name": "Dana" }, {}] }))).unwrap();
    assert_eq!(advise(&situation), advise(&situation));
}
