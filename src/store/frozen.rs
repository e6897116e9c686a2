//! The file of a release as far as a comparison needs it: the record in it, and when and at which commit it was signed.
//!
//! Whether the file is as it was signed is not looked at here.

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use crate::record::{self, FormatError, Record};

/// What a release holds.
#[derive(Debug)]
pub(super) struct Frozen {
    pub(super) record: Record,
    pub(super) at: Option<DateTime<FixedOffset>>,
    pub(super) commit: Option<String>,
    pub(super) by: Option<String>,
}

/// Reads the text of a release, which is a record with two fields more.
pub(super) fn thawed(text: &str) -> Result<Frozen, FormatError> {
    if let Ok(mut record) = record::parse(text)
        && let Some(seal) = record.seal.take()
    {
        let last = seal.release.signed.last().cloned();
        let (at, commit, by) = match last {
            Some(last) => (Some(last.at.fixed_offset()), last.commit, Some(last.by)),
            None => (None, None, None),
        };
        return Ok(Frozen { record, at, commit, by });
    }
    // The record's own parser tells line and column of whatever is no JSON.
    let Ok(Value::Object(mut map)) = serde_json::from_str::<Value>(text) else {
        return record::parse(text).map(|record| Frozen { record, at: None, commit: None, by: None });
    };
    let signed = map.remove("signed").unwrap_or_default();
    drop(map.remove("digest"));
    let first = match &signed {
        Value::Array(all) => all.last().cloned().unwrap_or_default(),
        other => other.clone(),
    };
    let word = |name: &str| first.get(name).and_then(Value::as_str).map(str::to_owned);
    let at = word("at").and_then(|at| DateTime::parse_from_rfc3339(&at).ok());
    let by = word("who").or_else(|| word("by")).or_else(|| word("author"));
    let record = record::parse(&Value::Object(map).to_string())?;
    Ok(Frozen { record, at, commit: word("commit"), by })
}
