//! Stories about what the store finds: checklists in their places, evidence and its names.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

use mindgap::checklist::{Digest, builtin, builtin_sources};
use mindgap::record::{Evidence, EvidenceState, ProjectPath};
use mindgap::store::{self, ChecklistError, NamingError, Origin, Project, StoreError, UserDirs};

/// A project in a temporary folder, beside a folder that is not the project's.
struct Scene {
    folder: tempfile::TempDir,
    project: Project,
    dirs: UserDirs,
}

impl Scene {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("project")).unwrap();
        let project = Project::at(&folder.path().join("project")).unwrap();
        let dirs = UserDirs::new(Some(&folder.path().join("data"))).unwrap();
        let scene = Self { folder, project, dirs };
        for (file, text) in files {
            write(&scene.root().join(file), text);
        }
        scene
    }

    fn root(&self) -> PathBuf {
        self.project.root().to_path_buf()
    }

    /// Looks at one path as evidence.
    fn sees(&self, path: &str) -> EvidenceState {
        let path: ProjectPath = path.parse().unwrap();
        store::observe(&self.project, [&path].into_iter()).remove(&path).unwrap()
    }

    /// The path that a typed name stands for.
    fn named(&self, cwd: &str, typed: &str) -> Result<String, NamingError> {
        store::name(&self.project, &self.root().join(cwd), typed).map(|evidence| evidence.to_string())
    }

    fn completes(&self, typed: &str) -> Vec<String> {
        store::complete(&self.project, typed)
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The built-in checklist, under another title, as a folder.
fn write_checklist(folder: &Path, title: &str) {
    let title_line = |title: &str| format!("title = \"{title}\"");
    let old = title_line(&builtin().unwrap().title);
    for file in builtin_sources() {
        write(&folder.join(file.name), &file.text.replacen(&old, &title_line(title), 1));
    }
}

mod checklists {
    use super::*;

    fn loads(scene: &Scene, given: Option<&Path>) -> (String, Origin) {
        let loaded = store::load_checklist(given, Some(&scene.project), Some(&scene.dirs)).unwrap();
        (loaded.checklist.title, loaded.origin)
    }

    #[test]
    fn the_nearest_checklist_wins() {
        let scene = Scene::new(&[]);
        let builtin = store::load_checklist(None, None, None).unwrap();
        assert_eq!(builtin.origin.to_string(), "built in");
        assert_eq!(loads(&scene, None), (builtin.checklist.title, Origin::BuiltIn));

        let users = scene.dirs.config().join("checklists/mine");
        write_checklist(&users, "the user's");
        assert_eq!(loads(&scene, None), ("the user's".to_owned(), Origin::User(users)));

        let projects = scene.project.folder().join("checklists");
        write_checklist(&projects, "the project's");
        assert_eq!(loads(&scene, None), ("the project's".to_owned(), Origin::Project(projects)));

        let given = scene.folder.path().join("given");
        write_checklist(&given, "the named one");
        assert_eq!(loads(&scene, Some(&given)), ("the named one".to_owned(), Origin::Given(given)));
    }

    #[test]
    fn of_two_checklists_none_is_guessed() {
        let scene = Scene::new(&[]);
        let folder = scene.project.folder().join("checklists");
        write_checklist(&folder.join("one"), "1");
        write_checklist(&folder.join("two"), "2");
        fs::create_dir(folder.join("notes")).unwrap();
        let error = store::load_checklist(None, Some(&scene.project), None).unwrap_err();
        let found = vec![folder.join("one"), folder.join("two")];
        assert_eq!(error, ChecklistError::Several { folder, found });
        assert!(error.hint().contains("--checklist"));
    }

    #[test]
    fn a_faulty_checklist_is_never_passed_over() {
        let scene = Scene::new(&[("ai-safety/checklists/checklist.toml", "id = 7\n")]);
        let error = store::load_checklist(None, Some(&scene.project), None).unwrap_err();
        let ChecklistError::Faults(faults) = &error else { panic!("{error}") };
        assert!(faults.0.iter().all(|fault| fault.file.ends_with("checklist.toml")), "{error}");
    }

    #[test]
    fn files_that_cannot_be_read_are_told_together() {
        let scene = Scene::new(&[("c/checklist.toml/x", ""), ("c/notes.md", "not looked at")]);
        let folder = scene.root().join("c");
        fs::write(folder.join("preparation.toml"), b"a\n\xff").unwrap();
        let ChecklistError::Faults(faults) = store::read_checklist_folder(&folder).unwrap_err() else {
            panic!("faults are told as faults")
        };
        let told: Vec<_> = faults.0.iter().map(|f| (f.line, f.column, f.what.as_str())).collect();
        assert_eq!(told, [(1, 1, "could not be read: not a regular file"), (2, 1, "is no UTF-8 text")]);
    }

    #[test]
    fn a_folder_without_a_checklist_says_what_is_missing() {
        let scene = Scene::new(&[("README.md", "")]);
        let none = store::read_checklist_folder(&scene.root()).unwrap_err();
        assert!(none.to_string().ends_with("has no checklist.toml"), "{none}");
        let gone = store::read_checklist_folder(&scene.root().join("gone")).unwrap_err();
        assert!(matches!(gone, ChecklistError::Store(_)), "{gone}");
    }

    #[test]
    fn an_endless_folder_is_not_read_to_its_end() {
        let scene = Scene::new(&[("checklist.toml", "")]);
        for n in 0..200 {
            fs::write(scene.root().join(format!("p{n}.toml")), "").unwrap();
        }
        let error = store::read_checklist_folder(&scene.root()).unwrap_err();
        assert!(error.to_string().contains("more than 200 files"), "{error}");
    }
}

mod evidence {
    use super::*;

    #[test]
    fn a_file_is_known_by_what_it_holds() {
        let scene = Scene::new(&[("docs/eval.md", "passed")]);
        assert_eq!(scene.sees("docs/eval.md"), EvidenceState::Holds(Digest::of(b"passed").into()));
        write(&scene.root().join("docs/eval.md"), "changed");
        assert_eq!(scene.sees("docs/eval.md"), EvidenceState::Holds(Digest::of(b"changed").into()));
        fs::remove_file(scene.root().join("docs/eval.md")).unwrap();
        assert_eq!(scene.sees("docs/eval.md"), EvidenceState::Missing);
        assert_eq!(scene.sees("docs/eval.md/deeper"), EvidenceState::Missing);
    }

    #[test]
    fn a_long_file_is_digested_to_its_last_byte() {
        let text = "0123456789".repeat(30_000);
        let scene = Scene::new(&[("long", &text)]);
        assert_eq!(scene.sees("long"), EvidenceState::Holds(Digest::of(text.as_bytes()).into()));
    }

    #[test]
    fn git_may_turn_the_line_ends_of_a_text_into_others() {
        let (plain, returned) = ("one\ntwo\n", "one\r\ntwo\r\n");
        for (written, now) in [(plain, returned), (returned, plain)] {
            let scene = Scene::new(&[("docs/eval.md", now)]);
            assert!(scene.sees("docs/eval.md").holds(Digest::of(written.as_bytes())));
            assert!(!scene.sees("docs/eval.md").holds(Digest::of(b"one\ntwo")));
        }
        // Two people who name it write the same down, whatever their machines made of it.
        let named = |text| Scene::new(&[("docs/eval.md", text)]).named("", "docs/eval.md").unwrap();
        assert_eq!(named(plain), named(returned));
        let scene = Scene::new(&[("weights", "\0one\r\n")]);
        assert!(!scene.sees("weights").holds(Digest::of(b"\0one\n")), "this is no text");
    }

    #[test]
    fn a_folder_is_no_evidence() {
        let scene = Scene::new(&[("docs/eval.md", "")]);
        let state = scene.sees("docs");
        assert!(matches!(&state, EvidenceState::Unreadable(why) if why.contains("regular")), "{state:?}");
    }

    #[test]
    fn a_huge_file_is_not_read() {
        let scene = Scene::new(&[]);
        let file = fs::File::create(scene.root().join("weights")).unwrap();
        file.set_len((1 << 30) + 1).unwrap();
        assert_eq!(scene.sees("weights"), EvidenceState::Unreadable("larger than 1 GiB".to_owned()));
        assert!(matches!(scene.named("", "weights"), Err(NamingError::Unreadable { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_project() {
        use std::os::unix::fs::symlink;
        let scene = Scene::new(&[("docs/real.md", "inside")]);
        write(&scene.folder.path().join("secret"), "outside");
        symlink("../secret", scene.root().join("leak")).unwrap();
        symlink("..", scene.root().join("up")).unwrap();
        symlink("docs/real.md", scene.root().join("fine")).unwrap();
        symlink("loop", scene.root().join("loop")).unwrap();
        assert_eq!(scene.sees("leak"), EvidenceState::Outside);
        assert_eq!(scene.sees("up/secret"), EvidenceState::Outside);
        assert_eq!(scene.sees("fine"), EvidenceState::Holds(Digest::of(b"inside").into()));
        assert!(matches!(scene.sees("loop"), EvidenceState::Unreadable(_)));
        assert_eq!(scene.named("", "leak"), Err(NamingError::Outside("leak".to_owned())));
        assert_eq!(scene.named("", "fine"), Ok("fine".to_owned()));
        assert_eq!(scene.completes(""), ["docs/", "fine"]);
        assert!(scene.completes("up/").is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_look_at_many_files_sees_what_a_look_at_each_does() {
        use std::os::unix::fs::symlink;
        let scene = Scene::new(&[("docs/a.md", "a"), ("docs/b.md", "b"), ("kept/c.md", "c")]);
        write(&scene.folder.path().join("secret/d.md"), "outside");
        symlink("../secret", scene.root().join("up")).unwrap();
        symlink("kept", scene.root().join("way")).unwrap();
        symlink("../kept/c.md", scene.root().join("docs/c.md")).unwrap();
        symlink("../../secret/d.md", scene.root().join("docs/d.md")).unwrap();
        let paths = [
            "docs/a.md",
            "docs/b.md",
            "docs/c.md",
            "docs/d.md",
            "docs/e.md",
            "way/c.md",
            "up/d.md",
            "docs/a.md/b",
        ];
        let paths = paths.map(|path| path.parse::<ProjectPath>().unwrap());
        let all = store::observe(&scene.project, paths.iter());
        for path in &paths {
            assert_eq!(all.get(path), Some(&scene.sees(path.as_str())), "{path}");
        }
        let holds = |path: usize| all.get(&paths[path]);
        assert_eq!(holds(2), Some(&EvidenceState::Holds(Digest::of(b"c").into())));
        assert_eq!([holds(3), holds(6)], [Some(&EvidenceState::Outside); 2]);
    }

    #[test]
    fn a_name_is_looked_for_here_and_then_at_the_root() {
        let scene = Scene::new(&[("SAFETY.md", "root"), ("docs/SAFETY.md", "docs"), ("docs/a.md", "")]);
        assert_eq!(scene.named("docs", "SAFETY.md"), Ok("docs/SAFETY.md".to_owned()));
        assert_eq!(scene.named("docs", "../SAFETY.md"), Ok("SAFETY.md".to_owned()));
        assert_eq!(scene.named("docs", "docs/a.md"), Ok("docs/a.md".to_owned()));
        assert_eq!(scene.named("..", " ./docs//a.md "), Ok("docs/a.md".to_owned()));
        let absolute = scene.root().join("docs/a.md");
        assert_eq!(scene.named("", absolute.to_str().unwrap()), Ok("docs/a.md".to_owned()));
        // What is here and outside of the project is not taken for another file of the same name.
        write(&scene.folder.path().join("SAFETY.md"), "outside");
        let outside = store::name_file(&scene.project, scene.folder.path(), "SAFETY.md").unwrap_err();
        assert_eq!(outside.to_string(), "`SAFETY.md` lies outside the project");
        let file = store::name_file(&scene.project, &scene.root(), "SAFETY.md").unwrap();
        let path = "SAFETY.md".parse().unwrap();
        assert_eq!(file, Evidence::File { path, digest: Digest::of(b"root") });
    }

    #[test]
    fn a_name_that_is_no_evidence_says_why() {
        let scene = Scene::new(&[("docs/a.md", ""), ("ai-safety/record.json", "{}")]);
        write(&scene.folder.path().join("beside.md"), "");
        for (typed, said) in [
            ("", "there is no file `` in the project"),
            ("gone.md", "there is no file `gone.md` in the project"),
            ("g\u{1b}[2J", "there is no file `g\u{fffd}[2J` in the project"),
            ("docs", "`docs` is a folder"),
            ("../beside.md", "`../beside.md` lies outside the project"),
            ("/etc/hostname/..", "`/etc/hostname/..` lies outside the project"),
            ("ai-safety/record.json", "the record cannot back itself"),
            ("ftp://example.org", "a link starts with http:// or https:// and has no spaces"),
            ("commit:xyz", "a commit is 7 to 64 hexadecimal digits"),
        ] {
            let Err(error) = scene.named("", typed) else { panic!("{typed:?} was taken") };
            if typed != "/etc/hostname/.." || Path::new(typed).exists() {
                assert_eq!(error.to_string(), said);
            }
            assert!(!error.hint().is_empty());
        }
    }

    #[test]
    fn links_and_commits_are_taken_as_typed() {
        let scene = Scene::new(&[]);
        assert_eq!(scene.named("", "https://example.org/run/7"), Ok("https://example.org/run/7".to_owned()));
        assert_eq!(scene.named("", "commit:1A2B3C4D"), Ok("commit:1a2b3c4d".to_owned()));
    }
}

mod completion {
    use super::*;

    #[test]
    fn what_begins_so_is_proposed() {
        let scene =
            Scene::new(&[("README.md", ""), ("docs/eval.md", ""), ("docs/Evidence/x", ""), ("data/x", "")]);
        assert_eq!(scene.completes(""), ["README.md", "data/", "docs/"]);
        assert_eq!(scene.completes("d"), ["data/", "docs/"]);
        assert_eq!(scene.completes("read"), ["README.md"]);
        assert_eq!(scene.completes("docs/ev"), ["docs/Evidence/", "docs/eval.md"]);
        assert!(scene.completes("docs/zzz").is_empty());
    }

    #[test]
    fn hidden_files_show_only_when_asked_for() {
        let scene = Scene::new(&[(".github/CODEOWNERS", ""), (".git/config", ""), ("a", "")]);
        assert_eq!(scene.completes(""), ["a"]);
        assert_eq!(scene.completes("."), [".github/"]);
        assert_eq!(scene.completes(".github/"), [".github/CODEOWNERS"]);
    }

    #[test]
    fn nothing_outside_is_proposed() {
        let scene = Scene::new(&[("a", "")]);
        write(&scene.folder.path().join("beside"), "");
        for typed in ["../", "..", "/", "/et", "./", "a/../../", "a/", "\u{1b}"] {
            assert_eq!(scene.completes(typed), Vec::<String>::new(), "{typed:?}");
        }
    }

    #[test]
    fn a_crowded_folder_is_proposed_in_part() {
        let scene = Scene::new(&[]);
        for n in 0..300 {
            fs::write(scene.root().join(format!("f{n:03}")), "").unwrap();
        }
        let found = scene.completes("f");
        assert_eq!(found.len(), 200);
        assert_eq!(found.first().map(String::as_str), Some("f000"));
    }
}

mod exports {
    use super::*;

    const KEPT: [&str; 4] = [
        "ai-safety/record.json",
        "ai-safety/record.json.damaged-1",
        "ai-safety/releases/1.0.json",
        "ai-safety/checklists/own/checklist.toml",
    ];

    fn scene() -> Scene {
        Scene::new(&KEPT.map(|file| (file, "kept")))
    }

    fn is_refused(result: Result<PathBuf, StoreError>) {
        let error = result.unwrap_err();
        assert!(matches!(error, StoreError::Reserved { .. }), "{error}");
        assert!(error.hint().contains("another file"));
    }

    fn everything_is_kept(scene: &Scene) {
        for file in KEPT {
            assert_eq!(fs::read_to_string(scene.root().join(file)).unwrap(), "kept", "{file}");
        }
    }

    #[test]
    fn a_report_is_written_where_somebody_wants_it() {
        let scene = scene();
        for to in ["AI-SAFETY.md", "ai-safety/AI-SAFETY.md", "../beside.md"] {
            for text in ["# AI safety record: first", "# AI safety record: second"] {
                let place = store::export(&scene.project, &scene.root().join(to), text).unwrap();
                assert_eq!(fs::read_to_string(&place).unwrap(), text);
                assert_eq!(place, fs::canonicalize(scene.root().join(to)).unwrap());
            }
        }
        assert!(store::export(&scene.project, &scene.root().join("nowhere/x.md"), "x").is_err());
        everything_is_kept(&scene);
    }

    #[test]
    fn what_a_report_is_made_from_is_never_written_over() {
        let scene = scene();
        let more = [
            "ai-safety/releases/new.json",
            "ai-safety/checklists/own/../own/checklist.toml",
            "ai-safety/../ai-safety/./record.json",
        ];
        for to in KEPT.into_iter().chain(more) {
            is_refused(store::export(&scene.project, &scene.root().join(to), "lost"));
            is_refused(store::export_within(&scene.project, to, "lost"));
        }
        fs::remove_file(scene.root().join(KEPT[0])).unwrap();
        is_refused(store::export_within(&scene.project, KEPT[0], "in the place of a record that is gone"));
        assert!(!scene.root().join(KEPT[0]).exists());
    }

    #[test]
    fn from_the_screen_nothing_outside_the_project_is_written() {
        let scene = scene();
        let place = store::export_within(&scene.project, " AI-SAFETY.md ", "text").unwrap();
        assert_eq!(place, scene.root().join("AI-SAFETY.md"));
        let absolute = scene.root().join("x.md");
        for to in ["../x.md", "ai-safety/../../x.md", absolute.to_str().unwrap()] {
            let error = store::export_within(&scene.project, to, "text").unwrap_err();
            assert!(matches!(error, StoreError::Outside { .. }), "{to}: {error}");
        }
        assert!(store::export_within(&scene.project, "", "text").is_err());
        assert!(!absolute.exists() && !scene.folder.path().join("x.md").exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_before_anything_is_judged() {
        use std::os::unix::fs::symlink;
        let scene = scene();
        let link = |to: &str, name: &str| symlink(to, scene.root().join(name)).unwrap();
        link("ai-safety/record.json", "a.md");
        link("ai-safety/releases", "b");
        link("..", "c");
        link("nowhere", "d.md");
        for to in ["a.md", "b/1.0.json", "b/new.md"] {
            is_refused(store::export(&scene.project, &scene.root().join(to), "lost"));
        }
        let outside = store::export_within(&scene.project, "c/x.md", "text").unwrap_err();
        assert!(matches!(outside, StoreError::Outside { .. }), "{outside}");
        let dead = store::export_within(&scene.project, "d.md", "text").unwrap_err();
        assert!(matches!(dead, StoreError::DeadLink { .. }), "{dead}");
        everything_is_kept(&scene);
    }

    #[cfg(unix)]
    #[test]
    fn a_record_behind_a_link_is_kept_as_well() {
        let scene = scene();
        fs::rename(scene.root().join(KEPT[0]), scene.root().join("real.json")).unwrap();
        std::os::unix::fs::symlink("../real.json", scene.root().join(KEPT[0])).unwrap();
        is_refused(store::export_within(&scene.project, "real.json", "lost"));
        everything_is_kept(&scene);
    }
}
