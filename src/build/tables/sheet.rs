//! Reads a table: a heading that names the columns, then a row a line, with cells between `|`. A `#` starts a line of comment.

use super::Refusal;
use std::fs;
use std::path::{Path, PathBuf};

/// What the cells of a column hold, for whoever reads all tables alike.
#[derive(Clone, Copy, PartialEq)]
pub enum Cell {
    /// A name, or words.
    Text,
    /// Names with spaces between them.
    List,
    /// A condition.
    When,
    /// A condition, or `-` for none.
    MaybeWhen,
    /// `yes`, or `-` for no.
    Flag,
}

/// A table's name and columns.
pub struct Form {
    /// The table's file below `src/tables/`, without its ending.
    pub name: &'static str,
    /// The columns, in the order in which the heading has to name them.
    pub columns: &'static [(&'static str, Cell)],
}

/// One row: its cells, trimmed, and where it stands.
pub struct Row {
    file: PathBuf,
    line: usize,
    form: &'static Form,
    cells: Vec<String>,
}

impl Row {
    /// A refusal of this row.
    pub fn refuse<T>(&self, reason: impl Into<String>) -> Result<T, Refusal> {
        Err(Refusal::new(&self.file, self.line, reason))
    }

    /// The file and the line, for a fault found elsewhere.
    pub fn place(&self) -> (&Path, usize) {
        (&self.file, self.line)
    }

    /// The cell in the column of this name.
    pub fn get(&self, column: &str) -> &str {
        let known = self.form.columns.iter().position(|(name, _)| *name == column);
        let place = known.unwrap_or_else(|| panic!("{}.table has no column `{column}`", self.form.name));
        &self.cells[place]
    }

    /// The names in a cell.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.get(column).split_whitespace()
    }

    /// A cell that takes one of a closed list; `what` says what it is, for the refusal of any other.
    pub fn one_of(&self, column: &str, what: &str, known: &[&str]) -> Result<&str, Refusal> {
        let cell = self.get(column);
        match known.contains(&cell) {
            true => Ok(cell),
            false => self.refuse(format!("`{cell}` is not {what}: {}", listed(known))),
        }
    }

    /// Whether a cell says `yes`; `-` says no.
    pub fn flag(&self, column: &str) -> Result<bool, Refusal> {
        match self.get(column) {
            "yes" => Ok(true),
            "-" => Ok(false),
            other => self.refuse(format!("`{other}` in the column `{column}` is neither yes nor -")),
        }
    }

    /// All cells with their columns.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, Cell, &str)> {
        self.form.columns.iter().zip(&self.cells).map(|((name, kind), cell)| (*name, *kind, cell.as_str()))
    }
}

/// `error, warning or hint`.
fn listed(names: &[&str]) -> String {
    match names {
        [start @ .., last] if !start.is_empty() => format!("{} or {last}", start.join(", ")),
        _ => names.concat(),
    }
}

/// Reads a table's rows, and refuses one whose heading or number of cells is not that of its form.
pub fn read(folder: &Path, form: &'static Form) -> Result<Vec<Row>, Refusal> {
    let file = folder.join(form.name).with_extension("table");
    let source = fs::read_to_string(&file).map_err(|error| Refusal::new(&file, 0, error.to_string()))?;
    let columns: Vec<&str> = form.columns.iter().map(|(name, _)| *name).collect();
    let (mut rows, mut headed) = (Vec::new(), false);
    for (index, text) in source.lines().enumerate() {
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let cells: Vec<String> = text.split('|').map(|cell| cell.trim().to_owned()).collect();
        let row = Row { file: file.clone(), line: index + 1, form, cells };
        if !headed {
            if row.cells != columns {
                let (is, wanted) = (row.cells.join(" | "), columns.join(" | "));
                return row.refuse(format!("the heading is `{is}`, but this table's columns are `{wanted}`"));
            }
            headed = true;
        } else if row.cells.len() != columns.len() {
            return row.refuse(format!("{} columns, but this table has {}", row.cells.len(), columns.len()));
        } else {
            rows.push(row);
        }
    }
    match headed {
        true => Ok(rows),
        false => Err(Refusal::new(file, 0, format!("there is no heading: `{}`", columns.join(" | ")))),
    }
}
