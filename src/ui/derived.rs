//! Derived state (selectors): what follows from the plan and the advice on it, computed once for each change. Views draw it and updates
//! read it; neither computes it again, and no update asks a view.

use super::session::Session;
use super::state::{Edited, Plan, Spot};
use crate::knowledge::words::{Words, text};
use crate::model::advice::Advice;
use crate::model::message::{Draft, Kind};
use crate::model::situation::{Situation, Stage};
use crate::{Choice, Finding, Item, ReviewOptions, Sent, Severity, compose, review};

/// At most this many people are asked about at once.
const MOST_AT_ONCE: usize = 6;

/// What the page shows that takes work to find out.
#[derive(Default)]
pub(super) struct Derived {
    /// The questions that come next.
    pub next: Vec<Spot>,
    /// The draft for the interviewer who is shown.
    pub draft: Option<Shown>,
}

impl Derived {
    pub fn of(plan: &Plan, session: &Session, situation: &Situation, advice: &Advice) -> Derived {
        Derived { next: next(plan, session, advice), draft: shown(plan, session, situation, advice) }
    }
}

/// The question that comes next: the stage, its date, then what decides most, for one person or all whom it concerns.
fn next(plan: &Plan, session: &Session, advice: &Advice) -> Vec<Spot> {
    let open = |spot: &Spot| !plan.passed.contains(spot) && !session.at_hand.contains(spot);
    let first = [Some(Stage::FIELD), date_of_stage(advice)].into_iter().flatten().map(Spot::shared);
    let unasked = first.into_iter().find(|spot| plan.get(spot).is_empty() && open(spot));
    if let Some(spot) = unasked {
        return vec![spot];
    }
    let spots = advice.missing.iter().map(|missing| Spot { field: missing.field, person: missing.person.clone() });
    let mut spots = spots.filter(open);
    let Some(first) = spots.next() else { return Vec::new() };
    let same: Vec<Spot> =
        spots.filter(|spot| spot.field == first.field && spot.person.is_some()).take(MOST_AT_ONCE - 1).collect();
    std::iter::once(first).chain(same).collect()
}

/// The date that says most about a stage; with an offer none matters any more.
fn date_of_stage(advice: &Advice) -> Option<&'static str> {
    match advice.stage {
        Stage::Offer => None,
        Stage::Rejected | Stage::Closed => Some("decisionOn"),
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
    let best = || person.drafts.first().and_then(|best| Kind::ALL.iter().find(|(_, kind)| *kind == best.kind));
    let named = wanted.or_else(best)?;
    let kind = named.0;
    let edited = plan.draft(&person.id, kind);
    let tone = edited.map_or("", |edited| edited.tone.as_str());
    let tone = if tone.is_empty() { NEUTRAL } else { tone };
    let draft = compose(situation, &person.id, kind, tone).ok()?;
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
