//! How models come into a record, take another revision and go out of use. No answer is dropped with one.

use chrono::{DateTime, SubsecRound as _, Utc};

use super::change::Change;
use crate::checklist::Checklist;
use crate::record::itself::Record;
use crate::record::models::{Declared, MAX_MODELS, ModelId, Retired, TooManyModels};

/// Whether these models can be declared too.
///
/// # Errors
/// [`TooManyModels`] if a record would hold more than it may.
pub fn has_room<'m>(
    record: &Record,
    new: impl IntoIterator<Item = &'m ModelId>,
) -> Result<(), TooManyModels> {
    let new = new.into_iter().filter(|id| !record.models.contains_key(id)).count();
    let all = record.models.len() + new;
    if new == 0 || all <= MAX_MODELS { Ok(()) } else { Err(TooManyModels(all)) }
}

/// The changes that declare a model, or say something else of one: its empty blocks are among them, so that two branches
/// which answer different questions about it change different lines.
pub fn declare(record: &Record, checklist: &Checklist, model: &ModelId, declared: Declared) -> Vec<Change> {
    let room = record.room_for(model, checklist).map(|key| Change::Answer(key, Box::default()));
    let mut changes: Vec<Change> = room.collect();
    changes.push(Change::Model(model.clone(), Some(Box::new(declared))));
    changes
}

/// The change that takes a model out of use; none if it is not in use.
pub fn retire(record: &Record, model: &ModelId, by: &str, at: DateTime<Utc>) -> Option<Change> {
    let declared = record.models.get(model).filter(|declared| declared.retired.is_none())?;
    let retired = Some(Retired { at: at.trunc_subsecs(0), by: by.to_owned() });
    Some(Change::Model(model.clone(), Some(Box::new(Declared { retired, ..declared.clone() }))))
}

/// The change that gives a declared model another revision; none if it has that one or is not declared.
pub fn revise(
    record: &Record,
    model: &ModelId,
    revision: Option<String>,
    at: DateTime<Utc>,
) -> Option<Change> {
    let declared = record.models.get(model).filter(|declared| declared.revision != revision)?;
    // Learning a revision for the first time is no change of the model.
    let since = if declared.revision.is_some() { Some(at.trunc_subsecs(0)) } else { declared.since };
    Some(Change::Model(model.clone(), Some(Box::new(Declared { revision, since, ..declared.clone() }))))
}
