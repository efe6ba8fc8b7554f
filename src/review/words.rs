//! A message as a review sees it: its words with their places, its sentences, and which words are facts the user typed.

use crate::basics::capitals::{alike, capitals};
use crate::basics::text::{is_apostrophe, is_invisible, is_word};

/// The number of a word that no phrase has.
pub(crate) const OTHER: u16 = u16::MAX;
/// The number of a fact that the user typed, such as the job's title: no phrase is found within it.
pub(crate) const FACT: u16 = u16::MAX - 1;
/// The number of a word that begins with a digit.
pub(crate) const NUMBER: u16 = u16::MAX - 2;

/// A word, or a fact of several words, with its place in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    /// Its number among the words of the language's phrases.
    pub number: u16,
    /// The number of its sentence.
    pub sentence: usize,
    /// It has capitals and no small letters.
    pub capitals: bool,
    /// There is a mark such as a comma between the word before and this one.
    pub apart: bool,
}

/// A sentence, with its place in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    pub start: usize,
    pub end: usize,
    pub question: bool,
}

/// Numbers for words, so that phrases are compared by numbers.
pub(crate) trait Vocabulary {
    /// The number of a word in capitals; `OTHER` for one that no phrase has.
    fn number(&self, word: &str) -> u16;
}

/// A message, taken apart.
pub(crate) struct Message<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
    pub sentences: Vec<Sentence>,
}

impl<'a> Message<'a> {
    /// Takes a message apart; without a vocabulary every word is an `OTHER`.
    pub fn new(text: &'a str, vocabulary: Option<&dyn Vocabulary>) -> Message<'a> {
        let mut message = Message { text, words: Vec::new(), sentences: Vec::new() };
        let mut upper = String::new();
        let mut after_word = 0;
        let mut letters = text.char_indices().peekable();
        while let Some((start, letter)) = letters.next() {
            if !is_word(letter) || is_invisible(letter) {
                continue;
            }
            let mut end = start + letter.len_utf8();
            upper.clear();
            let mut shape = Shape::default();
            shape.add(letter, &mut upper);
            while let Some((at, next)) = letters.peek().copied() {
                let joins = is_apostrophe(next) && part(text, at + next.len_utf8(), text.len()).starts_with(is_word);
                if !is_word(next) && !joins {
                    break;
                }
                letters.next();
                end = at + next.len_utf8();
                shape.add(next, &mut upper);
            }
            let gap = Gap::of(part(text, after_word, start));
            if message.words.is_empty() || gap.ends_sentence {
                if let Some(before) = message.sentences.last_mut() {
                    before.question = gap.question;
                }
                message.sentences.push(Sentence { start, end, question: false });
            }
            if let Some(sentence) = message.sentences.last_mut() {
                sentence.end = end;
            }
            let number = match letter.is_ascii_digit() {
                true => NUMBER,
                false => vocabulary.map_or(OTHER, |vocabulary| vocabulary.number(&upper)),
            };
            let sentence = message.sentences.len() - 1;
            message.words.push(Word { start, end, number, sentence, capitals: shape.capitals(), apart: gap.mark });
            after_word = end;
        }
        if let Some(last) = message.sentences.last_mut() {
            last.question = Gap::of(part(text, after_word, text.len())).question;
        }
        message
    }

    /// The word at `at` belongs to the sentence of the word `first`.
    pub fn continues(&self, first: usize, at: usize) -> bool {
        match (self.words.get(first), self.words.get(at)) {
            (Some(first), Some(word)) => first.sentence == word.sentence,
            _ => false,
        }
    }

    /// The sentence of this word ends with a question mark.
    pub fn asks(&self, word: usize) -> bool {
        let sentence = self.words.get(word).and_then(|word| self.sentences.get(word.sentence));
        sentence.is_some_and(|sentence| sentence.question)
    }

    pub fn text_of(&self, word: &Word) -> &'a str {
        part(self.text, word.start, word.end)
    }

    pub fn before(&self, word: &Word) -> &'a str {
        part(self.text, 0, word.start)
    }

    pub fn after(&self, word: &Word) -> &'a str {
        part(self.text, word.end, self.text.len())
    }

    /// Whether it holds a word, in small letters or capitals, also as a possessive.
    pub fn says(&self, word: &str) -> bool {
        self.words.iter().any(|known| {
            let text = self.text_of(known);
            let mut owner = text.chars();
            let owns = matches!(owner.next_back(), Some('s' | 'S')) && owner.next_back().is_some_and(is_apostrophe);
            alike_in(Likeness::Letters, text, word) || owns && alike_in(Likeness::Letters, owner.as_str(), word)
        }) || !word.is_ascii() && find(self.text, word).is_some()
    }

    /// Whether it holds a word that begins like this one.
    pub fn says_start(&self, word: &str) -> bool {
        self.words.iter().any(|known| alike(self.text_of(known), word, STEM))
            || !word.is_ascii() && find(self.text, word).is_some()
    }
}

/// How closely two names are compared: case and apostrophes never count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// Accents count.
    Spelling,
    /// Accents do not count.
    Letters,
}

/// Letters with accents, in capitals, each row behind its plain letter.
const ACCENTED: &str = "AÀÁÂÃÄÅĀĂĄǍ|CÇĆĈĊČ|DĎĐ|EÈÉÊËĒĔĖĘĚ|GĜĞĠĢ|HĤĦ|IÌÍÎÏĨĪĬĮİ|JĴ|KĶ|LĹĻĽĿŁ|NÑŃŅŇ|OÒÓÔÕÖØŌŎŐƠ|RŔŖŘ|SŚŜŞŠȘ|TŢŤŦȚ|UÙÚÛÜŨŪŬŮŰŲƯ|WŴ|YÝŶŸ|ZŹŻŽ";

/// The capitals of a name, without what does not count.
pub(crate) fn letters_of(likeness: Likeness, name: &str) -> impl Iterator<Item = char> {
    let counts = move |letter: &char| {
        let accent = matches!(letter, '\u{300}'..='\u{36f}');
        !(is_apostrophe(*letter) || is_invisible(*letter) || accent && likeness == Likeness::Letters)
    };
    let plain = move |letter: char| match letter.is_ascii() || likeness == Likeness::Spelling {
        true => letter,
        false => ACCENTED
            .split('|')
            .find(|row| row.chars().any(|other| other == letter))
            .and_then(|row| row.chars().next())
            .unwrap_or(letter),
    };
    name.chars().filter(counts).flat_map(capitals).map(plain)
}

/// Whether two names are the same.
pub(crate) fn alike_in(likeness: Likeness, a: &str, b: &str) -> bool {
    letters_of(likeness, a).eq(letters_of(likeness, b))
}

/// Words whose first letters are the same up to this number count as one: "migrate" and "migration".
const STEM: usize = 5;

/// The text between two places. Indexing by a range would bring the standard library's panic messages into the page.
pub(crate) fn part(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// Where a text holds a part, letter by letter. The standard library's search is quicker on long parts and several
/// kilobytes heavier in the page.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    match part.len() {
        0 => Some(0),
        length => text.as_bytes().windows(length).position(|there| there == part.as_bytes()),
    }
}

/// The text between two words.
struct Gap {
    ends_sentence: bool,
    question: bool,
    mark: bool,
}

impl Gap {
    fn of(between: &str) -> Gap {
        let mut gap = Gap { ends_sentence: false, question: false, mark: false };
        let mut breaks = 0;
        for letter in between.chars() {
            match letter {
                '?' | '؟' | '？' => (gap.question, gap.ends_sentence) = (true, true),
                '!' | '！' | '…' | '。' | '।' => gap.ends_sentence = true,
                // Not the points within "e.g" or "acme.com".
                '.' => gap.ends_sentence |= between.len() > 1,
                '\n' => breaks += 1,
                _ => {}
            }
            gap.mark |= !letter.is_whitespace() && letter != '-' && letter != '\'' && letter != '’';
        }
        // A single line break may be mere wrapping.
        gap.ends_sentence |= breaks > 1;
        gap.mark |= breaks > 0;
        gap
    }
}

#[derive(Default)]
struct Shape {
    capitals: usize,
    small: usize,
}

impl Shape {
    fn add(&mut self, letter: char, upper: &mut String) {
        if letter.is_ascii() {
            self.capitals += usize::from(letter.is_ascii_uppercase());
            self.small += usize::from(letter.is_ascii_lowercase());
            upper.push(letter.to_ascii_uppercase());
        } else if is_apostrophe(letter) {
            upper.push('\'');
        } else if !is_invisible(letter) {
            // Letters without case count as neither.
            self.small += usize::from(capitals(letter).next() != Some(letter));
            upper.extend(capitals(letter));
        }
    }

    fn capitals(&self) -> bool {
        self.capitals > 0 && self.small == 0
    }
}
