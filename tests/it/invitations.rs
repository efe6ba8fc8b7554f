//! Invitations.

use crate::zones::clock;
use interview_connect::*;
use std::fs;
use std::path::Path;

#[test]
fn show() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invitations");
    let mut files: Vec<_> = fs::read_dir(dir).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for f in files {
        if f.extension().is_some_and(|e| e == "json") {
            continue;
        }
        let bytes = fs::read(&f).unwrap();
        let now = LocalDateTime::parse("2026-02-01T09:00").unwrap();
        let options = InvitationOptions { now, zone: "Europe/Berlin".into(), you: None };
        let i = read_invitation(&bytes, &options, &clock);
        println!("=== {}", f.file_name().unwrap().to_str().unwrap());
        for e in &i.events {
            let v = serde_json::to_value(e).unwrap();
            for (k, v) in v.as_object().unwrap() {
                if !v.is_null() && k != "found" && *v != serde_json::json!(false) {
                    println!("   {k}: {v}");
                }
            }
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let units: Vec<u16> = text.encode_utf16().collect();
            for x in &e.found {
                println!(
                    "      {} = {:?}",
                    x.field,
                    String::from_utf16_lossy(units.get(x.start as usize..x.end as usize).unwrap_or(&[]))
                        .chars()
                        .take(60)
                        .collect::<String>()
                );
            }
        }
        for q in &i.questions {
            println!("   ? {}", serde_json::to_value(q).unwrap());
        }
    }
}
