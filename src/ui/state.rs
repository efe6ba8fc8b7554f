//! The persistent state: what the user has entered, as plans side by side, each with its answers, ticks and edited drafts.

use super::fields::{self, Kind};
use crate::basics::text::utf16;
use crate::model::situation::{LONGEST_TEXT, MOST_INTERVIEWERS, Stage};
use crate::{Choice, LocalDate, LocalDateTime};

/// So many characters an edited draft may have, as a page counts them: ten times what anybody would read.
pub(super) const LONGEST_DRAFT: usize = 20_000;

/// The field that says by how many minutes a clock differs from the user's.
pub(super) const CLOCK: &str = "clockAhead";

/// Stands for no time zone at all, where nothing stands for a difference that is known only as a number.
pub(super) const NOWHERE: &str = "-";

/// The time that a day without one counts as.
pub(super) const NOON: &str = "12:00";

/// At most so many plans.
pub(super) const MOST_PLANS: usize = 50;

/// Everything that outlives a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// Never empty.
    pub plans: Vec<Plan>,
    /// The id of the plan that is open.
    pub open: String,
    /// The tag of the language that the user has chosen; empty for that of the page around.
    pub lang: String,
}

/// One application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    pub id: String,
    /// The name that the user gave it; where there is none, company or job name it.
    pub name: String,
    pub answers: Answers,
    /// Never empty.
    pub people: Vec<Met>,
    /// The id of the interviewer whose advice is shown.
    pub chosen: String,
    /// What the user ticked or unticked, by item id, where that is not a fact of the situation.
    pub ticks: Vec<(String, bool)>,
    /// Items that were done and then put out of sight.
    pub cleared: Vec<String>,
    /// The time zone that an interviewer's clock goes by, or under an empty id everyone's: the answer `clockAhead` follows from it, for
    /// the day in question.
    pub zones: Vec<(String, String)>,
    /// Questions passed over with "I do not know".
    pub passed: Vec<Spot>,
    pub drafts: Vec<Edited>,
    /// Sections that the user folded or unfolded, and whether they are open since.
    pub folds: Vec<(String, bool)>,
}

/// An interviewer as entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Met {
    pub id: String,
    pub answers: Answers,
}

/// A draft that the user changed, or wants in another tone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Edited {
    pub person: String,
    pub kind: String,
    /// Empty for the neutral tone.
    pub tone: String,
    /// The user's own text, and the draft it was made from.
    pub text: Option<(String, String)>,
}

/// Where an answer stands: a field, of the situation or of an interviewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub field: &'static str,
    pub person: Option<String>,
}

impl Spot {
    pub fn shared(field: &'static str) -> Spot {
        Spot { field, person: None }
    }

    pub fn of(person: &str, field: &'static str) -> Spot {
        Spot { field, person: Some(person.to_owned()) }
    }

    /// A name that is unique within the page's part, for ids and keys.
    pub fn name(&self) -> String {
        match &self.person {
            Some(person) => [self.field, "-", person].concat(),
            None => self.field.to_owned(),
        }
    }
}

/// Where on the page the user is: a narrow one shows one place at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Answer,
    Plan,
    Message,
    Why,
}

impl Place {
    pub const ALL: [Place; 4] = [Place::Answer, Place::Plan, Place::Message, Place::Why];

    /// The name under which the state remembers that it is open, among the sections that fold.
    pub fn name(self) -> &'static str {
        match self {
            Place::Answer => "at-answer",
            Place::Plan => "at-plan",
            Place::Message => "at-message",
            Place::Why => "at-why",
        }
    }
}

/// Answers as they were typed, by field; what is empty is not there.
///
/// A choice is its name in the public model, yes and no are `true` and `false`. A moment is `YYYY-MM-DDTHH:MM`, or only
/// the part before or after the `T` while the other is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers(Vec<(&'static str, String)>);

impl Answers {
    pub fn get(&self, field: &str) -> &str {
        self.0.iter().find(|(known, _)| *known == field).map_or("", |(_, value)| value)
    }

    pub fn has(&self, field: &str) -> bool {
        !self.get(field).is_empty()
    }

    pub fn set(&mut self, field: &'static str, value: impl Into<String>) {
        self.put(field, value.into());
    }

    #[inline(never)]
    fn put(&mut self, field: &'static str, value: String) {
        let place = self.0.iter().position(|(known, _)| *known == field);
        match (place, value.is_empty()) {
            (Some(place), true) => drop(self.0.remove(place)),
            (Some(place), false) => self.0[place].1 = value,
            (None, true) => {}
            (None, false) => self.0.push((field, value)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The places of a field that holds several days; those at the end are never empty.
    pub fn days(&self, field: &str) -> Vec<&str> {
        let days = self.get(field);
        if days.is_empty() { Vec::new() } else { days.split(' ').collect() }
    }

    /// Sets the day in one of the places.
    pub fn set_day(&mut self, field: &'static str, place: usize, day: &str) {
        let mut days = self.days(field);
        days.resize(days.len().max(place + 1), "");
        days[place] = day;
        let days = days.join(" ");
        self.set(field, days.trim_end());
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(field, value)| (*field, value.as_str()))
    }
}

/// The day and the time of a moment as typed; either may be empty.
pub(super) fn day_and_time(moment: &str) -> (&str, &str) {
    moment.split_once('T').unwrap_or((moment, ""))
}

/// A moment as typed, from its day and time.
pub(super) fn moment_of(day: &str, time: &str) -> String {
    match time {
        "" => day.to_owned(),
        _ => [day, "T", time].concat(),
    }
}

impl State {
    /// One empty plan.
    pub fn new() -> State {
        let plan = Plan::new("1".to_owned());
        State { open: plan.id.clone(), plans: vec![plan], lang: String::new() }
    }

    /// The open plan's place.
    fn place(&self) -> usize {
        plan_with(&self.plans, &self.open).unwrap_or(0)
    }

    pub fn plan(&self) -> &Plan {
        &self.plans[self.place()]
    }

    pub fn plan_mut(&mut self) -> &mut Plan {
        let place = self.place();
        &mut self.plans[place]
    }

    /// Adds an empty plan and opens it.
    pub fn add_plan(&mut self) {
        if self.plans.len() < MOST_PLANS {
            let mut plan = Plan::new(free_id(&mut self.plans.iter().map(|plan| plan.id.as_str())));
            // What the next application is likely to share with this one.
            for field in &["you", "noteLimit"] {
                plan.answers.set(field, self.plan().answers.get(field));
            }
            self.open = plan.id.clone();
            self.plans.push(plan);
        }
    }

    /// Removes the open plan; in place of the last one comes an empty one.
    pub fn remove_open(&mut self) {
        let place = self.place();
        self.plans.remove(place);
        match self.plans.first() {
            Some(first) => self.open = first.id.clone(),
            None => *self = State { lang: std::mem::take(&mut self.lang), ..State::new() },
        }
    }

    /// Nothing has been entered yet.
    pub fn is_blank(&self) -> bool {
        self.plans.len() == 1 && self.plan().is_blank()
    }
}

impl Plan {
    pub fn new(id: String) -> Plan {
        let first = Met { id: "1".to_owned(), answers: Answers::default() };
        Plan { id, chosen: first.id.clone(), people: vec![first], ..Plan::default() }
    }

    /// Nothing has been entered yet.
    pub fn is_blank(&self) -> bool {
        self.name.is_empty()
            && self.answers.iter().all(|(field, _)| ["you", "noteLimit"].contains(&field))
            && self.people.len() == 1
            && self.people[0].answers.is_empty()
            && self.ticks.is_empty()
    }

    /// Whether something says where the process stands in time, without which there is little to advise on.
    pub fn says_when(&self) -> bool {
        ["stage", "interviewAt", "nextInterviewAt", "thankYouSentAt"].iter().any(|field| self.answers.has(field))
            || self.people.iter().any(|met| met.answers.has("metAt"))
    }

    /// Where the date of an interview stands that can be moved or called off: it is the interviewer's own, where they have
    /// one, else the process's; that one also where nobody is named.
    pub fn round_of(&self, person: &str) -> Spot {
        let own = Spot::of(person, "metAt");
        if !self.get(&own).is_empty() {
            return own;
        }
        let first = self.answers.get(Stage::FIELD) == Stage::Before.name() && self.answers.has("interviewAt");
        let next = !first && self.answers.has("nextInterviewAt");
        Spot::shared(if next { "nextInterviewAt" } else { "interviewAt" })
    }

    /// The time zone that an interviewer's clock goes by, or everyone's.
    pub fn zone(&self, person: &str) -> &str {
        self.zones.iter().find(|(known, _)| known == person).map_or("", |(_, zone)| zone)
    }

    pub fn set_zone(&mut self, person: &str, zone: &str) {
        take_out(&mut self.zones, &|(known, _)| known == person);
        if !zone.is_empty() {
            self.zones.push((person.to_owned(), zone.to_owned()));
        }
    }

    /// Brings the clocks in line with their zones, on the day of the interview or, while that is not known, now. A zone that is
    /// unknown here leaves the answer as it is.
    pub fn follow_zones(&mut self, now: LocalDateTime, ahead: &dyn Fn(&str, LocalDateTime) -> Option<i32>) {
        for (person, zone) in &self.zones.clone() {
            let (day, time) = day_and_time(self.get(&self.round_of(person)));
            let time = if time.is_empty() { NOON } else { time };
            let then = LocalDateTime::parse(&moment_of(day, time)).unwrap_or(now);
            if let Some(ahead) = ahead(zone, then) {
                let ahead = crate::basics::text::number(ahead);
                match person_with(&self.people, person) {
                    Some(place) => self.people[place].answers.set(CLOCK, ahead),
                    None if person.is_empty() => self.answers.set(CLOCK, ahead),
                    None => {}
                }
            }
        }
    }

    /// Forgets everything that was entered in the plan but its name.
    pub fn start_over(&mut self) {
        let name = std::mem::take(&mut self.name);
        *self = Plan::new(std::mem::take(&mut self.id));
        self.name = name;
    }

    pub fn person(&self, id: &str) -> Option<&Met> {
        person_with(&self.people, id).map(|place| &self.people[place])
    }

    /// The place of the interviewer whose advice is shown.
    pub fn chosen_place(&self) -> usize {
        person_with(&self.people, &self.chosen).unwrap_or(0)
    }

    /// The answer at this spot; empty where there is none.
    pub fn get(&self, spot: &Spot) -> &str {
        match &spot.person {
            None => self.answers.get(spot.field),
            Some(person) => self.person(person).map_or("", |met| met.answers.get(spot.field)),
        }
    }

    /// Whether a spot belongs to somebody who has been removed.
    pub fn is_gone(&self, spot: &Spot) -> bool {
        spot.person.as_ref().is_some_and(|person| self.person(person).is_none())
    }

    pub fn set(&mut self, spot: &Spot, value: &str) {
        take_out(&mut self.passed, &|passed| passed == spot);
        if spot.field == CLOCK {
            self.set_zone(spot.person.as_deref().unwrap_or_default(), "");
        }
        match &spot.person {
            None => self.answers.set(spot.field, value),
            Some(person) => {
                if let Some(place) = person_with(&self.people, person) {
                    self.people[place].answers.set(spot.field, value);
                }
            }
        }
    }

    /// Adds an interviewer and shows them; false where there are as many as the model allows.
    pub fn add_person(&mut self) -> bool {
        if self.people.len() >= MOST_INTERVIEWERS {
            return false;
        }
        let id = free_id(&mut self.people.iter().map(|met| met.id.as_str()));
        self.people.push(Met { id: id.clone(), answers: Answers::default() });
        self.chosen = id;
        true
    }

    /// Removes an interviewer and all that was theirs; the last one is emptied instead.
    pub fn remove_person(&mut self, id: &str) {
        let Some(place) = person_with(&self.people, id) else { return };
        self.people.remove(place);
        let theirs = |item: &str| item.split_once(':').is_some_and(|(_, person)| person == id);
        take_out(&mut self.ticks, &|(item, _)| theirs(item));
        take_out(&mut self.cleared, &|item| theirs(item));
        take_out(&mut self.drafts, &|draft| draft.person == id);
        take_out(&mut self.passed, &|spot| spot.person.as_deref() == Some(id));
        self.set_zone(id, "");
        if self.people.is_empty() {
            self.people = Plan::new(String::new()).people;
        }
        if self.chosen == id {
            self.chosen = self.people[place.min(self.people.len() - 1)].id.clone();
        }
    }

    /// Moves an interviewer up or down by so many places.
    pub fn move_person(&mut self, id: &str, by: isize) {
        let Some(place) = person_with(&self.people, id) else { return };
        if let Some(other) = place.checked_add_signed(by).filter(|other| *other < self.people.len()) {
            self.people.swap(place, other);
        }
    }

    pub fn tick(&self, item: &str) -> Option<bool> {
        flag(&self.ticks, item)
    }

    pub fn set_tick(&mut self, item: &str, done: Option<bool>) {
        set_flag(&mut self.ticks, item, done);
    }

    pub fn draft(&self, person: &str, kind: &str) -> Option<&Edited> {
        self.drafts.iter().find(|draft| draft.person == person && draft.kind == kind)
    }

    pub fn draft_mut(&mut self, person: &str, kind: &str) -> &mut Edited {
        let place = self.drafts.iter().position(|draft| draft.person == person && draft.kind == kind);
        let place = place.unwrap_or_else(|| {
            self.drafts.push(Edited { person: person.to_owned(), kind: kind.to_owned(), ..Edited::default() });
            self.drafts.len() - 1
        });
        &mut self.drafts[place]
    }

    /// The place where the user is.
    pub fn place(&self) -> Place {
        Place::ALL.into_iter().find(|place| self.is_open(place.name(), false)).unwrap_or(Place::Answer)
    }

    pub fn go(&mut self, to: Place) {
        for place in Place::ALL {
            set_flag(&mut self.folds, place.name(), (place == to && to != Place::Answer).then_some(true));
        }
    }

    /// Whether an answer says all that its question asks for: of a moment both day and time.
    pub fn is_settled(&self, spot: &Spot) -> bool {
        let value = self.get(spot);
        let question = fields::question(spot.field, spot.person.is_some());
        let is_moment = question.is_some_and(|question| matches!(question.kind, fields::Kind::Moment));
        let (day, time) = day_and_time(value);
        self.passed.contains(spot) || if is_moment { !day.is_empty() && !time.is_empty() } else { !value.is_empty() }
    }

    /// Names that stand in one field, with a comma, a semicolon, a line break or the language's "and" between them, become an
    /// interviewer each.
    pub fn split_name(&mut self, id: &str, and: &str) {
        let Some(place) = person_with(&self.people, id) else { return };
        let typed = self.people[place].answers.get("name").to_owned();
        let mut names: Vec<String> = Vec::new();
        for part in typed.split([',', ';', '\n', '，', '、', '،']) {
            if !part.trim().is_empty() {
                names.extend(apart(part.trim(), and.trim()));
            }
        }
        let more = names.split_off(names.len().min(1));
        if more.is_empty() {
            return;
        }
        self.people[place].answers.set("name", names.concat());
        let chosen = std::mem::take(&mut self.chosen);
        for name in more {
            if self.add_person()
                && let Some(met) = self.people.last_mut()
            {
                met.answers.set("name", &name);
            }
        }
        self.chosen = chosen;
    }

    /// Whether a section is open; the user has the last word, else its habit decides.
    pub fn is_open(&self, fold: &str, habit: bool) -> bool {
        flag(&self.folds, fold).unwrap_or(habit)
    }

    pub fn set_open(&mut self, fold: &str, open: bool) {
        set_flag(&mut self.folds, fold, Some(open));
    }
}

/// Two names around an "and". A name may hold that word itself, "José Ortega y Gasset": two are as long as each other.
fn apart(names: &str, and: &str) -> Vec<String> {
    let words: Vec<&str> = names.split_whitespace().collect();
    let middle = words.len() / 2;
    let two = words.len() % 2 == 1 && middle > 0 && words.get(middle).is_some_and(|word| *word == and || *word == "&");
    match two {
        true => vec![words[..middle].join(" "), words[middle + 1..].join(" ")],
        false => vec![names.to_owned()],
    }
}

/// The place of the plan with this id.
#[inline(never)]
pub(super) fn plan_with(plans: &[Plan], id: &str) -> Option<usize> {
    plans.iter().position(|plan| plan.id == id)
}

/// The place of the interviewer with this id.
#[inline(never)]
pub(super) fn person_with(people: &[Met], id: &str) -> Option<usize> {
    people.iter().position(|met| met.id == id)
}

/// Takes entries out of a list. Lists of a kind share one copy of the loops in this.
#[inline(never)]
pub(super) fn take_out<T>(list: &mut Vec<T>, goes: &dyn Fn(&T) -> bool) {
    list.retain(|entry| !goes(entry));
}

#[inline(never)]
fn flag(flags: &[(String, bool)], name: &str) -> Option<bool> {
    flags.iter().find(|(known, _)| known == name).map(|(_, is_set)| *is_set)
}

/// Sets a flag anew, as the latest of all, or takes it away.
#[inline(never)]
fn set_flag(flags: &mut Vec<(String, bool)>, name: &str, is_set: Option<bool>) {
    take_out(flags, &|(known, _)| known == name);
    if let Some(is_set) = is_set {
        flags.push((name.to_owned(), is_set));
    }
}

/// The first whole number that is nobody's id.
fn free_id(ids: &mut dyn Iterator<Item = &str>) -> String {
    let highest = ids.filter_map(|id| id.parse::<u32>().ok()).max().unwrap_or(0);
    crate::basics::text::number(highest as i32 + 1)
}

/// Whether a value could be an answer to a field, or the start of one; what could not be is not worth keeping.
pub(super) fn plausible(field: &str, personal: bool, value: &str) -> bool {
    let day = |text: &str| text.is_empty() || LocalDate::parse(text).is_ok();
    match fields::question(field, personal).map(|question| &question.kind) {
        Some(Kind::Choice(answers)) => answers.iter().any(|answer| answer.value == value),
        Some(Kind::Date) => day(value),
        Some(Kind::Moment) => {
            let (date, time) = day_and_time(value);
            day(date) && (time.is_empty() || LocalDateTime::parse(&["2000-01-01T", time].concat()).is_ok())
        }
        Some(Kind::Words) => utf16(value) <= 2 * LONGEST_TEXT,
        Some(Kind::Days(most)) => value.split(' ').count() <= *most && value.split(' ').all(day),
        Some(Kind::Number(least, most)) => value.parse::<i32>().is_ok_and(|number| (*least..=*most).contains(&number)),
        None => field == "noteLimit" && value.parse::<u32>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_around_an_and_are_two_people_unless_one_name_holds_the_word() {
        assert_eq!(apart("Helen Marsh and Tomasz Zielinski", "and"), ["Helen Marsh", "Tomasz Zielinski"]);
        assert_eq!(apart("Ana y Luis", "y"), ["Ana", "Luis"]);
        assert_eq!(apart("Jo & Max", "and"), ["Jo", "Max"]);
        for one in ["José Ortega y Gasset", "and", "Dana", "Sandy Anderson", "Dana y", ""] {
            assert_eq!(apart(one, "y"), [one]);
        }
    }

    #[test]
    fn of_several_days_one_is_set_and_taken_away_and_the_others_stay_where_they_are() {
        let mut answers = Answers::default();
        let mut set = |place, day| {
            answers.set_day("daysOff", place, day);
            answers.get("daysOff").to_owned()
        };
        assert_eq!(set(0, "2026-03-09"), "2026-03-09");
        assert_eq!(set(1, "2026-03-10"), "2026-03-09 2026-03-10");
        assert_eq!(set(0, ""), " 2026-03-10");
        assert_eq!(set(2, "2026-03-11"), " 2026-03-10 2026-03-11");
        assert_eq!(set(2, ""), " 2026-03-10");
        assert_eq!(set(1, ""), "");
    }

    #[test]
    fn a_clock_follows_its_zone_on_the_day_in_question_and_a_zone_that_nobody_knows_changes_nothing() {
        let now = LocalDateTime::parse("2026-03-11T16:30").unwrap();
        // An hour less from the first of April on.
        let ahead = |zone: &str, then: LocalDateTime| {
            (zone == "A/B").then_some(if then.date() < LocalDate::parse("2026-04-01").unwrap() { 60 } else { 0 })
        };
        let mut zoned = Plan::new("1".to_owned());
        zoned.set_zone("", "A/B");
        zoned.set_zone("1", "A/B");
        zoned.follow_zones(now, &ahead);
        assert_eq!((zoned.answers.get(CLOCK), zoned.people[0].answers.get(CLOCK)), ("60", "60"));
        zoned.answers.set("interviewAt", "2026-04-02");
        zoned.people[0].answers.set("metAt", "2026-03-31T14:00");
        zoned.follow_zones(now, &ahead);
        assert_eq!((zoned.answers.get(CLOCK), zoned.people[0].answers.get(CLOCK)), ("0", "60"));
        zoned.set_zone("", "C/D");
        zoned.follow_zones(now, &ahead);
        assert_eq!(zoned.answers.get(CLOCK), "0");
        zoned.set(&Spot::shared(CLOCK), "90");
        zoned.follow_zones(now, &ahead);
        assert_eq!((zoned.zone(""), zoned.answers.get(CLOCK)), ("", "90"));
    }

    #[test]
    fn a_value_is_plausible_as_far_as_its_kind_allows() {
        for (field, personal, value, is_plausible) in [
            ("clockAhead", false, "-1560", true),
            ("clockAhead", true, "-1561", false),
            ("notesLeft", false, "-1", false),
            ("daysOff", false, "2026-03-09  2026-03-16", true),
            ("daysOff", false, "2026-03-09 tomorrow", false),
            ("checkInsSentOn", false, "2026-03-09 2026-03-16 2026-03-23", false),
            ("metAt", true, "2026-03-09", true),
            ("reach", true, "pigeon", false),
        ] {
            assert_eq!(plausible(field, personal, value), is_plausible, "{field}: {value}");
        }
    }
}
