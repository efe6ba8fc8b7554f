//! Messages written for the review: good ones, in which it finds nothing, and bad ones with what it has to find.
//!
//! English ones stand in `tests/cases/`, those of another language in a folder below it that is named by its tag:
//! `message-situations.toml`, and the files of `good-messages/` and `bad-messages/`.

use crate::json::Json;
use crate::refusals::{build, copy_of_src};
use interview_connect::{Finding, ReviewInput, Severity, add_language};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A message, ready for review.
pub struct Message {
    pub place: String,
    pub text: String,
    pub options: Value,
    /// What a review must find: an id and the words it must point at.
    pub find: Vec<(String, String, usize)>,
}

/// Where the messages stand, and the language they are in.
pub struct Corpus {
    pub folder: PathBuf,
    /// Unknown is English.
    pub lang: Option<String>,
}

impl Corpus {
    pub fn english() -> Corpus {
        Corpus { folder: cases(), lang: None }
    }

    /// The messages of one kind, `good-messages` or `bad-messages`.
    pub fn messages(&self, kind: &str) -> Vec<Message> {
        let situations = self.folder.join("message-situations.toml");
        let situations = if situations.exists() { parse(&situations) } else { json!({}) };
        let mut messages = Vec::new();
        for file in
            listed(&self.folder.join(kind)).into_iter().filter(|file| file.extension().is_some_and(|e| e == "toml"))
        {
            let (name, stem) = (short(&file), file.file_stem().unwrap().to_str().unwrap());
            for (index, message) in parse(&file)["message"].as_array().unwrap().iter().enumerate() {
                let place = format!("{name}, message {}", index + 1);
                messages.push(self.message(place, stem, message, &situations));
            }
        }
        messages
    }

    fn message(&self, place: String, stem: &str, message: &Value, situations: &Value) -> Message {
        let mut situation = message["in"].as_str().map(|name| situations[name].clone());
        assert!(situation != Some(Value::Null), "{place}: there is no situation {}", message["in"]);
        if let Some(lang) = &self.lang {
            // The language is told by a situation; what nothing else is known of still has one.
            situation.get_or_insert_with(|| json!({ "now": "2026-03-11T15:00" }))["lang"] = json!(lang);
        }
        let others = message["others"].as_array().into_iter().flatten();
        let others: Vec<Value> = others.map(|o| json!({ "personId": o["to"], "text": o["text"] })).collect();
        let found = |find: &Value| {
            let part = |index: usize| find[index].as_str().unwrap().to_owned();
            (part(0), part(1), find[2].as_u64().unwrap_or(1) as usize)
        };
        Message {
            place,
            text: message["text"].as_str().unwrap().trim().to_owned(),
            options: json!({
                "kind": message["kind"].as_str().unwrap_or(stem), "situation": situation, "personId": message["to"],
                "noteLimit": message["limit"], "others": others,
            }),
            find: message["find"].as_array().into_iter().flatten().map(found).collect(),
        }
    }

    /// What is wrong in good messages: whatever is found that counts.
    pub fn alarms(&self, counts: impl Fn(&Finding) -> bool) -> Vec<String> {
        let mut alarms = Vec::new();
        for message in self.messages("good-messages") {
            let mut findings = reviewed(&message.text, &message.options);
            findings.retain(&counts);
            if !findings.is_empty() {
                alarms.push(format!("{}: {}", message.place, told(&findings, &message.text).join(", ")));
            }
        }
        alarms
    }

    /// What is wrong in bad messages: what is not found where it stands, and what else is found; and how often each id is to
    /// be found.
    pub fn complaints(&self) -> (Vec<String>, BTreeMap<String, usize>) {
        let mut complaints = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for message in self.messages("bad-messages") {
            let findings = reviewed(&message.text, &message.options);
            let mut wanted: Vec<(&str, (usize, usize))> = Vec::new();
            for (id, words, nth) in &message.find {
                *seen.entry(id.clone()).or_default() += 1;
                wanted.push((id, place(&message.text, words, *nth)));
            }
            let got: Vec<(&str, (usize, usize))> = findings.iter().map(|f| (f.id, (f.start, f.end))).collect();
            let missing: Vec<String> = wanted
                .iter()
                .filter(|wanted| !got.contains(wanted))
                .map(|(id, (start, end))| format!("{id} “{}”", between(&message.text, *start, *end)))
                .collect();
            let surplus: Vec<Finding> = findings
                .iter()
                .filter(|f| f.severity != Severity::Hint && !wanted.contains(&(f.id, (f.start, f.end))))
                .cloned()
                .collect();
            if !missing.is_empty() || !surplus.is_empty() {
                let surplus = told(&surplus, &message.text).join(", ");
                let missing = missing.join(", ");
                complaints.push(format!("{}\n    missing: {missing}\n    surplus: {surplus}", message.place));
            }
        }
        (complaints, seen)
    }
}

pub fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// A folder's files, none where it is not there.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn parse(file: &Path) -> Value {
    let text = fs::read_to_string(file).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", short(file)))
}

fn short(file: &Path) -> String {
    file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(file).display().to_string()
}

pub fn reviewed(text: &str, options: &Value) -> Vec<Finding> {
    let read = ReviewInput::read(&Json(&json!(text)), &Json(options));
    read.unwrap_or_else(|faults| panic!("{options}: {faults:?}")).review()
}

/// The text between two offsets in UTF-16 code units.
pub fn between(text: &str, start: usize, end: usize) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start..end]).unwrap()
}

/// The offsets of the words' n-th occurrence; nothing stands for the message as a whole.
fn place(text: &str, words: &str, nth: usize) -> (usize, usize) {
    let Some((start, _)) = text.match_indices(words).nth(nth - 1).filter(|_| !words.is_empty()) else {
        assert!(words.is_empty(), "“{words}” does not occur in “{text}”");
        return (0, 0);
    };
    let units = |text: &str| text.encode_utf16().count();
    (units(&text[..start]), units(&text[..start + words.len()]))
}

pub fn told(findings: &[Finding], text: &str) -> Vec<String> {
    findings.iter().map(|f| format!("{} “{}”", f.id, between(text, f.start, f.end))).collect()
}

/// The languages in a folder of words, beside English, whose messages are checked for phrases.
pub fn languages_with_phrases(content: &Path) -> Vec<String> {
    let folders = listed(content).into_iter().filter(|folder| folder.join("review.phrases").exists());
    let tags = folders.map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned());
    tags.filter(|tag| tag != "en").collect()
}

/// Makes the engine speak a language under a tag that no other test asks for; gives that tag, and whether the language has
/// all its drafts. Where it has not, English ones stand in, so that its phrases are looked for all the same.
pub fn learnt(content: &Path, tag: &str) -> (String, bool) {
    let src = copy_of_src();
    let own = format!("q-{tag}");
    let (from, to) = (content.join(tag), src.join("content").join(&own));
    fs::create_dir_all(&to).unwrap();
    for file in listed(&from) {
        fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
    let pack = |src: &Path| {
        let generated = build::generate(src).unwrap_or_else(|refusal| panic!("{}", refusal.reason));
        let (_, packs) = generated.into_iter().find(|(name, _)| *name == "packs.json").unwrap();
        let packs: Value = serde_json::from_str(&packs).unwrap();
        packs[&own]["words"].as_str().unwrap().to_owned()
    };
    let mut words = pack(&src);
    let own_drafts = words.split('\u{1f}').nth(2) == Some("drafts");
    if !own_drafts {
        for file in ["drafts.toml", "fields.toml"] {
            fs::copy(src.join("content/en").join(file), to.join(file)).unwrap();
        }
        words = pack(&src);
    }
    fs::remove_dir_all(&src).unwrap();
    assert_eq!(add_language(&words), Some(own.as_str()));
    (own, own_drafts)
}

/// What a language's messages lack: there are so many good and bad ones, in the good ones nothing is found, in the bad ones
/// all that is wrong and nothing else, and each of the ids at least once.
pub fn lacking(corpus: &Corpus, least: usize, ids: &[&str]) -> Vec<String> {
    let folder = short(&corpus.folder);
    let mut lacking = Vec::new();
    for kind in ["good-messages", "bad-messages"] {
        let count = corpus.messages(kind).len();
        if count < least {
            lacking.push(format!("{folder}/{kind}: {count} messages, {least} are needed"));
        }
    }
    lacking.extend(corpus.alarms(|_| true));
    let (complaints, seen) = corpus.complaints();
    lacking.extend(complaints);
    let missing: BTreeSet<&&str> = ids.iter().filter(|id| !seen.contains_key(**id)).collect();
    lacking.extend(missing.into_iter().map(|id| format!("{folder}/bad-messages: {id} is wrong in none of them")));
    lacking
}
