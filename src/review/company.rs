//! A company beside the job that is another than the one the job is at: the mark of a text written for someone else.

use super::facts::Field;
use super::phrases::{Found, section};
use super::reviewer::{Place, Reviewer, Told};
use super::vocabulary::FACT;
use super::words::{Likeness, Message, alike_in, letters_of, part};
use crate::basics::capitals::is_capital;
use crate::basics::order::sort_by_key;
use crate::wording::fit::Fitting;

/// A company's name is taken to have at most so many words.
const MOST_WORDS: usize = 5;

impl Reviewer<'_> {
    /// Where a message names another company beside the job.
    pub(super) fn other_company(&self, told: &mut Vec<Told>) -> Vec<Place> {
        let fitting = Fitting(self.situation.draft_words());
        let Some(company) = self.situation.company.as_deref().and_then(|typed| fitting.company(typed)) else {
            return Vec::new();
        };
        let ours = self.whole.like(company);
        // Who names the right one knows where the job is.
        let is_named = self.facts.repeated.iter().any(|fact| fact.field == Field::Company);
        let mut places: Vec<Place> = Vec::new();
        for found in self.beside_the_job() {
            let Some(place) = self.named_at(found).filter(|_| !is_named) else { continue };
            let other = part(self.whole.text, place.0, place.1);
            if !is_part(&ours, &self.whole.like(other)) && places.last() != Some(&place) {
                if places.is_empty() {
                    told.push(("other", other.to_owned()));
                    told.push(("company", company.to_owned()));
                }
                places.push(place);
            }
        }
        places
    }

    /// The words before which a company of the job's stands: "the role at", or "at" behind the job's title.
    fn beside_the_job(&self) -> Vec<usize> {
        let mut after: Vec<usize> =
            self.in_section(section::WRONG_COMPANY_BESIDE).iter().map(|found| found.end).collect();
        for fact in self.facts.repeated.iter().filter(|fact| fact.field == Field::Job) {
            let title = self.message.words.partition_point(|word| word.end <= fact.start);
            let is = |found: &&Found, section: u8| found.section == section;
            let named = title > 0
                && self.found_within(title - 1, title).iter().any(|found| is(&found, section::WRONG_COMPANY_THE));
            let at = self.found_within(title + 1, title + 2).iter().find(|found| is(found, section::WRONG_COMPANY_AT));
            after.extend(at.filter(|_| named).map(|found| found.end));
        }
        sort_by_key(&mut after, |at| *at as i32);
        after
    }

    /// The name that begins at this word: words with capitals, none of them a fact.
    fn named_at(&self, first: usize) -> Option<Place> {
        let words = &self.message.words;
        let capital = |at: &usize| {
            let word = words.get(*at).filter(|word| word.number != FACT && (*at == first || !word.apart));
            word.is_some_and(|word| self.message.text_of(word).starts_with(is_capital))
        };
        let plain = self.found_within(first, first + 1);
        if plain.iter().any(|found| found.section == section::WRONG_COMPANY_START) || words.get(first)?.apart {
            return None;
        }
        let last = (first..first + MOST_WORDS).take_while(capital).last()?;
        Some((words.get(first)?.start, words.get(last)?.end))
    }
}

/// Whether two companies share a word, or one is made of the other's first letters.
fn is_part(ours: &Message, other: &Message) -> bool {
    let mut theirs = other.words.iter().map(|word| other.text_of(word));
    let shares = theirs.any(|word| ours.words.iter().any(|own| alike_in(Likeness::Letters, ours.text_of(own), word)));
    shares || is_initials(ours, other) || is_initials(other, ours)
}

/// Whether a company of one word is made of another's first letters, as "NHS" is.
fn is_initials(short: &Message, long: &Message) -> bool {
    let [word] = short.words.as_slice() else { return false };
    let mut firsts = long.words.iter().filter_map(|word| letters_of(Likeness::Letters, long.text_of(word)).next());
    long.words.len() > 1
        && letters_of(Likeness::Letters, short.text_of(word)).all(|letter| firsts.any(|first| first == letter))
}
