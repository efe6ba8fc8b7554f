//! Input: no value whatever makes the engine fail, and every fault names its field and what would be right.

use crate::json::Json;
use crate::seeded::Random;
use crate::seeds::for_seeds;
use interview_connect::{INTERVIEWER_FIELDS, SITUATION_FIELDS, Situation, advise, clean, compose};
use serde_json::{Value, json};

/// The number of random values for each promise.
const VALUES: u64 = 4_000;

fn anything(random: &mut Random) -> Value {
    let names: Vec<&str> = SITUATION_FIELDS.iter().chain(INTERVIEWER_FIELDS).copied().collect();
    random.json(&names, 3)
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

#[test]
fn random_values_never_fail() {
    for_seeds(VALUES, |random| check(&anything(random)));
}

#[test]
fn a_random_value_in_one_field_faults_that_field_or_none() {
    for_seeds(VALUES, |random| {
        let field = random.pick(SITUATION_FIELDS);
        let mut situation = json!({ "now": "2026-03-10T14:00" });
        situation[field] = anything(random);
        check(&situation);
        for fault in Situation::read(&Json(&situation)).err().into_iter().flatten() {
            assert!(fault.path.starts_with(field), "{fault:?}: {situation}");
        }
    });
}

#[test]
fn a_random_value_in_one_field_of_a_person_faults_that_field_or_none() {
    for_seeds(VALUES, |random| {
        let field = random.pick(INTERVIEWER_FIELDS);
        let mut person = json!({});
        person[field] = anything(random);
        let situation = json!({ "now": "2026-03-10T14:00", "interviewers": [{}, person] });
        check(&situation);
        for fault in Situation::read(&Json(&situation)).err().into_iter().flatten() {
            assert_eq!(fault.path, format!("interviewers[1].{field}"), "{situation}");
        }
    });
}

#[test]
fn random_bytes_never_fail() {
    for_seeds(VALUES, |random| {
        let bytes: Vec<u8> = (0..random.below(200)).map(|_| random.below(256) as u8).collect();
        if let Ok(value) = serde_json::from_slice::<Value>(&bytes) {
            check(&value);
        }
        check(&json!({ "now": String::from_utf8_lossy(&bytes), "lang": String::from_utf8_lossy(&bytes) }));
    });
}

#[test]
fn a_cleaned_text_holds_nothing_that_breaks_a_line_or_turns_its_direction() {
    for_seeds(VALUES, |random| {
        let cleaned = clean(&random.text(80));
        let harmful =
            |letter: char| letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!cleaned.chars().any(harmful), "{cleaned:?}");
        assert_eq!(cleaned.trim(), cleaned);
        assert_eq!(clean(&cleaned), cleaned);
    });
}

#[test]
fn the_same_situation_always_gives_the_same_advice() {
    let situation = Situation::read(&Json(&json!({ "now": "2026-03-11T15:00", "interviewAt": "2026-03-10T14:00", "interviewers": [{ "name": "Dana" }, {}] }))).unwrap();
    assert_eq!(advise(&situation), advise(&situation));
}
