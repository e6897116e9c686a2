//! What is said of the difference between two records: what a document and a shell share, and a room for each.

pub(crate) mod document;
pub(crate) mod listing;

use std::fmt::Display;

pub(crate) const FILES_LOOKED_AT: &str = "evidence files looked at now";
pub(crate) const LOOKED_AT_IN_GIT: &str = "evidence files looked at in git";
pub(crate) const AS_SIGNED: &str = "evidence as it was when that was signed off";
pub(crate) const AS_RECORDED: &str = "evidence taken as recorded, not looked at";

pub(crate) const NOT_DECLARED: &str = "not declared";
pub(crate) const NONE_OPEN: &str = "none open";
pub(crate) const NOT_SET_ASIDE: &str = "not set aside";
pub(crate) const NO_RULES: &str = "not set";
pub(crate) const NOT_ANSWERED: &str = "not answered";
pub(crate) const NOT_SURE_YET: &str = "not sure yet";
pub(crate) const NONE_OF_THEM: &str = "none of them";

pub(crate) const WORDED_ANEW: &str = "the question is worded anew";
pub(crate) const NOTHING: &str = "nothing";
pub(crate) const WAITS_FOR_A_CHOICE: &str = "waits for a choice between two versions";
pub(crate) const WAS_CHOSEN: &str = "was chosen";
pub(crate) const NAME: &str = "name";
pub(crate) const CHECKLIST: &str = "checklist";
pub(crate) const RELEASE: &str = "release";
pub(crate) const RULES: &str = "rules of sign-off";

pub(crate) fn tampered(side: &str, flaw: &str) -> String {
    format!("{side} {flaw}")
}

pub(crate) fn extra(key: &str) -> String {
    format!("extra {key}: changed")
}

pub(crate) fn plan(what: &str, by: impl Display) -> String {
    format!("{what}, by {by}")
}

pub(crate) fn acceptance(until: impl Display, who: &str, reason: &str) -> String {
    format!("until {until} by {who}: {reason}")
}

pub(crate) fn affirmed(day: impl Display, who: &str, release: impl Display) -> String {
    format!("{day} by {who} for {release}")
}

pub(crate) fn review(verdict: impl Display, who: &str, comment: &str) -> String {
    let gap = if comment.is_empty() { "" } else { ": " };
    format!("{verdict} by {who}{gap}{comment}")
}

pub(crate) fn in_use(revision: Option<impl Display>, note: &str) -> String {
    format!("in use{}", revision_and_note(revision, note))
}

pub(crate) fn out_of_use(since: impl Display, revision: Option<impl Display>, note: &str) -> String {
    format!("out of use since {since}{}", revision_and_note(revision, note))
}

fn revision_and_note(revision: Option<impl Display>, note: &str) -> String {
    let revision = revision.map_or_else(String::new, |revision| format!(", at {revision}"));
    let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
    format!("{revision}{note}")
}

pub(crate) fn open_release(version: impl Display, signatures: usize) -> String {
    format!("{version} open, signatures: {signatures}")
}

pub(crate) fn rules(people: impl Display, threshold: impl Display) -> String {
    format!("{people} people, threshold {threshold}")
}

/// How a side was seen, and by what look at the project it was judged.
pub(crate) fn and_judged(seen: &str, judged: &str) -> String {
    format!("{seen}, {judged}")
}
