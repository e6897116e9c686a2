//! What a footer names does something: on every screen and dialog, with nothing in it and with something of everything,
//! each key of the footer is pressed.

use std::sync::OnceLock;

use chrono::Duration;
use mindgap::checklist::{Checklist, SourceFile, compose};
use mindgap::record::{Answer, AnswerKey, Conflict, Record, Status};
use mindgap::scan::Scan;
use mindgap::store::Saved;
use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::keymap::{Key, Row, rows};
use mindgap::tui::model::{Kept, Saving, Session};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::scene::{answered, moved_on, opened, project, quiet, reaffirmed, reviewing, stage};
use crate::stage::{Stage, THEME, built_in};

/// Wide enough that a footer names all of its keys.
const WIDE: (u16, u16) = (330, 30);

/// Everything that a person can see change, or that leaves the program.
#[derive(Debug, PartialEq)]
struct Sight {
    screen: String,
    record: Record,
    effects: usize,
}

impl Sight {
    /// As it is, but for the line of the footer: that something was said is nothing done.
    fn of(stage: &mut Stage) -> Self {
        stage.model.notice = None;
        let does = |effect: &&Effect| {
            matches!(
                effect,
                Effect::Leave
                    | Effect::Save(_)
                    | Effect::Copy(_)
                    | Effect::Export { .. }
                    | Effect::WriteOutside(..)
                    | Effect::Complete { .. }
            )
        };
        let drawn = stage.screen();
        let (text, cursor) = (drawn.split("--- styles").next(), drawn.lines().last());
        let rows: Vec<&str> = text.unwrap_or_default().trim_end_matches('\n').lines().collect();
        // Without the footer, which names other keys as soon as something was said.
        let body = rows.split_last().map_or(String::new(), |(_, body)| body.join("\n"));
        let screen = format!("{body}\n{cursor:?}\n{:?}", stage.model.mode());
        let record = stage.model.work.record.as_ref().clone();
        Self { screen, record, effects: stage.effects.iter().filter(does).count() }
    }
}

/// The rows of the keymap that the footer names.
fn named(stage: &Stage) -> Vec<&'static Row> {
    let text = stage.text();
    let footer = text.lines().last().unwrap_or_default();
    let entries: Vec<&str> = footer.split("   ").map(str::trim).filter(|entry| !entry.is_empty()).collect();
    let all: Vec<&Row> = rows(stage.model.mode())
        .filter(|row| !row.footer.is_empty())
        .filter(|row| entries.contains(&format!("{} {}", row.keys[0].name(), row.footer).as_str()))
        .collect();
    assert_eq!(all.len(), entries.len(), "{footer}");
    all
}

fn event(key: Key) -> KeyEvent {
    match key {
        Key::Char(c) => KeyEvent::from(KeyCode::Char(c)),
        Key::Ctrl(c) => KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL),
        Key::Named(code) => KeyEvent::from(code),
    }
}

/// Presses each key that the footer names, each on a stage of its own.
fn every_key_does_something(state: &str, begin: &dyn Fn() -> Stage) {
    let mut first = begin();
    first.model.notice = None;
    for row in named(&first) {
        let mut pressed = begin();
        let before = Sight::of(&mut pressed);
        // A minute later: an answer that is given again is a newer one.
        pressed.since = Duration::minutes(1);
        pressed.input(Input::Key(event(row.keys[0])));
        let said = pressed.model.notice.clone();
        let after = Sight::of(&mut pressed);
        assert!(
            before != after,
            "{state}: {} {} does nothing ({said:?})\n{}",
            row.keys[0].name(),
            row.footer,
            first.text()
        );
    }
}

fn seen() -> Scan {
    static SEEN: OnceLock<Scan> = OnceLock::new();
    SEEN.get_or_init(project).clone()
}

/// Nothing was said yet, and nothing is to be seen.
fn begun() -> Stage {
    Stage::begun(WIDE.0, WIDE.1)
}

/// Something of everything that a scan sees, with models of all kinds declared.
fn scanned() -> Stage {
    begun()
        .file("SAFETY.md", "owner")
        .file("docs/use.md", "use")
        .seeing(seen())
        .keys("IjajaAopenai:gpt-4o-2024-08-06<tab><enter><esc>")
}

/// A checklist of which the first phase asks nothing of who has no people, and the second one thing.
fn hollow() -> Checklist {
    const HEAD: &str = r#"
id = "hollow"
version = "1"
title = "Hollow"
phase = [{ id = "first", title = "First", about = "F" }, { id = "second", title = "Second", about = "S" }]
[[profile]]
id = "people"
question = "For people?"
why = "W"
options = [{ id = "yes", label = "Yes" }, { id = "no", label = "No" }]
"#;
    let item = |id: &str, applies: &str| {
        format!(
            "[[item]]\nid = \"{id}\"\ntitle = \"Title\"\nquestion = \"Is there an owner?\"\nseverity = \"high\"\n\
             per = \"project\"\nreview = \"once\"\nminutes = 2\nconcerns = []\nwhy = \"W\"\nfindings = []\n\
             today = [\"D\"]\nevidence-wanted = \"E\"\nexample = \"X\"\n{applies}\n"
        )
    };
    let (first, second) = (item("people", "applies = { any = [\"people:yes\"] }"), item("owner", ""));
    let file = |name: &'static str, text| SourceFile { name, shown: name, text };
    let files = vec![file("checklist.toml", HEAD), file("first.toml", &first), file("second.toml", &second)];
    compose(&[files]).unwrap_or_else(|faults| panic!("{faults}"))
}

fn of_hollow() -> Stage {
    let checklist = hollow();
    let record = Record::new("support-bot", &checklist);
    Stage::with(checklist, record, Saving::Saved, &Session::default(), WIDE, THEME).keys("fj s1")
}

/// Everything answered and shown: no gap is left.
fn complete() -> Stage {
    stage(answered(&built_in(), "Ada Byron", 30), WIDE)
}

/// An answer that changed here and on disk.
fn conflicting() -> Stage {
    let mut stage = begun();
    let key: AnswerKey = "safety-owner".parse().unwrap();
    let said =
        |status, by: &str| Answer { status: Some(status), by: Some(by.to_owned()), ..Answer::default() };
    let conflict = Conflict { key, ours: said(Status::Yes, "Ada"), theirs: said(Status::No, "Grace") };
    let saved = Saved { conflicts: vec![conflict], ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    stage
}

fn broken() -> Stage {
    let mut stage = begun();
    stage.broken = Some("disk full");
    stage.keys("nq")
}

/// Lists with something in them, where a row is chosen for each way that it can be.
fn each_row(state: &str, begin: &dyn Fn() -> Stage, count: usize) {
    for at in 0..count {
        every_key_does_something(&format!("{state}, row {at}"), &|| begin().keys(&"j".repeat(at)));
    }
}

#[test]
fn on_the_checklist() {
    every_key_does_something("begun", &begun);
    every_key_does_something("scanned", &|| scanned().keys("/pin-model-revision<enter>"));
    every_key_does_something("no model is left", &|| {
        begun().seeing(seen()).keys("/pin-model-revision<enter>")
    });
    every_key_does_something("a phase without items", &of_hollow);
    every_key_does_something("one item", &|| of_hollow().keys("2"));
    every_key_does_something("one item, answered", &|| of_hollow().keys("2ny"));
    every_key_does_something("everything answered", &complete);
    every_key_does_something("guidance", &|| begun().keys("<enter>"));
    every_key_does_something("guidance that fits", &|| of_hollow().keys("2<enter>"));
    every_key_does_something("hidden", &|| begun().keys("fjj <space><tab><tab> <esc>3H"));
}

#[test]
fn on_the_other_screens() {
    every_key_does_something("gaps", &|| begun().keys("g"));
    every_key_does_something("gaps, one kind", &|| begun().keys("gK"));
    every_key_does_something("no gaps", &|| complete().keys("g"));
    every_key_does_something("no gap of a phase", &|| of_hollow().keys("gP"));
    every_key_does_something("overview", &|| begun().keys("s"));
    every_key_does_something("overview of little", &|| of_hollow().keys("s"));
    every_key_does_something("record", &|| begun().keys("m"));
    every_key_does_something("record with something private", &|| begun().keys("eada@example.org<c-s>m"));
    every_key_does_something("profile", &|| begun().keys("f"));
    every_key_does_something("profile, answered", &|| begun().keys("f <tab> j"));
    every_key_does_something("kick-off", &|| Stage::kick_off(WIDE.0, WIDE.1).keys("<enter>"));
    every_key_does_something("differences", &|| moved_on(WIDE).keys("D"));
    each_row("differences", &|| moved_on(WIDE).keys("D"), 6);
    every_key_does_something("differences with the commit", &|| moved_on(WIDE).keys("Dl"));
    every_key_does_something("no difference", &|| quiet(WIDE).keys("D"));
}

#[test]
fn on_a_release() {
    every_key_does_something("no release yet", &|| begun().keys("R"));
    every_key_does_something("a release to come", &|| quiet(WIDE).keys("R"));
    each_row("queue", &|| opened(WIDE), 6);
    every_key_does_something("empty queue", &|| reaffirmed(WIDE));
    every_key_does_something("nothing to review", &|| reaffirmed(WIDE).keys("<tab>"));
    every_key_does_something("review", &|| reviewing(WIDE).keys("<tab>"));
    every_key_does_something("signing", &|| reaffirmed(WIDE).keys("S"));
    every_key_does_something("signing, with words", &|| reaffirmed(WIDE).keys("Sseen"));
    every_key_does_something("blocked", &|| opened(WIDE).keys("S"));
    every_key_does_something("giving up", &|| opened(WIDE).keys("X"));
    every_key_does_something("taking back", &|| moved_on(WIDE).keys("RB<enter>"));
}

#[test]
fn on_the_models() {
    for tabs in ["", "<tab>", "<tab><tab>", "<tab><tab><tab>", "<tab><tab><tab><tab>"] {
        every_key_does_something(&format!("no models {tabs}"), &|| begun().keys("I").keys(tabs));
        each_row(&format!("models {tabs}"), &|| scanned().keys("I").keys(tabs).keys("<home>"), 4);
    }
    every_key_does_something("out of use", &|| scanned().keys("I<home>jx"));
    every_key_does_something("last column", &|| scanned().keys("I<tab>ll"));
}

#[test]
fn in_every_dialog() {
    let item = "/pin-model-revision<enter>NN";
    let dialogs = [
        ("note", "e"),
        ("note, written", "eseen"),
        ("reason", "r"),
        ("plan", "t"),
        ("evidence, none", "v"),
        ("evidence, typed", "vdocs"),
        ("evidence, one", "vSAFETY.md<enter>"),
        ("evidence, two", "vSAFETY.md<enter>docs/use.md<enter>"),
        ("finder", "/"),
        ("finder, nothing", "/qqqqqqqq"),
        ("actions", ":"),
        ("knowledge", "i"),
        ("an entry", "i<enter>"),
        ("the last entry", "i<end>"),
        ("help", "?"),
        ("a version", "R<end><enter>"),
        ("adding a model", "IA"),
        ("a letter", "I<home>jp"),
    ];
    for (state, keys) in dialogs {
        every_key_does_something(state, &|| scanned().keys(item).keys(keys));
    }
    each_row("seen", &|| scanned().keys(item).keys("V"), 6);
    each_row("places of a model", &|| scanned().keys("I<home>j<enter>"), 4);
    every_key_does_something("a place", &|| scanned().keys(item).keys("V<enter>"));
    every_key_does_something("the name", &|| Stage::kick_off(WIDE.0, WIDE.1));
    every_key_does_something("a choice", &conflicting);
    every_key_does_something("leaving", &broken);
    every_key_does_something("writing over", &|| {
        let mut stage = begun();
        stage.input(Input::Reply(Reply::OthersWrote { to: "A.md".to_owned(), words: 1 }));
        stage
    });
}

#[test]
fn a_key_that_is_named_nowhere_still_says_why() {
    let said = |keys: &str| begun().keys(keys).text();
    assert!(said("RB").contains("no release was signed off yet"), "{}", said("RB"));
    assert!(said("N").contains("no model is in use"), "{}", said("N"));
}
