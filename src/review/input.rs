//! A host's request for a review, read with a fault for every field that is wrong.

use super::findings::review;
use super::reviewer::{ReviewOptions, Sent};
use crate::basics::text::number;
use crate::engine::reading::{Fault, Input, View};
use crate::knowledge::words::{Text, Words, text, words};
use crate::model::message::{Finding, Kind};
use crate::model::situation::{LARGEST_NOTE_LIMIT, Situation};
use crate::wording::draft::{named, names, one_of};

/// Everything a review needs, as a host passes it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewInput {
    /// The message as the user edited it.
    pub text: String,
    /// What is known of the process.
    pub situation: Option<Situation>,
    /// What is known of the message.
    pub options: ReviewOptions,
}

impl ReviewInput {
    /// Reads a message, and an object with its `kind` and, where known, `noteLimit`, `situation`, `personId` and `others`.
    ///
    /// # Errors
    /// One [`Fault`] for every field that is wrong; those of the situation under `situation.`.
    pub fn read(message: &impl Input, options: &impl Input) -> Result<ReviewInput, Vec<Fault>> {
        let lang = match (options.view(), options.field("situation")) {
            (View::Fields, situation) if situation.view() == View::Fields => match situation.field("lang").view() {
                View::Text(lang) => Some(lang),
                _ => None,
            },
            _ => None,
        };
        let mut reader = Reader { words: words(lang.as_deref()).0, faults: Vec::new() };
        let input = reader.input(message, options);
        match (input, reader.faults) {
            (Some(input), faults) if faults.is_empty() => Ok(input),
            (_, faults) => Err(faults),
        }
    }

    /// Finds what to improve; see [`review`].
    pub fn review(&self) -> Vec<Finding> {
        review(self.situation.as_ref(), &self.text, &self.options)
    }
}

struct Reader {
    words: &'static Words,
    faults: Vec<Fault>,
}

impl Reader {
    fn input(&mut self, message: &impl Input, options: &impl Input) -> Option<ReviewInput> {
        let text = self.text(message, "text");
        if options.view() != View::Fields {
            self.fault("options", text::FAULTS_PROBLEM_TYPE, self.plain(text::FAULTS_ACCEPTED_OPTIONS));
            return None;
        }
        let kind = self.kind(&options.field("kind"));
        let note_limit = self.note_limit(&options.field("noteLimit"));
        let situation = options.field("situation");
        let situation = match situation.view() {
            View::Absent => None,
            _ => match Situation::read(&situation) {
                Ok(situation) => Some(situation),
                Err(faults) => {
                    self.faults.extend(faults.into_iter().map(within_situation));
                    None
                }
            },
        };
        let person_id = self.id(&options.field("personId"), "personId");
        if let (Some(id), Some(situation)) = (&person_id, &situation)
            && !situation.interviewers.iter().any(|who| who.id == *id)
        {
            let ids: Vec<&str> = situation.interviewers.iter().map(|who| who.id.as_str()).collect();
            self.fault("personId", text::FAULTS_PROBLEM_UNKNOWN, one_of(self.words, &ids));
        }
        let others = self.others(&options.field("others"));
        Some(ReviewInput {
            text: text?,
            situation,
            options: ReviewOptions { kind: kind?, note_limit, person_id, others },
        })
    }

    fn fault(&mut self, path: &str, problem: Text, accepted: String) {
        self.faults.push(Fault { path: path.to_owned(), problem: self.plain(problem), accepted });
    }

    fn plain(&self, text: Text) -> String {
        self.words.get(text).to_owned()
    }

    fn text(&mut self, input: &impl Input, path: &str) -> Option<String> {
        let problem = match input.view() {
            View::Text(text) => return Some(text),
            View::Absent => text::FAULTS_PROBLEM_MISSING,
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        self.fault(path, problem, self.plain(text::FAULTS_ACCEPTED_MESSAGE));
        None
    }

    fn kind(&mut self, input: &impl Input) -> Option<Kind> {
        let problem = match input.view() {
            View::Text(name) => match named(Kind::ALL, &name) {
                Some(kind) => return Some(kind),
                None => text::FAULTS_PROBLEM_UNKNOWN,
            },
            View::Absent => text::FAULTS_PROBLEM_MISSING,
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        self.fault("kind", problem, one_of(self.words, &names(Kind::ALL)));
        None
    }

    fn note_limit(&mut self, input: &impl Input) -> Option<u32> {
        let most = LARGEST_NOTE_LIMIT;
        let problem = match input.view() {
            View::Absent => return None,
            View::Number(limit) if limit >= 1.0 && limit <= f64::from(most) && limit.fract() == 0.0 => {
                return Some(limit as u32);
            }
            View::Number(_) => text::FAULTS_PROBLEM_RANGE,
            _ => text::FAULTS_PROBLEM_TYPE,
        };
        let bounds = [("least", "1"), ("most", &number(most as i32))];
        self.fault("noteLimit", problem, self.words.fill(text::FAULTS_ACCEPTED_WHOLE, &bounds));
        None
    }

    fn id(&mut self, input: &impl Input, path: &str) -> Option<String> {
        match input.view() {
            View::Absent => None,
            View::Text(id) => Some(id),
            _ => {
                self.fault(path, text::FAULTS_PROBLEM_TYPE, self.plain(text::FAULTS_ACCEPTED_PERSON_ID));
                None
            }
        }
    }

    fn others(&mut self, input: &impl Input) -> Vec<Sent> {
        let count = match input.view() {
            View::Absent => 0,
            View::List(count) => count,
            _ => {
                self.fault("others", text::FAULTS_PROBLEM_TYPE, self.plain(text::FAULTS_ACCEPTED_OTHERS));
                0
            }
        };
        let mut others = Vec::new();
        for index in 0..count {
            let (item, path) = (input.item(index), ["others[", &number(index as i32), "]"].concat());
            if item.view() != View::Fields {
                self.fault(&path, text::FAULTS_PROBLEM_TYPE, self.plain(text::FAULTS_ACCEPTED_OTHER));
                continue;
            }
            let person_id = self.id(&item.field("personId"), &[&path, ".personId"].concat());
            if let Some(text) = self.text(&item.field("text"), &[&path, ".text"].concat()) {
                others.push(Sent { person_id, text });
            }
        }
        others
    }
}

/// A situation's fault as one of the options: two fields have the same name in both.
fn within_situation(fault: Fault) -> Fault {
    match fault.path.as_str() {
        "situation" => fault,
        path => Fault { path: ["situation.", path].concat(), ..fault },
    }
}
