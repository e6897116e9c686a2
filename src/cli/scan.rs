//! `scan`: what a project shows, or one file: its models, its model files, and how what was seen bears on which item.
//! Works without a record, follows no link, and changes no answer.

use std::path::{Path, PathBuf};

use super::args::{Scan, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::look::{Memory, look};
use super::setting::Setting;
use super::world::World;
use crate::record::{MAX_BYTES, Record, parse};
use crate::report::{Decisions, json, plain};
use crate::store::{self, Project, shown};
use crate::text::visible_line;
use crate::words::place::CELL;
use crate::words::shell::scan::decisions_not_known;

pub(super) fn run(args: &Scan, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let project = if args.path.is_none() { setting.find()? } else { project_at(args, setting)? };
    let root = match (&args.path, &project) {
        (Some(path), _) => file_of(setting.cwd.join(path)),
        (None, Some(project)) => project.root().to_owned(),
        (None, None) => setting.start.clone(),
    };
    let seen = look(&root, setting, Memory::unless(args.no_cache))?;
    let record = project.as_ref().and_then(|project| record(project, world));
    let decisions = Decisions { record: record.as_ref(), today: setting.today() };
    world.say(&match (args.format, args.models_only) {
        (TextOrJson::Text, false) => plain::scan(&seen, &decisions),
        (TextOrJson::Text, true) => plain::scan_of_models(&seen),
        (TextOrJson::Json, false) => json::scan(&seen, &decisions),
        (TextOrJson::Json, true) => json::scan_of_models(&seen, &decisions),
    })?;
    let wanting = decisions.is_spoken_against(&seen.observations) && !args.exit_zero;
    Ok(if wanting { exit::WANTING } else { exit::DONE })
}

/// The project, where the folder that was named is its own: elsewhere the paths are not those of its record.
fn project_at(args: &Scan, setting: &Setting) -> Result<Option<Project>, CliError> {
    let same = |one: &Path, other: &Path| {
        std::fs::canonicalize(one).ok().is_some_and(|one| std::fs::canonicalize(other).ok() == Some(one))
    };
    let named = args.path.as_ref().map(|path| setting.cwd.join(path));
    Ok(setting.find()?.filter(|project| named.is_some_and(|named| same(&named, project.root()))))
}

/// The file of a place that was typed as it is printed, with cell, line or column behind it.
fn file_of(path: PathBuf) -> PathBuf {
    let mut rest = path.to_str().unwrap_or_default();
    while !Path::new(rest).exists() {
        let Some((file, last)) = rest.rsplit_once(':') else { return path };
        let number = last.strip_prefix(CELL).unwrap_or(last);
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return path;
        }
        rest = file;
    }
    rest.into()
}

/// The record as it stands. A scan needs none, so one that cannot be read ends nothing.
fn record(project: &Project, world: &mut World<'_>) -> Option<Record> {
    let path = project.record_path();
    let text = store::read_text(&path, MAX_BYTES).map_err(|error| error.to_string());
    match text.and_then(|text| parse(&text).map_err(|error| error.to_string())) {
        Ok(record) => Some(record),
        Err(error) => {
            world.note(&decisions_not_known(&shown(&path), &visible_line(&error)));
            None
        }
    }
}
