//! Models on the screen: declared, added by hand, taken out of use; the questions of each, one model at a time.

use std::collections::BTreeSet;
use std::sync::Arc;

use insta::assert_snapshot;
use mindgap::assess::GapKind;
use mindgap::checklist::{Basis, Item};
use mindgap::record::{AnswerKey, Status};
use mindgap::tui::Input;
use mindgap::tui::effect::Effect;
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::{Dialog, Scanned, SeenRow};

use crate::scene::{project, project_at};
use crate::stage::Stage;

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (160, 50)];

fn shows(name: &str, begin: impl Fn(u16, u16) -> Stage, keys: &str) {
    for (width, height) in SIZES {
        let stage = begin(width, height).keys(keys);
        assert_snapshot!(format!("{name}-{width}x{height}"), stage.screen());
    }
}

/// A project in which two models are declared, and one that no scan sees.
fn declared(width: u16, height: u16) -> Stage {
    Stage::begun(width, height)
        .seeing(project())
        .keys("IjajaAopenai:gpt-4o-2024-08-06<tab><enter><esc>/pin-model-revision<enter>")
}

/// The same, with answers of two of them.
fn answered(width: u16, height: u16) -> Stage {
    declared(width, height).keys("yNynN")
}

fn status(stage: &Stage, key: &str) -> Option<Status> {
    let key: AnswerKey = key.parse().unwrap();
    stage.model.work.record.answer(&key).and_then(|answer| answer.status)
}

fn models(stage: &Stage) -> Vec<String> {
    stage.model.work.record.in_use().map(ToString::to_string).collect()
}

#[test]
fn a_question_of_each_model_is_asked_of_one_model_at_a_time() {
    shows("of-one-model", answered, "");
    let mut stage = declared(80, 24);
    assert_eq!(models(&stage), ["openai:gpt-4o-2024-08-06", "org/firm", "org/loose"]);
    stage.press("yNnNp");
    assert_eq!(status(&stage, "pin-model-revision@openai:gpt-4o-2024-08-06"), Some(Status::Yes));
    assert_eq!(status(&stage, "pin-model-revision@org/firm"), Some(Status::No));
    assert_eq!(status(&stage, "pin-model-revision@org/loose"), Some(Status::Partly));
    assert_eq!(status(&stage, "pin-model-revision"), None);
    stage.press("uu");
    assert_eq!(status(&stage, "pin-model-revision@org/firm"), None, "undo works on the answer of each model");
    // Every editor acts on the chosen model.
    stage.press("eOf the third.<c-s>oGrace<enter>");
    let key: AnswerKey = "pin-model-revision@org/loose".parse().unwrap();
    assert_eq!(stage.model.work.record.answer(&key).unwrap().note, "Of the third.");
    // An item of the whole project is asked once, whichever model is chosen.
    stage.press("1<home>y");
    assert_eq!(status(&stage, "safety-owner"), Some(Status::Yes));
}

#[test]
fn what_was_said_for_the_project_is_kept_and_can_be_taken_over() {
    let begin = |width, height| {
        let stage = Stage::begun(width, height).seeing(project()).keys("/pin-model-revision<enter>");
        stage.keys("neNobody pins.<c-s>Ija<esc>/pin-model-revision<enter>")
    };
    shows("of-the-project", begin, "");
    let mut stage = begin(80, 24);
    assert_eq!(status(&stage, "pin-model-revision@org/firm"), None);
    stage.press("C");
    assert_eq!(status(&stage, "pin-model-revision@org/firm"), Some(Status::No));
    assert_eq!(status(&stage, "pin-model-revision"), Some(Status::No), "and nothing is lost");
    stage.press("u");
    assert_eq!(status(&stage, "pin-model-revision@org/firm"), None);
}

#[test]
fn what_is_seen_of_another_model_contradicts_only_that_one() {
    let contradicted = |stage: &Stage| -> Vec<String> {
        let gaps = stage.model.work.assessment.gaps.iter();
        gaps.filter(|gap| gap.kind == GapKind::Contradicted).map(|gap| gap.key.to_string()).collect()
    };
    assert_eq!(contradicted(&declared(80, 24).keys("Ny")), [""; 0]);
    assert_eq!(contradicted(&declared(80, 24).keys("NNy")), ["pin-model-revision@org/loose"]);
}

#[test]
fn what_speaks_against_an_answer_about_a_declared_model_is_seen_on_its_row() {
    let begin = |width, height| declared(width, height).keys("NNyI<home>jj");
    shows("contradicted", begin, "");
    let row = |stage: &Stage| {
        let text = stage.text();
        text.lines().find(|line| line.contains('▸')).unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    let mut stage = begin(160, 50);
    assert!(
        row(&stage).contains("org/loose") && row(&stage).contains("declared, 3 contradict"),
        "{}",
        stage.text()
    );
    assert!(
        stage.text().contains("Revision pinned: answered yes, and the repository shows"),
        "{}",
        stage.text()
    );
    // To declare it or to take the answer back settles nothing of what was seen.
    stage.press("u");
    let told = stage.text();
    assert!(row(&stage).contains("declared, 3 contradict"), "{told}");
    assert!(told.contains("seen against a yes to what is asked of it: 3 contradictions"), "{told}");
    assert!(!told.contains("Revision pinned: answered yes"), "{told}");
}

#[test]
fn an_observation_is_adopted_for_the_model_that_it_is_about() {
    let mut stage = declared(80, 24).keys("NV");
    for _ in 0..20 {
        if stage.text().lines().any(|line| line.contains('▸') && line.contains("supports")) {
            break;
        }
        stage.press("j");
    }
    stage.press("a<esc>");
    let key: AnswerKey = "pin-model-revision@org/firm".parse().unwrap();
    assert_eq!(stage.model.work.record.answer(&key).unwrap().evidence.len(), 1);
}

#[test]
fn the_list_of_a_question_holds_nothing_of_another_question() {
    let begin = |width, height| declared(width, height).keys("NV");
    shows("seen-of-one-model", begin, "");
    // What is about no model, or about one that nobody declared, concerns each question; the others have their own.
    let listed = |stage: &Stage| {
        let Some(Dialog::Seen(dialog)) = stage.model.dialogs.last() else { panic!("{}", stage.text()) };
        let (work, scanned) = (&stage.model.work, stage.model.work.scanned.as_ref().unwrap());
        let about = |row: &SeenRow<'_>| match row {
            SeenRow::Observation(one, _) => one.subject.as_ref().map(|about| about.id.clone()),
            _ => panic!("a place in the list of an item"),
        };
        let mut models: Vec<_> = dialog.rows(scanned, work).iter().filter_map(about).collect();
        models.sort();
        models.dedup();
        models
    };
    let own = |stage: Stage, own: &str, others: [&str; 2]| {
        let models = listed(&stage);
        assert!(models.iter().any(|model| model == own), "{own}: {models:?}");
        assert!(!models.iter().any(|model| others.contains(&model.as_str())), "{own}: {models:?}");
    };
    own(declared(80, 24).keys("NV"), "org/firm", ["org/loose", "gpt-4o-2024-08-06"]);
    own(declared(80, 24).keys("NNV"), "org/loose", ["org/firm", "gpt-4o-2024-08-06"]);
    // Whatever is adopted from a list is evidence of the question that the list is about.
    let mut stage = declared(80, 24).keys("NNV");
    for _ in 0..30 {
        stage.press("aj");
    }
    let answers = &stage.model.work.record.answers;
    let backed =
        answers.iter().filter(|(_, answer)| !answer.evidence.is_empty()).map(|(key, _)| key.as_str());
    for key in backed {
        assert_eq!(key, "pin-model-revision@org/loose");
    }
}

#[test]
fn a_changed_pin_opens_the_answer_again_and_says_why() {
    let begin = |width, height| {
        let mut stage = declared(width, height).keys("Ny");
        let other = "0".repeat(39) + "1";
        stage.scan = Arc::new(Scanned::new(project_at(&other)));
        stage.input(Input::Focus);
        stage
    };
    shows("model-changed", begin, "<enter><end>");
    shows("model-moved", begin, "I<home>j");
    let mut stage = begin(80, 24);
    let is_open = |stage: &Stage| {
        stage.model.work.assessment.gaps.iter().any(|gap| {
            gap.kind == GapKind::ModelChanged && gap.key.to_string() == "pin-model-revision@org/firm"
        })
    };
    assert!(is_open(&stage));
    // Looked at again for the new revision.
    stage.press("y");
    assert!(!is_open(&stage));
    stage.press("I<home>ja");
    assert!(stage.text().contains("is taken over"), "{}", stage.text());
}

/// The answers that are open again because something moved.
fn reopened(stage: &Stage) -> BTreeSet<String> {
    let gaps = stage.model.work.assessment.gaps.iter();
    gaps.filter(|gap| gap.kind == GapKind::ModelChanged).map(|gap| gap.key.to_string()).collect()
}

#[test]
fn a_changed_pin_opens_exactly_the_answers_that_rest_on_it() {
    let mut stage = declared(80, 24);
    // Everything is answered: what is asked once, and what is asked of each of the three models.
    let keys: Vec<(AnswerKey, bool)> = {
        let work = &stage.model.work;
        let of = |item: &Item| -> Vec<(AnswerKey, bool)> {
            let rests = item.rests_on.contains(&Basis::ModelRevision);
            let asked = work.record.keys_of(item);
            asked.into_iter().map(|key| (key.clone(), rests && of_firm_or_all(&key))).collect()
        };
        work.checklist.items().iter().flat_map(of).collect()
    };
    for phase in 0..stage.model.work.checklist.phases.len() {
        let rows = stage.model.work.rows(phase).len();
        stage.press(&format!("{}<home>", phase + 1));
        stage.press(&"yNyNyNj".repeat(rows));
    }
    for (key, _) in &keys {
        assert_eq!(status(&stage, key.as_str()), Some(Status::Yes), "{key}");
    }
    assert_eq!(reopened(&stage), BTreeSet::new());
    stage.scan = Arc::new(Scanned::new(project_at(&format!("{}1", "0".repeat(39)))));
    stage.input(Input::Focus);
    let expected: BTreeSet<String> =
        keys.iter().filter(|(_, rests)| *rests).map(|(key, _)| key.to_string()).collect();
    let others = keys.len() - expected.len();
    assert!(expected.len() > 10 && others > 30, "{} of {}", expected.len(), keys.len());
    assert_eq!(reopened(&stage), expected);
    // Changed back, they hold again.
    stage.scan = Arc::new(Scanned::new(project()));
    stage.input(Input::Focus);
    assert_eq!(reopened(&stage), BTreeSet::new());
}

/// What is asked of one model rests on that one alone; what is asked once, on all.
fn of_firm_or_all(key: &AnswerKey) -> bool {
    key.model().is_none_or(|model| model == "org/firm")
}

#[test]
fn of_a_model_at_two_revisions_and_of_one_that_is_gone_nothing_is_taken_over_and_it_is_said_why() {
    let mut stage = declared(160, 50);
    let two = format!(
        "{}\")\nmore = AutoModel.from_pretrained(\"org/firm\", revision=\"{}",
        "1".repeat(40),
        "2".repeat(40)
    );
    let stands = stage.model.work.record.models.clone();
    stage.scan = Arc::new(Scanned::new(project_at(&two)));
    stage.input(Input::Focus);
    stage.press("I<home>ja");
    let text = stage.text();
    assert!(text.contains("none is taken over: org/firm is used at more than one revision"), "{text}");
    let folder = tempfile::tempdir().unwrap();
    stage.scan = Arc::new(Scanned::new(mindgap::scan::scan(folder.path()).unwrap()));
    stage.input(Input::Focus);
    stage.press("<home>ja");
    assert!(
        stage.text().contains("is no longer seen, so there is nothing to take over; x takes it out of use"),
        "{}",
        stage.text()
    );
    assert_eq!(stage.model.work.record.models, stands);
}

#[test]
fn models_are_declared_added_and_taken_out_of_use() {
    shows("declared", declared, "I");
    shows("model-added", declared, "IAhugface:x<enter>");
    let mut stage = declared(80, 24).keys("I<home>jx");
    assert_eq!(models(&stage), ["openai:gpt-4o-2024-08-06", "org/loose"]);
    stage.press("a");
    assert_eq!(models(&stage).len(), 3);
    stage.press("uu");
    assert_eq!(models(&stage).len(), 3);
    stage.press("<home>a");
    assert!(stage.text().contains("only the running program knows its name"), "{}", stage.text());
}

#[test]
fn what_was_added_is_chosen_and_a_name_that_tells_nothing_is_asked_for() {
    let chosen = |stage: &Stage| {
        let row = stage.model.work.model_row(stage.model.place.models.chosen).unwrap();
        row.id.unwrap().to_string()
    };
    let mut stage = Stage::begun(80, 24).seeing(project()).keys("IAlocal:models/new.gguf<enter>");
    assert_eq!(chosen(&stage), "local:models/new.gguf");
    stage.press("<home>Aorg/tagged<tab>v1.0<enter>");
    assert_eq!(chosen(&stage), "org/tagged", "one that is seen has its row already");
    stage.press("Agpt-4o-mini<enter>");
    assert_eq!(chosen(&stage), "openai:gpt-4o-mini", "the provider's own name");
    let before = models(&stage).len();
    stage.press("Agpt2<enter>");
    assert!(stage.text().contains("does not say where the model comes from"), "{}", stage.text());
    assert_eq!(models(&stage).len(), before);
}

#[test]
fn lists_without_models_offer_no_key_for_models() {
    for tabs in ["<tab><tab>", "<tab><tab><tab>", "<tab><tab><tab><tab>"] {
        let stage = Stage::begun(160, 50).seeing(project()).keys("I").keys(tabs);
        assert_eq!(stage.model.mode(), Mode::Noticed);
        let footer = stage.text().lines().last().unwrap_or_default().to_owned();
        for word in ["declare", "out of use", "ask the publisher"] {
            assert!(!footer.contains(word), "{footer}");
        }
        assert!(footer.contains("look"), "{footer}");
    }
}

#[test]
fn what_speaks_against_a_model_that_is_not_declared_is_seen_in_the_list() {
    let begin = |width, height| Stage::begun(width, height).seeing(project()).keys("Ija<home>");
    shows("not-declared", begin, "jj");
    let stage = begin(160, 50);
    assert!(stage.text().contains("contradict"), "{}", stage.text());
    let told = begin(160, 50).keys("jj").text();
    assert!(told.contains("seen, not declared or not in use: "), "{told}");
}

#[test]
fn of_two_models_with_the_same_flaw_the_finding_of_one_is_not_the_evidence_of_the_other() {
    let mut stage = declared(80, 24);
    let firm = models(&stage).iter().position(|id| id == "org/firm").unwrap();
    stage.press(&"N".repeat(firm));
    stage.press("V");
    while !stage.text().lines().any(|line| line.contains('▸') && line.contains("supports")) {
        stage.press("j");
    }
    stage.press("a<esc>");
    // The same is seen in another file of a model that nobody declared.
    let mut seen = project();
    let one = seen.observations.iter().find(|one| {
        one.subject.as_ref().is_some_and(|about| about.id == "org/firm")
            && one.items.iter().any(|each| each.item == "pin-model-revision")
    });
    let mut other = one.unwrap().clone();
    other.place.path = "app/zzz.py".to_owned();
    other.subject.as_mut().unwrap().id = "org/zzz".to_owned();
    seen.observations.push(other);
    stage.scan = Arc::new(Scanned::new(seen));
    stage.input(Input::Focus);
    stage.press("V");
    let text = stage.text();
    let lines: Vec<_> = text.lines().filter(|line| line.contains("(adopted)")).collect();
    assert_eq!(lines.len(), 1, "{text}");
    assert!(lines[0].contains("app/rag.py"), "{text}");
    stage.press("<end>");
    while !stage.text().lines().any(|line| line.contains('▸') && line.contains("app/zzz.py")) {
        stage.press("k");
    }
    stage.press("a");
    assert!(stage.text().contains("not adopted: it is about huggingface org/zzz"), "{}", stage.text());
}

#[test]
fn the_matrix_shows_every_question_of_every_model() {
    shows("matrix", answered, "I<tab>");
    shows("matrix-none", Stage::begun, "I<tab>");
    let mut stage = answered(80, 24).keys("I<tab>ll<enter>");
    assert_eq!(stage.model.mode(), Mode::Items);
    assert_eq!(stage.model.work.model().unwrap().as_str(), "org/loose");
    stage.press("<esc>");
    assert_eq!(stage.model.mode(), Mode::Matrix);
}

#[test]
fn the_publisher_is_asked_with_a_text_to_copy() {
    shows("publisher", declared, "I<home>jp");
    let stage = declared(80, 24).keys("I<home>jpc");
    assert!(
        stage.effects.iter().any(|effect| matches!(effect, Effect::Copy(text) if text.contains("org/firm")))
    );
}

#[test]
fn every_list_says_which_model_a_question_is_about() {
    let differ = |stage: &Stage, names: [&str; 2]| {
        let text = stage.text();
        for name in names {
            let rows = text.lines().filter(|line| line.contains("Weights") && line.contains(name));
            assert!(rows.count() > 0, "{name}: {text}");
        }
    };
    let names = ["(org/firm)", "(org/loose)"];
    for (width, height) in SIZES {
        let begin = || declared(width, height).keys("/safe-weight-files<enter>");
        let mut stage = begin().keys("g");
        for _ in 0..60 {
            let chosen = |line: &str| ["▸", "Weights", names[1]].iter().all(|part| line.contains(part));
            if stage.text().lines().any(chosen) {
                break;
            }
            stage.press("j");
        }
        differ(&stage, names);
    }
}

#[test]
fn a_gap_of_a_model_leads_to_the_question_about_it() {
    let mut stage = declared(160, 50).keys("NNyN").keys("g");
    let wanted =
        |stage: &Stage| stage.text().lines().any(|line| line.contains('▸') && line.contains("contradicted"));
    for _ in 0..300 {
        if wanted(&stage) {
            break;
        }
        stage.press("j");
    }
    assert!(wanted(&stage), "{}", stage.text());
    stage.press("<enter>");
    assert_eq!(stage.model.work.model().unwrap().as_str(), "org/loose");
}
