//! What holds on the screen whatever is pressed and whatever the files say: no panic, nothing lost, nothing that acts on
//! the terminal.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    unreachable_pub,
    dead_code,
    reason = "a stage for tests: what fails may panic, and not everybody needs all of it"
)]

#[path = "screens/stage.rs"]
mod stage;

use mindgap::assess::assess_seen;
use mindgap::checklist::builtin;
use mindgap::record::{Answer, AnswerKey, Change, Conflict, Plan, Record, Status, Versions};
use mindgap::store::Saved;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::{Kept, Saving, Scanned, Session};
use mindgap::tui::{Input, Print, update};
use proptest::prelude::*;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use stage::{Stage, THEME, now};

fn any_key() -> impl Strategy<Value = KeyEvent> {
    let codes = prop_oneof![
        8 => proptest::char::range(' ', '~').prop_map(KeyCode::Char),
        1 => any::<char>().prop_map(KeyCode::Char),
        4 => proptest::sample::select(vec![
            KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::BackTab, KeyCode::Up, KeyCode::Down, KeyCode::Left,
            KeyCode::Right, KeyCode::Home, KeyCode::End, KeyCode::PageUp, KeyCode::PageDown, KeyCode::Backspace,
            KeyCode::Delete, KeyCode::F(1), KeyCode::Insert,
        ]),
    ];
    (codes, prop_oneof![4 => Just(KeyModifiers::NONE), 1 => Just(KeyModifiers::CONTROL), 1 => Just(KeyModifiers::ALT)])
        .prop_map(|(code, modifiers)| KeyEvent::new(code, modifiers))
}

fn any_input() -> impl Strategy<Value = Input> {
    prop_oneof![
        12 => any_key().prop_map(Input::Key),
        1 => "\\PC{0,40}".prop_map(Input::Paste),
        1 => (0u16..300, 0u16..120).prop_map(|(width, height)| Input::Resize(Size::new(width, height))),
        1 => (0u16..70, 0u16..30, any::<bool>()).prop_map(|(column, row, click)| Input::Mouse(MouseEvent {
            kind: if click { MouseEventKind::Down(MouseButton::Left) } else { MouseEventKind::ScrollDown },
            column,
            row,
            modifiers: KeyModifiers::NONE,
        })),
        1 => Just(()).prop_map(|()| Input::Focus),
    ]
}

/// Steps that change an answer, each exactly one step of undo where they change anything.
fn any_step() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "y",
        "p",
        "n",
        "d",
        "xnot here<enter>",
        "j",
        "k",
        "<tab>",
        "eA note.<c-s>",
        "oAda<enter>",
        "c",
        "tSoon<tab>2026-12-01<enter><esc>",
        "aFor now<tab>2027-01-01<enter><esc>",
        "vSAFETY.md<enter><esc>",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_can_be_pressed_ends_the_program(
        inputs in proptest::collection::vec(any_input(), 1..60),
        kick_off in any::<bool>(),
    ) {
        let mut stage = if kick_off { Stage::kick_off(80, 24) } else { Stage::begun(80, 24) };
        for input in inputs {
            stage.input(input);
            let Size { width, height } = stage.model.size;
            if width > 0 && height > 0 {
                stage.buffer();
            }
        }
    }

    #[test]
    fn undoing_everything_leads_back_and_redoing_leads_forth(
        steps in proptest::collection::vec(any_step(), 1..25),
    ) {
        let mut stage = Stage::begun(80, 24).file("SAFETY.md", "owner");
        let before = stage.model.work.record.clone();
        for step in &steps {
            stage.press(step);
        }
        let after = stage.model.work.record.clone();
        for _ in 0..steps.len() * 3 {
            stage.press("u");
        }
        prop_assert!(stage.model.work.record == before);
        for _ in 0..steps.len() * 3 {
            stage.press("<c-r>");
        }
        prop_assert!(stage.model.work.record == after);
    }

    #[test]
    fn what_was_sent_to_the_disk_is_what_is_shown(steps in proptest::collection::vec(any_step(), 1..25)) {
        let mut stage = Stage::begun(80, 24).file("SAFETY.md", "owner");
        let mut disk = (*stage.model.work.record).clone();
        for step in &steps {
            stage.press(step);
        }
        stage.press("uuu<c-r>");
        for change in stage.saved.clone() {
            drop(change.apply(&mut disk));
        }
        let work = &stage.model.work;
        prop_assert!(disk == *work.record);
        let seen = work.scanned.as_deref().map(Scanned::witness);
        let anew = assess_seen(&work.checklist, &work.record, &work.observed, work.today, seen);
        prop_assert_eq!(&work.assessment, &anew, "what is shown is what judging everything gives");
    }

    #[test]
    fn no_character_of_a_record_acts_on_the_terminal(text in "(\\PC|[\\x00-\\x1f\\x7f-\\x9f\u{202e}\u{2066}]){1,80}") {
        let checklist = builtin().unwrap();
        let mut record = Record::new(&text, &checklist);
        for item in checklist.items().iter().take(3) {
            let answer = Answer {
                status: Some(Status::Partly),
                note: text.clone(),
                reason: text.clone(),
                owner: Some(text.clone()),
                by: Some(text.clone()),
                plan: Some(Plan { what: text.clone(), by: None }),
                ..Answer::default()
            };
            record.answers.insert(AnswerKey::item(&item.id), answer);
        }
        for keys in ["", "<enter><end>", "g", "gO", "m", "e", "t", "s", "f"] {
            let mut stage =
                Stage::with(checklist.clone(), record.clone(), Saving::Saved, &Session::default(), (80, 24), THEME);
            stage.press(keys);
            let text = stage.text();
            prop_assert!(text.chars().all(|c| c == '\n' || mindgap::text::visible_line(&c.to_string()) == c.to_string()));
        }
    }
}

#[test]
fn a_hundred_steps_and_more_can_be_taken_back() {
    let mut stage = Stage::begun(80, 24);
    let before = stage.model.work.record.clone();
    for _ in 0..60 {
        stage.press("yn");
    }
    stage.press(&"u".repeat(120));
    assert!(stage.model.work.record == before);
}

#[test]
fn a_draft_outlives_its_form_and_the_program() {
    let stage = Stage::begun(80, 24).keys("eHalf a thought<esc>jjk");
    let text = stage.text();
    assert!(!text.contains("Half a thought"), "{text}");
    let kept = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepSession(session) => Some(session.clone()),
        _ => None,
    });
    let record = stage.model.work.record.clone();
    let again =
        Stage::with(builtin().unwrap(), (*record).clone(), Saving::Saved, &kept.unwrap(), (80, 24), THEME)
            .keys("ke");
    assert!(again.text().contains("Half a thought"), "{}", again.text());
}

#[test]
fn the_place_is_the_same_when_the_program_is_opened_again() {
    // The place in the text, and each filter of the gaps alone and all together.
    for keys in
        ["3jjj<enter>jjjj", "gKKjj", "gPPj", "oGrace<enter>gO", "oGrace<enter>gOOKP", "H3j", "s", "mjjj"]
    {
        let mut stage = Stage::begun(80, 24).keys(keys);
        stage.model.notice = None;
        let kept = serde_json::to_string(&stage.model.session()).unwrap();
        let kept: Session = serde_json::from_str(&kept).unwrap();
        let record = (*stage.model.work.record).clone();
        let again = Stage::with(builtin().unwrap(), record, Saving::Saved, &kept, (80, 24), THEME);
        assert_eq!(again.model.place.gaps.filter, stage.model.place.gaps.filter, "{keys}");
        // But for the footer: what was done before the program was left cannot be undone.
        let rows = |stage: &Stage| stage.text().lines().take(22).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(rows(&again), rows(&stage), "{keys}");
    }
    // What these keys set is a filter, and not only a place.
    let filter = Stage::begun(80, 24).keys("oGrace<enter>gOOKP").model.place.gaps.filter;
    assert_eq!(filter.owner.as_deref(), Some("Grace"));
    assert!(filter.kind.is_some() && filter.phase.is_some(), "{filter:?}");
}

#[test]
fn a_status_never_waits_and_a_name_is_asked_once() {
    let mut stage = Stage::begun(80, 24);
    stage.model.work.who.clear();
    stage.press("y");
    assert!(stage.text().contains("Who answers?"), "{}", stage.text());
    stage.press("Grace H.<enter>jn");
    let said: Vec<_> = stage.model.work.record.written().map(|(_, answer)| answer.by.clone()).collect();
    assert_eq!(said, [Some("Grace H.".to_owned()), Some("Grace H.".to_owned())]);
    assert!(stage.effects.contains(&Effect::KeepName("Grace H.".to_owned())));
}

#[test]
fn what_others_wrote_comes_in_and_what_is_typed_meanwhile_stays() {
    let mut stage = Stage::begun(80, 24);
    let key = stage.model.work.key(0).unwrap();
    let theirs = Answer { status: Some(Status::No), owner: Some("Grace".to_owned()), ..Answer::default() };
    stage.press("jy");
    let incoming = vec![Change::Answer(key.clone(), Box::new(theirs))];
    let saved = Saved { incoming, conflicts: Vec::new(), wrote: true, ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 1, kept: Kept::ForNextTime }));
    assert!(stage.text().contains("taken in from disk"), "{}", stage.text());
    assert_eq!(stage.model.work.record.answer(&key).unwrap().status, Some(Status::No));
    assert_eq!(stage.model.work.answer(1).unwrap().status, Some(Status::Yes));
}

#[test]
fn a_part_that_somebody_else_changed_as_well_is_named() {
    let mut stage = Stage::begun(80, 24);
    let saved = Saved { aside: vec!["project name".to_owned()], wrote: true, ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    let text = stage.text();
    assert!(text.contains("project name: somebody else changed this as well; yours stays"), "{text}");
}

#[test]
fn a_conflict_shows_both_and_loses_neither() {
    for (choice, kept, lost) in [("M", Status::Yes, "status: no"), ("T", Status::No, "status: yes")] {
        let mut stage = Stage::begun(80, 24).keys("yeMine.<c-s>");
        let key = stage.model.work.key(0).unwrap();
        let ours = stage.model.work.record.answer(&key).unwrap().clone();
        let theirs = Answer {
            status: Some(Status::No),
            note: "Theirs.".to_owned(),
            by: Some("Grace".to_owned()),
            ..Answer::default()
        };
        let conflicts = vec![Conflict { key: key.clone(), ours, theirs }];
        let saved = Saved { incoming: Vec::new(), conflicts, wrote: false, ..Saved::default() };
        stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
        let text = stage.text();
        assert!(text.contains("Mine.") && text.contains("Theirs."), "{text}");
        stage.press(choice);
        let answer = stage.model.work.record.answer(&key).unwrap();
        assert_eq!(answer.status, Some(kept));
        assert!(
            answer.note.contains(lost) && answer.note.contains("Mine.") && answer.note.contains("Theirs.")
        );
        // Undone, the choice waits again, and nothing older writes over what somebody else said.
        stage.press("uuu");
        let waiting = stage.model.work.record.conflicts.get(&key).unwrap();
        let said = [&waiting.ours, &waiting.theirs].map(|each| (each.status, each.note.as_str()));
        assert_eq!(said, [(Some(Status::Yes), "Mine."), (Some(Status::No), "Theirs.")]);
    }
}

#[test]
fn a_choice_is_not_asked_for_again_while_it_is_on_its_way() {
    let mut stage = Stage::begun(80, 24).keys("y");
    let key = stage.model.work.key(0).unwrap();
    let ours = stage.model.work.record.answer(&key).unwrap().clone();
    let theirs = Answer { status: Some(Status::No), ..Answer::default() };
    let named = || {
        let conflicts = vec![Conflict { key: key.clone(), ours: ours.clone(), theirs: theirs.clone() }];
        let saved = Saved { incoming: Vec::new(), conflicts, wrote: false, ..Saved::default() };
        Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime })
    };
    stage.input(named());
    let chooses = KeyEvent::new(KeyCode::Char('M'), KeyModifiers::NONE);
    let effects = stage.unanswered(Input::Key(chooses));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Settle { .. })));
    // A save that was sent before names it once more.
    stage.input(named());
    assert!(stage.model.conflicts.is_empty() && stage.model.dialogs.is_empty(), "{}", stage.text());
}

#[test]
fn the_choice_names_the_model_and_has_its_help() {
    let mut stage = Stage::begun(80, 24);
    let key: AnswerKey = "pin-model-revision@org/name".parse().unwrap();
    let said = |status| Answer { status: Some(status), ..Answer::default() };
    let conflicts = vec![Conflict { key, ours: said(Status::Yes), theirs: said(Status::No) }];
    let saved = Saved { incoming: Vec::new(), conflicts, wrote: false, ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    assert!(stage.text().contains("Revision pinned (org/name)"), "{}", stage.text());
    stage.press("?");
    let text = stage.text();
    assert!(text.contains("keep your version") && text.contains("decide later"), "{text}");
    stage.press("<esc>");
    assert_eq!(stage.model.mode(), Mode::Conflict);
}

#[test]
fn a_key_looks_at_the_disk_too_but_not_each_time() {
    let mut stage = Stage::begun(80, 24);
    let looks = |stage: &mut Stage, seconds: i64| {
        let key = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        let effects = update(&mut stage.model, Input::Key(key), now() + chrono::Duration::seconds(seconds));
        effects.iter().filter(|effect| matches!(effect, Effect::Look)).count()
    };
    assert_eq!([0, 1, 2, 3, 4].map(|seconds| looks(&mut stage, seconds)), [0, 0, 1, 0, 1]);
    let key = stage.model.work.key(5).unwrap();
    let incoming =
        vec![Change::Answer(key.clone(), Box::new(Answer { note: "hers".into(), ..Answer::default() }))];
    let saved = Saved { incoming, conflicts: Vec::new(), wrote: false, ..Saved::default() };
    stage.input(Input::Reply(Reply::Looked(Some(Box::new(Reply::Saved {
        saved,
        covers: 0,
        kept: Kept::ForNextTime,
    })))));
    assert_eq!(stage.model.work.record.answer(&key).unwrap().note, "hers");
}

/// A record in which two branches answered the first two items differently.
fn waiting(width: u16, height: u16) -> Stage {
    let checklist = builtin().unwrap();
    let mut record = Record::new("support-bot", &checklist);
    for item in checklist.items().iter().take(2) {
        let key = AnswerKey::item(&item.id);
        let said = |status, note: &str| Answer {
            status: Some(status),
            note: note.to_owned(),
            by: Some(note.to_owned()),
            ..Answer::default()
        };
        let (ours, theirs) = (said(Status::Yes, "Ada"), said(Status::No, "Grace"));
        record.answers.insert(key.clone(), ours.clone());
        record.conflicts.insert(key, Versions { ours, theirs });
    }
    Stage::with(checklist, record, Saving::Saved, &Session::default(), (width, height), THEME)
}

#[test]
fn what_two_branches_left_open_is_asked_about_at_once_one_after_the_other() {
    for (width, height) in [(60, 18), (80, 24), (160, 50)] {
        let mut stage = waiting(width, height);
        let text = stage.text();
        assert!(
            text.contains("Two branches answered this differently") && text.contains("Ours (M)"),
            "{text}"
        );
        stage.press("M");
        assert!(stage.text().contains("Ours (M)"), "the second is asked about next:\n{}", stage.text());
        stage.press("T");
        assert!(!stage.text().contains("Ours (M)"), "{}", stage.text());
        // They are asked about in the order of the file.
        let mut keys = [0, 1].map(|at| stage.model.work.key(at).unwrap());
        keys.sort();
        let [first, second] = keys.map(|key| stage.model.work.record.answer(&key).unwrap().clone());
        assert_eq!((first.status, second.status), (Some(Status::Yes), Some(Status::No)));
        assert!(first.note.contains("status: no") && second.note.contains("status: yes"));
        assert!(stage.model.work.record.conflicts.is_empty());
        let told = stage.saved.iter().filter(|change| matches!(change, Change::Waiting(_, None))).count();
        assert_eq!(told, 2, "the choice goes to the disk");
    }
}

#[test]
fn a_choice_can_wait_be_called_back_and_be_undone() {
    let mut stage = waiting(80, 24).keys("<esc>");
    assert!(!stage.text().contains("Ours (M)"), "{}", stage.text());
    let critical = stage.model.work.assessment.gaps.clone();
    assert!(critical.iter().any(|gap| gap.kind.word() == "conflict"));
    stage.press("!");
    assert!(stage.text().contains("Ours (M)"), "{}", stage.text());
    stage.press("T<esc>");
    assert_eq!(stage.model.work.record.conflicts.len(), 1);
    stage.press("u");
    assert_eq!(stage.model.work.record.conflicts.len(), 2);
    assert_eq!(stage.model.work.assessment.gaps, critical);
}

/// Somebody else's version of the first answer comes in from the disk.
fn comes_in(stage: &mut Stage, theirs: Answer) {
    let key = stage.model.work.key(0).unwrap();
    let incoming = vec![Change::Answer(key, Box::new(theirs))];
    let saved = Saved { incoming, conflicts: Vec::new(), wrote: false, ..Saved::default() };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
}

#[test]
fn a_form_keeps_what_came_in_while_it_was_open() {
    let mut stage = Stage::begun(80, 24).keys("yeMine.");
    comes_in(
        &mut stage,
        Answer { status: Some(Status::Yes), note: "Theirs.".to_owned(), ..Answer::default() },
    );
    stage.press("<c-s>");
    let note = &stage.model.work.answer(0).unwrap().note;
    assert!(note.starts_with("Mine.") && note.contains("Theirs."), "{note}");
}

#[test]
fn a_draft_of_an_earlier_session_keeps_what_came_in_since() {
    let stage = Stage::begun(80, 24).keys("eHalf a thought<esc>");
    let kept = stage.model.session();
    let mut record = (*stage.model.work.record).clone();
    let key = stage.model.work.key(0).unwrap();
    record.answers.insert(key, Answer { note: "Theirs.".to_owned(), ..Answer::default() });
    let again = Stage::with(builtin().unwrap(), record, Saving::Saved, &kept, (80, 24), THEME).keys("e<c-s>");
    let note = &again.model.work.answer(0).unwrap().note;
    assert!(note.starts_with("Half a thought") && note.contains("Theirs."), "{note}");
}

#[test]
fn undo_never_takes_back_what_somebody_else_wrote() {
    let mut stage = Stage::begun(80, 24).keys("y");
    let theirs = Answer { status: Some(Status::Yes), note: "Theirs.".to_owned(), ..Answer::default() };
    comes_in(&mut stage, theirs.clone());
    stage.press("uuu");
    assert_eq!(stage.model.work.answer(0), Some(&theirs));
}

#[test]
fn room_for_new_items_never_empties_an_answer_that_came_in() {
    let mut record = Record::new("bot", &builtin().unwrap());
    record.answers.clear();
    let mut stage =
        Stage::with(builtin().unwrap(), record, Saving::Saved, &Session::default(), (80, 24), THEME);
    let theirs = Answer { status: Some(Status::No), ..Answer::default() };
    comes_in(&mut stage, theirs.clone());
    stage.press("jy");
    let key = stage.model.work.key(0).unwrap();
    let emptied =
        stage.saved.iter().any(|change| matches!(change, Change::Answer(k, a) if *k == key && a.is_empty()));
    assert!(!emptied, "{:?}", stage.saved.len());
    assert_eq!(stage.model.work.answer(0), Some(&theirs));
}

#[test]
fn a_conflict_never_lies_over_what_is_being_written() {
    let mut stage = Stage::begun(80, 24).keys("yeMi");
    let key = stage.model.work.key(0).unwrap();
    let ours = stage.model.work.record.answer(&key).unwrap().clone();
    let theirs = Answer { status: Some(Status::No), ..Answer::default() };
    let saved = Saved {
        incoming: Vec::new(),
        conflicts: vec![Conflict { key, ours, theirs }],
        wrote: false,
        ..Saved::default()
    };
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    stage.press("TM");
    assert!(stage.text().contains("MiTM"), "{}", stage.text());
    assert!(stage.text().contains("a choice waits"), "{}", stage.text());
    stage.press("<esc>!");
    assert!(stage.text().contains("Changed on both sides"), "{}", stage.text());
}

#[test]
fn a_note_with_tabs_is_not_rewritten_by_looking_at_it() {
    let checklist = builtin().unwrap();
    let mut record = Record::new("bot", &checklist);
    let key = AnswerKey::item(&checklist.items()[0].id);
    let note = Answer { note: "a\tb".to_owned(), ..Answer::default() };
    record.answers.insert(key, note.clone());
    let stage =
        Stage::with(checklist, record, Saving::Saved, &Session::default(), (80, 24), THEME).keys("e<c-s>");
    assert_eq!(stage.model.work.answer(0), Some(&note));
    assert!(stage.saved.is_empty());
}

#[test]
fn what_an_editor_left_is_whole_and_kept_at_once() {
    let mut stage = Stage::begun(80, 24).keys("E");
    let long = "A line.\n".repeat(60_000);
    stage.input(Input::Reply(Reply::WrittenOutside(Ok(long.clone()))));
    assert_eq!(stage.model.work.answer(0).unwrap().note, long.trim_end());
    assert!(stage.model.dialogs.is_empty());
}

#[test]
fn enter_goes_to_the_gap_that_is_drawn_as_chosen() {
    let leads = |stage: &mut Stage| {
        let text = stage.text();
        let row = text.lines().find(|line| line.contains('▸')).unwrap_or_else(|| panic!("{text}"));
        let row = row.to_owned();
        stage.press("<enter>");
        let chosen = stage.model.place.chosen().unwrap();
        let title = &stage.model.work.item(chosen).unwrap().title;
        assert!(row.contains(title.as_str()), "{row} leads to {title}");
        chosen
    };
    let mut stage = Stage::begun(160, 50).keys("gjjj");
    leads(&mut stage);
    stage.press("g<end>");
    let last = leads(&mut stage);
    // What is accepted stands apart, behind all the others.
    stage.press("naPilot only<tab>2027-01-01<enter>g<end>");
    assert_eq!(leads(&mut stage), last);
    stage.press("gk");
    assert_ne!(leads(&mut stage), last);
    stage.model.place.screen = mindgap::tui::model::Screen::Gaps;
    stage.model.place.gaps.chosen = 9_999;
    stage.press("<enter>");
    assert!(!stage.text().contains("there is no gap here"), "{}", stage.text());
}

#[test]
fn every_row_of_a_long_line_of_the_record_can_be_read() {
    let mut stage = Stage::begun(60, 18).keys("yeWord");
    stage.input(Input::Paste(" and word".repeat(200)));
    stage.press(" END<c-s>m");
    for _ in 0..3_000 {
        if stage.text().contains("END") {
            return;
        }
        stage.press("j");
    }
    panic!("the end of the note never came");
}

/// Presses a key, and gives what it wants printed.
fn prints(stage: &mut Stage, key: char) -> Option<Print> {
    let effects = stage.unanswered(Input::Key(KeyEvent::from(KeyCode::Char(key))));
    effects.into_iter().find_map(|effect| if let Effect::Print(print) = effect { Some(*print) } else { None })
}

fn printed(stage: &mut Stage, print: &Print) {
    stage.input(Input::Reply(Reply::Printed { printed: Box::new(print.printed(None)), covers: 1 }));
}

#[test]
fn the_record_is_printed_elsewhere_and_what_is_out_of_date_is_never_shown() {
    let mut stage = Stage::begun(80, 24).keys("yeask ada@example.org<c-s>");
    let first = prints(&mut stage, 'm').expect("the record is printed");
    assert!(stage.text().contains("being printed …"), "{}", stage.text());
    let second = prints(&mut stage, 'x').expect("and again without its masks");
    printed(&mut stage, &first);
    assert!(stage.text().contains("being printed …"), "{}", stage.text());
    printed(&mut stage, &second);
    assert!(stage.text().contains("1 private text shown"), "{}", stage.text());
    assert!(!stage.text().contains("being printed"), "{}", stage.text());
    let third = prints(&mut stage, 'u').expect("a change prints it anew");
    assert!(stage.text().contains("being printed anew"), "the last one stays meanwhile: {}", stage.text());
    stage.press("w<enter>");
    let written = stage.effects.iter().find_map(|effect| match effect {
        Effect::Export { print, .. } => Some(print.printed(None).text().to_owned()),
        _ => None,
    });
    assert_eq!(written.as_deref(), Some(third.printed(None).text()), "what is on its way is written");
    printed(&mut stage, &third);
    assert!(!stage.text().contains("being printed anew"), "{}", stage.text());
    stage.press("<esc>");
    assert!(prints(&mut stage, 'm').is_none(), "nothing has changed since");
}

#[test]
fn a_click_at_kick_off_begins_nothing() {
    let mut stage = Stage::kick_off(80, 24).keys("<enter>");
    stage.model.mouse = mindgap::tui::model::Mouse::Program;
    stage.input(Input::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 4,
        row: 1,
        modifiers: KeyModifiers::NONE,
    }));
    assert!(stage.text().contains("question 1 of 11"), "{}", stage.text());
}
