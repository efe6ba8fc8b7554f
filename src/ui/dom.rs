//! The page: applies the diff to the real DOM, and delegates events.
//!
//! What a person is typing is not touched: the focused control keeps its value, caret and focus, also where the view moves
//! it. Listeners sit on the root alone; an event finds its message at the nearest element around it that has one.

use super::message::Message;
use super::names;
use super::patch::{Numbers, changes};
use super::sketch::{Element, Number, On, Sketch};
use wasm_bindgen::prelude::*;
use web_sys::{Element as DomElement, Event};

#[wasm_bindgen(raw_module = "patch")]
extern "C" {
    /// The page below an element, whose nodes go by numbers.
    type Page;
    /// The root is number 0; `names` are those of tags and attributes.
    #[wasm_bindgen(constructor)]
    fn new(root: &DomElement, names: &str, memory: JsValue) -> Page;
    /// Carries out the steps one after the other, and leaves the focus inside if it was there; `made` are the texts they need
    /// that are not the product's own.
    #[wasm_bindgen(method)]
    fn patch(this: &Page, steps: &[u32], made: &str);
    /// The number of the node that an event is for, or of the nearest around it that is ours; -1 where there is none.
    #[wasm_bindgen(method)]
    fn target(this: &Page, event: &Event) -> i32;
    /// The element of this number.
    #[wasm_bindgen(method)]
    fn element(this: &Page, number: u32) -> Option<DomElement>;
    /// The number of what has the focus; -1 where that is not inside.
    #[wasm_bindgen(method)]
    fn focused(this: &Page) -> i32;
    /// Moves the focus to the element with this id or, where it takes none, to its first control, and brings it into sight.
    #[wasm_bindgen(method)]
    fn visit(this: &Page, id: &str);
    /// Selects all of the field with this id.
    #[wasm_bindgen(method)]
    fn select(this: &Page, id: &str);
    /// Selects a part of the field with this id.
    #[wasm_bindgen(method)]
    fn mark(this: &Page, id: &str, start: u32, end: u32);
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
    root: DomElement,
    page: Page,
    live: Sketch,
    numbers: Numbers,
}

impl Tree {
    /// An empty tree below an element that is the widget's own.
    pub fn new(root: DomElement) -> Tree {
        let page = Page::new(&root, names::ALL, wasm_bindgen::memory());
        let live = Sketch::blank();
        Tree { root, page, live, numbers: Numbers::default() }
    }

    /// The element below which everything stands.
    pub fn root(&self) -> &DomElement {
        &self.root
    }

    /// Brings the page in line with what is wanted, the root of the sketch that was last begun; the text that is being
    /// typed only where it is to be overwritten.
    pub fn update(&mut self, wanted: Element, overwrite: bool) {
        let mut sketch = Sketch::take();
        let focused = number(self.page.focused());
        let typed_in = focused.filter(|_| !overwrite);
        let changes = changes(&self.live, &mut sketch, wanted, &mut self.numbers, focused, typed_in);
        std::mem::replace(&mut self.live, sketch).lend();
        self.page.patch(&changes.steps, &changes.made);
    }

    /// Takes the user to the element with this id.
    pub fn visit(&self, id: &str) {
        self.page.visit(id);
    }

    /// Selects all of the field with this id, so that one press of the keyboard copies it.
    pub fn select(&self, id: &str) {
        self.page.select(id);
    }

    /// Selects a part of the field with this id, from and to in UTF-16 code units, and takes the user there.
    pub fn mark(&self, id: &str, start: usize, end: usize) {
        self.page.mark(id, start as u32, end as u32);
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
