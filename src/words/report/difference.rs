//! What is said of the difference between two records.

use std::fmt::Display;

pub(crate) const FILES_LOOKED_AT: &str = "evidence files looked at now";
pub(crate) const LOOKED_AT_IN_GIT: &str = "evidence files looked at in git";
pub(crate) const AS_RECORDED: &str = "evidence taken as recorded, not looked at";

pub(crate) const NOT_DECLARED: &str = "not declared";
pub(crate) const NONE_OPEN: &str = "none open";
pub(crate) const NOT_SET_ASIDE: &str = "not set aside";
pub(crate) const NO_RULES: &str = "not set";
pub(crate) const NOT_ANSWERED: &str = "not answered";
pub(crate) const NOT_SURE_YET: &str = "not sure yet";
pub(crate) const NONE_OF_THEM: &str = "none of them";

/// The title of the document.
pub(crate) const TITLE: &str = "AI safety record: what changed";
pub(crate) const FROM: &str = "From";
pub(crate) const TO: &str = "To";
pub(crate) const NOTHING_DIFFERS: &str = "There is no difference.";
pub(crate) const GAPS_OPENED: &str = "Gaps opened";
pub(crate) const GAPS_CLOSED: &str = "Gaps closed";
pub(crate) const ANSWERS_ADDED: &str = "Answers added";
pub(crate) const ANSWERS_CHANGED: &str = "Answers changed";
pub(crate) const ANSWERS_CONFIRMED: &str = "Answers confirmed";
pub(crate) const ANSWERS_WITHDRAWN: &str = "Answers withdrawn";
pub(crate) const STATUS: &str = "status";
pub(crate) const EVIDENCE_LOST: &str = "evidence lost";
pub(crate) const EVIDENCE_GAINED: &str = "evidence gained";
pub(crate) const WORDED_ANEW: &str = "the question is worded anew";
pub(crate) const NOTHING: &str = "nothing";
pub(crate) const LINES_GONE: &str = "lines gone";
pub(crate) const LINES_ADDED: &str = "lines added";
pub(crate) const EVERYTHING_ELSE: &str = "Everything else";
pub(crate) const WAITS_FOR_A_CHOICE: &str = "waits for a choice between two versions";
pub(crate) const WAS_CHOSEN: &str = "was chosen";
pub(crate) const NAME: &str = "name";
pub(crate) const CHECKLIST: &str = "checklist";
pub(crate) const RELEASE: &str = "release";
pub(crate) const RULES: &str = "rules of sign-off";
pub(crate) const NEW: &str = "new";
pub(crate) const NO_LONGER_ASKED: &str = "no longer asked";

pub(crate) fn judged(side: &str, day: impl Display, evidence: &str) -> String {
    format!("{side}, judged as of {day}; {evidence}")
}

pub(crate) fn no_longer_shown(count: usize) -> String {
    format!("Shown before, and no longer: {count}")
}

pub(crate) fn now_shown(count: usize) -> String {
    format!("Shown now, and not before: {count}")
}

pub(crate) fn observation(place: &str) -> String {
    format!("observation, {place}")
}

pub(crate) fn model(id: &str) -> String {
    format!("model {id}")
}

pub(crate) fn profile(question: &str) -> String {
    format!("profile, {question}")
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
