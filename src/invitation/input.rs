//! A host's request to read an invitation, with a fault for every field that is wrong.

use super::read::InvitationOptions;
use super::zone::{Clock, Host};
use crate::basics::civil::{CivilError, FIRST_YEAR, LAST_YEAR, LocalDateTime};
use crate::basics::text::{clean, number};
use crate::engine::reading::{Fault, Input, View};
use crate::knowledge::words::{Text, text, words};

impl InvitationOptions {
    /// Reads what an invitation is read with: an object with `now` and `zone`, and `you` where it is known. `content` is what
    /// the host made of the invitation itself, if it was a text or bytes.
    ///
    /// # Errors
    /// One [`Fault`] for every field that is wrong.
    pub fn read(
        content: Option<Vec<u8>>,
        options: &impl Input,
        clock: Clock,
    ) -> Result<(Vec<u8>, InvitationOptions), Vec<Fault>> {
        let words = words(None).0;
        let mut faults = Vec::new();
        let mut fault = |path: &str, problem: Text, accepted: Text| {
            let years = [("least", number(FIRST_YEAR)), ("most", number(LAST_YEAR))];
            let problem = words.fill(problem, &[("least", &years[0].1), ("most", &years[1].1)]);
            faults.push(Fault { path: path.to_owned(), problem, accepted: words.get(accepted).to_owned() });
        };
        if content.is_none() {
            fault("invitation", text::FAULTS_PROBLEM_TYPE, text::FAULTS_ACCEPTED_INVITATION);
        }
        if options.view() != View::Fields {
            fault("options", text::FAULTS_PROBLEM_TYPE, text::FAULTS_ACCEPTED_READING);
            return Err(faults);
        }
        let now = match options.field("now").view() {
            View::Text(now) => LocalDateTime::parse(&now).map_err(|error| match error {
                CivilError::Form => text::FAULTS_PROBLEM_FORM,
                CivilError::Impossible => text::FAULTS_PROBLEM_IMPOSSIBLE,
                CivilError::Year => text::FAULTS_PROBLEM_YEAR,
            }),
            View::Absent => Err(text::FAULTS_PROBLEM_MISSING),
            _ => Err(text::FAULTS_PROBLEM_TYPE),
        };
        if let Err(problem) = now {
            fault("now", problem, text::FAULTS_ACCEPTED_TIME);
        }
        let zone = match options.field("zone").view() {
            View::Text(zone) if (Host { clock, zone: "" }).knows(&zone) => Ok(zone),
            View::Text(_) => Err(text::FAULTS_PROBLEM_UNKNOWN),
            View::Absent => Err(text::FAULTS_PROBLEM_MISSING),
            _ => Err(text::FAULTS_PROBLEM_TYPE),
        };
        if let Err(problem) = zone {
            fault("zone", problem, text::FAULTS_ACCEPTED_ZONE);
        }
        let you = match options.field("you").view() {
            View::Absent => None,
            View::Text(you) => Some(clean(&you)),
            _ => {
                fault("you", text::FAULTS_PROBLEM_TYPE, text::FAULTS_ACCEPTED_NAME);
                None
            }
        };
        match (content, now, zone) {
            (Some(content), Ok(now), Ok(zone)) if faults.is_empty() => {
                Ok((content, InvitationOptions { now, zone, you }))
            }
            _ => Err(faults),
        }
    }
}
