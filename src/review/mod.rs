//! Review: what to improve in a message that the user has edited, where, and why.
//!
//! `src/tables/review.table` says what is looked for, and `src/content/LANG/review.phrases` has the phrases. A wrong
//! warning costs more than a missing one, so facts that the user typed are never criticised, and every list of phrases
//! names its exceptions. One pass takes the message apart; the work is linear in its length.

mod words;
mod facts;
mod phrases;
mod checks;
mod characters;
mod days;
mod personal;
mod shape;
mod input;

use crate::basics::civil::LocalDateTime;
use crate::engine::case::{Case, Setting};
use crate::knowledge::words::borrowed;
use crate::model::message::{Finding, Kind};
use crate::model::situation::{Interviewer, Situation};
use characters::{start_after, start_before};
use checks::{Check, REVIEW, ReviewRow};
use facts::Facts;
use phrases::{Found, Phrases, take_apart};
use words::Message;

pub use input::{ReviewInput, Sent};

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

/// Finds what to improve in a message, sorted by place. Total: any text in any situation has an answer.
///
/// A person who is not in the situation counts as nobody in particular.
///
/// ```
/// use interview_connect::{Kind, ReviewOptions, review};
///
/// let findings = review(None, "Hi Dana, please let me know by Friday.", &ReviewOptions::new(Kind::ThankYouEmail));
/// let mut ids = findings.iter().map(|finding| finding.id);
/// assert_eq!(ids.next(), Some("noTopic"));
/// assert_eq!(ids.next(), Some("pressure"));
/// ```
pub fn review(situation: Option<&Situation>, text: &str, options: &ReviewOptions) -> Vec<Finding> {
    let unknown = Situation::new(LocalDateTime::EPOCH);
    let situation = situation.unwrap_or(&unknown);
    let setting = Setting::of(situation);
    let nobody = Interviewer::default();
    let people = &situation.interviewers;
    let who = match &options.person_id {
        Some(id) => people.iter().find(|who| who.id == *id),
        None => people.first().filter(|_| people.len() == 1),
    };
    let case = Case::alone(&setting, who.unwrap_or(&nobody));
    let phrases = Phrases::of(situation.words());
    let whole = take_apart(text, phrases);
    let facts = Facts::of(situation, case.who, &whole);
    let message = whole.with_facts(&facts);
    let found = phrases.map(|phrases| phrases.find(&message)).unwrap_or_default();
    let gaps = Vec::new();
    let mut reviewer = Reviewer { situation, options, case, phrases, whole, message, facts, found, gaps };
    reviewer.gaps = reviewer.gaps();
    reviewer.findings()
}

/// A stretch of the message, in bytes.
type Place = (usize, usize);

/// A fact for a finding's text: its name and value.
type Told = (&'static str, String);

struct Reviewer<'a> {
    situation: &'a Situation,
    options: &'a ReviewOptions,
    case: Case<'a>,
    phrases: Option<&'static Phrases>,
    /// The message word by word.
    whole: Message<'a>,
    /// The message with each fact as one word.
    message: Message<'a>,
    facts: Facts,
    /// Every phrase found in the message, sorted by its start.
    found: Vec<Found>,
    /// Where something is still to be filled in.
    gaps: Vec<Place>,
}

impl Reviewer<'_> {
    fn findings(&self) -> Vec<Finding> {
        let text = self.message.text;
        let units = Units::of(text);
        let (mut marks, mut messages) = (Vec::new(), Vec::new());
        let conditions = self.case.conditions();
        for row in REVIEW.iter().filter(|row| row.kinds.has(self.options.kind) && row.when.holds(conditions)) {
            let mut told = Vec::new();
            let places = self.check(row.check, &mut told);
            if places.is_empty() {
                continue;
            }
            let mut new = Vec::with_capacity(places.len());
            for (start, end) in places {
                let (start, end) = (units.at(start_before(text, start)), units.at(start_after(text, end)));
                new.push(Mark { row, message: messages.len(), start, end });
            }
            marks = merged(&marks, &new);
            messages.push(self.situation.words().fill(row.text, &borrowed(&told)));
        }
        let mut findings = Vec::with_capacity(marks.len());
        for Mark { row, message, start, end } in marks {
            let (id, severity, cites) = (row.id.name(), row.severity, row.cites.list());
            findings.push(Finding { id, severity, message: messages[message].clone(), start, end, cites });
        }
        findings
    }

    /// The places that a check finds, in order, and the facts that its text needs.
    fn check(&self, check: Check, told: &mut Vec<Told>) -> Vec<Place> {
        match check {
            Check::Words(section) => self.in_section(section).iter().map(|found| self.place(found)).collect(),
            Check::HeldDay(section) => self.wrong_days(section, true, told),
            Check::AheadDay(section) => self.wrong_days(section, false, told),
            Check::Length => self.too_long(told),
            Check::Gaps => self.gaps.clone(),
            Check::Name => self.no_name(),
            Check::Topic => self.no_topic(),
            Check::Capitals => self.capitals(),
            Check::Marks => self.marks(),
            Check::Pictures => self.pictures(),
            Check::Sentences => self.sentences(),
            Check::Copy => self.copied(told),
        }
    }

    /// What a section's phrases find, except where one of its exceptions does.
    fn in_section(&self, section: u8) -> Vec<Found> {
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
    fn found_within(&self, start: usize, end: usize) -> &[Found] {
        let from = self.found.partition_point(|found| found.start < start);
        let to = self.found.partition_point(|found| found.start < end);
        self.found.get(from..to).unwrap_or_default()
    }

    fn place(&self, found: &Found) -> Place {
        let words = self.message.words.get(found.start..found.end).unwrap_or_default();
        words.first().zip(words.last()).map(|(first, last)| (first.start, last.end)).unwrap_or_default()
    }
}

/// A finding without its words.
#[derive(Clone, Copy)]
struct Mark {
    row: &'static ReviewRow,
    /// The place of its message among those of all rows.
    message: usize,
    start: usize,
    end: usize,
}

/// New findings among those before, all sorted by their start. What overlaps an earlier one of the same id is left out:
/// it need not be said twice.
fn merged(mut before: &[Mark], new: &[Mark]) -> Vec<Mark> {
    let mut merged = Vec::with_capacity(before.len() + new.len());
    let mut said = 0;
    for mark in new {
        while let Some((earlier, rest)) = before.split_first().filter(|(earlier, _)| earlier.start <= mark.start) {
            if earlier.row.id == mark.row.id {
                said = earlier.end.max(said);
            }
            merged.push(*earlier);
            before = rest;
        }
        let next = before.first().filter(|next| next.row.id == mark.row.id);
        if mark.start >= said && next.is_none_or(|next| mark.end <= next.start) {
            said = mark.end;
            merged.push(*mark);
        }
    }
    merged.extend_from_slice(before);
    merged
}

/// A text's offsets in UTF-16 code units, by byte.
struct Units(Vec<usize>);

impl Units {
    fn of(text: &str) -> Units {
        let mut table = Vec::with_capacity(text.len() + 1);
        let mut units = 0;
        for letter in text.chars() {
            table.resize(table.len() + letter.len_utf8(), units);
            units += letter.len_utf16();
        }
        table.push(units);
        Units(table)
    }

    fn at(&self, byte: usize) -> usize {
        self.0.get(byte).copied().unwrap_or_default()
    }
}
