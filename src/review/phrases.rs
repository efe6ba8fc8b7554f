//! The phrases of a language, compiled from `src/content/LANG/review.phrases`, and how they are found in a message.

use super::vocabulary::{FACT, NUMBER, OTHER, Vocabulary};
use super::words::Message;
use crate::basics::append_only::AppendOnly;
use crate::knowledge::words::Words;
use std::sync::LazyLock;

/// The phrases of one language as `src/build/phrases.rs` writes them.
struct Written {
    /// All words in capitals, a line each, and behind them those with signs.
    words: &'static str,
    /// Each phrase's section and flags.
    heads: &'static [u16],
    /// One run of codes for each phrase. Behind the code of a new group stand its runs and an end.
    codes: &'static [u16],
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

// No word's number reaches these, which stand for words without one.
const _: () = assert!(FACT > WHICH && NUMBER > WHICH && OTHER > WHICH);

/// Numbers that were written as a letter each, from the space on: which one it is, the next one first, before what it is.
fn numbers(letters: &str) -> Vec<u16> {
    let turned = letters.chars().map(|letter| (letter as u32).wrapping_sub(0x20) as u16);
    turned.map(|number| (number >> 3).wrapping_sub(1) & WHICH | number << 13).collect()
}

/// A phrase found: its section, and the words from the first to before the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub section: u8,
    pub except: bool,
    pub start: usize,
    pub end: usize,
}

impl Found {
    /// A phrase of this section that starts with this word.
    pub fn is(&self, section: u8, start: usize) -> bool {
        self.section == section && self.start == start && !self.except
    }

    /// A beginning that is complete without a name, such as "Madame,".
    pub fn needs_no_name(&self) -> bool {
        self.section == section::NO_NAME_GREETING && self.start == 0 && self.except
    }
}

/// The phrases with an index to find them. It is computed at the first review, since stored it would weigh more in the
/// page than the phrases themselves.
pub(crate) struct Phrases {
    heads: &'static [u16],
    vocabulary: Vocabulary,
    /// One run of codes for each phrase; then the groups, each some runs and an end.
    codes: Vec<u16>,
    /// Where each group's runs start.
    groups: Vec<usize>,
    /// For each word, the first entry for a phrase that may begin with it.
    first_entries: Vec<u16>,
    entries: Vec<Entry>,
}

/// A phrase that may begin with a word.
struct Entry {
    phrase: u16,
    /// Where its run starts.
    run: u16,
    /// The word's next entry.
    next: u16,
}

/// No further entry.
const NONE: u16 = u16::MAX;

/// What remains of a phrase after a run.
struct Rest<'a> {
    code: usize,
    then: Option<&'a Rest<'a>>,
}

/// Takes a message apart, its words numbered as in the phrases.
pub(crate) fn take_apart<'a>(text: &'a str, phrases: Option<&'static Phrases>) -> Message<'a> {
    Message::new(text, phrases.map(|phrases| &phrases.vocabulary))
}

impl Phrases {
    /// The phrases of a language; none for one that has only texts.
    pub fn of(words: &'static Words) -> Option<&'static Phrases> {
        static SOURCE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&SOURCE_PHRASES));
        /// Those of the languages that were added, by their tags.
        static ADDED: AppendOnly<(&str, Phrases)> = AppendOnly::new();
        if words.is_source() {
            return Some(&SOURCE);
        }
        let [known, heads, codes] = words.phrases();
        if known.is_empty() {
            return None;
        }
        let found = ADDED.iter().find(|(tag, _)| *tag == words.tag());
        let added = found.unwrap_or_else(|| {
            let written = Written { words: known, heads: numbers(heads).leak(), codes: numbers(codes).leak() };
            ADDED.push((words.tag(), Phrases::new(&written)))
        });
        Some(&added.1)
    }

    fn new(written: &Written) -> Phrases {
        let vocabulary = Vocabulary::new(written.words);
        let mut unpacked = Unpacked { words: 0, groups: Vec::new() };
        let mut codes = unpacked.runs(&mut written.codes.iter().copied());
        let groups = unpacked.groups.into_iter().map(|mut group| {
            let start = codes.len();
            codes.append(&mut group);
            codes.push(END);
            start
        });
        let groups = groups.collect();
        let first_entries = vec![NONE; vocabulary.len()];
        let heads = written.heads;
        let mut phrases = Phrases { heads, vocabulary, codes, groups, first_entries, entries: Vec::new() };
        let mut runs = Vec::with_capacity(heads.len());
        let mut at = 0;
        for _ in heads {
            runs.push(at);
            at = phrases.past_run(at);
        }
        // Each entry goes before those that are there, so the last phrase comes first.
        for (phrase, run) in runs.into_iter().enumerate().rev() {
            phrases.enter(phrase as u16, run, run);
        }
        phrases
    }

    fn code(&self, at: usize) -> u16 {
        self.codes.get(at).copied().unwrap_or(END)
    }

    fn past_run(&self, mut at: usize) -> usize {
        while self.code(at) != END && self.code(at) & LAST == 0 {
            at += 1;
        }
        at + 1
    }

    /// Where a group's first run starts.
    fn group(&self, code: u16) -> usize {
        self.groups.get(usize::from(code & WHICH)).copied().unwrap_or(usize::MAX)
    }

    /// Enters a phrase under every word that the run at `at` may begin with.
    fn enter(&mut self, phrase: u16, run: usize, mut at: usize) {
        loop {
            let code = self.code(at);
            if matches!(code & WHAT, GROUP | OPTIONAL) {
                let mut inner = self.group(code);
                while self.code(inner) != END {
                    self.enter(phrase, run, inner);
                    inner = self.past_run(inner);
                }
            } else if let Some(first) = self.first_entries.get_mut(usize::from(code & WHICH)) {
                let twice = self.entries.get(usize::from(*first)).is_some_and(|entry| entry.phrase == phrase);
                if code & WHAT == WORD && !twice {
                    self.entries.push(Entry { phrase, run: run as u16, next: *first });
                    *first = (self.entries.len() - 1) as u16;
                }
            }
            if code & WHAT != OPTIONAL || code & LAST != 0 {
                break;
            }
            at += 1;
        }
    }

    /// Every phrase in the message, in order, exceptions among them.
    pub fn find(&self, message: &Message) -> Vec<Found> {
        let mut found = Vec::new();
        for (start, word) in message.words.iter().enumerate() {
            let mut next = self.first_entries.get(usize::from(word.number)).copied().unwrap_or(NONE);
            while let Some(entry) = self.entries.get(usize::from(next)) {
                next = entry.next;
                let head = self.heads.get(usize::from(entry.phrase)).copied().unwrap_or_default();
                if head & QUESTION != 0 && !message.asks(start) {
                    continue;
                }
                let search = Search { phrases: self, message, first: start };
                let end = search.run(usize::from(entry.run), start, None);
                if let Some(end) = end.filter(|end| head & FINAL == 0 || !message.continues(start, *end)) {
                    found.push(Found { section: head as u8, except: head & EXCEPT != 0, start, end });
                }
            }
        }
        found
    }
}

/// How much of the words and groups has come.
struct Unpacked {
    words: u16,
    groups: Vec<Vec<u16>>,
}

impl Unpacked {
    /// The codes up to an end, each with its number, and the groups within them apart.
    fn runs(&mut self, packed: &mut dyn Iterator<Item = u16>) -> Vec<u16> {
        let mut codes = Vec::new();
        while let Some(code) = packed.next().filter(|code| *code != END) {
            let new = match code & WHAT {
                GROUP | OPTIONAL if code & WHICH == NEW => {
                    let group = self.runs(packed);
                    self.groups.push(group);
                    self.groups.len() as u16 - 1
                }
                WORD if code & WHICH == NEW => {
                    self.words += 1;
                    self.words - 1
                }
                _ => code & WHICH,
            };
            codes.push(code & !WHICH | new);
        }
        codes
    }
}

/// The search for one phrase from one word on.
struct Search<'a> {
    phrases: &'a Phrases,
    message: &'a Message<'a>,
    first: usize,
}

impl Search<'_> {
    /// Where the words end that match a run and then the rest, from the word `at` on.
    fn run(&self, run: usize, at: usize, then: Option<&Rest>) -> Option<usize> {
        let code = self.phrases.code(run);
        let here = Rest { code: run + 1, then };
        let rest = if code & LAST == 0 { Some(&here) } else { then };
        match code & WHAT {
            what @ (GROUP | OPTIONAL) => {
                let word = self.message.words.get(at).map_or(OTHER, |word| word.number);
                let mut run = self.phrases.group(code);
                loop {
                    let begin = self.phrases.code(run);
                    if begin == END {
                        break;
                    }
                    // Most alternatives begin with another word.
                    if (begin & WHAT != WORD || begin & WHICH == word)
                        && let Some(end) = self.run(run, at, rest)
                    {
                        return Some(end);
                    }
                    run = self.phrases.past_run(run);
                }
                if what == OPTIONAL { self.rest(at, rest) } else { None }
            }
            GAP if code & WHICH < ANY & WHICH => {
                let reached = |next: &usize| *next == at || self.message.continues(self.first, *next - 1);
                let most = at + usize::from(code & WHICH);
                (at..=most).take_while(reached).find_map(|next| self.rest(next, rest))
            }
            _ => {
                let word = self.message.words.get(at).filter(|_| self.message.continues(self.first, at))?;
                let fits = match code & !LAST {
                    ANY => true,
                    IS_NUMBER => word.number == NUMBER,
                    number => word.number == number,
                };
                if fits { self.rest(at + 1, rest) } else { None }
            }
        }
    }

    fn rest(&self, at: usize, rest: Option<&Rest>) -> Option<usize> {
        match rest {
            Some(rest) => self.run(rest.code, at, rest.then),
            None => Some(at),
        }
    }
}
