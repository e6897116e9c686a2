//! The sign-off of a release for programs: what keeps it, who has signed and who still has to, and what came of a
//! signature.

use serde::Serialize;

use super::super::subject::Subject;
use super::kept::{KeptWire, tampered};
use super::parts::{FORMAT, GapWire};
use super::print::print;
use crate::assess::Blockers;
use crate::checklist::{Digest, Severity};
use crate::record::{AnswerKey, OpenRelease, Record, Rules, Version};
use crate::store::{SignOff, releases::Kept};

/// What keeps it from being signed off: answers with a gap that weighs the threshold or more or in two versions, and
/// answers that were sent back; one that is both is named in both, and counted once.
#[derive(Debug, Serialize)]
struct BlockersWire<'a> {
    threshold: &'static str,
    answers: usize,
    with_gaps: Vec<&'a AnswerKey>,
    sent_back: &'a [AnswerKey],
}

impl<'a> BlockersWire<'a> {
    /// Nothing where nothing keeps it.
    fn of((blockers, threshold): (&'a Blockers, Severity)) -> Option<Self> {
        if blockers.is_empty() {
            return None;
        }
        let keys = blockers.keys();
        let answers = keys.len();
        let has_gaps = |key: &&AnswerKey| blockers.gaps.iter().any(|gap| gap.key == **key);
        let with_gaps = keys.into_iter().filter(has_gaps).collect();
        Some(Self { threshold: threshold.word(), answers, with_gaps, sent_back: &blockers.sent_back })
    }
}

/// Who signs the open release as the record stands.
#[derive(Debug, Serialize)]
pub(super) struct SignaturesWire<'a> {
    /// How many people have to sign.
    people: usize,
    signed_by: Vec<&'a str>,
    /// Who signed first, where several did so on branches of their own and count as one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<&'a str>,
    missing: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_as: Option<&'static str>,
}

impl<'a> SignaturesWire<'a> {
    /// `stand`: what people sign as it is now.
    pub(super) fn under(stand: Digest, rules: Rules, release: &'a OpenRelease) -> Self {
        let missing = release.wanting(stand, rules);
        let authors: Vec<&str> = release.authors(stand).map(|each| each.by.as_str()).collect();
        Self {
            people: rules.people(),
            authors: if authors.len() > 1 { authors } else { Vec::new() },
            signed_by: release.valid(stand).map(|each| each.by.as_str()).collect(),
            missing,
            next_as: (missing > 0).then(|| release.next_role(stand).word()),
        }
    }
}

/// How far the open release is from being signed off.
#[derive(Debug, Serialize)]
pub(super) struct SignOffWire<'a> {
    signatures: SignaturesWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_by: Option<BlockersWire<'a>>,
    /// Why a sign-off is refused whatever is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    broken: Option<&'a str>,
}

impl<'a> SignOffWire<'a> {
    pub(super) fn of(
        record: &Record,
        release: &'a OpenRelease,
        blockers: Option<(&'a Blockers, Severity)>,
        broken: Option<&'a str>,
    ) -> Self {
        let kept_by = blockers.and_then(BlockersWire::of);
        let signatures = SignaturesWire::under(record.stand(), record.rules(), release);
        Self { signatures, kept_by, broken }
    }
}

#[derive(Debug, Serialize)]
struct SignedWire<'a> {
    format: u64,
    signed: bool,
    scanned: bool,
    by: Option<&'a str>,
    frozen: Option<&'a Version>,
    people_wanting: Option<usize>,
    threshold: Option<&'static str>,
    gaps: Vec<GapWire<'a>>,
    sent_back: &'a [AnswerKey],
    /// Earlier releases that are not what was signed off.
    tampered: Vec<KeptWire<'a>>,
    /// Evidence that the commit of the signature has otherwise, or not at all.
    uncommitted: &'a [String],
}

/// What keeps a release from being signed off.
pub fn blocked(subject: &Subject<'_>, blockers: &Blockers, threshold: Severity, kept: &[Kept]) -> String {
    print(&SignedWire {
        format: FORMAT,
        signed: false,
        scanned: subject.is_scanned(),
        by: None,
        frozen: None,
        people_wanting: None,
        threshold: Some(threshold.word()),
        gaps: blockers.gaps.iter().map(|gap| GapWire::of(subject, gap)).collect(),
        sent_back: &blockers.sent_back,
        tampered: tampered(kept),
        uncommitted: &[],
    })
}

/// What came of a signature.
pub fn signed(by: &str, done: &SignOff, scanned: bool, kept: &[Kept], uncommitted: &[String]) -> String {
    let (frozen, wanting) = match done {
        SignOff::Signed { wanting } => (None, *wanting),
        SignOff::Frozen { version, .. } => (Some(version), 0),
    };
    print(&SignedWire {
        format: FORMAT,
        signed: true,
        scanned,
        by: Some(by),
        frozen,
        people_wanting: Some(wanting),
        threshold: None,
        gaps: Vec::new(),
        sent_back: &[],
        tampered: tampered(kept),
        uncommitted,
    })
}
