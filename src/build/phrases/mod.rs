//! Reads the phrases that a review looks for, checks them, and writes them as constants.
//!
//! The syntax is told at the head of `src/content/en/review.phrases`. Every word gets a number, and a phrase becomes a run
//! of 16-bit codes, so that a review compares numbers. Words and groups of alternatives are numbered as they first come, and
//! there they stand: a number that follows by itself weighs next to nothing, which saves 1.5 KB of what a visitor loads.

mod codes;
mod parser;
mod spelling;

use super::Refusal;
use super::words::SOURCE_LANGUAGE;
use codes::{CODES, Coder, EXCEPT, FINAL, MOST, MOST_CODES, Packer, QUESTION, collect};
use parser::{Item, List, Lists, Parser, begins_with_a_word};
use spelling::Spelling;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The file's name in each language's folder; a language without one is not checked for phrases.
const FILE: &str = "review.phrases";
/// The section whose words end no sentence, though a full stop stands behind them.
const TITLES: &str = "noName.title";
/// Stands behind the name of a section that the language has no use for.
const LEFT_OUT: &str = " -";
/// The phrases of all languages.
pub struct Phrases {
    languages: Vec<Language>,
    used: BTreeSet<String>,
}

struct Language {
    tag: String,
    file: PathBuf,
    /// Each section's name and line.
    sections: Vec<(String, usize)>,
    /// Those that it has no use for, as a language without capitals has none for shouting.
    left_out: Vec<usize>,
    phrases: Vec<Phrase>,
    spelling: Spelling,
}

/// The phrases of a language as the engine reads them.
#[derive(Default)]
pub struct Compiled {
    /// All words, a line each, and behind them those that say how the language writes its words.
    pub words: String,
    /// Each phrase's section and flags.
    pub heads: Vec<u16>,
    /// One run of codes for each phrase.
    pub codes: Vec<u16>,
}

struct Phrase {
    section: usize,
    line: usize,
    except: bool,
    question: bool,
    last: bool,
    items: Vec<Item>,
}

impl Phrases {
    pub fn read(content: &Path) -> Result<Phrases, Refusal> {
        let mut languages = Vec::new();
        let mut folders: Vec<PathBuf> = fs::read_dir(content)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
            .map_err(|error| Refusal::new(content, 0, error.to_string()))?;
        folders.sort();
        for folder in folders {
            let file = folder.join(FILE);
            if let Ok(source) = fs::read_to_string(&file) {
                let tag = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                languages.push(Language::read(tag, file, &source)?);
            }
        }
        let Some(source) = languages.iter().find(|language| language.tag == SOURCE_LANGUAGE) else {
            return Err(Refusal::new(content.join(SOURCE_LANGUAGE).join(FILE), 0, "the file is missing"));
        };
        for language in &languages {
            let has = |name: &str| language.sections.iter().any(|(known, _)| known == name);
            let missing: Vec<&str> =
                source.sections.iter().map(|(name, _)| name.as_str()).filter(|name| !has(name)).collect();
            if let Some(first) = missing.first() {
                let (tag, number, all) = (&language.tag, missing.len(), source.sections.len());
                println!(
                    "cargo::warning=src/content/{tag}/{FILE}: {number} of {all} sections are not there, the first is `[{first}]`"
                );
            }
        }
        Ok(Phrases { languages, used: BTreeSet::new() })
    }

    fn source(&self) -> &Language {
        self.languages.iter().find(|language| language.tag == SOURCE_LANGUAGE).expect("checked when read")
    }

    /// Takes a section into use for a table's row; the row is at fault where the section is missing.
    pub fn use_section(&mut self, name: &str, file: &Path, line: usize) -> Result<String, Refusal> {
        if !self.source().sections.iter().any(|(known, _)| known == name) {
            let reason = format!("no section `[{name}]` in src/content/{SOURCE_LANGUAGE}/{FILE}");
            return Err(Refusal::new(file, line, reason));
        }
        self.used.insert(name.to_owned());
        Ok(format!("section::{}", super::words::constant(name)))
    }

    /// A section is used where code names its constant.
    pub fn mark_sections_named_in_code(&mut self, src: &Path) {
        let mut code = String::new();
        super::words::collect_code(src, &mut code);
        let named: BTreeSet<&str> = code.split("section::").skip(1).map(super::words::leading_constant).collect();
        let sections: Vec<String> = self.source().sections.iter().map(|(name, _)| name.clone()).collect();
        self.used.extend(sections.into_iter().filter(|name| named.contains(super::words::constant(name).as_str())));
    }

    pub fn refuse_unused(&self) -> Result<(), Refusal> {
        let source = self.source();
        match source.sections.iter().find(|(name, _)| !self.used.contains(name)) {
            Some((name, line)) => {
                let reason = format!("`[{name}]` is used nowhere: a mistyped name, or a section to delete");
                Err(Refusal::new(&source.file, *line, reason))
            }
            None => Ok(()),
        }
    }

    /// Checked once the source language's sections are known to be in order.
    pub fn refuse_unknown(&self) -> Result<(), Refusal> {
        let known = |name: &str| self.sections().any(|known| known == name);
        for language in &self.languages {
            if let Some((name, line)) = language.sections.iter().find(|(name, _)| !known(name)) {
                let reason =
                    format!("`[{name}]` is not a section of `{SOURCE_LANGUAGE}`; was it renamed or taken out there?");
                return Err(Refusal::new(&language.file, *line, reason));
            }
        }
        Ok(())
    }

    pub fn code(&self) -> Result<String, Refusal> {
        let mut code = String::from("// Generated by src/build/phrases.rs from src/content; do not edit.\n");
        for (doc, name, value) in CODES {
            let _ = writeln!(code, "///{doc}\nconst {name}: u16 = {value:#x};");
        }
        code.push_str("#[allow(dead_code)]\npub(crate) mod section {\n");
        let sections: Vec<&str> = self.source().sections.iter().map(|(name, _)| name.as_str()).collect();
        for (index, name) in sections.iter().enumerate() {
            let _ = writeln!(code, "    pub(crate) const {}: u8 = {index};", super::words::constant(name));
        }
        code.push_str("}\n");
        let Compiled { words, heads, codes } = self.source().compiled(&sections)?;
        let written = format!("Written {{ words: {words:?}, heads: &{heads:?}, codes: &{codes:?} }}");
        let _ = writeln!(code, "static SOURCE_PHRASES: Written = {written};");
        Ok(code)
    }

    /// The sections in the order of their numbers.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.source().sections.iter().map(|(name, _)| name.as_str())
    }

    /// The phrases of another language; nothing where it has none.
    pub fn packed(&self, tag: &str) -> Result<Compiled, Refusal> {
        let sections: Vec<&str> = self.sections().collect();
        self.languages
            .iter()
            .find(|language| language.tag == tag)
            .map_or(Ok(Default::default()), |language| language.compiled(&sections))
    }
}

impl Language {
    fn read(tag: String, file: PathBuf, source: &str) -> Result<Language, Refusal> {
        let mut language = Language {
            tag,
            file,
            sections: Vec::new(),
            left_out: Vec::new(),
            phrases: Vec::new(),
            spelling: Spelling::default(),
        };
        let mut lists = Lists::default();
        for (index, text) in source.lines().enumerate() {
            let text = text.trim().replace('’', "'");
            if !text.is_empty() && !text.starts_with('#') {
                language
                    .line(index + 1, &text, &mut lists)
                    .map_err(|reason| Refusal::new(&language.file, index + 1, reason))?;
            }
        }
        language.spelling = lists.spelling;
        if let Some((name, list)) = lists.named.iter().find(|(_, list)| !list.used) {
            return Err(Refusal::new(&language.file, list.line, format!("the list `<{name}>` is used nowhere")));
        }
        let left_out = |index: usize| language.left_out.contains(&index);
        let empty = |index: usize| !left_out(index) && !language.phrases.iter().any(|phrase| phrase.section == index);
        if let Some(index) = (0..language.sections.len()).find(|index| empty(*index)) {
            let (name, line) = &language.sections[index];
            return Err(Refusal::new(&language.file, *line, format!("`[{name}]` holds no phrase")));
        }
        Ok(language)
    }

    fn line(&mut self, line: usize, text: &str, lists: &mut Lists) -> Result<(), String> {
        let (head, left_out) = text.strip_suffix(LEFT_OUT).map_or((text, false), |head| (head.trim_end(), true));
        if let Some(name) = head.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|_| is_section(head))
        {
            if left_out {
                self.left_out.push(self.sections.len());
            }
            if let Some((_, first)) = self.sections.iter().find(|(known, _)| known == name) {
                return Err(format!("`[{name}]` stands on line {first} already"));
            }
            self.sections.push((name.to_owned(), line));
            return Ok(());
        }
        if let Some((name, alternatives)) = text.strip_prefix('<').and_then(|rest| rest.split_once("> =")) {
            if !self.sections.is_empty() {
                return Err("lists come before the first section".to_owned());
            }
            if let Some(list) = Spelling::list(name) {
                return match lists.named.is_empty() {
                    true => lists.spelling.read(list, alternatives),
                    false => Err(format!("the list `<{name}>` comes before those that phrases name")),
                };
            }
            let mut parser = Parser { rest: alternatives, lists };
            let alternatives = parser.alternatives()?;
            parser.end()?;
            let list = List { alternatives, line, used: false };
            return match lists.named.insert(name.to_owned(), list) {
                None => Ok(()),
                Some(first) => Err(format!("the list `<{name}>` stands on line {} already", first.line)),
            };
        }
        if self.sections.is_empty() {
            return Err("a phrase stands below a section such as `[pressure.deadline]`".to_owned());
        }
        let (except, text) = match text.strip_prefix("not:") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (question, text) = match text.trim_end().strip_suffix(['?', '؟']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (last, text) = match text.trim_end().strip_suffix(" .") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut parser = Parser { rest: text, lists };
        let items = parser.run()?;
        parser.end()?;
        begins_with_a_word(&items)?;
        if matches!(items.last(), Some(Item::Gap(_))) {
            return Err("a phrase ends with a word".to_owned());
        }
        let section = self.sections.len() - 1;
        let same = |known: &&Phrase| {
            (known.section, known.except, known.question, known.last) == (section, except, question, last)
                && known.items == items
        };
        if let Some(first) = self.phrases.iter().find(same) {
            return Err(format!("this phrase stands on line {} already", first.line));
        }
        self.phrases.push(Phrase { section, line, except, question, last, items });
        Ok(())
    }

    /// The sections are the source language's, whose order counts.
    fn compiled(&self, sections: &[&str]) -> Result<Compiled, Refusal> {
        let mut words = BTreeSet::new();
        self.phrases.iter().for_each(|phrase| collect(&phrase.items, &mut words));
        let sorted: Vec<String> = words.iter().cloned().collect();
        let words: BTreeMap<String, u16> = words.into_iter().zip(0..).collect();
        let mut coder = Coder { words: &words, spelling: &self.spelling, groups: Vec::new() };
        let (mut heads, mut codes): (Vec<u16>, Vec<u16>) = (Vec::new(), Vec::new());
        for phrase in &self.phrases {
            let (name, _) = &self.sections[phrase.section];
            let section = sections.iter().position(|known| known == name).expect("checked when read");
            let flags = [(phrase.except, EXCEPT), (phrase.question, QUESTION), (phrase.last, FINAL)];
            let flags = flags.iter().filter(|(set, _)| *set).fold(0, |flags, (_, flag)| flags | flag);
            heads.push(section as u16 | flags);
            codes.extend(coder.run(&phrase.items));
        }
        if words.len() > MOST || coder.groups.len() > MOST || sections.len() > 256 || codes.len() >= MOST_CODES {
            return Err(Refusal::new(&self.file, 0, "more phrases than there is room for"));
        }
        let mut packer =
            Packer { groups: &coder.groups, codes: Vec::new(), words_so_far: Vec::new(), groups_so_far: Vec::new() };
        codes.iter().for_each(|code| packer.pack(*code));
        let used = packer.words_so_far.iter().map(|word| sorted[usize::from(*word)].clone());
        let words: Vec<String> = used.chain(self.spelling.written(self.titles())).collect();
        Ok(Compiled { words: words.join("\n"), heads, codes: packer.codes })
    }

    /// The words that stand before a name.
    fn titles(&self) -> BTreeSet<String> {
        let mut titles = BTreeSet::new();
        let is_title = |phrase: &&Phrase| self.sections[phrase.section].0 == TITLES && !phrase.except;
        self.phrases.iter().filter(is_title).for_each(|phrase| collect(&phrase.items, &mut titles));
        titles.retain(|word| word.chars().all(char::is_alphanumeric));
        titles
    }
}

/// `[pressure.deadline]`, but not `[please] accept`.
fn is_section(text: &str) -> bool {
    text.matches('[').count() == 1
        && text.contains('.')
        && text[1..text.len() - 1].chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.')
}
