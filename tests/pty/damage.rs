//! A record that is damaged or gone: left as it is, and given back from the last good copy if the user wants that.

use mindgap::record::Status;

use crate::place::{Place, first_phase};

/// A project whose record was cut off in the middle; returns what is left of it.
fn damaged() -> (Place, String) {
    let place = Place::begun();
    place.gives(0, &["answer", &first_phase()[0].0, "yes"]);
    let path = place.path("ai-safety/record.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    std::fs::write(&path, &half).unwrap();
    (place, half)
}

fn is_untouched(place: &Place, half: &str) {
    assert_eq!(std::fs::read_to_string(place.path("ai-safety/record.json")).unwrap(), half);
}

#[test]
fn the_error_tells_the_place_and_the_file_is_left_as_it_is() {
    let (place, half) = damaged();
    std::fs::remove_dir_all(place.beside("data")).unwrap();
    let mut terminal = place.open();
    let line = half.lines().count();
    assert_eq!(terminal.ends(), 2, "{}", terminal.picture());
    let told = terminal.rows().concat();
    assert!(
        told.contains(&format!("record.json:{line}:")) && told.contains("hint: "),
        "{}",
        terminal.picture()
    );
    is_untouched(&place, &half);
}

#[test]
fn the_last_good_copy_is_offered_and_may_be_declined() {
    let (place, half) = damaged();
    let mut terminal = place.open();
    terminal.sees("[y/N]").keys("\r");
    assert_eq!(terminal.ends(), 2, "{}", terminal.picture());
    is_untouched(&place, &half);
}

#[test]
fn the_last_good_copy_takes_the_place_of_the_damaged_file_which_is_kept() {
    let (place, half) = damaged();
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("[y/N]").keys("y\r").answered(&items[0].1, "yes").keys("jn").answered(&items[1].1, "no");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.status(&items[0].0), Some(Status::Yes));
    assert_eq!(std::fs::read_to_string(place.path("ai-safety/record.json.damaged-1")).unwrap(), half);
}

#[test]
fn a_record_that_is_gone_is_given_back_or_a_new_one_begins() {
    let (place, _) = damaged();
    let items = first_phase();
    std::fs::remove_dir_all(place.path("ai-safety")).unwrap();
    let mut terminal = place.open();
    terminal
        .sees("is gone")
        .sees("[y/N]")
        .keys("\r")
        .sees("A new record for this project")
        .keys("\x1b")
        .sees("q leaves")
        .keys("q");
    assert_eq!(terminal.ends(), 0);
    let mut terminal = place.open();
    terminal.sees("[y/N]").keys("y\r").answered(&items[0].1, "yes").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.status(&items[0].0), Some(Status::Yes));
}

#[test]
fn a_record_that_is_gone_is_offered_back_though_nobody_answered_in_it() {
    let place = Place::begun();
    place.gives(0, &["models", "add", "org/secret", "--note", "x"]);
    std::fs::remove_dir_all(place.path("ai-safety")).unwrap();
    let mut terminal = place.open();
    terminal.sees("is gone").sees("[y/N]").keys("y\r").sees("q quit").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert!(std::fs::read_to_string(place.path("ai-safety/record.json")).unwrap().contains("org/secret"));
}

/// A project in which a record with a long note was lost and a short one begun instead.
fn begun_again() -> Place {
    let place = Place::begun();
    let note = "What was found out in three weeks. ".repeat(400);
    place.gives(0, &["answer", &first_phase()[0].0, "yes", "--note", &note]);
    std::fs::remove_dir_all(place.path("ai-safety")).unwrap();
    place.gives(0, &["init", "--name", "other"]);
    place.gives(0, &["answer", &first_phase()[1].0, "no"]);
    place
}

/// The former record is brought back by a program that may write no file as long as that record is: what stands there is
/// kept, and the write after that one fails or, where nobody catches the signal, is where the system ends the program.
fn cut_off(place: &Place, first: &str) {
    let line = format!("{first} ulimit -f 8; exec \"$0\" --data-dir \"$1\" restore --former");
    let mut shell = place.command("sh");
    shell.args(["-c", &line, env!("CARGO_BIN_EXE_mindgap")]).arg(place.beside("data"));
    let output = shell.output().unwrap();
    assert!(!output.status.success(), "{output:?}");
}

#[test]
fn an_exchange_with_the_former_record_that_is_cut_off_between_its_two_writes_loses_neither() {
    for first in ["trap '' XFSZ;", ""] {
        let place = begun_again();
        let items = first_phase();
        let stands = std::fs::read_to_string(place.path("ai-safety/record.json")).unwrap();
        // However often: what stands there is kept once, and the former one is never passed over.
        for _ in 0..2 {
            cut_off(&place, first);
            is_untouched(&place, &stands);
        }
        let told = place.gives(0, &["restore", "--former"]);
        assert!(told.contains("is the former record again"), "{told}");
        assert_eq!(place.status(&items[0].0), Some(Status::Yes), "{first}");
        assert_eq!(place.record().project.name, "bot");
        place.gives(0, &["restore", "--former"]);
        assert_eq!(place.status(&items[1].0), Some(Status::No), "{first}");
        assert_eq!(place.record().project.name, "other");
    }
}

#[test]
fn a_record_that_is_damaged_under_an_open_window_is_told_with_its_place() {
    let place = Place::begun();
    place.gives(0, &["answer", &first_phase()[0].0, "yes"]);
    let mut terminal = place.open();
    terminal.sees("Your answer");
    let path = place.path("ai-safety/record.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, "{ \"format\": ").unwrap();
    let told = "ai-safety/record.json:1:";
    terminal.keys("jn").until(told, |screen| {
        let said = screen.contents().split_whitespace().collect::<Vec<_>>().join(" ");
        said.contains(told) && said.contains("`mindgap restore`")
    });
    terminal.keys("q").sees("Not everything is saved").sees("record.json:1:").sees("s tries again");
    std::fs::write(&path, text).unwrap();
    terminal.keys("s");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.status(&first_phase()[1].0), Some(Status::No));
}
