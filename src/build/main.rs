//! The build script: compiles the tables and the words below `src/` into Rust constants, and refuses bad content with file,
//! line and reason.
//!
//! Cargo keeps the generated files in OUT_DIR, which is `target/*/build/interview-connect-*/out/`: look there to read them.
//! The `.json` files among them are for the scripts in `www/` and `tests/`, so that no other program reads a table or a
//! coach's file; `build.sh` brings them to `target/generated/`.

mod capitals;
#[path = "../basics/fingerprint.rs"]
mod fingerprint;
#[path = "../basics/fold.rs"]
mod fold;
mod invitation;
mod packs;
mod phrases;
mod tables;
mod words;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// What is wrong with the content, and where.
pub struct Refusal {
    /// The file at fault.
    pub file: PathBuf,
    /// The line in it, from 1; 0 where the file as a whole is at fault.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl Refusal {
    fn new(file: impl Into<PathBuf>, line: usize, reason: impl Into<String>) -> Refusal {
        Refusal { file: file.into(), line, reason: reason.into() }
    }
}

fn main() {
    println!("cargo::rerun-if-changed=src");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    if let Err(refusal) = generate(Path::new("src")).and_then(|files| write(&out, files)) {
        // The form that editors turn into a link.
        println!("cargo::error={}:{}: {}", refusal.file.display(), refusal.line, refusal.reason);
        process::exit(1);
    }
}

/// The generated files, by name.
pub fn generate(src: &Path) -> Result<Vec<(&'static str, String)>, Refusal> {
    let mut words = words::Words::read(&src.join("content"), &src.join("tables"))?;
    let mut phrases = phrases::Phrases::read(&src.join("content"))?;
    let tables = tables::compile(src, &mut words, &mut phrases)?;
    words.mark_texts_named_in_code(src);
    words.refuse_unused()?;
    words.refuse_unknown()?;
    phrases.mark_sections_named_in_code(src);
    phrases.refuse_unused()?;
    phrases.refuse_unknown()?;
    Ok(vec![
        ("choices.rs", tables.choices),
        ("tried.rs", tables.tried),
        ("questions.rs", tables.questions),
        ("ids.rs", tables.ids),
        ("tables.rs", tables.code),
        ("kinds.rs", tables.kinds),
        ("checks.rs", tables.checks),
        ("case_conditions.rs", tables.case_conditions),
        ("decided_conditions.rs", tables.decided_conditions),
        ("words.rs", words.code()),
        ("key.rs", packs::code(&words, &phrases)),
        ("phrases.rs", phrases.code()?),
        ("rules.md", tables.document),
        ("capitals.rs", capitals::code()),
        ("invitation.rs", invitation::code(src)?),
        ("tables.json", tables.json),
        ("words.json", words::json(&src.join("content"))?),
        ("packs.json", packs::json(&src.join("content"), &words, &phrases)?),
    ])
}

fn write(out: &Path, files: Vec<(&str, String)>) -> Result<(), Refusal> {
    for (name, code) in files {
        let path = out.join(name);
        fs::write(&path, code).map_err(|error| Refusal::new(&path, 0, error.to_string()))?;
    }
    Ok(())
}
