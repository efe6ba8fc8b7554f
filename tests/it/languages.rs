//! A language is a folder. What the build makes of it, the engine takes up while it runs, whole or not at all.
//!
//! What is added stays for all tests of this program, so that each language here has a tag that nothing else asks for.

use crate::json::Json;
use crate::refusals::{build, copy_of_src};
use interview_connect::{
    Event, EventKind, Interviewer, Kind, LocalDateTime, Request, ReviewOptions, Situation, add_language, advise,
    calendar, compose, guidance, review,
};
use serde_json::{Value, json};
use std::fs;

/// The pack of a language with these files.
fn pack(tag: &str, files: &[(&str, String)]) -> String {
    let src = copy_of_src();
    let folder = src.join("content").join(tag);
    fs::create_dir(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    let generated = build::generate(&src).unwrap_or_else(|refusal| panic!("{}", refusal.reason));
    fs::remove_dir_all(&src).unwrap();
    let (_, packs) = generated.iter().find(|(name, _)| *name == "packs.json").unwrap();
    let packs: Value = serde_json::from_str(packs).unwrap();
    packs[tag]["words"].as_str().unwrap().to_owned()
}

fn english(file: &str) -> String {
    fs::read_to_string(format!("{}/src/content/en/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn situation(lang: &str) -> Situation {
    let value = json!({
        "now": "2026-03-11T15:00", "interviewAt": "2026-03-10T14:00", "lang": lang, "you": "Sam", "job": "Analyst",
        "interviewers": [{ "id": "1", "name": "Dana", "rapport": "good" }],
    });
    Situation::read(&Json(&value)).unwrap()
}

#[test]
fn a_language_is_spoken_where_it_is_asked_for_and_what_it_lacks_is_english() {
    let pack = pack("qaa", &[("timeline.toml", "now = \"Jetzt\"\n".to_owned())]);
    assert_eq!(guidance(Some("qaa")).lang, "en");
    assert_eq!(advise(&situation("qaa")).notices.len(), 1);
    assert_eq!(add_language(&pack), Some("qaa"));
    // Once more changes nothing.
    assert_eq!(add_language(&pack), Some("qaa"));
    for tag in ["qaa", "QAA", "qaa-AT", "qaa_AT_x"] {
        assert_eq!(guidance(Some(tag)).lang, "qaa", "{tag}");
    }
    assert_eq!(guidance(Some("qa")).lang, "en");
    let advice = advise(&situation("qaa"));
    assert!(advice.notices.is_empty(), "{:?}", advice.notices);
    let is_now = |event: &Event| matches!(event, Event::At { kind: EventKind::Now, label, .. } if *label == "Jetzt");
    assert!(advice.timeline.iter().any(is_now), "{:?}", advice.timeline);
    assert_eq!(advice.headline, advise(&situation("en")).headline);
}

#[test]
fn a_language_that_is_there_for_another_region_is_better_than_none() {
    assert_eq!(add_language(&pack("qab-BR", &[("timeline.toml", "now = \"Agora\"\n".to_owned())])), Some("qab-BR"));
    for tag in ["qab-BR", "qab", "qab-PT", "qab_br"] {
        assert_eq!(guidance(Some(tag)).lang, "qab-BR", "{tag}");
    }
}

#[test]
fn a_pack_that_is_damaged_or_made_for_another_version_changes_nothing() {
    let pack = pack("qac", &[("timeline.toml", "now = \"Nyt\"\n".to_owned())]);
    let cut: Vec<usize> = pack.char_indices().map(|(at, _)| at).step_by(997).collect();
    for end in &cut {
        assert_eq!(add_language(&pack[..*end]), None, "cut off at {end}");
    }
    for at in cut {
        let mut damaged = pack.clone();
        let letter = pack[at..].chars().next().unwrap();
        damaged.replace_range(at..at + letter.len_utf8(), if letter == 'x' { "y" } else { "x" });
        assert_eq!(add_language(&damaged), None, "damaged at {at}");
    }
    for text in ["", "a", "\u{1f}", "🙂", "aaaaaaaa\u{1f}de", "aaaaaaaa\u{1f}de\u{1f}\u{1f}"] {
        assert_eq!(add_language(text), None, "{text:?}");
    }
    assert_eq!(guidance(Some("qac")).lang, "en");
}

#[test]
fn a_message_is_all_of_one_language() {
    let dates = || ("dates.toml", english("dates.toml").replace("\"yesterday\"", "\"gestern\""));
    let one = "[note.after]\nwarm.a.1 = \"Hallo {name}.\"\nneutral.a.1 = \"Guten Tag {name}.\"\n".to_owned();
    assert!(add_language(&pack("qad", &[dates(), ("drafts.toml", one)])).is_some());
    for (name, _) in Kind::ALL {
        let body = |lang| compose(&situation(lang), "1", name, "neutral").unwrap().body;
        assert_eq!(body("qad"), body("en"), "{name}");
    }
}

#[test]
fn a_number_chooses_the_form_that_its_language_has_for_it() {
    let forms = ["zero", "one", "two", "few", "many", "other"];
    let texts: String = forms.iter().map(|form| format!("{form} = \"{form} {{over}} of {{limit}}\"\n")).collect();
    let files =
        [("numbers.toml", "plural = \"arabic\"\n".to_owned()), ("review.toml", format!("[tooLong.length]\n{texts}"))];
    assert!(add_language(&pack("qag", &files)).is_some());
    let too_long = |over: usize| {
        let options = ReviewOptions { note_limit: Some(60), ..ReviewOptions::new(Kind::Note) };
        let findings = review(Some(&situation("qag")), &"a".repeat(60 + over), &options);
        findings.into_iter().find(|finding| finding.id == "tooLong").map(|finding| finding.message)
    };
    for (over, form) in
        [(1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"), (103, "few")]
    {
        assert_eq!(too_long(over), Some(format!("{form} {over} of 60")));
    }
}

/// English drafts between marks, with no more than the first version of the first variant.
fn marked_drafts() -> String {
    let mut drafts = String::new();
    for line in english("drafts.toml").lines() {
        match line.split_once(" = ") {
            Some((key, text)) if key.ends_with(".a.1") => {
                drafts.push_str(&format!("{key} = \"«{}»\"\n", text.trim_matches('"')));
            }
            Some(_) => {}
            None => drafts.push_str(&format!("{line}\n")),
        }
    }
    drafts
}

#[test]
fn a_language_may_have_fewer_versions_and_variants_of_a_message_than_english() {
    let fields = english("fields.toml").replace("= \"", "= \"§");
    assert!(add_language(&pack("qae", &[("drafts.toml", marked_drafts()), ("fields.toml", fields)])).is_some());
    for (name, _) in Kind::ALL {
        for tone in ["warm", "neutral", "formal"] {
            let draft = compose(&situation("qae"), "1", name, tone).unwrap();
            assert!(draft.body.starts_with('«') && draft.body.ends_with('»'), "{name} {tone}: {}", draft.body);
        }
    }
}

#[test]
fn the_phrases_of_a_language_are_found_in_its_messages() {
    let phrases = "[pressure.deadline]\nbis spätestens .. (freitag|montag)\n".to_owned();
    let files =
        [("review.phrases", phrases), ("drafts.toml", marked_drafts()), ("fields.toml", english("fields.toml"))];
    let found = |lang: &str| -> Vec<String> {
        let text = "Hallo Dana, bitte antworten Sie bis spätestens am Freitag.";
        let options = ReviewOptions { person_id: Some("1".to_owned()), ..ReviewOptions::new(Kind::ThankYouEmail) };
        review(Some(&situation(lang)), text, &options).into_iter().map(|finding| finding.id.to_owned()).collect()
    };
    assert!(!found("qaf").iter().any(|id| id == "pressure"));
    assert!(add_language(&pack("qaf", &files)).is_some());
    assert!(found("qaf").iter().any(|id| id == "pressure"), "{:?}", found("qaf"));
}

#[test]
fn a_name_stands_in_the_form_that_the_sentence_wants() {
    let people = "unnamed = \"dein Gegenüber\"\n[joint]\ntoWhom = \"dein Gegenüber=deinem Gegenüber|Herr =Herrn |=\"\n\
                  ofWhom = \"A=d’A|Herr=de Herr|=de \"\n[list]\nand = \" y \"\njoint = \" y I= e I|=\"\n";
    let headline = "accept = \"{ofWhom}, von {toWhom}, {who}\"\n";
    let files = [("people.toml", people.to_owned()), ("headline.toml", headline.to_owned())];
    assert!(add_language(&pack("qah", &files)).is_some());
    let said = |names: &[Option<&str>]| {
        let mut situation = situation("qah");
        let who = |name: &Option<&str>| Interviewer {
            id: format!("{name:?}"),
            name: name.map(str::to_owned),
            request: Some(Request::Theirs),
            ..Interviewer::default()
        };
        situation.thank_you_sent_at = situation.interview_at.map(|held| held + 60);
        situation.interviewers = names.iter().map(who).collect();
        advise(&situation).headline
    };
    assert_eq!(said(&[None]), "De dein Gegenüber, von deinem Gegenüber, dein Gegenüber.");
    assert_eq!(said(&[Some("Herr Yilmaz")]), "De Herr Yilmaz, von Herrn Yilmaz, Herr Yilmaz.");
    assert_eq!(
        said(&[Some("Ana"), Some("Inés")]),
        "D’Ana e de Inés, von Ana e Inés, Ana e Inés.".replace("e de", "y de")
    );
}

#[test]
fn a_name_written_the_other_way_is_set_apart_on_the_page_and_nowhere_else() {
    let files = [("ui.toml", "direction = \"rtl\"\n".to_owned())];
    assert!(add_language(&pack("qai", &files)).is_some());
    let named = |lang: &str, name: &str| {
        let mut situation = situation(lang);
        situation.interviewers[0].name = Some(name.to_owned());
        situation
    };
    for (lang, name, apart) in
        [("qai", "Dana", true), ("qai", "دانا", false), ("en", "دانا", true), ("en", "Dana", false)]
    {
        let situation = named(lang, name);
        let marked = format!("\u{2068}{name}\u{2069}");
        let advice = advise(&situation);
        assert_eq!(advice.headline.contains(&marked), apart, "{}", advice.headline);
        assert!(advice.headline.contains(name) && advice.people[0].name.as_deref() == Some(name));
        assert!(!compose(&situation, "1", "note", "warm").unwrap().body.contains('\u{2068}'));
        assert!(!calendar(&situation).contains('\u{2068}') && calendar(&situation).contains(name));
    }
}

#[test]
fn days_and_times_are_put_together_as_the_language_does_it() {
    let dates = "[date]\nday = \"{weekday} {date}\"\nshort = \"{day} {month}\"\nmoment = \"{day} à {time}\"\n\
                 inside = \"le {day}\"\nfirst = \"{day}er\"\n[hours]\ntime = \"{hour} h {minute}\"\nfull = \"{hour} h\"\n\
                 [day]\nonWeekday = \"na {weekday}\"\njoint = \"na Saturday=no Saturday|=\"\n";
    let files = [("dates.toml", dates.to_owned()), ("headline.toml", "sendAt = \"{moment}\"\n".to_owned())];
    assert!(add_language(&pack("qaj", &files)).is_some());
    let said = |held: &str| {
        let mut situation = situation("qaj");
        let held = LocalDateTime::parse(held).unwrap();
        situation.now = held + 120;
        situation.interview_at = Some(held);
        situation.thank_you_sent_at = Some(held + 60);
        advise(&situation).headline
    };
    assert!(said("2026-03-31T09:30").contains("le Wednesday 1er April à 9 h 30"), "{}", said("2026-03-31T09:30"));
    assert!(said("2026-03-10T14:00").contains("le Wednesday 11 March à 14 h to"), "{}", said("2026-03-10T14:00"));
}

#[test]
fn a_greeting_suits_the_title_that_a_name_has() {
    let greeting = "Sehr geehrte/r {name},";
    let drafts = marked_drafts().replace("«Dear {name},»", greeting).replace("«Dear {name}, ", "«");
    let fields = english("fields.toml").replace(
        "joint = \"=\"",
        "joint = \"Sehr geehrte/r Frau =Sehr geehrte Frau |Sehr geehrte/r Herr =Sehr geehrter Herr |Sehr geehrte/r =Guten Tag \"",
    );
    assert!(add_language(&pack("qak", &[("drafts.toml", drafts), ("fields.toml", fields)])).is_some());
    let draft = |name: Option<&str>| {
        let mut situation = situation("qak");
        situation.interviewers[0].name = name.map(str::to_owned);
        compose(&situation, "1", "thankYouEmail", "formal").unwrap()
    };
    for (name, begins) in [
        ("Frau Krüger", "Sehr geehrte Frau Krüger,"),
        ("Herr Yilmaz", "Sehr geehrter Herr Yilmaz,"),
        ("Dana", "Guten Tag Dana,"),
    ] {
        let draft = draft(Some(name));
        assert!(draft.body.starts_with(begins), "{}", draft.body);
        assert_eq!(draft.length, draft.body.encode_utf16().count());
    }
    let open = draft(None);
    let gap = &open.placeholders[0];
    let units: Vec<u16> = open.body.encode_utf16().collect();
    assert_eq!(String::from_utf16(&units[gap.start..gap.end]).unwrap(), "[their name]", "{}", open.body);
}

/// What is left of a topic in notes of every length.
fn topics_in_notes(tag: &str, topic: &str, loose: &str) -> Vec<String> {
    let fields = english("fields.toml");
    let line = fields.lines().find(|line| line.starts_with("loose = ")).unwrap();
    let fields = fields.replace(line, &format!("loose = \"{loose}\""));
    assert!(add_language(&pack(tag, &[("drafts.toml", english("drafts.toml")), ("fields.toml", fields)])).is_some());
    let mut left = Vec::new();
    for limit in 80..=300 {
        let value = json!({
            "now": "2026-03-11T15:00", "interviewAt": "2026-03-10T14:00", "lang": tag, "you": "Sam", "noteLimit": limit,
            "interviewers": [{ "id": "1", "name": "Dana", "rapport": "good", "topic": topic }],
        });
        let note = compose(&Situation::read(&Json(&value)).unwrap(), "1", "note", "neutral").unwrap().body;
        let first = topic.split(' ').next().unwrap();
        if let Some((_, rest)) = note.split_once(first) {
            let same = rest.chars().zip(topic[first.len()..].chars()).take_while(|(a, b)| a == b);
            left.push(first.to_owned() + same.map(|(a, _)| a).collect::<String>().trim_end());
        }
    }
    left
}

#[test]
fn a_shortened_topic_ends_on_no_opening_mark_and_on_no_loose_word_of_the_language() {
    let topic = "Umstellungen « gegen ¿ alle ¡ Widerstände „ der ، Fachbereiche ؛ und ‹ aller ‚ anderen, die nicht dafür waren, was sie taten, als sie es nicht besser wussten, und danach, als sie es wussten und trotzdem so blieben wie sie waren";
    let left = topics_in_notes("qal", topic, "gegen der und");
    assert!(left.iter().any(|topic| topic.ends_with("Fachbereiche")), "{left:?}");
    for topic in left.iter().filter(|left| left.len() < topic.len()) {
        assert!(topic.ends_with(char::is_alphanumeric), "{topic}");
        assert!(!["gegen", "der", "und"].iter().any(|word| topic.ends_with(&format!(" {word}"))), "{topic}");
    }
    let left = topics_in_notes("qam", topic, "*");
    assert!(left.iter().all(|left| left == topic), "{left:?}");
}
