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
        assert!(name == "src/wasm.rs" || name.starts_with("src/ui/"), "{name} names JsValue");
    }
}

#[test]
fn the_core_knows_no_clock_no_storage_and_no_network() {
    for word in ["std::time", "std::net", "std::fs", "std::env", "Date::now", "localStorage"] {
        for name in files_that_name(word) {
            let outside = name.starts_with("src/ui/") || name.ends_with("/compile.rs");
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
