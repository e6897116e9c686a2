//! Every screen and dialog at three sizes: keys in, a screen with its styles out.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    unreachable_pub,
    dead_code,
    reason = "a stage for tests: what fails may panic, and not everybody needs all of it"
)]

#[path = "screens/adopted.rs"]
mod adopted;
#[path = "screens/blocked.rs"]
mod blocked;
#[path = "screens/careful.rs"]
mod careful;
#[path = "screens/conflict.rs"]
mod conflict;
#[path = "screens/cut.rs"]
mod cut;
#[path = "screens/exported.rs"]
mod exported;
#[path = "screens/extended.rs"]
mod extended;
#[path = "screens/footers.rs"]
mod footers;
#[path = "screens/found.rs"]
mod found;
#[path = "screens/late.rs"]
mod late;
#[path = "screens/left.rs"]
mod left;
#[path = "screens/lists.rs"]
mod lists;
#[path = "screens/models.rs"]
mod models;
#[path = "screens/of_models.rs"]
mod of_models;
#[path = "screens/palette.rs"]
mod palette;
#[path = "screens/picture.rs"]
mod picture;
#[path = "screens/pictured.rs"]
mod pictured;
#[path = "screens/release.rs"]
mod release;
#[path = "screens/restored.rs"]
mod restored;
#[path = "screens/scene.rs"]
mod scene;
#[path = "screens/seen.rs"]
mod seen;
#[path = "screens/stage.rs"]
mod stage;
#[path = "screens/typed.rs"]
mod typed;
#[path = "screens/unseen.rs"]
mod unseen;

use insta::assert_snapshot;
use mindgap::checklist::Choice;
use mindgap::record::{Answer, AnswerKey, Conflict, ProfileAnswer, Status};
use mindgap::tui::Input;
use mindgap::tui::effect::{Effect, Over, Reply};
use mindgap::tui::model::{Saving, Session};
use mindgap::tui::theme::{Colours, Signs, Theme};
use stage::{Stage, THEME};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (160, 50)];

/// A screen reached by keys, at every size.
fn shows(name: &str, begin: impl Fn(u16, u16) -> Stage, keys: &str) {
    for (width, height) in SIZES {
        let stage = begin(width, height).keys(keys);
        assert_snapshot!(format!("{name}-{width}x{height}"), stage.screen());
    }
}

/// A record with something of everything.
fn half_answered(width: u16, height: u16) -> Stage {
    Stage::begun(width, height)
        .file("SAFETY.md", "owner")
        .file("docs/intended-use.md", "use")
        .file("docs/safety-requirements.md", "eight rows")
        .keys("yvSAFETY.md<enter><esc>oAda Byron<enter>")
        .keys("jyvdocs/intended-use.md<enter>https://example.org/review<enter>commit:c9745ed1<enter><esc>")
        .keys("jpeNine rows, six with a test.<enter>The rest by Christmas.<c-s>tTests for SR-5 and SR-7<tab>2026-12-12<enter>")
        .keys("jnaNo budget before spring<tab>2027-03-31<enter>")
        .keys("jnaPilot only<tab>2026-10-01<enter>tWrite them<tab>2026-11-01<enter>")
        .keys("jd jy jxNobody outside the house uses it.<enter><home>")
}

/// The same answers after the checklist changed.
fn extended(width: u16, height: u16) -> Stage {
    let record = (*half_answered(width, height).model.work.record).clone();
    let session = Session::default();
    Stage::with(extended::checklist(), record, Saving::Saved, &session, (width, height), THEME)
}

/// A record that was to be written over an export in which somebody wrote.
fn written_over(width: u16, height: u16) -> Stage {
    let mut stage = half_answered(width, height).keys("m");
    stage.input(Input::Reply(Reply::OthersWrote { to: "SAFETY-RECORD.md".to_owned(), words: 3 }));
    stage
}

#[test]
fn an_export_in_which_somebody_wrote_is_not_written_over_unasked() {
    shows("writing-over", written_over, "");
    let asked = |stage: &Stage| {
        let exports = stage.effects.iter().filter_map(|effect| match effect {
            Effect::Export { to, over, .. } => Some((to.clone(), *over)),
            _ => None,
        });
        exports.collect::<Vec<_>>()
    };
    assert_eq!(asked(&written_over(80, 24).keys("<esc>")), []);
    let other = written_over(80, 24).keys("<enter>");
    assert!(other.text().contains("│ SAFETY-RECORD.md"), "{}", other.text());
    assert_eq!(asked(&other.keys("<c-u>B.md<enter>")), [("B.md".to_owned(), Over::Own)]);
    let name = "SAFETY-RECORD.md".to_owned();
    assert_eq!(asked(&written_over(80, 24).keys("W")), [(name, Over::Edited)]);
    // Over a note that is being written, no letter is taken for the choice.
    let mut stage = half_answered(80, 24).keys("e");
    stage.input(Input::Reply(Reply::OthersWrote { to: "SAFETY-RECORD.md".to_owned(), words: 1 }));
    assert!(stage.text().contains("says 1 thing that the record does not"), "{}", stage.text());
    assert_eq!(asked(&stage.keys("WW<c-s>")), []);
}

#[test]
fn a_question_that_changed_stands_beside_the_one_that_was_answered() {
    shows("changed", extended, "");
}

#[test]
fn an_item_that_took_over_shows_what_was_answered_before() {
    shows("took-over", extended, "j<enter>");
}

#[test]
fn what_an_extension_brings_is_marked_in_the_list() {
    let text = extended(160, 50).text();
    let row = |title: &str| text.lines().find(|row| row.contains(title)).unwrap_or_else(|| panic!("{text}"));
    assert!(row("Clinical use written down").contains("written down (clinic)"), "{text}");
    assert!(row("A named owner (").contains("(English)"), "{text}");
    assert!(!row("Lista de perigos").contains("English"), "{text}");
    assert!(extended(80, 24).text().contains("… + crit"), "a sign where there is no room for words");
    let plain = half_answered(160, 50).text();
    assert!(!plain.contains("(English)") && !plain.contains("Asked then"), "{plain}");
}

#[test]
fn what_no_translation_covers_is_marked_wherever_it_is_shown() {
    let shown = |keys: &str| extended(160, 50).keys(keys).text();
    assert!(shown("").contains(" Preparation (English) "), "{}", shown(""));
    assert!(shown("/named owner").contains("A named owner (English)"), "{}", shown("/named owner"));
    assert!(shown("g").contains(" (English)"), "{}", shown("g"));
    assert!(shown("f").contains("? (English)"), "{}", shown("f"));
}

#[test]
fn kick_off_asks_the_name_first() {
    shows("kick-off-name", Stage::kick_off, "");
}

#[test]
fn kick_off_asks_the_profile_next() {
    shows("kick-off-profile", Stage::kick_off, "<enter>j ");
}

#[test]
fn to_go_on_in_the_profile_chooses_nothing_that_nobody_moved_to() {
    let held = |keys: &str| {
        let stage = Stage::kick_off(80, 24).keys(&format!("<enter>{keys}"));
        let profile = &stage.model.work.record.profile;
        let chosen = |id| matches!(profile.get(id), Some(ProfileAnswer::Chosen(_)));
        let ids = stage.model.work.checklist.profile.iter().map(|question| &question.id);
        ids.filter(|id| chosen(id)).map(ToString::to_string).collect::<Vec<_>>()
    };
    let questions = Stage::kick_off(80, 24).model.work.checklist.profile.len();
    assert_eq!(held(&"<enter>".repeat(questions)), [""; 0]);
    let one =
        Stage::kick_off(80, 24).model.work.checklist.profile.iter().position(|q| q.choice == Choice::One);
    let to_it = "<enter>".repeat(one.unwrap());
    // Round from "not sure yet" to the first option, and from the first one back.
    assert_eq!(held(&format!("{to_it}j<enter>")).len(), 1);
    assert_eq!(held(&format!("{to_it}jk<enter>")), [""; 0]);
    // Who comes back stands where the answer is, and goes on with it.
    let before = held(&format!("{to_it}j<enter>"));
    assert_eq!(held(&format!("{to_it}j<enter>h<enter>")), before);
}

#[test]
fn what_stands_beside_an_item() {
    shows("knowledge", Stage::begun, "2jjjji");
}

#[test]
fn one_entry_in_full() {
    shows("explained", Stage::begun, "2jjjjijj<enter>");
}

#[test]
fn items_are_found_by_what_stands_beside_them() {
    shows("find-beside", Stage::begun, "/touches MAP 4.1");
    let found = |typed: &str| Stage::begun(160, 50).keys(typed).text();
    assert!(found("/incident in health care").contains("aiid:"));
    assert!(found("/about privacy").contains("about Privacy"));
}

#[test]
fn a_sensitive_case_is_told_only_when_it_is_opened() {
    let mut stage = Stage::begun(160, 50).keys("/minors-and-crisis<enter>i");
    assert!(stage.text().contains("a sensitive case, told in full only"), "{}", stage.text());
    let case = stage.text().lines().position(|line| line.contains("a sensitive case")).unwrap();
    let first = stage.text().lines().position(|line| line.contains("▸")).unwrap();
    // Headings and blank rows lie between some entries; the chosen one is looked for, not counted.
    for _ in 0..case - first {
        if stage.text().lines().nth(case).is_some_and(|line| line.contains("▸")) {
            break;
        }
        stage.press("j");
    }
    assert!(!stage.text().contains("suicide"));
    stage.press("<enter>");
    assert!(stage.text().contains("incidentdatabase.ai"), "{}", stage.text());
}

#[test]
fn an_address_is_handed_to_the_clipboard_and_said() {
    let stage = Stage::begun(80, 24).keys("2jjjjic");
    assert!(
        stage
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Copy(link) if link.starts_with("https://")))
    );
    assert!(stage.text().contains("handed to the terminal's clipboard: https://"));
}

#[test]
fn the_checklist() {
    shows("checklist", half_answered, "jj");
}

#[test]
fn the_checklist_hides_what_the_profile_hides_and_says_so() {
    let keys = "fjj <space><tab><tab> <esc>3H";
    shows("checklist-not-asked", half_answered, keys);
}

#[test]
fn the_guidance_in_full() {
    shows("guidance", half_answered, "jj<enter>");
    shows("guidance-end", half_answered, "jj<enter><end>");
}

#[test]
fn the_gaps() {
    shows("gaps", half_answered, "g");
    shows("gaps-filtered", half_answered, "gKKP");
}

#[test]
fn the_overview() {
    shows("overview", half_answered, "s");
}

#[test]
fn the_record() {
    shows("record", half_answered, "m");
    shows("record-export", half_answered, "mw");
}

#[test]
fn the_note() {
    shows("note", half_answered, "jje<enter>Grüße aus 世界 🙂");
}

#[test]
fn the_reason_the_owner_the_plan_and_the_acceptance() {
    shows("reason", half_answered, "r");
    shows("owner", half_answered, "o");
    shows("plan", half_answered, "jjt<tab>soon<enter>");
    shows("acceptance", half_answered, "aWe watch it<enter>");
}

#[test]
fn the_evidence() {
    shows("evidence", half_answered, "jvdocs/<tab>");
    shows("evidence-fault", half_answered, "jv../secret<enter>");
}

#[test]
fn the_finder_and_the_palette() {
    shows("finder", half_answered, "/pinned");
    shows("palette", half_answered, ":accept");
}

#[test]
fn the_help() {
    for (mode, keys) in [("checklist", "?"), ("gaps", "g?"), ("writing", "e<c-g>")] {
        shows(&format!("help-{mode}"), half_answered, keys);
    }
}

#[test]
fn leaving_unsaved_asks_first() {
    let broken = |width, height| {
        let mut stage = half_answered(width, height);
        stage.broken = Some("disk full");
        stage
    };
    shows("not-saved", broken, "jjn");
    shows("leaving", broken, "jjnq");
}

#[test]
fn what_is_not_saved_and_why_is_read_at_every_size() {
    let whys = [
        "disk full",
        "another program is writing",
        "file belongs to another user",
        "git left two versions in it",
    ];
    for (width, height) in SIZES {
        for (why, opened) in whys.iter().flat_map(|why| [(why, false), (why, true)]) {
            let begin = || if opened { scene::opened((width, height)) } else { half_answered(width, height) };
            let header = |stage: &Stage| stage.text().lines().next().unwrap().to_owned();
            let mut stage = begin();
            stage.broken = Some(why);
            stage.press("1<home>jjn");
            assert!(header(&stage).contains(&format!("not saved: {why}")), "{}", header(&stage));
            // A choice that waits is told as well, and alone.
            let key: AnswerKey = "safety-owner".parse().unwrap();
            let said = |status| Answer { status: Some(status), ..Answer::default() };
            let conflict = Conflict { key, ours: said(Status::Yes), theirs: said(Status::No) };
            stage.model.conflicts = vec![conflict.clone()];
            let told = format!("not saved: {why}; a choice waits (!)");
            assert!(header(&stage).contains(&told), "{}", header(&stage));
            let mut stage = begin();
            stage.model.conflicts = vec![conflict];
            assert!(header(&stage).contains("not saved: a choice waits (!)"), "{}", header(&stage));
            assert!(header(&stage).contains("support-"), "the project still has a name: {}", header(&stage));
        }
    }
}

#[test]
fn the_pictures_are_of_the_present_screens() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screens");
    for (name, buffer) in picture::gallery() {
        let path = folder.join(name).with_extension("svg");
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == picture::svg(&buffer), "{name} is old: run `cargo run --example pictures`");
    }
}

#[test]
fn three_keys_lead_from_nothing_to_the_first_question() {
    let stage = Stage::kick_off(80, 24).keys("<enter>s");
    assert_eq!(stage.model.saving, Saving::Saved);
    assert!(stage.text().contains("Is one named person answerable"), "{}", stage.text());
}

#[test]
fn without_colours_and_without_unicode_everything_is_still_there() {
    for (width, height) in SIZES {
        let coloured = half_answered(width, height);
        let record = (*coloured.model.work.record).clone();
        let theme = Theme { colours: Colours::None, signs: Signs::Ascii };
        let size = (width, height);
        let checklist = mindgap::checklist::builtin().unwrap();
        let plain = Stage::with(checklist, record, Saving::Saved, &Session::default(), size, theme);
        let screen = plain.screen();
        assert!(screen.is_ascii(), "{screen}");
        assert!(!screen.contains("Red") && !screen.contains("Cyan"), "{screen}");
        assert_snapshot!(format!("plain-{width}x{height}"), screen);
    }
}

#[test]
fn what_is_asked_no_more_is_told_with_the_command_that_the_program_takes() {
    let checklist = mindgap::checklist::builtin().unwrap();
    let mut record = scene::answered(&checklist, "Grace Hopper", 30);
    let old = record.answers.values().next().unwrap().clone();
    record.answers.insert("old-thing".parse().unwrap(), old);
    let stage = scene::stage(record, (160, 50)).keys("g<end><enter>");
    assert!(stage.text().contains("`mindgap answer old-thing unanswered` withdraws"), "{}", stage.text());
}
