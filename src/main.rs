//! Calls the command line and returns its exit code; the only place that reads the clock.

use std::io::{self, BufReader, IsTerminal as _};
use std::process::ExitCode;

use mindgap::cli::{World, run};

fn main() -> ExitCode {
    let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    run(
        std::env::args_os(),
        World {
            now,
            cwd: std::env::current_dir().unwrap_or_default(),
            var: |name| std::env::var_os(name),
            terminal,
            // Neither is locked: the screen has threads of its own that must be able to put the terminal right.
            stdin: &mut BufReader::new(io::stdin()),
            stdout: &mut io::stdout(),
            stderr: &mut io::stderr(),
        },
    )
}

#[expect(clippy::disallowed_methods, reason = "main alone reads the clock")]
fn now() -> chrono::DateTime<chrono::FixedOffset> {
    chrono::Local::now().fixed_offset()
}
