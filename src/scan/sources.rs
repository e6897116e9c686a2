//! Sources: which models the files of a project name. The rooms: `kind` (which file is read how), one for each format,
//! `source`, `page` and `reading` (one file), `survey`, which reads them all together, and `notice`, which looks for more than
//! models.
//!
//! Text in, places out: nothing is run, imported or fetched.

mod config;
mod kind;
mod notebook;
mod notice;
mod page;
mod python;
mod reading;
mod script;
mod shell;
mod source;
mod survey;

pub(super) use kind::{Reader, reader};
pub(super) use notice::notice;
pub(super) use page::Page;
pub(super) use reading::latin;
pub(super) use shell::plain as commands;
pub use source::{Content, Source};
pub use survey::survey;
pub(super) use survey::{FileRead, Survey, survey_on};
