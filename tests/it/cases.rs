//! The public model's cases, kept as data in `tests/cases/`: each is a situation and the part of the answer that is promised for it.
//!
//! An expectation is a partial match: an object holds for every field it names, an array for as many items. In the place of
//! anything but an object it may ask with operators instead: `contains` and `lacks` items, `set` (in any order), an index,
//! `least` and `most` (a number, or a length), `text` and `without` (parts of a text), `anywhere` (texts at any depth).

use crate::json::Json;
use crate::tidy::files;
use interview_connect::{Fault, Situation, advise, compose};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

macro_rules! each_file {
    ($($test:ident: $file:literal,)*) => {
        const FILES: &[&str] = &[$($file),*];
        $(#[test] fn $test() { run($file); })*
    };
}

each_file! {
    every_row_decides_what_it_says: "rows",
    every_window_keeps_its_edges: "windows",
    contradictions_are_resolved_and_said: "contradictions",
    every_guide_is_quoted_as_it_stands: "stances",
    notes_go_to_those_who_count_most: "notes",
    open_questions_are_those_that_matter: "open-questions",
    the_checklist_suits_the_stage: "checklist",
    the_timeline_is_in_order: "timeline",
    bad_input_is_named_field_by_field: "bad-input",
    drafts_keep_their_limits: "drafts",
    what_people_report_comes_out_right: "reports",
}

fn cases(file: &str) -> Vec<Value> {
    let name = format!("tests/cases/{file}.json");
    let (_, text) = files("tests/cases", "json").into_iter().find(|(path, _)| *path == name).expect(&name);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn run(file: &str) {
    let mut failures = Vec::new();
    for case in cases(file) {
        let mismatches = mismatches(&case);
        if !mismatches.is_empty() {
            failures.push(format!("{}\n    {}", case["name"], mismatches.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} cases in {file}.json fail:\n{}", failures.len(), failures.join("\n"));
}

fn mismatches(case: &Value) -> Vec<String> {
    let mut list = Vec::new();
    for field in case.as_object().into_iter().flat_map(Map::keys) {
        if !["name", "situation", "raw", "compose", "expect", "faults"].contains(&field.as_str()) {
            list.push(format!("no case has a field {field}"));
        }
    }
    match (answer(case), case.get("expect"), case.get("faults").and_then(Value::as_array)) {
        (Ok(answer), Some(expected), None) => check(expected, &answer, "", &mut list),
        (Err(faults), None, Some(expected)) => check_faults(expected, &faults, &mut list),
        (Ok(_), None, _) => list.push("the input was accepted".to_owned()),
        (Err(faults), ..) => list.push(format!("the input was refused: {faults:?}")),
        (Ok(_), Some(_), Some(_)) => list.push("a case expects an answer or faults, not both".to_owned()),
    }
    list
}

fn answer(case: &Value) -> Result<Value, Vec<Fault>> {
    let input = case.get("situation").or_else(|| case.get("raw")).expect("a case has a situation or a raw value");
    let situation = Situation::read(&Json(input))?;
    let answer = match case.get("compose") {
        Some(asked) => {
            let [person, kind, tone] = [0, 1, 2].map(|index| asked[index].as_str().expect("compose takes three texts"));
            serde_json::to_value(compose(&situation, person, kind, tone)?)
        }
        None => serde_json::to_value(advise(&situation)),
    };
    Ok(answer.unwrap())
}

fn check_faults(expected: &[Value], faults: &[Fault], list: &mut Vec<String>) {
    let found: Vec<Value> = faults
        .iter()
        .map(|fault| json!({ "path": fault.path, "problem": fault.problem, "accepted": fault.accepted }))
        .collect();
    check(&json!({ "set": expected }), &found.into(), "faults", list);
    for fault in faults.iter().filter(|fault| fault.problem.is_empty() || fault.accepted.is_empty()) {
        list.push(format!("{} does not say what is wrong or what is accepted", fault.path));
    }
}

fn fits(expected: &Value, actual: &Value) -> bool {
    let mut list = Vec::new();
    check(expected, actual, "", &mut list);
    list.is_empty()
}

fn check(expected: &Value, actual: &Value, path: &str, list: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(fields), Value::Object(_)) => {
            for (name, expected) in fields {
                check(expected, &actual[name], &format!("{path}.{name}"), list);
            }
        }
        (Value::Object(operators), _) => {
            for (operator, expected) in operators {
                match operator.parse::<usize>() {
                    Ok(index) => {
                        check(expected, actual.get(index).unwrap_or(&Value::Null), &format!("{path}[{index}]"), list)
                    }
                    Err(_) if holds(operator, expected, actual) => {}
                    Err(_) => list.push(format!("{path}: expected {operator} {expected}, found {actual}")),
                }
            }
        }
        (Value::Array(items), Value::Array(found)) if items.len() == found.len() => {
            for (index, (expected, actual)) in items.iter().zip(found).enumerate() {
                check(expected, actual, &format!("{path}[{index}]"), list);
            }
        }
        _ if expected == actual => {}
        _ => list.push(format!("{path}: expected {expected}, found {actual}")),
    }
}

fn holds(operator: &str, expected: &Value, actual: &Value) -> bool {
    let wanted = expected.as_array().map(Vec::as_slice).unwrap_or_default();
    let (items, text) = (actual.as_array(), actual.as_str());
    let has = |part: &Value| items.is_some_and(|items| items.iter().any(|item| fits(part, item)));
    let says = |part: &Value| text.zip(part.as_str()).is_some_and(|(text, part)| text.contains(part));
    let size = actual
        .as_f64()
        .or(items.map(|items| items.len() as f64))
        .or(text.map(|text| text.encode_utf16().count() as f64));
    match operator {
        "contains" => wanted.iter().all(has),
        "lacks" => items.is_some() && !wanted.iter().any(has),
        "set" => items.is_some_and(|items| same_in_any_order(wanted, items)),
        "least" => size.zip(expected.as_f64()).is_some_and(|(size, bound)| size >= bound),
        "most" => size.zip(expected.as_f64()).is_some_and(|(size, bound)| size <= bound),
        "text" => wanted.iter().all(says),
        "without" => text.is_some() && !wanted.iter().any(says),
        "anywhere" => wanted.iter().all(|text| occurs(text, actual)),
        // Not an operator, or a field of something that is not there.
        _ => false,
    }
}

fn same_in_any_order(expected: &[Value], actual: &[Value]) -> bool {
    let mut left: Vec<&Value> = actual.iter().collect();
    let taken = expected
        .iter()
        .all(|part| left.iter().position(|item| fits(part, item)).map(|index| left.remove(index)).is_some());
    taken && left.is_empty()
}

fn occurs(wanted: &Value, value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| occurs(wanted, item)),
        Value::Object(fields) => fields.values().any(|item| occurs(wanted, item)),
        _ => wanted == value,
    }
}

#[test]
fn every_rule_is_reached_by_a_case() {
    let expected: Vec<String> =
        FILES.iter().flat_map(|file| cases(file)).map(|case| case["expect"].to_string()).collect();
    let (_, table) = files("src/tables", "table").into_iter().find(|(name, _)| name.ends_with("/rules.table")).unwrap();
    let mut rules: Vec<&str> =
        table.lines().filter(|line| line.starts_with('R')).filter_map(|line| line.split_whitespace().next()).collect();
    rules.dedup();
    assert_eq!(rules.len(), 26, "{rules:?}");
    for rule in rules {
        let named = format!("\"rule\":\"{rule}\"");
        assert!(expected.iter().any(|expected| expected.contains(&named)), "no case reaches {rule}");
    }
}

#[test]
fn every_case_is_run_and_has_a_name_of_its_own() {
    let stored: BTreeSet<String> = files("tests/cases", "json").into_iter().map(|(name, _)| name).collect();
    assert_eq!(stored, FILES.iter().map(|file| format!("tests/cases/{file}.json")).collect());
    let mut names = BTreeSet::new();
    for case in FILES.iter().flat_map(|file| cases(file)) {
        let name = case["name"].as_str().unwrap_or_default().to_owned();
        assert!(!name.is_empty() && names.insert(name.clone()), "“{name}” names no case, or two");
    }
}
