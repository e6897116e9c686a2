//! `release open` and `release abandon`: how a release begins, and how it is given up. No answer is touched.

use super::kept::put_back;
use super::queue::queue_of;
use crate::cli::args::{Open, TextOrJson};
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::session::Session;
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::Change;
use crate::report::{json, plain};
use crate::store::releases::{self, ReleaseError};
use crate::words::shell::release as words;

pub(super) fn run(args: &Open, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let Some(version) = &args.version else { return propose(args.format, setting, world) };
    let mut session = Session::to_write(setting, world)?;
    let who = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
    session.save(Vec::new())?;
    let kept = releases::keeping(session.project())?;
    for line in plain::flaws(&kept, |version| put_back(session.project(), version)).lines() {
        world.note(line);
    }
    drop(session.vault.open_release(version.clone(), args.since.as_ref(), &who, setting.at())?);
    if let Some(later) = releases::later(session.project(), version)? {
        world.note(&releases::older_than(version, &later));
    }
    let assessment = session.assess(setting.today());
    let queue = queue_of(&session, setting, None);
    let subject = session.subject(&assessment, setting.today());
    world.say(&match args.format {
        TextOrJson::Text => plain::queue(&subject, &queue),
        TextOrJson::Json => json::queue(&subject, &queue, None),
    })?;
    Ok(exit::DONE)
}

/// Names the versions that the project itself names. A person chooses. While one is open, tells which, and what to do.
fn propose(format: TextOrJson, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let session = Session::open(setting, world)?;
    let project = session.project().clone();
    if session.record().release.is_some() {
        world.say(&match format {
            TextOrJson::Text => plain::open(session.record()),
            TextOrJson::Json => json::proposals(&[], Some(session.record())),
        })?;
        return Ok(exit::DONE);
    }
    let proposals = releases::propose(&project)?;
    if proposals.is_empty() && format == TextOrJson::Text {
        let free = releases::free(&project)?;
        return Err(CliError::usage(words::NO_VERSION_TO_PROPOSE, words::name_one(free)));
    }
    let proposals: Vec<_> = proposals.iter().map(|each| (&each.version, each.from)).collect();
    world.say(&match format {
        TextOrJson::Text => plain::proposals(&proposals),
        TextOrJson::Json => json::proposals(&proposals, None),
    })?;
    Ok(exit::DONE)
}

pub(super) fn abandon(
    format: TextOrJson,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    let mut session = Session::to_write(setting, world)?;
    let release = session.record().release.clone().ok_or(ReleaseError::NotOpen)?;
    session.save(vec![Change::Release(None)])?;
    world.say(&match format {
        TextOrJson::Text => plain::abandoned(&release.version),
        TextOrJson::Json => json::abandoned(&release.version),
    })?;
    Ok(exit::DONE)
}
