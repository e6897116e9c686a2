//! What somebody who looks closely would find wrong: a screen that says what is so no more, a key that does more than it
//! tells, a message or an answer that cannot be read.

use mindgap::assess::GapKind;
use mindgap::checklist::Digest;
use mindgap::record::{Answer, Change, Conflict, EvidenceState, Status};
use mindgap::store::Saved;
use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::Kept;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::scene::{project, reaffirmed};
use crate::stage::Stage;

/// One line of all that the screen shows, so that a sentence is found however it is wrapped.
fn flat(stage: &Stage) -> String {
    let text = stage.text().replace(['│', '\n'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sees(stage: &Stage, what: &str) {
    assert!(flat(stage).contains(what), "{what}:\n{}", stage.text());
}

fn status(stage: &Stage) -> Option<Status> {
    let position = stage.model.chosen_item().unwrap();
    stage.model.work.answer(position).and_then(|answer| answer.status)
}

fn changes(stage: &mut Stage, path: &str, content: &str) {
    stage.files.insert(path.parse().unwrap(), Digest::of(content.as_bytes()));
}

#[test]
fn looking_again_looks_at_the_evidence_too() {
    let mut stage = Stage::begun(120, 40).file("SAFETY.md", "owner").keys("yvSAFETY.md<enter><esc>");
    sees(&stage, "SAFETY.md · unchanged since it was named");
    changes(&mut stage, "SAFETY.md", "somebody else");
    stage.press("L");
    sees(&stage, "SAFETY.md · changed since it was named");
    changes(&mut stage, "SAFETY.md", "owner");
    stage.input(Input::Focus);
    sees(&stage, "SAFETY.md · unchanged since it was named");
}

#[test]
fn nobody_is_asked_to_sign_for_evidence_that_is_another_by_now() {
    let mut stage = reaffirmed((100, 30));
    changes(&mut stage, "SAFETY.md", "somebody else");
    stage.press("S");
    assert_eq!(stage.model.mode(), Mode::Blocked, "{}", stage.text());
    sees(&stage, GapKind::EvidenceChanged.word());
    // A look that is answered late: the list takes the place of the dialog, and the statement is kept.
    changes(&mut stage, "SAFETY.md", "owner");
    stage.press("<esc><c-l>");
    stage.unanswered(Input::Key(KeyEvent::from(KeyCode::Char('S'))));
    assert_eq!(stage.model.mode(), Mode::Signing);
    for letter in "Fit to go.".chars() {
        stage.unanswered(Input::Key(KeyEvent::from(KeyCode::Char(letter))));
    }
    let gone = [("SAFETY.md".parse().unwrap(), EvidenceState::Missing)];
    stage.input(Input::Reply(Reply::Observed(gone.into_iter().collect())));
    assert_eq!(stage.model.mode(), Mode::Blocked, "{}", stage.text());
    stage.press("<esc><c-l>S");
    assert_eq!(stage.model.mode(), Mode::Signing, "{}", stage.text());
    sees(&stage, "Fit to go.");
}

#[test]
fn not_applicable_is_given_with_its_reason_and_not_before() {
    for (answer, leave) in [("y", "<esc>"), ("y", "<c-c>"), ("", "<esc>")] {
        let mut stage = Stage::begun(100, 30).keys(answer);
        let stands = |stage: &Stage| (status(stage), stage.model.history.last().cloned(), stage.saved.len());
        let before = stands(&stage);
        stage.press("x");
        sees(&stage, "Esc leave without n/a");
        stage.press("Not here");
        assert_eq!(stands(&stage), before, "a kill here leaves the answer as it was");
        stage.press(leave);
        assert_eq!(stands(&stage), before);
        sees(&stage, "n/a was not given, and the reason is kept as a draft");
        // What was typed is there again, and kept with the status.
        stage.press("x");
        sees(&stage, "Not here");
        stage.press("<enter>");
        assert_eq!(status(&stage), Some(Status::NotApplicable));
        // A form that no status key opened changes nothing when it is left.
        stage.press("r");
        assert!(!flat(&stage).contains("without n/a"));
        stage.press("<esc>");
        assert_eq!(status(&stage), Some(Status::NotApplicable));
    }
    // Kept without a reason it stays what it is: a gap says what is wanting.
    let mut stage = Stage::begun(100, 30).keys("x<enter>");
    assert_eq!(status(&stage), Some(Status::NotApplicable));
    // Asked for once more, there is no status to be left out.
    stage.press("x");
    assert!(!flat(&stage).contains("without n/a"));
    stage.press("<esc>uu");
    assert_eq!(status(&stage), None);
    // Somebody else answers while the reason is typed: what they said goes into the note.
    stage.press("xNot here");
    let key = stage.model.work.key(0).unwrap();
    let theirs = Answer { status: Some(Status::Yes), by: Some("Grace".to_owned()), ..Answer::default() };
    let incoming = vec![Change::Answer(key, Box::new(theirs))];
    let saved = Saved { incoming, ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    stage.press("<enter>");
    assert_eq!(status(&stage), Some(Status::NotApplicable));
    assert!(stage.model.work.answer(0).unwrap().note.contains("Grace"), "{}", stage.text());
}

#[test]
fn the_list_says_no_yes_while_one_of_the_models_has_none() {
    let mut stage = Stage::begun(160, 50)
        .seeing(project())
        .keys("IjajaAopenai:gpt-4o-2024-08-06<tab><enter><esc>/pin-model-revision<enter>");
    let row = |stage: &Stage| {
        let text = stage.text();
        text.lines().find(|line| line.contains('▸')).unwrap().split('│').nth(1).unwrap().to_owned()
    };
    stage.press("yNy");
    assert!(row(&stage).contains("open") && row(&stage).contains("2/3"), "{}", row(&stage));
    stage.press("Nn");
    for _ in 0..3 {
        stage.press("N");
        assert!(row(&stage).contains("✗ no") && row(&stage).contains("3/3"), "{}", row(&stage));
    }
    stage.press("y");
    assert!(row(&stage).contains("✓ yes") && row(&stage).contains("3/3"), "{}", row(&stage));
}

#[test]
fn declaring_a_model_says_what_becomes_of_answers_for_the_whole_project() {
    let mut stage = Stage::begun(100, 30).seeing(project()).keys("/pin-model-revision<enter>y");
    stage.press("Ija");
    sees(
        &stage,
        "now asked of each model instead of once; 1 answer was given for the whole project: in the checklist C takes one over",
    );
    stage.press("ja");
    sees(&stage, "asked of it, too; 1 answer was given for the whole project");
    let stage = Stage::begun(100, 30).seeing(project()).keys("Ija");
    sees(&stage, "now asked of each model instead of once");
    assert!(!flat(&stage).contains("for the whole project"), "{}", stage.text());
}

#[test]
fn a_message_that_is_longer_than_its_line_can_be_read() {
    let long = "not adopted: the file is another than the one that was scanned; scan again, look at what it says by \
                now, mend the code, and adopt it when it says what the question asks for: then it shows something";
    for size in [(60, 18), (80, 24), (160, 50)] {
        let mut stage = Stage::begun(size.0, size.1).keys("?");
        stage.model.fail(long);
        sees(&stage, long);
        assert!(stage.text().lines().next().unwrap().contains("mindgap"), "the header stays");
        stage.press("j");
        assert!(!flat(&stage).contains("not adopted"), "until the next key");
    }
    // However long it is, it takes half of the screen at most, and says that there is more.
    let mut stage = Stage::begun(60, 18);
    stage.model.fail(long.repeat(20));
    let text = stage.text();
    assert!(text.lines().nth(2).unwrap().starts_with('┌') && text.contains('…'), "{text}");
}

#[test]
fn an_answer_is_seen_where_there_is_little_room() {
    let mut stage = Stage::begun(60, 18).seeing(project()).keys("/pin-model-revision<enter>");
    // Where nothing was said the question comes first.
    sees(&stage, "Is this model loaded at an exact revision");
    stage.press("y");
    sees(&stage, "✓ yes · Ada Byron");
    sees(&stage, GapKind::NoEvidence.sentence());
}

#[test]
fn the_program_is_left_from_the_screen_and_not_from_what_lies_over_it() {
    for keys in ["?", "eHalf a no<c-g>", "i", "g?"] {
        for leave in ["q", "<c-c>"] {
            let mut stage = Stage::begun(100, 30).keys(keys);
            let over = stage.model.dialogs.len();
            stage.press(leave);
            assert_eq!(stage.model.dialogs.len() + 1, over, "{keys}{leave}");
            assert!(!stage.effects.contains(&Effect::Leave), "{keys}{leave}");
        }
    }
    assert!(Stage::begun(100, 30).keys("?qq").effects.contains(&Effect::Leave));
}

#[test]
fn setting_aside_names_the_other_questions_on_which_it_bears() {
    let mut stage = Stage::begun(120, 40).seeing(project()).keys("/pin-model-revision<enter>V");
    let of = |stage: &Stage| {
        let Some(mindgap::tui::model::Dialog::Form(form)) = stage.model.dialogs.last() else { panic!() };
        let mindgap::tui::model::FormSubject::Aside(one) = &form.subject else { panic!() };
        stage.model.bears_on(one).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    // The first row that bears on several questions.
    let others = loop {
        stage.press("z");
        let others = of(&stage);
        if !others.is_empty() {
            break others;
        }
        stage.press("<esc>j");
    };
    assert!(!others.contains(&"Revision pinned".to_owned()));
    sees(&stage, "It is set aside for other questions, too:");
    for other in &others {
        sees(&stage, &format!("“{other}”"));
    }
    stage.press("Only in a benchmark<tab>2026-12-31<enter>");
    sees(&stage, "set aside until 2026-12-31, also for “");
    for other in &others {
        sees(&stage, &format!("“{other}”"));
    }
}

#[test]
fn an_item_is_found_by_its_words_in_another_form() {
    for typed in ["pinning", "Pinning", "pins", "revisions pinning"] {
        let stage = Stage::begun(100, 30).keys(&format!("/{typed}"));
        sees(&stage, "Revision pinned");
    }
    sees(&Stage::begun(100, 30).keys("/xyzzying"), "nothing");
}

#[test]
fn another_status_tells_which_acceptance_it_ended_and_undo_takes_it_back() {
    let accepts = "paWe watch it<enter>2026-12-31<enter>";
    let mut stage = Stage::begun(100, 30).keys(accepts);
    let taken = |stage: &Stage| {
        let position = stage.model.chosen_item().unwrap();
        stage.model.work.answer(position).and_then(|answer| answer.acceptance.clone())
    };
    assert!(taken(&stage).is_some(), "{}", stage.text());
    stage.press("n");
    assert_eq!(taken(&stage), None);
    let note = |stage: &Stage| {
        let position = stage.model.chosen_item().unwrap();
        stage.model.work.answer(position).map(|answer| answer.note.clone()).unwrap_or_default()
    };
    assert!(note(&stage).ends_with("until 2026-12-31: We watch it"), "{}", note(&stage));
    sees(
        &stage,
        "accepted for `partly`, which is no longer the answer; the acceptance has ended: until 2026-12-31",
    );
    sees(&stage, "We watch it");
    // The next key takes the message away, and not the words.
    stage.press("p");
    assert!(note(&stage).ends_with("until 2026-12-31: We watch it"), "{}", note(&stage));
    stage.press("uu");
    assert_eq!(note(&stage), "");
    assert!(taken(&stage).is_some(), "{}", stage.text());
    // Who is asked for a reason and leaves has changed nothing.
    stage.press("x<esc>");
    assert!(taken(&stage).is_some(), "{}", stage.text());
    // What was accepted of an open question says nothing of the first answer to it.
    stage.press("jaWe watch it<enter>2026-12-31<enter>");
    assert!(taken(&stage).is_some(), "{}", stage.text());
    stage.press("n");
    assert_eq!(taken(&stage), None);
    sees(&stage, "accepted while there was no answer; now there is one, and the acceptance has ended");
    stage.press("u");
    assert!(taken(&stage).is_some(), "{}", stage.text());
}

#[test]
fn a_choice_that_is_undone_waits_again_with_both_versions() {
    for choice in ["T", "M"] {
        let mut stage = Stage::begun(100, 30).keys("n");
        let key = stage.model.work.key(0).unwrap();
        let ours = stage.model.work.answer(0).unwrap().clone();
        let theirs = Answer { status: Some(Status::Yes), note: "theirs".to_owned(), ..Answer::default() };
        let conflicts = vec![Conflict { key: key.clone(), ours: ours.clone(), theirs: theirs.clone() }];
        let saved = Saved { conflicts, ..Saved::default() };
        stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
        stage.press(choice);
        let chosen = stage.model.work.answer(0).unwrap().clone();
        stage.press("u");
        assert_eq!(stage.model.work.answer(0), Some(&theirs), "as the record was before {choice}");
        let waits = &stage.model.work.record.conflicts[&key];
        assert_eq!((&waits.ours, &waits.theirs), (&ours, &theirs));
        assert!(matches!(stage.saved.last(), Some(Change::Waiting(_, Some(_)))));
        stage.press("<c-r>");
        assert_eq!(stage.model.work.answer(0), Some(&chosen));
        assert!(stage.model.work.record.conflicts.is_empty());
    }
}
