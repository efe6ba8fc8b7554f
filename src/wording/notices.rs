//! What was ignored or resolved, in plain words: found by comparing what was given with what was used.

use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::engine::case::{Setting, own_rounds};
use crate::engine::decided::Decided;
use crate::knowledge::words::{Text, text, words};
use crate::model::situation::*;
use crate::wording::speaker::Speaker;

pub(crate) fn notices(situation: &Situation, setting: &Setting, people: &[Decided], speaker: &Speaker) -> Vec<String> {
    let mut notices = Vec::new();
    let now = situation.now;
    let mut say_if = |so: bool, text: Text, facts: &[(&str, &str)]| {
        if so {
            notices.push(speaker.words.fill(text, facts));
        }
    };

    let (used, of_the_tag) = words(situation.lang.as_deref());
    if let Some(lang) = &situation.lang {
        say_if(!of_the_tag, text::NOTICES_LANGUAGE, &[("lang", lang), ("stage", used.tag())]);
    }
    for path in &situation.ignored {
        say_if(true, text::NOTICES_UNKNOWN_FIELD, &[("path", path)]);
    }
    let stage = speaker.words.get(stage_in_words(setting.stage));
    let went_by_dates = situation.stage.is_some_and(|given| given != setting.stage);
    say_if(went_by_dates, text::NOTICES_STAGE, &[("stage", stage)]);
    let passed = situation.stage == Some(Stage::Before) && setting.latest_held().is_some();
    say_if(passed, text::NOTICES_PASSED, &[]);

    let (first, next) = (situation.interview_at, situation.next_interview_at);
    let is_ahead = |moment: Option<LocalDateTime>| moment.is_some_and(|moment| moment > now);
    let own = own_rounds(situation);
    let all = || first.into_iter().chain(next).chain(own.iter().copied());
    let called_off = setting.is_ended() && all().any(|round| !setting.rounds().contains(&round));
    let turned_round = first.zip(next).is_some_and(|(first, next)| first > next);
    let lone = setting.stage == Stage::Between && next.is_none() && is_ahead(first) && own.is_empty();
    say_if(called_off, text::NOTICES_CALLED_OFF, &[]);
    say_if(!called_off && turned_round, text::NOTICES_ROUND_ORDER, &[]);
    say_if(!called_off && !turned_round && lone, text::NOTICES_LONE_ROUND, &[]);

    let today = now.date();
    let day_is_ahead = |day: Option<LocalDate>| day.is_some_and(|day| day > today);
    let thanked = situation.thank_you_sent_at;
    say_if(day_is_ahead(situation.invited_on), text::NOTICES_AHEAD, &[("path", "invitedOn")]);
    let decided = setting.is_ended() && day_is_ahead(situation.decision_on);
    say_if(decided, text::NOTICES_AHEAD, &[("path", "decisionOn")]);
    say_if(is_ahead(thanked), text::NOTICES_AHEAD, &[("path", "thankYouSentAt")]);
    for day in &situation.check_ins_sent_on {
        say_if(*day > today, text::NOTICES_AHEAD, &[("path", "checkInsSentOn")]);
    }
    let is_old = |sent: Option<LocalDateTime>, round: Option<LocalDateTime>| {
        sent.zip(round).is_some_and(|(sent, round)| sent <= now && sent < round)
    };
    say_if(is_old(thanked, setting.latest_held()), text::NOTICES_OLD_THANK_YOU, &[]);
    for case in people.iter().map(|person| &person.case) {
        let facts = speaker.names(case.position).facts();
        let thanked = case.who.thank_you_sent_at;
        say_if(is_ahead(thanked), text::NOTICES_PERSON_THANK_YOU_AHEAD, &facts);
        say_if(is_old(thanked, case.own_round_held()), text::NOTICES_PERSON_OLD_THANK_YOU, &facts);
        say_if(day_is_ahead(case.who.request_sent_on), text::NOTICES_REQUEST_AHEAD, &facts);
        say_if(case.asked_before(), text::NOTICES_INVITED_AFTER_REFUSAL, &facts);
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
