//! Shell text: commands that fetch or serve a model. The rooms: `words` (words, quotes, variables), `tools` and
//! `command` (one command), `image` (what a container runs), `lines` (all of a text), `plain` (what is run, for those who ask no more). Nothing is expanded beyond variables that the text itself sets, and nothing is run.

mod command;
mod image;
mod lines;
mod plain;
mod tools;
mod words;

pub(super) use image::{reads_environment, started};
pub(super) use lines::{one_command, read, read_file, run};
pub(in crate::scan) use plain::plain;
pub(super) use words::{Inline, Word, resolve};
