//! What can be seen without reading: length, gaps to fill in, capitals, rows of marks and pictures, too many sentences.

use super::characters::pictures;
use super::phrases::{section, take_apart};
use super::reviewer::{Place, Reviewer, Told};
use super::vocabulary::FACT;
use super::words::{Word, part};
use crate::basics::capitals::is_capital;
use crate::basics::order::sort_by_key;
use crate::basics::text::{is_word, letters_in, number};

/// The most sentences in a message between connections while the process is open (s2.6).
const MOST_SENTENCES: usize = 5;
/// A sentence with fewer words is a greeting or a closing.
const SHORTEST_SENTENCE: usize = 4;
/// The most exclamation marks, and the most pictures, that may each be alone.
const MOST_EXCLAMATIONS: usize = 3;
const MOST_PICTURES: usize = 2;
/// Ordinary words in capitals with fewer letters are not shouting; this many words in a row are not abbreviations.
const SHORTEST_SHOUT: usize = 6;
const SHOUTED_ROW: usize = 5;
/// The longest gap to fill in, and the shortest one drawn as a line, in bytes.
const LONGEST_GAP: usize = 120;
const SHORTEST_LINE: usize = 3;
/// The shortest field of a letter for many, with its marks, in bytes.
const SHORTEST_FIELD: usize = 4;

impl Reviewer<'_> {
    /// Where a note exceeds its limit.
    pub(super) fn too_long(&self, told: &mut Vec<Told>) -> Vec<Place> {
        let limit = self.options.note_limit.unwrap_or_else(|| self.situation.note_limit()) as usize;
        let text = self.message.text;
        let (mut units, mut fits) = (0, 0);
        for letter in text.chars() {
            units += letter.len_utf16();
            if units <= limit {
                fits += letter.len_utf8();
            }
        }
        if units <= limit {
            return Vec::new();
        }
        told.push(("limit", number(limit as i32)));
        told.push(("over", number((units - limit) as i32)));
        vec![(fits, text.len())]
    }

    /// Gaps such as `[their name]`, `{company}` or `___`.
    pub(super) fn gaps(&self) -> Vec<Place> {
        let bytes = self.message.text.as_bytes();
        let after = |at: usize| bytes.get(at..).unwrap_or_default();
        let mut places: Vec<Place> = Vec::new();
        let mut next = 0;
        for (start, open) in bytes.iter().enumerate() {
            let close = match open {
                _ if start < next => continue,
                b'_' => {
                    next = start + after(start).iter().take_while(|byte| **byte == b'_').count();
                    if next - start >= SHORTEST_LINE && !self.facts.cover(start, next) {
                        places.push((start, next));
                    }
                    continue;
                }
                b'[' => b']',
                b'{' => b'}',
                b'<' => b'>',
                _ => continue,
            };
            let mut inside = after(start + 1).iter().take(LONGEST_GAP);
            let length = inside.position(|byte| *byte == close || byte == open || *byte == b'\n');
            let Some(end) = length.map(|length| start + length + 2).filter(|end| bytes.get(end - 1) == Some(&close))
            else {
                continue;
            };
            // Some write a pair of braces twice.
            let twice = *open == b'{' && bytes.get(..start).is_some_and(|before| before.ends_with(b"{"));
            let twice = usize::from(twice && after(end).starts_with(b"}"));
            let place = (start - twice, end + twice);
            if !self.facts.cover(place.0, place.1) && (twice > 0 || self.is_gap(start, end)) {
                places.push(place);
                next = place.1;
            }
        }
        places.extend(self.merge_fields());
        sort_by_key(&mut places, |place| place.0 as i32);
        places
    }

    /// Fields of a letter for many, such as `«FirstName»` or `%NAME%`.
    fn merge_fields(&self) -> Vec<Place> {
        let (mut places, mut open) = (Vec::new(), None);
        for (at, letter) in self.message.text.char_indices() {
            let end = at + letter.len_utf8();
            let field = open.filter(|(sign, _)| *sign == letter).map(|(_, start)| (start, end));
            open = match letter {
                '«' => Some(('»', at)),
                '%' if field.is_none_or(|(start, _)| end - start < SHORTEST_FIELD) => Some(('%', at)),
                '_' => open,
                'a'..='z' | 'A'..='Z' => open,
                _ if letter == ' ' || !letter.is_ascii() && is_word(letter) => open.filter(|(sign, _)| *sign == '»'),
                _ => None,
            };
            if let Some((start, end)) = field.filter(|(start, end)| end - start >= SHORTEST_FIELD) {
                let quoted = letter == '»' && !self.names_field(part(self.message.text, start, end));
                if !quoted && !self.facts.cover(start, end) {
                    places.push((start, end));
                }
            }
        }
        places
    }

    /// Whether the text between quotation marks is the name of a field rather than a quotation: `«First name»`.
    fn names_field(&self, quoted: &str) -> bool {
        let fields = take_apart(quoted, self.phrases);
        let found = self.phrases.map(|phrases| phrases.find(&fields)).unwrap_or_default();
        let inside = found.iter().any(|found| found.section == section::PLACEHOLDER_INSIDE);
        let parted = fields.words.len() > 1 && !quoted.contains(' ');
        let capital = fields.words.first().is_some_and(|word| fields.text_of(word).starts_with(is_capital));
        // "FirstName" is one word.
        let last = fields.words.last().map(|word| fields.text_of(word)).unwrap_or_default();
        let joined = last.char_indices().rfind(|(at, letter)| *at > 0 && is_capital(*letter));
        let tail = joined.and_then(|(at, _)| last.get(at..)).map(|tail| take_apart(tail, self.phrases));
        let tail = tail.and_then(|tail| self.phrases.map(|phrases| phrases.find(&tail))).unwrap_or_default();
        inside && (parted || fields.words.len() == 1 || fields.words.len() == 2 && capital)
            || tail.iter().any(|found| found.section == section::PLACEHOLDER_INSIDE)
    }

    /// The phrases of a section, each where it fills a line.
    pub(super) fn lines(&self, section: u8) -> Vec<Place> {
        let text = self.message.text;
        let fills = |(start, end): &Place| {
            let ends = |letter: &char| *letter != '\n';
            let mut before = part(text, 0, *start).chars().rev().take_while(ends);
            let mut after = part(text, *end, text.len()).chars().take_while(ends);
            !before.any(is_word) && !after.any(is_word)
        };
        self.in_section(section).iter().map(|found| self.place(found)).filter(fills).collect()
    }

    /// Whether the text between brackets is a gap to fill in rather than an aside or an address.
    fn is_gap(&self, start: usize, end: usize) -> bool {
        let inside = self.message.text.get(start + 1..end - 1).unwrap_or_default();
        if self.message.text.as_bytes().get(start) == Some(&b'[') {
            // Not a number, which may point to a source.
            return !inside.starts_with(|letter: char| letter.is_ascii_digit());
        }
        // Braces and angle brackets have other uses, too.
        let from = self.message.words.partition_point(|word| word.start < start);
        let to = self.message.words.partition_point(|word| word.end <= end);
        self.found_within(from, to).iter().any(|found| found.section == section::PLACEHOLDER_INSIDE)
            && inside.starts_with(is_word)
    }

    /// Words in capitals that read as shouting, as against abbreviations and names.
    pub(super) fn capitals(&self) -> Vec<Place> {
        let words = &self.message.words;
        let stressed = self.in_section(section::TONE_SHOUTING);
        let mut stressed = &stressed[..];
        let mut places = Vec::new();
        let mut end = 0;
        while end < words.len() {
            let start = end;
            end += words.iter().skip(start).take_while(|word| word.capitals).count();
            let mut shouted = words.get(start..end).unwrap_or_default();
            // "I" and "A" are capitals in any case, and only count between others.
            let single = |word: &Word| letters_in(self.message.text_of(word)) == 1;
            while let Some((_, rest)) = shouted.split_first().filter(|(first, _)| single(first)) {
                shouted = rest;
            }
            while let Some((_, rest)) = shouted.split_last().filter(|(last, _)| single(last)) {
                shouted = rest;
            }
            let (mut known, mut letters, mut all, mut joined) = (0, 0, 0, true);
            for (at, word) in shouted.iter().enumerate() {
                let count = letters_in(self.message.text_of(word));
                all += count;
                joined &= at == 0 || !word.apart;
                if word.number < FACT {
                    known += 1;
                    letters += count;
                }
            }
            let ordinary = known > 1 && letters >= SHORTEST_SHOUT;
            let row = joined && shouted.len() >= SHOUTED_ROW && all >= 4 * shouted.len();
            let mut lone = false;
            while let Some((stress, rest)) = stressed.split_first().filter(|(stress, _)| stress.start < end) {
                lone |= stress.start >= start;
                stressed = rest;
            }
            if ordinary || row || lone {
                places.extend(shouted.first().zip(shouted.last()).map(|(first, last)| (first.start, last.end)));
            }
            end = end.max(start + 1);
        }
        places
    }

    /// Rows of exclamation and question marks, or too many exclamation marks one by one.
    pub(super) fn marks(&self) -> Vec<Place> {
        let mut marks = Vec::new();
        for (at, letter) in self.message.text.char_indices() {
            if matches!(letter, '!' | '！' | '?' | '？' | '؟' | '،') {
                marks.push((at, at + letter.len_utf8(), matches!(letter, '!' | '！')));
            }
        }
        self.rows(marks, MOST_EXCLAMATIONS)
    }

    /// Rows of pictures, or too many of them one by one.
    pub(super) fn pictures(&self) -> Vec<Place> {
        let mut all = Vec::new();
        for (start, end) in pictures(self.message.text) {
            all.push((start, end, true));
        }
        self.rows(all, MOST_PICTURES)
    }

    /// The rows, with nothing but spaces inside them; and of those that are alone and count, the first one too many.
    fn rows(&self, mut all: Vec<(usize, usize, bool)>, most: usize) -> Vec<Place> {
        let beside = |end: usize, start: usize| {
            self.message
                .text
                .get(end..start)
                .is_some_and(|between| between.chars().all(|letter| matches!(letter, ' ' | '\u{a0}' | '\u{202f}')))
        };
        let mut places = Vec::new();
        let mut alone = 0;
        let mut row: Option<(usize, usize, usize, bool)> = None;
        // The end of the text ends a row, too.
        all.push((usize::MAX, usize::MAX, false));
        for (start, end, counts) in all {
            if self.facts.cover(start, end) {
                continue;
            }
            row = match row {
                Some((first, last, length, _)) if beside(last, start) => Some((first, end, length + 1, false)),
                ended => {
                    if let Some((first, last, length, counts)) = ended {
                        alone += usize::from(counts);
                        if length > 1 || counts && alone == most + 1 {
                            places.push((first, last));
                        }
                    }
                    Some((start, end, 1, counts))
                }
            };
        }
        places
    }

    /// The sentences beyond the limit for a message on the network.
    pub(super) fn sentences(&self) -> Vec<Place> {
        let mut surplus: Vec<Place> = Vec::new();
        let (mut full, mut words) = (0, &self.message.words[..]);
        for (number, sentence) in self.message.sentences.iter().enumerate() {
            let length = words.iter().take_while(|word| word.sentence == number).count();
            words = words.get(length..).unwrap_or_default();
            full += usize::from(length >= SHORTEST_SENTENCE);
            if length >= SHORTEST_SENTENCE && full > MOST_SENTENCES {
                match surplus.first_mut() {
                    Some((_, end)) => *end = sentence.end,
                    None => surplus.push((sentence.start, sentence.end)),
                }
            }
        }
        surplus
    }
}
