//! What a scan looked at, and how it stands: absence is said only within that.

use super::number::counted;

pub(crate) const NO_FILE: &str = "0 files that a detector reads";
pub(crate) const BEING_SCANNED: &str = "being scanned";
pub(crate) const SCANNED: &str = "scanned";
pub(crate) const FOR_PEOPLE: &str = "no detector looks for this; it is for people to say";

pub(crate) fn python_files(count: usize) -> String {
    counted(count, "Python file", "Python files")
}

pub(crate) fn notebooks(count: usize) -> String {
    counted(count, "notebook", "notebooks")
}

pub(crate) fn scripts(count: usize) -> String {
    counted(count, "script", "scripts")
}

pub(crate) fn configuration_files(count: usize) -> String {
    counted(count, "configuration file", "configuration files")
}

pub(crate) fn model_files(count: usize) -> String {
    counted(count, "model file", "model files")
}

/// `61 Python files, 2 scripts and 4 notebooks`.
pub(crate) fn together(kinds: &[String]) -> String {
    match kinds {
        [] => NO_FILE.to_owned(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

pub(crate) fn not_to_the_end(looked: &str, missed: usize) -> String {
    format!("{looked}; {missed} not examined to the end")
}

pub(crate) fn not_scanned(key: &str) -> String {
    format!("not scanned yet; {key} scans")
}

pub(crate) fn scanning(done: usize, of: usize) -> String {
    format!("being scanned: {done} of {of} files")
}

pub(crate) fn stopped(key: &str) -> String {
    format!("the scan was stopped; {key} scans again")
}

pub(crate) fn broken_off(why: &str, key: &str) -> String {
    format!("the scan did not come to its end: {why}; {key} tries again")
}

pub(crate) fn no_detector(why: &str) -> String {
    format!("No detector looks for this. {why}")
}

pub(crate) fn nothing_seen(looked: &str) -> String {
    format!("nothing that bears on it, in {looked}")
}
