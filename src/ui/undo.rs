//! Selective undo by three-way merge: what one action changed goes back, and what the user did since stays.

use super::state::{Answers, Met, Plan, State, person_with, plan_with, take_out};

/// The state before and after something that can be undone.
pub(super) struct Changed {
    pub before: State,
    pub after: State,
}

impl Changed {
    /// Takes back in `current` what changed from `before` to `after`.
    pub fn revert(&self, current: &mut State) {
        revert(current, &self.before, &self.after);
    }
}

fn revert(current: &mut State, before: &State, after: &State) {
    for (place, old) in before.plans.iter().enumerate() {
        match (plan_with(&after.plans, &old.id), plan_with(&current.plans, &old.id)) {
            (Some(new), Some(there)) => revert_plan(&mut current.plans[there], old, &after.plans[new]),
            // Removed: an empty one that only stood in for it makes way.
            (None, None) => {
                take_out(&mut current.plans, &|plan| plan_with(&before.plans, &plan.id).is_none() && plan.is_blank());
                put_in(&mut current.plans, place, old);
            }
            // The empty plan that took the place of the last one may bear its id.
            (None, Some(there)) => current.plans[there] = old.clone(),
            (Some(_), None) => {}
        }
    }
    // Added, and not touched since.
    let was_added = |plan: &Plan| plan_with(&before.plans, &plan.id).is_none() && after.plans.contains(plan);
    if !current.plans.iter().all(was_added) {
        take_out(&mut current.plans, &was_added);
    }
    if before.open != after.open && plan_with(&current.plans, &before.open).is_some() {
        current.open = before.open.clone();
    }
}

fn revert_plan(current: &mut Plan, before: &Plan, after: &Plan) {
    revert_answers(&mut current.answers, &before.answers, &after.answers);
    revert_people(&mut current.people, &before.people, &after.people);
    revert_list(&mut current.ticks, &before.ticks, &after.ticks);
    revert_list(&mut current.cleared, &before.cleared, &after.cleared);
    revert_list(&mut current.zones, &before.zones, &after.zones);
    revert_list(&mut current.passed, &before.passed, &after.passed);
    revert_list(&mut current.drafts, &before.drafts, &after.drafts);
    if before.name != after.name {
        current.name = before.name.clone();
    }
    if before.chosen != after.chosen || current.person(&current.chosen).is_none() {
        current.chosen = before.chosen.clone();
    }
}

fn revert_people(current: &mut Vec<Met>, before: &[Met], after: &[Met]) {
    for (place, old) in before.iter().enumerate() {
        match (person_with(after, &old.id), person_with(current, &old.id)) {
            (Some(new), Some(there)) => {
                revert_answers(&mut current[there].answers, &old.answers, &after[new].answers);
            }
            (None, None) => put_in(current, place, old),
            (None, Some(there)) => current[there] = old.clone(),
            (Some(_), None) => {}
        }
    }
    let was_added = |met: &Met| person_with(before, &met.id).is_none() && person_with(after, &met.id).is_some();
    if !current.iter().all(was_added) {
        take_out(current, &was_added);
    }
    let same_order = before.iter().zip(after).all(|(old, new)| old.id == new.id);
    if !same_order && before.len() == after.len() {
        // Whoever came since stays at the end.
        let mut place = 0;
        for old in before {
            if let Some(there) = person_with(current, &old.id) {
                bring_forward(current, there, place);
                place += 1;
            }
        }
    }
}

/// Puts a copy of an entry where it was, or at the end of a list that is now shorter.
fn put_in<T: Clone>(list: &mut Vec<T>, place: usize, entry: &T) {
    let end = list.len();
    list.push(entry.clone());
    bring_forward(list, end, place);
}

/// Moves an entry to an earlier place, past those in between.
fn bring_forward<T>(list: &mut [T], from: usize, to: usize) {
    for place in (to..from).rev() {
        list.swap(place, place + 1);
    }
}

fn revert_answers(current: &mut Answers, before: &Answers, after: &Answers) {
    for answers in [before, after] {
        for (field, _) in answers.iter() {
            if before.get(field) != after.get(field) {
                current.set(field, before.get(field));
            }
        }
    }
}

/// Entries that went come back, and those that came go.
fn revert_list<T: PartialEq + Clone>(current: &mut Vec<T>, before: &[T], after: &[T]) {
    take_out(current, &|entry| after.contains(entry) && !before.contains(entry));
    for entry in before {
        if !after.contains(entry) && !current.contains(entry) {
            current.push(entry.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalDateTime;
    use crate::ui::records::Happened;

    fn state() -> State {
        let mut state = State::new();
        let plan = state.plan_mut();
        plan.people[0].answers.set("name", "Dana");
        plan.add_person();
        plan.people[1].answers.set("name", "Luis");
        plan.add_person();
        plan.people[2].answers.set("name", "Mira");
        plan.set_tick("topic:2", Some(true));
        state
    }

    #[test]
    fn a_removed_interviewer_comes_back_to_their_place_with_all_that_was_theirs() {
        let before = state();
        let mut after = before.clone();
        after.plan_mut().remove_person("2");
        let mut current = after.clone();
        revert(&mut current, &before, &after);
        assert_eq!(current, before);
    }

    #[test]
    fn what_was_entered_since_stays() {
        let before = state();
        let mut after = before.clone();
        after.plan_mut().remove_person("2");
        let mut current = after.clone();
        current.plan_mut().people[0].answers.set("name", "Dana Okafor");
        current.plan_mut().answers.set("company", "Fernhill");
        revert(&mut current, &before, &after);
        let names: Vec<&str> = current.plan().people.iter().map(|met| met.answers.get("name")).collect();
        assert_eq!(names, ["Dana Okafor", "Luis", "Mira"]);
        assert_eq!(current.plan().answers.get("company"), "Fernhill");
    }

    #[test]
    fn a_record_goes_and_what_it_replaced_comes_back() {
        let mut before = state();
        before.plan_mut().people[1].answers.set("request", "lost");
        let mut after = before.clone();
        after.plan_mut().record(Happened::Sent, "2", LocalDateTime::parse("2026-03-11T10:00").unwrap());
        let mut current = after.clone();
        revert(&mut current, &before, &after);
        assert_eq!(current, before);
    }

    #[test]
    fn an_order_comes_back() {
        let before = state();
        let mut after = before.clone();
        after.plan_mut().move_person("1", 1);
        let mut current = after.clone();
        revert(&mut current, &before, &after);
        assert_eq!(current, before);
    }

    #[test]
    fn a_removed_plan_comes_back_also_where_it_was_the_only_one() {
        let before = state();
        let mut after = before.clone();
        after.remove_open();
        let mut current = after.clone();
        revert(&mut current, &before, &after);
        assert_eq!(current, before);
    }
}
