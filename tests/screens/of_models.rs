//! What is asked of each model, wherever answers are listed: three models of one question can be told apart.

use insta::assert_snapshot;
use mindgap::checklist::{Digest, builtin};
use mindgap::record::{Answer, AnswerKey, Declared, Evidence, How, Record, Status};
use mindgap::tui::keymap::Mode;

use crate::scene::{answered, stage};
use crate::stage::{Stage, now};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (160, 50)];

/// Three models; two of them differ only at their ends.
const MODELS: [&str; 3] = [
    "openai:gpt-4o-2024-08-06",
    "org/support-classifier-multilingual-v1",
    "org/support-classifier-multilingual-v2",
];
/// The item that is asked of each.
const ITEM: &str = "pin-model-revision";

/// Everything answered and shown, the item of each model with this status.
fn record(status: Status) -> Record {
    let checklist = builtin().unwrap();
    let mut record = answered(&checklist, "Ada Byron", 30);
    let at = (now() - chrono::Duration::days(40)).with_timezone(&chrono::Utc);
    for model in MODELS {
        let declared = Declared::new(How::ByHand, None, "", "Ada Byron", at);
        record.models.insert(model.parse().unwrap(), declared);
        for item in checklist.items() {
            let Some(own) = record.answers.get(&AnswerKey::item(&item.id)).cloned() else { continue };
            let status = if item.id.as_str() == ITEM { Some(status) } else { own.status };
            let of = AnswerKey::of(&item.id, Some(&model.parse().unwrap()));
            record.answers.insert(of, Answer { status, ..own });
        }
    }
    record
}

/// The release before had a yes for each model; now each is a no.
fn worse(size: (u16, u16)) -> Stage {
    let mut stage = stage(record(Status::No), size);
    stage.frozen = Some(record(Status::Yes));
    stage
}

/// Everything that can be seen by turning pages.
fn pages(stage: &mut Stage) -> String {
    let mut all = String::new();
    for _ in 0..30 {
        let text = stage.text();
        if all.ends_with(&text) {
            break;
        }
        all.push_str(&text);
        stage.press("<pgdn>");
    }
    all
}

/// Each of the three models is named behind the title, shortened in its middle where there is no room.
fn tells_apart(text: &str) {
    for end in ["08-06", "-v1", "-v2"] {
        let named = |line: &str| line.contains(&format!("{end})"));
        assert!(text.lines().any(named), "{end}: {text}");
    }
}

#[test]
fn what_keeps_a_release_names_the_model() {
    for size in SIZES {
        let mut stage = worse(size).keys("R<enter>S");
        assert_eq!(stage.model.mode(), Mode::Blocked, "{}", stage.text());
        let text = pages(&mut stage);
        tells_apart(&text);
        let rows = |end: &str| text.lines().any(|line| line.contains("Revision") && line.contains(end));
        assert!(rows("08-06)") && rows("-v1)") && rows("-v2)"), "{text}");
        assert_snapshot!(format!("of-models-blocked-{}x{}", size.0, size.1), stage.screen());
    }
}

#[test]
fn the_differences_name_the_model_and_lead_to_its_question() {
    for size in SIZES {
        let mut stage = worse(size).keys("D");
        assert_snapshot!(format!("of-models-diff-{}x{}", size.0, size.1), stage.screen());
        tells_apart(&pages(&mut stage));
        for model in MODELS {
            stage.press("<home>");
            let mut steps = 0;
            // The title, with the model behind it or, where there is no room, in the row below.
            let found = |stage: &Stage| {
                let text = stage.text();
                let mut rows = text.lines().skip_while(|line| !line.contains('▸'));
                let first = rows.next().unwrap();
                let named = if first.contains('(') { first } else { rows.next().unwrap_or_default() };
                first.contains("▸  Revision pinned") && named.contains(model)
            };
            while !found(&stage) {
                stage.press("j");
                steps += 1;
                assert!(steps < 200, "{model}: {}", stage.text());
            }
            stage.press("<enter>");
            assert_eq!(stage.model.mode(), Mode::Items);
            assert_eq!(stage.model.work.model().unwrap().as_str(), model, "{}", stage.text());
            stage.press("<esc>");
        }
    }
}

#[test]
fn what_taking_a_release_back_changes_names_the_model_and_nothing_is_cut() {
    for size in SIZES {
        let stage = worse(size).keys("RB<enter>");
        assert_eq!(stage.model.mode(), Mode::Confirming, "{}", stage.text());
        let text = stage.text();
        for end in ["08-06", "-v1", "-v2"] {
            assert!(text.contains(end), "{end}: {text}");
        }
        assert!(text.contains("leaves it."), "the keys stand at the end: {text}");
        assert_snapshot!(format!("of-models-restore-{}x{}", size.0, size.1), stage.screen());
    }
}

#[test]
fn names_of_any_length_leave_room_for_the_keys() {
    let long = |end: &str| format!("org/{}-{end}", "very-long-name".repeat(13));
    let mut now = record(Status::No);
    let mut then = record(Status::Yes);
    for end in ["a1", "b2", "c3"] {
        for record in [&mut now, &mut then] {
            let key: AnswerKey = format!("a-{ITEM}@{}", long(end)).parse().unwrap();
            let status = record.answers[&AnswerKey::item(&ITEM.parse().unwrap())].status;
            record.answers.insert(key, Answer { status, ..Answer::default() });
        }
    }
    for end in ["a1", "b2", "c3"] {
        let key: AnswerKey = format!("a-{ITEM}@{}", long(end)).parse().unwrap();
        now.answers.get_mut(&key).unwrap().evidence =
            vec![Evidence::File { path: "SAFETY.md".parse().unwrap(), digest: Digest::of(b"owner") }];
    }
    let mut stage = stage(now, (60, 18));
    stage.frozen = Some(then);
    stage.press("RB<enter>");
    let text = stage.text();
    for end in ["a1", "b2", "c3", "leaves it."] {
        assert!(text.contains(end), "{end}: {text}");
    }
}

#[test]
fn a_release_that_was_edited_is_told_first_on_the_differences() {
    for size in SIZES {
        let mut stage = worse(size);
        stage.flaw = Some("edited after it was signed off, in these answers: safety-owner".to_owned());
        stage.press("D");
        let text = stage.text();
        let told =
            text.lines().position(|line| line.contains("release 1.3.0 edited after it was signed off"));
        let first = text.lines().position(|line| line.contains('▸'));
        assert!(told.is_some() && told == first, "{text}");
        assert_snapshot!(format!("of-models-edited-{}x{}", size.0, size.1), stage.screen());
    }
}

#[test]
fn what_is_about_weights_is_not_asked_of_a_hosted_model() {
    let open = || {
        let mut record = record(Status::No);
        record.answers.remove(&"weight-format@openai:gpt-4o-2024-08-06".parse().unwrap());
        stage(record, (160, 50)).keys("/weight-format<enter>")
    };
    let mut stage = open();
    assert_eq!(stage.model.work.model().unwrap().as_str(), MODELS[0]);
    let why = "Not asked here: a provider runs openai:gpt-4o-2024-08-06, and this is about weights.";
    assert!(stage.text().contains(why), "{}", stage.text());
    assert!(stage.text().contains("for each model, not asked of hosted models"), "{}", stage.text());
    // Of the two others it is asked, so that it stays in the list and counts those.
    assert!(stage.text().contains("2/2 "), "{}", stage.text());
    stage.press("y");
    assert!(stage.text().contains("not asked of a model of this kind"), "{}", stage.text());
    let key = "weight-format@openai:gpt-4o-2024-08-06".parse().unwrap();
    assert!(stage.model.work.record.answer(&key).is_none());
    assert!(
        stage.model.work.said_of_project(stage.model.chosen_item().unwrap()).is_none(),
        "nothing to take over"
    );
    // Nor is anything else said of it: every field follows the one rule.
    for keys in ["a", "t", "e", "o", "v", "r", "E"] {
        stage.press(keys);
        assert!(stage.model.dialogs.is_empty(), "{keys}: {}", stage.text());
        assert!(stage.text().contains("not asked of a model of this kind"), "{keys}: {}", stage.text());
    }
    stage.press("N");
    assert!(!stage.text().contains("Not asked here"), "{}", stage.text());
    stage.press("n");
    let key = "weight-format@org/support-classifier-multilingual-v1".parse().unwrap();
    assert_eq!(stage.model.work.record.answer(&key).unwrap().status, Some(Status::No));
    // Where there is room for little, that is said first.
    let small = self::stage(record(Status::No), (60, 18)).keys("/weight-format<enter>");
    assert!(small.text().contains("Not asked here: a provider runs"), "{}", small.text());
    // What was recorded before may be taken back, and nothing else done.
    let mut kept = self::stage(record(Status::No), (160, 50)).keys("/weight-format<enter>y");
    let answer = |stage: &Stage| stage.model.work.answer(stage.model.chosen_item().unwrap()).cloned();
    let before = answer(&kept);
    assert!(before.is_some() && kept.text().contains("not asked of a model of this kind"), "{}", kept.text());
    kept.press("v");
    assert!(!kept.model.dialogs.is_empty(), "evidence can be withdrawn: {}", kept.text());
    kept.press("https://example.org/b<enter>");
    assert_eq!(answer(&kept), before);
    kept.press("<esc>c");
    assert_ne!(answer(&kept), before);
    // With the hosted one alone, it goes from the list until another is in use.
    let mut stage = stage_of_hosted();
    assert!(!stage.text().contains("Weights that run no code"), "{}", stage.text());
    stage.press("H");
    assert!(stage.text().contains("Weights that run no code"), "{}", stage.text());
    // On the screen of models another is taken into use again.
    stage.press("HI<home>");
    let retired = |stage: &Stage| stage.text().lines().any(|line| line.contains('▸') && line.contains("-v1"));
    while !retired(&stage) {
        stage.press("j");
    }
    stage.press("a<esc>");
    assert!(stage.text().contains("Weights that run no code"), "{}", stage.text());
}

/// The hosted model alone is in use; the chapter in which models are chosen is open.
fn stage_of_hosted() -> Stage {
    let mut record = record(Status::No);
    let at = now().with_timezone(&chrono::Utc);
    for model in &MODELS[1..] {
        let change = mindgap::record::retire(&record, &model.parse().unwrap(), "Ada Byron", at).unwrap();
        drop(change.apply(&mut record));
    }
    stage(record, (160, 50)).keys("/pin-model-revision<enter>")
}
