//! `models add`: declares models, by their names or as the project names them.

use super::change::{Done, save};
use crate::assess::{ModelState, roster, typed_model};
use crate::cli::args::AddModel;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{Change, Declared, How, ModelId, Record, declare, has_room, revise};
use crate::text::visible_line;
use crate::words::shell::models as words;

/// Longest revision and note, in bytes.
const LONGEST: usize = 200;

pub(super) fn run(args: &AddModel, setting: &Setting, world: &mut World<'_>) -> Result<(), CliError> {
    let named = match args.model.as_slice() {
        [] if args.seen => None,
        [] => return Err(CliError::usage(words::NO_MODEL_IS_NAMED, words::HOW_TO_ADD)),
        [one] => Some(one),
        [first, ..] => {
            let how = words::one_after_the_other(&visible_line(first));
            return Err(CliError::usage(words::ONE_AT_A_TIME, how));
        }
    };
    let mut session = Session::to_write(setting, world)?;
    let who = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
    let declared = match named {
        Some(typed) => vec![one(args, typed, &session, setting, &who)?],
        None => seen(&session, setting, &who)?,
    };
    if declared.is_empty() {
        world.note(words::ALL_ARE_DECLARED);
    }
    has_room(session.record(), declared.iter().map(|(id, _)| id))
        .map_err(|error| CliError::usage(error.to_string(), error.hint()))?;
    let ids: Vec<ModelId> = declared.iter().map(|(id, _)| id.clone()).collect();
    let mut changes = Vec::new();
    for (id, declared) in declared {
        changes.extend(declare(session.record(), &session.checklist, &id, declared));
    }
    if let Some(id) = named.and(ids.first()) {
        named_nowhere(id, &session, world);
    }
    save(&mut session, changes, &Done::Declared(ids), args.format, setting, world)
}

/// Says so where nothing that was seen names the model: it may be mistyped. Where nobody could look, that is said.
fn named_nowhere(id: &ModelId, session: &Session, world: &mut World<'_>) {
    match session.sight().whole() {
        Err(error) => world.note(&words::not_looked_whether_named(id, &error)),
        Ok(witness) if witness.models.contains_key(id) => {}
        Ok(_) => world.note(&words::named_nowhere(id)),
    }
}

/// The models of the product that nobody declared.
fn seen(session: &Session, setting: &Setting, who: &str) -> Result<Vec<(ModelId, Declared)>, CliError> {
    let witness = session.sight().whole()?;
    let new = roster(session.record(), Some(witness)).into_iter();
    let new = new.filter(|listed| listed.state == ModelState::NotDeclared);
    let declared = |revision| Declared::new(How::Seen, revision, "", who, setting.at());
    let new = new
        .filter_map(|listed| Some((listed.id.clone(), declared(listed.seen?.pinned().map(str::to_owned)))));
    Ok(new.collect())
}

/// One model as it was typed; what is known of it already stays where no flag says otherwise.
fn one(
    args: &AddModel,
    typed: &str,
    session: &Session,
    setting: &Setting,
    who: &str,
) -> Result<(ModelId, Declared), CliError> {
    let meant = typed_model(typed, args.hub.as_deref(), session.record());
    let id = meant.map_err(|error| CliError::usage(visible_line(&error.to_string()), error.hint()))?;
    let revision = line(words::REVISION, args.revision.as_deref())?;
    if revision.as_deref().is_some_and(|revision| revision.contains(char::is_whitespace)) {
        return Err(CliError::usage(words::REVISION_HAS_BLANKS, words::NAME_THE_COMMIT));
    }
    let note = line(words::NOTE, args.note.as_deref())?;
    let record = session.record();
    let Some(known) = record.models.get(&id) else {
        let note = note.unwrap_or_default();
        return Ok((id, Declared::new(How::ByHand, revision, &note, who, setting.at())));
    };
    if known.retired.is_none() && revision.is_none() && note.is_none() {
        return Err(CliError::usage(words::declared_already(&id), words::WHAT_CAN_BE_CHANGED));
    }
    let mut declared = revised(record, &id, revision, setting).unwrap_or_else(|| known.clone());
    declared.retired = None;
    declared.note = note.unwrap_or(declared.note);
    Ok((id, declared))
}

fn revised(record: &Record, id: &ModelId, revision: Option<String>, setting: &Setting) -> Option<Declared> {
    match revise(record, id, Some(revision?), setting.at())? {
        Change::Model(_, declared) => declared.map(|declared| *declared),
        _ => None,
    }
}

/// A text of one line; an empty one is one as well.
fn line(what: &str, text: Option<&str>) -> Result<Option<String>, CliError> {
    let Some(text) = text.map(str::trim) else { return Ok(None) };
    if text.len() > LONGEST || visible_line(text) != text {
        return Err(CliError::usage(words::too_long(what), words::at_most(LONGEST)));
    }
    if what == words::REVISION && text.is_empty() {
        return Err(CliError::usage(words::REVISION_IS_EMPTY, words::NAME_THE_COMMIT));
    }
    Ok(Some(text.to_owned()))
}
