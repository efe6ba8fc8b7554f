//! The layers: no module of `src/` uses one that `src/lib.rs`, or its folder's `mod.rs`, lists below it.

use super::tidy::files;
use std::collections::BTreeMap;

/// Modules in the order in which the declarations of `lib.rs` and of each folder list them: `engine`, `engine::case` …
fn order(sources: &BTreeMap<String, String>) -> Vec<String> {
    let declared = |text: &str| -> Vec<String> {
        text.lines()
            .filter_map(|line| line.trim_start_matches("pub(crate) ").strip_prefix("mod ")?.strip_suffix(';'))
            .map(str::to_owned)
            .collect()
    };
    let mut order = Vec::new();
    for layer in declared(&sources["src/lib.rs"]) {
        if let Some(folder) = sources.get(&format!("src/{layer}/mod.rs")) {
            order.extend(declared(folder).into_iter().map(|module| format!("{layer}::{module}")));
        }
        order.push(layer);
    }
    order
}

/// A file of `src/` as a module: `src/engine/case.rs` is `engine::case`, `src/review/mod.rs` is `review`.
fn module(file: &str) -> String {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.replace('/', "::")
}

/// The text of a file of the widget with every path from the crate's root; elsewhere, a folder's files may use what its
/// `mod.rs` holds for all of them.
fn absolute(file: &str, text: &str) -> String {
    let own = module(file);
    match own.rsplit_once("::") {
        Some((parent, _)) if own.starts_with("ui::") => text.replace("super::", &["crate::", parent, "::"].concat()),
        _ => text.to_owned(),
    }
}

/// The modules that a file names, in imports or in paths.
fn named(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    // Names taken apart at braces: `use crate::wording::{draft, headline}` names two modules.
    let mut found = Vec::new();
    for path in code.split("crate::").skip(1) {
        let (head, list) = match path.split_once("::{") {
            Some((head, rest)) if head.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':') => {
                (head.to_owned(), rest.split_once('}').map_or(rest, |(list, _)| list))
            }
            _ => {
                let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(path.len());
                (path[..end].to_owned(), "")
            }
        };
        let items: Vec<&str> = list.split(',').map(str::trim).filter(|item| !item.is_empty()).collect();
        match items.as_slice() {
            [] => found.push(head),
            items => found.extend(items.iter().map(|item| format!("{head}::{item}"))),
        }
    }
    found
}

#[test]
fn no_module_uses_one_above_it() {
    let sources: BTreeMap<String, String> = files("src", "rs").into_iter().collect();
    let order = order(&sources);
    let place = |path: &str| {
        // The most precise module that is listed: a folder's files have places of their own.
        let mut path = path;
        loop {
            match (order.iter().position(|module| module == path), path.rsplit_once("::")) {
                (Some(place), _) => return Some(place),
                (None, Some((shorter, _))) => path = shorter,
                (None, None) => return None,
            }
        }
    };
    let mut upwards = Vec::new();
    let mut checked = 0;
    for (file, text) in &sources {
        let from = module(file);
        let Some(own) = place(&from) else { continue };
        for path in named(&absolute(file, text.split("#[cfg(test)]\nmod tests").next().unwrap())) {
            match place(&path) {
                Some(other) if other > own => upwards.push(format!("{file} uses {path}")),
                Some(_) => checked += 1,
                // The bridges and the widget use the engine as any user does: through what `lib.rs` offers.
                None if from.starts_with("bridge") || from.starts_with("ui") => {}
                None => upwards.push(format!("{file} names {path}, which is in no layer")),
            }
        }
    }
    assert!(checked > 200, "only {checked} imports were seen");
    assert_eq!(upwards, [""; 0]);
}

#[test]
fn an_import_that_runs_back_up_would_be_found() {
    let names =
        named("use crate::wording::{draft, speaker::Speaker};\nlet x = crate::engine::case::Case;\n// crate::ui");
    assert_eq!(names, ["wording::draft", "wording::speaker::Speaker", "engine::case::Case"]);
    assert_eq!(named(&absolute("src/ui/state.rs", "use super::app::App;")), ["ui::app::App"]);
}
