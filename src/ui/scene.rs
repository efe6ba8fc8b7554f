//! The view model: the read-only snapshot that views draw from, with the plan, the advice on it, the clock and the words.

use super::clock::Clock;
use super::derived::{Shown, is_done};
use super::fields;
use super::records::Happened;
use super::session::Session;
use super::sketch::{Made, prefixed};
use super::state::{CLOCK, Met, Plan, Spot, State, day_and_time, plan_with};
use super::store::Standing;
use crate::basics::text::{capitalised, number, without_isolates};
use crate::knowledge::tables::{FACTS, GUIDES};
use crate::knowledge::words::{Text, Words, text};
use crate::model::advice::Advice;
use crate::wording::guidance::fact_in_words;
use crate::wording::speaker::Speaker;
use crate::{Cite, Fault, LocalDate, LocalDateTime, Person, Situation, Verdict};

/// The place that names a time zone: "Buenos Aires, Argentina".
pub(super) fn place_of(zone: &str) -> String {
    let mut place = String::new();
    for part in zone.split_once('/').map_or(zone, |(_, places)| places).rsplit('/') {
        if !place.is_empty() {
            place.push_str(", ");
        }
        place.extend(part.chars().map(|letter| if letter == '_' { ' ' } else { letter }));
    }
    place
}

/// All that a view needs.
pub(super) struct Scene<'a> {
    pub words: &'static Words,
    /// The languages that the user may choose from, beside the source language.
    pub languages: &'a str,
    pub clock: &'a Clock,
    pub now: LocalDateTime,
    /// Makes ids unique among several widgets in one document.
    pub prefix: &'a str,
    pub state: &'a State,
    pub session: &'a Session,
    pub situation: &'a Situation,
    pub advice: &'a Advice,
    pub speaker: &'a Speaker,
    pub faults: &'a [(Spot, Fault)],
    /// The questions on the next card and how many are left, those that may matter beside them, and the interview of which nobody has said how it went.
    pub next: &'a [Spot],
    pub left: usize,
    pub more: &'a [Spot],
    pub passed: Option<&'a Spot>,
    /// The draft for the interviewer who is shown.
    pub draft: Option<&'a Shown>,
    pub standing: &'a Standing,
    /// The user has read about trouble with the storage.
    pub acknowledged: bool,
    /// Other pages from this disk can read what is kept.
    pub shared_storage: bool,
    /// There is a reader of invitations.
    pub reads_invitations: bool,
}

impl Scene<'_> {
    pub fn plan(&self) -> &Plan {
        self.state.plan()
    }

    /// The interviewer who is shown.
    pub fn chosen(&self) -> &Met {
        &self.plan().people[self.plan().chosen_place()]
    }

    pub fn get(&self, text: Text) -> &'static str {
        self.words.get(text)
    }

    pub fn fill(&self, text: Text, facts: &[(&str, &str)]) -> String {
        self.words.fill(text, facts)
    }

    /// An id that is unique in the document.
    pub fn id(&self, pieces: &[&str]) -> Made {
        prefixed(self.prefix, pieces)
    }

    pub fn today(&self) -> LocalDate {
        self.now.date()
    }

    /// The advice on the interviewer who is shown.
    pub fn person(&self) -> Option<&Person> {
        self.advice.people.get(self.plan().chosen_place())
    }

    /// What to call an interviewer within a sentence.
    pub fn who(&self, id: &str) -> &str {
        self.place(id).map_or("", |place| &self.speaker.names(place).who)
    }

    /// The same at the start of a line.
    pub fn name(&self, id: &str) -> &str {
        self.place(id).map_or("", |place| &self.speaker.names(place).start)
    }

    /// Whether that is a name, and not our words in its place.
    pub fn is_named(&self, id: &str) -> bool {
        self.plan().person(id).is_some_and(|met| met.answers.has("name"))
    }

    /// What is supposed, in words.
    pub fn facts(&self, facts: &[(Text, String)]) -> String {
        let said: Vec<String> = facts.iter().map(|(fact, person)| self.about(*fact, person)).collect();
        said.join(self.get(text::PEOPLE_LIST_AND))
    }

    /// A text about an interviewer, with what to call them.
    pub fn about(&self, text: Text, id: &str) -> String {
        match self.place(id) {
            Some(place) => self.fill(text, &self.speaker.names(place).facts()),
            None => self.fill(text, &[]),
        }
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.situation.interviewers.iter().position(|who| who.id == id)
    }

    pub fn several(&self) -> bool {
        self.situation.interviewers.len() > 1
    }

    /// Whether a section that belongs on paper is open.
    pub fn is_open(&self, fold: &str, habit: bool) -> bool {
        self.session.on_paper || self.plan().is_open(fold, habit)
    }

    /// A moment within a sentence: "Thursday 12 March, 14:00", "tomorrow, 14:00".
    pub fn moment(&self, moment: LocalDateTime) -> String {
        let near = moment.date().days_since(self.today()).abs() <= 1;
        let named = if near { self.clock.relative_day(moment.date(), self.today()) } else { String::new() };
        match named.as_str() {
            "" => self.words.inside(&self.speaker.moment(moment)),
            day => self.fill(text::DATES_DATE_MOMENT, &[("day", day), ("time", &self.time(moment))]),
        }
    }

    /// The time of day.
    pub fn time(&self, moment: LocalDateTime) -> String {
        self.words.time(moment, self.situation.time_form())
    }

    /// A day in words; empty where a text is none.
    pub fn day(&self, text: &str) -> String {
        LocalDate::parse(text).map(|day| self.speaker.day(day)).unwrap_or_default()
    }

    /// "in 5 hours".
    pub fn relative(&self, moment: LocalDateTime) -> String {
        self.clock.relative(moment, self.now)
    }

    /// An answer in words; empty where there is none.
    pub fn in_words(&self, spot: &Spot) -> String {
        let zone = self.plan().zone(spot.person.as_deref().unwrap_or_default());
        let raw = self.plan().get(spot);
        self.put_in_words(spot, if spot.field == CLOCK && !zone.is_empty() { zone } else { raw })
    }

    /// What an answer at a spot would be in words, of a clock also its zone; empty where it is none.
    pub fn put_in_words(&self, spot: &Spot, raw: &str) -> String {
        let Some(question) = fields::question(spot.field, spot.person.is_some()).filter(|_| !raw.is_empty()) else {
            return String::new();
        };
        match question.kind {
            fields::Kind::Choice(_) => {
                fields::choosable(question, raw).map(|answer| self.get(answer.label).to_owned()).unwrap_or_default()
            }
            fields::Kind::Date => self.day(raw),
            fields::Kind::Days(_) => {
                let days: Vec<String> = raw.split(' ').map(|day| self.day(day)).filter(|day| !day.is_empty()).collect();
                self.words.list(&days.iter().map(String::as_str).collect::<Vec<&str>>())
            }
            fields::Kind::Moment => self.moment_in_words(raw),
            fields::Kind::Number(..) if spot.field == CLOCK => self.clock_in_words(raw),
            _ => raw.to_owned(),
        }
    }

    /// Where a clock is, or how it differs.
    fn clock_in_words(&self, raw: &str) -> String {
        match raw.parse::<i32>() {
            Ok(_) => self.fill(text::UI_ZONE_MINUTES, &[("number", raw)]),
            Err(_) => place_of(raw),
        }
    }

    fn moment_in_words(&self, raw: &str) -> String {
        let (day, time) = day_and_time(raw);
        match LocalDateTime::parse(raw) {
            Ok(moment) if !time.is_empty() => capitalised(&self.moment(moment)),
            _ => self.day(day),
        }
    }

    /// The fault with an answer.
    pub fn fault(&self, spot: &Spot) -> Option<&Fault> {
        self.faults.iter().find(|(at, _)| at == spot).map(|(_, fault)| fault)
    }

    /// What a plan is called: as the user named it, or by its company or job.
    pub fn plan_name(&self, plan: &Plan) -> String {
        let place = plan_with(&self.state.plans, &plan.id).unwrap_or(0);
        let numbered = || self.fill(text::UI_PLANS_UNNAMED, &[("number", &number(place as i32 + 1))]);
        given_name(plan).map_or_else(numbered, str::to_owned)
    }

    /// What is not done yet, for everyone, as a text to take along.
    pub fn left_to_do(&self) -> String {
        let mut lines = String::new();
        for item in self.advice.checklist.iter().filter(|item| !is_done(self.plan(), item)) {
            let line = match item.due.filter(|due| *due >= self.now) {
                Some(due) => self.fill(text::UI_LEFT_BY, &[("item", &item.text), ("moment", &self.moment(due))]),
                None => self.fill(text::UI_LEFT, &[("item", &item.text)]),
            };
            let between = if lines.is_empty() { "" } else { "\n" };
            lines = [&lines, between, &line].concat();
        }
        without_isolates(&lines)
    }

    /// What happened, in words.
    pub fn happened(&self, happened: Happened, person: &str) -> String {
        let words = match happened {
            Happened::Sent => text::UI_HAPPENED_SENT,
            Happened::Accepted => text::UI_HAPPENED_ACCEPTED,
            Happened::Declined => text::UI_HAPPENED_DECLINED,
            Happened::Lost => text::UI_HAPPENED_LOST,
            Happened::TheyAsked => text::UI_HAPPENED_THEY_ASKED,
            Happened::Suggested => text::UI_HAPPENED_SUGGESTED,
            Happened::Agreed => text::UI_HAPPENED_AGREED,
            Happened::RatherNot => text::UI_HAPPENED_RATHER_NOT,
            Happened::Thanked => text::UI_HAPPENED_THANKED,
            Happened::FollowedUp => text::UI_HAPPENED_FOLLOWED_UP,
            Happened::CheckedIn => text::UI_HAPPENED_CHECKED_IN,
            Happened::Offer => text::UI_HAPPENED_OFFER,
            Happened::Rejected => text::UI_HAPPENED_REJECTED,
            Happened::Ended => text::UI_HAPPENED_ENDED,
            Happened::Held => text::UI_HAPPENED_HELD,
            Happened::Moved => text::UI_HAPPENED_MOVED,
            Happened::CalledOff => text::UI_HAPPENED_CALLED_OFF,
        };
        self.about(words, person)
    }

    /// Who says so: the guide's label, or what else a citation is.
    pub fn source(&self, cite: Cite) -> &'static str {
        match cite.id().split('.').next() {
            Some("house") => self.get(text::UI_SOURCE_HOUSE),
            Some("linkedin") => self.get(text::UI_SOURCE_LINKEDIN),
            Some(guide) => {
                GUIDES.iter().find(|known| known.id.name() == guide).map_or("", |guide| self.get(guide.short))
            }
            None => "",
        }
    }

    /// What is cited, in words.
    pub fn cited(&self, cite: Cite) -> String {
        match FACTS.iter().find(|fact| fact.cite == cite) {
            Some(fact) => fact_in_words(fact, self.words).text,
            None => self.get(cite.text()).to_owned(),
        }
    }

    /// A verdict in a few words.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        self.get(match verdict {
            Verdict::Send => text::UI_VERDICT_SEND,
            Verdict::Accept => text::UI_VERDICT_ACCEPT,
            Verdict::Wait => text::UI_VERDICT_WAIT,
            Verdict::FollowUp => text::UI_VERDICT_FOLLOW_UP,
            Verdict::MoveOn => text::UI_VERDICT_MOVE_ON,
            Verdict::Connected => text::UI_VERDICT_CONNECTED,
            Verdict::Skip => text::UI_VERDICT_SKIP,
        })
    }
}

/// What a plan goes by in the user's own words.
pub(super) fn given_name(plan: &Plan) -> Option<&str> {
    let given = [plan.name.as_str(), plan.answers.get("company"), plan.answers.get("job")];
    given.into_iter().find(|name| !name.trim().is_empty())
}
