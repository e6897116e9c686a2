//! The command line, the top floor: one file a command. Parses, loads, calls, prints, and picks the exit code.
//!
//! The only place that prints, and the only one that shows an error. Nothing is judged or formatted here.

mod answer;
mod args;
mod ask;
mod check;
mod checklist;
mod completions;
mod demo;
mod error;
pub mod exit;
mod export;
mod init;
mod man;
mod open;
mod profile;
mod restore;
mod run;
mod session;
mod setting;
mod world;

pub use args::command;
pub use run::run;
pub use world::World;
