//! The product's own voice: words that anyone reads at once, and none that speak as a translation or a survey would.
//! The messages (`drafts.toml`) speak for the user, and have checks of their own.

use crate::tidy::files;

/// A text of the coach's files: file, section and key, and what it says.
struct Text {
    file: String,
    section: String,
    key: String,
    words: String,
}

impl Text {
    fn name(&self) -> String {
        format!("{}: {}.{}", self.file, self.section, self.key)
    }
}

/// Every text in which the product speaks for itself.
fn texts() -> Vec<Text> {
    let mut found = Vec::new();
    for (path, text) in files("src/content/en", "toml") {
        let file = path.rsplit('/').next().unwrap().trim_end_matches(".toml").to_owned();
        let mut section = String::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name.to_owned();
            } else if let Some((key, words)) = line.split_once(" = \"") {
                let (file, section) = (file.clone(), section.clone());
                found.push(Text { file, section, key: key.to_owned(), words: words.trim_end_matches('"').to_owned() });
            }
        }
    }
    // Drafts have rules of their own, and what is fitted is how other people write.
    found.retain(|text| !["drafts", "fit"].contains(&text.file.as_str()));
    found
}

/// A text with its gaps filled as they often are.
fn filled(words: &str) -> String {
    let mut full = words.replace("{who}", "Dana").replace("{Who}", "Dana").replace("{moment}", "Thursday 16 April");
    while let (Some(start), Some(end)) = (full.find('{'), full.find('}')) {
        full.replace_range(start..=end, "20");
    }
    full
}

/// Small letters with straight apostrophes, every sign between words a space.
fn plain(words: &str) -> String {
    let letters = words.to_lowercase().replace('’', "'");
    letters.chars().map(|letter| if letter.is_alphanumeric() || letter == '\'' { letter } else { ' ' }).collect()
}

/// Words whose spelling says little about how many syllables are heard.
const HEARD: [(&str, usize); 8] = [
    ("linkedin", 2),
    ("business", 2),
    ("everyone", 3),
    ("idea", 3),
    ("something", 2),
    ("sometimes", 2),
    ("people", 2),
    ("webassembly", 4),
];

/// How many syllables a word has: one for each run of vowels, but for an `e` that is not heard at the end (late, asked, times);
/// a second one is heard in `isn't` and its like, and in `-ia-` and `-io-` (period), but not in `-tion`, `-sion` and `-cial`.
/// A figure counts as two.
fn syllables(word: &str) -> usize {
    if let Some((_, count)) = HEARD.iter().find(|(heard, _)| *heard == word) {
        return *count;
    }
    if word.contains(|letter: char| letter.is_ascii_digit()) {
        return 2;
    }
    let heard_end = word.ends_with("sn't") || word.ends_with("dn't");
    let letters: Vec<char> = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    let is_vowel = |place: usize| letters.get(place).is_some_and(|letter| "aeiouy".contains(*letter));
    let ends = |end: &str| word.ends_with(end);
    let mut count =
        (0..letters.len()).filter(|place| is_vowel(*place) && (*place == 0 || !is_vowel(place - 1))).count();
    let last = letters.len().saturating_sub(1);
    let silent_e = ends("e") && !is_vowel(last.wrapping_sub(1)) && (!ends("le") || is_vowel(last.wrapping_sub(2)));
    let silent_ed = ends("ed") && !["ted", "ded", "eed", "ied"].iter().any(|end| ends(end));
    let silent_es = ends("es")
        && !["ses", "xes", "zes", "ches", "shes", "ces", "ges", "ees", "ies", "les"].iter().any(|end| ends(end));
    if (silent_e || silent_ed || silent_es) && count > 1 {
        count -= 1;
    }
    for (place, pair) in letters.windows(2).enumerate() {
        let before = place.checked_sub(1).map_or(' ', |before| letters[before]);
        if (pair == ['i', 'a'] || pair == ['i', 'o']) && !"tscg".contains(before) {
            count += 1;
        }
    }
    count.max(1) + usize::from(heard_end)
}

/// Rudolf Flesch's reading ease: 100 is very easy, 65 plain English, under 45 hard.
fn reading_ease(text: &str) -> f64 {
    let plain = plain(text);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let ends = text.split_whitespace().filter(|word| word.trim_end_matches('”').ends_with(['.', '?', '!'])).count();
    let sentences = ends.max(1) as f64;
    let heard: usize = words.iter().map(|word| syllables(word)).sum();
    206.835 - 1.015 * words.len() as f64 / sentences - 84.6 * heard as f64 / words.len() as f64
}

#[test]
fn syllables_are_counted_as_they_are_heard() {
    let counts = [
        ("interview", 3),
        ("interviewer", 4),
        ("connection", 3),
        ("decision", 3),
        ("company", 3),
        ("recruiter", 3),
        ("request", 2),
        ("asked", 1),
        ("invited", 3),
        ("people", 2),
        ("you're", 1),
        ("doesn't", 2),
        ("don't", 1),
        ("messages", 3),
        ("times", 1),
        ("period", 3),
        ("social", 2),
    ];
    for (word, count) in counts {
        assert_eq!(syllables(word), count, "{word}");
    }
    assert!((reading_ease("The cat sat on the mat.") - 116.145).abs() < 0.001);
}

/// What is read in a hurry, and by people who learnt English at school.
const EASY: [&str; 3] = ["reasons", "checklist", "cautions"];
const EASE_ON_AVERAGE: f64 = 65.0;
const EASE_AT_LEAST: f64 = 45.0;

#[test]
fn no_advice_needs_a_second_reading() {
    let texts = texts();
    let mut names: Vec<&str> = texts.iter().map(|text| text.file.as_str()).collect();
    names.dedup();
    for file in names {
        // An item of the checklist is read with its reason.
        let mut passages: Vec<(String, String)> = Vec::new();
        for text in texts.iter().filter(|text| text.file == file) {
            match passages.last_mut().filter(|_| text.file == "checklist" && text.key == "why") {
                Some((_, item)) => *item = [item, ". ", &filled(&text.words)].concat(),
                None => passages.push((text.name(), filled(&text.words))),
            }
        }
        passages.retain(|(_, words)| plain(words).split_whitespace().count() > 0);
        let eases: Vec<f64> = passages.iter().map(|(_, words)| reading_ease(words)).collect();
        let average = eases.iter().sum::<f64>() / eases.len() as f64;
        let words: usize = passages.iter().map(|(_, words)| words.split_whitespace().count()).sum();
        println!("{file}: {} texts, {words} words, reading ease {average:.0} on average", eases.len());
        if EASY.contains(&file) {
            let hard: Vec<String> = (passages.iter().zip(&eases))
                .filter(|(_, ease)| **ease < EASE_AT_LEAST)
                .map(|((name, words), ease)| format!("{name}: {ease:.0}: {words}"))
                .collect();
            assert!(hard.is_empty(), "hard to read: {hard:#?}");
            assert!(average >= EASE_ON_AVERAGE, "{file}: {average:.1}");
        }
    }
}

/// Words that the product does not use of its own accord, and what it says instead.
const NEVER: &[(&str, &str)] = &[
    ("link", "connection: a link is a web address"),
    ("links", "connections"),
    ("linked", "connected"),
    ("linking", "connecting"),
    ("convention", "our rule of thumb, or just what we suggest"),
    ("conventions", "rules of thumb"),
    ("one guide", "the advice itself: who gives it stands beside it"),
    ("another guide", "the advice itself"),
    ("two guides", "the advice itself"),
    ("the signed guide", "the advice itself"),
    ("the recruiter's guide", "the advice itself"),
    ("part of dana", "Dana’s role"),
    ("profile of dana", "Dana’s profile"),
    ("request from dana", "Dana’s request"),
    ("posts by dana", "Dana’s posts"),
    ("dana and you", "you and Dana"),
    ("dealings", "talked with"),
    ("frowns", "discourages"),
    ("put away", "hidden"),
    ("the talk with", "how it went with"),
    ("the talk felt", "it went"),
    ("beg", "sounds desperate"),
    ("begging", "sounds desperate"),
    ("shall", "will, or a question"),
    ("mend", "change, or fix"),
    ("practise", "prepare"),
    ("enquiry", "question"),
    ("timetable", "plan, or dates"),
    ("programme", "plan"),
    ("whilst", "while"),
    ("amongst", "among"),
    ("thereabouts", "around then"),
    ("permit", "let, or leave out"),
    ("agreeable", "fine"),
    ("no need to reply", "nothing: people may want to reply"),
];

#[test]
fn no_text_of_ours_says_what_a_reader_stumbles_over() {
    let holds = |words: &str, phrase: &str| {
        let words = plain(words).split_whitespace().collect::<Vec<_>>().join(" ");
        [" ", &words, " "].concat().contains(&[" ", phrase, " "].concat())
    };
    assert!(holds("Two links, and a “link”.", "link") && !holds("On LinkedIn", "link"));
    let mut found = Vec::new();
    for text in texts() {
        for (phrase, instead) in NEVER.iter().filter(|(phrase, _)| holds(&filled(&text.words), phrase)) {
            found.push(format!("{}: “{phrase}” (rather: {instead}): {}", text.name(), text.words));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
