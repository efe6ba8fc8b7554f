//! Who a message greets, and whether that is the person it goes to.

use super::phrases::{Found, section, take_apart};
use super::reviewer::{Place, Reviewer, Told};
use super::vocabulary::{FACT, NUMBER};
use super::words::{Likeness, Message, Word, alike_in, letters_of, part};
use crate::basics::capitals::{is_capital, is_small};
use crate::knowledge::words::text;
use crate::wording::fit::Fitting;

/// A name of more words is none.
const MOST_WORDS: usize = 4;
/// The start of a first name is a short form of it from so many letters on, if it lacks as many as this.
const SHORTEST_START: usize = 3;
const LEAST_LACKING: usize = 2;

/// How a message begins.
pub(super) struct Greeting {
    /// The greeting itself, such as "Hi".
    pub found: Found,
    /// The word after words that are not a name, such as "there"; the greeting's end if there are none.
    pub anyone: usize,
    /// The word after a title: the name, if there is one.
    pub name: usize,
}

impl Greeting {
    pub fn of(message: &Message, found: &[Found]) -> Option<Greeting> {
        let mut first = *found.iter().find(|found| found.is(section::NO_NAME_GREETING, 0))?;
        for longer in found.iter().filter(|found| found.is(section::NO_NAME_GREETING, 0)) {
            first.end = longer.end.max(first.end);
        }
        let (mut anyone, mut name) = (first.end, first.end);
        for next in found {
            if next.is(section::NO_NAME_ANYONE, first.end) {
                anyone = next.end.max(anyone);
            }
            if next.is(section::NO_NAME_TITLE, first.end) && message.words.len() > next.end {
                name = next.end.max(name);
            }
        }
        Some(Greeting { found: first, anyone, name })
    }

    /// The word after the greeting: a name ends at the next mark.
    pub fn end(&self, message: &Message) -> usize {
        let closed = message.words.get(self.name + 1).is_none_or(|next| next.apart);
        self.name + usize::from(closed)
    }
}

impl Reviewer<'_> {
    /// The name that the greeting has, where it is another than the person's: by its letters, or by its spelling alone.
    pub(super) fn greeted(&self, likeness: Likeness, told: &mut Vec<Told>) -> Vec<Place> {
        let fitting = Fitting(self.situation.draft_words());
        let Some(name) = self.case.who.name.as_deref().and_then(|name| fitting.name(name)) else { return Vec::new() };
        let Some((place, titled)) = self.greeted_name() else { return Vec::new() };
        let greeted = part(self.whole.text, place.0, place.1);
        let found = match self.compared(greeted, name, titled) {
            Some(Likeness::Spelling) => None,
            found => Some(found),
        };
        if found != Some((likeness == Likeness::Spelling).then_some(Likeness::Letters)) {
            return Vec::new();
        }
        told.push(("greeted", greeted.to_owned()));
        told.push(("name", name.to_owned()));
        vec![place]
    }

    /// Where the greeting's name stands, and whether a title stands before it.
    pub(super) fn greeted_name(&self) -> Option<(Place, bool)> {
        let words = &self.message.words;
        let greeting = Greeting::of(&self.message, &self.found)?;
        // A title that was typed is a fact, in which no phrase is found.
        let is_title = |at: usize| words.get(at).is_some_and(|word| self.is_title(self.message.text_of(word)));
        let from = greeting.name + usize::from(is_title(greeting.name) && words.len() > greeting.name + 1);
        let titled = from > greeting.found.end;
        let first = words.get(from)?;
        let may_be_name = |word: &Word| word.number != NUMBER && !self.message.text_of(word).starts_with(is_small);
        let mut to = from + 1;
        while words.get(to).is_some_and(|word| !word.apart && may_be_name(word) && word.number >= FACT)
            && to - from < MOST_WORDS
        {
            to += 1;
        }
        // "Hi, Dana, thanks" has a name, "Hi, thanks" has none; neither has "Dear Members of the panel".
        let closed = words.get(to).is_none_or(|next| next.apart);
        let unknown = first.number >= FACT;
        let last = words.get(to - 1)?;
        let sure = match self.message.text_of(first).starts_with(is_capital) {
            true => (closed || !first.apart) && (unknown || closed && !first.apart),
            // In a script without capitals, only the mark behind a name tells it.
            false => closed && !first.apart && is_address_end(self.message.after(last)),
        };
        let goes_on = closed || words.get(to).is_some_and(|next| next.number < FACT);
        let anyone = self.found_within(greeting.found.end, to + 1);
        let anyone = anyone.iter().any(|found| found.section == section::NO_NAME_ANYONE);
        let place = (first.start, last.end);
        (may_be_name(first) && sure && goes_on && !anyone).then_some((place, titled))
    }

    /// How much a greeted name is like the person's: `Spelling` where it is theirs, `None` where it is another's.
    fn compared(&self, greeted: &str, name: &str, titled: bool) -> Option<Likeness> {
        let typed = self.whole.like(name);
        let greeted = self.whole.like(greeted);
        let (mut all, mut titles, mut like) = (Vec::new(), 0, None);
        for word in typed.words.iter().map(|word| typed.text_of(word)) {
            match self.is_title(word) && typed.words.len() > 1 {
                true => titles += 1,
                false => all.push(word),
            }
        }
        // First name and surname need not be alike: "Dear Ms Okafor" may be Dana, and "Hi Eva" may be Dr. Müller.
        let parts = name.split(' ').count().saturating_sub(titles);
        if parts == 1 && (titles > 0) != titled {
            return Some(Likeness::Spelling);
        }
        for theirs in all {
            for mine in greeted.words.iter().map(|word| greeted.text_of(word)) {
                if alike_in(Likeness::Spelling, mine, theirs) || self.is_short_form(mine, theirs) {
                    return Some(Likeness::Spelling);
                }
                if alike_in(Likeness::Letters, mine, theirs) {
                    like = Some(Likeness::Letters);
                }
                // What is written in two scripts cannot be compared.
                let latin = |word: &str| letters_of(Likeness::Letters, word).any(|letter| letter.is_ascii());
                if latin(mine) != latin(theirs) {
                    return Some(Likeness::Spelling);
                }
            }
        }
        like
    }

    fn is_title(&self, word: &str) -> bool {
        let word = take_apart(word, self.phrases);
        let found = self.phrases.map(|phrases| phrases.find(&word)).unwrap_or_default();
        found.iter().any(|found| found.is(section::NO_NAME_TITLE, 0) && found.end == word.words.len())
    }

    /// Whether one is an initial, the start or a familiar form of the other.
    fn is_short_form(&self, a: &str, b: &str) -> bool {
        let letters = |name: &str| letters_of(Likeness::Letters, name).collect::<Vec<char>>();
        let (a_letters, b_letters) = (letters(a), letters(b));
        let (short, long) =
            if a_letters.len() < b_letters.len() { (&a_letters, &b_letters) } else { (&b_letters, &a_letters) };
        let starts = long.starts_with(short);
        let cut = short.len() >= SHORTEST_START && long.len() >= short.len() + LEAST_LACKING;
        let row = self.situation.draft_words().get(text::FIT_NAME_SHORT).split('|').any(|row| {
            let has = |name: &str| row.split(' ').any(|known| alike_in(Likeness::Letters, known, name));
            has(a) && has(b)
        });
        starts && (short.len() == 1 || cut) || row
    }
}

/// Whether a text goes on as it does behind the person whom it addresses.
fn is_address_end(after: &str) -> bool {
    matches!(after.chars().find(|letter| *letter != ' '), Some(',' | '،' | ':' | '!' | '\n'))
}
