//! `release list` and `release verify`: the releases that were signed off, and whether they still are what they were; and
//! who has to sign the one that is open.

use crate::cli::args::TextOrJson;
use crate::cli::error::CliError;
use crate::cli::exit::{self, Exit};
use crate::cli::setting::Setting;
use crate::cli::world::World;
use crate::record::Version;
use crate::report::{json, plain};
use crate::store::releases::{self, Kept};
use crate::store::{InGit, Project, TakeBack, Vault, copy_in_git, shown};
use crate::text::visible;
use crate::words::report::release as to_put_back;
use crate::words::shell::hint;
use crate::words::shell::release as words;

pub(super) fn list(format: TextOrJson, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let project = setting.project()?;
    let kept = releases::keeping(&project)?;
    // What is signed off is told whatever became of the record.
    let opened = Vault::open_taking(project, None, TakeBack::Nothing);
    let record = opened.as_ref().ok().map(Vault::record);
    let unread = opened.as_ref().err();
    if let Some(error) = unread {
        world.note(&visible(&hint::after(words::record_is_unread(error), error.hint())));
    }
    world.say(&match format {
        TextOrJson::Text => plain::releases(&kept, record),
        TextOrJson::Json => json::releases(&kept, record, unread.map(ToString::to_string)),
    })?;
    Ok(exit::DONE)
}

pub(super) fn verify(
    version: Option<&Version>,
    format: TextOrJson,
    setting: &Setting,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    let project = setting.project()?;
    let mut kept = releases::keeping(&project)?;
    if let Some(version) = version {
        kept.retain(|each| each.version == *version);
        if kept.is_empty() {
            kept.push(releases::kept(&project, version)?);
        }
    }
    world.say(&match format {
        TextOrJson::Text => plain::verified(&kept, |version| put_back(&project, version)),
        TextOrJson::Json => json::releases(&kept, None, None),
    })?;
    let beside = kept.iter().map(|each| releases::markdown(&project, &each.version));
    let beside: Vec<_> = beside.filter(|path| path.is_file()).map(|path| shown(&path)).collect();
    if format == TextOrJson::Text && !beside.is_empty() {
        world.say(&(words::not_covered(&beside.join(", ")) + "\n"))?;
    }
    let tampered = kept.iter().any(Kept::is_tampered);
    Ok(if tampered { exit::WANTING } else { exit::DONE })
}

/// What to do about the file of a release that is not what was signed off.
pub(super) fn put_back(project: &Project, version: &Version) -> String {
    let path = releases::path(project, version);
    let file = shown(&path);
    match copy_in_git(project.root(), &path) {
        InGit::Staged | InGit::Unknown => to_put_back::how_to_put_back(&file),
        InGit::At(commit) => to_put_back::how_to_put_back_from(&commit, &file),
        InGit::Nowhere => to_put_back::not_in_git(&file),
    }
}
