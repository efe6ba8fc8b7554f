//! How a language writes its words: the lists with a meaning of their own at the head of its phrases.

use super::codes::folded;
use std::collections::BTreeSet;

/// Their names, and the signs that their entries have in `src/review/vocabulary.rs`.
const NAMES: [(&str, &str); 5] =
    [("short", "."), ("elided", "'"), ("prefix", "-"), ("possessive", "-s"), ("small", "^")];
const SHORT: usize = 0;
const ELIDED: usize = 1;
const PREFIX: usize = 2;
/// Stands for numbers among the short words.
const NUMBER: &str = "<number>";
/// The same as the review reads it.
const ANY_NUMBER: &str = "1";

/// The lists, each with its entries.
#[derive(Default)]
pub struct Spelling {
    lists: [Vec<String>; NAMES.len()],
    /// Those of the list of prefixes, folded: each is tried on each word.
    prefixes: Vec<String>,
}

impl Spelling {
    /// The number of the list with this name.
    pub fn list(name: &str) -> Option<usize> {
        NAMES.iter().position(|(known, _)| *known == name)
    }

    /// Fills a list with the entries behind its name.
    pub fn read(&mut self, list: usize, entries: &str) -> Result<(), String> {
        let (name, _) = NAMES[list];
        if !self.lists[list].is_empty() {
            return Err(format!("the list `<{name}>` is there already"));
        }
        for entry in entries.split('|').map(str::trim) {
            let bare = if name == "possessive" { entry.trim_start_matches('\'') } else { entry };
            let is_word = !bare.is_empty() && bare.chars().all(char::is_alphanumeric);
            if entry != entry.to_lowercase() || !(is_word || list == SHORT && entry == NUMBER) {
                return Err(format!("`{entry}` cannot stand in the list `<{name}>`: it has words in small letters"));
            }
            if self.lists[list].iter().any(|known| known == entry) {
                return Err(format!("`{entry}` stands here twice"));
            }
            if list == PREFIX {
                self.prefixes.push(folded(entry));
            }
            self.lists[list].push(entry.to_owned());
        }
        Ok(())
    }

    /// Whether what stands before an apostrophe is a word of its own.
    pub fn is_elided(&self, word: &str) -> bool {
        self.lists[ELIDED].iter().any(|known| known == word)
    }

    pub fn has_prefixes(&self) -> bool {
        !self.prefixes.is_empty()
    }

    /// What may be left of a folded word without a prefix.
    pub fn without_prefix<'a>(&self, word: &'a str) -> impl Iterator<Item = &'a str> {
        self.prefixes.iter().filter_map(move |prefix| word.strip_prefix(prefix.as_str()))
    }

    /// What the lists hold as the review reads it: words with the sign of their list. Titles are short words, too.
    pub fn written(&self, titles: BTreeSet<String>) -> BTreeSet<String> {
        let mut words: BTreeSet<String> = titles.into_iter().map(|title| title + NAMES[SHORT].1).collect();
        for ((name, sign), list) in NAMES.iter().zip(&self.lists) {
            for entry in list {
                let forms = match *name {
                    // These are compared as they stand in the message.
                    "possessive" => APOSTROPHES
                        .iter()
                        .flat_map(|mark| [entry.clone(), entry.to_uppercase()].map(|form| form.replace('\'', mark)))
                        .collect(),
                    "small" => vec![capitalised(entry)],
                    "short" if entry == NUMBER => vec![ANY_NUMBER.to_owned()],
                    _ => vec![folded(entry)],
                };
                words.extend(forms.into_iter().map(|form| form + sign));
            }
        }
        words
    }
}

/// The marks that people type as an apostrophe.
const APOSTROPHES: [&str; 4] = ["'", "’", "´", "`"];

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).collect::<String>() + letters.as_str()
}
