//! Stories about the vault: whatever happens to the file, to the disk or in another window, no answer is lost.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails may panic"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::thread;

use mindgap::record::{self, Answer, AnswerKey, Change, Conflict, Record, Status};
use mindgap::store::{self, Project, StoreError, TakeBack, UserDirs, Vault};
use proptest::prelude::*;

/// A project with an empty record, and a user with folders of their own.
struct Scene {
    _folder: tempfile::TempDir,
    project: Project,
    dirs: UserDirs,
}

impl Scene {
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("project")).unwrap();
        let project = Project::at(&folder.path().join("project")).unwrap();
        let dirs = UserDirs::new(Some(&folder.path().join("data"))).unwrap();
        Self { _folder: folder, project, dirs }
    }

    fn new() -> Self {
        let scene = Self::empty();
        scene.create().unwrap();
        scene
    }

    fn create(&self) -> Result<Vault, StoreError> {
        Vault::create(self.project.clone(), Some(&self.dirs), blank())
    }

    fn try_open(&self) -> Result<Vault, StoreError> {
        Vault::open(self.project.clone(), Some(&self.dirs))
    }

    fn open(&self) -> Vault {
        self.try_open().unwrap()
    }

    fn path(&self) -> PathBuf {
        self.project.record_path()
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    /// What the file says about an item.
    fn says(&self, item: &str) -> String {
        note(&record::parse(&self.text()).unwrap(), item)
    }

    fn last_good(&self) -> Option<store::LastGood> {
        store::last_good(&self.project, Some(&self.dirs))
    }

    /// Rescue files that wait for a session.
    fn rescues(&self) -> usize {
        let entries = fs::read_dir(self.dirs.project_state(&self.project)).unwrap();
        entries.filter(|e| e.as_ref().unwrap().file_name().to_str().unwrap().starts_with("rescue")).count()
    }

    /// The folder is gone while `during` happens, and is back after it.
    fn without_folder<T>(&self, during: impl FnOnce() -> T) -> T {
        let elsewhere = self.project.root().join("elsewhere");
        fs::rename(self.project.folder(), &elsewhere).unwrap();
        let outcome = during();
        fs::rename(&elsewhere, self.project.folder()).unwrap();
        outcome
    }
}

fn blank() -> Record {
    let text =
        r#"{"format": 1, "answers": {}, "checklist": {"id": "c", "version": "1"}, "project": {"name": "p"}}"#;
    record::parse(text).unwrap()
}

fn key(item: &str) -> AnswerKey {
    item.parse().unwrap()
}

fn note(record: &Record, item: &str) -> String {
    record.answer(&key(item)).map(|answer| answer.note.clone()).unwrap_or_default()
}

fn says(item: &str, note: &str) -> Change {
    let answer = Answer { status: Some(Status::Yes), note: note.to_owned(), ..Answer::default() };
    Change::Answer(key(item), Box::new(answer))
}

mod saving {
    use super::*;

    #[test]
    fn what_is_saved_is_there_after_opening_again() {
        let scene = Scene::new();
        let mut vault = scene.open();
        let saved = vault.save(vec![says("a", "done"), Change::Name("support-bot".to_owned())]).unwrap();
        assert_eq!((saved.wrote, saved.conflicts.len(), saved.incoming.len()), (true, 0, 0));
        assert!(!vault.unsaved());
        let again = scene.open();
        assert_eq!(again.record(), vault.record());
        assert_eq!(again.record().project.name, "support-bot");
    }

    #[test]
    fn a_record_is_begun_once() {
        let scene = Scene::empty();
        assert!(matches!(scene.try_open(), Err(StoreError::NoRecord { .. })));
        drop(scene.create().unwrap().save(vec![says("a", "kept")]).unwrap());
        let error = scene.create().unwrap_err();
        assert_eq!(error, StoreError::Exists { path: scene.path() });
        assert_eq!(scene.says("a"), "kept");
    }

    /// A record as a kick-off leaves it: `name`, and one answer.
    fn begun(name: &str, item: &str, text: &str) -> Record {
        let mut record = blank();
        name.clone_into(&mut record.project.name);
        drop(says(item, text).apply(&mut record));
        record
    }

    fn begin(scene: &Scene, record: Record) -> Vault {
        Vault::begin(scene.project.clone(), Some(&scene.dirs), &blank(), record).unwrap()
    }

    #[test]
    fn a_kick_off_begins_the_record() {
        let scene = Scene::empty();
        let vault = begin(&scene, begun("bot", "a", "one"));
        assert!(!vault.unsaved());
        assert_eq!((scene.says("a").as_str(), vault.record()), ("one", &begun("bot", "a", "one")));
    }

    #[test]
    fn of_two_windows_that_end_their_kick_off_both_are_in_the_record() {
        let scene = Scene::empty();
        begin(&scene, begun("bot", "a", "first"));
        let second = begin(&scene, begun("p", "b", "second"));
        assert!(!second.unsaved());
        assert_eq!((scene.says("a").as_str(), scene.says("b").as_str()), ("first", "second"));
        assert_eq!(scene.open().record().project.name, "bot", "the second window did not name it");
        assert_eq!(second.record(), scene.open().record());
    }

    #[test]
    fn what_two_kick_offs_say_differently_is_a_conflict() {
        let scene = Scene::empty();
        begin(&scene, begun("bot", "a", "first"));
        let mut second = begin(&scene, begun("bot", "a", "second"));
        assert_eq!((scene.says("a").as_str(), second.unsaved()), ("first", true));
        let conflicts = second.save(vec![]).unwrap().conflicts;
        assert_eq!(conflicts.first().map(|conflict| conflict.ours.note.as_str()), Some("second"));
    }

    #[test]
    fn a_kick_off_that_cannot_be_merged_yet_waits_in_memory() {
        let scene = Scene::new();
        let mut broken = blank();
        let link = record::Evidence::Link("no address".to_owned());
        broken.answers.insert(key("a"), Answer { evidence: vec![link], ..Answer::default() });
        let mut vault = begin(&scene, broken);
        assert!(vault.unsaved());
        drop(vault.save(vec![says("a", "mended")]).unwrap());
        assert_eq!((scene.says("a").as_str(), vault.unsaved()), ("mended", false));

        fs::write(scene.path(), "damaged").unwrap();
        let begun = Vault::begin(scene.project.clone(), None, &blank(), begun("bot", "a", "one"));
        assert!(begun.unwrap_err().is_damage());
        assert_eq!(scene.text(), "damaged");
    }

    #[test]
    fn a_beginning_that_fails_leaves_nothing_behind() {
        let scene = Scene::empty();
        let mut broken = blank();
        let link = record::Evidence::Link("no address".to_owned());
        broken.answers.insert(key("a"), Answer { evidence: vec![link], ..Answer::default() });
        let error = Vault::create(scene.project.clone(), None, broken).unwrap_err();
        assert!(matches!(error, StoreError::Unprintable { .. }), "{error}");
        assert!(!scene.project.folder().exists());

        fs::write(scene.project.folder(), "a file").unwrap();
        assert!(scene.create().is_err());
        assert_eq!(fs::read_to_string(scene.project.folder()).unwrap(), "a file");
    }

    #[cfg(unix)]
    #[test]
    fn saving_without_a_change_does_not_touch_the_file() {
        use std::os::unix::fs::MetadataExt as _;
        let scene = Scene::new();
        let mut vault = scene.open();
        drop(vault.save(vec![says("a", "done")]).unwrap());
        let seen = || {
            let it = fs::metadata(scene.path()).unwrap();
            (it.ino(), it.mtime(), it.mtime_nsec(), scene.text())
        };
        let before = seen();
        assert!(!vault.save(vec![]).unwrap().wrote);
        assert!(!vault.save(vec![says("a", "done")]).unwrap().wrote);
        assert!(!scene.open().save(vec![]).unwrap().wrote);
        assert_eq!(seen(), before);
    }

    #[test]
    fn a_file_that_was_laid_out_by_hand_is_left_so_until_something_changes() {
        let scene = Scene::new();
        let compact = scene.text().replace('\n', "").replace("  ", "");
        fs::write(scene.path(), &compact).unwrap();
        let mut vault = scene.open();
        assert!(!vault.save(vec![]).unwrap().wrote);
        assert_eq!(scene.text(), compact);
        assert!(vault.save(vec![says("a", "done")]).unwrap().wrote);
        assert_eq!(scene.text(), record::print(vault.record()).unwrap());
    }

    #[test]
    fn what_could_not_be_read_back_is_not_written() {
        let scene = Scene::new();
        let mut vault = scene.open();
        drop(vault.save(vec![says("a", "done")]).unwrap());
        let before = scene.text();
        let link = record::Evidence::Link("no address".to_owned());
        let answer = Answer { evidence: vec![link], ..Answer::default() };
        let error = vault.save(vec![Change::Answer(key("b"), Box::new(answer))]).unwrap_err();
        assert!(matches!(error, StoreError::Unprintable { .. }), "{error}");
        assert_eq!(scene.text(), before);
        assert!(vault.unsaved());
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_record_stays_where_it_is() {
        let scene = Scene::new();
        let real = scene.project.root().join("real.json");
        fs::rename(scene.path(), &real).unwrap();
        std::os::unix::fs::symlink("../real.json", scene.path()).unwrap();
        drop(scene.open().save(vec![says("a", "done")]).unwrap());
        assert!(fs::symlink_metadata(scene.path()).unwrap().is_symlink());
        assert!(fs::read_to_string(real).unwrap().contains("done"));
    }

    #[test]
    fn nothing_but_the_record_is_left_in_the_project() {
        let scene = Scene::new();
        let mut vault = scene.open();
        let killed = scene.project.folder().join(".record.json-x7Zq1B.tmp");
        fs::write(killed, "what a killed session left").unwrap();
        for n in 0..5 {
            drop(vault.save(vec![says("a", &n.to_string())]).unwrap());
        }
        let left: Vec<_> =
            fs::read_dir(scene.project.folder()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left, ["record.json"]);
    }
}

mod trouble {
    use super::*;

    #[test]
    fn while_the_folder_is_gone_answers_wait_in_memory() {
        let scene = Scene::new();
        let mut vault = scene.open();
        scene.without_folder(|| {
            for (item, text) in [("a", "one"), ("b", "two")] {
                let error = vault.save(vec![says(item, text)]).unwrap_err();
                assert_eq!(error, StoreError::FolderGone { path: scene.project.folder() });
                assert_eq!(error.why(), "folder is gone");
            }
            assert!(vault.unsaved());
            assert!(!scene.project.folder().exists(), "it is not made anew behind somebody's back");
        });
        assert!(vault.save(vec![]).unwrap().wrote);
        assert_eq!((scene.says("a").as_str(), scene.says("b").as_str()), ("one", "two"));
    }

    #[test]
    fn a_file_in_place_of_the_folder_is_an_error() {
        let scene = Scene::new();
        let mut vault = scene.open();
        scene.without_folder(|| {
            fs::write(scene.project.folder(), "x").unwrap();
            assert!(matches!(vault.save(vec![says("a", "one")]), Err(StoreError::NotAFolder { .. })));
            fs::remove_file(scene.project.folder()).unwrap();
        });
        drop(vault.save(vec![]).unwrap());
        assert_eq!(scene.says("a"), "one");
    }

    #[test]
    fn a_folder_in_place_of_the_file_is_an_error() {
        let scene = Scene::new();
        let mut vault = scene.open();
        fs::remove_file(scene.path()).unwrap();
        fs::create_dir(scene.path()).unwrap();
        assert!(matches!(vault.save(vec![says("a", "one")]), Err(StoreError::NotAFile { .. })));
        assert!(matches!(scene.try_open(), Err(StoreError::NotAFile { .. })));
        fs::remove_dir(scene.path()).unwrap();
        drop(vault.save(vec![]).unwrap());
        assert_eq!(scene.says("a"), "one");
    }

    /// A superuser may write everywhere and cannot play this scene.
    #[cfg(unix)]
    #[test]
    fn in_a_read_only_folder_answers_wait_in_memory() {
        use std::os::unix::fs::PermissionsExt as _;
        let scene = Scene::new();
        let mut vault = scene.open();
        let allow = |mode| {
            fs::set_permissions(scene.project.folder(), fs::Permissions::from_mode(mode)).unwrap();
        };
        allow(0o555);
        let superuser = fs::write(scene.project.folder().join("probe"), "").is_ok();
        let saved = vault.save(vec![says("a", "one")]);
        allow(0o755);
        if superuser {
            assert!(saved.unwrap().wrote);
        } else {
            assert_eq!(saved.unwrap_err().why(), "folder is read-only");
            assert!(vault.unsaved());
            drop(vault.save(vec![]).unwrap());
        }
        assert_eq!(scene.says("a"), "one");
    }

    #[test]
    fn a_file_that_vanished_is_written_anew() {
        let scene = Scene::new();
        let mut vault = scene.open();
        drop(vault.save(vec![says("a", "one")]).unwrap());
        fs::remove_file(scene.path()).unwrap();
        assert!(vault.save(vec![]).unwrap().wrote);
        assert_eq!(scene.says("a"), "one");
    }

    #[test]
    fn a_file_of_a_later_format_is_never_written_over() {
        let scene = Scene::new();
        let mut vault = scene.open();
        let later = scene.text().replace("\"format\": 1", "\"format\": 2");
        fs::write(scene.path(), &later).unwrap();
        let error = vault.save(vec![says("a", "one")]).unwrap_err();
        assert_eq!((error.why(), error.is_damage()), ("newer format", false));
        assert_eq!(scene.try_open().unwrap_err(), error);
        let restored = store::restore(&scene.project, Some(&scene.dirs));
        assert_eq!(restored, Err(error), "an older copy is not put in its place either");
        assert_eq!(scene.text(), later);
        assert!(vault.unsaved());
    }

    #[test]
    fn a_damaged_file_is_pointed_at_and_left_alone() {
        let scene = Scene::new();
        let mut vault = scene.open();
        drop(vault.save(vec![says("a", "one")]).unwrap());
        let whole = scene.text();
        for damaged in ["", "{", &whole[..whole.len() / 2], &whole.replace("note", "nöte"), "\0\0\0"] {
            fs::write(scene.path(), damaged).unwrap();
            let error = vault.save(vec![says("b", "two")]).unwrap_err();
            assert!(error.is_damage(), "{error}");
            assert_eq!(error.why(), "the file is damaged");
            assert!(error.to_string().contains("record.json:"), "{error}");
            assert_eq!(scene.try_open().unwrap_err(), error);
            assert_eq!(scene.text(), damaged);
        }
        fs::write(scene.path(), &whole).unwrap();
        drop(vault.save(vec![]).unwrap());
        assert_eq!((scene.says("a").as_str(), scene.says("b").as_str()), ("one", "two"));
    }
}

mod last_good {
    use super::*;

    #[test]
    fn the_last_good_copy_follows_each_save() {
        let scene = Scene::new();
        let mut vault = scene.open();
        for text in ["one", "two"] {
            drop(vault.save(vec![says("a", text)]).unwrap());
            assert_eq!(note(&scene.last_good().unwrap().record, "a"), text);
        }
        assert!(store::last_good(&scene.project, None).is_none());
    }

    #[test]
    fn what_somebody_else_wrote_is_copied_when_it_is_seen() {
        let scene = Scene::new();
        let theirs = record::print(&{
            let mut record = blank();
            drop(says("a", "theirs").apply(&mut record));
            record
        });
        fs::write(scene.path(), theirs.unwrap()).unwrap();
        drop(scene.open());
        assert_eq!(note(&scene.last_good().unwrap().record, "a"), "theirs");
    }

    #[test]
    fn a_damaged_record_is_put_aside_and_the_copy_takes_its_place() {
        let scene = Scene::new();
        drop(scene.open().save(vec![says("a", "one")]).unwrap());
        for n in 1..=2 {
            let damaged = format!("{{ damaged {n}");
            fs::write(scene.path(), &damaged).unwrap();
            assert!(scene.try_open().is_err());
            let aside = store::restore(&scene.project, Some(&scene.dirs)).unwrap().unwrap();
            assert_eq!(aside, scene.project.folder().join(format!("record.json.damaged-{n}")));
            assert_eq!(fs::read_to_string(aside).unwrap(), damaged);
            assert_eq!(note(scene.open().record(), "a"), "one");
        }
    }

    #[test]
    fn a_record_that_is_gone_with_its_folder_is_put_back() {
        let scene = Scene::new();
        drop(scene.open().save(vec![says("a", "one")]).unwrap());
        fs::remove_dir_all(scene.project.folder()).unwrap();
        assert_eq!(store::restore(&scene.project, Some(&scene.dirs)), Ok(None));
        assert_eq!(scene.says("a"), "one");
    }

    #[cfg(unix)]
    #[test]
    fn behind_a_link_too_the_damaged_text_is_kept() {
        let scene = Scene::new();
        drop(scene.open().save(vec![says("a", "one")]).unwrap());
        fs::rename(scene.path(), scene.project.root().join("real.json")).unwrap();
        std::os::unix::fs::symlink("../real.json", scene.path()).unwrap();
        fs::write(scene.path(), "damaged").unwrap();
        let aside = store::restore(&scene.project, Some(&scene.dirs)).unwrap().unwrap();
        assert_eq!(fs::read_to_string(aside).unwrap(), "damaged");
        assert_eq!(scene.says("a"), "one");
    }

    #[test]
    fn only_a_damaged_record_is_replaced() {
        let scene = Scene::new();
        let restore = || store::restore(&scene.project, Some(&scene.dirs));
        assert_eq!(restore(), Err(StoreError::NotDamaged { path: scene.path() }));
        let without = store::restore(&scene.project, None);
        assert_eq!(without, Err(StoreError::NoCopy { path: scene.path() }));
    }
}

mod together {
    use super::*;

    #[test]
    fn two_people_answering_at_the_same_time_both_end_in_the_file() {
        let scene = Scene::new();
        thread::scope(|scope| {
            for who in ["ada", "bob"] {
                let mut vault = scene.open();
                scope.spawn(move || {
                    for n in 0..25 {
                        let saved = vault.save(vec![says(&format!("{who}-{n}"), who)]).unwrap();
                        assert_eq!(saved.conflicts, []);
                    }
                });
            }
        });
        for who in ["ada", "bob"] {
            for n in 0..25 {
                assert_eq!(scene.says(&format!("{who}-{n}")), who);
            }
        }
    }

    #[test]
    fn a_save_brings_what_others_wrote() {
        let scene = Scene::new();
        let (mut ada, mut bob) = (scene.open(), scene.open());
        drop(ada.save(vec![says("a", "ada")]).unwrap());
        let mut copy = bob.record().clone();
        let saved = bob.save(vec![]).unwrap();
        assert!(!saved.wrote);
        assert_eq!(saved.incoming, [says("a", "ada")]);
        for change in saved.incoming {
            drop(change.apply(&mut copy));
        }
        assert_eq!(&copy, bob.record());
        let saved = bob.save(vec![says("a", "bob, who saw it")]).unwrap();
        assert_eq!((saved.conflicts, saved.incoming), (vec![], vec![]));
    }

    /// Ada and Bob answer the same item; Bob saves second and is asked.
    fn quarrel(scene: &Scene) -> (Vault, Conflict) {
        let (mut ada, mut bob) = (scene.open(), scene.open());
        drop(ada.save(vec![says("a", "ada")]).unwrap());
        let saved = bob.save(vec![says("a", "bob"), says("b", "bob")]).unwrap();
        let [conflict] = saved.conflicts.as_slice() else { panic!("{saved:?}") };
        (bob, conflict.clone())
    }

    #[test]
    fn the_same_answer_twice_is_a_conflict_that_keeps_both() {
        let scene = Scene::new();
        let (mut bob, conflict) = quarrel(&scene);
        assert_eq!((conflict.ours.note.as_str(), conflict.theirs.note.as_str()), ("bob", "ada"));
        assert_eq!((note(bob.record(), "a").as_str(), scene.says("a").as_str()), ("bob", "ada"));
        assert_eq!(scene.says("b"), "bob", "the rest is saved");
        assert!(bob.unsaved());
        for _ in 0..2 {
            let asked = bob.save(vec![]).unwrap().conflicts;
            assert_eq!(asked.first(), Some(&conflict), "until somebody chooses");
        }
        let saved = bob.save(vec![says("a", "bob again")]).unwrap();
        assert_eq!(saved.conflicts.first().unwrap().ours.note, "bob again");
        assert_eq!(scene.says("a"), "ada");
    }

    #[test]
    fn what_somebody_settled_on_is_written_in_one_go() {
        for settled in ["bob", "ada", "bob; ada said: ada"] {
            let scene = Scene::new();
            let (mut bob, conflict) = quarrel(&scene);
            let saved = bob.settle(&conflict, says("a", settled)).unwrap();
            assert_eq!((saved.conflicts, saved.incoming), (vec![], vec![]));
            assert_eq!(saved.wrote, settled != "ada", "what the disk has already is not written again");
            assert_eq!((note(bob.record(), "a").as_str(), scene.says("a").as_str()), (settled, settled));
            assert!(!bob.unsaved());
        }
    }

    #[test]
    fn a_third_version_is_not_written_over_by_what_was_settled_before_it() {
        let scene = Scene::new();
        let (mut bob, conflict) = quarrel(&scene);
        drop(scene.open().save(vec![says("a", "carol")]).unwrap());
        let saved = bob.settle(&conflict, says("a", "bob; ada said: ada")).unwrap();
        let [third] = saved.conflicts.as_slice() else { panic!("{saved:?}") };
        assert_eq!((third.ours.note.as_str(), third.theirs.note.as_str()), ("bob; ada said: ada", "carol"));
        assert_eq!((scene.says("a").as_str(), bob.unsaved()), ("carol", true));
        drop(bob.settle(third, says("a", "all three")).unwrap());
        assert_eq!((scene.says("a").as_str(), bob.unsaved()), ("all three", false));
    }

    #[test]
    fn a_settled_answer_that_cannot_be_saved_stays_in_memory_and_is_asked_about_again() {
        let scene = Scene::new();
        let (mut bob, conflict) = quarrel(&scene);
        scene.without_folder(|| bob.settle(&conflict, says("a", "both")).unwrap_err());
        assert_eq!((note(bob.record(), "a").as_str(), bob.unsaved()), ("both", true));
        let again = bob.save(vec![]).unwrap().conflicts;
        let [again] = again.as_slice() else { panic!("{again:?}") };
        assert_eq!((again.ours.note.as_str(), &again.theirs), ("both", &conflict.theirs));
        assert_eq!(scene.says("a"), "ada");
        drop(bob.settle(again, says("a", "both")).unwrap());
        assert_eq!((scene.says("a").as_str(), bob.unsaved()), ("both", false));
    }

    #[test]
    fn an_answer_that_one_withdrew_and_the_other_changed_is_settled_like_any_other() {
        let withdrawn = || Change::Answer(key("a"), Box::default());
        for (first, second, settled) in [
            (withdrawn(), says("a", "bob"), says("a", "bob")),
            (withdrawn(), says("a", "bob"), withdrawn()),
            (Change::Removed(key("a")), says("a", "bob"), says("a", "bob")),
            (Change::Removed(key("a")), says("a", "bob"), withdrawn()),
            (says("a", "ada"), withdrawn(), says("a", "ada")),
            (says("a", "ada"), Change::Removed(key("a")), withdrawn()),
        ] {
            let scene = Scene::new();
            drop(scene.open().save(vec![says("a", "at first")]).unwrap());
            let (mut ada, mut bob) = (scene.open(), scene.open());
            drop(ada.save(vec![first]).unwrap());
            let before = scene.text();
            let conflicts = bob.save(vec![second]).unwrap().conflicts;
            let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
            assert!(conflict.ours.is_empty() != conflict.theirs.is_empty());
            assert_eq!((scene.text(), bob.unsaved()), (before, true));
            assert_eq!(bob.save(vec![]).unwrap().conflicts, conflicts);
            assert_eq!(bob.settle(conflict, settled.clone()).unwrap().conflicts, []);
            assert!(!bob.unsaved());
            let mut expected = blank();
            drop(settled.apply(&mut expected));
            assert_eq!(scene.open().record().answer(&key("a")), expected.answer(&key("a")));
        }
    }

    #[test]
    fn two_who_say_the_same_have_no_quarrel() {
        let scene = Scene::new();
        let (mut ada, mut bob) = (scene.open(), scene.open());
        drop(ada.save(vec![says("a", "both")]).unwrap());
        let saved = bob.save(vec![says("a", "both")]).unwrap();
        assert_eq!((saved.conflicts, saved.wrote), (vec![], false));
    }

    #[test]
    fn two_who_change_other_fields_of_one_answer_are_both_heard_without_a_question() {
        let scene = Scene::new();
        let (mut ada, mut bob) = (scene.open(), scene.open());
        let change = |vault: &Vault, change: &dyn Fn(&mut Answer)| {
            let mut answer = vault.record().answer(&key("a")).cloned().unwrap_or_default();
            change(&mut answer);
            vec![Change::Answer(key("a"), Box::new(answer))]
        };
        let changes = change(&ada, &|answer| answer.status = Some(Status::Yes));
        drop(ada.save(changes).unwrap());
        let shown = bob.record().answer(&key("a")).cloned().unwrap_or_default();
        let changes = change(&bob, &|answer| answer.owner = Some("Bob".to_owned()));
        let saved = bob.save(changes).unwrap();
        assert_eq!((saved.conflicts.len(), saved.incoming.len()), (0, 1));
        assert_eq!(bob.replaced().len(), 1);
        // His screen shows none of hers yet, and he goes on.
        let late = Answer { owner: Some("Bob".to_owned()), note: "looked".to_owned(), ..shown.clone() };
        let own = Answer { owner: Some("Bob".to_owned()), ..shown };
        bob.grew_out_of(&key("a"), &own);
        drop(bob.save(vec![Change::Answer(key("a"), Box::new(late))]).unwrap());
        for vault in [&mut ada, &mut bob] {
            drop(vault.save(vec![]).unwrap());
            let answer = vault.record().answer(&key("a")).unwrap();
            assert_eq!((answer.status, answer.owner.as_deref()), (Some(Status::Yes), Some("Bob")));
            assert_eq!(answer.note, "looked");
        }
        // The same field is for somebody to choose.
        let changes = change(&ada, &|answer| answer.owner = Some("Ada".to_owned()));
        drop(ada.save(changes).unwrap());
        let changes = change(&bob, &|answer| answer.owner = Some("Cy".to_owned()));
        assert_eq!(bob.save(changes).unwrap().conflicts.len(), 1);
    }
}

mod rescue {
    use super::*;

    /// A session that could not save and had to end.
    fn ends_unsaved(scene: &Scene, mut vault: Vault, changes: Vec<Change>) -> PathBuf {
        scene.without_folder(|| {
            vault.save(changes).unwrap_err();
            vault.rescue().unwrap().unwrap()
        })
    }

    #[test]
    fn what_could_not_be_saved_comes_back() {
        let scene = Scene::new();
        let path = ends_unsaved(&scene, scene.open(), vec![says("a", "one"), says("b", "two")]);
        let mut next = scene.open();
        assert_eq!((next.recovered(), next.unsaved()), (2, true));
        assert_eq!(note(next.record(), "a"), "one");
        assert!(path.exists(), "kept until it is saved");
        assert!(next.save(vec![]).unwrap().wrote);
        assert_eq!((scene.says("a").as_str(), scene.says("b").as_str()), ("one", "two"));
        assert!(!path.exists());
        assert_eq!(scene.open().recovered(), 0);
    }

    #[test]
    fn nothing_unsaved_is_nothing_to_rescue() {
        let scene = Scene::new();
        assert_eq!(scene.open().rescue(), Ok(None));
        let mut homeless = Vault::open(scene.project.clone(), None).unwrap();
        scene.without_folder(|| homeless.save(vec![says("a", "one")]).unwrap_err());
        assert_eq!(homeless.rescue(), Err(StoreError::NoUserFolder));
    }

    #[test]
    fn a_session_that_recovers_writes_no_second_rescue_when_it_can_save() {
        let scene = Scene::new();
        let mut vault = scene.open();
        scene.without_folder(|| {
            vault.save(vec![says("a", "one")]).unwrap_err();
            let first = vault.rescue().unwrap().unwrap();
            vault.save(vec![says("b", "two")]).unwrap_err();
            assert_eq!(vault.rescue().unwrap().unwrap(), first, "one file a session");
        });
        assert_eq!(scene.rescues(), 1);
        drop(vault.save(vec![]).unwrap());
        assert_eq!(scene.rescues(), 0);
        assert_eq!(scene.says("b"), "two");
    }

    #[test]
    fn two_sessions_that_could_not_save_both_come_back() {
        let scene = Scene::new();
        let (ada, bob) = (scene.open(), scene.open());
        ends_unsaved(&scene, ada, vec![says("a", "ada")]);
        ends_unsaved(&scene, bob, vec![says("b", "bob")]);
        let mut next = scene.open();
        assert_eq!(next.recovered(), 2);
        drop(next.save(vec![]).unwrap());
        assert_eq!((scene.says("a").as_str(), scene.says("b").as_str()), ("ada", "bob"));
        assert_eq!(scene.rescues(), 0);
    }

    #[test]
    fn of_two_that_disagree_one_waits_until_the_other_is_saved() {
        let scene = Scene::new();
        let (ada, bob) = (scene.open(), scene.open());
        ends_unsaved(&scene, ada, vec![says("a", "ada")]);
        ends_unsaved(&scene, bob, vec![says("a", "bob")]);
        drop(scene.open().save(vec![]).unwrap());
        assert_eq!(scene.rescues(), 1);
        let mut last = scene.open();
        let conflict = last.save(vec![]).unwrap().conflicts.first().unwrap().clone();
        let mut both = [conflict.ours.note.clone(), conflict.theirs.note.clone()];
        both.sort();
        assert_eq!(both, ["ada", "bob"]);
        assert_eq!(scene.rescues(), 1, "a conflict is not saved");
        drop(last.settle(&conflict, says("a", &conflict.ours.note)).unwrap());
        assert_eq!(scene.rescues(), 0);
        assert_eq!(scene.says("a"), conflict.ours.note);
    }

    #[test]
    fn a_recovered_answer_that_others_changed_meanwhile_is_a_conflict() {
        let scene = Scene::new();
        let bob = scene.open();
        ends_unsaved(&scene, bob, vec![says("a", "bob"), says("b", "bob")]);
        fs::write(scene.path(), {
            let mut theirs = blank();
            drop(says("a", "ada").apply(&mut theirs));
            record::print(&theirs).unwrap()
        })
        .unwrap();
        let mut next = scene.open();
        assert_eq!((note(next.record(), "a").as_str(), note(next.record(), "b").as_str()), ("bob", "bob"));
        let saved = next.save(vec![]).unwrap();
        assert_eq!((saved.conflicts.len(), scene.says("a").as_str()), (1, "ada"));
        assert_eq!(scene.says("b"), "bob");
    }

    #[test]
    fn a_quarrel_survives_the_end_of_the_session() {
        let scene = Scene::new();
        let (mut ada, mut bob) = (scene.open(), scene.open());
        drop(ada.save(vec![says("a", "ada")]).unwrap());
        let quarrel = bob.save(vec![says("a", "bob")]).unwrap().conflicts;
        bob.rescue().unwrap().unwrap();
        drop(bob);
        assert_eq!(scene.open().save(vec![]).unwrap().conflicts, quarrel);
    }

    #[test]
    fn a_quarrel_is_left_whole_for_a_session_that_asks() {
        let scene = Scene::new();
        let (mut ada, mut bob) = (scene.open(), scene.open());
        drop(ada.save(vec![says("a", "ada")]).unwrap());
        let quarrel = bob.save(vec![says("a", "bob")]).unwrap().conflicts;
        bob.rescue().unwrap().unwrap();
        drop(bob);
        for take in [TakeBack::Nothing, TakeBack::Undisputed] {
            let mut other = Vault::open_taking(scene.project.clone(), Some(&scene.dirs), take).unwrap();
            assert_eq!(
                (other.recovered(), other.unsaved(), note(other.record(), "a").as_str()),
                (0, false, "ada")
            );
            assert_eq!(other.unsettled(), [key("a")]);
            assert_eq!(other.save(vec![]).unwrap().conflicts, []);
        }
        assert_eq!((scene.open().save(vec![]).unwrap().conflicts, scene.rescues()), (quarrel, 1));
    }

    #[test]
    fn what_a_living_session_holds_is_left_to_it() {
        let scene = Scene::new();
        let (mut ada, mut bob) = (scene.open(), scene.open());
        drop(ada.save(vec![says("a", "ada")]).unwrap());
        let quarrel = bob.save(vec![says("a", "bob")]).unwrap().conflicts;
        bob.rescue().unwrap().unwrap();
        // Another command, while the choice waits in bob's window.
        let mut other = scene.open();
        assert_eq!((other.recovered(), other.elsewhere(), other.unsaved()), (0, 1, false));
        assert_eq!(note(other.record(), "a"), "ada");
        drop(other.save(vec![says("b", "other")]).unwrap());
        assert_eq!(scene.rescues(), 1);
        // He chooses: nobody has to choose again, in no window.
        let settled = bob.settle(&quarrel[0], says("a", "bob, and ada")).unwrap();
        assert_eq!((settled.conflicts, bob.rescue()), (vec![], Ok(None)));
        for vault in [&mut ada, &mut other, &mut bob] {
            assert_eq!(vault.save(vec![]).unwrap().conflicts, []);
            assert_eq!(note(vault.record(), "a"), "bob, and ada");
        }
        assert_eq!((scene.open().elsewhere(), scene.rescues()), (0, 0));
    }

    #[test]
    fn what_a_dead_session_left_is_taken_by_one_of_the_next_alone() {
        let scene = Scene::new();
        ends_unsaved(&scene, scene.open(), vec![says("a", "one")]);
        let mut first = scene.open();
        let second = scene.open();
        assert_eq!((first.recovered(), second.recovered(), second.elsewhere()), (1, 0, 1));
        drop(first.save(vec![]).unwrap());
        assert_eq!((scene.says("a").as_str(), scene.rescues()), ("one", 0));
        let state = scene.dirs.project_state(&scene.project);
        let litter =
            fs::read_dir(state).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert_eq!(litter.filter(|name| name.starts_with("alive-")).count(), 0);
    }

    #[test]
    fn what_came_back_and_could_again_not_be_saved_is_in_one_file() {
        let scene = Scene::new();
        ends_unsaved(&scene, scene.open(), vec![says("a", "one")]);
        ends_unsaved(&scene, scene.open(), vec![says("a", "one, better"), says("b", "two")]);
        assert_eq!(scene.rescues(), 1);
        let mut next = scene.open();
        assert_eq!(next.save(vec![]).unwrap().conflicts, []);
        assert_eq!((scene.says("a").as_str(), scene.says("b").as_str()), ("one, better", "two"));
    }

    #[test]
    fn a_rescue_that_cannot_be_read_is_left_for_a_later_program() {
        let scene = Scene::new();
        let path = ends_unsaved(&scene, scene.open(), vec![says("a", "one")]);
        let later = fs::read_to_string(&path).unwrap().replace("format\\\": 1", "format\\\": 9");
        fs::write(&path, &later).unwrap();
        let mut vault = scene.open();
        assert_eq!(vault.recovered(), 0);
        drop(vault.save(vec![says("b", "two")]).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), later);
    }
}

/// What may happen to three sessions on one file.
#[derive(Debug, Clone)]
enum Event {
    /// A session answers some items and saves.
    Answers(usize, Vec<usize>),
    /// A session saves without a change.
    Saves(usize),
    /// A session settles its first conflict.
    Chooses(usize, bool),
    /// A session ends, with a rescue where it must, and opens again.
    Reopens(usize),
    /// The folder vanishes or comes back.
    FolderMoves,
}

fn event() -> impl Strategy<Value = Event> {
    let who = 0..3_usize;
    prop_oneof![
        6 => (who.clone(), proptest::collection::vec(0..5_usize, 1..3)).prop_map(|(w, k)| Event::Answers(w, k)),
        2 => who.clone().prop_map(Event::Saves),
        2 => (who.clone(), any::<bool>()).prop_map(|(w, ours)| Event::Chooses(w, ours)),
        1 => who.prop_map(Event::Reopens),
        1 => Just(Event::FolderMoves),
    ]
}

/// Three sessions and what became of every answer that was ever given.
struct Play {
    scene: Scene,
    vaults: Vec<Vault>,
    conflicts: [Vec<Conflict>; 3],
    /// Each answer (they are all different) and its item.
    given: BTreeMap<String, String>,
    /// Answers that somebody saw and replaced, or saw and did not choose.
    settled: Vec<String>,
    away: bool,
}

impl Play {
    fn new() -> Self {
        let scene = Scene::new();
        let vaults = (0..3).map(|_| scene.open()).collect();
        let conflicts = Default::default();
        Self { scene, vaults, conflicts, given: BTreeMap::new(), settled: Vec::new(), away: false }
    }

    fn happens(&mut self, event: Event) {
        match event {
            Event::Answers(who, items) => self.answers(who, &items),
            Event::Saves(who) => self.saves(who, vec![]),
            Event::Chooses(who, ours) => self.chooses(who, ours),
            Event::Reopens(who) => self.reopens(who),
            Event::FolderMoves => self.folder_moves(),
        }
    }

    fn answers(&mut self, who: usize, items: &[usize]) {
        let mut changes = Vec::new();
        for item in items {
            let item = format!("item-{item}");
            let text = format!("answer {}", self.given.len());
            let before = note(self.vaults[who].record(), &item);
            // What this session replaces, it saw; an item twice in one go replaces its own first try.
            self.settled.push(before);
            self.settled.extend(changes.iter().filter_map(|change| match change {
                Change::Answer(k, answer) if k.as_str() == item => Some(answer.note.clone()),
                _ => None,
            }));
            self.given.insert(text.clone(), item.clone());
            changes.push(says(&item, &text));
        }
        self.saves(who, changes);
    }

    fn saves(&mut self, who: usize, changes: Vec<Change>) {
        let mut copy = self.vaults[who].record().clone();
        for change in changes.clone() {
            drop(change.apply(&mut copy));
        }
        let saved = self.vaults[who].save(changes);
        assert_eq!(saved.is_err(), self.away);
        if let Ok(saved) = saved {
            for change in saved.incoming {
                drop(change.apply(&mut copy));
            }
            self.conflicts[who] = saved.conflicts;
        }
        assert_eq!(&copy, self.vaults[who].record(), "what is handed back is all that changed");
    }

    fn chooses(&mut self, who: usize, ours: bool) {
        let Some(conflict) = self.conflicts[who].first().cloned() else { return };
        let (kept, dropped) =
            if ours { (&conflict.ours, &conflict.theirs) } else { (&conflict.theirs, &conflict.ours) };
        // Asked about an older version of ours than there is: a screen would ask again first.
        if note(self.vaults[who].record(), conflict.key.as_str()) != conflict.ours.note {
            return;
        }
        self.settled.push(dropped.note.clone());
        let change = Change::Answer(conflict.key.clone(), Box::new(kept.clone()));
        if let Ok(saved) = self.vaults[who].settle(&conflict, change) {
            self.conflicts[who] = saved.conflicts;
        }
    }

    fn reopens(&mut self, who: usize) {
        self.vaults[who].rescue().unwrap();
        if !self.away {
            // It ends before the next one begins.
            drop(self.vaults.remove(who));
            self.vaults.insert(who, self.scene.open());
            self.conflicts[who].clear();
        }
    }

    fn folder_moves(&mut self) {
        let (from, to) = (self.scene.project.folder(), self.scene.project.root().join("elsewhere"));
        let (from, to) = if self.away { (to, from) } else { (from, to) };
        fs::rename(from, to).unwrap();
        self.away = !self.away;
    }

    /// Where every answer is in the end: in the file, settled by somebody who saw it, in a conflict, or in a rescue
    /// file that waits for its turn.
    fn ends(mut self) {
        if self.away {
            self.folder_moves();
        }
        for who in [0, 1, 2, 0, 1, 2] {
            self.saves(who, vec![]);
        }
        let state = self.scene.dirs.project_state(&self.scene.project);
        let rescues: String = fs::read_dir(state)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_str().unwrap().contains("rescue-"))
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        for (text, item) in &self.given {
            let in_file = self.scene.says(item) == *text;
            let settled = self.settled.contains(text);
            let asked =
                self.conflicts.iter().flatten().any(|c| c.ours.note == *text || c.theirs.note == *text);
            let waits = rescues.contains(&format!("\"{text}\\\""));
            assert!(in_file || settled || asked || waits, "{text:?} to {item} is lost");
        }
    }
}

/// Files as sessions leave them, each a minute older than the one before; nothing in them can be read.
fn broken(scene: &Scene, count: u64) -> Vec<PathBuf> {
    let state = scene.dirs.project_state(&scene.project);
    let now = std::time::UNIX_EPOCH + std::time::Duration::from_hours(500_000);
    let one = |age: u64| {
        // Their names say nothing of their age.
        let path = state.join(format!("rescue-{:03}.json", age * 37 % 101));
        fs::write(&path, "{\"base\": ").unwrap();
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(now - std::time::Duration::from_secs(60 * age)).unwrap();
        path
    };
    (0..count).map(one).collect()
}

#[test]
fn files_of_earlier_sessions_that_cannot_be_read_are_named_the_newest_first_and_stay() {
    let scene = Scene::new();
    let paths = broken(&scene, 3);
    // One that is empty was only made ready for the worst.
    fs::write(scene.dirs.project_state(&scene.project).join("rescue-empty.json"), "").unwrap();
    let vault = scene.open();
    assert_eq!((vault.unread(), vault.beyond(), vault.recovered()), (paths.as_slice(), None, 0));
    assert!(paths.iter().all(|path| path.exists()));
    drop(vault);
    fs::remove_file(scene.dirs.project_state(&scene.project).join("rescue-empty.json")).unwrap();

    let paths = broken(&scene, 60);
    let vault = scene.open();
    let state = scene.dirs.project_state(&scene.project);
    assert_eq!(vault.unread(), &paths[..50], "the newest are looked at");
    assert_eq!(vault.beyond(), Some((10, state.as_path())));
}

#[test]
fn a_part_that_two_windows_changed_is_told_to_the_one_that_saves_second() {
    let scene = Scene::new();
    let (mut one, mut other) = (scene.open(), scene.open());
    let named = |name: &str| vec![Change::Name(name.to_owned())];
    assert!(one.save(named("one")).unwrap().aside.is_empty());
    assert_eq!(other.save(named("other")).unwrap().aside, ["project name"]);
    assert_eq!(other.set_aside(), ["project name"]);
    assert!(other.save(Vec::new()).unwrap().aside.is_empty(), "it is told once");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_three_sessions_do_to_one_file_no_answer_is_lost(
        events in proptest::collection::vec(event(), 1..30)
    ) {
        let mut play = Play::new();
        for event in events {
            play.happens(event);
        }
        play.ends();
    }
}
