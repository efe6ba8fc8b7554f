//! The ARIA live region: announces what changed, debounced.

use super::page::{self, Later};
use web_sys::{Document, Element, Node};

/// Milliseconds of quiet before an announcement.
const CALM: i32 = 700;

/// A polite live region, present before it is used.
pub(super) struct Announcer {
    pub region: Element,
    timer: Option<Later>,
}

impl Announcer {
    /// Adds the region to a node, hidden from sight.
    pub fn new(document: &Document, parent: &Node) -> Option<Announcer> {
        let attributes = [("role", "status"), ("aria-live", "polite"), ("class", "ic-unseen")];
        let region = page::element(document, "div", &attributes).ok()?;
        parent.append_child(&region).ok()?;
        Some(Announcer { region, timer: None })
    }

    /// Announces this after a pause, in place of what was still waiting.
    pub fn announce(&mut self, words: String) {
        if words.is_empty() {
            return;
        }
        let region = self.region.clone();
        self.timer = Some(Later::new(CALM, Box::new(move || region.set_text_content(Some(&words)))));
    }

    /// Takes the region away.
    pub fn remove(&self) {
        self.region.remove();
    }
}
