//! What drafts are made of, and what a review looks for in an edited one.

use super::super::phrases::Phrases;
use super::Refusal;
use super::codes::place;
use super::condition::Condition;
use super::decision::refuse_covered;
use super::names::pascal;
use super::sheet::Row;
use super::writer::{Writer, list};
use std::collections::BTreeMap;

const TONES: &[&str] = &["warm", "neutral", "formal"];
const SEVERITIES: &[&str] = &["error", "warning", "hint"];
/// The ways to check that look for phrases, and the others.
const PHRASE_CHECKS: &[&str] = &["words", "heldDay", "aheadDay", "lines", "starts", "whole"];
const CHECKS: &[&str] = &[
    "words",
    "heldDay",
    "aheadDay",
    "lines",
    "starts",
    "whole",
    "length",
    "gaps",
    "name",
    "topic",
    "capitals",
    "marks",
    "pictures",
    "sentences",
    "copy",
    "stops",
    "asks",
    "unknown",
    "capital",
    "greeted",
    "accent",
    "company",
];
/// The facts that a user types and a message repeats.
const TYPED: &[&str] = &["topic", "job", "company", "line", "name", "you"];

impl Writer<'_> {
    pub fn drafts(&mut self) -> Result<(), Refusal> {
        let book = self.book;
        let mut parts: Vec<&str> = Vec::new();
        for row in book.rows("drafts") {
            if !parts.contains(&row.get("part")) {
                parts.push(row.get("part"));
            }
        }
        let names: Vec<String> = parts.iter().map(|part| pascal(part)).collect();
        self.push(&format!(
            "/// The parts that drafts are made of.\n#[derive(Clone, Copy, PartialEq, Eq)]\npub enum DraftPart {{ {} }}\n",
            names.join(", ")
        ));
        let kinds: Vec<&str> = book.rows("kinds").iter().map(|row| row.get("kind")).collect();
        let mut rows = Vec::new();
        let mut above: Vec<(Condition, &Row)> = Vec::new();
        for row in book.rows("drafts") {
            let (kind, part) = (row.one_of("kind", "a kind of draft", &kinds)?, row.get("part"));
            above.retain(|(_, other)| (other.get("kind"), other.get("part")) == (kind, part));
            let condition = self.condition(row, "when")?;
            refuse_covered(row, &condition, &above)?;
            above.push((condition, row));
            // A section with a dot belongs to several kinds: `shared.close`.
            let section = row.get("section");
            let path = if section.contains('.') { section.to_owned() } else { format!("{kind}.{section}") };
            let ladders = self.ladders(&format!("drafts.{path}"), row)?;
            let (when, cites) = (self.when(row, "when")?, self.cites(row)?);
            rows.push(format!(
                "SectionRow {{ kind: Kind::{}, part: DraftPart::{}, when: {when}, ladders: {ladders}, cites: {cites} }}",
                pascal(kind),
                pascal(part)
            ));
        }
        self.list("What each kind of draft is made of, in order.", "SECTIONS", "SectionRow", &rows);
        Ok(())
    }

    /// The texts below a path: for each tone its variants, each a ladder of versions: `a.1`, `a.2`, `b.1` … Their texts
    /// follow each other, so that a number of variants and of each one's versions tell them apart.
    fn ladders(&mut self, path: &str, row: &Row) -> Result<String, Refusal> {
        let (mut texts, mut shape) = (Vec::new(), Vec::new());
        for tone in TONES {
            let mut variants: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for key in self.words.below(&format!("{path}.{tone}")) {
                let variant = key.split_once('.').map_or("", |(variant, _)| variant).to_owned();
                variants.entry(variant).or_default().push(format!("{path}.{tone}.{key}"));
            }
            if variants.is_empty() {
                self.text(&format!("{path}.{tone}.a.1"), row)?;
            }
            shape.push(variants.len());
            shape.extend(variants.values().map(Vec::len));
            texts.extend(variants.into_values().flatten());
        }
        let first = self.words.use_texts(&texts);
        Ok(format!("Ladders {{ first: {first}, shape: {} }}", place(&mut self.shapes, &shape)))
    }

    /// What a review finds, part by part; gives the code, which belongs elsewhere than the other tables'.
    pub fn review(&mut self, phrases: &mut Phrases) -> Result<String, Refusal> {
        let book = self.book;
        let kinds: Vec<&str> = book.rows("kinds").iter().map(|row| row.get("kind")).collect();
        let mut rows = Vec::new();
        for row in book.rows("review") {
            let name = format!("{}.{}", row.get("id"), row.get("part"));
            let severity = pascal(row.one_of("severity", "a severity", SEVERITIES)?);
            let check = row.one_of("check", "a way to check", CHECKS)?;
            let check = match PHRASE_CHECKS.contains(&check) {
                true => {
                    let (file, line) = row.place();
                    format!("{}({})", pascal(check), phrases.use_section(&name, file, line)?)
                }
                false => pascal(check),
            };
            let text = self.text(&format!("review.{name}"), row)?;
            let written = self.vocabulary.condition(row, "when")?;
            self.vocabulary.refuse_after_decision(row, &written, "no review can ask for it")?;
            let (which, when) = (kinds_in(row, &kinds)?, self.when(row, "when")?);
            let typed = typed_in(row)?;
            let (id, cites) = (self.id(row.get("id")), self.cites(row)?);
            rows.push(format!(
                "ReviewRow {{ id: {id}, severity: Severity::{severity}, kinds: Kinds({which}), when: {when}, \
                 check: Check::{check}, typed: Typed({typed}), text: {text}, cites: {cites} }}"
            ));
        }
        Ok(list("What a review looks for, in order.", "REVIEW", "ReviewRow", &rows))
    }
}

/// The kinds of message in a cell, a bit for each: `all`, or some of them; those after `but` are left out.
fn kinds_in(row: &Row, known: &[&str]) -> Result<String, Refusal> {
    let (mut some, mut left_out, mut but) = (Vec::new(), Vec::new(), false);
    for name in row.list("kinds") {
        let list = if but { &mut left_out } else { &mut some };
        match name {
            "but" => but = true,
            "all" => list.extend(known),
            kind if known.contains(&kind) => list.push(kind),
            other => return row.refuse(format!("`{other}` is not a kind of message")),
        }
    }
    if some.is_empty() {
        return row.refuse("no kind of message");
    }
    some.retain(|kind| !left_out.contains(kind));
    let bits: Vec<String> = some.iter().map(|kind| format!("1 << Kind::{} as u16", pascal(kind))).collect();
    Ok(bits.join(" | "))
}

/// The typed facts in a cell, a bit for each; `-` for none.
fn typed_in(row: &Row) -> Result<u8, Refusal> {
    let mut bits = 0;
    for name in row.list("typed").filter(|name| *name != "-") {
        match TYPED.iter().position(|known| *known == name) {
            Some(place) => bits |= 1 << place,
            None => return row.refuse(format!("`{name}` is not a fact that a user types")),
        }
    }
    Ok(bits)
}
