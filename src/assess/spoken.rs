//! What a scan says against answers, ordered once for all answers that are judged by it, so that no answer looks through
//! all that was seen. It judges no status.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::against::is_heeded;
use super::gap::GapKind;
use super::sightings::Found;
use super::witness::{Witness, is_about};
use crate::record::{Adopted, Answer, AnswerKey, Evidence, Record, Status};
use crate::scan::Observation;

/// Everything that a scan says against answers, but for what somebody set aside.
pub(super) struct Spoken<'a> {
    witness: &'a Witness,
    against: HashMap<&'static str, Vec<&'a Observation>>,
}

impl<'a> Spoken<'a> {
    /// Orders what a scan says.
    pub(super) fn of(witness: &'a Witness, record: &Record, today: NaiveDate) -> Self {
        let heeded = witness.against().map(|(item, all)| {
            let all: Vec<_> = all.filter(|one| is_heeded(one, record, today)).collect();
            (item, all)
        });
        Self { witness, against: heeded.collect() }
    }

    /// What speaks against a yes to an item, whatever model it is about.
    pub(super) fn on(&self, item: &str) -> &[&'a Observation] {
        self.against.get(item).map_or(&[], Vec::as_slice)
    }

    /// What speaks against a yes to this question. Only what is about the same model does.
    pub(super) fn against(&self, key: &AnswerKey) -> impl Iterator<Item = &'a Observation> {
        self.on(key.item_str()).iter().copied().filter(|one| is_about(one, key.model()))
    }

    /// What is wanting in an answer by what was seen: its yes is contradicted, or an observation among its evidence is
    /// not found as it was. What was moved to another line or file is found, and so is what was set aside; of what a scan
    /// did not reach nothing is said.
    pub(super) fn says(&self, key: &AnswerKey, answer: &Answer) -> Vec<GapKind> {
        let mut kinds = Vec::new();
        if answer.status == Some(Status::Yes) && self.against(key).next().is_some() {
            kinds.push(GapKind::Contradicted);
        }
        if matches!(answer.status, Some(Status::Yes | Status::Partly)) {
            for evidence in &answer.evidence {
                let Evidence::Observation(adopted) = evidence else { continue };
                kinds.extend(match self.found(adopted) {
                    Found::Same | Found::NotReached => None,
                    Found::Other => Some(GapKind::EvidenceChanged),
                    Found::Gone => Some(GapKind::EvidenceMissing),
                });
            }
        }
        kinds.sort();
        kinds.dedup();
        kinds
    }

    /// What has become of an observation that was adopted.
    pub(super) fn found(&self, adopted: &Adopted) -> Found {
        self.witness.found(adopted)
    }
}
