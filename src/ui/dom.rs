//! A retained tree: a view describes the nodes it wants, and only what differs from the page is changed.
//!
//! What a person is typing is not touched: the focused control keeps its value, caret and focus, also where the view moves
//! it. Listeners sit on the root alone; an event finds its message by walking down the retained tree.

use super::message::Message;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element as DomElement, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    Node as DomNode,
};

/// A text that is mostly one of the product's own.
pub(super) type Str = Cow<'static, str>;

const SVG: &str = "http://www.w3.org/2000/svg";

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

/// A wanted node.
pub(super) enum Node {
    Element(Element),
    Text(Str),
}

/// A wanted element, built up call by call. It is boxed since it is handed on with every call: that makes the views a third
/// smaller.
pub(super) struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    svg: bool,
    key: Str,
    attributes: Vec<(&'static str, Str)>,
    value: Option<Str>,
    checked: Option<bool>,
    heard: Vec<(On, Message)>,
    children: Vec<Node>,
}

/// A wanted HTML element.
#[inline(never)]
pub(super) fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        svg: false,
        key: Str::Borrowed(""),
        attributes: Vec::new(),
        value: None,
        checked: None,
        heard: Vec::new(),
        children: Vec::new(),
    }))
}

/// A wanted SVG element.
pub(super) fn svg(tag: &'static str) -> Element {
    let mut element = el(tag);
    element.0.svg = true;
    element
}

impl Element {
    /// Tells this element from its siblings, so that it stays the same one when they are reordered.
    pub fn key(mut self, key: impl Into<Str>) -> Element {
        self.0.key = key.into();
        self
    }

    pub fn attr(self, name: &'static str, value: impl Into<Str>) -> Element {
        self.with_attribute(name, value.into())
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Str) -> Element {
        self.0.attributes.push((name, value));
        self
    }

    pub fn class(self, class: &'static str) -> Element {
        self.attr("class", class)
    }

    /// Class and part: what a host may style from outside is named like what the widget styles itself.
    pub fn part(self, name: &'static str) -> Element {
        self.attr("class", name).attr("part", name)
    }

    /// An attribute that counts by being there.
    pub fn flag(self, name: &'static str, on: bool) -> Element {
        if on { self.attr(name, "") } else { self }
    }

    /// The control's current value, which attributes only give at first.
    pub fn value(mut self, value: impl Into<Str>) -> Element {
        self.0.value = Some(value.into());
        self
    }

    /// Whether the control is checked now.
    pub fn checked(mut self, checked: bool) -> Element {
        self.0.checked = Some(checked);
        self
    }

    #[inline(never)]
    pub fn on(mut self, on: On, message: Message) -> Element {
        self.0.heard.push((on, message));
        self
    }

    pub fn text(self, text: impl Into<Str>) -> Element {
        self.with_child(Node::Text(text.into()))
    }

    pub fn child(self, child: Element) -> Element {
        self.with_child(Node::Element(child))
    }

    #[inline(never)]
    fn with_child(mut self, child: Node) -> Element {
        self.0.children.push(child);
        self
    }

    pub fn maybe(self, child: Option<Element>) -> Element {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    #[inline(never)]
    pub fn all(mut self, children: Vec<Element>) -> Element {
        self.0.children.extend(children.into_iter().map(Node::Element));
        self
    }
}

/// What stands in the page: a description that was carried out, and the node it became.
struct Live {
    dom: DomNode,
    /// The description without its children; `None` for a text.
    element: Option<Element>,
    text: Str,
    children: Vec<Live>,
}

/// A tree of nodes kept in step with what the views want.
pub(super) struct Tree {
    document: Document,
    root: DomElement,
    live: Vec<Live>,
}

impl Tree {
    /// An empty tree below an element that is the widget's own.
    pub fn new(document: Document, root: DomElement) -> Tree {
        Tree { document, root, live: Vec::new() }
    }

    /// The element below which everything stands.
    pub fn root(&self) -> &DomElement {
        &self.root
    }

    /// Brings the page in line with what is wanted; the text that is being typed only where it is to be overwritten.
    pub fn update(&mut self, wanted: Vec<Element>, overwrite: bool) {
        let active = self.focused();
        let refuges = active.as_ref().map(|active| self.refuges(active)).unwrap_or_default();
        let mut patch = Patch { document: &self.document, typed_in: active.as_ref().filter(|_| !overwrite) };
        patch.children(&self.root, &mut self.live, wanted.into_iter().map(Node::Element).collect());
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
        let up = std::iter::successors(active.parent_element(), |element| element.parent_element());
        up.take_while(|element| *element != self.root).filter(|element| element.has_attribute("tabindex")).collect()
    }

    /// The message that an event stands for, with the element that carries it.
    pub fn heard(&self, on: On, event: &Event) -> Option<(Message, DomElement)> {
        let target: DomNode = event.target()?.dyn_into().ok()?;
        let up: Vec<DomNode> = std::iter::successors(Some(target), |node| node.parent_node())
            .take_while(|node| *node != *self.root)
            .collect();
        let mut level = &self.live;
        let mut found = None;
        for node in up.iter().rev() {
            // A node that something else put here ends the way down.
            let Some(live) = level.iter().find(|live| live.dom == *node) else { break };
            if let Some(element) = &live.element
                && let Some((_, message)) = element.0.heard.iter().find(|(heard, _)| *heard == on)
            {
                found = Some((message.clone(), node.clone().unchecked_into()));
            }
            level = &live.children;
        }
        found
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

/// One run through the tree.
struct Patch<'a> {
    document: &'a Document,
    /// The control that must keep its text.
    typed_in: Option<&'a DomElement>,
}

impl Patch<'_> {
    fn children(&mut self, parent: &DomNode, live: &mut Vec<Live>, wanted: Vec<Node>) {
        let mut old: Vec<Option<Live>> = std::mem::take(live).into_iter().map(Some).collect();
        let mut in_order = true;
        let mut next = 0;
        for node in wanted {
            let fits = |slot: &Option<Live>| slot.as_ref().is_some_and(|live| live.fits(&node));
            // Nearly always the next one fits; otherwise look further, then back.
            let place = (next..old.len())
                .find(|place| fits(&old[*place]))
                .or_else(|| (0..next.min(old.len())).find(|place| fits(&old[*place])));
            let reused = place.and_then(|place| {
                in_order &= place >= next;
                next = place + 1;
                old[place].take()
            });
            let kept = match reused {
                Some(mut kept) => {
                    self.node(&mut kept, node);
                    Some(kept)
                }
                None => {
                    in_order = false;
                    self.create(node)
                }
            };
            live.extend(kept);
        }
        for gone in old.into_iter().flatten() {
            // Something else may have taken it out already.
            let _ = parent.remove_child(&gone.dom);
        }
        if !in_order {
            self.arrange(parent, live);
        }
    }

    /// Puts the nodes into their order, touching only those that stand elsewhere.
    fn arrange(&self, parent: &DomNode, live: &[Live]) {
        let mut place = parent.first_child();
        for child in live {
            if place.as_ref() == Some(&child.dom) {
                place = place.and_then(|node| node.next_sibling());
            } else {
                let _ = parent.insert_before(&child.dom, place.as_ref());
            }
        }
    }

    fn create(&mut self, wanted: Node) -> Option<Live> {
        let (tag, is_svg) = match &wanted {
            Node::Text(text) => {
                let dom = self.document.create_text_node(text).into();
                return Some(Live { dom, element: None, text: text.clone(), children: Vec::new() });
            }
            Node::Element(element) => (element.0.tag, element.0.svg),
        };
        let dom =
            if is_svg { self.document.create_element_ns(Some(SVG), tag) } else { self.document.create_element(tag) }
                .ok()?;
        let bare = if is_svg { svg(tag) } else { el(tag) };
        let mut live = Live { dom: dom.into(), element: Some(bare), text: Str::Borrowed(""), children: Vec::new() };
        self.node(&mut live, wanted);
        Some(live)
    }

    fn node(&mut self, live: &mut Live, wanted: Node) {
        match wanted {
            Node::Text(text) => {
                if live.text != text {
                    live.dom.set_text_content(Some(&text));
                    live.text = text;
                }
            }
            Node::Element(mut wanted) => {
                let dom: &DomElement = live.dom.unchecked_ref();
                if let Some(old) = &live.element {
                    attributes(dom, &old.0.attributes, &wanted.0.attributes);
                }
                let children = std::mem::take(&mut wanted.0.children);
                self.children(&live.dom, &mut live.children, children);
                // After the children, since a list's value is one of its options.
                self.properties(live.dom.unchecked_ref(), &wanted.0);
                live.element = Some(wanted);
            }
        }
    }

    /// A control's value and state are compared with the page itself, where the user may have changed them.
    fn properties(&self, dom: &DomElement, wanted: &Parts) {
        if let Some(checked) = wanted.checked {
            let input: &HtmlInputElement = dom.unchecked_ref();
            if input.checked() != checked {
                input.set_checked(checked);
            }
        }
        let Some(value) = wanted.value.as_deref() else { return };
        match wanted.tag {
            "select" => {
                let select: &HtmlSelectElement = dom.unchecked_ref();
                if select.value() != value {
                    select.set_value(value);
                }
            }
            // Whoever is typing is right; what they leave unfinished is put in order once they go elsewhere.
            _ if self.typed_in == Some(dom) => {}
            "textarea" => {
                let area: &HtmlTextAreaElement = dom.unchecked_ref();
                if area.value() != value {
                    area.set_value(value);
                }
            }
            _ => {
                let input: &HtmlInputElement = dom.unchecked_ref();
                if input.value() != value {
                    input.set_value(value);
                }
            }
        }
    }
}

impl Live {
    fn fits(&self, wanted: &Node) -> bool {
        match (&self.element, wanted) {
            (None, Node::Text(_)) => true,
            (Some(live), Node::Element(wanted)) => {
                let (live, wanted) = (&live.0, &wanted.0);
                live.tag == wanted.tag && live.key == wanted.key && live.svg == wanted.svg
            }
            _ => false,
        }
    }
}

fn attributes(dom: &DomElement, old: &[(&'static str, Str)], wanted: &[(&'static str, Str)]) {
    for (name, value) in wanted {
        if !old.iter().any(|(known, given)| known == name && given == value) {
            // The names are the product's own, so the page accepts them.
            let _ = dom.set_attribute(name, value);
        }
    }
    for (name, _) in old {
        if !wanted.iter().any(|(known, _)| known == name) {
            let _ = dom.remove_attribute(name);
        }
    }
}
