//! The invariants of ARCHITECTURE.md about the code itself.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file with this ending below a folder of the repository, with its text.
pub fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let name: PathBuf = path.strip_prefix(root).unwrap().to_owned();
                found.push((name.to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no .{ending} below {folder}");
    found
}

fn files_that_name(word: &str) -> Vec<String> {
    files("src", "rs").into_iter().filter(|(_, text)| text.contains(word)).map(|(name, _)| name).collect()
}

#[test]
fn only_the_interface_knows_the_page() {
    for name in files_that_name("web_sys") {
        assert!(name.starts_with("src/ui/"), "{name} names web_sys");
    }
}

#[test]
fn outside_the_interface_one_file_knows_javascript_values() {
    for name in files_that_name("JsValue") {
        assert!(name == "src/bridge/wasm.rs" || name.starts_with("src/ui/"), "{name} names JsValue");
    }
}

#[test]
fn the_core_knows_no_clock_no_storage_and_no_network() {
    for word in ["std::time", "std::net", "std::fs", "std::env", "Date::now", "localStorage"] {
        for name in files_that_name(word) {
            let outside = name.starts_with("src/ui/") || name.starts_with("src/build/");
            assert!(outside, "{name} names {word}");
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for (name, text) in ["src", "tests/it", "tests/unit"].into_iter().flat_map(|folder| files(folder, "rs")) {
        assert!(text.starts_with("//! "), "{name} does not begin with what it is for");
    }
    for (name, text) in files("src", "table").into_iter().chain(files("src", "toml")) {
        assert!(text.starts_with("# "), "{name} does not begin with what it is for");
    }
}

/// What stands between quotation marks in a line of code; a mark after a backslash is part of the text.
fn literals(line: &str, marks: &[char]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(char, String)> = None;
    let mut escaped = false;
    for letter in line.chars() {
        match &mut open {
            None if marks.contains(&letter) => open = Some((letter, String::new())),
            None => {}
            Some((mark, _)) if letter == *mark && !escaped => found.extend(open.take().map(|(_, text)| text)),
            Some((_, text)) => text.push(letter),
        }
        escaped = letter == '\\' && !escaped;
    }
    found.extend(open.map(|(_, text)| text));
    found
}

/// Three words in a row, with nothing but a space between them.
fn reads_as_a_sentence(text: &str) -> bool {
    let is_word =
        |part: &&str| part.len() > 1 && part.chars().all(|letter| letter.is_alphabetic() || "’',.;:".contains(letter));
    let plain = |part: &&str| is_word(part) && part.chars().all(char::is_alphabetic);
    let parts: Vec<&str> = text.split(' ').collect();
    parts.windows(3).any(|run| plain(&run[0]) && plain(&run[1]) && is_word(&run[2]))
}

/// The scripts that write documents about the project, and one that speaks to whoever builds it: those are in English, and for people
/// who work on it or with it.
const WRITES_DOCUMENTS: [&str; 9] = [
    "www/atlas/pack.mjs",
    "www/docs/examples.mjs",
    "www/docs/show-advice.mjs",
    "www/manifest.mjs",
    "www/nowasm.mjs",
    "www/npm/pack.mjs",
    "www/release.mjs",
    "www/translations.mjs",
    "www/words.mjs",
];

/// What a page shows or reads out by itself: the text between its tags, and the attributes that are words.
fn shown(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        found.push(rest[..start].to_owned());
        let end = if rest[start..].starts_with("<!--") { "-->" } else { ">" };
        let tag = &rest[start..];
        let length = tag.find(end).map_or(tag.len(), |at| at + end.len());
        if !tag.starts_with("<!") {
            for attribute in ["title", "alt", "aria-label", "placeholder"] {
                let value = tag[..length].split_once(&format!(" {attribute}=\"")).map(|(_, after)| after);
                found.extend(value.and_then(|after| after.split('"').next()).map(str::to_owned));
            }
        }
        rest = &tag[length..];
    }
    found.push(rest.to_owned());
    found
}

/// A text without its {{names}}, which are filled in when the page is packed.
fn without_names(text: &str) -> String {
    text.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, after)| after)).collect()
}

#[test]
fn no_page_has_words_of_its_own() {
    let mut pages = 0;
    // The atlas is a document about the rules.
    for (name, page) in files("www", "html").into_iter().filter(|(name, _)| name != "www/atlas/atlas.html") {
        for text in shown(&page) {
            assert!(!without_names(&text).contains(char::is_alphabetic), "{name}: {}", text.trim());
        }
        pages += 1;
    }
    assert!(pages >= 4, "{pages}");
    let seen = shown("<p>a</p><!-- b <i>c</i> --><img src=\"d\" alt=\"e\">{{f}}");
    let seen: String = seen.iter().map(|text| without_names(text)).collect();
    assert_eq!(seen, "ae");
}

/// Words for a reader belong to the coach. What a programmer reads in the console or in an error may stand in the code.
#[test]
fn no_sentence_for_a_reader_stands_in_the_code() {
    let is_comment = |line: &str| ["//", "/*", "*", "\"<!--"].iter().any(|start| line.trim_start().starts_with(start));
    let for_programmers =
        |line: &str| ["ok_or(", "expect(", "console.", "Error("].iter().any(|call| line.contains(call));
    let mut found = Vec::new();
    let mut check = |name: &str, text: &str, marks: &[char]| {
        for line in text.lines().filter(|line| !is_comment(line) && !for_programmers(line)) {
            found.extend(
                literals(line, marks)
                    .into_iter()
                    .filter(|text| reads_as_a_sentence(text))
                    .map(|text| format!("{name}: {text}")),
            );
        }
    };
    for (name, text) in files("src", "rs").iter().filter(|(name, _)| !name.starts_with("src/build/")) {
        check(name, text.split("#[cfg(test)]\nmod tests").next().unwrap(), &['"']);
    }
    // A host says in a release what its parts are, beside the documents.
    let about =
        |line: &&str| !["about", "more"].iter().any(|name| line.starts_with(&format!("export const {name} = ")));
    let packing = files("www", "mjs").into_iter().filter(|(name, _)| !WRITES_DOCUMENTS.contains(&name.as_str()));
    let packing = packing.map(|(name, text)| (name, text.lines().filter(about).collect::<Vec<_>>().join("\n")));
    for (name, text) in files("www", "js").into_iter().chain(packing) {
        // The causes by name are for the embedder's console.
        let (before, rest) = text.split_once("export const CAUSES = {").unwrap_or((&text, ""));
        check(&name, before, &['"', '\'', '`']);
        check(&name, rest.split_once("\n};").map_or("", |(_, after)| after), &['"', '\'', '`']);
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn what_reads_as_a_sentence_is_told_from_what_does_not() {
    for sentence in ["Send your request now", "never, so leave it there."] {
        assert!(reads_as_a_sentence(sentence), "{sentence}");
    }
    for other in ["M4 12h15M13 6l6 6-6 6", "input, textarea, select, button", "card message", "R25 R26", "polite"] {
        assert!(!reads_as_a_sentence(other), "{other}");
    }
    assert_eq!(literals(r#"say("a \"b\" c", "d")"#, &['"']), [r#"a \"b\" c"#, "d"]);
}

/// A host is a folder, and what all hosts share knows none of them. `page`, `frame` and `site` are ordinary words in a program
/// about pages, so of those only paths are looked for.
#[test]
fn no_host_is_named_outside_its_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/hosts");
    let hosts: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(hosts.len() >= 4, "{hosts:?}");
    let shared = ["js", "mjs", "css"].into_iter().flat_map(|ending| files("www", ending));
    let shared = shared.filter(|(name, _)| name.matches('/').count() == 1 || name.starts_with("www/npm/"));
    let code = files("src", "rs").into_iter().filter(|(name, _)| !name.starts_with("src/build/"));
    for (name, text) in shared.chain(code) {
        let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
        for host in &hosts {
            let is_ordinary = ["page", "frame", "site"].contains(&host.as_str());
            let path = [format!("hosts/{host}"), format!("\"{host}/")].iter().any(|path| text.contains(path));
            assert!(!path && (is_ordinary || !words.contains(&host.as_str())), "{name} names the host {host}");
        }
    }
}
