//! The speaker: the words of one situation, and what to call each interviewer.

use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::basics::static_text::Said;
use crate::basics::text::{capitalised, number};
use crate::knowledge::words::{Text, Words, text};
use crate::model::situation::Situation;

/// The words of one situation: the language, the day, and what to call each interviewer.
pub(crate) struct Speaker {
    pub words: &'static Words,
    pub today: LocalDate,
    names: Vec<Names>,
}

/// What to call someone within a sentence and at its start.
pub(crate) struct Names {
    pub who: String,
    pub start: String,
}

impl Names {
    pub fn facts(&self) -> [(&'static str, &str); 2] {
        [("who", &self.who), ("Who", &self.start)]
    }
}

impl Speaker {
    pub fn new(situation: &Situation) -> Speaker {
        let words = situation.words();
        let several = situation.interviewers.len() > 1;
        let mut names = Vec::with_capacity(situation.interviewers.len());
        for (index, who) in situation.interviewers.iter().enumerate() {
            names.push(match &who.name {
                // A name is written as its bearer writes it, at the start of a sentence, too.
                Some(name) => Names { who: name.clone(), start: name.clone() },
                None => {
                    let text = if several { text::PEOPLE_UNNAMED_OF_SEVERAL } else { text::PEOPLE_UNNAMED };
                    let who = words.fill(text, &[("number", &number(index as i32 + 1))]);
                    Names { start: capitalised(&who), who }
                }
            });
        }
        Speaker { words, today: situation.now.date(), names }
    }

    pub fn names(&self, index: usize) -> &Names {
        &self.names[index]
    }

    pub fn say(&self, text: Text, index: usize) -> Said {
        self.words.say(text, &self.names(index).facts())
    }

    /// A day in words.
    pub fn day(&self, day: LocalDate) -> String {
        self.words.date(day, self.today)
    }

    pub fn moment(&self, moment: LocalDateTime) -> String {
        self.words.moment(moment, self.today)
    }
}
