//! What of the project backs an answer, and what a scan saw in it that was set aside. Reads no file, and scans nothing.
//!
//! ```text
//! piece     one piece of evidence
//! aside     what a scan saw and somebody set aside for a time
//! state     what is seen of the files that are evidence
//! content   what a file holds, with the line ends of either kind
//! path      where a file of the project is
//! detector  what a detector is called
//! error     why a text is no evidence
//! ```

mod aside;
mod content;
mod detector;
mod error;
mod path;
mod piece;
mod state;

pub use aside::{AsideError, AsideKey, SetAside};
pub use content::{Content, LONGEST_TEXT, Reading, with_plain_ends};
pub use error::EvidenceError;
pub use path::ProjectPath;
pub use piece::{Adopted, Evidence};
pub use state::{EvidenceState, Observed};
