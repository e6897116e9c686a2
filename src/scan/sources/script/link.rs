//! What scripts of a project take from one another. Reads no words: only what is kept of each.
//!
//! ```text
//! project  ids, clients and models that one module exports and another imports; the only door
//! resolve  which file a module is
//! ```

mod project;
mod resolve;

pub(in crate::scan::sources) use project::link;
