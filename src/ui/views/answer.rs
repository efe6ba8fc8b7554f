//! The answer: what to do, for whom and when; first on the page, and its gist always in sight.

use crate::civil::DAY;
use crate::content::{Text, number, text};
use crate::situation::{Request, Stage};
use crate::ui::controls::{button, fold, primary, quiet, verdict_class, verdict_icon};
use crate::ui::dom::{Element, On, el};
use crate::ui::message::Message;
use crate::ui::scene::Scene;
use crate::ui::state::Happened;
use crate::{Choice, Person, Said, Until, Verdict};

/// So many people are listed one by one; of more, the others are folded away.
const MOST_LISTED: usize = 6;

/// The gist in one line, which stays in sight while the rest scrolls.
pub(super) fn strip(scene: &Scene) -> Option<Element> {
    let person = scene.person()?;
    let line = el("div").key("strip").part("strip");
    let line = match &scene.session.told {
        Some(_) => line.child(
            el("div")
                .class("supposing")
                .child(el("p").text(scene.fill(text::UI_SUPPOSING, &[("fact", &scene.session.supposed)])))
                .child(quiet(scene.get(text::UI_SUPPOSE_KEEP), Message::KeepSupposed))
                .child(
                    quiet(scene.get(text::UI_SUPPOSE_STOP), Message::StopSupposing)
                        .attr("id", scene.id("stop-supposing")),
                ),
        ),
        None => line,
    };
    let gist = el("p").attr("class", ["gist ", verdict_class(person.verdict)].concat()).attr("part", "gist");
    let whose =
        scene.several().then(|| el("span").class("whose").attr("dir", "auto").text(scene.name(&person.id).to_owned()));
    Some(
        line.child(
            gist.child(verdict_icon(person.verdict))
                .maybe(whose)
                .child(el("strong").text(scene.verdict(person.verdict)))
                .maybe(brief_when(scene, person).map(|when| el("span").class("when").text(when))),
        ),
    )
}

/// The headline, everyone's verdict, and the particulars of the one who is shown.
pub(super) fn section(scene: &Scene, told: bool) -> Element {
    let title = scene.id("answer-title");
    let headline = if told { scene.advice.headline.clone() } else { scene.get(text::UI_WELCOME).to_owned() };
    let section = el("section")
        .key("answer")
        .attr("class", "answer")
        .attr("part", "answer")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", title.clone());
    let on_paper = told.then(|| el("p").key("plan").class("on-paper").text(super::plans::name(scene, scene.plan())));
    let section = section.maybe(on_paper).child(
        el("h2")
            .attr("id", title)
            .attr("class", "headline")
            .attr("part", "headline")
            .attr("dir", "auto")
            .text(headline),
    );
    if !told {
        return section.child(el("p").class("hint").text(scene.get(text::UI_WELCOME_HINT)));
    }
    let overview = scene.several().then(|| overview(scene));
    section.maybe(overview).maybe(scene.person().map(|person| particulars(scene, person))).maybe(notices(scene))
}

/// Who, when and what: one row for each interviewer, pressed to see more.
fn overview(scene: &Scene) -> Element {
    let people = &scene.advice.people;
    let rows = |people: &[Person]| people.iter().map(|person| row(scene, person)).collect();
    let list = |name: &'static str, rows: Vec<Element>| {
        el("ul").key(name).class("people").attr("aria-label", scene.get(text::UI_PEOPLE_LIST)).all(rows)
    };
    if people.len() <= MOST_LISTED {
        return list("overview", rows(people));
    }
    // The chosen one stays in sight, wherever they stand.
    let first: Vec<&Person> = people.iter().filter(|person| person.id == scene.plan().chosen).collect();
    let shown = first.into_iter().map(|person| row(scene, person)).collect();
    let all = scene.fill(text::UI_PEOPLE_ALL, &[("number", &number(people.len() as i32)), ("counts", &counts(scene))]);
    el("div")
        .key("overview")
        .class("overview")
        .child(list("shown", shown))
        .child(fold(scene, "everyone", all, || vec![list("all", rows(people))]))
}

/// How many there are of each verdict: "3 send, 2 wait".
fn counts(scene: &Scene) -> String {
    let verdicts = [
        Verdict::Accept,
        Verdict::Send,
        Verdict::FollowUp,
        Verdict::Wait,
        Verdict::Connected,
        Verdict::MoveOn,
        Verdict::Skip,
    ];
    let count = |verdict| scene.advice.people.iter().filter(|person| person.verdict == verdict).count();
    let counted = verdicts.into_iter().map(|verdict| (verdict, count(verdict))).filter(|(_, count)| *count > 0);
    let said = counted.map(|(verdict, count)| {
        scene.fill(text::UI_PEOPLE_COUNT, &[("number", &number(count as i32)), ("verdict", scene.verdict(verdict))])
    });
    said.collect::<Vec<String>>().join(scene.get(text::PEOPLE_LIST_COMMA))
}

fn row(scene: &Scene, person: &Person) -> Element {
    let chosen = person.id == scene.plan().people[scene.plan().chosen_place()].id;
    el("li").key(person.id.clone()).child(
        el("button")
            .attr("type", "button")
            .attr("class", ["person ", verdict_class(person.verdict)].concat())
            .attr("part", "person")
            .attr("aria-pressed", if chosen { "true" } else { "false" })
            .on(On::Click, Message::Choose(person.id.clone()))
            .child(verdict_icon(person.verdict))
            .child(el("span").class("who").attr("dir", "auto").text(scene.name(&person.id).to_owned()))
            .child(el("span").class("what").text(scene.verdict(person.verdict)))
            .maybe(brief_when(scene, person).map(|when| el("span").class("when").text(when))),
    )
}

/// When, what comes first, and what may have happened.
fn particulars(scene: &Scene, person: &Person) -> Element {
    let whose =
        scene.several().then(|| el("h3").key("whose").attr("dir", "auto").text(scene.name(&person.id).to_owned()));
    let when = when(scene, person)
        .map(|when| el("p").key("when").attr("class", "moment-line").attr("part", "moment").text(when));
    let first = first_steps(scene, person).map(|first| el("p").key("first").class("first").text(first));
    let bare = (!person.with_note).then(|| el("p").key("bare").class("hint").text(scene.get(text::UI_NO_NOTE)));
    el("div")
        .key("particulars")
        .class("particulars")
        .maybe(whose)
        .maybe(when)
        .maybe(first)
        .maybe(bare)
        .child(records(scene, person))
}

/// What to do before the request, by its short words.
fn first_steps(scene: &Scene, person: &Person) -> Option<String> {
    let undone = |id: &&String| scene.plan().tick(id) != Some(true);
    let items = person
        .do_first
        .iter()
        .filter(undone)
        .filter_map(|id| scene.advice.checklist.iter().find(|item| item.id == *id));
    let words: Vec<Said> = items.map(|item| item.text.clone()).collect();
    let (first, more) = words.split_first()?;
    Some(match more.len() {
        0 => scene.fill(text::UI_FIRST_ONE, &[("item", first)]),
        more => scene.fill(text::UI_FIRST_MORE, &[("item", first), ("number", &number(more as i32))]),
    })
}

/// The moment in full, in the reader's own form, with the time that is left.
fn when(scene: &Scene, person: &Person) -> Option<String> {
    let window = person.window?;
    let moment = |moment| scene.moment(moment);
    let [opens, closes, suggested] =
        [window.opens, window.closes, window.suggested].map(|known| known.map(moment).unwrap_or_default());
    let relative = |known: Option<crate::LocalDateTime>| known.map(|known| scene.relative(known)).unwrap_or_default();
    let say = |text: Text, moment: Option<crate::LocalDateTime>| {
        scene.fill(text, &[("opens", &opens), ("closes", &closes), ("relative", &relative(moment))])
    };
    let main = match (person.verdict, window.until) {
        (Verdict::Send, _) if window.late => say(text::UI_WHEN_LATE, None),
        (Verdict::Send, _) if window.closes.is_some() => say(text::UI_WHEN_CLOSES, window.closes),
        (Verdict::Send, _) => say(text::UI_WHEN_NO_END, None),
        (_, Some(Until::Reply)) if window.closes.is_some() => say(text::UI_WHEN_REPLY_BY, window.closes),
        (_, Some(Until::Reply)) => say(text::UI_WHEN_REPLY, None),
        (_, Some(Until::Decision)) if window.opens.is_some() => say(text::UI_WHEN_DECISION_FROM, window.opens),
        (_, Some(Until::Decision)) => say(text::UI_WHEN_DECISION, None),
        (_, Some(Until::Interview)) if window.opens.is_none() => say(text::UI_WHEN_INTERVIEW, None),
        _ if window.opens.is_none() => say(text::UI_WHEN_UNKNOWN, None),
        _ if window.closes.is_some() => say(text::UI_WHEN_OPENS_CLOSES, window.opens),
        _ => say(text::UI_WHEN_OPENS, window.opens),
    };
    // The window's own first minute needs no second mention.
    let extra = window.suggested.filter(|at| Some(*at) != window.opens && *at > scene.now);
    let extra = extra.map(|_| scene.fill(text::UI_WHEN_SUGGESTED, &[("suggested", &suggested)]));
    Some([main, extra.unwrap_or_default()].concat())
}

/// The moment in a few words, for the strip and the rows.
fn brief_when(scene: &Scene, person: &Person) -> Option<String> {
    let window = person.window?;
    let say = |text: Text, moment| {
        Some(scene.fill(text, &[("relative", &scene.relative(moment)), ("moment", &scene.moment(moment))]))
    };
    match (person.verdict, window.until, window.opens, window.closes) {
        (Verdict::Send, _, _, Some(closes)) => say(text::UI_BRIEF_CLOSES, closes),
        (Verdict::Send, ..) => None,
        (_, Some(Until::Reply), ..) => Some(scene.get(text::UI_BRIEF_REPLY).to_owned()),
        (_, _, Some(opens), _) => say(text::UI_BRIEF_OPENS, opens),
        (_, Some(Until::Decision), ..) => Some(scene.get(text::UI_BRIEF_DECISION).to_owned()),
        (_, Some(Until::Interview), ..) => Some(scene.get(text::UI_BRIEF_INTERVIEW).to_owned()),
        _ => None,
    }
}

/// The buttons that record in one press what has happened: the likeliest at hand, the others folded away.
fn records(scene: &Scene, person: &Person) -> Element {
    let (likely, possible) = what_may_have_happened(scene, person);
    let press = |happened: Happened| Message::Record(happened, person.id.clone());
    let word = |happened: Happened| scene.say(word_for(happened), &person.id);
    let mut row: Vec<Element> = Vec::new();
    for (place, happened) in likely.into_iter().enumerate() {
        let make =
            if place == 0 { primary(word(happened), press(happened)) } else { button(word(happened), press(happened)) };
        row.push(make.key(happened_key(happened)));
    }
    let rest = (!possible.is_empty()).then(|| {
        fold(scene, "happened", scene.get(text::UI_HAPPENED_MORE), || {
            let buttons =
                possible.iter().map(|happened| button(word(*happened), press(*happened)).key(happened_key(*happened)));
            vec![el("div").class("row wrap").all(buttons.collect())]
        })
    });
    let row = (!row.is_empty()).then(|| el("div").key("likely").class("row wrap").all(row));
    el("div").key("records").class("records").maybe(row).maybe(rest)
}

fn what_may_have_happened(scene: &Scene, person: &Person) -> (Vec<Happened>, Vec<Happened>) {
    use Happened::*;
    let pending =
        scene.plan().person(&person.id).is_some_and(|met| met.answers.get(Request::FIELD) == Request::Pending.name());
    let (mut likely, mut possible) = match person.verdict {
        Verdict::Send => (vec![Sent], vec![TheyAsked, Suggested]),
        Verdict::Accept => (vec![Accepted], vec![]),
        Verdict::FollowUp => (vec![FollowedUp], vec![Accepted, Declined, Lost]),
        Verdict::Wait if pending => (vec![Accepted], vec![Declined, Lost]),
        Verdict::Wait => (vec![], vec![Suggested, TheyAsked, Sent]),
        Verdict::MoveOn if pending => (vec![], vec![Accepted, Declined, Lost]),
        Verdict::MoveOn => (vec![], vec![Suggested, TheyAsked]),
        Verdict::Skip => (vec![], vec![Suggested, TheyAsked, Sent]),
        Verdict::Connected => (vec![], vec![]),
    };
    if owes_thanks(scene, &person.id) {
        likely.insert(0, Thanked);
    }
    if [Stage::After, Stage::Between].iter().any(|stage| stage.name() == scene.advice.stage) {
        possible.extend([CheckedIn, Offer, Rejected, Ended]);
    }
    (likely, possible)
}

/// The interview has been held, and no thank-you email is on record.
fn owes_thanks(scene: &Scene, person: &str) -> bool {
    let id = ["thankYou:", person].concat();
    let held = |due: Option<crate::LocalDateTime>| match due {
        Some(due) => due - DAY <= scene.now,
        None => scene.advice.stage != Stage::Before.name(),
    };
    scene.advice.checklist.iter().any(|item| item.id == id && !item.done && held(item.due))
}

/// What was recorded, in words.
pub(crate) fn recorded(scene: &Scene, happened: Happened, person: &str) -> String {
    scene.fill(text::UI_DONE_RECORDED, &[("fact", &scene.say(word_for(happened), person))])
}

fn word_for(happened: Happened) -> Text {
    match happened {
        Happened::Sent => text::UI_HAPPENED_SENT,
        Happened::Accepted => text::UI_HAPPENED_ACCEPTED,
        Happened::Declined => text::UI_HAPPENED_DECLINED,
        Happened::Lost => text::UI_HAPPENED_LOST,
        Happened::TheyAsked => text::UI_HAPPENED_THEY_ASKED,
        Happened::Suggested => text::UI_HAPPENED_SUGGESTED,
        Happened::Thanked => text::UI_HAPPENED_THANKED,
        Happened::FollowedUp => text::UI_HAPPENED_FOLLOWED_UP,
        Happened::CheckedIn => text::UI_HAPPENED_CHECKED_IN,
        Happened::Offer => text::UI_HAPPENED_OFFER,
        Happened::Rejected => text::UI_HAPPENED_REJECTED,
        Happened::Ended => text::UI_HAPPENED_ENDED,
    }
}

fn happened_key(happened: Happened) -> String {
    ["happened", &number(happened as i32)].concat()
}

/// What was ignored or resolved.
fn notices(scene: &Scene) -> Option<Element> {
    let notices: Vec<Element> = scene.advice.notices.iter().map(|notice| el("li").text(notice.clone())).collect();
    (!notices.is_empty()).then(|| el("ul").key("notices").class("notices").all(notices))
}
