//! How one record becomes another. Nothing is saved here.
//!
//! ```text
//! models     how models come, change and go
//! restore    the answers of an earlier record, taken back
//! left_over  values that were not chosen, kept in the free map
//! change     one change, as plain data
//! ```

mod change;
mod left_over;
mod models;
mod restore;

pub use change::Change;
pub(super) use left_over::put_value;
pub use left_over::{SET_ASIDE, left_over};
pub use models::{declare, has_room, retire, revise};
pub use restore::{Restored, restored};
