//! `scan`: what a project shows, or one file: its models, its model files, and how what was seen bears on which item.
//! Works without a record, follows no link, and changes no answer.

use super::args::{Scan, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::world::World;
use crate::report::{json, plain};
use crate::scan::scan;

pub(super) fn run(args: &Scan, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let root = match &args.path {
        Some(path) => setting.start.join(path),
        None => setting.find()?.map_or_else(|| setting.start.clone(), |project| project.root().to_owned()),
    };
    let seen = scan(&root)?;
    world.say(&match (args.format, args.models_only) {
        (TextOrJson::Text, false) => plain::scan(&seen),
        (TextOrJson::Text, true) => plain::scan_of_models(&seen),
        (TextOrJson::Json, false) => json::scan(&seen),
        (TextOrJson::Json, true) => json::scan_of_models(&seen),
    })?;
    Ok(exit::DONE)
}
