//! The words: complete, our own, and every statement of the guides is cited by some advice.

use crate::json::Json;
use crate::tidy::files;
use interview_connect::{Guidance, Situation, advise, guidance};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn the_guidance_holds_all_that_is_known() {
    let Guidance { guides, statements, disagreements, facts, house, .. } = guidance(None);
    let of = |guide: &str| statements.iter().filter(|statement| statement.guide == guide).count();
    assert_eq!(guides.iter().map(|guide| of(guide.id)).collect::<Vec<_>>(), [29, 12, 18, 22, 9]);
    assert_eq!((statements.len(), disagreements.len(), facts.len(), house.len()), (90, 15, 6, 18));
    assert!(facts.iter().all(|fact| fact.checked.starts_with("20") && !fact.text.contains('{')));
    assert!(facts[0].text.contains("200") && facts[0].text.contains("300"));
}

#[test]
fn a_language_that_is_not_there_falls_back_along_its_tag() {
    for (tag, lang) in
        [("en", "en"), ("EN", "en"), ("en-GB", "en"), ("en_US", "en"), ("tlh", "en"), ("", "en"), ("🙂-🙂", "en")]
    {
        assert_eq!(guidance(Some(tag)).lang, lang, "{tag}");
    }
    let notices = |lang: &str| {
        let situation = json!({ "now": "2026-03-10T14:00", "lang": lang });
        advise(&Situation::read(&Json(&situation)).unwrap()).notices.len()
    };
    assert_eq!((notices("en"), notices("en-GB"), notices("tlh")), (0, 1, 1));
}

/// Situations enough to reach every row of every table: one person, each answer varied against several backgrounds.
fn backgrounds() -> Vec<Value> {
    let mut situations = Vec::new();
    let stages = [
        json!({ "stage": "before", "interviewAt": "2026-03-12T03:00", "invitedOn": "2026-03-09" }),
        json!({ "stage": "before", "interviewAt": "2026-03-11T20:00" }),
        json!({ "stage": "before" }),
        json!({ "stage": "between", "interviewAt": "2026-03-09T10:00", "nextInterviewAt": "2026-03-11T09:00" }),
        json!({ "stage": "after", "interviewAt": "2026-03-10T11:00" }),
        json!({ "stage": "after", "interviewAt": "2026-03-09T14:00" }),
        json!({ "stage": "after", "interviewAt": "2026-03-01T14:00" }),
        json!({ "stage": "offer" }),
        json!({ "stage": "rejected", "decisionOn": "2026-02-01" }),
        json!({ "stage": "closed" }),
    ];
    let shared = [
        json!({}),
        json!({ "companyNorm": "discourages" }),
        json!({ "comfort": "uneasy" }),
        json!({ "posture": "cautious" }),
        json!({ "posture": "proactive", "comfort": "confident", "companyNorm": "encourages" }),
        json!({ "thankYouSentAt": "2026-03-10T13:00", "notesLeft": 0 }),
        json!({ "arrangedBy": "agency" }),
    ];
    let people = [
        json!({}),
        json!({ "invitedYou": true }),
        json!({ "agreed": true }),
        json!({ "agreed": false }),
        json!({ "invitedYou": true, "request": "declined" }),
        json!({ "referredYou": true }),
        json!({ "relationship": "known", "referredYou": false }),
        json!({ "relationship": "known", "round": "next" }),
        json!({ "relationship": "mutual" }),
        json!({ "activeOnline": true }),
        json!({ "rapport": "good" }),
        json!({ "rapport": "mixed" }),
        json!({ "rapport": "poor", "contact": "substantial" }),
        json!({ "role": "recruiter" }),
        json!({ "role": "coordinator", "contact": "brief" }),
        json!({ "contact": "none" }),
        json!({ "reach": "recruiter" }),
        json!({ "reach": "none", "line": "I tried the same at home." }),
        json!({ "metAt": "2026-03-02T10:00" }),
        json!({ "metAt": "2026-03-12T10:00" }),
        json!({ "request": "theirs" }),
        json!({ "request": "accepted" }),
        json!({ "request": "accepted", "reach": "message" }),
        json!({ "request": "declined" }),
        json!({ "request": "lost" }),
        json!({ "request": "pending", "requestSentOn": "2026-03-01" }),
        json!({ "request": "pending", "requestSentOn": "2026-02-01" }),
        json!({ "request": "pending", "followedUp": true }),
    ];
    for stage in &stages {
        for shared in &shared {
            for person in &people {
                let mut situation = json!({ "now": "2026-03-10T14:00", "interviewers": [person, {}] });
                for (field, value) in [stage, shared].into_iter().flat_map(|part| part.as_object().unwrap()) {
                    situation[field] = value.clone();
                }
                situations.push(situation);
            }
        }
    }
    situations
}

/// Collects every id under a `cites` key.
fn cited(value: &Value, ids: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("cites", Value::Array(cites)) => {
                        ids.extend(cites.iter().filter_map(Value::as_str).map(str::to_owned))
                    }
                    _ => cited(value, ids),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| cited(item, ids)),
        _ => {}
    }
}

#[test]
fn every_statement_fact_and_convention_is_cited_by_some_advice() {
    let mut ids = BTreeSet::new();
    for situation in backgrounds() {
        cited(&serde_json::to_value(advise(&Situation::read(&Json(&situation)).unwrap())).unwrap(), &mut ids);
    }
    let Guidance { statements, facts, house, .. } = guidance(None);
    let all = statements
        .iter()
        .map(|statement| statement.id)
        .chain(facts.iter().map(|fact| fact.id))
        .chain(house.iter().map(|own| own.id));
    let never: Vec<&str> = all.map(|cite| cite.id()).filter(|id| !ids.contains(*id)).collect();
    // The odds only put questions in order: no advice rests on them.
    assert_eq!(never, ["house.odds"], "cited by no advice");
}

#[test]
fn every_text_reads_as_finished() {
    for situation in backgrounds() {
        let advice = serde_json::to_string(&advise(&Situation::read(&Json(&situation)).unwrap())).unwrap();
        for flaw in ["{who}", "{Who}", "  ", " .", "..", "!"] {
            assert!(!advice.contains(flaw), "{flaw:?} in the advice on {situation}");
        }
    }
}

/// Sorted fingerprints of the guides' runs of six words: the guides themselves are not in the repository.
const GUIDES_RUNS: &[u8] = include_bytes!("../cases/guides-six-word-runs.bin");
const RUN: usize = 6;
const FINGERPRINT: usize = 5;

fn is_in_a_guide(run: &[String]) -> bool {
    // FNV-1a, of which five bytes are kept: a chance match among our texts is one in a hundred thousand.
    let hash = run
        .join(" ")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let wanted = &hash.to_be_bytes()[..FINGERPRINT];
    let (mut low, mut high) = (0, GUIDES_RUNS.len() / FINGERPRINT);
    while low < high {
        let middle = low.midpoint(high);
        match GUIDES_RUNS[middle * FINGERPRINT..][..FINGERPRINT].cmp(wanted) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    false
}

#[test]
fn no_sentence_is_taken_from_a_guide() {
    let words = |text: &str| -> Vec<String> {
        let plain = text.to_lowercase().replace('’', "'");
        plain
            .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '\''))
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    // Six plain words that a guide happens to have in a row.
    assert!(
        is_in_a_guide(&words("After an interview (if you have")),
        "the fingerprints do not match this way of counting"
    );
    let mut taken = Vec::new();
    for (name, text) in files("src/content", "toml") {
        for (index, line) in text.lines().enumerate() {
            let runs =
                words(line).windows(RUN).filter(|run| is_in_a_guide(run)).map(|run| run.join(" ")).collect::<Vec<_>>();
            taken.extend(runs.into_iter().map(|run| format!("{name}:{}: {run}", index + 1)));
        }
    }
    assert!(taken.is_empty(), "a guide has these words too: {taken:#?}");
}
