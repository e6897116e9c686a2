//! Python sources and notebooks: which models they name. The rooms: `parse` (text to tree), `module`, `scope` and `bind`
//! (names), `eval` and `called` (what an expression is worth in its file), `read`, `signature`, `option`, `plain` and `unit` (what
//! is kept of a file), `project`, `worth`, `item`, `join` and `handed` (what it is worth in the whole project), `rule`,
//! `libraries` and `hosted` (the calls that name models), `argument`, `apply` and `link` (calls to sightings), `notice`
//! (what is imported beside models).
//!
//! Strings and comments are not code, and nothing is run or imported.

mod apply;
mod argument;
mod bind;
mod called;
mod eval;
mod handed;
mod hosted;
mod item;
mod join;
mod libraries;
mod link;
mod module;
mod notice;
mod option;
mod parse;
mod plain;
mod project;
mod read;
mod rule;
mod scope;
mod signature;
mod unit;
mod value;
mod worth;

pub(super) use link::link;
pub(super) use module::{Modules, dotted};
pub(super) use notice::notice;
pub(super) use parse::{Code, Dialect};
pub(super) use read::read;
pub(super) use unit::Unit;
