//! `mindgap`: an AI-safety checklist that lives in the repository of a product built on pre-trained models.
//!
//! The house has floors, and an arrow may only point down (`tests/layers.rs` refuses any other):
//!
//! ```text
//! cli        one file a command: parses, loads, calls, prints, picks the exit code
//! tui        the terminal: event -> keymap -> Action -> update -> Effects -> runtime; view(&Model)
//! report     value in, text out: one format, one file
//! assess     judgement, pure: (checklist, record, evidence, today) -> Assessment
//! diff       what became of a record, pure: (record, record) -> Difference
//! store      the only file I/O for records and checklists
//! record     the answers, pure
//! scan       what the repository shows: reads its tree, never runs it
//! checklist  the questions, pure
//! words      the program's own words, in one place
//! text       the ground: what may be shown on a terminal
//! ```
//!
//! `build.rs` packs the built-in checklist with the lowest of them while the program is built.
//!
//! The program never runs or sends anything of the project it looks at, never computes a score, and never changes an
//! answer that a person did not give.
#![warn(missing_docs)]

/// A part of what the program carries, as `build.rs` packed it.
macro_rules! packed_at_build {
    ($part:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $part, ".postcard"))
    };
}

pub mod assess;
pub mod checklist;
pub mod cli;
pub mod diff;
pub mod record;
pub mod report;
pub mod scan;
pub mod store;
pub mod text;
pub mod tui;
mod words;
