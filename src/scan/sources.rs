//! Sources: which models the files of a project name. The rooms: `kind` (which file is read how), one for each format,
//! and `survey`, which reads them all together.
//!
//! Text in, places out: nothing is run, imported or fetched.

mod config;
mod kind;
mod notebook;
mod python;
mod script;
mod shell;
mod survey;

pub(super) use kind::{Reader, reader};
pub(super) use survey::survey_on;
pub use survey::{Content, Source, survey};
