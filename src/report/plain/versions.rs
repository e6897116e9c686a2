//! Two versions of one answer that wait for a choice, as text: only the fields in which they differ.

use std::fmt::Write as _;

use super::super::comparison::value;
use crate::diff::{AnswerChange, Field};
use crate::record::{AnswerKey, Versions};
use crate::text::visible;

/// Both versions, field by field.
pub fn versions(key: &AnswerKey, versions: &Versions) -> String {
    let mut out = format!("{key}: two branches answered this differently\n");
    let change = AnswerChange::new(key.clone(), Some(versions.ours.clone()), Some(versions.theirs.clone()));
    for field in change.fields.iter().filter(|field| **field != Field::Question) {
        let _ = writeln!(out, "  {field}:");
        for (side, answer) in [("ours", &versions.ours), ("theirs", &versions.theirs)] {
            let said = if answer.is_empty() { "withdrawn".to_owned() } else { value(*field, Some(answer)) };
            let said = if said.is_empty() { "nothing".to_owned() } else { said };
            let _ = writeln!(out, "    {side:<6} {}", visible(&said).replace('\n', "\n           "));
        }
    }
    out
}
