//! The beginning: opens the record or begins one, and finds out who answers.

use super::super::error::CliError;
use super::super::left;
use super::super::restore::former_is_kept;
use super::super::session::Session;
use super::super::setting::Setting;
use super::super::stranger::no_item;
use super::super::world::World;
use super::interview::Interview;
use super::talk::Talk;
use crate::checklist::{Checklist, Per};
use crate::record::Record;
use crate::store::{Project, Vault, shown};
use crate::text::visible_line;
use crate::words::shell::ask as words;
use crate::words::shell::session::{asked_once, name_it_alone};

/// An interview about the items that are named, or all; none if the input ended before there was one.
pub(super) fn begin<'s>(
    items: &[String],
    setting: &'s Setting,
    world: &mut World<'_>,
) -> Result<Option<Interview<'s>>, CliError> {
    let there = setting.find()?;
    let interactive = world.terminal;
    let session = match there {
        Some(_) => Some(Session::to_write(setting, world)?),
        None => new_record(items, setting, world)?,
    };
    let Some(session) = session else { return Ok(None) };
    let mut talk = Talk::new(world);
    let Some(who) = who(setting, &session, &mut talk, interactive)? else { return Ok(None) };
    Ok(Some(Interview { setting, session, who, undo: Vec::new() }))
}

fn new_record(
    items: &[String],
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<Option<Session>, CliError> {
    let project = Project::to_be(&setting.start)?;
    let loaded = setting.checklist(Some(&project), world)?;
    // Nothing is begun for what cannot be asked then.
    items.iter().try_for_each(|typed| can_be_asked(typed, &loaded.checklist))?;
    let left = left::half_way(&project, setting);
    let mut record = Record::new(&project.default_name(), &loaded.checklist);
    if let Some(left) = &left {
        left::take_over(left, &loaded.checklist, &mut record);
    }
    let mut talk = Talk::new(world);
    let usual = visible_line(&record.project.name).into_owned();
    let path = shown(&project.record_path());
    talk.say_line(&words::new_record(&path))?;
    if !items.is_empty() {
        talk.say_line(&words::then_asks(&items.join(", ")))?;
    }
    let Some(name) = talk.text(&words::project_name(&usual), words::help::PROJECT)? else {
        talk.say_line(&words::nothing_begun(&path))?;
        return Ok(None);
    };
    let name = visible_line(&name).trim().to_owned();
    if !name.is_empty() {
        record.project.name = name;
    }
    let vault = Vault::create(project, setting.dirs.as_ref(), record)?;
    talk.say_line(words::SAVED)?;
    if let Some(left) = &left {
        left::ended(left, (vault.project(), vault.record(), &loaded.checklist), setting, world);
    }
    if let Some(told) = former_is_kept(vault.project(), setting) {
        world.note(&told);
    }
    Ok(Some(Session::new(vault, loaded.checklist, loaded.origin.to_string())))
}

/// Refuses a question that is not asked in a record which only begins: of an unknown item, or of a model.
fn can_be_asked(typed: &str, checklist: &Checklist) -> Result<(), CliError> {
    let (item, model) = typed.split_once('@').map_or((typed, None), |(item, model)| (item, Some(model)));
    let Some(asked) = item.parse().ok().and_then(|id| checklist.item(&id)) else {
        return Err(no_item(checklist, item));
    };
    let Some(model) = model.map(visible_line) else { return Ok(()) };
    if asked.per == Per::Project {
        return Err(CliError::usage(asked_once(item), name_it_alone(item)));
    }
    let how = words::declare_first(item, &model);
    Err(CliError::usage(words::no_model_yet(item, &model), how))
}

/// Asked once; kept for the next time. Never of a pipe: its first line is meant for the first question.
fn who(
    setting: &Setting,
    session: &Session,
    talk: &mut Talk<'_, '_>,
    interactive: bool,
) -> Result<Option<String>, CliError> {
    if let Some(who) = setting.who(session.project().root()) {
        return Ok(Some(who));
    }
    if !interactive {
        return Err(CliError::NoWho);
    }
    while let Some(typed) = talk.text(words::WHO_ANSWERS, words::help::WHO)? {
        let name = visible_line(&typed).trim().to_owned();
        if !name.is_empty() {
            if setting.keep_who(&name).is_err() {
                talk.say_line(words::NAME_IS_NOT_KEPT)?;
            }
            return Ok(Some(name));
        }
    }
    Ok(None)
}
