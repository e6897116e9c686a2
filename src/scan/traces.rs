//! What files other than models and their cards show of practice: what is installed, what continuous integration runs, what
//! is written down. The rooms: `kind` (which file is looked at, by its name), `package` and `lists` (what is installed),
//! `outline` (YAML as keys and values), `workflow`, `bill` (lists of components), `result`, `prompt`, `paper`, `licence`, `secret`, `hidden` (what is shown of them),
//! and `gather` (all files of a project).
//!
//! Reads text within bounds and judges nothing; what a file asks to be run is not run.

mod bill;
mod gather;
mod hidden;
mod kind;
mod licence;
mod lists;
mod outline;
mod package;
mod paper;
mod prompt;
mod result;
mod secret;
mod workflow;

pub(super) use bill::Bill;
pub(super) use gather::{Looked, Trace, Traces, gathered, limit, look};
pub(super) use hidden::{hidden, masked};
pub(super) use licence::{OTHER, agree, limits};
pub(super) use package::{Manifest, Origin, Package};
pub(super) use paper::{Paper, State, Subject};
pub(super) use secret::Hint;
pub(super) use workflow::Workflow;
