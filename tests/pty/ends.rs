//! The ends that a program does not choose: signals, and a terminal that goes away.

use mindgap::record::Status;
use rustix::process::Signal;
use vt100::MouseProtocolMode;

use crate::place::{Place, first_phase};

/// Ends the program by a signal right after an answer.
fn ends_by(signal: Signal, code: u32) {
    let place = Place::begun();
    let (id, title) = first_phase().swap_remove(0);
    let mut terminal = place.open();
    // With everything that a program can ask of a terminal.
    terminal
        .sees("Your answer")
        .keys("M")
        .until("the mouse", |screen| screen.mouse_protocol_mode() != MouseProtocolMode::None);
    assert!(terminal.screen().bracketed_paste() && terminal.screen().alternate_screen());
    terminal.keys("y").sees("▸✓ yes").signal(signal);
    assert_eq!(terminal.ends(), code);

    let screen = terminal.screen();
    assert!(!screen.alternate_screen(), "alternate screen");
    assert!(!screen.bracketed_paste(), "bracketed paste");
    assert!(!screen.hide_cursor(), "cursor");
    assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "mouse");
    let last = |what: &str| terminal.output.windows(what.len()).rposition(|seen| seen == what.as_bytes());
    assert!(last("\x1b[?1004l") > last("\x1b[?1004h"), "focus");
    let modes = terminal.line_modes();
    assert!(modes.contains("ICANON") && modes.contains("ECHO") && modes.contains("ISIG"), "{modes}");
    assert_eq!(place.status(&id), Some(Status::Yes), "{title}");
}

#[test]
fn terminated() {
    ends_by(Signal::TERM, 143);
}

#[test]
fn hung_up() {
    ends_by(Signal::HUP, 129);
}

#[test]
fn interrupted() {
    ends_by(Signal::INT, 130);
}

#[test]
fn a_terminal_that_is_closed_ends_the_program() {
    let place = Place::begun();
    let (id, _) = first_phase().swap_remove(0);
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("p").sees("▸◐ partly");
    let status = terminal.close();
    assert!(
        status.signal().is_some_and(|signal| signal == "Hangup") || status.exit_code() == 129,
        "{status}"
    );
    assert_eq!(place.status(&id), Some(Status::Partly));
}
