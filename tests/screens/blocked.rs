//! The list of what keeps a release from being signed off: each row has its next step, and leads where it can be taken.

use mindgap::assess::{Gap, GapKind};
use mindgap::checklist::Severity;
use mindgap::record::{Answer, AnswerKey, OpenRelease, Record, Rules, Status, Versions};
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::{Saving, Session};

use super::shows;
use crate::found::checklist;
use crate::scene::{opened, reviewing, stage};
use crate::stage::{Stage, THEME, built_in, now};

fn words(stage: &Stage) -> String {
    stage.text().replace(['│', '└', '┌'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Ada sent Grace's first answer back.
fn sent_back(width: u16, height: u16) -> Stage {
    reviewing((width, height)).keys("<tab>nThe link is dead: name the page itself<enter>").keys("S")
}

#[test]
fn an_answer_that_was_sent_back_says_by_whom_why_and_what_is_next() {
    shows("blocked-sent-back", sent_back, "");
    for size in super::SIZES {
        let stage = sent_back(size.0, size.1);
        let text = words(&stage);
        assert!(text.contains("sent back by Ada Byron: The link is dead: name the page itself."), "{text}");
        assert!(
            text.contains("Next: Enter leads to the answer, to be changed; or the reviewer accepts it"),
            "{text}"
        );
        let stage = stage.keys("<enter>");
        assert_eq!(stage.model.mode(), Mode::Items);
        assert_eq!(stage.model.chosen_item(), Some(0));
        assert_eq!(stage.keys("<esc>").model.mode(), Mode::Review);
    }
}

#[test]
fn every_row_has_its_next_step_at_every_size() {
    for size in super::SIZES {
        let rows = opened(size).model.releases.blockers.gaps.len();
        for at in 0..rows {
            let stage = opened(size).keys("S").keys(&"j".repeat(at));
            assert_eq!(words(&stage).matches("Next: ").count(), 1, "{}", stage.text());
        }
    }
}

#[test]
fn two_versions_of_an_answer_lead_to_the_choice() {
    let said = |status| Answer { status: Some(status), ..Answer::default() };
    let mut record = crate::scene::answered(&built_in(), "Ada Byron", 30);
    // The other one comes first by its name, and the list begins with this one.
    let keys: [AnswerKey; 2] = ["safety-owner", "hazard-list"].map(|key| key.parse().unwrap());
    for key in &keys {
        let versions = Versions { ours: said(Status::Yes), theirs: said(Status::No) };
        record.conflicts.insert(key.clone(), versions);
    }
    let stage = stage(record, (80, 24)).keys("<esc>R<enter>S");
    let of_it = |gap: &Gap| gap.kind == GapKind::Conflict && gap.key == keys[0];
    let at = stage.model.releases.blockers.gaps.iter().position(of_it).unwrap();
    let stage = stage.keys(&"j".repeat(at));
    assert!(words(&stage).contains("Next: Enter shows both; choose one"), "{}", stage.text());
    let stage = stage.keys("<enter>");
    assert_eq!(stage.model.mode(), Mode::Conflict, "{}", stage.text());
    assert!(stage.text().contains("Changed on both sides: A named owner"), "{}", stage.text());
    let stage = stage.keys("M");
    let waiting: Vec<_> = stage.model.work.record.conflicts.keys().collect();
    assert_eq!(waiting, [&keys[1]], "what was shown was chosen, and the next one is shown");
    assert!(stage.text().contains("Changed on both sides: Hazards listed widely"), "{}", stage.text());
}

#[test]
fn the_two_versions_of_the_chosen_answer_are_shown_and_not_those_of_the_first() {
    let said = |status| Answer { status: Some(status), ..Answer::default() };
    let mut record = crate::scene::answered(&built_in(), "Ada Byron", 30);
    for key in ["safety-owner", "hazard-list"] {
        let versions = Versions { ours: said(Status::Yes), theirs: said(Status::No) };
        record.conflicts.insert(key.parse().unwrap(), versions);
    }
    for title in ["A named owner", "Hazards listed widely"] {
        let stage = stage(record.clone(), (80, 24)).keys(&format!("<esc>/{title}<enter>!"));
        assert!(stage.text().contains(&format!("Changed on both sides: {title}")), "{}", stage.text());
    }
}

#[test]
fn what_is_asked_no_longer_leads_to_what_took_its_place() {
    let checklist = checklist();
    let mut record = crate::scene::answered(&checklist, "Ada Byron", 30);
    let old = Answer { status: Some(Status::Yes), ..Answer::default() };
    record.answers.insert("intended-use".parse().unwrap(), old);
    record.rules = Some(Rules { threshold: Severity::Low, ..Rules::default() });
    record.release = Some(OpenRelease::new("1.4.0".parse().unwrap(), None, "Ada", now().to_utc()));
    let begin = |record: Record| {
        Stage::with(checklist.clone(), record, Saving::Saved, &Session::default(), (80, 24), THEME)
            .file("SAFETY.md", "owner")
            .keys("<c-l>RS")
    };
    let mut stage = begin(record);
    for _ in 0..stage.model.releases.blockers.gaps.len() {
        if words(&stage).contains("move what still matters") {
            break;
        }
        stage.press("j");
    }
    assert!(
        words(&stage).contains("Next: move what still matters into the answer to `clinical-use`"),
        "{}",
        stage.text()
    );
    let stage = stage.keys("<enter>");
    let chosen = stage.model.chosen_item().and_then(|at| stage.model.work.item(at)).unwrap();
    assert_eq!(chosen.id.as_str(), "clinical-use");
}
