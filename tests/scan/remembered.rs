//! What a scan keeps for the next one: the same bytes out with it and without, never in the project, and whatever is odd
//! about it costs only time. And that no path of the program runs or writes anything where it looks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use mindgap::scan::{Options, Progress, Scan, scan, scan_with};

use crate::alone;
use crate::assembler::{Pickle, booby_trap, harmless};

/// A project that would write `marker` if anything of it were run, all of it changed long ago.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    for inside in ["models", "tests", "ai-safety"] {
        fs::create_dir(at(inside)).unwrap();
    }
    let run = "import os, pickle\nos.system('touch marker')\nopen('marker', 'w')\n\
        from transformers import pipeline\npipeline(model='org/a')\n";
    for (path, bytes) in [
        ("main.py", run.as_bytes().to_vec()),
        ("conftest.py", run.as_bytes().to_vec()),
        ("models/a.pt", booby_trap()),
        ("models/b.pkl", Pickle::v(2).call("os", "system", "touch marker").stop()),
        ("models/c.pt", harmless()),
        ("models/README.md", b"---\nlicense: mit\n---\n# Model\n".to_vec()),
        ("Makefile", b"run:\n\ttouch marker\n$(shell touch marker)\n".to_vec()),
        ("run.sh", b"#!/bin/sh\ntouch marker\n$(touch marker)\n".to_vec()),
        ("config.yaml", b"a: !!python/object/apply:os.system ['touch marker']\nmodel: org/b\n".to_vec()),
        ("Dockerfile", b"FROM x\nRUN touch marker\n".to_vec()),
        ("chat_template.jinja", b"{{ cycler.__init__.__globals__.os.popen('touch marker') }}".to_vec()),
        ("tests/test_a.py", run.as_bytes().to_vec()),
    ] {
        fs::write(at(path), bytes).unwrap();
    }
    for path in files(folder.path()).keys() {
        old(path);
    }
    folder
}

/// Makes a file look as if it had not been touched for an hour.
fn old(path: &Path) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)).unwrap();
}

/// Every file below a folder, with its content and when it was changed.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let changed = entry.metadata().unwrap().modified().unwrap();
            all.insert(path.clone(), (fs::read(path).unwrap(), changed));
        }
    }
    all
}

/// A look with what the last one left, and how many files were looked at.
fn with(cache: &Path, project: &Path) -> (Scan, usize) {
    let most = AtomicUsize::new(0);
    let progress = |at: Progress| {
        most.fetch_max(at.of, Ordering::Relaxed);
    };
    let options = Options { cache: Some(cache), progress: &progress, ..Options::default() };
    let seen = scan_with(project, &options).unwrap();
    (seen, most.into_inner())
}

#[test]
fn an_unchanged_project_is_not_looked_at_again_and_gives_the_same() {
    let (project, user) = (project(), tempfile::tempdir().unwrap());
    let cache = user.path().join("deep/one.json");
    let fresh = scan(project.path()).unwrap();
    let (first, looked) = with(&cache, project.path());
    assert!(looked > 0 && first == fresh);
    let (second, looked) = with(&cache, project.path());
    assert_eq!(looked, 0, "nothing was opened as a source or a model");
    assert_eq!(second, fresh);
    assert_eq!(fs::read_dir(cache.parent().unwrap()).unwrap().count(), 1, "no litter");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&cache), mode(cache.parent().unwrap())), (0o600, 0o700));
    }
}

#[test]
fn whatever_changed_is_seen() {
    let (project, user) = (project(), tempfile::tempdir().unwrap());
    let cache = user.path().join("one.json");
    let path = |name: &str| project.path().join(name);
    with(&cache, project.path());
    let same = |what: &str| {
        let (seen, _) = with(&cache, project.path());
        assert!(seen == scan(project.path()).unwrap(), "{what}");
        with(&cache, project.path());
    };
    // The same size within the same moment: only the content tells, or the time that no program can set.
    let model = fs::read(path("models/c.pt")).unwrap();
    let mut other = booby_trap();
    other.truncate(model.len());
    other.resize(model.len(), 0);
    fs::write(path("models/c.pt"), other).unwrap();
    old(&path("models/c.pt"));
    same("a model of the same size and time");
    fs::write(path("main.py"), fs::read_to_string(path("main.py")).unwrap().replace("org/a", "org/z"))
        .unwrap();
    same("a source");
    fs::write(path("new.py"), "import torch\ntorch.load('x.pt')\n").unwrap();
    same("a new file");
    fs::remove_file(path("config.yaml")).unwrap();
    same("a file that is gone");
    fs::rename(path("models"), path("weights")).unwrap();
    same("a folder of another name");
    fs::write(path(".gitignore"), "*.py\n").unwrap();
    same("a rule of git");
}

#[test]
fn a_damaged_cache_is_as_good_as_none() {
    let (project, user) = (project(), tempfile::tempdir().unwrap());
    let cache = user.path().join("one.json");
    let fresh = scan(project.path()).unwrap();
    with(&cache, project.path());
    let whole = fs::read(&cache).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let lies = text.replace("runs-code", "not-known");
    assert_ne!(lies, text);
    let version = text.replacen("\"form\":1", "\"form\":2", 1);
    let mut damaged: Vec<Vec<u8>> =
        vec![Vec::new(), b"{}\n{}\n{}".to_vec(), lies.into_bytes(), version.into_bytes()];
    damaged.extend((0..whole.len()).step_by(whole.len() / 40 + 1).map(|at| whole[..at].to_vec()));
    damaged.extend((0..whole.len()).step_by(whole.len() / 40 + 1).map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    }));
    for bytes in damaged {
        fs::write(&cache, &bytes).unwrap();
        assert!(with(&cache, project.path()).0 == fresh, "{:?}", String::from_utf8_lossy(&bytes));
    }
    fs::remove_file(&cache).unwrap();
    fs::create_dir(&cache).unwrap();
    assert!(with(&cache, project.path()).0 == fresh, "a folder in its place");
}

#[test]
fn nothing_is_kept_in_the_project_itself() {
    let project = project();
    let before = files(project.path());
    let (seen, _) = with(&project.path().join("models/one.json"), project.path());
    assert!(!seen.files.is_empty());
    assert_eq!(files(project.path()), before);
}

#[test]
fn no_path_of_the_program_runs_or_writes_anything_where_it_looks() {
    let (project, user) = (project(), tempfile::tempdir().unwrap());
    let run = |args: &[&str]| {
        let mut command = alone::mindgap(project.path());
        command.env("MINDGAP_DATA_DIR", user.path().join("data")).env("MINDGAP_WHO", "Ada");
        let output = command.args(args).output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["init", "--name", "trap"]);
    let before = files(project.path());
    for args in [
        &["scan"] as &[&str],
        &["scan", "--format", "json"],
        &["scan", "--models-only"],
        &["scan", "models"],
        &["scan", "models/b.pkl"],
        &["scan", "main.py"],
        &["models"],
        &["check", "--scan"],
        &["set-aside"],
    ] {
        let first = run(args);
        assert_eq!(run(args), first, "{args:?}");
        if !matches!(args, ["set-aside"]) {
            assert_eq!(run(&[args, &["--no-cache"]].concat()), first, "{args:?}");
        }
    }
    assert_eq!(files(project.path()), before, "nothing written, and no marker");
    assert!(fs::read_dir(user.path().join("data/cache/scans")).unwrap().count() >= 2);
}
