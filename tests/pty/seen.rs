//! What the project shows: seen beside the question, adopted, and still there the next day.

use mindgap::record::{Evidence, Status};

use crate::place::Place;

const CODE: &str = "from transformers import AutoModel\nrag = AutoModel.from_pretrained(\"org/loose\")\n";

#[test]
fn a_floating_pin_is_seen_and_contradicts_a_yes_and_once_it_is_mended_it_is_adopted_and_is_there_again() {
    let place = Place::begun();
    let pinned = CODE.replace("loose\"", &format!("loose\", revision=\"{}\"", "5b7e0f6a".repeat(5)));
    std::fs::create_dir(place.path("app")).unwrap();
    place.write("app/rag.py", CODE);

    let mut terminal = place.open();
    terminal.sees("Your answer").keys("/pin-model-revision").sees("Revision pinned").keys("\r");
    terminal.sees("Seen in your repository: 1");
    // A yes is spoken against, whatever is pressed after it.
    terminal.keys("y").answered("Revision pinned", "yes").sees("shows the opposite");
    terminal.keys("oGrace\r").saved_with("Grace").sees("shows the opposite");
    // The lines around the place.
    terminal.keys("V").sees("app/rag.py:2").keys("\r").sees("▸2  rag = AutoModel").keys("\x1b");
    // What speaks against a yes shows none; the code is mended, and looked at again.
    terminal.sees("z set aside").keys("a").sees("not adopted").keys("\x1b");
    place.write("app/rag.py", &pinned);
    terminal.sees("Your answer").keys("L").sees_no("shows the opposite");
    terminal.keys("V").sees("app/rag.py:2").keys("a").sees("(adopted)").keys("\x1b");
    terminal.sees_no("(adopted)");
    // The inventory.
    terminal.keys("I").sees("Models 1").sees("org/loose").keys("\x1b").sees("Your answer");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);

    let answer = place.answer("pin-model-revision");
    assert_eq!(answer.status, Some(Status::Yes));
    assert!(
        matches!(answer.evidence.as_slice(), [Evidence::Observation(one)] if one.path.as_str() == "app/rag.py"),
        "{answer:?}"
    );

    // The next day the place has moved, and is known again.
    place.write("app/rag.py", &format!("# A comment.\n\n{pinned}"));
    let mut terminal = place.open();
    terminal.sees("Revision pinned").keys("\r").sees("Seen in your repository: 1").keys("\x1b[F");
    terminal.sees("scan still").keys("\x1b").sees("Enter read").keys("V").sees("app/rag.py:4");
    terminal.sees("(adopted)");
    terminal.keys("\x1b").sees_no("(adopted)").keys("q");
    assert_eq!(terminal.ends(), 0);
}
