//! An invitation on its way into the plan: what its reader found in it, what the user ticks of that, and what follows.
//!
//! The reader is an add-on that a script brings, and gives plain data. All of this lasts as long as the panel is open: of the
//! invitation, only what was ticked enters the plan.

use super::json::items;
use super::page::property;
use super::state::{CLOCK, Met, NOON, Plan, Spot, day_and_time, moment_of, plausible};
use crate::basics::text::number;
use crate::knowledge::words::Text;
use crate::model::situation::{Role, Round, Stage};
use crate::{Choice, LocalDateTime};
use wasm_bindgen::JsValue;

/// Of so many events all are taken unless the user says otherwise; more are somebody's whole calendar.
const MOST_TAKEN: usize = 5;

/// At most so many events are offered, those nearest to today.
const MOST_OFFERED: usize = 20;

/// A longer passage is no place to look at, but a whole part of a mail.
const LONGEST_QUOTE: usize = 120;

/// What the panel holds.
#[derive(Default)]
pub(super) struct Invited {
    /// As it was typed or pasted; of a file, its text.
    pub text: String,
    /// As the reader takes it; nothing before there is something to read.
    pub content: Option<JsValue>,
    /// What was found.
    pub reading: Option<Reading>,
    /// What was asked and answered.
    pub answers: Vec<Answer>,
    /// What the user ticked or unticked.
    pub ticks: Vec<(String, bool)>,
    /// A day or a time that is being typed as an answer.
    pub typed: String,
    /// Why there is nothing to see.
    pub problem: Option<Text>,
    /// What opened the panel, and has the focus again once it is closed.
    pub opener: &'static str,
}

/// The answer to a question of the reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub event: usize,
    /// `date`, `time`, `zone`, `which` or `you`.
    pub field: String,
    pub value: String,
}

/// What the reader found.
#[derive(Default)]
pub(super) struct Reading {
    pub events: Vec<Event>,
    /// Each with what is offered, in the place of the answer.
    pub questions: Vec<(Answer, Vec<String>)>,
    /// It is an entry of a calendar.
    pub is_entry: bool,
}

/// An event in it.
#[derive(Default)]
pub(super) struct Event {
    /// When it starts on the user's clock, as typed: a day, with its time where that is known.
    pub at: String,
    /// When it starts on the invitation's clock.
    pub there: Option<LocalDateTime>,
    /// The zone of that clock, and by how many minutes it is ahead of the user's.
    pub zone: String,
    pub ahead: i32,
    pub minutes: i32,
    pub title: String,
    pub cancelled: bool,
    pub repeats: bool,
    pub guests: Vec<Guest>,
    pub company: Offered,
    pub job: Offered,
    /// What stands where the start, the company and the job were found.
    pub quotes: Vec<(String, String)>,
}

/// Something that may be taken over, and whether it is clear that it is meant.
#[derive(Default)]
pub(super) struct Offered {
    pub value: String,
    pub ticked: bool,
}

/// Somebody named in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Guest {
    /// Empty where only an address stands there.
    pub name: String,
    /// Empty where it is not said.
    pub role: String,
    pub ticked: bool,
    /// Their own date, where it is neither that of the round held nor that of the next.
    pub met_at: String,
    /// They are met in the round after one that was held.
    pub is_next: bool,
}

/// One thing that can be taken over.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub key: String,
    pub what: What,
    /// The answer it would be, as typed.
    pub found: String,
    /// The answer that is there.
    pub before: String,
    pub ticked: bool,
    /// The event it comes from.
    pub event: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum What {
    Answer(Spot),
    /// The zone of everybody's clock.
    Zone,
    Person(Guest),
}

fn text(of: &JsValue, name: &str) -> String {
    property(of, name).as_string().map(|text| crate::clean(&text)).unwrap_or_default()
}

fn flag(of: &JsValue, name: &str) -> bool {
    property(of, name).is_truthy()
}

fn whole(of: &JsValue, name: &str) -> i32 {
    property(of, name).as_f64().unwrap_or_default() as i32
}

/// A list of what a reader gives.
fn list<T>(of: &JsValue, name: &str, read: impl FnMut(&JsValue) -> T) -> Vec<T> {
    let list = property(of, name);
    if list.is_array() { items(&list, MOST_LISTED).iter().map(read).collect() } else { Vec::new() }
}

/// No list is read beyond this.
const MOST_LISTED: usize = 500;

fn offered(of: &JsValue, name: &str) -> Offered {
    let offered = property(of, name);
    Offered { value: text(&offered, "value"), ticked: flag(&offered, "ticked") }
}

impl Reading {
    /// Takes what a reader gave; what is no such thing counts as absent. `content` is the text of the invitation.
    pub fn of(value: &JsValue, content: &str) -> Reading {
        let is_entry = content.contains("BEGIN:VEVENT");
        let units: Vec<u16> = if is_entry { Vec::new() } else { content.encode_utf16().collect() };
        let question = |asked: &JsValue| {
            let offers = list(asked, "offers", |offer| offer.as_string().unwrap_or_default());
            let [field, value] = [text(asked, "field"), String::new()];
            (Answer { event: whole(asked, "event") as usize, field, value }, offers)
        };
        let events = list(value, "events", |event| Event::of(event, &units));
        let mut questions = list(value, "questions", question);
        questions.retain(|(asked, _)| asked.event < events.len());
        Reading { questions, is_entry, events }
    }
}

impl Event {
    fn of(event: &JsValue, units: &[u16]) -> Event {
        let start = text(event, "start");
        let guest = |person: &JsValue| Guest {
            name: text(person, "name"),
            role: Some(text(person, "role")).filter(|role| plausible(Role::FIELD, true, role)).unwrap_or_default(),
            ticked: flag(person, "ticked"),
            ..Guest::default()
        };
        let quote = |found: &JsValue| {
            let [start, end] = ["start", "end"].map(|name| whole(found, name) as usize);
            let quoted = units.get(start..end).filter(|quoted| quoted.len() <= LONGEST_QUOTE).unwrap_or_default();
            (text(found, "field"), crate::clean(&String::from_utf16_lossy(quoted)))
        };
        let at = if start.is_empty() { text(event, "date") } else { start };
        Event {
            at: if moment(&at).is_some() { at } else { String::new() },
            there: LocalDateTime::parse(&text(event, "startThere")).ok(),
            zone: text(event, "zone"),
            ahead: whole(event, "clockAhead"),
            minutes: whole(event, "minutes"),
            title: text(event, "title"),
            cancelled: flag(event, "cancelled"),
            repeats: flag(event, "repeats"),
            guests: list(event, "people", guest),
            company: offered(event, "company"),
            job: offered(event, "job"),
            quotes: list(event, "found", quote),
        }
    }

    /// When it starts, at noon where only the day is known.
    fn moment(&self) -> Option<LocalDateTime> {
        moment(&self.at)
    }

    /// What stands where a field was found.
    pub fn quote(&self, field: &str) -> &str {
        self.quotes.iter().find(|(found, _)| found == field).map_or("", |(_, quote)| quote)
    }
}

/// The moment of an answer, at noon where it has no time.
fn moment(answer: &str) -> Option<LocalDateTime> {
    let (day, time) = day_and_time(answer);
    LocalDateTime::parse(&moment_of(day, if time.is_empty() { NOON } else { time })).ok()
}

/// Whether what somebody is called in the plan is short for this name, or the same.
fn is_called(met: &Met, name: &str) -> bool {
    let known = met.answers.get("name").trim().to_lowercase();
    let name = name.to_lowercase();
    !known.is_empty() && (known == name || name.split(' ').next() == Some(&known))
}

impl Invited {
    /// Whether something is ticked; the user has the last word.
    pub fn is_ticked(&self, key: &str, habit: bool) -> bool {
        self.ticks.iter().rev().find(|(known, _)| known == key).map_or(habit, |(_, ticked)| *ticked)
    }

    /// The events to choose from, in the order of their dates, each with its key and whether it is chosen.
    pub fn events(&self, now: LocalDateTime) -> Vec<(usize, String, bool)> {
        let Some(Reading { events, .. }) = &self.reading else { return Vec::new() };
        let apart = |place: &usize| events[*place].moment().map_or(0, |moment| (moment - now).abs());
        let mut places: Vec<usize> = (0..events.len()).filter(|place| !events[*place].cancelled).collect();
        places.sort_by_key(apart);
        places.truncate(MOST_OFFERED);
        let few = places.len() <= MOST_TAKEN;
        places.sort_by_key(|place| events[*place].moment());
        let chosen = |place| {
            let key = ["event-", &number(place as i32)].concat();
            let chosen = self.is_ticked(&key, few);
            (place, key, chosen)
        };
        places.into_iter().map(chosen).collect()
    }

    /// Whether an event is among those that are taken.
    pub fn takes(&self, event: usize, now: LocalDateTime) -> bool {
        self.events(now).iter().any(|(place, _, chosen)| *chosen && *place == event)
    }

    /// All that can be taken over from the events that are chosen. An answer that is there already is left out; one that
    /// differs is ticked only where the same people's interview has been moved.
    pub fn rows(&self, plan: &Plan, now: LocalDateTime) -> Vec<Row> {
        let Some(Reading { events, .. }) = &self.reading else { return Vec::new() };
        let chosen: Vec<usize> =
            self.events(now).into_iter().filter(|(.., chosen)| *chosen).map(|(place, ..)| place).collect();
        let mut rows = Rows { invited: self, plan, rows: Vec::new() };
        let dated = |ahead: bool| {
            let mut dated =
                chosen.iter().filter(move |place| events[**place].moment().is_some_and(|at| (at > now) == ahead));
            if ahead { dated.next() } else { dated.next_back() }
        };
        let (held, ahead) = (dated(false), dated(true));
        let stage = plan.answers.get(Stage::FIELD);
        let was_held = held.is_some()
            || moment(plan.answers.get("interviewAt"))
                .map_or(!["", Stage::Before.name()].contains(&stage), |at| at <= now);
        let next = if was_held { "nextInterviewAt" } else { "interviewAt" };
        for (place, field) in [(held, "interviewAt"), (ahead, next)] {
            if let Some(place) = place {
                rows.date(*place, &events[*place], field, now);
            }
        }
        for &place in &chosen {
            let Event { zone, ahead, company, job, .. } = &events[place];
            if *ahead != 0 {
                rows.zone(place, zone, *ahead);
            }
            rows.answer("company", place, company);
            rows.answer("job", place, job);
        }
        if let Some(you) = self.answers.iter().rev().find(|answer| answer.field == "you") {
            rows.answer("you", you.event, &Offered { value: you.value.clone(), ticked: true });
        }
        for &place in &chosen {
            let event = &events[place];
            let [is_held, is_ahead] = [held, ahead].map(|round| round == Some(&place));
            for (index, guest) in event.guests.iter().enumerate() {
                let met_at = if is_held || is_ahead { String::new() } else { event.at.clone() };
                let is_next = is_ahead && was_held;
                rows.person(place, index, Guest { met_at, is_next, ..guest.clone() }, now);
            }
        }
        rows.rows
    }

    /// Takes over what is ticked.
    pub fn enter(&self, plan: &mut Plan, now: LocalDateTime) {
        let rows = self.rows(plan, now);
        let is_date = |row: &Row| matches!(&row.what, What::Answer(spot) if spot.field.ends_with("At"));
        let mut came = false;
        for row in rows.iter().filter(|row| row.ticked) {
            match &row.what {
                What::Answer(spot) => plan.set(spot, &row.found),
                What::Zone => {
                    plan.set(&Spot::shared(CLOCK), "");
                    plan.set_zone("", &row.found);
                }
                What::Person(guest) => {
                    let is_blank = plan.people.len() == 1 && plan.people[0].answers.is_empty();
                    let shown = plan.chosen.clone();
                    if !is_blank && !plan.add_person() {
                        continue;
                    }
                    let id = if is_blank { shown.clone() } else { std::mem::replace(&mut plan.chosen, shown) };
                    let round = if guest.is_next { Round::Next.name() } else { "" };
                    let theirs = [("name", guest.name.as_str()), (Role::FIELD, &guest.role), ("metAt", &guest.met_at)];
                    for (field, value) in theirs.into_iter().chain([(Round::FIELD, round)]) {
                        plan.set(&Spot::of(&id, field), value);
                    }
                    came |= !guest.met_at.is_empty();
                }
            }
            came |= is_date(row);
        }
        if came && !plan.answers.has(Stage::FIELD) {
            plan.answers.set(Stage::FIELD, stage_by_dates(plan, now).name());
        }
    }
}

/// Where a process of these dates stands.
fn stage_by_dates(plan: &Plan, now: LocalDateTime) -> Stage {
    let own = plan.people.iter().map(|met| met.answers.get("metAt"));
    let shared = ["interviewAt", "nextInterviewAt"].map(|field| plan.answers.get(field));
    let (mut held, mut ahead) = (false, false);
    for at in own.chain(shared).filter_map(moment) {
        held |= at <= now;
        ahead |= at > now;
    }
    match (held, ahead) {
        (true, true) => Stage::Between,
        (true, false) => Stage::After,
        _ => Stage::Before,
    }
}

/// The rows, as they are put together.
struct Rows<'a> {
    invited: &'a Invited,
    plan: &'a Plan,
    rows: Vec<Row>,
}

impl Rows<'_> {
    /// Adds what can be taken over, unless that is so already.
    fn add(&mut self, key: String, what: What, found: &str, before: &str, event: usize, habit: bool) {
        let same = found.is_empty() || found == before || self.rows.iter().any(|row| row.key == key);
        if !same {
            let ticked = self.invited.is_ticked(&key, habit);
            self.rows.push(Row { key, what, found: found.to_owned(), before: before.to_owned(), ticked, event });
        }
    }

    /// An answer about all of the process, unless it is there.
    fn answer(&mut self, field: &'static str, event: usize, offered: &Offered) {
        let before = self.plan.answers.get(field).trim().to_owned();
        if plausible(field, false, &offered.value) {
            let habit = offered.ticked && before.is_empty();
            self.add(field.to_owned(), What::Answer(Spot::shared(field)), &offered.value, &before, event, habit);
        }
    }

    fn zone(&mut self, event: usize, zone: &str, ahead: i32) {
        let before = match self.plan.zone("") {
            "" => self.plan.answers.get(CLOCK).to_owned(),
            zone => zone.to_owned(),
        };
        let (what, found) = match zone {
            "" => (What::Answer(Spot::shared(CLOCK)), number(ahead)),
            _ => (What::Zone, zone.to_owned()),
        };
        self.add(CLOCK.to_owned(), what, &found, &before, event, before.is_empty());
    }

    /// The date of an event. Where the plan has one that is still ahead, and people of this event, it was moved; somebody with a
    /// date of their own has that one moved.
    fn date(&mut self, place: usize, event: &Event, field: &'static str, now: LocalDateTime) {
        let before = self.plan.answers.get(field).to_owned();
        let is_ahead = |at: &str| moment(at).is_some_and(|at| at > now);
        let known =
            || self.plan.people.iter().filter(|met| event.guests.iter().any(|guest| is_called(met, &guest.name)));
        let own = |met: &Met| is_ahead(met.answers.get("metAt")) && met.answers.get("metAt") != before;
        if known().any(own) {
            return;
        }
        // A time is more than the day alone.
        let habit = event.at.starts_with(&before) || (is_ahead(&before) && known().next().is_some());
        self.add(field.to_owned(), What::Answer(Spot::shared(field)), &event.at, &before, place, habit);
    }

    /// Somebody new, or the new date of somebody known.
    fn person(&mut self, event: usize, index: usize, guest: Guest, now: LocalDateTime) {
        if !plausible("name", true, &guest.name) {
            return;
        }
        if let Some(met) = self.plan.people.iter().find(|met| is_called(met, &guest.name)) {
            let before = met.answers.get("metAt").to_owned();
            if moment(&before).is_some_and(|at| at > now) {
                let at = self.invited.reading.as_ref().map_or("", |reading| &reading.events[event].at);
                let what = What::Answer(Spot::of(&met.id, "metAt"));
                self.add(["metAt-", &met.id].concat(), what, at, &before, event, true);
            }
            return;
        }
        let key = match guest.name.as_str() {
            "" => ["person-", &number(event as i32), "-", &number(index as i32)].concat(),
            name => ["person-", &name.to_lowercase()].concat(),
        };
        // Whoever is in several events is met in the first of them that they are ticked in.
        if let Some(known) = self.rows.iter_mut().find(|row| row.key == key) {
            if guest.ticked && !known.ticked {
                known.ticked = self.invited.is_ticked(&key, true);
            }
            return;
        }
        let (found, habit) = (["+", &guest.name].concat(), guest.ticked);
        self.add(key, What::Person(guest), &found, "", event, habit);
    }
}
