//! Checklists: folders of good and bad ones, conditions, hostile files, and the words of the built-in one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "checklist/builtin.rs"]
mod builtin;
#[path = "checklist/conditions.rs"]
mod conditions;
#[path = "checklist/folders.rs"]
mod folders;
#[path = "checklist/hostile.rs"]
mod hostile;
