//! Whether somebody wrote into the export that is about to be replaced. Judges no word of it, and keeps none.

use std::path::{Path, PathBuf};

use crate::checklist::Digest;
use crate::cli::error::CliError;
use crate::cli::setting::Setting;
use crate::report::{Subject, markdown, review};
use crate::store::{self, Project};
use crate::words::shell::export as words;

/// Largest document that is looked at, in bytes.
const LARGEST: u64 = 64 << 20;
/// Where the digests of what was exported last are kept, and how many.
const EXPORTED: &str = "exported.json";
const MOST: usize = 20;

/// Refuses to replace an export that says what the record does not, unless it is as this program wrote it. `both` are what the
/// export is about, unmasked and masked.
pub(super) fn refuse(
    at: &Path,
    text: &str,
    [plain, masked]: [&Subject<'_>; 2],
    setting: &Setting,
    project: &Project,
) -> Result<(), CliError> {
    let there = Some(at).filter(|at| at.is_file()).and_then(|at| store::read_text(at, LARGEST).ok());
    let Some(there) = there.filter(|there| there != text && markdown::is_record(there)) else {
        return Ok(());
    };
    if exported(setting, project).contains(&Digest::of(there.as_bytes())) {
        return Ok(());
    }
    // A field that was changed in the record since is no word of a reviewer, and what an older export says otherwise is none.
    let review = review(&there, plain, masked);
    let words = review.comments.len() + review.proposals.iter().filter(|each| !each.stale).count();
    if words == 0 {
        return Ok(());
    }
    let file = store::shown(at);
    Err(CliError::usage(words::somebody_wrote(&file, words), words::how_to_take_over(&file)))
}

/// Remembers what was written, so that it is known again. Where that cannot be kept, the next look takes longer.
pub(super) fn remember(text: &str, setting: &Setting, project: &Project) {
    let Some(path) = kept_at(setting, project) else { return };
    let mut all = exported(setting, project);
    all.insert(0, Digest::of(text.as_bytes()));
    all.truncate(MOST);
    drop(store::keep(&path, &all));
}

fn exported(setting: &Setting, project: &Project) -> Vec<Digest> {
    kept_at(setting, project).and_then(|path| store::load(&path)).unwrap_or_default()
}

fn kept_at(setting: &Setting, project: &Project) -> Option<PathBuf> {
    setting.dirs.as_ref().map(|dirs| dirs.project_state(project).join(EXPORTED))
}
