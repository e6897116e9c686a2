//! How answers came to be, for programs.

use serde::Serialize;

use super::super::log::Log;
use super::changes::{AsideWire, ChangeWire, ModelWire};
use super::parts::FORMAT;
use super::print::print;

#[derive(Debug, Serialize)]
struct LogWire<'a> {
    format: u64,
    entries: Vec<EntryWire<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    cut_at: &'a [String],
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

/// The history.
pub fn log(log: &Log) -> String {
    let entries = log.entries.iter().map(|entry| EntryWire {
        source: entry.source.word(),
        name: &entry.name,
        at: &entry.at,
        who: &entry.who,
        subject: &entry.subject,
        answers: entry.changes.iter().map(ChangeWire::of).collect(),
        aside: entry.aside.iter().map(AsideWire::of).collect(),
        models: entry.models.iter().map(ModelWire::of).collect(),
    });
    print(&LogWire { format: FORMAT, entries: entries.collect(), cut_at: &log.cut_at, remarks: &log.remarks })
}
