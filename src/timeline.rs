//! What happens when: the plan's moments and spans, sorted by time.

use crate::advise::{Speaker, Until, Verdict};
use crate::case::Case;
use crate::checklist::check_in;
use crate::civil::{DAY, LocalDate, LocalDateTime};
use crate::content::text;
use crate::fixed::{self, Said};
use crate::order::sort_by_key;
use serde::Serialize;

/// What kind of thing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EventKind {
    /// The user's present.
    Now,
    /// A round, held or ahead.
    Interview,
    /// The thank-you email is due.
    ThankYou,
    /// The window for a request.
    Window,
    /// A pending request has waited three weeks.
    FollowUp,
    /// Time to ask where things stand.
    CheckIn,
    /// The decision, expected or made.
    Decision,
}

/// A day or a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Moment {
    /// A whole day.
    Date(LocalDate),
    /// A minute.
    Time(LocalDateTime),
}

/// One entry of the timeline: a moment, or a span whose end may be open.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Event {
    /// Something at one moment.
    At {
        /// When.
        at: Moment,
        /// What, in words.
        #[serde(serialize_with = "fixed::said")]
        label: Said,
        /// What kind of thing.
        kind: EventKind,
        /// The interviewer it concerns, where it concerns one.
        person: Option<String>,
    },
    /// Something that lasts.
    Span {
        /// The first minute.
        from: LocalDateTime,
        /// The last minute; none where it has no end.
        to: Option<LocalDateTime>,
        /// What, in words.
        #[serde(serialize_with = "fixed::said")]
        label: Said,
        /// What kind of thing.
        kind: EventKind,
        /// The interviewer it concerns, where it concerns one.
        person: Option<String>,
    },
}

impl Event {
    fn starts(&self) -> LocalDateTime {
        match self {
            Event::At { at: Moment::Date(day), .. } => day.at(0),
            Event::At { at: Moment::Time(time), .. } => *time,
            Event::Span { from, .. } => *from,
        }
    }
}

pub(crate) fn timeline(cases: &[Case], speaker: &Speaker) -> Vec<Event> {
    let Some(setting) = cases.first().map(|case| case.setting) else { return Vec::new() };
    let words = speaker.words;
    let mut events = Vec::new();
    let mut shared = |at, label, kind| {
        events.push(Event::At { at, label: words.get(label).into(), kind, person: None });
    };
    shared(Moment::Time(setting.now), text::TIMELINE_NOW, EventKind::Now);
    let rounds = [
        (setting.held, text::TIMELINE_HELD),
        (setting.ahead, text::TIMELINE_AHEAD),
        (setting.second, text::TIMELINE_AHEAD),
    ];
    for (round, label) in rounds {
        if let Some(round) = round {
            shared(Moment::Time(round), label, EventKind::Interview);
        }
    }
    if let Some(day) = setting.decision_on {
        let label = if setting.is_ended() { text::TIMELINE_DECIDED } else { text::TIMELINE_DECISION };
        shared(Moment::Date(day), label, EventKind::Decision);
    }
    if let Some(due) = check_in(setting) {
        shared(Moment::Time(due), text::TIMELINE_CHECK_IN, EventKind::CheckIn);
    }
    for case in cases {
        let say = |label| speaker.say(label, case.position);
        let person = || Some(case.who.id.clone());
        let mut personal = |at, label, kind| {
            events.push(Event::At { at, label: say(label), kind, person: person() });
        };
        let owes_thanks = (case.before() || case.open())
            && !case.thanked()
            && case.contact() != Some(crate::situation::Contact::None);
        if let Some(round) = case.interview().filter(|_| owes_thanks) {
            personal(Moment::Time(round + DAY), text::TIMELINE_THANK_YOU, EventKind::ThankYou);
        }
        let Some(decision) = case.decision else { continue };
        if decision.verdict == Verdict::FollowUp {
            personal(Moment::Date(setting.today()), text::TIMELINE_FOLLOW_UP, EventKind::FollowUp);
        }
        let Some(window) = decision.window else { continue };
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
