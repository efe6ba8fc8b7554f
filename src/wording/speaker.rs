//! The speaker: the words of one situation, and what to call each interviewer.

use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::basics::static_text::Said;
use crate::basics::text::{capitalised, isolated, number};
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
    /// As one to whom something is done or given, or whose something is; `None` in a language that has one form for all.
    others: Option<[String; 3]>,
}

/// The forms of a name beside the plain one, and which words make them.
const FORMS: [(&str, Text); 3] =
    [("whom", text::PEOPLE_JOINT_WHOM), ("toWhom", text::PEOPLE_JOINT_TO_WHOM), ("ofWhom", text::PEOPLE_JOINT_OF_WHOM)];

impl Names {
    fn new(words: &Words, who: String, start: String) -> Names {
        let is_one = FORMS.iter().all(|(_, joint)| words.get(*joint) == "=");
        let others = (!is_one).then(|| FORMS.map(|(_, joint)| words.joined(joint, who.clone())));
        Names { who, start, others }
    }

    pub fn facts(&self) -> [(&'static str, &str); 5] {
        let [whom, to_whom, of_whom] = match &self.others {
            Some(others) => others.each_ref().map(String::as_str),
            None => [self.who.as_str(); 3],
        };
        [("who", &self.who), ("Who", &self.start), (FORMS[0].0, whom), (FORMS[1].0, to_whom), (FORMS[2].0, of_whom)]
    }
}

impl Speaker {
    pub fn new(situation: &Situation) -> Speaker {
        let words = situation.words();
        let people = &situation.interviewers;
        let is_rtl = words.get(text::UI_DIRECTION) == "rtl";
        let mut names = Vec::with_capacity(people.len());
        for (index, who) in people.iter().enumerate() {
            names.push(match &who.name {
                // A name is written as its bearer writes it, at the start of a sentence, too.
                Some(name) => {
                    let name = match told_apart(words, people, index) {
                        Some(mark) => words.fill(text::PEOPLE_NAMESAKE, &[("who", name), ("mark", &mark)]),
                        None => name.clone(),
                    };
                    let name = isolated(name, is_rtl);
                    Names::new(words, name.clone(), name)
                }
                None => {
                    let text = if people.len() > 1 { text::PEOPLE_UNNAMED_OF_SEVERAL } else { text::PEOPLE_UNNAMED };
                    let who = words.fill(text, &[("number", &number(index as i32 + 1))]);
                    let start = capitalised(&who);
                    Names::new(words, who, start)
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

    /// Several people in one form as a list: "Ana, Ben and Cy".
    pub fn list(&self, form: &str, people: &[usize]) -> String {
        let mut names = Vec::with_capacity(people.len());
        for place in people {
            // Only the first begins the sentence.
            let form = if form == "Who" && !names.is_empty() { "who" } else { form };
            let facts = self.names(*place).facts();
            names.extend(facts.into_iter().find(|(name, _)| *name == form).map(|(_, name)| name));
        }
        self.words.list(&names)
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
