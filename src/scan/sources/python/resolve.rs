//! What a value is worth when all files are known. Applies no row of the tables and tells no sighting.
//!
//! ```text
//! project  all files together: names, functions, classes, and who calls whom
//! worth    the worth of any value, within bounds
//! named    dotted names and parameters
//! item     one of several: by key or by position
//! join     texts put together out of parts
//! classes  what classes have from one another
//! client   whose server a client speaks to
//! closed   what leaves the call in which it was made
//! callers  who calls a function
//! decide   how a test comes out, where that is sure
//! choices  what was chosen and assumed on the way to a value
//! holders  under which names a row of the tables may stand at all
//! ```

mod callers;
mod choices;
mod classes;
mod client;
mod closed;
mod decide;
mod holders;
mod item;
mod join;
mod members;
mod named;
mod project;
mod saves;
mod worth;

pub(super) use callers::Whose;
pub(super) use choices::Held;
pub(super) use project::{Frame, Project, Worth, paths};
pub(super) use worth::surely;
