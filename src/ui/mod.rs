//! The widget: a form, the advice on it, a checklist and drafts, built into a node that a host provides.
//!
//! An event becomes a message (`message.rs`), the message changes the state (`update.rs`), the engine is asked anew
//! (`app.rs`), views sketch the page as it should be (`views/`, `sketch.rs`), and what differs (`patch.rs`) is changed (`dom.rs`).
//!
//! | file | does |
//! |---|---|
//! | `state.rs` | what the user has entered, and `undo.rs` how one thing of it is taken back |
//! | `fields.rs` | which questions there are, and how each is asked |
//! | `given.rs` | hands a plan to the engine as its input |
//! | `scene.rs` | what views look at |
//! | `controls.rs`, `answers.rs` | what views are made of |
//! | `store.rs`, `json.rs` | keep the state on this device |
//! | `clock.rs`, `announce.rs`, `page.rs` | time, the live region, clipboard and files |

mod announce;
mod answers;
mod app;
mod clock;
mod controls;
mod dom;
mod fields;
mod given;
mod json;
mod message;
mod page;
mod patch;
mod scene;
mod sketch;
mod state;
mod store;
mod undo;
mod update;
mod views;
mod widget;

pub use widget::Widget;
