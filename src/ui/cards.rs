//! The cards: which questions are asked together, and in which order. It is the order in which people tell such a story.

use crate::model::advice::Missing;
use crate::model::situation::Stage;

/// Questions that share a card.
pub(crate) struct Card {
    /// They are about one interviewer, not about the process.
    personal: bool,
    fields: &'static [&'static str],
}

/// The card whose questions are one: "Is any of this true?", with a tick for each.
pub(crate) const TICKS: Card = Card {
    personal: true,
    fields: &["invitedYou", "agreed", "relationship", "referredYou", "activeOnline", "request"],
};
const TALK: Card = Card { personal: true, fields: &["rapport", "contact", "role"] };
const FEELING: Card = Card { personal: false, fields: &["comfort", "companyNorm", "arrangedBy"] };
const DECISION: Card = Card { personal: false, fields: &["decisionOn"] };

/// Nobody has been met yet, so that there is no talk to speak of.
const AHEAD: &[Card] = &[TICKS, FEELING, TALK];
const HELD: &[Card] = &[TALK, TICKS, FEELING, DECISION];

impl Card {
    pub fn has(&self, field: &str) -> bool {
        self.fields.contains(&field)
    }
}

fn cards(stage: Stage) -> &'static [Card] {
    if stage == Stage::Before { AHEAD } else { HELD }
}

/// Of the open questions those on the card that comes first, in the card's order; a question without a card has one for itself.
/// Of several interviewers the first is asked about first.
pub(crate) fn first<'a>(stage: Stage, people: &[&str], open: &[&'a Missing]) -> Vec<&'a Missing> {
    for card in cards(stage) {
        let of_card = |person: Option<&str>| -> Vec<&'a Missing> {
            let about = |missing: &&&Missing| missing.person.as_deref() == person;
            let asked = |field: &&str| open.iter().filter(about).find(|missing| missing.field == *field).copied();
            card.fields.iter().filter_map(asked).collect()
        };
        let found = match card.personal {
            true => people.iter().map(|person| of_card(Some(person))).find(|found| !found.is_empty()),
            false => Some(of_card(None)),
        };
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            return found;
        }
    }
    open.first().map(|missing| vec![*missing]).unwrap_or_default()
}

/// Of the open questions those that belong on the card of this one: they join it while it is open. Ticks are complete from the start.
pub(crate) fn joining<'a>(field: &str, person: Option<&str>, open: &[&'a Missing]) -> Vec<&'a Missing> {
    let Some(card) = [TALK, FEELING].into_iter().find(|card| card.has(field)) else { return Vec::new() };
    let joins = |field: &&'static str| {
        open.iter().find(|missing| missing.person.as_deref() == person && missing.field == *field).copied()
    };
    card.fields.iter().filter_map(joins).collect()
}
