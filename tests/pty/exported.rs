//! The record that the screen writes to a file is the one that the shell writes.

use crate::place::{Place, first_phase};

/// A project with a commit, and one file of the evidence that the commit does not have.
fn committed() -> Place {
    let place = Place::begun();
    place.write("SAFETY.md", "Ada Byron answers for it.\n");
    place.write(
        "app.py",
        "from transformers import AutoModel\nmodel = AutoModel.from_pretrained('org/loose')\n",
    );
    let id = &first_phase()[0].0;
    place.gives(0, &["answer", id, "yes", "--evidence", "SAFETY.md", "--note", "Mail ada@example.org"]);
    let git = |args: &[&str]| {
        let as_whom = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
        assert!(place.command("git").args(as_whom).args(args).status().unwrap().success());
    };
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "begun"]);
    place.write("SAFETY.md", "Grace Hopper answers for it.\n");
    place.gives(0, &["answer", id, "yes", "--evidence", "SAFETY.md"]);
    place
}

#[test]
fn the_screen_writes_what_the_shell_writes() {
    let place = committed();
    let mut terminal = place.open();
    terminal.sees("Your answer").sees_no("scanning").keys("m").sees("AI safety record");
    terminal.keys("w").sees("Write the record").keys("\x15record.md\r").sees("written to");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
    let written = || {
        let text = std::fs::read_to_string(place.path("record.md")).unwrap();
        // So that no scan sees it.
        std::fs::remove_file(place.path("record.md")).unwrap();
        text
    };
    let screen = written();
    place.gives(0, &["export", "--scan", "-o", "record.md"]);
    let shell = written();
    let head = place.command("git").args(["rev-parse", "HEAD"]).output().unwrap();
    let head = String::from_utf8(head.stdout).unwrap();
    assert!(shell.contains(head.trim()), "{shell}");
    assert!(shell.contains("not in it: 2 files that answers rest on"), "{shell}");
    pretty_assertions::assert_eq!(screen, shell);
}

#[test]
fn what_the_disk_refuses_is_said_in_the_form_which_stays() {
    let place = Place::begun();
    std::fs::create_dir(place.path("docs")).unwrap();
    place.write("NOTES.md", "Mine.\n");
    let mut terminal = place.open();
    terminal.sees("Your answer").sees_no("scanning").keys("m").sees("AI safety record").keys("w");
    let refused = [
        ("docs", "docs is a folder; name a file in it, such as docs/SAFETY-RECORD.md"),
        ("gone/a.md", "no such file or folder"),
        ("NOTES.md", "holds something else; name another file"),
        ("../a.md", "lies outside the project"),
    ];
    for (name, told) in refused {
        let is_told = |screen: &vt100::Screen| {
            let text = screen.contents().replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
            text.contains(told) && text.contains(&format!("File {name} "))
        };
        terminal.keys(format!("\x15{name}\r")).until(told, is_told);
    }
    assert_eq!(std::fs::read_to_string(place.path("NOTES.md")).unwrap(), "Mine.\n");
    terminal
        .keys("\x15docs/record.md\r")
        .sees("written to docs/record.md")
        .sees_no("┌ Write the record")
        .keys("q");
    assert_eq!(terminal.ends(), 0);
}
