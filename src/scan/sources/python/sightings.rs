//! Calls become sightings: which row of the tables each call is, seen from every caller of the function around it. Says what
//! is named, never what that means for a product.
//!
//! ```text
//! link      every call of the project; the only door
//! callees   what the calls of a file call, each once
//! row       which row of the tables that is
//! chains    the ways on which callers hand something to a function
//! apply     one row applied to one call
//! peculiar  the rows that name their model in a way of their own
//! argument  the arguments of one call
//! handed    how many callers up the id is written
//! settled   what an argument comes to once it is clear what it cannot be
//! full      an id with what other arguments add to it
//! piece     the piece of an argument that is the name
//! fetched   a model of the hub that is loaded from the file or the folder into which it was fetched
//! loads     revision, code and kind of weights, given beside the id
//! provider  whose models are asked for, where the call itself says so
//! saved     what the project saves and loads again
//! doubt     tests that decide whether a call is reached with what it names
//! ```

mod apply;
mod argument;
mod callees;
mod chains;
mod doubt;
mod fetched;
mod full;
mod handed;
mod link;
mod loads;
mod peculiar;
mod piece;
mod provider;
mod row;
mod saved;
mod settled;

pub(in crate::scan::sources) use link::link;
