//! Reads the built-in checklist and the pages of the detectors while the program is built and packs them, so that no start of
//! the program has to: reading the checklist took more of a start than all the rest. A fault in `checklists/mindgap/` ends the
//! build, and is told as the program tells the faults of any checklist. It reads with the program's own floors and has no reader
//! of its own.
//!
//! It also takes the digest of the scanner, by which the program knows what an earlier one kept, and tells the linker what a
//! start runs (`order.ld`), so that this lies side by side: scattered over the program, it keeps most of its pages in memory.
//! The program's own addresses, all of which a start reads, are told in the short form where the machine takes it.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use sha2::Digest as _;

/// What the program carries is made here, so that there is nothing of it yet.
macro_rules! packed_at_build {
    ($part:literal) => {
        b""
    };
}

#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program uses what is not used here")]
#[allow(clippy::struct_field_names, reason = "here nothing is public, and only what is may be called so")]
mod checklist;
#[path = "scan/detector.rs"]
#[allow(dead_code, unreachable_pub, reason = "the program uses what is not used here")]
mod detector;
#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program uses what is not used here")]
mod text;

fn main() -> ExitCode {
    // The checklist's files are part of this script as they are of the program: it is built anew with them, and then run.
    println!("cargo::rerun-if-changed=src/build.rs");
    link();
    match pack().and_then(|()| detectors()).and_then(|()| scanner()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            for line in told.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Packs the pages of the detectors.
fn detectors() -> Result<(), String> {
    let pages = detector::Pages { pages: table("detectors.toml")?, none: table("no-detector.toml")? };
    put("detectors.postcard", &postcard::to_allocvec(&pages).map_err(|error| error.to_string())?)
}

/// Reads a table of the scanner.
fn table<T: serde::de::DeserializeOwned>(name: &str) -> Result<T, String> {
    let path = Path::new("assets/scan").join(name);
    let text = fs::read_to_string(&path).map_err(unread(&path))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Takes the digest of all code and tables of the scanner: of each file its name and what it holds, with the lengths of both
/// before them.
fn scanner() -> Result<(), String> {
    let mut files = Vec::new();
    for path in ["assets/scan", "src/scan", "src/scan.rs"] {
        println!("cargo::rerun-if-changed={path}");
        below(Path::new(path), &mut files).map_err(unread(Path::new(path)))?;
    }
    files.sort();
    let mut sum = sha2::Sha256::new();
    for path in &files {
        let (name, bytes) =
            (path.to_string_lossy().replace('\\', "/"), fs::read(path).map_err(unread(path))?);
        for length in [name.len(), bytes.len()] {
            sum.update((length as u64).to_le_bytes());
        }
        sum.update(name);
        sum.update(bytes);
    }
    put("scanner.sha256", &sum.finalize())
}

/// Why something that the program is made of is not there.
fn unread(path: &Path) -> impl FnOnce(io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("{path} cannot be read: {error}")
}

/// A file, or every file below a folder.
fn below(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    fs::read_dir(path)?.try_for_each(|entry| below(&entry?.path(), files))
}

/// Writes a file for the program to carry.
fn put(name: &str, bytes: &[u8]) -> Result<(), String> {
    let path = Path::new(&env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?).join(name);
    fs::write(&path, bytes).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Has the program linked for its start, where that is worth it and the linker understands it: `lld` and GNU's `ld` do, others
/// give up. `MINDGAP_ORDER=off` leaves it out.
fn link() {
    println!("cargo::rerun-if-changed=src/order.ld");
    println!("cargo::rerun-if-env-changed=MINDGAP_ORDER");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let told = ["CARGO_ENCODED_RUSTFLAGS", "RUSTC_LINKER", "MOLD_PATH"]
        .map(|name| env::var(name).unwrap_or_default());
    let other = |told: &String| ["mold", "gold", "wild"].iter().any(|linker| told.contains(linker));
    let foreign = told.iter().any(other) || is("MINDGAP_ORDER", "off");
    let known = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if let (true, Ok(root)) = (is("PROFILE", "release") && known && !foreign, env::var("CARGO_MANIFEST_DIR"))
    {
        println!("cargo::rustc-link-arg-bins=-T{root}/src/order.ld");
        if is_for_this_machine() && glibc().is_some_and(|version| version >= TAKES_SHORT) {
            println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
        }
    }
}

/// The first glibc that takes a program's own addresses in the short form, `DT_RELR`: a fortieth of the room here.
const TAKES_SHORT: (u32, u32) = (2, 36);

fn is_for_this_machine() -> bool {
    env::var("HOST").ok() == env::var("TARGET").ok()
}

/// The version of glibc here; none where it does not tell.
fn glibc() -> Option<(u32, u32)> {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (major, minor) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Packs the built-in files, or tells what is wrong, a line for each fault.
fn pack() -> Result<(), String> {
    let packed = checklist::pack(checklist::builtin_sources()).map_err(|faults| faults.to_string())?;
    put("questions.postcard", &packed.questions)?;
    put("knowledge.postcard", &packed.knowledge)
}
