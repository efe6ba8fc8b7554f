//! The full advice on a million seeded situations: it keeps every promise that can be checked from the answer alone.

use super::promises;
use super::random::Random;
use super::sound::on_two_threads;
use super::written::written;
use crate::engine::case::Setting;
use crate::engine::decided::Decided;
use crate::model::advice::*;
use crate::model::situation::*;
use crate::wording::advise::advise;
use crate::{Event, Moment, Tone};
use std::collections::BTreeSet;

const SITUATIONS: u64 = 1_000_000;

fn check(situation: &Situation) {
    let advice = advise(situation);
    let setting = Setting::of(situation);
    assert!(!advice.headline.is_empty() && !advice.cautions.is_empty());
    assert_eq!(advice.stage, setting.stage);
    let items: BTreeSet<&str> = advice.checklist.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(items.len(), advice.checklist.len(), "an item stands twice");
    for item in &advice.checklist {
        assert!(!item.text.is_empty() && !item.why.is_empty() && !item.cites.is_empty(), "{}", item.id);
        assert_eq!(item.id.split_once(':').map(|(_, person)| person), item.person.as_deref());
    }
    assert_eq!(advice.people.len(), situation.interviewers.len());
    for (person, who) in advice.people.iter().zip(&situation.interviewers) {
        // Decided alone, and for the first in line: nobody's verdict depends on the others.
        let decided = Decided::alone(&setting, who);
        let decision = decided.decision;
        promises::check(&decided);
        assert_eq!((person.rule, person.verdict, person.window), (decision.rule, decision.verdict, decision.window));
        assert_eq!((&person.id, &person.name), (&who.id, &who.name));
        check_person(person);
        assert!(person.do_first.iter().all(|id| items.contains(id.as_str())), "an unknown item comes first");
    }
    let with_note = advice.people.iter().filter(|person| plans(person) && person.with_note).count();
    assert!(situation.notes_left.is_none_or(|left| with_note <= left as usize));
    check_timeline(&advice.timeline);
    check_missing(situation, &advice.missing);
}

fn plans(person: &Person) -> bool {
    person.verdict == Verdict::Send || person.verdict == Verdict::Wait && person.rule != "R4"
}

fn check_person(person: &Person) {
    assert!(
        !person.reasons.is_empty()
            && person.reasons.iter().all(|reason| !reason.text.is_empty() && !reason.cites.is_empty())
    );
    let guides: Vec<&str> = person.stances.iter().map(|stance| stance.guide).collect();
    assert_eq!(guides, ["s0", "s1", "s2", "s3", "s4"]);
    for stance in &person.stances {
        assert!(!stance.text.is_empty() && stance.cites.is_empty() == (stance.stance == Stance::Silent), "{stance:?}");
    }
    assert!(person.turning_points.iter().all(|point| point.verdict != person.verdict));
    for (index, draft) in person.drafts.iter().enumerate() {
        assert!(person.drafts[..index].iter().all(|other| other.kind != draft.kind), "two drafts of one kind");
        assert!(draft.tone == Tone::Neutral && draft.limit.is_none_or(|limit| draft.length <= limit));
        assert!(draft.placeholders.iter().all(|gap| gap.start < gap.end && gap.end <= draft.length));
    }
}

fn check_timeline(timeline: &[Event]) {
    let starts = timeline.iter().map(|event| match event {
        Event::At { at: Moment::Date(day), .. } => day.at(0),
        Event::At { at: Moment::Time(time), .. } => *time,
        Event::Span { from, .. } => *from,
    });
    assert!(!timeline.is_empty() && starts.is_sorted(), "the timeline is out of order");
}

fn check_missing(situation: &Situation, missing: &[Missing]) {
    let ids: Vec<&str> = situation.interviewers.iter().map(|who| who.id.as_str()).collect();
    let listed: BTreeSet<_> = missing.iter().map(|open| (open.field, open.person.as_deref())).collect();
    assert_eq!(listed.len(), missing.len(), "a question stands twice");
    for open in missing {
        assert!((1..=ids.len()).contains(&open.changes));
        assert!(open.person.as_deref().is_none_or(|person| ids.contains(&person) && open.changes == 1));
    }
    let rest = missing.iter().skip_while(|open| open.field == Stage::FIELD);
    assert!(rest.is_sorted_by_key(|open| std::cmp::Reverse(open.weight)), "{missing:?}");
}

#[test]
fn the_full_advice_on_a_million_situations_keeps_its_promises() {
    on_two_threads(SITUATIONS, |number| {
        let situation = Random::new(number).situation();
        if std::panic::catch_unwind(|| check(&situation)).is_err() {
            panic!("situation {number}: {}", written(&situation));
        }
    });
    println!("situations with their full advice checked: {SITUATIONS}");
}
