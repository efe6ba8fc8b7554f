//! Fitting: what the user typed as topic, job, company and names becomes what can stand within a sentence.
//!
//! The words that decide are lists in `src/content/LANG/fit.toml`. Any text has an answer; `None` stands for a fact that is
//! as good as unknown, such as "N/A".

use crate::basics::capitals::{capitals, same};
use crate::basics::text::{capitalised, is_apostrophe, is_word};
use crate::knowledge::words::{Text, Words, text};

/// This many figures make a number that is no year a reference; at a title's end, without a mark before them, one more.
const REFERENCE_FIGURES: usize = 3;
/// A word of a reference that has no figure is at most so long.
const REFERENCE_LETTERS: usize = 3;
/// A reference without a mark before it is looked for in so many words.
const REFERENCE_WORDS: usize = 4;
/// A name that ends in a longer word does not end in an abbreviation, so that a full stop is not part of it.
const LONGEST_ABBREVIATION: usize = 3;

/// Fits facts with the lists of one language.
#[derive(Clone, Copy)]
pub(crate) struct Fitting(pub &'static Words);

impl Fitting {
    /// A topic as it follows "talking about": `We talked about hiking.` is `hiking`, `My gap year` is `my gap year`.
    pub fn topic(self, typed: &str) -> Option<String> {
        let topic = self.without_lead(without_end(typed, false), text::FIT_TOPIC_LEAD);
        self.known(topic, text::FIT_UNKNOWN_FACT)?;
        let end = topic.find(|letter: char| letter == ' ' || letter == ',' || is_apostrophe(letter));
        let (first, rest) = topic.split_at_checked(end.unwrap_or(topic.len()))?;
        let small = self.list(text::FIT_TOPIC_SMALL).find(|small| capitalised(small) == first);
        Some([small.unwrap_or(first), rest].concat())
    }

    /// A job's title without what adverts add to it: `The Nurse (m/f/d) position - Remote` is `Nurse`.
    pub fn job(self, typed: &str) -> Option<String> {
        let whole = self.without_brackets(typed);
        let mut title = whole.as_str();
        loop {
            let before = title;
            title = without_end(title, true);
            title = self.without_reference(self.main_stretches(title));
            if let Some((head, last)) = title.rsplit_once(' ') {
                let strokes = words_in(last).nth(1).is_some() && self.is_sexes(last);
                let says_job = self.has(text::FIT_JOB_LAST, last) && !self.says_itself(head.trim_end());
                title = if strokes || says_job { head } else { title };
            }
            title = self.without_lead(title, text::FIT_JOB_LEAD);
            if title == before {
                break;
            }
        }
        self.known(title, text::FIT_UNKNOWN_FACT).filter(|_| !self.has(text::FIT_JOB_LAST, title)).map(str::to_owned)
    }

    /// Whether a title says what it is, so that "role" after it would be one word too many: `Internship in Marketing`.
    pub fn says_itself(self, title: &str) -> bool {
        let mut rest = title;
        while !rest.is_empty() {
            for itself in self.list(text::FIT_JOB_ITSELF) {
                // What follows the word is nothing, a mark, or a word such as "in".
                if let Some(after) = after(rest, itself) {
                    let then = after.trim_start_matches(' ');
                    let goes_on = then.len() == after.len() || !then.starts_with(is_word);
                    if goes_on || self.lead_of(then, text::FIT_JOB_AFTER).is_some() {
                        return true;
                    }
                }
            }
            let word = rest.trim_start_matches(is_word);
            rest = word.trim_start_matches(|letter| !is_word(letter));
        }
        false
    }

    /// A company; a final stop is part of it.
    pub fn company(self, typed: &str) -> Option<&str> {
        let company = self.without_lead(typed.trim().trim_end_matches([',', ';', ':', ' ']), text::FIT_COMPANY_LEAD);
        self.known(company, text::FIT_UNKNOWN_FACT)
    }

    /// A name without marks at its end; the stop of an initial or of "Jr." is part of it.
    pub fn name(self, typed: &str) -> Option<&str> {
        let mut name = typed.trim().trim_end_matches([',', ';', ':', '!', ' ']);
        if let Some(rest) = name.strip_suffix('.') {
            let (first, last) = rest.rsplit_once(' ').unwrap_or(("", rest));
            let letters = last.chars().count();
            if letters > LONGEST_ABBREVIATION || first.is_empty() && letters > 1 && !last.contains('.') {
                name = rest;
            }
        }
        self.known(name, text::FIT_UNKNOWN_NAME)
    }

    /// A sentence of the user's own, with a mark at its end.
    pub fn line(self, typed: &str) -> Option<String> {
        let line = self.known(typed.trim(), text::FIT_UNKNOWN_FACT)?;
        let end = if line.ends_with(is_word) { self.0.get(text::FIT_LINE_END) } else { "" };
        Some([line, end].concat())
    }

    /// The fact, unless it has no letter, or is one of the words for "nothing".
    fn known(self, fact: &str, unknown: Text) -> Option<&str> {
        let bare = fact.trim_matches(|letter| !is_word(letter));
        (!bare.is_empty() && !self.has(unknown, bare)).then_some(fact)
    }

    fn list(self, list: Text) -> impl Iterator<Item = &'static str> {
        self.0.get(list).split('|')
    }

    fn has(self, list: Text, word: &str) -> bool {
        self.list(list).any(|known| same(known, word))
    }

    /// What follows one of a list's entries.
    fn lead_of(self, fact: &str, list: Text) -> Option<&str> {
        self.list(list).find_map(|lead| after(fact, lead))
    }

    fn without_lead(self, fact: &str, list: Text) -> &str {
        let mut fact = fact.trim_start_matches(is_lead_mark);
        loop {
            // "A Level Teacher" is a title; "a level teacher" has an article.
            let capital = fact.starts_with(|letter: char| letter.is_ascii_uppercase());
            let mut leads = self.list(list).filter(|lead| lead.len() > 1 || !capital);
            let Some(rest) = leads.find_map(|lead| after(fact, lead)) else { return fact };
            fact = rest.trim_start_matches(is_lead_mark);
        }
    }

    /// A title without brackets that say nothing about the job.
    fn without_brackets(self, title: &str) -> String {
        let mut out = String::with_capacity(title.len());
        let mut rest = title;
        while let Some(open) = rest.find(['(', '[', '{']) {
            let Some((before, from)) = rest.split_at_checked(open) else { break };
            let Some(close) = from.find([')', ']', '}']) else { break };
            let Some((bracket, after)) = from.split_at_checked(close + 1) else { break };
            let inside = bracket.get(1..close).unwrap_or_default();
            match self.is_trimming(inside) {
                true => out.push_str(before.trim_end()),
                false => out.extend([before, bracket]),
            }
            rest = after;
        }
        out + rest
    }

    /// A title without the stretches at its ends that say nothing about the job.
    fn main_stretches(self, title: &str) -> &str {
        let stretches = stretches(title);
        let mut main = stretches.as_slice();
        while let Some(((from, to), rest)) = main.split_last().filter(|(_, rest)| !rest.is_empty())
            && self.is_trimming(title.get(*from..*to).unwrap_or_default())
        {
            main = rest;
        }
        while let Some(((from, to), rest)) = main.split_first().filter(|(_, rest)| !rest.is_empty())
            && self.is_trimming(title.get(*from..*to).unwrap_or_default())
        {
            main = rest;
        }
        let ends = main.first().zip(main.last());
        ends.and_then(|((from, _), (_, to))| title.get(*from..*to)).unwrap_or(title).trim()
    }

    /// Whether a bracket or a stretch only says who may apply, how one works, or which advert it is.
    fn is_trimming(self, part: &str) -> bool {
        self.is_sexes(part) || self.is_work(part) || self.is_reference(part)
    }

    /// Such as `m/f/d`; one letter alone may mean anything.
    fn is_sexes(self, part: &str) -> bool {
        let (mut words, mut letters) = (0, 0);
        for word in words_in(part) {
            if !self.has(text::FIT_JOB_SEXES, word) {
                return false;
            }
            (words, letters) = (words + 1, letters + word.len());
        }
        words > 0 && letters > 1
    }

    /// Such as `Remote, UK` or `full-time`.
    fn is_work(self, part: &str) -> bool {
        let words: Vec<&str> = words_in(part).collect();
        let part = words.join(" ");
        let Some(mut rest) = self.lead_of(&part, text::FIT_JOB_WORK) else { return false };
        while let Some(next) = rest.strip_prefix(' ') {
            let known = self.lead_of(next, text::FIT_JOB_WORK).or_else(|| self.lead_of(next, text::FIT_JOB_WHERE));
            let Some(after) = known else { return false };
            rest = after;
        }
        true
    }

    /// Such as `Ref. no. 48213` or `JR-10023`.
    fn is_reference(self, part: &str) -> bool {
        let words: Vec<&str> = words_in(part).collect();
        let part = words.join(" ");
        if let Some(rest) = self.lead_of(&part, text::FIT_JOB_REFERENCE) {
            return figures(rest) > 0;
        }
        let is_year = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        let short = |word: &&str| word.len() <= REFERENCE_LETTERS || figures(word) > 0;
        figures(&part) >= REFERENCE_FIGURES && !is_year && words.iter().all(short)
    }

    /// A title without a reference at its end that no mark parts from it.
    fn without_reference(self, title: &str) -> &str {
        let mut from = title.len();
        for _ in 0..REFERENCE_WORDS {
            let Some(space) = title.get(..from).and_then(|head| head.rfind(' ')) else { break };
            from = space;
            let tail = title.get(from + 1..).unwrap_or_default();
            let named = tail.starts_with('#') || self.lead_of(tail, text::FIT_JOB_REFERENCE).is_some();
            let alone = !tail.contains(' ') && figures(tail) > REFERENCE_FIGURES;
            if (named || alone) && self.is_reference(tail) {
                return title.get(..from).unwrap_or_default().trim_end();
            }
        }
        title
    }
}

/// Marks before a fact: the dots that continue a sentence, or the sign of a list.
fn is_lead_mark(letter: char) -> bool {
    matches!(letter, ' ' | '…' | ':' | '•')
}

/// A fact without the marks that end a sentence; a title also without those that part and list. The stop of "U.S." stays.
fn without_end(fact: &str, title: bool) -> &str {
    let mut fact = fact.trim();
    while let Some(last) = fact.chars().next_back() {
        let ends =
            matches!(last, '.' | '…' | '!' | ';' | ':' | ',' | '。' | '！' | '；' | '：' | '，' | '、' | '،' | '؛');
        let parts = title && matches!(last, '-' | '–' | '—' | '|' | '/' | '·' | '•' | '*');
        let rest = fact.get(..fact.len() - last.len_utf8()).unwrap_or_default();
        if !ends && !parts || last == '.' && is_initials(rest) {
            break;
        }
        fact = rest.trim_end();
    }
    fact
}

/// Whether a text ends in letters with stops between them, such as "U.S".
fn is_initials(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.contains('.') && last.split('.').all(|letter| letter.chars().count() == 1)
}

/// The words of a text, without the marks between them.
fn words_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter| !is_word(letter)).filter(|word| !word.is_empty())
}

fn figures(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The parts of a title between dashes, strokes and commas, from where to where.
fn stretches(title: &str) -> Vec<(usize, usize)> {
    let (mut list, mut start, mut at) = (Vec::new(), 0, 0);
    for token in title.split(' ') {
        let end = at + token.len();
        if !token.is_empty() && !token.contains(is_word) {
            list.push((start, at));
            start = end;
        } else if token.ends_with([',', ';']) {
            list.push((start, end));
            start = end;
        } else if token.starts_with(['-', '–', '—', '#']) && at > 0 {
            list.push((start, at));
            start = at;
        }
        at = end + 1;
    }
    list.push((start, title.len()));
    list
}

/// What follows a phrase at the start of a text, whatever its case; `None` where a word goes on behind it.
fn after<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for letter in phrase.chars() {
        if !capitals(rest.next()?).eq(capitals(letter)) {
            return None;
        }
    }
    let rest = rest.as_str();
    (!phrase.ends_with(is_word) || !rest.starts_with(is_word)).then_some(rest)
}
