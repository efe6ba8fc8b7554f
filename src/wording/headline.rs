//! The headline: what comes first, for whom, and when, by the rows of `src/tables/headline.table`.

use crate::basics::civil::LocalDateTime;
use crate::basics::text::capitalised;
use crate::engine::decided::Decided;
use crate::knowledge::tables::{HEADLINE, HeadlineRow, Named};
use crate::knowledge::words::{Part, Parts, borrowed, text};
use crate::wording::speaker::Speaker;

/// At most two things to do are named; the rest is in the advice on each person.
const MOST_CLAUSES: usize = 2;

/// A clause, and the people of whom it is true.
struct Clause {
    row: &'static HeadlineRow,
    moment: Option<LocalDateTime>,
    people: Vec<usize>,
}

pub(crate) fn headline(speaker: &Speaker, people: &[Decided]) -> String {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut latest_step = vec![None; people.len()];
    let last_step = HEADLINE.last().map(|row| row.step);
    for row in HEADLINE {
        if clauses.len() >= MOST_CLAUSES || (Some(row.step) == last_step && !clauses.is_empty()) {
            break;
        }
        // The clauses of one row may differ in their moment: the earliest comes first.
        let mut new: Vec<Clause> = Vec::new();
        for (place, person) in people.iter().enumerate() {
            if latest_step[place] == Some(row.step) || !row.when.holds(person.holds) {
                continue;
            }
            let moment = row.names.and_then(|named| moment(named, person));
            if row.names.is_some() && moment.is_none() {
                continue;
            }
            latest_step[place] = Some(row.step);
            match new.iter_mut().find(|clause| clause.moment == moment) {
                Some(clause) => clause.people.push(place),
                None => {
                    let before = new.iter().take_while(|clause| clause.moment <= moment).count();
                    new.insert(before, Clause { row, moment, people: vec![place] });
                }
            }
        }
        clauses.extend(new);
    }
    let mut said = String::new();
    for clause in clauses.iter().take(MOST_CLAUSES) {
        if !said.is_empty() {
            said.push_str(speaker.words.get(text::HEADLINE_AND_THEN));
        }
        said.push_str(&say(speaker, clause));
    }
    capitalised(&said) + speaker.words.get(text::HEADLINE_END)
}

/// The moment that a clause names, as far as it is known for this person.
fn moment(named: Named, person: &Decided) -> Option<LocalDateTime> {
    let window = person.window();
    match named {
        Named::Now => window?.suggested.filter(|moment| *moment == person.case.setting.now),
        Named::Suggested => window?.suggested,
        // Only the days are named: the hour may lie at night.
        Named::Opens => window?.opens.map(|opens| opens.date().at(0)),
        Named::Thanks => person.case.thanks_due().map(|due| due.date().max(person.case.setting.today()).at(0)),
    }
}

fn say(speaker: &Speaker, clause: &Clause) -> String {
    let inside = |day: &str| speaker.words.inside(day);
    let moment = match (clause.row.names, clause.moment) {
        (Some(Named::Thanks), Some(due)) if due.date() <= speaker.today => {
            speaker.words.get(text::HEADLINE_BY_TODAY).to_owned()
        }
        (Some(Named::Thanks), Some(due)) => {
            speaker.words.fill(text::HEADLINE_BY_DAY, &[("day", &inside(&speaker.day(due.date())))])
        }
        (Some(Named::Opens), Some(opens)) => inside(&speaker.day(opens.date())),
        (Some(Named::Suggested), Some(suggested)) => inside(&speaker.moment(suggested)),
        _ => String::new(),
    };
    let mut facts = vec![("moment", moment)];
    for part in Parts(speaker.words.get(clause.row.clause)) {
        if let Part::Slot(form) = part {
            facts.push((form, speaker.list(form, &clause.people)));
        }
    }
    speaker.words.fill(clause.row.clause, &borrowed(&facts))
}
