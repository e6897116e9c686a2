//! A disk that refuses: the screen says so, nothing is lost, and everything is saved as soon as that is possible.

use mindgap::record::{ProfileAnswer, Status};

use crate::place::{Place, first_phase};
use crate::sight::word_of;
use crate::terminal::Terminal;

/// An open program whose folder has been taken away, with one answer that is not saved.
fn without_a_folder(place: &Place) -> Terminal {
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    std::fs::rename(place.path("ai-safety"), place.path("elsewhere")).unwrap();
    terminal.keys("y").sees("not saved: folder is gone").keys("jn").sees("▸✗ no");
    assert_eq!(word_of(terminal.screen(), &items[0].1).as_deref(), Some("yes"), "{}", terminal.picture());
    terminal
}

fn put_back(place: &Place) {
    std::fs::rename(place.path("elsewhere"), place.path("ai-safety")).unwrap();
}

#[test]
fn what_was_not_saved_is_taken_in_at_the_next_start() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = without_a_folder(&place);
    terminal.keys("q").sees("Not everything is saved").keys("s").sees("Not everything is saved");
    terminal.keys("\x1b").sees_no("Not everything is saved");
    // Whoever does not wait for the disk to refuse once more leaves none the less.
    terminal.keys("q").sees("Not everything is saved").keys("sl");
    // What is not on the disk is said in the shell, too.
    assert_eq!(terminal.ends(), 2);

    put_back(&place);
    let mut terminal = place.open();
    terminal.answered(&items[0].1, "yes").answered(&items[1].1, "no").sees("are back");
    // The header says that it is on the disk, so it is.
    assert_eq!(place.status(&items[0].0), Some(Status::Yes));
    assert_eq!(place.status(&items[1].0), Some(Status::No));
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn what_has_no_other_place_is_said_to_be_lost() {
    let place = Place::begun();
    std::fs::remove_dir_all(place.beside("data")).unwrap();
    std::fs::write(place.beside("data"), "not a folder").unwrap();
    let mut terminal = place.open();
    terminal.sees("Your answer");
    std::fs::rename(place.path("ai-safety"), place.path("elsewhere")).unwrap();
    terminal.keys("y").sees("not saved: folder is gone").keys("q").sees("what is not saved is lost");
    terminal.keys("l");
    assert_eq!(terminal.ends(), 2);
    let said = terminal.screen().contents();
    assert!(said.contains("is lost") && !said.contains("kept for the next start"), "{said}");
}

#[test]
fn a_folder_that_comes_back_is_written_to_by_the_next_change() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = without_a_folder(&place);
    put_back(&place);
    terminal.keys("jp").answered(&items[2].1, "partly");
    for (at, status) in [Status::Yes, Status::No, Status::Partly].into_iter().enumerate() {
        assert_eq!(place.status(&items[at].0), Some(status));
    }
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_kill_while_nothing_can_be_saved_loses_nothing() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = without_a_folder(&place);
    terminal.until("the second refusal", |screen| screen.contents().contains("not saved")).kill();
    put_back(&place);
    let mut terminal = place.open();
    terminal.answered(&items[0].1, "yes");
    assert_eq!(place.status(&items[0].0), Some(Status::Yes));
}

#[test]
fn leaving_tries_again() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = without_a_folder(&place);
    terminal.keys("q").sees("Not everything is saved");
    put_back(&place);
    terminal.keys("s");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.status(&items[1].0), Some(Status::No));
}

/// A kick-off in a repository where a file stands in the place of the folder; one answer is given all the same.
fn begun_in_memory(place: &Place) -> Terminal {
    place.write("ai-safety", "not a folder\n");
    let mut terminal = place.open();
    terminal.sees("A new record for this project").keys("\x17bot\r").sees("Profile: ").keys("s");
    terminal.sees("not saved: ").keys("y").sees("▸✓ yes").sees("not saved: ");
    std::fs::remove_file(place.path("ai-safety")).unwrap();
    terminal
}

#[test]
fn a_record_that_could_not_be_begun_is_begun_by_the_next_change() {
    let place = Place::empty();
    let items = first_phase();
    let mut terminal = begun_in_memory(&place);
    terminal.keys("jn").answered(&items[1].1, "no").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.record().project.name, "bot");
    assert_eq!(place.status(&items[0].0), Some(Status::Yes));
    assert_eq!(place.status(&items[1].0), Some(Status::No));
}

#[test]
fn a_record_that_was_never_begun_survives_a_kill() {
    let place = Place::empty();
    let items = first_phase();
    begun_in_memory(&place).kill();
    let mut terminal = place.open();
    terminal.sees("A new record for this project").keys("\r").sees("Profile: ").keys("s");
    terminal.answered(&items[0].1, "yes").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.record().project.name, "bot");
    assert_eq!(place.status(&items[0].0), Some(Status::Yes));
}

#[test]
fn a_record_that_was_never_begun_and_meets_another_answer_is_told_of_at_once() {
    let place = Place::empty();
    let items = first_phase();
    begun_in_memory(&place).kill();
    place.gives(0, &["init", "--name", "bot"]);
    place.gives(0, &["answer", &items[0].0, "no", "--note", "on the disk"]);
    let mut terminal = place.open();
    terminal.sees("Changed on both sides").sees("on the disk").keys("T").answered(&items[0].1, "no");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(place.status(&items[0].0), Some(Status::No));
}

/// A kick-off that ends so in its third question goes on there, and is forgotten once the record is written.
fn goes_on_after(end: impl FnOnce(&mut Terminal)) {
    let place = Place::empty();
    let mut terminal = place.open();
    terminal.sees("A new record for this project").keys("\x17ward-bot\r");
    terminal.sees("question 1 of").keys(" \r").sees("question 2 of").keys(" \r").sees("question 3 of");
    let checklist = mindgap::checklist::builtin().unwrap();
    let at = format!(r#""left":{{"name":"ward-bot","at":"{}""#, checklist.profile[2].id);
    terminal.until_it_holds("the kick-off is kept", || place.session_holds(&at));
    end(&mut terminal);

    let mut terminal = place.open();
    terminal.sees("goes on where it was left").sees("question 3 of").sees("ward-bot").keys("s");
    terminal.sees("Your answer").sees("saved").keys("u").sees("nothing to undo").keys("q");
    assert_eq!(terminal.ends(), 0);
    let record = place.record();
    assert_eq!(record.project.name, "ward-bot");
    for question in &checklist.profile[..2] {
        let answer = record.profile.get(&question.id);
        assert!(matches!(answer, Some(ProfileAnswer::Chosen(_))), "{}: {answer:?}", question.id);
    }
    assert!(!place.session_holds("left"), "what is in the record is no draft any more");
}

#[test]
fn a_kick_off_that_is_killed_goes_on() {
    goes_on_after(|terminal| _ = terminal.kill());
}

#[test]
fn a_kick_off_that_is_left_goes_on() {
    goes_on_after(|terminal| {
        terminal.keys("q");
        assert_eq!(terminal.ends(), 0);
    });
}

#[test]
fn a_kick_off_whose_terminal_goes_away_goes_on() {
    goes_on_after(|terminal| drop(terminal.close()));
}

#[test]
fn what_a_start_has_to_tell_is_told_together() {
    let place = Place::begun();
    let items = first_phase();
    let mut terminal = without_a_folder(&place);
    terminal.until("the second refusal", |screen| screen.contents().contains("not saved")).kill();
    put_back(&place);
    // Beside what that session left, something lies there that nobody can read.
    let mut states = std::fs::read_dir(place.beside("data/state/projects")).unwrap();
    let state = states.next().unwrap().unwrap().path();
    std::fs::write(state.join("rescue-0.json"), "{ half").unwrap();
    let mut terminal = place.open();
    terminal.answered(&items[0].1, "yes");
    let told = "answers are back that an earlier session could not save: 2; answers that earlier sessions could not save \
        cannot be read, files: 1";
    terminal.until(told, |screen| {
        screen.contents().split_whitespace().collect::<Vec<_>>().join(" ").contains(told)
    });
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_draft_is_asked_about_even_where_nobody_knew_yet_that_it_has_no_place() {
    let place = Place::begun();
    std::fs::remove_dir_all(place.beside("data")).unwrap();
    std::fs::write(place.beside("data"), "not a folder").unwrap();
    let mut terminal = place.open();
    // All at once, so that the program is left before the disk can have said a word about the draft.
    terminal
        .sees("Your answer")
        .keys("e")
        .sees("Note: ")
        .keys("Half a thought\x03\x03")
        .sees("is lost")
        .keys("l");
    assert_eq!(terminal.ends(), 2);
}

#[test]
fn a_draft_that_has_no_place_is_asked_about_before_leaving() {
    let place = Place::begun();
    std::fs::remove_dir_all(place.beside("data")).unwrap();
    std::fs::write(place.beside("data"), "not a folder").unwrap();
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("e").sees("Note: ").keys("Half a thought").sees("Half a thought");
    terminal.keys("\x1b").sees_no("┌ Note: ").keys("j");
    terminal
        .keys("q")
        .sees("did not confirm could not be kept")
        .sees("is lost")
        .keys("\x1b")
        .sees_no("is lost");
    // As soon as there is a place, it is kept there.
    std::fs::remove_file(place.beside("data")).unwrap();
    terminal.keys("k").until_it_holds("the draft is kept", || place.session_holds("Half a thought"));
    terminal.keys("j").sees("the drafts are kept again").keys("q");
    assert_eq!(terminal.ends(), 0);

    // And whoever leaves without a place for it is told in the shell.
    std::fs::remove_dir_all(place.beside("data")).unwrap();
    std::fs::write(place.beside("data"), "not a folder").unwrap();
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("q");
    assert_eq!(terminal.ends(), 0, "a place alone is nothing that is lost");
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("e").sees("Note: ").keys("Half a thought").sees("Half a thought");
    terminal.keys("\x1b").sees_no("┌ Note: ").keys("j").keys("q").sees("is lost").keys("l");
    assert_eq!(terminal.ends(), 2);
    assert!(terminal.screen().contents().contains("is lost"), "{}", terminal.picture());
}
