//! Sources: which models the files of a project name. The rooms: `kind` (which file is read how), one for each format,
//! `survey`, which reads them all together,
//! and `notice`, which looks for more than models.
//!
//! Text in, places out: nothing is run, imported or fetched.

mod config;
mod kind;
mod notebook;
mod notice;
mod python;
mod script;
mod shell;
mod survey;

pub(super) use kind::{Reader, reader};
pub(super) use notice::notice;
pub(super) use shell::plain as commands;
pub(super) use survey::survey_on;
pub use survey::{Content, Source, survey};
