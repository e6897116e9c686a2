//! A release that was edited after it was signed off: the screen says so by itself.

use crate::place::Place;

const HEAD: &str = "id = \"small\"\nversion = \"1\"\ntitle = \"Small\"\n\
    phase = [{ id = \"first\", title = \"First\", about = \"F\" }]\nprofile = []\n";
const ITEM: &str = "[[item]]\nid = \"owner\"\ntitle = \"An owner\"\nquestion = \"Is there one?\"\nseverity = \"high\"\n\
    per = \"project\"\nreview = \"release\"\nminutes = 5\nconcerns = []\nwhy = \"W\"\nfindings = []\ntoday = [\"D\"]\n\
    evidence-wanted = \"E\"\nexample = \"X\"\n";

/// Two releases that were signed off.
fn released() -> Place {
    let place = Place::empty();
    std::fs::create_dir_all(place.path("ai-safety/checklists")).unwrap();
    place.write("ai-safety/checklists/checklist.toml", HEAD);
    place.write("ai-safety/checklists/first.toml", ITEM);
    place.gives(0, &["init", "--name", "bot"]);
    place.gives(0, &["answer", "owner", "yes", "--evidence", "https://example.org/owner"]);
    for version in ["1.0", "1.1"] {
        place.gives(0, &["release", "open", version]);
        place.gives(0, &["release", "affirm", "owner"]);
        place.gives(0, &["release", "sign"]);
    }
    place
}

#[test]
fn an_earlier_release_that_was_edited_is_told_of_at_the_start_and_where_releases_are() {
    let place = released();
    let mut terminal = place.open();
    terminal.sees("Your answer").keys("R").sees("Releases so far").sees_no("edited after it was signed off");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);

    let path = place.path("ai-safety/releases/1.0.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("\"yes\"", "\"no\"")).unwrap();
    let mut terminal = place.open();
    let told = "Release 1.0 edited after it was signed off";
    terminal.sees(told);
    // The next key takes the message away; the screen of the releases goes on saying it.
    terminal.keys("1").sees_no(told).keys("R").sees(told).sees("1.0  not what was signed off").keys("q");
    assert_eq!(terminal.ends(), 0);
}
