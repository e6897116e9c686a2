//! What a scan saw as a piece of evidence: detector, place, digest and sentence are copied. It sets no status.

use crate::record::{Adopted, Evidence, EvidenceError};
use crate::scan::Observation;

/// An observation as evidence.
///
/// # Errors
/// It is about the project as a whole, so that no file stands for it.
pub fn adoption(one: &Observation) -> Result<Evidence, EvidenceError> {
    Evidence::observation(Adopted {
        detector: one.detector.word().to_owned(),
        digest: one.digest,
        line: one.place.line,
        path: one.place.path.parse()?,
        saw: one.saw.clone(),
    })
}
