//! Drafts: messages ready to send, put together from the words in `src/content/LANG/drafts.toml`.
//!
//! A draft never invents a fact. Most texts make sense without one that is missing, and are worded so; a name, and what
//! only the user can add, reads `[…]` until it is known, and is listed among the placeholders.

use crate::basics::capitals::same;
use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::basics::text::{clings_to_next, utf16};
use crate::engine::case::{Case, Setting};
use crate::engine::decided::{Decided, decide_all};
use crate::engine::reading::Fault;
use crate::knowledge::tables::{DraftPart, SECTIONS, SUGGESTIONS, Versions};
use crate::knowledge::words::{Part, Parts, Text, Words, beginning, text};
use crate::model::advice::Verdict;
use crate::model::message::{Draft, Kind, Placeholder, Tone};
use crate::model::situation::Situation;
use crate::wording::fit::Fitting;

/// Writes a draft of any kind for one interviewer, whatever their verdict.
///
/// # Errors
/// A [`Fault`] at `personId`, `kind` or `tone` for each of them that is unknown.
///
/// ```
/// use interview_connect::{LocalDateTime, Situation, compose};
///
/// let at = |text| LocalDateTime::parse(text).unwrap();
/// let mut situation = Situation::new(at("2026-03-11T16:30"));
/// situation.interview_at = Some(at("2026-03-10T14:00"));
/// situation.job = Some("Data Analyst".to_owned());
///
/// // A note never exceeds its limit; a name that is still missing is marked as a gap.
/// let note = compose(&situation, "1", "note", "warm").unwrap();
/// assert!(note.length <= 200 && note.body.contains("Data Analyst"));
/// assert_eq!(&note.body[note.placeholders[0].start..][..1], "[");
///
/// // A fault names what is wrong, and what is accepted.
/// let faults = compose(&situation, "1", "poem", "warm").unwrap_err();
/// assert_eq!(faults[0].path, "kind");
/// assert!(faults[0].accepted.contains("thankYouEmail"));
/// ```
pub fn compose(situation: &Situation, person_id: &str, kind: &str, tone: &str) -> Result<Draft, Vec<Fault>> {
    let words = situation.draft_words();
    let mut faults = Vec::new();
    let mut fault = |path: &str, accepted: String| {
        faults.push(Fault {
            path: path.to_owned(),
            problem: words.get(text::FAULTS_PROBLEM_UNKNOWN).to_owned(),
            accepted,
        });
    };
    let setting = Setting::of(situation);
    let people = decide_all(situation, &setting);
    let person = people.iter().find(|person| person.case.who.id == person_id);
    if person.is_none() {
        let ids: Vec<&str> = situation.interviewers.iter().map(|who| who.id.as_str()).collect();
        fault("personId", one_of(words, &ids));
    }
    let found_kind = named(Kind::ALL, kind);
    if found_kind.is_none() {
        fault("kind", one_of(words, &names(Kind::ALL)));
    }
    let found_tone = named(Tone::ALL, tone);
    if found_tone.is_none() {
        fault("tone", one_of(words, &names(Tone::ALL)));
    }
    match (person, found_kind, found_tone) {
        (Some(person), Some(kind), Some(tone)) => Ok(write(situation, person, kind, tone)),
        _ => Err(faults),
    }
}

pub(crate) fn named<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

pub(crate) fn names<T>(all: &[(&'static str, T)]) -> Vec<&'static str> {
    all.iter().map(|(name, _)| *name).collect()
}

pub(crate) fn one_of(words: &Words, names: &[&str]) -> String {
    words.fill(text::FAULTS_ACCEPTED_CHOICE, &[("accepted", &names.join(", "))])
}

/// The drafts that suit the verdict, best first, in neutral tone.
pub(crate) fn suitable(situation: &Situation, decided: &Decided) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for row in SUGGESTIONS.iter().filter(|row| row.when.holds(decided.holds)) {
        drafts.push(write(situation, decided, row.kind, Tone::Neutral));
    }
    drafts
}

/// A text being put together: the words so far, and the facts missing in them.
#[derive(Default)]
struct Body {
    text: String,
    placeholders: Vec<Placeholder>,
}

impl Body {
    fn length(&self) -> usize {
        utf16(&self.text)
    }

    /// Adds words of ours. A full stop is left out after a fact that ends in a mark of its own, such as "Acme Inc.".
    fn say(&mut self, words: &str) {
        let ended = self.text.ends_with(['.', '…', '!', '?', '؟']);
        self.text.push_str(words.strip_prefix('.').filter(|_| ended).unwrap_or(words));
    }

    fn append(&mut self, other: Body) {
        let shift = self.length();
        self.text.push_str(&other.text);
        for gap in other.placeholders {
            let (start, end) = (gap.start + shift, gap.end + shift);
            self.placeholders.push(Placeholder { start, end, ..gap });
        }
    }
}

fn write(situation: &Situation, decided: &Decided, kind: Kind, tone: Tone) -> Draft {
    let facts = Facts::of(situation, decided, kind);
    let limit = (kind == Kind::Note).then_some(situation.note_limit() as usize);
    let mut draft = Draft {
        kind,
        channel: kind.channel(),
        tone,
        subject: None,
        body: String::new(),
        length: 0,
        limit,
        placeholders: Vec::new(),
        cites: Vec::new(),
    };
    let mut body = Body::default();
    let mut part = None;
    for row in SECTIONS {
        if row.kind != kind || part == Some(row.part) || !row.when.holds(decided.holds) {
            continue;
        }
        part = Some(row.part);
        let versions = row.ladders.versions(tone, decided.case.position);
        for cite in row.cites.list() {
            if !draft.cites.contains(cite) {
                draft.cites.push(*cite);
            }
        }
        if row.part == DraftPart::Subject {
            draft.subject = subject(versions, &facts);
            continue;
        }
        let section = section(versions, &facts, limit);
        if !body.text.is_empty() && !section.text.is_empty() {
            body.text.push_str("\n\n");
        }
        body.append(section);
    }
    draft.length = body.length();
    draft.placeholders = body.placeholders;
    draft.body = body.text;
    draft
}

/// The fullest version whose facts are known and that fits. A known topic stays if it can: it is shortened only where
/// the barest version that names it does not fit, and left out only where that would leave a mere fragment of it.
fn section(versions: Versions, facts: &Facts, limit: Option<usize>) -> Body {
    let fits = |body: &Body| limit.is_none_or(|limit| body.length() <= limit);
    let may_cut = limit.is_none_or(|limit| limit >= FEWEST_TO_CUT);
    let topic = facts.topic.as_deref();
    let with_topic = topic.and_then(|_| {
        fullest(versions, facts, topic, &fits).or_else(|| cut(versions, facts, &fits).filter(|_| may_cut))
    });
    with_topic.or_else(|| fullest(versions, facts, None, &fits)).unwrap_or_default()
}

/// With a topic only versions that name it, or else without any. A sentence of the user's own counts for more than any of
/// ours: it stays if there is a version with room for it.
fn fullest(versions: Versions, facts: &Facts, topic: Option<&str>, fits: &dyn Fn(&Body) -> bool) -> Option<Body> {
    let with_line = facts.line.as_deref().map(|_| (WITH_LINE, true));
    for (steps, needs_line) in with_line.into_iter().chain([(DROPPED, false)]) {
        for version in versions.iter() {
            if topic.is_some() && !facts.names(version, "topic}") || needs_line && !facts.names(version, "line}") {
                continue;
            }
            for dropped in steps {
                match facts.fill(version, topic, dropped) {
                    Some(body) if fits(&body) => return Some(body),
                    _ => {}
                }
            }
        }
    }
    None
}

/// The barest version that names the topic, with as much of the topic as fits.
fn cut(versions: Versions, facts: &Facts, fits: &dyn Fn(&Body) -> bool) -> Option<Body> {
    let topic = facts.topic.as_deref()?;
    let with = |version: Text, topic: &str| facts.fill(version, Some(topic), ASIDE);
    let mut barest = None;
    for version in versions.iter() {
        if facts.names(version, "topic}") && with(version, topic).is_some() {
            barest = Some(version);
        }
    }
    let barest = barest?;
    let cut = cut_to(topic, facts.words, &|topic| with(barest, topic).is_some_and(|body| fits(&body)))?;
    with(barest, cut)
}

/// The fullest subject whose facts are all known.
fn subject(versions: Versions, facts: &Facts) -> Option<String> {
    for version in versions.iter() {
        match facts.fill(version, facts.topic.as_deref(), &[]) {
            Some(body) if body.placeholders.is_empty() => return Some(body.text),
            _ => {}
        }
    }
    None
}

/// The longest start of a topic that ends between words and fits; it does not end on a word such as "the".
///
/// A cut only ever falls before a space, which always ends a grapheme cluster.
fn cut_to<'a>(topic: &'a str, words: &Words, fits: &dyn Fn(&str) -> bool) -> Option<&'a str> {
    let loose_words = words.get(text::FIELDS_CUT_LOOSE);
    if loose_words == NEVER_CUT {
        return None;
    }
    let loose = |start: &str| {
        let last = start
            .bytes()
            .rposition(|byte| byte == b' ')
            .map_or(start, |space| start.get(space + 1..).unwrap_or_default());
        loose_words.split(' ').any(|word| same(word, last))
    };
    let spaces = topic.char_indices().filter(|(_, letter)| *letter == ' ');
    let mut best = None;
    for (end, _) in spaces {
        let start = topic.get(..end).unwrap_or_default().trim_end_matches(loose_end);
        if start.is_empty() {
            continue;
        }
        if !fits(start) {
            break;
        }
        if !loose(start) {
            best = Some(start);
        }
    }
    best
}

/// Stands for the words on which a topic does not end in a language whose topics are never shortened.
const NEVER_CUT: &str = "*";

/// Marks that must not end a shortened topic, including those that belong to the character after them.
fn loose_end(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, ',' | ';' | ':' | '-' | '–' | '—' | '(' | '[' | '"' | '“' | '‘' | '/' | '&' | '\u{200d}')
        || matches!(letter, '«' | '‹' | '„' | '‚' | '¿' | '¡' | '،' | '؛')
        || clings_to_next(letter)
}

/// What is known for a draft, fitted.
struct Facts<'a> {
    words: &'static Words,
    name: Option<&'a str>,
    topic: Option<String>,
    job: Option<String>,
    role: Option<String>,
    company: Option<&'a str>,
    you: Option<&'a str>,
    line: Option<String>,
    day: Option<String>,
    decision_day: Option<String>,
}

/// Facts without which a draft still makes sense: a run in `<…>` is left out if its fact is unknown, and a version that
/// names one outside such a run is skipped. Any other fact that is unknown is a gap to be filled in.
const OPTIONAL: [&str; 7] = ["topic", "line", "job", "role", "company", "day", "decisionDay"];

/// All of them but the topic.
const ASIDE: &[&str] = &["line", "job", "role", "company", "day", "decisionDay"];

/// What a version leaves out in order to fit, step by step, before the next barer version is tried.
const DROPPED: &[&[&str]] = &[&[], &["line"], &["line", "job", "role", "company"], ASIDE];

/// The same as long as the user's own sentence stays.
const WITH_LINE: &[&[&str]] = &[&[], &["job", "role", "company"]];

/// A note that holds fewer characters than this names the whole topic or none: a piece of it would make no sense.
const FEWEST_TO_CUT: usize = 80;

impl<'a> Facts<'a> {
    fn of(situation: &'a Situation, decided: &'a Decided, kind: Kind) -> Facts<'a> {
        let (words, case) = (situation.draft_words(), &decided.case);
        let fitting = Fitting(words);
        let name = |typed: &'a Option<String>| typed.as_deref().and_then(|typed| fitting.name(typed));
        let job = situation.job.as_deref().and_then(|typed| fitting.job(typed));
        let role = job.as_deref().map(|job| match fitting.says_itself(job) {
            true => job.to_owned(),
            false => words.fill(text::FIT_JOB_ROLE, &[("job", job)]),
        });
        Facts {
            words,
            name: name(&case.who.name),
            topic: case.who.topic.as_deref().and_then(|typed| fitting.topic(typed)),
            job,
            role,
            company: situation.company.as_deref().and_then(|typed| fitting.company(typed)),
            you: name(&situation.you),
            line: case.who.line.as_deref().and_then(|typed| fitting.line(typed)),
            day: spoken_of(case, kind).map(|round| day_in_words(situation, round, decided, kind)),
            decision_day: case
                .setting
                .decision_on
                .map(|day| words.date(day, case.setting.today(), situation.time_form())),
        }
    }

    fn get(&self, slot: &str) -> Option<&str> {
        match slot {
            "name" => self.name,
            "job" => self.job.as_deref(),
            "role" => self.role.as_deref(),
            "company" => self.company,
            "you" => self.you,
            "day" => self.day.as_deref(),
            "decisionDay" => self.decision_day.as_deref(),
            "line" => self.line.as_deref(),
            _ => None,
        }
    }

    /// Whether a version has a place for a fact, known or not; the slot is given with its closing brace. To search for a
    /// text would weigh a kilobyte more.
    fn names(&self, version: Text, slot: &str) -> bool {
        self.words.get(version).split('{').any(|after| after.starts_with(slot))
    }

    /// A version with its facts filled in; `None` if it needs one that is unknown.
    fn fill(&self, version: Text, topic: Option<&str>, dropped: &[&str]) -> Option<Body> {
        let words = self.words.get(version);
        // Room for the facts, too: growing step by step took a tenth of the time.
        let mut body = Body { text: String::with_capacity(words.len() + words.len() / 2), ..Body::default() };
        for part in Parts(words) {
            match part {
                Part::Words(words) => body.say(words),
                Part::Slot(slot) => self.put(slot, topic, &mut body)?,
                Part::Optional(run) => {
                    let stays = |part| match part {
                        Part::Slot("topic") => topic.is_some(),
                        Part::Slot(slot) => self.get(slot).is_some() && !dropped.contains(&slot),
                        _ => true,
                    };
                    if Parts(run).all(stays) {
                        for part in Parts(run) {
                            match part {
                                Part::Slot(slot) => self.put(slot, topic, &mut body)?,
                                Part::Words(words) | Part::Optional(words) => body.say(words),
                            }
                        }
                    }
                }
            }
        }
        self.begin(&mut body);
        Some(body)
    }

    /// Lets a greeting suit the title in a name, in languages where it does.
    fn begin(&self, body: &mut Body) {
        let Some((instead, rest)) = beginning(self.words.get(text::FIELDS_START_JOINT), &body.text) else { return };
        let (before, text) = (body.length(), [instead, rest].concat());
        body.text = text;
        let after = body.length();
        for gap in &mut body.placeholders {
            (gap.start, gap.end) = (gap.start + after - before, gap.end + after - before);
        }
    }

    fn put(&self, slot: &'static str, topic: Option<&str>, body: &mut Body) -> Option<()> {
        match if slot == "topic" { topic } else { self.get(slot) } {
            Some(fact) => body.text.push_str(fact),
            None if OPTIONAL.contains(&slot) => return None,
            None => self.leave_open(slot, body),
        }
        Some(())
    }

    fn leave_open(&self, slot: &'static str, body: &mut Body) {
        let missing = match slot {
            "name" => text::FIELDS_MISSING_NAME,
            "question" => text::FIELDS_MISSING_QUESTION,
            "contact" => text::FIELDS_MISSING_CONTACT,
            "news" => text::FIELDS_MISSING_NEWS,
            "change" => text::FIELDS_MISSING_CHANGE,
            _ => text::FIELDS_MISSING_YOU,
        };
        let start = body.length();
        body.text.push('[');
        body.text.push_str(self.words.get(missing));
        body.text.push(']');
        body.placeholders.push(Placeholder { name: slot, start, end: body.length() });
    }
}

/// The round that a message speaks of: who prepares means one ahead, and not the one in which the two met.
fn spoken_of(case: &Case, kind: Kind) -> Option<LocalDateTime> {
    let own = case.own_round();
    match kind {
        Kind::PrepEmail => own.filter(|round| *round > case.setting.now).or_else(|| case.setting.next()),
        _ => own,
    }
}

/// The round's day as the message says it on the day it is sent: "yesterday" only if it was (s2.18).
fn day_in_words(situation: &Situation, round: LocalDateTime, decided: &Decided, kind: Kind) -> String {
    let (words, form) = (situation.draft_words(), situation.time_form());
    let case = &decided.case;
    let (now, held_on) = (case.setting.now, round.date());
    let speaks_before = match kind {
        Kind::Note => decided.planned_before(),
        thanks if thanks.is_thank_you() => false,
        _ => true,
    };
    let waits = kind == Kind::Note && decided.decision.verdict == Verdict::Wait;
    let sent_on: Option<LocalDate> = match decided.window().filter(|_| waits) {
        Some(window) => window.suggested.or(window.opens).map(LocalDateTime::date),
        None if round > now && !speaks_before => Some(held_on.plus_days(1)),
        None => Some(now.date()),
    };
    match sent_on {
        Some(sent_on) => words.day_of_round(round, now.date(), sent_on, form),
        None => words.on_date(held_on, now.date(), form),
    }
}
