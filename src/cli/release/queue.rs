//! `release queue`: what to look at again for the open release, and why.

use crate::assess::{Queue, Witness, queue_seen};
use crate::cli::args::{Queue as Args, Seeing, TextOrJson};
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::look::Memory;
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::{OpenRelease, Record};
use crate::report::{Subject, json, plain};
use crate::scan::Scan;
use crate::store::releases::{self, ReleaseError};
use crate::words::shell::release as words;

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let session = Session::open(setting, world)?;
    open_release(&session)?;
    let scan = seen(&args.seeing, args.format, &session, setting, world)?;
    let assessment = session.assess_seen(setting.today(), scan.as_ref());
    let queue = queue_of(&session, setting, assessment.witness());
    let subject = Subject { scan: scan.as_ref(), ..session.subject(&assessment, setting.today()) };
    let broken = broken(&session);
    world.say(&match args.format {
        TextOrJson::Text => plain::queue(&subject, &queue) + &plain::refused(&subject, broken.as_deref()),
        TextOrJson::Json => json::queue(&subject, &queue, broken.as_deref()),
    })?;
    Ok(exit::DONE)
}

/// What the project shows, where that is asked for; where it is not, or not wholly seen, it is told what is not known then.
pub(super) fn seen(
    args: &Seeing,
    format: TextOrJson,
    session: &Session,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<Option<Scan>, CliError> {
    if args.scan {
        let scan = session.look(setting, Memory::unless(args.no_cache))?;
        if let Some(short) = session.sight().short() {
            world.note(&words::cut_short(short));
        }
        return Ok(Some(scan));
    }
    if format == TextOrJson::Text {
        world.note(words::WITHOUT_A_SCAN);
    }
    Ok(None)
}

/// The release that is open.
pub(super) fn open_release(session: &Session) -> Result<&OpenRelease, CliError> {
    Ok(session.record().release.as_ref().ok_or(ReleaseError::NotOpen)?)
}

/// Why a sign-off of the open release is refused whatever is answered, and what to do.
pub(in crate::cli) fn broken(session: &Session) -> Option<String> {
    releases::refusal(session.project(), session.record().release.as_ref()?)
}

/// What to look at again, by what the project shows where that was looked at.
pub(in crate::cli) fn queue_of(session: &Session, setting: &Setting, witness: Option<&Witness>) -> Queue {
    let before = before(session);
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
