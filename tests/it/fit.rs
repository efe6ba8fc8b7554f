//! Facts as people type them, in `tests/cases/fit.txt`, and what stands in every kind of draft in their place.

use crate::json::Json;
use interview_connect::{Draft, Kind, Situation, Tone, compose};
use serde_json::{Value, json};
use std::fs;

/// One line of the table.
struct Typed {
    field: String,
    typed: String,
    /// As it reads in a draft; `None` if it counts as unknown.
    reads: Option<String>,
    /// A job as it reads where a draft says "the … role".
    role: String,
}

fn table() -> Vec<Typed> {
    let text = fs::read_to_string("tests/cases/fit.txt").unwrap();
    let mut table = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (field, rest) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
        let cells: Vec<&str> = rest.split(" → ").collect();
        let reads = cells[1].to_owned();
        table.push(Typed {
            field: field.to_owned(),
            typed: cells[0].to_owned(),
            role: cells.get(2).map_or(reads.clone(), |role| (*role).to_owned()),
            reads: Some(reads).filter(|reads| reads != "unknown"),
        });
    }
    table
}

/// Fits into any sentence as it is.
const PLAIN: &str = "Zebra";

fn situation(field: &str, value: Option<&str>) -> Situation {
    let mut input = json!({
        "now": "2026-03-11T15:00", "stage": "after", "interviewAt": "2026-03-10T14:00", "noteLimit": 300,
        "interviewers": [{ "id": "1", "rapport": "good" }],
    });
    let defaults =
        [("job", "Archivist"), ("company", "Northwind"), ("you", "Sam"), ("name", "Dana"), ("topic", "maps")];
    for (name, default) in defaults.into_iter().chain([("line", "")]) {
        let known = if name == field { value } else { Some(default).filter(|default| !default.is_empty()) };
        let place = if ["name", "topic", "line"].contains(&name) { &mut input["interviewers"][0] } else { &mut input };
        place[name] = known.map_or(Value::Null, Value::from);
    }
    Situation::read(&Json(&input)).unwrap()
}

/// The draft's subject and body.
fn texts(draft: &Draft) -> [String; 2] {
    [draft.subject.clone().unwrap_or_default(), draft.body.clone()]
}

#[test]
fn what_people_type_fits_into_every_draft() {
    let table = table();
    assert!(table.len() >= 120, "{}", table.len());
    let (mut failures, mut compared) = (Vec::new(), 0);
    for Typed { field, typed, reads, role } in &table {
        let mut named = reads.is_none();
        let plain = if field == "line" { "Zebra." } else { PLAIN };
        for (kind, _) in Kind::ALL {
            for (tone, _) in Tone::ALL {
                let written = |value: Option<&str>| texts(&compose(&situation(field, value), "1", kind, tone).unwrap());
                let found = written(Some(typed));
                let wanted = match reads {
                    None => written(None),
                    Some(reads) => written(Some(plain)).map(|text| {
                        let text = text.replace(&format!("{PLAIN} role"), role).replace(plain, reads);
                        match reads.ends_with(['.', '!', '?', '…']) && field != "line" {
                            true => text.replace(&format!("{reads}."), reads),
                            false => text,
                        }
                    }),
                };
                // A longer fact may lead to a barer version of a note.
                let [subject, body] = &wanted;
                if *kind == "note" && body.encode_utf16().count() > 260 {
                    continue;
                }
                compared += 1;
                named |= reads.as_ref().is_some_and(|reads| subject.contains(reads) || body.contains(reads));
                if found != wanted {
                    failures.push(format!("{field} “{typed}” in {kind}, {tone}:\n    {found:?}\n    {wanted:?}"));
                }
            }
        }
        assert!(named, "no draft names the {field} “{typed}”");
    }
    println!("facts as people type them: {}, drafts compared: {compared}", table.len());
    assert!(failures.is_empty(), "{} of {compared}:\n{}", failures.len(), failures.join("\n"));
}
