//! Python sources and notebooks: which models they name. The rooms: `parse` (text to tree), `scope` and `eval` (what a
//! name or expression is worth in its file), `read` (what is kept of a file), `project` (what it is worth in the whole
//! project), `rule`, `libraries` and `hosted` (the calls that name models), `apply` and `link` (calls to sightings).
//!
//! Strings and comments are not code, and nothing is run or imported.

mod apply;
mod eval;
mod hosted;
mod libraries;
mod link;
mod module;
mod parse;
mod project;
mod read;
mod rule;
mod scope;
mod unit;
mod value;

pub(super) use link::link;
pub(super) use module::{Modules, dotted};
pub(super) use parse::{Dialect, on_a_large_stack};
pub(super) use read::read;
pub(super) use unit::Unit;
