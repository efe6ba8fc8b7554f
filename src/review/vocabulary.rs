//! The words of a language's phrases, each with its number, and what the language says of how its words are written.

/// The number of a word that no phrase has.
pub(crate) const OTHER: u16 = u16::MAX;
/// The number of a fact that the user typed, such as the job's title: no phrase is found within it.
pub(crate) const FACT: u16 = u16::MAX - 1;
/// The number of a word that begins with a digit.
pub(crate) const NUMBER: u16 = u16::MAX - 2;

/// Behind a word at whose full stop no sentence ends.
pub(crate) const SHORT: &str = ".";
/// Behind what an apostrophe joins to the next word, such as "l".
pub(crate) const ELIDED: &str = "'";
/// Behind the end of a name to which something belongs, as it is written.
pub(crate) const POSSESSIVE: &str = "-s";
/// Behind a first word with a capital that is small within a sentence.
pub(crate) const SMALL: &str = "^";
/// Behind what may be joined to the front of a word.
const PREFIX: &str = "-";
/// Before a word that may have a prefix.
const PREFIXED: &str = "+";
/// Behind a word that stands for all which begin with it.
const BEGINS: &str = "*";

/// The words in capitals, with an index. Those with one of the signs above stand among them, so that they need no lists.
pub(crate) struct Vocabulary {
    words: Vec<Known>,
    /// For each hash, the number of the first word that has it.
    first_words: Vec<u16>,
    /// The longest beginning and the longest prefix, without its sign, in bytes.
    longest_beginning: usize,
    longest_prefix: usize,
    /// The language says which first words are small within a sentence.
    pub names_small: bool,
}

/// A word of some phrases.
struct Known {
    text: &'static str,
    /// The number of the next word with the same hash.
    next: u16,
}

/// No further word.
const NONE: u16 = u16::MAX;

/// The number of hash buckets for words.
const HASHES: usize = 1024;

fn hash(word: &str) -> usize {
    word.bytes().fold(0, |hash: usize, byte| hash.wrapping_mul(31).wrapping_add(byte.into())) % HASHES
}

impl Vocabulary {
    /// Words, a line each; a word's number is its place among them.
    pub fn new(words: &'static str) -> Vocabulary {
        let mut new = Vocabulary {
            words: Vec::new(),
            first_words: vec![NONE; HASHES],
            longest_beginning: 0,
            longest_prefix: 0,
            names_small: false,
        };
        for (text, number) in words.split('\n').zip(0..) {
            let next = std::mem::replace(&mut new.first_words[hash(text)], number);
            new.words.push(Known { text, next });
            match text.as_bytes() {
                [bare @ .., b'*'] => new.longest_beginning = bare.len().max(new.longest_beginning),
                [bare @ .., b'-'] => new.longest_prefix = bare.len().max(new.longest_prefix),
                [.., b'^'] => new.names_small = true,
                _ => {}
            }
        }
        new
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The number of a word in capitals, by which phrases are compared. Drawn-out words such as "pleeease" have one, too.
    pub fn number(&self, word: &str) -> u16 {
        let found = self.known(word);
        if found != OTHER || !drawn_out(word) {
            return found;
        }
        match self.known(&squeezed(word, 2)) {
            OTHER => self.known(&squeezed(word, 1)),
            found => found,
        }
    }

    /// Whether the language has a word with this sign.
    pub fn has(&self, word: &str, sign: &str) -> bool {
        self.search(&[word, sign].concat()) != OTHER
    }

    /// How long a word's prefix is, in bytes.
    pub fn prefix(&self, word: &str) -> usize {
        self.start(word, PREFIX, self.longest_prefix).0
    }

    /// The number of a word: its own, else that of its longest beginning, else that of the rest behind a prefix.
    fn known(&self, word: &str) -> u16 {
        let mut found = self.own(word);
        let mut end = self.longest_prefix;
        while found == OTHER && end > 0 {
            (end, _) = self.start(word, PREFIX, end);
            found = self.own(&[PREFIXED, word.get(end..).unwrap_or_default()].concat());
            end = end.saturating_sub(1);
        }
        found
    }

    fn own(&self, word: &str) -> u16 {
        match self.search(word) {
            OTHER => self.start(word, BEGINS, self.longest_beginning).1,
            found => found,
        }
    }

    /// The longest start of a word, up to this length, that is there with a sign: its end and its number.
    fn start(&self, word: &str, sign: &str, most: usize) -> (usize, u16) {
        let mut end = most.min(word.len());
        while end > 0 {
            let found = word.get(..end).map_or(OTHER, |start| self.search(&[start, sign].concat()));
            if found != OTHER {
                return (end, found);
            }
            end -= 1;
        }
        (0, OTHER)
    }

    fn search(&self, word: &str) -> u16 {
        let mut number = self.first_words[hash(word)];
        while let Some(known) = self.words.get(usize::from(number)) {
            if known.text == word {
                return number;
            }
            number = known.next;
        }
        OTHER
    }
}

/// Three of one letter in a row.
fn drawn_out(word: &str) -> bool {
    let mut run = (' ', 0);
    word.chars().any(|letter| {
        run = if letter == run.0 { (letter, run.1 + 1) } else { (letter, 1) };
        run.1 == 3
    })
}

/// The word with no more than this many of one letter in a row.
fn squeezed(word: &str, most: usize) -> String {
    let mut out = String::with_capacity(word.len());
    let mut run = (' ', 0);
    for letter in word.chars() {
        run = if letter == run.0 { (letter, run.1 + 1) } else { (letter, 1) };
        if run.1 <= most {
            out.push(letter);
        }
    }
    out
}
