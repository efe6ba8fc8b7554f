//! The verdict view: what to do, for whom and when. It comes first on the page, and its gist stays in sight.

use crate::basics::text::number;
use crate::knowledge::words::{Text, text};
use crate::model::situation::{Request, Stage};
use crate::ui::controls::{MARK, PLAIN, PRIMARY, fold, pressed, quiet, verdict_class, verdict_icon};
use crate::ui::derived::{date_of, owes_thanks};
use crate::ui::ids;
use crate::ui::message::Message;
use crate::ui::names::*;
use crate::ui::records::Happened;
use crate::ui::scene::Scene;
use crate::ui::sketch::{Element, On, drawn, el, joined};
use crate::ui::state::Place;
use crate::{Choice, Person, Said, Until, Verdict};

/// So many people are listed one by one; of more, the others are folded away.
const MOST_LISTED: usize = 6;

/// The gist in one line, which stays in sight while the rest scrolls.
pub(super) fn strip(scene: &Scene) -> Option<Element> {
    let person = scene.person()?;
    let line = el(DIV).key("strip").part("strip");
    let line = match &scene.session.supposing {
        Some(supposing) => {
            let stop = quiet(text::UI_SUPPOSE_STOP, Message::StopSupposing).attr(ID, scene.id(&[ids::STOP_SUPPOSING]));
            let supposing = el(DIV)
                .class("supposing")
                .child(el(P).text(scene.fill(text::UI_SUPPOSING, &[("fact", &scene.facts(&supposing.facts))])))
                .child(quiet(text::UI_SUPPOSE_KEEP, Message::KeepSupposed));
            line.child(supposing.child(stop))
        }
        None => line,
    };
    let gist = el(P).attr(CLASS, joined(&["gist ", verdict_class(person.verdict)])).attr(PART, "gist");
    let gist = gist.child(verdict_icon(person.verdict)).maybe(scene.several().then(|| called(scene, "whose", person)));
    Some(line.child(gist.child(el(STRONG).text(scene.verdict(person.verdict))).maybe(brief_when(scene, person))))
}

/// The answer: its verdict, what to do for everybody in one sentence, and the particulars of the one who is shown.
pub(super) fn section(scene: &Scene, begun: bool) -> Element {
    let title = scene.id(&[ids::ANSWER]);
    let person = scene.person().filter(|_| begun);
    let class = person.map_or("blank", |person| verdict_class(person.verdict));
    let section = el(SECTION).key("answer").attr(CLASS, joined(&["answer ", class])).attr(PART, "answer");
    let section = section.attr(TABINDEX, "-1").attr(ARIA_LABELLEDBY, title);
    let headline = el(H2).attr(ID, title).attr(TABINDEX, "-1").part("headline").attr(DIR, "auto");
    let Some(person) = person else {
        let hint = el(P).class("hint").text(text::UI_WELCOME_HINT);
        return section.child(drawn(MARK)).child(headline.text(text::UI_WELCOME)).child(hint);
    };
    let on_paper = el(P).key("plan").class("on-paper");
    let on_paper = super::plans::name(scene, on_paper, scene.plan());
    let asking = !scene.next.is_empty() || scene.passed.is_some();
    let so_far = asking.then(|| el(SPAN).key("so-far").class("so-far").text(text::UI_CARD_SO_FAR));
    let asked = el(P).class("asked-of").attr(DIR, "auto").text(scene.about(text::UI_CARD_ASKED, &person.id));
    let verdict = el(P).class("verdict").text(scene.verdict(person.verdict));
    let head = el(DIV).key("head").class("answer-head").child(verdict_icon(person.verdict));
    section
        .child(on_paper)
        .child(head.child(el(DIV).maybe(so_far).child(asked).child(verdict)))
        .child(headline.text(&scene.advice.headline))
        .child(particulars(scene, person))
        .maybe(notices(scene))
}

/// Everyone in a row, where there are several.
pub(super) fn everyone(scene: &Scene) -> Option<Element> {
    scene.several().then(|| overview(scene))
}

/// Who, when and what: one row for each interviewer, pressed to see more.
fn overview(scene: &Scene) -> Element {
    let people = &scene.advice.people;
    let list = |name: &str| el(UL).key(name).class("people").attr(ARIA_LABEL, text::UI_PEOPLE_LIST);
    let everyone = |list: Element| list.all(people.iter().map(|person| row(scene, person)));
    if people.len() <= MOST_LISTED {
        return everyone(list("overview"));
    }
    // The chosen one stays in sight, wherever they stand.
    let chosen = people.iter().find(|person| person.id == scene.plan().chosen).map(|person| row(scene, person));
    let all = scene.fill(text::UI_PEOPLE_ALL, &[("number", &number(people.len() as i32)), ("counts", &counts(scene))]);
    el(DIV).key("overview").class("overview").child(list("shown").maybe(chosen)).child(fold(
        scene,
        "everyone",
        all,
        |folded| folded.child(everyone(list("all"))),
    ))
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
    let mut said = String::new();
    for verdict in verdicts {
        let count = scene.advice.people.iter().filter(|person| person.verdict == verdict).count();
        if count > 0 {
            if !said.is_empty() {
                said.push_str(scene.get(text::UI_BETWEEN));
            }
            let count = number(count as i32);
            let facts = [("number", count.as_str()), ("verdict", scene.verdict(verdict))];
            said.push_str(&scene.fill(text::UI_PEOPLE_COUNT, &facts));
        }
    }
    said
}

fn row(scene: &Scene, person: &Person) -> Element {
    let button = el(BUTTON)
        .attr(CLASS, joined(&["person ", verdict_class(person.verdict)]))
        .attr(PART, "person")
        .pressed(person.id == scene.chosen().id)
        .on(On::Click, Message::Choose(person.id.clone()))
        .child(verdict_icon(person.verdict))
        .child(called(scene, "who", person))
        .child(el(SPAN).class("what").text(scene.verdict(person.verdict)))
        .maybe(brief_when(scene, person));
    el(LI).key(&person.id).child(button)
}

/// What an interviewer is called.
fn called(scene: &Scene, class: &'static str, person: &Person) -> Element {
    el(SPAN).class(class).attr(DIR, "auto").own_words(scene.is_named(&person.id)).quote(scene.name(&person.id))
}

/// When, what comes first, and the one thing to record.
fn particulars(scene: &Scene, person: &Person) -> Element {
    let when = when(scene, person).map(|when| el(P).key("when").class("moment-line").attr(PART, "moment").text(when));
    let first = first_steps(scene, person).map(|first| el(P).key("first").class("first").text(first));
    let bare = (!person.with_note).then(|| el(P).key("bare").class("hint").text(text::UI_NO_NOTE));
    let (likely, _) = what_may_have_happened(scene, person);
    let first_of_all = likely.first().map(|happened| record(scene, PRIMARY, *happened, person));
    let write = scene
        .draft
        .is_some()
        .then(|| pressed(PLAIN, Message::Go(Place::Message)).key("write").text(text::UI_PLACE_WRITE));
    el(DIV)
        .key("particulars")
        .class("particulars")
        .maybe(when)
        .maybe(first)
        .maybe(bare)
        .child(el(DIV).key("likely").class("row records").maybe(first_of_all).maybe(write))
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
fn brief_when(scene: &Scene, person: &Person) -> Option<Element> {
    brief_words(scene, person).map(|when| el(SPAN).class("when").text(when))
}

fn brief_words(scene: &Scene, person: &Person) -> Option<String> {
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

/// A button that records in one press what has happened.
fn record(scene: &Scene, part: &'static str, happened: Happened, person: &Person) -> Element {
    pressed(part, Message::Record(happened, person.id.clone()))
        .keyed(joined(&["happened", &number(happened as i32)]))
        .text(scene.happened(happened, &person.id))
}

/// What may have happened since, as buttons; what seldom does is folded away.
pub(super) fn news(scene: &Scene) -> Option<Element> {
    let person = scene.person()?;
    let (frequent, seldom) = news_of(scene, person).into_iter().partition(|happened| happened.is_frequent());
    let folded = folded(scene, person, seldom);
    Some(el(DIV).key("news").class("news").maybe(records(scene, person, frequent)).maybe(folded))
}

/// All of it folded away, while there are questions left.
pub(super) fn possible(scene: &Scene) -> Option<Element> {
    let person = scene.person()?;
    folded(scene, person, news_of(scene, person))
}

/// The likeliest of all stands on the answer.
fn news_of(scene: &Scene, person: &Person) -> Vec<Happened> {
    let (likely, possible) = what_may_have_happened(scene, person);
    likely.into_iter().skip(1).chain(possible).collect()
}

fn records(scene: &Scene, person: &Person, all: Vec<Happened>) -> Option<Element> {
    let buttons = || all.iter().map(|happened| record(scene, PLAIN, *happened, person));
    (!all.is_empty()).then(|| el(DIV).class("answers wide").all(buttons()))
}

fn folded(scene: &Scene, person: &Person, all: Vec<Happened>) -> Option<Element> {
    let records = records(scene, person, all)?;
    Some(fold(scene, "happened", text::UI_HAPPENED_MORE, |folded| folded.child(records)))
}

fn what_may_have_happened(scene: &Scene, person: &Person) -> (Vec<Happened>, Vec<Happened>) {
    use Happened::*;
    let pending =
        scene.plan().person(&person.id).is_some_and(|met| met.answers.get(Request::FIELD) == Request::Pending.name());
    let (mut likely, mut possible) = match person.verdict {
        Verdict::Send => (vec![Sent], vec![TheyAsked, Suggested, Agreed, RatherNot]),
        Verdict::Accept => (vec![Accepted], vec![]),
        Verdict::FollowUp => (vec![FollowedUp], vec![Accepted, Declined, Lost]),
        Verdict::Wait if pending => (vec![Accepted], vec![Declined, Lost]),
        Verdict::Wait => (vec![], vec![Suggested, Agreed, RatherNot, TheyAsked, Sent]),
        Verdict::MoveOn if pending => (vec![], vec![Accepted, Declined, Lost]),
        Verdict::MoveOn => (vec![], vec![Suggested, Agreed, TheyAsked]),
        Verdict::Skip => (vec![], vec![Suggested, Agreed, TheyAsked, Sent]),
        Verdict::Connected => (vec![], vec![]),
    };
    if owes_thanks(scene.advice, scene.now, &person.id) {
        likely.insert(0, Thanked);
    }
    let round = date_of(scene.situation, &scene.plan().round_of(&person.id));
    if matches!(scene.advice.stage, Stage::Before | Stage::Between) && round.is_some_and(|round| round > scene.now) {
        possible.extend([Moved, CalledOff]);
    }
    if matches!(scene.advice.stage, Stage::After | Stage::Between) {
        possible.extend([CheckedIn, Offer, Rejected, Ended]);
    }
    (likely, possible)
}

/// What was ignored or resolved.
fn notices(scene: &Scene) -> Option<Element> {
    let notices = &scene.advice.notices;
    let list = || el(UL).key("notices").class("notices").all(notices.iter().map(|notice| el(LI).text(notice)));
    (!notices.is_empty()).then(list)
}
