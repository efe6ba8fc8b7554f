//! The documents: what they name is there, what they show works, and no figure stands in two places.

use crate::refusals::builds_with;
use crate::tidy::files;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A file of the repository.
pub fn root(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What building and testing leave behind, and what is nobody's text.
const MADE: &[&str] = &["dist", "target", "node_modules", ".git"];

/// The name of every file of the project, below its folder.
fn project() -> BTreeSet<String> {
    fn collect(root: &Path, folder: &Path, found: &mut BTreeSet<String>) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            if MADE.contains(&path.file_name().unwrap().to_str().unwrap()) {
                continue;
            }
            if path.is_dir() {
                collect(root, &path, found);
                found.insert(name + "/");
            } else {
                found.insert(name);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    collect(root, root, &mut found);
    found
}

/// Every Markdown file of the project, with its text.
fn documents() -> Vec<(String, String)> {
    let names = project().into_iter().filter(|name| name.ends_with(".md"));
    names.map(|name| (name.clone(), root(&name))).collect()
}

/// The text without its blocks of code, and the blocks with what stands behind their opening fence.
fn apart(text: &str) -> (String, Vec<(String, String)>) {
    let (mut prose, mut blocks) = (String::new(), Vec::new());
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (open.take(), line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.to_owned(), String::new())),
            (None, None) => prose.extend([line, "\n"]),
            (Some(block), Some("")) => blocks.push(block),
            (Some((info, code)), _) => open = Some((info, code + line + "\n")),
        }
    }
    assert!(open.is_none(), "a block of code has no end");
    (prose, blocks)
}

/// What stands between backticks on one line.
fn code_spans(prose: &str) -> impl Iterator<Item = &str> {
    prose.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// The part of a document under a heading.
pub fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let start = text.find(heading).unwrap_or_else(|| panic!("no {heading}")) + heading.len();
    text[start..].split("\n## ").next().unwrap()
}

const ENDINGS: &[&str] =
    &["rs", "mjs", "js", "ts", "md", "toml", "table", "phrases", "css", "html", "json", "sh", "bin"];

fn is_file_name(span: &str) -> bool {
    let plain = span.chars().all(|letter| letter.is_ascii_alphanumeric() || "._/-".contains(letter));
    plain && span.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && ENDINGS.contains(&ending))
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let (project, tools) = (project(), root("tests/package.json"));
    let mut checked = 0;
    for (document, text) in documents() {
        for span in code_spans(&apart(&text).0).map(|span| span.trim_start_matches("./")) {
            let is_folder = span.ends_with('/') && !span.contains([' ', '<', '*', ':']);
            // What the build makes is not there yet, and what a package holds is named as its user sees it.
            let is_made = [
                "dist/",
                "target/",
                "npm/",
                "page/",
                "embed/",
                "frame/",
                "extension/",
                "site/",
                "store/",
                "atlas/",
                "dom/",
            ]
            .iter()
            .any(|start| span.starts_with(start))
                || [
                    "package.json",
                    "interview-connect.js",
                    "interview-connect.nowasm.js",
                    "interview-connect.nowasm.html",
                    "interview-connect.invitation.js",
                    "interview-connect.invitation.nowasm.js",
                    "examples.html",
                    "NOTES.md",
                ]
                .contains(&span);
            let is_tool = tools.contains(&format!("\"{span}\""));
            if (!is_file_name(span) && !is_folder) || is_made || is_tool {
                continue;
            }
            let named = |name: &&String| **name == span || name.ends_with(&format!("/{span}"));
            assert!(project.iter().any(|name| named(&name)), "{document} names {span}, which is not there");
            checked += 1;
        }
    }
    println!("files named by a document: {checked}");
    assert!(checked > 100, "only {checked}");
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let project = project();
    let mut checked = 0;
    for (document, text) in documents() {
        let (prose, _) = apart(&text);
        let markdown = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let html = ["src=\"", "srcset=\"", "href=\""]
            .into_iter()
            .flat_map(|attribute| prose.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()));
        for link in markdown.chain(html).filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let folder = Path::new(&document).parent().unwrap();
            let mut parts: Vec<&str> = folder.to_str().unwrap().split('/').filter(|part| !part.is_empty()).collect();
            for part in file.split('/').filter(|part| !part.is_empty()) {
                match part {
                    ".." => _ = parts.pop(),
                    _ => parts.push(part),
                }
            }
            let target = if file.is_empty() { document.clone() } else { parts.join("/") };
            assert!(project.contains(&target), "{document} links to {link}, which is not there");
            let slug =
                |line: &str| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-").replace(',', "");
            let found = heading.is_empty()
                || apart(&root(&target)).0.lines().any(|line| line.starts_with('#') && slug(line) == heading);
            assert!(found, "{document} links to {link}, which has no such heading");
            checked += 1;
        }
    }
    println!("links checked: {checked}");
    assert!(checked > 20, "only {checked}");
}

#[test]
fn the_table_of_contributing_opens_it_and_names_one_place_for_each_wish() {
    let text = root("CONTRIBUTING.md");
    let rows: Vec<&str> = section(&text, "# Contributing\n").lines().filter(|line| line.starts_with('|')).collect();
    assert!(text.starts_with("# Contributing\n\n| I want to change | the one place |"));
    for wish in ["advice", "a rule", "a text", "a limit", "a language", "a host", "a question"] {
        let row = rows.iter().find(|row| row.starts_with(&format!("| **{wish}**")));
        let place = row.unwrap_or_else(|| panic!("no row for {wish}")).split('|').nth(2).unwrap();
        assert!(code_spans(place).any(|span| is_file_name(span) || span.ends_with('/')), "{wish}: no place");
    }
}

/// A row of a table, or a phrase, that CONTRIBUTING shows builds where it says that it goes.
#[test]
fn the_examples_of_contributing_build() {
    let text = root("CONTRIBUTING.md");
    let example = |heading: &str| {
        let (_, blocks) = apart(section(&text, heading));
        blocks.into_iter().find(|(info, _)| info == "text").unwrap_or_else(|| panic!("{heading} shows nothing")).1
    };
    let rule = example("\n## A rule\n");
    let below = "R25    | open, (rapport good or proactive)                                | DAY-AFTER\n";
    builds_with("tables/rules.table", below, &(below.to_owned() + &rule));
    let section = "[pressure.deadline]\n";
    builds_with("content/en/review.phrases", section, &(section.to_owned() + &example("\n## A phrase\n")));
    // The figure's row stands there as it is.
    assert!(root("src/tables/facts.table").contains(&example("\n## A limit\n")));
}

#[test]
fn every_invariant_names_a_test_that_is_there() {
    let text = root("ARCHITECTURE.md");
    let project = project();
    let invariants: Vec<&str> = section(&text, "\n## Invariants\n").split("\n- ").skip(1).collect();
    assert!(invariants.len() > 15, "only {}", invariants.len());
    for invariant in invariants {
        let tests: Vec<&str> = code_spans(invariant).filter(|span| is_file_name(span)).collect();
        let held = tests
            .iter()
            .any(|test| project.iter().any(|name| name.starts_with("tests/") && name.ends_with(&format!("/{test}"))));
        assert!(held, "no test holds: {invariant}");
    }
}

#[test]
fn the_version_stands_in_one_place() {
    let version = env!("CARGO_PKG_VERSION");
    for name in project() {
        let is_text = ENDINGS.iter().any(|ending| name.ends_with(&format!(".{ending}"))) && !name.ends_with(".bin");
        // The lock file repeats it, and the changelog names each version that was released.
        let names_versions = |file: &str| name == file || name.ends_with("/package-lock.json");
        if !is_text || names_versions("Cargo.toml") || names_versions("CHANGELOG.md") {
            continue;
        }
        assert!(!root(&name).contains(version), "{name} states the version {version}, as Cargo.toml does already");
    }
    assert!(root("Cargo.lock").contains(&format!("name = \"interview-connect\"\nversion = \"{version}\"")));
}

#[test]
fn whatever_names_linkedin_says_that_it_has_no_part_in_this() {
    let forms = project().into_iter().filter(|name| name.starts_with(".github/") && name.ends_with(".yml"));
    let forms = forms.map(|name| (name.clone(), root(&name)));
    for (name, text) in documents().into_iter().chain(forms).filter(|(_, text)| text.contains("LinkedIn")) {
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plain.contains("ot affiliated with LinkedIn"), "{name} does not say \"not affiliated with LinkedIn\"");
    }
}

/// What runs on a code host is what runs on every machine, and the page that it built can be opened from there.
#[test]
fn the_workflow_runs_the_checks_and_keeps_the_page() {
    let workflow = root(".github/workflows/ci.yml");
    let lines: Vec<&str> = workflow.lines().map(|line| line.trim().trim_start_matches("- ")).collect();
    assert!(lines.contains(&"run: .ci/run") && lines.contains(&"path: dist/page/"));
    for action in lines.iter().filter_map(|line| line.strip_prefix("uses: ")) {
        let version = action.split_once("@v").unwrap_or_else(|| panic!("{action} has no version")).1;
        assert!(version.parse::<u32>().is_ok(), "{action} is pinned to more than a major version");
    }
}

#[test]
fn the_coachs_guide_lists_every_file_of_words() {
    let guide = root("src/content/README.md");
    for (name, _) in files("src/content", "toml").into_iter().chain(files("src/content", "phrases")) {
        let file = name.rsplit('/').next().unwrap();
        assert!(guide.contains(&format!("`{file}`")), "src/content/README.md does not say what {file} is");
    }
}

/// `reasons.R1.inTouch`, by which the page of texts lists it, ends with the key that stands in the file.
#[test]
fn every_text_that_the_guide_for_translators_names_is_there() {
    let guide = root("www/docs/TRANSLATING.md");
    let mut checked = 0;
    for line in guide.lines().filter(|line| line.starts_with("| `") && line.contains('.')) {
        for span in code_spans(line).filter(|span| span.contains('.') && !is_file_name(span)) {
            let (file, path) = span.split_once('.').unwrap();
            let text = root(&format!("src/content/en/{file}.toml"));
            let key = path.split('.').collect::<Vec<_>>();
            let found = (0..key.len()).any(|at| {
                let section = format!("[{}]", key[..at].join("."));
                let rest = if at == 0 { Some(text.as_str()) } else { text.split_once(&section).map(|(_, rest)| rest) };
                let name = format!("\n{} = ", key[at..].join("."));
                rest.is_some_and(|rest| {
                    at == 0 && rest.contains(&name) || rest.split("\n[").next().unwrap().contains(&name)
                })
            });
            assert!(found, "TRANSLATING.md names {span}, which is no text");
            checked += 1;
        }
    }
    assert!(checked >= 20, "only {checked}");
}

/// Commands are for copying: those that the README shows are those that the tests run, which `newcomer.test.mjs` sees to.
#[test]
fn the_readme_shows_no_command_but_build_sh() {
    for (info, code) in apart(&root("README.md")).1 {
        if info == "sh" {
            for line in code.lines() {
                assert!(line.starts_with("./build.sh"), "README.md shows the command {line}");
            }
        }
    }
}
