//! Every mode, dialog, form and question has its picture at every size, and every mode a help that lists all its keys. The
//! matches have no wildcard: a new one does not compile until it names its picture.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use mindgap::tui::keymap::{Mode, rows};
use mindgap::tui::model::{Asking, Dialog, DraftField, FormSubject};

use super::half_answered;
use crate::scene::moved_on;
use crate::stage::Stage;

const SIZES: [&str; 3] = ["60x18", "80x24", "160x50"];

/// The names of the pictures, and a match that has to know each variant.
macro_rules! pictures {
    ($all:ident, $of:ident: $kind:ty { $($variant:pat => $name:literal,)* }) => {
        const $all: &[&str] = &[$($name),*];

        #[allow(dead_code, reason = "it is there to be checked by the compiler")]
        fn $of(one: &$kind) -> &'static str {
            match one {
                $($variant => $name,)*
            }
        }
    };
}

pictures!(MODES, of_mode: Mode {
    Mode::Items => "checklist",
    Mode::Detail => "guidance",
    Mode::Gaps => "gaps",
    Mode::Overview => "overview",
    Mode::Record => "record",
    Mode::Profile => "kick-off-profile",
    Mode::Opening => "release-opening",
    Mode::Release => "release-queue",
    Mode::Review => "release-reviewed",
    Mode::Diff => "diff",
    Mode::Models => "models",
    Mode::Noticed => "models-not-examined",
    Mode::Matrix => "matrix",
    Mode::Writing => "note",
    Mode::Filling => "owner",
    Mode::Evidence => "evidence",
    Mode::Finding => "finder",
    Mode::Knowledge => "knowledge",
    Mode::Explained => "explained",
    Mode::Seen => "seen-list",
    Mode::Place => "place",
    Mode::Letter => "publisher",
    Mode::Signing => "release-signing",
    Mode::Blocked => "release-blocked",
    Mode::Confirming => "release-seen",
    Mode::Help => "help-checklist",
    Mode::Conflict => "conflict",
    Mode::WritingOver => "writing-over",
    Mode::Leaving => "leaving",
    // It has sizes of its own: see `a_terminal_that_is_too_small_says_so`.
    Mode::Unseen => "checklist",
});

pictures!(DIALOGS, of_dialog: Dialog {
    Dialog::Form(_) => "note",
    Dialog::Evidence(_) => "evidence",
    Dialog::Finder(_) => "finder",
    Dialog::Knowledge(_) => "knowledge",
    Dialog::Seen(_) => "seen-list",
    Dialog::Place(_) => "place",
    Dialog::Letter(_) => "publisher",
    Dialog::Signing(_) => "release-signing",
    Dialog::Blocked { .. } => "release-blocked",
    Dialog::Confirming(_) => "release-seen",
    Dialog::Help { .. } => "help-checklist",
    Dialog::Conflict { .. } => "conflict",
    Dialog::OthersWrote { .. } => "writing-over",
    Dialog::Leaving => "leaving",
});

pictures!(FORMS, of_form: FormSubject {
    FormSubject::Answer(..) => "note",
    FormSubject::ProjectName => "kick-off-name",
    FormSubject::Who { .. } => "who",
    FormSubject::ExportTo => "record-export",
    FormSubject::Version => "release-version",
    FormSubject::Restore => "restore-which",
    FormSubject::AddModel => "model-added",
    FormSubject::Aside(_) => "seen-aside",
});

pictures!(FIELDS, of_field: DraftField {
    DraftField::Note => "note",
    DraftField::Reason => "reason",
    DraftField::Evidence => "evidence",
    DraftField::Owner => "owner",
    DraftField::Plan => "plan",
    DraftField::Accept => "acceptance",
    DraftField::Comment => "release-review",
});

pictures!(QUESTIONS, of_question: Asking {
    Asking::Reaffirm(_) => "release-seen",
    Asking::GiveUp => "release-give-up",
    Asking::TakeBack(_) => "restore",
});

#[test]
fn every_mode_dialog_form_and_question_has_its_picture_at_every_size() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folders = [root.join("snapshots"), root.join("screens/snapshots")];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let there: BTreeSet<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.rsplit_once("__")?.1.strip_suffix(".snap")?.to_owned()))
        .collect();
    assert_eq!(MODES.len(), Mode::ALL.len());
    for name in [MODES, DIALOGS, FORMS, FIELDS, QUESTIONS].concat() {
        for size in SIZES {
            assert!(there.contains(&format!("{name}-{size}")), "no picture of {name} at {size}");
        }
    }
}

#[test]
fn who_answers_is_asked() {
    let nobody = |width, height| {
        let mut stage = Stage::begun(width, height);
        stage.model.work.who.clear();
        stage
    };
    super::shows("who", nobody, "yGra");
}

#[test]
fn which_release_is_taken_back_is_asked() {
    super::shows("restore-which", |width, height| moved_on((width, height)), "RB");
}

#[test]
fn a_terminal_that_is_too_small_says_so() {
    for (width, height) in [(59, 18), (60, 17), (40, 10), (20, 5)] {
        let stage = half_answered(width, height);
        assert_eq!(stage.model.mode(), Mode::Unseen);
        assert_snapshot!(format!("too-small-{width}x{height}"), stage.screen());
    }
}

#[test]
fn the_help_of_every_mode_lists_every_key_of_it() {
    for &mode in Mode::ALL {
        // High enough for all rows at once; that one can scroll to each is asked elsewhere.
        let mut stage = Stage::begun(160, 150);
        stage.model.dialogs.push(Dialog::Help { mode, scroll: 0 });
        let text = stage.text();
        let parts: Vec<&str> = text.lines().flat_map(|line| line.split('│')).map(str::trim).collect();
        for row in rows(mode) {
            let begin: String = row.help.chars().take(30).collect();
            let first = row.keys.first().unwrap().name();
            let told = parts.iter().any(|part| {
                part.strip_prefix(&first).is_some_and(|rest| rest.starts_with(' ') && rest.contains(&begin))
            });
            assert!(told, "{mode:?}: {first} {begin}\n{text}");
            for key in row.keys {
                assert!(text.contains(&key.name()), "{mode:?}: {}\n{text}", key.name());
            }
        }
    }
}
