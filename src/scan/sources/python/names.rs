//! Which name of a file is bound to what, where, and under which tests. Expressions are kept as they stand, never evaluated.
//!
//! ```text
//! scope    scopes, their bindings in order, and the branches that decide which holds
//! bind     what each statement binds
//! walrus   what an expression binds
//! global   what functions bind in the module around them
//! growth   where something is put into a list or a dictionary later
//! flow     which way the program goes through statements
//! answers  what expressions were found to be worth; filled by `expression`
//! few      one of something, or several
//! ```

mod answers;
mod bind;
mod few;
mod flow;
mod global;
mod growth;
mod scope;
mod walrus;

pub(super) use answers::Found;
pub(super) use global::bound_by_functions;
pub(super) use scope::{At, Binding, Block, Growth, Level, Scopes, To};
