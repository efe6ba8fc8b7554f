//! Review: nothing to mend in good messages and in our own drafts; in bad ones what is wrong, and on which words.

use crate::messages::{Corpus, between, cases, lacking, languages_with_phrases, learnt};
use crate::refusals::{line_of, refusal};
use crate::seeded::Random;
use crate::seeds::{for_seeds, read};
use crate::tidy::files;
use interview_connect::{Finding, Kind, ReviewOptions, Sent, Severity, Situation, Tone, compose, review};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn a_good_message_has_nothing_to_mend() {
    let corpus = Corpus::english();
    let alarms = corpus.alarms(|finding| finding.severity != Severity::Hint);
    let count = corpus.messages("good-messages").len();
    println!("good messages: {count}, false alarms in {}", alarms.len());
    assert!(count >= 60 && alarms.is_empty(), "{}", alarms.join("\n"));
}

#[test]
fn in_a_bad_message_everything_wrong_is_found_where_it_stands() {
    let corpus = Corpus::english();
    let (complaints, seen) = corpus.complaints();
    let count = corpus.messages("bad-messages").len();
    println!(
        "bad messages: {count}, findings expected: {}, at fault: {}",
        seen.values().sum::<usize>(),
        complaints.len()
    );
    assert!(count >= 60 && complaints.is_empty(), "{}", complaints.join("\n"));
    for id in IDS {
        assert!(seen.get(*id).is_some_and(|count| *count >= 3), "{id} is wrong in too few messages");
    }
}

/// A language that has phrases has messages to show for it: see `messages.rs`.
#[test]
fn every_language_with_phrases_has_messages_in_which_the_review_is_right() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
    for tag in languages_with_phrases(&content) {
        let corpus = Corpus { folder: cases().join(&tag), lang: Some(learnt(&content, &tag).0) };
        let lacking = lacking(&corpus, 40, IDS);
        assert!(lacking.is_empty(), "{tag}:\n{}", lacking.join("\n"));
    }
}

/// The ids of the public model, most pressing first.
const IDS: &[&str] = &[
    "tooLong",
    "placeholder",
    "noName",
    "noTopic",
    "pressure",
    "repeat",
    "presumes",
    "pleading",
    "private",
    "tone",
    "channel",
    "wrongDay",
    "favour",
    "topicShape",
    "wrongName",
    "wrongCompany",
    "copied",
];

/// Facts as people type them, those that a review could trip over among them.
const NAMES: &[&str] =
    &["Dana Okafor", "Will", "Łukasz Wójcik", "فاطمة الزهراء", "Dr. Grace Hope", "李雷", "Jean-Luc d’Arc"];
const TOPICS: &[&str] = &[
    "moving billing to events",
    "the salary tool, and what made you decide to build it by Friday",
    "my daughter’s illness and your sick leave policy",
    "WHY WE NEED REAL-TIME ALERTS NOW!!! 🎉🎉",
    "the [draft] templates for {name} and other offers",
    "how you hire me",
    "She told me that the team is moving from Figma to Penpot.",
    "We talked about how they measure success",
    "Pricing. And the roadmap.",
    "how you handle on-call?",
    "N/A",
    "my salary history",
];
const LINES: &[&str] = &[
    "It made me think of the ledger that I rebuilt last year.",
    "We had a salary tool like that, and my family of five could use it by Friday.",
];
const JOBS: &[&str] =
    &["Data Engineer", "Salary Analyst", "HEAD OF URGENT CARE", "Offer Manager (m/f/d)", "Referral & Family Officer"];
const COMPANIES: &[&str] = &["Northwind", "Yahoo!!", "Please Hire", "Today Ltd", "Ærø & Sons"];

/// Whether words of a draft are, or are part of, one of the facts that can be at fault.
fn is_typed(situation: &Situation, words: String) -> bool {
    let who = &situation.interviewers[0];
    let typed = [&who.topic, &who.line, &situation.job, &situation.company];
    typed.into_iter().flatten().any(|fact| words.len() > 1 && fact.to_lowercase().contains(&words.to_lowercase()))
}

#[test]
fn our_own_drafts_have_nothing_to_mend_but_their_gaps() {
    assert_eq!(typed_facts_at_fault_in_drafts(2_000, None), ["placeholder", "private", "tone", "topicShape"]);
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
    for tag in languages_with_phrases(&content) {
        let (lang, own_drafts) = learnt(&content, &tag);
        if own_drafts {
            typed_facts_at_fault_in_drafts(200, Some(&lang));
        }
    }
}

/// Sees that in drafts nothing is found but gaps and what is wrong with typed facts, and gives the ids of the latter.
fn typed_facts_at_fault_in_drafts(seeds: u64, lang: Option<&str>) -> Vec<&'static str> {
    let alarms = std::cell::RefCell::new(BTreeMap::new());
    let at_fault = std::cell::RefCell::new(BTreeMap::new());
    for_seeds(seeds, |random| {
        let mut situation = random.situation();
        situation.lang = lang.map(str::to_owned);
        // Each fact is known or not, as the generator has it.
        let mut typed = |fact: &mut Option<String>, list: &[&'static str]| {
            *fact = fact.take().map(|_| random.pick(list).to_owned());
        };
        typed(&mut situation.job, JOBS);
        typed(&mut situation.company, COMPANIES);
        typed(&mut situation.you, &["Sam Reyes"]);
        for who in &mut situation.interviewers {
            typed(&mut who.name, NAMES);
            typed(&mut who.topic, TOPICS);
            typed(&mut who.line, LINES);
        }
        let who = &situation.interviewers[0];
        for (name, kind) in Kind::ALL {
            for (tone, _) in Tone::ALL {
                let draft = compose(&situation, &who.id, name, tone).unwrap();
                let options = ReviewOptions { person_id: Some(who.id.clone()), ..ReviewOptions::new(*kind) };
                let findings = review(Some(&situation), &draft.body, &options);
                // Where the user's own words are at fault, that is said.
                let (typed, findings): (Vec<Finding>, Vec<Finding>) =
                    findings.into_iter().partition(|f| is_typed(&situation, between(&draft.body, f.start, f.end)));
                for finding in &typed {
                    assert!(["topicShape", "private", "tone", "placeholder"].contains(&finding.id), "{finding:?}");
                    *at_fault.borrow_mut().entry(finding.id).or_insert(0) += 1;
                }
                let errors: Vec<(usize, usize)> =
                    findings.iter().filter(|f| f.severity == Severity::Error).map(|f| (f.start, f.end)).collect();
                let gaps: Vec<(usize, usize)> = draft.placeholders.iter().map(|gap| (gap.start, gap.end)).collect();
                assert_eq!(errors, gaps, "{}", draft.body);
                let complete = gaps.is_empty() && *kind != Kind::Note;
                // Where no topic is known, that one would be good is true.
                let is_true =
                    |f: &Finding| f.id == "noTopic" && who.topic.as_deref().is_none_or(|topic| topic == "N/A");
                let alarm = |f: &&Finding| {
                    f.severity == Severity::Warning || f.severity == Severity::Hint && complete && !is_true(f)
                };
                for finding in findings.iter().filter(alarm) {
                    let words = between(&draft.body, finding.start, finding.end);
                    let example = format!("{} in {name}, {tone}: “{words}” in “{}”", finding.id, draft.body);
                    alarms.borrow_mut().entry((finding.id, words)).or_insert(example);
                }
            }
        }
    });
    let alarms: Vec<String> = alarms.into_inner().into_values().collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
    at_fault.into_inner().into_keys().collect()
}

/// Texts of words that phrases begin with, marks, pictures and signs that cling to others.
fn text(random: &mut Random) -> String {
    const WORDS: &[&str] = &[
        "please",
        "let",
        "me",
        "know",
        "by",
        "Friday",
        "THANK",
        "YOU",
        "yesterday",
        "my",
        "salary",
        "I",
        "can't",
        "wait",
        "to",
        "join",
        "!",
        "!!",
        "?",
        ".",
        ",",
        "\n",
        "\n\n",
        "[",
        "]",
        "{",
        "}",
        "<",
        "x>",
        "___",
        "👩‍👩‍👧‍👦",
        "🇵🇱",
        "🇵",
        "❤️",
        "🏽",
        "e\u{301}",
        "\u{301}",
        "\u{200d}",
        "\u{600}",
        "قلم",
        "हिन्दी",
        "ᄀ",
        "각",
        "\r\n",
        "\u{fe0f}",
        "asap",
        "u",
        "Hi",
        "there",
    ];
    if random.percent(40) {
        return random.text(120);
    }
    (0..random.below(60)).map(|_| [random.pick(WORDS), random.pick(&["", " "])].concat()).collect()
}

#[test]
fn any_text_is_answered_with_spans_that_fall_between_characters() {
    for_seeds(20_000, |random| {
        let (text, other) = (text(random), text(random));
        let (kind, limit) = (random.pick(Kind::ALL).1, random.between(1, 59) as u32);
        let situation = read(&random.input());
        let options = ReviewOptions {
            kind,
            note_limit: Some(limit),
            person_id: None,
            others: vec![Sent { person_id: None, text: other }],
        };
        let findings = review(Some(&situation), &text, &options);
        assert_eq!(findings, review(Some(&situation), &text, &options));
        let mut units = 0;
        let mut ends = vec![0];
        for character in text.graphemes(true) {
            units += character.encode_utf16().count();
            ends.push(units);
        }
        for finding in &findings {
            assert!(finding.start <= finding.end, "{finding:?}");
            for end in [finding.start, finding.end] {
                assert!(ends.contains(&end), "{} at {end} falls within a character of {text:?}", finding.id);
            }
        }
        assert!(findings.is_sorted_by_key(|finding| finding.start));
        let too_long = findings.iter().find(|finding| finding.id == "tooLong");
        assert_eq!(too_long.is_some(), kind == Kind::Note && units > limit as usize);
        assert!(too_long.is_none_or(|finding| finding.start <= limit as usize && finding.end == units));
    });
}

#[test]
fn the_work_grows_in_step_with_the_text() {
    let situation = read(&json!({
        "now": "2026-03-11T15:00", "interviewAt": "2026-03-10T14:00", "job": "I I I I", "company": "a a a b",
        "interviewers": [{ "name": "Dana Okafor", "topic": "let me know ".repeat(160) }],
    }));
    let bad: String =
        Corpus::english().messages("bad-messages").iter().map(|message| format!("{} ", message.text)).collect();
    let texts = [
        bad.as_str(),
        "i ",
        "thank you ",
        "let me know let me ",
        "!",
        "!a",
        "[",
        "[a]",
        "🎉 ",
        "👩‍👩‍👧‍👦",
        "\u{301}",
        "हि",
        "a\u{301}!",
        "A ",
        "look forward to ",
        "when i ",
        "<a",
        "__",
        "\u{200d}",
        "🇵",
        "let me know let me not ",
        "dr ",
        "thanks today ",
        "thank accept my request ",
        "not today thanks for today ",
        "my wife works ",
        "hi ",
    ];
    for part in texts {
        // Ten short messages take as long as one of ten times the length; with a quadratic step that one would take ten times
        // as long, however often it is tried. A busy machine spoils single tries, so it is tried until one is undisturbed.
        let time = |length: usize, times: usize| {
            let text: String = part.chars().cycle().take(length).collect();
            let others = vec![Sent { person_id: None, text: text.clone() }];
            let options = ReviewOptions { others, ..ReviewOptions::new(Kind::Note) };
            let start = Instant::now();
            for _ in 0..times {
                std::hint::black_box(review(Some(&situation), &text, &options));
            }
            start.elapsed().as_secs_f64()
        };
        let (mut short, mut long) = (f64::INFINITY, f64::INFINITY);
        let in_step = (0..100).any(|tries| {
            (short, long) = (short.min(time(2_000, 10)), long.min(time(20_000, 1)));
            tries >= 3 && long < 4.0 * short
        });
        let name: String = part.chars().take(20).collect();
        println!(
            "{:>8.1} µs for 2,000 characters, {:.1} times that for 20,000, of {name:?}",
            short * 1e5,
            10.0 * long / short
        );
        assert!(in_step, "{part:?}: {short} s for ten short ones, {long} s for a long one");
    }
}

#[test]
fn a_phrase_that_cannot_be_read_is_refused_with_its_line() {
    let file = "content/en/review.phrases";
    let line = line_of(file, "pretty please");
    let refused = |to: &str, reason: &str| {
        assert_eq!(refusal(file, "\npretty please\n", &format!("\n{to}\n")), format!("{file}:{line}: {reason}"));
    };
    refused("pretty (please|sir", "`(` without its `)`");
    refused("pretty please]", "`]` does not belong here");
    refused("pretty please | sir", "`| sir` does not belong here");
    refused("pretty (please|)", "an alternative is empty; what may be left out stands in [brackets]");
    refused("pretty (please|so .. please)", "a gap cannot stand within ( ) or [ ]");
    refused("Pretty please", "`Pretty`: words are written in small letters");
    refused("pretty please!", "`please!` is not a word; punctuation does not count, and hyphens part words");
    refused("pretty-please", "`pretty-please` is not a word; punctuation does not count, and hyphens part words");
    refused("pretty <begging>", "there is no list `<begging>`");
    refused("pretty <im", "`<` without its `>`");
    refused(".. please", "a phrase begins with a word");
    refused("<number> please", "a phrase begins with a word");
    refused("[pretty] [please]", "what may be left out cannot be all there is");
    refused("pretty please ...", "a phrase ends with a word");
    let first = line_of(file, "please please");
    refused("please please", &format!("this phrase stands on line {first} already"));
    refused("<late> = too late", "lists come before the first section");
    let plea = line_of(file, "[pleading.plea]");
    refused("[pleading.plea]", &format!("`[pleading.plea]` stands on line {plea} already"));
}

#[test]
fn a_list_or_section_out_of_place_is_refused() {
    let file = "content/en/review.phrases";
    let top = line_of(file, "<im> =");
    let at_top = |to: &str| refusal(file, "<im> = i'm", &format!("{to}\n<im> = i'm"));
    assert_eq!(at_top("<spare> = a|b"), format!("{file}:{top}: the list `<spare>` is used nowhere"));
    let needs = "a phrase stands below a section such as `[pressure.deadline]`";
    assert_eq!(at_top("let me know"), format!("{file}:{top}: {needs}"));
    assert_eq!(at_top("<im> = am"), format!("{file}:{}: the list `<im>` stands on line {top} already", top + 1));
    let plea = line_of(file, "[pleading.plea]");
    let extra = refusal(file, "[pleading.plea]", "[pleading.extra]\nspare words\n[pleading.plea]");
    let unused = "is used nowhere: a mistyped name, or a section to delete";
    assert_eq!(extra, format!("{file}:{plea}: `[pleading.extra]` {unused}"));
    let empty = refusal(file, "[pleading.plea]", "[pleading.extra]\n[pleading.plea]");
    assert_eq!(empty, format!("{file}:{plea}: `[pleading.extra]` holds no phrase"));
    let table = "tables/review.table";
    let row = line_of(table, "pleading     | plea");
    let missing = refusal(file, "[pleading.plea]", "[pleading.plee]");
    assert_eq!(missing, format!("{table}:{row}: no section `[pleading.plea]` in src/content/en/review.phrases"));
}

#[test]
fn a_row_of_the_review_table_that_cannot_be_read_is_refused() {
    let table = "tables/review.table";
    let row = line_of(table, "tooLong ");
    let refused = |from: &str, to: &str, reason: &str| {
        assert_eq!(refusal(table, from, to), format!("{table}:{row}: {reason}"));
    };
    refused("| error    | note", "| fatal    | note", "`fatal` is not a severity: error, warning or hint");
    refused("| error    | note ", "| error    | letter ", "`letter` is not a kind of message");
    refused("| error    | note ", "| error    | but note ", "no kind of message");
    refused("| length    | - ", "| length    | mood ", "`mood` is not a fact that a user types");
    refused(
        "| length    |",
        "| size      |",
        "`size` is not a way to check: words, heldDay, aheadDay, lines, starts, whole, length, gaps, name, topic, capitals, marks, pictures, sentences, copy, stops, asks, unknown, capital, greeted, accent or company",
    );
}

#[test]
fn the_ids_and_severities_are_those_of_the_public_model() {
    let (_, table) =
        files("src/tables", "table").into_iter().find(|(name, _)| name.ends_with("/review.table")).unwrap();
    let mut severities = BTreeMap::new();
    for row in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        // What is merely likely to be wrong about a typed fact or a name is a hint; the gravest counts here.
        let entry = severities.entry(cells[0]).or_insert(cells[2]);
        let may_be_hint = ["topicShape", "wrongName"].contains(&cells[0]) && cells[2] == "hint";
        assert!(*entry == cells[2] || may_be_hint, "{} has two severities", cells[0]);
    }
    for id in IDS {
        let wanted = match *id {
            "tooLong" | "placeholder" => "error",
            "noName" | "noTopic" => "hint",
            _ => "warning",
        };
        assert_eq!(severities.get(id), Some(&wanted), "{id}");
    }
    assert_eq!(severities.len(), IDS.len());
    let types = include_str!("../../www/npm/core.d.ts");
    let (_, union) = types.split_once("export type FindingId =").unwrap();
    let (union, _) = union.split_once(';').unwrap();
    let members: Vec<&str> =
        union.split('|').map(|id| id.trim().trim_matches('"')).filter(|id| !id.is_empty()).collect();
    assert_eq!(members, IDS);
}
