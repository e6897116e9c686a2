//! How answers came to be, as text: one moment after the other, newest first.

use std::fmt::Write as _;

use super::super::comparison::{aside_value, model_value};
use super::super::log::{Log, Source};
use super::super::sign::status_word;
use super::difference::{answer, evidence};
use crate::diff::{Deed, Field};
use crate::text::{clipped, visible_line};
use crate::words::report::history as words;

/// Columns of a commit's name.
const SHORT: usize = 12;

/// The history; `whole` shows every field before and after, else one line an answer, and one for each piece of evidence that
/// changed.
pub fn log(log: &Log, whole: bool) -> String {
    let mut out = String::new();
    for entry in &log.entries {
        let name = match entry.source {
            Source::Working => words::NOT_COMMITTED.to_owned(),
            Source::Commit => entry.name.chars().take(SHORT).collect(),
            Source::Release => words::release(&entry.name),
        };
        let parts = [name.as_str(), entry.at.as_str(), entry.who.as_str(), entry.subject.as_str()];
        let parts: Vec<_> =
            parts.iter().filter(|part| !part.is_empty()).map(|part| visible_line(part)).collect();
        let _ = writeln!(out, "{}", parts.join(", "));
        for change in &entry.changes {
            if whole {
                answer(&mut out, change);
                continue;
            }
            let status = change.after.as_ref().and_then(|answer| answer.status);
            let fields: Vec<_> = change.fields.iter().map(|field| field.word()).collect();
            let _ = writeln!(
                out,
                "  {}: {}, {} ({})",
                change.key,
                change.deed(),
                status_word(status),
                clipped(&fields.join(", "), 80)
            );
            // What a new answer rests on is told where it is asked for; that another thing stands there now is news.
            if change.deed() == Deed::Changed && change.fields.contains(&Field::Evidence) {
                evidence(&mut out, change);
            }
        }
        for pair in &entry.models {
            let now = model_value(pair.after.as_ref());
            let _ = writeln!(out, "  {}: {}", words::model(&pair.key), visible_line(&now));
        }
        for pair in &entry.aside {
            let (key, now) = (&pair.key, aside_value(pair.after.as_ref()));
            let _ = writeln!(out, "  {}: {now}", visible_line(key.place()));
        }
    }
    if log.entries.is_empty() {
        let _ = writeln!(out, "{}", words::NO_CHANGE);
    }
    for remark in &log.remarks {
        let _ = writeln!(out, "{}", visible_line(remark));
    }
    out
}
