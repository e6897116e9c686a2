//! `restore`: puts the last good copy in the place of a damaged record, which is kept beside it.

use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::world::World;
use crate::store::{self, shown};
use crate::words::shell::restore::restored;

pub(super) fn run(setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let project = setting.project()?;
    let aside = store::restore(&project, setting.dirs.as_ref())?;
    let (record, aside) = (shown(&project.record_path()), shown(&aside));
    world.say(&format!("{}\n", restored(&record, &aside)))?;
    Ok(exit::DONE)
}
