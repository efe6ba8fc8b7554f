//! The checklist: the items of `src/tables/checklist.table` that suit the situation, with their due moments.

use crate::basics::civil::{DAY, LocalDateTime};
use crate::engine::case::{Case, THREE_WEEKS};
use crate::engine::decided::Decided;
use crate::engine::working::{WORK_ENDS, WORK_STARTS};
use crate::knowledge::tables::{Due, ITEMS, ItemRow};
use crate::model::advice::{Item, Phase};
use crate::wording::speaker::Speaker;

/// Days after a decision ended the process (house.week).
const WEEK: i32 = 7;

/// The items, and of each whether it comes before a request.
pub(crate) struct Checklist {
    pub items: Vec<Item>,
    first: Vec<bool>,
}

impl Checklist {
    pub fn of(people: &[Decided], speaker: &Speaker) -> Checklist {
        let (mut items, mut first): (Vec<Item>, _) = (Vec::new(), Vec::new());
        for row in ITEMS {
            for person in people.iter().filter(|person| row.when.holds(person.holds)) {
                let id = row.id.name();
                let id = if row.personal { [id, ":", &person.case.who.id].concat() } else { id.to_owned() };
                // Some items have a row for each phase: the first that holds is the one.
                if !items.iter().rev().any(|item| item.id == id) {
                    items.push(item(row, id, person, speaker));
                    first.push(row.first);
                }
            }
        }
        Checklist { items, first }
    }

    /// The items that come before a person's request and are not done yet.
    pub fn do_first(&self, decided: &Decided) -> Vec<String> {
        let mut ids = Vec::new();
        // What comes after the interview cannot come before a request that is sent ahead of it.
        let ahead = decided.planned_before();
        for (item, first) in self.items.iter().zip(&self.first) {
            let theirs = item.person.as_ref().is_none_or(|person| *person == decided.case.who.id);
            let in_time = item.phase == Phase::Before || !ahead;
            if *first && theirs && in_time && !item.done && decided.planned() {
                ids.push(item.id.clone());
            }
        }
        ids
    }
}

fn item(row: &ItemRow, id: String, decided: &Decided, speaker: &Speaker) -> Item {
    let case = &decided.case;
    Item {
        id,
        text: speaker.say(row.text, case.position),
        why: speaker.say(row.why, case.position),
        phase: row.phase,
        due: row.due.and_then(|due| moment(due, decided)),
        priority: row.priority,
        cites: row.cites.list(),
        person: row.personal.then(|| case.who.id.clone()),
        done: row.done.is_some_and(|done| done.holds(decided.holds)),
    }
}

fn moment(due: Due, decided: &Decided) -> Option<LocalDateTime> {
    let (case, window) = (&decided.case, decided.window());
    match due {
        Due::Eve => round_ahead(case).map(|round| round - DAY),
        Due::Round => round_ahead(case),
        Due::Thanks => case.thanks_due(),
        Due::Suggested => window.and_then(|window| window.suggested.or(window.opens)),
        Due::Closes => window.and_then(|window| window.closes.or(window.suggested)),
        Due::CheckIn => case.setting.check_in(),
        Due::ThreeWeeks => case.request_sent_on().map(|sent| sent.plus_days(THREE_WEEKS).at(WORK_STARTS)),
        Due::Week => case.setting.decision_on.map(|decided| decided.plus_days(WEEK).at(WORK_ENDS)),
    }
}

/// The round to prepare for: the person's own where it is ahead, or the next one.
fn round_ahead(case: &Case) -> Option<LocalDateTime> {
    case.own_round().filter(|_| case.before()).or(case.setting.next())
}
