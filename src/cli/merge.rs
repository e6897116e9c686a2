//! `merge`: git's merge driver for records, its installation, and the choice between versions that wait in a record.
//!
//! Whatever cannot be settled stays in the record in both versions; nothing is thrown away here.

mod left;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::{Merge, Take, TextOrJson};
use super::ask::Talk;
use super::error::CliError;
use super::exit::{self, Exit};
use super::session::Session;
use super::setting::Setting;
use super::stranger::stranger;
use super::world::World;
use crate::record::{
    self, AnswerKey, Conflict, Joined, MAX_BYTES, Record, Side, Versions, choose, common, join,
};
use crate::report::{json, plain};
use crate::store::{self, Installed, StoreError, shown};
use crate::text::visible_line;
use crate::words::shell::merge as words;

pub(super) fn run(args: &Merge, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    if args.install || args.uninstall {
        return driver(args, setting, world);
    }
    if args.resolve {
        return resolve(args, setting, world);
    }
    match args.what.as_slice() {
        [base, ours, theirs] => {
            let [base, ours, theirs] = [base, ours, theirs].map(|path| setting.cwd.join(path));
            three(&base, &ours, &theirs, setting, world)
        }
        _ => Err(CliError::usage(words::THREE_FILES, words::WHO_CALLS_IT_SO)),
    }
}

/// Sets the driver up, or takes it away.
fn driver(args: &Merge, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let project = setting.to_be()?;
    let done =
        if args.install { store::install_driver(&project)? } else { store::uninstall_driver(&project)? };
    let Installed { settings, attributes, line } = &done;
    for setting in settings {
        let setting = visible_line(setting);
        let said = if args.install { words::set(&setting) } else { words::unset(&setting) };
        world.say(&format!("{said}\n"))?;
    }
    if let Some(path) = attributes {
        let path = shown(path);
        let said = if args.install { words::added(&path, line) } else { words::taken_out(&path, line) };
        world.say(&format!("{said}\n"))?;
    }
    if settings.is_empty() && attributes.is_none() {
        world.say(&format!("{}\n", words::NOTHING_TO_DO))?;
    } else if args.install {
        world.note(words::COMMIT_THE_ATTRIBUTES);
    }
    Ok(exit::DONE)
}

/// Merges three files as git hands them over, into the second.
fn three(
    base: &Path,
    ours: &Path,
    theirs: &Path,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    let (mine, yours) = match (side(ours), side(theirs)) {
        (Ok(mine), Ok(yours)) => (mine, yours),
        (Err(error), _) | (_, Err(error)) => {
            return Err(as_text([base, ours, theirs], &error, setting));
        }
    };
    let old = side(base).unwrap_or_else(|_| common(&mine, &yours));
    let Joined { mut record, waiting, aside } = join(&old, &mine, &yours);
    if world.terminal {
        ask(&mut record, &waiting.iter().cloned().collect::<Vec<_>>(), setting, &mut Talk::new(world))?;
    }
    let text = match store::record_text(ours, &record) {
        Ok(text) => text,
        Err(error) => return Err(as_text([base, ours, theirs], &error, setting)),
    };
    store::write_atomic(ours, text.as_bytes())?;
    for what in &aside {
        world.note(&words::changed_by_both(&visible_line(what), record::SET_ASIDE));
    }
    let open: Vec<&AnswerKey> = waiting.iter().filter(|key| record.conflicts.contains_key(*key)).collect();
    for key in &open {
        world.note(&words::somebody_has_to_choose(key));
    }
    if !open.is_empty() {
        world.note(words::HOW_TO_CHOOSE);
    }
    Ok(if open.is_empty() && aside.is_empty() { exit::DONE } else { exit::WANTING })
}

/// Leaves git's own marks in OURS where records could not be merged: git takes whatever stands there for the result, and
/// without them one side would vanish from it. What an error says to do is about a file that stays as it is, so what came
/// of it is told in that place.
fn as_text([base, ours, theirs]: [&Path; 3], error: &StoreError, setting: &Setting) -> CliError {
    let merged = store::merge_as_text(&setting.cwd, base, ours, theirs);
    CliError::usage(error.to_string(), if merged { words::MERGED_AS_TEXT } else { words::NOTHING_MERGED })
}

/// A record as git hands it over; one with marks in it is read together.
fn side(path: &Path) -> Result<Record, StoreError> {
    let text = store::read_text(path, MAX_BYTES)?;
    let failed = |error| StoreError::Record { path: path.to_path_buf(), error };
    match record::parse(&text) {
        Ok(record) => Ok(record),
        Err(_) if record::marked(&text).is_some() => {
            record::unmark(&text, None).map(|joined| joined.record).map_err(failed)
        }
        Err(error) => Err(failed(error)),
    }
}

/// Asks which version stays, answer by answer. What nobody chooses goes on waiting.
fn ask(
    record: &mut Record,
    keys: &[AnswerKey],
    setting: &Setting,
    talk: &mut Talk<'_, '_>,
) -> Result<(), CliError> {
    for key in keys {
        let Some(versions) = record.conflicts.get(key) else { continue };
        talk.say(&plain::versions(key, versions))?;
        let Some(side) = which(talk)? else { continue };
        for change in choose(record, key, side, record.moment(setting.at())) {
            drop(change.apply(record));
        }
    }
    Ok(())
}

/// A side, or none for later.
fn which(talk: &mut Talk<'_, '_>) -> Result<Option<Side>, CliError> {
    loop {
        let line = talk.line(words::WHICH_STAYS)?;
        match line.as_deref().map(str::trim) {
            Some("ours" | "o") => return Ok(Some(Side::Ours)),
            Some("theirs" | "t") => return Ok(Some(Side::Theirs)),
            None | Some("later" | "l" | "") => return Ok(None),
            Some(_) => {}
        }
    }
}

/// Chooses between the versions that wait in the project's record, and writes what git left in two versions as one.
fn resolve(args: &Merge, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut session = Session::to_choose(setting, world)?;
    let unmerged = session.vault.unmerged();
    let left = left::bring(&mut session)?;
    let mut waiting: Vec<AnswerKey> = session.record().conflicts.keys().cloned().collect();
    let branches = waiting.len();
    waiting.extend(left.iter().map(|conflict| conflict.key.clone()));
    let named = named(&args.what, &waiting)?;
    let asks = world.terminal && args.format == TextOrJson::Text;
    let side = args.take.map(|take| if take == Take::Ours { Side::Ours } else { Side::Theirs });
    let sessions = left.len();
    let at = session.moment(setting);
    let left = left::settle(left, &named, &mut session, at, |conflict| match side {
        None if asks => {
            let mut talk = Talk::new(world);
            talk.say(&plain::versions_of_session(&conflict.key, &left::versions(conflict)))?;
            which(&mut talk)
        }
        side => Ok(side),
    })?;
    let mut chosen = session.record().clone();
    match side {
        Some(side) => {
            for key in &named {
                for change in choose(&chosen, key, side, session.moment(setting)) {
                    drop(change.apply(&mut chosen));
                }
            }
        }
        None if asks => {
            ask(&mut chosen, &named, setting, &mut Talk::new(world))?;
        }
        None => {}
    }
    let changes = record::Change::between(session.record(), &chosen);
    let settled = (branches + sessions).saturating_sub(chosen.conflicts.len()).saturating_sub(left.len());
    if !changes.is_empty() {
        session.save(changes)?;
    } else if unmerged {
        // Nothing is changed by that, so nothing can be in conflict.
        drop(session.vault.mend()?);
    }
    for what in session.vault.set_aside() {
        world.note(&words::changed_by_both(&visible_line(what), record::SET_ASIDE));
    }
    let settles_all = session.vault.set_aside().is_empty();
    match args.format {
        TextOrJson::Json => {
            let mut all = chosen.conflicts.clone();
            all.extend(left.iter().map(|conflict| (conflict.key.clone(), left::versions(conflict))));
            world.say(&json::resolved(settled, unmerged, &all))?;
        }
        TextOrJson::Text => {
            if unmerged {
                let path = session.project().record_path();
                world.say(&format!("{}\n", words::one_record_now(&shown(&path))))?;
            }
            tell(settled, &chosen.conflicts, &left, world)?;
        }
    }
    if chosen.conflicts.is_empty() && left.is_empty() {
        return Ok(if settles_all { exit::DONE } else { exit::WANTING });
    }
    world.note(words::HOW_NOT_TO_BE_ASKED);
    Ok(exit::WANTING)
}

/// What was chosen, and what still waits.
fn tell(
    settled: usize,
    branches: &BTreeMap<AnswerKey, Versions>,
    left: &[Conflict],
    world: &mut World<'_>,
) -> Result<(), CliError> {
    world.say(&format!("{}\n", words::chosen(settled, branches.len() + left.len())))?;
    for (key, versions) in branches {
        world.say(&plain::versions(key, versions))?;
    }
    for conflict in left {
        world.say(&plain::versions_of_session(&conflict.key, &left::versions(conflict)))?;
    }
    Ok(())
}

/// The answers that are meant: those that were named, or all that wait.
fn named(what: &[PathBuf], waiting: &[AnswerKey]) -> Result<Vec<AnswerKey>, CliError> {
    if what.is_empty() {
        return Ok(waiting.to_vec());
    }
    let of = |typed: &PathBuf| {
        let typed = typed.to_string_lossy();
        let key = typed.parse::<AnswerKey>().ok().filter(|key| waiting.contains(key));
        key.ok_or_else(|| {
            let what = words::does_not_wait(&visible_line(&typed));
            stranger(what, &typed, waiting.iter().map(AnswerKey::as_str), words::HOW_TO_LIST)
        })
    };
    what.iter().map(of).collect()
}
