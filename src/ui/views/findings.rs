//! The view of a review's findings: beside the user's text, in order, each with what to do, where, and who says so.

use crate::basics::text::number;
use crate::knowledge::words::text;
use crate::ui::controls::{IDEA, TICK, WARN, fold, group, lead, quiet, sources};
use crate::ui::derived::Shown;
use crate::ui::ids;
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, drawn, el, joined};
use crate::{Finding, Severity};

/// So much of a place is quoted, in characters.
const LONGEST_QUOTE: usize = 32;

/// The findings as a list. Our own wording has none beside its gaps, which have fields of their own; nothing is said there.
pub(super) fn list(scene: &Scene, shown: &Shown) -> Option<Element> {
    if !shown.edited {
        return None;
    }
    let id = scene.id(&[ids::FINDINGS]);
    if shown.findings.is_empty() {
        let clear = el(P).key("findings").class("said clear").attr(ID, id);
        return Some(clear.child(drawn(TICK)).text(text::UI_FINDINGS_NONE));
    }
    let rows = shown.findings.chunk_by(same).map(|alike| row(scene, shown, alike));
    let group = group("findings", scene.id(&["findings-title"]), text::UI_FINDINGS).attr(ID, id);
    Some(group.child(el(UL).all(rows)))
}

/// The same is said once, for all its places.
fn same(one: &Finding, other: &Finding) -> bool {
    one.message == other.message
}

fn row(scene: &Scene, shown: &Shown, alike: &[Finding]) -> Element {
    let first = &alike[0];
    let (class, icon, word) = match first.severity {
        Severity::Error => ("finding error", WARN, text::UI_FINDING_ERROR),
        Severity::Warning => ("finding warning", WARN, text::UI_FINDING_WARNING),
        Severity::Hint => ("finding hint", IDEA, text::UI_FINDING_HINT),
    };
    let key = joined(&[first.id, &number(first.start as i32)]);
    let mut places = alike.iter().filter_map(|finding| place(scene, shown, finding)).peekable();
    let places = places.peek().is_some().then(|| el(DIV).key("places").class("row wrap").all(places));
    let sources = fold(scene, &["finding-", first.id].concat(), text::UI_SAYS_SO, |folded| {
        folded.child(sources(scene, first.cites))
    });
    let said = el(P).child(lead(scene, scene.get(word))).text(&first.message);
    let what = el(DIV).class("what").child(said).maybe(places).child(sources);
    el(LI).keyed(key).class(class).attr(PART, "finding").child(drawn(icon)).child(what)
}

/// A button that quotes the place and marks it in the text; nothing for what concerns the message as a whole.
fn place(scene: &Scene, shown: &Shown, finding: &Finding) -> Option<Element> {
    let units: Vec<u16> = shown.text.encode_utf16().collect();
    let whole = (finding.start, finding.end) == (0, units.len());
    let part = units.get(finding.start..finding.end).filter(|part| !part.is_empty() && !whole)?;
    let words = String::from_utf16_lossy(part);
    let mut quote: String = words.trim().chars().take(LONGEST_QUOTE).collect();
    if quote.len() < words.trim().len() {
        quote.push('…');
    }
    let label = scene.fill(text::UI_FINDING_PLACE, &[("part", &quote)]);
    let show = quiet(label, Message::ShowPlace(finding.start, finding.end));
    Some(show.key(&number(finding.start as i32)).attr(DIR, "auto").own_words(true))
}
