//! Reads the words of every language, checks them, and writes them as constants.

use super::Refusal;
use super::tables::{Cell, Form, Row, read};
use serde::ser::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// The language every other falls back to; its files say which texts there are.
pub const SOURCE_LANGUAGE: &str = "en";

/// The files of words for where the engine cannot run, for the pages around it, and for whoever calls the reader of invitations:
/// packed beside it and not in it.
const NOT_IN_THE_ENGINE: [&str; 3] = ["fallback.toml", "hosts.toml", "reading.toml"];

/// Stands between two texts; no text holds it.
pub const TEXT_END: char = '\u{1f}';

/// The table of the facts that go into a text.
static PLACEHOLDERS: Form =
    Form { name: "placeholders", columns: &[("prefix", Cell::Text), ("placeholders", Cell::List)] };

/// In that table: every form of what to call an interviewer.
const PERSON: &str = "person";
const FORMS_OF_A_NAME: [&str; 5] = ["who", "Who", "whom", "toWhom", "ofWhom"];

/// What a file of words that cannot be read most often gets wrong.
const AS_WRITTEN: &str =
    "A text stands on one line, as key = \"text\"; within it use the curly marks “ ” and ’, not the straight ones";

/// The section of texts that say how a phrase begins where two words meet.
const JOINT: &str = "joint";

/// Stands between the forms of a text that speaks of a number; no form holds it.
pub const FORM_END: char = '\u{1e}';

/// The forms that a text can have by its number: CLDR's plural categories, in the order in which they are written.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Which of them each rule needs; `src/knowledge/words.rs` applies the rules.
const RULES: [(&str, &[&str]); 4] =
    [("one", &["one", "other"]), ("zeroOne", &["one", "other"]), ("arabic", &CATEGORIES), ("none", &["other"])];

/// The text that names a language's rule.
const RULE: &str = "numbers.plural";

struct Entry {
    file: PathBuf,
    line: usize,
    /// Several forms follow one another in the order of the categories.
    text: String,
}

/// The words of all languages, by path such as `reasons.R1.inTouch`.
pub struct Words {
    source: BTreeMap<String, Entry>,
    others: BTreeMap<String, BTreeMap<String, Entry>>,
    /// The texts in use, in the order of their numbers: a table's come in the order of its rows.
    used: Vec<String>,
}

impl Words {
    pub fn read(folder: &Path, tables: &Path) -> Result<Words, Refusal> {
        let placeholders = Placeholders::read(tables)?;
        let mut languages = BTreeMap::new();
        for language in list(folder)?.into_iter().filter(|path| path.is_dir()) {
            let tag = file_stem(&language);
            let mut entries = BTreeMap::new();
            for file in list(&language)? {
                let is_ours = file.extension().is_some_and(|extension| extension == "toml");
                if is_ours && !NOT_IN_THE_ENGINE.iter().any(|name| file.ends_with(name)) {
                    read_file(&file, &placeholders, &mut entries)?;
                }
            }
            languages.insert(tag, entries);
        }
        let Some(source) = languages.remove(SOURCE_LANGUAGE) else {
            return Err(Refusal::new(folder, 0, format!("there is no folder `{SOURCE_LANGUAGE}`")));
        };
        let rule = |entries: &BTreeMap<String, Entry>| entries.get(RULE).map(|entry| entry.text.clone());
        let of_source = rule(&source).unwrap_or_default();
        for entries in languages.values().chain([&source]) {
            check_forms(entries, &rule(entries).unwrap_or_else(|| of_source.clone()))?;
        }
        let words = Words { source, others: languages, used: Vec::new() };
        for tag in words.others() {
            for line in words.still_to_do(tag) {
                println!("cargo::warning={line}");
            }
        }
        Ok(words)
    }

    /// Takes a text into use for a table's row; the row is at fault where the text is missing.
    pub fn use_text(&mut self, path: &str, file: &Path, line: usize) -> Result<String, Refusal> {
        if !self.source.contains_key(path) {
            let (words, key) = path.split_once('.').unwrap_or((path, ""));
            let reason = format!("no text `{key}` in src/content/{SOURCE_LANGUAGE}/{words}.toml");
            return Err(Refusal::new(file, line, reason));
        }
        Ok(self.use_texts(&[path.to_owned()]))
    }

    /// Takes texts into use that are there, one behind the other; gives the first.
    pub fn use_texts(&mut self, paths: &[String]) -> String {
        let known = self.used.windows(paths.len()).position(|known| known == paths);
        let first = known.unwrap_or_else(|| {
            self.used.extend_from_slice(paths);
            self.used.len() - paths.len()
        });
        format!("Text({first})")
    }

    /// The keys directly below a path, such as the numbered versions of a draft.
    pub fn below(&self, path: &str) -> Vec<String> {
        let prefix = format!("{path}.");
        let mut keys: Vec<String> =
            self.source.keys().filter_map(|key| key.strip_prefix(&prefix).map(str::to_owned)).collect();
        keys.sort_by_key(|key| (key.len(), key.clone()));
        keys
    }

    /// A text in the language that all others fall back to.
    pub fn english(&self, path: &str) -> &str {
        self.source.get(path).map_or("", |entry| entry.text.as_str())
    }

    /// Where a text stands, for a fault about it.
    pub fn place(&self, path: &str) -> (PathBuf, usize) {
        self.source.get(path).map_or_else(Default::default, |entry| (entry.file.clone(), entry.line))
    }

    /// A text is used where code names its constant.
    pub fn mark_texts_named_in_code(&mut self, folder: &Path) {
        let mut code = String::new();
        collect_code(folder, &mut code);
        let named: BTreeSet<&str> = code.split("text::").skip(1).map(leading_constant).collect();
        let is_new = |path: &&String| named.contains(constant(path).as_str()) && !self.used.contains(path);
        let paths: Vec<String> = self.source.keys().filter(is_new).cloned().collect();
        self.used.extend(paths);
    }

    pub fn refuse_unused(&self) -> Result<(), Refusal> {
        match self.source.iter().find(|(path, _)| !self.used.contains(path)) {
            Some((path, entry)) => {
                let reason = format!("`{path}` is used nowhere: a mistyped key, or a text to delete");
                Err(Refusal::new(&entry.file, entry.line, reason))
            }
            None => Ok(()),
        }
    }

    /// Checked once the source language is known to be in order: a key mistyped there would be missed in all others.
    pub fn refuse_unknown(&self) -> Result<(), Refusal> {
        let unknown = |(path, _): &(&String, &Entry)| !self.source.contains_key(*path);
        match self.others.values().flatten().find(unknown) {
            Some((path, entry)) => {
                let (file, _) = path.split_once('.').unwrap_or((path, ""));
                let reason = format!(
                    "`{path}` is not a text of `{SOURCE_LANGUAGE}`; was it renamed or taken out in \
                     src/content/{SOURCE_LANGUAGE}/{file}.toml?"
                );
                Err(Refusal::new(&entry.file, entry.line, reason))
            }
            None => Ok(()),
        }
    }

    pub fn code(&self) -> String {
        let mut code = String::from("// Generated by src/build/words.rs from src/content; do not edit.\n");
        let _ = writeln!(code, "const TEXT_END: char = {TEXT_END:?};\nconst FORM_END: char = {FORM_END:?};");
        let _ = writeln!(code, "const TEXT_COUNT: usize = {};", self.used.len());
        code.push_str("#[allow(dead_code)]\npub(crate) mod text {\n    use super::Text;\n");
        for (index, path) in self.used.iter().enumerate() {
            let _ = writeln!(code, "    pub(crate) const {}: Text = Text({index});", constant(path));
        }
        code.push_str("}\n");
        let texts: Vec<&str> = self.used.iter().map(|path| self.english(path)).collect();
        let texts = texts.join(&TEXT_END.to_string());
        let _ =
            writeln!(code, "const SOURCE_LANGUAGE: &str = {SOURCE_LANGUAGE:?};\nconst SOURCE_TEXTS: &str = {texts:?};");
        code
    }

    /// The paths of the texts in use, in the order of their numbers.
    pub fn used(&self) -> impl Iterator<Item = &str> {
        self.used.iter().map(String::as_str)
    }

    /// The languages beside the source language.
    pub fn others(&self) -> impl Iterator<Item = &str> {
        self.others.keys().map(String::as_str)
    }

    /// The texts of another language, and whether its drafts are among them. What it lacks is of the source language; drafts
    /// are either all of one language or all of the other, so that no message mixes two.
    pub fn translated(&self, tag: &str) -> (bool, Vec<&str>) {
        let own = |path: &str| self.own(tag, path);
        let own_drafts = self.used().filter(|path| is_of_a_draft(path)).all(|path| own(path).is_some());
        let text =
            |path| own(path).filter(|_| own_drafts || !is_of_a_draft(path)).unwrap_or_else(|| self.english(path));
        (own_drafts, self.used().map(text).collect())
    }

    /// A text of another language. Its ladders may have fewer versions, of which the last then counts once more, and fewer
    /// variants, in place of which the first one counts.
    fn own(&self, tag: &str, path: &str) -> Option<&str> {
        let texts = self.others.get(tag)?;
        let version = |path: &str| texts.get(path).map(|entry| entry.text.as_str());
        let last =
            |ladder: &str, number: usize| (1..=number).rev().find_map(|number| version(&format!("{ladder}.{number}")));
        version(path).or_else(|| {
            let (ladder, number) = path.strip_prefix("drafts.").and(path.rsplit_once('.'))?;
            let (tone, _) = ladder.rsplit_once('.')?;
            let number = number.parse().ok()?;
            last(ladder, number).or_else(|| last(&format!("{tone}.a"), number))
        })
    }

    /// The paths of the texts that a language lacks.
    pub fn missing(&self, tag: &str) -> Vec<&str> {
        self.source.keys().map(String::as_str).filter(|path| self.own(tag, path).is_none()).collect()
    }

    /// What a language lacks, file by file, with the first of it by name.
    fn still_to_do(&self, tag: &str) -> Vec<String> {
        let mut files: Vec<(&str, usize, Vec<&str>)> = Vec::new();
        for path in self.source.keys() {
            let (file, key) = path.split_once('.').unwrap_or((path, ""));
            if files.last().is_none_or(|(last, ..)| *last != file) {
                files.push((file, 0, Vec::new()));
            }
            if let Some((_, all, missing)) = files.last_mut() {
                *all += 1;
                if self.own(tag, path).is_none() {
                    missing.push(key);
                }
            }
        }
        files
            .iter()
            .filter_map(|(file, all, missing)| {
                let first = missing.first()?;
                let number = missing.len();
                Some(format!(
                    "src/content/{tag}/{file}.toml: {number} of {all} texts are still English, the first is `{first}`"
                ))
            })
            .collect()
    }
}

/// Whether a text is a part of a message, or stands in one in the place of a fact.
fn is_of_a_draft(path: &str) -> bool {
    ["drafts.", "fields.missing."].iter().any(|prefix| path.starts_with(prefix))
}

/// The texts' placeholders, by prefix of their path.
struct Placeholders(Vec<(String, Vec<String>)>);

impl Placeholders {
    fn read(tables: &Path) -> Result<Placeholders, Refusal> {
        let rows = read(tables, &PLACEHOLDERS)?;
        let allowed = |row: &Row| {
            let names = row.list("placeholders").flat_map(|name| match name {
                PERSON => FORMS_OF_A_NAME.to_vec(),
                _ => vec![name],
            });
            names.map(str::to_owned).collect()
        };
        let mut list: Vec<_> = rows.iter().map(|row| (row.get("prefix").to_owned(), allowed(row))).collect();
        list.sort_by_key(|(prefix, _): &(String, _)| std::cmp::Reverse(prefix.len()));
        Ok(Placeholders(list))
    }

    fn allowed(&self, path: &str) -> &[String] {
        let covers =
            |prefix: &str| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.0.iter().find(|(prefix, _)| covers(prefix)).map_or(&[], |(_, allowed)| allowed)
    }
}

fn read_file(file: &Path, placeholders: &Placeholders, entries: &mut BTreeMap<String, Entry>) -> Result<(), Refusal> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::InvalidData => "the file is not UTF-8: save it as such".to_owned(),
        _ => error.to_string(),
    };
    let source = fs::read_to_string(file).map_err(|error| Refusal::new(file, 0, unreadable(error)))?;
    let line_of = |offset: usize| source[..offset.min(source.len())].matches('\n').count() + 1;
    let table = DeTable::parse(&source).map_err(|error| {
        // The parser's words alone tell little to somebody who only writes.
        let reason = format!("{}. {AS_WRITTEN}", error.message().trim_end().replace('\n', ", "));
        Refusal::new(file, error.span().map_or(1, |span| line_of(span.start)), reason)
    })?;
    // What a translator slips on, the page of texts shows: a language that is being made has to build.
    let is_source = file.parent().is_some_and(|folder| folder.ends_with(SOURCE_LANGUAGE));
    let check_slips = |text: &str| if is_source { check_marks(text) } else { Ok(()) };
    let mut tables = vec![(file_stem(file), table.into_inner())];
    while let Some((prefix, table)) = tables.pop() {
        for (key, value) in table {
            let path = format!("{prefix}.{}", key.get_ref());
            let line = line_of(key.span().start);
            match value.into_inner() {
                DeValue::Table(inner)
                    if !inner.is_empty() && inner.keys().all(|key| CATEGORIES.contains(&&**key.get_ref())) =>
                {
                    let mut forms = Vec::new();
                    for category in CATEGORIES {
                        let form = inner.get(category).and_then(|form| form.get_ref().as_str()).unwrap_or_default();
                        if !form.is_empty() {
                            check_text(form, placeholders.allowed(&path))
                                .and_then(|()| check_runs(form, path.starts_with("drafts.")))
                                .and_then(|()| check_slips(form))
                                .map_err(|reason| Refusal::new(file, line, reason))?;
                        }
                        forms.push(form);
                    }
                    let text = forms.join(&FORM_END.to_string());
                    entries.insert(path, Entry { file: file.to_owned(), line, text });
                }
                DeValue::Table(inner) => tables.push((path, inner)),
                DeValue::String(text) => {
                    check_text(&text, placeholders.allowed(&path))
                        .and_then(|()| check_runs(&text, path.starts_with("drafts.")))
                        .and_then(|()| if path.starts_with("fit.") { check_list(&text) } else { check_slips(&text) })
                        .and_then(
                            |()| if path.split('.').any(|key| key == JOINT) { check_joint(&text) } else { Ok(()) },
                        )
                        .map_err(|reason| Refusal::new(file, line, reason))?;
                    entries.insert(path, Entry { file: file.to_owned(), line, text: text.into_owned() });
                }
                _ => return Err(Refusal::new(file, line, format!("`{path}` is not a text in quotation marks"))),
            }
        }
    }
    Ok(())
}

/// A text by number has the forms that the language's rule needs, and no other.
fn check_forms(entries: &BTreeMap<String, Entry>, rule: &str) -> Result<(), Refusal> {
    let Some((_, needed)) = RULES.iter().find(|(known, _)| *known == rule) else {
        let (file, line) = entries.get(RULE).map_or_else(Default::default, |entry| (entry.file.clone(), entry.line));
        let known: Vec<&str> = RULES.iter().map(|(known, _)| *known).collect();
        return Err(Refusal::new(file, line, format!("`{rule}` is not a rule for numbers: {}", known.join(", "))));
    };
    for (path, entry) in entries.iter().filter(|(_, entry)| entry.text.contains(FORM_END)) {
        let given = CATEGORIES.iter().zip(entry.text.split(FORM_END)).filter(|(_, form)| !form.is_empty());
        let given: Vec<&str> = given.map(|(category, _)| *category).collect();
        if given != *needed {
            let reason =
                format!("`{path}` has the forms {}; this language needs {}", given.join(", "), needed.join(", "));
            return Err(Refusal::new(&entry.file, entry.line, reason));
        }
    }
    Ok(())
}

fn check_text(text: &str, allowed: &[String]) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("the text is empty".to_owned());
    }
    if let Some(mark) = [TEXT_END, FORM_END, '\t'].into_iter().find(|mark| text.contains(*mark)) {
        return Err(format!("the text holds the character {mark:?}"));
    }
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        let tail = &rest[start..];
        let Some((name, after)) = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')) else {
            return Err("a brace without its partner".to_owned());
        };
        if !allowed.iter().any(|known| known == name) {
            return Err(match allowed {
                [] => format!("unknown placeholder {{{name}}}: this text takes none"),
                known => format!("unknown placeholder {{{name}}}: this text takes {{{}}}", known.join("} {")),
            });
        }
        rest = after;
    }
    Ok(())
}

/// What hands slip on; lists hold what people type, slips included.
fn check_marks(text: &str) -> Result<(), String> {
    if text.contains("  ") {
        return Err("the text has two spaces in a row".to_owned());
    }
    let between_letters = |(at, _): (usize, &str)| {
        let joins = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
        joins(text[..at].chars().next_back()) && joins(text[at + 1..].chars().next())
    };
    if text.match_indices('\'').any(between_letters) {
        return Err("a straight apostrophe; write ’".to_owned());
    }
    Ok(())
}

/// The source language's words as they stand in its files, for JavaScript: an object for each file, and within it for each
/// section, in the file's order.
pub fn json(content: &Path) -> Result<String, Refusal> {
    let files = files(content, SOURCE_LANGUAGE)?;
    serde_json::to_string(&files).map_err(|error| Refusal::new(content, 0, error.to_string()))
}

/// The same of any language, to be written.
pub fn files(content: &Path, language: &str) -> Result<impl Serialize, Refusal> {
    let mut files = Vec::new();
    for file in list(&content.join(language))? {
        if file.extension().is_some_and(|extension| extension == "toml") {
            let source = fs::read_to_string(&file).map_err(|error| Refusal::new(&file, 0, error.to_string()))?;
            let table = DeTable::parse(&source).map_err(|error| Refusal::new(&file, 1, error.message().to_owned()))?;
            files.push((file_stem(&file), Node::of(DeValue::Table(table.into_inner()))));
        }
    }
    Ok(Node::Section(files))
}

/// A text, or a section of them.
enum Node {
    Text(String),
    Section(Vec<(String, Node)>),
}

impl Node {
    fn of(value: DeValue) -> Node {
        match value {
            DeValue::Table(table) => {
                let mut entries: Vec<_> = table.into_iter().collect();
                entries.sort_by_key(|(key, _)| key.span().start);
                Node::Section(
                    entries
                        .into_iter()
                        .map(|(key, value)| (key.get_ref().to_string(), Node::of(value.into_inner())))
                        .collect(),
                )
            }
            other => Node::Text(other.as_str().unwrap_or_default().to_owned()),
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Text(text) => serializer.serialize_str(text),
            Node::Section(entries) => serializer.collect_map(entries.iter().map(|(key, node)| (key, node))),
        }
    }
}

/// Only drafts have optional runs, `<…>`, each with at least one fact in it and none within another.
fn check_runs(text: &str, is_draft: bool) -> Result<(), String> {
    let marks: String = text.chars().filter(|letter| matches!(letter, '<' | '>')).collect();
    if marks.replace("<>", "").is_empty() {
        let empty = text.split(['<', '>']).skip(1).step_by(2).any(|run| !run.contains('{'));
        return match (marks.is_empty() || is_draft, empty) {
            (false, _) => Err("only drafts have optional runs in < >".to_owned()),
            (_, true) => Err("an optional run in < > without a fact in braces".to_owned()),
            _ => Ok(()),
        };
    }
    Err("an angle bracket without its partner".to_owned())
}

/// The lists of `fit.toml` are compared word by word, so their entries are in small letters, with one `|` between them.
fn check_list(text: &str) -> Result<(), String> {
    let mut known = BTreeSet::new();
    for entry in text.split('|') {
        if entry.is_empty() || entry.trim() != entry {
            return Err("an entry is empty or has a space beside its `|`".to_owned());
        }
        if entry.chars().any(char::is_uppercase) {
            return Err(format!("`{entry}`: entries are written in small letters"));
        }
        if !known.insert(entry) {
            return Err(format!("`{entry}` stands here twice"));
        }
    }
    Ok(())
}

/// A joint is a list of pairs such as `de el =del `, with one `|` between them.
fn check_joint(text: &str) -> Result<(), String> {
    match text.split('|').find(|pair| pair.matches('=').count() != 1) {
        Some(pair) => Err(format!(
            "`{pair}` is not a pair of a beginning and what stands in its place, with one `=` between them"
        )),
        None => Ok(()),
    }
}

/// `reasons.R1.inTouch` as `REASONS_R1_IN_TOUCH`.
pub fn constant(path: &str) -> String {
    let mut name = String::new();
    let mut after_lower = false;
    for letter in path.chars() {
        if letter.is_ascii_uppercase() && after_lower {
            name.push('_');
        }
        after_lower = letter.is_ascii_lowercase();
        name.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
    }
    name
}

pub fn leading_constant(code: &str) -> &str {
    let end = code.find(|letter: char| !(letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_'));
    &code[..end.unwrap_or(code.len())]
}

/// The product's own code, all of it; what is in this folder is not.
pub fn collect_code(folder: &Path, code: &mut String) {
    for path in list(folder).unwrap_or_default() {
        if path.ends_with("build") {
            continue;
        }
        if path.is_dir() {
            collect_code(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

fn file_stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let refuse = |error: std::io::Error| Refusal::new(folder, 0, error.to_string());
    let mut paths = fs::read_dir(folder)
        .map_err(refuse)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(refuse)?;
    paths.sort();
    Ok(paths)
}
