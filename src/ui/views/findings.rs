//! What a review finds in the user's own text: beside it, in order, each with what to do, where it stands and who says so.

use super::drafts::Shown;
use crate::content::text;
use crate::ui::controls::{IDEA, TICK, WARN, fold, quiet, svg_icon};
use crate::ui::dom::{Element, el};
use crate::ui::message::Message;
use crate::ui::scene::Scene;
use crate::{Finding, Kind, ReviewOptions, Sent, Severity, review};

/// So much of a place is quoted, in characters.
const LONGEST_QUOTE: usize = 32;

/// What there is to mend in a text to an interviewer.
pub(super) fn of(
    scene: &Scene,
    person: &str,
    (name, kind): (&str, Kind),
    limit: Option<usize>,
    text: &str,
) -> Vec<Finding> {
    let others = scene.plan().drafts.iter().filter(|other| other.person != person && other.kind == name);
    let others = others.filter_map(|other| {
        let (text, _) = other.text.as_ref()?;
        Some(Sent { person_id: Some(other.person.clone()), text: text.clone() })
    });
    let options = ReviewOptions {
        note_limit: limit.map(|limit| limit as u32),
        person_id: Some(person.to_owned()),
        others: others.collect(),
        ..ReviewOptions::new(kind)
    };
    review(Some(scene.situation), text, &options)
}

/// The findings as a list. Our own wording has none beside its gaps, which have fields of their own; nothing is said there.
pub(super) fn list(scene: &Scene, shown: &Shown) -> Option<Element> {
    if !shown.edited {
        return None;
    }
    let id = scene.id("findings");
    if shown.findings.is_empty() {
        let clear = el("p").key("findings").class("said clear").attr("id", id);
        return Some(clear.child(svg_icon("tick", TICK)).text(scene.get(text::UI_FINDINGS_NONE)));
    }
    let rows = shown.findings.chunk_by(same).map(|alike| row(scene, shown, alike));
    let title = scene.id("findings-title");
    Some(
        el("div")
            .key("findings")
            .class("findings")
            .attr("id", id)
            .attr("role", "group")
            .attr("aria-labelledby", title.clone())
            .child(el("p").class("legend").attr("id", title).text(scene.get(text::UI_FINDINGS)))
            .child(el("ul").all(rows.collect())),
    )
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
    let key = [first.id, &first.start.to_string()].concat();
    let places = alike.iter().filter_map(|finding| place(scene, shown, finding)).collect::<Vec<Element>>();
    let places = (!places.is_empty()).then(|| el("div").key("places").class("row wrap").all(places));
    let sources = fold(scene, &["finding-", first.id].concat(), scene.get(text::UI_SAYS_SO), || {
        vec![super::checklist::sources(scene, first.cites)]
    });
    let word = el("strong").text([scene.get(word), ": "].concat());
    el("li").key(key).attr("class", class).attr("part", "finding").child(svg_icon("severity", icon)).child(
        el("div").class("what").child(el("p").child(word).text(first.message.clone())).maybe(places).child(sources),
    )
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
    Some(
        quiet(label, Message::ShowPlace(finding.start, finding.end)).key(finding.start.to_string()).attr("dir", "auto"),
    )
}
