//! `checklist validate`: every fault of a checklist, and what could be better in its questions.

use std::path::Path;

use super::super::error::CliError;
use super::super::exit::{self, Exit};
use super::super::setting::Setting;
use super::super::world::World;
use crate::checklist::{Checklist, Fault};
use crate::store::{self, ChecklistError};
use crate::text::visible_line;
use crate::words::shell::checklist as words;

/// Faults fail; warnings do not. Both are told apart from a checklist that cannot be read at all.
pub(super) fn run(path: Option<&Path>, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let read = match path {
        Some(path) => store::lint_checklist_folder(&setting.cwd.join(path)).map_err(CliError::from),
        None => setting.linted_checklist(Some(&setting.to_be()?)),
    };
    match read {
        Ok((checklist, warnings)) => {
            for warning in &warnings {
                world.note(&words::warning(warning));
            }
            world.say(&good(&checklist, &warnings))?;
            Ok(exit::DONE)
        }
        Err(error @ CliError::Checklist(ChecklistError::Faults(_))) => {
            world.note(&error.message());
            Ok(exit::WANTING)
        }
        Err(error) => Err(error),
    }
}

fn good(checklist: &Checklist, warnings: &[Fault]) -> String {
    let minutes: u64 = checklist.items().iter().map(|item| u64::from(item.minutes)).sum();
    let composition = &checklist.composition;
    let parts: Vec<_> =
        composition.parts.iter().map(|part| format!("{} {}", part.id, part.version)).collect();
    let name = format!("{} {}", checklist.id, checklist.version);
    let names = if parts.is_empty() { name } else { words::with_extensions(&name, &parts.join(", ")) };
    let (phases, items, off) = (checklist.phases.len(), checklist.items().len(), composition.off.len());
    words::no_faults(&visible_line(&names), phases, items, off, minutes, warnings.len()) + "\n"
}
