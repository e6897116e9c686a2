//! Versions that an earlier session could not save, since another answer had come first: somebody chooses between the
//! two as between those of two branches. Whatever is not chosen goes on waiting.

use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::record::{AnswerKey, Change, Conflict, Side, Versions, set_aside};

/// Brings to the disk what earlier sessions left, and gives what meets another answer there.
pub(super) fn bring(session: &mut Session) -> Result<Vec<Conflict>, CliError> {
    if !session.vault.unsaved() {
        return Ok(Vec::new());
    }
    Ok(session.save_to_choose(Vec::new())?.conflicts)
}

/// Settles those that are named, as far as `side` tells which version stays; gives those that go on waiting.
pub(super) fn settle(
    mut left: Vec<Conflict>,
    named: &[AnswerKey],
    session: &mut Session,
    at: chrono::DateTime<chrono::Utc>,
    mut side: impl FnMut(&Conflict) -> Result<Option<Side>, CliError>,
) -> Result<Vec<Conflict>, CliError> {
    for key in named {
        let Some(conflict) = left.iter().find(|each| each.key == *key).cloned() else { continue };
        let Some(side) = side(&conflict)? else { continue };
        let (kept, lost) = match side {
            Side::Ours => (&conflict.ours, &conflict.theirs),
            Side::Theirs => (&conflict.theirs, &conflict.ours),
        };
        let change = Change::Answer(key.clone(), Box::new(set_aside(kept, lost, at)));
        left = session.settle(&conflict, change)?.conflicts;
    }
    // What nobody chose is kept for the next session that asks, and no longer what is saved by now.
    session.vault.rescue()?;
    Ok(left)
}

/// Both versions of one: ours is that of the earlier session, theirs that of the disk.
pub(super) fn versions(conflict: &Conflict) -> Versions {
    Versions { ours: conflict.ours.clone(), theirs: conflict.theirs.clone() }
}
