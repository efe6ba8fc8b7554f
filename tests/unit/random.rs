//! Seeded random situations: the same ones at every run, with dates on and beside the edges.

pub use super::seeded::Random;
use crate::basics::civil::{DAY, LocalDate, LocalDateTime};
use crate::model::situation::*;

impl Random {
    /// Unknown in two cases of five.
    fn answer<C: Choice>(&mut self) -> Option<C> {
        if self.percent(40) { None } else { Some(self.pick(C::ALL)) }
    }

    fn yes_no(&mut self) -> Option<bool> {
        self.pick(&[None, None, Some(false), Some(true), Some(true)])
    }

    /// Minutes on an edge or one beside it, or anything within ten days.
    fn offset(&mut self) -> i32 {
        match self.percent(60) {
            true => (self.pick(&[0, DAY, 2 * DAY, 3 * DAY, 7 * DAY, 21 * DAY]) + self.between(-1, 1)).max(0),
            false => self.below(10 * DAY as usize) as i32,
        }
    }

    fn words(&mut self) -> Option<String> {
        const WORDS: [Option<&str>; 8] = [
            None,
            None,
            Some("Dana"),
            Some("Łukasz"),
            Some("فاطمة"),
            Some("李雷"),
            Some("{name}"),
            Some("<b>&amp;\"'"),
        ];
        self.pick(&WORDS).map(str::to_owned)
    }

    /// Any minute of three stretches with a turn of the year, a leap day and plain weeks.
    pub fn now(&mut self) -> LocalDateTime {
        let start =
            LocalDateTime::parse(self.pick(&["2026-03-02T00:00", "2028-12-18T00:00", "2028-02-14T00:00"])).unwrap();
        start + self.below(28 * DAY as usize) as i32
    }

    fn moment(&mut self, now: LocalDateTime) -> Option<LocalDateTime> {
        let minutes = self.offset();
        self.pick(&[None, Some(now + minutes), Some(now - minutes)])
    }

    fn day(&mut self, now: LocalDateTime) -> Option<LocalDate> {
        self.moment(now).map(LocalDateTime::date)
    }

    fn person(&mut self, now: LocalDateTime) -> Interviewer {
        Interviewer {
            id: String::new(),
            name: self.words(),
            topic: self.words(),
            role: self.answer(),
            round: self.answer(),
            relationship: self.answer(),
            invited_you: self.yes_no(),
            referred_you: self.yes_no(),
            active_online: self.yes_no(),
            rapport: self.answer(),
            contact: self.answer(),
            thank_you_sent_at: self.moment(now),
            // Most of what a rule may say stands behind the question whether a request has passed.
            request: if self.percent(50) { None } else { self.answer() },
            request_sent_on: self.day(now),
            followed_up: self.yes_no(),
        }
    }

    /// Any situation, contradictions included.
    pub fn situation(&mut self) -> Situation {
        let now = self.now();
        let mut situation = Situation::new(now);
        situation.stage = self.answer();
        situation.invited_on = self.day(now);
        situation.interview_at = self.moment(now);
        situation.next_interview_at = self.moment(now);
        situation.decision_on = self.day(now);
        situation.company_norm = self.answer();
        situation.comfort = self.answer();
        situation.posture = self.answer();
        situation.thank_you_sent_at = self.moment(now);
        situation.check_ins_sent_on = (0..self.below(3)).filter_map(|_| self.day(now)).collect();
        situation.note_limit = if self.percent(50) { None } else { Some(1 + self.below(300) as u32) };
        situation.notes_left = self.pick(&[None, None, Some(0), Some(1), Some(2), Some(5)]);
        situation.you = self.words();
        situation.company = self.words();
        situation.job = self.words();
        let people = self.pick(&[1, 1, 1, 2, 3]);
        situation.interviewers =
            (1..=people).map(|id| Interviewer { id: id.to_string(), ..self.person(now) }).collect();
        situation
    }

    /// A situation with one person in which nothing contradicts: the stage fits the rounds, what is past is past, and
    /// nobody who declined has suggested connecting.
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
        situation.interviewers.truncate(1);
        let person = &mut situation.interviewers[0];
        person.request_sent_on = person.request_sent_on.filter(past);
        if person.request == Some(Request::Declined) {
            person.invited_you = person.invited_you.map(|_| false);
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
