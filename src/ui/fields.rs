//! The questions: for each field of the model what kind of answer it takes, and the words to ask with, both written by the
//! build from `src/tables/fields.table` and the texts of that name.

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
    /// The same about several people at once.
    pub ask_all: Option<Text>,
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
    /// Several days, at most so many. The state keeps them as one text, with a space between; the place of one that is being
    /// typed is empty.
    Days(usize),
    /// A whole number from the first to the second.
    Number(i32, i32),
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

include!(concat!(env!("OUT_DIR"), "/questions.rs"));

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
        assert_eq!(names(ArrangedBy::FIELD, false), ArrangedBy::NAMES);
        assert_eq!(names(ClosedBecause::FIELD, false), ClosedBecause::NAMES);
        assert_eq!(names(WorkingWeek::FIELD, false), WorkingWeek::NAMES);
        assert_eq!(names(Posture::FIELD, false), Posture::NAMES);
        assert_eq!(names(Reach::FIELD, true), Reach::NAMES);
        assert_eq!(names(Role::FIELD, true), Role::NAMES);
        assert_eq!(names(Round::FIELD, true), Round::NAMES);
        assert_eq!(names(Relationship::FIELD, true), Relationship::NAMES);
        assert_eq!(names(Rapport::FIELD, true), Rapport::NAMES);
        assert_eq!(names(Contact::FIELD, true), Contact::NAMES);
        assert_eq!(names(Request::FIELD, true), Request::NAMES);
    }

    #[test]
    fn every_field_of_the_model_has_a_question_or_a_place_of_its_own() {
        let elsewhere = ["schema", "now", "lang", "timeForm", "planId", "interviewers", "id", "noteLimit"];
        for (fields, personal) in [(SITUATION_FIELDS, false), (INTERVIEWER_FIELDS, true)] {
            for field in fields.iter().filter(|field| !elsewhere.contains(field)) {
                assert!(question(field, personal).is_some(), "{field} is asked nowhere");
            }
        }
    }
}
