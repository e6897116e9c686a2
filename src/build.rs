//! Reads the built-in checklist while the program is built and packs it, so that no start of the program has to: reading it
//! took more of a start than all the rest. A fault in `checklists/mindgap/` ends the build, and is told as the program tells
//! the faults of any checklist.
//!
//! It reads with the program's own floors and has no reader of its own.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

/// What the program carries is made here, so that there is nothing of it yet.
macro_rules! packed_at_build {
    ($part:literal) => {
        ""
    };
}

#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program uses what is not used here")]
#[allow(clippy::struct_field_names, reason = "here nothing is public, and only what is may be called so")]
mod checklist;
#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program uses what is not used here")]
mod text;

const FOLDER: &str = "checklists/mindgap";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={FOLDER}");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            for line in told.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Packs the folder, or tells what is wrong, a line for each fault.
fn pack() -> Result<(), String> {
    let files = read(Path::new(FOLDER)).map_err(|error| format!("{FOLDER} cannot be read: {error}"))?;
    let sources: Vec<_> =
        files.iter().map(|(name, shown, text)| checklist::SourceFile { name, shown, text }).collect();
    let packed = checklist::pack(&sources).map_err(|faults| faults.to_string())?;
    let out = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    for (part, text) in [("questions", packed.questions), ("knowledge", packed.knowledge)] {
        let path = Path::new(&out).join(part).with_extension("json");
        fs::write(&path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    Ok(())
}

/// Every file of a folder in the order of their names: its name, what to call it, and its text.
fn read(folder: &Path) -> io::Result<Vec<(String, String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.push((name.clone(), format!("{FOLDER}/{name}"), fs::read_to_string(entry.path())?));
    }
    files.sort();
    Ok(files)
}
