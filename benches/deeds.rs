//! What is measured: one row a deed. A deed prepares its stage once and can then be done any number of times.
//!
//! Both the clock (`judgement.rs`) and the counter of instructions (`instructions.rs`) run this one list.

use std::borrow::Cow;
use std::sync::Arc;

use mindgap::assess::{Assessment, ModelDays, assess, haste, queue_seen, shift};
use mindgap::checklist::{Knowledge, builtin, builtin_sources, pack, parse};
use mindgap::diff::{diff, questions};
use mindgap::record::{
    self, AnswerKey, Change, Counts, Observed, OpenRelease, Record, SignedAs, Version, asked, sealed,
};
use mindgap::report::{Comparison, Edge, Sight, Subject, json, markdown, privacy};
use mindgap::store::{Project, Saved, UserDirs, Vault, observe, release, releases};
use mindgap::tui::contrast;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::model::{Kept, Model, Saving, Session, Work};
use mindgap::tui::theme::{Colours, Signs, Theme};
use mindgap::tui::{Input, Print, open, update, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Size;
use tempfile::TempDir;

use crate::scene::{SIZES, Scene, now, today};

/// Something that can be done again and again.
pub type Deed = Box<dyn FnMut()>;

/// Names a deed and sets its stage.
pub type Row = (&'static str, fn(Scene) -> Deed);

pub const DEEDS: &[Row] = &[
    ("checklist-parse", |scene| {
        Box::new(move || {
            std::hint::black_box(parse(&scene.sources()).unwrap());
        })
    }),
    // The questions of the built-in checklist, as each start opens them.
    ("checklist-open", |_| {
        Box::new(|| {
            std::hint::black_box(builtin().unwrap());
        })
    }),
    // Its tables, as the first look at them unpacks them. A program does so once and keeps them, so the packed form is
    // unpacked here anew each time.
    ("knowledge-unpack", |_| {
        let packed = pack(builtin_sources()).unwrap().knowledge;
        Box::new(move || {
            std::hint::black_box(postcard::from_bytes::<Knowledge>(&packed).unwrap());
        })
    }),
    ("record-parse", |scene| {
        let text = record::print(&scene.record).unwrap();
        Box::new(move || {
            std::hint::black_box(record::parse(&text).unwrap());
        })
    }),
    ("record-print", |scene| {
        Box::new(move || {
            std::hint::black_box(record::print(&scene.record).unwrap());
        })
    }),
    ("assess", |scene| {
        let observed = all_hold(&scene);
        Box::new(move || {
            std::hint::black_box(assess(&scene.checklist, &scene.record, &observed, today()));
        })
    }),
    ("key-status", |scene| keys(scene, "", &["y", "n"])),
    ("key-next-item", |scene| keys(scene, "", &["j", "j", "j", "k", "k", "k"])),
    ("key-next-phase", |scene| keys(scene, "", &["l"])),
    ("key-next-gap", |scene| keys(scene, "g", &["j", "k"])),
    ("key-find-letter", |scene| keys(scene, "/", &["e", "\u{8}"])),
    ("key-show-record", |scene| keys(scene, "", &["m", "\u{1b}"])),
    ("key-scroll-record", |scene| keys(scene, "m", &["j"])),
    ("preview-print", |scene| {
        let mut prints = keys_pressed(&mut stage_model(scene).0, "m");
        let print = prints.pop().unwrap();
        Box::new(move || drop(std::hint::black_box(print.printed(None))))
    }),
    ("key-read-long-note", |mut scene| {
        let answer = scene.record.answers.get_mut(&AnswerKey::item(&scene.checklist.items()[0].id)).unwrap();
        answer.note = "Looked at with the team on Monday; the open end is in the tracker. ".repeat(4_000);
        keys(scene, "\r", &["j"])
    }),
    ("key-overview", |scene| keys(scene, "", &["s", "\u{1b}"])),
    ("open-model", |scene| {
        let checklist = Arc::new(scene.checklist);
        let record = scene.record;
        Box::new(move || drop(std::hint::black_box(model(&checklist, record.clone()))))
    }),
    ("privacy-mask", |scene| Box::new(move || drop(std::hint::black_box(privacy::masked(&scene.record))))),
    ("export-markdown", |scene| export(scene, markdown::record)),
    ("export-json", |scene| export(scene, json::record)),
    ("diff", |scene| {
        let (before, after) = two(&scene.record);
        let observed = all_hold(&scene);
        Box::new(move || {
            let judged = |record| assess(&scene.checklist, record, &observed, today());
            std::hint::black_box((diff(&before, &after), shift(&judged(&before), &judged(&after))));
        })
    }),
    ("diff-markdown", |scene| {
        let (before, after) = two(&scene.record);
        let observed = all_hold(&scene);
        Box::new(move || drop(std::hint::black_box(told(&scene, &before, &after, &observed))))
    }),
    ("join-branches", |scene| {
        let (ours, theirs) = two(&scene.record);
        Box::new(move || drop(std::hint::black_box(record::join(&scene.record, &ours, &theirs))))
    }),
    ("merge-with-the-disk", |scene| {
        let (ours, theirs) = two(&scene.record);
        Box::new(move || drop(std::hint::black_box(record::merge(&scene.record, &ours, &theirs))))
    }),
    ("release-restore", |scene| {
        let (now, then) = two(&scene.record);
        Box::new(move || drop(std::hint::black_box(record::restored(&now, &then, now_utc()))))
    }),
    ("screen-compare", |scene| {
        let (before, after) = two(&scene.record);
        let observed = all_hold(&scene);
        Box::new(move || {
            drop(std::hint::black_box(contrast::told(&comparison(&scene, &before, &after, &observed))));
        })
    }),
    ("key-open-release", |mut scene| {
        scene.record.release = Some(OpenRelease::new(version(201), Some(since()), "Ada", now().to_utc()));
        keys(scene, "", &["R", "\u{1b}"])
    }),
    ("key-reaffirm", |mut scene| {
        scene.record.release = Some(OpenRelease::new(version(201), Some(since()), "Ada", now().to_utc()));
        keys(scene, "R", &["y", "u"])
    }),
    ("diff-200-releases", |_| compare_releases(200)),
    ("vault-open", |scene| {
        let (folder, project, dirs) = stage(&scene);
        Box::new(move || {
            std::hint::black_box((&folder, Vault::open(project.clone(), Some(&dirs)).unwrap()));
        })
    }),
    ("vault-save", |scene| vault_save(&scene)),
    ("queue", |mut scene| {
        let observed = all_hold(&scene);
        scene.record.release = Some(OpenRelease::new(version(201), Some(since()), "Ada", now().to_utc()));
        Box::new(move || {
            std::hint::black_box(queue_seen(&scene.checklist, &scene.record, &observed, today(), None, None));
        })
    }),
    ("haste", |scene| {
        let models = ModelDays::new();
        Box::new(move || drop(std::hint::black_box(haste(&scene.checklist, &scene.record, &models))))
    }),
    ("release-open-and-abandon-after-200", |scene| release_open(&scene)),
    ("release-freeze-text", |scene| Box::new(move || drop(std::hint::black_box(frozen(&scene, 1))))),
    ("releases-verify-200", |scene| {
        let (folder, project, _) = stage(&scene);
        two_hundred(&scene, &project);
        Box::new(move || {
            std::hint::black_box((&folder, releases::keeping(&project).unwrap()));
        })
    }),
    ("observe", |scene| {
        let (folder, project, _) = stage(&scene);
        Box::new(move || {
            let paths = scene.record.written().flat_map(|(_, answer)| answer.evidence_files());
            std::hint::black_box((&folder, observe(&project, paths)));
        })
    }),
];

/// Deeds that are the same whatever the size of the scene: told once.
const OF_NO_SIZE: [&str; 3] = ["checklist-open", "knowledge-unpack", "diff-200-releases"];

/// The sizes at which a deed is told.
pub fn sizes(deed: &str) -> &'static [usize] {
    const ONE: [usize; 1] = [SIZES[0]];
    if OF_NO_SIZE.contains(&deed) { &ONE } else { &SIZES }
}

/// The project on disk, with the user's folders beside it.
fn stage(scene: &Scene) -> (TempDir, Project, UserDirs) {
    let folder = scene.on_disk();
    let project = Project::at(folder.path()).unwrap();
    let dirs = UserDirs::new(Some(&folder.path().join("user"))).unwrap();
    (folder, project, dirs)
}

fn version(n: usize) -> Version {
    format!("1.{n}").parse().unwrap()
}

fn since() -> record::Since {
    record::Since { version: version(200), whole: mindgap::checklist::Digest::of(b"") }
}

/// The text of a release of the scene.
fn frozen(scene: &Scene, n: usize) -> String {
    frozen_with(scene, &scene.record, n)
}

/// The same with another record.
fn frozen_with(scene: &Scene, record: &Record, n: usize) -> String {
    let release = OpenRelease::new(version(n), None, "Ada Byron", now().to_utc());
    let asked = asked(record, &scene.checklist, None);
    let stood = SignedAs { counts: Counts::default(), otherwise: None, scan: None };
    sealed(record, release, asked, stood).unwrap()
}

/// Two hundred releases: the latest of the scene, those before it of the built-in checklist, every item of it answered.
fn two_hundred(scene: &Scene, project: &Project) {
    let usual = Scene::new(SIZES[0]);
    for n in 1..200 {
        releases::freeze(project, &version(n), &frozen(&usual, n)).unwrap();
    }
    releases::freeze(project, &version(200), &frozen(scene, 200)).unwrap();
}

/// A release opened after two hundred others, and given up again, each with its save.
fn release_open(scene: &Scene) -> Deed {
    let (folder, project, dirs) = stage(scene);
    two_hundred(scene, &project);
    let mut vault = Vault::open(project, Some(&dirs)).unwrap();
    Box::new(move || {
        drop(vault.open_release(version(201), None, "Ada", now().to_utc()).unwrap());
        drop(vault.save(vec![Change::Release(None)]).unwrap());
        std::hint::black_box(&folder);
    })
}

/// Two records that grew out of one. Every tenth answer of ours has another note and no evidence; of theirs every tenth
/// has another owner: by turns the same answer, and the one behind it.
fn two(base: &Record) -> (Record, Record) {
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    for answer in ours.answers.values_mut().step_by(10) {
        answer.note.push_str("\nLooked at once more.");
        answer.evidence.clear();
    }
    for (at, answer) in theirs.answers.values_mut().enumerate() {
        if matches!(at % 20, 0 | 11) {
            answer.owner = Some("Somebody else".to_owned());
        }
    }
    (ours, theirs)
}

fn now_utc() -> chrono::DateTime<chrono::Utc> {
    now().to_utc()
}

fn told(scene: &Scene, before: &Record, after: &Record, observed: &Observed) -> String {
    markdown::difference(&comparison(scene, before, after, observed))
}

fn comparison<'a>(
    scene: &'a Scene,
    before: &'a Record,
    after: &'a Record,
    observed: &'a Observed,
) -> Comparison<'a> {
    let judged = |record| assess(&scene.checklist, record, observed, today());
    let edge = |record: &'a Record| Edge {
        name: "1.0.0".into(),
        record: Cow::Borrowed(record),
        observed,
        sight: Sight::Recorded,
        flaw: None,
        scan: None,
        day: today(),
    };
    Comparison {
        checklist: &scene.checklist,
        before: edge(before),
        after: edge(after),
        difference: diff(before, after),
        questions: questions(before, after, &scene.checklist),
        shift: shift(&judged(before), &judged(after)),
    }
}

/// So many sealed releases of an ordinary project, each read, held against its seal, and compared with the one before.
fn compare_releases(count: usize) -> Deed {
    let scene = Scene::new(SIZES[0]);
    let (folder, project, _) = stage(&scene);
    let mut record = scene.record.clone();
    for number in 0..count {
        if let Some(answer) = record.answers.values_mut().nth(number % 70) {
            answer.note = format!("as of release {number}");
        }
        releases::freeze(&project, &version(number), &frozen_with(&scene, &record, number)).unwrap();
    }
    Box::new(move || {
        let names = releases::list(&project).unwrap();
        assert_eq!(names.len(), count);
        let mut before = scene.record.clone();
        for name in &names {
            let after = release(&project, name).unwrap().record;
            std::hint::black_box(diff(&before, &after));
            before = after;
        }
        std::hint::black_box(&folder);
    })
}

/// One answer changed and saved, to the disk and back into memory.
fn vault_save(scene: &Scene) -> Deed {
    let (folder, project, dirs) = stage(scene);
    let mut vault = Vault::open(project, Some(&dirs)).unwrap();
    let (key, first) = scene.record.written().next().map(|(key, a)| (key.clone(), a.clone())).unwrap();
    let second = record::Answer { note: "another".to_owned(), ..first.clone() };
    let mut turns = [first, second].into_iter().cycle();
    turns.next();
    Box::new(move || {
        let answer = Box::new(turns.next().unwrap());
        let saved = vault.save(vec![Change::Answer(key.clone(), answer)]).unwrap();
        assert!(saved.wrote);
        std::hint::black_box(&folder);
    })
}

/// What was seen, when every file holds what it held.
fn all_hold(scene: &Scene) -> Observed {
    use mindgap::record::{Evidence, EvidenceState};
    let files = scene.record.written().flat_map(|(_, answer)| &answer.evidence);
    let seen = files.filter_map(|evidence| match evidence {
        Evidence::File { path, digest } => Some((path.clone(), EvidenceState::Holds((*digest).into()))),
        Evidence::Link(_) | Evidence::Commit(_) | Evidence::Observation(_) => None,
    });
    seen.collect()
}

fn export(scene: Scene, print: fn(&Subject<'_>) -> String) -> Deed {
    let observed = all_hold(&scene);
    let assessment: Assessment = assess(&scene.checklist, &scene.record, &observed, today());
    Box::new(move || {
        std::hint::black_box(print(&Subject {
            who: Some("Ada Byron"),
            ..Subject::of(&scene.checklist, &scene.record, &assessment, &observed, today())
        }));
    })
}

fn model(checklist: &Arc<mindgap::checklist::Checklist>, record: Record) -> Model {
    let theme = Theme { colours: Colours::Ansi, signs: Signs::Unicode };
    let work = Work::new(checklist.clone(), "built in".to_owned(), record, today(), "Ada Byron".to_owned());
    open(work, &Session::default(), Saving::Saved, theme, Size::new(120, 40))
}

/// The screen open on a scene, with its evidence looked at.
fn stage_model(scene: Scene) -> (Model, Terminal<TestBackend>) {
    let observed = all_hold(&scene);
    let mut model = model(&Arc::new(scene.checklist), scene.record);
    update(&mut model, Input::Opened, now());
    update(&mut model, Input::Reply(Reply::Observed(observed)), now());
    (model, Terminal::new(TestBackend::new(120, 40)).unwrap())
}

/// One key and the frame that follows it, the next one of `turns` each time. Saves are answered at once; what another
/// thread prints is left out, see `preview-print`.
fn keys(scene: Scene, before: &str, turns: &'static [&'static str]) -> Deed {
    let (mut model, mut terminal) = stage_model(scene);
    for print in keys_pressed(&mut model, before) {
        let printed = Box::new(print.printed(None));
        update(&mut model, Input::Reply(Reply::Printed { printed, covers: 1 }), now());
    }
    let mut turns = turns.iter().cycle();
    Box::new(move || {
        drop(keys_pressed(&mut model, turns.next().unwrap()));
        terminal.draw(|frame| view(&model, frame)).unwrap();
    })
}

/// Presses keys, and gives what is to be printed.
fn keys_pressed(model: &mut Model, keys: &str) -> Vec<Print> {
    let mut prints = Vec::new();
    for c in keys.chars() {
        let code = match c {
            '\u{1b}' => KeyCode::Esc,
            '\u{8}' => KeyCode::Backspace,
            '\r' => KeyCode::Enter,
            c => KeyCode::Char(c),
        };
        for effect in update(model, Input::Key(KeyEvent::from(code)), now()) {
            match effect {
                Effect::Save(_) => {
                    let saved = Saved { wrote: true, ..Saved::default() };
                    update(
                        model,
                        Input::Reply(Reply::Saved { saved, covers: 1, kept: Kept::ForNextTime }),
                        now(),
                    );
                }
                Effect::Print(print) => prints.push(*print),
                _ => {}
            }
        }
    }
    prints
}
