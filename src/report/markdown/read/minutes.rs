//! Exports of the former form, which told moments to the minute: how today's lines stand in them.

use chrono::NaiveDateTime;

use crate::words::report::record::answer::{FORMER_MOMENT, FORMER_MOMENT_LENGTH, MOMENT, MOMENT_LENGTH};

/// Today's exports as the form of a document has them, if that is the former: what is compared with it is no more exact
/// than it is.
pub fn as_formerly(document: &str, exports: &[String]) -> Vec<String> {
    let is_former = |line: &str| ends(line.trim_end(), FORMER_MOMENT_LENGTH, FORMER_MOMENT).is_some();
    if document.lines().any(is_former) {
        exports.iter().map(|each| to_the_minute(each)).collect()
    } else {
        Vec::new()
    }
}

fn to_the_minute(export: &str) -> String {
    let line = |line: &str| match ends(line, MOMENT_LENGTH, MOMENT) {
        Some((before, at)) => format!("{before}{}\n", at.format(FORMER_MOMENT)),
        None => format!("{line}\n"),
    };
    export.lines().map(line).collect()
}

/// The moment at the end of a line of a list, and what stands before it.
fn ends<'t>(line: &'t str, length: usize, form: &str) -> Option<(&'t str, NaiveDateTime)> {
    let (before, at) = line.split_at_checked(line.len().checked_sub(length)?)?;
    let is_listed = before.trim_start().starts_with("- ");
    let at = if is_listed { NaiveDateTime::parse_from_str(at, form).ok()? } else { return None };
    Some((before, at))
}
