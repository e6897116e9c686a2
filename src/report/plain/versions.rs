//! Two versions of one answer that wait for a choice, as text: what is settled, then the fields in which they differ.

use std::fmt::Write as _;

use super::super::comparison::value;
use crate::diff::{AnswerChange, Field};
use crate::record::{Answer, AnswerKey, Apart, Versions};
use crate::text::visible;
use crate::words::report::answer as words;

/// Both versions, field by field.
pub fn versions(key: &AnswerKey, versions: &Versions) -> String {
    told(key, words::TWO_BRANCHES, versions)
}

/// Two versions of which an earlier session could not save the first.
pub fn versions_of_session(key: &AnswerKey, versions: &Versions) -> String {
    told(key, words::LEFT_BY_A_SESSION, versions)
}

fn told(key: &AnswerKey, why: &str, versions: &Versions) -> String {
    let Apart { both, ours, theirs } = &Apart::of(&versions.ours, &versions.theirs);
    let mut out = format!("{key}: {why}\n");
    settled(&mut out, key, both);
    let change = AnswerChange::new(key.clone(), Some(ours.clone()), Some(theirs.clone()));
    for field in change.fields.iter().filter(|field| **field != Field::Question) {
        let _ = writeln!(out, "  {field}:");
        for (side, answer) in [(words::OURS, ours), (words::THEIRS, theirs)] {
            let said =
                if answer.is_empty() { words::WITHDRAWN.to_owned() } else { value(*field, Some(answer)) };
            let said = if said.is_empty() { words::NOTHING.to_owned() } else { said };
            let _ = writeln!(out, "    {side:<6} {}", visible(&said).replace('\n', "\n           "));
        }
    }
    out
}

/// What both say, and so stays: evidence of both sides is united and notes are joined before anybody chooses.
fn settled(out: &mut String, key: &AnswerKey, both: &Answer) {
    let change = AnswerChange::new(key.clone(), None, Some(both.clone()));
    let fields = change.fields.iter().filter(|field| !matches!(field, Field::Extra));
    for (at, field) in fields.enumerate() {
        if at == 0 {
            let _ = writeln!(out, "  {}:", words::KEPT_IN_ANY_CASE);
        }
        let said = value(*field, Some(both));
        let _ = writeln!(out, "    {field}: {}", visible(&said).replace('\n', "\n      "));
    }
}
