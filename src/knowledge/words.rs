//! The words: compiled from `src/content/LANG` by the build, looked up by constants.

use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::basics::static_text::Said;
use crate::basics::text::number;
use crate::model::citation::Cite;
use crate::model::situation::Situation;
use std::sync::LazyLock;

/// A text of the product in any language: an index into each language's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub(crate) u16);

/// The words of one language.
pub struct Words {
    tag: &'static str,
    /// In the file they follow one another: a list of offsets would compress worse than the texts themselves.
    texts: LazyLock<Vec<(&'static str, bool)>>,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Text {
    /// The text this many places after this one.
    pub(crate) fn following(self, places: usize) -> Text {
        Text(self.0 + places as u16)
    }
}

impl Cite {
    /// What it says: the texts of citations come first, in the order of their ids.
    pub(crate) fn text(self) -> Text {
        Text(self.0.into())
    }
}

impl Situation {
    /// The words in the situation's language.
    pub(crate) fn words(&self) -> &'static Words {
        words(self.lang.as_deref()).0
    }
}

/// Each text, and whether facts go into it. This is computed once: searching each time took a tenth of `advise`.
fn taken_apart(texts: &'static str) -> Vec<(&'static str, bool)> {
    let mut all = Vec::with_capacity(TEXT_COUNT);
    all.extend(texts.split(TEXT_END).map(|text| (text, text.contains('{'))));
    all
}

/// The words for a language tag, and whether they are those of the tag itself rather than a fallback.
///
/// Falls back along the tag, `pt-BR` to `pt`, and from there to English.
pub(crate) fn words(tag: Option<&str>) -> (&'static Words, bool) {
    let english = &LANGUAGES[0];
    let Some(wanted) = tag else { return (english, true) };
    let mut tag = wanted;
    loop {
        let same = |words: &&Words| {
            words.tag.len() == tag.len() && words.tag.bytes().zip(tag.bytes()).all(|(a, b)| same_in_tag(a, b))
        };
        if let Some(words) = LANGUAGES.iter().find(same) {
            return (words, tag.len() == wanted.len());
        }
        match tag.bytes().rposition(|byte| matches!(byte, b'-' | b'_')) {
            Some(end) => tag = tag.get(..end).unwrap_or_default(),
            None => return (english, false),
        }
    }
}

/// Tags are compared without regard to case; some hosts write `_` for `-`.
fn same_in_tag(a: u8, b: u8) -> bool {
    let fold = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    fold(a) == fold(b)
}

impl Words {
    /// The language's tag.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// The text as it is written, with its placeholders.
    pub fn get(&self, text: Text) -> &'static str {
        self.entry(text).0
    }

    fn entry(&self, text: Text) -> (&'static str, bool) {
        self.texts.get(usize::from(text.0)).copied().unwrap_or_default()
    }

    /// The text, put together only if facts go into it.
    pub(crate) fn say(&self, text: Text, facts: &[(&str, &str)]) -> Said {
        let (words, has_facts) = self.entry(text);
        if has_facts { self.fill(text, facts).into() } else { words.into() }
    }

    /// The text with its placeholders filled.
    pub fn fill(&self, text: Text, facts: &[(&str, &str)]) -> String {
        let text = self.get(text);
        // Room for all of it: growing step by step would take as long as filling it.
        let mut out = String::with_capacity(text.len() + facts.iter().map(|(_, value)| value.len()).sum::<usize>());
        for piece in pieces(text) {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Slot(name) => {
                    out.push_str(facts.iter().find(|(fact, _)| *fact == name).map_or("", |(_, value)| value))
                }
            }
        }
        out
    }

    /// A day in words, such as "Tuesday 10 March", with its year if that is not the current one.
    pub(crate) fn date(&self, date: LocalDate, today: LocalDate) -> String {
        let (year, month, day) = date.civil();
        let text = if year == today.civil().0 { text::DATES_DATE_DAY } else { text::DATES_DATE_DAY_AND_YEAR };
        self.fill(
            text,
            &[
                ("weekday", self.get(WEEKDAYS[date.weekday()])),
                ("day", &number(i32::from(day))),
                ("month", self.get(MONTHS[usize::from(month) - 1])),
                ("year", &number(year)),
            ],
        )
    }

    /// A day without its weekday, such as "3 March".
    pub(crate) fn day_of_month(&self, date: LocalDate) -> String {
        let (_, month, day) = date.civil();
        self.fill(
            text::DATES_DATE_SHORT,
            &[("day", &number(i32::from(day))), ("month", self.get(MONTHS[usize::from(month) - 1]))],
        )
    }

    /// The name of a day of the week, Monday 0.
    pub(crate) fn weekday(&self, index: usize) -> &'static str {
        self.get(WEEKDAYS[index])
    }

    /// A moment in words, such as "Tuesday 10 March, 14:00".
    pub(crate) fn moment(&self, moment: LocalDateTime, today: LocalDate) -> String {
        self.fill(text::DATES_DATE_MOMENT, &[("day", &self.date(moment.date(), today)), ("time", &moment.clock())])
    }

    /// Several names as a list: "Ana, Ben and Cy".
    pub(crate) fn list(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [start @ .., last] => {
                [&start.join(self.get(text::PEOPLE_LIST_COMMA)), self.get(text::PEOPLE_LIST_AND), last].concat()
            }
        }
    }
}

const WEEKDAYS: [Text; 7] = [
    text::DATES_WEEKDAY_MONDAY,
    text::DATES_WEEKDAY_TUESDAY,
    text::DATES_WEEKDAY_WEDNESDAY,
    text::DATES_WEEKDAY_THURSDAY,
    text::DATES_WEEKDAY_FRIDAY,
    text::DATES_WEEKDAY_SATURDAY,
    text::DATES_WEEKDAY_SUNDAY,
];

const MONTHS: [Text; 12] = [
    text::DATES_MONTH_JANUARY,
    text::DATES_MONTH_FEBRUARY,
    text::DATES_MONTH_MARCH,
    text::DATES_MONTH_APRIL,
    text::DATES_MONTH_MAY,
    text::DATES_MONTH_JUNE,
    text::DATES_MONTH_JULY,
    text::DATES_MONTH_AUGUST,
    text::DATES_MONTH_SEPTEMBER,
    text::DATES_MONTH_OCTOBER,
    text::DATES_MONTH_NOVEMBER,
    text::DATES_MONTH_DECEMBER,
];

/// A run of a text: words, or a placeholder's name.
pub(crate) enum Piece {
    Words(&'static str),
    Slot(&'static str),
}

/// Splits a text at its placeholders; the build has checked that every brace has its partner.
pub(crate) fn pieces(text: &'static str) -> Pieces {
    Pieces { rest: text }
}

pub(crate) struct Pieces {
    rest: &'static str,
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if let Some((slot, rest)) = self.rest.strip_prefix('{').and_then(|slot| slot.split_once('}')) {
            self.rest = rest;
            return Some(Piece::Slot(slot));
        }
        let end = self.rest.find('{').unwrap_or(self.rest.len());
        let (words, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!words.is_empty()).then_some(Piece::Words(words))
    }
}

/// Facts with texts of their own, as a text is filled with them.
pub(crate) fn borrowed<'a>(facts: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    facts.iter().map(|(name, fact)| (*name, fact.as_str())).collect()
}
