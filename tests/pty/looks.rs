//! Terminals that can do less: without colour, without signs, without a screen.

use crate::place::Place;
use crate::terminal::Terminal;

/// The first cell of the chosen row: pointer, sign or word, and whether it is reversed.
fn chosen_is_reversed(terminal: &Terminal) -> bool {
    let row = terminal.rows().iter().position(|row| row.contains('▸')).unwrap();
    let cell = |column| terminal.screen().cell(u16::try_from(row).unwrap(), column).unwrap();
    (1..30).all(|column| cell(column).inverse())
}

/// Whether any output sets a colour: 30 to 38, 40 to 48, and the bright ones.
fn sets_a_colour(output: &[u8]) -> bool {
    let text = String::from_utf8_lossy(output);
    let styles = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let mut parts = styles.flat_map(|style| style.split(';').map(str::to_owned).collect::<Vec<_>>());
    parts.any(|part| {
        part.parse::<u16>().is_ok_and(|code| matches!(code, 30..=38 | 40..=48 | 90..=97 | 100..=107))
    })
}

#[test]
fn colour_is_sent_where_it_is_wanted() {
    let place = Place::begun();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    assert!(sets_a_colour(&terminal.output) && chosen_is_reversed(&terminal), "{}", terminal.picture());
}

#[test]
fn without_colour_the_chosen_row_still_stands_out() {
    let place = Place::begun().with("NO_COLOR", "1");
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("yjnjd").sees("▸? unknown");
    terminal
        .keys("g")
        .sees("Gaps")
        .keys("s")
        .sees("Overview")
        .keys("m")
        .sees("Record")
        .keys("\x1b")
        .sees("▸?");
    assert!(chosen_is_reversed(&terminal), "{}", terminal.picture());
    assert!(!sets_a_colour(&terminal.output));
}

#[test]
fn a_terminal_without_a_screen_is_told_what_to_use() {
    let place = Place::begun().with("TERM", "dumb");
    let mut terminal = place.open();
    assert_eq!(terminal.sees("mindgap ask").ends(), 2);
    assert!(!terminal.output.contains(&0x1b), "{}", terminal.picture());
}

#[test]
fn no_terminal_is_told_what_to_use() {
    let place = Place::begun();
    let output = place.run(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("mindgap ask"));
}

#[test]
fn where_the_locale_knows_only_ascii_only_ascii_is_drawn() {
    let place = Place::begun().with("LC_ALL", "C");
    place.write("SAFETY.md", "Ada\n");
    let mut terminal = place.open();
    terminal.sees("Your answer");
    let keys: &[(&str, &str)] = &[
        ("y", ">+ yes"),
        ("v", "Evidence: "),
        ("SAFETY.md\r", "named as evidence"),
        ("\x1b", "e note"),
        ("x", "Reason: "),
        ("Why not\x13", "n/a"),
        ("jn", ">x no"),
        ("a", "Acceptance: "),
        ("Pilot\t2999-01-01\r", "2999-01-01"),
        ("\r", "Esc back"),
        ("\x1b", "Enter read"),
        ("g", "go there"),
        ("s", "Overview"),
        ("m", "write to a file"),
        ("f", "Profile: "),
        ("s", "Enter read"),
        ("?", "Keys"),
        ("\x1b", "Enter read"),
        (":", "Find an action"),
        ("\x1b", "Enter read"),
        ("/", "Find"),
    ];
    for (keys, words) in keys {
        terminal.keys(keys).sees(words);
        assert!(terminal.screen().contents().is_ascii(), "after {keys:?}\n{}", terminal.picture());
    }
}

#[test]
fn what_a_killed_program_left_on_the_screen_is_wiped_off_before_the_first_frame() {
    let place = Place::begun();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    let at = |mark: &[u8]| terminal.output.windows(mark.len()).position(|bytes| bytes == mark).unwrap();
    let [taken, wiped, drawn] = ["\x1b[?1049h", "\x1b[2J", "\x1b[?2026h"].map(|mark| at(mark.as_bytes()));
    assert!(taken < wiped && wiped < drawn, "{taken} {wiped} {drawn}");
}
