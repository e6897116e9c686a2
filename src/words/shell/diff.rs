//! What is said where two records are named to be compared.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const THE_WORKING_RECORD: &str = "the working record";
pub(crate) const WITHOUT_GIT: &str =
    "`git init` begins a repository; without one, `mindgap diff` compares releases and files that are named";
pub(crate) const NO_RELEASE_YET: &str = "there is no release yet";

pub(crate) fn release(version: impl Display) -> String {
    format!("release {version}")
}

pub(crate) fn releases(versions: &str) -> String {
    format!("releases: {versions}")
}

pub(crate) fn neither_release_nor_file(typed: &str) -> String {
    format!("`{typed}` is no release and no file")
}

pub(crate) fn no_record(typed: &str) -> String {
    format!("`{typed}` is a file, and no record")
}

/// `files`: how many were not looked at; `most`: how many are.
pub(crate) fn not_looked_up(side: &str, files: usize, most: usize) -> String {
    let files = counted(files, "evidence file was", "evidence files were");
    format!(
        "{side}: {files} not looked at, since mindgap looks up no more than {most} in git; nothing that rests on them counts \
         as shown"
    )
}

/// `instead`: what is compared with.
pub(crate) fn last_release_is_gone(version: impl Display, instead: &str) -> String {
    format!(
        "release {version} was signed off and its file is gone, so this compares with {instead}; `mindgap release verify` \
         says how it is put back"
    )
}

/// `releases`: which there are.
pub(crate) fn how_sides_are_named(releases: &str) -> String {
    format!("a git revision ends in a colon, such as `HEAD~3:`; {releases}")
}
