//! `demo`: a half-answered sample project, so that a newcomer sees everything at once.

mod sample;

use std::path::{Path, PathBuf};

use super::args::Demo;
use super::error::CliError;
use super::exit::{self, Exit};
use super::open;
use super::setting::Setting;
use super::world::World;
use crate::checklist::builtin;
use crate::store::{Project, StoreError, Vault, shown, write_atomic};
use crate::text::visible_line;
use crate::words::shell::demo as words;

pub(super) fn run(args: &Demo, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let folder = match &args.keep {
        Some(folder) => chosen(&setting.cwd.join(folder))?,
        None => temporary()?,
    };
    write(&folder, setting)?;
    let here = shown(&folder);
    if world.terminal {
        let outcome = open::open(&setting.starting_at(folder), world);
        world.note(&words::stays_in(&here));
        return outcome;
    }
    world.say(&format!("{here}\n"))?;
    world.note(words::NEXT);
    Ok(exit::DONE)
}

/// Files of the sample, then its record.
fn write(folder: &Path, setting: &Setting) -> Result<(), CliError> {
    for (path, text) in sample::FILES {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            make(parent)?;
        }
        write_atomic(&path, text.as_bytes())?;
    }
    let checklist = builtin().map_err(crate::store::ChecklistError::from)?;
    let record = sample::record(&checklist, setting.at(), setting.today())
        .map_err(|why| CliError::usage(words::is_broken(why), words::REPORT_THIS))?;
    Vault::create(Project::at(folder)?, setting.dirs.as_ref(), record)?;
    Ok(())
}

/// A folder of the user's choice; never one with something in it.
fn chosen(folder: &Path) -> Result<PathBuf, CliError> {
    make(folder)?;
    let mut entries = std::fs::read_dir(folder).map_err(|error| refused("read", folder, &error))?;
    if entries.next().is_some() {
        return Err(CliError::usage(words::not_empty(&shown(folder)), words::NAME_A_NEW_FOLDER));
    }
    Ok(folder.to_path_buf())
}

fn temporary() -> Result<PathBuf, CliError> {
    let folder = tempfile::Builder::new().prefix("mindgap-demo-").tempdir();
    let folder = folder.map_err(|error| refused("create", &std::env::temp_dir(), &error))?;
    Ok(folder.keep())
}

fn make(folder: &Path) -> Result<(), CliError> {
    std::fs::create_dir_all(folder).map_err(|error| refused("create", folder, &error))
}

fn refused(doing: &'static str, path: &Path, error: &std::io::Error) -> CliError {
    let what = visible_line(&error.to_string()).into_owned();
    StoreError::Io { doing, path: path.to_path_buf(), kind: error.kind(), what }.into()
}
