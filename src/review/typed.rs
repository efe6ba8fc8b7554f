//! What does not fit about a fact that the user typed: a sentence where a few words belong, a question, "N/A".

use super::facts::Field;
use super::reviewer::{Place, Reviewer};
use crate::basics::capitals::{is_capital, is_small};
use crate::basics::text::is_word;

/// A full stop behind a shorter word may be that of an abbreviation.
const SHORTEST_ENDING: usize = 4;

impl Reviewer<'_> {
    /// All of a fact that stands where a draft has it; nothing elsewhere.
    fn in_draft(&self) -> Option<Place> {
        self.fact.filter(|fact| fact.in_slot).map(|_| (0, self.whole.text.len()))
    }

    /// The fact, where it begins with a phrase; a title with capitals, such as "We Are Social", is none.
    pub(super) fn starts(&self, section: u8) -> Vec<Place> {
        let second = self.whole.words.get(1).map(|word| self.whole.text_of(word));
        let title = second.is_some_and(|word| word.starts_with(is_capital));
        let starts = !title && self.in_section(section).iter().any(|found| found.start == 0);
        self.in_draft().filter(|_| starts).into_iter().collect()
    }

    /// The fact, where a phrase is all of it.
    pub(super) fn whole(&self, section: u8) -> Vec<Place> {
        let all = self.whole.words.len();
        let closed = self.fact.is_some_and(|fact| fact.is_closed);
        let whole = closed && self.in_section(section).iter().any(|found| found.start == 0 && found.end == all);
        self.in_draft().filter(|_| whole).into_iter().collect()
    }

    /// The fact, where a sentence ends within it.
    pub(super) fn stops(&self) -> Vec<Place> {
        let words = &self.whole.words;
        let ends = |at: usize| words.get(at).is_some_and(|word| word.end - word.start >= SHORTEST_ENDING);
        let stops = (1..words.len()).any(|at| !self.whole.continues(at - 1, at) && ends(at - 1));
        self.in_draft().filter(|_| stops).into_iter().collect()
    }

    /// The fact, where it ends in a question mark.
    pub(super) fn asks(&self) -> Vec<Place> {
        let text = self.whole.text.trim_end_matches(|letter: char| letter == '!' || letter.is_whitespace());
        let asks = matches!(text.chars().next_back(), Some('?' | '؟'));
        self.in_draft().filter(|_| asks).into_iter().collect()
    }

    /// The fact, where it says that there is nothing to say.
    pub(super) fn unknown(&self) -> Vec<Place> {
        let unknown = self.fact.is_some_and(|fact| fact.unknown);
        self.in_draft().filter(|_| unknown && self.whole.text.contains(is_word)).into_iter().collect()
    }

    /// An ordinary first word with a capital, where small letters go on.
    pub(super) fn capital(&self) -> Vec<Place> {
        let (Some(first), Some(second)) = (self.whole.words.first(), self.whole.words.get(1)) else {
            return Vec::new();
        };
        let word = self.whole.text_of(first);
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(is_capital) && letters.all(is_small) && word.len() > 1;
        let goes_on = self.whole.text_of(second).starts_with(is_small);
        let is_topic = self.fact.is_some_and(|fact| fact.field == Field::Topic);
        let suspicious = capital && goes_on && is_topic && self.whole.is_small_within(first) && !second.apart;
        self.in_draft().filter(|_| suspicious).map(|_| (first.start, first.end)).into_iter().collect()
    }
}
