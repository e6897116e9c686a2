//! An answer that changed on both sides: who chooses sees both sides first.

use mindgap::record::{Answer, Conflict, Status};
use mindgap::store::Saved;
use mindgap::tui::Input;
use mindgap::tui::effect::Reply;
use mindgap::tui::model::Kept;

use super::shows;
use crate::stage::Stage;

/// Two versions that have a long note in common; each begins with `own` lines of its own.
fn versions(own: usize, (width, height): (u16, u16)) -> Stage {
    let common: Vec<String> = (1..=40).map(|line| format!("Line {line} of what both say.")).collect();
    let said = |status, by: &str| Answer {
        status: Some(status),
        by: Some(by.to_owned()),
        reason: vec![format!("{by} says this alone."); own].join("\n"),
        note: common.join("\n"),
        ..Answer::default()
    };
    let key = "safety-owner".parse().unwrap();
    let conflict = Conflict { key, ours: said(Status::Yes, "Ada"), theirs: said(Status::No, "Grace") };
    let saved = Saved { conflicts: vec![conflict], ..Saved::default() };
    let mut stage = Stage::begun(width, height);
    stage.input(Input::Reply(Reply::Saved { saved, covers: 0, kept: Kept::ForNextTime }));
    stage
}

#[test]
fn both_sides_stand_above_what_is_kept() {
    shows("conflict", |width, height| versions(1, (width, height)), "");
    for size in super::SIZES {
        let stage = versions(1, size);
        let text = stage.text();
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
        assert!(at("Yours (M)") < at("On disk (T)") && at("On disk (T)") < at("Kept, whichever"), "{text}");
    }
}

#[test]
fn where_both_do_not_fit_the_way_to_the_other_one_is_told() {
    shows("conflict-long", |width, height| versions(60, (width, height)), "");
    for size in super::SIZES {
        let stage = versions(60, size);
        let text = stage.text();
        let words = text.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("“On disk” begins below this window: j and PgDn go on to it."), "{text}");
        let mut pages = (0..12).map(|pages| versions(60, size).keys(&"<pgdn>".repeat(pages)).text());
        assert!(pages.any(|text| text.contains("On disk (T)")), "{text}");
        let end = versions(60, size).keys("<end>").text();
        assert!(end.contains("Line 40 of what both say."), "{end}");
    }
    // Told where it is so, and nowhere else.
    for (lines, size) in (1..30).flat_map(|lines| super::SIZES.map(|size| (lines, size))) {
        let text = versions(lines, size).text();
        assert_ne!(text.contains("begins below"), text.contains("On disk (T)"), "{lines} {text}");
    }
}
