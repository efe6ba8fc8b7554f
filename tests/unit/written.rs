//! A situation as the JSON that a host would pass in, with what is unknown left out.

use super::interview_connect::{Choice, LocalDate, LocalDateTime, Situation};
use serde_json::{Map, Value, json};

/// Reads back as the same situation; people of whom nothing is known stay as `{}`.
pub fn written(situation: &Situation) -> Value {
    let day = |day: Option<LocalDate>| day.map(|day| Value::from(String::from(day)));
    let time = |time: Option<LocalDateTime>| time.map(|time| Value::from(String::from(time)));
    let days = |days: &[LocalDate]| {
        let days: Vec<Value> = days.iter().map(|day| String::from(*day).into()).collect();
        (!days.is_empty()).then(|| days.into())
    };
    let mut fields = object([
        ("now", time(Some(situation.now))),
        ("stage", name(situation.stage)),
        ("invitedOn", day(situation.invited_on)),
        ("interviewAt", time(situation.interview_at)),
        ("nextInterviewAt", time(situation.next_interview_at)),
        ("decisionOn", day(situation.decision_on)),
        ("companyNorm", name(situation.company_norm)),
        ("comfort", name(situation.comfort)),
        ("arrangedBy", name(situation.arranged_by)),
        ("closedBecause", name(situation.closed_because)),
        ("clockAhead", situation.clock_ahead.map(Value::from)),
        ("workingWeek", name(situation.working_week)),
        ("daysOff", days(&situation.days_off)),
        ("posture", name(situation.posture)),
        ("thankYouSentAt", time(situation.thank_you_sent_at)),
        ("checkInsSentOn", days(&situation.check_ins_sent_on)),
        ("noteLimit", situation.note_limit.map(Value::from)),
        ("notesLeft", situation.notes_left.map(Value::from)),
        ("timeForm", name(situation.time_form)),
        ("you", situation.you.clone().map(Value::from)),
        ("company", situation.company.clone().map(Value::from)),
        ("job", situation.job.clone().map(Value::from)),
    ]);
    let people = situation.interviewers.iter().map(|who| {
        Value::Object(object([
            ("name", who.name.clone().map(Value::from)),
            ("topic", who.topic.clone().map(Value::from)),
            ("line", who.line.clone().map(Value::from)),
            ("metAt", time(who.met_at)),
            ("clockAhead", who.clock_ahead.map(Value::from)),
            ("reach", name(who.reach)),
            ("role", name(who.role)),
            ("round", name(who.round)),
            ("relationship", name(who.relationship)),
            ("invitedYou", who.invited_you.map(Value::from)),
            ("agreed", who.agreed.map(Value::from)),
            ("referredYou", who.referred_you.map(Value::from)),
            ("activeOnline", who.active_online.map(Value::from)),
            ("rapport", name(who.rapport)),
            ("contact", name(who.contact)),
            ("thankYouSentAt", time(who.thank_you_sent_at)),
            ("request", name(who.request)),
            ("requestSentOn", day(who.request_sent_on)),
            ("followedUp", who.followed_up.map(Value::from)),
        ]))
    });
    let people: Vec<Value> = people.collect();
    // One interviewer of whom nothing is known is what a situation without any stands for.
    if people != [json!({})] {
        fields.insert("interviewers".to_owned(), people.into());
    }
    Value::Object(fields)
}

fn name<C: Choice>(choice: Option<C>) -> Option<Value> {
    choice.map(|choice| choice.name().into())
}

fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Map<String, Value> {
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
