//! Records: what has happened, entered with one press or a tick, and taken back.

use super::fields;
use super::state::{Plan, Spot};
use crate::model::situation::{MOST_CHECK_INS, Request};
use crate::{Choice, LocalDateTime};

/// The field of the emails that asked where things stand.
const CHECK_INS: &str = "checkInsSentOn";

/// Something that happened, recorded by one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    Sent,
    Accepted,
    Declined,
    Lost,
    TheyAsked,
    Suggested,
    /// Asked whether the user may connect, they said yes, or would rather not.
    Agreed,
    RatherNot,
    Thanked,
    FollowedUp,
    CheckedIn,
    Offer,
    Rejected,
    Ended,
    /// The interview took place, was moved, or was called off.
    Held,
    Moved,
    CalledOff,
}

impl Happened {
    /// Whether most processes come to it, so that it is offered openly.
    pub fn is_frequent(&self) -> bool {
        use Happened::*;
        matches!(self, Sent | Accepted | TheyAsked | Thanked | FollowedUp | Offer | Rejected | Held | Moved)
    }

    /// What a checklist item stands for, by the item's id without the person's.
    pub fn by_item(item: &str) -> Option<Happened> {
        match item {
            "request" => Some(Happened::Sent),
            "accept" => Some(Happened::Accepted),
            "thankYou" => Some(Happened::Thanked),
            "followUp" => Some(Happened::FollowedUp),
            "checkIn" => Some(Happened::CheckedIn),
            _ => None,
        }
    }
}

impl Plan {
    /// Records what happened just now.
    pub fn record(&mut self, happened: Happened, person: &str, now: LocalDateTime) {
        let today = String::from(now.date());
        let moment = String::from(now);
        let (field, value) = match happened {
            Happened::Sent => {
                self.set_their(person, Request::FIELD, Request::Pending.name());
                self.set_their(person, "requestSentOn", &today);
                ("followedUp", "")
            }
            Happened::Accepted => (Request::FIELD, Request::Accepted.name()),
            Happened::Declined => (Request::FIELD, Request::Declined.name()),
            Happened::Lost => (Request::FIELD, Request::Lost.name()),
            Happened::TheyAsked => (Request::FIELD, Request::Theirs.name()),
            Happened::Suggested => ("invitedYou", fields::YES),
            Happened::Agreed => ("agreed", fields::YES),
            Happened::RatherNot => ("agreed", fields::NO),
            Happened::Thanked => ("thankYouSentAt", moment.as_str()),
            Happened::FollowedUp => ("followedUp", fields::YES),
            Happened::CheckedIn => {
                let days = self.answers.days(CHECK_INS);
                let free = days.iter().position(|day| day.is_empty()).unwrap_or(days.len());
                return self.answers.set_day(CHECK_INS, free.min(MOST_CHECK_INS - 1), &today);
            }
            Happened::Offer => return self.end("offer", &today),
            Happened::Rejected => return self.end("rejected", &today),
            Happened::Ended => return self.end("closed", &today),
            // What the stage is then, the advice says.
            Happened::Held => return,
            Happened::Moved | Happened::CalledOff => return self.set(&self.round_of(person), ""),
        };
        self.set_their(person, field, value);
    }

    /// Sets an interviewer's answer.
    #[inline(never)]
    fn set_their(&mut self, person: &str, field: &'static str, value: &str) {
        self.set(&Spot::of(person, field), value);
    }

    fn end(&mut self, stage: &str, today: &str) {
        self.answers.set("stage", stage);
        self.answers.set("decisionOn", today);
    }

    /// Takes a record back, where unticking its item says that it did not happen.
    pub fn unrecord(&mut self, happened: Happened, person: &str) {
        match happened {
            Happened::Sent | Happened::Accepted => {
                self.set_their(person, Request::FIELD, Request::None.name());
                self.set_their(person, "requestSentOn", "");
            }
            Happened::Thanked => {
                self.set_their(person, "thankYouSentAt", "");
                self.answers.set("thankYouSentAt", "");
            }
            Happened::FollowedUp => self.set_their(person, "followedUp", fields::NO),
            Happened::CheckedIn => {
                let last = self.answers.days(CHECK_INS).len().saturating_sub(1);
                self.answers.set_day(CHECK_INS, last, "");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalDate;

    #[test]
    fn a_check_in_is_recorded_in_the_free_place_and_after_two_in_that_of_the_last() {
        let mut plan = Plan::new("1".to_owned());
        let mut days = Vec::new();
        for day in ["2026-03-09", "2026-03-16", "2026-03-23"] {
            plan.record(Happened::CheckedIn, "1", LocalDate::parse(day).unwrap().at(600));
            days.push(plan.answers.get("checkInsSentOn").to_owned());
        }
        assert_eq!(days, ["2026-03-09", "2026-03-09 2026-03-16", "2026-03-09 2026-03-23"]);
        plan.unrecord(Happened::CheckedIn, "1");
        assert_eq!(plan.answers.get("checkInsSentOn"), "2026-03-09");
    }

    #[test]
    fn what_is_moved_or_called_off_is_the_round_of_the_person_or_else_that_of_the_process() {
        let mut plan = Plan::new("1".to_owned());
        let now = LocalDateTime::parse("2026-03-11T16:30").unwrap();
        plan.answers.set("stage", "between");
        plan.answers.set("interviewAt", "2026-03-10T14:00");
        plan.answers.set("nextInterviewAt", "2026-03-18T10:00");
        plan.people[0].answers.set("metAt", "2026-03-19T10:00");
        plan.record(Happened::Moved, "1", now);
        assert_eq!(
            (plan.people[0].answers.get("metAt"), plan.answers.get("nextInterviewAt")),
            ("", "2026-03-18T10:00")
        );
        plan.record(Happened::Moved, "1", now);
        assert_eq!((plan.answers.get("interviewAt"), plan.answers.get("nextInterviewAt")), ("2026-03-10T14:00", ""));
        plan.answers.set("stage", "before");
        plan.answers.set("nextInterviewAt", "2026-03-18T10:00");
        plan.record(Happened::CalledOff, "", now);
        assert_eq!((plan.answers.get("interviewAt"), plan.answers.get("nextInterviewAt")), ("", "2026-03-18T10:00"));
    }
}
