//! `checklist`: the questions that are asked here, and a test for those that somebody wrote.

use std::path::Path;

use super::args::{Checklist as Args, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::no_item;
use super::setting::Setting;
use super::world::World;
use crate::checklist::Checklist;
use crate::report::{json, plain};
use crate::store::{self, ChecklistError, LoadedChecklist};

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    match args {
        Args::List { format } => {
            let LoadedChecklist { checklist, origin } = load(setting)?;
            world.say(&match format {
                TextOrJson::Text => plain::list(&checklist, &origin.to_string()),
                TextOrJson::Json => json::checklist(&checklist, &origin.to_string()),
            })?;
        }
        Args::Show { item: None } => {
            let LoadedChecklist { checklist, origin } = load(setting)?;
            world.say(&plain::whole(&checklist, &origin.to_string()))?;
        }
        Args::Show { item: Some(typed) } => {
            let checklist = load(setting)?.checklist;
            let item = typed.parse().ok().and_then(|id| checklist.item(&id));
            let item = item.ok_or_else(|| no_item(&checklist, typed))?;
            world.say(&plain::item(&checklist, item))?;
        }
        Args::Validate { path } => return validate(path.as_deref(), setting, world),
    }
    Ok(exit::DONE)
}

fn load(setting: &Setting) -> Result<LoadedChecklist, CliError> {
    setting.checklist(setting.find()?.as_ref())
}

/// Faults are told apart from a checklist that cannot be read at all.
fn validate(path: Option<&Path>, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let read = match path {
        Some(path) => store::read_checklist_folder(&setting.cwd.join(path)).map_err(CliError::from),
        None => load(setting).map(|loaded| loaded.checklist),
    };
    match read {
        Ok(checklist) => {
            world.say(&good(&checklist))?;
            Ok(exit::DONE)
        }
        Err(error @ CliError::Checklist(ChecklistError::Faults(_))) => {
            world.note(&error.message());
            Ok(exit::WANTING)
        }
        Err(error) => Err(error),
    }
}

fn good(checklist: &Checklist) -> String {
    let minutes: u64 = checklist.items().iter().map(|item| u64::from(item.minutes)).sum();
    let (phases, items) = (checklist.phases.len(), checklist.items().len());
    format!(
        "{} {}: no faults; {phases} phases, {items} items, about {minutes} minutes\n",
        checklist.id, checklist.version
    )
}
