//! What an advice consists of beside the decision: the checklist, the risks and the guides' disagreements.

use super::Refusal;
use super::condition::Condition;
use super::decision::refuse_covered;
use super::names::pascal;
use super::sheet::Row;
use super::writer::Writer;

const EACH: &[&str] = &["once", "person"];
const PHASES: &[&str] = &["before", "after", "later"];
const PRIORITIES: &[&str] = &["must", "should", "could"];
/// The moments that `Named` names.
const NAMED: &[&str] = &["now", "suggested", "opens", "thanks", "-"];
/// The moments that `Due` names.
const DUE: &[&str] = &["eve", "round", "thanks", "suggested", "closes", "checkIn", "threeWeeks", "week", "-"];

impl Writer<'_> {
    pub fn checklist(&mut self) -> Result<(), Refusal> {
        let mut rows = Vec::new();
        let mut above: Vec<(Condition, &Row)> = Vec::new();
        for row in self.book.rows("checklist") {
            let item = row.get("item");
            let condition = self.condition(row, "when")?;
            // An item may have several rows, of which the first that holds counts.
            let same: Vec<_> = above.iter().filter(|(_, other)| other.get("item") == item).cloned().collect();
            refuse_covered(row, &condition, &same)?;
            above.push((condition, row));
            let words = row.get("words");
            let text = self.text(&format!("checklist.{words}.text"), row)?;
            let why = self.text(&format!("checklist.{words}.why"), row)?;
            let personal = row.one_of("each", "a way to ask", EACH)? == "person";
            let phase = pascal(row.one_of("phase", "a phase", PHASES)?);
            let priority = pascal(row.one_of("priority", "a priority", PRIORITIES)?);
            let first = row.flag("first")?;
            let when = self.when(row, "when")?;
            let done = match row.get("done") {
                "-" => "None".to_owned(),
                _ => format!("Some({})", self.when(row, "done")?),
            };
            let due = match row.one_of("due", "a moment by which something is due", DUE)? {
                "-" => "None".to_owned(),
                due => format!("Some(Due::{})", pascal(due)),
            };
            let (id, cites) = (self.id(item), self.cites(row)?);
            rows.push(format!(
                "ItemRow {{ id: {id}, personal: {personal}, phase: Phase::{phase}, when: {when}, priority: Priority::{priority}, \
                 due: {due}, done: {done}, first: {first}, text: {text}, why: {why}, cites: {cites} }}"
            ));
        }
        self.list("The checklist's items, in order.", "ITEMS", "ItemRow", &rows);
        Ok(())
    }

    pub fn headline(&mut self) -> Result<(), Refusal> {
        let book = self.book;
        let mut rows = Vec::new();
        let (mut above, mut steps): (Vec<(Condition, &Row)>, Vec<&str>) = (Vec::new(), Vec::new());
        for row in book.rows("headline") {
            let step = row.get("step");
            if steps.last() != Some(&step) {
                if steps.contains(&step) {
                    return row.refuse(format!("the rows of the step `{step}` do not follow each other"));
                }
                steps.push(step);
                above.clear();
            }
            let condition = self.condition(row, "when")?;
            refuse_covered(row, &condition, &above)?;
            let names = row.one_of("names", "a moment that a clause may name", NAMED)?;
            // A row whose moment is unknown leaves the person to the rows below it.
            if names == "-" {
                above.push((condition, row));
            }
            let names = if names == "-" { "None".to_owned() } else { format!("Some(Named::{})", pascal(names)) };
            let clause = self.text(&format!("headline.{}", row.get("clause")), row)?;
            let when = self.when(row, "when")?;
            rows.push(format!(
                "HeadlineRow {{ clause: {clause}, step: {}, when: {when}, names: {names} }}",
                steps.len() - 1
            ));
        }
        self.list("The clauses of the headline, what comes first first.", "HEADLINE", "HeadlineRow", &rows);
        Ok(())
    }

    pub fn cautions(&mut self) -> Result<(), Refusal> {
        let mut rows = Vec::new();
        for row in self.book.rows("cautions") {
            let caution = row.get("caution");
            let text = self.text(&format!("cautions.cautions.{caution}"), row)?;
            let (id, when, cites) = (self.id(caution), self.when(row, "when")?, self.cites(row)?);
            rows.push(format!("CautionRow {{ id: {id}, when: {when}, text: {text}, cites: {cites} }}"));
        }
        self.list("The risks, in order.", "CAUTIONS", "CautionRow", &rows);
        Ok(())
    }

    pub fn disagreements(&mut self) -> Result<(), Refusal> {
        let book = self.book;
        let rows = book.rows("disagreements");
        let mut positions = Vec::new();
        for row in rows {
            let (id, position) = (row.get("id"), row.get("position"));
            let text = self.text(&format!("disagreements.{id}.positions.{position}"), row)?;
            let cites = self.cites(row)?;
            positions.push(format!("PositionRow {{ text: {text}, cites: {cites} }}"));
        }
        self.list("The sides of all disagreements, one behind the other.", "POSITIONS", "PositionRow", &positions);
        let mut disagreements = Vec::new();
        let mut from = 0;
        for rows in rows.chunk_by(|a, b| a.get("id") == b.get("id")) {
            let id = rows[0].get("id");
            let question = self.text(&format!("disagreements.{id}.question"), &rows[0])?;
            let product = self.text(&format!("disagreements.{id}.product"), &rows[0])?;
            let (id, count) = (self.id(id), rows.len());
            disagreements.push(format!(
                "DisagreementRow {{ id: {id}, question: {question}, product: {product}, from: {from}, count: {count} }}"
            ));
            from += count;
        }
        self.list("Where the guides disagree.", "DISAGREEMENTS", "DisagreementRow", &disagreements);
        Ok(())
    }
}
