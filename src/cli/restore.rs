//! `restore`: puts the last good copy in the place of a damaged record, which is kept beside it, or of one that is gone.

use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::world::World;
use crate::store::{self, shown};
use crate::words::shell::restore::restored;

pub(super) fn run(setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let dirs = setting.dirs.as_ref();
    // Where nothing is kept either, the error says how a record begins.
    let kept = setting.to_be().ok().filter(|project| store::last_good(project, dirs).is_some());
    let project = setting.find()?.or(kept).map_or_else(|| setting.project(), Ok)?;
    let aside = store::restore(&project, dirs)?;
    let aside = aside.as_deref().map(shown);
    world.say(&format!("{}\n", restored(&shown(&project.record_path()), aside.as_deref())))?;
    Ok(exit::DONE)
}
