//! Everything that the command line takes from outside, so that a test can hand it another world.

use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use super::error::CliError;

/// The outside: clock, folder, environment and streams.
#[expect(missing_debug_implementations, reason = "streams have nothing to show")]
pub struct World<'w> {
    /// The clock.
    pub now: fn() -> DateTime<FixedOffset>,
    /// The current folder.
    pub cwd: PathBuf,
    /// The environment.
    pub var: fn(&str) -> Option<OsString>,
    /// Whether input and output are both a terminal.
    pub terminal: bool,
    /// Input.
    pub stdin: &'w mut dyn BufRead,
    /// Results.
    pub stdout: &'w mut dyn Write,
    /// Everything else.
    pub stderr: &'w mut dyn Write,
}

impl World<'_> {
    /// Writes a result, which is already fit for a terminal.
    pub(super) fn say(&mut self, text: &str) -> Result<(), CliError> {
        let written = self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush());
        written.map_err(CliError::Output)
    }

    /// Writes a line beside the results. A reader who went away is no reason to fail.
    pub(super) fn note(&mut self, line: &str) {
        let _ = writeln!(self.stderr, "{line}");
    }
}
