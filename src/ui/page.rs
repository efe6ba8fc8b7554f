//! Bindings to what only the browser can do: timers, the clipboard, files.

use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Clipboard, Document, Element, HtmlElement, HtmlInputElement, Url, Window};

#[wasm_bindgen]
extern "C" {
    /// A timer's handle is whatever the page gives: tests put a clock of their own there, with numbers beyond 32 bits.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(action: &js_sys::Function, milliseconds: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Option<Window>;
}

/// Something for JavaScript to call, also while it is at work already: what it changes in the page may raise events. All of
/// it has this one form, since each form weighs.
pub(super) fn callback(action: Box<dyn Fn(JsValue)>) -> Closure<dyn Fn(JsValue)> {
    Closure::wrap(action)
}

/// Something that happens after a while, unless it is dropped before.
pub(super) struct Later {
    timer: JsValue,
    _action: Closure<dyn Fn(JsValue)>,
}

impl Later {
    /// Does something after so many milliseconds.
    pub fn new(milliseconds: i32, action: Box<dyn Fn()>) -> Later {
        let action = callback(Box::new(move |_| action()));
        Later { timer: set_timeout(action.as_ref().unchecked_ref(), milliseconds), _action: action }
    }
}

impl Drop for Later {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
    }
}

/// The page's window.
pub(super) fn window() -> Option<Window> {
    WINDOW.with(Option::clone)
}

/// A property of something in the page; undefined where it has none, or does not give it.
#[inline(never)]
pub(super) fn property(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or_default()
}

/// A property of the window.
pub(super) fn of_window(name: &str) -> JsValue {
    window().map(|window| property(&window, name)).unwrap_or_default()
}

/// Puts a text into the clipboard and says whether it is there; `false` at once where there is no clipboard.
pub(super) fn copy(text: &str, then: impl Fn(bool) + 'static) {
    let clipboard = property(&of_window("navigator"), "clipboard");
    // Pages that did not come over a secure connection have none.
    if clipboard.is_object() {
        let copied = clipboard.unchecked_ref::<Clipboard>().write_text(text);
        settle(&copied, Rc::new(move |outcome| then(outcome.is_some())));
    } else {
        then(false);
    }
}

/// A new element with attributes.
pub(super) fn element(document: &Document, tag: &str, attributes: &[(&str, &str)]) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    Ok(element)
}

/// Hands a text to the user as a file.
pub(super) fn download(document: &Document, name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = element(document, "a", &[("href", &address), ("download", name)])?;
    link.unchecked_ref::<HtmlElement>().click();
    // Some browsers read the file only after this task.
    let revoke = callback(Box::new(move |_| drop(Url::revoke_object_url(&address))));
    set_timeout(revoke.into_js_value().unchecked_ref(), 60_000);
    Ok(())
}

/// A file larger than this, in bytes, is none of ours: no browser keeps as much of our plans.
const LARGEST_FILE: f64 = 5_000_000.0;

/// The file that an input holds, which then is empty, so that the same file can be chosen again.
pub(super) fn chosen_file(input: &Element) -> JsValue {
    let file = property(&property(input, "files"), "0");
    input.unchecked_ref::<HtmlInputElement>().set_value("");
    file
}

/// Reads a file by one of its own methods, `text` or `arrayBuffer`; where it cannot be read, nothing stands for it.
pub(super) fn read_file(file: &JsValue, how: &str, then: impl Fn(JsValue) + 'static) {
    let is_small = property(file, "size").as_f64().is_some_and(|size| size <= LARGEST_FILE);
    let method = property(file, how);
    match method.dyn_ref::<js_sys::Function>().filter(|_| is_small).and_then(|method| method.call0(file).ok()) {
        Some(read) => settle(read.unchecked_ref(), Rc::new(move |outcome| then(outcome.unwrap_or_default()))),
        None => then(JsValue::UNDEFINED),
    }
}

/// Does something once a promise is settled: with what it became, if it was kept.
fn settle(promise: &js_sys::Promise, then: Rc<dyn Fn(Option<JsValue>)>) {
    let outcome = |kept: bool| {
        let then = then.clone();
        callback(Box::new(move |value| then(Some(value).filter(|_| kept)))).into_js_value()
    };
    // `then` itself, since its typed form wants closures that outlive the call.
    if let Some(method) = property(promise, "then").dyn_ref::<js_sys::Function>() {
        let _ = method.call2(promise, &outcome(true), &outcome(false));
    }
}
