//! What was ignored or resolved, in plain words: found by comparing what was given with what was used.

use crate::advise::Speaker;
use crate::case::Case;
use crate::content::{Text, text, words};
use crate::situation::*;

pub(crate) fn notices(situation: &Situation, cases: &[Case], speaker: &Speaker) -> Vec<String> {
    let Some(setting) = cases.first().map(|case| case.setting) else { return Vec::new() };
    let mut notices = Vec::new();
    let now = situation.now;
    let mut say = |text: Text, facts: &[(&str, &str)]| notices.push(speaker.words.fill(text, facts));

    let (used, of_the_tag) = words(situation.lang.as_deref());
    if let Some(lang) = situation.lang.as_deref().filter(|_| !of_the_tag) {
        say(text::NOTICES_LANGUAGE, &[("lang", lang), ("stage", used.tag())]);
    }
    for path in &situation.ignored {
        say(text::NOTICES_UNKNOWN_FIELD, &[("path", path)]);
    }
    if situation.stage.is_some_and(|given| given != setting.stage) {
        let name = speaker.words.get(stage_in_words(setting.stage));
        say(text::NOTICES_STAGE, &[("stage", name)]);
    }
    let rounds = [situation.interview_at, situation.next_interview_at];
    if setting.is_ended() && rounds.into_iter().flatten().any(|round| round > now) {
        say(text::NOTICES_CALLED_OFF, &[]);
    } else if situation.interview_at.zip(situation.next_interview_at).is_some_and(|(first, next)| first > next) {
        say(text::NOTICES_ROUND_ORDER, &[]);
    } else if setting.stage == Stage::Between && situation.next_interview_at.is_none() && setting.ahead.is_some() {
        say(text::NOTICES_LONE_ROUND, &[]);
    }
    let today = now.date();
    let day_ahead = |day: Option<crate::civil::LocalDate>| day.filter(|day| *day > today);
    let decided = situation.decision_on.filter(|_| setting.is_ended());
    let mut ahead: Vec<&str> = Vec::new();
    ahead.extend(day_ahead(situation.invited_on).map(|_| "invitedOn"));
    ahead.extend(day_ahead(decided).map(|_| "decisionOn"));
    ahead.extend(situation.thank_you_sent_at.filter(|sent| *sent > now).map(|_| "thankYouSentAt"));
    ahead.extend(situation.check_ins_sent_on.iter().filter(|day| **day > today).map(|_| "checkInsSentOn"));
    for path in ahead {
        say(text::NOTICES_AHEAD, &[("path", path)]);
    }
    let older = |sent: &crate::civil::LocalDateTime| *sent <= now && setting.held.is_some_and(|round| *sent < round);
    if situation.thank_you_sent_at.as_ref().is_some_and(older) {
        say(text::NOTICES_OLD_THANK_YOU, &[]);
    }
    for (index, case) in cases.iter().enumerate() {
        let facts = speaker.names(index).facts();
        if case.who.thank_you_sent_at.is_some_and(|sent| sent > now) {
            say(text::NOTICES_PERSON_THANK_YOU_AHEAD, &facts);
        }
        if case.who.thank_you_sent_at.as_ref().is_some_and(older) {
            say(text::NOTICES_PERSON_OLD_THANK_YOU, &facts);
        }
        if day_ahead(case.who.request_sent_on).is_some() {
            say(text::NOTICES_REQUEST_AHEAD, &facts);
        }
        if case.asked_before() {
            say(text::NOTICES_INVITED_AFTER_REFUSAL, &facts);
        }
    }
    notices
}

fn stage_in_words(stage: Stage) -> Text {
    match stage {
        Stage::Before => text::NOTICES_STAGES_BEFORE,
        Stage::Between => text::NOTICES_STAGES_BETWEEN,
        Stage::After => text::NOTICES_STAGES_AFTER,
        Stage::Offer => text::NOTICES_STAGES_OFFER,
        Stage::Rejected => text::NOTICES_STAGES_REJECTED,
        Stage::Closed => text::NOTICES_STAGES_CLOSED,
    }
}
