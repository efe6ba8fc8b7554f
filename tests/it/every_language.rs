//! What holds in every language that has a folder: it is whole, its messages keep their limits and are in order, and no word of
//! English is left in what the engine says.

use crate::seeded::Random;
use crate::seeds::for_seeds;
use interview_connect::*;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

/// Situations in each language.
const SITUATIONS: u64 = 400;

/// English words that are words of none of the other languages.
const ENGLISH: &[&str] =
    &["the", "your", "you", "with", "and", "thanks", "thank", "would", "this", "they", "request", "wait"];

/// The packs that the build made, by tag.
fn packs() -> Value {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/packs.json"))).unwrap()
}

/// The languages beside English; each is added.
fn languages() -> Vec<String> {
    let packs = packs();
    let mut tags = Vec::new();
    for (tag, pack) in packs.as_object().unwrap() {
        assert_eq!(add_language(pack["words"].as_str().unwrap()), Some(tag.as_str()));
        tags.push(tag.clone());
    }
    tags
}

/// A situation of which every fact that somebody types is known, or not, and means the same in any language.
fn situation(random: &mut Random, lang: &str) -> Situation {
    let mut situation = random.situation();
    situation.lang = Some(lang.to_owned());
    let set = |fact: &mut Option<String>, word: &str| *fact = fact.take().map(|_| word.to_owned());
    set(&mut situation.job, "Data Analyst");
    set(&mut situation.company, "Fernhill");
    set(&mut situation.you, "Sam Ekström");
    for (place, who) in situation.interviewers.iter_mut().enumerate() {
        set(&mut who.name, ["Dana", "Inés", "Luis Prado"][place % 3]);
        set(&mut who.topic, "Kafka");
        who.line = None;
    }
    situation
}

/// What is wrong with a text whatever its language.
fn disorder(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    let is_mark = |pair: &[char]| pair[1] == '.' && matches!(pair[0], '.' | ',' | ' ' | ':');
    let is_torn = |pair: &[char]| pair[0] == ' ' && "!?;:»؟؛،".contains(pair[1]) || pair == ['«', ' '];
    let letters: Vec<char> = text.chars().collect();
    match () {
        _ if text.trim().is_empty() => Some("is empty"),
        _ if text.contains(['{', '}', '<', '>', '|', '=']) => Some("has a gap or a sign of ours left"),
        _ if text.contains("  ") || text.lines().any(|line| line.trim() != line) => Some("has a space too many"),
        _ if text.contains(['"', '\'']) => Some("has a straight quotation mark"),
        _ if letters.windows(2).any(is_mark) => Some("has marks that do not stand together"),
        // In French a space belongs before some, and it is one at which no line ends.
        _ if letters.windows(2).any(is_torn) => Some("has a mark that may begin a line"),
        _ if words.any(|word| ENGLISH.contains(&word)) => Some("has an English word"),
        _ => None,
    }
}

#[test]
fn every_folder_is_a_language_that_is_whole() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
    let folders = std::fs::read_dir(content).unwrap().map(|entry| entry.unwrap());
    let folders = folders.filter(|entry| entry.file_type().unwrap().is_dir() && entry.file_name() != "en");
    let folders: BTreeSet<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(BTreeSet::from_iter(languages()), folders);
    for tag in folders {
        for (kind, _) in Kind::ALL {
            let said = |lang: &str| {
                let mut situation = Situation::new(LocalDateTime::parse("2026-03-11T10:30").unwrap());
                situation.lang = Some(lang.to_owned());
                compose(&situation, "1", kind, "neutral").unwrap().body
            };
            assert_ne!(said(&tag), said("en"), "{kind} in {tag} is English still");
        }
    }
}

/// Looks at so many situations in each language, and says all that is wrong in one.
fn in_each_language(situations: u64, look: impl Fn(&str, &Situation, &mut dyn FnMut(String))) {
    for tag in languages() {
        let found = RefCell::new(BTreeSet::new());
        for_seeds(situations, |random| {
            look(&tag, &situation(random, &tag), &mut |fault| {
                found.borrow_mut().insert(fault);
            });
        });
        let found = found.into_inner();
        let shown: Vec<_> = found.iter().take(20).cloned().collect();
        assert!(found.is_empty(), "{} faults\n{}", found.len(), shown.join("\n"));
    }
}

#[test]
fn every_message_keeps_its_limit_and_is_in_order() {
    in_each_language(SITUATIONS, |tag, situation, fault| {
        let who = &situation.interviewers[0];
        for (kind, of_kind) in Kind::ALL {
            for (tone, _) in Tone::ALL {
                let draft = compose(situation, &who.id, kind, tone).unwrap();
                assert_eq!(draft.length, draft.body.encode_utf16().count());
                assert!(draft.limit.is_none_or(|limit| draft.length <= limit), "{}", draft.body);
                let units: Vec<u16> = draft.body.encode_utf16().collect();
                for gap in &draft.placeholders {
                    let shown = String::from_utf16(&units[gap.start..gap.end]).unwrap();
                    assert!(shown.starts_with('[') && shown.ends_with(']'), "{shown} in {}", draft.body);
                }
                // Below 80 characters there may be no note.
                let body = Some(draft.body.as_str()).filter(|body| !body.is_empty() || *of_kind != Kind::Note);
                for text in body.into_iter().chain(draft.subject.as_deref()) {
                    if let Some(why) = disorder(text) {
                        fault(format!("{tag} {kind} {tone} {why}: {text}"));
                    }
                }
            }
        }
    });
}

#[test]
fn everything_that_is_said_is_in_order() {
    in_each_language(SITUATIONS * 10, |tag, situation, fault| {
        let advice = advise(situation);
        let mut texts: Vec<&str> = vec![&advice.headline];
        for person in &advice.people {
            texts.extend(person.reasons.iter().map(|reason| &*reason.text));
            texts.extend(person.stances.iter().map(|stance| &*stance.text));
        }
        texts.extend(advice.checklist.iter().flat_map(|item| [&*item.text, &*item.why]));
        texts.extend(advice.cautions.iter().map(|caution| &*caution.text));
        texts.extend(advice.notices.iter().map(String::as_str));
        for event in &advice.timeline {
            let (Event::At { label, .. } | Event::Span { label, .. }) = event;
            texts.push(label);
        }
        for text in texts {
            if let Some(why) = disorder(text) {
                fault(format!("{tag} {why}: {text}"));
            }
        }
    });
}

#[test]
fn our_own_messages_have_nothing_to_mend_but_their_gaps() {
    in_each_language(SITUATIONS, |tag, situation, fault| {
        let who = &situation.interviewers[0];
        for (name, kind) in Kind::ALL {
            for (tone, _) in Tone::ALL {
                let draft = compose(situation, &who.id, name, tone).unwrap();
                let options = ReviewOptions { person_id: Some(who.id.clone()), ..ReviewOptions::new(*kind) };
                for finding in review(Some(situation), &draft.body, &options) {
                    let is_gap =
                        draft.placeholders.iter().any(|gap| (gap.start, gap.end) == (finding.start, finding.end));
                    let is_true = finding.id == "noTopic" && who.topic.is_none();
                    let matters =
                        finding.severity != Severity::Hint || draft.placeholders.is_empty() && *kind != Kind::Note;
                    if matters && !is_gap && !is_true {
                        fault(format!("{tag} {} in {name}, {tone}: {}", finding.id, draft.body));
                    }
                }
            }
        }
    });
}
