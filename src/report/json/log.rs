//! How answers came to be, for programs.

use serde::Serialize;

use super::super::log::Log;
use super::parts::FORMAT;
use super::print::print;
use crate::diff::Pair;
use crate::record::{Answer, Declared, ModelId, SetAside};

#[derive(Debug, Serialize)]
struct LogWire<'a> {
    format: u64,
    entries: Vec<EntryWire<'a>>,
    remarks: &'a [String],
}

#[derive(Debug, Serialize)]
struct EntryWire<'a> {
    source: &'static str,
    name: &'a str,
    at: &'a str,
    who: &'a str,
    subject: &'a str,
    answers: Vec<ChangeWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aside: Vec<AsideWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    models: Vec<ModelWire<'a>>,
}

#[derive(Debug, Serialize)]
struct ModelWire<'a> {
    model: &'a ModelId,
    before: Option<&'a Declared>,
    after: Option<&'a Declared>,
}

#[derive(Debug, Serialize)]
struct ChangeWire<'a> {
    key: &'a str,
    deed: &'static str,
    fields: Vec<&'static str>,
    before: Option<&'a Answer>,
    after: Option<&'a Answer>,
}

#[derive(Debug, Serialize)]
struct AsideWire<'a> {
    observation: &'a str,
    before: Option<&'a SetAside>,
    after: Option<&'a SetAside>,
}

/// The history.
pub fn log(log: &Log) -> String {
    let entries = log.entries.iter().map(|entry| EntryWire {
        source: entry.source.word(),
        name: &entry.name,
        at: &entry.at,
        who: &entry.who,
        subject: &entry.subject,
        answers: entry
            .changes
            .iter()
            .map(|change| ChangeWire {
                key: change.key.as_str(),
                deed: change.deed().word(),
                fields: change.fields.iter().map(|field| field.word()).collect(),
                before: change.before.as_ref(),
                after: change.after.as_ref(),
            })
            .collect(),
        models: entry
            .models
            .iter()
            .map(|Pair { key, before, after }| ModelWire {
                model: key,
                before: before.as_ref(),
                after: after.as_ref(),
            })
            .collect(),
        aside: entry
            .aside
            .iter()
            .map(|pair| AsideWire {
                observation: pair.key.as_str(),
                before: pair.before.as_ref(),
                after: pair.after.as_ref(),
            })
            .collect(),
    });
    print(&LogWire { format: FORMAT, entries: entries.collect(), remarks: &log.remarks })
}
