//! What `check` says: the gaps, the counts by phase, what was seen beside, and the sentence on the threshold.

use std::fmt::Display;

use crate::words::models;
use crate::words::number::counted;

pub(crate) const NOT_LOOKED_AT: &str =
    "the project itself was not looked at: `mindgap check --scan` compares it with the answers";

pub(crate) const NEXT: &str = "next";
/// At most 9 columns, as the words for severities.
pub(crate) const OFF: &str = "off";

pub(crate) const PHASE: &str = "phase";
/// At most 5 columns.
pub(crate) const ASKED: &str = "asked";
/// At most 8 columns.
pub(crate) const ANSWERED: &str = "answered";
/// At most 5 columns.
pub(crate) const SAID: &str = "said";
/// At most 5 columns.
pub(crate) const SHOWN: &str = "shown";
/// At most 14 columns.
pub(crate) const NOT_APPLICABLE: &str = "not applicable";
/// At most 9 columns.
pub(crate) const NOT_ASKED: &str = "not asked";
pub(crate) const ALL_PHASES: &str = "all phases";

/// `weights`: how many questions of each severity.
pub(crate) fn summary(questions: usize, weights: &str, accepted: usize) -> String {
    format!("{} with gaps ({weights}), {accepted} accepted for a time", self::questions(questions))
}

/// Releases that were edited after they were signed off, before the verdict.
pub(crate) fn edited_releases(count: usize, verdict: &str) -> String {
    match count {
        1 => format!("1 release is not what was signed off; {verdict}"),
        _ => format!("{count} releases are not what was signed off; {verdict}"),
    }
}

pub(crate) fn open_release(version: impl Display, queue: impl Display) -> String {
    format!("release {version} is open; to look at again: {queue}")
}

pub(crate) fn contradicted(item: impl Display, place: &str, saw: &str) -> String {
    format!("{item} is contradicted by {place}: {saw}")
}

pub(crate) fn not_declared(model: impl Display) -> String {
    format!("model {model} is used and not declared: nothing is asked of it")
}

pub(crate) fn no_longer_used(model: impl Display) -> String {
    format!("model {model} is declared and no longer seen")
}

/// Behind the first places of one gap, or of one model.
pub(crate) fn and_more(count: usize) -> String {
    format!("and {count} more; `mindgap scan` lists them")
}

/// Of a model that the product names and of which nothing is asked.
pub(crate) fn nothing_asked(contradictions: usize, model: &str) -> String {
    format!("{} of {model}", models::nothing_asked(contradictions))
}

/// Of a model of which other things are asked.
pub(crate) fn asked_of_another_kind(contradictions: usize, model: &str) -> String {
    format!("{} of {model}", models::not_asked_of_its_kind(contradictions))
}

/// Of no model by name.
pub(crate) fn asked_of_none(contradictions: usize) -> String {
    format!(
        "seen, and asked of no model in use: {}",
        counted(contradictions, "contradiction", "contradictions")
    )
}

/// The same of one place.
pub(crate) fn nothing_asked_here(model: &str, saw: &str) -> String {
    format!("{model} is not declared or not in use: {saw}")
}

pub(crate) fn asked_of_another_kind_here(model: &str, saw: &str) -> String {
    format!("not asked of {model}, by its kind or the profile: {saw}")
}

pub(crate) fn asked_of_none_here(saw: &str) -> String {
    format!("asked of no model in use: {saw}")
}

/// `aside`: until when, by whom and why.
pub(crate) fn set_aside(place: &str, aside: &str, saw: &str) -> String {
    format!("{place} is {aside}: {saw}")
}

pub(crate) fn set_aside_and_gone(until: impl Display, place: &str) -> String {
    format!("set aside until {until}, and no longer seen: {place}")
}

pub(crate) fn accepted_until(day: impl Display) -> String {
    format!("accepted until {day}")
}

pub(crate) fn and_kept(why: &str) -> String {
    format!("{}; its answer is kept", why.trim_end_matches('.'))
}

/// `below`: how many questions have gaps below the threshold, where anything is below it.
pub(crate) fn verdict(threshold: impl Display, above: usize, below: Option<usize>) -> String {
    if above == 0 {
        let rest =
            below.map(|below| format!("; {} with gaps below it", questions(below))).unwrap_or_default();
        return format!("nothing wanting at or above {threshold}{rest}");
    }
    let rest = below.map(|below| format!("; {below} below it")).unwrap_or_default();
    let have = if above == 1 { "has" } else { "have" };
    format!("{} {have} gaps at or above {threshold}{rest}", questions(above))
}

fn questions(count: usize) -> String {
    counted(count, "question", "questions")
}

/// `what`: the values; `place`: where in the record.
pub(crate) fn left_over(what: &str, place: &str) -> String {
    format!(
        "not chosen, and kept in the record under `extra`, `{place}`: {what}; look whether the right one stands, and take \
         it out there"
    )
}
