//! What the views look at: the plan, the engine's advice on it, the clock, the words and the passing state of the visit.

use super::clock::Clock;
use super::fields;
use super::message::Message;
use super::sketch::{Made, prefixed};
use super::state::{Met, Plan, Spot, State};
use super::store::Standing;
use crate::basics::text::capitalised;
use crate::knowledge::tables::{FACTS, GUIDES};
use crate::knowledge::words::{Text, Words, text};
use crate::model::advice::Advice;
use crate::wording::guidance::fact_in_words;
use crate::wording::speaker::Speaker;
use crate::{Cite, Fault, LocalDate, LocalDateTime, Person, Situation, Verdict};

/// What passes with the visit: what is being asked, tried, copied, said.
#[derive(Default)]
pub(super) struct Session {
    /// The questions that stay in sight because the user is at them: one field, of one or several people.
    pub at_hand: Vec<Spot>,
    /// The answer that is being typed: what is wrong with it can wait until it is finished.
    pub typing: Option<Spot>,
    /// What the user has to confirm first.
    pub asking: Option<Message>,
    /// The state before and after supposing an answer, while it is only supposed.
    pub told: Option<Box<(State, State)>>,
    /// What is supposed, in words.
    pub supposed: String,
    /// The last thing done, in words, and the state before and after it where it can be undone.
    pub done: Option<Done>,
    /// What has been copied, or could not be.
    pub copied: Option<Copied>,
    /// The draft that is shown, by kind; empty for the best one.
    pub draft: String,
    /// The draft's facts that the user is filling in, which keep their fields though they are missing no more.
    pub facts: Vec<&'static str>,
    /// Says so in the live region.
    pub say: Option<String>,
    /// The plan is on its way to a printer, where nothing can be unfolded.
    pub on_paper: bool,
    /// The id of the element that is to have the focus.
    pub focus: Option<String>,
}

/// Something just done.
pub(super) struct Done {
    pub text: String,
    pub undo: Option<Box<(State, State)>>,
}

/// The outcome of copying something.
pub(super) struct Copied {
    /// The button's name.
    pub what: String,
    /// The text that went to the clipboard, or should have.
    pub text: String,
    pub worked: bool,
}

/// All that a view needs.
pub(super) struct Scene<'a> {
    pub words: &'static Words,
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
    /// The questions that come next.
    pub next: Vec<Spot>,
    pub standing: &'a Standing,
    /// The user has read about trouble with the storage.
    pub told: bool,
    /// Other pages from this disk can read what is kept.
    pub shared_storage: bool,
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

    /// The facts of a text about an interviewer.
    pub fn say(&self, text: Text, id: &str) -> String {
        self.fill(text, &[("who", self.who(id)), ("Who", self.name(id))])
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

    /// A moment within a sentence, in the reader's own form: "Thu, 12 March, 14:00", "tomorrow, 14:00".
    pub fn moment(&self, moment: LocalDateTime) -> String {
        let near = moment.date().days_since(self.today()).abs() <= 1;
        let named = if near { self.clock.relative_day(moment.date(), self.today()) } else { String::new() };
        let day = if named.is_empty() { self.clock.day(moment.date(), self.today()) } else { named };
        self.fill(text::UI_MOMENT, &[("day", &day), ("time", &self.clock.time(moment))])
    }

    /// "in 5 hours".
    pub fn relative(&self, moment: LocalDateTime) -> String {
        self.clock.relative(moment, self.now)
    }

    /// An answer in words; empty where there is none.
    pub fn told(&self, spot: &Spot) -> String {
        let raw = self.plan().get(spot);
        let Some(question) = fields::question(spot.field, spot.person.is_some()).filter(|_| !raw.is_empty()) else {
            return String::new();
        };
        match question.kind {
            fields::Kind::Choice(_) => {
                fields::choosable(question, raw).map(|answer| self.get(answer.label).to_owned()).unwrap_or_default()
            }
            fields::Kind::Date => {
                LocalDate::parse(raw).map(|day| self.clock.day(day, self.today())).unwrap_or_default()
            }
            fields::Kind::Moment => self.told_moment(raw),
            _ => raw.to_owned(),
        }
    }

    fn told_moment(&self, raw: &str) -> String {
        let (day, time) = super::state::day_and_time(raw);
        let Ok(date) = LocalDate::parse(day) else { return String::new() };
        match LocalDateTime::parse(raw) {
            Ok(moment) if !time.is_empty() => capitalised(&self.moment(moment)),
            _ => self.clock.day(date, self.today()),
        }
    }

    /// The fault with an answer.
    pub fn fault(&self, spot: &Spot) -> Option<&Fault> {
        self.faults.iter().find(|(at, _)| at == spot).map(|(_, fault)| fault)
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
