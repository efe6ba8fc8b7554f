//! The decision table with its timings and reasons, and what each guide says.

use super::Refusal;
use super::condition::Condition;
use super::covered::can_hold;
use super::names::pascal;
use super::sheet::Row;
use super::writer::Writer;
use std::fmt::Write;

const VERDICTS: &[&str] = &["accept", "followUp", "moveOn", "connected", "skip"];
const STANCES: &[&str] = &["for", "against", "depends", "silent"];

impl Writer<'_> {
    /// The timings for a window, as a type whose documentation says what each rests on.
    pub fn timings(&mut self) -> Result<(), Refusal> {
        let book = self.book;
        let mut code = String::from(
            "/// How a rule's window is found.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Timing {\n",
        );
        for row in book.rows("timings") {
            let timing = row.get("timing");
            if !book.rows("rules").iter().any(|rule| rule.get("then") == timing) {
                return row.refuse(format!("no rule leads to `{timing}`"));
            }
            row.flag("passes")?;
            self.cites(row)?;
            let (means, cites) = (row.get("means"), row.get("cites").replace(' ', ", "));
            let _ = writeln!(code, "    /// {timing}: {means} ({cites}).\n    {},", pascal(&timing.to_lowercase()));
        }
        self.push(&(code + "}\n"));
        Ok(())
    }

    pub fn rules(&mut self) -> Result<(), Refusal> {
        let book = self.book;
        let mut rows = Vec::new();
        // The rows above that decide wherever they hold; the window of some timings may have passed.
        let mut above: Vec<(Condition, &Row)> = Vec::new();
        for row in book.rows("rules") {
            let rule = row.get("rule");
            let then = row.get("then");
            let timing = book.rows("timings").iter().find(|timing| timing.get("timing") == then);
            let code = match timing {
                Some(_) => format!("Then::Timing(Timing::{})", pascal(&then.to_lowercase())),
                None if VERDICTS.contains(&then) => format!("Then::Verdict(Verdict::{})", pascal(then)),
                None => return row.refuse(format!("`{then}` is neither a verdict nor a timing of timings.table")),
            };
            if !book.rows("reasons").iter().any(|reason| reason.list("rules").any(|known| known == rule)) {
                return row.refuse(format!("no reason for `{rule}` in reasons.table"));
            }
            let written = self.vocabulary.condition(row, "when")?;
            self.vocabulary.refuse_after_decision(row, &written, "no rule can ask for it")?;
            let condition = self.vocabulary.expanded(&written);
            refuse_covered(row, &condition, &above)?;
            if !self.may_pass(row) {
                above.push((condition, row));
            }
            let (id, when) = (self.id(rule), self.when(row, "when")?);
            rows.push(format!(
                "Rule {{ id: {id}, when: {when}, then: {code}, #[cfg(test)] condition: {:?} }}",
                row.get("when")
            ));
        }
        self.list("The decision table, in order.", "RULES", "Rule", &rows);
        Ok(())
    }

    /// The reasons. One that cannot hold where any row of its rule decides would never be given.
    pub fn reasons(&mut self) -> Result<(), Refusal> {
        let book = self.book;
        let mut rules: Vec<&str> = book.rows("rules").iter().map(|row| row.get("rule")).collect();
        rules.dedup();
        let mut rows = Vec::new();
        for row in book.rows("reasons") {
            let first = row.list("rules").next().unwrap_or_default();
            let text = self.text(&format!("reasons.{first}.{}", row.get("key")), row)?;
            let (when, cites) = (self.when(row, "when")?, self.cites(row)?);
            let condition = self.condition(row, "when")?;
            for rule in row.list("rules") {
                let Some(place) = rules.iter().position(|known| *known == rule) else {
                    return row.refuse(format!("no rule `{rule}` in rules.table"));
                };
                self.refuse_reason_never_given(row, rule, &condition)?;
                let id = self.id(rule);
                rows.push((place, format!("ReasonRow {{ rule: {id}, when: {when}, text: {text}, cites: {cites} }}")));
            }
        }
        rows.sort_by_key(|(rule, _)| *rule);
        let rows: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
        self.list("Why each rule decides as it does, rule by rule in order of weight.", "REASONS", "ReasonRow", &rows);
        Ok(())
    }

    /// Whether a rule leads to a timing whose window may have passed, which leaves the decision to the rows below.
    fn may_pass(&self, rule: &Row) -> bool {
        let mut timings = self.book.rows("timings").iter();
        timings.any(|timing| timing.get("timing") == rule.get("then") && timing.get("passes") == "yes")
    }

    fn refuse_reason_never_given(&self, reason: &Row, rule: &str, condition: &Condition) -> Result<(), Refusal> {
        let mut above: Vec<Condition> = Vec::new();
        for row in self.book.rows("rules") {
            let when = self.condition(row, "when")?;
            if row.get("rule") == rule {
                let both = Condition::All(vec![when.clone(), condition.clone()]);
                if can_hold(&both, above.iter()) {
                    return Ok(());
                }
            }
            if !self.may_pass(row) {
                above.push(when);
            }
        }
        reason.refuse(format!("never given: where {rule} decides, `{}` cannot hold", reason.get("when")))
    }

    pub fn stances(&mut self) -> Result<(), Refusal> {
        let mut rows = Vec::new();
        let mut above: Vec<(Condition, &Row)> = Vec::new();
        for row in self.book.rows("stances") {
            let guide = row.get("guide");
            let Some(number) = guide.strip_prefix('s').and_then(|number| number.parse::<u8>().ok()) else {
                return row.refuse(format!("`{guide}` is not a guide"));
            };
            above.retain(|(_, other)| other.get("guide") == guide);
            let condition = self.condition(row, "when")?;
            refuse_covered(row, &condition, &above)?;
            above.push((condition, row));
            let text = self.text(&format!("stances.{guide}.{}", row.get("key")), row)?;
            let when = self.when(row, "when")?;
            let stance = row.one_of("stance", "a stance", STANCES)?;
            let cites = self.cites(row)?;
            if row.get("cites").is_empty() != (stance == "silent") {
                return row.refuse("a guide cites something exactly where it is not silent");
            }
            rows.push(format!(
                "StanceRow {{ guide: {number}, when: {when}, stance: Stance::{}, text: {text}, cites: {cites} }}",
                pascal(stance)
            ));
        }
        let doc = "What each guide says on sending a request now; the first row of a guide that holds.";
        self.list(doc, "STANCES", "StanceRow", &rows);
        Ok(())
    }

    /// The decision table in Markdown: each row, each window and each reason with what it rests on, and what that says.
    pub fn document(&self) -> String {
        let mut page = String::from(
            "The rules by which a verdict is found, as the build reads them from `src/tables/`.\n\n\
             For each interviewer the first row that holds decides.\n\n| rule | when | then |\n|---|---|---|\n",
        );
        for row in self.book.rows("rules") {
            let _ = writeln!(page, "| {} | `{}` | {} |", row.get("rule"), row.get("when"), row.get("then"));
        }
        page.push_str("\n# Windows\n\n| timing | means | rests on |\n|---|---|---|\n");
        for row in self.book.rows("timings") {
            let _ = writeln!(page, "| {} | {} | {} |", row.get("timing"), row.get("means"), row.get("cites"));
        }
        page.push_str("\n# Reasons\n");
        let (mut cited, mut last) = (Vec::new(), "");
        for row in self.book.rows("reasons") {
            let first = row.list("rules").next().unwrap_or_default();
            if row.get("rules") != last {
                last = row.get("rules");
                let _ = writeln!(page, "\n## {last}\n");
            }
            let text = self.words.english(&format!("reasons.{first}.{}", row.get("key")));
            let _ = writeln!(page, "- `{}`: {text} ({})", row.get("when"), row.get("cites"));
            cited.extend(row.list("cites"));
        }
        page.push_str("\n# What they rest on\n\n");
        for id in self.citable.iter().filter(|id| cited.contains(&id.as_str())) {
            let path = match id.split_once('.') {
                Some(("house", _)) => format!("house.{id}"),
                Some(("linkedin", _)) => format!("facts.{id}.text"),
                _ => format!("statements.{id}"),
            };
            let _ = writeln!(page, "- **{id}** {}", self.words.english(&path));
        }
        page
    }
}

/// Of rows of which the first that holds counts, one that can hold only where an earlier one does is never reached.
pub fn refuse_covered(row: &Row, condition: &Condition, above: &[(Condition, &Row)]) -> Result<(), Refusal> {
    if can_hold(condition, above.iter().map(|(other, _)| other)) {
        return Ok(());
    }
    // One row that does it alone says more than that all together do.
    let alone = above.iter().find(|(other, _)| !can_hold(condition, [other].into_iter()));
    let by = match alone {
        _ if !can_hold(condition, [].into_iter()) => "its condition contradicts itself".to_owned(),
        Some((_, other)) => format!("line {} holds wherever this does", other.place().1),
        None => "wherever this holds, one of the rows above does".to_owned(),
    };
    row.refuse(format!("never reached: {by}"))
}
