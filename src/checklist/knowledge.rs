//! What stands beside the questions: incidents, standards, tools and terms, each in its own table, referred to by id.
//!
//! Holds what was read and by whom it was told; it never says what a project has to do.

mod incident;
mod law;
mod read;
mod shelf;
mod spelling;
mod standard;
mod table;
mod tables;
mod term;
mod tool;

pub use incident::{Incident, IncidentKind};
pub use law::{Law, Shown};
pub(super) use shelf::Shelf;
pub use standard::{Clause, Framework, Seen};
pub(super) use table::Table;
pub use tables::Knowledge;
pub use term::{Found, Term};
pub use tool::{Tool, ToolState};
