//! `release queue`: what to look at again for the open release, and why.

use crate::assess::{Queue, queue, queue_seen};
use crate::cli::args::TextOrJson;
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{OpenRelease, Record};
use crate::report::{json, plain};
use crate::store::releases::{self, ReleaseError};

pub(super) fn run(format: TextOrJson, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let session = Session::open(setting, world)?;
    open_release(&session)?;
    let queue = queue_of(&session, setting);
    let assessment = session.assess(setting.today());
    let subject = session.subject(&assessment, setting.today());
    world.say(&match format {
        TextOrJson::Text => plain::queue(&subject, &queue),
        TextOrJson::Json => json::queue(&subject, &queue),
    })?;
    Ok(exit::DONE)
}

/// The release that is open.
pub(super) fn open_release(session: &Session) -> Result<&OpenRelease, CliError> {
    Ok(session.record().release.as_ref().ok_or(ReleaseError::NotOpen)?)
}

/// What to look at again.
pub(in crate::cli) fn queue_of(session: &Session, setting: &Setting) -> Queue {
    let before = before(session);
    queue(&session.checklist, session.record(), &session.observed, setting.today(), before.as_ref())
}

/// The same, by what the project shows now.
pub(in crate::cli) fn queue_by_look(session: &Session, setting: &Setting) -> Queue {
    let (before, witness) = (before(session), session.witness().map(AsRef::as_ref));
    let (checklist, record) = (&session.checklist, session.record());
    queue_seen(checklist, record, &session.observed, setting.today(), before.as_ref(), witness)
}

/// The release before the open one, for the words of questions; without it they are only not known.
fn before(session: &Session) -> Option<Record> {
    let since = session.record().release.as_ref()?.since.as_ref()?;
    // Only a question that has changed needs them.
    let changed = session.record().written().any(|(key, answer)| {
        let item = session.item(key);
        answer.question.is_some_and(|asked| item.is_some_and(|item| item.digest != asked))
    });
    if !changed {
        return None;
    }
    releases::load(session.project(), &since.version).ok()
}
