//! The reader's clock and calendar: the present in local time, dates as the reader writes them, "in 5 hours".

use crate::civil::{DAY, FIRST_YEAR, HOUR, LAST_YEAR};
use crate::content::Words;
use crate::{LocalDate, LocalDateTime};
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The two formatters of `Intl`, with no more than what is used here.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type DateFormat;
    #[wasm_bindgen(js_namespace = Intl, js_class = DateTimeFormat, constructor, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateFormat, milliseconds: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl, js_name = RelativeTimeFormat)]
    type RelativeFormat;
    #[wasm_bindgen(js_namespace = Intl, js_class = RelativeTimeFormat, constructor, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<RelativeFormat, JsValue>;
    #[wasm_bindgen(method, js_name = format)]
    fn relative(this: &RelativeFormat, number: f64, unit: &str) -> String;
}

/// Formats dates and spans of time; where the browser cannot, the words' own dates stand in.
///
/// Each formatter is made when it is first used: to make all of them took a fifth of the start, and at first no date is
/// shown.
pub(super) struct Clock {
    words: &'static Words,
    locale: String,
    day: Lazy<DateFormat>,
    day_and_year: Lazy<DateFormat>,
    brief: Lazy<DateFormat>,
    time: Lazy<DateFormat>,
    relative: Lazy<RelativeFormat>,
}

/// A formatter that is made once it is needed; none where the browser cannot make it.
type Lazy<F> = OnceCell<Option<F>>;

const WEEKDAY: (&str, &str) = ("weekday", "short");
const DAY_OF_MONTH: (&str, &str) = ("day", "numeric");
const MONTH: (&str, &str) = ("month", "long");

impl Clock {
    /// A clock in the widget's language, with the reader's own regional form of it where there is one.
    pub fn new(words: &'static Words) -> Clock {
        Clock {
            words,
            locale: locale(words.tag()),
            day: Lazy::new(),
            day_and_year: Lazy::new(),
            brief: Lazy::new(),
            time: Lazy::new(),
            relative: Lazy::new(),
        }
    }

    fn formatted(&self, format: &Lazy<DateFormat>, parts: &[(&str, &str)], moment: LocalDateTime) -> Option<String> {
        let make = || DateFormat::new(&self.locale, &options(&[&[("timeZone", "UTC")], parts].concat())).ok();
        Some(format.get_or_init(make).as_ref()?.format(milliseconds(moment)))
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
        let now = js_sys::Date::new_0();
        60_000 - (now.get_seconds() * 1_000 + now.get_milliseconds()) as i32
    }

    /// A day with its weekday, and its year where it is not the present one.
    pub fn day(&self, day: LocalDate, today: LocalDate) -> String {
        let formatted = match day.civil().0 == today.civil().0 {
            true => self.formatted(&self.day, &[WEEKDAY, DAY_OF_MONTH, MONTH], day.at(0)),
            false => {
                self.formatted(&self.day_and_year, &[WEEKDAY, DAY_OF_MONTH, MONTH, ("year", "numeric")], day.at(0))
            }
        };
        formatted.unwrap_or_else(|| self.words.date(day, today))
    }

    /// A day in as little room as possible.
    pub fn brief(&self, day: LocalDate) -> String {
        let formatted = self.formatted(&self.brief, &[DAY_OF_MONTH, ("month", "short")], day.at(0));
        formatted.unwrap_or_else(|| self.words.day_of_month(day))
    }

    /// The time of day.
    pub fn time(&self, moment: LocalDateTime) -> String {
        let formatted = self.formatted(&self.time, &[("hour", "numeric"), ("minute", "2-digit")], moment);
        formatted.unwrap_or_else(|| moment.clock())
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

    fn apart(&self, number: i32, unit: &str) -> String {
        let make = || RelativeFormat::new(&self.locale, &options(&[("numeric", "auto")])).ok();
        let format = self.relative.get_or_init(make).as_ref();
        format.map(|format| format.relative(f64::from(number), unit)).unwrap_or_default()
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

/// The moment as if the reader lived in Greenwich, where no clock is ever put forward or back.
fn milliseconds(moment: LocalDateTime) -> f64 {
    f64::from(moment - LocalDateTime::EPOCH) * 60_000.0
}

/// The browser's own locale where it is of the widget's language ("en-GB" for "en"), else the language.
fn locale(tag: &str) -> String {
    let language = |tag: &str| tag.split('-').next().unwrap_or("").to_ascii_lowercase();
    let own = super::page::window().and_then(|window| window.navigator().language());
    own.filter(|own| language(own) == language(tag)).unwrap_or_else(|| tag.to_owned())
}

fn options(pairs: &[(&str, &str)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in pairs {
        // Setting a field of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object.into()
}
