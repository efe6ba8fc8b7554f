//! What holds for the advice on any situation: whole advice on seeded random situations.

use crate::json::Json;
use interview_connect::{
    Advice, Choice, Comfort, CompanyNorm, Contact, LocalDateTime, Posture, Rapport, Relationship, Request, Role, Round,
    Situation, Stage, Verdict, advise,
};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// So many situations get their full advice checked.
const SITUATIONS: u32 = 25_000;
const DAY: i32 = 24 * 60;

fn answer<C: Choice>() -> impl Strategy<Value = Value> {
    prop_oneof![2 => Just(Value::Null), 3 => prop::sample::select(C::NAMES.to_vec()).prop_map(Value::from)]
}

fn yes_no() -> impl Strategy<Value = Value> {
    prop_oneof![3 => Just(Value::Null), 1 => Just(json!(false)), 2 => Just(json!(true))]
}

/// Minutes from now, often exactly on an edge or a minute beside one.
fn offset() -> impl Strategy<Value = Option<i32>> {
    let edge = prop::sample::select(vec![0, DAY, 2 * DAY, 3 * DAY, 21 * DAY]);
    let near = (edge, -1..=1_i32, any::<bool>())
        .prop_map(|(edge, beside, ahead)| if ahead { edge + beside } else { -edge + beside });
    prop_oneof![2 => Just(None), 4 => near.prop_map(Some), 3 => (-10 * DAY..10 * DAY).prop_map(Some)]
}

fn moment(now: LocalDateTime, offset: Option<i32>) -> Value {
    offset.map_or(Value::Null, |minutes| String::from(now + minutes).into())
}

fn day(now: LocalDateTime, offset: Option<i32>) -> Value {
    offset.map_or(Value::Null, |minutes| String::from((now + minutes).date()).into())
}

fn words() -> impl Strategy<Value = Value> {
    prop_oneof![
        2 => Just(Value::Null),
        3 => prop::sample::select(vec!["Dana", "Łukasz", "فاطمة الزهراء", "李雷", "Zoë 👩‍👩‍👧‍👦", "O’Brien-Smith", "{name}", "<b>&amp;"]).prop_map(Value::from),
        1 => "\\PC{0,60}".prop_map(Value::from),
        1 => (1..400_usize).prop_map(|times| "moving billing to events, ".repeat(times).chars().take(2_000).collect::<String>().into()),
        1 => (1..200_usize).prop_map(|times| "👩‍👩‍👧‍👦".repeat(times).chars().take(900).collect::<String>().into()),
        1 => (1..300_usize).prop_map(|times| "e\u{301} \u{301}x ".repeat(times).into()),
    ]
}

fn person(now: LocalDateTime) -> impl Strategy<Value = Value> {
    let choices = (
        answer::<Role>(),
        answer::<Round>(),
        answer::<Relationship>(),
        answer::<Rapport>(),
        answer::<Contact>(),
        answer::<Request>(),
    );
    (choices, (yes_no(), yes_no(), yes_no(), yes_no()), (offset(), offset()), (words(), words())).prop_map(move |(choices, yes, dates, texts)| {
        let (role, round, relationship, rapport, contact, request) = choices;
        json!({
            "role": role, "round": round, "relationship": relationship, "rapport": rapport, "contact": contact, "request": request,
            "invitedYou": yes.0, "referredYou": yes.1, "activeOnline": yes.2, "followedUp": yes.3,
            "thankYouSentAt": moment(now, dates.0), "requestSentOn": day(now, dates.1), "name": texts.0, "topic": texts.1,
        })
    })
}

pub fn situation() -> impl Strategy<Value = Value> {
    let start = LocalDateTime::parse("2026-02-01T00:00").unwrap();
    (0..60 * DAY).prop_map(move |minutes| start + minutes).prop_flat_map(|now| {
        let choices = (answer::<Stage>(), answer::<CompanyNorm>(), answer::<Comfort>(), answer::<Posture>());
        let dates = (offset(), offset(), offset(), offset(), offset());
        let figures = (prop::option::of(1..=300_u32), prop::option::of(0..4_u32));
        (choices, dates, figures, (words(), words(), words()), prop::collection::vec(person(now), 0..4)).prop_map(move |(choices, dates, figures, texts, people)| {
            let (stage, norm, comfort, posture) = choices;
            json!({
                "now": String::from(now), "stage": stage, "companyNorm": norm, "comfort": comfort, "posture": posture,
                "invitedOn": day(now, dates.0), "interviewAt": moment(now, dates.1), "nextInterviewAt": moment(now, dates.2),
                "decisionOn": day(now, dates.3), "thankYouSentAt": moment(now, dates.4), "noteLimit": figures.0, "notesLeft": figures.1,
                "you": texts.0, "company": texts.1, "job": texts.2, "interviewers": people,
            })
        })
    })
}

pub fn read(value: &Value) -> Situation {
    Situation::read(&Json(value)).unwrap()
}

/// Checks a promise on the same seeded situations at every run.
fn for_all(promise: impl Fn(&Value, &Situation, &Advice)) {
    let config = ProptestConfig {
        cases: SITUATIONS,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let result = runner.run(&situation(), |value| {
        let situation = read(&value);
        promise(&value, &situation, &advise(&situation));
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn every_answer_is_whole_and_keeps_to_its_window() {
    for_all(|_, situation, advice| {
        let items: Vec<&str> = advice.checklist.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(items.iter().collect::<BTreeSet<_>>().len(), items.len(), "an item stands twice");
        assert!(!advice.headline.is_empty() && !advice.timeline.is_empty() && !advice.cautions.is_empty());
        for person in &advice.people {
            assert!(person.rule.starts_with('R'), "decided by no row");
            assert!(!person.reasons.is_empty() && person.reasons.iter().all(|reason| !reason.cites.is_empty()));
            assert_eq!(person.stances.len(), 5);
            assert!(person.do_first.iter().all(|id| items.contains(&id.as_str())));
            let waits_or_sends = matches!(person.verdict, Verdict::Send | Verdict::Wait);
            assert_eq!(person.window.is_some(), waits_or_sends);
            let Some(window) = person.window else { continue };
            assert_eq!(window.until.is_some(), person.verdict == Verdict::Wait);
            if let (Some(opens), Some(closes)) = (window.opens, window.closes) {
                assert!(opens <= closes);
            }
            if let Some(suggested) = window.suggested {
                assert!(suggested >= situation.now && window.opens.is_some_and(|opens| opens <= suggested));
                assert!(window.closes.is_none_or(|closes| suggested <= closes));
                assert!(suggested.date().is_working_day() && (9 * 60..=17 * 60).contains(&suggested.minute_of_day()));
            }
            match (person.verdict, window.until) {
                (Verdict::Send, _) => assert!(
                    window.opens.is_some_and(|opens| opens <= situation.now)
                        && window.closes.is_none_or(|closes| situation.now <= closes)
                ),
                _ => assert!(window.opens.is_none_or(|opens| opens > situation.now)),
            }
        }
        let times: Vec<String> = advice
            .timeline
            .iter()
            .map(|event| {
                let event = serde_json::to_value(event).unwrap();
                let start = event.get("at").or(event.get("from")).and_then(Value::as_str).unwrap().to_owned();
                if start.len() == 10 { start + "T00:00" } else { start }
            })
            .collect();
        assert!(times.is_sorted(), "{times:?}");
    });
}

#[test]
fn every_draft_keeps_its_limit_and_marks_exactly_what_is_missing() {
    for_all(|_, situation, advice| {
        for (person, who) in advice.people.iter().zip(&situation.interviewers) {
            let others = interview_connect::Kind::ALL.iter().flat_map(|(kind, _)| {
                ["warm", "neutral", "formal"]
                    .map(|tone| interview_connect::compose(situation, &person.id, kind, tone).unwrap())
            });
            for draft in person.drafts.iter().cloned().chain(others) {
                let units: Vec<u16> = draft.body.encode_utf16().collect();
                assert_eq!(draft.length, units.len());
                assert!(draft.limit.is_none_or(|limit| draft.length <= limit));
                assert!(String::from_utf16(&units).is_ok());
                let known = |name: &str| match name {
                    "name" => who.name.is_some(),
                    "topic" => who.topic.is_some(),
                    "job" => situation.job.is_some(),
                    "you" => situation.you.is_some(),
                    // What only the user can add.
                    _ => false,
                };
                for gap in &draft.placeholders {
                    let shown = String::from_utf16(&units[gap.start..gap.end]).unwrap();
                    assert!(shown.starts_with('[') && shown.ends_with(']') && !known(gap.name), "{shown}");
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
            for point in person.turning_points.iter().skip(situation.now.minute_of_day() as usize % 3).step_by(3) {
                let mut other = value.clone();
                let answer = serde_json::to_value(point.value).unwrap();
                match point.field {
                    "companyNorm" | "comfort" | "posture" => other[point.field] = answer,
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

#[test]
fn the_advice_on_one_person_does_not_depend_on_the_others() {
    for_all(|value, _, advice| {
        let Some(people) = value["interviewers"].as_array().filter(|people| people.len() > 1) else { return };
        for (index, person) in advice.people.iter().enumerate() {
            let mut alone = value.clone();
            alone["interviewers"] = json!([people[index]]);
            let alone = advise(&read(&alone));
            assert_eq!(
                (alone.people[0].verdict, alone.people[0].rule, alone.people[0].window),
                (person.verdict, person.rule, person.window)
            );
        }
    });
}
