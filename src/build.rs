//! Reads the built-in checklist while the program is built and packs it, so that no start of the program has to: reading it
//! took more of a start than all the rest. A fault in `checklists/mindgap/` ends the build, and is told as the program tells
//! the faults of any checklist.
//!
//! It reads with the program's own floors and has no reader of its own.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// What the program carries is made here, so that there is nothing of it yet.
macro_rules! packed_at_build {
    ($part:literal) => {
        b""
    };
}

#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program uses what is not used here")]
#[allow(clippy::struct_field_names, reason = "here nothing is public, and only what is may be called so")]
mod checklist;
#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program uses what is not used here")]
mod text;

fn main() -> ExitCode {
    // The checklist's files are part of this script as they are of the program: it is built anew with them, and then run.
    println!("cargo::rerun-if-changed=src/build.rs");
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

/// Packs the built-in files, or tells what is wrong, a line for each fault.
fn pack() -> Result<(), String> {
    let packed = checklist::pack(checklist::builtin_sources()).map_err(|faults| faults.to_string())?;
    let out = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    for (part, bytes) in [("questions", packed.questions), ("knowledge", packed.knowledge)] {
        let path = Path::new(&out).join(part).with_extension("postcard");
        fs::write(&path, bytes).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    Ok(())
}
