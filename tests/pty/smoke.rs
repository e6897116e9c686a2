//! The main job from an empty repository to the export, with a kill in the middle.

use mindgap::record::Status;

use crate::place::{Place, first_phase};
use crate::sight::header;
use crate::terminal::Terminal;

/// Every status: its key, its word in the list, and what the record holds.
const ALL: [(&str, &str, Status); 5] = [
    ("y", "yes", Status::Yes),
    ("p", "partly", Status::Partly),
    ("n", "no", Status::No),
    ("d", "unknown", Status::Unknown),
    ("x", "n/a", Status::NotApplicable),
];

#[test]
fn from_an_empty_repository_to_the_export_with_a_kill_in_between() {
    let place = Place::empty();
    place.write("SAFETY.md", "Ada owns it.\n");
    let items = first_phase();

    // Three keys to the first question.
    let mut terminal = place.open();
    terminal.sees("A new record for this project").keys("\r");
    terminal.sees("Profile: a few facts").keys("s");
    terminal.saved_with("Your answer");

    // All five statuses; the last one asks for its reason.
    for (at, (key, word, _)) in ALL.iter().enumerate() {
        terminal.keys(*key);
        if *word == "n/a" {
            terminal.sees("Reason: ").keys("Nobody outside the house uses it.").sees("the house uses it.");
            terminal.keys("\x13").sees_no("Reason: ");
        }
        terminal.answered(&items[at].1, word);
        terminal.keys("j");
    }

    // A note with wide characters and a paste of two lines; evidence, plan, owner and acceptance.
    terminal.keys("\x1b[H").sees("▸✓ yes");
    terminal.keys("e").sees("Note: ").keys("Grüße 漢字 🌞 ").paste("pasted\r\nsecond line");
    terminal.sees("second line");
    terminal.keys("\x13").saved_with("second line").sees_no("Note: ");
    terminal.keys("v").sees("Evidence").keys("SAF\t").sees("SAFETY.md").keys("\r").sees("named as evidence");
    terminal.keys("\x1b").sees_no("docs/file.md");
    terminal.keys("t").sees("Plan: ").keys("Ask Grace\t2027-01-31\r").saved_with("Ask Grace");
    terminal.keys("o").sees("Owner: ").keys("Hedy\r").saved_with("Hedy");
    terminal.keys("a").sees("Acceptance: ").keys("Pilot only\t2999-12-31\r").saved_with("2999-12-31");

    // A draft that nobody confirmed, and a place in the middle of the guidance.
    terminal.keys("jj").sees("▸✗ no");
    terminal.keys("e").sees("Note: ").keys("half a thou").sees("half a thou");
    terminal.keys("\x1b").sees("kept as a draft");
    terminal.keys("\r").keys("jjjj").until("the third item scrolled", |screen| {
        screen.contents().contains("5 to ") && header(screen).ends_with(" saved")
    });
    terminal.sees_no("scanning");
    // The footer also knows what can be undone, and that ends with the session.
    let above = |terminal: &Terminal| terminal.rows().split_last_chunk::<2>().unwrap().0.to_vec();
    let before = above(&terminal);
    // The place is no answer, so the header does not speak of it.
    terminal.until_it_holds("the place is kept", || place.session_holds("\"scroll\":4")).kill();

    // The same item, the same screen, the same scroll.
    let mut terminal = place.open();
    terminal.sees("5 to ").sees_no("scanning");
    assert_eq!(above(&terminal), before);
    terminal.keys("e").sees("half a thou");
    terminal.keys("\x13").sees_no("Note: ").saved_with("saved");

    // The export from the screen is the export from the command line.
    terminal.keys("m").sees("Record").keys("w").sees("Write the record to a file");
    terminal.keys("\r").sees("written to ");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);

    for (at, (_, _, status)) in ALL.iter().enumerate() {
        assert_eq!(place.status(&items[at].0), Some(*status));
    }
    let first = place.answer(&items[0].0);
    assert_eq!(first.note, "Grüße 漢字 🌞 pasted\nsecond line");
    assert_eq!(first.owner.as_deref(), Some("Hedy"));
    assert_eq!(first.plan.unwrap().what, "Ask Grace");
    assert_eq!(first.acceptance.unwrap().reason, "Pilot only");
    assert_eq!(first.evidence.len(), 1);
    assert_eq!(first.by.as_deref(), Some("Ada Byron"));
    assert_eq!(place.answer(&items[2].0).note, "half a thou");
    assert_eq!(place.answer(&items[4].0).reason, "Nobody outside the house uses it.");

    let written = std::fs::read_to_string(place.path("SAFETY-RECORD.md")).unwrap();
    assert!(written.contains("漢字"), "{written}");
    // What was written is one more file of the project, and the digest at the end is of the text that tells so.
    let again = place.gives(0, &["export", "--scan"]);
    let again = again.replace("- Files seen: 2; opened: 2", "- Files seen: 1; opened: 1");
    let [(again, of_again), (written, of_written)] =
        [&again, &written].map(|text| text.trim_end().rsplit_once('\n').unwrap());
    assert_eq!(again, written);
    assert!(of_again.starts_with("<!-- ") && of_again != of_written);
    assert!(place.gives(1, &["check"]).contains("high"));
}

#[test]
fn who_answers_is_asked_once() {
    let place = Place::begun().with("MINDGAP_WHO", "");
    let items = first_phase();
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("y");
    terminal.sees("Who answers?").keys("Grace Hopper\r");
    terminal.answered(&items[0].1, "yes").keys("jn").answered(&items[1].1, "no").keys("q");
    assert_eq!(terminal.ends(), 0);

    let mut terminal = place.open();
    terminal.sees("Your answer").keys("jp").answered(&items[2].1, "partly").keys("q");
    assert_eq!(terminal.ends(), 0);
    for (id, _) in &items[..3] {
        assert_eq!(place.answer(id).by.as_deref(), Some("Grace Hopper"), "{id}");
    }
}

#[test]
fn the_sample_is_shown_and_left_beside_the_project() {
    let place = Place::empty();
    let mut terminal = place.open_with(&["demo"]);
    terminal.saved_with("Your answer");
    // As a newcomer looks around.
    for (keys, words) in
        [("\r", "Esc back"), ("\x1b", "Enter read"), ("g", "Gaps: "), ("s", "said and shown")]
    {
        terminal.keys(keys).sees(words);
    }
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
    assert!(!place.path("ai-safety").exists());
    // It stays, with the answers that somebody may have tried, and says where.
    let mut left = std::fs::read_dir(place.beside("tmp")).unwrap();
    let sample = left.next().unwrap().unwrap().path();
    assert!(sample.join("ai-safety/record.json").is_file() && left.next().is_none());
    let told = terminal.rows().concat();
    assert!(told.contains(sample.to_str().unwrap()), "{}", terminal.picture());
}

#[test]
fn an_export_in_which_somebody_wrote_is_left_as_it_is_until_somebody_says_otherwise() {
    let place = Place::begun();
    let file = place.path("SAFETY-RECORD.md");
    let read = || std::fs::read_to_string(&file).unwrap();
    let mut terminal = place.open();
    terminal
        .sees("Your answer")
        .keys("y")
        .sees("✓ yes")
        .keys("mw")
        .sees("Write")
        .keys("\r")
        .sees("written to");
    // What this program wrote last is written over without a word, whatever the record says since.
    terminal.keys("\x1b").sees("Your answer").keys("p").sees("◐ partly").keys("mw").sees("Write").keys("\r");
    terminal.until_it_holds("the newer export", || read().contains("partly"));
    let commented = format!("{}\nWho looks after this in August? Grace\n", read());
    std::fs::write(&file, &commented).unwrap();
    terminal
        .sees("written to")
        .keys("w")
        .sees("Write")
        .keys("\r")
        .sees("Somebody wrote there")
        .sees("says 1 thing");
    assert_eq!(read(), commented);
    terminal.keys("\x1b").sees_no("Somebody wrote there");
    // The form below it still has the name.
    terminal.sees("Write").keys("\r").sees("Somebody wrote there").keys("W").sees("written to");
    assert!(!read().contains("August"));
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}
