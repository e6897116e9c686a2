//! What is said to those who look at checklists and write their own.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const LEAVE_ONE_OUT: &str = "there are items for each of them: leave one out";
pub(crate) const CHOOSE_ANOTHER_NAME: &str = "choose another name";
pub(crate) const IN_PLACE_OF_THE_BUILT_IN: &str =
    "in a project's ai-safety/checklists it is asked in place of the built-in checklist";
pub(crate) const WHAT_IS_MARKED: &str =
    "severity, minutes, reasons, steps and evidence are not in such a list: they are marked, write them";
pub(crate) const WHAT_LISTS_LOOK_LIKE: &str =
    "a deon checklist is YAML with `title` and `sections`; a task list is Markdown with `- [ ] text`";
pub(crate) const NO_NAMES: &str = "no names could be made of this list";
pub(crate) const GIVE_IDS: &str = "give its sections ids";

pub(crate) fn none_is_all_of(queries: &str) -> String {
    format!("no item is all of this at once: {queries}")
}

pub(crate) fn no_checklist(id: &str) -> String {
    format!("no checklist called `{id}` is asked here")
}

/// `ids`: of the checklists that are asked.
pub(crate) fn asked_here(ids: &str) -> String {
    format!("what can be extended is what is asked here: {ids}")
}

pub(crate) fn asked_already(id: impl Display) -> String {
    format!("a checklist called `{id}` is asked here already")
}

pub(crate) fn there_is_one(origin: impl Display) -> String {
    format!("this project has a checklist already: {origin}")
}

pub(crate) fn ask_beside(id: impl Display) -> String {
    format!("ask another beside it: --extends {id}")
}

pub(crate) fn begun(path: &str) -> String {
    format!("{path} is a checklist to go on with")
}

pub(crate) fn together_with(base: impl Display) -> String {
    format!("it is asked together with `{base}`")
}

pub(crate) fn next(path: &str) -> String {
    format!("next: edit its files, then `mindgap checklist validate {path}`")
}

pub(crate) fn imported(items: usize, phases: usize) -> String {
    format!("items imported: {items}, in phases: {phases}")
}

pub(crate) fn no_known_list(file: &str) -> String {
    format!("{file} is neither a deon checklist nor a task list")
}

pub(crate) fn mended(file: &str, line: impl Display) -> String {
    format!("{file}:{line}: a colon or number sign wants quotes here; read as if they were there")
}

pub(crate) fn warning(what: impl Display) -> String {
    format!("warning: {what}")
}

pub(crate) fn with_extensions(checklist: &str, extensions: &str) -> String {
    format!("{checklist} with {extensions}")
}

pub(crate) fn no_faults(
    names: &str,
    phases: usize,
    items: usize,
    off: usize,
    minutes: u64,
    warnings: usize,
) -> String {
    let phases = counted(phases, "phase", "phases");
    let items = counted(items, "item", "items");
    let minutes = counted(minutes, "minute", "minutes");
    let off = if off > 0 { format!(" ({off} switched off)") } else { String::new() };
    let warnings = match warnings {
        0 => "no warnings".to_owned(),
        _ => counted(warnings, "warning", "warnings"),
    };
    format!("{names}: no faults; {phases}, {items}{off}, about {minutes}; {warnings}")
}
