//! The release on the screen: opened, looked at again, reviewed, signed off, and how many keys that takes.

use insta::assert_snapshot;
use mindgap::assess::{blockers, queue_seen};
use mindgap::checklist::builtin;
use mindgap::record::{Answer, AnswerKey, Blend, Change, Record, Rules, Status, Versions, blend};
use mindgap::store::Saved;
use mindgap::store::releases::{Flaw, State};
use mindgap::tui::Input;
use mindgap::tui::contrast::{Contrast, Side};
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::{Kept, Screen};
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::scene::{moved_on, opened, quiet, reaffirmed, reviewing, sixty_six, stage, worn};
use crate::stage::Stage;

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (160, 50)];

#[test]
fn the_differences_tell_what_is_no_longer_shown_first() {
    shows("diff", moved_on, "D");
    shows("diff-answers", moved_on, "D<pgdn><pgdn>");
    shows("diff-none", quiet, "D");
}

#[test]
fn a_difference_leads_to_its_item_and_another_side_is_chosen() {
    let mut stage = moved_on((80, 24)).keys("Dj<enter>");
    assert_eq!(stage.model.mode(), Mode::Items);
    assert!(stage.text().contains("A named owner"));
    stage.press("<esc>");
    assert_eq!(stage.model.mode(), Mode::Diff);
    stage.press("l");
    assert!(stage.text().contains("the last commit to the working record"), "{}", stage.text());
    stage.press("l");
    assert!(stage.text().contains("nothing later"), "{}", stage.text());
}

#[test]
fn the_overview_looks_back_over_releases() {
    shows("overview-history", moved_on, "s<end>");
}

fn shows(name: &str, begin: impl Fn((u16, u16)) -> Stage, keys: &str) {
    for size in SIZES {
        let stage = begin(size).keys(keys);
        assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), stage.screen());
    }
}

fn queued(stage: &Stage) -> usize {
    stage.model.releases.queue.entries.len()
}

#[test]
fn a_release_is_opened() {
    shows("release-opening", worn, "R");
    shows("release-version", worn, "Rjj<enter>1.4 beta<enter>");
}

#[test]
fn the_queue_says_why_and_what_was_answered() {
    shows("release-queue", opened, "");
    shows("release-evidence", opened, "j");
    shows("release-affirmed", opened, "jy");
    shows("release-help", opened, "?");
}

#[test]
fn all_that_was_seen_is_asked_about_first() {
    shows("release-seen", opened, "<end>Y");
    shows("release-give-up", opened, "X");
}

#[test]
fn what_keeps_the_release_is_listed() {
    shows("release-blocked", opened, "S");
}

#[test]
fn what_keeps_the_release_and_whose_signature_is_missing_stand_below_any_row() {
    let stage = opened((80, 24)).keys("j");
    let keeps = stage.model.releases.blockers.keys().len();
    assert!(
        keeps > 0 && stage.text().contains(&format!(" {keeps} keep it from sign-off: S ")),
        "{}",
        stage.text()
    );
    // One of two has signed: below any row of the review, and in full where nothing is left to look at.
    let mut stage = reviewing((60, 18));
    let missing = "signatures missing: 1 of 2; next as reviewer, by somebody else than Grace Hopper: S";
    let words = |stage: &Stage| {
        stage.text().replace(['│', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(words(&stage).contains(missing) && !stage.text().contains("from sign-off"), "{}", stage.text());
    stage.press("<tab>");
    assert!(stage.text().contains("─ 1 reviewer has yet to sign: S ─"), "{}", stage.text());
}

#[test]
fn the_sign_off_shows_who_for_what() {
    shows("release-done", reaffirmed, "");
    shows("release-signing", reaffirmed, "SLooked at with the team");
    shows("release-signed", reaffirmed, "S<enter>");
}

#[test]
fn the_sign_off_names_the_commit_of_its_moment_and_not_of_the_start() {
    let mut stage = reaffirmed((80, 24));
    stage.commit = Some("1111111111111111111111111111111111111111".to_owned());
    stage.input(Input::Opened);
    stage.commit = Some("2222222222222222222222222222222222222222".to_owned());
    stage.press("S");
    assert!(stage.text().contains("Commit    2222222222"), "{}", stage.text());
}

#[test]
fn the_list_of_what_keeps_the_release_stays_true_while_it_is_open() {
    let mut stage = opened((80, 24)).keys("S");
    let listed =
        |stage: &Stage| stage.text().lines().filter(|line| line.contains(" evidence-missing ")).count();
    assert_eq!(listed(&stage), 1, "{}", stage.text());
    stage = stage.file("docs/gone.md", "then");
    stage.input(Input::Focus);
    assert_eq!((stage.model.mode(), listed(&stage)), (Mode::Blocked, 0), "{}", stage.text());
    // When nothing is left in it, it goes, and says how to go on.
    let mut stage = opened((80, 24)).keys("S");
    let everything: Vec<_> = reaffirmed((80, 24)).model.work.record.answers.clone().into_iter().collect();
    let incoming =
        everything.into_iter().map(|(key, answer)| Change::Answer(key, Box::new(answer))).collect();
    let saved = Saved { incoming, ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    assert_eq!(stage.model.mode(), Mode::Release);
    assert!(stage.text().contains("nothing keeps the release any more; S signs it off"), "{}", stage.text());
}

#[test]
fn after_a_sign_off_the_differences_begin_at_the_new_release() {
    let stage = reaffirmed((80, 24)).keys("Dl<esc>RS<enter>");
    assert_eq!(stage.kept.len(), 2, "{}", stage.text());
    let mut stage = stage.keys("D");
    let compared = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::Compare(side, _) => Some(side.clone()),
        _ => None,
    });
    assert_eq!(compared, Some(None), "nobody chose a side since");
    // Where somebody did, it stays chosen.
    stage.press("l<esc>D");
    assert!(stage.text().contains("the last commit to the working record"), "{}", stage.text());
}

#[test]
fn a_version_before_a_signed_one_is_told_when_it_is_opened() {
    let stage = worn((160, 50)).keys("Rjj<enter>1.2.9<enter>");
    assert!(stage.model.work.record.release.is_some());
    assert!(
        stage.text().contains("1.2.9 goes before 1.3.0, which is signed off already"),
        "{}",
        stage.text()
    );
}

#[test]
fn where_there_is_nothing_to_compare_with_it_says_what_to_do_in_a_whole_frame() {
    let mut stage = quiet((80, 24)).keys("D");
    let why = "There is nothing to compare with yet.".to_owned();
    let contrast =
        Contrast { side: Some(Side::Head), about: String::new(), sides: vec![Side::Head], lines: Err(why) };
    stage.input(Input::Reply(Reply::Compared(Box::new(contrast))));
    let text = stage.text();
    assert!(text.contains("nothing to compare with yet"), "{text}");
    let bottom = text.lines().find(|line| line.starts_with('└')).unwrap();
    assert!(bottom.trim_end().chars().all(|c| "└─┘".contains(c)), "{bottom}");
    stage.press("<esc>");
    assert_eq!(stage.model.mode(), Mode::Items);
}

#[test]
fn the_reviewer_has_a_list_too() {
    shows("release-review", reviewing, "<tab>yn");
    shows("release-reviewed", reviewing, "<tab>ynWhere is the test?<enter>k");
}

#[test]
fn a_row_goes_when_its_answer_is_reaffirmed_and_comes_back_with_undo() {
    let mut stage = opened((80, 24)).keys("jj");
    let before = queued(&stage);
    stage.press("y");
    assert_eq!(queued(&stage), before - 1, "the evidence was taken as it is now");
    stage.press("u");
    assert_eq!(queued(&stage), before);
    // A file that is gone cannot be taken as it is: the row stays, and says why.
    let stage = stage.keys("<home>jy");
    assert_eq!(queued(&stage), before);
    assert!(stage.text().contains("still to look at"), "{}", stage.text());
}

#[test]
fn an_item_is_opened_from_the_queue_and_esc_comes_back_to_the_next() {
    let mut stage = opened((80, 24)).keys("<enter>");
    assert_eq!((stage.model.place.screen, stage.model.mode()), (Screen::Items, Mode::Items));
    stage.press("y<esc>");
    assert_eq!(stage.model.mode(), Mode::Release);
    let first = &stage.model.releases.queue.entries[0];
    assert_eq!(first.kind().word(), "evidence-missing", "the question was answered anew");
}

#[test]
fn what_is_answered_within_the_second_of_the_opening_was_looked_at() {
    let mut stage = opened((80, 24)).keys("<enter>");
    let key = stage.model.work.key(stage.model.place.chosen().unwrap()).unwrap();
    let queued = |stage: &Stage| stage.model.releases.queue.entries.iter().any(|entry| entry.key == key);
    assert!(queued(&stage));
    stage.press("y<esc>");
    assert!(!queued(&stage), "{}", stage.text());
}

#[test]
fn what_one_key_changes_is_what_judging_the_whole_release_again_gives() {
    let mut stage = quiet((80, 24)).keys("R<enter>");
    for key in ["y", "jy", "u", "y", "jjyu", "<tab>", "<tab>", "y", "u", "u", "u"] {
        stage.press(key);
        let work = &stage.model.work;
        let (checklist, record, witness) = (&work.checklist, &work.record, work.assessment.witness());
        let queue = queue_seen(checklist, record, &work.observed, work.today, None, witness);
        assert_eq!(stage.model.releases.queue, queue, "after {key}");
        let keep = blockers(&work.checklist, record, &work.assessment, record.rules().threshold);
        assert_eq!(stage.model.releases.blockers, keep, "after {key}");
        let others = |(at, key): &(usize, AnswerKey)| {
            work.item(*at).is_some_and(|it| it.id.as_str() == key.item_str())
        };
        let review = &stage.model.releases.review;
        assert!(review.is_sorted_by_key(|(at, _)| *at) && review.iter().all(others), "after {key}");
    }
}

#[test]
fn only_rows_that_were_drawn_are_reaffirmed_together() {
    let mut stage = quiet((80, 24)).keys("R<enter>");
    let all = queued(&stage);
    stage.press("Y");
    let in_sight = stage.text().matches("due  ").count();
    stage.press("<enter>");
    assert_eq!(queued(&stage), all - in_sight.max(8), "eight rows fit at this size");
    assert!(all > 20 && queued(&stage) > 0);
    // One step takes all of it back.
    stage.press("u");
    assert_eq!(queued(&stage), all);
    // What lies under a dialog, or was passed in one stroke, was not seen.
    let mut stage = quiet((80, 24)).keys("R<enter>");
    for _ in 0..20 {
        let down = KeyEvent::from(KeyCode::PageDown);
        stage.input(Input::Key(down));
    }
    stage.input(Input::Drawn);
    stage.press("Y<enter>");
    assert_eq!(queued(&stage), all - 16, "the first page and the last");
}

#[test]
fn sixty_six_items_are_looked_at_one_by_one_and_signed_off_with_eighty_keys() {
    let mut stage = stage(sixty_six("Ada Byron"), (80, 24));
    stage.press("R<enter>");
    assert_eq!(queued(&stage), 66);
    for _ in 0..66 {
        stage.press("y");
    }
    assert_eq!(queued(&stage), 0);
    stage.press("S<enter>");
    assert_eq!(stage.kept.len(), 2, "{}", stage.text());
    assert!(stage.text().contains("release 1.4.0 is signed off"), "{}", stage.text());
    assert!(stage.pressed <= 80, "{} keys", stage.pressed);
}

#[test]
fn seen_page_by_page_and_signed_by_two_people_it_takes_far_fewer() {
    let mut record = sixty_six("Grace Hopper");
    record.rules = Some(Rules { people: 2, ..Rules::default() });
    let mut stage = stage(record, (80, 24));
    stage.press("R<enter>");
    for _ in 0..9 {
        stage.press("<pgdn>");
    }
    stage.press("Y<enter>");
    assert_eq!(queued(&stage), 0);
    stage.press("S<enter>");
    assert!(stage.text().contains("one more person has to sign"), "{}", stage.text());
    // Whoever has signed is told so, and offered nothing that would be refused.
    let before = stage.pressed;
    stage.press("S");
    assert!(
        stage.text().contains("has signed these answers already, and another person has to"),
        "{}",
        stage.text()
    );
    assert!(stage.model.dialogs.is_empty());
    stage.pressed = before;
    stage.model.work.who = "Alan Turing".to_owned();
    // The second person looks at the answers, accepts one, and signs.
    stage.press("<tab>yS<enter>");
    assert_eq!(stage.kept.len(), 2, "{}", stage.text());
    assert!(stage.pressed <= 80, "{} keys", stage.pressed);
}

#[test]
fn a_frozen_release_that_was_edited_is_told_on_opening() {
    let mut stage = quiet((80, 24));
    stage.kept[0].state = State::Tampered(Flaw::Elsewhere);
    stage.input(Input::Opened);
    assert!(stage.text().contains("release 1.3.0 edited after it was signed off"), "{}", stage.text());
    stage.press("R");
    assert!(stage.text().contains("not what was signed off"), "{}", stage.text());
}

#[test]
fn a_release_is_given_up_and_that_is_taken_back() {
    let mut stage = opened((80, 24)).keys("X<enter>");
    assert!(stage.model.work.record.release.is_none());
    stage.press("u");
    assert!(stage.model.work.record.release.is_some());
}

#[test]
fn what_was_sent_back_comes_first_in_the_queue() {
    let stage = reviewing((80, 24)).keys("<tab>nWhere is the test?<enter><tab>");
    let first = &stage.model.releases.queue.entries[0];
    assert_eq!(first.kind().word(), "sent-back");
    assert!(stage.text().contains("Where is the test?"), "{}", stage.text());
}

#[test]
fn notes_that_were_joined_stand_once_and_under_no_side() {
    let checklist = builtin().unwrap();
    let key = AnswerKey::item(&checklist.items()[0].id);
    let said = |status, by: &str| Answer {
        status: Some(status),
        note: format!("{by} looked"),
        by: Some(by.to_owned()),
        ..Answer::default()
    };
    let Blend::Two { ours, theirs } =
        blend(&Answer::default(), &said(Status::Yes, "Ada"), &said(Status::No, "Grace"))
    else {
        panic!("somebody has to choose");
    };
    let mut record = Record::new("support-bot", &checklist);
    record.answers.insert(key.clone(), (*ours).clone());
    record.conflicts.insert(key, Versions { ours: *ours, theirs: *theirs });
    let text = stage(record, (80, 24)).text();
    let row = |words: &str| {
        let rows: Vec<usize> =
            text.lines().enumerate().filter(|(_, line)| line.contains(words)).map(|(at, _)| at).collect();
        assert_eq!(rows.len(), 1, "{words}: {text}");
        rows[0]
    };
    let order =
        [row("Ours (M)"), row("Theirs (T)"), row("Kept, whichever"), row("Ada looked"), row("Grace looked")];
    assert!(order.is_sorted(), "{text}");
}

#[test]
fn a_refusal_from_the_disk_is_told() {
    let mut stage = quiet((80, 24)).keys("R");
    let done = Err("release 1.3.0 is not what was signed off; put the file back from git".to_owned());
    let released = Box::new(mindgap::tui::deed::Released { changes: Vec::new(), done });
    let then = Box::new(Reply::Failed(String::new()));
    stage.input(Input::Reply(Reply::Released { released, then }));
    assert!(stage.text().contains("is not what was signed off"), "{}", stage.text());
}
