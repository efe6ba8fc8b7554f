//! The virtual DOM: an arena that views fill call by call.
//!
//! A view's [`Element`] is a number, the place of its node in a [`Sketch`] that the whole view shares: nothing is moved, boxed
//! or dropped one by one. `patch.rs` compares it with the one before, and `dom.rs` brings the page in line with it.

use super::message::Message;
use super::names::{self, Name};
use crate::knowledge::words::{Text, Words};
use std::borrow::Cow;
use std::cell::RefCell;
use std::num::{NonZeroU32, NonZeroUsize};

/// An event that views react to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    Click,
    Input,
    Change,
    Toggle,
    /// The Enter key.
    Enter,
    /// Something is about to be pasted; an input follows.
    Paste,
    /// The browser's search has found something in a part that is hidden.
    Found,
}

impl On {
    /// Every event with its name in the page.
    pub const ALL: [(On, &'static str); 7] = [
        (On::Click, "click"),
        (On::Input, "input"),
        (On::Change, "change"),
        (On::Toggle, "toggle"),
        (On::Enter, "keydown"),
        (On::Paste, "paste"),
        (On::Found, "beforematch"),
    ];
}

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Element,
    Svg,
    Icon,
    /// The time zones of a continent, which the page lists: hundreds of them would be sketched and compared at each change.
    Zones,
    Text,
}

/// A slice of text within a sketch: one of the product's own, which crosses to the page only once, or one put together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub fixed: bool,
    /// The text's address, or where it starts among those put together.
    pub start: usize,
    pub length: usize,
}

impl Run {
    pub const NONE: Run = Run { fixed: true, start: 0, length: 0 };

    fn fixed(text: &'static str) -> Run {
        Run { fixed: true, start: text.as_ptr().addr(), length: text.len() }
    }
}

/// The place of a node in its sketch. The first is the root, which is nobody's child, so that its place also says: none.
pub(super) type Place = usize;
pub(super) const ROOT: Place = 0;

/// The number of a node in the page. The root has none.
pub(super) type Number = NonZeroU32;

/// A node.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub kind: Kind,
    pub name: Name,
    /// What tells an element from its siblings.
    pub key: Run,
    /// What a text or an icon shows, or which zones are listed.
    pub shown: Run,
    /// Given when the node is made or kept.
    pub number: Option<Number>,
    pub own: OwnPlace,
    pub first: Place,
    last: Place,
    pub next: Place,
}

impl Node {
    const BARE: Node = Node {
        kind: Kind::Element,
        name: names::DIV,
        key: Run::NONE,
        shown: Run::NONE,
        number: None,
        own: None,
        first: ROOT,
        last: ROOT,
        next: ROOT,
    };
}

/// Where an element's own things begin, the last first; counted from 1.
pub(super) type OwnPlace = Option<NonZeroUsize>;

/// Something that an element has beside its children, and the next of its kind.
#[derive(Clone, Copy)]
pub(super) struct Own {
    pub what: What,
    pub next: OwnPlace,
}

/// What an element can have.
#[derive(Clone, Copy)]
pub(super) enum What {
    Attribute(Name, Run),
    /// The control's current value, which attributes only give at first.
    Value(Run),
    /// Whether the control is checked now.
    Checked(bool),
    /// An event, and the place of the message that it sends.
    Heard(On, usize),
}

/// A description of the page: its nodes, what they have, and the texts that were put together for them.
pub(super) struct Sketch {
    pub nodes: Vec<Node>,
    owns: Vec<Own>,
    made: String,
    messages: Vec<Message>,
    words: Option<&'static Words>,
}

thread_local! {
    /// The sketch that views are adding to. They run one after the other, whichever widget they are for.
    static SKETCH: RefCell<Sketch> = const { RefCell::new(Sketch::EMPTY) };
}

impl Sketch {
    const EMPTY: Sketch =
        Sketch { nodes: Vec::new(), owns: Vec::new(), made: String::new(), messages: Vec::new(), words: None };

    /// That of an empty page.
    pub fn blank() -> Sketch {
        Sketch { nodes: vec![Node::BARE], ..Sketch::EMPTY }
    }

    /// What the views have sketched.
    pub fn take() -> Sketch {
        SKETCH.replace(Sketch::EMPTY)
    }

    /// Lends the memory of one that is out of date to the next.
    pub fn lend(self) {
        SKETCH.set(self);
    }

    /// A text that was put together.
    pub fn text(&self, run: Run) -> &str {
        self.made.get(run.start..run.start + run.length).unwrap_or_default()
    }

    /// The same in bytes, which is quicker to compare.
    pub fn bytes(&self, run: Run) -> &[u8] {
        self.made.as_bytes().get(run.start..run.start + run.length).unwrap_or_default()
    }

    fn add(&mut self, node: Node) -> Place {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// What stands at a place among the things that elements have.
    pub fn own(&self, place: NonZeroUsize) -> Own {
        self.owns[place.get() - 1]
    }

    fn give(&mut self, element: Place, what: What) {
        let node = &mut self.nodes[element];
        self.owns.push(Own { what, next: node.own });
        node.own = NonZeroUsize::new(self.owns.len());
    }

    fn child(&mut self, parent: Place, child: Place) {
        match self.nodes[parent].last {
            ROOT => self.nodes[parent].first = child,
            last => self.nodes[last].next = child,
        }
        self.nodes[parent].last = child;
    }

    fn put(&mut self, element: Place, slot: Slot, run: Run) {
        match slot {
            Slot::Text => {
                let text = self.add(Node { kind: Kind::Text, shown: run, ..Node::BARE });
                self.child(element, text);
            }
            Slot::Attribute(name) => self.give(element, What::Attribute(name, run)),
            Slot::Value => self.give(element, What::Value(run)),
        }
    }

    fn make(&mut self, text: &str) -> Run {
        let start = self.made.len();
        self.made.push_str(text);
        Run { fixed: false, start, length: text.len() }
    }
}

/// Where a text goes in an element.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    Text,
    Attribute(Name),
    Value,
}

/// A wanted element, built up call by call.
#[derive(Clone, Copy)]
#[must_use]
pub(super) struct Element(pub Place);

/// Begins a view in these words: the root, whose children are what is wanted.
pub(super) fn begin(words: &'static Words) -> Element {
    SKETCH.with_borrow_mut(|sketch| {
        sketch.nodes.clear();
        sketch.owns.clear();
        sketch.made.clear();
        sketch.messages.clear();
        sketch.words = Some(words);
        Element(sketch.add(Node::BARE))
    })
}

#[inline(never)]
fn element(kind: Kind, name: Name) -> Element {
    SKETCH.with_borrow_mut(|sketch| Element(sketch.add(Node { kind, name, ..Node::BARE })))
}

/// A wanted HTML element.
pub(super) fn el(tag: Name) -> Element {
    element(Kind::Element, tag)
}

/// A wanted SVG element.
pub(super) fn svg(tag: Name) -> Element {
    element(Kind::Svg, tag)
}

/// A small drawing beside words that say what it means: its classes, and the path drawn on a field of 24 by 24.
#[derive(Clone, Copy)]
pub(super) struct Icon(pub &'static str);

macro_rules! icon {
    ($classes:literal, $path:literal) => {
        $crate::ui::sketch::Icon(concat!($classes, "|", $path))
    };
}
pub(super) use icon;

/// A wanted icon.
#[inline(never)]
pub(super) fn drawn(icon: Icon) -> Element {
    let element = element(Kind::Icon, names::SVG);
    SKETCH.with_borrow_mut(|sketch| sketch.nodes[element.0].shown = Run::fixed(icon.0));
    element
}

/// A wanted group of a list: the time zones of a continent.
pub(super) fn zones_of(continent: &str) -> Element {
    let group = element(Kind::Zones, names::OPTGROUP).key(continent);
    SKETCH.with_borrow_mut(|sketch| {
        let node = &mut sketch.nodes[group.0];
        node.shown = node.key;
    });
    group
}

impl Element {
    /// Tells this element from its siblings, so that it stays the same one when they are reordered.
    #[inline(never)]
    pub fn key(self, key: &str) -> Element {
        SKETCH.with_borrow_mut(|sketch| sketch.nodes[self.0].key = sketch.make(key));
        self
    }

    /// The same with a key of several pieces.
    pub fn keyed(self, key: Made) -> Element {
        SKETCH.with_borrow_mut(|sketch| sketch.nodes[self.0].key = key.0);
        self
    }

    pub fn attr(self, name: Name, value: impl Content) -> Element {
        value.put(self, Slot::Attribute(name));
        self
    }

    #[inline(never)]
    pub fn class(self, class: &'static str) -> Element {
        self.attr(names::CLASS, class)
    }

    /// Class and part: what a host may style from outside is named like what the widget styles itself.
    #[inline(never)]
    pub fn part(self, name: &'static str) -> Element {
        self.attr(names::CLASS_AND_PART, name)
    }

    /// An attribute that counts by being there.
    pub fn flag(self, name: Name, on: bool) -> Element {
        if on { self.attr(name, "") } else { self }
    }

    /// The control's current value.
    pub fn value(self, value: &str) -> Element {
        self.made(Slot::Value, value);
        self
    }

    /// Whether the control is checked now.
    #[inline(never)]
    pub fn checked(self, checked: bool) -> Element {
        SKETCH.with_borrow_mut(|sketch| sketch.give(self.0, What::Checked(checked)));
        self
    }

    #[inline(never)]
    pub fn on(self, on: On, message: Message) -> Element {
        SKETCH.with_borrow_mut(|sketch| {
            let place = sketch.messages.len();
            sketch.messages.push(message);
            sketch.give(self.0, What::Heard(on, place));
        });
        self
    }

    /// Where it shows the user's own words and nothing else, no translator may touch them.
    #[inline(never)]
    pub fn own_words(self, are: bool) -> Element {
        if are { self.attr(names::TRANSLATE, "no") } else { self }
    }

    /// The first of its children, such as its label.
    pub fn first(self) -> Element {
        SKETCH.with_borrow_mut(|sketch| Element(sketch.nodes[self.0].first))
    }

    /// A text that is not the product's own, such as a name.
    pub fn quote(self, text: &str) -> Element {
        self.made(Slot::Text, text);
        self
    }

    /// Whether a button that stays down is down.
    pub fn pressed(self, pressed: bool) -> Element {
        self.attr(names::ARIA_PRESSED, if pressed { "true" } else { "false" })
    }

    pub fn text(self, text: impl Content) -> Element {
        text.put(self, Slot::Text);
        self
    }

    #[inline(never)]
    pub fn child(self, child: Element) -> Element {
        SKETCH.with_borrow_mut(|sketch| sketch.child(self.0, child.0));
        self
    }

    pub fn maybe(self, child: Option<Element>) -> Element {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    pub fn all(self, children: impl IntoIterator<Item = Element>) -> Element {
        for child in children {
            let _ = self.child(child);
        }
        self
    }

    #[inline(never)]
    fn fixed(self, slot: Slot, text: &'static str) {
        SKETCH.with_borrow_mut(|sketch| sketch.put(self.0, slot, Run::fixed(text)));
    }

    #[inline(never)]
    fn made(self, slot: Slot, text: &str) {
        SKETCH.with_borrow_mut(|sketch| {
            let run = sketch.make(text);
            sketch.put(self.0, slot, run);
        });
    }
}

/// A text of a view's own, put together once and then shown as often as wanted.
#[derive(Clone, Copy)]
pub(super) struct Made(Run);

/// Puts a text together from pieces, within the sketch that is being made.
pub(super) fn joined(pieces: &[&str]) -> Made {
    prefixed("", pieces)
}

/// The same, with what comes before them all.
#[inline(never)]
pub(super) fn prefixed(prefix: &str, pieces: &[&str]) -> Made {
    SKETCH.with_borrow_mut(|sketch| {
        let start = sketch.made.len();
        sketch.made.push_str(prefix);
        pieces.iter().for_each(|piece| sketch.made.push_str(piece));
        Made(Run { fixed: false, start, length: sketch.made.len() - start })
    })
}

/// What can be shown or stand in an attribute: a text of the product's own, or one that was put together.
pub(super) trait Content {
    fn put(self, element: Element, slot: Slot);
}

impl Content for &'static str {
    fn put(self, element: Element, slot: Slot) {
        element.fixed(slot, self);
    }
}

impl Content for Text {
    #[inline(never)]
    fn put(self, element: Element, slot: Slot) {
        let words = SKETCH.with_borrow(|sketch| sketch.words);
        element.fixed(slot, words.map_or("", |words| words.get(self)));
    }
}

impl Content for Made {
    #[inline(never)]
    fn put(self, element: Element, slot: Slot) {
        SKETCH.with_borrow_mut(|sketch| sketch.put(element.0, slot, self.0));
    }
}

impl Content for &String {
    fn put(self, element: Element, slot: Slot) {
        element.made(slot, self);
    }
}

impl Content for String {
    #[inline(never)]
    fn put(self, element: Element, slot: Slot) {
        element.made(slot, &self);
    }
}

impl Content for &Cow<'static, str> {
    #[inline(never)]
    fn put(self, element: Element, slot: Slot) {
        match self {
            Cow::Borrowed(text) => element.fixed(slot, text),
            Cow::Owned(text) => element.made(slot, text),
        }
    }
}

impl Sketch {
    /// What an attribute among these holds.
    pub fn attribute(&self, mut own: OwnPlace, wanted: Name) -> Option<Run> {
        while let Some(Own { what, next }) = own.map(|place| self.own(place)) {
            match what {
                What::Attribute(name, run) if name == wanted => return Some(run),
                _ => own = next,
            }
        }
        None
    }

    /// The message of an event at the node of this number, with the number of the element that sends it: the nearest around it
    /// with a message. The message is taken out, since what it leads to is shown by a new sketch, where it stands again.
    pub fn heard(&mut self, node: Number, on: On) -> Option<(Number, Message)> {
        let (carrier, message) = self.nearest(ROOT, node, on)??;
        Some((carrier, std::mem::replace(self.messages.get_mut(message)?, Message::Cancel)))
    }

    /// The number of that element and the place of its message; the outer `None` means that the node is not within this one.
    fn nearest(&self, element: Place, wanted: Number, on: On) -> Option<Option<(Number, usize)>> {
        let Node { number, first, .. } = self.nodes[element];
        let mut found = (number == Some(wanted)).then_some(None);
        let mut child = first;
        while child != ROOT && found.is_none() {
            found = self.nearest(child, wanted, on);
            child = self.nodes[child].next;
        }
        Some(found?.or_else(|| Some((number?, self.message(element, on)?))))
    }

    /// The place of an element's message for an event.
    fn message(&self, element: Place, wanted: On) -> Option<usize> {
        let mut own = self.nodes[element].own;
        while let Some(Own { what, next }) = own.map(|place| self.own(place)) {
            match what {
                What::Heard(on, message) if on == wanted => return Some(message),
                _ => own = next,
            }
        }
        None
    }
}
