//! Phrases as the review reads them: a run of 16-bit codes for each.

use super::super::fold;
use super::parser::Item;
use super::spelling::Spelling;
use std::collections::{BTreeMap, BTreeSet};

/// Declares the codes, and writes them for the engine as well, so that both read the same.
macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $value:expr;)*) => {
        $($(#[doc = $doc])* pub const $name: u16 = $value;)*
        /// The codes as Rust constants.
        pub const CODES: &[(&str, &str, u16)] = &[$((concat!($($doc),*), stringify!($name), $name)),*];
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

/// The largest number that a word or a group may have.
pub const MOST: usize = WHICH as usize;
/// The most codes that a phrase's place can name.
pub const MOST_CODES: usize = 0xFFFF;

/// The word as the review sees it.
pub fn folded(word: &str) -> String {
    word.chars().flat_map(char::to_uppercase).filter_map(fold::folded).collect()
}

/// The sign before a word that may have a prefix, and the one behind a word that may have any ending.
const PREFIXED: char = '+';
const BEGINS: char = '*';

/// A word of a phrase without its signs.
pub struct Pattern<'a> {
    pub text: &'a str,
    pub prefixed: bool,
    pub begins: bool,
}

impl Pattern<'_> {
    pub fn of(word: &str) -> Pattern<'_> {
        let (text, prefixed) = word.strip_prefix(PREFIXED).map_or((word, false), |text| (text, true));
        let (text, begins) = text.strip_suffix(BEGINS).map_or((text, false), |text| (text, true));
        Pattern { text, prefixed, begins }
    }

    fn fits(&self, text: &str, begins: bool) -> bool {
        self.begins && text.starts_with(self.text) || !begins && text == self.text
    }

    /// Whether it stands for all words that the review takes for another one, of which each word of a message has one: the
    /// word itself, else the longest beginning, else what is left of it without a prefix.
    fn covers(&self, word: &Pattern, spelling: &Spelling) -> bool {
        match word.prefixed {
            true => self.prefixed && self.fits(word.text, word.begins),
            false => {
                let mut bare = spelling.without_prefix(word.text);
                self.fits(word.text, word.begins) || self.prefixed && bare.any(|text| self.fits(text, word.begins))
            }
        }
    }
}

/// Collects the words of a run.
pub fn collect(items: &[Item], words: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Word(word) => {
                let word = folded(word);
                words.extend(word.strip_prefix(PREFIXED).map(str::to_owned));
                words.insert(word);
            }
            Item::Group(alternatives, _) => alternatives.iter().for_each(|run| collect(run, words)),
            Item::Number | Item::Any | Item::Gap(_) => {}
        }
    }
}

pub struct Coder<'a> {
    pub words: &'a BTreeMap<String, u16>,
    pub spelling: &'a Spelling,
    /// Each group's runs, one behind the other.
    pub groups: Vec<Vec<u16>>,
}

impl Coder<'_> {
    pub fn run(&mut self, items: &[Item]) -> Vec<u16> {
        let mut codes: Vec<u16> = items.iter().map(|item| self.item(item)).collect();
        if let Some(last) = codes.last_mut() {
            *last |= LAST;
        }
        codes
    }

    fn item(&mut self, item: &Item) -> u16 {
        match item {
            Item::Word(word) => self.word(&folded(word)),
            Item::Number => IS_NUMBER,
            Item::Any => ANY,
            Item::Gap(most) => GAP | most,
            Item::Group(alternatives, optional) => {
                // Of two that fit, the longer one is meant.
                let mut alternatives: Vec<&Vec<Item>> = alternatives.iter().collect();
                alternatives.dedup();
                alternatives.sort_by_key(|run| std::cmp::Reverse(most_words(run)));
                let group: Vec<u16> = alternatives.into_iter().flat_map(|run| self.run(run)).collect();
                self.group(group) | if *optional { OPTIONAL } else { GROUP }
            }
        }
    }

    /// A word; one of several where it has a sign.
    fn word(&mut self, word: &str) -> u16 {
        let pattern = Pattern::of(word);
        if !pattern.prefixed && !pattern.begins {
            return WORD | self.words[word];
        }
        let covered = self.words.iter().filter(|(known, _)| pattern.covers(&Pattern::of(known), self.spelling));
        let group: Vec<u16> = covered.map(|(_, number)| WORD | number | LAST).collect();
        match group.as_slice() {
            [one] => one & !LAST,
            _ => self.group(group) | GROUP,
        }
    }

    fn group(&mut self, group: Vec<u16>) -> u16 {
        let known = self.groups.iter().position(|known| *known == group);
        known.unwrap_or_else(|| {
            self.groups.push(group);
            self.groups.len() - 1
        }) as u16
    }
}

/// Numbers words and groups by their first use, and puts each group there.
pub struct Packer<'a> {
    pub groups: &'a [Vec<u16>],
    pub codes: Vec<u16>,
    pub words_so_far: Vec<u16>,
    pub groups_so_far: Vec<u16>,
}

impl Packer<'_> {
    pub fn pack(&mut self, code: u16) {
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
