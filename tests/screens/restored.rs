//! The answers of an earlier release, taken back on the screen.

use insta::assert_snapshot;
use mindgap::record::{Answer, AnswerKey, Conflict, Status};
use mindgap::store::Saved;
use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::Kept;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

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
fn what_is_read_late_asks_nothing_over_what_is_being_typed() {
    let mut stage = moved_on((80, 24)).keys("RB");
    let effects = stage.unanswered(Input::Key(KeyEvent::from(KeyCode::Enter)));
    let Some(Effect::ReadRelease(version)) = effects.into_iter().next() else { panic!("nothing is read") };
    stage.press("B<c-u>9.");
    let earlier = Box::new(stage.frozen.clone().unwrap());
    stage.input(Input::Reply(Reply::Earlier { version, result: Ok(earlier) }));
    assert_eq!(stage.model.mode(), Mode::Filling, "{}", stage.text());
    assert!(
        stage.text().contains("release 1.3.0 is read; on Release, B asks whether it is taken back"),
        "{}",
        stage.text()
    );
    // The next letters go where the first ones went.
    let before = stage.model.work.record.clone();
    stage.press("9");
    assert!(stage.text().contains("9.9"), "{}", stage.text());
    stage.press("<esc>B");
    assert_eq!(stage.model.mode(), Mode::Confirming);
    assert!(stage.text().contains("Take release 1.3.0 back?"), "{}", stage.text());
    stage.press("<esc>");
    assert_eq!(stage.model.work.record, before);
    stage.press("B");
    assert_eq!(stage.model.mode(), Mode::Filling, "it was asked; the next one is named again");
}

#[test]
fn a_choice_that_comes_up_while_it_asks_is_made_first() {
    let mut stage = moved_on((80, 24)).keys("RB<enter>");
    assert_eq!(stage.model.mode(), Mode::Confirming);
    let key: AnswerKey = stage.model.work.record.answers.keys().next().unwrap().clone();
    let conflict = Conflict { key, ours: Answer::default(), theirs: Answer::default() };
    let saved = Saved { conflicts: vec![conflict], ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    let before = stage.model.work.record.clone();
    stage.press("<enter>");
    assert_eq!(stage.model.work.record, before);
    assert!(stage.text().contains("an answer waits in two versions"), "{}", stage.text());
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
