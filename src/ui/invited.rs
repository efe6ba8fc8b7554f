//! An invitation on its way into the plan: what its reader found in it, what the user ticks of that, and what follows.
//!
//! The reader is an add-on that a script brings, and gives plain data. All of this lasts as long as the panel is open: of the
//! invitation, only what was ticked enters the plan.

use super::state::{CLOCK, Met, NOON, Plan, Spot, day_and_time, moment_of, plausible};
use crate::basics::text::number;
use crate::knowledge::words::Text;
use crate::model::situation::{Role, Round, Stage};
use crate::{Choice, LocalDateTime};
use wasm_bindgen::JsValue;

/// Of so many events all are taken unless the user says otherwise; more are somebody's whole calendar.
const MOST_TAKEN: usize = 5;

/// Parts the texts of what a reader gave, and what is offered within one of them.
pub(super) const BETWEEN: char = '\u{1f}';
pub(super) const OR: char = '\u{1e}';

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

/// What the reader found, as `www/invited.js` writes it: a table of texts, which weighs less than a type for each thing. First come
/// how many events there are, with those that were called off, how many are offered, and how many people. What is so is `1`.
#[derive(Default)]
pub(super) struct Reading(Vec<String>);

/// What comes before the events.
const HEAD: usize = 3;

/// The parts of an event.
pub(super) mod part {
    /// When it starts on the user's clock, as typed: a day, with its time where that is known.
    pub const AT: usize = 0;
    /// When it starts on the invitation's clock, the zone of that, and by how many minutes it is ahead of the user's.
    pub const THERE: usize = 1;
    pub const ZONE: usize = 2;
    pub const AHEAD: usize = 3;
    pub const MINUTES: usize = 4;
    pub const REPEATS: usize = 5;
    pub const TITLE: usize = 6;
    /// The company and the job, each followed by whether it is clear that it is meant.
    pub const COMPANY: usize = 7;
    pub const JOB: usize = 9;
    /// What stands where the start, the company and the job were found.
    pub const QUOTES: usize = 11;
    /// Its place among all events.
    pub const PLACE: usize = 14;
    pub const ALL: usize = 15;
}

/// The parts of somebody who is named in an event.
pub(super) mod guest {
    pub const EVENT: usize = 0;
    /// Empty where only an address stands there.
    pub const NAME: usize = 1;
    /// Empty where it is not said.
    pub const ROLE: usize = 2;
    /// The invitation is from them.
    pub const ORGANIZER: usize = 3;
    /// It is clear that they will be met.
    pub const TICKED: usize = 4;
    pub const ALL: usize = 5;
}

/// The parts of a question.
pub(super) mod asked {
    pub const EVENT: usize = 0;
    /// `date`, `time`, `zone`, `which` or `you`.
    pub const FIELD: usize = 1;
    /// What is offered, one behind the other.
    pub const OFFERS: usize = 2;
    pub const ALL: usize = 3;
}

impl Reading {
    pub fn of(given: &str) -> Reading {
        let mut parts = Vec::new();
        for part in given.split(BETWEEN) {
            parts.push(part.to_owned());
        }
        Reading(parts)
    }

    #[inline(never)]
    fn text(&self, place: usize) -> &str {
        self.0.get(place).map_or("", String::as_str)
    }

    #[inline(never)]
    fn number(&self, place: usize) -> usize {
        self.text(place).parse().unwrap_or_default()
    }

    /// How many events there are, with those that were called off.
    pub fn all(&self) -> usize {
        self.number(0)
    }

    /// How many are offered, in the order of their dates.
    pub fn events(&self) -> usize {
        self.number(1)
    }

    pub fn guests(&self) -> usize {
        self.number(2)
    }

    pub fn questions(&self) -> usize {
        self.0.len().saturating_sub(self.first_question()) / asked::ALL
    }

    /// A part of an event.
    pub fn event(&self, event: usize, part: usize) -> &str {
        self.text(HEAD + event * part::ALL + part)
    }

    fn first_guest(&self) -> usize {
        HEAD + self.events() * part::ALL
    }

    /// A part of somebody named.
    #[inline(never)]
    pub fn guest(&self, guest: usize, part: usize) -> &str {
        self.text(self.first_guest() + guest * guest::ALL + part)
    }

    fn event_of(&self, guest: usize) -> usize {
        self.number(self.first_guest() + guest * guest::ALL + guest::EVENT)
    }

    fn first_question(&self) -> usize {
        self.first_guest() + self.guests() * guest::ALL
    }

    /// A part of a question.
    pub fn question(&self, question: usize, part: usize) -> &str {
        self.text(self.first_question() + question * asked::ALL + part)
    }

    pub fn event_asked(&self, question: usize) -> usize {
        self.number(self.first_question() + question * asked::ALL + asked::EVENT)
    }
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
    /// Of somebody new, their place among those who are named.
    pub guest: usize,
    /// Their date is neither that of the round held nor that of the next.
    pub is_apart: bool,
    /// They are met in the round after one that was held.
    pub is_next: bool,
}

impl Row {
    pub fn spot(&self) -> Spot {
        Spot { field: self.field, person: self.person.clone() }
    }
}

/// The moment of an answer, at noon where it has no time.
#[inline(never)]
fn moment(answer: &str) -> Option<LocalDateTime> {
    let (day, time) = day_and_time(answer);
    LocalDateTime::parse(&moment_of(day, if time.is_empty() { NOON } else { time })).ok()
}

/// Whether what somebody is called in the plan is short for this name, or the same.
#[inline(never)]
fn is_called(met: &Met, name: &str) -> bool {
    let known = met.answers.get("name").trim();
    let first = name.split(' ').next().unwrap_or_default();
    !known.is_empty() && (name.eq_ignore_ascii_case(known) || first.eq_ignore_ascii_case(known))
}

impl Invited {
    /// Whether something is ticked; the user has the last word.
    fn is_ticked(&self, key: &str, habit: bool) -> bool {
        self.ticks.iter().find(|(known, _)| known == key).map_or(habit, |(_, ticked)| *ticked)
    }

    /// Whether an event is taken, which goes by a key.
    pub fn takes(&self, reading: &Reading, event: usize) -> (String, bool) {
        let key = ["event-", reading.event(event, part::PLACE)].concat();
        let taken = self.is_ticked(&key, reading.events() <= MOST_TAKEN);
        (key, taken)
    }

    /// All that can be taken over from the events that are taken. An answer that is there already is left out; one that
    /// differs is ticked only where the same people's interview has been moved.
    pub fn rows(&self, reading: &Reading, plan: &Plan, now: LocalDateTime) -> Vec<Row> {
        let mut rows = Rows { invited: self, reading, plan, now, rows: Vec::new() };
        let (mut held, mut ahead) = (None, None);
        let mut taken = Vec::new();
        for event in 0..reading.events() {
            if self.takes(reading, event).1 {
                taken.push(event);
                match moment(reading.event(event, part::AT)) {
                    Some(at) if at <= now => held = Some(event),
                    Some(_) => ahead = ahead.or(Some(event)),
                    None => {}
                }
            }
        }
        let stage = plan.answers.get(Stage::FIELD);
        let was_held = match moment(plan.answers.get("interviewAt")) {
            Some(at) => at <= now,
            None => !stage.is_empty() && stage != Stage::Before.name(),
        };
        if let Some(held) = held {
            rows.date(held, "interviewAt");
        }
        let is_later = was_held || held.is_some();
        if let Some(ahead) = ahead {
            rows.date(ahead, if is_later { "nextInterviewAt" } else { "interviewAt" });
        }
        for &event in &taken {
            rows.clock(event);
            rows.answer("company", event, part::COMPANY);
            rows.answer("job", event, part::JOB);
        }
        rows.offer("you", None, 0, &self.you, plan.answers.get("you"), !plan.answers.has("you"));
        for guest in 0..reading.guests() {
            let event = reading.event_of(guest);
            if taken.contains(&event) {
                let is_next = ahead == Some(event);
                let is_apart = !is_next && held != Some(event);
                rows.person(Row { event, guest, is_apart, is_next: is_next && is_later, ..Row::default() });
            }
        }
        rows.rows
    }

    /// Takes over what is ticked.
    pub fn enter(&self, plan: &mut Plan, now: LocalDateTime) {
        let Some(reading) = &self.reading else { return };
        let mut dated = false;
        for row in self.rows(reading, plan, now).iter().filter(|row| row.ticked) {
            dated |= row.is_apart || row.field.ends_with("At");
            if row.field == "name" {
                reading.enter_person(plan, row);
            } else if row.field == CLOCK && row.found.parse::<i32>().is_err() {
                plan.set(&row.spot(), "");
                plan.set_zone("", &row.found);
            } else {
                plan.set(&row.spot(), &row.found);
            }
        }
        if dated && !plan.answers.has(Stage::FIELD) {
            plan.answers.set(Stage::FIELD, stage_by_dates(plan, now).name());
        }
    }
}

impl Reading {
    /// Adds somebody new; a plan with nobody in it has a place for them already.
    #[inline(never)]
    fn enter_person(&self, plan: &mut Plan, row: &Row) {
        let shown = plan.chosen.clone();
        let is_blank = plan.people.len() == 1 && plan.people[0].answers.is_empty();
        if !is_blank && !plan.add_person() {
            return;
        }
        let id = std::mem::replace(&mut plan.chosen, shown);
        let mut set = |field, value: &str| {
            if plausible(field, true, value) {
                plan.set(&Spot::of(&id, field), value);
            }
        };
        set("name", &row.found);
        set(Role::FIELD, self.guest(row.guest, guest::ROLE));
        if row.is_apart {
            set("metAt", self.event(row.event, part::AT));
        }
        if row.is_next {
            set(Round::FIELD, Round::Next.name());
        }
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
    reading: &'a Reading,
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
    fn answer(&mut self, field: &'static str, event: usize, part: usize) {
        let before = self.plan.answers.get(field);
        let [found, ticked] = [part, part + 1].map(|part| self.reading.event(event, part));
        if plausible(field, false, found) {
            self.offer(field, None, event, found, before, ticked == YES && before.is_empty());
        }
    }

    fn clock(&mut self, event: usize) {
        let [zone, ahead] = [part::ZONE, part::AHEAD].map(|part| self.reading.event(event, part));
        let before = match self.plan.zone("") {
            "" => self.plan.answers.get(CLOCK),
            zone => zone,
        };
        if !ahead.is_empty() {
            self.offer(CLOCK, None, event, if zone.is_empty() { ahead } else { zone }, before, before.is_empty());
        }
    }

    /// The date of an event. Where the plan has one that is still ahead, and people of this event, it was moved; somebody with a
    /// date of their own has that one moved.
    #[inline(never)]
    fn date(&mut self, event: usize, field: &'static str) {
        let (plan, reading) = (self.plan, self.reading);
        let before = plan.answers.get(field);
        let mut is_moved = false;
        for guest in (0..reading.guests()).filter(|guest| reading.event_of(*guest) == event) {
            let name = reading.guest(guest, guest::NAME);
            if let Some(met) = plan.people.iter().find(|met| is_called(met, name)) {
                let own = met.answers.get("metAt");
                if self.is_ahead(own) && own != before {
                    return;
                }
                is_moved = self.is_ahead(before);
            }
        }
        let at = reading.event(event, part::AT);
        // A time is more than the day alone.
        self.offer(field, None, event, at, before, is_moved || at.starts_with(before));
    }

    /// Somebody new, or the new date of somebody known.
    #[inline(never)]
    fn person(&mut self, row: Row) {
        let (plan, reading) = (self.plan, self.reading);
        let name = reading.guest(row.guest, guest::NAME);
        let habit = reading.guest(row.guest, guest::TICKED) == YES;
        if let Some(met) = plan.people.iter().find(|met| is_called(met, name)) {
            let before = met.answers.get("metAt");
            if self.is_ahead(before) {
                let at = reading.event(row.event, part::AT);
                self.offer("metAt", Some(met.id.clone()), row.event, at, before, true);
            }
            return;
        }
        let same = |known: &&mut Row| known.field == "name" && known.found == name && !name.is_empty();
        if let Some(known) = self.rows.iter_mut().find(same) {
            // Whoever is in several events is met in the first.
            known.ticked = self.invited.is_ticked(&known.key, habit || known.ticked);
        } else if plausible("name", true, name) {
            let key = ["person-", &number(row.guest as i32)].concat();
            self.add(Row { key, field: "name", found: name.to_owned(), ..row }, habit);
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

    /// People, each ticked or not.
    type Guests = Vec<(&'static str, bool)>;

    /// When an event is, who is named in it, and its other parts.
    struct Event(&'static str, Guests, Vec<(usize, &'static str)>);

    fn event(at: &'static str, guests: &[(&'static str, bool)]) -> Event {
        Event(at, guests.to_vec(), Vec::new())
    }

    fn invited(events: Vec<Event>) -> Invited {
        let named = |(place, event): (usize, &Event)| event.1.iter().map(|guest| (place, *guest)).collect::<Vec<_>>();
        let guests: Vec<(usize, (&str, bool))> = events.iter().enumerate().flat_map(named).collect();
        let mut parts = [events.len(), events.len(), guests.len()].map(|count| count.to_string()).to_vec();
        for (place, Event(at, _, more)) in events.iter().enumerate() {
            let mut event = vec![String::new(); part::ALL];
            event[part::PLACE] = place.to_string();
            event[part::AT] = (*at).to_owned();
            more.iter().for_each(|(part, value)| event[*part] = (*value).to_owned());
            parts.extend(event);
        }
        for (place, (name, ticked)) in guests {
            parts.extend([place.to_string().as_str(), name, "", "", if ticked { YES } else { "" }].map(str::to_owned));
        }
        Invited { reading: Some(Reading::of(&parts.join("\u{1f}"))), ..Invited::default() }
    }

    /// What is offered: where it belongs, what it is, and whether it is ticked.
    fn offered(invited: &Invited, plan: &Plan) -> Vec<(String, String, bool)> {
        let rows = invited.rows(invited.reading.as_ref().unwrap(), plan, now()).into_iter();
        rows.map(|row| (row.spot().name(), row.found, row.ticked)).collect()
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
    fn what_a_reader_gave_is_found_at_its_place_and_what_is_missing_counts_as_absent() {
        let mut given = vec!["2", "1", "1"];
        given.extend(["2026-03-12T14:00", "2026-03-12T09:00", "America/New_York", "-300", "45", "", "Interview"]);
        given.extend(["Fernhill", "1", "", "", "Thursday", "", "", "1"]);
        given.extend(["0", "Dana", "hiringManager", "1", "1"]);
        given.extend(["0", "zone", "Europe/Berlin"]);
        let reading = Reading::of(&given.join("\u{1f}"));
        assert_eq!([reading.all(), reading.events(), reading.guests(), reading.questions()], [2, 1, 1, 1]);
        let parts = [part::AHEAD, part::COMPANY, part::QUOTES, part::PLACE].map(|part| reading.event(0, part));
        assert_eq!(parts, ["-300", "Fernhill", "Thursday", "1"]);
        let parts = [guest::NAME, guest::ROLE, guest::TICKED].map(|part| reading.guest(0, part));
        assert_eq!(parts, ["Dana", "hiringManager", "1"]);
        assert_eq!([asked::FIELD, asked::OFFERS].map(|part| reading.question(0, part)), ["zone", "Europe/Berlin"]);
        assert_eq!([Reading::of("").events(), Reading::of("").questions()], [0, 0]);
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
        let events = (1..=6).map(|_| event("2026-03-21T10:00", &[])).collect();
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
        event.2 = vec![
            (part::COMPANY, "Fernhill"),
            (part::COMPANY + 1, YES),
            (part::ZONE, "America/New_York"),
            (part::AHEAD, "-300"),
        ];
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
        let event = Event("2026-03-12T14:00", Guests::new(), vec![(part::AHEAD, "330")]);
        let mut plan = plan();
        invited(vec![event]).enter(&mut plan, now());
        assert_eq!((plan.answers.get(CLOCK), plan.zone("")), ("330", ""));
    }
}
