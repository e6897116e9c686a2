//! Why an item is to be looked at again, and how long that takes.

use std::fmt::Display;

use super::number::counted;

pub(crate) const QUESTION_CHANGED: &str = "the question has changed";
pub(crate) const UNANSWERED: &str = "nobody has answered this yet";
pub(crate) const LAST_NOT_KNOWN: &str = "it is not known when it last was";

/// A word that programs read, as a person says it.
pub(crate) fn spoken(word: &str) -> String {
    word.replace('-', " ")
}

pub(crate) fn sent_back(by: &str, comment: &str) -> String {
    format!("sent back by {by}: {comment}")
}

pub(crate) fn contradicted(what: &str) -> String {
    format!("the repository shows something else: {what}")
}

pub(crate) fn fact_changed(what: &str) -> String {
    format!("a fact behind the answer has changed: {what}")
}

pub(crate) fn question_was(before: &str) -> String {
    format!("the question has changed; it was: {before}")
}

pub(crate) fn evidence_missing(path: impl Display) -> String {
    format!("{path} is gone, unreadable or outside the project")
}

pub(crate) fn evidence_changed(path: impl Display, before: &str, after: &str) -> String {
    format!("{path} has changed, from {before} to {after}")
}

pub(crate) fn acceptance_ended(until: impl Display, days: i64) -> String {
    format!("the acceptance of the risk ended on {until}, {} ago", self::days(days))
}

pub(crate) fn acceptance_ends(until: impl Display, days: i64) -> String {
    format!("the acceptance of the risk ends on {until}, in {}", self::days(days))
}

pub(crate) fn plan_overdue(by: impl Display, days: i64) -> String {
    format!("the plan was to be done by {by}, {} ago", self::days(days))
}

/// `last` is [`last`] or [`LAST_NOT_KNOWN`].
pub(crate) fn due(rhythm: impl Display, last: &str) -> String {
    format!("looked at {rhythm}; {last}")
}

/// `last` is [`last`] or [`LAST_NOT_KNOWN`].
pub(crate) fn not_due(last: &str) -> String {
    format!("not due; {last}")
}

pub(crate) fn last(day: impl Display, days: i64) -> String {
    format!("last on {day}, {} ago", self::days(days))
}

fn days(days: i64) -> String {
    counted(days, "day", "days")
}

/// `18 items, about 25 minutes`.
pub(crate) fn left(items: usize, minutes: u32) -> String {
    let items = counted(items, "item", "items");
    let [hours, rest] = [minutes / 60, minutes % 60];
    let [hours_told, rest_told] = [counted(hours, "hour", "hours"), counted(rest, "minute", "minutes")];
    match (hours, rest) {
        (0, _) => format!("{items}, about {rest_told}"),
        (_, 0) => format!("{items}, about {hours_told}"),
        _ => format!("{items}, about {hours_told} {rest_told}"),
    }
}

pub(crate) fn not_seen(what: &str) -> String {
    format!("what was adopted as evidence is no longer seen: {what}")
}

pub(crate) fn seen_otherwise(what: &str) -> String {
    format!("what was adopted as evidence reads otherwise now: {what}")
}

/// The first place, and how many more there are.
pub(crate) fn and_more_places(first: String, more: usize) -> String {
    match more {
        0 => first,
        more => format!("{first}, and at {}", counted(more, "more place", "more places")),
    }
}
