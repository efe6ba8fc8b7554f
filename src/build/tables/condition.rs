//! A condition as a tree, and the same as clauses.

/// A condition of a cell, taken apart.
#[derive(Clone)]
pub enum Condition {
    /// The answer to this field is one of these.
    Answers(String, Vec<String>),
    /// What a word of `conditions.table` stands for.
    Named(String),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// What a clause is made of: one answer to a field, or a word that a function works out.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    Answer(String, String),
    Word(String),
}

/// Plain conditions of which one has to hold or, where it is marked so, not to hold.
pub type Clause = Vec<(Plain, bool)>;

impl Condition {
    /// The same as clauses that all have to hold.
    pub fn clauses(&self, negated: bool) -> Vec<Clause> {
        match (self, negated) {
            (Condition::Named(name), _) => vec![vec![(Plain::Word(name.clone()), negated)]],
            (Condition::Answers(field, answers), _) => {
                let plain = |answer: &String| (Plain::Answer(field.clone(), answer.clone()), negated);
                match negated {
                    false => vec![answers.iter().map(plain).collect()],
                    true => answers.iter().map(|answer| vec![plain(answer)]).collect(),
                }
            }
            (Condition::Not(inner), _) => inner.clauses(!negated),
            (Condition::All(parts), false) | (Condition::Any(parts), true) => {
                parts.iter().flat_map(|part| part.clauses(negated)).collect()
            }
            (Condition::All(parts), true) | (Condition::Any(parts), false) => {
                parts.iter().fold(vec![Vec::new()], |clauses, part| {
                    let more = part.clauses(negated);
                    clauses
                        .iter()
                        .flat_map(|clause| more.iter().map(move |more| [&clause[..], more].concat()))
                        .collect()
                })
            }
        }
    }
}
