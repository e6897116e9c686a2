//! A kick-off that was left half-way goes on where it was, and a key begins it anew.

use mindgap::checklist::Choice;
use mindgap::record::Record;
use mindgap::store::Saved;
use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::model::{Kept, Saving, Session};

use super::shows;
use super::stage::{Stage, THEME, built_in};

/// What the program kept last, as it comes back from the disk.
pub fn kept(stage: &Stage) -> Session {
    let sessions = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepSession(session) => Some(session),
        _ => None,
    });
    sessions
        .map(|kept| serde_json::from_str(&serde_json::to_string(kept).unwrap()).unwrap())
        .unwrap_or_default()
}

/// The kick-off after a program was killed in which these keys were pressed.
fn again(before: &Stage, (width, height): (u16, u16)) -> Stage {
    let checklist = built_in();
    let record = Record::new("support-bot", &checklist);
    Stage::with(checklist, record, Saving::NotBegun, &kept(before), (width, height), THEME)
}

/// Three questions answered; the fourth is on the screen.
fn left() -> Stage {
    Stage::kick_off(80, 24).keys("<c-u>ward-bot<enter> j <enter><home> <enter> <enter>")
}

#[test]
fn a_kick_off_goes_on_where_it_was_left() {
    let before = left();
    shows("kick-off-left", |width, height| again(&before, (width, height)), "");
    let stage = again(&before, (80, 24));
    let (is, was) = (&stage.model.work.record, &before.model.work.record);
    assert_eq!((&is.profile, &is.project.name), (&was.profile, &"ward-bot".to_owned()));
    assert_eq!(stage.model.place.profile.question, before.model.place.profile.question);
    // The record that it ends with is the one that it would have ended with.
    let ends = |stage: Stage| (*stage.keys("s").model.work.record).clone();
    assert_eq!(ends(stage), ends(before));
}

#[test]
fn a_name_that_was_not_confirmed_stands_in_its_field_again() {
    let stage = again(&Stage::kick_off(80, 24).keys("<c-u>ward"), (80, 24));
    let text = stage.text();
    assert!(
        text.contains("A new record") && text.contains("│ ward ") && text.contains("Ctrl-U begins anew"),
        "{text}"
    );
    assert_eq!(stage.keys("-bot<enter>s").model.work.record.project.name, "ward-bot");
}

#[test]
fn a_key_begins_anew_and_another_one_takes_that_back() {
    let mut stage = again(&left(), (80, 24)).keys("u");
    let text = stage.text();
    assert!(text.contains("A new record") && text.contains("question 1 of"), "{text}");
    assert_eq!(stage.model.work.record.project.name, "support-bot");
    assert!(
        stage.model.work.checklist.profile.iter().all(|each| stage
            .model
            .work
            .record
            .profile
            .get(&each.id)
            .is_none())
    );
    stage.press("<enter><c-r>");
    assert_eq!(stage.model.work.record.profile, left().model.work.record.profile);
    assert_eq!(stage.model.work.record.project.name, "ward-bot");
}

#[test]
fn what_a_kick_off_ended_with_stays_whatever_is_taken_back_afterwards() {
    let begun = (*again(&left(), (80, 24)).keys("s").model.work.record).clone();
    // Whoever began anew and started has not asked for what was left, either.
    for (keys, name) in [("syuuu<c-r><c-r><c-r>uu", "ward-bot"), ("u<enter>s<c-r><c-r>uu", "support-bot")] {
        let stage = again(&left(), (80, 24)).keys(keys);
        let record = &stage.model.work.record;
        assert_eq!(record.project.name, name, "{keys}");
        let asked = &stage.model.work.checklist.profile;
        assert!(
            asked.iter().all(|each| record.profile.get(&each.id).is_some()),
            "{keys}: {:?}",
            record.profile
        );
        assert!(name != "ward-bot" || record.profile == begun.profile, "{keys}: {:?}", record.profile);
    }
}

#[test]
fn a_kick_off_that_nobody_touched_or_that_ended_is_not_gone_on_with() {
    for keys in ["", "<c-u>ward-bot<enter> s"] {
        let stage = again(&Stage::kick_off(80, 24).keys(keys), (80, 24));
        assert!(!stage.text().contains("goes on where it was left"), "{keys}: {}", stage.text());
    }
}

#[test]
fn a_record_that_came_from_elsewhere_ends_the_kick_off_that_was_left() {
    let checklist = built_in();
    let record = Record::new("support-bot", &checklist);
    let session = kept(&left());
    let stage = Stage::with(checklist, record, Saving::Saved, &session, (80, 24), THEME);
    assert!(!stage.text().contains("Profile, question"), "{}", stage.text());
    let none = |effect: &Effect| matches!(effect, Effect::KeepSession(kept) if kept.left().is_none());
    assert!(stage.effects.iter().any(none), "{:?}", stage.effects);
    // What was chosen in it and is not in the record is told once, with the key that says it there.
    let text = stage.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("the record was begun elsewhere; not taken over: ward-bot, "), "{text}");
    assert!(text.contains("f changes the profile"), "{text}");
    let again = Stage::with(
        built_in(),
        Record::new("support-bot", &built_in()),
        Saving::Saved,
        &kept(&stage),
        (80, 24),
        THEME,
    );
    assert!(!again.text().contains("not taken over"), "{}", again.text());
}

#[test]
fn what_two_windows_chose_differently_in_their_kick_off_is_told_with_the_key_for_it() {
    let mut stage = Stage::kick_off(80, 24).keys("<enter> s");
    let aside = vec!["profile model-source".to_owned()];
    let saved = Saved { aside, ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    let text = stage.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("profile model-source: somebody else changed this as well; yours stays"), "{text}");
    assert!(text.contains("f changes the"), "{text}");
}

#[test]
fn an_answer_that_the_checklist_no_longer_offers_is_left_out() {
    let mut checklist = built_in();
    let at = checklist.profile.iter().position(|question| question.choice == Choice::Many).unwrap();
    checklist.profile[at].options.remove(0);
    let id = checklist.profile[at].id.clone();
    let keys = format!("<enter>{} ", "<tab>".repeat(at));
    let session = kept(&Stage::kick_off(80, 24).keys(&keys));
    let record = Record::new("support-bot", &checklist);
    let stage = Stage::with(checklist, record, Saving::NotBegun, &session, (80, 24), THEME);
    assert_eq!(stage.model.work.record.profile.get(&id), None);
    assert_eq!(stage.model.place.profile.question, at);
}
