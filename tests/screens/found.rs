//! What `/` finds beside the items that are asked: those that were replaced or switched off, and the models.

use std::sync::Arc;

use mindgap::checklist::{Checklist, SourceFile, compose};
use mindgap::record::Record;
use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::keymap::Mode;
use mindgap::tui::model::{Saving, Scanned, Screen, Session};

use super::shows;
use crate::extended::USE;
use crate::scene::project;
use crate::stage::{Stage, THEME, built_in};

const CLINIC: &str = r#"
id = "clinic"
version = "1"
title = "Clinic"
extends = "mindgap"

[[off]]
item = "footprint-tracked"
reason = "Our platform team answers this for all products."
"#;

/// One item is replaced, another one switched off.
pub fn checklist() -> Checklist {
    let file = |name: &'static str, text: &'static str| SourceFile { name, shown: name, text };
    let clinic = vec![file("checklist.toml", CLINIC), file("preparation.toml", USE)];
    compose(&[clinic]).unwrap_or_else(|faults| panic!("{faults}"))
}

fn clinic(width: u16, height: u16) -> Stage {
    let checklist = checklist();
    let record = Record::new("support-bot", &checklist);
    Stage::with(checklist, record, Saving::Saved, &Session::default(), (width, height), THEME)
}

#[test]
fn what_is_asked_no_longer_is_found_and_says_why() {
    let title =
        |id: &str| built_in().items().iter().find(|item| item.id.as_str() == id).unwrap().title.clone();
    shows("find-switched-off", clinic, "/footprint");
    let stage = clinic(80, 24).keys("/footprint-tracked");
    let text = stage.text();
    assert!(text.contains(&format!(" off      {}", title("footprint-tracked"))), "{text}");
    let text = stage.keys("<enter>").text();
    assert!(text.contains("is not asked: switched off by clinic: Our platform team"), "{text}");

    shows("find-replaced", clinic, "/intended-use");
    // By its own words, too, which nothing else asks any more.
    let stage = clinic(80, 24).keys("/").keys(&title("intended-use"));
    assert!(stage.text().contains(" replaced "), "{}", stage.text());
    let stage = stage.keys("<enter>");
    let text = stage.text();
    assert!(text.contains("(clinical-use) took its place"), "{text}");
    let chosen = stage.model.chosen_item().and_then(|at| stage.model.work.item(at)).unwrap();
    assert_eq!(chosen.id.as_str(), "clinical-use");
}

#[test]
fn an_item_that_went_twice_leads_to_nothing_that_is_not_asked() {
    // The heir is switched off by an extension on top of the one that brought it.
    let ward = r#"
id = "ward"
version = "1"
title = "Ward"
extends = "clinic"

[[off]]
item = "clinical-use"
reason = "One ward only."
"#;
    let file = |name: &'static str, text: &'static str| SourceFile { name, shown: name, text };
    let clinic = vec![file("checklist.toml", CLINIC), file("preparation.toml", USE)];
    let checklist = compose(&[clinic, vec![file("checklist.toml", ward)]]).unwrap();
    let record = Record::new("support-bot", &checklist);
    let stage = Stage::with(checklist, record, Saving::Saved, &Session::default(), (80, 24), THEME);
    let stage = stage.keys("j/intended-use<enter>");
    assert!(stage.text().contains("took its place"), "{}", stage.text());
    assert_eq!(stage.model.chosen_item(), Some(1), "the choice stays where it was");
    let stage = stage.keys("/clinical-use<enter>");
    assert!(stage.text().contains("switched off by ward: One ward only."), "{}", stage.text());
}

#[test]
fn a_model_is_found_by_its_name_and_opened_on_its_screen() {
    let begin = |width, height| Stage::begun(width, height).seeing(project());
    shows("find-model", begin, "/org/firm");
    let stage = begin(80, 24).keys("I<tab><tab><esc>/org/firm<enter>");
    assert_eq!((stage.model.place.screen, stage.model.mode()), (Screen::Models, Mode::Models));
    let row = stage.model.work.model_row(stage.model.place.models.chosen).unwrap();
    assert_eq!(row.name().as_deref(), Some("org/firm"));
    let work = &stage.model.work;
    let each = (0..work.models_listed()).map(|at| work.model_row(at).unwrap().name());
    assert!(each.eq(work.model_rows().map(|row| row.name())), "read in one go they are the same rows");
    // A scan that ends meanwhile moves rows; the one that was found is opened all the same.
    let mut stage = begin(80, 24).keys("<c-l>/org/firm");
    let mut scan = project();
    scan.inventory.models.reverse();
    stage.scan = Arc::new(Scanned::new(scan));
    stage.press("<c-l><enter>");
    let row = stage.model.work.model_row(stage.model.place.models.chosen).unwrap();
    assert_eq!(row.name().as_deref(), Some("org/firm"));
    // One that is gone by then is told.
    let mut stage = begin(80, 24).keys("/org/firm");
    let mut scan = project();
    scan.inventory.models.clear();
    stage.scan = Arc::new(Scanned::new(scan));
    stage.press("<c-l><enter>");
    assert!(stage.text().contains("what was chosen is gone from the list"), "{}", stage.text());
}

#[test]
fn a_key_draws_everything_anew_wherever_one_is() {
    let begun = || Stage::begun(80, 24).seeing(project());
    let places = [
        "",
        "<enter>",
        "e",
        "o",
        "t",
        "v",
        "/pin",
        ":und",
        "?",
        "f",
        "g",
        "s",
        "m",
        "mw",
        "I",
        "IA",
        "I<tab>",
        "R",
        "Rjj<enter>",
        "D",
        "i",
        "i<enter>",
        "/pin-model-revision<enter>V",
        "/pin-model-revision<enter>Vz",
        "/pin-model-revision<enter>V<enter>",
    ];
    let redrawn = |mut stage: Stage, place: &str| {
        let before = stage.text();
        stage.effects.clear();
        stage.press("<c-l>");
        assert!(stage.effects.contains(&Effect::Redraw), "{place}");
        // And nothing is closed or taken by it.
        assert_eq!(stage.text(), before, "{place}");
    };
    for place in places {
        redrawn(begun().keys(place).keys("<left>"), place);
    }
    for keys in ["", "<c-u>ward", "<enter>", "<enter>j "] {
        redrawn(Stage::kick_off(80, 24).keys(keys), keys);
    }
    redrawn(Stage::begun(40, 10), "too small");
    let mut over = begun().keys("m");
    over.input(Input::Reply(Reply::OthersWrote { to: "SAFETY-RECORD.md".to_owned(), words: 3 }));
    redrawn(over, "writing over");
    let mut leaving = begun();
    leaving.broken = Some("the disk is full");
    let leaving = leaving.keys("yq<c-l>");
    assert!(leaving.effects.contains(&Effect::Redraw));
    assert_eq!(leaving.model.mode(), Mode::Leaving);
}

#[test]
fn the_palette_reaches_every_action_wherever_one_is() {
    let begun = || Stage::begun(80, 24).seeing(project());
    // The key that opens the palette, what is looked for there, and what then is on the screen.
    let stories = [
        ("/pin-model-revision<enter>Vjjjj", ":", "adopt", "adopted as"),
        ("/pin-model-revision<enter>V", ":", "set it aside", "Until"),
        ("/pin-model-revision<enter>V<enter>", "<c-p>", "leave", "The chosen one"),
        ("i", ":", "open it in full", "source:"),
        ("f", ":", "choose or unchoose", "▸ [✓]"),
        ("eA note", "<c-p>", "keep what", "Note A note"),
        ("oAda", "<c-p>", "leave", "the owner is kept as a draft"),
        ("vhttps://example.org/a", "<c-p>", "add what", "named as evidence"),
    ];
    for (place, key, action, seen) in stories {
        let stage = begun().keys(place).keys(key);
        assert!(stage.text().contains("Find an action"), "{place}: {}", stage.text());
        let stage = stage.keys(action).keys("<enter>");
        assert!(stage.text().contains(seen), "{place} {action}: {}", stage.text());
    }
    let mut leaving = begun();
    leaving.broken = Some("the disk is full");
    let stage = leaving.keys("yq:stay<enter>");
    assert_eq!(stage.model.mode(), Mode::Items);
}
