//! The keyed diff: one run through the virtual DOM before and the new one, which gathers the steps that `www/patch.js` carries
//! out.

use super::names::{self, Name};
use super::sketch::{Element, Kind, Node, Number, On, Own, Place, ROOT, Run, Sketch, What};
use crate::basics::text::utf16;

/// The attributes that an element is made with.
const CLASSES: [Name; 2] = [names::CLASS, names::CLASS_AND_PART];

/// The steps that `www/patch.js` knows, by these numbers.
#[derive(Clone, Copy)]
enum Step {
    Element,
    Svg,
    Icon,
    Zones,
    Text,
    SetIcon,
    SetText,
    Attribute,
    NoAttribute,
    Value,
    Checked,
    Remove,
    Arrange,
}

/// The numbers of nodes: those that have been given, and those of them that are free again.
#[derive(Default)]
pub(super) struct Numbers {
    last: Option<Number>,
    free: Vec<Number>,
}

impl Numbers {
    fn give(&mut self) -> Number {
        self.free.pop().unwrap_or_else(|| {
            let next = self.last.map_or(Number::MIN, |last| last.saturating_add(1));
            *self.last.insert(next)
        })
    }
}

/// What has to change, as it crosses to the page.
pub(super) struct Changes {
    pub steps: Vec<u32>,
    /// The texts that steps need and that are not the product's own, one behind the other.
    pub made: String,
}

/// What has to change where the page was as sketched before and is to be as sketched now, below this element of the new
/// sketch. `focused` is what has the focus, `typed_in` the same where it must keep its text.
pub(super) fn changes(
    old: &Sketch,
    new: &mut Sketch,
    wanted: Element,
    numbers: &mut Numbers,
    focused: Option<Number>,
    typed_in: Option<Number>,
) -> Changes {
    // Room for most changes: growing step by step would take as long as filling it.
    let (steps, made) = (Vec::with_capacity(2_048), String::with_capacity(4_096));
    let mut patch = Patch { old, new, numbers, focused, typed_in, waiting: Vec::new(), steps, made };
    patch.children(Some(ROOT), wanted.0);
    Changes { steps: patch.steps, made: patch.made }
}

/// One run through both sketches.
struct Patch<'a> {
    old: &'a Sketch,
    new: &'a mut Sketch,
    numbers: &'a mut Numbers,
    focused: Option<Number>,
    typed_in: Option<Number>,
    /// The old children that have found no successor yet, level by level.
    waiting: Vec<Place>,
    steps: Vec<u32>,
    made: String,
}

impl Patch<'_> {
    /// Gives a wanted element all it should have, where it had what an old one has.
    fn element(&mut self, old: Option<Place>, new: Place) {
        let is_control = self.attributes(old, new);
        self.children(old, new);
        if is_control {
            // After the children, since a list's value is one of its options.
            self.properties(new);
        }
    }

    fn children(&mut self, old: Option<Place>, new: Place) {
        let mut child = self.new.nodes[new].first;
        let Some(old) = old else {
            // What is new itself has each child put into it as it is made.
            let number = self.new.nodes[new].number;
            while child != ROOT {
                self.create(child, number);
                child = self.new.nodes[child].next;
            }
            return;
        };
        let mut gone = self.old.nodes[old].first;
        // Nearly always there are the same as before.
        while child != ROOT && self.fits(gone, child) {
            self.keep(gone, child);
            gone = self.old.nodes[gone].next;
            child = self.new.nodes[child].next;
        }
        if child == ROOT && gone == ROOT {
            return;
        }
        let start = self.waiting.len();
        while gone != ROOT {
            self.waiting.push(gone);
            gone = self.old.nodes[gone].next;
        }
        let in_order = self.successors(start, child);
        for place in start..self.waiting.len() {
            let gone = self.waiting[place];
            if gone != ROOT {
                self.remove(gone);
            }
        }
        self.waiting.truncate(start);
        if !in_order {
            self.arrange(new);
        }
    }

    /// Finds for this child and those after it what they were among the old ones that wait from `start` on, and makes what was
    /// not there; whether nothing has to be put elsewhere.
    fn successors(&mut self, start: usize, first: Place) -> bool {
        let end = self.waiting.len();
        let mut in_order = true;
        let mut next = start;
        let mut child = first;
        while child != ROOT {
            // Where the next one does not fit, look further, then back.
            let fits = |place: &usize| self.fits(self.waiting[*place], child);
            match (next..end).find(fits).or_else(|| (start..next).find(fits)) {
                Some(place) => {
                    in_order &= place >= next;
                    next = place + 1;
                    self.succeed(place, child);
                }
                None => in_order = false,
            }
            child = self.new.nodes[child].next;
        }
        // Only now is it known which of the old ones nobody wants.
        let mut child = if in_order { ROOT } else { first };
        while child != ROOT {
            if self.new.nodes[child].number.is_none() {
                match (start..end).find(|place| self.may_become(self.waiting[*place], child)) {
                    Some(place) => self.succeed(place, child),
                    None => self.create(child, None),
                }
            }
            child = self.new.nodes[child].next;
        }
        in_order
    }

    fn succeed(&mut self, place: usize, child: Place) {
        let kept = std::mem::replace(&mut self.waiting[place], ROOT);
        self.keep(kept, child);
    }

    /// Whether an old element that nobody wants can serve as another of its kind, which saves most of the work.
    fn may_become(&self, old: Place, new: Place) -> bool {
        let (before, after) = (&self.old.nodes[old], &self.new.nodes[new]);
        let is_alike = before.kind == after.kind && before.name == after.name && before.kind != Kind::Zones;
        old != ROOT && is_alike && self.is_impersonal(old)
    }

    /// Whether nothing of the user's is in an old element: no focus, and no control, which may hold what was typed.
    fn is_impersonal(&self, old: Place) -> bool {
        let Node { number, mut own, first, .. } = self.old.nodes[old];
        let mut impersonal = number != self.focused;
        while let Some(Own { what, next }) = own.map(|place| self.old.own(place)) {
            impersonal &= !matches!(what, What::Value(_) | What::Checked(_) | What::Heard(On::Input | On::Change, _));
            own = next;
        }
        let mut child = first;
        while child != ROOT && impersonal {
            impersonal = self.is_impersonal(child);
            child = self.old.nodes[child].next;
        }
        impersonal
    }

    /// Puts all children into their order.
    fn arrange(&mut self, parent: Place) {
        self.step(Step::Arrange, self.new.nodes[parent].number);
        let count = self.begin_list();
        let mut child = self.new.nodes[parent].first;
        while child != ROOT {
            self.number(self.new.nodes[child].number);
            child = self.new.nodes[child].next;
        }
        self.end_list(count);
    }

    /// Takes a node out, and gives up its number and those of all below it.
    fn remove(&mut self, gone: Place) {
        self.step(Step::Remove, self.old.nodes[gone].number);
        let count = self.begin_list();
        self.forget(gone);
        self.end_list(count);
    }

    /// Leaves room for how many numbers are to follow.
    fn begin_list(&mut self) -> usize {
        self.steps.push(0);
        self.steps.len()
    }

    fn end_list(&mut self, start: usize) {
        self.steps[start - 1] = (self.steps.len() - start) as u32;
    }

    fn fits(&self, old: Place, new: Place) -> bool {
        let (before, after) = (&self.old.nodes[old], &self.new.nodes[new]);
        old != ROOT
            && before.kind == after.kind
            && before.name == after.name
            && self.old.bytes(before.key) == self.new.bytes(after.key)
    }

    /// Makes a node, at the end of the one with this number; in the root, or among others that stay, it is put in its place
    /// once they are all known.
    fn create(&mut self, place: Place, parent: Option<Number>) {
        let number = Some(self.numbers.give());
        self.new.nodes[place].number = number;
        let Node { kind, name, shown, .. } = self.new.nodes[place];
        let step = match kind {
            Kind::Text => Step::Text,
            Kind::Icon => Step::Icon,
            Kind::Zones => Step::Zones,
            Kind::Svg => Step::Svg,
            Kind::Element => Step::Element,
        };
        self.step(step, number);
        self.number(parent);
        if kind == Kind::Text {
            return self.text(shown);
        }
        self.steps.push(u32::from(name.0));
        self.text(shown);
        let class = self.class(place);
        self.text(class.map_or(Run::NONE, |(_, class)| class));
        self.steps.push(u32::from(class.is_some_and(|(name, _)| name == names::CLASS_AND_PART)));
        self.element(None, place);
    }

    /// The class of a wanted element, and whether that is its part as well.
    fn class(&self, place: Place) -> Option<(Name, Run)> {
        let own = self.new.nodes[place].own;
        CLASSES.iter().find_map(|name| Some((*name, self.new.attribute(own, *name)?)))
    }

    fn keep(&mut self, old: Place, place: Place) {
        let before = self.old.nodes[old];
        self.new.nodes[place].number = before.number;
        let shown = self.new.nodes[place].shown;
        let step = match before.kind {
            Kind::Text => Step::SetText,
            Kind::Icon => Step::SetIcon,
            // Their key says what they list.
            Kind::Zones => return,
            Kind::Element | Kind::Svg => return self.element(Some(old), place),
        };
        if !self.same(before.shown, shown) {
            self.step(step, before.number);
            self.text(shown);
        }
    }

    /// Gives an element its attributes; whether it has a value or a state as well.
    fn attributes(&mut self, old: Option<Place>, new: Place) -> bool {
        let number = self.new.nodes[new].number;
        let mut had = old.and_then(|old| self.old.nodes[old].own);
        let mut has = self.new.nodes[new].own;
        let mut is_control = false;
        // Nearly always there are the same as before, in the same order.
        while let (Some(before), Some(after)) = (had, has) {
            let (before, after) = (self.old.own(before), self.new.own(after));
            match (before.what, after.what) {
                (What::Attribute(had, was), What::Attribute(name, is)) if had == name => {
                    if !self.same(was, is) {
                        self.set(number, name, is);
                    }
                }
                (What::Value(_), What::Value(_)) | (What::Checked(_), What::Checked(_)) => is_control = true,
                (What::Heard(before, _), What::Heard(after, _)) if before == after => {}
                _ => break,
            }
            (had, has) = (before.next, after.next);
        }
        // What goes comes first, since it may be a part of what comes.
        let mut own = had;
        while let Some(Own { what, next }) = own.map(|place| self.old.own(place)) {
            if let What::Attribute(name, _) = what
                && self.new.attribute(has, name).is_none()
            {
                self.step(Step::NoAttribute, number);
                self.steps.push(u32::from(name.0));
            }
            own = next;
        }
        while let Some(Own { what, next }) = has.map(|place| self.new.own(place)) {
            match what {
                What::Attribute(name, run) => {
                    let same = match old {
                        Some(_) => self.old.attribute(had, name).is_some_and(|before| self.same(before, run)),
                        None => CLASSES.contains(&name),
                    };
                    if !same {
                        self.set(number, name, run);
                    }
                }
                What::Value(_) | What::Checked(_) => is_control = true,
                What::Heard(..) => {}
            }
            has = next;
        }
        is_control
    }

    fn set(&mut self, number: Option<Number>, name: Name, run: Run) {
        self.step(Step::Attribute, number);
        self.steps.push(u32::from(name.0));
        self.text(run);
    }

    /// A control's value and state are compared with the page itself, where the user may have changed them.
    fn properties(&mut self, new: Place) {
        let Node { number, mut own, .. } = self.new.nodes[new];
        while let Some(Own { what, next }) = own.map(|place| self.new.own(place)) {
            match what {
                // Whoever is typing is right; what they leave unfinished is put in order once they go elsewhere.
                What::Value(run) if self.typed_in != number => {
                    self.step(Step::Value, number);
                    self.text(run);
                }
                What::Checked(checked) => {
                    self.step(Step::Checked, number);
                    self.steps.push(u32::from(checked));
                }
                _ => {}
            }
            own = next;
        }
    }

    fn forget(&mut self, gone: Place) {
        let Node { number, first, .. } = self.old.nodes[gone];
        self.number(number);
        self.numbers.free.extend(number);
        let mut child = first;
        while child != ROOT {
            self.forget(child);
            child = self.old.nodes[child].next;
        }
    }

    /// Whether two texts are the same; the product's own have one address each.
    fn same(&self, old: Run, new: Run) -> bool {
        old.fixed == new.fixed
            && if new.fixed {
                (old.start, old.length) == (new.start, new.length)
            } else {
                self.old.bytes(old) == self.new.bytes(new)
            }
    }

    fn step(&mut self, step: Step, number: Option<Number>) {
        self.steps.push(step as u32);
        self.number(number);
    }

    /// Adds a node's number to a step; on the other side, 0 is the root and stands for none.
    fn number(&mut self, number: Option<Number>) {
        self.steps.push(number.map_or(0, Number::get));
    }

    /// Adds a text to a step: where it stands in memory, or how much of those put together is next.
    fn text(&mut self, run: Run) {
        if run.fixed {
            self.steps.extend([run.start as u32, run.length as u32]);
        } else {
            let text = self.new.text(run);
            self.steps.extend([0, utf16(text) as u32]);
            self.made.push_str(text);
        }
    }
}
