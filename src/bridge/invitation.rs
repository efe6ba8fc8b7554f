//! The reader of invitations for JavaScript, where `www/invitation.js` checks what it is called with.

use crate::bridge::give::give;
use crate::{Asked, CivilError, InvitationAnswer, InvitationOptions, LocalDateTime, read_answered};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "zones")]
extern "C" {
    /// By how many minutes a zone's clock is ahead of UTC at a minute in UTC; NaN of a zone that the host does not know.
    #[wasm_bindgen(js_name = offsetAt)]
    fn offset_at(zone: &str, instant: i32) -> f64;
}

thread_local! {
    static ANSWERS: Cell<Vec<InvitationAnswer>> = const { Cell::new(Vec::new()) };
}

/// Notes the answer to a question for the reading that comes next.
#[wasm_bindgen]
pub fn answer(event: u32, field: u32, value: &str) {
    let fields = [Asked::Date, Asked::Time, Asked::Zone, Asked::Which, Asked::You];
    if let Some(field) = fields.get(field as usize) {
        let mut answers = ANSWERS.take();
        answers.push(InvitationAnswer { event: event as usize, field: *field, value: value.to_owned() });
        ANSWERS.set(answers);
    }
}

/// See [`read_answered()`]. What cannot be used is named in the place of a reading: why `now` is none, or an answer's place.
#[wasm_bindgen(js_name = readInvitation)]
pub fn invitation(content: &[u8], now: &str, zone: &str, you: &str) -> Result<JsValue, JsValue> {
    let answers = ANSWERS.take();
    let now = match LocalDateTime::parse(now) {
        Ok(now) => now,
        Err(CivilError::Form) => return Ok("form".into()),
        Err(CivilError::Impossible) => return Ok("impossible".into()),
        Err(CivilError::Year) => return Ok("year".into()),
    };
    let options = InvitationOptions { now, zone: zone.to_owned(), you: Some(you.to_owned()) };
    let clock = |zone: &str, instant| {
        let minutes = offset_at(zone, instant);
        (!minutes.is_nan()).then_some(minutes as i32)
    };
    match read_answered(content, &options, &answers, &clock) {
        Ok(invitation) => give(&invitation),
        Err(answer) => Ok((answer as f64).into()),
    }
}
