//! What rows may cite: the statements of the guides, the facts about LinkedIn and the product's own conventions.

use super::Refusal;
use super::names::snake;
use super::writer::Writer;
use std::fmt::Write;
use std::path::PathBuf;

impl Writer<'_> {
    /// What may be cited, as far as there are words for it. The number of a citation is also that of its id and of its text,
    /// which come before all others.
    pub fn citable(&mut self) -> Result<(), Refusal> {
        let (mut paths, mut guides) = (Vec::new(), Vec::new());
        for guide in 0.. {
            let statements = self.words.below(&format!("statements.s{guide}"));
            if statements.is_empty() {
                break;
            }
            for (index, number) in statements.iter().enumerate() {
                let path = format!("statements.s{guide}.{number}");
                if *number != (index + 1).to_string() {
                    let (file, line) = self.words.place(&path);
                    return Err(Refusal::new(
                        file,
                        line,
                        format!("statement `s{guide}.{number}` where `s{guide}.{}` comes next", index + 1),
                    ));
                }
                paths.push((format!("s{guide}.{number}"), path));
            }
            guides.push(guide);
        }
        let book = self.book;
        for row in book.rows("facts") {
            paths.push((row.get("fact").to_owned(), format!("facts.{}.text", row.get("fact"))));
        }
        for convention in self.words.below("house.house") {
            paths.push((format!("house.{convention}"), format!("house.house.{convention}")));
        }
        for (id, path) in paths {
            let (file, number) = self.words.place(&path);
            self.words.use_text(&path, &file, number)?;
            self.id(&id);
            self.citable.push(id);
        }
        let mut rows = Vec::new();
        for guide in guides {
            let mut texts = Vec::new();
            for key in ["name", "short", "standing"] {
                let path = format!("guides.s{guide}.{key}");
                let file = PathBuf::from("src/content/en/guides.toml");
                texts.push(format!("{key}: {}", self.words.use_text(&path, &file, 1)?));
            }
            let id = self.id(&format!("s{guide}"));
            rows.push(format!("Guide {{ id: {id}, {} }}", texts.join(", ")));
        }
        self.list("The guides, in order.", "GUIDES", "Guide", &rows);
        Ok(())
    }

    /// The facts; gives their figures as constants.
    pub fn facts(&mut self) -> Result<String, Refusal> {
        let (mut facts, mut figures) = (Vec::new(), Vec::new());
        let mut constants = String::from("/// The figures of the facts about LinkedIn.\npub mod figure {\n");
        for row in self.book.rows("facts") {
            let fact = row.get("fact");
            let cite = self.citable.iter().position(|id| id == fact).expect("listed from the same table");
            let standing = self.text(&format!("facts.{fact}.standing"), row)?;
            for pair in row.list("figures") {
                let Some((name, value)) = figure(pair) else {
                    return row.refuse(format!("`{pair}` is not of the form name=number"));
                };
                let id = self.id(name);
                figures.push(format!("Figure {{ of: Cite({cite}), name: {id}, value: {value} }}"));
                let _ = writeln!(
                    constants,
                    "/// `{fact}`, `{name}`.\n#[allow(dead_code)]\npub const {}: u32 = {value};",
                    figure_name(fact, name)
                );
            }
            let checked = self.id(row.get("checked"));
            facts.push(format!("Fact {{ cite: Cite({cite}), standing: {standing}, checked: {checked} }}"));
        }
        self.list("What is known of LinkedIn.", "FACTS", "Fact", &facts);
        self.list("The figures of these facts.", "FIGURES", "Figure", &figures);
        Ok(constants + "}\n")
    }
}

/// The name and the value of `free=200`.
pub fn figure(pair: &str) -> Option<(&str, u32)> {
    let (name, value) = pair.split_once('=')?;
    Some((name, value.parse().ok()?))
}

/// The figure `free` of `linkedin.noteLimit` as `NOTE_LIMIT_FREE`.
fn figure_name(fact: &str, figure: &str) -> String {
    snake(&[fact.split('.').next_back().unwrap_or_default(), "_", figure].concat()).to_uppercase()
}
