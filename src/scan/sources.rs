//! Sources: which models the files of a project name. The rooms: `kind` (which file is read how), one for each format,
//! `source` and `reading` (one file) and `survey`, which reads them all together.
//!
//! Text in, places out: nothing is run, imported or fetched.

mod config;
mod kind;
mod notebook;
mod python;
mod reading;
mod script;
mod shell;
mod source;
mod survey;

pub(super) use kind::{Reader, reader};
pub use source::{Content, Source};
pub use survey::survey;
pub(super) use survey::survey_on;
