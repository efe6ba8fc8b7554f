//! The review itself: each row of `src/tables/review.table` is checked, and what it finds is put in order.

use super::characters::{start_after, start_before};
use super::checks::{Check, REVIEW, ReviewRow};
use super::reviewer::{Place, ReviewOptions, Reviewer, Told};
use super::words::Likeness;
use crate::basics::civil::LocalDateTime;
use crate::basics::order::sort_by_key;
use crate::engine::case::{Case, Setting};
use crate::knowledge::words::borrowed;
use crate::model::message::{Finding, Severity};
use crate::model::situation::{Interviewer, Situation};

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
    Reviewer::of(situation, options, case, text).findings()
}

impl Reviewer<'_> {
    fn findings(&self) -> Vec<Finding> {
        let text = self.message.text;
        let units = Units::of(text);
        let (mut marks, mut messages) = (Vec::new(), Vec::new());
        let (conditions, within) = (self.case.conditions(), self.within());
        // The gravest first, since of two at one place it is the one that stays.
        for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
            let applies = |row: &&ReviewRow| row.severity == severity && row.kinds.has(self.options.kind);
            for row in REVIEW.iter().filter(applies).filter(|row| row.when.holds(conditions)) {
                let mut told = Vec::new();
                let mut places = self.check(row.check, &mut told);
                for reviewer in &within {
                    if let Some(fact) = reviewer.fact.filter(|fact| row.typed.has(fact.field)) {
                        let found = reviewer.check(row.check, &mut told);
                        places.extend(found.iter().map(|(start, end)| (start + fact.start, end + fact.start)));
                    }
                }
                if places.is_empty() {
                    continue;
                }
                sort_by_key(&mut places, |place| place.0 as i32);
                let mut new = Vec::with_capacity(places.len());
                for (start, end) in places {
                    let (start, end) = (units.at(start_before(text, start)), units.at(start_after(text, end)));
                    new.push(Mark { row, message: messages.len(), start, end });
                }
                marks = merged(&marks, &new);
                messages.push(self.situation.words().fill(row.text, &borrowed(&told)));
            }
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
            Check::Lines(section) => self.lines(section),
            Check::Starts(section) => self.starts(section),
            Check::Whole(section) => self.whole(section),
            Check::Stops => self.stops(),
            Check::Asks => self.asks(),
            Check::Unknown => self.unknown(),
            Check::Capital => self.capital(),
            Check::Greeted => self.greeted(Likeness::Letters, told),
            Check::Accent => self.greeted(Likeness::Spelling, told),
            Check::Company => self.other_company(told),
        }
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

impl Mark {
    /// Whether two that overlap are about one place. What is about a whole stretch leaves room for others in it, and what is
    /// about the message as a whole has no place.
    fn at_one_place(&self, other: &Mark) -> bool {
        let has_place = self.start < self.end && other.start < other.end;
        let whole = self.row.check.is_stretch() || other.row.check.is_stretch();
        has_place && (self.row.id == other.row.id || !whole)
    }
}

/// New findings among those before, all sorted by their start. At one place only the first stays.
fn merged(mut before: &[Mark], new: &[Mark]) -> Vec<Mark> {
    let mut merged = Vec::with_capacity(before.len() + new.len());
    // Up to where earlier ones reach: those of one place, and those of the same id.
    let mut said = 0;
    for mark in new {
        while let Some((earlier, rest)) = before.split_first().filter(|(earlier, _)| earlier.start <= mark.start) {
            if earlier.at_one_place(mark) {
                said = earlier.end.max(said);
            }
            merged.push(*earlier);
            before = rest;
        }
        // At most one of each check is about a stretch, so few are passed over.
        let next = before.iter().find(|next| next.at_one_place(mark));
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
