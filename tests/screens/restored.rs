//! The answers of an earlier release, taken back on the screen.

use insta::assert_snapshot;
use mindgap::record::{AnswerKey, Status};
use mindgap::tui::keymap::Mode;

use crate::scene::{moved_on, quiet};
use crate::stage::Stage;

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (160, 50)];

fn statuses(stage: &Stage) -> Vec<(AnswerKey, Option<Status>)> {
    let answers = stage.model.work.record.answers.iter();
    answers.map(|(key, answer)| (key.clone(), answer.status)).collect()
}

#[test]
fn it_says_what_will_change_and_is_one_step_that_undo_takes_back() {
    for size in SIZES {
        let stage = moved_on(size).keys("RB<enter>");
        assert_snapshot!(format!("restore-{}x{}", size.0, size.1), stage.screen());
    }
    let mut stage = moved_on((80, 24));
    let before = stage.model.work.record.clone();
    stage.press("RB<enter><esc>");
    assert_eq!((stage.model.mode(), &stage.model.work.record), (Mode::Opening, &before), "left as it is");
    stage.press("B<enter><enter>");
    let frozen = stage.frozen.clone().unwrap();
    for (key, answer) in &frozen.answers {
        assert_eq!(stage.model.work.record.answers[key].status, answer.status, "{key}");
    }
    assert!(stage.text().contains("are as in release 1.3.0; u takes all of that back"), "{}", stage.text());
    stage.press("u");
    assert_eq!(stage.model.work.record, before);
}

#[test]
fn beside_a_difference_it_is_the_release_that_is_compared_with() {
    let mut stage = moved_on((80, 24)).keys("DB");
    assert_eq!(stage.model.mode(), Mode::Confirming);
    assert!(stage.text().contains("Take release 1.3.0 back?"), "{}", stage.text());
    let before = statuses(&stage);
    stage.press("<enter>");
    assert_ne!(statuses(&stage), before);
    stage.press("B");
    assert!(stage.text().contains("every answer says what it said in release 1.3.0"), "{}", stage.text());
}

#[test]
fn what_is_no_release_changes_nothing() {
    let mut stage = quiet((80, 24)).keys("RB<c-u>../x<enter>");
    assert_eq!(stage.model.mode(), Mode::Filling, "{}", stage.text());
    stage.press("<c-u>9.9<enter>");
    assert!(stage.text().contains("there is no release 9.9"), "{}", stage.text());
}

#[test]
fn a_day_that_is_past_is_taken_and_told() {
    let stage = Stage::begun(80, 24).keys("ntask around<tab>2026-11-21<enter>");
    assert!(
        stage.text().contains("2026-11-21 is past: the plan is overdue as it stands"),
        "{}",
        stage.text()
    );
    let stage = stage.keys("aone pilot user<tab>2026-11-01<enter>");
    assert!(stage.text().contains("2026-11-01 is past: the risk is no longer accepted"), "{}", stage.text());
    let stage = stage.keys("a<tab><c-u>2026-11-22<enter>");
    assert!(!stage.text().contains("2026-11-22 is past"), "today is not past: {}", stage.text());
    assert!(stage.model.work.answer(0).is_some_and(|answer| answer.acceptance.is_some()));
}
