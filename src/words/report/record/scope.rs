//! What the safety record says of its project: what it is about, its models, its profile, and its counts.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const TITLE: &str = "Scope";
pub(crate) const PROJECT: &str = "Project";
pub(crate) const CHECKLIST: &str = "Checklist";
pub(crate) const EXTENDED_BY: &str = "Extended by";
pub(crate) const LAST_ANSWERED_WITH: &str = "Last answered with";
pub(crate) const WRITTEN_ON: &str = "Written on";
pub(crate) const WRITTEN_BY: &str = "Written by";
pub(crate) const COMMIT: &str = "Commit";
pub(crate) const REPOSITORY: &str = "Repository";
pub(crate) const LOOKED_AT_WHOLLY: &str = "looked at to the end, see below";
pub(crate) const NOT_LOOKED_AT_WHOLLY: &str = "looked at, and not to the end, see below";
/// A command line.
pub(crate) const EXPORT_WITH_A_SCAN: &str = "mindgap export --scan";
pub(crate) const ANSWERS_BY: &str = "Answers by";
pub(crate) const OPEN_RELEASE: &str = "Open release";

pub(crate) const MODELS: &str = "Models";
pub(crate) const WHICH_MODELS_ARE_ASKED_OF: &str =
    "What is asked per model is asked of each of these that is in use.";
pub(crate) const PROFILE: &str = "Profile";
pub(crate) const NOT_ANSWERED: &str = "not answered";
pub(crate) const NOT_SURE_YET: &str = "not sure yet";
pub(crate) const NONE_OF_THESE: &str = "none of these";
pub(crate) const NO_LONGER_ASKED: &str = "no longer asked";

pub(crate) const SAID_AND_SHOWN: &str = "Said and shown";
pub(crate) const PHASE: &str = "Phase";
pub(crate) const ASKED: &str = "Asked";
pub(crate) const ANSWERED: &str = "Answered";
pub(crate) const SAID: &str = "Said";
pub(crate) const SHOWN: &str = "Shown";
pub(crate) const NOT_APPLICABLE: &str = "Not applicable";
pub(crate) const NOT_ASKED: &str = "Not asked";
pub(crate) const ALL_PHASES: &str = "All phases";

/// Behind a commit: how many files that answers rest on, the record included, it has otherwise or not at all; none where
/// nobody knows.
pub(crate) fn not_in_it(files: Option<usize>) -> String {
    match files {
        None => "; what of it is not in it is not known".to_owned(),
        Some(0) => String::new(),
        Some(files) => format!(
            ", with changes that are not in it: {}",
            counted(files, "file that answers rest on", "files that answers rest on")
        ),
    }
}

pub(crate) fn checklist(title: &str, id: &str, version: &str, origin: &str) -> String {
    format!("{title} ({id}, version {version}, {origin})")
}

pub(crate) fn extension(title: &str, id: &str, version: &str) -> String {
    format!("{title} ({id}, version {version})")
}

pub(crate) fn in_version(id: &str, version: &str) -> String {
    format!("{id}, version {version}")
}

pub(crate) fn not_looked_at(command: &str) -> String {
    format!("not looked at; {command} does")
}

pub(crate) fn at_revision(revision: &str) -> String {
    format!("at {revision}")
}

pub(crate) fn out_of_use(since: impl Display) -> String {
    format!("out of use since {since}; its answers are kept")
}

pub(crate) fn declared_by(who: &str, day: impl Display) -> String {
    format!("declared by {who}, {day}")
}

pub(crate) fn counts(asked: usize, answered: usize, said: usize, shown: usize, not_shown: usize) -> String {
    let [answered, said] = [answered, said].map(|count| counted(count, "is answered", "are answered"));
    format!(
        "Of {asked} questions that are asked of this project, {answered}. {said} yes (said), \
         and for {shown} of these every piece of evidence still holds (shown): {not_shown} said and not shown."
    )
}
