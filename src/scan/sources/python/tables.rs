//! The calls of Python libraries that name a model: data, and the form of a row. Nothing is resolved here, and nothing of a
//! project is known.
//!
//! ```text
//! libraries   the rows of the libraries themselves, and finding one in all the tables
//! frameworks  what loads a model through another library
//! hosted      what asks a provider for a model
//! pickles     what unpickles
//! stores      what loads from the store of a library
//! fetched     what fetches or sends a file, which is about a model only where its name says so
//! paths       parts of a path that say something of a call whichever row it is
//! rule        the form of a row
//! ```

mod fetched;
mod frameworks;
mod hosted;
mod libraries;
mod paths;
mod pickles;
mod rule;
mod stores;

pub(super) use hosted::BY_TAIL;
pub(super) use libraries::{ANY_CLASS, fetches, find, gives_what_it_fetches, is_library, may_name, may_send};
pub(super) use paths::{bundle, is_request, puts, without_raw};
pub(super) use rule::{Care, Place, Rule, row};
