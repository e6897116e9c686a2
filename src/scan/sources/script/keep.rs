//! What of a script is kept until all are read. Resolves nothing.
//!
//! ```text
//! unit      what one file hands to the others, and what it waits for
//! exported  what it exports
//! change    what it gives to what others export
//! ```

mod change;
mod exported;
mod unit;

pub(super) use change::Change;
pub(super) use exported::{Elsewhere, Export, Exports, MOST_NAMES};
pub(super) use unit::Seen;
pub(in crate::scan::sources) use unit::Unit;
