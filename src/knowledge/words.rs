//! The words: compiled from `src/content/LANG` by the build, looked up by constants.

use crate::basics::append_only::AppendOnly;
use crate::basics::civil::{HOUR, LocalDate, LocalDateTime};
use crate::basics::fingerprint::fingerprint;
use crate::basics::static_text::Said;
use crate::basics::text::number;
use crate::model::citation::Cite;
use crate::model::situation::{Situation, TimeForm};
use std::sync::OnceLock;

/// A text of the product in any language: an index into each language's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub(crate) u16);

/// The words of one language.
pub struct Words {
    tag: &'static str,
    /// Whether the drafts are of this language, too; else they are English, and with them all that goes into one.
    own_drafts: bool,
    /// The phrases that a review looks for, in three texts; those of the source language are constants elsewhere.
    phrases: [&'static str; 3],
    /// They follow one another: a list of offsets would compress worse than the texts themselves.
    source: &'static str,
    /// Each text, and whether facts go into it. This is computed once: searching each time took a tenth of `advise`.
    texts: OnceLock<Vec<(&'static str, bool)>>,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));
include!(concat!(env!("OUT_DIR"), "/key.rs"));

static ENGLISH: Words = Words {
    tag: SOURCE_LANGUAGE,
    own_drafts: true,
    phrases: ["", "", ""],
    source: SOURCE_TEXTS,
    texts: OnceLock::new(),
};

/// The languages that were added.
static ADDED: AppendOnly<Words> = AppendOnly::new();

/// Adds the words of a language from the pack that the build has made of its folder. From then on it is spoken where its tag
/// is asked for.
///
/// Gives the language's tag; `None`, and changes nothing, where the pack is damaged or made for another version of this
/// crate. A language that is there already stays as it is.
pub fn add_language(pack: &str) -> Option<&'static str> {
    let (sum, body) = pack.split_once(TEXT_END)?;
    // Two numbers would say whether it is the version or the pack that is wrong; what is done about it is the same.
    let number = sum.bytes().fold(0, |number: u32, letter| number << 4 | u32::from(letter.wrapping_sub(b'a')));
    if number != KEY ^ fingerprint(body.as_bytes()) {
        return None;
    }
    let (tag, _) = body.split_once(TEXT_END)?;
    if let Some(known) = ADDED.iter().find(|known| known.tag == tag) {
        return Some(known.tag);
    }
    // Texts are used as long as the program runs, and a language is added once.
    let mut rest: &'static str = Box::leak(Box::from(body));
    let mut next = || {
        let (part, after) = rest.split_once(TEXT_END)?;
        rest = after;
        Some(part)
    };
    let (tag, drafts, phrases) = (next()?, next()?, [next()?, next()?, next()?]);
    ADDED.push(Words { tag, own_drafts: !drafts.is_empty(), phrases, source: rest, texts: OnceLock::new() });
    Some(tag)
}

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

impl TimeForm {
    fn month_first(self) -> bool {
        matches!(self, TimeForm::MonthDay12 | TimeForm::MonthDay24)
    }

    fn twelve_hours(self) -> bool {
        matches!(self, TimeForm::DayMonth12 | TimeForm::MonthDay12)
    }
}

impl Situation {
    /// How times are written for the reader.
    pub(crate) fn time_form(&self) -> TimeForm {
        self.time_form.unwrap_or(TimeForm::DayMonth24)
    }

    /// The words in the situation's language.
    pub(crate) fn words(&self) -> &'static Words {
        words(self.lang.as_deref()).0
    }

    /// The words of the messages: a language that has not all of them leaves them to English, so that no message mixes two.
    pub(crate) fn draft_words(&self) -> &'static Words {
        let words = self.words();
        if words.own_drafts { words } else { &ENGLISH }
    }
}

/// The words for a language tag, and whether they are those of the whole tag rather than a fallback.
///
/// Falls back along the tag, `de-AT` to `de`, from there to the same language elsewhere, `pt` to `pt-BR`, and then to English.
pub(crate) fn words(tag: Option<&str>) -> (&'static Words, bool) {
    let Some(wanted) = tag else { return (&ENGLISH, true) };
    let (mut best, mut most, mut is_whole) = (&ENGLISH, 0, false);
    for words in std::iter::once(&ENGLISH).chain(ADDED.iter()) {
        let shared = shared(words.tag.as_bytes(), wanted.as_bytes());
        // Of two that are as near, the one for no region in particular.
        let nearness = shared * 2 + usize::from(shared == words.tag.len());
        if shared > 0 && nearness > most {
            (best, most, is_whole) = (words, nearness, shared == wanted.len());
        }
    }
    (best, is_whole)
}

/// How long the subtags are that two tags begin with alike. Case does not count, and some hosts write `_` for `-`.
fn shared(tag: &[u8], wanted: &[u8]) -> usize {
    let at = |tag: &[u8], place| match tag.get(place).copied().unwrap_or(b'-') {
        b'_' => b'-',
        letter => letter.to_ascii_lowercase(),
    };
    let mut shared = 0;
    for place in 0..=tag.len() {
        match (at(tag, place), at(wanted, place)) {
            (b'-', b'-') => shared = place,
            (one, other) if one == other => {}
            _ => break,
        }
    }
    shared
}

impl Words {
    /// The language's tag.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// Whether these are the words that every other language falls back to.
    pub(crate) fn is_source(&self) -> bool {
        std::ptr::eq(self, &ENGLISH)
    }

    /// The text as it is written, with its placeholders.
    pub fn get(&self, text: Text) -> &'static str {
        self.entry(text).0
    }

    /// The phrases of a language that was added: their words, heads and codes.
    pub(crate) fn phrases(&self) -> [&'static str; 3] {
        self.phrases
    }

    fn entry(&self, text: Text) -> (&'static str, bool) {
        let texts = self.texts.get_or_init(|| {
            let mut all = Vec::with_capacity(TEXT_COUNT);
            all.extend(self.source.split(TEXT_END).map(|text| (text, text.contains('{'))));
            all
        });
        texts.get(usize::from(text.0)).copied().unwrap_or_default()
    }

    /// The text, put together only if facts go into it.
    pub(crate) fn say(&self, text: Text, facts: &[(&str, &str)]) -> Said {
        let (words, has_facts) = self.entry(text);
        if has_facts { self.fill(text, facts).into() } else { words.into() }
    }

    /// The text with its placeholders filled.
    pub fn fill(&self, text: Text, facts: &[(&str, &str)]) -> String {
        let text = self.form(self.get(text), facts);
        // Room for all of it: growing step by step would take as long as filling it.
        let mut out = String::with_capacity(text.len() + facts.iter().map(|(_, value)| value.len()).sum::<usize>());
        for part in Parts(text) {
            match part {
                // Only drafts have optional runs.
                Part::Words(words) | Part::Optional(words) => out.push_str(words),
                Part::Slot(name) => {
                    out.push_str(facts.iter().find(|(fact, _)| *fact == name).map_or("", |(_, value)| value))
                }
            }
        }
        out
    }

    /// The form of a text that fits its number: of the facts that it names, the first that is one.
    fn form(&self, text: &'static str, facts: &[(&str, &str)]) -> &'static str {
        if !text.contains(FORM_END) {
            return text;
        }
        let number = Parts(text).find_map(|part| match part {
            Part::Slot(name) => facts.iter().find(|(fact, _)| *fact == name)?.1.parse::<i32>().ok(),
            _ => None,
        });
        let number = number.unwrap_or_default();
        // CLDR's categories in order: zero, one, two, few, many, other.
        let category = match (self.get(text::NUMBERS_PLURAL), number) {
            ("one", 1) | ("zeroOne", 0 | 1) => 1,
            ("arabic", 0..=2) => number as usize,
            ("arabic", _) => match number % 100 {
                3..=10 => 3,
                11..=99 => 4,
                _ => OTHER,
            },
            _ => OTHER,
        };
        text.split(FORM_END).nth(category).unwrap_or_default()
    }

    /// A day in words, such as "Tuesday 10 March", with its year if that is not the current one.
    pub(crate) fn date(&self, date: LocalDate, today: LocalDate, form: TimeForm) -> String {
        let year = date.civil().0;
        let text = match (form.month_first(), year == today.civil().0) {
            (false, true) => text::DATES_DATE_DAY,
            (false, false) => text::DATES_DATE_DAY_AND_YEAR,
            (true, true) => text::DATES_MONTH_FIRST_DAY,
            (true, false) => text::DATES_MONTH_FIRST_DAY_AND_YEAR,
        };
        let date_alone = self.day_of_month(date, form);
        let facts = [("weekday", self.weekday(date.weekday())), ("date", &date_alone), ("year", &number(year))];
        self.fill(text, &facts)
    }

    /// A day without its weekday, such as "3 March".
    pub(crate) fn day_of_month(&self, date: LocalDate, form: TimeForm) -> String {
        let (_, month, day) = date.civil();
        let text = if form.month_first() { text::DATES_MONTH_FIRST_SHORT } else { text::DATES_DATE_SHORT };
        let mut number = number(day.into());
        if day == 1 {
            number = self.fill(text::DATES_DATE_FIRST, &[("day", &number)]);
        }
        self.fill(text, &[("day", &number), ("month", self.get(MONTHS[usize::from(month) - 1]))])
    }

    /// A day or a moment in words as it stands within a sentence: with an article, in languages that put one there.
    pub(crate) fn inside(&self, day: &str) -> String {
        self.fill(text::DATES_DATE_INSIDE, &[("day", day)])
    }

    /// A phrase with its beginning as the language has it where two words meet: "de el" is "del". A joint is a list of pairs,
    /// `beginning=in its place`, with `|` between them, of which the first that fits counts.
    pub(crate) fn joined(&self, joint: Text, phrase: String) -> String {
        match beginning(self.get(joint), &phrase) {
            Some((instead, rest)) => [instead, rest].concat(),
            None => phrase,
        }
    }

    /// The name of a day of the week, Monday 0.
    pub(crate) fn weekday(&self, index: usize) -> &'static str {
        self.get(WEEKDAYS[index])
    }

    /// A moment in words, such as "Tuesday 10 March, 14:00".
    pub(crate) fn moment(&self, moment: LocalDateTime, today: LocalDate, form: TimeForm) -> String {
        let (day, time) = (self.date(moment.date(), today, form), self.time(moment, form));
        self.fill(text::DATES_DATE_MOMENT, &[("day", &day), ("time", &time)])
    }

    /// The time of day, such as "14:00" or "2:00 PM".
    pub(crate) fn time(&self, moment: LocalDateTime, form: TimeForm) -> String {
        let clock = moment.clock();
        let (hh, minute) = clock.split_once(':').unwrap_or_default();
        let hour = moment.minute_of_day() / HOUR;
        let (text, hour) = match (form.twelve_hours(), minute) {
            (true, _) if hour < 12 => (text::DATES_TWELVE_HOURS_AM, (hour + 11) % 12 + 1),
            (true, _) => (text::DATES_TWELVE_HOURS_PM, (hour + 11) % 12 + 1),
            (_, "00") => (text::DATES_HOURS_FULL, hour),
            _ => (text::DATES_HOURS_TIME, hour),
        };
        self.fill(text, &[("hh", hh), ("hour", &number(hour)), ("minute", minute)])
    }

    /// How a message names the day of a round: "yesterday" only if it is written today and that is so (s2.18).
    pub(crate) fn day_of_round(
        &self,
        round: LocalDateTime,
        today: LocalDate,
        sent_on: LocalDate,
        form: TimeForm,
    ) -> String {
        let held_on = round.date();
        let (apart, from_today) = (sent_on.days_since(held_on), today.days_since(held_on));
        // A message for a later day names the day itself, since nobody knows when it will go out.
        let named = match apart {
            0 if sent_on == today && round.minute_of_day() >= EVENING => text::DATES_DAY_EVENING,
            0 if sent_on == today => text::DATES_DAY_TODAY,
            1 if sent_on == today => text::DATES_DAY_YESTERDAY,
            -1 if sent_on == today => text::DATES_DAY_TOMORROW,
            // A weekday alone has to be right today as well, should it be sent sooner.
            _ if apart.abs().max(from_today.abs()) > WEEK => return self.on_date(held_on, today, form),
            _ if apart.min(from_today) >= LAST_FROM => text::DATES_DAY_LAST_WEEKDAY,
            _ => text::DATES_DAY_ON_WEEKDAY,
        };
        self.joined(text::DATES_DAY_JOINT, self.fill(named, &[("weekday", self.weekday(held_on.weekday()))]))
    }

    /// A day in a message, such as "on Tuesday 3 March".
    pub(crate) fn on_date(&self, day: LocalDate, today: LocalDate, form: TimeForm) -> String {
        self.fill(text::DATES_DAY_ON_DATE, &[("day", &self.date(day, today, form))])
    }

    /// Several names as a list: "Ana, Ben and Cy".
    pub(crate) fn list(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [start @ .., last] => {
                let last = [self.get(text::PEOPLE_LIST_AND), last].concat();
                start.join(self.get(text::PEOPLE_LIST_COMMA)) + &self.joined(text::PEOPLE_LIST_JOINT, last)
            }
        }
    }
}

/// What stands in the place of a phrase's beginning, and the rest of it; `None` where it stays as it is.
pub(crate) fn beginning<'a>(joint: &'static str, phrase: &'a str) -> Option<(&'static str, &'a str)> {
    let pairs = joint.split('|').filter_map(|pair| pair.split_once('='));
    let mut fitting = pairs.filter_map(|(from, instead)| Some((from, instead, phrase.strip_prefix(from)?)));
    let (from, instead, rest) = fitting.next()?;
    (from != instead).then_some((instead, rest))
}

/// The place of the category for every other number.
const OTHER: usize = 5;
/// An interview that begins from this minute of the day on is one of "this evening".
const EVENING: i32 = 17 * HOUR;
/// The most days apart at which a weekday's name alone tells which day is meant.
const WEEK: i32 = 6;
/// From this many days on a weekday that is over is "last Friday", since "on Friday" could be the next one.
const LAST_FROM: i32 = 3;

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

/// A part of a text.
pub(crate) enum Part {
    Words(&'static str),
    /// A fact's name, from `{…}`.
    Slot(&'static str),
    /// A run that is left out if its fact is unknown, from `<…>`.
    Optional(&'static str),
}

/// The parts of a version that are left, as an iterator; the build has checked that every mark has its partner.
pub(crate) struct Parts(pub &'static str);

impl Iterator for Parts {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let close = match self.0.as_bytes().first()? {
            b'{' => b'}',
            b'<' => b'>',
            _ => {
                let end = self.0.bytes().position(|byte| matches!(byte, b'{' | b'<')).unwrap_or(self.0.len());
                return Some(Part::Words(self.take(end, 0)));
            }
        };
        let end = self.0.bytes().position(|byte| byte == close).unwrap_or(self.0.len());
        let part = self.take(end, 1).get(1..).unwrap_or_default();
        Some(if close == b'}' { Part::Slot(part) } else { Part::Optional(part) })
    }
}

impl Parts {
    /// Takes the bytes up to `end`, and skips this many marks after them.
    fn take(&mut self, end: usize, marks: usize) -> &'static str {
        let taken = self.0.get(..end).unwrap_or_default();
        self.0 = self.0.get(end + marks..).unwrap_or_default();
        taken
    }
}

/// Facts with texts of their own, as a text is filled with them.
pub(crate) fn borrowed<'a>(facts: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    facts.iter().map(|(name, fact)| (*name, fact.as_str())).collect()
}
