//! The clock: the time, how the reader writes times, and "in 5 hours". Days and times themselves are written with our own words, in
//! the form that the browser has for the reader, so that the page and the engine write them alike.

use super::page;
use crate::basics::civil::{DAY, FIRST_YEAR, HOUR, LAST_YEAR};
use crate::knowledge::words::Words;
use crate::model::situation::TimeForm;
use crate::{LocalDate, LocalDateTime};
use std::cell::{OnceCell, RefCell};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "zones")]
extern "C" {
    /// The continents in the names of the time zones that the browser knows.
    fn continents() -> js_sys::Array;
    /// Whether a zone is among those.
    #[wasm_bindgen(js_name = isListed)]
    fn is_listed(zone: &str) -> bool;
    /// By how many minutes a zone's clock is ahead of the user's own, at so many minutes since 1970 on that one.
    #[wasm_bindgen(js_name = aheadAt)]
    fn ahead_at(zone: &str, wall: f64) -> f64;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type DateFormat;
    #[wasm_bindgen(js_namespace = Intl, js_class = DateTimeFormat, constructor, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateFormat, JsValue>;
    /// The parts of the present moment.
    #[wasm_bindgen(method, js_name = formatToParts, catch)]
    fn parts(this: &DateFormat) -> Result<js_sys::Array, JsValue>;
    #[wasm_bindgen(js_namespace = Intl, js_name = RelativeTimeFormat)]
    type RelativeFormat;
    #[wasm_bindgen(js_namespace = Intl, js_class = RelativeTimeFormat, constructor, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<RelativeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &RelativeFormat, number: f64, unit: &str) -> String;
}

/// Tells how the reader writes times, and formats spans of time.
///
/// The browser is asked for each when it is first needed: to make its formatters takes a part of the start, and at first no
/// time is shown.
pub(super) struct Clock {
    words: &'static Words,
    form: OnceCell<TimeForm>,
    /// None where the browser cannot make it.
    spans: OnceCell<Option<RelativeFormat>>,
    continents: OnceCell<Vec<String>>,
    /// The latest results: the page shows the same few spans after each change, and formatting them anew took a twentieth of it.
    cache: RefCell<Vec<(Span, String)>>,
}

/// So many units of time.
type Span = (i32, &'static str);

/// At most this many entries are cached.
const MOST_CACHED: usize = 64;

impl Clock {
    /// A clock in the widget's language, with the reader's own regional form of it where there is one.
    pub fn new(words: &'static Words) -> Clock {
        Clock {
            words,
            form: OnceCell::new(),
            spans: OnceCell::new(),
            continents: OnceCell::new(),
            cache: RefCell::default(),
        }
    }

    /// How the reader writes times, whatever language the widget speaks.
    pub fn form(&self) -> TimeForm {
        *self.form.get_or_init(|| form(&own_locale().unwrap_or_else(|| self.words.tag().to_owned())))
    }

    /// The user's wall clock; one that shows no time that the model knows counts as standing at its beginning.
    pub fn now() -> LocalDateTime {
        let now = js_sys::Date::new_0();
        let year = Some(now.get_full_year() as i32).filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year));
        let date = year.and_then(|year| LocalDate::new(year, now.get_month() as u8 + 1, now.get_date() as u8));
        let minute = now.get_hours() as i32 * HOUR + now.get_minutes() as i32;
        date.map_or(LocalDateTime::EPOCH, |date| date.at(minute))
    }

    /// The continents that time zones are named after, in alphabetical order; none where the browser does not tell.
    pub fn continents(&self) -> &[String] {
        self.continents.get_or_init(|| continents().iter().filter_map(|continent| continent.as_string()).collect())
    }

    /// Whether the browser lists a zone.
    pub fn lists(zone: &str) -> bool {
        is_listed(zone)
    }

    /// By how many minutes a zone's clock is ahead of the user's own at a moment on that one; `None` for a zone that the browser
    /// does not know.
    pub fn ahead(zone: &str, moment: LocalDateTime) -> Option<i32> {
        let ahead = ahead_at(zone, f64::from(moment - LocalDateTime::EPOCH));
        ahead.is_finite().then_some(ahead as i32)
    }

    /// Milliseconds until the next minute begins.
    pub fn to_next_minute() -> i32 {
        60_000 - (js_sys::Date::now() as i64).rem_euclid(60_000) as i32
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

    /// Empty where the browser cannot say it.
    fn apart(&self, number: i32, unit: &'static str) -> String {
        let span = (number, unit);
        let known = self.cache.borrow().iter().find(|(known, _)| *known == span).map(|(_, text)| text.clone());
        known.unwrap_or_else(|| {
            let spans = self.spans.get_or_init(|| {
                RelativeFormat::new(
                    &locale(self.words.tag()),
                    &options(&[("numeric", "auto"), ("numberingSystem", "latn")]),
                )
                .ok()
            });
            let text = spans.as_ref().map(|spans| spans.format(f64::from(number), unit)).unwrap_or_default();
            let mut all = self.cache.borrow_mut();
            if all.len() >= MOST_CACHED {
                all.clear();
            }
            all.push((span, text.clone()));
            text
        })
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

/// The browser's own locale.
fn own_locale() -> Option<String> {
    page::property(&page::of_window("navigator"), "language").as_string()
}

/// The browser's own locale where it is of the widget's language ("en-GB" for "en"), else the language.
fn locale(tag: &str) -> String {
    let language = |tag: &str| tag.split_once('-').map_or(tag, |(language, _)| language).to_ascii_lowercase();
    own_locale().filter(|own| language(own) == language(tag)).unwrap_or_else(|| tag.to_owned())
}

/// How times are written in a locale: found out from the order of what the browser writes. Day first and 24 hours where it
/// cannot say.
fn form(locale: &str) -> TimeForm {
    let wanted = [("day", "numeric"), ("month", "long"), ("hour", "numeric"), ("minute", "2-digit")];
    let parts = DateFormat::new(locale, &options(&wanted)).and_then(|format| format.parts()).unwrap_or_default();
    let place = |part: &str| (0..parts.length()).position(|at| page::property(&parts.get(at), "type") == *part);
    match (place("month") < place("day"), place("dayPeriod").is_some()) {
        (false, false) => TimeForm::DayMonth24,
        (false, true) => TimeForm::DayMonth12,
        (true, true) => TimeForm::MonthDay12,
        (true, false) => TimeForm::MonthDay24,
    }
}

fn options(fields: &[(&str, &str)]) -> JsValue {
    let options = js_sys::Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options.into()
}
