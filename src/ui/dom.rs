//! The page: applies the diff to the real DOM, and delegates events.
//!
//! What a person is typing is not touched: the focused control keeps its value, caret and focus, also where the view moves
//! it. Listeners sit on the root alone; an event finds its message at the nearest element around it that has one.

use super::message::Message;
use super::names;
use super::page::focus;
use super::patch::{Numbers, changes};
use super::sketch::{Element, Number, On, Sketch};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element as DomElement, Event, Node as DomNode};

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

/// What the user has acted on, by its number.
#[derive(Clone, Copy)]
pub(super) struct Control(Number);

/// A tree of nodes kept in step with what the views want.
pub(super) struct Tree {
    document: Document,
    root: DomElement,
    page: Page,
    live: Sketch,
    numbers: Numbers,
}

impl Tree {
    /// An empty tree below an element that is the widget's own.
    pub fn new(document: Document, root: DomElement) -> Tree {
        let page = Page::new(&root, names::ALL, wasm_bindgen::memory());
        let live = Sketch::blank();
        Tree { document, root, page, live, numbers: Numbers::default() }
    }

    /// The element below which everything stands.
    pub fn root(&self) -> &DomElement {
        &self.root
    }

    /// Brings the page in line with what is wanted, the root of the sketch that was last begun; the text that is being
    /// typed only where it is to be overwritten.
    pub fn update(&mut self, wanted: Element, overwrite: bool) {
        let mut sketch = Sketch::take();
        let active = self.focused();
        let refuges = active.as_ref().map(|active| self.refuges(active)).unwrap_or_default();
        let focused = active.as_ref().and_then(|active| number(self.page.number(active)));
        let typed_in = focused.filter(|_| !overwrite);
        let changes = changes(&self.live, &mut sketch, wanted, &mut self.numbers, focused, typed_in);
        std::mem::replace(&mut self.live, sketch).lend();
        self.page.patch(&changes.steps, &changes.made);
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
        let (carrier, message) = self.live.heard(number(self.page.target(event))?, on)?;
        Some((message, Control(carrier)))
    }

    /// A control's value; nothing where it has none.
    pub fn value(&self, control: Control) -> String {
        self.page.value(control.0.get())
    }

    /// Whether a box is checked, or a section open.
    pub fn is_on(&self, control: Control) -> bool {
        self.page.on(control.0.get())
    }

    /// A control itself; `None` where it is gone.
    pub fn control(&self, control: Control) -> Option<DomElement> {
        self.page.element(control.0.get())
    }
}

/// A node's number as JavaScript gives it, where the root is 0 and what is none of ours is -1.
fn number(given: i32) -> Option<Number> {
    Number::new(u32::try_from(given).ok()?)
}
