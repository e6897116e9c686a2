//! What a scan says against answers, ordered once for all answers that are judged by it, so that no answer looks through
//! all that was seen. It judges no status.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::against::is_heeded;
use super::witness::{Witness, is_about};
use crate::record::{AnswerKey, Record};
use crate::scan::Observation;

/// Everything that a scan says against answers, but for what somebody set aside.
pub(super) struct Spoken<'a> {
    against: HashMap<&'static str, Vec<&'a Observation>>,
}

impl<'a> Spoken<'a> {
    /// Orders what a scan says.
    pub(super) fn of(witness: &'a Witness, record: &Record, today: NaiveDate) -> Self {
        let heeded = witness.against().map(|(item, all)| {
            let all: Vec<_> = all.filter(|one| is_heeded(one, record, today)).collect();
            (item, all)
        });
        Self { against: heeded.collect() }
    }

    /// What speaks against a yes to an item, whatever model it is about.
    pub(super) fn on(&self, item: &str) -> &[&'a Observation] {
        self.against.get(item).map_or(&[], Vec::as_slice)
    }

    /// What speaks against a yes to this question. Only what is about the same model does.
    pub(super) fn against(&self, key: &AnswerKey) -> impl Iterator<Item = &'a Observation> {
        self.on(key.item_str()).iter().copied().filter(|one| is_about(one, key.model()))
    }
}
