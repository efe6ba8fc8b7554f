//! The reader of invitations for JavaScript, where `www/invitation.js` checks what it is called with.

use crate::bridge::give::give;
use crate::{Asked, CivilError, InvitationAnswer, InvitationOptions, LocalDateTime, read_answered};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "zones")]
extern "C" {
    /// By how many minutes a zone's clock is ahead of UTC at a minute in UTC; NaN of a zone that the host does not know.
    #[wasm_bindgen(js_name = offsetAt)]
    fn offset_at(zone: &str, instant: i32) -> f64;
}

/// See [`read_answered()`]. The answers are a text: for each a line with the place of its event, one with what was asked, and
/// one with the answer. What cannot be used is named in the place of a reading: `now` and why, or an answer's place.
#[wasm_bindgen(js_name = readInvitation)]
pub fn invitation(content: &[u8], now: &str, zone: &str, you: &str, answers: &str) -> Result<JsValue, JsValue> {
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
    let mut said = Vec::new();
    let mut lines = answers.split('\n');
    while let (Some(event), Some(field), Some(value)) = (lines.next(), lines.next(), lines.next()) {
        let field = match field {
            "date" => Asked::Date,
            "time" => Asked::Time,
            "zone" => Asked::Zone,
            "which" => Asked::Which,
            _ => Asked::You,
        };
        let event = event.parse().unwrap_or(usize::MAX);
        said.push(InvitationAnswer { event, field, value: value.to_owned() });
    }
    match read_answered(content, &options, &said, &clock) {
        Ok(invitation) => give(&invitation),
        Err(answer) => Ok((answer as f64).into()),
    }
}
