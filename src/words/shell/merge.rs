//! What is said where two branches meet: git's driver, and the choice between versions.

use std::fmt::Display;

pub(crate) const THREE_FILES: &str = "a merge takes three files: BASE OURS THEIRS";
pub(crate) const WHO_CALLS_IT_SO: &str =
    "git calls it so after `mindgap merge --install`; `mindgap merge --resolve` chooses what waits";
pub(crate) const NOTHING_TO_DO: &str = "nothing to do: it is so already";
pub(crate) const COMMIT_THE_ATTRIBUTES: &str = "hint: commit .gitattributes; everybody who merges runs `mindgap \
    merge --install` once, and `mindgap` must be found on their PATH";
pub(crate) const MERGED_AS_TEXT: &str =
    "merged as plain text instead, with git's marks where both sides changed a line; mend it there";
pub(crate) const NOTHING_MERGED: &str = "nothing is merged: the file stays as our side has it; the other side is in git, on its \
    branch";
pub(crate) const HOW_TO_CHOOSE: &str = "hint: choose with `mindgap merge --resolve`, or on the screen, which asks when it is opened; then `git add` the record";
pub(crate) const WHICH_STAYS: &str =
    "Which one stays: ours, theirs, or later? What is not chosen goes into the note.";
pub(crate) const HOW_NOT_TO_BE_ASKED: &str =
    "hint: `mindgap merge --resolve --take ours ITEM` or `--take theirs ITEM` chooses without asking";
pub(crate) const HOW_TO_LIST: &str = "`mindgap merge --resolve` without a name lists what waits";

pub(crate) fn set(setting: &str) -> String {
    format!("set in this repository's configuration: {setting}")
}

pub(crate) fn unset(setting: &str) -> String {
    format!("took out in this repository's configuration: {setting}")
}

pub(crate) fn added(path: &str, line: impl Display) -> String {
    format!("added to {path}: {line}")
}

pub(crate) fn taken_out(path: &str, line: impl Display) -> String {
    format!("took out of {path}: {line}")
}

/// `place`: where in the record the other side is kept.
pub(crate) fn changed_by_both(what: &str, place: &str) -> String {
    format!("{what}: both sides changed it; one of them stays, the other is kept under `extra`, `{place}`")
}

pub(crate) fn somebody_has_to_choose(key: impl Display) -> String {
    format!("{key}: both versions are kept, and somebody has to choose")
}

pub(crate) fn one_record_now(path: &str) -> String {
    format!("{path}: git's two versions are one record now")
}

pub(crate) fn chosen(settled: usize, waiting: usize) -> String {
    format!("chosen: {settled}; waiting: {waiting}")
}

pub(crate) fn does_not_wait(typed: &str) -> String {
    format!("`{typed}` does not wait for a choice")
}
