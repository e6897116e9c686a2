//! Python sources and notebooks: which models they name. Each room has its own facade:
//!
//! ```text
//!                        what it holds                                                  what it stands on
//! all files  sightings   calls become sightings, seen from every caller around each     resolve, keep, tables
//!            resolve     what a value is worth in the whole project                     keep, tables
//! one file   reader      walks the tree, and says what of it is kept                    expression, names, keep, tables
//!            expression  what an expression is worth in its own file                    names, tables
//!            names       which name is bound to what, where
//! between    keep        what is kept of one file, packed and read back
//! data       tables      the calls that name models
//! ```
//!
//! An arrow only points down. What is kept is all that goes from one file to the side of all files: neither side knows the other.
//!
//! On the ground stand `value` (what an expression can be, and tests), `about` (what a test is about), `server` (a client as a
//! path), `plain` (what is the same in every file) and `hashed`; `module` tells the project's modules from libraries, `parse`
//! makes a tree of a text, and `notice` looks for what is imported beside models.
//!
//! Strings and comments are not code, and nothing is run or imported.

mod about;
mod expression;
mod hashed;
mod keep;
mod module;
mod names;
mod notice;
mod parse;
mod plain;
mod reader;
mod resolve;
mod server;
mod sightings;
mod tables;
mod value;

pub(super) use keep::Unit;
pub(super) use module::{Modules, dotted};
pub(super) use notice::notice;
pub(super) use parse::{Code, Dialect};
pub(super) use reader::read;
pub(super) use sightings::link;
