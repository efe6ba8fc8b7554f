//! Reads the phrases that a review looks for, checks them, and writes them as constants.
//!
//! The syntax is told at the head of `src/content/en/review.phrases`. Every word gets a number, and a phrase becomes a run
//! of 16-bit codes, so that a review compares numbers. Words and groups of alternatives are numbered as they first come, and
//! there they stand: a number that follows by itself weighs next to nothing, which saves 1.5 KB of what a visitor loads.

use super::Refusal;
use super::words::SOURCE_LANGUAGE;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The file's name in each language's folder; a language without one is not checked for phrases.
const FILE: &str = "review.phrases";
/// Words that `..` and `...` may stand for.
const SHORT_GAP: u16 = 3;
const LONG_GAP: u16 = 12;

/// Declares the codes, and writes them for the engine as well, so that both read the same.
macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $value:expr;)*) => {
        $($(#[doc = $doc])* const $name: u16 = $value;)*
        /// The codes as Rust constants.
        const CODES: &[(&str, &str, u16)] = &[$((concat!($($doc),*), stringify!($name), $name)),*];
    };
}

codes! {
    /// Set in a code: the run ends here.
    LAST = 0x8000;
    /// The bits that say what a code is.
    WHAT = 0x6000;
    /// The bits that say which one: the number of a word or a group, or the most words of a gap.
    WHICH = 0x1FFF;
    /// The number of a word or a group that comes for the first time: the next one.
    NEW = 0x1FFF;
    /// A word.
    WORD = 0;
    /// One of the runs of a group.
    GROUP = 0x2000;
    /// One of the runs of a group, or nothing.
    OPTIONAL = 0x4000;
    /// Up to so many words, whatever they are; the codes below have the same bits, and say which by a larger number.
    GAP = 0x6000;
    /// One word, whatever it is.
    ANY = 0x6100;
    /// A number, in words or digits.
    IS_NUMBER = 0x6101;
    /// Comes after a group's last run.
    END = 0x6102;
    /// Set in a phrase's head: it is an exception.
    EXCEPT = 0x100;
    /// Set in a phrase's head: it is found in questions only.
    QUESTION = 0x200;
    /// Set in a phrase's head: it is found at the end of a sentence only.
    FINAL = 0x400;
}

const MOST: usize = WHICH as usize;
const MOST_CODES: usize = 0xFFFF;

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
    phrases: Vec<Phrase>,
}

struct Phrase {
    section: usize,
    line: usize,
    except: bool,
    question: bool,
    last: bool,
    items: Vec<Item>,
}

#[derive(Clone, PartialEq)]
enum Item {
    Word(String),
    Number,
    Any,
    Gap(u16),
    /// One of several runs of words; whether it may be left out.
    Group(Vec<Vec<Item>>, bool),
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
            let known = |name: &str| source.sections.iter().any(|(known, _)| known == name);
            if let Some((name, line)) = language.sections.iter().find(|(name, _)| !known(name)) {
                let reason = format!("`[{name}]` is not a section of `{SOURCE_LANGUAGE}`");
                return Err(Refusal::new(&language.file, *line, reason));
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
        let _ = writeln!(code, "pub(crate) static PHRASES: [(&str, LazyLock<Phrases>); {}] = [", self.languages.len());
        for language in &self.languages {
            code.push_str(&language.code(&sections)?);
        }
        code.push_str("];\n");
        Ok(code)
    }
}

impl Language {
    fn read(tag: String, file: PathBuf, source: &str) -> Result<Language, Refusal> {
        let mut language = Language { tag, file, sections: Vec::new(), phrases: Vec::new() };
        let mut lists = Lists::default();
        for (index, text) in source.lines().enumerate() {
            let text = text.trim();
            if !text.is_empty() && !text.starts_with('#') {
                language
                    .line(index + 1, text, &mut lists)
                    .map_err(|reason| Refusal::new(&language.file, index + 1, reason))?;
            }
        }
        if let Some((name, list)) = lists.0.iter().find(|(_, list)| !list.used) {
            return Err(Refusal::new(&language.file, list.line, format!("the list `<{name}>` is used nowhere")));
        }
        let empty = |index: usize| !language.phrases.iter().any(|phrase| phrase.section == index);
        if let Some(index) = (0..language.sections.len()).find(|index| empty(*index)) {
            let (name, line) = &language.sections[index];
            return Err(Refusal::new(&language.file, *line, format!("`[{name}]` holds no phrase")));
        }
        Ok(language)
    }

    fn line(&mut self, line: usize, text: &str, lists: &mut Lists) -> Result<(), String> {
        if let Some(name) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|_| is_section(text))
        {
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
            let mut parser = Parser { rest: alternatives, lists };
            let alternatives = parser.alternatives()?;
            parser.end()?;
            let list = List { alternatives, line, used: false };
            return match lists.0.insert(name.to_owned(), list) {
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
        let (question, text) = match text.trim_end().strip_suffix('?') {
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

    /// The language as a constant; `sections` are the source language's, whose order counts.
    fn code(&self, sections: &[&str]) -> Result<String, Refusal> {
        let mut words = BTreeSet::new();
        self.phrases.iter().for_each(|phrase| collect(&phrase.items, &mut words));
        let sorted: Vec<String> = words.iter().cloned().collect();
        let words: BTreeMap<String, u16> = words.into_iter().zip(0..).collect();
        let mut coder = Coder { words: &words, groups: Vec::new() };
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
        let text: Vec<&str> = packer.words_so_far.iter().map(|word| sorted[usize::from(*word)].as_str()).collect();
        let (tag, text, codes) = (&self.tag, text.join("\n"), packer.codes);
        Ok(format!(
            "    ({tag:?}, LazyLock::new(|| Phrases::new(&Written {{ words: {text:?}, heads: &{heads:?}, codes: &{codes:?} }}))),\n"
        ))
    }
}

/// `[pressure.deadline]`, but not `[please] accept`.
fn is_section(text: &str) -> bool {
    text.matches('[').count() == 1
        && text.contains('.')
        && text[1..text.len() - 1].chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.')
}

#[derive(Default)]
struct Lists(BTreeMap<String, List>);

struct List {
    alternatives: Vec<Vec<Item>>,
    line: usize,
    used: bool,
}

struct Parser<'a> {
    rest: &'a str,
    lists: &'a mut Lists,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<Vec<Item>, String> {
        let mut items = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(letter) = self.rest.chars().next() else { return Ok(items) };
            match letter {
                '|' | ')' | ']' => return Ok(items),
                '(' => items.push(Item::Group(self.enclosed(')')?, false)),
                '[' => items.push(Item::Group(self.enclosed(']')?, true)),
                '<' => items.push(self.list()?),
                _ => items.push(self.word()?),
            }
        }
    }

    fn alternatives(&mut self) -> Result<Vec<Vec<Item>>, String> {
        let mut alternatives = vec![self.run()?];
        while let Some(rest) = self.rest.strip_prefix('|') {
            self.rest = rest;
            alternatives.push(self.run()?);
        }
        if alternatives.iter().any(Vec::is_empty) {
            return Err("an alternative is empty; what may be left out stands in [brackets]".to_owned());
        }
        match alternatives.iter().flatten().any(|item| matches!(item, Item::Gap(_))) {
            true => Err("a gap cannot stand within ( ) or [ ]".to_owned()),
            false => Ok(alternatives),
        }
    }

    fn enclosed(&mut self, close: char) -> Result<Vec<Vec<Item>>, String> {
        let open = self.rest.chars().next().unwrap_or(' ');
        self.rest = &self.rest[1..];
        let alternatives = self.alternatives()?;
        self.rest = self.rest.strip_prefix(close).ok_or_else(|| format!("`{open}` without its `{close}`"))?;
        Ok(alternatives)
    }

    fn list(&mut self) -> Result<Item, String> {
        let Some((name, rest)) = self.rest[1..].split_once('>') else { return Err("`<` without its `>`".to_owned()) };
        self.rest = rest;
        if name == "number" {
            return Ok(Item::Number);
        }
        let list = self.lists.0.get_mut(name).ok_or_else(|| format!("there is no list `<{name}>`"))?;
        list.used = true;
        Ok(Item::Group(list.alternatives.clone(), false))
    }

    fn word(&mut self) -> Result<Item, String> {
        let end = self.rest.find(|letter: char| letter.is_whitespace() || "|()[]<>".contains(letter));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        match word {
            "_" => return Ok(Item::Any),
            ".." => return Ok(Item::Gap(SHORT_GAP)),
            "..." => return Ok(Item::Gap(LONG_GAP)),
            _ => {}
        }
        if word != word.to_lowercase() {
            return Err(format!("`{word}`: words are written in small letters"));
        }
        let inner = word.trim_matches('\'');
        if inner != word || !word.chars().all(|letter| letter.is_alphanumeric() || letter == '\'') {
            return Err(format!("`{word}` is not a word; punctuation does not count, and hyphens part words"));
        }
        Ok(Item::Word(word.to_owned()))
    }

    fn end(&self) -> Result<(), String> {
        match self.rest.trim() {
            "" => Ok(()),
            rest => Err(format!("`{rest}` does not belong here")),
        }
    }
}

/// The word as the review sees it.
fn folded(word: &str) -> String {
    word.chars().flat_map(char::to_uppercase).collect()
}

fn collect(items: &[Item], words: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Word(word) => {
                words.insert(folded(word));
            }
            Item::Group(alternatives, _) => alternatives.iter().for_each(|run| collect(run, words)),
            Item::Number | Item::Any | Item::Gap(_) => {}
        }
    }
}

struct Coder<'a> {
    words: &'a BTreeMap<String, u16>,
    /// Each group's runs, one behind the other.
    groups: Vec<Vec<u16>>,
}

impl Coder<'_> {
    fn run(&mut self, items: &[Item]) -> Vec<u16> {
        let mut codes: Vec<u16> = items.iter().map(|item| self.item(item)).collect();
        if let Some(last) = codes.last_mut() {
            *last |= LAST;
        }
        codes
    }

    fn item(&mut self, item: &Item) -> u16 {
        match item {
            Item::Word(word) => WORD | self.words[&folded(word)],
            Item::Number => IS_NUMBER,
            Item::Any => ANY,
            Item::Gap(most) => GAP | most,
            Item::Group(alternatives, optional) => {
                // Of two that fit, the longer one is meant.
                let mut alternatives: Vec<&Vec<Item>> = alternatives.iter().collect();
                alternatives.dedup();
                alternatives.sort_by_key(|run| std::cmp::Reverse(most_words(run)));
                let group: Vec<u16> = alternatives.into_iter().flat_map(|run| self.run(run)).collect();
                let index = self.groups.iter().position(|known| *known == group).unwrap_or_else(|| {
                    self.groups.push(group);
                    self.groups.len() - 1
                });
                index as u16 | if *optional { OPTIONAL } else { GROUP }
            }
        }
    }
}

/// Numbers words and groups by their first use, and puts each group there.
struct Packer<'a> {
    groups: &'a [Vec<u16>],
    codes: Vec<u16>,
    words_so_far: Vec<u16>,
    groups_so_far: Vec<u16>,
}

impl Packer<'_> {
    fn pack(&mut self, code: u16) {
        let (what, which) = (code & !NEW, code & NEW);
        let place = |so_far: &[u16]| so_far.iter().position(|known| *known == which).map(|place| place as u16);
        match what & !LAST {
            WORD => {
                let known = place(&self.words_so_far);
                self.codes.push(what | known.unwrap_or(NEW));
                if known.is_none() {
                    self.words_so_far.push(which);
                }
            }
            GROUP | OPTIONAL => {
                let known = place(&self.groups_so_far);
                self.codes.push(what | known.unwrap_or(NEW));
                if known.is_none() {
                    self.groups[usize::from(which)].iter().for_each(|code| self.pack(*code));
                    self.codes.push(END);
                    self.groups_so_far.push(which);
                }
            }
            _ => self.codes.push(code),
        }
    }
}

/// The most words that a run may stand for, gaps apart.
fn most_words(items: &[Item]) -> usize {
    let most = |item: &Item| match item {
        Item::Group(alternatives, _) => alternatives.iter().map(|run| most_words(run)).max().unwrap_or(0),
        Item::Gap(_) => 0,
        _ => 1,
    };
    items.iter().map(most).sum()
}

/// A run needs a word that cannot be left out, and before it nothing but words and groups.
fn begins_with_a_word(items: &[Item]) -> Result<(), String> {
    for item in items {
        match item {
            Item::Word(_) => return Ok(()),
            Item::Group(alternatives, optional) => {
                alternatives.iter().try_for_each(|run| begins_with_a_word(run))?;
                if !optional {
                    return Ok(());
                }
            }
            _ => return Err("a phrase begins with a word".to_owned()),
        }
    }
    Err("what may be left out cannot be all there is".to_owned())
}
