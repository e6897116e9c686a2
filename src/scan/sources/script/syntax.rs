//! What stands together in the words of a script. Words in, words and places out: no name is resolved.
//!
//! ```text
//! pattern   the names that a pattern binds, and how far a type goes
//! function  what a function takes
//! imported  modules that are imported on the spot
//! literal   the members of an object as it is written
//! bare      the names that stand for themselves
//! bracket   which bracket closes which, and how far an expression goes
//! plain     dotted paths, and what words stand for
//! ```

mod bare;
mod bracket;
mod function;
mod imported;
mod literal;
mod pattern;
mod plain;

pub(super) use bare::{Bare, bare, is_called};
pub(super) use bracket::Brackets;
pub(super) use function::{Function, params};
pub(super) use imported::{imported, module_of};
pub(super) use literal::{MOST_MEMBERS, object};
pub(super) use pattern::{behind_type, given, is_type_operator, taken};
pub(super) use plain::{is_statement, path, place, stands_behind_nought, word};
