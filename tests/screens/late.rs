//! What comes back late, while somebody has gone on: it replaces nothing that was typed since, comes over nothing that is
//! open, and nobody leaves without what was confirmed.

use mindgap::record::{Answer, AnswerKey, Conflict, Evidence};
use mindgap::store::Saved;
use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::{Kept, Saving};

use crate::stage::{Stage, events};

/// Presses keys that nobody answers; returns what they ask for.
fn asks(stage: &mut Stage, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for event in events(keys) {
        effects.extend(stage.unanswered(Input::Key(event)));
    }
    effects.retain(|effect| !matches!(effect, Effect::KeepSession(_)));
    effects
}

fn saved() -> Input {
    let saved = Saved { wrote: true, ..Saved::default() };
    Input::Reply(Reply::Saved { saved, covers: 1, kept: Kept::ForNextTime })
}

fn not_saved() -> Input {
    let (why, hint) = ("disk is full".to_owned(), "free some space".to_owned());
    Input::Reply(Reply::NotSaved { covers: 1, why, hint, kept: Kept::ForNextTime })
}

fn leaves(stage: &Stage) -> bool {
    stage.effects.contains(&Effect::Leave)
}

/// Somebody confirmed a large file as evidence, and left its dialog.
fn naming() -> (Stage, Effect) {
    let mut stage = Stage::begun(80, 24).file("docs/big.bin", "big").keys("vdocs/big.bin");
    let asked = asks(&mut stage, "<enter>");
    let [name @ Effect::Name { .. }] = asked.as_slice() else { panic!("{asked:?}") };
    let name = name.clone();
    stage.press("<esc>q");
    assert!(!leaves(&stage), "the evidence is on its way");
    assert!(stage.text().contains("evidence is still being looked at"), "{}", stage.text());
    (stage, name)
}

fn named(effect: Effect, result: Result<Evidence, String>) -> Input {
    let Effect::Name { key, typed } = effect else { panic!("{effect:?}") };
    Input::Reply(Reply::Named { key, typed, result })
}

#[test]
fn who_leaves_waits_for_evidence_that_was_confirmed() {
    let (mut stage, name) = naming();
    let path = "docs/big.bin".parse().unwrap();
    let digest = stage.files[&path];
    stage.input(named(name, Ok(Evidence::File { path, digest })));
    assert!(leaves(&stage));
    assert_eq!(stage.model.work.record.written().map(|(_, answer)| answer.evidence.len()).sum::<usize>(), 1);
}

#[test]
fn who_leaves_learns_that_it_was_no_evidence_and_who_will_not_wait_need_not() {
    let (mut stage, name) = naming();
    stage.input(named(name, Err("there is no file docs/big.bin".to_owned())));
    assert!(!leaves(&stage) && stage.text().contains("there is no file"), "{}", stage.text());
    assert_eq!(stage.model.saving, Saving::Saved);

    let (stage, _) = naming();
    assert!(leaves(&stage.keys("q")));
}

#[test]
fn evidence_is_not_left_without_a_word_by_who_leaves_while_an_answer_is_being_saved() {
    let left = || {
        let mut stage = Stage::begun(80, 24).file("docs/big.bin", "big").keys("vdocs/big.bin");
        let name = asks(&mut stage, "<enter>").pop().unwrap();
        let asked = asks(&mut stage, "<esc>nq");
        assert!(matches!(asked.as_slice(), [Effect::Save(_)]), "{asked:?}");
        stage.input(saved());
        assert!(!leaves(&stage), "the evidence is on its way");
        assert!(stage.text().contains("evidence is still being looked at"), "{}", stage.text());
        assert!(!stage.text().contains("saving"), "all but the evidence is saved: {}", stage.text());
        (stage, name)
    };
    let (mut stage, name) = left();
    let path = "docs/big.bin".parse().unwrap();
    let digest = stage.files[&path];
    stage.input(named(name, Ok(Evidence::File { path, digest })));
    assert!(leaves(&stage));
    assert!(leaves(&left().0.keys("q")), "it was told");
    // A choice that waits is asked about first.
    let (mut stage, _) = left();
    let key: AnswerKey = "safety-owner".parse().unwrap();
    stage.model.conflicts = vec![Conflict { key, ours: Answer::default(), theirs: Answer::default() }];
    let stage = stage.keys("q");
    assert_eq!((leaves(&stage), stage.model.mode()), (false, Mode::Leaving));
}

/// An answer is being saved, somebody leaves, and writes a note all the same.
fn writing_after_leaving() -> Stage {
    let mut stage = Stage::begun(80, 24);
    let asked = asks(&mut stage, "nq");
    assert!(matches!(asked.as_slice(), [Effect::Save(_)]), "{asked:?}");
    stage.keys("eIt is unc")
}

#[test]
fn nothing_comes_over_a_note_and_no_letter_of_it_leaves() {
    let mut stage = writing_after_leaving();
    stage.input(not_saved());
    assert_eq!(stage.model.mode(), Mode::Writing);
    stage.press("lear");
    assert!(!leaves(&stage) && stage.text().contains("It is unclear"), "{}", stage.text());

    let mut stage = writing_after_leaving();
    stage.input(saved());
    assert!(!leaves(&stage) && stage.text().contains("the program goes on"), "{}", stage.text());
    assert_eq!((stage.model.mode(), &stage.model.saving), (Mode::Writing, &Saving::Saved));
    assert!(leaves(&stage.keys("lear<c-s>q")));
}

/// An answer is not saved, somebody leaves all the same, and has it tried again; the disk has not answered yet.
fn trying_again() -> Stage {
    let mut stage = Stage::begun(80, 24);
    stage.broken = Some("disk is full");
    let mut stage = stage.keys("yq");
    assert_eq!(stage.model.mode(), Mode::Leaving);
    let asked = asks(&mut stage, "s");
    assert!(matches!(asked.as_slice(), [Effect::Save(_)]), "{asked:?}");
    assert!(stage.text().contains("being written again"), "{}", stage.text());
    stage
}

#[test]
fn who_tries_again_and_thinks_better_of_it_stays_whatever_the_disk_says() {
    for late in [saved(), not_saved()] {
        let mut stage = trying_again();
        assert_eq!(asks(&mut stage, "<esc>"), []);
        assert_eq!(stage.model.mode(), Mode::Items);
        stage.input(late);
        assert!(!leaves(&stage));
        assert_eq!(stage.model.mode(), Mode::Items, "{}", stage.text());
    }
}

#[test]
fn who_tries_again_is_asked_once_more_or_leaves() {
    let mut stage = trying_again();
    stage.input(not_saved());
    assert_eq!(stage.model.mode(), Mode::Leaving);
    assert!(stage.text().contains("could not be written: disk is full"), "{}", stage.text());
    assert_eq!((asks(&mut stage, "<esc>"), stage.model.mode()), (vec![], Mode::Items), "asked once");
    let mut stage = trying_again();
    stage.input(saved());
    assert!(leaves(&stage));
}

#[test]
fn who_tries_again_while_evidence_is_looked_at_is_asked_no_more_and_may_still_end_it() {
    let (mut stage, _) = naming();
    stage.broken = Some("disk is full");
    stage.press("nq");
    assert_eq!(stage.model.mode(), Mode::Leaving);
    asks(&mut stage, "s");
    stage.input(saved());
    assert!(!leaves(&stage), "the evidence is on its way");
    assert_eq!(stage.model.mode(), Mode::Items, "{}", stage.text());
    assert!(stage.text().contains("evidence is still being looked at"), "{}", stage.text());
    assert!(leaves(&stage.keys("q")), "it was told");
}

#[test]
fn a_completion_that_comes_late_replaces_nothing_that_was_typed_since() {
    let mut stage = Stage::begun(80, 24).keys("vdocs/");
    let asked = asks(&mut stage, "<tab>");
    let [Effect::Complete { key, typed }] = asked.as_slice() else { panic!("{asked:?}") };
    let late = |stage: &mut Stage| {
        let candidates = vec!["docs/sub/a.md".to_owned()];
        let (key, typed) = (key.clone(), typed.clone());
        stage.input(Input::Reply(Reply::Completed { key, typed, candidates }));
    };
    stage.press("later");
    late(&mut stage);
    assert!(stage.text().contains("docs/later"), "{}", stage.text());
    // Nor does it land in the dialog of another answer.
    stage.press("<esc>jvdocs/");
    late(&mut stage);
    assert!(!stage.text().contains("docs/sub/a.md"), "{}", stage.text());
    // Where nothing else was typed it comes, and goes again in one step.
    stage.press("<esc>kv<c-u>docs/");
    late(&mut stage);
    assert!(stage.text().contains("docs/sub/a.md"), "{}", stage.text());
    stage.press("<c-z>");
    assert!(stage.text().contains("docs/") && !stage.text().contains("docs/sub"), "{}", stage.text());
}

#[test]
fn what_is_wrong_with_evidence_is_not_said_of_what_was_typed_since() {
    let mut stage = Stage::begun(80, 24).keys("vnowhere.md");
    let asked = asks(&mut stage, "<enter>");
    stage.press("<c-u>SAFETY.md");
    let name = asked.into_iter().next().unwrap();
    stage.input(named(name, Err("there is no file nowhere.md".to_owned())));
    assert!(stage.text().contains("there is no file nowhere.md"), "{}", stage.text());
    stage.press("x");
    assert!(!stage.text().contains("nowhere"), "a notice, gone with the next key: {}", stage.text());
}

#[test]
fn to_leave_the_kick_off_begins_nothing() {
    let stage = Stage::kick_off(80, 24).keys("<c-u>ward<esc>");
    let text = stage.text();
    assert!(text.contains("nothing is begun yet") && text.contains("question 1 of"), "{text}");
    let stage = stage.keys("<esc><esc>");
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::Create(_))));
    assert_eq!(stage.model.saving, Saving::NotBegun);
    // It is begun by the key that says so, with what was typed; later the profile is left as any other screen.
    let stage = stage.keys("s");
    assert_eq!(stage.model.work.record.project.name, "ward");
    assert!(stage.keys("f<esc>").text().contains("Your answer"));
}

#[test]
fn what_is_told_of_the_past_is_told_of_the_answers_as_they_are() {
    let mut stage = Stage::begun(80, 24);
    stage.frozen = Some((*stage.model.work.record).clone());
    stage.press("yD");
    assert!(stage.text().contains("Answers added: 1"), "{}", stage.text());
    stage.press("u");
    assert!(!stage.text().contains("Answers added"), "{}", stage.text());
    stage.press("<c-r>");
    assert!(stage.text().contains("Answers added: 1"), "{}", stage.text());

    let looks =
        |stage: &Stage| stage.effects.iter().filter(|each| matches!(each, Effect::LookBack(_))).count();
    stage.press("s");
    assert_eq!(looks(&stage), 1);
    stage.press("j");
    assert_eq!(looks(&stage), 1, "nothing changed");
    stage.press("u");
    assert_eq!(looks(&stage), 2);
}
