//! Signals that end the program: everything confirmed is saved, the terminal is given back, then it ends as the signal
//! says. On a thread of its own, because a dead terminal never lets the main loop return.

use std::io;
use std::time::Duration;

use super::terminal::{Lent, give_back};
use super::worker::Flusher;

/// How long the disk may take before the program ends all the same.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a signal may come after the terminal is gone.
const GRACE: Duration = Duration::from_millis(300);

/// Waits for the signals that end a program.
///
/// # Errors
/// The system does not let us.
#[cfg(unix)]
pub(super) fn end_well(flusher: Flusher, lent: Lent) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in &mut signals {
            // Ctrl-C in the user's editor is meant for the editor, as when git runs one.
            if lent.now() && matches!(signal, SIGINT | SIGQUIT) {
                continue;
            }
            flusher.flush(PATIENCE);
            give_back();
            leave(128 + signal);
        }
    })?;
    Ok(())
}

/// Elsewhere a closed terminal ends the program by itself, and every change was saved when it was made.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn end_well(_flusher: Flusher, _lent: Lent) -> io::Result<()> {
    Ok(())
}

/// Gives the signal that comes with a terminal's end the time to end the program in its own way: drawing may notice first
/// that nobody is there.
pub(super) fn let_them_end() {
    std::thread::sleep(GRACE);
}

#[cfg(unix)]
#[expect(
    clippy::exit,
    clippy::disallowed_methods,
    reason = "the main loop may hang in a dead terminal; all is saved and restored"
)]
fn leave(code: i32) {
    std::process::exit(code);
}
