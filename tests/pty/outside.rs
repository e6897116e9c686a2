//! What runs beside the program: the shell that it is stopped for, and the user's own editor.

use std::os::unix::fs::PermissionsExt as _;

use crate::place::{Place, first_phase};
use crate::sight::rows;

#[test]
fn stopped_and_continued() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = place.open_in_shell();
    terminal.sees("Your answer").keys("jy").answered(&items[1].1, "yes");
    let before = terminal.sees_no("scanning").rows();
    for _ in 0..2 {
        terminal.keys("\x1a").sees("the shell waits");
        terminal.until("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        assert!(!terminal.screen().bracketed_paste());
        assert!(terminal.line_modes().contains("ICANON"), "{}", terminal.line_modes());
        // What was on the screen has gone; all of it must be drawn anew, and once it was looked again it is as before.
        terminal.keys("\n");
        terminal.until("the screen as it was", |screen| rows(screen) == before);
    }
    terminal.keys("jn").answered(&items[2].1, "no").keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn where_nobody_could_continue_it_it_is_not_stopped() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("\x1a").sees("not stopped: no shell is here");
    terminal.keys("y").answered(&items[0].1, "yes").keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn what_changed_while_it_was_stopped_is_seen_when_it_goes_on() {
    let place = Place::begun();
    place.write("SAFETY.md", "Ada looked\n");
    let mut terminal = place.open_in_shell();
    terminal.sees("Your answer").keys("yv").sees("Evidence: ").keys("SAFETY.md\r").sees("named as evidence");
    terminal.keys("\x1b").sees("· unchanged since").keys("\x1a").sees("the shell waits");
    place.write("SAFETY.md", "Grace looked\n");
    terminal.keys("\n").sees("· changed since").keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_note_is_written_in_the_users_own_editor() {
    let editor = "#!/bin/sh\necho the editor waits\nread -r line\necho \"$line\" >> \"$1\"\n";
    let place = Place::begun();
    let path = place.beside("my editor.sh");
    std::fs::write(&path, editor).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    let place = place.with("EDITOR", &format!("'{}'", path.display()));
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("e").sees("┌ Note: ").keys("from the screen\r").sees("from the screen");
    terminal.keys("\x05").sees("the editor waits").keys("typed in the editor\r");
    terminal.sees("┌ Note: ").sees("typed in the editor").keys("\x13");
    terminal.sees_no("┌ Note: ").saved_with("typed in the editor");
    assert_eq!(place.answer(&items[0].0).note, "from the screen\ntyped in the editor");

    // From the list: what the editor leaves is kept without another key.
    terminal.keys("jE").sees("the editor waits").keys("at once\r").saved_with("at once").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.answer(&items[1].0).note, "at once");
}

#[test]
fn an_editor_that_adds_to_the_note_begins_a_line_of_its_own() {
    let place = Place::begun().with("EDITOR", "sh -c 'echo added >> \"$0\"'");
    let items = first_phase();
    let mut terminal = place.open();
    terminal
        .sees("Your answer")
        .keys("e")
        .sees("┌ Note: ")
        .keys("half written\x13")
        .saved_with("half written");
    terminal.keys("E").saved_with("added").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.answer(&items[0].0).note, "half written\nadded");
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let place = Place::begun().with("EDITOR", "false");
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("e").sees("┌ Note: ").keys("mine").sees("mine");
    terminal.keys("\x05").sees("the text is as it was").sees("mine").sees_no("the file stays");
    assert_eq!(left(&place), Vec::<Vec<u8>>::new(), "nobody wrote into it");
}

#[test]
fn a_terminal_that_grew_while_it_was_lent_is_paged_as_it_is() {
    let place = Place::begun();
    let mut terminal = place.open_in_shell();
    terminal.sees("Your answer").sees_no("scanning").keys("g").sees("1 to 12 of");
    terminal.keys("\x1a").sees("the shell waits").resize(80, 40).keys("\n").sees("1 to 28 of");
    // Row 29 is chosen, and stands in the middle.
    terminal.keys("\x1b[6~").sees("15 to 42 of").keys("q");
    assert_eq!(terminal.ends(), 0);
}

/// What stands in the files that are left where temporary ones are.
fn left(place: &Place) -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(place.beside("tmp")).unwrap();
    files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

#[test]
fn what_an_editor_wrote_and_cannot_be_taken_stays_where_it_is() {
    let large = vec![0; 1_048_577];
    let cases: &[(&str, &str, &[u8])] = &[
        (r"printf 'caf\351\n' >", "no UTF-8 text; the file", b"caf\xe9\n"),
        ("head -c 1048577 /dev/zero >", "larger than 1048576 bytes; the file", &large),
        ("sh -c 'echo mine > $0; exit 1'", "the text is as it was; the file", b"mine\n"),
    ];
    for (editor, told, wrote) in cases {
        let place = Place::begun().with("EDITOR", editor);
        let mut terminal = place.open();
        terminal.sees("Your answer").keys("E").sees(told);
        assert!(left(&place) == [wrote.to_vec()], "{editor}");
        terminal.keys("q");
        assert_eq!(terminal.ends(), 0);
    }
}
