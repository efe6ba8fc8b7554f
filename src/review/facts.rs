//! Facts that the user typed, such as a topic, where a message repeats them: nothing there is criticised.

use super::words::{FACT, Message, Word, find, part};
use crate::basics::capitals::same;
use crate::basics::text::is_word;
use crate::model::situation::{Interviewer, Situation};

/// This many words from a fact's start count as the fact, since a draft may have shortened it.
const PART: usize = 2;

/// For each byte of a message, whether it belongs to a fact.
pub(crate) struct Facts(Vec<bool>);

impl Facts {
    pub fn of(situation: &Situation, who: &Interviewer, message: &Message) -> Facts {
        let mut facts = Facts(vec![false; message.text.len()]);
        for fact in [&who.topic, &who.line, &situation.job, &situation.company, &situation.you].into_iter().flatten() {
            facts.repeated(fact, message);
        }
        for name in situation.interviewers.iter().filter_map(|who| who.name.as_ref()) {
            facts.repeated(name, message);
            facts.parts_of_name(name, message);
        }
        facts
    }

    /// Whether a place lies within facts.
    pub fn cover(&self, start: usize, end: usize) -> bool {
        self.0.get(start..end).is_some_and(|bytes| bytes.iter().all(|known| *known))
    }

    fn add(&mut self, start: usize, end: usize) {
        self.0.iter_mut().take(end).skip(start).for_each(|known| *known = true);
    }

    fn repeated(&mut self, fact: &str, message: &Message) {
        self.as_written(fact, message.text);
        self.word_by_word(fact, message);
    }

    /// The fact letter by letter, pictures and marks included.
    fn as_written(&mut self, fact: &str, text: &str) {
        let mut at = 0;
        while let Some(found) = find(part(text, at, text.len()), fact).filter(|_| !fact.is_empty()) {
            let (start, end) = (at + found, at + found + fact.len());
            let cuts_before = part(text, 0, start).ends_with(is_word) && fact.starts_with(is_word);
            let cuts_after = part(text, end, text.len()).starts_with(is_word) && fact.ends_with(is_word);
            if !cuts_before && !cuts_after {
                self.add(start, end);
            }
            at = end;
        }
    }

    /// The fact or its beginning, whatever its case and marks.
    fn word_by_word(&mut self, fact: &str, message: &Message) {
        let fact = Message::new(fact, None);
        let least = PART.min(fact.words.len());
        let Some(fact_first) = fact.words.first().filter(|_| least > 1) else { return };
        let mut rest: &[Word] = &message.words;
        while let Some((first, after)) = rest.split_first() {
            let alike = |(a, b): &(&Word, &Word)| same(message.text_of(a), fact.text_of(b));
            let mut run = rest.iter().zip(&fact.words).take_while(alike);
            let count = run.by_ref().count();
            rest = after;
            if count >= least
                && let (Some(last), Some(fact_last)) = (rest.get(count - 2), fact.words.get(count - 1))
            {
                // A bracket or a picture next to the words belongs to the fact, too.
                let (before, fact_before) = (message.before(first), fact.before(fact_first));
                let start = first.start - common(before.chars().rev(), fact_before.chars().rev());
                let (after, fact_after) = (message.after(last), fact.after(fact_last));
                let end = last.end + common(after.chars(), fact_after.chars());
                self.add(start, end);
                rest = &rest[count - 1..];
            }
        }
    }

    /// One part of a name, as it is spelt in the name, so that "Will" is a name and "will" is a word.
    fn parts_of_name(&mut self, name: &str, message: &Message) {
        let name = Message::new(name, None);
        for part in name.words.iter().map(|part| name.text_of(part)).filter(|part| part.len() > 1) {
            for word in message.words.iter().filter(|word| message.text_of(word) == part) {
                self.add(word.start, word.end);
            }
        }
    }
}

impl<'a> Message<'a> {
    /// Words within a fact become one word.
    pub fn with_facts(&self, facts: &Facts) -> Message<'a> {
        let mut kept: Vec<Word> = Vec::with_capacity(self.words.len());
        for word in &self.words {
            if !facts.cover(word.start, word.end) {
                kept.push(*word);
                continue;
            }
            match kept.last_mut() {
                Some(last) if last.number == FACT && facts.cover(last.end, word.start) => last.end = word.end,
                _ => kept.push(Word { number: FACT, capitals: false, ..*word }),
            }
        }
        Message { text: self.text, words: kept, sentences: self.sentences.clone() }
    }
}

/// The bytes that two texts have in common from their start.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}
