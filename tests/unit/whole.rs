//! The full advice on a million seeded situations: it keeps every promise that can be checked from the answer alone.

use super::random::{Random, on_two_threads};
use super::written::written;
use crate::basics::civil::DAY;
use crate::engine::case::{Case, Setting};
use crate::engine::rules::decide;
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
        let decision = decide(&Case::alone(&setting, who));
        assert_eq!((person.rule, person.verdict, person.window), (decision.rule, decision.verdict, decision.window));
        assert_eq!((&person.id, &person.name), (&who.id, &who.name));
        check_person(situation, &setting, person, who);
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

fn check_person(situation: &Situation, setting: &Setting, person: &Person, who: &Interviewer) {
    let now = situation.now;
    assert!(
        !person.reasons.is_empty()
            && person.reasons.iter().all(|reason| !reason.text.is_empty() && !reason.cites.is_empty())
    );
    let guides: Vec<&str> = person.stances.iter().map(|stance| stance.guide).collect();
    assert_eq!(guides, ["s0", "s1", "s2", "s3", "s4"]);
    for stance in &person.stances {
        assert!(!stance.text.is_empty() && stance.cites.is_empty() == (stance.stance == Stance::Silent), "{stance:?}");
    }
    let invited = who.invited_you == Some(true);
    if person.verdict == Verdict::Send {
        assert!(!matches!(who.request, Some(Request::Pending | Request::Accepted | Request::Theirs)));
        assert!(who.request != Some(Request::Declined) || invited, "a second request without an invitation");
        let exempt = invited || who.request == Some(Request::Lost) || setting.stage == Stage::Offer;
        assert!(
            exempt || setting.held.is_none_or(|held| now - held >= DAY),
            "a request within 24 hours after an interview"
        );
        let exempt = who.request == Some(Request::Lost) || setting.stage == Stage::Offer || person.rule == "R12";
        assert!(
            exempt || setting.ahead.is_none_or(|round| round - now >= DAY),
            "a request in the 24 hours before a round"
        );
    }
    let waits_or_sends = matches!(person.verdict, Verdict::Send | Verdict::Wait);
    assert_eq!(person.window.is_some(), waits_or_sends);
    if let Some(window) = person.window {
        let sends = person.verdict == Verdict::Send;
        assert_eq!(window.until.is_none(), sends);
        assert!(window.opens.is_none_or(|opens| (opens <= now) == sends) && (window.opens.is_some() || !sends));
        assert!(window.closes.is_none_or(|closes| closes >= now && window.opens.is_none_or(|opens| opens <= closes)));
        if let Some(suggested) = window.suggested {
            assert!(suggested >= now && suggested.working_moment() == suggested);
            assert!(
                window.opens.is_some_and(|opens| opens <= suggested)
                    && window.closes.is_none_or(|closes| suggested <= closes)
            );
        }
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
    assert!(rest.is_sorted_by_key(|open| std::cmp::Reverse(open.changes)), "{missing:?}");
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
