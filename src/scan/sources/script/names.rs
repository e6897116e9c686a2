//! What a name of one file is bound to. No expression is looked at here.
//!
//! ```text
//! scope    the scopes of a file and what is known of their names
//! callers  which function of the file a call calls
//! handed   what is handed to somebody, and when; filled by `calls`
//! bound    what a name stands for
//! budget   how much may be looked at
//! ```

mod bound;
mod budget;
mod callers;
mod handed;
mod scope;

pub(super) use bound::Bound;
pub(super) use handed::{Handed, Times};
pub(super) use scope::{HANDED, MOST_CALLERS, Names, Room, Scope};
