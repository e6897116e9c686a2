//! What was adopted as evidence, while a release is looked at again: taken as the scan sees it now, or told why not.

use insta::assert_snapshot;
use mindgap::assess::{GapKind, ReasonKind, adoption};
use mindgap::checklist::builtin;
use mindgap::record::{AnswerKey, Evidence, Facts};
use mindgap::scan::{Cut, Detector, Scan, scan};
use mindgap::tui::Input;
use mindgap::tui::keymap::Mode;

use crate::scene::{answered, stage};
use crate::stage::{Scans, Stage};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (160, 50)];

fn load(above: &str, commit: &str) -> String {
    let revision = commit.repeat(40);
    format!(
        "from transformers import AutoModel\n{above}AutoModel.from_pretrained(\"org/firm\", revision=\"{revision}\")\n"
    )
}

fn project(text: &str) -> Scan {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("load.py"), text).unwrap();
    scan(folder.path()).unwrap()
}

fn key() -> AnswerKey {
    "pin-model-revision".parse().unwrap()
}

/// A release is open; the question about pins rests on what a scan saw before, and is the chosen row.
fn begun(now: &str, size: (u16, u16)) -> Stage {
    let mut record = answered(&builtin().unwrap(), "Grace Hopper", 30);
    let before = project(&load("", "a"));
    let seen = before.observations.iter().find(|one| one.detector == Detector::ModelPin).unwrap();
    record.answers.get_mut(&key()).unwrap().evidence = vec![adoption(seen, &key()).unwrap()];
    let mut stage = stage(record, size).file("load.py", now);
    stage.input(Input::Focus);
    let mut stage = stage.seeing(project(now)).keys("R<enter>");
    let at = stage.model.releases.queue.entries.iter().position(|entry| entry.key == key()).unwrap();
    stage.press(&"j".repeat(at));
    stage
}

fn reason(stage: &Stage) -> Option<ReasonKind> {
    let entry = stage.model.releases.queue.entries.iter().find(|entry| entry.key == key());
    entry.map(mindgap::assess::Entry::kind)
}

fn evidence(stage: &Stage) -> String {
    stage.model.work.record.answer(&key()).unwrap().evidence.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_wanting_and_what_to_do_about_it_is_the_same_in_every_list() {
    for (now, sentence, next) in [
        ("x = 1\n".to_owned(), "is no longer found", "withdraw it, or adopt something else"),
        (load("\n\n", "b"), "reads otherwise now", "look at the place again, then adopt what is seen"),
    ] {
        let told = |stage: &Stage| stage.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let mut stage = begin_at_item(&now);
        assert!(told(&stage).contains(sentence) && told(&stage).contains(next), "{}", told(&stage));
        stage.press("g<home>");
        let chosen = |stage: &Stage| {
            let row = stage.text().lines().find(|line| line.contains('▸')).unwrap_or_default().to_owned();
            row.contains("Revision pinned") && row.contains("evidence-")
        };
        for _ in 0..200 {
            if chosen(&stage) {
                break;
            }
            stage.press("j");
        }
        assert!(told(&stage).contains(sentence) && told(&stage).contains(next), "{}", told(&stage));
    }
}

/// On the item of that question, so wide that nothing is wrapped.
fn begin_at_item(now: &str) -> Stage {
    begun(now, (500, 50)).keys("<enter>")
}

#[test]
fn one_key_takes_it_as_it_is_seen_now_and_undo_takes_that_back() {
    for (now, why) in [(load("\n", "a"), ReasonKind::Due), (load("\n\n", "b"), ReasonKind::EvidenceChanged)] {
        let mut stage = begun(&now, (80, 24));
        assert_eq!(reason(&stage), Some(why));
        let queued = stage.model.releases.queue.entries.len();
        stage.press("y");
        assert_eq!(stage.model.releases.queue.entries.len(), queued - 1, "{}", stage.text());
        assert!(!evidence(&stage).ends_with(":2"), "{}", evidence(&stage));
        stage.press("u");
        assert!(evidence(&stage).ends_with(":2"));
    }
}

#[test]
fn what_is_seen_no_more_stays_with_the_keys_that_change_it() {
    for size in SIZES {
        let stage = begun("", size).keys("y");
        assert_eq!(reason(&stage), Some(ReasonKind::EvidenceMissing));
        assert_snapshot!(format!("release-not-seen-{}x{}", size.0, size.1), stage.keys("k").screen());
    }
    let mut stage = begun("", (80, 24)).keys("<enter>v<down>");
    assert_eq!(stage.model.mode(), Mode::Evidence);
    stage.press("<c-t>");
    assert!(stage.text().contains("left as it is: the scan no longer sees it"), "{}", stage.text());
    stage.press("<c-d><esc>");
    assert_eq!(reason(&stage.keys("<esc>")), Some(ReasonKind::Due));
}

#[test]
fn in_the_dialog_of_the_evidence_it_is_taken_anew_as_a_file_is() {
    let stage = begun(&load("\n", "b"), (80, 24)).keys("<enter>v<c-t>");
    assert!(stage.text().contains("taken as the scan sees it now"), "{}", stage.text());
    let answer = stage.model.work.record.answer(&key()).unwrap();
    assert!(matches!(answer.evidence.as_slice(), [Evidence::Observation(one)] if one.line == Some(3)));
    assert_eq!(answer.by.as_deref(), Some("Ada Byron"), "another revision is another answer");
}

#[test]
fn what_the_project_contradicts_keeps_the_sign_off_and_a_scan_that_is_wanting_is_told() {
    let loose = "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/loose\")\n";
    let stage = begun(loose, (80, 24));
    assert_eq!(reason(&stage), Some(ReasonKind::Contradicted));
    let stage = stage.keys("<home>").keys(&"<pgdn>".repeat(20)).keys("Y<enter>S");
    assert_eq!(stage.model.mode(), Mode::Blocked);
    assert_eq!(reason(&stage), Some(ReasonKind::Contradicted), "not reaffirmed among the unchanged");
    let mut stage = stage.keys("<esc>");
    stage.scans = Scans::Fail("a fault of this program");
    stage.model.work.scanned = None;
    stage.model.work.judge();
    stage.press("L<home>");
    let mut stage = stage.keys(&"<pgdn>".repeat(20)).keys("Y<enter>");
    while !stage.model.releases.queue.entries.is_empty() {
        stage.press("y");
    }
    stage.press("S");
    assert!(
        stage.text().contains("Without a scan: what the project contradicts is not told"),
        "{}",
        stage.text()
    );
}

/// A look that was stopped before it came to anything.
fn cut() -> Scan {
    Scan { cut: Some(Cut::Cancelled), ..Scan::default() }
}

#[test]
fn a_scan_that_was_stopped_tells_of_nothing_that_it_is_gone() {
    let stage = begun(&load("", "a"), (80, 24)).seeing(cut());
    assert_eq!(reason(&stage), Some(ReasonKind::Due));
    let Some(Evidence::Observation(adopted)) =
        stage.model.work.record.answer(&key()).unwrap().evidence.first()
    else {
        panic!("nothing is adopted");
    };
    let proof = stage.model.work.proof(&Evidence::Observation(adopted.clone()));
    assert!(proof.contains("ended before"), "{proof}");
    let stage = stage.seeing(Scan::default());
    assert_eq!(reason(&stage), Some(ReasonKind::EvidenceMissing));
}

#[test]
fn whoever_answers_while_little_was_looked_at_keeps_the_facts_that_were_known() {
    let facts = |commit: &str| -> Facts {
        [("revision org/firm".to_owned(), commit.repeat(40))].into_iter().collect()
    };
    let mut record = answered(&builtin().unwrap(), "Grace Hopper", 30);
    record.answers.get_mut(&key()).unwrap().facts = facts("a");
    let kept = |stage: &Stage| stage.model.work.record.answer(&key()).unwrap().facts.clone();
    let moved = |stage: &Stage| {
        stage
            .model
            .work
            .assessment
            .gaps
            .iter()
            .any(|gap| gap.kind == GapKind::ModelChanged && gap.key == key())
    };
    let after = |scan: Scan, keys: &str| {
        let mut stage = stage(record.clone(), (80, 24)).seeing(scan).keys("R<enter>");
        let row = stage.model.releases.queue.entries.iter().position(|entry| entry.key == key()).unwrap();
        stage.press(&"j".repeat(row));
        stage.keys(keys)
    };
    for keys in ["y", "<enter>ny"] {
        let stage = after(cut(), keys);
        assert_eq!(kept(&stage), facts("a"), "{keys}");
        let stage = stage.seeing(project(&load("", "b")));
        assert!(moved(&stage), "another revision is found as soon as somebody looks");
        assert_eq!(kept(&after(project(&load("", "b")), keys)), facts("b"), "a whole look tells");
    }
}
