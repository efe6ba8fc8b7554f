//! Bad content does not build: the build's own code, run on copies of the tables and words with one thing wrong.

#[allow(dead_code)]
#[path = "../../src/build/main.rs"]
mod build;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static COPIES: AtomicU32 = AtomicU32::new(0);

/// A copy of `src/` in the folder that cargo gives to tests.
fn copy_of_src() -> PathBuf {
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
    let src = copy_of_src();
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
    let refusal = refusal(file, "{who}", "{whom}");
    assert_eq!(refusal, format!("{file}:{line}: unknown placeholder {{whom}}: this text takes {{who}}"));
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
    let file = "tables/cautions.table";
    let rows = |table: &str| {
        let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tables").join(table)).unwrap();
        let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        source.lines().filter(|line| !line.starts_with('#')).map(cells).collect::<Vec<_>>()
    };
    let mut all: Vec<String> = rows("choices.table").iter().map(|row| format!("{} {}", row[1], row[2])).collect();
    all.extend(rows("conditions.table").iter().map(|row| row[0].clone()));
    let refused = refusal(file, "lowStakes     | any ", &format!("lowStakes     | ({}) ", all.join(" or ")));
    assert_eq!(refused, format!("{file}:{}: more conditions than there is room for", line_of(file, "lowStakes")));
}

#[test]
fn a_row_with_the_wrong_number_of_cells_is_refused() {
    let file = "tables/cautions.table";
    let line = line_of(file, "lowStakes");
    let refusal = refusal(file, "lowStakes     | any ", "lowStakes     any ");
    assert_eq!(refusal, format!("{file}:{line}: 2 columns, but this table has 3"));
}

#[test]
fn an_unknown_plan_and_one_that_no_rule_leads_to_are_refused() {
    let rules = "tables/rules.table";
    let row = "R26    | open                                                             | ";
    let refused = refusal(rules, &format!("{row}DECISION"), &format!("{row}DECIDED"));
    let line = line_of(rules, "R26");
    assert_eq!(refused, format!("{rules}:{line}: `DECIDED` is neither a verdict nor a plan of plans.table"));
    let plans = "tables/plans.table";
    let refused = refusal(plans, "EVE    ", "DAWN   ");
    assert_eq!(refused, format!("{plans}:{}: no rule leads to `DAWN`", line_of(plans, "EVE    ")));
}

#[test]
fn a_text_that_english_does_not_have_is_refused_in_another_language() {
    let src = copy_of_src();
    fs::create_dir(src.join("content/de")).unwrap();
    fs::write(src.join("content/de/timeline.toml"), "now = \"Jetzt\"\nthen = \"Dann\"\n").unwrap();
    let refusal = build::generate(&src).err().unwrap();
    assert!(refusal.file.ends_with("de/timeline.toml"));
    assert_eq!((refusal.line, refusal.reason.as_str()), (2, "`timeline.then` is not a text of `en`"));
    fs::remove_dir_all(&src).unwrap();
}

#[test]
fn a_language_with_a_single_text_builds_and_falls_back_to_english() {
    let src = copy_of_src();
    fs::create_dir(src.join("content/de")).unwrap();
    fs::write(src.join("content/de/timeline.toml"), "now = \"Jetzt\"\n").unwrap();
    let files = build::generate(&src).unwrap_or_else(|refusal| panic!("{}", refusal.reason));
    let (_, words) = files.iter().find(|(name, _)| *name == "words.rs").unwrap();
    let (_, german) = words.split_once("tag: \"de\"").unwrap();
    let holds = |text: &str| german.contains(&format!("\\u{{1f}}{text}\\u{{1f}}"));
    assert!(holds("Jetzt") && holds("Interview ahead"));
    fs::remove_dir_all(&src).unwrap();
}
