//! The tables for JavaScript: `tables.json`, each table under its name as a list of its rows, and a row as its cells by their
//! column. A condition is its `text` and the same as a `tree`, which keeps the words of the vocabulary.

use super::condition::Condition;
use super::sheet::{Cell, Row};
use super::sources::figure;
use super::vocabulary::Vocabulary;
use super::{Book, Refusal};
use serde_json::{Map, Value, json};

/// All tables.
pub fn tables(book: &Book, vocabulary: &Vocabulary) -> Result<String, Refusal> {
    let mut tables = Map::new();
    for (name, rows) in &book.0 {
        let rows = rows.iter().map(|row| object(row, vocabulary)).collect::<Result<_, _>>()?;
        tables.insert((*name).to_owned(), Value::Array(rows));
    }
    Ok(Value::Object(tables).to_string())
}

fn object(row: &Row, vocabulary: &Vocabulary) -> Result<Value, Refusal> {
    let mut object = Map::new();
    for (column, kind, cell) in row.cells() {
        let value = match kind {
            Cell::Text => json!(cell),
            Cell::List if column == "figures" => row.list(column).filter_map(figure).collect(),
            Cell::List => row.list(column).collect(),
            Cell::Flag => json!(cell == "yes"),
            Cell::MaybeWhen if cell == "-" => Value::Null,
            Cell::When | Cell::MaybeWhen => json!({ "text": cell, "tree": tree(&vocabulary.condition(row, column)?) }),
        };
        object.insert(column.to_owned(), value);
    }
    Ok(Value::Object(object))
}

/// `{ all: [...] }`, `{ any: [...] }`, `{ not: ... }`, `{ field, answers: [...] }` or `{ word }`. What consists of one part is
/// that part.
fn tree(condition: &Condition) -> Value {
    match condition {
        Condition::Answers(field, answers) => json!({ "field": field, "answers": answers }),
        Condition::Named(word) => json!({ "word": word }),
        Condition::Not(inner) => json!({ "not": tree(inner) }),
        Condition::All(parts) | Condition::Any(parts) if parts.len() == 1 => tree(&parts[0]),
        Condition::All(parts) => json!({ "all": parts.iter().map(tree).collect::<Value>() }),
        Condition::Any(parts) => json!({ "any": parts.iter().map(tree).collect::<Value>() }),
    }
}
