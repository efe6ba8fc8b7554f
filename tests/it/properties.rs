//! What holds for drafts and turning points in any situation, asked as a host would ask.

use crate::seeds::{for_seeds, read};
use interview_connect::{Advice, Situation, advise};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// The number of situations whose full advice is checked.
const SITUATIONS: u64 = 25_000;

fn for_all(promise: impl Fn(&Value, &Situation, &Advice)) {
    for_seeds(SITUATIONS, |random| {
        let value = random.input();
        let situation = read(&value);
        promise(&value, &situation, &advise(&situation));
    });
}

#[test]
fn every_draft_keeps_its_limit_and_marks_exactly_what_is_missing() {
    for_all(|_, situation, advice| {
        for (place, (person, who)) in advice.people.iter().zip(&situation.interviewers).enumerate() {
            // The tones take turns: all three of each would take three times as long and say the same.
            let tones = ["warm", "neutral", "formal"].into_iter().cycle().skip(place + situation.now.date().weekday());
            let others = interview_connect::Kind::ALL
                .iter()
                .zip(tones)
                .map(|((kind, _), tone)| interview_connect::compose(situation, &person.id, kind, tone).unwrap());
            for draft in person.drafts.iter().cloned().chain(others) {
                let units: Vec<u16> = draft.body.encode_utf16().collect();
                assert_eq!(draft.length, units.len());
                assert!(draft.limit.is_none_or(|limit| draft.length <= limit));
                assert!(String::from_utf16(&units).is_ok());
                // What has no letter, or says that there is nothing, counts as unknown.
                let says = |fact: &Option<String>| {
                    let symbol = |letter: char| ('\u{2000}'..='\u{2bff}').contains(&letter);
                    let letter = |letter: char| letter.is_alphanumeric() && !symbol(letter);
                    fact.as_deref().is_some_and(|fact| fact.chars().any(letter) && fact != "N/A")
                };
                let known = |name: &str| match name {
                    "name" => says(&who.name),
                    "you" => says(&situation.you),
                    // What only the user can add.
                    _ => false,
                };
                for gap in &draft.placeholders {
                    let shown = String::from_utf16(&units[gap.start..gap.end]).unwrap();
                    assert!(shown.starts_with('[') && shown.ends_with(']') && !known(gap.name), "{shown}",);
                }
                if let Some(topic) = who.topic.as_deref().filter(|_| draft.limit.is_some()) {
                    ends_at_a_character(&draft.body, topic);
                }
            }
        }
    });
}

/// Wherever a message quotes the start of a topic, it stops where a character that a person sees as one ends.
fn ends_at_a_character(body: &str, topic: &str) {
    let whole: BTreeSet<usize> = topic.grapheme_indices(true).map(|(start, _)| start).chain([topic.len()]).collect();
    let Some(first) = topic.graphemes(true).next().filter(|first| first.len() > 4) else { return };
    let Some(at) = body.find(first) else { return };
    let quoted = body[at..].bytes().zip(topic.bytes()).take_while(|(a, b)| a == b).count();
    let end = (0..=quoted).rev().find(|end| topic.is_char_boundary(*end)).unwrap_or(0);
    assert!(whole.contains(&end) || body[at + end..].starts_with(|next: char| next.is_ascii()), "{body}");
}

#[test]
fn a_turning_point_when_applied_gives_the_verdict_it_promises() {
    for_all(|value, situation, advice| {
        for (index, person) in advice.people.iter().enumerate() {
            // A few of them each time: all of them would be tried anyway in the course of so many situations.
            for point in person.turning_points.iter().skip(situation.now.date().weekday()).step_by(3) {
                let mut other = value.clone();
                let answer = serde_json::to_value(point.value).unwrap();
                match point.field {
                    "companyNorm" | "comfort" | "arrangedBy" | "posture" => other[point.field] = answer,
                    field => {
                        if other["interviewers"].as_array().is_none_or(Vec::is_empty) {
                            other["interviewers"] = json!([{}]);
                        }
                        other["interviewers"][index][field] = answer;
                    }
                }
                let changed = advise(&read(&other));
                assert_eq!(changed.people[index].verdict, point.verdict, "{} = {:?}", point.field, point.value);
                assert_ne!(point.verdict, person.verdict);
            }
        }
    });
}
