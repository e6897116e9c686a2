//! Collects the names of one file in a walk over its words. What a name is worth is told in `worth`.
//!
//! ```text
//! scopes    the walk; the only door
//! bodies    functions, classes and loops
//! declared  what declarations and imports bind
//! assigned  what is given to names and their members later
//! named     functions, and what they are called by
//! settle    what all that is given comes to, once everything is declared
//! whose     whose members are written to, where no name says so
//! gifts     what is given, as it is met
//! ```

mod assigned;
mod bodies;
mod declared;
mod gifts;
mod named;
mod scopes;
mod settle;
mod whose;
