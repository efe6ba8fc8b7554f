//! The one sentence on top: what to do now, for the people it matters for most.

use crate::advise::{Speaker, Until, Verdict, Window};
use crate::case::Case;
use crate::content::{Text, capitalised, text};
use crate::order::sort_by_key;
use crate::rules::Decision;

/// At most so many things to do are named; the rest is in the advice on each person.
const MOST_CLAUSES: usize = 2;

/// The people of whom the same clause is true, and how pressing it is.
struct Clause {
    text: Text,
    window: Option<Window>,
    pressing: u8,
    people: Vec<usize>,
}

pub(crate) fn headline(speaker: &Speaker, cases: &[Case]) -> String {
    let mut clauses: Vec<Clause> = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let Some(decision) = case.decision else { continue };
        let (text, pressing) = clause(case, &decision);
        let times = |window: &Window| (window.opens, window.closes);
        let same = |clause: &&mut Clause| {
            clause.text == text && clause.window.as_ref().map(times) == decision.window.as_ref().map(times)
        };
        match clauses.iter_mut().find(same) {
            Some(clause) => clause.people.push(index),
            None => clauses.push(Clause { text, window: decision.window, pressing, people: vec![index] }),
        }
    }
    sort_by_key(&mut clauses, |clause| clause.pressing);
    let said: Vec<String> = clauses.iter().take(MOST_CLAUSES).map(|clause| say(speaker, clause)).collect();
    capitalised(&said.join(speaker.words.get(text::HEADLINE_AND_THEN))) + speaker.words.get(text::HEADLINE_END)
}

fn say(speaker: &Speaker, clause: &Clause) -> String {
    let names: Vec<String> = clause.people.iter().map(|index| speaker.names(*index).who.clone()).collect();
    let moment = |of: fn(&Window) -> Option<crate::civil::LocalDateTime>| {
        clause.window.as_ref().and_then(of).map(|moment| speaker.moment(moment)).unwrap_or_default()
    };
    let (opens, closes) = (moment(|window| window.opens), moment(|window| window.closes));
    speaker.words.fill(clause.text, &[("who", &speaker.words.list(&names)), ("opens", &opens), ("closes", &closes)])
}

/// What to say of one person, and how pressing it is: 0 first.
fn clause(case: &Case, decision: &Decision) -> (Text, u8) {
    let window = decision.window.unwrap_or(Window::UNKNOWN);
    match decision.verdict {
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
