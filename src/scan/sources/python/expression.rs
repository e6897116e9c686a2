//! What an expression is worth, as far as its own file tells. What only other files tell stays a name, and nothing is run.
//!
//! ```text
//! eval        the worth of any expression
//! memo        told once for each use
//! called      calls of functions and classes
//! method      methods of texts, dictionaries and paths
//! given       what a call is given
//! grown       lists and dictionaries with what is put into them later
//! conditions  the tests that decide which binding holds
//! matched     tests that are no comparisons
//! ```

mod called;
mod conditions;
mod eval;
mod given;
mod grown;
mod matched;
mod memo;
mod method;

pub(super) use eval::Eval;
