//! What looks as if it had been answered in haste: what was counted, never what it means.

use std::fmt::Display;

/// How a moment is written; the signs are those of chrono.
pub(crate) const MOMENT: &str = "%Y-%m-%d at %H:%M UTC";

pub(crate) fn same_reason(answers: usize, reason: impl Display) -> String {
    format!("{answers} answers give the same reason: “{reason}”")
}

pub(crate) fn short_reason(few: usize, reason: impl Display) -> String {
    format!("the reason has fewer than {few} words: “{reason}”")
}

/// `moment` is written as [`MOMENT`].
pub(crate) fn within_seconds(answers: usize, by: &str, seconds: i64, moment: impl Display) -> String {
    format!("{answers} answers of {by} were given within {seconds} seconds, on {moment}")
}

pub(crate) fn older_than_model(named: impl Display, model: impl Display, day: impl Display) -> String {
    format!("the evidence was last looked at on {named}; {model} is what it is since {day}")
}

pub(crate) fn one_stroke(answers: usize, version: impl Display, by: &str) -> String {
    format!("all {answers} reaffirmations for {version} were made at one moment, by {by}")
}
