//! How other languages write their words, as the review has to read them: in small languages made for the purpose, each a
//! few lines of phrases.

use crate::messages::{Corpus, Message, lacking, learnt, reviewed, told};
use crate::refusals::{line_of, refusal};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The tag under which a language of these phrases is spoken.
fn language(tag: &str, phrases: &str) -> String {
    // Beside the language of that tag, which other tests in this process learn.
    let tag = &["x", tag].concat();
    let content = folder(&format!("content-{tag}"));
    fs::create_dir_all(content.join(tag)).unwrap();
    fs::write(content.join(tag).join("review.phrases"), phrases).unwrap();
    learnt(&content, tag).0
}

/// What is found in a thank-you email to a person, or to somebody unnamed; the interview was on Tuesday 10 March 2026.
fn found_on(lang: &str, now: &str, name: Option<&str>, text: &str) -> Vec<String> {
    let options = json!({
        "kind": "thankYouEmail",
        "situation": {
            "lang": lang, "now": now, "interviewAt": "2026-03-10T14:00",
            "interviewers": [{ "id": "1", "name": name, "topic": "on-call" }],
        },
    });
    let mut findings = reviewed(text, &options);
    findings.retain(|finding| finding.id != "noTopic");
    told(&findings, text)
}

fn found(lang: &str, name: Option<&str>, text: &str) -> Vec<String> {
    found_on(lang, "2026-03-11T15:00", name, text)
}

const NOTHING: [&str; 0] = [];

const GERMAN: &str = "
<short> = bzw|usw|<number>
<possessive> = s
<small> = die|das

<weekday> = montag|dienstag
<day> = gestern|vorgestern|morgen|<weekday>

[noName.greeting]
(hallo|liebe|lieber)
guten (tag|morgen)
sehr (geehrte|geehrter)

[noName.anyone]
(zusammen|alle)

[noName.title]
(frau|herr|dr)

[pressure.deadline]
(antworten|rückmeldung|entscheidung) ... bis .. (freitag|<number>)

[private.pay]
gehalt*
not: gehaltvoll*

[wrongDay.held]
(danke|dank) ... <day>

[day.beforeYesterday]
vorgestern

[day.yesterday]
gestern
not: gestern abend gesehen

[day.tomorrow]
morgen
not: guten morgen

[day.monday]
montag

[day.tuesday]
dienstag
";

#[test]
fn german_ordinals_and_abbreviations_end_no_sentence() {
    let de = language("de", GERMAN);
    let dana = Some("Dana");
    for by in ["zum 12. März", "spätestens 12. März"] {
        let text = format!("Hallo Dana, ich hoffe auf Ihre Rückmeldung bis {by} dort.");
        assert_eq!(found(&de, dana, &text).len(), 1, "{text}: {:?}", found(&de, dana, &text));
    }
    for text in [
        "Hallo Dana, antworten Sie bitte z. B. per E-Mail bis Freitag.",
        "Hallo Dana, antworten Sie bitte bzw. schreiben Sie mir bis Freitag.",
        "Hallo Dana, antworten Sie Dr. Ö. Kaya bis Freitag.",
    ] {
        assert_eq!(found(&de, dana, text).len(), 1, "{text}");
    }
    // A year, a word and a number that is said to the end do end one.
    for text in [
        "Hallo Dana, antworten war schwer 2019. Ich arbeite bis Freitag.",
        "Hallo Dana, ich antworten. Ich arbeite bis Freitag.",
        "Hallo Dana, ich kann antworten... Ich arbeite bis Freitag.",
    ] {
        assert_eq!(found(&de, dana, text), NOTHING, "{text}");
    }
}

#[test]
fn a_beginning_stands_for_all_words_that_begin_so() {
    let de = language("de", GERMAN);
    for (word, finds) in [
        ("Gehalt", true),
        ("Gehaltsvorstellung", true),
        ("GEHÄLTER", false),
        ("gehaltvolle", false),
        ("Gehalten", true),
    ] {
        let text = format!("Hallo Dana, danke für das {word} dort.");
        let wanted = if finds { vec![format!("private “{word}”")] } else { Vec::new() };
        assert_eq!(found(&de, Some("Dana"), &text), wanted);
    }
}

#[test]
fn a_possessive_is_that_of_the_language() {
    let de = language("de", GERMAN);
    assert_eq!(found(&de, Some("Dana"), "Danas Team war großartig."), NOTHING);
    assert_eq!(found(&de, Some("Dana"), "Danas’ Team war großartig."), NOTHING);
    assert_eq!(found(&de, Some("Dana"), "Danans Team war großartig.").len(), 1);
    let en = |text| found("en", Some("Dana"), text);
    assert_eq!(en("Dana’s team was great."), NOTHING);
    assert_eq!(en("DANA'S team was great."), NOTHING);
    assert_eq!(en("Danas team was great.").len(), 1);
}

#[test]
fn days_further_off_and_exceptions_to_days_are_told_apart() {
    let de = language("de", GERMAN);
    let on = |day: &str, text: &str| found_on(&de, &format!("2026-03-{day}T15:00"), Some("Dana"), text);
    assert_eq!(on("12", "Hallo Dana, danke für das Gespräch vorgestern."), NOTHING);
    assert_eq!(on("11", "Hallo Dana, danke für das Gespräch vorgestern."), ["wrongDay “vorgestern”"]);
    assert_eq!(on("12", "Hallo Dana, danke für das Gespräch gestern."), ["wrongDay “gestern”"]);
    assert_eq!(on("12", "Hallo Dana, danke, gestern Abend gesehen habe ich die Mail."), NOTHING);
    assert_eq!(on("12", "Guten Morgen Dana, danke und guten Morgen."), NOTHING);
    assert_eq!(on("12", "Hallo Dana, danke für morgen."), ["wrongDay “morgen”"]);
    let text = "Hi Dana, thank you for our talk the day before yesterday.";
    assert_eq!(found_on("en", "2026-03-12T15:00", Some("Dana"), text), NOTHING);
}

#[test]
fn titles_of_two_words_and_nouns_with_capitals_are_no_fault() {
    let de = language("de", GERMAN);
    assert_eq!(found(&de, Some("Dana Krüger"), "Sehr geehrte Frau Dr. Krüger, danke."), NOTHING);
    assert_eq!(found(&de, Some("Frau Dr. Krüger"), "Sehr geehrte Frau Krüger, danke."), NOTHING);
    assert_eq!(found(&de, None, "Sehr geehrte Frau Dr. Krüger, danke."), NOTHING);
    assert_eq!(found(&de, Some("Dana Krüger"), "Sehr geehrte Frau Dr. Yilmaz, danke."), ["wrongName “Yilmaz”"]);
    let about = |topic: &str| {
        let options = json!({ "kind": "thankYouEmail", "situation": {
            "lang": de, "now": "2026-03-11T15:00", "interviewers": [{ "id": "1", "name": "Dana", "topic": topic }],
        }});
        let text = format!("Hallo Dana, danke für das Gespräch über {topic}.");
        let mut findings = reviewed(&text, &options);
        findings.retain(|finding| finding.id == "topicShape");
        told(&findings, &text)
    };
    assert_eq!(about("Entscheidung im Team"), NOTHING);
    assert_eq!(about("Das richtige Team"), ["topicShape “Das”"]);
}

const FRENCH: &str = "
<elided> = l|d|j|n|m|t|s|c|qu
<short> = etc

[noName.greeting]
(bonjour|chère|cher)
not: madame monsieur
not: madame

[noName.anyone]
(tous|toutes)

[noName.title]
(madame|monsieur|m|mme)

[pressure.demand]
j'attends .. réponse
(j'|il) (ai|a) besoin d'une réponse

[wrongDay.held]
(merci|entretien) ... (hier|avant hier)

[day.beforeYesterday]
avant hier

[day.yesterday]
hier
";

#[test]
fn french_elisions_part_words() {
    let fr = language("fr", FRENCH);
    let anna = Some("Anna");
    for apostrophe in ["’", "'"] {
        let text = format!("Bonjour Anna, j{apostrophe}attends votre réponse.");
        assert_eq!(found(&fr, anna, &text), [format!("pressure “j{apostrophe}attends votre réponse”")]);
        let text = format!("Bonjour, l{apostrophe}équipe d{apostrophe}Anna est formidable.");
        assert_eq!(found(&fr, anna, &text), NOTHING, "{text}");
        let text = format!("Bonjour Anna, J{apostrophe}ai besoin d{apostrophe}une réponse, aujourd{apostrophe}hui.");
        assert_eq!(found(&fr, anna, &text).len(), 1, "{text}");
    }
    // What was typed is known again, apostrophes and all.
    let jean = Some("Jeanne d’Arc");
    assert_eq!(found(&fr, jean, "Bonjour Jeanne D'ARC, merci."), NOTHING);
}

#[test]
fn a_salutation_may_be_complete_without_a_name() {
    let fr = language("fr", FRENCH);
    assert_eq!(found(&fr, Some("Anna"), "Madame,\n\nMerci pour votre temps."), NOTHING);
    assert_eq!(found(&fr, None, "Madame, Monsieur,\n\nMerci pour votre temps."), NOTHING);
    assert_eq!(found(&fr, Some("Anna"), "Bonjour,\n\nMerci pour votre temps."), ["noName “Bonjour”"]);
    assert_eq!(found(&fr, None, "Bonjour M. Dupont, merci."), NOTHING);
}

#[test]
fn the_day_before_yesterday_is_not_read_as_yesterday() {
    let fr = language("fr", FRENCH);
    let on = |day: &str, text: &str| found_on(&fr, &format!("2026-03-{day}T15:00"), Some("Anna"), text);
    let text = "Bonjour Anna, merci pour l’entretien d’avant-hier.";
    assert_eq!(on("12", text), NOTHING);
    assert_eq!(on("11", text), ["wrongDay “avant-hier”"]);
    assert_eq!(on("11", "Bonjour Anna, merci pour l’entretien d’hier."), NOTHING);
}

const SPANISH: &str = "
[noName.greeting]
hola
buenos días

[noName.title]
(sr|sra)

[copied.filler]
(gracias|por|muchas)

[pressure.deadline]
respuesta ... antes del viernes

[wrongDay.held]
gracias ... (ayer|mañana)

[day.yesterday]
ayer

[day.tomorrow]
mañana
not: (por|de|en) la mañana
";

#[test]
fn a_comma_may_stand_between_greeting_and_name() {
    let es = language("es", SPANISH);
    for text in ["Hola, Dana:\nQué tal.", "Hola, Dana, qué tal.", "¡Hola, Dana!", "Buenos días, Sra. Díaz:\nQué tal."]
    {
        assert_eq!(found(&es, None, text), NOTHING, "{text}");
        let known = if text.contains("Dana") { "Dana" } else { "Díaz" };
        assert_eq!(found(&es, Some(known), text), NOTHING, "{text}");
    }
    for text in ["Hola, gracias por la charla.", "Hola, Gracias, de verdad.", "Hola, ¿qué tal?", "Hola:"] {
        assert_eq!(found(&es, None, text), ["noName “Hola”"], "{text}");
    }
    assert_eq!(found(&es, Some("Dana"), "Hola, Lucía: qué tal."), ["wrongName “Lucía”"]);
    let sra = "Hola, Dana: espero la respuesta de la Sra. Díaz antes del viernes.";
    assert_eq!(found(&es, Some("Dana"), sra), ["pressure “respuesta de la Sra. Díaz antes del viernes”"]);
}

#[test]
fn a_word_may_be_a_day_in_one_place_and_not_in_another() {
    let es = language("es", SPANISH);
    let dana = |text| found(&es, Some("Dana"), text);
    assert_eq!(dana("Hola, Dana: gracias por su tiempo por la mañana."), NOTHING);
    assert_eq!(dana("Hola, Dana: gracias por lo de mañana por la mañana."), ["wrongDay “mañana”"]);
}

const ARABIC: &str = "
<prefix> = و|ف|ب|ل|ك|ال|وال|بال|لل|وس|س

[noName.greeting]
مرحبا
السيدة

[noName.title]
(السيدة|د)

[pressure.demand]
(انتظر|نريد) .. +قرار*
سأكون .. +حزين ؟

[wrongDay.held]
شكرا ... (أمس|أول أمس)

[day.beforeYesterday]
أول أمس

[day.yesterday]
أمس
";

#[test]
fn arabic_words_are_found_with_other_letters_vowels_and_prefixes() {
    let ar = language("ar", ARABIC);
    let dana = |text: &str| found(&ar, Some("دانا"), text);
    for words in ["انتظر قراركم", "أَنتظِرُ القرار", "إنتظر بقرارك", "انتظـــر والقرارات"]
    {
        assert_eq!(dana(&format!("مرحبا دانا، {words}.")), [format!("pressure “{words}”")]);
    }
    assert_eq!(dana("مرحبا دانا، انتظر العرض."), NOTHING);
    assert_eq!(dana("مرحبا دانا، ساكون والحزين؟"), ["pressure “ساكون والحزين”"]);
    // The same in a sentence that asks nothing.
    assert_eq!(dana("مرحبا دانا، سأكون حزين."), NOTHING);
    // Prefixes belong to words that say so.
    assert_eq!(dana("مرحبا دانا، وانتظر القرار."), NOTHING);
}

#[test]
fn arabic_names_days_and_marks_are_known() {
    let ar = language("ar", ARABIC);
    assert_eq!(found(&ar, Some("أمير"), "مرحبا، شكرا لامير وفريقه."), NOTHING);
    assert_eq!(found(&ar, Some("أمير"), "مرحبا، شكرا لكم.").len(), 1);
    // Without capitals, only a mark tells where a name ends.
    assert_eq!(found(&ar, Some("أمير"), "مرحبا أمير، أكتب إليكم."), NOTHING);
    assert_eq!(found(&ar, Some("أمير"), "مرحبا سعيد، أكتب إليكم."), ["wrongName “سعيد”"]);
    assert_eq!(found(&ar, Some("أمير"), "مرحبا، هل وصلكم ردي؟؟؟ أمير"), ["tone “؟؟؟”"]);
    assert_eq!(found(&ar, Some("أمير"), "مرحبا أمير، شكرا على لقاء أول امس.").len(), 1);
    let later = found_on(&ar, "2026-03-12T15:00", Some("أمير"), "مرحبا أمير، شكرا على لقاء أول امس.");
    assert_eq!(later, NOTHING);
    // A topic is named by a word of it, whatever is joined to that; the words for "in" and "about" name nothing.
    let topic = |text: &str| {
        let who = json!([{ "id": "1", "name": "أمير", "topic": "الانتقال عند الفريق" }]);
        let situation = json!({ "lang": ar, "now": "2026-03-11T15:00", "interviewers": who });
        let findings = reviewed(text, &json!({ "kind": "thankYouEmail", "situation": situation }));
        findings.into_iter().any(|finding| finding.id == "noTopic")
    };
    assert!(!topic("مرحبا أمير، شكرا على حديثكم عن انتقالكم."));
    assert!(!topic("مرحبا أمير، شكرا على حديثكم عن فريقكم."));
    assert!(topic("مرحبا أمير، شكرا على حديثكم عن العمل."));
}

#[test]
fn quotation_marks_and_spaces_of_other_languages_part_nothing() {
    let fr = language("fr", FRENCH);
    let options = json!({ "kind": "thankYouEmail", "situation": {
        "lang": fr, "now": "2026-03-11T15:00", "job": "il a dit que", "interviewers": [{ "id": "1", "name": "Anna" }],
    }});
    for text in ["Bonjour Anna, merci pour le poste « Analyste ».", "Bonjour Anna, merci pour „Analyste“."] {
        assert!(reviewed(text, &options).iter().all(|finding| finding.id == "noTopic"), "{text}");
    }
    // French puts a space between a word and its marks, and some put one between the marks.
    let rows = found(&fr, Some("Anna"), "Bonjour Anna, merci\u{202f}!\u{a0}! À bientôt\u{202f}! Oui\u{a0}?");
    assert_eq!(rows, ["tone “!\u{a0}!”"]);
}

/// The files of a language's messages, with so many of each, all alike.
fn corpus(name: &str, lang: &str, good: &str, bad: &str, count: usize) -> Corpus {
    let folder = folder(name);
    let message = |text: &str| format!("[[message]]\nkind = \"note\"\nin = \"after\"\nto = \"dana\"\n{text}\n\n");
    let situation = "[after]\nnow = \"2026-03-11T15:00\"\n[[after.interviewers]]\nid = \"dana\"\nname = \"Dana\"\ntopic = \"Kafka\"\n";
    fs::write(folder.join("message-situations.toml"), situation).unwrap();
    for (kind, text) in [("good-messages", good), ("bad-messages", bad)] {
        fs::create_dir(folder.join(kind)).unwrap();
        fs::write(folder.join(kind).join("note.toml"), message(text).repeat(count)).unwrap();
    }
    Corpus { folder, lang: Some(lang.to_owned()) }
}

#[test]
fn the_messages_of_a_language_are_held_to_what_they_say() {
    let de = language("de", GERMAN);
    let good = "text = \"Hallo Dana, danke für das Gespräch über Kafka.\"";
    let bad = "text = \"Hallo Dana, antworten Sie zu Kafka bitte bis Freitag.\"\nfind = [[\"pressure\", \"antworten Sie zu Kafka bitte bis Freitag\"]]";
    let right = corpus("corpus-right", &de, good, bad, 2);
    let places: Vec<String> = right.messages("good-messages").into_iter().map(|Message { place, .. }| place).collect();
    assert_eq!(places.len(), 2);
    assert_eq!(lacking(&right, 2, &["pressure"]), NOTHING);
    let said = |corpus: &Corpus, least, ids: &[&str]| lacking(corpus, least, ids).join("\n");
    assert!(said(&right, 3, &["pressure"]).contains("good-messages: 2 messages, 3 are needed"));
    assert!(said(&right, 2, &["pressure", "tone"]).contains("tone is wrong in none of them"));
    assert!(said(&corpus("corpus-alarm", &de, bad, bad, 1), 1, &[]).contains("pressure “antworten Sie zu Kafka bitte"));
    let missed = good.to_owned() + "\nfind = [[\"tone\", \"danke\"]]";
    assert!(said(&corpus("corpus-missed", &de, good, &missed, 1), 1, &[]).contains("missing: tone “danke”"));
    let surplus = bad.lines().next().unwrap();
    assert!(said(&corpus("corpus-surplus", &de, good, surplus, 1), 1, &[]).contains("surplus: pressure"));
    // No files at all.
    let none = Corpus { folder: folder("corpus-none"), lang: Some(de) };
    assert_eq!(lacking(&none, 40, &["tone"]).len(), 3);
}

#[test]
fn a_list_or_a_sign_that_cannot_be_read_is_refused_with_its_line() {
    let file = "content/en/review.phrases";
    let line = line_of(file, "<possessive> =");
    let list = |to: &str| refusal(file, "<possessive> = 's", to);
    let cannot = |entry: &str, name: &str| {
        format!("{file}:{line}: `{entry}` cannot stand in the list `<{name}>`: it has words in small letters")
    };
    assert_eq!(list("<possessive> = S"), cannot("S", "possessive"));
    assert_eq!(list("<elided> = l'|d"), cannot("l'", "elided"));
    assert_eq!(list("<elided> = l||d"), cannot("", "elided"));
    assert_eq!(list("<prefix> = <number>"), cannot("<number>", "prefix"));
    assert_eq!(list("<elided> = l|l"), format!("{file}:{line}: `l` stands here twice"));
    assert_eq!(list("<short> = dr"), format!("{file}:{line}: the list `<short>` is there already"));
    let late = line_of(file, "<ive> =");
    let before = "comes before those that phrases name";
    assert_eq!(
        refusal(file, "<ive> =", "<small> = the\n<ive> ="),
        format!("{file}:{late}: the list `<small>` {before}")
    );
    let line = line_of(file, "pretty please");
    let phrase = |to: &str| refusal(file, "\npretty please\n", &format!("\n{to}\n"));
    assert_eq!(phrase("pretty +please"), format!("{file}:{line}: `+please`: there is no list `<prefix>`"));
    assert_eq!(phrase("pretty pl*"), format!("{file}:{line}: `pl*`: too many words begin like this"));
    let no_word = "is not a word; punctuation does not count, and hyphens part words";
    assert_eq!(phrase("pretty ple*ase"), format!("{file}:{line}: `ple*ase` {no_word}"));
    assert_eq!(phrase("pretty *"), format!("{file}:{line}: `*` {no_word}"));
    assert_eq!(phrase("pretty l'"), format!("{file}:{line}: `l'` {no_word}"));
}
