//! Reads a phrase: words, what may stand between them, and groups of alternatives.

use super::super::fold;
use super::codes::Pattern;
use super::spelling::Spelling;
use std::collections::BTreeMap;

/// Words that `..` and `...` may stand for.
const SHORT_GAP: u16 = 3;
const LONG_GAP: u16 = 12;
/// The fewest letters that the beginning of a word may have.
const SHORTEST_BEGINNING: usize = 3;

#[derive(Clone, PartialEq)]
pub enum Item {
    /// A word, also with the signs for a prefix and for any ending.
    Word(String),
    Number,
    Any,
    Gap(u16),
    /// One of several runs of words; whether it may be left out.
    Group(Vec<Vec<Item>>, bool),
}

/// The lists at a file's head.
#[derive(Default)]
pub struct Lists {
    /// Those that phrases name, such as `<please>`.
    pub named: BTreeMap<String, List>,
    /// Those that say how the language writes its words.
    pub spelling: Spelling,
}

pub struct List {
    pub alternatives: Vec<Vec<Item>>,
    pub line: usize,
    pub used: bool,
}

pub struct Parser<'a> {
    pub rest: &'a str,
    pub lists: &'a mut Lists,
}

impl Parser<'_> {
    pub fn run(&mut self) -> Result<Vec<Item>, String> {
        let mut items = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(letter) = self.rest.chars().next() else { return Ok(items) };
            match letter {
                '|' | ')' | ']' => return Ok(items),
                '(' => items.push(Item::Group(self.enclosed(')')?, false)),
                '[' => items.push(Item::Group(self.enclosed(']')?, true)),
                '<' => items.push(self.list()?),
                _ => self.word(&mut items)?,
            }
        }
    }

    pub fn alternatives(&mut self) -> Result<Vec<Vec<Item>>, String> {
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
        let list = self.lists.named.get_mut(name).ok_or_else(|| format!("there is no list `<{name}>`"))?;
        list.used = true;
        Ok(Item::Group(list.alternatives.clone(), false))
    }

    /// A word, or the words that an apostrophe parts.
    fn word(&mut self, items: &mut Vec<Item>) -> Result<(), String> {
        let end = self.rest.find(|letter: char| letter.is_whitespace() || "|()[]<>".contains(letter));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        match word {
            "_" => items.push(Item::Any),
            ".." => items.push(Item::Gap(SHORT_GAP)),
            "..." => items.push(Item::Gap(LONG_GAP)),
            _ => {
                let mut last = word;
                while let Some((elided, rest)) = last.split_once('\'').filter(|(part, _)| self.is_elided(part)) {
                    items.push(Item::Word(elided.to_owned()));
                    last = rest;
                }
                if !last.is_empty() {
                    self.check(last)?;
                    items.push(Item::Word(last.to_owned()));
                }
            }
        }
        Ok(())
    }

    fn is_elided(&self, word: &str) -> bool {
        self.lists.spelling.is_elided(word)
    }

    fn check(&self, word: &str) -> Result<(), String> {
        if word != word.to_lowercase() {
            return Err(format!("`{word}`: words are written in small letters"));
        }
        let pattern = Pattern::of(word);
        let inner = pattern.text.trim_matches('\'');
        if inner != pattern.text || inner.is_empty() || !inner.chars().all(is_letter) {
            return Err(format!("`{word}` is not a word; punctuation does not count, and hyphens part words"));
        }
        if pattern.prefixed && !self.lists.spelling.has_prefixes() {
            return Err(format!("`{word}`: there is no list `<prefix>`"));
        }
        if pattern.begins && inner.chars().count() < SHORTEST_BEGINNING {
            return Err(format!("`{word}`: too many words begin like this"));
        }
        Ok(())
    }

    pub fn end(&self) -> Result<(), String> {
        match self.rest.trim() {
            "" => Ok(()),
            rest => Err(format!("`{rest}` does not belong here")),
        }
    }
}

/// Arabic has signs over its letters that are no letters to Rust.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '\'' || fold::folded(letter).is_none()
}

/// A run needs a word that cannot be left out, and before it nothing but words and groups.
pub fn begins_with_a_word(items: &[Item]) -> Result<(), String> {
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
