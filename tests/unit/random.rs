//! Seeded random situations: the same ones at every run, with dates on and beside the edges. They serve the tests inside the
//! crate and those outside, so that only what is public is named here.

use super::interview_connect::{Choice, Interviewer, LocalDate, LocalDateTime, Situation};
pub use super::seeded::Random;

/// In minutes.
const DAY: i32 = 24 * 60;

impl Random {
    /// Unknown in two cases of five.
    fn answer<C: Choice>(&mut self) -> Option<C> {
        if self.percent(40) { None } else { Some(self.pick(C::ALL)) }
    }

    fn yes_no(&mut self) -> Option<bool> {
        self.pick(&[None, None, Some(false), Some(true), Some(true)])
    }

    /// Minutes on an edge or one beside it, or anything within ten days.
    pub fn offset(&mut self) -> i32 {
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

    /// A sentence of the user's own, in which there is nothing to mend.
    fn line(&mut self) -> Option<String> {
        const LINES: [Option<&str>; 6] = [
            None,
            None,
            None,
            Some("It made me think of how we moved our own stock counts last year."),
            Some("Przypomniało mi to, jak przenosiliśmy magazyn."),
            Some("这让我想起我们去年的项目。"),
        ];
        self.pick(&LINES).map(str::to_owned)
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

    /// A clock ahead of the user's or behind it: across half the world, in an odd zone, at the limits.
    pub fn clock_ahead(&mut self) -> Option<i32> {
        let hours = |hours: i32| Some(60 * hours);
        let zones = [None, None, None, None, Some(0), hours(-12), hours(-9), Some(330), hours(14)];
        match self.percent(90) {
            true => self.pick(&zones),
            false => Some(self.between(-26 * 60, 26 * 60)),
        }
    }

    /// Days on which nobody works, one by one or a whole week.
    pub fn days_off(&mut self, now: LocalDateTime) -> Vec<LocalDate> {
        let first = now.date().plus_days(self.between(-10, 10));
        let length = self.pick(&[0, 0, 0, 0, 1, 2, 7]);
        (0..length).map(|days| first.plus_days(days)).collect()
    }

    /// The minute of a round known already, or another one.
    fn met_at(&mut self, now: LocalDateTime, rounds: &[LocalDateTime]) -> Option<LocalDateTime> {
        match self.below(10) {
            0..6 => None,
            6 | 7 if !rounds.is_empty() => Some(self.pick(rounds)),
            _ => self.moment(now),
        }
    }

    fn person(&mut self, now: LocalDateTime, rounds: &[LocalDateTime]) -> Interviewer {
        Interviewer {
            id: String::new(),
            name: self.words(),
            topic: self.words(),
            line: self.line(),
            met_at: self.met_at(now, rounds),
            clock_ahead: if self.percent(90) { None } else { self.clock_ahead() },
            reach: if self.percent(70) { None } else { self.answer() },
            role: self.answer(),
            round: self.answer(),
            relationship: self.answer(),
            invited_you: self.yes_no(),
            agreed: self.pick(&[None, None, None, None, Some(false), Some(true)]),
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
        situation.arranged_by = if self.percent(60) { None } else { self.answer() };
        situation.closed_because = self.answer();
        situation.clock_ahead = self.clock_ahead();
        situation.working_week = if self.percent(60) { None } else { self.answer() };
        situation.days_off = self.days_off(now);
        situation.posture = self.answer();
        situation.thank_you_sent_at = self.moment(now);
        situation.check_ins_sent_on = (0..self.below(3)).filter_map(|_| self.day(now)).collect();
        situation.note_limit = if self.percent(50) { None } else { Some(1 + self.below(300) as u32) };
        situation.notes_left = self.pick(&[None, None, Some(0), Some(1), Some(2), Some(5)]);
        situation.time_form = self.answer();
        situation.you = self.words();
        situation.company = self.words();
        situation.job = self.words();
        let mut rounds: Vec<LocalDateTime> =
            [situation.interview_at, situation.next_interview_at].into_iter().flatten().collect();
        situation.interviewers.clear();
        for id in 1..=self.pick(&[1, 1, 1, 2, 3]) {
            let who = Interviewer { id: id.to_string(), ..self.person(now, &rounds) };
            rounds.extend(who.met_at);
            situation.interviewers.push(who);
        }
        situation
    }
}
