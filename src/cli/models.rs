//! `models`: the models that the project names. Works without a record, since looking comes before asking.

use super::args::{Models, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::look::{Memory, look};
use super::setting::Setting;
use super::world::World;
use crate::report::{json, plain};
use crate::scan::ScanError;

pub(super) fn run(args: &Models, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let root = match &args.path {
        Some(path) => setting.cwd.join(path),
        None => setting.find()?.map_or_else(|| setting.start.clone(), |project| project.root().to_owned()),
    };
    if !root.is_dir() {
        return Err(ScanError::NoFolder(root.display().to_string()).into());
    }
    let inventory = look(&root, setting, Memory::unless(args.no_cache))?.inventory;
    world.say(&match args.format {
        TextOrJson::Text => plain::models(&inventory),
        TextOrJson::Json => json::models(&inventory),
    })?;
    Ok(exit::DONE)
}
