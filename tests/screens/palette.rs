//! The palette lists every action: those that do something now first, the others with the screen where they do.

use mindgap::tui::action::Action;
use mindgap::tui::keymap::{KEYMAP, Mode};
use mindgap::tui::model::{Dialog, FinderRow, Screen, Works};

use super::shows;
use crate::scene::{opened, project};
use crate::stage::Stage;

/// What is listed, in its order.
fn listed(stage: &Stage) -> Vec<(Action, &'static str, Works)> {
    let Some(Dialog::Finder(finder)) = stage.model.dialogs.last() else { panic!("{}", stage.text()) };
    let row = |row: &FinderRow| match row {
        FinderRow::Action(at, works) => (KEYMAP[*at].action, KEYMAP[*at].help, *works),
        other => panic!("{other:?}"),
    };
    finder.rows.iter().map(row).collect()
}

fn begun(width: u16, height: u16) -> Stage {
    Stage::begun(width, height)
}

#[test]
fn every_action_is_listed_wherever_one_is() {
    // What moves, confirms or leaves something that is not open is left out.
    let bare = |action: &Action| {
        use Action::{
            Back, Complete, Confirm, DeleteLine, DeleteWord, First, Last, Next, NextField, PageDown, PageUp,
            Palette, Previous, PreviousField, ScrollDown, ScrollUp,
        };
        let left_out = [
            Back,
            Complete,
            Confirm,
            DeleteLine,
            DeleteWord,
            First,
            Last,
            Next,
            NextField,
            PageDown,
            PageUp,
            Palette,
            Previous,
            PreviousField,
            ScrollDown,
            ScrollUp,
        ];
        left_out.contains(action)
    };
    let places = ["", "<enter>", "g", "s", "m", "R", "D", "I", "f", "e", "o", "v", "i", "RB<esc>"];
    for place in places {
        let stage = begun(80, 24).keys(place).keys("<c-p>");
        let all = listed(&stage);
        for row in KEYMAP.iter().filter(|row| !bare(&row.action)) {
            let count = all.iter().filter(|each| (each.0, each.1) == (row.action, row.help)).count();
            assert_eq!(count, 1, "{place}: {:?} {}", row.action, row.help);
        }
        let ranks: Vec<u8> = all
            .iter()
            .map(|(_, _, works)| match works {
                Works::Now => 0,
                Works::NotNow => 1,
                Works::Elsewhere(_) => 2,
            })
            .collect();
        assert!(ranks.is_sorted() && ranks.first() == Some(&0), "{place}: {ranks:?}");
    }
}

#[test]
fn what_does_nothing_now_stands_below_with_the_screen_where_it_does() {
    shows("palette-elsewhere", begun, ":sign");
    shows("palette-not-now", begun, ":undo");
    let stage = begun(80, 24).keys(":record");
    let first = listed(&stage)[0];
    assert_eq!((first.0, first.2), (Action::ShowRecord, Works::Now), "what works now comes first");
    // The word of the footer finds it too.
    let first = listed(&begun(80, 24).keys(":gaps"))[0];
    assert_eq!((first.0, first.2), (Action::ShowGaps, Works::Now));
}

#[test]
fn an_action_of_another_screen_leads_there_and_is_not_done() {
    let stage = opened((80, 24)).keys("1:give the release up<enter>");
    assert_eq!((stage.model.place.screen, stage.model.mode()), (Screen::Release, Mode::Release));
    assert!(stage.text().contains("X in “Release”: give the release up"), "{}", stage.text());
    assert!(stage.model.work.record.release.is_some());

    let stage = begun(80, 24).keys(":write the record to a file<enter>");
    assert_eq!((stage.model.place.screen, stage.model.mode()), (Screen::Record, Mode::Record));
    assert!(stage.text().contains("w in “Record”: write the record to a file"), "{}", stage.text());

    // From another screen a status key is nothing that happens to an item out of sight.
    let stage = begun(80, 24).keys("g:answer yes<enter>");
    assert_eq!(stage.model.mode(), Mode::Items);
    assert!(
        stage.saved.is_empty() && stage.text().contains("y in “Checklist”: answer yes"),
        "{}",
        stage.text()
    );
}

#[test]
fn nothing_is_left_behind_for_an_action_of_another_screen() {
    for (place, mode) in [
        ("eA note", Mode::Writing),
        ("oAda", Mode::Filling),
        ("vdocs", Mode::Evidence),
        ("i", Mode::Knowledge),
    ] {
        let stage = begun(80, 24).keys(place).keys("<c-p>write the record to a file<enter>");
        assert_eq!(stage.model.mode(), mode, "{place}");
        assert!(stage.text().contains("w in “Record”"), "{}", stage.text());
    }
    let stage = Stage::kick_off(80, 24).keys("<enter>:what is wanting<enter>");
    assert!(stage.text().contains("g in “Checklist”"), "{}", stage.text());
    assert!(matches!(stage.model.place.screen, Screen::Profile(_)));
}

#[test]
fn what_would_do_nothing_at_the_moment_says_why() {
    let stage = begun(80, 24).keys(":undo the last<enter>");
    assert!(stage.model.notice.is_some(), "{}", stage.text());
    let stage = Stage::begun(80, 24).seeing(project()).keys(":next model, of<enter>");
    assert!(stage.model.notice.is_some(), "{}", stage.text());
}
