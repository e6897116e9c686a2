//! The command line, the top floor: one file a command. Parses, loads, calls, prints, and picks the exit code.
//!
//! The only place that prints, and the only one that shows an error. Nothing is judged or formatted here.

mod adopt;
mod answer;
mod args;
mod ask;
mod ask_publisher;
mod check;
mod checklist;
mod ci;
mod completions;
mod demo;
mod diff;
mod error;
pub mod exit;
mod explain;
mod export;
mod init;
mod left;
mod log;
mod look;
mod man;
mod merge;
mod models;
mod not_asked;
mod open;
mod profile;
mod release;
mod restore;
mod review;
mod run;
mod scan;
mod session;
mod set_aside;
mod setting;
mod sight;
mod stranger;
mod world;

pub use args::command;
pub use run::run;
pub use world::World;
