//! Refuses to write over an export in which somebody wrote. Says how to take their words over instead.

use std::path::Path;

use crate::cli::error::CliError;
use crate::cli::setting::Setting;
use crate::report::{Subject, words_of_others};
use crate::store::{self, Project};
use crate::words::shell::export as words;

/// Refuses to replace an export that says what the record does not, unless it is as this program wrote it. `both` are what the
/// export is about, unmasked and masked.
pub(super) fn refuse(
    at: &Path,
    text: &str,
    [plain, masked]: [&Subject<'_>; 2],
    setting: &Setting,
    project: &Project,
) -> Result<(), CliError> {
    let there = store::edited_since(project, setting.dirs.as_ref(), at, text);
    let words = there.map_or(0, |there| words_of_others(&there, plain, masked));
    if words == 0 {
        return Ok(());
    }
    let file = store::shown(at);
    Err(CliError::usage(words::somebody_wrote(&file, words), words::how_to_take_over(&file)))
}
