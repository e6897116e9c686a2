//! Writing the record to a file: the form stays with what was typed until the file is there.

use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Over, Reply};
use mindgap::tui::keymap::Mode;
use ratatui::crossterm::event::KeyCode;

use super::shows;
use crate::stage::Stage;

fn asked(stage: &Stage) -> Vec<(String, Over)> {
    let exports = stage.effects.iter().filter_map(|effect| match effect {
        Effect::Export { to, over, .. } => Some((to.clone(), *over)),
        _ => None,
    });
    exports.collect()
}

fn preview(width: u16, height: u16) -> Stage {
    Stage::begun(width, height).keys("m")
}

/// What stands on the screen, however it is wrapped.
fn words(stage: &Stage) -> String {
    stage.text().replace(['│', '┌', '└'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_name_that_says_another_format_is_refused_in_the_form() {
    shows("export-other-format", preview, "w<c-u>out.json<enter>");
    for name in ["out.json", "OUT.JSON", "docs/record.html", "record.pdf"] {
        let stage = preview(80, 24).keys(&format!("w<c-u>{name}<enter>"));
        assert_eq!(asked(&stage), [], "{name}");
        assert_eq!(stage.model.mode(), Mode::Filling, "{name}");
        assert!(words(&stage).contains("name a file that ends in .md"), "{}", stage.text());
    }
    let mended = preview(80, 24).keys("w<c-u>out.json<enter><bs><bs><bs><bs>md<enter>");
    assert_eq!(asked(&mended), [("out.md".to_owned(), Over::Own)]);
    for name in ["SAFETY", "record.v2", "SAFETY-1.4.0", "notes.txt", "a.markdown"] {
        let stage = preview(80, 24).keys(&format!("w<c-u>{name}<enter>"));
        assert_eq!(asked(&stage), [(name.to_owned(), Over::Own)]);
        assert!(stage.model.dialogs.is_empty(), "{name}");
    }
}

#[test]
fn whatever_the_disk_refuses_the_form_stays_with_what_was_typed() {
    let whys = [
        "sub/a.md is there already and holds something else; name another file, or move this one away first",
        "could not write sub/a.md: no such file or folder; put the folder back, or begin anew where it should be, and this \
         is a reason that is longer than a form has room for in two of its rows, to be read to its very end",
    ];
    for why in whys {
        // Where nothing of the screen stands beside the form.
        for (width, height) in [(60, 18), (80, 24)] {
            let mut stage = preview(width, height);
            stage.no_export = Some(why);
            let mut stage = stage.keys("w<c-u>sub/a.md<enter>");
            assert_eq!(stage.model.mode(), Mode::Filling);
            let told = words(&stage);
            assert!(told.contains(why) && told.contains("File sub/a.md"), "{}", stage.text());
            stage.no_export = None;
            let stage = stage.keys("<home>x<enter>");
            assert_eq!(asked(&stage).last().unwrap().0, "xsub/a.md");
            assert!(stage.model.dialogs.is_empty() && words(&stage).contains("written to xsub/a.md"));
        }
    }
    let nameless = preview(80, 24).keys("w<c-u><enter>");
    assert_eq!((nameless.model.mode(), asked(&nameless)), (Mode::Filling, vec![]));
    assert!(words(&nameless).contains("name a file"), "{}", nameless.text());
}

#[test]
fn what_is_typed_while_the_disk_is_slow_is_nobodys_answer() {
    let mut stage = preview(80, 24).keys("w<c-u>a.md");
    let enter = KeyCode::Enter.into();
    drop(stage.unanswered(Input::Key(enter)));
    let mut stage = stage.keys("<c-u>b.md");
    stage.input(Input::Reply(Reply::Exported { to: "a.md".to_owned(), result: Ok("a.md".to_owned()) }));
    assert!(words(&stage).contains("File b.md"), "{}", stage.text());
    assert!(words(&stage).contains("written to a.md"), "{}", stage.text());
}

#[test]
fn over_somebodys_words_the_form_waits_below_the_question() {
    let begun = || {
        let mut stage = preview(80, 24).keys("w<c-u>there.md");
        drop(stage.unanswered(Input::Key(KeyCode::Enter.into())));
        stage.input(Input::Reply(Reply::OthersWrote { to: "there.md".to_owned(), words: 2 }));
        assert_eq!(stage.model.mode(), Mode::WritingOver, "{}", stage.text());
        stage
    };
    for back in ["<esc>", "<enter>"] {
        let stage = begun().keys(back);
        assert!(words(&stage).contains("File there.md"), "{back}: {}", stage.text());
        assert_eq!(asked(&stage.keys("<c-u>b.md<enter>")), [("b.md".to_owned(), Over::Own)]);
    }
    let over = begun().keys("W");
    assert_eq!(asked(&over), [("there.md".to_owned(), Over::Edited)]);
    assert!(over.model.dialogs.is_empty(), "{}", over.text());
}
