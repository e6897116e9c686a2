//! Two people in the same record at the same time.

use mindgap::record::Status;

use crate::place::{Place, first_phase};
use crate::terminal::Terminal;

/// What a terminal sends when its window comes to the front.
const FOCUS: &str = "\x1b[I";

#[test]
fn every_answer_of_both_is_in_the_file() {
    let place = Place::begun();
    let items = first_phase();
    let mut ada = place.open_as("Ada");
    let mut grace = place.open_as("Grace");
    ada.sees("Your answer");
    grace.sees("Your answer").keys("j");
    // Both at once, row by row, and neither waits for the other.
    for at in (0..12).step_by(2) {
        ada.keys("yjj");
        grace.keys("njj");
        ada.answered(&items[at].1, "yes");
        grace.answered(&items[at + 1].1, "no");
    }
    for terminal in [&mut ada, &mut grace] {
        terminal.keys(FOCUS).answered(&items[10].1, "yes").answered(&items[11].1, "no").keys("q");
        assert_eq!(terminal.ends(), 0);
    }
    for at in (0..12).step_by(2) {
        let (yes, no) = (place.answer(&items[at].0), place.answer(&items[at + 1].0));
        assert_eq!((yes.status, yes.by.as_deref()), (Some(Status::Yes), Some("Ada")));
        assert_eq!((no.status, no.by.as_deref()), (Some(Status::No), Some("Grace")));
    }
}

#[test]
fn a_key_never_acts_upon_an_answer_that_is_not_the_one_shown() {
    let place = Place::begun();
    let (id, title) = first_phase().swap_remove(0);
    let mut ada = place.open_as("Ada");
    let mut grace = place.open_as("Grace");
    grace.sees("Your answer");
    ada.sees("Your answer").keys("n").answered(&title, "no");
    // Nothing tells her window of it; the key looks first, shows what there is, and does nothing more.
    grace.keys("y").answered(&title, "no").sees("changed elsewhere a moment ago");
    assert_eq!((place.status(&id), place.answer(&id).by.as_deref()), (Some(Status::No), Some("Ada")));
    // Pressed once more it acts upon what is shown, and nobody has to choose.
    grace.keys("y").answered(&title, "yes").sees_no("Changed on both sides");
    assert_eq!((place.status(&id), place.answer(&id).by.as_deref()), (Some(Status::Yes), Some("Grace")));
    // A window that comes to the front shows it at once.
    ada.keys(FOCUS).answered(&title, "yes");
    for terminal in [&mut ada, &mut grace] {
        terminal.keys("q");
        assert_eq!(terminal.ends(), 0);
    }
}

/// Ada has answered yes, with a note; Grace, who has not seen it, answers no.
fn both_answer_the_first_item(place: &Place) -> (Terminal, Terminal) {
    let title = &first_phase()[0].1;
    let mut ada = place.open_as("Ada");
    let mut grace = place.open_as("Grace");
    ada.sees("Your answer");
    grace.sees("Your answer");
    // While the folder is gone, nobody sees what the other says.
    std::fs::rename(place.path("ai-safety"), place.path("elsewhere")).unwrap();
    grace.keys("n").sees("not saved: folder is gone");
    std::fs::rename(place.path("elsewhere"), place.path("ai-safety")).unwrap();
    ada.keys("y").answered(title, "yes");
    ada.keys("e").sees("Note: ").keys("It is I\x13").sees_no("┌ Note: ").saved_with("It is I");
    grace.keys(FOCUS).sees("Changed on both sides");
    // Both versions are in sight.
    grace.sees("Yours (M)").sees("✗ no · Grace").sees("On disk (T)").sees("✓ yes · Ada").sees("It is I");
    (ada, grace)
}

#[test]
fn of_two_answers_to_one_item_mine_is_kept_and_theirs_stays_in_the_note() {
    let place = Place::begun();
    let (id, title) = first_phase().swap_remove(0);
    let (mut ada, mut grace) = both_answer_the_first_item(&place);
    grace.keys("M").answered(&title, "no").sees_no("Changed on both sides").keys("q");
    assert_eq!(grace.ends(), 0);
    let answer = place.answer(&id);
    assert_eq!(answer.status, Some(Status::No));
    for words in ["from Ada", "status: yes", "It is I"] {
        assert!(answer.note.contains(words), "{}", answer.note);
    }
    ada.keys(FOCUS).answered(&title, "no").sees("taken in from disk").keys("q");
    assert_eq!(ada.ends(), 0);
}

#[test]
fn of_two_answers_to_one_item_theirs_is_taken_and_mine_stays_in_the_note() {
    let place = Place::begun();
    let (id, title) = first_phase().swap_remove(0);
    let (_ada, mut grace) = both_answer_the_first_item(&place);
    grace.keys("T").answered(&title, "yes").sees_no("Changed on both sides").keys("q");
    assert_eq!(grace.ends(), 0);
    let answer = place.answer(&id);
    assert_eq!(answer.status, Some(Status::Yes));
    for words in ["from Grace", "status: no", "It is I"] {
        assert!(answer.note.contains(words), "{}", answer.note);
    }
}

#[test]
fn a_choice_that_is_put_off_is_asked_for_before_leaving() {
    let place = Place::begun();
    let (id, title) = first_phase().swap_remove(0);
    let (_ada, mut grace) = both_answer_the_first_item(&place);
    grace.keys("\x1b").sees_no("Changed on both sides");
    // The disk has Ada's answer, and the header does not say that Grace's was saved.
    grace.sees("not saved: a choice waits");
    assert_eq!(place.status(&id), Some(Status::Yes));
    grace.keys("q").sees("Not everything is saved").sees("wait for your choice").keys("l");
    // What is not on the disk is said in the shell, too.
    assert_eq!(grace.ends(), 2);
    assert_eq!(place.status(&id), Some(Status::Yes));
    // The shell speaks for the disk, and leaves the choice to the next session, which asks again.
    let told = place.gives(0, &["export", "--format", "json"]);
    assert!(!told.contains("\"status\": \"no\""), "{told}");
    let mut grace = place.open_as("Grace");
    grace.sees("Changed on both sides").keys("M").answered(&title, "no");
    assert!(place.answer(&id).note.contains("It is I"));
    // One question, then it is gone.
    grace.keys("q");
    assert_eq!(grace.ends(), 0);
    place.open_as("Grace").sees("Your answer").sees_no("Changed on both sides");
}

#[test]
fn a_version_that_is_taken_back_leaves_nothing_to_choose() {
    let place = Place::begun();
    let (id, title) = first_phase().swap_remove(0);
    let (mut ada, mut grace) = both_answer_the_first_item(&place);
    ada.keys("uu").answered(&title, "open");
    grace.keys(FOCUS).sees_no("Changed on both sides").answered(&title, "no").keys("q");
    assert_eq!(grace.ends(), 0);
    assert_eq!(place.status(&id), Some(Status::No));
}

#[test]
fn what_is_typed_in_one_window_is_kept_whatever_the_other_one_keeps() {
    let place = Place::begun();
    let (mut one, mut other) = (place.open(), place.open());
    other.sees("Your answer");
    one.sees("Your answer").keys("IAacme/half").sees("acme/half");
    one.until_it_holds("the draft is kept", || place.session_holds("acme/half"));
    other.keys("oHalf a name").sees("Half a name");
    other.until_it_holds("the other draft is kept", || place.session_holds("Half a name"));
    one.kill();
    other.kill();
    let mut again = place.open();
    again.sees("Draft kept: owner").keys("IA").sees("acme/half").sees("what was typed here before is back");
    // Taken in one window, it does not come back from the other one.
    let mut other = place.open();
    other.sees("no model");
    again.keys("\r").sees_no("Add a model").sees("acme/half");
    again.until_it_holds("the draft is gone", || !place.session_holds("acme/half"));
    other.keys("\x1b").sees("Your answer").keys("j").sees("▸· open    Intended");
    other.until_it_holds("the place is kept", || place.session_holds("intended-use"));
    assert!(!place.session_holds("acme/half") && place.session_holds("Half a name"));
}

#[test]
fn what_two_windows_type_into_one_field_is_kept_and_comes_up_together() {
    let place = Place::begun();
    let mut ada = place.open();
    let mut again = place.open();
    again.sees("Your answer");
    ada.sees("Your answer").keys("e").sees("Note: ").keys("Seen here").sees("Seen here");
    ada.until_it_holds("the first draft is kept", || place.session_holds("Seen here"));
    again.keys("e").sees("Note: ").keys("And there").sees("And there");
    again.until_it_holds("both are kept", || {
        place.session_holds("And there") && place.session_holds("Seen here")
    });
    again.keys("\x1b").sees_no("┌ Note: ").keys("q");
    assert_eq!(again.ends(), 0);
    ada.kill();
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("e").sees("And there").sees("Seen here").sees("another window");
    terminal.keys("\x13").sees_no("┌ Note: ").saved_with("Seen here").keys("q");
    assert_eq!(terminal.ends(), 0);
    let note = place.answer(&first_phase()[0].0).note;
    assert_eq!(note, "And there\nSeen here");
    assert!(!place.session_holds("Seen here"), "it is no draft any more");
}

#[test]
fn a_choice_that_is_kept_nowhere_else_is_not_said_to_be_kept() {
    let place = Place::begun();
    std::fs::remove_dir_all(place.beside("data")).unwrap();
    std::fs::write(place.beside("data"), "not a folder").unwrap();
    let (_ada, mut grace) = both_answer_the_first_item(&place);
    grace
        .keys("\x1b")
        .sees_no("Changed on both sides")
        .keys("q")
        .sees("wait for your choice")
        .sees("is lost");
    grace.keys("l");
    assert_eq!(grace.ends(), 2);
    let said = grace.screen().contents();
    assert!(said.contains("is lost") && !said.contains("kept for the next start"), "{said}");
}
