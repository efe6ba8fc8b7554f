//! What has to change: one run through the sketch before and the new one, which gathers the steps that `www/patch.js` carries
//! out.

use super::sketch::{Element, Kind, Name, On, Part, Place, ROOT, Run, Sketch, names};
use crate::basics::text::utf16;

/// The attributes that an element is made with.
const CLASSES: [Name; 2] = [names::CLASS, names::CLASS_AND_PART];

/// The number of what has been given none yet; the root's own, which is nobody's child.
const UNNUMBERED: u32 = 0;
/// The number of the root, in which nothing stands that is not put there afterwards.
const NOWHERE: u32 = 0;

/// The steps that `www/patch.js` knows, by these numbers.
#[derive(Clone, Copy)]
enum Step {
    Element,
    Svg,
    Icon,
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
    last: u32,
    free: Vec<u32>,
}

impl Numbers {
    fn give(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.last += 1;
            self.last
        })
    }
}

/// What has to change, as the page is told it.
pub(super) struct Changes {
    pub steps: Vec<u32>,
    /// The texts that steps need and that are not the product's own, one behind the other.
    pub made: String,
}

/// What has to change where the page was as sketched before and is to be as sketched now, below this element of the new
/// sketch. `focused` is the number of what has the focus, `typed_in` the same where it must keep its text; -1 stands for none.
pub(super) fn changes(
    old: &Sketch,
    new: &mut Sketch,
    wanted: Element,
    numbers: &mut Numbers,
    focused: i32,
    typed_in: i32,
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
    focused: i32,
    typed_in: i32,
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
        let mut child = self.new.parts[new].first;
        let Some(old) = old else {
            // What is new itself has each child put into it as it is made.
            let number = self.new.parts[new].number;
            while child != ROOT {
                self.create(child, number);
                child = self.new.parts[child].next;
            }
            return;
        };
        let mut gone = self.old.parts[old].first;
        // Nearly always there are the same as before.
        while child != ROOT && self.fits(gone, child) {
            self.keep(gone, child);
            gone = self.old.parts[gone].next;
            child = self.new.parts[child].next;
        }
        if child == ROOT && gone == ROOT {
            return;
        }
        let start = self.waiting.len();
        while gone != ROOT {
            self.waiting.push(gone);
            gone = self.old.parts[gone].next;
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
            child = self.new.parts[child].next;
        }
        // Only now is it known which of the old ones nobody wants.
        let mut child = if in_order { ROOT } else { first };
        while child != ROOT {
            if self.new.parts[child].number == UNNUMBERED {
                match (start..end).find(|place| self.may_become(self.waiting[*place], child)) {
                    Some(place) => self.succeed(place, child),
                    None => self.create(child, NOWHERE),
                }
            }
            child = self.new.parts[child].next;
        }
        in_order
    }

    fn succeed(&mut self, place: usize, child: Place) {
        let kept = std::mem::replace(&mut self.waiting[place], ROOT);
        self.keep(kept, child);
    }

    /// Whether an old element that nobody wants can serve as another of its kind, which saves most of the work.
    fn may_become(&self, old: Place, new: Place) -> bool {
        let (before, after) = (&self.old.parts[old], &self.new.parts[new]);
        old != ROOT && before.kind == after.kind && before.name == after.name && self.is_impersonal(old)
    }

    /// Whether nothing of the user's is in an old element: no focus, and no control, which may hold what was typed.
    fn is_impersonal(&self, old: Place) -> bool {
        let Part { number, own, first, .. } = self.old.parts[old];
        let mut impersonal = number as i32 != self.focused;
        let mut next = own;
        while next != ROOT {
            let part = &self.old.parts[next];
            impersonal &= !matches!(part.kind, Kind::Value | Kind::Checked | Kind::Heard(On::Input | On::Change));
            next = part.next;
        }
        let mut child = first;
        while child != ROOT && impersonal {
            impersonal = self.is_impersonal(child);
            child = self.old.parts[child].next;
        }
        impersonal
    }

    /// Puts all children into their order.
    fn arrange(&mut self, parent: Place) {
        self.step(Step::Arrange, self.new.parts[parent].number);
        let count = self.begin_list();
        let mut child = self.new.parts[parent].first;
        while child != ROOT {
            self.steps.push(self.new.parts[child].number);
            child = self.new.parts[child].next;
        }
        self.end_list(count);
    }

    /// Takes a node out, and gives up its number and those of all below it.
    fn remove(&mut self, gone: Place) {
        self.step(Step::Remove, self.old.parts[gone].number);
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
        let (before, after) = (&self.old.parts[old], &self.new.parts[new]);
        old != ROOT
            && before.kind == after.kind
            && before.name == after.name
            && (matches!(before.kind, Kind::Text | Kind::Icon)
                || self.old.bytes(before.run) == self.new.bytes(after.run))
    }

    /// Makes a node, at the end of the one with this number.
    fn create(&mut self, place: Place, parent: u32) {
        let number = self.numbers.give();
        self.new.parts[place].number = number;
        let Part { kind, name, run, .. } = self.new.parts[place];
        let step = match kind {
            Kind::Text => Step::Text,
            Kind::Icon => Step::Icon,
            Kind::Svg => Step::Svg,
            _ => Step::Element,
        };
        self.step(step, number);
        self.steps.push(parent);
        if kind == Kind::Text {
            return self.say(run);
        }
        self.steps.push(u32::from(name.0));
        self.say(if kind == Kind::Icon { run } else { Run::NONE });
        let class = self.class(place);
        self.say(class.map_or(Run::NONE, |(_, class)| class));
        self.steps.push(u32::from(class.is_some_and(|(name, _)| name == names::CLASS_AND_PART)));
        self.element(None, place);
    }

    /// The class of a wanted element, and whether that is its part as well.
    fn class(&self, place: Place) -> Option<(Name, Run)> {
        let own = self.new.parts[place].own;
        CLASSES.iter().find_map(|name| Some((*name, self.new.attribute(own, *name)?)))
    }

    fn keep(&mut self, old: Place, place: Place) {
        let before = self.old.parts[old];
        self.new.parts[place].number = before.number;
        let run = self.new.parts[place].run;
        let said = match before.kind {
            Kind::Text => Step::SetText,
            Kind::Icon => Step::SetIcon,
            _ => return self.element(Some(old), place),
        };
        if !self.same(before.run, run) {
            self.step(said, before.number);
            self.say(run);
        }
    }

    /// Gives an element its attributes; whether it has a value or a state as well.
    fn attributes(&mut self, old: Option<Place>, new: Place) -> bool {
        let number = self.new.parts[new].number;
        let mut had = old.map_or(ROOT, |old| self.old.parts[old].own);
        let mut has = self.new.parts[new].own;
        let mut is_control = false;
        // Nearly always there are the same as before, in the same order.
        while had != ROOT && has != ROOT {
            let (before, part) = (&self.old.parts[had], self.new.parts[has]);
            if before.kind != part.kind || before.name != part.name {
                break;
            }
            let next = before.next;
            is_control |= matches!(part.kind, Kind::Value | Kind::Checked);
            if part.kind == Kind::Attribute && !self.same(before.run, part.run) {
                self.set(number, part);
            }
            (had, has) = (next, part.next);
        }
        // What goes comes first, since it may be a part of what comes.
        let mut own = had;
        while own != ROOT {
            let part = self.old.parts[own];
            if part.kind == Kind::Attribute && self.new.attribute(has, part.name).is_none() {
                self.step(Step::NoAttribute, number);
                self.steps.push(u32::from(part.name.0));
            }
            own = part.next;
        }
        while has != ROOT {
            let part = self.new.parts[has];
            is_control |= matches!(part.kind, Kind::Value | Kind::Checked);
            if part.kind == Kind::Attribute {
                let same = match old {
                    Some(_) => self.old.attribute(had, part.name).is_some_and(|before| self.same(before, part.run)),
                    None => CLASSES.contains(&part.name),
                };
                if !same {
                    self.set(number, part);
                }
            }
            has = part.next;
        }
        is_control
    }

    fn set(&mut self, number: u32, attribute: Part) {
        self.step(Step::Attribute, number);
        self.steps.push(u32::from(attribute.name.0));
        self.say(attribute.run);
    }

    /// A control's value and state are compared with the page itself, where the user may have changed them.
    fn properties(&mut self, new: Place) {
        let number = self.new.parts[new].number;
        let mut own = self.new.parts[new].own;
        while own != ROOT {
            let part = self.new.parts[own];
            match part.kind {
                // Whoever is typing is right; what they leave unfinished is put in order once they go elsewhere.
                Kind::Value if self.typed_in != number as i32 => {
                    self.step(Step::Value, number);
                    self.say(part.run);
                }
                Kind::Checked => {
                    self.step(Step::Checked, number);
                    self.steps.push(part.number);
                }
                _ => {}
            }
            own = part.next;
        }
    }

    fn forget(&mut self, gone: Place) {
        let Part { number, first, .. } = self.old.parts[gone];
        self.steps.push(number);
        self.numbers.free.push(number);
        let mut child = first;
        while child != ROOT {
            self.forget(child);
            child = self.old.parts[child].next;
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

    fn step(&mut self, step: Step, number: u32) {
        self.steps.extend([step as u32, number]);
    }

    /// Adds a text to a step: where it stands in memory, or how much of those put together is next.
    fn say(&mut self, run: Run) {
        if run.fixed {
            self.steps.extend([run.start as u32, run.length as u32]);
        } else {
            let text = self.new.text(run);
            self.steps.extend([0, utf16(text) as u32]);
            self.made.push_str(text);
        }
    }
}
