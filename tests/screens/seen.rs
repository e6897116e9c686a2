//! What the scan saw, on the screen: beside the questions, in lists, in its place, adopted, and as the inventory.

use insta::assert_snapshot;
use mindgap::assess::GapKind;
use mindgap::record::{AnswerKey, Evidence, Status};
use mindgap::scan::{Cut, Glimpse, Scan};
use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::{Became, Scanned, Scanning};

use crate::scene::project;
use crate::stage::{Scans, Stage};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (160, 50)];
fn seeing(width: u16, height: u16) -> Stage {
    Stage::begun(width, height).seeing(project())
}

/// The same, on the question about pins.
fn pinned(width: u16, height: u16) -> Stage {
    seeing(width, height).keys("/pin-model-revision<enter>")
}

fn shows(name: &str, begin: impl Fn(u16, u16) -> Stage, keys: &str) {
    for (width, height) in SIZES {
        let stage = begin(width, height).keys(keys);
        assert_snapshot!(format!("{name}-{width}x{height}"), stage.screen());
    }
}

/// Code around the place that is looked at.
fn with_code(width: u16, height: u16) -> Stage {
    let mut stage = pinned(width, height);
    let line = |number: usize| match number {
        3 => "rag = AutoModel.from_pretrained(\"org/loose\", trust_remote_code=True)".to_owned(),
        _ => format!("line_{number} = {number}"),
    };
    let lines = (1..=60).map(|number| (number.to_string(), line(number))).collect();
    stage.glimpse = Ok(Glimpse { lines, marked: Some(2), told: None });
    stage
}

fn adopted(stage: &Stage) -> Vec<Evidence> {
    let key: AnswerKey = "pin-model-revision".parse().unwrap();
    stage.model.work.record.answer(&key).map_or_else(Vec::new, |answer| answer.evidence.clone())
}

fn status(stage: &Stage) -> Option<Status> {
    stage.model.work.record.answer(&"pin-model-revision".parse().unwrap()).and_then(|answer| answer.status)
}

fn is_contradicted(stage: &Stage) -> bool {
    stage
        .model
        .work
        .assessment
        .gaps
        .iter()
        .any(|gap| gap.kind == GapKind::Contradicted && gap.key.item_str() == "pin-model-revision")
}

#[test]
fn what_was_seen_stands_beside_the_question() {
    shows("seen", pinned, "y");
    shows("seen-guidance", pinned, "<enter><pgdn>");
}

#[test]
fn everything_that_was_seen_about_an_item_is_one_key_away() {
    shows("seen-list", pinned, "Vj");
    shows("seen-adopted", pinned, "Vjjjja");
    shows("seen-not-adopted", pinned, "Va");
}

#[test]
fn a_place_is_shown_with_the_lines_around_it() {
    shows("place", with_code, "V<enter>");
    shows("place-scrolled", with_code, "V<enter><end>");
    let gone = |width, height| {
        let mut stage = pinned(width, height);
        stage.glimpse = Err("could not look into app/rag.py: it is not a file of the project".to_owned());
        stage
    };
    shows("place-gone", gone, "V<enter>");
}

#[test]
fn the_models() {
    shows("models", seeing, "Ij");
    shows("models-places", seeing, "Ijj<enter>");
    shows("models-not-examined", seeing, "I<tab><tab>");
    shows("models-loads", seeing, "I<tab><tab><tab>");
    shows("models-other", seeing, "I<tab><tab><tab><tab>");
}

#[test]
fn a_scan_that_runs_stops_or_fails_says_so() {
    let running = |width, height| {
        let mut stage = Stage::begun(width, height);
        stage.scans = Scans::GoOn;
        stage.press("L");
        stage.input(Input::Reply(Reply::Scanning { done: 120, of: 400 }));
        stage
    };
    shows("scanning", running, "");
    shows("scan-stopped", running, "LI");
    let failed = |width, height| {
        let mut stage = Stage::begun(width, height);
        stage.scans = Scans::Fail("a fault of this program (row 7 is missing)");
        stage
    };
    shows("scan-failed", failed, "L");
}

#[test]
fn adopting_copies_the_observation_sets_no_status_and_can_be_undone() {
    let mut stage = pinned(80, 24);
    stage.press("Va");
    assert!(adopted(&stage).is_empty(), "what speaks against a yes shows none");
    assert!(stage.text().contains("not adopted: it speaks against a yes"), "{}", stage.text());
    stage.press("jjjja");
    assert!(
        matches!(adopted(&stage).as_slice(), [Evidence::Observation(one)] if one.path.as_str() == "app/rag.py")
    );
    assert_eq!(status(&stage), None, "a person answers, nobody else");
    stage.press("a");
    assert!(stage.text().contains("adopted already"), "{}", stage.text());
    stage.press("<esc>u");
    assert!(adopted(&stage).is_empty());
    stage.press("<c-r>");
    assert_eq!(adopted(&stage).len(), 1);
    assert!(stage.keys("<enter>").keys("<end>").text().contains("the scan still sees it"));
}

#[test]
fn what_is_set_aside_with_a_reason_and_an_end_contradicts_nothing_until_then() {
    let mut stage = pinned(80, 24).keys("y");
    assert!(is_contradicted(&stage));
    stage.press("V");
    for _ in 0..4 {
        stage.press("zOnly in a benchmark<tab>2026-12-31<enter>j");
    }
    assert!(!is_contradicted(&stage));
    stage.press("<esc>");
    assert!(stage.text().contains("4 set aside"), "{}", stage.text());
    stage.press("V");
    assert!(
        stage.text().contains("set aside until 2026-12-31 by Ada Byron: Only in a benchmark"),
        "{}",
        stage.text()
    );
}

#[test]
fn the_preview_of_the_record_has_what_the_scan_saw_or_says_that_there_is_none() {
    let printed = |stage: &Stage| stage.model.preview.printed.as_ref().unwrap().text().to_owned();
    let mut stage = Stage::begun(160, 50).seeing(project()).keys("m");
    assert!(printed(&stage).contains("## Seen in the repository"), "{}", printed(&stage));
    assert!(!stage.text().contains("without what a scan sees"), "{}", stage.text());
    stage.model.work.scanned = None;
    stage.model.work.judge();
    stage.press("<esc>m");
    assert!(printed(&stage).contains("- Repository: not looked at"), "{}", printed(&stage));
    assert!(stage.text().contains("Record as Markdown · without what a scan sees"), "{}", stage.text());
}

#[test]
fn setting_aside_wants_a_reason_and_a_day_to_come() {
    shows("seen-aside", pinned, "VzOnly in a benchmark<tab>2026-01-01<enter>");
    shows("seen-set-aside", pinned, "VzOnly in a benchmark<tab>2026-12-31<enter>");
    let mut stage = pinned(80, 24).keys("Vz<tab>2026-12-31<enter>");
    assert!(stage.text().contains("without a reason"), "{}", stage.text());
    stage.press("Why not<enter>");
    let aside = |stage: &Stage| stage.model.work.record.aside.len();
    assert_eq!(aside(&stage), 1);
    // The next key takes away what was told.
    stage.press("<home>");
    assert!(stage.text().contains("z heed it again"), "{}", stage.text());
    stage.press("z");
    assert_eq!(aside(&stage), 0, "the same key takes it back");
    stage.press("<home>");
    assert!(
        !stage.text().contains("z heed it again") && stage.text().contains("z set aside"),
        "{}",
        stage.text()
    );
    stage.press("<esc>u");
    assert_eq!(aside(&stage), 1);
    stage.press("u");
    assert_eq!(aside(&stage), 0);
}

#[test]
fn a_status_key_adopts_nothing_and_a_yes_stays_contradicted_whatever_key_follows() {
    let mut stage = pinned(80, 24).keys("y");
    assert!(adopted(&stage).is_empty());
    assert!(is_contradicted(&stage));
    // Judged again for each key, and never as if nobody had scanned.
    stage.press("oAda<enter>jkeStill so.<c-s>");
    assert!(is_contradicted(&stage));
    stage.press("n");
    assert!(!is_contradicted(&stage));
    stage.press("u");
    assert!(is_contradicted(&stage));
    // The pin is set, and the next scan finds nothing against it.
    stage.scan = std::sync::Arc::default();
    stage.input(Input::Focus);
    assert!(!is_contradicted(&stage));
}

#[test]
fn the_project_is_scanned_again_on_focus_on_demand_and_after_the_editor() {
    let scans = |stage: &Stage| stage.effects.iter().filter(|effect| **effect == Effect::Scan).count();
    let mut stage = Stage::begun(80, 24);
    assert_eq!(scans(&stage), 1, "from the first frame on");
    stage.input(Input::Focus);
    stage.press("L<c-l>");
    assert_eq!(scans(&stage), 4);
    stage.press("E");
    stage.input(Input::Reply(Reply::WrittenOutside(Ok("a note".to_owned()))));
    assert_eq!(scans(&stage), 5);
    // One at a time.
    stage.scans = Scans::GoOn;
    stage.press("L");
    stage.input(Input::Focus);
    assert_eq!(scans(&stage), 6);
    stage.press("L");
    assert!(stage.effects.contains(&Effect::StopScan));
    assert_eq!(stage.model.scanning, Scanning::Stopped);
    // What was stopped may still come to its end: it is not taken in.
    let late = Reply::Scanned { result: Ok(None), covers: 1 };
    stage.input(Input::Reply(late));
    assert_eq!(stage.model.scanning, Scanning::Stopped);
    assert_eq!(scans(&Stage::kick_off(80, 24)), 1, "before there is a record, too");
}

#[test]
fn what_breaks_on_another_thread_is_told_and_nobody_waits_for_ever() {
    let mut stage = Stage::begun(80, 24);
    stage.press("m");
    let print = stage.effects.iter().any(|effect| matches!(effect, Effect::Print(_)));
    assert!(print);
    stage.model.preview.printed = None;
    stage.input(Input::Reply(Reply::NotPrinted { why: "a fault of this program".to_owned(), covers: 1 }));
    assert!(stage.text().contains("not printed: a fault of this program"), "{}", stage.text());
    stage.input(Input::Reply(Reply::Broken { why: "not looked at: a fault".to_owned(), covers: 1 }));
    assert!(stage.text().contains("not looked at: a fault"), "{}", stage.text());
}

#[test]
fn ten_thousand_observations_are_folded_and_listed_without_being_drawn() {
    let mut seen = project();
    let one =
        seen.observations.iter().find(|one| one.items.iter().any(|each| each.item == "pin-model-revision"));
    let one = one.unwrap().clone();
    for line in 1..=10_000 {
        let mut next = one.clone();
        next.place.line = Some(line);
        seen.observations.push(next);
    }
    let mut stage = Stage::begun(80, 24).seeing(seen).keys("/pin-model-revision<enter>");
    assert!(stage.text().contains("contradict"), "{}", stage.text());
    stage.press("V<end>");
    assert_eq!(stage.model.mode(), Mode::Seen);
    assert!(stage.text().contains("of 100"), "{}", stage.text());
}

/// Another scan comes in.
fn scanned(stage: &mut Stage, scan: Scan) {
    stage.scan = std::sync::Arc::new(Scanned::new(scan));
    stage.input(Input::Focus);
}

/// The row of a model, from the list of models.
fn row_of(stage: &Stage, id: &str) -> Option<usize> {
    let named = |at: &usize| {
        stage.model.work.model_row(*at).and_then(|row| row.id).is_some_and(|own| own.as_str() == id)
    };
    (0..stage.model.work.models_listed()).find(named)
}

fn without(id: &str) -> Scan {
    let mut seen = project();
    seen.inventory.models.retain(|model| model.id.as_deref() != Some(id));
    seen
}

#[test]
fn the_chosen_model_stays_chosen_in_another_scan_and_its_list_goes_with_it() {
    let mut stage = seeing(80, 24).keys("I");
    let at = row_of(&stage, "org/loose").unwrap();
    stage.press(&"j".repeat(at));
    scanned(&mut stage, without("org/firm"));
    assert_ne!(row_of(&stage, "org/loose"), Some(at), "it is listed elsewhere");
    assert_eq!(Some(stage.model.place.models.chosen), row_of(&stage, "org/loose"));
    stage.press("<enter>");
    scanned(&mut stage, project());
    assert_eq!(stage.model.mode(), Mode::Seen);
    assert_eq!(stage.model.place.models.chosen, at);
    assert!(stage.text().contains("org/loose"), "{}", stage.text());
    scanned(&mut stage, without("org/loose"));
    assert_eq!(stage.model.mode(), Mode::Models);
    assert!(stage.text().contains("the list is closed"), "{}", stage.text());
}

#[test]
fn no_key_acts_on_another_observation_than_the_one_that_was_chosen() {
    let mut stage = pinned(80, 24).keys("Vjjjj");
    stage.press("a");
    let first = adopted(&stage);
    assert_eq!(first.len(), 1);
    stage.press("<esc>uVjjjj");
    // What stood above it is gone.
    let mut seen = project();
    let list = stage.model.work.scanned.as_ref().unwrap();
    let positions = list.on_item("pin-model-revision").to_vec();
    seen.observations.remove(positions[0]);
    scanned(&mut stage, seen);
    stage.press("a");
    assert_eq!(adopted(&stage), first);
    stage.press("<esc>u");
    assert!(adopted(&stage).is_empty());
    // It is gone itself.
    scanned(&mut stage, project());
    stage.press("Vjjjj");
    let mut seen = project();
    seen.observations.remove(positions[4]);
    scanned(&mut stage, seen);
    assert_eq!(stage.model.mode(), Mode::Items);
    assert!(stage.text().contains("the list is closed"), "{}", stage.text());
}

#[test]
fn what_a_cut_scan_does_not_see_was_not_reached_and_is_not_gone() {
    let mut stage = seeing(80, 24).keys("I");
    let at = row_of(&stage, "org/loose").unwrap();
    stage.press(&"j".repeat(at));
    stage.press("a");
    let became =
        |stage: &Stage| stage.model.work.model_row(row_of(stage, "org/loose").unwrap()).unwrap().became;
    assert_eq!(became(&stage), Became::InUse);
    scanned(&mut stage, Scan { cut: Some(Cut::OutOfTime), ..Scan::default() });
    assert_eq!(became(&stage), Became::NotReached);
    assert!(stage.text().contains("not reached"), "{}", stage.text());
    scanned(&mut stage, Scan::default());
    assert_eq!(became(&stage), Became::Gone);
}

#[test]
fn an_observation_names_the_page_of_its_detector_also_where_a_term_has_the_same_name() {
    let mut stage = seeing(160, 50).keys("/model-card-read<enter>V");
    for _ in 0..20 {
        if stage.text().contains("by model-card ") {
            break;
        }
        stage.press("j");
    }
    let text = stage.text();
    assert!(
        text.contains("by model-card ") && text.contains("`mindgap explain detector:model-card`"),
        "{text}"
    );
}
