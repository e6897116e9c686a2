//! What the screen of a release says: its list, and what is told of the chosen row.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const WHICH_VERSION: &str = "Open a release: which version?";
pub(crate) const NOTHING_LEFT: &str = "nothing is left to look at";
pub(crate) const NOTHING_TO_REVIEW: &str = "nobody else has answered anything";
pub(crate) const ANOTHER_VERSION: &str = "another version";
pub(crate) const ANOTHER_VERSION_OR_TO_COME: &str =
    "another version (tags and manifests are being looked at)";

pub(crate) const SO_FAR: &str = "Releases so far";
pub(crate) const WHY_AND_WHAT: &str = "Why, and what was answered";
pub(crate) const WHAT_WAS_ANSWERED: &str = "What was answered";
/// At most 7 columns.
pub(crate) const BEFORE: &str = "before";
/// At most 7 columns.
pub(crate) const NOW: &str = "now";
pub(crate) const ASKED: &str = "Asked";
pub(crate) const QUESTION_NOT_KEPT: &str = "its words are not kept: no earlier release has them";
pub(crate) const GONE: &str = "gone, unreadable or outside the project";
pub(crate) const QUESTION_CHANGED: &str = "the question has changed";
pub(crate) const BEING_LOOKED_AT: &str = "being looked at";
pub(crate) const NONE_YET: &str = "No release was signed off yet.";
pub(crate) const WHAT_OPENING_DOES: &str = "Opening a release carries every answer over and lists what needs another look. \
    Signing it off keeps a frozen copy that is never changed again.";
pub(crate) const TAMPERED: &str = "not what was signed off";

pub(crate) const SCAN_WAS_CUT: &str =
    "The scan did not look everywhere: what else the project contradicts is not told.";
pub(crate) const SCAN_RUNS: &str = "The scan has not ended: what the project contradicts is not told yet.";
pub(crate) const WITHOUT_A_SCAN: &str = "Without a scan: what the project contradicts is not told.";

pub(crate) fn next_of_contradicted(open: &str, seen: &str) -> String {
    format!("{open} opens the item; {seen} there shows the place, and sets it aside for a time.")
}

pub(crate) fn next_of_not_seen(open: &str, evidence: &str, seen: &str) -> String {
    format!(
        "{open} opens the item; {evidence} there withdraws it, {seen} adopts something else that is seen."
    )
}

pub(crate) fn next_of_seen_otherwise(holds: &str, open: &str, evidence: &str, seen: &str) -> String {
    format!(
        "{holds} takes what is seen there now, if that is one thing; {open} opens the item, where {evidence} withdraws it \
         and {seen} adopts what is seen."
    )
}

pub(crate) fn nothing_waits(version: impl Display) -> String {
    format!("Release {version}: nothing waits to be looked at")
}

pub(crate) fn waits(version: impl Display, sum: &str) -> String {
    format!("Release {version}: {sum}")
}

pub(crate) fn review(version: impl Display, done: usize, of: usize) -> String {
    format!("Review {version}: {done} of {of} answers of others")
}

pub(crate) fn seen(seen: usize, of: usize) -> String {
    format!("seen {seen} of {of}")
}

pub(crate) fn not_due(answers: usize) -> String {
    format!("{answers} not due")
}

/// Where a version was found.
pub(crate) fn from(place: impl Display) -> String {
    format!("from {place}")
}

pub(crate) fn tampered(version: impl Display, flaw: &str) -> String {
    format!("Release {version} {flaw}.")
}

pub(crate) fn why(reason: &str) -> String {
    format!("Why: {reason}.")
}

pub(crate) fn file_changed(path: impl Display) -> String {
    format!("{path} has changed")
}

pub(crate) fn worth_a_look(fact: &str) -> String {
    format!("Worth a look: {fact}.")
}

pub(crate) fn nothing_keeps_it(threshold: impl Display, sign: &str) -> String {
    format!("No gap at or above {threshold} is open. {sign} signs the release off.")
}

pub(crate) fn kept_from_signing(things: usize, threshold: impl Display, sign: &str) -> String {
    if things == 1 {
        format!("One thing at or above {threshold} keeps it from being signed off; {sign} shows it.")
    } else {
        format!("{things} things at or above {threshold} keep it from being signed off; {sign} lists them.")
    }
}

/// Where nothing is open, and the release before is not what was signed off.
pub(crate) const REFUSED_AS_IT_WAS_EDITED: &str = "Nothing else keeps it from sign-off.";

pub(crate) fn would_refuse(sign: &str, why: &str) -> String {
    format!("{sign} would refuse to sign off: {why}")
}

pub(crate) fn refused(sign: &str) -> String {
    format!("the release before keeps it from sign-off: {sign}")
}

/// On the lower border, where 30 columns are certain.
pub(crate) fn kept_back(things: usize, sign: &str) -> String {
    let keep = if things == 1 { "keeps" } else { "keep" };
    format!("{things} {keep} it from sign-off: {sign}")
}

/// Whose signature is missing, there too.
pub(crate) fn yet_to_sign(people: usize, role: impl Display, sign: &str) -> String {
    match people {
        1 => format!("1 {role} has yet to sign: {sign}"),
        _ => format!("{people} people have yet to sign: {sign}"),
    }
}

pub(crate) fn signed(by: &str, role: impl Display, day: impl Display) -> String {
    format!("Signed by {by} as {role} on {day}")
}

pub(crate) fn signed_before_changes(by: &str, role: impl Display, day: impl Display) -> String {
    format!(
        "Signed by {by} as {role} on {day}; answers have changed since, or the rules, so it no longer counts"
    )
}

pub(crate) fn counts(said: usize, shown: usize, applicable: usize, gaps: usize) -> String {
    format!("said {said}, shown {shown} of {applicable}, {}", counted(gaps, "gap", "gaps"))
}
