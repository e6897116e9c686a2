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
    let record = shown(&project.record_path());
    let said = if former {
        let (now, before) = store::restore_former(&project, dirs)?;
        let before = before.map(|before| before.written().count());
        words::exchanged(&record, now.written().count(), before)
    } else {
        let aside = store::restore(&project, dirs).map_err(|error| {
            match (&error, store::former(&project, dirs)) {
                (StoreError::NotDamaged { .. }, Some(copy)) => {
                    CliError::usage(error.to_string(), words::former_is_kept(copy.record.written().count()))
                }
                _ => error.into(),
            }
        })?;
        words::restored(&record, aside.as_deref().map(shown).as_deref())
    };
    world.say(&format!("{said}\n"))?;
    Ok(exit::DONE)
}
