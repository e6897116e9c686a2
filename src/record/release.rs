//! The release that is open. Judges no answer, and freezes nothing.
//!
//! ```text
//! open       what is open, who signed for it so far, and what the project demands of a sign-off
//! signature  a signature, and who is the same person
//! version    what a release is called
//! ```

mod open;
mod signature;
mod version;

pub use open::{OpenRelease, Rules, Since, Unsigned};
pub(super) use signature::each_mark;
pub use signature::{Person, Role, Signature, same_name};
pub(super) use version::order;
pub use version::{Version, VersionError};
