//! The timeline view: upright as a list beside its rail, which reads at any width, and across as a picture where there is room.

use crate::basics::order::sort_by_key;
use crate::basics::text::{capitalised, number};
use crate::knowledge::words::{Text, text};
use crate::ui::controls::{outward, quiet};
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, drawn, el, icon, joined, svg};
use crate::{Event, EventKind, LocalDateTime, Moment};

/// The fold that, opened, shows everyone's moments.
const EVERYONE: &str = "moments-of-all";
/// What the picture shows: the axis has height 0.
const VIEWED: &str = "0 -66 720 132";
/// Its width, and the space at either end.
const WIDTH: i32 = 720;
const MARGIN: i32 = 56;
/// More points than that would overlap: the list alone is better then.
const MOST_POINTS: usize = 9;

/// One entry, ready to show.
struct Entry<'a> {
    kind: EventKind,
    label: &'a str,
    from: LocalDateTime,
    to: Option<LocalDateTime>,
    /// A whole day.
    day: bool,
    span: bool,
}

pub(super) fn section(scene: &Scene) -> Element {
    let chosen = &scene.chosen().id;
    let everyone = scene.is_open(EVERYONE, false);
    let listed = |event: &&Event| everyone || person(event).is_none_or(|person| person == chosen);
    let entries: Vec<Entry> = scene.advice.timeline.iter().filter(listed).map(entry).collect();
    let all = scene.several().then(|| {
        let words = if everyone { text::UI_MOMENTS_OF_ONE } else { text::UI_MOMENTS_OF_ALL };
        quiet(words, Message::Fold(EVERYONE.to_owned(), !everyone)).key("all").pressed(everyone)
    });
    let rows = entries.iter().enumerate().map(|(place, entry)| row(scene, entry, place + 1 == entries.len()));
    let list = el(OL).key("list").class("moments").all(rows);
    let save = outward(text::UI_CALENDAR, Message::Calendar).key("calendar");
    super::section(scene, "when", scene.get(text::UI_TIMELINE))
        .maybe(picture(scene, &entries))
        .child(list)
        .child(el(DIV).key("actions").class("row wrap").child(save).maybe(all))
}

fn person(event: &Event) -> Option<&String> {
    match event {
        Event::At { person, .. } | Event::Span { person, .. } => person.as_ref(),
    }
}

fn entry(event: &Event) -> Entry<'_> {
    match event {
        Event::At { at, label, kind, .. } => {
            let (from, day) = match at {
                Moment::Date(day) => (day.at(0), true),
                Moment::Time(time) => (*time, false),
            };
            Entry { kind: *kind, label, from, to: None, day, span: false }
        }
        Event::Span { from, to, label, kind, .. } => {
            Entry { kind: *kind, label, from: *from, to: *to, day: false, span: true }
        }
    }
}

fn row(scene: &Scene, entry: &Entry, last: bool) -> Element {
    let when = match (entry.kind, entry.span, entry.to) {
        (EventKind::Now, ..) => scene.time(entry.from),
        (_, false, _) if entry.day => {
            let day = entry.from.date();
            let relative = scene.clock.relative_day(day, scene.today());
            scene.fill(text::UI_SAID, &[("moment", &scene.speaker.day(day)), ("relative", &relative)])
        }
        (_, false, _) => scene
            .fill(text::UI_SAID, &[("moment", &scene.moment(entry.from)), ("relative", &scene.relative(entry.from))]),
        (_, true, Some(to)) => {
            scene.fill(text::UI_FROM_TO, &[("from", &scene.moment(entry.from)), ("to", &scene.moment(to))])
        }
        (_, true, None) => scene.fill(text::UI_FROM, &[("from", &scene.moment(entry.from))]),
    };
    let when = capitalised(&when);
    let tense = match entry.from <= scene.now
        && entry.to.is_none_or(|to| to < scene.now)
        && !(entry.span && entry.to.is_none())
    {
        true => " past",
        false => "",
    };
    el(LI)
        .attr(CLASS, joined(&["happening ", class(entry.kind), tense, if last { " last" } else { "" }]))
        .child(el(SPAN).class("mark").attr(ARIA_HIDDEN, "true").child(mark(entry.kind)))
        .child(el(SPAN).class("label").attr(DIR, "auto").quote(entry.label))
        .child(el(SPAN).class("when").text(when))
}

fn class(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Now => "now",
        EventKind::Interview => "interview",
        EventKind::ThankYou => "thanks",
        EventKind::Window => "window",
        EventKind::FollowUp => "follow-up",
        EventKind::CheckIn => "check-in",
        EventKind::Decision => "decision",
    }
}

/// The mark on the upright rail: a shape for each kind.
fn mark(kind: EventKind) -> Element {
    drawn(match kind {
        EventKind::Window => icon!("shape", "M6 7.5a6 6 0 0 1 12 0v9a6 6 0 0 1-12 0z"),
        EventKind::Decision => icon!("shape", "M12 1.5L22.5 12 12 22.5 1.5 12z"),
        EventKind::Now => icon!("shape", "M1.5 12L12 3v18zM12 10.5h10.5v3H12z"),
        EventKind::Interview => icon!("shape", "M2.25 12a9.75 9.75 0 1 0 19.5 0 9.75 9.75 0 1 0-19.5 0z"),
        _ => icon!("shape", "M5.25 12a6.75 6.75 0 1 0 13.5 0 6.75 6.75 0 1 0-13.5 0z"),
    })
}

/// The picture across. The list beside it says the same in words, so that it is hidden from those who hear the page.
fn picture(scene: &Scene, entries: &[Entry]) -> Option<Element> {
    let mut points: Vec<LocalDateTime> =
        entries.iter().flat_map(|entry| [Some(entry.from), entry.to]).flatten().collect();
    sort_by_key(&mut points, |point| *point - LocalDateTime::EPOCH);
    points.dedup();
    if points.len() < 2 || points.len() > MOST_POINTS {
        return None;
    }
    let places = places(&points);
    let mirrored = scene.get(text::UI_DIRECTION) == "rtl";
    let x = |moment: LocalDateTime| {
        let place = points.iter().position(|point| *point == moment).map_or(MARGIN, |place| places[place]);
        if mirrored { WIDTH - place } else { place }
    };
    let end = if mirrored { MARGIN / 3 } else { WIDTH - MARGIN / 3 };
    let start = WIDTH - end;
    let line = |class: &'static str, from: i32, to: i32| {
        svg(PATH).class(class).attr(D, joined(&["M", &number(from), " 0H", &number(to)]))
    };
    let mut drawing = vec![line("axis", start, end)];
    for entry in entries.iter().filter(|entry| entry.span) {
        drawing.push(line("span", x(entry.from), entry.to.map_or(end, x)));
    }
    // Labels stand above and below in turn; two things at one moment share a place.
    for (place, point) in points.iter().enumerate() {
        let here: Vec<&Entry> = entries.iter().filter(|entry| entry.from == *point).collect();
        let below = place % 2 == 1;
        let mut titles: Vec<&str> = Vec::new();
        for title in here.iter().map(|entry| scene.get(short(entry.kind))) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let title = if titles.is_empty() {
            scene.get(text::UI_SHORT_UNTIL).to_owned()
        } else {
            titles.join(scene.get(text::UI_SHORT_TOGETHER))
        };
        let day = here.first().is_some_and(|entry| entry.day);
        let date = scene.words.day_of_month(point.date(), scene.situation.time_form());
        let when = if day { date } else { [&date, " ", &scene.time(*point)].concat() };
        let is_now = here.iter().any(|entry| entry.kind == EventKind::Now);
        let [first, second] = if below { ["30", "46"] } else { ["-34", "-18"] };
        let label = |class: &'static str, y: &'static str, words: String| svg(TEXT).class(class).attr(Y, y).text(words);
        drawing.push(
            svg(G)
                .attr(TRANSFORM, joined(&["translate(", &number(x(*point)), " 0)"]))
                .child(label(if is_now { "title now" } else { "title" }, first, title))
                .child(label("date", second, when))
                .maybe(here.first().map(|entry| dot(entry.kind))),
        );
    }
    Some(
        svg(SVG)
            .key("picture")
            .class("picture")
            .attr(PART, "timeline")
            .attr(VIEW_BOX, VIEWED)
            .attr(ARIA_HIDDEN, "true")
            .all(drawing),
    )
}

/// Where the points stand: the longer the time between two, the further apart, but less and less so, since an hour
/// counts for more than a week that only passes.
fn places(points: &[LocalDateTime]) -> Vec<i32> {
    let gap = |pair: &[LocalDateTime]| {
        let hours = ((pair[1] - pair[0]) / 60).max(0) as u32;
        // The number of binary digits: a logarithm in whole numbers.
        4 + (32 - hours.leading_zeros()) as i32
    };
    let gaps: Vec<i32> = points.windows(2).map(gap).collect();
    let sum: i32 = gaps.iter().sum::<i32>().max(1);
    let room = WIDTH - 2 * MARGIN;
    let mut places = vec![MARGIN];
    let mut run = 0;
    for gap in gaps {
        run += gap;
        places.push(MARGIN + room * run / sum);
    }
    places
}

fn dot(kind: EventKind) -> Element {
    let shape = match kind {
        EventKind::Now => "M0-14v28",
        EventKind::Decision => "M-8 0l8-8 8 8-8 8z",
        _ => "M-7 0a7 7 0 1 0 14 0 7 7 0 1 0-14 0z",
    };
    svg(PATH).attr(CLASS, joined(&["dot ", class(kind)])).attr(D, shape)
}

/// One or two words, since names would not fit.
fn short(kind: EventKind) -> Text {
    match kind {
        EventKind::Now => text::UI_SHORT_NOW,
        EventKind::Interview => text::UI_SHORT_INTERVIEW,
        EventKind::ThankYou => text::UI_SHORT_THANKS,
        EventKind::Window => text::UI_SHORT_WINDOW,
        EventKind::FollowUp => text::UI_SHORT_FOLLOW_UP,
        EventKind::CheckIn => text::UI_SHORT_CHECK_IN,
        EventKind::Decision => text::UI_SHORT_DECISION,
    }
}
