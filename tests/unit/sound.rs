//! Random situations in which nothing contradicts, and work on many of them at once.

use super::random::Random;
use crate::basics::civil::LocalDate;
use crate::model::situation::*;

impl Random {
    /// A situation in which nothing contradicts: the stage fits the rounds, what is past is past, and nobody who declined has
    /// suggested connecting. It is about the first person; there may be another one who is met in a round of their own.
    pub fn sound_situation(&mut self) -> Situation {
        let mut situation = self.situation();
        let (now, today) = (situation.now, situation.now.date());
        let stage = self.pick(Stage::ALL);
        let ended = matches!(stage, Stage::Offer | Stage::Rejected | Stage::Closed);
        let (first, second) = (self.offset(), self.offset());
        let held = self.pick(&[None, Some(now - first), Some(now - first), Some(now - first)]);
        let ahead = self.pick(&[None, Some(now + 1 + first), Some(now + 1 + first), Some(now + 1 + first)]);
        (situation.interview_at, situation.next_interview_at) = match stage {
            Stage::Before => (ahead, ahead.filter(|_| self.percent(50)).map(|round| round + 1 + second)),
            Stage::Between => (held, self.pick(&[None, Some(now + 1 + second), Some(now + 1 + second)])),
            _ => (held, None),
        };
        situation.stage = Some(stage);
        let past = |day: &LocalDate| *day <= today;
        situation.decision_on = situation.decision_on.filter(|day| !ended || past(day));
        situation.invited_on = situation.invited_on.filter(past);
        situation.interviewers.truncate(2);
        for (place, person) in situation.interviewers.iter_mut().enumerate() {
            let (since, until) = (self.offset(), 1 + self.offset());
            person.met_at = match stage {
                Stage::Before => self.pick(&[None, Some(now + until)]),
                Stage::After => self.pick(&[None, Some(now - since)]),
                // Once the process has ended, a round ahead was called off.
                _ => self.pick(&[None, Some(now - since), Some(now + until)]),
            };
            if place > 0 && person.met_at.is_none() {
                person.met_at = situation.interview_at;
            }
            person.request_sent_on = person.request_sent_on.filter(past);
            if person.request == Some(Request::Declined) {
                person.invited_you = person.invited_you.map(|_| false);
            }
        }
        situation
    }
}

/// Does the work for this many numbers, on two threads.
pub fn on_two_threads(numbers: u64, work: impl Fn(u64) + Sync) {
    std::thread::scope(|scope| {
        for half in [0..numbers / 2, numbers / 2..numbers] {
            let work = &work;
            scope.spawn(move || half.for_each(work));
        }
    });
}
