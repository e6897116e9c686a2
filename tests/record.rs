//! The record as a file and as a value: nothing that a person wrote is lost, nothing hostile gets through in silence.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "alone/programs.rs"]
mod alone;
#[path = "record/arbitrary.rs"]
mod arbitrary;
#[path = "record/change.rs"]
mod change;
#[path = "record/git.rs"]
mod git;
#[path = "record/hostile.rs"]
mod hostile;
#[path = "record/merge.rs"]
mod merge;
#[path = "record/print.rs"]
mod print;

/// A record of format 1 as the first program wrote it. It is read, and written again byte by byte, for ever.
const FORMAT_1: &str = include_str!("fixtures/record/format-1.json");
