//! The ends that a program does not choose: signals, and a terminal that goes away.

use mindgap::record::{ProfileAnswer, Status};
use rustix::process::Signal;
use vt100::MouseProtocolMode;

use crate::place::{Place, first_phase};
use crate::terminal::Terminal;

/// Ends the program by a signal right after an answer, of which nothing is on the disk when the signal comes.
///
/// A panic, which ends it likewise, is not among these stories: nothing that a person or a file can do to the program is
/// known to make it panic, and a way in for tests alone would be a door in the product.
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
    let held = place.holds_saves_back();
    terminal.keys("y").sees("▸✓ yes");
    assert_eq!(place.status(&id), None, "{title}");
    terminal.signal(signal);
    drop(held);
    assert_eq!(terminal.ends(), code);

    has_its_terminal_back(&terminal);
    let modes = terminal.line_modes();
    assert!(modes.contains("ICANON") && modes.contains("ECHO") && modes.contains("ISIG"), "{modes}");
    assert_eq!(place.status(&id), Some(Status::Yes), "{title}");
}

/// Whoever sits there has their terminal as it was.
fn has_its_terminal_back(terminal: &Terminal) {
    let screen = terminal.screen();
    assert!(!screen.alternate_screen(), "alternate screen");
    assert!(!screen.bracketed_paste(), "bracketed paste");
    assert!(!screen.hide_cursor(), "cursor");
    assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "mouse");
    let last = |what: &str| terminal.output.windows(what.len()).rposition(|seen| seen == what.as_bytes());
    assert!(last("\x1b[?1004l") > last("\x1b[?1004h"), "focus");
}

#[test]
fn no_key_waits_for_the_disk() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    let held = place.holds_saves_back();
    terminal.keys("y").sees("▸✓ yes").keys("j").sees("▸· open").keys("g").sees("Gaps").keys("\x1b");
    assert_eq!(place.status(&items[0].0), None, "and nothing was saved meanwhile");
    drop(held);
    terminal.answered(&items[0].1, "yes").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.status(&items[0].0), Some(Status::Yes));
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

/// How a program ends in the middle of something.
#[derive(Clone, Copy, Debug)]
enum End {
    By(Signal, u32),
    Closed,
    Killed,
}

const ENDS: [End; 4] = [End::By(Signal::TERM, 143), End::By(Signal::HUP, 129), End::Closed, End::Killed];

impl End {
    /// It comes to a program that shows what was typed. To one that is killed nothing can be said: what it has kept by then
    /// is what there is.
    fn comes_to(self, mut terminal: Terminal, place: &Place, kept: &str) {
        match self {
            Self::By(signal, code) => {
                terminal.signal(signal);
                assert_eq!(terminal.ends(), code, "{self:?}");
                has_its_terminal_back(&terminal);
            }
            Self::Closed => drop(terminal.close()),
            Self::Killed => drop(terminal.until_it_holds(kept, || place.session_holds(kept)).kill()),
        }
        assert!(place.session_holds(kept), "{self:?}: {kept}");
    }
}

#[test]
fn a_kick_off_that_is_ended_half_way_goes_on_where_it_was() {
    for end in ENDS {
        let place = Place::empty();
        let mut terminal = place.open();
        terminal.sees("A new record").keys("\x15ward").sees("│ ward");
        end.comes_to(terminal, &place, "\"ward\"");

        let mut terminal = place.open();
        terminal.sees("goes on where it was left").sees("│ ward").keys("-bot\r").sees("question 1 of");
        terminal.keys(" \r").sees("question 2 of").keys(" ").sees("▸ [✓]");
        end.comes_to(terminal, &place, "\"adapts\":[");
        assert!(!place.path("ai-safety").exists(), "nothing is begun before the kick-off ends");

        let mut terminal = place.open();
        terminal.sees("goes on where it was left").sees("question 2 of").keys("s").sees("here we go");
        terminal.keys("q");
        assert_eq!(terminal.ends(), 0);
        let record = place.record();
        assert_eq!(record.project.name, "ward-bot");
        for question in ["model-source", "adapts"] {
            let answer = record.profile.get(&question.parse().unwrap());
            assert!(matches!(answer, Some(ProfileAnswer::Chosen(_))), "{end:?}: {question} {answer:?}");
        }
    }
}

#[test]
fn a_form_that_is_ended_half_way_comes_back() {
    for end in ENDS {
        let place = Place::begun();
        let mut terminal = place.open();
        terminal.sees("Your answer").keys("IA").sees("Add a model").keys("acme/half\t0123").sees("│ 0123");
        end.comes_to(terminal, &place, "0123");
        assert!(place.record().models.is_empty());

        let mut terminal = place.open();
        terminal.sees("no model").keys("A").sees("what was typed here before is back");
        terminal.sees("acme/half").sees("│ 0123").keys("\r").sees_no("Add a model").sees("acme/half");
        terminal
            .keys("A")
            .sees("Add a model")
            .sees("org/name, or hub:name")
            .keys("\x1b")
            .sees_no("Add a model");
        terminal.keys("q");
        assert_eq!(terminal.ends(), 0);
        assert_eq!(place.record().models.len(), 1, "{end:?}");
    }
}
