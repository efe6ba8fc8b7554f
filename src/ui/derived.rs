//! Derived state (selectors): what follows from the plan and the advice on it, computed once for each change. Views draw it and updates
//! read it; neither computes it again, and no update asks a view.

use super::cards::{self, TICKS};
use super::session::Session;
use super::state::{Edited, Plan, Spot, take_out};
use crate::basics::civil::DAY;
use crate::engine::alternatives::WORTH_ASKING;
use crate::knowledge::words::{Words, text};
use crate::model::advice::{Advice, Missing};
use crate::model::message::{Draft, Kind, Placeholder, Tone};
use crate::model::situation::{Situation, Stage};
use crate::{Choice, Finding, Item, LocalDateTime, ReviewOptions, Sent, Severity, compose, review};

/// At most this many people are asked about at once, of what seldom matters.
const MOST_AT_ONCE: usize = 6;

/// What the page shows that takes work to find out.
#[derive(Default)]
pub(super) struct Derived {
    /// The questions on the next card.
    pub next: Vec<Spot>,
    /// How many questions are still worth asking, these and those after them.
    pub left: usize,
    /// Those that may matter too, but seldom do: asked only of whoever wants to answer them.
    pub more: Vec<Spot>,
    /// The interview that was ahead by what was told, and whose date has passed since: what came of it?
    pub passed: Option<Spot>,
    /// The draft for the interviewer who is shown.
    pub draft: Option<Shown>,
}

impl Derived {
    pub fn of(plan: &Plan, session: &Session, situation: &Situation, advice: &Advice) -> Derived {
        let passed = passed(plan, situation);
        let Asked { next, left, more } = questions(plan, session, situation, advice, passed.is_some());
        Derived { next, left, more, passed, draft: shown(plan, session, situation, advice) }
    }
}

/// What is asked, and what may be.
#[derive(Default)]
struct Asked {
    next: Vec<Spot>,
    left: usize,
    more: Vec<Spot>,
}

/// The next card: the stage, its date, who it was, then what decides most. And the questions that are not worth asking unbidden.
fn questions(plan: &Plan, session: &Session, situation: &Situation, advice: &Advice, waits: bool) -> Asked {
    let open = |spot: &Spot| !plan.passed.contains(spot) && !session.at_hand.contains(spot);
    let name = plan.people.first().map(|met| Spot::of(&met.id, "name"));
    let first = [Some(Stage::FIELD), date_of_stage(plan, advice)].into_iter().flatten().map(Spot::shared);
    let unasked = first.chain(name).find(|spot| plan.get(spot).is_empty() && open(spot));
    // What has become of the interview is asked before anything else.
    if waits || unasked.is_some() {
        return Asked { next: Vec::from_iter(unasked.filter(|_| !waits)), ..Asked::default() };
    }
    let open: Vec<&Missing> = advice.missing.iter().filter(|missing| open(&spot(missing))).collect();
    let (worth_it, rest): (Vec<&Missing>, Vec<&Missing>) =
        open.iter().partition(|missing| is_worth_it(missing, situation));
    let people: Vec<&str> = plan.people.iter().map(|met| met.id.as_str()).collect();
    let mut next: Vec<Spot> = cards::first(advice.stage, &people, &worth_it).into_iter().map(spot).collect();
    // Whoever answers one of these finds the others where they were.
    let mut more = session.more.clone();
    for missing in rest {
        let spot = spot(missing);
        let same = more.iter().filter(|other| other.field == spot.field).count();
        if same < MOST_AT_ONCE && !more.contains(&spot) {
            more.push(spot);
        }
    }
    with_answer_when_asked(plan, &mut next);
    with_answer_when_asked(plan, &mut more);
    take_out(&mut more, &|spot| next.contains(spot) || session.at_hand.contains(spot) || plan.is_gone(spot));
    Asked { next, left: worth_it.len(), more }
}

fn spot(missing: &Missing) -> Spot {
    Spot { field: missing.field, person: missing.person.clone() }
}

/// Whether a question weighs enough to be asked unbidden.
fn is_worth_it(missing: &Missing, situation: &Situation) -> bool {
    missing.weight >= WORTH_ASKING * situation.interviewers.len() as u32
}

/// What the answers on the card at hand have made worth asking there.
pub(super) fn joining(plan: &Plan, session: &Session, situation: &Situation, advice: &Advice) -> Vec<Spot> {
    let Some(first) = session.at_hand.first() else { return Vec::new() };
    let is_open = |missing: &&Missing| is_worth_it(missing, situation) && !plan.passed.contains(&spot(missing));
    let open: Vec<&Missing> = advice.missing.iter().filter(is_open).collect();
    let joining = cards::joining(first.field, first.person.as_deref(), &open);
    joining.into_iter().map(spot).filter(|spot| !session.at_hand.contains(spot)).collect()
}

/// Whether these questions are the card of ticks; of one alone, its own answers say more.
pub(super) fn are_ticks(spots: &[Spot]) -> bool {
    spots.len() > 1 && spots.iter().all(|spot| spot.person.is_some() && TICKS.has(spot.field))
}

/// Whoever did not suggest connecting may have been asked, and have said yes or rather not: the two belong together.
fn with_answer_when_asked(plan: &Plan, spots: &mut Vec<Spot>) {
    let Some(last) = spots.iter().rposition(|spot| spot.field == "invitedYou") else { return };
    let people = spots.iter().filter(|spot| spot.field == "invitedYou").filter_map(|spot| spot.person.as_deref());
    let asked: Vec<Spot> =
        people.map(|person| Spot::of(person, "agreed")).filter(|spot| !spots.contains(spot)).collect();
    let asked = asked.into_iter().filter(|spot| !plan.passed.contains(spot));
    let after = spots.split_off(last + 1);
    spots.extend(asked);
    spots.extend(after);
}

/// The interview of which nobody has said what came of it: told as ahead, and its time has passed.
fn passed(plan: &Plan, situation: &Situation) -> Option<Spot> {
    if situation.stage != Some(Stage::Before) {
        return None;
    }
    let people = plan.people.iter().map(|met| met.id.as_str());
    let mut rounds = std::iter::once("").chain(people).map(|person| plan.round_of(person));
    rounds.find(|spot| date_of(situation, spot).is_some_and(|date| date <= situation.now))
}

/// The date of an interview.
pub(super) fn date_of(situation: &Situation, spot: &Spot) -> Option<LocalDateTime> {
    match &spot.person {
        Some(person) => situation.interviewers.iter().find(|who| who.id == *person)?.met_at,
        None if spot.field == "interviewAt" => situation.interview_at,
        None => situation.next_interview_at,
    }
}

/// The date that says most about a stage; with an offer none matters any more, and none of the process where everyone has been
/// met, or will be, on a day of their own.
fn date_of_stage(plan: &Plan, advice: &Advice) -> Option<&'static str> {
    match advice.stage {
        Stage::Offer => None,
        Stage::Rejected | Stage::Closed => Some("decisionOn"),
        _ if plan.people.iter().all(|met| met.answers.has("metAt")) => None,
        _ => Some("interviewAt"),
    }
}

/// The draft on the page: the product's own text, and what the user made of it.
pub(super) struct Shown {
    pub person: String,
    pub kind: &'static str,
    pub draft: Draft,
    /// The text in the field.
    pub text: String,
    /// The user changed the text.
    pub edited: bool,
    /// The facts have changed since.
    pub outdated: bool,
    /// What there is to mend in the text.
    pub findings: Vec<Finding>,
}

impl Shown {
    /// The severity of the worst finding, hints left out.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).min().filter(|severity| *severity < Severity::Hint)
    }

    /// What to announce after the text was edited: what there is to mend when it turns up and when all of it is gone, not at
    /// every letter.
    pub fn news(&self, before: &Shown, words: &Words) -> Option<String> {
        let known = |id: &str| before.findings.iter().any(|finding| finding.id == id);
        let new = |finding: &&Finding| finding.severity < Severity::Hint && !known(finding.id);
        match self.findings.iter().find(new) {
            Some(finding) => Some(finding.message.clone()),
            None if before.worst().is_some() && self.worst().is_none() => {
                Some(words.get(text::UI_FINDINGS_NONE).to_owned())
            }
            None => None,
        }
    }
}

const NEUTRAL: &str = "neutral";

fn shown(plan: &Plan, session: &Session, situation: &Situation, advice: &Advice) -> Option<Shown> {
    let person = advice.people.get(plan.chosen_place())?;
    let wanted = Kind::ALL.iter().find(|(name, _)| *name == session.draft);
    let thanks = || {
        let mut drafts = person.drafts.iter().filter(|_| owes_thanks(advice, situation.now, &person.id));
        drafts.find(|draft| draft.kind.is_thank_you())
    };
    let best = || {
        let best = thanks().or(person.drafts.first())?;
        Kind::ALL.iter().find(|(_, kind)| *kind == best.kind)
    };
    let named = wanted.or_else(best)?;
    let kind = named.0;
    let edited = plan.draft(&person.id, kind);
    let tone = edited.map_or("", |edited| edited.tone.as_str());
    let tone = if tone.is_empty() { NEUTRAL } else { tone };
    let mut draft = compose(situation, &person.id, kind, tone).ok()?;
    leave_out_names(&mut draft);
    let own = edited.and_then(|edited| edited.text.as_ref());
    let (text, outdated) = match own {
        Some((text, from)) => (text.clone(), *from != draft.body),
        None => (draft.body.clone(), false),
    };
    // Our own wording has nothing to mend but its gaps.
    let to_review = own.is_some() || !draft.placeholders.is_empty();
    let findings =
        if to_review { findings(&plan.drafts, situation, &person.id, *named, draft.limit, &text) } else { Vec::new() };
    Some(Shown { person: person.id.clone(), kind, text, edited: own.is_some(), outdated, findings, draft })
}

/// A greeting's name begins within so many characters.
const GREETING: usize = 16;

/// Leaves out the names that greet and sign, where they are unknown: what is copied as it stands then has no bracket, and a mail
/// program often signs by itself. A formal greeting is none without a name.
fn leave_out_names(draft: &mut Draft) {
    let Draft { body, placeholders, length, tone, .. } = draft;
    let byte = |body: &str, unit: usize| {
        let mut units = 0;
        let at = body.char_indices().find(|(_, letter)| {
            units += letter.len_utf16();
            units > unit
        });
        at.map_or(body.len(), |(at, _)| at)
    };
    for place in (0..placeholders.len()).rev() {
        let Placeholder { name, start, end } = placeholders[place];
        let greets = name == "name" && start < GREETING && *tone != Tone::Formal;
        let signs = name == "you" && end == *length;
        // What parts it from the words before it goes as well.
        if let (true, Some(mut from)) = (greets || signs, start.checked_sub(1)) {
            // "Hola, Dana:" is "Hola:".
            let is_mark = |letter: char| matches!(letter, ',' | ':' | '،');
            let after = &body[byte(body, end)..];
            from -= usize::from(after.starts_with(is_mark) && body[..byte(body, from)].ends_with(is_mark));
            body.replace_range(byte(body, from)..byte(body, end), "");
            let _ = placeholders.remove(place);
            for later in placeholders.iter_mut().skip(place) {
                later.start -= end - from;
                later.end -= end - from;
            }
            *length -= end - from;
        }
    }
}

/// The interview has been held, and no thanks for it are on record: they come before the request.
pub(super) fn owes_thanks(advice: &Advice, now: LocalDateTime, person: &str) -> bool {
    let id = ["thankYou:", person].concat();
    let held = |due: Option<LocalDateTime>| match due {
        Some(due) => due - DAY <= now,
        None => advice.stage != Stage::Before,
    };
    advice.checklist.iter().any(|item| item.id == id && !item.done && held(item.due))
}

/// What there is to mend in a text to an interviewer.
fn findings(
    drafts: &[Edited],
    situation: &Situation,
    person: &str,
    (name, kind): (&str, Kind),
    limit: Option<usize>,
    text: &str,
) -> Vec<Finding> {
    let others = drafts.iter().filter(|other| other.person != person && other.kind == name);
    let others = others.filter_map(|other| {
        let (text, _) = other.text.as_ref()?;
        Some(Sent { person_id: Some(other.person.clone()), text: text.clone() })
    });
    let options = ReviewOptions {
        note_limit: limit.map(|limit| limit as u32),
        person_id: Some(person.to_owned()),
        others: others.collect(),
        ..ReviewOptions::new(kind)
    };
    review(Some(situation), text, &options)
}

/// Whether an item is done: the user's tick counts, else what the situation says.
pub(super) fn is_done(plan: &Plan, item: &Item) -> bool {
    plan.tick(&item.id).unwrap_or(item.done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::given::Given;
    use crate::wording::advise::advise;
    use std::collections::BTreeSet;

    /// What is asked next and beside that, by field, and of which round nobody has said what came of it.
    fn asked(plan: &Plan, session: &Session) -> (Vec<String>, Vec<String>, Option<Spot>) {
        let now = LocalDateTime::parse("2026-03-11T16:30").unwrap();
        let situation = Given { plan, now, lang: "en", form: None }.read().situation;
        let derived = Derived::of(plan, session, &situation, &advise(&situation));
        let names = |spots: &[Spot]| spots.iter().map(Spot::name).collect();
        (names(&derived.next), names(&derived.more), derived.passed)
    }

    fn after() -> Plan {
        let mut plan = Plan::new("1".to_owned());
        plan.answers.set("stage", "after");
        plan.answers.set("interviewAt", "2026-03-10T14:00");
        plan
    }

    /// Passes over all that is asked, and returns it.
    fn main_path(plan: &mut Plan) -> Vec<String> {
        let mut path = Vec::new();
        loop {
            let (next, ..) = asked(plan, &Session::default());
            if next.is_empty() {
                return path;
            }
            for name in &next {
                let (field, person) =
                    name.split_once('-').map_or((name.as_str(), None), |(field, id)| (field, Some(id)));
                let question = crate::ui::fields::question(field, person.is_some()).unwrap();
                plan.passed.push(Spot { field: question.field, person: person.map(str::to_owned) });
            }
            path.extend(next);
        }
    }

    #[test]
    fn a_question_is_asked_unbidden_only_where_it_weighs_enough() {
        let mut plan = after();
        let now = LocalDateTime::parse("2026-03-11T16:30").unwrap();
        let situation = Given { plan: &plan, now, lang: "en", form: None }.read().situation;
        let missing = advise(&situation).missing;
        let name = |missing: &crate::Missing| Spot { field: missing.field, person: missing.person.clone() }.name();
        let [heavy, light] = [true, false].map(|is_heavy| -> Vec<String> {
            missing.iter().filter(|missing| (missing.weight >= 30) == is_heavy).map(name).collect()
        });
        assert!(!heavy.is_empty() && !light.is_empty(), "{missing:?}");
        // The cards have an order of their own; which questions are on them follows from the weights. A name weighs nothing.
        let path: BTreeSet<String> = main_path(&mut plan).into_iter().collect();
        let beside: BTreeSet<String> = ["agreed-1", "name-1"].map(str::to_owned).into();
        assert_eq!(path.difference(&beside).cloned().collect::<BTreeSet<String>>(), heavy.into_iter().collect());
        let (_, more, _) = asked(&plan, &Session::default());
        assert_eq!(more.iter().filter(|name| !name.starts_with("agreed")).cloned().collect::<Vec<String>>(), light);
    }

    #[test]
    fn with_whether_they_suggested_connecting_comes_what_they_said_when_asked() {
        let mut plan = after();
        let path = main_path(&mut plan);
        let (_, more, _) = asked(&plan, &Session::default());
        let all = [path, more].concat();
        let suggested = all.iter().position(|name| name == "invitedYou-1").unwrap();
        assert_eq!(all[suggested + 1], "agreed-1");
        plan.passed.clear();
        plan.people[0].answers.set("agreed", "false");
        assert!(!main_path(&mut plan).contains(&"agreed-1".to_owned()));
    }

    #[test]
    fn a_question_beside_the_main_ones_stays_once_it_is_answered() {
        let mut plan = after();
        main_path(&mut plan);
        let (_, before, _) = asked(&plan, &Session::default());
        let spots = before.iter().map(|name| name.trim_end_matches("-1"));
        let spots: Vec<Spot> = spots
            .map(|field| {
                let personal = crate::ui::fields::question(field, false).is_none();
                let question = crate::ui::fields::question(field, personal).unwrap();
                if personal { Spot::of("1", question.field) } else { Spot::shared(question.field) }
            })
            .collect();
        let session = Session { more: spots.clone(), ..Session::default() };
        let question = crate::ui::fields::question(spots[0].field, spots[0].person.is_some()).unwrap();
        let crate::ui::fields::Kind::Choice(answers) = question.kind else { panic!("{} is no choice", question.field) };
        plan.set(&spots[0], answers[0].value);
        let (_, more, _) = asked(&plan, &session);
        assert_eq!(more[0], before[0]);
        assert!(!asked(&plan, &Session::default()).1.contains(&before[0]));
    }

    #[test]
    fn what_came_of_an_interview_is_asked_once_its_time_has_passed_and_nothing_else_meanwhile() {
        let mut plan = after();
        assert_eq!(asked(&plan, &Session::default()).2, None);
        plan.answers.set("stage", "before");
        assert_eq!(asked(&plan, &Session::default()), (Vec::new(), Vec::new(), Some(Spot::shared("interviewAt"))));
        plan.answers.set("interviewAt", "2026-03-13T14:00");
        assert_eq!(asked(&plan, &Session::default()).2, None);
        plan.people[0].answers.set("metAt", "2026-03-09");
        assert_eq!(asked(&plan, &Session::default()).2, Some(Spot::of("1", "metAt")));
    }

    #[test]
    fn no_date_of_the_process_is_asked_for_where_everyone_has_their_own() {
        let mut plan = after();
        plan.answers.set("interviewAt", "");
        assert_eq!(asked(&plan, &Session::default()).0, ["interviewAt"]);
        plan.people[0].answers.set("metAt", "2026-03-10T14:00");
        assert_ne!(asked(&plan, &Session::default()).0, ["interviewAt"]);
    }
}
