//! The file of a release as far as a comparison needs it: the record in it, and when and at which commit it was signed.
//!
//! Whether the file is as it was signed is not looked at here.

use chrono::{DateTime, FixedOffset};

use crate::record::{EvidenceThen, Record, ScanThen, Version};

/// What a release holds.
#[derive(Debug)]
pub(super) struct Frozen {
    pub(super) record: Record,
    pub(super) at: Option<DateTime<FixedOffset>>,
    pub(super) commit: Option<String>,
    /// What it calls itself; none for a record that was never sealed.
    pub(super) version: Option<Version>,
    /// What of the evidence was not as the answers say; none where the release does not tell.
    pub(super) otherwise: Option<EvidenceThen>,
    /// By what look at the project it was judged; none where the release does not tell.
    pub(super) scan: Option<ScanThen>,
}

/// What a record holds that was sealed, or any other. The seal is about the file and no part of what is compared.
pub(super) fn thawed(mut record: Record) -> Frozen {
    let seal = record.seal.take();
    let last = seal.as_ref().and_then(|seal| seal.release.signed.last());
    Frozen {
        at: last.map(|signature| signature.at.fixed_offset()),
        commit: last.and_then(|signature| signature.commit.clone()),
        version: seal.as_ref().map(|seal| seal.release.version.clone()),
        otherwise: seal.as_ref().and_then(|seal| seal.otherwise.clone()),
        scan: seal.as_ref().and_then(|seal| seal.scan),
        record,
    }
}
