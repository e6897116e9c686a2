//! Two versions of a record that grew out of one, brought together. Nothing that stands in either is lost, and no git is
//! asked.
//!
//! ```text
//! choice       what somebody takes of two versions that wait in a record
//! merge        two people at their screens: who is there is asked
//! markers      a text with git's marks, taken apart
//! outside      what git put outside its marks
//! whole        whether such a text is made of versions that git still has
//! branches     two branches: what cannot be settled waits
//! waiting      what waited on them already
//! blend        one answer
//! agree        one model
//! observation  one observation that was set aside
//! opened       the open release
//! changed      who changed a part
//! ```

mod agree;
mod blend;
mod branches;
mod changed;
mod choice;
mod markers;
mod merge;
mod observation;
mod opened;
mod outside;
mod waiting;
mod whole;

pub use blend::{Blend, blend};
pub use branches::{Joined, join};
pub use choice::{choose, first_waiting, overrule, waiting};
pub use markers::{common, marked, unmark};
pub use merge::{Conflict, Merged, merge};
pub use whole::Whole;
