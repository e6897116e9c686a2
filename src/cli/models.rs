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
use crate::scan::{Scan, ScanError};
use crate::words::shell::models as words;

pub(super) fn run(args: &Models, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    match &args.command {
        None => seen(args, setting, world)?,
        Some(ModelsCommand::List { format }) => list(*format, setting, world)?,
        Some(ModelsCommand::Add(args)) => add::run(args, setting, world)?,
        Some(ModelsCommand::Update { model, format }) => change::update(model, *format, setting, world)?,
        Some(ModelsCommand::Retire { model, format }) => {
            change::retire(model.as_deref(), *format, setting, world)?;
        }
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
    let seen = look(&root, setting, Memory::unless(args.no_cache))?;
    let text = match args.format {
        TextOrJson::Text => plain::models(&seen.inventory) + &unasked(args, &seen, setting, world),
        TextOrJson::Json => json::models(&seen.inventory),
    };
    world.say(&text)
}

/// Of which models of the project nothing is asked though something speaks against a yes about them, where there is a
/// record that can be read; and that it declares some, which this listing does not tell.
fn unasked(args: &Models, seen: &Scan, setting: &Setting, world: &mut World<'_>) -> String {
    let own = args.path.is_none() && setting.find().is_ok_and(|project| project.is_some());
    let Some(session) = own.then(|| Session::open(setting, world).ok()).flatten() else {
        return String::new();
    };
    let declared = session.record().models.values().filter(|declared| declared.retired.is_none()).count();
    if declared > 0 {
        world.note(&words::declared(declared));
    }
    let assessment = session.assess_seen(setting.today(), Some(seen));
    plain::models_unasked(&session.subject(&assessment, setting.today()))
}

/// What is declared beside what is seen.
fn list(format: TextOrJson, setting: &Setting, world: &mut World<'_>) -> Result<(), CliError> {
    let session = Session::open(setting, world)?;
    let witness = match session.sight().whole() {
        Ok(witness) => Some(witness),
        Err(error) => {
            world.note(&words::not_known(&error));
            None
        }
    };
    let roster = roster(session.record(), witness.map(AsRef::as_ref));
    let assessment = session.judged_by(setting.today(), witness.cloned());
    let subject = session.subject(&assessment, setting.today());
    world.say(&match format {
        TextOrJson::Text => plain::roster(&roster, &subject),
        TextOrJson::Json => json::roster(&roster, &subject),
    })
}
