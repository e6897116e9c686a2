//! A terminal that is too small to be drawn on: nothing acts that wants to be seen.

use mindgap::record::{Record, Status};
use mindgap::tui::Input;
use mindgap::tui::effect::Effect;
use mindgap::tui::model::Saving;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;

use crate::left::kept;
use crate::stage::{Stage, THEME, built_in};

/// The same program after somebody made the terminal that small.
fn shrunk(mut stage: Stage) -> Stage {
    stage.input(Input::Resize(Size::new(59, 18)));
    stage
}

fn grown(mut stage: Stage) -> Stage {
    stage.input(Input::Resize(Size::new(80, 24)));
    stage
}

fn begun() -> Stage {
    Stage::begun(80, 24)
}

#[test]
fn the_size_and_the_keys_that_act_are_told() {
    let text = shrunk(begun()).text();
    assert!(text.contains("mindgap needs 60 x 18 characters; this is 59 x 18"), "{text}");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["q Ctrl-C leave the program", "Ctrl-Z to the shell", "Ctrl-L look at the disk again"] {
        assert!(words.contains(told), "{told}: {text}");
    }
}

#[test]
fn keys_that_want_to_be_seen_do_nothing() {
    for place in ["", "<enter>", "g", "m", "R", "I", "f", "e", "o", "/", ":", "i", "?"] {
        let before = begun().keys(place);
        let (text, record) = (before.text(), before.model.work.record.clone());
        let mut stage = shrunk(before).keys("ynpdxcjJ G2<tab><enter>MgumwRS<esc><c-s><c-u>N:y<enter>");
        stage.input(Input::Paste("pasted".to_owned()));
        let at = MouseEventKind::Down(MouseButton::Left);
        stage.input(Input::Mouse(MouseEvent { kind: at, column: 5, row: 5, modifiers: KeyModifiers::NONE }));
        let stage = grown(stage);
        assert_eq!(stage.text(), text, "{place}");
        assert_eq!(stage.model.work.record, record, "{place}");
        assert!(!stage.effects.contains(&Effect::Leave), "{place}");
    }
    assert_eq!(grown(shrunk(begun()).keys("y")).keys("n").saved.len(), 1);
}

#[test]
fn leaving_suspending_and_drawing_anew_act_wherever_one_is() {
    for place in ["", "g", "f", "eA note", "/pin", "i", "?"] {
        for (key, does) in [
            ("q", Effect::Leave),
            ("<c-c>", Effect::Leave),
            ("<c-z>", Effect::Suspend),
            ("<c-l>", Effect::Redraw),
        ] {
            let stage = shrunk(begun().keys(place)).keys(key);
            assert!(stage.effects.contains(&does), "{place} {key}");
        }
    }
}

#[test]
fn leaving_with_something_unsaved_waits_for_a_larger_terminal() {
    let mut broken = begun();
    broken.broken = Some("disk full");
    let stage = shrunk(broken.keys("y")).keys("qqlls");
    assert!(!stage.effects.contains(&Effect::Leave));
    let words = stage.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("not everything is saved: make the terminal larger to choose"), "{words}");
    let stage = grown(stage);
    assert!(stage.text().contains("s tries again"), "{}", stage.text());
    let stage = stage.keys("<esc>");
    assert!(stage.model.dialogs.is_empty(), "asked once");
    assert_eq!(stage.model.work.status_in_all(stage.model.place.chosen().unwrap()), Some(Status::Yes));
}

#[test]
fn what_was_told_below_the_size_is_told_until_somebody_can_have_read_it() {
    let stage = grown(shrunk(begun().keys("M")).keys("jjj"));
    assert!(stage.text().contains("the mouse clicks and scrolls here"), "{}", stage.text());
}

#[test]
fn a_start_in_too_small_a_terminal_tells_what_it_has_to_tell_in_a_larger_one() {
    let left = Stage::kick_off(80, 24).keys("<c-u>ward-bot<enter> j <enter>");
    let checklist = built_in();
    let record = Record::new("support-bot", &checklist);
    let session = kept(&left);
    let stage = Stage::with(checklist, record, Saving::NotBegun, &session, (40, 10), THEME);
    let stage = grown(stage.keys("jj"));
    assert!(stage.text().contains("u begins anew"), "{}", stage.text());
}
