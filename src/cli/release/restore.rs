//! `release restore`: the answers of an earlier release, taken back into the record when the product goes back to it.
//!
//! An edit like any other: what stood there stays in the notes, and no frozen release is touched.

use crate::cli::args::TextOrJson;
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{Version, restored};
use crate::report::{json, plain};
use crate::store::releases::{self, ReleaseError};

pub(super) fn run(
    version: &Version,
    format: TextOrJson,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    let mut session = Session::to_write(setting, world)?;
    session.save(Vec::new())?;
    if !session.vault.unsettled().is_empty() || !session.record().conflicts.is_empty() {
        return Err(ReleaseError::InConflict.into());
    }
    // Only what was signed off is taken back.
    releases::since(session.project(), version)?;
    let earlier = releases::load(session.project(), version)?;
    let restored = restored(session.record(), &earlier, session.moment(setting));
    if !restored.changes.is_empty() {
        session.save(restored.changes.clone())?;
    }
    world.say(&match format {
        TextOrJson::Text => plain::restored(version, &restored),
        TextOrJson::Json => json::restored(version, &restored),
    })?;
    Ok(exit::DONE)
}
