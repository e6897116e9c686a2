//! What makes a frozen release: a digest of each answer, and one of every byte of the file. How it is made and looked at
//! is told elsewhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::evidence_then::EvidenceThen;
use super::scan_then::ScanThen;
use crate::checklist::Digest;
use crate::record::answers::AnswerKey;
use crate::record::release::{OpenRelease, Since};
use crate::record::unique;

/// What a release file has beyond a record. Fields stand in the order of their keys; the last one is about all before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// Digest of each answer.
    #[serde(deserialize_with = "unique::map")]
    pub answers: BTreeMap<AnswerKey, Digest>,
    /// The questions that were answered, by their digests.
    #[serde(deserialize_with = "unique::map")]
    pub asked: BTreeMap<Digest, String>,
    /// What was said and shown on that day.
    pub counts: Counts,
    /// Evidence that was not as the answers say on that day; none where nobody wrote that down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<EvidenceThen>,
    /// The release, with everybody who signed.
    pub release: OpenRelease,
    /// By what look at the project it was judged; none where nobody wrote that down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<ScanThen>,
    /// Digest of the file up to here.
    pub whole: Digest,
}

/// How far the answers were at sign-off. Fields stand in the order of their keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Counts {
    /// Gaps that were accepted for a time.
    pub accepted: usize,
    /// Questions with any status.
    pub answered: usize,
    /// Questions that were asked.
    pub applicable: usize,
    /// Gaps that were open.
    pub gaps: usize,
    /// Answered with yes.
    pub said: usize,
    /// Answered with yes, with evidence that held.
    pub shown: usize,
}

/// How things stood when they were signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedAs {
    /// What was said and shown.
    pub counts: Counts,
    /// The evidence that was not as the answers say; none where nobody looked.
    pub otherwise: Option<EvidenceThen>,
    /// By what look at the project they were judged; none where nobody wrote that down.
    pub scan: Option<ScanThen>,
}

/// The end of a release file, which can be read without the rest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealEnd {
    /// As [`Seal::counts`].
    pub counts: Counts,
    /// The releases that were signed off before, as the record in the file names them.
    #[serde(skip)]
    pub frozen: Vec<Since>,
    /// As [`Seal::otherwise`].
    #[serde(default)]
    pub otherwise: Option<EvidenceThen>,
    /// As [`Seal::release`].
    pub release: OpenRelease,
    /// As [`Seal::scan`].
    #[serde(default)]
    pub scan: Option<ScanThen>,
    /// As [`Seal::whole`].
    pub whole: Digest,
}
