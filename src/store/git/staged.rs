//! The whole versions of a record that git keeps in its index as long as a merge of it is not ended.

use std::path::Path;

use super::past::objects;
use crate::record::{Record, Whole, parse};

/// The versions that met in a file of the project; none where nothing is being merged there, or one of them is no record.
pub(in crate::store) fn staged(root: &Path, path: &str) -> Option<Whole> {
    let names: Vec<String> = (1..=3).map(|stage| format!(":{stage}:./{path}")).collect();
    let mut held = objects(root, &names).ok()?.into_iter();
    let record = |bytes: Option<Vec<u8>>| -> Option<Record> { parse(&String::from_utf8(bytes?).ok()?).ok() };
    let base = record(held.next()?);
    Some(Whole { base, ours: record(held.next()?)?, theirs: record(held.next()?)? })
}
