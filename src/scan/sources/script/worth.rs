//! What an expression of one file is worth, by its names and within bounds. Knows no call that names a model.
//!
//! ```text
//! expression  the worth of an expression; the only way in
//! look        of a name, or a member of what it stands for
//! object      what stands in an object under a key
//! choice      one of several
//! kept        whether somebody else may hold an object, or was handed it before
//! ```

mod choice;
mod expression;
mod kept;
mod look;
mod object;

pub(super) use expression::{worth, written};
pub(super) use look::origin;
pub(super) use object::Held;
