//! A program that nobody asks anything does nothing.

use std::time::{Duration, Instant};

use crate::place::{Place, first_phase};
use crate::terminal::Terminal;

/// Spans of a second in which the program may come to rest.
const SPANS: usize = 10;

/// Whether a second went by in which no part of the program woke up and nothing was drawn.
fn comes_to_rest(terminal: &mut Terminal) -> bool {
    (0..SPANS).any(|_| {
        let before = (terminal.ticks(), terminal.naps(), terminal.output.len());
        terminal.until_or(Instant::now() + Duration::from_secs(1), |_| false);
        before == (terminal.ticks(), terminal.naps(), terminal.output.len())
    })
}

#[test]
fn idle_costs_nothing() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    assert!(comes_to_rest(&mut terminal), "after the start: {} ticks", terminal.ticks());
    terminal.keys("y").answered(&items[0].1, "yes");
    assert!(comes_to_rest(&mut terminal), "after an answer: {} ticks", terminal.ticks());
    terminal.keys("M").sees("the mouse").keys("gK?").sees("Esc");
    assert!(
        comes_to_rest(&mut terminal),
        "with a filter, the mouse and a dialog: {} ticks",
        terminal.ticks()
    );
}
