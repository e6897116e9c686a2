//! What became of a record between two moments, pure: two records in, their difference out.
//!
//! Complete: applied to the first record it gives the second. What follows from it (gaps, what is shown) is for `assess`
//! to say, and how it is told is for the reports.

mod across;
mod answer;
mod lines;
mod questions;
mod whole;

pub use across::across;
pub use answer::{AnswerChange, Deed, Field};
pub use lines::{LineChange, lines};
pub use questions::{Questions, questions};
pub use whole::{Both, Difference, Pair, apply, diff, diff_of_what_is_said};
