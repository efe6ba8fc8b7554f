//! Facts that the user typed, such as a topic, where a message repeats them: there only what `review.table` names is checked.

use super::vocabulary::FACT;
use super::words::{Message, Word, find, part};
use crate::basics::capitals::same;
use crate::basics::order::sort_by_key;
use crate::basics::text::is_word;
use crate::model::situation::{Interviewer, Situation};
use crate::wording::fit::Fitting;

/// This many words from a fact's start count as the fact, since a draft may have shortened it.
const PART: usize = 2;

/// A fact that the user typed; the build numbers them in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Topic,
    Job,
    Company,
    Line,
    Name,
    You,
}

/// The number of fields.
const FIELDS: usize = Field::You as usize + 1;

/// A part of a fact that a message repeats is checked by itself if it has so many words.
const CHECKED_PART: usize = 4;

/// A typed fact where it stands in a message, or as much of it as a draft kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repeated {
    pub start: usize,
    pub end: usize,
    pub field: Field,
    /// It says that there is nothing to say, such as "N/A".
    pub unknown: bool,
    /// It goes on from a word before it, as in a draft.
    pub in_slot: bool,
    /// No noun follows it that it could be a part of, as "salary" is of "salary tool".
    pub is_closed: bool,
}

/// Where a message repeats facts.
pub(crate) struct Facts {
    /// For each byte of the message, whether it belongs to a fact.
    covered: Vec<bool>,
    /// The facts to check by themselves, in order.
    pub repeated: Vec<Repeated>,
}

impl Facts {
    pub fn none() -> Facts {
        Facts { covered: Vec::new(), repeated: Vec::new() }
    }

    /// Facts as they were typed, and as drafts have them.
    pub fn of(situation: &Situation, who: &Interviewer, message: &Message) -> Facts {
        let mut facts = Facts { covered: vec![false; message.text.len()], repeated: Vec::new() };
        let fitting = Fitting(situation.draft_words());
        let mut typed = |field: Field, fact: &Option<String>, fit: &dyn Fn(&str) -> Option<String>| {
            let Some(fact) = fact else { return };
            let fitted = fit(fact);
            facts.repeated(fact, field, fitted.is_none(), message);
            if let Some(fitted) = fitted.filter(|fitted| fitted != fact) {
                facts.repeated(&fitted, field, false, message);
            }
        };
        typed(Field::Topic, &who.topic, &|topic| fitting.topic(topic));
        typed(Field::Line, &who.line, &|line| fitting.line(line));
        typed(Field::Job, &situation.job, &|job| fitting.job(job));
        typed(Field::Company, &situation.company, &|company| fitting.company(company).map(str::to_owned));
        typed(Field::You, &situation.you, &|you| fitting.name(you).map(str::to_owned));
        typed(Field::Name, &who.name, &|name| fitting.name(name).map(str::to_owned));
        for name in situation.interviewers.iter().filter_map(|who| who.name.as_ref()) {
            facts.cover_all(name, false, message);
            facts.parts_of_name(name, message);
        }
        facts.settle();
        facts
    }

    /// Puts them in order; of what is found for one field twice, the longer stays.
    fn settle(&mut self) {
        sort_by_key(&mut self.repeated, |fact| fact.start as i32);
        let mut kept: Vec<Repeated> = Vec::with_capacity(self.repeated.len());
        let mut latest = [usize::MAX; FIELDS];
        for fact in &self.repeated {
            let Some(latest) = latest.get_mut(fact.field as usize) else { continue };
            match kept.get_mut(*latest) {
                Some(last) if fact.start < last.end => {
                    if fact.end - fact.start > last.end - last.start {
                        *last = *fact;
                    }
                }
                _ => {
                    *latest = kept.len();
                    kept.push(*fact);
                }
            }
        }
        self.repeated = kept;
    }

    /// Whether a place lies within facts.
    pub fn cover(&self, start: usize, end: usize) -> bool {
        self.covered.get(start..end).is_some_and(|bytes| bytes.iter().all(|known| *known))
    }

    fn add(&mut self, start: usize, end: usize) {
        self.covered.iter_mut().take(end).skip(start).for_each(|known| *known = true);
    }

    fn repeated(&mut self, fact: &str, field: Field, unknown: bool, message: &Message) {
        for (start, end, checked) in self.cover_all(fact, unknown, message) {
            if checked {
                self.repeated.push(Repeated { start, end, field, unknown, in_slot: false, is_closed: false });
            }
        }
    }

    /// Covers a fact wherever it stands, and says where; what is short and only a part of it is not to be checked.
    fn cover_all(&mut self, fact: &str, unknown: bool, message: &Message) -> Vec<(usize, usize, bool)> {
        let (mut found, fact) = (Vec::new(), fact.trim());
        as_written(fact, message.text, &mut found);
        // Marks count in what says nothing: "N/A" is not the French "n’a".
        if !unknown {
            word_by_word(fact, message, &mut found);
        }
        found.iter().for_each(|(start, end, _)| self.add(*start, *end));
        found
    }

    /// One part of a name, as it is spelt in the name, so that "Will" is a name and "will" is a word.
    fn parts_of_name(&mut self, name: &str, message: &Message) {
        let name = message.like(name);
        for part in name.words.iter().map(|part| name.text_of(part)).filter(|part| part.len() > 1) {
            for word in message.words.iter().filter(|word| message.text_of(word) == part) {
                self.add(word.start, word.end);
            }
        }
    }
}

/// The fact letter by letter, pictures and marks included.
fn as_written(fact: &str, text: &str, all: &mut Vec<(usize, usize, bool)>) {
    let mut at = 0;
    while let Some(found) = find(part(text, at, text.len()), fact).filter(|_| !fact.is_empty()) {
        let (start, end) = (at + found, at + found + fact.len());
        let cuts_before = part(text, 0, start).ends_with(is_word) && fact.starts_with(is_word);
        let cuts_after = part(text, end, text.len()).starts_with(is_word) && fact.ends_with(is_word);
        if !cuts_before && !cuts_after {
            all.push((start, end, fact.contains(is_word)));
        }
        at = end;
    }
}

/// The fact or its beginning, whatever its case and marks.
fn word_by_word(fact: &str, message: &Message, all: &mut Vec<(usize, usize, bool)>) {
    let fact = message.like(fact);
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
            all.push((start, end, count == fact.words.len() || count >= CHECKED_PART));
            rest = &rest[count - 1..];
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
        self.with_words(kept)
    }
}

/// The bytes that two texts have in common from their start.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}
