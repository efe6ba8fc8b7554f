//! What only the page can do: timers, the clipboard, files.

use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, HtmlAnchorElement, HtmlInputElement, HtmlTextAreaElement, Url,
};

#[wasm_bindgen]
extern "C" {
    /// A timer's handle is whatever the page gives: tests put a clock of their own there, with numbers beyond 32 bits.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(action: &js_sys::Function, milliseconds: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Something that happens after a while, unless it is dropped before.
pub(super) struct Later {
    timer: JsValue,
    _action: Closure<dyn FnMut()>,
}

impl Later {
    /// Does something after so many milliseconds.
    pub fn new(milliseconds: i32, action: impl FnMut() + 'static) -> Later {
        let action = Closure::new(action);
        Later { timer: set_timeout(action.as_ref().unchecked_ref(), milliseconds), _action: action }
    }
}

impl Drop for Later {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
    }
}

/// Puts a text into the clipboard and says whether it is there; `false` at once where there is no clipboard.
pub(super) fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window().map(|window| window.navigator());
    // Pages that did not come over a secure connection have none.
    let clipboard = clipboard
        .filter(|navigator| js_sys::Reflect::get(navigator, &"clipboard".into()).is_ok_and(|found| found.is_object()));
    match clipboard {
        Some(navigator) => settle(&navigator.clipboard().write_text(text), move |outcome| then(outcome.is_ok())),
        None => then(false),
    }
}

/// Selects the text of a field, so that one press of the keyboard copies it.
pub(super) fn select(element: &Element) {
    super::dom::focus(Some(element));
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.select();
    } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Selects a part of a text area, from and to in UTF-16 code units, and goes there.
pub(super) fn mark(element: &Element, start: usize, end: usize) {
    super::dom::focus(Some(element));
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        // A detached area has no selection: then there is nothing to mark.
        let _ = area.set_selection_range(start as u32, end as u32);
    }
}

/// Hands a text to the user as a file.
pub(super) fn download(document: &Document, name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// A file larger than this, in bytes, is none of ours: no browser keeps as much of our plans.
const LARGEST_FILE: f64 = 5_000_000.0;

/// Reads the file that an input holds, and empties the input so that the same file can be chosen again.
pub(super) fn read_file(input: &Element, then: impl FnOnce(String) + 'static) {
    let Some(input) = input.dyn_ref::<HtmlInputElement>() else { return };
    let file = input.files().and_then(|files| files.get(0));
    if file.as_ref().is_some_and(|file| file.size() > LARGEST_FILE) {
        // Nothing that could be read stands for it.
        then(String::new());
    } else if let Some(file) = file {
        settle(&file.text(), move |outcome| then(outcome.ok().and_then(|text| text.as_string()).unwrap_or_default()));
    }
    input.set_value("");
}

/// Does something once a promise is settled, either way.
fn settle(promise: &js_sys::Promise, then: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    // Only one of the two is ever called, so what they share is taken by whichever it is.
    let then = std::rc::Rc::new(std::cell::Cell::new(Some(then)));
    let other = then.clone();
    let kept = Closure::once_into_js(move |value: JsValue| {
        if let Some(then) = then.take() {
            then(Ok(value));
        }
    });
    let broken = Closure::once_into_js(move |reason: JsValue| {
        if let Some(then) = other.take() {
            then(Err(reason));
        }
    });
    let arguments = js_sys::Array::of2(&kept, &broken);
    // `then` itself, since its typed form wants closures that outlive the call.
    if let Ok(method) = js_sys::Reflect::get(promise, &"then".into())
        && let Some(method) = method.dyn_ref::<js_sys::Function>()
    {
        let _ = method.apply(promise, &arguments);
    }
}
