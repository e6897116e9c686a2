//! Sizes that come and go, a mouse that reports nonsense, and a window that comes to the front.

use crate::place::{Place, first_phase};
use crate::sight::rows;

#[test]
fn any_size_is_survived_and_the_screen_comes_back() {
    let place = Place::begun();
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("jj").sees("▸· open    Testable").sees_no("scanning");
    let before = rows(terminal.screen());
    // One cell shows nothing that could be waited for; the next size does.
    terminal.resize(1, 1).resize(59, 17).sees("mindgap needs 60 x 18 characters; this is 59 x 17");
    terminal.resize(1, 1).until("a letter", |screen| screen.contents().trim() == "m");
    terminal.resize(300, 100).sees("Your answer").resize(60, 18).sees("Enter reads on");
    terminal.resize(80, 24).until("the screen as it was", |screen| rows(screen) == before);
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_mouse_that_reports_nonsense_does_no_harm() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    // Columns and rows count from 1; some terminals send 0, some send places outside the screen.
    let nonsense = "\x1b[<0;0;0M\x1b[<0;0;0m\x1b[<0;900;900M\x1b[<65;0;0M";
    terminal.keys(nonsense).keys("y").answered(&items[0].1, "yes");
    terminal.keys("M").sees("the mouse clicks and scrolls here");
    terminal.keys(nonsense).keys("jn").answered(&items[1].1, "no");
    // A sensible click chooses a row.
    terminal.keys("\x1b[<0;8;8M\x1b[<0;8;8m").keys("p").answered(&items[4].1, "partly");
    terminal.keys("M").sees("the mouse selects text in the terminal again").keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_window_that_comes_to_the_front_shows_what_others_wrote() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    place.gives(0, &["answer", &items[3].0, "partly", "--note", "from the command line"]);
    terminal.keys("\x1b[O\x1b[I").answered(&items[3].1, "partly").sees("taken in from disk");
    terminal.keys("jjj").sees("from the command line");
}

#[test]
fn a_key_draws_the_whole_screen_anew_wherever_one_is() {
    let place = Place::begun();
    let mut terminal = place.open();
    terminal.sees("Your answer").sees_no("scanning");
    let again = |terminal: &mut crate::terminal::Terminal| {
        let before = rows(terminal.screen());
        terminal.smudged().sees("smudge").keys("\x0c");
        terminal.sees_no("scanning").until("the screen as it was", |screen| rows(screen) == before);
    };
    again(&mut terminal);
    // A key before, so that nothing is told there that goes with the next one.
    for (keys, seen) in [("e", "┌ Note"), ("/", "┌ Find"), ("o", "┌ Owner"), ("?", "┌ Keys")] {
        terminal.keys(keys).sees(seen);
        again(&mut terminal);
        terminal.keys("\x1b").sees_no(seen);
    }
    terminal.keys("f").sees("┌ Profile");
    again(&mut terminal);
    terminal.keys("s").sees("Your answer").resize(50, 10).sees("mindgap needs 60 x 18");
    again(&mut terminal);
    terminal.resize(80, 24).sees("Your answer").keys("q");
    assert_eq!(terminal.ends(), 0);
    drop(terminal);
    drop(place);

    let place = Place::empty();
    let mut terminal = place.open();
    terminal.sees("A new record").sees_no("scanning");
    again(&mut terminal);
    terminal.keys("\r").sees_no("A new record");
    again(&mut terminal);
}
