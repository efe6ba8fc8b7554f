//! The words that a `when` column may use, and how a cell is read as a condition.

use super::condition::{Condition, Plain};
use super::names::{pascal, snake};
use super::sheet::Row;
use super::{CASE, DECIDED, Refusal};
use std::cell::Cell;
use std::collections::BTreeMap;

/// The fields with their answers, and the words of `conditions.table`.
pub struct Vocabulary<'a> {
    answers: BTreeMap<&'a str, Vec<&'a str>>,
    words: BTreeMap<&'a str, Word<'a>>,
    /// The code of the functions that work out the rest: those on the facts, and those on the decision.
    code: [String; 2],
}

struct Word<'a> {
    row: &'a Row,
    /// What it stands for; none where a function works it out.
    is: Option<Condition>,
    /// Known only once all is decided.
    after_decision: bool,
    used: Cell<bool>,
}

impl<'a> Vocabulary<'a> {
    /// Reads the vocabulary; `code` is that of the functions which work some of it out, `CASE` and `DECIDED`.
    pub fn read(choices: &'a [Row], conditions: &'a [Row], code: [String; 2]) -> Result<Vocabulary<'a>, Refusal> {
        let mut vocabulary = Vocabulary { answers: BTreeMap::new(), words: BTreeMap::new(), code };
        for row in choices {
            vocabulary.answers.entry(row.get("field")).or_default().push(row.get("answer"));
        }
        for row in conditions {
            let name = row.get("name");
            if vocabulary.words.contains_key(name) || vocabulary.answers.contains_key(name) {
                return row.refuse(format!("`{name}` stands twice, or is a field"));
            }
            let is = match row.get("is") {
                "-" => None,
                _ => Some(vocabulary.condition(row, "is")?),
            };
            let after_decision = match (&is, row.get("known")) {
                (None, "facts") => false,
                (None, "decision") => true,
                (Some(is), "-") => vocabulary.is_after_decision(is),
                (None, other) => {
                    return row
                        .refuse(format!("`{other}` does not say from what `{name}` is known: facts or decision"));
                }
                (Some(_), other) => {
                    return row.refuse(format!(
                        "`{other}`: from what `{name}` is known follows from its parts, so this is -"
                    ));
                }
            };
            if is.is_none() {
                vocabulary.refuse_without_function(row, name, after_decision)?;
            }
            vocabulary.words.insert(name, Word { row, is, after_decision, used: Cell::new(false) });
        }
        Ok(vocabulary)
    }

    /// The condition in a cell as it is written, with its words.
    pub fn condition(&self, row: &Row, column: &str) -> Result<Condition, Refusal> {
        let source = row.get(column).replace('(', " ( ").replace(')', " ) ").replace(',', " , ");
        let mut parser = Parser { tokens: source.split_whitespace().peekable(), vocabulary: self };
        parser
            .all()
            .and_then(|condition| match parser.tokens.next() {
                None => Ok(condition),
                Some(token) => Err(format!("`{token}` does not belong here")),
            })
            .or_else(|reason| row.refuse(format!("condition `{}`: {reason}", row.get(column))))
    }

    /// The same with every word that stands for something replaced by that; all its words count as used.
    pub fn expanded(&self, condition: &Condition) -> Condition {
        let all = |parts: &[Condition]| parts.iter().map(|part| self.expanded(part)).collect();
        match condition {
            Condition::Answers(..) => condition.clone(),
            Condition::Named(name) => {
                let word = &self.words[name.as_str()];
                word.used.set(true);
                word.is.as_ref().map_or_else(|| condition.clone(), |is| self.expanded(is))
            }
            Condition::Not(inner) => Condition::Not(Box::new(self.expanded(inner))),
            Condition::All(parts) => Condition::All(all(parts)),
            Condition::Any(parts) => Condition::Any(all(parts)),
        }
    }

    /// Whether a condition asks for something that is known only once all is decided.
    pub fn is_after_decision(&self, condition: &Condition) -> bool {
        self.words_in(condition).iter().any(|name| self.words[name].after_decision)
    }

    /// Refuses a condition that asks for something known only once all is decided, where nothing is decided yet.
    pub fn refuse_after_decision(&self, row: &Row, condition: &Condition, so: &str) -> Result<(), Refusal> {
        match self.words_in(condition).into_iter().find(|name| self.words[name].after_decision) {
            Some(name) => row.refuse(format!("`{name}` is known only once all is decided, so {so}")),
            None => Ok(()),
        }
    }

    pub fn refuse_unused(&self) -> Result<(), Refusal> {
        let mut unused: Vec<&Row> = self.words.values().filter(|word| !word.used.get()).map(|word| word.row).collect();
        unused.sort_by_key(|row| row.place().1);
        match unused.first() {
            Some(row) => {
                row.refuse(format!("`{}` is used nowhere: a mistyped name, or a row to delete", row.get("name")))
            }
            None => Ok(()),
        }
    }

    fn refuse_without_function(&self, row: &Row, name: &str, after_decision: bool) -> Result<(), Refusal> {
        let function = snake(name);
        let file = if after_decision { DECIDED } else { CASE };
        match self.code[usize::from(after_decision)].contains(&format!("fn {function}(")) {
            true => Ok(()),
            false => row.refuse(format!("src/{file} has no function `{function}`, which would work out `{name}`")),
        }
    }

    /// A plain condition as a Rust expression over a `c`, and whether that is what was decided rather than the facts.
    pub fn code(&self, plain: &Plain, row: &Row) -> Result<(String, bool), Refusal> {
        match plain {
            Plain::Word(name) => Ok((format!("c.{}()", snake(name)), self.words[name.as_str()].after_decision)),
            Plain::Answer(field, answer) => {
                self.refuse_without_function(row, field, false)?;
                Ok((format!("c.{}() == Some({}::{})", snake(field), pascal(field), pascal(answer)), false))
            }
        }
    }

    fn words_in<'c>(&self, condition: &'c Condition) -> Vec<&'c str> {
        match condition {
            Condition::Answers(..) => Vec::new(),
            Condition::Named(name) => vec![name.as_str()],
            Condition::Not(inner) => self.words_in(inner),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(|part| self.words_in(part)).collect()
            }
        }
    }
}

/// `all := one {"," one}`; `one := ["not"] ( "(" all {"or" all} ")" | field answer{"/"answer} | word | "any" )`.
struct Parser<'a> {
    tokens: std::iter::Peekable<std::str::SplitWhitespace<'a>>,
    vocabulary: &'a Vocabulary<'a>,
}

impl Parser<'_> {
    fn all(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.one()?];
        while self.tokens.next_if_eq(&",").is_some() {
            parts.push(self.one()?);
        }
        Ok(Condition::All(parts))
    }

    fn one(&mut self) -> Result<Condition, String> {
        let token = self.tokens.next().ok_or("it ends too early")?;
        match token {
            "not" => Ok(Condition::Not(Box::new(self.one()?))),
            "any" => Ok(Condition::All(Vec::new())),
            "(" => {
                let mut parts = vec![self.all()?];
                while self.tokens.next_if_eq(&"or").is_some() {
                    parts.push(self.all()?);
                }
                match self.tokens.next() {
                    Some(")") => Ok(Condition::Any(parts)),
                    _ => Err("a parenthesis is not closed".to_owned()),
                }
            }
            field if self.vocabulary.answers.contains_key(field) => {
                let answers = self.tokens.next().ok_or_else(|| format!("no answer after `{field}`"))?;
                let known = &self.vocabulary.answers[field];
                match answers.split('/').find(|answer| !known.contains(answer)) {
                    None => Ok(Condition::Answers(field.to_owned(), answers.split('/').map(str::to_owned).collect())),
                    Some(answer) => Err(format!("`{field}` has no answer `{answer}`; it has {}", known.join(", "))),
                }
            }
            name if self.vocabulary.words.contains_key(name) => Ok(Condition::Named(name.to_owned())),
            name => Err(format!("unknown name `{name}`")),
        }
    }
}
