//! The real program in a real pseudo-terminal: what is typed, what a terminal then shows, what is on the disk.
//!
//! Nothing here waits for a time; everything waits for a state of the screen or of the system, with a bound.

#![cfg(target_os = "linux")] // looks into /proc
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    unreachable_pub,
    reason = "a test may fail loudly"
)]

#[path = "alone/programs.rs"]
mod alone;
#[path = "pty/place.rs"]
mod place;
#[path = "pty/sight.rs"]
mod sight;
#[path = "pty/terminal.rs"]
mod terminal;

#[path = "pty/damage.rs"]
mod damage;
#[path = "pty/edited.rs"]
mod edited;
#[path = "pty/ends.rs"]
mod ends;
#[path = "pty/exported.rs"]
mod exported;
#[path = "pty/idle.rs"]
mod idle;
#[path = "pty/kills.rs"]
mod kills;
#[path = "pty/looks.rs"]
mod looks;
#[path = "pty/marks.rs"]
mod marks;
#[path = "pty/outside.rs"]
mod outside;
#[path = "pty/seen.rs"]
mod seen;
#[path = "pty/size.rs"]
mod size;
#[path = "pty/smoke.rs"]
mod smoke;
#[path = "pty/two.rs"]
mod two;
#[path = "pty/unsaved.rs"]
mod unsaved;
