//! What views want: a sketch of the page, put together call by call.
//!
//! A view's [`Element`] is a number, the place of its description in a [`Sketch`] that the whole view shares: nothing is
//! moved, boxed or dropped one by one. `dom.rs` brings the page in line with it.

use super::message::Message;
use crate::knowledge::words::{Text, Words};
use std::borrow::Cow;
use std::cell::RefCell;

pub(super) use names::Name;

/// An event that views react to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    Click,
    Input,
    Change,
    Toggle,
}

impl On {
    /// Every event with its name in the page.
    pub const ALL: [(On, &'static str); 4] =
        [(On::Click, "click"), (On::Input, "input"), (On::Change, "change"), (On::Toggle, "toggle")];
}

/// The names of tags and attributes. The page is told the list once, then each by its place in it. A tag may come with
/// attributes that its elements always have.
pub(super) mod names {
    /// A tag or an attribute.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Name(pub u8);

    macro_rules! names {
        ($($constant:ident $name:literal),* $(,)?) => {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($constant),* }
            $(pub const $constant: Name = Name(Place::$constant as u8);)*
            /// All of them, in order.
            pub const ALL: &str = concat!($($name, ","),*);
        };
    }

    names! {
        A "a", BUTTON "button type=button", CHECKBOX "input type=checkbox", CHOICE "label part=choice",
        DETAILS "details", DIV "div", FIELDSET "fieldset", FOOTER "footer", G "g", H2 "h2", H3 "h3", H4 "h4",
        INPUT "input", LABEL "label", LEGEND "legend", LI "li", OL "ol", P "p", PATH "path", PROGRESS "progress",
        RADIO "input type=radio", SECTION "section", SPAN "span", STRONG "strong", SUMMARY "summary", SVG "svg",
        TEXT "text", TEXTAREA "textarea", UL "ul",
        ACCEPT "accept", ARIA_DESCRIBEDBY "aria-describedby", ARIA_HIDDEN "aria-hidden", ARIA_INVALID "aria-invalid",
        ARIA_LABEL "aria-label", ARIA_LABELLEDBY "aria-labelledby", ARIA_PRESSED "aria-pressed",
        AUTOCOMPLETE "autocomplete", CLASS "class", CLASS_AND_PART "class+part", D "d", DIR "dir", DISABLED "disabled",
        FOR "for", HREF "href", ID "id", INPUTMODE "inputmode", MAX "max", MAXLENGTH "maxlength", MIN "min",
        NAME "name", OPEN "open", PART "part", READONLY "readonly", ROLE "role", ROWS "rows", SPELLCHECK "spellcheck",
        TABINDEX "tabindex", TITLE "title", TRANSFORM "transform", TYPE "type", VALUE "value", VIEW_BOX "viewBox",
        Y "y",
    }
}

/// What a part of a sketch is; views need not know.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Element,
    Svg,
    /// What it shows is its text.
    Icon,
    Text,
    Attribute,
    /// The control's current value, which attributes only give at first.
    Value,
    Checked,
    Heard(On),
}

/// A text within a sketch: one of the product's own, which the page need be told only once, or one put together.
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

/// The place of a part in its sketch. The first is the root, which is nobody's child, so that its place also says: none.
pub(super) type Place = usize;
pub(super) const ROOT: Place = 0;

/// An element, a text, or what an element has.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub kind: Kind,
    pub name: Name,
    /// The text; an element's key.
    pub run: Run,
    /// An element's or a text's number in the page; a message's place; whether a control is checked.
    pub number: u32,
    /// What an element has, the last first.
    pub own: Place,
    pub first: Place,
    last: Place,
    pub next: Place,
}

impl Part {
    const BARE: Part = Part {
        kind: Kind::Element,
        name: names::DIV,
        run: Run::NONE,
        number: 0,
        own: ROOT,
        first: ROOT,
        last: ROOT,
        next: ROOT,
    };
}

/// A description of the page: its parts, and the texts that were put together for them.
pub(super) struct Sketch {
    pub parts: Vec<Part>,
    made: String,
    messages: Vec<Message>,
    words: Option<&'static Words>,
}

thread_local! {
    /// The sketch that views are adding to. They run one after the other, whichever widget they are for.
    static SKETCH: RefCell<Sketch> = const { RefCell::new(Sketch::EMPTY) };
}

impl Sketch {
    const EMPTY: Sketch = Sketch { parts: Vec::new(), made: String::new(), messages: Vec::new(), words: None };

    /// That of an empty page.
    pub fn blank() -> Sketch {
        Sketch { parts: vec![Part::BARE], ..Sketch::EMPTY }
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

    fn add(&mut self, part: Part) -> Place {
        self.parts.push(part);
        self.parts.len() - 1
    }

    fn own(&mut self, element: Place, kind: Kind, name: Name, run: Run, number: u32) {
        let next = self.parts[element].own;
        self.parts[element].own = self.add(Part { kind, name, run, number, next, ..Part::BARE });
    }

    fn child(&mut self, parent: Place, child: Place) {
        match self.parts[parent].last {
            ROOT => self.parts[parent].first = child,
            last => self.parts[last].next = child,
        }
        self.parts[parent].last = child;
    }

    fn put(&mut self, element: Place, kind: Kind, name: Name, run: Run) {
        if kind == Kind::Text {
            let text = self.add(Part { kind, run, ..Part::BARE });
            self.child(element, text);
        } else {
            self.own(element, kind, name, run, 0);
        }
    }

    fn make(&mut self, text: &str) -> Run {
        let start = self.made.len();
        self.made.push_str(text);
        Run { fixed: false, start, length: text.len() }
    }
}

/// A wanted element, built up call by call.
#[derive(Clone, Copy)]
#[must_use]
pub(super) struct Element(pub Place);

/// Begins a view in these words: the root, whose children are what is wanted.
pub(super) fn begin(words: &'static Words) -> Element {
    SKETCH.with_borrow_mut(|sketch| {
        sketch.parts.clear();
        sketch.made.clear();
        sketch.messages.clear();
        sketch.words = Some(words);
        Element(sketch.add(Part::BARE))
    })
}

#[inline(never)]
fn element(kind: Kind, name: Name) -> Element {
    SKETCH.with_borrow_mut(|sketch| Element(sketch.add(Part { kind, name, ..Part::BARE })))
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
    SKETCH.with_borrow_mut(|sketch| sketch.parts[element.0].run = Run::fixed(icon.0));
    element
}

impl Element {
    /// Tells this element from its siblings, so that it stays the same one when they are reordered.
    #[inline(never)]
    pub fn key(self, key: &str) -> Element {
        SKETCH.with_borrow_mut(|sketch| sketch.parts[self.0].run = sketch.make(key));
        self
    }

    /// The same with a key of several pieces.
    pub fn keyed(self, key: Made) -> Element {
        SKETCH.with_borrow_mut(|sketch| sketch.parts[self.0].run = key.into());
        self
    }

    pub fn attr(self, name: Name, value: impl Content) -> Element {
        value.put(self, Kind::Attribute, name);
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
        self.made(Kind::Value, names::VALUE, value);
        self
    }

    /// Whether the control is checked now.
    #[inline(never)]
    pub fn checked(self, checked: bool) -> Element {
        let number = u32::from(checked);
        SKETCH.with_borrow_mut(|sketch| sketch.own(self.0, Kind::Checked, names::VALUE, Run::NONE, number));
        self
    }

    #[inline(never)]
    pub fn on(self, on: On, message: Message) -> Element {
        SKETCH.with_borrow_mut(|sketch| {
            let place = sketch.messages.len() as u32;
            sketch.messages.push(message);
            sketch.own(self.0, Kind::Heard(on), names::VALUE, Run::NONE, place);
        });
        self
    }

    /// A text that is not the product's own, such as a name.
    pub fn quote(self, text: &str) -> Element {
        self.made(Kind::Text, names::TEXT, text);
        self
    }

    /// Whether a button that stays down is down.
    pub fn pressed(self, pressed: bool) -> Element {
        self.attr(names::ARIA_PRESSED, if pressed { "true" } else { "false" })
    }

    pub fn text(self, text: impl Content) -> Element {
        text.put(self, Kind::Text, names::TEXT);
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
    fn fixed(self, kind: Kind, name: Name, text: &'static str) {
        SKETCH.with_borrow_mut(|sketch| sketch.put(self.0, kind, name, Run::fixed(text)));
    }

    #[inline(never)]
    fn made(self, kind: Kind, name: Name, text: &str) {
        SKETCH.with_borrow_mut(|sketch| {
            let run = sketch.make(text);
            sketch.put(self.0, kind, name, run);
        });
    }
}

/// A text of a view's own, put together once and then shown as often as wanted: where it starts, and in the lower half how
/// long it is. As one number it costs a view least.
#[derive(Clone, Copy)]
pub(super) struct Made(u64);

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
        Made((start as u64) << 32 | (sketch.made.len() - start) as u64)
    })
}

impl From<Made> for Run {
    fn from(made: Made) -> Run {
        Run { fixed: false, start: (made.0 >> 32) as usize, length: made.0 as u32 as usize }
    }
}

/// What can be shown or stand in an attribute: a text of the product's own, or one that was put together.
pub(super) trait Content {
    fn put(self, element: Element, kind: Kind, name: Name);
}

impl Content for &'static str {
    fn put(self, element: Element, kind: Kind, name: Name) {
        element.fixed(kind, name, self);
    }
}

impl Content for Text {
    #[inline(never)]
    fn put(self, element: Element, kind: Kind, name: Name) {
        let words = SKETCH.with_borrow(|sketch| sketch.words);
        element.fixed(kind, name, words.map_or("", |words| words.get(self)));
    }
}

impl Content for Made {
    #[inline(never)]
    fn put(self, element: Element, kind: Kind, name: Name) {
        SKETCH.with_borrow_mut(|sketch| sketch.put(element.0, kind, name, self.into()));
    }
}

impl Content for &String {
    fn put(self, element: Element, kind: Kind, name: Name) {
        element.made(kind, name, self);
    }
}

impl Content for String {
    #[inline(never)]
    fn put(self, element: Element, kind: Kind, name: Name) {
        element.made(kind, name, &self);
    }
}

impl Content for &Cow<'static, str> {
    #[inline(never)]
    fn put(self, element: Element, kind: Kind, name: Name) {
        match self {
            Cow::Borrowed(text) => element.fixed(kind, name, text),
            Cow::Owned(text) => element.made(kind, name, text),
        }
    }
}

impl Sketch {
    /// What an attribute among these holds.
    pub fn attribute(&self, mut own: Place, name: Name) -> Option<Run> {
        while own != ROOT {
            let part = &self.parts[own];
            if part.kind == Kind::Attribute && part.name == name {
                return Some(part.run);
            }
            own = part.next;
        }
        None
    }

    /// What an event at the node of this number says, with the number of the element that says it: the nearest around it with
    /// a message. The message is taken out, since what it leads to is shown by a new sketch, where it stands again.
    pub fn heard(&mut self, node: u32, on: On) -> Option<(u32, Message)> {
        let (carrier, message) = self.nearest(ROOT, node, on)??;
        Some((carrier, std::mem::replace(self.messages.get_mut(message as usize)?, Message::Cancel)))
    }

    /// The number of that element and the place of its message; the outer `None` means that the node is not within this one.
    fn nearest(&self, element: Place, node: u32, on: On) -> Option<Option<(u32, u32)>> {
        let Part { number, first, .. } = self.parts[element];
        let mut found = (number == node).then_some(None);
        let mut child = first;
        while child != ROOT && found.is_none() {
            found = self.nearest(child, node, on);
            child = self.parts[child].next;
        }
        Some(found?.or_else(|| self.message(element, on).map(|message| (number, message))))
    }

    /// The place of an element's message for an event.
    fn message(&self, element: Place, on: On) -> Option<u32> {
        let mut own = self.parts[element].own;
        while own != ROOT {
            let part = &self.parts[own];
            if part.kind == Kind::Heard(on) {
                return Some(part.number);
            }
            own = part.next;
        }
        None
    }
}
