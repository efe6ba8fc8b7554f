//! What happens when: the plan's moments and spans, sorted by time.

use crate::basics::civil::LocalDateTime;
use crate::basics::order::sort_by_key;
use crate::engine::case::Setting;
use crate::engine::decided::Decided;
use crate::knowledge::words::text;
use crate::model::advice::{Until, Verdict};
use crate::model::timeline::{Event, EventKind, Moment};
use crate::wording::speaker::Speaker;

impl Event {
    fn starts(&self) -> LocalDateTime {
        match self {
            Event::At { at: Moment::Date(day), .. } => day.at(0),
            Event::At { at: Moment::Time(time), .. } => *time,
            Event::Span { from, .. } => *from,
        }
    }
}

pub(crate) fn timeline(setting: &Setting, people: &[Decided], speaker: &Speaker) -> Vec<Event> {
    let words = speaker.words;
    let mut events = Vec::new();
    let mut shared = |at, label, kind| {
        events.push(Event::At { at, label: words.get(label).into(), kind, person: None });
    };
    shared(Moment::Time(setting.now), text::TIMELINE_NOW, EventKind::Now);
    for round in setting.rounds() {
        let label = if *round > setting.now { text::TIMELINE_AHEAD } else { text::TIMELINE_HELD };
        shared(Moment::Time(*round), label, EventKind::Interview);
    }
    if let Some(day) = setting.decision_on {
        let label = if setting.is_ended() { text::TIMELINE_DECIDED } else { text::TIMELINE_DECISION };
        shared(Moment::Date(day), label, EventKind::Decision);
    }
    if let Some(due) = setting.check_in() {
        shared(Moment::Time(due), text::TIMELINE_CHECK_IN, EventKind::CheckIn);
    }
    for decided in people {
        let case = &decided.case;
        let say = |label| speaker.say(label, case.position);
        let person = || Some(case.who.id.clone());
        let mut personal = |at, label, kind| {
            events.push(Event::At { at, label: say(label), kind, person: person() });
        };
        if let Some(due) = case.thanks_due().filter(|_| case.owes_thanks()) {
            personal(Moment::Time(due), text::TIMELINE_THANK_YOU, EventKind::ThankYou);
        }
        if decided.decision.verdict == Verdict::FollowUp {
            personal(Moment::Date(setting.today()), text::TIMELINE_FOLLOW_UP, EventKind::FollowUp);
        }
        let Some(window) = decided.window() else { continue };
        if let (Some(Until::Reply), Some(closes)) = (window.until, window.closes) {
            personal(Moment::Date(closes.date()), text::TIMELINE_FOLLOW_UP, EventKind::FollowUp);
        } else if let Some(from) = window.opens {
            let (label, kind) = (say(text::TIMELINE_WINDOW), EventKind::Window);
            events.push(Event::Span { from, to: window.closes, label, kind, person: person() });
        }
    }
    sort_by_key(&mut events, |event| event.starts() - LocalDateTime::EPOCH);
    events
}
