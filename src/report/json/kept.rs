//! A release that was signed off, for programs: whether it still is what it was, its counts and its signatures.

use serde::Serialize;

use crate::record::{AnswerKey, Counts, ScanThen, Signature, Version};
use crate::store::releases::{Kept, State};

/// A release that was signed off.
#[derive(Debug, Serialize)]
pub(super) struct KeptWire<'a> {
    version: &'a Version,
    intact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    flaw: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    answers: &'a [AnswerKey],
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a Version>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<&'a Counts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scan: Option<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    signed: &'a [Signature],
}

impl<'a> KeptWire<'a> {
    pub(super) fn of(kept: &'a Kept) -> Self {
        let version = &kept.version;
        match &kept.state {
            State::Tampered(flaw) => Self {
                version,
                intact: false,
                flaw: Some(flaw.sentence()),
                answers: flaw.answers(),
                since: None,
                counts: None,
                scan: None,
                signed: &[],
            },
            State::Intact(end) => Self {
                version,
                intact: true,
                flaw: None,
                answers: &[],
                since: end.release.since.as_ref().map(|since| &since.version),
                counts: Some(&end.counts),
                scan: end.scan.map(ScanThen::word),
                signed: &end.release.signed,
            },
        }
    }
}

/// Those that are not what was signed off.
pub(super) fn tampered(kept: &[Kept]) -> Vec<KeptWire<'_>> {
    kept.iter().filter(|each| each.is_tampered()).map(KeptWire::of).collect()
}
