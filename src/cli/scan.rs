//! `scan`: the model files under a folder, or one file, and what each would do to whoever loads it. Follows no link.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Scan, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::world::World;
use crate::report::{json, plain};
use crate::scan::files::{self, FileReport, HEAD, Limits};

pub(super) fn run(args: &Scan, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let root = args.path.as_ref().map_or_else(|| setting.start.clone(), |path| setting.start.join(path));
    let found = look(&root)?;
    let mut reports = Vec::new();
    for path in found {
        let shown =
            path.strip_prefix(&root).ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(&path);
        let shown = if shown == path { path.file_name().map_or(path.as_path(), Path::new) } else { shown };
        let shown = shown.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        reports.push((shown, examine(&path)));
    }
    world.say(&match args.format {
        TextOrJson::Text => plain::files(&reports),
        TextOrJson::Json => json::files(&reports),
    })?;
    Ok(exit::DONE)
}

fn examine(path: &Path) -> FileReport {
    files::examine_file(path, &Limits::default(), Arc::new(|_| true))
}

/// The file itself, or every file below a folder that looks like a model, sorted.
fn look(root: &Path) -> Result<Vec<PathBuf>, CliError> {
    let unreadable = |error: std::io::Error| {
        CliError::usage(
            format!("could not look into {}: {error}", root.display()),
            "name a file or a folder that is there",
        )
    };
    if !fs::metadata(root).map_err(unreadable)?.is_dir() {
        return Ok(vec![root.to_path_buf()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    fs::read_dir(root).map_err(unreadable)?;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            let path = entry.path();
            if kind.is_dir() && entry.file_name() != ".git" {
                folders.push(path);
            } else if kind.is_file() && files::looks_like_model(&path, &head(&path)) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn head(path: &Path) -> Vec<u8> {
    let mut head = Vec::new();
    if let Ok(file) = File::open(path) {
        let _ = file.take(HEAD as u64).read_to_end(&mut head);
    }
    head
}
