//! What we build on: few dependencies, each with its reason, from one registry, under licences that allow passing it on.
//!
//! Known weaknesses are looked up with `cargo deny`, which needs the network; see SECURITY.md.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Of the JavaScript tools nothing is part of what we ship, so that licences may ask for more where a tool is changed.
const TOOL_LICENCES: &[&str] =
    &["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MPL-2.0", "Python-2.0"];

/// Tables of data that tools read, which ask for a name to be kept beside them: `caniuse-lite` of Babel and Next.
const TOOL_DATA_LICENCES: &[&str] = &["CC-BY-4.0"];

/// The JavaScript projects of the tests: the tools, and a project for each framework.
fn javascript_projects() -> Vec<String> {
    let folder = format!("{}/tests/frameworks", env!("CARGO_MANIFEST_DIR"));
    let below = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let below = below.map(|name| format!("tests/frameworks/{name}/package.json"));
    let exists = |path: &String| Path::new(env!("CARGO_MANIFEST_DIR")).join(path).is_file();
    let fixed = ["tests/package.json", "tests/frameworks/package.json"].map(str::to_owned);
    fixed.into_iter().chain(below.filter(|path| !path.contains("node_modules") && exists(path))).collect()
}

fn root(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All packages that Cargo.lock leads to: what cargo knows without a network, or else with one, or else those for this
/// machine alone.
fn metadata() -> Value {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let ask = |more: &[&str]| {
        let base = ["metadata", "--format-version", "1", "--locked", "--all-features"];
        let output = Command::new(&cargo)
            .args(base)
            .args(more)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("cargo runs");
        output.status.success().then(|| serde_json::from_slice::<Value>(&output.stdout).expect("cargo answers in JSON"))
    };
    let here = Command::new("rustc").args(["--print", "host-tuple"]).output();
    let here = here
        .ok()
        .filter(|output| output.status.success())
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    ask(&["--offline"])
        .or_else(|| ask(&[]))
        .or_else(|| ask(&["--offline", "--filter-platform", &here?]))
        .expect("cargo cannot list the dependencies: `cargo fetch` downloads them once")
}

fn packages(metadata: &Value) -> impl Iterator<Item = (&str, &Value)> {
    metadata["packages"].as_array().into_iter().flatten().map(|package| (package["name"].as_str().unwrap(), package))
}

fn allowed() -> BTreeSet<String> {
    let lists: toml::Table = root("tests/deny.toml").parse().expect("tests/deny.toml is TOML");
    let allowed = lists["licenses"]["allow"].as_array().expect("a list of licences");
    allowed.iter().map(|licence| licence.as_str().unwrap().to_owned()).collect()
}

/// Whether a licence expression can be met with the licences allowed: `AND`, `OR`, the older `/`, and parentheses.
fn is_allowed(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    fn any(tokens: &mut Vec<&str>, allowed: &dyn Fn(&str) -> bool) -> bool {
        let mut met = all(tokens, allowed);
        while tokens.last().is_some_and(|token| matches!(*token, "OR" | "/")) {
            tokens.pop();
            met |= all(tokens, allowed);
        }
        met
    }
    fn all(tokens: &mut Vec<&str>, allowed: &dyn Fn(&str) -> bool) -> bool {
        let mut met = one(tokens, allowed);
        while tokens.last() == Some(&"AND") {
            tokens.pop();
            met &= one(tokens, allowed);
        }
        met
    }
    fn one(tokens: &mut Vec<&str>, allowed: &dyn Fn(&str) -> bool) -> bool {
        match tokens.pop() {
            Some("(") => {
                let met = any(tokens, allowed);
                tokens.pop();
                met
            }
            // An exception only adds to what the licence allows.
            Some(licence) if tokens.last() == Some(&"WITH") => {
                tokens.truncate(tokens.len() - 2);
                allowed(licence)
            }
            Some(licence) => allowed(licence),
            None => false,
        }
    }
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " / ");
    let mut tokens: Vec<&str> = spaced.split_whitespace().rev().collect();
    any(&mut tokens, allowed) && tokens.is_empty()
}

#[test]
fn licence_expressions_are_read_as_their_standard_says() {
    let yes = |licence: &str| matches!(licence, "MIT" | "Apache-2.0");
    for met in [
        "MIT",
        "MIT OR GPL-3.0",
        "GPL-3.0/MIT",
        "(GPL-3.0 OR MIT) AND Apache-2.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
        "GPL-3.0 OR MIT AND Apache-2.0",
    ] {
        assert!(is_allowed(met, &yes), "{met}");
    }
    for unmet in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR Apache-2.0) AND GPL-3.0",
        "GPL-3.0 WITH Classpath-exception-2.0",
        "MIT Apache-2.0",
    ] {
        assert!(!is_allowed(unmet, &yes), "{unmet}");
    }
}

#[test]
fn every_crate_is_under_a_licence_that_allows_passing_it_on() {
    let (metadata, allowed) = (metadata(), allowed());
    let mut count = 0;
    for (name, package) in packages(&metadata) {
        let licence = package["license"].as_str().unwrap_or_else(|| panic!("{name} states no licence"));
        assert!(is_allowed(licence, &|licence| allowed.contains(licence)), "{name} is under {licence}");
        count += 1;
    }
    println!("crates whose licence was checked: {count}");
    for licence in &allowed {
        let needed = packages(&metadata).any(|(_, package)| {
            !is_allowed(package["license"].as_str().unwrap_or(""), &|other| other != licence && allowed.contains(other))
        });
        let named = packages(&metadata)
            .any(|(_, package)| package["license"].as_str().unwrap_or("").contains(licence.as_str()));
        assert!(needed || named, "no crate is under {licence}: tests/deny.toml allows it for nothing");
    }
}

#[test]
fn every_crate_comes_from_the_one_registry() {
    let mut sources = BTreeSet::new();
    for (name, package) in packages(&metadata()) {
        let own = package["source"].is_null() && ["interview-connect", "tools"].contains(&name);
        if !own {
            sources.insert(package["source"].as_str().unwrap_or_else(|| panic!("{name} has no source")).to_owned());
        }
    }
    assert!(sources.len() == 1 && sources.iter().all(|source| source.starts_with("registry+")), "{sources:?}");
}

#[test]
fn every_dependency_of_ours_has_its_reason_in_the_design() {
    let reasons = root("www/docs/DESIGN.md");
    let metadata = metadata();
    let own = packages(&metadata).filter(|(_, package)| package["source"].is_null());
    let crates = own.flat_map(|(_, package)| package["dependencies"].as_array().into_iter().flatten());
    let crates = crates.map(|dependency| dependency["name"].as_str().unwrap().to_owned());
    let projects: Vec<Value> =
        javascript_projects().iter().map(|path| serde_json::from_str(&root(path)).unwrap()).collect();
    assert!(projects.len() > 8, "{}", projects.len());
    let tools =
        projects.iter().flat_map(|project| ["dependencies", "devDependencies", "overrides"].map(|kind| &project[kind]));
    let tools = tools.flat_map(|list| list.as_object().into_iter().flatten());
    let all: BTreeSet<String> = crates.chain(tools.map(|(name, _)| name.clone())).collect();
    for name in &all {
        assert!(reasons.contains(&format!("`{name}`")), "DESIGN.md does not say what `{name}` is for");
    }
    println!("direct dependencies, each with its reason: {}", all.len());
}

/// What a visitor downloads is made of these crates alone; a further one needs a decision, and its reason.
#[test]
fn what_ships_is_made_of_few_crates() {
    let metadata = metadata();
    let name_of: BTreeMap<&str, &str> =
        packages(&metadata).map(|(name, package)| (package["id"].as_str().unwrap(), name)).collect();
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> =
        name_of.iter().filter(|(_, name)| **name == "interview-connect").map(|(id, _)| *id).collect();
    while let Some(id) = next.pop() {
        if !found.insert(name_of[id]) {
            continue;
        }
        let node = metadata["resolve"]["nodes"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|node| node["id"] == id)
            .expect("every package is resolved");
        for dependency in node["deps"].as_array().into_iter().flatten() {
            let kinds = dependency["dep_kinds"].as_array().into_iter().flatten();
            // Procedural macros run in the compiler; what they need is not in the product, nor is what other systems need.
            let for_wasm = |kind: &Value| kind["target"].as_str().is_none_or(|target| target.contains("wasm"));
            let ships = kinds.clone().any(|kind| kind["kind"].is_null() && for_wasm(kind));
            let package = dependency["pkg"].as_str().unwrap();
            let is_macro = packages(&metadata).any(|(_, known)| {
                known["id"] == package
                    && known["targets"].as_array().into_iter().flatten().any(|target| target["kind"][0] == "proc-macro")
            });
            if ships && !is_macro {
                next.push(package);
            }
        }
    }
    println!("crates in what ships: {}: {found:?}", found.len());
    assert!(found.len() <= 18, "{found:?}");
}

#[test]
fn every_javascript_tool_is_pinned_by_its_digest_and_under_a_known_licence() {
    let (mut count, mut hosts) = (0, BTreeSet::new());
    for lock in ["tests/package-lock.json", "tests/frameworks/package-lock.json"] {
        let lock: Value = serde_json::from_str(&root(lock)).unwrap();
        let tools = lock["packages"].as_object().into_iter().flatten();
        // Our own projects are there too, as they are and as a link.
        for (path, tool) in tools.filter(|(path, tool)| path.contains("node_modules/") && tool["link"] != true) {
            let licence = tool["license"].as_str().unwrap_or_else(|| panic!("{path} states no licence"));
            let known = |licence: &str| TOOL_LICENCES.contains(&licence) || TOOL_DATA_LICENCES.contains(&licence);
            assert!(is_allowed(licence, &known), "{path} is under {licence}");
            let digest = tool["integrity"].as_str();
            assert!(digest.is_some_and(|digest| digest.starts_with("sha512-")), "{path} has no digest");
            // A lock file may leave out where a tool comes from; then it is wherever npm looks.
            if let Some(from) = tool["resolved"].as_str() {
                hosts.insert(from.split('/').take(3).collect::<Vec<&str>>().join("/"));
            }
            count += 1;
        }
    }
    assert!(hosts.len() <= 1 && hosts.iter().all(|host| host.starts_with("https://")), "{hosts:?}");
    println!("JavaScript tools whose licence and digest were checked: {count}");
}
