//! Whatever is typed and not taken is kept, in every dialog in the same way: it comes back there, says so, and comes up
//! nowhere else.

use mindgap::tui::model::Session;

use crate::left::kept;
use crate::scene::{project, reaffirmed, reviewing, worn};
use crate::stage::Stage;

/// A dialog with a text field: where it is, the keys that open it, what is typed, and the keys that take it.
struct Typed {
    begin: fn() -> Stage,
    open: &'static str,
    text: &'static str,
    take: &'static str,
}

const TYPED: &[Typed] = &[
    Typed { begin: scanned, open: "e", text: "Half a note", take: "<c-s>" },
    Typed { begin: scanned, open: "r", text: "Half a reason", take: "<enter>" },
    Typed { begin: scanned, open: "o", text: "Half an owner", take: "<enter>" },
    Typed { begin: scanned, open: "t", text: "Half a plan", take: "<enter>" },
    Typed { begin: scanned, open: "a", text: "Half a risk", take: "<tab>2027-01-01<enter>" },
    Typed { begin: scanned, open: "v", text: "https://half.example", take: "<enter>" },
    Typed { begin: scanned, open: "IA", text: "acme/half", take: "<enter>" },
    Typed {
        begin: scanned,
        open: "/pin-model-revision<enter>Vz",
        text: "Half a why",
        take: "<tab>2027-01-01<enter>",
    },
    Typed { begin: scanned, open: "mw", text: ".half.md", take: "<enter>" },
    Typed { begin: nobody, open: "1<home>y", text: "Half a name", take: "<enter>" },
    Typed { begin: to_open, open: "Rjj<enter>", text: "1.4-half", take: "<enter>" },
    Typed { begin: released, open: "RB", text: "-half", take: "<enter>" },
    Typed { begin: signing, open: "RS", text: "Half a statement", take: "<enter>" },
    Typed { begin: to_review, open: "R<tab>n", text: "Half a comment", take: "<enter>" },
];

fn scanned() -> Stage {
    Stage::begun(80, 24).seeing(project())
}

fn nobody() -> Stage {
    let mut stage = scanned();
    stage.model.work.who.clear();
    stage
}

fn to_open() -> Stage {
    worn((80, 24))
}

/// With a release whose answers can be taken back.
fn released() -> Stage {
    let mut stage = to_open();
    stage.frozen = Some((*stage.model.work.record).clone());
    stage
}

fn signing() -> Stage {
    reaffirmed((80, 24))
}

fn to_review() -> Stage {
    reviewing((80, 24))
}

/// The same place after the program was killed, with what it had kept.
fn again(of: &Typed, before: &Session) -> Stage {
    let mut stage = (of.begin)();
    stage.model.drafts = before.drafts().clone();
    stage.model.kept = stage.model.session();
    stage
}

fn is_back(stage: &Stage) -> bool {
    stage.text().contains("what was typed here before is back")
}

#[test]
fn what_was_typed_comes_back_after_a_kill_in_every_dialog() {
    for each in TYPED {
        let opened = (each.begin)().keys(each.open);
        assert!(opened.model.mode().takes_text() && !is_back(&opened), "{}: {}", each.open, opened.text());
        let stage = again(each, &kept(&opened.keys(each.text))).keys(each.open);
        assert!(is_back(&stage) && stage.text().contains(each.text), "{}: {}", each.open, stage.text());
    }
}

#[test]
fn what_was_typed_stays_where_one_goes_elsewhere_and_ends_where_it_is_taken_or_emptied() {
    for each in TYPED {
        let stage = (each.begin)().keys(each.open).keys(each.text).keys("<esc>");
        assert!(stage.text().contains("kept as a draft"), "{}: {}", each.open, stage.text());
        let session = kept(&stage);
        // The list of what to review is turned back to, so that the same keys lead to the same place.
        let stage = stage.keys("<esc><esc>R<tab><esc>1").keys(each.open);
        assert!(is_back(&stage) && stage.text().contains(each.text), "{}: {}", each.open, stage.text());

        let taken = again(each, &session).keys(each.open).keys(each.take);
        let left = kept(&taken).drafts().clone();
        assert!(left == *Session::default().drafts(), "{}: {left:?} {}", each.open, taken.text());

        let emptied = again(each, &session).keys(each.open).keys("<c-u><esc>");
        let left = kept(&emptied).drafts().clone();
        assert!(left == *Session::default().drafts(), "{}: {left:?} {}", each.open, emptied.text());
    }
}

#[test]
fn what_was_typed_comes_up_in_no_other_place() {
    for each in TYPED {
        let session = kept(&(each.begin)().keys(each.open).keys(each.text));
        for other in TYPED.iter().filter(|other| other.open != each.open) {
            let stage = again(other, &session).keys(other.open);
            assert!(!is_back(&stage) && !stage.text().contains(each.text), "{} {}", each.open, other.open);
        }
    }
    // The same dialog about something else.
    for (typed, elsewhere) in
        [("eHalf a thought", "<esc>je"), ("/pin-model-revision<enter>VzHalf", "<esc>jz")]
    {
        let stage = scanned().keys(typed).keys(elsewhere);
        assert!(!is_back(&stage) && !stage.text().contains("Half"), "{}", stage.text());
    }
    // The statement belongs to the release that it is about.
    let mut stage = signing().keys("RSHalf a statement<esc>X<enter>");
    stage.press("jj<enter><c-u>9.9.9<enter>");
    stage.press(&"<pgdn>".repeat(20));
    stage.press("Y<enter>S");
    assert!(stage.text().contains("9.9.9") && !is_back(&stage), "{}", stage.text());
}

#[test]
fn both_fields_come_back() {
    let stage = scanned().keys("IAacme/half<tab>0123abc<esc>A");
    assert!(stage.text().contains("acme/half") && stage.text().contains("0123abc"), "{}", stage.text());
    // Only what nobody typed there before is told as being back.
    let stage = stage.keys("<enter>A");
    assert!(!is_back(&stage) && !stage.text().contains("0123abc"), "{}", stage.text());
}

#[test]
fn what_is_not_drawn_is_still_there_when_a_note_is_changed_elsewhere() {
    let odd = "co\u{ad}op \u{1f3f4}\u{e0067}\u{e007f} \u{feff}a\u{200b}b \u{1b}[2J";
    let of = |stage: &Stage| {
        stage.model.work.record.answers.values().map(|each| each.note.clone()).collect::<String>()
    };
    let mut stage = Stage::begun(80, 24);
    let key = stage.model.work.key(0).unwrap();
    let answer = mindgap::record::Answer { note: odd.to_owned(), ..Default::default() };
    drop(stage.model.work.apply(mindgap::record::Change::Answer(key, Box::new(answer))));
    stage.press("e");
    let text = stage.text();
    assert!(text.contains("co\u{fffd}op") && text.contains("a\u{fffd}b \u{fffd}[2J"), "{text}");
    for hidden in ['\u{ad}', '\u{e0067}', '\u{feff}', '\u{200b}', '\u{1b}', '\u{f0000}', '\u{f0001}'] {
        assert!(!text.contains(hidden), "{hidden:?}");
    }
    // A draft has it, too.
    stage.press("x<esc>e");
    assert!(stage.text().contains("[2Jx"), "{}", stage.text());
    stage.press("<c-s>");
    assert_eq!(of(&stage), format!("{odd}x"));
    // Left to the user's own editor it stays as well.
    stage.press("e<c-e>");
    stage.input(mindgap::tui::Input::Reply(mindgap::tui::effect::Reply::WrittenOutside(Ok(format!(
        "{odd} y"
    )))));
    stage.press("<c-s>");
    assert_eq!(of(&stage), format!("{odd} y"));
}
