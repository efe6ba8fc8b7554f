//! The page: views sketch the elements they want, and only what differs from the page is changed.
//!
//! A view's [`Element`] is a number, the place of its description in a [`Sketch`] that the whole view shares: nothing is
//! moved, boxed or dropped one by one. [`Tree::update`] compares the new sketch with the one before and hands all changes
//! to `www/patch.js` in one call.
//!
//! What a person is typing is not touched: the focused control keeps its value, caret and focus, also where the view moves
//! it. Listeners sit on the root alone; an event finds its message by walking up to the nearest element that has one.

use super::message::Message;
use crate::content::{Text, Words};
use crate::situation::utf16;
use std::borrow::Cow;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element as DomElement, Event, HtmlElement, Node as DomNode};

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
struct Run {
    fixed: bool,
    /// The text's address, or where it starts among those put together.
    start: usize,
    length: usize,
}

impl Run {
    const NONE: Run = Run { fixed: true, start: 0, length: 0 };

    fn fixed(text: &'static str) -> Run {
        Run { fixed: true, start: text.as_ptr().addr(), length: text.len() }
    }
}

/// The place of a part in its sketch. The first is the root, which is nobody's child, so that its place also says: none.
type Place = usize;
const ROOT: Place = 0;

/// An element, a text, or what an element has.
#[derive(Clone, Copy)]
struct Part {
    kind: Kind,
    name: Name,
    /// The text; an element's key.
    run: Run,
    /// An element's or a text's number in the page; a message's place; whether a control is checked.
    number: u32,
    /// What an element has, the last first.
    own: Place,
    first: Place,
    last: Place,
    next: Place,
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
struct Sketch {
    parts: Vec<Part>,
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

    /// A text that was put together.
    fn text(&self, run: Run) -> &str {
        self.made.get(run.start..run.start + run.length).unwrap_or_default()
    }

    /// The same in bytes, which is quicker to compare.
    fn bytes(&self, run: Run) -> &[u8] {
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
pub(super) struct Element(Place);

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
        $crate::ui::dom::Icon(concat!($classes, "|", $path))
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

#[wasm_bindgen(raw_module = "patch")]
extern "C" {
    /// The page below an element, whose nodes go by numbers.
    type Page;
    /// The root is number 0; `names` are those of tags and attributes.
    #[wasm_bindgen(constructor)]
    fn new(root: &DomElement, names: &str, memory: JsValue) -> Page;
    /// Carries out the steps one after the other; `made` are the texts they need that are not the product's own.
    #[wasm_bindgen(method)]
    fn patch(this: &Page, steps: &[u32], made: &str);
    /// A node's number; -1 where it is none of ours.
    #[wasm_bindgen(method)]
    fn number(this: &Page, node: &DomNode) -> i32;
    /// The number of the node that an event is for, or of the nearest around it that is ours; -1 where there is none.
    #[wasm_bindgen(method)]
    fn target(this: &Page, event: &Event) -> i32;
    /// The element of this number.
    #[wasm_bindgen(method)]
    fn element(this: &Page, number: u32) -> Option<DomElement>;
    #[wasm_bindgen(method)]
    fn value(this: &Page, number: u32) -> String;
    #[wasm_bindgen(method)]
    fn on(this: &Page, number: u32) -> bool;
}

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

/// What the user has acted on, by its number.
#[derive(Clone, Copy)]
pub(super) struct Control(u32);

/// A tree of nodes kept in step with what the views want.
pub(super) struct Tree {
    document: Document,
    root: DomElement,
    page: Page,
    live: Sketch,
    numbers: Numbers,
}

/// The numbers of nodes: those that have been given, and those of them that are free again.
#[derive(Default)]
struct Numbers {
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

impl Tree {
    /// An empty tree below an element that is the widget's own.
    pub fn new(document: Document, root: DomElement) -> Tree {
        let page = Page::new(&root, names::ALL, wasm_bindgen::memory());
        let live = Sketch { parts: vec![Part::BARE], ..Sketch::EMPTY };
        Tree { document, root, page, live, numbers: Numbers::default() }
    }

    /// The element below which everything stands.
    pub fn root(&self) -> &DomElement {
        &self.root
    }

    /// Brings the page in line with what is wanted, the root of the sketch that was last begun; the text that is being
    /// typed only where it is to be overwritten.
    pub fn update(&mut self, wanted: Element, overwrite: bool) {
        let mut wanted_sketch = SKETCH.replace(Sketch::EMPTY);
        let active = self.focused();
        let refuges = active.as_ref().map(|active| self.refuges(active)).unwrap_or_default();
        let focused = active.as_ref().map_or(-1, |active| self.page.number(active));
        let mut patch = Patch {
            old: &self.live,
            new: &mut wanted_sketch,
            numbers: &mut self.numbers,
            focused,
            typed_in: if overwrite { -1 } else { focused },
            waiting: Vec::new(),
            // Room for most changes: growing step by step would take as long as filling it.
            steps: Vec::with_capacity(2_048),
            made: String::with_capacity(4_096),
        };
        patch.children(Some(ROOT), wanted.0);
        let Patch { steps, made, .. } = patch;
        // The one that is out of date lends its memory to the next.
        SKETCH.set(std::mem::replace(&mut self.live, wanted_sketch));
        self.page.patch(&steps, &made);
        // Moving a node takes the focus from it, removing it lets the focus fall out of the widget.
        if let Some(active) = active
            && self.focused().as_ref() != Some(&active)
        {
            let still_here = self.root.contains(Some(&active)).then_some(active);
            let next = still_here.or_else(|| refuges.into_iter().find(|refuge| self.root.contains(Some(refuge))));
            focus(next.as_ref());
        }
    }

    /// The focused element, where it is one of the tree's.
    pub fn focused(&self) -> Option<DomElement> {
        let home = self.root.get_root_node();
        let active = match home.dyn_ref::<web_sys::ShadowRoot>() {
            Some(shadow) => shadow.active_element(),
            None => self.document.active_element(),
        };
        active.filter(|active| self.root.contains(Some(active)))
    }

    /// The element with this id, which need be unique only within the tree.
    pub fn find(&self, id: &str) -> Option<DomElement> {
        self.root.query_selector(&["[id='", id, "']"].concat()).ok().flatten()
    }

    /// Where the focus may go if the focused element disappears: what encloses it and takes focus, nearest first.
    fn refuges(&self, active: &DomElement) -> Vec<DomElement> {
        let mut refuges = Vec::new();
        let mut next = active.parent_element();
        while let Some(element) = next.filter(|element| *element != self.root) {
            next = element.parent_element();
            if element.has_attribute("tabindex") {
                refuges.push(element);
            }
        }
        refuges
    }

    /// The message that an event stands for, with the control that carries it. It is taken out, since what it leads to is
    /// shown by a new sketch, where it stands again.
    pub fn heard(&mut self, on: On, event: &Event) -> Option<(Message, Control)> {
        let number = u32::try_from(self.page.target(event)).ok()?;
        let (carrier, message) = self.live.heard(ROOT, number, on)??;
        let message = self.live.messages.get_mut(message as usize)?;
        Some((std::mem::replace(message, Message::Cancel), Control(carrier)))
    }

    /// A control's value; nothing where it has none.
    pub fn value(&self, control: Control) -> String {
        self.page.value(control.0)
    }

    /// Whether a box is checked, or a section open.
    pub fn is_on(&self, control: Control) -> bool {
        self.page.on(control.0)
    }

    /// A control itself; `None` where it is gone.
    pub fn control(&self, control: Control) -> Option<DomElement> {
        self.page.element(control.0)
    }
}

impl Sketch {
    /// What an attribute among these holds.
    fn attribute(&self, mut own: Place, name: Name) -> Option<Run> {
        while own != ROOT {
            let part = &self.parts[own];
            if part.kind == Kind::Attribute && part.name == name {
                return Some(part.run);
            }
            own = part.next;
        }
        None
    }

    /// What an event at the node of this number says: the number of the nearest element that it has a message for, and the
    /// place of that message. The outer `None` means that the node is not within this element.
    fn heard(&self, element: Place, node: u32, on: On) -> Option<Option<(u32, u32)>> {
        let Part { number, first, .. } = self.parts[element];
        let mut found = (number == node).then_some(None);
        let mut child = first;
        while child != ROOT && found.is_none() {
            found = self.heard(child, node, on);
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

/// Moves the focus without scrolling the page about.
pub(super) fn focus(element: Option<&DomElement>) {
    if let Some(element) = element.and_then(|element| element.dyn_ref::<HtmlElement>()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // Focus that cannot be given is no reason to fail.
        let _ = element.focus_with_options(&options);
    }
}

/// One run through both sketches, which gathers what has to change.
struct Patch<'a> {
    old: &'a Sketch,
    new: &'a mut Sketch,
    numbers: &'a mut Numbers,
    /// The number of what has the focus; -1 where nothing has.
    focused: i32,
    /// The same, where it must keep its text.
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
