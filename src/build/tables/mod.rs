//! Reads the tables in `src/tables/`, checks every name in them, and writes them as Rust constants.
//!
//! `sheet` reads a table, `vocabulary` and `condition` its `when` columns; `writer` holds what the tables share, and the other
//! files write the tables themselves.

mod advice;
mod choices;
mod codes;
mod condition;
mod covered;
mod decision;
mod fields;
mod json;
mod kinds;
mod messages;
mod names;
mod sheet;
mod sources;
mod vocabulary;
mod writer;

pub use sheet::{Cell, Form, Row, read};

use super::Refusal;
use super::phrases::Phrases;
use super::words::Words;
use sheet::Cell::{Flag, List, MaybeWhen, Text, When};
use std::fs;
use std::path::Path;
use vocabulary::Vocabulary;
use writer::Writer;

/// The files below `src/` with the functions that work conditions out: those on the facts, and those on the decision.
const CASE: &str = "engine/case.rs";
const DECIDED: &str = "engine/decided.rs";

/// The tables that the engine is made from, and their columns.
const FORMS: &[Form] = &[
    Form {
        name: "fields",
        columns: &[
            ("of", Text),
            ("field", Text),
            ("kind", Text),
            ("missing", Flag),
            ("turning", Flag),
            ("odds", Text),
            ("form", Text),
        ],
    },
    Form { name: "choices", columns: &[("field", Text), ("answer", Text), ("odds", Text), ("meaning", Text)] },
    Form { name: "conditions", columns: &[("name", Text), ("is", MaybeWhen), ("known", Text), ("meaning", Text)] },
    Form { name: "facts", columns: &[("fact", Text), ("checked", Text), ("figures", List)] },
    Form { name: "timings", columns: &[("timing", Text), ("passes", Flag), ("cites", List), ("means", Text)] },
    Form { name: "rules", columns: &[("rule", Text), ("when", When), ("then", Text)] },
    Form { name: "reasons", columns: &[("rules", List), ("key", Text), ("when", When), ("cites", List)] },
    Form {
        name: "stances",
        columns: &[("guide", Text), ("key", Text), ("when", When), ("stance", Text), ("cites", List)],
    },
    Form {
        name: "checklist",
        columns: &[
            ("item", Text),
            ("words", Text),
            ("each", Text),
            ("phase", Text),
            ("when", When),
            ("priority", Text),
            ("due", Text),
            ("done", MaybeWhen),
            ("first", Flag),
            ("cites", List),
        ],
    },
    Form { name: "kinds", columns: &[("kind", Text), ("channel", Text), ("means", Text)] },
    Form { name: "suggestions", columns: &[("kind", Text), ("when", When)] },
    Form { name: "headline", columns: &[("clause", Text), ("step", Text), ("when", When), ("names", Text)] },
    Form { name: "cautions", columns: &[("caution", Text), ("when", When), ("cites", List)] },
    Form {
        name: "drafts",
        columns: &[("kind", Text), ("part", Text), ("section", Text), ("when", When), ("cites", List)],
    },
    Form { name: "disagreements", columns: &[("id", Text), ("position", Text), ("cites", List)] },
    Form {
        name: "review",
        columns: &[
            ("id", Text),
            ("part", Text),
            ("severity", Text),
            ("kinds", List),
            ("when", When),
            ("check", Text),
            ("typed", List),
            ("cites", List),
        ],
    },
];

/// All tables, each read once.
pub struct Book(Vec<(&'static str, Vec<Row>)>);

impl Book {
    fn read(folder: &Path) -> Result<Book, Refusal> {
        let rows = |form: &'static Form| Ok((form.name, read(folder, form)?));
        Ok(Book(FORMS.iter().map(rows).collect::<Result<_, _>>()?))
    }

    /// A table's rows.
    fn rows(&self, table: &str) -> &[Row] {
        let known = self.0.iter().find(|(name, _)| *name == table);
        known.map(|(_, rows)| rows.as_slice()).unwrap_or_else(|| panic!("{table} is not among the tables"))
    }
}

/// What is generated from the tables.
pub struct Tables {
    pub choices: String,
    pub ids: String,
    pub code: String,
    pub tried: String,
    pub questions: String,
    pub kinds: String,
    pub checks: String,
    pub case_conditions: String,
    pub decided_conditions: String,
    /// The rules and windows with their statements, as a page of the documentation.
    pub document: String,
    /// All of it for JavaScript.
    pub json: String,
}

pub fn compile(src: &Path, words: &mut Words, phrases: &mut Phrases) -> Result<Tables, Refusal> {
    let book = Book::read(&src.join("tables"))?;
    let read = |name: &str| {
        let file = src.join(name);
        fs::read_to_string(&file).map_err(|error| Refusal::new(&file, 0, error.to_string()))
    };
    let vocabulary = Vocabulary::read(book.rows("choices"), book.rows("conditions"), [read(CASE)?, read(DECIDED)?])?;
    fields::check(&book)?;
    let mut writer = Writer::new(&book, &vocabulary, words);
    writer.citable()?;
    let figures = writer.facts()?;
    writer.timings()?;
    writer.rules()?;
    let asked_by_rules = writer.codes.count();
    writer.reasons()?;
    writer.stances()?;
    writer.checklist()?;
    writer.headline()?;
    writer.cautions()?;
    let kinds = writer.kinds()?;
    writer.drafts()?;
    writer.suggestions()?;
    writer.disagreements()?;
    let checks = writer.review(phrases)?;
    let questions = writer.questions()?;
    vocabulary.refuse_unused()?;
    Ok(Tables {
        choices: choices::code(book.rows("choices")) + &fields::lists(&book) + &figures,
        tried: fields::tried(&book)?,
        questions,
        ids: writer.ids(),
        kinds,
        checks,
        case_conditions: writer.codes.of_case(asked_by_rules),
        decided_conditions: writer.codes.of_decided(),
        document: writer.document(),
        json: json::tables(&book, &vocabulary)?,
        code: writer.code(),
    })
}
