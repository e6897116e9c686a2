//! Python sources and notebooks: which models they name. The rooms: `parse` (text to tree), `module`, `scope`, `few`, `bind`, `outer` and `flow`
//! (names), `walrus`, `eval`, `known`, `again`, `given`, `called`, `method`, `growth`, `about`, `matched` and `asked` (what an expression is worth in its file, and under which tests), `read`,
//! `guards`, `property`, `signature`, `option`, `plain`, `unit`, `pack`, `unpack`, `point`, `fields` and `hashed` (what is kept of a file), `project`, `family`, `worth`, `named`, `item`, `join`,
//! `handed`, `callers`, `held`, `holders`, `mentions`, `closed` and `decide` (what it is worth in the whole project), `rule`, `row`, `libraries`, `frameworks`, `pickles`, `fetched` and `hosted` (the calls that name
//! models), `client` (whose server one speaks to), `argument`, `inside`, `beside`, `thing`, `doubt`, `apply`, `peculiar`, `callees`, `chains` and `link` (calls to sightings), `notice` (what is imported beside models).
//!
//! Strings and comments are not code, and nothing is run or imported.

mod about;
mod again;
mod apply;
mod argument;
mod asked;
mod beside;
mod bind;
mod called;
mod callees;
mod callers;
mod chains;
mod client;
mod closed;
mod decide;
mod doubt;
mod eval;
mod family;
mod fetched;
mod few;
mod fields;
mod flow;
mod frameworks;
mod given;
mod growth;
mod guards;
mod handed;
mod hashed;
mod held;
mod holders;
mod hosted;
mod inside;
mod item;
mod join;
mod kept;
mod known;
mod libraries;
mod link;
mod matched;
mod mentions;
mod method;
mod module;
mod named;
mod notice;
mod option;
mod outer;
mod pack;
mod parse;
mod peculiar;
mod pickles;
mod plain;
mod point;
mod project;
mod property;
mod read;
mod row;
mod rule;
mod scope;
mod signature;
mod thing;
mod unit;
mod unpack;
mod value;
mod walrus;
mod worth;

pub(super) use link::link;
pub(super) use module::{Modules, dotted};
pub(super) use notice::notice;
pub(super) use parse::{Code, Dialect};
pub(super) use read::read;
pub(super) use unit::Unit;
