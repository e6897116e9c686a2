//! How a record becomes text, and is read back. Opens no file.
//!
//! ```text
//! sealing  the text of a release file, and whether it is still what was sealed
//! format   the text of a record
//! ```

mod format;
mod sealing;

pub use format::{FormatError, MAX_BYTES, parse, print};
pub use sealing::{asked, intact, sealed, signed_as, touched};
