//! The speaker: the words of one situation, and what to call each interviewer.

use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::basics::static_text::Said;
use crate::basics::text::{capitalised, number};
use crate::knowledge::words::{Text, Words, text};
use crate::model::situation::{Interviewer, Role, Situation, TimeForm};

/// The words of one situation: the language, the day, and what to call each interviewer.
pub(crate) struct Speaker {
    pub words: &'static Words,
    pub today: LocalDate,
    form: TimeForm,
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
        let people = &situation.interviewers;
        let mut names = Vec::with_capacity(people.len());
        for (index, who) in people.iter().enumerate() {
            names.push(match &who.name {
                // A name is written as its bearer writes it, at the start of a sentence, too.
                Some(name) => {
                    let name = match told_apart(words, people, index) {
                        Some(mark) => words.fill(text::PEOPLE_NAMESAKE, &[("who", name), ("mark", &mark)]),
                        None => name.clone(),
                    };
                    Names { who: name.clone(), start: name }
                }
                None => {
                    let text = if people.len() > 1 { text::PEOPLE_UNNAMED_OF_SEVERAL } else { text::PEOPLE_UNNAMED };
                    let who = words.fill(text, &[("number", &number(index as i32 + 1))]);
                    Names { start: capitalised(&who), who }
                }
            });
        }
        Speaker { words, today: situation.now.date(), form: situation.time_form(), names }
    }

    pub fn names(&self, index: usize) -> &Names {
        &self.names[index]
    }

    pub fn say(&self, text: Text, index: usize) -> Said {
        self.words.say(text, &self.names(index).facts())
    }

    /// A day in words.
    pub fn day(&self, day: LocalDate) -> String {
        self.words.date(day, self.today, self.form)
    }

    pub fn moment(&self, moment: LocalDateTime) -> String {
        self.words.moment(moment, self.today, self.form)
    }
}

/// What tells someone from others of the same name: their role where it is theirs alone among them, or else their place.
fn told_apart(words: &Words, people: &[Interviewer], index: usize) -> Option<String> {
    let who = people.get(index)?;
    let mut namesakes = 0;
    let mut same_role = 0;
    for (place, other) in people.iter().enumerate() {
        if place != index && other.name == who.name {
            namesakes += 1;
            same_role += usize::from(other.role == who.role);
        }
    }
    match who.role {
        _ if namesakes == 0 => None,
        Some(role) if same_role == 0 => Some(words.get(role_in_words(role)).to_owned()),
        _ => Some(number(index as i32 + 1)),
    }
}

fn role_in_words(role: Role) -> Text {
    match role {
        Role::HiringManager => text::PEOPLE_ROLE_HIRING_MANAGER,
        Role::TeamMember => text::PEOPLE_ROLE_TEAM_MEMBER,
        Role::Executive => text::PEOPLE_ROLE_EXECUTIVE,
        Role::Recruiter => text::PEOPLE_ROLE_RECRUITER,
        Role::Coordinator => text::PEOPLE_ROLE_COORDINATOR,
        Role::Other => text::PEOPLE_ROLE_OTHER,
    }
}
