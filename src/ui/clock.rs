//! The reader's clock and calendar: the present in local time, dates as the reader writes them, "in 5 hours".

use crate::civil::{DAY, FIRST_YEAR, HOUR, LAST_YEAR};
use crate::content::Words;
use crate::{LocalDate, LocalDateTime};
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
pub(super) struct Clock {
    words: &'static Words,
    day: Option<DateFormat>,
    day_and_year: Option<DateFormat>,
    brief: Option<DateFormat>,
    time: Option<DateFormat>,
    relative: Option<RelativeFormat>,
}

impl Clock {
    /// A clock in the widget's language, with the reader's own regional form of it where there is one.
    pub fn new(words: &'static Words) -> Clock {
        let locale = locale(words.tag());
        let date =
            |parts: &[(&str, &str)]| DateFormat::new(&locale, &options(&[&[("timeZone", "UTC")], parts].concat())).ok();
        let day = [("weekday", "short"), ("day", "numeric"), ("month", "long")];
        Clock {
            words,
            day: date(&day),
            day_and_year: date(&[&day[..], &[("year", "numeric")]].concat()),
            brief: date(&[("day", "numeric"), ("month", "short")]),
            time: date(&[("hour", "numeric"), ("minute", "2-digit")]),
            relative: RelativeFormat::new(&locale, &options(&[("numeric", "auto")])).ok(),
        }
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
        let near = day.civil().0 == today.civil().0;
        match if near { &self.day } else { &self.day_and_year } {
            Some(format) => format.format(milliseconds(day.at(0))),
            None => self.words.date(day, today),
        }
    }

    /// A day in as little room as possible.
    pub fn brief(&self, day: LocalDate) -> String {
        match &self.brief {
            Some(format) => format.format(milliseconds(day.at(0))),
            None => self.words.day_of_month(day),
        }
    }

    /// The time of day.
    pub fn time(&self, moment: LocalDateTime) -> String {
        match &self.time {
            Some(format) => format.format(milliseconds(moment)),
            None => moment.clock(),
        }
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
        self.relative.as_ref().map(|format| format.relative(f64::from(number), unit)).unwrap_or_default()
    }

    /// "today", "in 12 days".
    pub fn relative_day(&self, day: LocalDate, today: LocalDate) -> String {
        let days = day.days_since(today);
        let (number, unit) = match days.abs() {
            0..14 => (days, "day"),
            14..60 => (days / 7, "week"),
            _ => (days / 30, "month"),
        };
        self.relative.as_ref().map(|format| format.relative(f64::from(number), unit)).unwrap_or_default()
    }
}

/// The moment as if the reader lived in Greenwich, where no clock is ever put forward or back.
fn milliseconds(moment: LocalDateTime) -> f64 {
    f64::from(moment - LocalDateTime::EPOCH) * 60_000.0
}

/// The browser's own locale where it is of the widget's language ("en-GB" for "en"), else the language.
fn locale(tag: &str) -> String {
    let language = |tag: &str| tag.split('-').next().unwrap_or("").to_ascii_lowercase();
    let own = web_sys::window().and_then(|window| window.navigator().language());
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
