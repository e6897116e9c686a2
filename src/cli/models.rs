//! `models`: the models that the project names, and those that the record says are in use. The listing without a command
//! works without a record, since looking comes before asking.

mod add;
mod change;

use super::args::{Models, ModelsCommand, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::look::{Memory, look};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::assess::roster;
use crate::report::{json, plain};
use crate::scan::ScanError;

pub(super) fn run(args: &Models, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    match &args.command {
        None => seen(args, setting, world)?,
        Some(ModelsCommand::List { format }) => list(*format, setting, world)?,
        Some(ModelsCommand::Add(args)) => add::run(args, setting, world)?,
        Some(ModelsCommand::Update { format }) => change::update(*format, setting, world)?,
        Some(ModelsCommand::Retire { model, format }) => change::retire(model, *format, setting, world)?,
    }
    Ok(exit::DONE)
}

/// What the project names, whoever declared what.
fn seen(args: &Models, setting: &Setting, world: &mut World<'_>) -> Result<(), CliError> {
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
    })
}

/// What is declared beside what is seen.
fn list(format: TextOrJson, setting: &Setting, world: &mut World<'_>) -> Result<(), CliError> {
    let session = Session::open(setting, world)?;
    let witness = session.witness().map(AsRef::as_ref);
    let roster = roster(session.record(), witness);
    world.say(&match format {
        TextOrJson::Text => plain::roster(&roster),
        TextOrJson::Json => json::roster(&roster),
    })
}
