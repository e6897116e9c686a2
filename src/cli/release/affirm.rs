//! `release affirm`: answers that still hold, one by one or all that nothing but their rhythm brings up.

use super::queue::{open_release, queue_of, seen};
use crate::assess::{Look, Renewal, reaffirm, renewals};
use crate::cli::args::{Affirm, Seeing, TextOrJson};
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{Affirmed, AnswerKey, Change};
use crate::report::{json, plain};
use crate::words::shell::release as words;

pub(super) fn run(args: &Affirm, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut session = Session::to_write(setting, world)?;
    let release = open_release(&session)?.version.clone();
    let who = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
    // Before a word is said of scans: what is not there needs none.
    let named = named(args, &session)?;
    // What changed must not pass as unchanged, so that is always looked at.
    let seeing = Seeing { scan: args.seeing.scan || args.unchanged, no_cache: args.seeing.no_cache };
    let scan = seen(&seeing, args.format, &session, setting, world)?;
    let witness = if scan.is_some() { session.witness().cloned() } else { None };
    if args.unchanged {
        session.sight().whole()?;
    }
    let keys = if args.unchanged {
        let queue = queue_of(&session, setting, witness.as_deref());
        queue.due_only().map(|entry| entry.key.clone()).collect()
    } else {
        named
    };
    let affirmed = Affirmed { at: session.moment(setting), by: who, release, unchanged: args.unchanged };
    // A look that ended early tells of nothing what it became.
    let whole = scan.as_ref().filter(|scan| scan.is_whole());
    let observations = whole.map(|scan| scan.observations.as_slice());
    let look = Look { observed: &session.observed, observations };
    let renewed: Vec<Vec<Renewal>> =
        keys.iter().map(|key| renewals(key, &session.answer(key), look)).collect();
    let changes: Vec<Change> = keys
        .iter()
        .map(|key| {
            let (answer, item) = (session.answer(key), session.item(key));
            let after = reaffirm(key, &answer, item, look, session.facts(key), affirmed.clone());
            Change::Answer(key.clone(), Box::new(after))
        })
        .collect();
    session.save(changes)?;
    let queue = queue_of(&session, setting, witness.as_deref());
    let done: Vec<_> = keys.into_iter().zip(renewed).collect();
    world.say(&match args.format {
        TextOrJson::Text => plain::affirmed(&done, &queue, scan.is_some()),
        TextOrJson::Json => json::affirmed(&done, &queue, whole.is_some()),
    })?;
    Ok(exit::DONE)
}

/// The answers that are named; each has a status to reaffirm.
fn named(args: &Affirm, session: &Session) -> Result<Vec<AnswerKey>, CliError> {
    let mut keys = Vec::new();
    for typed in &args.item {
        let key = session.asked_key(typed)?;
        if session.answer(&key).status.is_none() {
            return Err(CliError::usage(words::nothing_to_reaffirm(&key), words::answer_it(&key)));
        }
        keys.push(key);
    }
    Ok(keys)
}
