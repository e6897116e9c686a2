//! `checklist import` and `checklist export`: lists of other tools.

use std::path::Path;

use super::super::args::Import;
use super::super::error::CliError;
use super::super::setting::Setting;
use super::super::world::World;
use super::begin;
use crate::checklist::{ChecklistId, Draft, Fault, Faults, IdError, deon, tasks};
use crate::store::{self, shown};
use crate::words::shell::checklist as words;
use crate::words::shell::saving::wrote;

/// Most bytes of a list.
const MOST: u64 = 1 << 20;

pub(super) fn import(args: &Import, setting: &Setting, world: &mut World<'_>) -> Result<(), CliError> {
    let path = setting.cwd.join(&args.file);
    let text = store::read_text(&path, MOST)?;
    let id = |typed: &String| typed.parse::<ChecklistId>();
    let usage = |error: IdError| CliError::usage(error.to_string(), error.hint());
    let extends = args.extends.as_ref().map(id).transpose().map_err(usage)?;
    let mut draft = read(&path, &text, extends, world)?;
    if let Some(name) = &args.name {
        draft.id = id(name).map_err(usage)?;
    }
    let (folder, base) = match &args.output {
        Some(folder) => (setting.cwd.join(folder), draft.extends.clone()),
        None => begin::place(&draft.id, args.extends.as_deref(), setting, world)?,
    };
    store::begin_checklist(&folder, &draft.files())?;
    let (phases, items) = (draft.phases.len(), draft.phases.iter().map(|phase| phase.items.len()));
    let items: usize = items.sum();
    world.note(&words::imported(items, phases));
    world.note(words::WHAT_IS_MARKED);
    begin::tell(&folder, base.as_ref(), world)
}

/// The list in a file, told by what it holds.
fn read(
    path: &Path,
    text: &str,
    extends: Option<ChecklistId>,
    world: &mut World<'_>,
) -> Result<Draft, CliError> {
    let file = shown(path);
    let faulty = |faults: Faults| CliError::List(faults);
    if tasks::is_task_list(text) {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return tasks::read(&file, text, &name, extends).map_err(faulty);
    }
    if !looks_like_deon(text) {
        return Err(CliError::usage(words::no_known_list(&file), words::WHAT_LISTS_LOOK_LIKE));
    }
    let read = deon::read(&file, text).map_err(faulty)?;
    for line in read.mended {
        world.note(&words::mended(&file, line));
    }
    let unnamed = || Fault::whole(&file, words::NO_NAMES, words::GIVE_IDS);
    deon::draft(&read.list, extends).ok_or_else(|| faulty(Faults(vec![unnamed()])))
}

fn looks_like_deon(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("sections:") || line.starts_with("title:"))
}

pub(super) fn export(
    output: Option<&Path>,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let checklist = setting.checklist(Some(&setting.to_be()?), world)?.checklist;
    let text = deon::write(&deon::of(&checklist));
    match output.filter(|path| path.as_os_str() != "-") {
        None => world.say(&text),
        Some(path) => {
            let path = setting.cwd.join(path);
            store::write_new(&path, &text)?;
            world.note(&wrote(&shown(&path)));
            Ok(())
        }
    }
}
