//! The widget: a form, the advice on it, a checklist and drafts, built into a node that a host provides.
//!
//! It is an Elm-style loop. An event becomes a message (`message.rs`), the message updates the state (`update.rs`), the engine
//! advises on it (`app.rs`), views build a virtual DOM (`views/`, `sketch.rs`), a keyed diff finds what changed (`patch.rs`),
//! and the page is patched (`dom.rs`).
//!
//! | file | is |
//! |---|---|
//! | `fields.rs` | the questions: what kind of answer each field takes, and the words to ask with |
//! | `state.rs`, `records.rs`, `undo.rs` | the persistent state, what has happened recorded in it, and selective undo |
//! | `given.rs` | the adapter between form and model |
//! | `page.rs`, `clock.rs`, `announce.rs` | bindings: timers, clipboard, files; date formatting; the live region |
//! | `json.rs`, `store.rs` | the serializer of the state, and its persistence on this device |
//! | `invited.rs` | an invitation on its way into the plan |
//! | `message.rs`, `session.rs` | what the user can do, and the state that ends with the visit |
//! | `ids.rs` | the ids that labels and the focus refer to |
//! | `names.rs`, `sketch.rs`, `patch.rs`, `dom.rs` | interned names, the virtual DOM, its diff, and the page |
//! | `derived.rs`, `scene.rs` | what follows from the state, and the snapshot that views read |
//! | `controls.rs`, `inputs.rs` | components of the views |
//! | `views/` | the views, one for each part of the page |
//! | `app.rs`, `update.rs`, `inviting.rs`, `widget.rs` | the loop: render, update, and the events that drive it |

// From the ground up: each file uses only those above it (`tests/it/layers.rs`).
mod fields;
pub(crate) mod cards;
mod state;
mod records;
mod undo;
mod given;
mod page;
mod clock;
mod announce;
mod json;
mod store;
mod invited;
mod message;
mod session;
mod ids;
mod names;
mod sketch;
mod patch;
mod dom;
mod derived;
mod scene;
mod controls;
mod inputs;
mod views;
mod app;
mod inviting;
mod update;
mod widget;

pub use widget::Widget;
