//! `checklist new`: a commented checklist to begin with, by itself or beside the one that is asked.

use std::path::PathBuf;

use super::super::error::CliError;
use super::super::setting::Setting;
use super::super::stranger::stranger;
use super::super::world::World;
use crate::checklist::{self, Checklist, ChecklistId};
use crate::store::{self, Origin, shown};
use crate::text::visible_line;
use crate::words::shell::checklist as words;

pub(super) fn new(
    name: &str,
    extends: Option<&str>,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let id: ChecklistId =
        name.parse().map_err(|error: checklist::IdError| CliError::usage(error.to_string(), error.hint()))?;
    let (folder, base) = place(&id, extends, setting, world)?;
    let files = match &base {
        Some(base) => checklist::extension(&id, base),
        None => checklist::standing(&id),
    };
    store::begin_checklist(&folder, &files)?;
    tell(&folder, base.as_ref(), world)
}

/// Where a new checklist of the project goes and what it extends, if it may stand there.
pub(super) fn place(
    id: &ChecklistId,
    extends: Option<&str>,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(PathBuf, Option<ChecklistId>), CliError> {
    let project = setting.to_be()?;
    let loaded = setting.checklist(Some(&project), world)?;
    let folder = store::checklist_folder(&project, id);
    let here = names(&loaded.checklist);
    if here.contains(&id.as_str()) {
        let what = words::asked_already(id);
        return Err(CliError::usage(what, words::CHOOSE_ANOTHER_NAME));
    }
    if let Some(extends) = extends {
        let known = here.contains(&extends).then(|| extends.parse().ok()).flatten();
        return known.map(|base| (folder, Some(base))).ok_or_else(|| {
            let what = words::no_checklist(&visible_line(extends));
            stranger(what, extends, here.iter().copied(), &words::asked_here(&here.join(", ")))
        });
    }
    if matches!(loaded.origin, Origin::Project(_) | Origin::Extended { .. }) {
        let what = words::there_is_one(&loaded.origin);
        let hint = words::ask_beside(&loaded.checklist.id);
        return Err(CliError::usage(what, hint));
    }
    Ok((folder, None))
}

/// Says what was written, what that means, and what comes next.
pub(super) fn tell(
    folder: &std::path::Path,
    base: Option<&ChecklistId>,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let path = shown(folder);
    world.say(&format!("{}\n", words::begun(&path)))?;
    world.note(&match base {
        Some(base) => words::together_with(base),
        None => words::IN_PLACE_OF_THE_BUILT_IN.to_owned(),
    });
    world.note(&words::next(&path));
    Ok(())
}

/// What can be extended here.
fn names(checklist: &Checklist) -> Vec<&str> {
    let parts = checklist.composition.parts.iter().map(|part| part.id.as_str());
    std::iter::once(checklist.id.as_str()).chain(parts).collect()
}
