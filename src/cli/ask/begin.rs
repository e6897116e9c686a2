//! The beginning: opens the record or begins one, and finds out who answers.

use super::super::error::CliError;
use super::super::session::Session;
use super::super::setting::Setting;
use super::super::world::World;
use super::interview::Interview;
use super::talk::Talk;
use crate::record::Record;
use crate::store::{Project, Vault, shown};
use crate::text::visible_line;
use crate::words::shell::ask as words;

/// An interview, or none if the input ended before there was one.
pub(super) fn begin<'s>(
    setting: &'s Setting,
    world: &mut World<'_>,
) -> Result<Option<Interview<'s>>, CliError> {
    let there = setting.find()?;
    let interactive = world.terminal;
    let session = match there {
        Some(_) => Some(Session::to_write(setting, world)?),
        None => new_record(setting, world)?,
    };
    let Some(session) = session else { return Ok(None) };
    let mut talk = Talk::new(world);
    let Some(who) = who(setting, &session, &mut talk, interactive)? else { return Ok(None) };
    Ok(Some(Interview { setting, session, who, undo: Vec::new() }))
}

fn new_record(setting: &Setting, world: &mut World<'_>) -> Result<Option<Session>, CliError> {
    let project = Project::to_be(&setting.start)?;
    let loaded = setting.checklist(Some(&project), world)?;
    let mut talk = Talk::new(world);
    let usual = project.default_name();
    talk.say_line(&words::new_record(&shown(&project.record_path())))?;
    let Some(name) = talk.line(&words::project_name(&usual))? else {
        return Ok(None);
    };
    let name = visible_line(&name).trim().to_owned();
    let record = Record::new(if name.is_empty() { &usual } else { &name }, &loaded.checklist);
    let vault = Vault::create(project, setting.dirs.as_ref(), record)?;
    talk.say_line(words::SAVED)?;
    Ok(Some(Session::new(vault, loaded.checklist, loaded.origin.to_string())))
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
    while let Some(typed) = talk.line(words::WHO_ANSWERS)? {
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
