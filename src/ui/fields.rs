//! The questions: for each field of the model what kind of answer it takes, and the words to ask with.

use crate::knowledge::words::{Text, text};
use crate::model::situation::*;

/// One fact that the user may tell.
pub(super) struct Question {
    /// The field's name in the public model.
    pub field: &'static str,
    /// Asked for each interviewer.
    pub personal: bool,
    pub kind: Kind,
    /// The question in full.
    pub ask: Text,
    /// What it is called in a list of answers.
    pub short: Text,
    /// Help, where the question alone may leave doubts.
    pub hint: Option<Text>,
}

/// What kind of answer a question takes.
pub(super) enum Kind {
    /// One of a few.
    Choice(&'static [Choosable]),
    /// A day.
    Date,
    /// A day, and a time where that is known.
    Moment,
    /// A few words.
    Words,
    /// A whole number from 0 to the one named.
    Number(u32),
}

/// One answer of a closed list.
pub(super) struct Choosable {
    /// The answer's name in the public model; yes and no are `true` and `false`.
    pub value: &'static str,
    /// What stands on its button.
    pub label: Text,
    /// The same as a supposition, where trying it can turn the advice: "the talk felt mixed".
    pub supposed: Option<Text>,
}

const fn plain(value: &'static str, label: Text) -> Choosable {
    Choosable { value, label, supposed: None }
}

const fn turning(value: &'static str, label: Text, supposed: Text) -> Choosable {
    Choosable { value, label, supposed: Some(supposed) }
}

/// The question about a field.
pub(super) fn question(field: &str, personal: bool) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.field == field && question.personal == personal)
}

/// The answer with this name.
pub(super) fn choosable(question: &Question, value: &str) -> Option<&'static Choosable> {
    match question.kind {
        Kind::Choice(answers) => answers.iter().find(|answer| answer.value == value),
        _ => None,
    }
}

/// Yes and no as the state keeps them.
pub(super) const YES: &str = "true";
pub(super) const NO: &str = "false";

/// Every question, the process first, in the order in which the lists show them.
pub(super) static QUESTIONS: &[Question] = &[
    Question {
        field: Stage::FIELD,
        personal: false,
        kind: Kind::Choice(&[
            plain("before", text::QUESTIONS_STAGE_BEFORE),
            plain("between", text::QUESTIONS_STAGE_BETWEEN),
            plain("after", text::QUESTIONS_STAGE_AFTER),
            plain("offer", text::QUESTIONS_STAGE_OFFER),
            plain("rejected", text::QUESTIONS_STAGE_REJECTED),
            plain("closed", text::QUESTIONS_STAGE_CLOSED),
        ]),
        ask: text::QUESTIONS_STAGE_ASK,
        short: text::QUESTIONS_STAGE_SHORT,
        hint: None,
    },
    Question {
        field: "interviewAt",
        personal: false,
        kind: Kind::Moment,
        ask: text::QUESTIONS_INTERVIEW_AT_ASK,
        short: text::QUESTIONS_INTERVIEW_AT_SHORT,
        hint: None,
    },
    Question {
        field: "nextInterviewAt",
        personal: false,
        kind: Kind::Moment,
        ask: text::QUESTIONS_NEXT_INTERVIEW_AT_ASK,
        short: text::QUESTIONS_NEXT_INTERVIEW_AT_SHORT,
        hint: None,
    },
    Question {
        field: "decisionOn",
        personal: false,
        kind: Kind::Date,
        ask: text::QUESTIONS_DECISION_ON_ASK,
        short: text::QUESTIONS_DECISION_ON_SHORT,
        hint: Some(text::QUESTIONS_DECISION_ON_HINT),
    },
    Question {
        field: "invitedOn",
        personal: false,
        kind: Kind::Date,
        ask: text::QUESTIONS_INVITED_ON_ASK,
        short: text::QUESTIONS_INVITED_ON_SHORT,
        hint: None,
    },
    Question {
        field: "thankYouSentAt",
        personal: false,
        kind: Kind::Moment,
        ask: text::QUESTIONS_THANK_YOU_SENT_AT_ASK,
        short: text::QUESTIONS_THANK_YOU_SENT_AT_SHORT,
        hint: Some(text::QUESTIONS_THANK_YOU_SENT_AT_HINT),
    },
    Question {
        field: CompanyNorm::FIELD,
        personal: false,
        kind: Kind::Choice(&[
            turning("encourages", text::QUESTIONS_COMPANY_NORM_ENCOURAGES, text::QUESTIONS_COMPANY_NORM_IF_ENCOURAGES),
            turning("neutral", text::QUESTIONS_COMPANY_NORM_NEUTRAL, text::QUESTIONS_COMPANY_NORM_IF_NEUTRAL),
            turning(
                "discourages",
                text::QUESTIONS_COMPANY_NORM_DISCOURAGES,
                text::QUESTIONS_COMPANY_NORM_IF_DISCOURAGES,
            ),
        ]),
        ask: text::QUESTIONS_COMPANY_NORM_ASK,
        short: text::QUESTIONS_COMPANY_NORM_SHORT,
        hint: Some(text::QUESTIONS_COMPANY_NORM_HINT),
    },
    Question {
        field: Comfort::FIELD,
        personal: false,
        kind: Kind::Choice(&[
            turning("confident", text::QUESTIONS_COMFORT_CONFIDENT, text::QUESTIONS_COMFORT_IF_CONFIDENT),
            turning("unsure", text::QUESTIONS_COMFORT_UNSURE, text::QUESTIONS_COMFORT_IF_UNSURE),
            turning("uneasy", text::QUESTIONS_COMFORT_UNEASY, text::QUESTIONS_COMFORT_IF_UNEASY),
        ]),
        ask: text::QUESTIONS_COMFORT_ASK,
        short: text::QUESTIONS_COMFORT_SHORT,
        hint: None,
    },
    Question {
        field: Posture::FIELD,
        personal: false,
        kind: Kind::Choice(&[
            turning("cautious", text::QUESTIONS_POSTURE_CAUTIOUS, text::QUESTIONS_POSTURE_IF_CAUTIOUS),
            turning("balanced", text::QUESTIONS_POSTURE_BALANCED, text::QUESTIONS_POSTURE_IF_BALANCED),
            turning("proactive", text::QUESTIONS_POSTURE_PROACTIVE, text::QUESTIONS_POSTURE_IF_PROACTIVE),
        ]),
        ask: text::QUESTIONS_POSTURE_ASK,
        short: text::QUESTIONS_POSTURE_SHORT,
        hint: Some(text::QUESTIONS_POSTURE_HINT),
    },
    Question {
        field: "company",
        personal: false,
        kind: Kind::Words,
        ask: text::QUESTIONS_COMPANY_ASK,
        short: text::QUESTIONS_COMPANY_SHORT,
        hint: None,
    },
    Question {
        field: "job",
        personal: false,
        kind: Kind::Words,
        ask: text::QUESTIONS_JOB_ASK,
        short: text::QUESTIONS_JOB_SHORT,
        hint: None,
    },
    Question {
        field: "you",
        personal: false,
        kind: Kind::Words,
        ask: text::QUESTIONS_YOU_ASK,
        short: text::QUESTIONS_YOU_SHORT,
        hint: None,
    },
    Question {
        field: "notesLeft",
        personal: false,
        kind: Kind::Number(MOST_NOTES),
        ask: text::QUESTIONS_NOTES_LEFT_ASK,
        short: text::QUESTIONS_NOTES_LEFT_SHORT,
        hint: Some(text::QUESTIONS_NOTES_LEFT_HINT),
    },
    Question {
        field: "name",
        personal: true,
        kind: Kind::Words,
        ask: text::QUESTIONS_NAME_ASK,
        short: text::QUESTIONS_NAME_SHORT,
        hint: None,
    },
    Question {
        field: Role::FIELD,
        personal: true,
        kind: Kind::Choice(&[
            turning("hiringManager", text::QUESTIONS_ROLE_HIRING_MANAGER, text::QUESTIONS_ROLE_IF_HIRING_MANAGER),
            turning("teamMember", text::QUESTIONS_ROLE_TEAM_MEMBER, text::QUESTIONS_ROLE_IF_TEAM_MEMBER),
            turning("executive", text::QUESTIONS_ROLE_EXECUTIVE, text::QUESTIONS_ROLE_IF_EXECUTIVE),
            turning("recruiter", text::QUESTIONS_ROLE_RECRUITER, text::QUESTIONS_ROLE_IF_RECRUITER),
            turning("coordinator", text::QUESTIONS_ROLE_COORDINATOR, text::QUESTIONS_ROLE_IF_COORDINATOR),
            turning("other", text::QUESTIONS_ROLE_OTHER, text::QUESTIONS_ROLE_IF_OTHER),
        ]),
        ask: text::QUESTIONS_ROLE_ASK,
        short: text::QUESTIONS_ROLE_SHORT,
        hint: None,
    },
    Question {
        field: Round::FIELD,
        personal: true,
        kind: Kind::Choice(&[plain("held", text::QUESTIONS_ROUND_HELD), plain("next", text::QUESTIONS_ROUND_NEXT)]),
        ask: text::QUESTIONS_ROUND_ASK,
        short: text::QUESTIONS_ROUND_SHORT,
        hint: None,
    },
    Question {
        field: Relationship::FIELD,
        personal: true,
        kind: Kind::Choice(&[
            turning("stranger", text::QUESTIONS_RELATIONSHIP_STRANGER, text::QUESTIONS_RELATIONSHIP_IF_STRANGER),
            turning("mutual", text::QUESTIONS_RELATIONSHIP_MUTUAL, text::QUESTIONS_RELATIONSHIP_IF_MUTUAL),
            turning("known", text::QUESTIONS_RELATIONSHIP_KNOWN, text::QUESTIONS_RELATIONSHIP_IF_KNOWN),
        ]),
        ask: text::QUESTIONS_RELATIONSHIP_ASK,
        short: text::QUESTIONS_RELATIONSHIP_SHORT,
        hint: Some(text::QUESTIONS_RELATIONSHIP_HINT),
    },
    Question {
        field: Contact::FIELD,
        personal: true,
        kind: Kind::Choice(&[
            turning("substantial", text::QUESTIONS_CONTACT_SUBSTANTIAL, text::QUESTIONS_CONTACT_IF_SUBSTANTIAL),
            turning("brief", text::QUESTIONS_CONTACT_BRIEF, text::QUESTIONS_CONTACT_IF_BRIEF),
            turning("none", text::QUESTIONS_CONTACT_NONE, text::QUESTIONS_CONTACT_IF_NONE),
        ]),
        ask: text::QUESTIONS_CONTACT_ASK,
        short: text::QUESTIONS_CONTACT_SHORT,
        hint: None,
    },
    Question {
        field: Rapport::FIELD,
        personal: true,
        kind: Kind::Choice(&[
            turning("good", text::QUESTIONS_RAPPORT_GOOD, text::QUESTIONS_RAPPORT_IF_GOOD),
            turning("mixed", text::QUESTIONS_RAPPORT_MIXED, text::QUESTIONS_RAPPORT_IF_MIXED),
            turning("poor", text::QUESTIONS_RAPPORT_POOR, text::QUESTIONS_RAPPORT_IF_POOR),
        ]),
        ask: text::QUESTIONS_RAPPORT_ASK,
        short: text::QUESTIONS_RAPPORT_SHORT,
        hint: None,
    },
    Question {
        field: "topic",
        personal: true,
        kind: Kind::Words,
        ask: text::QUESTIONS_TOPIC_ASK,
        short: text::QUESTIONS_TOPIC_SHORT,
        hint: Some(text::QUESTIONS_TOPIC_HINT),
    },
    Question {
        field: "invitedYou",
        personal: true,
        kind: Kind::Choice(&[
            turning(YES, text::QUESTIONS_INVITED_YOU_YES, text::QUESTIONS_INVITED_YOU_IF_YES),
            turning(NO, text::QUESTIONS_INVITED_YOU_NO, text::QUESTIONS_INVITED_YOU_IF_NO),
        ]),
        ask: text::QUESTIONS_INVITED_YOU_ASK,
        short: text::QUESTIONS_INVITED_YOU_SHORT,
        hint: None,
    },
    Question {
        field: "referredYou",
        personal: true,
        kind: Kind::Choice(&[
            turning(YES, text::QUESTIONS_REFERRED_YOU_YES, text::QUESTIONS_REFERRED_YOU_IF_YES),
            turning(NO, text::QUESTIONS_REFERRED_YOU_NO, text::QUESTIONS_REFERRED_YOU_IF_NO),
        ]),
        ask: text::QUESTIONS_REFERRED_YOU_ASK,
        short: text::QUESTIONS_REFERRED_YOU_SHORT,
        hint: None,
    },
    Question {
        field: "activeOnline",
        personal: true,
        kind: Kind::Choice(&[
            turning(YES, text::QUESTIONS_ACTIVE_ONLINE_YES, text::QUESTIONS_ACTIVE_ONLINE_IF_YES),
            turning(NO, text::QUESTIONS_ACTIVE_ONLINE_NO, text::QUESTIONS_ACTIVE_ONLINE_IF_NO),
        ]),
        ask: text::QUESTIONS_ACTIVE_ONLINE_ASK,
        short: text::QUESTIONS_ACTIVE_ONLINE_SHORT,
        hint: None,
    },
    Question {
        field: "thankYouSentAt",
        personal: true,
        kind: Kind::Moment,
        ask: text::QUESTIONS_THEIR_THANK_YOU_ASK,
        short: text::QUESTIONS_THEIR_THANK_YOU_SHORT,
        hint: None,
    },
    Question {
        field: Request::FIELD,
        personal: true,
        kind: Kind::Choice(&[
            plain("none", text::QUESTIONS_REQUEST_NONE),
            plain("theirs", text::QUESTIONS_REQUEST_THEIRS),
            plain("pending", text::QUESTIONS_REQUEST_PENDING),
            plain("accepted", text::QUESTIONS_REQUEST_ACCEPTED),
            plain("declined", text::QUESTIONS_REQUEST_DECLINED),
            plain("lost", text::QUESTIONS_REQUEST_LOST),
        ]),
        ask: text::QUESTIONS_REQUEST_ASK,
        short: text::QUESTIONS_REQUEST_SHORT,
        hint: None,
    },
    Question {
        field: "requestSentOn",
        personal: true,
        kind: Kind::Date,
        ask: text::QUESTIONS_REQUEST_SENT_ON_ASK,
        short: text::QUESTIONS_REQUEST_SENT_ON_SHORT,
        hint: None,
    },
    Question {
        field: "followedUp",
        personal: true,
        kind: Kind::Choice(&[plain(YES, text::QUESTIONS_FOLLOWED_UP_YES), plain(NO, text::QUESTIONS_FOLLOWED_UP_NO)]),
        ask: text::QUESTIONS_FOLLOWED_UP_ASK,
        short: text::QUESTIONS_FOLLOWED_UP_SHORT,
        hint: None,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn names(field: &str, personal: bool) -> Vec<&'static str> {
        match question(field, personal).map(|question| &question.kind) {
            Some(Kind::Choice(answers)) => answers.iter().map(|answer| answer.value).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_answer_of_the_model_can_be_chosen() {
        assert_eq!(names(Stage::FIELD, false), Stage::NAMES);
        assert_eq!(names(CompanyNorm::FIELD, false), CompanyNorm::NAMES);
        assert_eq!(names(Comfort::FIELD, false), Comfort::NAMES);
        assert_eq!(names(Posture::FIELD, false), Posture::NAMES);
        assert_eq!(names(Role::FIELD, true), Role::NAMES);
        assert_eq!(names(Round::FIELD, true), Round::NAMES);
        assert_eq!(names(Relationship::FIELD, true), Relationship::NAMES);
        assert_eq!(names(Rapport::FIELD, true), Rapport::NAMES);
        assert_eq!(names(Contact::FIELD, true), Contact::NAMES);
        assert_eq!(names(Request::FIELD, true), Request::NAMES);
    }

    #[test]
    fn every_field_of_the_model_has_a_question_or_a_place_of_its_own() {
        let elsewhere = ["schema", "now", "lang", "planId", "interviewers", "id", "checkInsSentOn", "noteLimit"];
        for (fields, personal) in [(SITUATION_FIELDS, false), (INTERVIEWER_FIELDS, true)] {
            for field in fields.iter().filter(|field| !elsewhere.contains(field)) {
                assert!(question(field, personal).is_some(), "{field} is asked nowhere");
            }
        }
    }
}
