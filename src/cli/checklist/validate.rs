//! `checklist validate`: every fault of a checklist, and what could be better in its questions.

use std::path::Path;

use super::super::error::CliError;
use super::super::exit::{self, Exit};
use super::super::setting::Setting;
use super::super::world::World;
use crate::checklist::{Checklist, Fault};
use crate::store::{self, ChecklistError};
use crate::text::visible_line;

/// Faults fail; warnings do not. Both are told apart from a checklist that cannot be read at all.
pub(super) fn run(path: Option<&Path>, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let read = match path {
        Some(path) => store::lint_checklist_folder(&setting.cwd.join(path)).map_err(CliError::from),
        None => setting.linted_checklist(setting.find()?.as_ref()),
    };
    match read {
        Ok((checklist, warnings)) => {
            for warning in &warnings {
                world.note(&format!("warning: {warning}"));
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
    let with = if parts.is_empty() { String::new() } else { format!(" with {}", parts.join(", ")) };
    let names = format!("{} {}{with}", checklist.id, checklist.version);
    let phases = count(checklist.phases.len(), "phase");
    let items = count(checklist.items().len(), "item");
    let off = match composition.off.len() {
        0 => String::new(),
        off => format!(" ({off} switched off)"),
    };
    let warnings = match warnings.len() {
        0 => "no warnings".to_owned(),
        number => count(number, "warning"),
    };
    let names = visible_line(&names).into_owned();
    format!("{names}: no faults; {phases}, {items}{off}, about {minutes} minutes; {warnings}\n")
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
