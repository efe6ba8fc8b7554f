//! A message as a review sees it: its words with their places, its sentences, and which words are facts the user typed.

use super::vocabulary::{ELIDED, FACT, NUMBER, OTHER, POSSESSIVE, SHORT, SMALL, Vocabulary};
use crate::basics::capitals::{alike, capitals, is_small};
use crate::basics::fold::folded;
use crate::basics::text::{is_apostrophe, is_invisible, is_word, letters_in};

/// A number such as that of "12. März", where it stands among the short words, and the most figures that it has.
const ANY_NUMBER: &str = "1";
const MOST_FIGURES: usize = 2;
/// The end of a name to which something belongs has fewer letters.
const LONGEST_POSSESSIVE: usize = 3;

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

/// A message, taken apart.
pub(crate) struct Message<'a> {
    pub text: &'a str,
    vocabulary: Option<&'static Vocabulary>,
    pub words: Vec<Word>,
    pub sentences: Vec<Sentence>,
}

impl<'a> Message<'a> {
    /// Takes a message apart; without a vocabulary every word is an `OTHER`.
    pub fn new(text: &'a str, vocabulary: Option<&'static Vocabulary>) -> Message<'a> {
        let mut message = Message { text, vocabulary, words: Vec::new(), sentences: Vec::new() };
        let mut upper = String::new();
        let (mut after_word, mut is_short) = (0, false);
        let mut letters = text.char_indices().peekable();
        while let Some((start, letter)) = letters.next() {
            if !is_word(letter) || is_invisible(letter) {
                continue;
            }
            let mut end = start + letter.len_utf8();
            let mut after = end;
            upper.clear();
            let mut shape = Shape::default();
            shape.add(letter, &mut upper);
            while let Some((at, next)) = letters.peek().copied() {
                let joins = is_apostrophe(next) && part(text, at + next.len_utf8(), text.len()).starts_with(is_word);
                if !is_word(next) && !joins {
                    break;
                }
                letters.next();
                after = at + next.len_utf8();
                if joins && message.has(&upper, ELIDED) {
                    break;
                }
                end = after;
                shape.add(next, &mut upper);
            }
            let gap = Gap::of(part(text, after_word, start), is_short);
            if message.words.is_empty() || gap.ends_sentence {
                if let Some(before) = message.sentences.last_mut() {
                    before.question = gap.question;
                }
                message.sentences.push(Sentence { start, end, question: false });
            }
            if let Some(sentence) = message.sentences.last_mut() {
                sentence.end = end;
            }
            let number = match letter {
                '0'..='9' | '٠'..='٩' | '۰'..='۹' => NUMBER,
                _ => vocabulary.map_or(OTHER, |vocabulary| vocabulary.number(&upper)),
            };
            let point = |at: usize| text.as_bytes().get(at) == Some(&b'.');
            is_short = point(after) && message.is_short(number, &upper, point(start.wrapping_sub(1)));
            let sentence = message.sentences.len() - 1;
            message.words.push(Word { start, end, number, sentence, capitals: shape.capitals(), apart: gap.mark });
            after_word = after;
        }
        if let Some(last) = message.sentences.last_mut() {
            last.question = Gap::of(part(text, after_word, text.len()), is_short).question;
        }
        message
    }

    /// Takes another text apart in the same way.
    pub fn like<'b>(&self, text: &'b str) -> Message<'b> {
        Message::new(text, self.vocabulary)
    }

    /// The same with other words.
    pub fn with_words(&self, words: Vec<Word>) -> Message<'a> {
        Message { text: self.text, vocabulary: self.vocabulary, words, sentences: self.sentences.clone() }
    }

    /// Whether the language has a word with this sign.
    fn has(&self, word: &str, sign: &str) -> bool {
        self.vocabulary.is_some_and(|vocabulary| vocabulary.has(word, sign))
    }

    /// Whether a full stop behind a word may be that of an abbreviation, of an initial or of "12. März".
    fn is_short(&self, number: u16, word: &str, after_point: bool) -> bool {
        let letters = letters_in(word);
        match number {
            NUMBER => letters <= MOST_FIGURES && self.has(ANY_NUMBER, SHORT),
            _ => number == OTHER && letters == 1 && !after_point || self.has(word, SHORT),
        }
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

    /// Whether it holds a name, in small letters or capitals.
    pub fn says(&self, name: &str) -> bool {
        self.words.iter().any(|known| self.is_name(self.text_of(known), name))
            || !name.is_ascii() && find(self.text, name).is_some()
    }

    /// Whether a word is a name, also one to which something belongs, or with a prefix.
    pub fn is_name(&self, word: &str, name: &str) -> bool {
        let mut rest = word.chars();
        for _ in 0..LONGEST_POSSESSIVE {
            let ending = part(word, rest.as_str().len(), word.len());
            let alike = alike_in(Likeness::Letters, rest.as_str(), name);
            if alike && (ending.is_empty() || self.has(ending, POSSESSIVE)) {
                return true;
            }
            rest.next_back();
        }
        self.without_prefix(word).is_some_and(|rest| self.is_name(rest, name))
    }

    /// Whether it holds a word that begins like this one.
    pub fn says_start(&self, word: &str) -> bool {
        let bare = self.without_prefix(word);
        let stem = if bare.is_some() { STEM_BEHIND_PREFIX } else { STEM };
        let says = |word: &str| {
            self.words.iter().any(|known| {
                let known = self.text_of(known);
                alike(known, word, stem) || self.without_prefix(known).is_some_and(|bare| alike(bare, word, stem))
            })
        };
        says(word) || bare.is_some_and(says) || !word.is_ascii() && find(self.text, word).is_some()
    }

    /// What is left of a word behind its prefix, if it has one.
    fn without_prefix<'b>(&self, word: &'b str) -> Option<&'b str> {
        let rest = part(word, self.vocabulary?.prefix(word), word.len());
        (rest.len() < word.len() && letters_in(rest) >= SHORTEST_REST).then_some(rest)
    }

    /// Whether a first word is ordinary, so that it is small within a sentence.
    pub fn is_small_within(&self, first: &Word) -> bool {
        match self.vocabulary {
            Some(vocabulary) if vocabulary.names_small => self.has(self.text_of(first), SMALL),
            _ => first.number < FACT,
        }
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

/// Letters with accents, in capitals, each row behind its plain letter; and those that Arabic takes for one.
const ACCENTED: &str = "AÀÁÂÃÄÅĀĂĄǍ|CÇĆĈĊČ|DĎĐ|EÈÉÊËĒĔĖĘĚ|GĜĞĠĢ|HĤĦ|IÌÍÎÏĨĪĬĮİ|JĴ|KĶ|LĹĻĽĿŁ|NÑŃŅŇ|OÒÓÔÕÖØŌŎŐƠ|RŔŖŘ|SŚŜŞŠȘ|TŢŤŦȚ|UÙÚÛÜŨŪŬŮŰŲƯ|WŴ|YÝŶŸ|ZŹŻŽ|اأإآ|هة|يى";

/// The capitals of a name, without what does not count.
pub(crate) fn letters_of(likeness: Likeness, name: &str) -> impl Iterator<Item = char> {
    let counts = move |letter: &char| {
        let accent = matches!(letter, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}');
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
/// The same in a language that joins more to a word, at its end as well.
const STEM_BEHIND_PREFIX: usize = 4;
/// What is left of a word without its prefix has at least so many letters.
const SHORTEST_REST: usize = 3;

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
    /// A full stop behind a short word is a mark and no end.
    fn of(between: &str, after_short: bool) -> Gap {
        let between = if after_short { between.get(1..).unwrap_or_default() } else { between };
        let mut gap = Gap { ends_sentence: false, question: false, mark: after_short };
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
            let joins = matches!(letter, '-' | '\'' | '’' | '«' | '»' | '„' | '‚' | '‹' | '›');
            gap.mark |= !letter.is_whitespace() && !joins;
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
            self.small += usize::from(is_small(letter));
            if let Some(letter) = folded(letter) {
                upper.extend(capitals(letter));
            }
        }
    }

    fn capitals(&self) -> bool {
        self.capitals > 0 && self.small == 0
    }
}
