//! `restore`: puts the last good copy in the place of a damaged record, which is kept beside it, or of one that is gone; or
//! the former record in the place of the one that was begun instead.

use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::world::World;
use crate::store::{self, Project, StoreError, shown};
use crate::words::shell::restore as words;

pub(super) fn run(former: bool, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let dirs = setting.dirs.as_ref();
    // Where nothing is kept either, the error says how a record begins.
    let is_kept = |project: &Project| {
        store::last_good(project, dirs).is_some() || store::former(project, dirs).is_some()
    };
    let kept = setting.to_be().ok().filter(is_kept);
    let project = setting.find()?.or(kept).map_or_else(|| setting.project(), Ok)?;
    let said = if former { exchanged(&project, setting)? } else { restored(&project, setting)? };
    world.say(&format!("{said}\n"))?;
    Ok(exit::DONE)
}

fn exchanged(project: &Project, setting: &Setting) -> Result<String, CliError> {
    let dirs = setting.dirs.as_ref();
    let path = project.record_path();
    let (now, before) = store::restore_former(project, dirs).map_err(|error| {
        let is_no_copy = matches!(error, StoreError::NoCopy { .. });
        match store::former(project, dirs) {
            Some(former) if is_no_copy => CliError::usage(
                error.to_string(),
                words::of_another_version(former.others, &shown(&former.folder)),
            ),
            None if is_no_copy && !path.exists() && store::last_good(project, dirs).is_some() => {
                CliError::usage(words::NO_FORMER, words::PUTS_BACK)
            }
            _ => error.into(),
        }
    })?;
    let before = before.map(|before| before.written().count());
    let said = words::exchanged(&shown(&path), now.written().count(), before);
    // What stood there is one of them now.
    let others = store::former(project, dirs).filter(|former| former.others > 0);
    let others = others.map(|former| words::others(former.others, &shown(&former.folder)));
    Ok(said + &others.unwrap_or_default())
}

fn restored(project: &Project, setting: &Setting) -> Result<String, CliError> {
    let aside = store::restore(project, setting.dirs.as_ref()).map_err(|error| {
        match (&error, former_is_kept(project, setting)) {
            (StoreError::NotDamaged { .. }, Some(told)) => CliError::usage(error.to_string(), told),
            _ => error.into(),
        }
    })?;
    Ok(words::restored(&shown(&project.record_path()), aside.as_deref().map(shown).as_deref()))
}

/// What is kept of the records that were here before, in words.
pub(super) fn former_is_kept(project: &Project, setting: &Setting) -> Option<String> {
    let former = store::former(project, setting.dirs.as_ref())?;
    let folder = shown(&former.folder);
    let Some(newest) = former.newest else {
        return Some(words::of_another_version(former.others, &folder));
    };
    let others = (former.others > 0).then(|| words::others(former.others, &folder));
    Some(words::former_is_kept(newest.record.written().count()) + &others.unwrap_or_default())
}
