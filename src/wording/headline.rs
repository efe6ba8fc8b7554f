//! The headline: one sentence that says what to do now, for the people to whom it matters most.

use crate::basics::civil::LocalDateTime;
use crate::basics::order::sort_by_key;
use crate::basics::text::capitalised;
use crate::engine::case::Case;
use crate::engine::decided::Decided;
use crate::knowledge::words::{Text, text};
use crate::model::advice::{Until, Verdict, Window};
use crate::wording::speaker::Speaker;

/// The most clauses that the sentence has; the rest is in the advice on each person.
const MOST_CLAUSES: usize = 2;

/// The people to whom one clause applies, and how pressing it is.
struct Clause {
    text: Text,
    opens: Option<LocalDateTime>,
    closes: Option<LocalDateTime>,
    pressing: i32,
    people: Vec<usize>,
}

pub(crate) fn headline(speaker: &Speaker, people: &[Decided]) -> String {
    let mut clauses: Vec<Clause> = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let window = person.window().unwrap_or(Window::UNKNOWN);
        let (text, pressing) = clause(&person.case, person.decision.verdict, &window);
        let (opens, closes) = (window.opens, window.closes);
        let same = |clause: &&mut Clause| clause.text == text && clause.opens == opens && clause.closes == closes;
        match clauses.iter_mut().find(same) {
            Some(clause) => clause.people.push(index),
            None => clauses.push(Clause { text, opens, closes, pressing, people: vec![index] }),
        }
    }
    sort_by_key(&mut clauses, |clause| clause.pressing);
    let mut said = String::new();
    for clause in clauses.iter().take(MOST_CLAUSES) {
        if !said.is_empty() {
            said.push_str(speaker.words.get(text::HEADLINE_AND_THEN));
        }
        said.push_str(&say(speaker, clause));
    }
    capitalised(&said) + speaker.words.get(text::HEADLINE_END)
}

fn say(speaker: &Speaker, clause: &Clause) -> String {
    let mut names = Vec::with_capacity(clause.people.len());
    for index in &clause.people {
        names.push(speaker.names(*index).who.as_str());
    }
    let moment = |moment: Option<LocalDateTime>| moment.map(|moment| speaker.moment(moment)).unwrap_or_default();
    let (opens, closes) = (moment(clause.opens), moment(clause.closes));
    speaker.words.fill(clause.text, &[("who", &speaker.words.list(&names)), ("opens", &opens), ("closes", &closes)])
}

/// What to say about one person, and how pressing it is: 0 comes first.
fn clause(case: &Case, verdict: Verdict, window: &Window) -> (Text, i32) {
    match verdict {
        Verdict::Accept => (text::HEADLINE_ACCEPT, 0),
        Verdict::Send => match (case.open() && !case.thanked(), window.late, window.closes.is_some()) {
            (true, _, true) => (text::HEADLINE_SEND_THANK_FIRST_UNTIL, 1),
            (true, _, false) => (text::HEADLINE_SEND_THANK_FIRST, 1),
            (false, true, _) => (text::HEADLINE_SEND_LATE, 3),
            (false, false, true) => (text::HEADLINE_SEND_UNTIL, 1),
            (false, false, false) => (text::HEADLINE_SEND, 2),
        },
        Verdict::FollowUp => (text::HEADLINE_FOLLOW_UP, 4),
        Verdict::Wait => match (window.until, window.opens) {
            (Some(Until::Reply), _) => (text::HEADLINE_WAIT_REPLY, 9),
            (Some(Until::Decision), Some(_)) => (text::HEADLINE_WAIT_DECISION_FROM, 7),
            (Some(Until::Decision), None) => (text::HEADLINE_WAIT_DECISION, 7),
            (_, Some(_)) => (text::HEADLINE_WAIT_TIME, 5),
            (Some(Until::Interview), None) => (text::HEADLINE_WAIT_INTERVIEW, 6),
            (_, None) => (text::HEADLINE_WAIT_DATE, 6),
        },
        Verdict::MoveOn => (text::HEADLINE_MOVE_ON, 10),
        Verdict::Skip => (text::HEADLINE_SKIP, 8),
        Verdict::Connected => (text::HEADLINE_CONNECTED, 11),
    }
}
