//! `checklist`: the questions that are asked here, and everything for those who write their own.

mod begin;
mod exchange;
mod validate;

use super::args::{Checklist as Args, ListFormat, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::no_item;
use super::setting::Setting;
use super::world::World;
use crate::report::{json, plain};
use crate::store::LoadedChecklist;

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
        Args::Validate { path } => return validate::run(path.as_deref(), setting, world),
        Args::New { name, extends } => begin::new(name, extends.as_deref(), setting, world)?,
        Args::Import(args) => exchange::import(args, setting, world)?,
        Args::Export { format: ListFormat::Deon, output } => {
            exchange::export(output.as_deref(), setting, world)?;
        }
    }
    Ok(exit::DONE)
}

fn load(setting: &Setting) -> Result<LoadedChecklist, CliError> {
    setting.checklist(setting.find()?.as_ref())
}
