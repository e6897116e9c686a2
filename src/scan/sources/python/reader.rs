//! Walks the tree of one file, and says what of it is kept until all files are read. Decides nothing that another file may
//! tell.
//!
//! ```text
//! read       the walk; the only door
//! calls      which calls are kept
//! guards     the tests around a call that are about what it is given
//! fields     what variables, fields and attributes are given
//! property   functions that are read like fields
//! signature  what a function takes
//! option     options of a command line
//! ```

mod calls;
mod fields;
mod guards;
mod option;
mod property;
mod read;
mod saved;
mod signature;

pub(in crate::scan::sources) use read::read;
