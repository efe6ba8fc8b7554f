//! Bad content does not build: the build's own code, run on copies of the tables and words with one thing wrong.

#[allow(dead_code)]
#[path = "../../src/build/main.rs"]
pub mod build;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static COPIES: AtomicU32 = AtomicU32::new(0);

/// A copy of `src/` with English alone, in the folder that cargo gives to tests: what is wrong in it is the only thing wrong.
pub fn copy_of_src() -> PathBuf {
    let to = whole_copy_of_src();
    for entry in fs::read_dir(to.join("content")).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() && entry.file_name() != "en" {
            fs::remove_dir_all(entry.path()).unwrap();
        }
    }
    to
}

fn whole_copy_of_src() -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("src-{}", COPIES.fetch_add(1, Ordering::Relaxed)));
    let _ = fs::remove_dir_all(&to);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &to);
    to
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &to) } else { fs::copy(&path, &to).map(drop).unwrap() }
    }
}

/// A copy of `src/` with something replaced in one file.
fn changed(file: &str, from: &str, to: &str) -> PathBuf {
    let src = copy_of_src();
    let path = src.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} no longer holds {from:?}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    src
}

/// Replaces something in one file and sees that the build takes it.
pub fn builds_with(file: &str, from: &str, to: &str) {
    let src = changed(file, from, to);
    let refusal = build::generate(&src).err().map(|refusal| refusal.reason);
    fs::remove_dir_all(&src).unwrap();
    assert_eq!(refusal, None, "{to:?} in {file}");
}

/// Replaces something in one file and says how the build refuses the result, as `file:line: reason`.
pub fn refusal(file: &str, from: &str, to: &str) -> String {
    let src = changed(file, from, to);
    let refusal = build::generate(&src).err().unwrap_or_else(|| panic!("{to:?} in {file} was accepted"));
    let file = refusal.file.strip_prefix(&src).unwrap().display().to_string();
    fs::remove_dir_all(&src).unwrap();
    format!("{file}:{}: {}", refusal.line, refusal.reason)
}

/// The line on which a text stands in a file of `src/`.
pub fn line_of(file: &str, text: &str) -> usize {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file)).unwrap();
    source.lines().position(|line| line.contains(text)).unwrap() + 1
}

#[test]
fn the_content_as_it_is_builds() {
    let src = whole_copy_of_src();
    assert!(build::generate(&src).is_ok());
    fs::remove_dir_all(&src).unwrap();
}

#[test]
fn an_unknown_statement_id_is_refused() {
    let file = "tables/reasons.table";
    let line = line_of(file, "s2.3 s2.13");
    assert_eq!(refusal(file, "s2.3 s2.13", "s2.3 s2.31"), format!("{file}:{line}: unknown statement id `s2.31`"));
    let words = "content/en/statements.toml";
    let line = line_of(words, "12 =");
    let skipped = refusal(words, "\n12 =", "\n30 =");
    assert!(
        skipped.starts_with(words) && skipped.contains("where `s0.12` comes next"),
        "{skipped} (12 stands on {line})"
    );
}

#[test]
fn a_missing_text_is_refused() {
    let file = "content/en/reasons.toml";
    let refusal = refusal(file, "inTouch =", "inTuch =");
    let line = line_of("tables/reasons.table", "inTouch");
    assert_eq!(refusal, format!("tables/reasons.table:{line}: no text `R1.inTouch` in src/content/en/reasons.toml"));
}

#[test]
fn an_unused_text_is_refused() {
    let file = "content/en/people.toml";
    let line = line_of(file, "unnamed =");
    let refusal = refusal(file, "unnamed =", "extra = \"Nobody says this\"\nunnamed =");
    assert_eq!(refusal, format!("{file}:{line}: `people.extra` is used nowhere: a mistyped key, or a text to delete"));
}

#[test]
fn an_unknown_placeholder_is_refused() {
    let file = "content/en/timeline.toml";
    let line = line_of(file, "{who}");
    let refusal = refusal(file, "{who}", "{whose}");
    let known = "{who} {Who} {whom} {toWhom} {ofWhom}";
    assert_eq!(refusal, format!("{file}:{line}: unknown placeholder {{whose}}: this text takes {known}"));
}

#[test]
fn a_joint_that_is_no_list_of_pairs_is_refused() {
    let file = "content/en/people.toml";
    let line = line_of(file, "joint = ");
    for (joint, pair) in [("de el", "de el"), ("de el =del |", ""), ("a=b=c|=", "a=b=c")] {
        let refusal = refusal(file, "joint = \"=\"", &format!("joint = \"{joint}\""));
        assert!(refusal.starts_with(&format!("{file}:{line}: `{pair}` is not a pair")), "{refusal}");
    }
}

#[test]
fn an_empty_text_a_lone_brace_and_broken_toml_are_refused() {
    let file = "content/en/timeline.toml";
    let line = line_of(file, "now =");
    assert_eq!(refusal(file, "now = \"Now\"", "now = \" \""), format!("{file}:{line}: the text is empty"));
    assert_eq!(
        refusal(file, "now = \"Now\"", "now = \"Now {\""),
        format!("{file}:{line}: a brace without its partner")
    );
    assert_eq!(
        refusal(file, "now = \"Now\"", "now = 5"),
        format!("{file}:{line}: `timeline.now` is not a text in quotation marks")
    );
    assert!(refusal(file, "now = \"Now\"", "now = \"Now").starts_with(&format!("{file}:{line}: ")));
}

#[test]
fn an_unknown_condition_is_refused() {
    let file = "tables/rules.table";
    let line = line_of(file, "R22");
    let refused = |to: &str| refusal(file, "open, rapport poor      ", &format!("{to}      "));
    let expect = |to: &str, reason: &str| assert_eq!(refused(to), format!("{file}:{line}: condition `{to}`: {reason}"));
    expect("opne, rapport poor", "unknown name `opne`");
    expect("open, rapport awful", "`rapport` has no answer `awful`; it has good, mixed, poor");
    expect("open, (rapport poor", "a parenthesis is not closed");
    expect("open rapport poor", "`rapport` does not belong here");
    expect("open, not", "it ends too early");
}

#[test]
fn more_conditions_than_there_is_room_for_are_refused() {
    // The tables themselves ask for some already, so that a hundred more fill the 128 places and a hundred and twenty do not fit.
    let with_spare = |count: usize| {
        let file = "tables/cautions.table";
        let names: Vec<String> = (0..count).map(|number| format!("spare{number}")).collect();
        let functions: String = names.iter().map(|name| format!("pub fn {name}(&self) -> bool {{ true }}\n")).collect();
        let rows: String = names.iter().map(|name| format!("{name} | - | facts | spare\n")).collect();
        let src = changed(file, "lowStakes     | any ", &format!("lowStakes     | ({}) ", names.join(" or ")));
        for (file, more) in [("engine/case.rs", functions), ("tables/conditions.table", rows)] {
            let text = fs::read_to_string(src.join(file)).unwrap();
            fs::write(src.join(file), text + &more).unwrap();
        }
        let refusal = build::generate(&src).err().map(|refusal| (refusal.line, refusal.reason));
        fs::remove_dir_all(&src).unwrap();
        (refusal, line_of(file, "lowStakes"))
    };
    let (refusal, line) = with_spare(120);
    assert_eq!(refusal, Some((line, "more conditions than there is room for".to_owned())));
    assert_eq!(with_spare(20).0, None);
}

#[test]
fn a_row_with_the_wrong_number_of_cells_is_refused() {
    let file = "tables/cautions.table";
    let line = line_of(file, "lowStakes");
    let refusal = refusal(file, "lowStakes     | any ", "lowStakes     any ");
    assert_eq!(refusal, format!("{file}:{line}: 2 columns, but this table has 3"));
}

#[test]
fn an_unknown_timing_and_one_that_no_rule_leads_to_are_refused() {
    let rules = "tables/rules.table";
    let row = "R22    | open, rapport poor                                               | ";
    let refused = refusal(rules, &format!("{row}DECISION"), &format!("{row}DECIDED"));
    let line = line_of(rules, "R22");
    assert_eq!(refused, format!("{rules}:{line}: `DECIDED` is neither a verdict nor a timing of timings.table"));
    let timings = "tables/timings.table";
    let refused = refusal(timings, "\nEVE    ", "\nDAWN   ");
    assert_eq!(refused, format!("{timings}:{}: no rule leads to `DAWN`", line_of(timings, "EVE    ")));
}

/// The refusal of a row, whose line is looked for by the same words that are changed.
fn refuses(file: &str, from: &str, to: &str, reason: &str) {
    assert_eq!(refusal(file, from, to), format!("{file}:{}: {reason}", line_of(file, from)), "{to:?}");
}

#[test]
fn a_heading_that_names_other_columns_than_the_table_has_is_refused() {
    let file = "tables/facts.table";
    let from = "fact                  | checked | figures";
    let wanted = "but this table's columns are `fact | checked | figures`";
    refuses(file, from, "fact | figures | checked", &format!("the heading is `fact | figures | checked`, {wanted}"));
    refuses(file, from, "fact | checkt | figures", &format!("the heading is `fact | checkt | figures`, {wanted}"));
    let first = "linkedin.noteLimit | 2026-11 | free=200 paid=300";
    let line = line_of(file, "linkedin.noteLimit") - 1;
    let missing = refusal(file, &format!("{from}\n"), "");
    assert_eq!(missing, format!("{file}:{line}: the heading is `{first}`, {wanted}"));
}

#[test]
fn a_misspelt_word_of_a_closed_list_is_refused() {
    let file = "tables/checklist.table";
    let row = "profile           | profile           | once   | before | roundAhead                                                         | must     | eve ";
    let refused = |from: &str, to: &str, reason: &str| refuses(file, row, &row.replace(from, to), reason);
    refused("| before |", "| befroe |", "`befroe` is not a phase: before, after or later");
    refused("| must ", "| mast ", "`mast` is not a priority: must, should or could");
    let due = "eve, round, thanks, suggested, closes, checkIn, threeWeeks, week or -";
    refused("| eve ", "| dawn ", &format!("`dawn` is not a moment by which something is due: {due}"));
    refused("| once ", "| ones ", "`ones` is not a way to ask: once or person");
    let start = "start             | start             | once   | later  | offer                                                              | could    | -          | -          | -     |";
    let first = start.replace("| -     |", "| no    |");
    refuses(file, start, &first, "`no` in the column `first` is neither yes nor -");
    let stances = "tables/stances.table";
    let row = "s0      | followedUp  | request pending, followedUp                        | against |";
    let known = "for, against, depends or silent";
    refuses(stances, row, &row.replace("against", "againts"), &format!("`againts` is not a stance: {known}"));
}

#[test]
fn a_rule_without_a_reason_is_refused() {
    let file = "tables/rules.table";
    let row = "R26    | open                                                             | ASK-FIRST";
    refuses(file, row, &row.replace("R26", "R28"), "no reason for `R28` in reasons.table");
}

#[test]
fn a_condition_is_refused_where_no_function_works_it_out_or_nothing_uses_it() {
    let file = "tables/conditions.table";
    let row = "several          | -                                                  | facts    |";
    let refused = |from: &str, to: &str, reason: &str| refuses(file, row, &row.replace(from, to), reason);
    let reason = "src/engine/case.rs has no function `sevral`, which would work out `sevral`";
    refused("several", "sevral", reason);
    let second =
        format!("spare            | stage before                                       | -        | spare\n{row}");
    refuses(file, row, &second, "`spare` is used nowhere: a mistyped name, or a row to delete");
    let twice = refusal(file, row, &format!("{row} twice\n{row}"));
    assert_eq!(twice, format!("{file}:{}: `several` stands twice, or is a field", line_of(file, row) + 1));
}

#[test]
fn a_condition_that_is_known_only_after_the_decision_is_refused_in_a_rule() {
    let rules = "tables/rules.table";
    let row = "R22    | open, rapport poor      ";
    let reason = |name: &str| format!("`{name}` is known only once all is decided, so no rule can ask for it");
    refuses(rules, row, &row.replace("rapport poor", "planned"), &reason("planned"));
    let review = "tables/review.table";
    let row = "presumes     | newJob   | warning  | all but update                           | not ended                    |";
    let known = "`planned` is known only once all is decided, so no review can ask for it";
    refuses(review, row, &row.replace("not ended", "planned  "), known);
    let conditions = "tables/conditions.table";
    let uneasy = "uneasy           | comfort uneasy                                     | -        |";
    let window = "window           | -                                                  | decision | there is one\n";
    let hidden = refusal(conditions, uneasy, &(window.to_owned() + &uneasy.replace("comfort uneasy", "not window")));
    // It follows from a word's parts, whatever the word is called; R8 is the first to ask for it.
    assert_eq!(hidden, format!("{rules}:{}: {}", line_of(rules, "R8 "), reason("uneasy")));
    let said = "`facts`: from what `uneasy` is known follows from its parts, so this is -";
    refuses(conditions, uneasy, &uneasy.replace("| -        |", "| facts    |"), said);
    let several = "several          | -                                                  | facts    |";
    let neither = "`-` does not say from what `several` is known: facts or decision";
    refuses(conditions, several, &several.replace("facts", "-    "), neither);
}

#[test]
fn a_row_that_an_earlier_one_covers_is_refused() {
    let rules = "tables/rules.table";
    let row = "R26    | open                                                             | ASK-FIRST";
    let below = |when: &str| refusal(rules, row, &format!("{row}\nR26    | {when} | DECISION"));
    let line = line_of(rules, row);
    let by_row = |other: &str| {
        format!("{rules}:{}: never reached: line {} holds wherever this does", line + 1, line_of(rules, other))
    };
    assert_eq!(below("open, active"), by_row("R26 "));
    // Answers exclude each other, and a rule's own word is the same as what it stands for.
    assert_eq!(below("comfort uneasy, not request accepted, before"), by_row("R15    | uneasy, before"));
    let all = "never reached: wherever this holds, one of the rows above does";
    assert_eq!(below("(before or open), active"), format!("{rules}:{}: {all}", line + 1));
    let itself = "never reached: its condition contradicts itself";
    assert_eq!(below("rapport good, rapport poor"), format!("{rules}:{}: {itself}", line + 1));
    // R17 leads to windows that may have passed, which leaves its cases to the rows below.
    let passed = "R20    | before, gatekeeper ";
    builds_with(rules, passed, &format!("R20    | before, known | DAY-AFTER\n{passed}"));

    let stances = "tables/stances.table";
    let known = "s4      | known       | before, known                                      | against |";
    let swapped = known.replace("before, known          ", "before, invited, active");
    let invited = line_of(stances, "s4      | invited     |");
    refuses(stances, known, &swapped, &format!("never reached: line {invited} holds wherever this does"));
    let drafts = "tables/drafts.table";
    let known = "note            | message  | beforeKnown             | plannedBefore, known                         |";
    let swapped = known.replace("plannedBefore, known    ", "plannedBefore, suggested");
    let invited = line_of(drafts, "note            | message  | beforeInvited");
    refuses(drafts, known, &swapped, &format!("never reached: line {invited} holds wherever this does"));
    let checklist = "tables/checklist.table";
    let pending = "request           | request           | person | after  | request pending/accepted                                           |";
    let swapped = pending.replace("request pending/accepted", "planned, active         ");
    let planned = line_of(checklist, "request           | request           | person | after  | planned ");
    refuses(checklist, pending, &swapped, &format!("never reached: line {planned} holds wherever this does"));
}

#[test]
fn a_reason_that_can_never_be_given_is_refused() {
    let file = "tables/reasons.table";
    let row = "R10            | poor       | rapport poor             |";
    let reason = "never given: where R10 decides, `invited` cannot hold";
    refuses(file, row, &row.replace("rapport poor", "invited     "), reason);
}

#[test]
fn a_text_that_english_does_not_have_is_refused_in_another_language() {
    let src = copy_of_src();
    fs::create_dir(src.join("content/de")).unwrap();
    fs::write(src.join("content/de/timeline.toml"), "now = \"Jetzt\"\nthen = \"Dann\"\n").unwrap();
    let refusal = build::generate(&src).err().unwrap();
    assert!(refusal.file.ends_with("de/timeline.toml"));
    assert_eq!(
        (refusal.line, refusal.reason.as_str()),
        (2, "`timeline.then` is not a text of `en`; was it renamed or taken out in src/content/en/timeline.toml?")
    );
    fs::remove_dir_all(&src).unwrap();
}

#[test]
fn a_key_mistyped_in_english_is_named_there_and_not_in_another_language() {
    let src = whole_copy_of_src();
    for (file, from, to) in [
        ("content/en/reasons.toml", "theirs = ", "theris = "),
        ("content/en/drafts.toml", "[prepEmail.message]\nwarm.a.1", "[prepEmail.message]\nwarn.a.1"),
    ] {
        let path = src.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} no longer holds {from:?}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let refusal = build::generate(&src).err().unwrap();
        let at_fault = refusal.file.display().to_string();
        assert!(at_fault.contains("content/en/") || at_fault.contains("tables/"), "{at_fault}: {}", refusal.reason);
        fs::write(&path, text).unwrap();
    }
    fs::remove_dir_all(&src).unwrap();
}

#[test]
fn what_hands_slip_on_is_refused_in_words_that_help() {
    let file = "content/en/reasons.toml";
    let text = "theirs = \"";
    refuses(file, text, "theirs = \"It's ", "a straight apostrophe; write ’");
    refuses(file, text, "theirs = \"Two  ", "the text has two spaces in a row");
    refuses(file, text, "theirs = \"A\\ttab ", "the text holds the character '\\t'");
    let quoted = refusal(file, text, "theirs = \"so \"accept\". ");
    assert!(quoted.contains("within it use the curly marks"), "{quoted}");
}

#[test]
fn a_section_whose_texts_are_all_taken_out_lacks_them_and_no_more() {
    let src = copy_of_src();
    fs::create_dir(src.join("content/qq")).unwrap();
    fs::write(src.join("content/qq/reasons.toml"), "[R2]\n# theirs = \"\"\n").unwrap();
    assert!(build::generate(&src).is_ok());
    fs::remove_dir_all(&src).unwrap();
}

#[test]
fn a_section_of_phrases_that_a_language_has_no_use_for_has_a_dash_behind_its_name() {
    let src = copy_of_src();
    fs::create_dir(src.join("content/qq")).unwrap();
    let file = src.join("content/qq/review.phrases");
    fs::write(&file, "[tone.shouting] -\n\n[pleading.plea]\nplease please\n").unwrap();
    assert!(build::generate(&src).is_ok());
    fs::write(&file, "[pleading.plea]\nplease please -\n").unwrap();
    assert!(build::generate(&src).err().unwrap().reason.starts_with("`-` is not a word"));
    fs::remove_dir_all(&src).unwrap();
}

#[test]
fn a_text_by_number_has_the_forms_that_its_language_needs() {
    let (ui, numbers) = ("content/en/ui.toml", "content/en/numbers.toml");
    let line = line_of(ui, "[count]");
    let without = refusal(ui, "one = \"{number} character\"\n", "");
    assert_eq!(without, format!("{ui}:{line}: `ui.count` has the forms other; this language needs one, other"));
    let too_many = refusal(ui, "one = \"{number} character\"\n", "one = \"{number} character\"\ntwo = \"two\"\n");
    assert_eq!(
        too_many,
        format!("{ui}:{line}: `ui.count` has the forms one, two, other; this language needs one, other")
    );
    let gap = refusal(ui, "one = \"{number} character\"\n", "one = \"{count} character\"\n");
    assert!(gap.starts_with(&format!("{ui}:{line}: unknown placeholder {{count}}")), "{gap}");
    let line = line_of(numbers, "plural =");
    let unknown = refusal(numbers, "plural = \"one\"", "plural = \"two\"");
    assert_eq!(unknown, format!("{numbers}:{line}: `two` is not a rule for numbers: one, zeroOne, arabic, none"));
}

#[test]
fn a_field_that_does_not_fit_its_answers_or_its_place_is_refused() {
    let file = "tables/fields.table";
    let topic = "person    | topic           | text                                     | -       | -       | -    | 8";
    let refused = |from: &str, to: &str, reason: &str| refuses(file, topic, &topic.replace(from, to), reason);
    refused("person ", "people ", "`people` is not where a field belongs: situation or person");
    refused("topic ", "name  ", "`name` stands twice");
    let kinds = "choice, yesNo, date, time, text, whole, days, other";
    refused("text ", "words", &format!("`words` is not a kind of field: {kinds}"));
    refused("text ", "whole", &format!("`whole` is not a kind of field: {kinds}"));
    refused("text ", "days ", &format!("`days` is not a kind of field: {kinds}"));
    let answers = "choices.table has the answers to `topic` exactly where it is a choice";
    refused("text  ", "choice", answers);
    let tried = "other answers are tried only where they are a choice, or yes and no";
    refused("| -       | -       | -    |", "| -       | yes     | -    |", tried);
    refused("text ", "other", "the form knows no question of this kind");
    refused("| 8", "| 9", "`9` where the form's place 8 comes next");
    let round =
        "person    | round           | choice                                   | yes     | -       | -    | 3\n";
    let missing = refusal(file, round, "");
    let choices = "tables/choices.table";
    let line = line_of(choices, "round         | held");
    assert_eq!(missing, format!("{choices}:{line}: fields.table has no field `round`"));
    let unasked = refusal("content/en/questions.toml", "[topic]\nask =", "[topic]\nasked =");
    let line = line_of(file, topic);
    assert_eq!(unasked, format!("{file}:{line}: no text `topic.ask` in src/content/en/questions.toml"));
}

#[test]
fn odds_that_do_not_add_up_or_that_nothing_reads_are_refused() {
    let fields = "tables/fields.table";
    let unread = "`topic` is no open question, so that nothing would read these odds";
    let topic = "person    | topic           | text                                     | -       | -       | -    |";
    refuses(fields, topic, &topic.replace("| -    |", "| 5    |"), unread);
    let active = "person    | activeOnline    | yesNo                                    | yes     | yes     | 25   |";
    for odds in ["-   ", "101 ", "few "] {
        let reason = format!("`{}` is not a number of percent, which an open question needs", odds.trim_end());
        refuses(fields, active, &active.replace("25  ", odds), &reason);
    }
    let norm = "situation | companyNorm     | choice                                   | yes     | yes     | -    |";
    let there = "the odds of a choice stand with its answers in choices.table";
    refuses(fields, norm, &norm.replace("| -    |", "| 85   |"), there);
    let choices = "tables/choices.table";
    let neutral = "companyNorm   | neutral       | 85   |";
    let sum = refusal(choices, neutral, &neutral.replace("85", "84"));
    let line = line_of(fields, norm);
    assert_eq!(sum, format!("{fields}:{line}: the odds of the answers to `companyNorm` add up to 99, not to 100"));
    let posture = "posture       | balanced      | -    |";
    let unread = "`posture` is no open question, so that nothing would read these odds";
    refuses(choices, posture, &posture.replace("| -    |", "| 50   |"), unread);
}

#[test]
fn a_headline_out_of_step_or_hidden_behind_another_is_refused() {
    let file = "tables/headline.table";
    let check = "checkIn         | check   | open, checkInDue                              | -";
    refuses(file, check, &check.replace("check  ", "thank  "), "the rows of the step `thank` do not follow each other");
    let moment = "`tomorrow` is not a moment that a clause may name: now, suggested, opens, thanks or -";
    refuses(file, check, &check.replace("| -", "| tomorrow"), moment);
    let agency = "checkInAgency   | check   | open, checkInDue, agency                      | -";
    let covering = agency.replace("open, checkInDue, agency", "open, checkInDue        ");
    let hidden = refusal(file, agency, &covering);
    let line = line_of(file, check);
    assert_eq!(hidden, format!("{file}:{line}: never reached: line {} holds wherever this does", line - 1));
    // A clause that names a moment leaves those whose moment is unknown to the rows below it.
    builds_with(file, agency, &covering.replace("| -", "| suggested"));
    let unsaid = refusal(file, check, &check.replace("checkIn ", "checkOn "));
    assert_eq!(unsaid, format!("{file}:{line}: no text `checkOn` in src/content/en/headline.toml"));
}

#[test]
fn a_kind_of_draft_that_is_sent_nowhere_or_made_of_nothing_is_refused() {
    let file = "tables/kinds.table";
    let row = "update          | linkedinMessage |";
    let channels =
        "`fax            ` is not a channel: linkedinNote, linkedinMessage or email".replace("            ", "");
    refuses(file, row, &row.replace("linkedinMessage", "fax            "), &channels);
    let spare = format!("spare           | email           | Nobody needs it.\n{row}");
    refuses(file, row, &spare, "drafts.table does not say what `spare` is made of");
    let known = "note, thankYouEmail, thankYouVia, thankYouMessage, followUpEmail, checkInEmail, rejectionThanks, acceptReply, prepEmail, introRequest, \
                 update or logistics";
    let drafts = "tables/drafts.table";
    refuses(drafts, "logistics       |", "logistic        |", &format!("`logistic` is not a kind of draft: {known}"));
    let suggestions = "tables/suggestions.table";
    refuses(
        suggestions,
        "update          |",
        "updates         |",
        &format!("`updates` is not a kind of draft: {known}"),
    );
}

#[test]
fn a_list_of_words_for_fitting_that_cannot_be_read_is_refused() {
    let file = "content/en/fit.toml";
    let line = line_of(file, "last = ");
    let refused = |to: &str, reason: &str| {
        assert_eq!(refusal(file, "role|position|job|post", to), format!("{file}:{line}: {reason}"));
    };
    refused("role||job|post", "an entry is empty or has a space beside its `|`");
    refused("role | job|post", "an entry is empty or has a space beside its `|`");
    refused("role|Position|job|post", "`Position`: entries are written in small letters");
    refused("role|job|role", "`role` stands here twice");
}

#[test]
fn a_word_of_invitations_that_cannot_be_looked_up_is_refused() {
    let file = "content/invitation.words";
    let line = "until: until bis حتى";
    let refused = |to: &str, reason: &str| refuses(file, line, to, reason);
    refused("until until bis", "a line is a kind of word, a colon, and words");
    refused("until 1: until bis", "`1` is not a number of the kind `until`: 0 to 0");
    refused("until x: until bis", "`x` is not a number of the kind `until`: 0 to 0");
    refused("until:", "a line without words");
    refused("until: Until", "`Until`: words are in the small letters a to z or Arabic ones, and hyphens");
    refused("until: até", "`até`: words are in the small letters a to z or Arabic ones, and hyphens");
    refused("until: untilthedayafterthenextone", "`untilthedayafterthenextone` is longer than 24 letters");
    let first = line_of(file, "month 1:");
    refused("until: january", &format!("`january` stands on line {first} already, and a word has one kind"));
    let unknown = refusal(file, line, "untill: until");
    let start = format!("{file}:{}: `untill` is not a kind of word: month, weekday, ", line_of(file, line));
    assert!(unknown.starts_with(&start), "{unknown}");
    assert_eq!(refusal(file, &format!("{line}\n"), ""), format!("{file}:0: there is no line of the kind `until`"));
}

#[test]
fn a_name_of_a_time_zone_that_says_nothing_or_two_things_is_refused() {
    let file = "tables/zones.table";
    let windows = "windows | Arab Standard Time              | Asia/Riyadh                               | -";
    let refused = |row: &str, from: &str, to: &str, reason: &str| refuses(file, row, &row.replace(from, to), reason);
    refused(windows, "windows", "window", "`window` is not a kind of name: windows or short");
    refused(windows, "Arab Standard", "Alaskan Standard", "`Alaskan Standard Time` stands twice");
    refused(windows, "Asia/Riyadh", "Riyadh", "`Riyadh` is not an IANA name, such as Europe/Berlin");
    refused(windows, "Asia/Riyadh", "Asia/riyadh", "`Asia/riyadh` is not an IANA name, such as Europe/Berlin");
    let one = "a name of Windows has one zone, and no offset";
    refused(windows, "Asia/Riyadh", "Asia/Riyadh Asia/Dubai", one);
    refused(windows, "| -", "| 180", one);
    let short = "short   | JST                             | Asia/Tokyo                                | 540";
    refused(short, "540", "9:00", "`9:00` is not an offset in minutes, -720 to 840, or -");
    refused(short, "540", "900", "`900` is not an offset in minutes, -720 to 840, or -");
    refused(short, "Asia/Tokyo", "Asia/Tokyo Asia/Seoul", "several zones have no offset in common");
    refused(short, "Asia/Tokyo", "-", "`-` is not an IANA name, such as Europe/Berlin");
    let word = line_of("content/invitation.words", "until: until");
    refused(short, "JST", "Until", &format!("`until` stands on line {word} already, and a word has one kind"));
}
