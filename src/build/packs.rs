//! Writes the words of each further language as a pack: one text, which the engine takes up while it runs. Only the source
//! language is in the engine, so that nobody loads words they do not read.

use super::Refusal;
use super::fingerprint::fingerprint;
use super::phrases::Phrases;
use super::words::{TEXT_END, Words};
use std::collections::BTreeMap;
use std::path::Path;

/// The number by which an engine knows the packs made for it: what texts there are, and in which order.
fn key(words: &Words, phrases: &Phrases) -> u32 {
    let names: Vec<&str> = words.used().chain(phrases.sections()).collect();
    fingerprint(names.join("\n").as_bytes())
}

/// The engine's key as a constant.
pub fn code(words: &Words, phrases: &Phrases) -> String {
    format!("/// What texts there are, and in which order.\nconst KEY: u32 = {:#x};\n", key(words, phrases))
}

/// The packs by language, as `src/knowledge/words.rs` reads them: a sum over key and content, tag, whether the drafts are of this
/// language, the phrases in three texts, and all texts.
///
/// Beside each stand the words of its files, for the pages around the widget, and the paths of the texts that it lacks.
pub fn json(content: &Path, words: &Words, phrases: &Phrases) -> Result<String, Refusal> {
    let key = key(words, phrases);
    let mut packs = BTreeMap::new();
    for tag in words.others() {
        let (own_drafts, texts) = words.translated(tag);
        let phrases = phrases.packed(tag)?;
        let mut body = String::from(tag);
        let drafts = if own_drafts { "drafts" } else { "" };
        let letters = [&phrases.heads, &phrases.codes].map(|numbers| in_letters(numbers));
        let [Some(heads), Some(codes)] = letters else {
            return Err(Refusal::new(content.join(tag), 0, "more phrases than there is room for"));
        };
        let parts = [drafts, &phrases.words, &heads, &codes];
        for part in parts.into_iter().chain(texts) {
            body.push(TEXT_END);
            body.push_str(part);
        }
        let sum = key ^ fingerprint(body.as_bytes());
        let sum: String = (0..8).rev().map(|digit| char::from(b'a' + (sum >> (digit * 4) & 15) as u8)).collect();
        let pack = format!("{sum}{TEXT_END}{body}");
        let (files, missing) = (super::words::files(content, tag)?, words.missing(tag));
        packs.insert(tag, serde_json::json!({ "words": pack, "files": files, "missing": missing }));
    }
    serde_json::to_string(&packs).map_err(|error| Refusal::new(content, 0, error.to_string()))
}

/// Numbers as a letter each, from the space on, so that what comes together stays together: which one it is before what it is,
/// and the next one, which comes most often, first of all. Some letters are halves of others and cannot stand alone: `None`
/// where there are so many words that one would be needed.
fn in_letters(numbers: &[u16]) -> Option<String> {
    let turned = |number: &u16| number.wrapping_add(1) << 3 | number >> 13;
    numbers.iter().map(|number| char::from_u32(u32::from(turned(number)) + u32::from(b' '))).collect()
}
