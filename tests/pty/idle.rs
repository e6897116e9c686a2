//! A program that nobody asks anything does nothing.

use std::process::Command;

use crate::place::{Place, first_phase};
use crate::terminal::Terminal;

/// Spans of a second in which the program may come to rest.
const SPANS: usize = 10;

/// Whether a second went by in which no part of the program woke up.
fn comes_to_rest(terminal: &Terminal) -> bool {
    (0..SPANS).any(|_| {
        let before = (terminal.ticks(), terminal.naps());
        assert!(Command::new("sleep").arg("1").status().unwrap().success());
        before == (terminal.ticks(), terminal.naps())
    })
}

#[test]
fn idle_costs_nothing() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    assert!(comes_to_rest(&terminal), "after the start: {} ticks", terminal.ticks());
    terminal.keys("y").answered(&items[0].1, "yes");
    assert!(comes_to_rest(&terminal), "after an answer: {} ticks", terminal.ticks());
}
