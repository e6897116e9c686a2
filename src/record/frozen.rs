//! What a release that was signed off has beyond a record. How its file is sealed and looked at is told elsewhere.
//!
//! ```text
//! seal           what makes a frozen release
//! evidence_then  what the evidence was on that day
//! scan_then      by what look at the project it was judged
//! signed_off     the releases that a record names
//! ```

mod evidence_then;
mod scan_then;
mod seal;
mod signed_off;

pub use evidence_then::EvidenceThen;
pub use scan_then::ScanThen;
pub use seal::{Counts, Seal, SealEnd, SignedAs};
pub(crate) use signed_off::and_signed;
pub(super) use signed_off::{of_both, read};
