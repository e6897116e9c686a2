//! What is told of the disk: saved, taken in, exported, and the threads that do it.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const NOT_LEFT: &str =
    "everything is saved; the program goes on, since something was opened meanwhile";

/// `again`: what leaves.
pub(crate) fn evidence_on_its_way(again: &str) -> String {
    format!(
        "evidence is still being looked at, and the program ends after that; {again} again ends it now, without the evidence"
    )
}

pub(crate) const A_CHOICE_WAITS: &str = "a choice waits";
pub(crate) const TWO_VERSIONS: &str =
    "git left two versions in the record; they are read together, and written with your next answer";
pub(crate) const HELD_ELSEWHERE: &str =
    "another window holds answers that are not in the record yet; they are left to it";
/// `what`: the small parts that both sides changed; `key`: what changes the profile.
pub(crate) fn changed_by_both(what: &str, key: &str) -> String {
    format!(
        "{what}: somebody else changed this as well; yours stays, theirs is kept under `extra`, which `mindgap check` names; \
         {key} changes the profile"
    )
}

/// `what`: the name and the facts of a kick-off that nobody ended, which the record has otherwise.
pub(crate) fn kick_off_left_behind(what: &str, key: &str) -> String {
    format!(
        "a kick-off was left half-way here, and the record was begun elsewhere; not taken over: {what}; {key} changes the \
         profile"
    )
}

/// `what`: the small parts that both said otherwise.
pub(crate) fn kick_off_taken_in(what: &str) -> String {
    let both = if what.is_empty() {
        String::new()
    } else {
        format!("; both said this, yours stays, theirs is kept under `extra`: {what}")
    };
    format!(
        "a kick-off that an earlier session could not save is taken into the record that was begun since{both}"
    )
}

/// `path`: the first of them.
pub(crate) fn unread(files: usize, path: &str) -> String {
    format!("answers that earlier sessions could not save cannot be read, files: {files}; look into {path}")
}

/// `folder`: where they are.
pub(crate) fn beyond(files: usize, folder: &str) -> String {
    format!(
        "files of earlier sessions that were not looked at, since there are too many: {files}, in {folder}"
    )
}

pub(crate) const NO_RECORD_YET: &str = "there is no record yet";
pub(crate) const STILL_LOOKING: &str =
    "nothing was written: evidence is still being looked at; try again in a moment";
pub(crate) const NAME_A_FILE: &str = "nothing was written: name a file";

pub(crate) fn is_a_folder(path: &str) -> String {
    format!("{path} is a folder; name a file in it, such as {path}/SAFETY-RECORD.md")
}

pub(crate) const THREAD_ENDED: &str = "the saving thread ended";
pub(crate) const LEAVE_AND_START_AGAIN: &str = "leave and start again; what was saved is on disk";

pub(crate) fn recovered(answers: usize) -> String {
    format!("answers are back that an earlier session could not save: {answers}")
}

pub(crate) fn taken_in(changes: usize) -> String {
    format!("taken in from disk, changes: {changes}")
}

pub(crate) fn not_saved(why: &str, hint: &str) -> String {
    format!("not saved: {why}; {hint}")
}

/// `hint`: what else can be done about a damaged record.
pub(crate) fn or_put_back(hint: &str) -> String {
    format!("{hint}; or put the last good copy in its place with `mindgap restore`")
}

pub(crate) fn exported(path: impl Display) -> String {
    format!("written to {path}")
}

/// `words`: the fields and comments that the record does not have.
pub(crate) fn others_wrote(file: &str, words: usize) -> String {
    let things = counted(words, "thing", "things");
    format!(
        "nothing was written: {file} says {things} that the record does not; `mindgap review {file}` takes that over"
    )
}

pub(crate) const SESSION_KEPT_AGAIN: &str = "the place and the drafts are kept again";

pub(crate) fn session_not_kept(error: impl Display) -> String {
    format!("the place and the drafts are not kept: {error}")
}

pub(crate) fn name_not_kept(error: impl Display) -> String {
    format!("your name is not kept: {error}")
}

pub(crate) fn fault(what: impl Display) -> String {
    format!("a fault of this program ({what})")
}

pub(crate) fn not_looked_at(why: &str) -> String {
    format!("not looked at: {why}")
}

pub(crate) fn knowledge_not_read(why: &str) -> String {
    format!("what stands beside the questions was not read: {why}")
}

/// A key was pressed for something that another window had changed; it did nothing.
pub(crate) fn changed_elsewhere(key: &str) -> String {
    format!(
        "changed elsewhere a moment ago, and shown as it is now; nothing was done: {key} once more does it"
    )
}

/// The step that was to be undone or redone is gone, since another window changed what it was about. `next`: what the key
/// would do now.
pub(crate) fn step_is_gone(undoes: bool, key: &str, next: Option<&str>) -> String {
    let (done, does) = if undoes { ("undone", "undoes") } else { ("redone", "redoes") };
    let gone =
        format!("changed elsewhere a moment ago, so that step can no longer be {done}; nothing was done");
    next.map_or(gone.clone(), |next| format!("{gone}: {key} now {does} {next}"))
}
