//! What a scan beside a check saw, for programs: its scope, and what speaks against answers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::subject::Subject;
use crate::checklist::Digest;
use crate::scan::{Detector, Scan};

#[derive(Debug, Serialize)]
pub(super) struct SeenWire<'a> {
    seen: usize,
    opened: usize,
    skipped: &'a BTreeMap<&'static str, usize>,
    not_examined: usize,
    contradicts: Vec<ContradictsWire<'a>>,
}

#[derive(Debug, Serialize)]
struct ContradictsWire<'a> {
    item: &'a str,
    detector: Detector,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    saw: &'a str,
    digest: Digest,
}

impl<'a> SeenWire<'a> {
    pub(super) fn of(scan: &'a Scan, subject: &'a Subject<'_>) -> Self {
        let all = subject.contradictions(&scan.observations);
        Self {
            seen: scan.counted.seen,
            opened: scan.counted.opened,
            skipped: &scan.counted.skipped,
            not_examined: scan.counted.not_examined,
            contradicts: all
                .map(|(item, one)| ContradictsWire {
                    item: item.id.as_str(),
                    detector: one.detector,
                    path: &one.place.path,
                    line: one.place.line,
                    saw: &one.saw,
                    digest: one.digest,
                })
                .collect(),
        }
    }
}
