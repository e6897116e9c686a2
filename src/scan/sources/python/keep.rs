//! What is kept of one file when its tree is dropped, in as few bytes as it takes. Resolves nothing and follows no name.
//!
//! ```text
//! unit         one file as it is kept: its calls, and what other files may ask it for
//! draft        one file while it is read
//! pack         written
//! calls        its calls, as far as they are written
//! number       numbers, written
//! unpack       read back
//! packed_test  the tests in it, written and read back
//! mentions     which libraries of many rows it mentions
//! handed       what a call that is kept hands over for a parameter that is kept
//! ```

mod calls;
mod draft;
mod handed;
mod mentions;
mod number;
mod pack;
mod packed_test;
mod unit;
mod unpack;

pub(super) use draft::Draft;
pub(super) use handed::{handed, is_bare, is_handed};
pub(super) use mentions::Mentions;
pub(in crate::scan::sources) use unit::Unit;
pub(super) use unit::{Call, FETCHES, Form, Parameter, SAVED, Stop, Written};
pub(super) use unpack::{Kept, Place};
