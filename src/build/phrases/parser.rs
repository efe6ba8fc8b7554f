//! Reads a phrase: words, what may stand between them, and groups of alternatives.

use std::collections::BTreeMap;

/// Words that `..` and `...` may stand for.
const SHORT_GAP: u16 = 3;
const LONG_GAP: u16 = 12;

#[derive(Clone, PartialEq)]
pub enum Item {
    Word(String),
    Number,
    Any,
    Gap(u16),
    /// One of several runs of words; whether it may be left out.
    Group(Vec<Vec<Item>>, bool),
}

/// The lists that phrases name, such as `<please>`.
#[derive(Default)]
pub struct Lists(pub BTreeMap<String, List>);

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
                _ => items.push(self.word()?),
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

    pub fn end(&self) -> Result<(), String> {
        match self.rest.trim() {
            "" => Ok(()),
            rest => Err(format!("`{rest}` does not belong here")),
        }
    }
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
