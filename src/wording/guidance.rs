//! Everything the product knows, in its own words: guides, statements, disagreements, facts and conventions.

use crate::basics::text::number;
use crate::knowledge::tables::{DISAGREEMENTS, DisagreementRow, FACTS, Fact, GUIDES};
use crate::knowledge::words::{Words, borrowed, words};
use crate::model::citation::{CITABLE, Cite, Cites};
use serde::Serialize;

/// The whole of the product's knowledge in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Guidance {
    /// The language of the texts.
    pub lang: &'static str,
    /// The guides.
    pub guides: Vec<GuideInWords>,
    /// What they say.
    pub statements: Vec<Statement>,
    /// Where the guides disagree, and what the product does.
    pub disagreements: Vec<Disagreement>,
    /// What is known about LinkedIn.
    pub facts: Vec<FactInWords>,
    /// The product's own conventions.
    pub house: Vec<Convention>,
}

/// A guide.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GuideInWords {
    /// `s0` to `s4`.
    pub id: &'static str,
    /// How to name it to a reader.
    pub name: &'static str,
    /// A name for narrow places.
    pub short: &'static str,
    /// How much its word is worth.
    pub standing: &'static str,
}

/// One thing that a guide says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// Such as `s0.15`.
    pub id: Cite,
    /// The guide, `s0` to `s4`.
    pub guide: &'static str,
    /// What it says, in our words.
    pub text: &'static str,
}

/// A question on which the guides disagree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disagreement {
    /// `D1` to `D15`.
    pub id: &'static str,
    /// The question.
    pub question: &'static str,
    /// The sides.
    pub positions: Vec<Position>,
    /// What the product does about it.
    pub product: &'static str,
}

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Position {
    /// The position in words.
    pub text: &'static str,
    /// The statements behind it.
    pub cites: Cites,
}

/// A fact about LinkedIn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactInWords {
    /// Such as `linkedin.noteLimit`.
    pub id: Cite,
    /// The fact.
    pub text: String,
    /// Where it comes from and how far to trust it.
    pub standing: &'static str,
    /// The month it was checked, `YYYY-MM`.
    pub checked: &'static str,
}

/// A convention of the product's own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Convention {
    /// Such as `house.eve`.
    pub id: Cite,
    /// The convention.
    pub text: &'static str,
}

/// The guidance in a language, falling back along its tag to English.
///
/// ```
/// use interview_connect::guidance;
///
/// let known = guidance(Some("en"));
/// assert_eq!(known.guides.len(), 5);
/// let (statement, facts) = (&known.statements[0], &known.facts);
/// assert_eq!(statement.id.id(), "s0.1");
/// assert!(facts.iter().all(|fact| !fact.checked.is_empty()), "every fact says when it was checked");
/// ```
pub fn guidance(lang: Option<&str>) -> Guidance {
    let (words, _) = words(lang);
    let mut statements = Vec::new();
    let mut house = Vec::new();
    for cite in (0..CITABLE).map(Cite) {
        let (id, text) = (cite.id(), words.get(cite.text()));
        if id.starts_with("house.") {
            house.push(Convention { id: cite, text });
        }
        for guide in GUIDES.iter().map(|guide| guide.id.name()).filter(|guide| id.starts_with(guide)) {
            statements.push(Statement { id: cite, guide, text });
        }
    }
    Guidance {
        lang: words.tag(),
        guides: GUIDES
            .iter()
            .map(|guide| GuideInWords {
                id: guide.id.name(),
                name: words.get(guide.name),
                short: words.get(guide.short),
                standing: words.get(guide.standing),
            })
            .collect(),
        statements,
        disagreements: DISAGREEMENTS.iter().map(|row| disagreement(row, words)).collect(),
        facts: FACTS.iter().map(|fact| fact_in_words(fact, words)).collect(),
        house,
    }
}

fn disagreement(row: &DisagreementRow, words: &'static Words) -> Disagreement {
    Disagreement {
        id: row.id.name(),
        question: words.get(row.question),
        positions: row
            .positions()
            .iter()
            .map(|position| Position { text: words.get(position.text), cites: position.cites.list() })
            .collect(),
        product: words.get(row.product),
    }
}

/// A fact about LinkedIn with its figures filled in.
pub(crate) fn fact_in_words(fact: &Fact, words: &'static Words) -> FactInWords {
    let mut figures = Vec::new();
    for figure in fact.figures() {
        figures.push((figure.name.name(), number(figure.value.into())));
    }
    FactInWords {
        id: fact.cite,
        text: words.fill(fact.cite.text(), &borrowed(&figures)),
        standing: words.get(fact.standing),
        checked: fact.checked.name(),
    }
}
