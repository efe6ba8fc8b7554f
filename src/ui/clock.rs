//! Date formatting: a cache over the browser's `Intl` formatters, for dates as the reader writes them and "in 5 hours".

use super::page;
use crate::basics::civil::{DAY, FIRST_YEAR, HOUR, LAST_YEAR};
use crate::knowledge::words::Words;
use crate::model::situation::TimeForm;
use crate::{LocalDate, LocalDateTime};
use std::cell::{OnceCell, RefCell};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Either formatter of `Intl`, with no more than what is used here.
    type Format;
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type DateFormat;
    #[wasm_bindgen(js_namespace = Intl, js_class = DateTimeFormat, constructor, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateFormat, JsValue>;
    #[wasm_bindgen(js_namespace = Intl, js_name = RelativeTimeFormat)]
    type RelativeFormat;
    #[wasm_bindgen(js_namespace = Intl, js_class = RelativeTimeFormat, constructor, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<RelativeFormat, JsValue>;
    /// Of milliseconds, where the unit is not looked at, or of a number of units.
    #[wasm_bindgen(method)]
    fn format(this: &Format, number: f64, unit: &str) -> String;
}

/// Formats dates and spans of time; where the browser cannot, the words' own dates stand in.
///
/// Each formatter is made when it is first used: to make all of them took a fifth of the start, and at first no date is
/// shown.
pub(super) struct Clock {
    words: &'static Words,
    /// None where the browser cannot make it.
    formats: [OnceCell<Option<Format>>; FORMS.len()],
    /// The latest results: the page shows the same few dates after each change, and formatting them anew took a twentieth of it.
    cache: RefCell<Vec<(Asked, String)>>,
}

/// The key of a cached result: a form, and what to format in it.
type Asked = (Form, i32, &'static str);

/// At most this many entries are cached.
const MOST_CACHED: usize = 64;

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Day,
    DayAndYear,
    Brief,
    Time,
    Relative,
}

/// The options of each form. A moment is formatted as if the reader lived in Greenwich, where no clock is ever put forward
/// or back.
const FORMS: [&[(&str, &str)]; 5] = [
    &[UTC, WEEKDAY, DAY_OF_MONTH, MONTH],
    &[UTC, WEEKDAY, DAY_OF_MONTH, MONTH, ("year", "numeric")],
    &[UTC, DAY_OF_MONTH, ("month", "short")],
    &[UTC, ("hour", "numeric"), ("minute", "2-digit")],
    &[("numeric", "auto")],
];

const UTC: (&str, &str) = ("timeZone", "UTC");
const WEEKDAY: (&str, &str) = ("weekday", "short");
const DAY_OF_MONTH: (&str, &str) = ("day", "numeric");
const MONTH: (&str, &str) = ("month", "long");

impl Clock {
    /// A clock in the widget's language, with the reader's own regional form of it where there is one.
    pub fn new(words: &'static Words) -> Clock {
        Clock { words, formats: Default::default(), cache: RefCell::default() }
    }

    /// A moment in a form of dates.
    fn formatted(&self, form: Form, moment: LocalDateTime) -> Option<String> {
        self.cached((form, moment - LocalDateTime::EPOCH, ""))
    }

    fn cached(&self, asked: Asked) -> Option<String> {
        let known = self.cache.borrow().iter().find(|(known, _)| *known == asked).map(|(_, text)| text.clone());
        known.or_else(|| {
            let (form, number, unit) = asked;
            let scale = if form == Form::Relative { 1.0 } else { 60_000.0 };
            let format = self.formats[form as usize].get_or_init(|| make(&locale(self.words.tag()), form));
            let text = format.as_ref()?.format(f64::from(number) * scale, unit);
            let mut all = self.cache.borrow_mut();
            if all.len() >= MOST_CACHED {
                all.clear();
            }
            all.push((asked, text.clone()));
            Some(text)
        })
    }

    /// The user's wall clock; one that shows no time that the model knows counts as standing at its beginning.
    pub fn now() -> LocalDateTime {
        let now = js_sys::Date::new_0();
        let year = Some(now.get_full_year() as i32).filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year));
        let date = year.and_then(|year| LocalDate::new(year, now.get_month() as u8 + 1, now.get_date() as u8));
        let minute = now.get_hours() as i32 * HOUR + now.get_minutes() as i32;
        date.map_or(LocalDateTime::EPOCH, |date| date.at(minute))
    }

    /// Milliseconds until the next minute begins.
    pub fn to_next_minute() -> i32 {
        60_000 - (js_sys::Date::now() as i64).rem_euclid(60_000) as i32
    }

    /// A day with its weekday, and its year where it is not the present one.
    pub fn day(&self, day: LocalDate, today: LocalDate) -> String {
        let form = if day.civil().0 == today.civil().0 { Form::Day } else { Form::DayAndYear };
        self.formatted(form, day.at(0)).unwrap_or_else(|| self.words.date(day, today, TimeForm::DayMonth24))
    }

    /// A day in as little room as possible.
    pub fn brief(&self, day: LocalDate) -> String {
        self.formatted(Form::Brief, day.at(0)).unwrap_or_else(|| self.words.day_of_month(day, TimeForm::DayMonth24))
    }

    /// The time of day.
    pub fn time(&self, moment: LocalDateTime) -> String {
        self.formatted(Form::Time, moment).unwrap_or_else(|| moment.clock())
    }

    /// "in 5 hours", "2 days ago", "tomorrow".
    pub fn relative(&self, moment: LocalDateTime, now: LocalDateTime) -> String {
        let minutes = moment - now;
        let days = moment.date().days_since(now.date());
        // Hours say more than days until tomorrow is over.
        let (number, unit) = match minutes.abs() {
            0 => (0, "second"),
            1..HOUR => (minutes, "minute"),
            apart if apart < 36 * HOUR => ((minutes + minutes.signum() * HOUR / 2) / HOUR, "hour"),
            apart if apart < 14 * DAY => (days, "day"),
            apart if apart < 60 * DAY => (days / 7, "week"),
            _ => (days / 30, "month"),
        };
        self.apart(number, unit)
    }

    fn apart(&self, number: i32, unit: &'static str) -> String {
        self.cached((Form::Relative, number, unit)).unwrap_or_default()
    }

    /// "today", "in 12 days".
    pub fn relative_day(&self, day: LocalDate, today: LocalDate) -> String {
        let days = day.days_since(today);
        let (number, unit) = match days.abs() {
            0..14 => (days, "day"),
            14..60 => (days / 7, "week"),
            _ => (days / 30, "month"),
        };
        self.apart(number, unit)
    }
}

/// The browser's own locale where it is of the widget's language ("en-GB" for "en"), else the language.
fn locale(tag: &str) -> String {
    let language = |tag: &str| tag.split_once('-').map_or(tag, |(language, _)| language).to_ascii_lowercase();
    let own = page::property(&page::of_window("navigator"), "language").as_string();
    own.filter(|own| language(own) == language(tag)).unwrap_or_else(|| tag.to_owned())
}

fn make(locale: &str, form: Form) -> Option<Format> {
    let options = js_sys::Object::new();
    for (name, value) in FORMS[form as usize] {
        // Setting a field of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    let made = match form {
        Form::Relative => RelativeFormat::new(locale, &options).map(JsValue::from),
        _ => DateFormat::new(locale, &options).map(JsValue::from),
    };
    made.ok().map(JsValue::unchecked_into)
}
