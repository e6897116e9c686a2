//! What was answered before the checklist changed, beside what is asked now.

use serde::Serialize;

use super::super::subject::Subject;
use crate::assess::{Before, before};
use crate::checklist::Item;
use crate::record::Status;

/// An answer to an earlier question, beside the item that asks now.
#[derive(Debug, Serialize)]
pub(super) struct EarlierWire<'a> {
    item: &'a str,
    key: &'a str,
    why: &'static str,
    asked: Option<&'a str>,
    asks: &'a str,
    status: &'static str,
    note: &'a str,
}

impl<'a> EarlierWire<'a> {
    pub(super) fn all(subject: &Subject<'a>) -> Vec<Self> {
        let record = subject.record;
        let of = |item: &'a Item| before(item, record).into_iter().map(move |each| (item, each));
        let all = subject.checklist.items().iter().flat_map(of);
        all.map(|(item, Before { key, why, asked, asks, answer })| Self {
            item: item.id.as_str(),
            key: key.as_str(),
            why: why.word(),
            asked,
            asks,
            status: Status::word_of(answer.status),
            note: &answer.note,
        })
        .collect()
    }
}
