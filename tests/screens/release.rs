//! The release on the screen: opened, looked at again, reviewed, signed off, and how many keys that takes.

use chrono::{Duration, NaiveDate, Utc};
use insta::assert_snapshot;
use mindgap::checklist::{Applies, Checklist, Digest, builtin};
use mindgap::record::{
    Acceptance, Affirmed, Answer, AnswerKey, Counts, Evidence, OpenRelease, Plan, Record, Rules, Status,
};
use mindgap::store::releases::{Flaw, Kept, State};
use mindgap::tui::Input;
use mindgap::tui::effect::Reply;
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::{Saving, Screen, Session};

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::stage::{Stage, THEME, kept, now};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (160, 50)];

/// Everything answered with yes and shown, by somebody, so many days ago.
fn answered(checklist: &Checklist, by: &str, days: i64) -> Record {
    let mut record = Record::new("support-bot", checklist);
    for item in checklist.items() {
        let evidence = Evidence::File { path: "SAFETY.md".parse().unwrap(), digest: Digest::of(b"owner") };
        let answer = Answer {
            status: Some(Status::Yes),
            evidence: vec![evidence],
            question: Some(item.digest),
            by: Some(by.to_owned()),
            at: Some((now() - Duration::days(days)).with_timezone(&Utc)),
            ..Answer::default()
        };
        record.answers.insert(AnswerKey::item(&item.id), answer);
    }
    record
}

/// The release before, signed off by Ada.
fn before() -> Kept {
    let at = (now() - Duration::days(90)).with_timezone(&Utc);
    let release = OpenRelease::new("1.3.0".parse().unwrap(), None, "Ada Byron", at);
    let counts = Counts { accepted: 1, answered: 60, applicable: 66, gaps: 9, said: 50, shown: 41 };
    kept(release, counts)
}

fn stage(record: Record, (width, height): (u16, u16)) -> Stage {
    let checklist = builtin().unwrap();
    let session = Session::default();
    let mut stage = Stage::with(checklist, record, Saving::Saved, &session, (width, height), THEME)
        .file("SAFETY.md", "owner")
        .file("docs/tests.md", "now");
    stage.kept.push(before());
    // The disk is looked at again, now that it has files and releases.
    stage.input(Input::Focus);
    stage
}

/// A record in which a little of everything has changed since.
fn worn(size: (u16, u16)) -> Stage {
    let checklist = builtin().unwrap();
    let mut record = answered(&checklist, "Ada Byron", 120);
    let asked: Vec<_> =
        checklist.items().iter().filter(|item| record.profile.applies(item) == Applies::Yes).collect();
    let keys: Vec<AnswerKey> = asked.iter().map(|item| AnswerKey::item(&item.id)).collect();
    let mut change = |at: usize, change: &dyn Fn(&mut Answer)| {
        change(record.answers.get_mut(&keys[at]).unwrap());
    };
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    change(0, &|answer| answer.question = Some(Digest::of(b"another question")));
    change(1, &|answer| {
        let path = "docs/tests.md".parse().unwrap();
        answer.evidence = vec![Evidence::File { path, digest: Digest::of(b"then") }];
    });
    change(2, &|answer| {
        let path = "docs/gone.md".parse().unwrap();
        answer.evidence = vec![Evidence::File { path, digest: Digest::of(b"then") }];
    });
    change(3, &|answer| {
        answer.status = Some(Status::No);
        answer.acceptance =
            Some(Acceptance { reason: "Pilot only".into(), until: day(2026, 10, 1), who: "Ada".into() });
    });
    change(4, &|answer| {
        answer.status = Some(Status::Partly);
        answer.plan = Some(Plan { what: "Write the rest".into(), by: Some(day(2026, 11, 1)) });
    });
    change(5, &|answer| *answer = Answer::default());
    stage(record, size)
}

/// The same, opened.
fn opened(size: (u16, u16)) -> Stage {
    worn(size).keys("R<enter>")
}

/// A record that has moved on since the release before.
fn moved_on(size: (u16, u16)) -> Stage {
    let checklist = builtin().unwrap();
    let mut frozen = answered(&checklist, "Ada Byron", 120);
    let first: Vec<AnswerKey> =
        checklist.items().iter().take(4).map(|item| AnswerKey::item(&item.id)).collect();
    let change = |record: &mut Record, at: usize, change: &dyn Fn(&mut Answer)| {
        change(record.answers.get_mut(&first[at]).unwrap());
    };
    let mut record = frozen.clone();
    change(&mut record, 0, &|answer| {
        answer.status = Some(Status::Partly);
        answer.note = "The person left.\nA new one is looked for.".into();
    });
    change(&mut record, 1, &|answer| {
        answer.evidence.push(Evidence::link("https://example.org/review").unwrap())
    });
    change(&mut frozen, 2, &|answer| *answer = Answer::default());
    change(&mut record, 3, &|answer| *answer = Answer::default());
    let mut stage = stage(record, size);
    stage.frozen = Some(frozen);
    stage
}

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
fn the_sign_off_shows_who_for_what() {
    shows("release-done", reaffirmed, "");
    shows("release-signing", reaffirmed, "SLooked at with the team");
    shows("release-signed", reaffirmed, "S<enter>");
}

#[test]
fn the_reviewer_has_a_list_too() {
    shows("release-review", reviewing, "<tab>yn");
    shows("release-reviewed", reviewing, "<tab>ynWhere is the test?<enter>k");
}

/// Nothing has changed, and the project wants one signature.
fn quiet(size: (u16, u16)) -> Stage {
    stage(answered(&builtin().unwrap(), "Ada Byron", 30), size)
}

/// Everything was seen and reaffirmed.
fn reaffirmed(size: (u16, u16)) -> Stage {
    look_at_all(quiet(size))
}

fn look_at_all(stage: Stage) -> Stage {
    stage.keys("R<enter>").keys(&"<pgdn>".repeat(20)).keys("Y<enter>")
}

/// Grace answered and signed; Ada reviews.
fn reviewing(size: (u16, u16)) -> Stage {
    let mut record = answered(&builtin().unwrap(), "Grace Hopper", 30);
    record.rules = Some(Rules { people: 2, ..Rules::default() });
    let mut stage = stage(record, size);
    stage.model.work.who = "Grace Hopper".to_owned();
    stage = look_at_all(stage).keys("S<enter>");
    stage.model.work.who = "Ada Byron".to_owned();
    stage.press("<c-l>");
    stage
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

/// A record in which 66 items are asked.
fn sixty_six(by: &str) -> Record {
    let checklist = builtin().unwrap();
    let mut record = answered(&checklist, by, 30);
    let asked = |record: &Record| {
        let all = checklist.items().iter();
        all.filter(|item| record.profile.applies(item) == Applies::Yes)
            .map(|item| item.id.clone())
            .collect::<Vec<_>>()
    };
    for id in asked(&record).iter().skip(66) {
        // Looked at this morning: nothing brings these up.
        let key = AnswerKey::item(id);
        let soon = (now() + Duration::hours(1)).with_timezone(&Utc);
        let affirmed =
            Affirmed { at: soon, by: by.to_owned(), release: "1.4.0".parse().unwrap(), unchanged: false };
        record.answers.get_mut(&key).unwrap().affirmed = Some(affirmed);
    }
    record
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
fn a_refusal_from_the_disk_is_told() {
    let mut stage = quiet((80, 24)).keys("R");
    let done = Err("release 1.3.0 is not what was signed off; put the file back from git".to_owned());
    let released = Box::new(mindgap::tui::deed::Released { changes: Vec::new(), done });
    let then = Box::new(Reply::Failed(String::new()));
    stage.input(Input::Reply(Reply::Released { released, then }));
    assert!(stage.text().contains("is not what was signed off"), "{}", stage.text());
}
