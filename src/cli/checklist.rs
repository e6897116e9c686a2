//! `checklist`: the questions that are asked here, and everything for those who write their own.

mod begin;
mod exchange;
mod validate;

use super::args::{Checklist as Args, ListFormat, Only, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::stranger::{no_item, no_topic};
use super::world::World;
use crate::checklist::{Because, Checklist, Item, Off, Query};
use crate::report::{json, plain};
use crate::store::LoadedChecklist;
use crate::words::shell::checklist as words;

/// The items that were looked for.
struct Found<'c> {
    /// Those that are asked, and why each was found.
    asked: Vec<(&'c Item, Vec<Because<'c>>)>,
    /// Those that an extension switched off.
    off: Vec<&'c Off>,
}

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    match args {
        Args::List { only, format } => {
            let LoadedChecklist { checklist, origin } = load(setting, world)?;
            let found = found(&checklist, only)?;
            world.say(&match (format, &found) {
                (TextOrJson::Text, None) => plain::list(&checklist, &origin.to_string()),
                (TextOrJson::Text, Some(found)) => {
                    plain::found(&checklist, &found.asked) + &plain::found_off(&found.off)
                }
                (TextOrJson::Json, found) => json::checklist(&checklist, &origin.to_string(), |item| {
                    found.as_ref().is_none_or(|found| found.has(item))
                }),
            })?;
        }
        Args::Show { item: None, only } => {
            let LoadedChecklist { checklist, origin } = load(setting, world)?;
            world.say(&match found(&checklist, only)? {
                None => plain::whole(&checklist, &origin.to_string()),
                Some(found) => {
                    let asked = found.asked.iter().map(|(item, _)| *item);
                    let all = asked.chain(found.off.iter().map(|off| &off.item));
                    all.map(|item| plain::item(&checklist, item)).collect::<Vec<_>>().join("\n")
                }
            })?;
        }
        Args::Show { item: Some(typed), .. } => {
            let checklist = load(setting, world)?.checklist;
            // The question about one model is the question of its item.
            let named = typed.split('@').next().unwrap_or(typed);
            let off = || checklist.composition.off(named).map(|off| &off.item);
            let item = named.parse().ok().and_then(|id| checklist.item(&id)).or_else(off);
            let item = item.ok_or_else(|| no_item(&checklist, named))?;
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

/// The items that were asked for, each with the reasons; nothing where every item is meant.
fn found<'c>(checklist: &'c Checklist, only: &Only) -> Result<Option<Found<'c>>, CliError> {
    let queries: Vec<_> = [
        only.touches.as_deref().map(Query::touches),
        only.about.as_deref().map(Query::about),
        only.incident.as_deref().map(Query::incident),
        only.tool.as_deref().map(Query::tool),
    ]
    .into_iter()
    .flatten()
    .collect();
    if queries.is_empty() {
        return Ok(None);
    }
    let off = &checklist.composition.off;
    let nowhere = |query: &&Query| {
        !checklist.has_any(query) && off.iter().all(|off| checklist.matches(&off.item, query).is_none())
    };
    if let Some(query) = queries.iter().find(nowhere) {
        return Err(no_topic(checklist, query));
    }
    let why =
        |item: &Item| queries.iter().map(|query| checklist.matches(item, query)).collect::<Option<Vec<_>>>();
    let found = Found {
        asked: checklist.items().iter().filter_map(|item| Some((item, why(item)?))).collect(),
        off: off.iter().filter(|off| why(&off.item).is_some()).collect(),
    };
    if found.asked.is_empty() && found.off.is_empty() {
        let asked: Vec<_> = queries.iter().map(ToString::to_string).collect();
        let what = words::none_is_all_of(&asked.join(", "));
        return Err(CliError::usage(what, words::LEAVE_ONE_OUT));
    }
    Ok(Some(found))
}

impl Found<'_> {
    fn has(&self, item: &Item) -> bool {
        let asked = self.asked.iter().map(|(item, _)| *item);
        asked.chain(self.off.iter().map(|off| &off.item)).any(|each| each.id == item.id)
    }
}

fn load(setting: &Setting, world: &mut World<'_>) -> Result<LoadedChecklist, CliError> {
    setting.checklist(Some(&setting.to_be()?), world)
}
