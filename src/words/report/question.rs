//! Where a question comes from, and why it is not asked.

use std::fmt::Display;

pub(crate) fn asked_by(extension: impl Display) -> String {
    format!("asked by {extension}")
}

pub(crate) fn raised(from: impl Display, by: impl Display, reason: Option<&str>) -> String {
    match reason {
        Some(reason) => format!("raised from {from} by {by}: {reason}"),
        None => format!("raised from {from} by {by}"),
    }
}

pub(crate) fn switched_off(by: impl Display, reason: &str) -> String {
    format!("switched off by {by}: {reason}")
}

pub(crate) fn answered_without(question: &str, option: &str) -> String {
    format!("“{question}” is answered without “{option}”")
}

pub(crate) fn answered_with(question: &str, option: &str) -> String {
    format!("“{question}” is answered with “{option}”")
}

/// Of which kind of models something is asked, where it is not asked of any.
pub(crate) fn of_kind(hosted_only: bool) -> &'static str {
    if hosted_only { "asked of hosted models only" } else { "not asked of hosted models" }
}

/// `models`: those in use of which something is not asked, because of their kind.
pub(crate) fn not_of_kind(hosted_only: bool, models: &str) -> String {
    if hosted_only {
        format!("no provider runs {models}, and this is about hosted models")
    } else {
        format!("a provider runs {models}, and this is about weights")
    }
}

pub(crate) fn all_of(reasons: &[String]) -> String {
    reasons.join(", and ")
}

/// Where a gap was seen; some places are not named.
pub(crate) fn seen_at(gap: &str, places: &str, unnamed: usize) -> String {
    if unnamed > 0 { format!("{gap}: {places} and {unnamed} more") } else { format!("{gap}: {places}") }
}

/// One gap as a line of a workflow's log.
pub(crate) fn wanting(severity: impl Display, gap: &str, next: &str) -> String {
    format!("{severity}: {gap}; next: {next}")
}

pub(crate) fn release(version: impl Display) -> String {
    format!("release {version}")
}
