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
        .sees("q quit")
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
