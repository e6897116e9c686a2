//! `init`: begins a record, or changes the name and the profile of one that is there.

use super::args::{Init, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::left;
use super::profile;
use super::restore::former_is_kept;
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::record::{Change, ProfileAnswer, Record};
use crate::report::json;
use crate::store::{Project, Vault, shown};
use crate::text::visible_line;
use crate::words::shell::init as words;

pub(super) fn run(args: &Init, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let (found, here) = (setting.find()?, Project::here(&setting.start)?);
    match found {
        Some(project) if project == here => change(args, &project, setting, world)?,
        Some(_) | None if args.here => begin(here, args, setting, world)?,
        Some(project) => around(args, &project, setting, world)?,
        None => {
            let project = Project::to_be(&setting.start)?;
            let path = (project != here).then(|| shown(&project.record_path()));
            begin(project, args, setting, world)?;
            if let Some(path) = path {
                world.note(&words::here_too(&path));
            }
        }
    }
    Ok(exit::DONE)
}

/// The record is that of a project around this folder: whoever wants one here must not change that by accident.
fn around(args: &Init, project: &Project, setting: &Setting, world: &mut World<'_>) -> Result<(), CliError> {
    let (path, root) = (shown(&project.record_path()), shown(project.root()));
    if args.name.is_some() || !args.set.is_empty() {
        return Err(CliError::usage(words::lies_in(&path), words::here_or_there(&root)));
    }
    change(args, project, setting, world)?;
    world.note(&words::here_too(&path));
    Ok(())
}

fn begin(project: Project, args: &Init, setting: &Setting, world: &mut World<'_>) -> Result<(), CliError> {
    let checklist = setting.checklist(Some(&project), world)?.checklist;
    let left = left::half_way(&project, setting);
    let mut record = Record::new(&project.default_name(), &checklist);
    if let Some(left) = &left {
        left::take_over(left, &checklist, &mut record);
    }
    if let Some(name) = name(args)? {
        record.project.name = name;
    }
    for change in profile::changes(&checklist, &args.set)? {
        let _ = change.apply(&mut record);
    }
    // As after the kick-off on the screen: what is not said is not sure yet, and nobody is asked for it again.
    for question in &checklist.profile {
        if record.profile.get(&question.id).is_none() {
            record.profile.set(question.id.clone(), Some(ProfileAnswer::NotSure));
        }
    }
    let items = checklist
        .items()
        .iter()
        .filter(|item| record.profile.applies(item) == crate::checklist::Applies::Yes);
    let asked = items.count();
    let path = shown(&project.record_path());
    let vault = Vault::create(project, setting.dirs.as_ref(), record)?;
    let (project, record) = (vault.project(), vault.record());
    world.say(&match args.format {
        TextOrJson::Json => json::project(&path, &checklist, record, true),
        TextOrJson::Text => words::begun(&path, &visible_line(&record.project.name), asked) + "\n",
    })?;
    if let Some(left) = &left {
        left::ended(left, (project, record, &checklist), setting, world);
    }
    if let Some(told) = former_is_kept(project, setting) {
        world.note(&told);
    }
    world.note(words::NEXT);
    Ok(())
}

fn change(args: &Init, project: &Project, setting: &Setting, world: &mut World<'_>) -> Result<(), CliError> {
    let path = shown(&project.record_path());
    let name = name(args)?;
    let mut session = match &name {
        None if args.set.is_empty() => Session::open(setting, world)?,
        _ => Session::to_write(setting, world)?,
    };
    let mut changes: Vec<Change> = name.map(Change::Name).into_iter().collect();
    changes.extend(profile::changes(&session.checklist, &args.set)?);
    let changes_something = !changes.is_empty();
    if args.format == TextOrJson::Json {
        session.save_any(changes)?;
        return world.say(&json::project(&path, &session.checklist, session.record(), changes_something));
    }
    if !changes_something {
        return world.say(&format!("{}\n", words::nothing_changed(&path)));
    }
    session.save(changes)?;
    world.say(&format!("{}\n", words::changed(&path)))?;
    for question in &session.checklist.profile {
        let answer = session.record().profile.get(&question.id);
        world.say(&format!("  {}: {}\n", question.id, profile::typed(question, answer)))?;
    }
    Ok(())
}

/// The name that was given, on one line.
fn name(args: &Init) -> Result<Option<String>, CliError> {
    let Some(name) = &args.name else { return Ok(None) };
    let name = visible_line(name).trim().to_owned();
    if name.is_empty() {
        return Err(CliError::usage(words::NAME_IS_EMPTY, words::WRITE_A_NAME));
    }
    Ok(Some(name))
}
