//! The public model as `www/docs/MODEL.md` describes it, against the code: a missing, extra or outdated row of its tables fails.
//!
//! Tables between markers repeat a table of the engine and are written by `INTERVIEW_CONNECT_WRITE=1 cargo test --test it model`.

use crate::docs::{root, section};
use crate::types::{fields, functions, union};
use interview_connect::{
    ArrangedBy, Choice, ClosedBecause, Comfort, CompanyNorm, Contact, INTERVIEWER_FIELDS, Kind, LARGEST_NOTE_LIMIT,
    LONGEST_TEXT, MOST_CHECK_INS, MOST_CLOCK_AHEAD, MOST_DAYS_OFF, MOST_INTERVIEWERS, MOST_NOTES, Posture, Rapport,
    Reach, Relationship, Request, Role, Round, SITUATION_FIELDS, Stage, TimeForm, Tone, WorkingWeek,
};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

const MODEL: &str = "www/docs/MODEL.md";

/// The cells of a line; in a document its bars stand around them, too.
fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').map_or(line, |row| row.strip_suffix('|').unwrap_or(row));
    line.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// The rows of the first table with this heading below a headline of the document, without backticks.
fn shown(headline: &str, heading: &str) -> Vec<Vec<String>> {
    let text = root(MODEL);
    let below = text.split_once(&format!("\n{headline}\n")).unwrap_or_else(|| panic!("{MODEL} has no {headline}")).1;
    let table = below.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{headline} has no {heading}")).1;
    let rows: Vec<_> = table
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| cells(&line.replace('`', "")))
        .collect();
    assert!(!rows.is_empty(), "{headline} has an empty table");
    rows
}

fn column(rows: &[Vec<String>], place: usize) -> Vec<&str> {
    rows.iter().map(|row| row[place].as_str()).collect()
}

/// These columns of one of the engine's tables, row by row.
fn table(name: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let text = root(&format!("src/tables/{name}.table"));
    let mut heading = None;
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.contains('|')) {
        // The heading is the first line with these names, in a comment or not.
        let names = cells(line.trim_start_matches("# "));
        match &heading {
            None if columns.iter().all(|column| names.iter().any(|name| name == column)) => heading = Some(names),
            Some(heading) if !line.starts_with('#') => {
                let row = cells(line);
                let place = |column: &&str| heading.iter().position(|name| name == column).unwrap();
                rows.push(columns.iter().map(|column| row[place(column)].clone()).collect());
            }
            _ => {}
        }
    }
    assert!(!rows.is_empty(), "{name}.table has no columns {columns:?}");
    rows
}

/// Names in the order in which they first come.
fn in_order(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| seen.insert(name.clone())).collect()
}

#[test]
fn the_model_lists_every_field() {
    let heading = "| field | type | meaning |";
    let situation = shown("## Situation", heading);
    let interviewer = shown("### An interviewer", heading);
    assert_eq!(column(&situation, 0), SITUATION_FIELDS);
    assert_eq!(column(&interviewer, 0), INTERVIEWER_FIELDS);
    let answered = |rows: &[Vec<String>]| -> Vec<String> {
        rows.iter().filter(|row| row[1] == "an answer").map(|row| row[0].clone()).collect()
    };
    let with_answers = in_order(answers().into_iter().map(|(field, _)| field));
    assert_eq!([answered(&situation), answered(&interviewer)].concat(), with_answers);
}

#[test]
fn the_model_gives_every_field_its_type() {
    let heading = "| field | type | meaning |";
    for [owner, headline] in [["situation", "## Situation"], ["person", "### An interviewer"]] {
        let rows = shown(headline, heading);
        let fields = table("fields", &["of", "field", "kind"]);
        for (row, field) in rows.iter().zip(fields.iter().filter(|field| field[0] == owner)) {
            let wanted = match field[2].as_str() {
                "choice" => "an answer",
                "yesNo" => "yes or no",
                "date" => "LocalDate",
                "time" => "LocalDateTime",
                "text" => "text",
                // What is stated with its limits, or read in a way of its own.
                _ => continue,
            };
            assert_eq!((&row[0], row[1].as_str()), (&field[1], wanted));
        }
    }
}

#[test]
fn the_model_names_every_field_that_is_tried_for_turning_points() {
    let text = root(MODEL);
    let tried = section(&text, "\n`turningPoints` try ");
    let tried = tried.split("\n\n").next().unwrap();
    for field in table("fields", &["field", "turning"]) {
        assert_eq!(tried.contains(&format!("`{}`", field[0])), field[1] == "yes", "{}", field[0]);
    }
}

#[test]
fn the_model_states_the_limits_that_the_engine_keeps() {
    let situation = shown("## Situation", "| field | type | meaning |");
    let stated = |field: &str| &situation.iter().find(|row| row[0] == field).unwrap()[1];
    assert_eq!(*stated("noteLimit"), format!("whole number, 1 to {LARGEST_NOTE_LIMIT}"));
    assert_eq!(*stated("notesLeft"), format!("whole number, 0 to {MOST_NOTES}"));
    assert_eq!(*stated("clockAhead"), format!("whole number, -{MOST_CLOCK_AHEAD} to {MOST_CLOCK_AHEAD}"));
    let theirs = shown("### An interviewer", "| field | type | meaning |");
    assert_eq!(theirs.iter().find(|row| row[0] == "clockAhead").unwrap()[1], *stated("clockAhead"));
    assert_eq!(*stated("daysOff"), format!("up to {MOST_DAYS_OFF} LocalDates"));
    assert_eq!(*stated("checkInsSentOn"), format!("up to {MOST_CHECK_INS} LocalDates"));
    assert_eq!(*stated("interviewers"), format!("up to {MOST_INTERVIEWERS} interviewers"));
    let longest = format!("{},{:03} UTF-16", LONGEST_TEXT / 1_000, LONGEST_TEXT % 1_000);
    assert!(root(MODEL).contains(&longest), "{MODEL} does not say that a text holds {longest} code units");
}

#[test]
fn the_model_states_the_odds_of_every_open_question() {
    let rows = shown("## Open questions and turning points", "| field | odds of its answers, in percent |");
    let stated: Vec<_> = rows.iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let choices = table("choices", &["field", "answer", "odds"]);
    let fields = table("fields", &["field", "kind", "missing", "odds"]);
    let known: Vec<_> = fields
        .iter()
        .filter(|field| field[2] == "yes")
        .map(|field| {
            let answers = choices.iter().filter(|answer| answer[0] == field[0]);
            let odds: Vec<String> = match field[1].as_str() {
                "choice" => answers.map(|answer| format!("{} {}", answer[1], answer[2])).collect(),
                _ => vec![format!("yes {}", field[3]), format!("no {}", 100 - field[3].parse::<u32>().unwrap())],
            };
            (field[0].clone(), odds.join(", "))
        })
        .collect();
    assert_eq!(stated, known);
}

fn answers() -> Vec<(String, String)> {
    fn of<C: Choice>(list: &mut Vec<(String, String)>) {
        list.extend(C::NAMES.iter().map(|name| (C::FIELD.to_owned(), (*name).to_owned())));
    }
    let mut list = Vec::new();
    of::<Stage>(&mut list);
    of::<CompanyNorm>(&mut list);
    of::<Comfort>(&mut list);
    of::<ArrangedBy>(&mut list);
    of::<ClosedBecause>(&mut list);
    of::<WorkingWeek>(&mut list);
    of::<Posture>(&mut list);
    of::<TimeForm>(&mut list);
    of::<Reach>(&mut list);
    of::<Role>(&mut list);
    of::<Round>(&mut list);
    of::<Relationship>(&mut list);
    of::<Rapport>(&mut list);
    of::<Contact>(&mut list);
    of::<Request>(&mut list);
    list
}

#[test]
fn the_model_lists_every_answer() {
    let rows = shown("### Answers", "| field | answer | meaning |");
    let listed: Vec<_> = rows.iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    assert_eq!(listed, answers());
}

#[test]
fn the_model_lists_every_field_of_the_output() {
    for (headline, interface) in [
        ("## Advice", "Advice"),
        ("### A person", "Person"),
        ("### A window", "Window"),
        ("## Open questions and turning points", "Missing"),
        ("## Checklist", "Item"),
        ("## Drafts", "Draft"),
        ("## Review", "Finding"),
    ] {
        let listed: Vec<String> = shown(headline, "| field | meaning |").iter().map(|row| row[0].clone()).collect();
        assert_eq!(listed, fields(interface), "{headline}");
    }
}

#[test]
fn the_model_lists_every_verdict_function_and_kind_of_event() {
    assert_eq!(column(&shown("### A person", "| verdict | meaning |"), 0), union("Verdict"));
    let kinds = shown("## Timeline and calendar", "| kind | entry | in the calendar file |");
    assert_eq!(column(&kinds, 0), union("TimelineKind"));
    let calls = shown("## Functions", "| JavaScript | gives |");
    let names: Vec<&str> = calls.iter().map(|row| row[0].split('(').next().unwrap()).collect();
    assert_eq!(names, functions());
}

#[test]
fn the_model_shows_the_decision_table_row_by_row() {
    let rows = shown("## How a verdict follows", "| rule | when | then | in words |");
    let mirrored: Vec<_> = rows.iter().map(|row| row[..3].to_vec()).collect();
    assert_eq!(mirrored, table("rules", &["rule", "when", "then"]));
    assert!(rows.iter().all(|row| row.len() == 4 && !row[3].is_empty()), "a rule has no words");
}

#[test]
fn the_model_explains_every_timing() {
    let rows = shown("## Windows", "| timing | opens | closes | verdict |");
    let mut listed = column(&rows, 0);
    let timings = table("timings", &["timing"]);
    let mut known = column(&timings, 0);
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
}

#[test]
fn the_model_explains_every_due_moment() {
    let rows = shown("## Checklist", "| due | moment |");
    let listed: BTreeSet<&str> = column(&rows, 0).into_iter().collect();
    let items = table("checklist", &["due"]);
    let used: BTreeSet<&str> = column(&items, 0).into_iter().filter(|due| *due != "-").collect();
    assert_eq!(listed, used);
}

#[test]
fn the_model_lists_every_kind_of_draft_with_its_channel() {
    let rows = shown("## Drafts", "| kind | channel | what it is for |");
    let listed: Vec<_> = rows.iter().map(|row| json!([row[0], row[1]])).collect();
    let known: Vec<_> = Kind::ALL.iter().map(|(name, kind)| json!([name, kind.channel()])).collect();
    assert_eq!(listed, known);
    for (tone, _) in Tone::ALL {
        assert!(root(MODEL).contains(&format!("`{tone}`")), "{MODEL} does not name the tone {tone}");
    }
}

#[test]
fn the_model_lists_every_finding_with_its_severity() {
    let rows = shown("## Review", "| id | severity | finds |");
    let severities =
        |row: &Vec<String>| row[1].split(", ").map(|each| format!("{} {each}", row[0])).collect::<Vec<_>>();
    let listed: BTreeSet<String> = rows.iter().flat_map(severities).collect();
    let known: BTreeSet<String> = table("review", &["id", "severity"]).iter().map(|row| row.join(" ")).collect();
    assert_eq!(listed, known);
}

/// The tables that the document repeats: by the name in its markers, the heading there, and the columns shown as code.
const REPEATED: &[(&str, &str, &[usize])] = &[
    ("conditions", "| name | is | known | meaning |", &[0, 1]),
    ("stances", "| guide | key | when | stance | cites |", &[1, 2, 3]),
    ("checklist", "| item | each | phase | when | priority | due | done | first | cites |", &[0, 3, 5, 6]),
    ("cautions", "| caution | when | cites |", &[0, 1]),
    ("suggestions", "| kind | when |", &[0, 1]),
];

/// A table as the document shows it; a cell that says that there is nothing is left empty.
fn repeated(name: &str, heading: &str, code: &[usize]) -> String {
    let columns = cells(heading);
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut shown = format!("{heading}\n|{}\n", "---|".repeat(columns.len()));
    for row in table(name, &columns) {
        for (place, cell) in row.iter().enumerate() {
            match (cell.as_str(), code.contains(&place)) {
                ("" | "-", _) => shown.push_str("| "),
                (cell, true) => shown.push_str(&format!("| `{cell}` ")),
                (cell, false) => shown.push_str(&format!("| {cell} ")),
            }
        }
        shown.push_str("|\n");
    }
    shown
}

#[test]
fn the_tables_that_the_model_repeats_are_those_of_the_engine() {
    let mut text = root(MODEL);
    for (name, heading, code) in REPEATED {
        let start = format!("<!-- {name}: written by tests/it/model.rs -->\n");
        let from = text.find(&start).unwrap_or_else(|| panic!("{MODEL} has no place for {name}")) + start.len();
        let to = from + text[from..].find("<!-- end -->").unwrap();
        let now = repeated(name, heading, code);
        if env::var_os("INTERVIEW_CONNECT_WRITE").is_some() {
            text.replace_range(from..to, &now);
        } else {
            let changed = now.lines().zip(text[from..to].lines()).find(|(now, then)| now != then);
            let right = text[from..to] == now;
            assert!(right, "{name}: INTERVIEW_CONNECT_WRITE=1 cargo test --test it model writes it: {changed:?}");
        }
    }
    if env::var_os("INTERVIEW_CONNECT_WRITE").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(MODEL), text).unwrap();
    }
}
