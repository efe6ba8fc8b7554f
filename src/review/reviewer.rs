//! A message under review: what is known of it, what the phrases found in it, and where.

use super::facts::{Facts, Repeated};
use super::phrases::{Found, Phrases, section, take_apart};
use super::vocabulary::FACT;
use super::words::{Message, part};
use crate::engine::case::Case;
use crate::model::message::Kind;
use crate::model::situation::Situation;

/// What is known about the message apart from the situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewOptions {
    /// What the message is for.
    pub kind: Kind,
    /// The characters that a note may hold; unknown is the situation's.
    pub note_limit: Option<u32>,
    /// The interviewer it goes to; unknown is the only one there is, or nobody in particular.
    pub person_id: Option<String>,
    /// What went to others.
    pub others: Vec<Sent>,
}

impl ReviewOptions {
    /// A message of this kind, of which nothing else is known.
    pub fn new(kind: Kind) -> ReviewOptions {
        ReviewOptions { kind, note_limit: None, person_id: None, others: Vec::new() }
    }
}

/// A message that went to someone else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The interviewer it went to; one who is not in the situation counts as somebody.
    pub person_id: Option<String>,
    /// What it said.
    pub text: String,
}

/// A stretch of the message, in bytes.
pub(super) type Place = (usize, usize);

/// A fact for a finding's text: its name and value.
pub(super) type Told = (&'static str, String);

/// A message under review.
pub(super) struct Reviewer<'a> {
    pub situation: &'a Situation,
    pub options: &'a ReviewOptions,
    pub case: Case<'a>,
    pub phrases: Option<&'static Phrases>,
    /// The message word by word.
    pub whole: Message<'a>,
    /// The message with each fact as one word.
    pub message: Message<'a>,
    pub facts: Facts,
    /// Every phrase found in the message, sorted by its start.
    pub found: Vec<Found>,
    /// Where something is still to be filled in.
    pub gaps: Vec<Place>,
    /// The typed fact that this is, where it is not the message but a fact within it.
    pub fact: Option<Repeated>,
}

impl<'a> Reviewer<'a> {
    pub fn of(situation: &'a Situation, options: &'a ReviewOptions, case: Case<'a>, text: &'a str) -> Reviewer<'a> {
        let whole = take_apart(text, Phrases::of(situation.draft_words()));
        let facts = Facts::of(situation, case.who, &whole);
        Reviewer::new(situation, options, case, whole, facts)
    }

    fn new(
        situation: &'a Situation,
        options: &'a ReviewOptions,
        case: Case<'a>,
        whole: Message<'a>,
        facts: Facts,
    ) -> Reviewer<'a> {
        let phrases = Phrases::of(situation.draft_words());
        let message = whole.with_facts(&facts);
        let found = phrases.map(|phrases| phrases.find(&message)).unwrap_or_default();
        let gaps = Vec::new();
        let mut new = Reviewer { situation, options, case, phrases, whole, message, facts, found, gaps, fact: None };
        new.gaps = new.gaps();
        new
    }

    /// The typed facts in the message, each to be checked by itself.
    pub fn within(&self) -> Vec<Reviewer<'a>> {
        let mut within = Vec::new();
        for fact in &self.facts.repeated {
            let whole = take_apart(part(self.whole.text, fact.start, fact.end), self.phrases);
            let next = self.message.words.get(self.message.words.partition_point(|word| word.start < fact.end));
            let is_closed = next.is_none_or(|next| next.apart || next.number < FACT);
            let fact = Repeated { in_slot: self.in_slot(fact.start), is_closed, ..*fact };
            let reviewer = Reviewer::new(self.situation, self.options, self.case, whole, Facts::none());
            within.push(Reviewer { fact: Some(fact), ..reviewer });
        }
        within
    }

    /// Whether a fact goes on from a word before it, such as "about", and not from one behind which a sentence may stand.
    fn in_slot(&self, start: usize) -> bool {
        let words = &self.message.words;
        let at = words.partition_point(|word| word.end <= start);
        let goes_on = words.get(at).is_some_and(|word| !word.apart) && at > 0 && self.message.continues(at - 1, at);
        goes_on && !self.found_within(at - 1, at).iter().any(|found| found.section == section::TOPIC_SHAPE_BEFORE)
    }

    /// What a section's phrases find, except where one of its exceptions does.
    pub fn in_section(&self, section: u8) -> Vec<Found> {
        // The places of the exceptions, sorted and without overlap.
        let mut exceptions: Vec<Place> = Vec::new();
        for except in self.found.iter().filter(|found| found.section == section && found.except) {
            match exceptions.last_mut() {
                Some((_, end)) if except.start < *end => *end = except.end.max(*end),
                _ => exceptions.push((except.start, except.end)),
            }
        }
        let mut in_section = Vec::new();
        for found in self.found.iter().filter(|found| found.section == section && !found.except) {
            let next = exceptions.partition_point(|(_, end)| *end <= found.start);
            if exceptions.get(next).is_none_or(|(start, _)| *start >= found.end) {
                in_section.push(*found);
            }
        }
        in_section
    }

    /// All that starts within these words.
    pub fn found_within(&self, start: usize, end: usize) -> &[Found] {
        let from = self.found.partition_point(|found| found.start < start);
        let to = self.found.partition_point(|found| found.start < end);
        self.found.get(from..to).unwrap_or_default()
    }

    pub fn place(&self, found: &Found) -> Place {
        let words = self.message.words.get(found.start..found.end).unwrap_or_default();
        words.first().zip(words.last()).map(|(first, last)| (first.start, last.end)).unwrap_or_default()
    }
}
