//! An invitation on its way into the plan: what its reader found in it, what the user ticks of that, and what follows.
//!
//! The reader is an add-on that a script brings, and gives plain data. All of this lasts as long as the panel is open: of the
//! invitation, only what was ticked enters the plan.

use super::state::{CLOCK, Met, NOON, Plan, Spot, day_and_time, moment_of, plausible};
use crate::basics::text::number;
use crate::knowledge::words::Text;
use crate::model::situation::{Role, Round, Stage};
use crate::{Choice, LocalDateTime};
use std::str::Split;
use wasm_bindgen::JsValue;

/// Of so many events all are taken unless the user says otherwise; more are somebody's whole calendar.
const MOST_TAKEN: usize = 5;

/// Parts the fields of what a reader gave.
pub(super) const BETWEEN: char = '\u{1f}';

/// What the panel holds.
#[derive(Default)]
pub(super) struct Invited {
    /// As it was typed or pasted.
    pub text: String,
    /// As the reader takes it: a text, or the bytes of a file. Nothing before there is something to read.
    pub content: JsValue,
    /// What was found.
    pub reading: Option<Reading>,
    /// What was asked and answered, as the reader takes it, and who of those named the user is.
    pub answers: String,
    pub you: String,
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
    pub event: i32,
    /// `date`, `time`, `zone`, `which` or `you`.
    pub field: String,
    pub value: String,
}

/// What the reader found.
#[derive(Default)]
pub(super) struct Reading {
    /// How many events there are, with those that were called off.
    pub count: i32,
    /// Those that are ahead or were held, in the order of their dates.
    pub events: Vec<Event>,
    /// Each with what is offered, in the place of the answer.
    pub questions: Vec<(Answer, Vec<String>)>,
}

/// An event in it: its parts as the reader gives them, each a text, which costs less than a field of its own kind.
#[derive(Default)]
pub(super) struct Event {
    pub parts: [String; part::ALL],
    /// Of everybody named in it: the name, empty where only an address stands there; the part in the process, empty where it is
    /// not said; whether the invitation is from them; whether it is clear that they will be met.
    pub guests: Vec<[String; 4]>,
}

/// The places of an event's parts. What is so is `1`.
pub(super) mod part {
    /// The event's place among all.
    pub const PLACE: usize = 0;
    /// When it starts on the user's clock, as typed: a day, with its time where that is known.
    pub const AT: usize = 1;
    /// When it starts on the invitation's clock, the zone of that, and by how many minutes it is ahead of the user's.
    pub const THERE: usize = 2;
    pub const ZONE: usize = 3;
    pub const AHEAD: usize = 4;
    pub const MINUTES: usize = 5;
    pub const REPEATS: usize = 6;
    pub const TITLE: usize = 7;
    /// The company and the job, each followed by whether it is clear that it is meant.
    pub const COMPANY: usize = 8;
    pub const JOB: usize = 10;
    /// What stands where the start, the company and the job were found.
    pub const QUOTES: usize = 12;
    pub const ALL: usize = 15;
}

/// What is so.
const YES: &str = "1";

/// One thing that can be taken over.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub key: String,
    /// Where it belongs; `name` is that of somebody new.
    pub field: &'static str,
    pub person: Option<String>,
    /// The answer it would be, as typed; of a clock the zone, where that is known.
    pub found: String,
    /// The same of the answer that is there.
    pub before: String,
    pub ticked: bool,
    /// Where it comes from, among the events.
    pub event: usize,
    /// Of somebody new, their place among those who are named there.
    pub guest: usize,
    /// Their date is neither that of the round held nor that of the next.
    pub is_apart: bool,
    /// They are met in the round after one that was held.
    pub is_next: bool,
}

/// What a reader gave, field by field.
struct Fields<'a>(Split<'a, char>);

impl Fields<'_> {
    #[inline(never)]
    fn text(&mut self) -> String {
        self.0.next().unwrap_or_default().to_owned()
    }

    #[inline(never)]
    fn number(&mut self) -> i32 {
        whole(self.0.next().unwrap_or_default())
    }
}

#[inline(never)]
fn whole(number: &str) -> i32 {
    number.parse().unwrap_or_default()
}

impl Reading {
    /// Takes what a reader gave, as `www/invited.js` writes it.
    pub fn of(given: &str) -> Reading {
        let mut fields = Fields(given.split(BETWEEN));
        let mut reading = Reading { count: fields.number(), ..Reading::default() };
        for _ in 0..fields.number() {
            let mut event = Event::default();
            event.parts.iter_mut().for_each(|part| *part = fields.text());
            for _ in 0..fields.number() {
                let mut guest: [String; 4] = Default::default();
                guest.iter_mut().for_each(|part| *part = fields.text());
                event.guests.push(guest);
            }
            reading.events.push(event);
        }
        loop {
            let asked = Answer { event: fields.number(), field: fields.text(), value: String::new() };
            if asked.field.is_empty() {
                return reading;
            }
            let mut offers = Vec::new();
            for _ in 0..fields.number() {
                offers.push(fields.text());
            }
            reading.questions.push((asked, offers));
        }
    }
}

impl Event {
    pub fn part(&self, place: usize) -> &str {
        &self.parts[place]
    }

    pub fn at(&self) -> &str {
        self.part(part::AT)
    }

    pub fn place(&self) -> i32 {
        whole(self.part(part::PLACE))
    }

    /// Whether somebody is named in it.
    fn names(&self, met: &Met) -> bool {
        self.guests.iter().any(|[name, ..]| is_called(met, name))
    }
}

/// The moment of an answer, at noon where it has no time.
fn moment(answer: &str) -> Option<LocalDateTime> {
    let (day, time) = day_and_time(answer);
    LocalDateTime::parse(&moment_of(day, if time.is_empty() { NOON } else { time })).ok()
}

/// Whether what somebody is called in the plan is short for this name, or the same.
fn is_called(met: &Met, name: &str) -> bool {
    let known = met.answers.get("name").trim();
    let first = name.split(' ').next().unwrap_or_default();
    !known.is_empty() && [name, first].iter().any(|name| name.eq_ignore_ascii_case(known))
}

impl Invited {
    /// Whether something is ticked; the user has the last word.
    fn is_ticked(&self, key: &str, habit: bool) -> bool {
        self.ticks.iter().find(|(known, _)| known == key).map_or(habit, |(_, ticked)| *ticked)
    }

    /// Whether an event is taken, which goes by a key.
    pub fn takes(&self, event: usize) -> (String, bool) {
        let key = ["event-", &number(event as i32)].concat();
        let few = self.reading.as_ref().is_some_and(|reading| reading.events.len() <= MOST_TAKEN);
        let taken = self.is_ticked(&key, few);
        (key, taken)
    }

    /// All that can be taken over from the events that are taken. An answer that is there already is left out; one that
    /// differs is ticked only where the same people's interview has been moved.
    pub fn rows(&self, plan: &Plan, now: LocalDateTime) -> Vec<Row> {
        let mut rows = Rows { invited: self, plan, now, rows: Vec::new() };
        let Some(Reading { events, .. }) = &self.reading else { return rows.rows };
        let (mut held, mut ahead) = (None, None);
        let taken: Vec<usize> = (0..events.len()).filter(|event| self.takes(*event).1).collect();
        for &event in &taken {
            match moment(events[event].at()) {
                Some(at) if at <= now => held = Some(event),
                Some(_) => ahead = ahead.or(Some(event)),
                None => {}
            }
        }
        let first = moment(plan.answers.get("interviewAt"));
        let stage = plan.answers.get(Stage::FIELD);
        let is_later =
            first.map_or(!stage.is_empty() && stage != Stage::Before.name(), |at| at <= now) || held.is_some();
        for (event, field) in [(held, "interviewAt"), (ahead, if is_later { "nextInterviewAt" } else { "interviewAt" })]
        {
            if let Some(event) = event {
                rows.date(event, &events[event], field);
            }
        }
        for &place in &taken {
            let event = &events[place];
            rows.clock(place, event);
            for (field, part) in [("company", part::COMPANY), ("job", part::JOB)] {
                rows.answer(field, place, event.part(part), event.part(part + 1) == YES);
            }
        }
        rows.answer("you", 0, &self.you, true);
        for &place in &taken {
            let is_apart = held != Some(place) && ahead != Some(place);
            let is_next = ahead == Some(place) && is_later;
            for guest in 0..events[place].guests.len() {
                rows.person(Row { event: place, guest, is_apart, is_next, ..Row::default() }, &events[place]);
            }
        }
        rows.rows
    }

    /// Takes over what is ticked.
    pub fn enter(&self, plan: &mut Plan, now: LocalDateTime) {
        let Some(Reading { events, .. }) = &self.reading else { return };
        let mut dated = false;
        for row in self.rows(plan, now) {
            if !row.ticked {
                continue;
            }
            dated |= row.is_apart || row.field.ends_with("At");
            if row.field == "name" {
                Self::enter_person(plan, &row, &events[row.event]);
                continue;
            }
            let is_zone = row.field == CLOCK && row.found.parse::<i32>().is_err();
            plan.set(&row.spot(), if is_zone { "" } else { &row.found });
            if is_zone {
                plan.set_zone("", &row.found);
            }
        }
        if dated && !plan.answers.has(Stage::FIELD) {
            plan.answers.set(Stage::FIELD, stage_by_dates(plan, now).name());
        }
    }

    /// Adds somebody new; a plan with nobody in it has a place for them already.
    #[inline(never)]
    fn enter_person(plan: &mut Plan, row: &Row, event: &Event) {
        let shown = plan.chosen.clone();
        let is_blank = plan.people.len() == 1 && plan.people[0].answers.is_empty();
        if !is_blank && !plan.add_person() {
            return;
        }
        let id = std::mem::replace(&mut plan.chosen, shown);
        let [name, role, ..] = &event.guests[row.guest];
        let met_at = if row.is_apart { event.at() } else { "" };
        let round = if row.is_next { Round::Next.name() } else { "" };
        for (field, value) in [("name", name.as_str()), (Role::FIELD, role), ("metAt", met_at), (Round::FIELD, round)] {
            if plausible(field, true, value) {
                plan.set(&Spot::of(&id, field), value);
            }
        }
    }
}

impl Row {
    pub fn spot(&self) -> Spot {
        Spot { field: self.field, person: self.person.clone() }
    }
}

/// Where a process of these dates stands.
fn stage_by_dates(plan: &Plan, now: LocalDateTime) -> Stage {
    let own = plan.people.iter().map(|met| &met.answers);
    let (mut held, mut ahead) = (false, false);
    for answers in own.chain([&plan.answers]) {
        for at in ["metAt", "interviewAt", "nextInterviewAt"].iter().filter_map(|field| moment(answers.get(field))) {
            held |= at <= now;
            ahead |= at > now;
        }
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
    now: LocalDateTime,
    rows: Vec<Row>,
}

impl Rows<'_> {
    fn is_ahead(&self, at: &str) -> bool {
        moment(at).is_some_and(|at| at > self.now)
    }

    /// Adds what can be taken over.
    #[inline(never)]
    fn add(&mut self, row: Row, habit: bool) {
        let ticked = self.invited.is_ticked(&row.key, habit);
        self.rows.push(Row { ticked, ..row });
    }

    /// Adds an answer, unless it is there already, or another event has given one.
    #[inline(never)]
    fn offer(
        &mut self,
        field: &'static str,
        person: Option<String>,
        event: usize,
        found: &str,
        before: &str,
        habit: bool,
    ) {
        let key = [field, person.as_deref().unwrap_or_default()].concat();
        if found != before && !found.is_empty() && !self.rows.iter().any(|row| row.key == key) {
            let (found, before) = (found.to_owned(), before.to_owned());
            self.add(Row { key, field, person, found, before, event, ..Row::default() }, habit);
        }
    }

    /// An answer about all of the process.
    #[inline(never)]
    fn answer(&mut self, field: &'static str, event: usize, found: &str, habit: bool) {
        let before = self.plan.answers.get(field);
        if plausible(field, false, found) {
            self.offer(field, None, event, found, before, habit && before.is_empty());
        }
    }

    fn clock(&mut self, place: usize, event: &Event) {
        let [zone, ahead] = [part::ZONE, part::AHEAD].map(|part| event.part(part));
        let before = match self.plan.zone("") {
            "" => self.plan.answers.get(CLOCK),
            zone => zone,
        };
        if !ahead.is_empty() {
            self.offer(CLOCK, None, place, if zone.is_empty() { ahead } else { zone }, before, before.is_empty());
        }
    }

    /// The date of an event. Where the plan has one that is still ahead, and people of this event, it was moved; somebody with a
    /// date of their own has that one moved.
    fn date(&mut self, place: usize, event: &Event, field: &'static str) {
        let plan = self.plan;
        let before = plan.answers.get(field);
        let mut is_moved = false;
        for met in plan.people.iter().filter(|met| event.names(met)) {
            let own = met.answers.get("metAt");
            if self.is_ahead(own) && own != before {
                return;
            }
            is_moved = self.is_ahead(before);
        }
        // A time is more than the day alone.
        self.offer(field, None, place, event.at(), before, is_moved || event.at().starts_with(before));
    }

    /// Somebody new, or the new date of somebody known.
    #[inline(never)]
    fn person(&mut self, row: Row, event: &Event) {
        let plan = self.plan;
        let [name, .., ticked] = &event.guests[row.guest];
        let habit = ticked == YES;
        if let Some(met) = plan.people.iter().find(|met| is_called(met, name)) {
            let before = met.answers.get("metAt");
            if self.is_ahead(before) {
                self.offer("metAt", Some(met.id.clone()), row.event, event.at(), before, true);
            }
        } else if let Some(known) =
            self.rows.iter_mut().find(|known| known.field == "name" && known.found == *name && !name.is_empty())
        {
            // Whoever is in several events is met in the first.
            known.ticked = self.invited.is_ticked(&known.key, habit || known.ticked);
        } else if plausible("name", true, name) {
            let key = ["person-", &number(row.event as i32), "-", &number(row.guest as i32)].concat();
            self.add(Row { key, field: "name", found: name.clone(), ..row }, habit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-03-11T16:30";

    fn now() -> LocalDateTime {
        LocalDateTime::parse(NOW).unwrap()
    }

    fn event(at: &str, guests: &[(&str, bool)]) -> Event {
        let guest = |(name, ticked): &(&str, bool)| [*name, "", "", if *ticked { YES } else { "" }].map(str::to_owned);
        with(Event { guests: guests.iter().map(guest).collect(), ..Event::default() }, part::AT, at)
    }

    fn with(mut event: Event, part: usize, value: &str) -> Event {
        event.parts[part] = value.to_owned();
        event
    }

    fn invited(events: Vec<Event>) -> Invited {
        Invited { reading: Some(Reading { count: 1, events, questions: Vec::new() }), ..Invited::default() }
    }

    /// What is offered: where it belongs, what it is, and whether it is ticked.
    fn offered(invited: &Invited, plan: &Plan) -> Vec<(String, String, bool)> {
        let rows = invited.rows(plan, now()).into_iter();
        rows.map(|row| (Spot { field: row.field, person: row.person }.name(), row.found, row.ticked)).collect()
    }

    fn row(spot: &str, found: &str, ticked: bool) -> (String, String, bool) {
        (spot.to_owned(), found.to_owned(), ticked)
    }

    fn plan() -> Plan {
        Plan::new("1".to_owned())
    }

    /// Everybody's name, own date and round.
    fn people(plan: &Plan) -> Vec<[&str; 3]> {
        plan.people.iter().map(|met| ["name", "metAt", "round"].map(|field| met.answers.get(field))).collect()
    }

    #[test]
    fn what_a_reader_gave_is_taken_field_by_field_and_what_is_missing_counts_as_absent() {
        let given = [
            "2",
            "1",
            "1",
            "2026-03-12T14:00",
            "2026-03-12T09:00",
            "America/New_York",
            "-300",
            "45",
            "",
            "Interview",
            "Fernhill",
            "1",
            "",
            "",
            "Thursday",
            "",
            "",
            "1",
            "Dana",
            "hiringManager",
            "1",
            "1",
            "1",
            "zone",
            "2",
            "Europe/Berlin",
        ];
        let reading = Reading::of(&given.join("\u{1f}"));
        let [event] = reading.events.as_slice() else { panic!("one event") };
        assert_eq!((reading.count, event.place(), event.at()), (2, 1, "2026-03-12T14:00"));
        assert_eq!(
            [part::AHEAD, part::COMPANY, part::QUOTES].map(|part| event.part(part)),
            ["-300", "Fernhill", "Thursday"]
        );
        assert_eq!(event.guests, [["Dana", "hiringManager", "1", "1"]]);
        let offers = vec!["Europe/Berlin".to_owned(), String::new()];
        assert_eq!(reading.questions, [(Answer { event: 1, field: "zone".to_owned(), value: String::new() }, offers)]);
        assert!(Reading::of("").events.is_empty());
    }

    #[test]
    fn an_interview_ahead_and_who_is_in_it_enter_a_blank_plan() {
        let invited = invited(vec![event("2026-03-12T14:00", &[("Dana Okafor", true), ("Luis Prado", false)])]);
        let mut plan = plan();
        invited.enter(&mut plan, now());
        assert_eq!((plan.answers.get("stage"), plan.answers.get("interviewAt")), ("before", "2026-03-12T14:00"));
        assert_eq!(people(&plan), [["Dana Okafor", "", ""]]);
    }

    #[test]
    fn of_several_events_those_that_are_past_were_held_and_those_to_come_are_ahead() {
        let invited = invited(vec![
            event("2026-02-02T10:00", &[("Ana", true)]),
            event("2026-03-02T10:00", &[("Ben", true), ("Ana", true)]),
            event("2026-03-20T10:00", &[("Cleo", true)]),
            event("2026-03-21T10:00", &[("Dana", true)]),
        ]);
        let mut plan = plan();
        invited.enter(&mut plan, now());
        let dates = ["stage", "interviewAt", "nextInterviewAt"].map(|field| plan.answers.get(field));
        assert_eq!(dates, ["between", "2026-03-02T10:00", "2026-03-20T10:00"]);
        let expected =
            [["Ana", "2026-02-02T10:00", ""], ["Ben", "", ""], ["Cleo", "", "next"], ["Dana", "2026-03-21T10:00", ""]];
        assert_eq!(people(&plan), expected);
    }

    #[test]
    fn an_event_that_is_not_taken_gives_nothing() {
        let mut invited =
            invited(vec![event("2026-03-02T10:00", &[("Ana", true)]), event("2026-03-20T10:00", &[("Ben", true)])]);
        invited.ticks.push(("event-0".to_owned(), false));
        assert_eq!(
            offered(&invited, &plan()),
            [row("interviewAt", "2026-03-20T10:00", true), row("name", "Ben", true)]
        );
    }

    #[test]
    fn of_a_whole_calendar_no_event_is_taken_unbidden() {
        let events = (1..=6).map(|day| event(&format!("2026-03-2{day}T10:00"), &[])).collect();
        assert_eq!(offered(&invited(events), &plan()), []);
    }

    #[test]
    fn an_answer_that_differs_is_never_replaced_unbidden() {
        let mut plan = plan();
        plan.answers.set("company", "Valdor");
        plan.answers.set("interviewAt", "2026-03-13T10:00");
        plan.set_zone("", "Europe/Rome");
        plan.people[0].answers.set("name", "Someone Else");
        let mut event = event("2026-03-12T14:00", &[("Dana Okafor", true)]);
        for (part, value) in [
            (part::COMPANY, "Fernhill"),
            (part::COMPANY + 1, YES),
            (part::ZONE, "America/New_York"),
            (part::AHEAD, "-300"),
        ] {
            event = with(event, part, value);
        }
        let mut invited = invited(vec![event]);
        let expected = [
            row("interviewAt", "2026-03-12T14:00", false),
            row("clockAhead", "America/New_York", false),
            row("company", "Fernhill", false),
            row("name", "Dana Okafor", true),
        ];
        assert_eq!(offered(&invited, &plan), expected);
        invited.ticks.push(("company".to_owned(), true));
        invited.enter(&mut plan, now());
        let answers = ["company", "interviewAt", "stage"].map(|field| plan.answers.get(field));
        assert_eq!((answers, plan.zone("")), (["Fernhill", "2026-03-13T10:00", ""], "Europe/Rome"));
        assert_eq!(people(&plan), [["Someone Else", "", ""], ["Dana Okafor", "", ""]]);
    }

    #[test]
    fn a_second_invitation_with_the_same_people_moves_the_date_and_names_nobody_twice() {
        let mut plan = plan();
        plan.answers.set("stage", "before");
        plan.answers.set("interviewAt", "2026-03-13T10:00");
        plan.people[0].answers.set("name", "Dana");
        let invited = invited(vec![event("2026-03-16T14:00", &[("Dana Okafor", true)])]);
        assert_eq!(offered(&invited, &plan), [row("interviewAt", "2026-03-16T14:00", true)]);
        // Somebody with a date of their own has that one moved.
        plan.people[0].answers.set("metAt", "2026-03-14T10:00");
        assert_eq!(offered(&invited, &plan), [row("metAt-1", "2026-03-16T14:00", true)]);
    }

    #[test]
    fn after_a_round_was_held_the_next_one_has_its_own_date_and_people() {
        let mut plan = plan();
        plan.answers.set("stage", "after");
        plan.answers.set("interviewAt", "2026-03-10T10:00");
        plan.people[0].answers.set("name", "Dana");
        let invited = invited(vec![event("2026-03-16T14:00", &[("Luis Prado", true)])]);
        invited.enter(&mut plan, now());
        let dates = ["interviewAt", "nextInterviewAt"].map(|field| plan.answers.get(field));
        assert_eq!(dates, ["2026-03-10T10:00", "2026-03-16T14:00"]);
        assert_eq!(people(&plan), [["Dana", "", ""], ["Luis Prado", "", "next"]]);
    }

    #[test]
    fn what_is_in_the_plan_already_is_not_offered_again() {
        let invited = invited(vec![event("2026-03-12T14:00", &[("Dana Okafor", true)])]);
        let mut plan = plan();
        invited.enter(&mut plan, now());
        assert_eq!(offered(&invited, &plan), []);
    }

    #[test]
    fn a_clock_without_a_zone_is_a_difference() {
        let event = with(event("2026-03-12T14:00", &[]), part::AHEAD, "330");
        let mut plan = plan();
        invited(vec![event]).enter(&mut plan, now());
        assert_eq!((plan.answers.get(CLOCK), plan.zone("")), ("330", ""));
    }
}
