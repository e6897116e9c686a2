//! A record in which git left its marks, opened on the screen: both versions in sight, one chosen, nothing lost.

use mindgap::record::Status;

use crate::place::{Place, first_phase};

/// Ada and Grace answered the first two items differently, and git put both into the file, between its marks.
fn marked() -> (Place, String) {
    let place = Place::begun();
    let path = place.path("ai-safety/record.json");
    let items = first_phase();
    for (id, _) in &items[..2] {
        place.gives(0, &["answer", id, "partly", "--owner", "Eve"]);
    }
    let base = std::fs::read_to_string(&path).unwrap();
    let side = |who: &str, status: &str| {
        std::fs::write(&path, &base).unwrap();
        for (id, _) in &items[..2] {
            place.gives(0, &["--who", who, "answer", id, status, "--note", &format!("{who} says {status}")]);
        }
        std::fs::read_to_string(&path).unwrap()
    };
    let (ours, theirs) = (side("Ada", "yes"), side("Grace", "no"));
    for (name, text) in [("base", &base), ("ours", &ours), ("theirs", &theirs)] {
        place.write(name, text);
    }
    let merged = place.command("git").args(["merge-file", "-p", "ours", "base", "theirs"]).output().unwrap();
    let merged = String::from_utf8(merged.stdout).unwrap();
    assert_eq!(merged.matches("<<<<<<<").count(), 2, "{merged}");
    std::fs::write(&path, &merged).unwrap();
    (place, merged)
}

/// The first two items, as they wait: in the order of their ids.
fn waiting() -> Vec<(String, String)> {
    let mut items: Vec<_> = first_phase().into_iter().take(2).collect();
    items.sort();
    items
}

#[test]
fn marks_of_git_are_opened_on_the_screen_and_resolved_there() {
    let (place, merged) = marked();
    let path = place.path("ai-safety/record.json");
    let items = waiting();
    let mut terminal = place.open();
    terminal.sees("Changed on both sides").sees("Kept, whichever").sees("Owner Eve");
    terminal.sees("Ours (M)").sees("Ada says yes").sees("Theirs (T)").sees("Grace says no");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), merged, "looking writes nothing");
    // One of each; then nothing is left to choose.
    terminal.keys("T").sees(&format!("sides: {}", items[1].1)).keys("M").sees_no("Changed on both sides");
    terminal.answered(&items[0].1, "no").answered(&items[1].1, "yes").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!((place.status(&items[0].0), place.status(&items[1].0)), (Some(Status::No), Some(Status::Yes)));
    assert!(place.record().conflicts.is_empty());
    for (id, _) in &items[..2] {
        let answer = place.answer(id);
        assert_eq!(answer.owner.as_deref(), Some("Eve"));
        assert!(
            answer.note.contains("Ada says yes") && answer.note.contains("Grace says no"),
            "{}",
            answer.note
        );
    }
    place.gives(0, &["merge", "--resolve"]);
}

#[test]
fn what_is_left_for_later_waits_in_the_record_and_is_found_again() {
    let (place, _) = marked();
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Changed on both sides").keys("\x1b").sees_no("Changed on both sides").sees("Your answer");
    // Any other answer writes both versions as one record; the choice goes on waiting.
    terminal.keys("jjd").answered(&items[2].1, "unknown").keys("!").sees("Changed on both sides").keys("M");
    terminal.sees(&format!("sides: {}", waiting()[1].1)).keys("M").sees_no("Changed on both sides").keys("q");
    assert_eq!(terminal.ends(), 0);
    assert!(place.record().conflicts.is_empty());
    assert_eq!(place.status(&items[2].0), Some(Status::Unknown));
}
