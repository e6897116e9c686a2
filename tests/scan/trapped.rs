//! Every command of the program in a tree in which each kind of file that can carry code carries some: nothing of it runs,
//! and nothing of the tree is written but the record.
//!
//! That such a file runs code when it is loaded can only be shown by loading it, which takes Python and the libraries that
//! these formats belong to; here it stands on what the formats' own readers do with these very opcodes and fields, which
//! the stories beside this one take apart one by one. That the scan takes each for what it is, is asked first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::alone;
use crate::archive::{torch, zip};
use crate::assembler::{Pickle, booby_trap, state};
use crate::carriers::{npy, zlib};
use crate::graphs::keras;
use crate::tensors::{gguf, text};

/// A file that would leave a marker in the folder if it were loaded.
fn marker() -> Vec<u8> {
    Pickle::v(2).call("os", "system", "touch marker").stop()
}

/// One of each kind that can carry code.
fn carriers() -> Vec<(&'static str, Vec<u8>)> {
    let objects = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n";
    let lambda = r#"{"class_name":"Lambda","module":"keras.layers","config":{"function":["4wEA"]}}"#;
    let reach = "{{ cycler.__init__.__globals__.os.popen('touch marker').read() }}";
    vec![
        ("models/bare.pkl", marker()),
        ("models/torch.pt", zip(&torch(&marker(), &[0; 24]))),
        ("models/forest.joblib", zlib(&marker())),
        ("models/rows.npy", npy(objects, &marker())),
        ("models/net.keras", keras(lambda)),
        ("models/chat.gguf", gguf(&[("tokenizer.chat_template", 8, text(reach))])),
        ("models/own/chat_template.jinja", reach.into()),
    ]
}

/// What would leave a marker if it were run, sourced, imported or built, and one answer's evidence.
fn others() -> Vec<(&'static str, Vec<u8>)> {
    let run = "import os\nos.system('touch marker')\nopen('marker', 'w')\nfrom transformers import pipeline\n\
        pipeline(model='org/a')\npipeline(model='org/b', revision='5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f')\n";
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("main.py", text(run)),
        ("conftest.py", text(run)),
        ("setup.py", text(run)),
        ("tests/test_a.py", text(run)),
        ("sitecustomize.py", text(run)),
        ("run.sh", text("#!/bin/sh\ntouch marker\n")),
        ("Makefile", text("all:\n\ttouch marker\n$(shell touch marker)\n")),
        ("config.yaml", text("a: !!python/object/apply:os.system ['touch marker']\nmodel: org/b\n")),
        ("Dockerfile", text("FROM x\nRUN touch marker\n")),
        ("package.json", text("{\"version\": \"1.0\", \"scripts\": {\"postinstall\": \"touch marker\"}}")),
        ("models/plain.pt", zip(&torch(&state(6, (2, 3)), &[0; 24]))),
        ("models/twice.pt", booby_trap()),
        ("SAFETY.md", text("Ada\n")),
    ]
}

/// A tree with all of them, committed in a repository whose hooks and filters would leave a marker as well.
fn tree() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in carriers().into_iter().chain(others()) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let git = |args: &[&str]| {
        let done = alone::git(folder.path()).args(args).output().unwrap();
        assert!(done.status.success(), "{args:?}: {done:?}");
    };
    git(&["init", "--quiet"]);
    git(&["config", "user.name", "Ada"]);
    git(&["config", "user.email", "ada@example.org"]);
    folder
}

/// Every file below a folder with its content, but the project's own record and what git keeps.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            let own = [root.join("ai-safety"), root.join(".git")].contains(&path);
            if path.is_dir() && !own {
                folders.push(path);
            } else if !own {
                all.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }
    all
}

/// A line for each command, in an order in which each has something to do; what is typed stands behind `<`.
const COMMANDS: &[&str] = &[
    "init --name trap --set model-source=hub,local",
    "scan",
    "scan --format json",
    "scan --models-only",
    "scan models",
    "scan models/bare.pkl",
    "scan models/torch.pt",
    "scan models/forest.joblib",
    "scan models/rows.npy",
    "scan models/net.keras",
    "scan models/chat.gguf",
    "scan main.py",
    "models",
    "models models",
    "models add --seen",
    "models add openai:gpt-4o",
    "models update",
    "models list",
    "models retire local:models/bare.pkl",
    "answer safety-owner yes --evidence SAFETY.md",
    "answer model-inventory yes --evidence models/bare.pkl --evidence models/net.keras",
    "answer pin-model-revision@org/b yes --adopt model-pin:main.py:6",
    "answer prompts-versioned no --accept R --until 2999-01-01",
    "set-aside",
    "set-aside model-pin:main.py:5 --until 2999-01-01 --reason R",
    "ask safety-owner < yes\nq\n",
    "ask pin-model-revision < no\nseen\nq\n",
    "check",
    "check --scan",
    "check --scan --format json",
    "export",
    "export --scan",
    "export --scan --format json",
    "review ai-safety/copy.md",
    "log safety-owner",
    "log pin-model-revision@org/b",
    "diff record .",
    "diff HEAD: .",
    "explain safety-owner",
    "explain weight-format",
    "ask-publisher",
    "merge --resolve",
    "merge ai-safety/record.json ai-safety/record.json ai-safety/mine.json",
    "checklist list",
    "checklist show safety-owner",
    "checklist validate",
    "checklist export --format deon",
    "release rules --threshold critical",
    "release open 1.0",
    "release queue",
    "release affirm --unchanged",
    "release sign --scan",
    "release list",
    "release verify",
    "release open 2.0",
    "release accept safety-owner --who Grace",
    "release send-back model-inventory --comment C --who Grace",
    "release abandon",
    "release restore 1.0",
    "check --scan --format github",
    "ask-publisher org/b",
    "demo",
    "restore",
    "ci github",
    "completions bash",
    "man",
    "checklist import ai-safety/tasks.md --extends mindgap",
    "checklist new house --extends mindgap",
];

/// So that a release can be signed off.
fn takes_every_critical_risk(root: &Path) {
    let run =
        |args: &[&str]| alone::mindgap(root).env("MINDGAP_WHO", "Ada").args(args).output().unwrap().stdout;
    let check: serde_json::Value =
        serde_json::from_slice(&run(&["check", "--scan", "--format", "json"])).unwrap();
    for gap in check["gaps"].as_array().unwrap().iter().filter(|gap| gap["severity"] == "critical") {
        let (item, model) = (gap["item"].as_str().unwrap(), gap["model"].as_str());
        let key = model.map_or_else(|| item.to_owned(), |model| format!("{item}@{model}"));
        run(&["answer", &key, "no", "--accept", "R", "--until", "2999-01-01"]);
    }
}

#[test]
fn each_carrier_is_taken_for_what_it_is() {
    for (path, bytes) in carriers() {
        let name = path.rsplit('/').next().unwrap();
        let report = crate::look_as(name, &bytes);
        assert_eq!(report.result, mindgap::scan::files::FileResult::RunsCode, "{path}: {report:#?}");
    }
}

#[test]
fn no_command_runs_or_writes_anything_of_a_tree_full_of_traps() {
    let folder = tree();
    let root = folder.path();
    let before = files(root);
    let commit = || {
        for args in [&["add", "--all"][..], &["commit", "--quiet", "--allow-empty", "-m", "all"]] {
            let done = alone::git(root).args(args).output().unwrap();
            assert!(done.status.success(), "{args:?}: {done:?}");
        }
    };
    let sound = "ai-safety/record.json";
    let mut refused = Vec::new();
    for line in COMMANDS {
        let (args, typed) = line.split_once(" < ").unwrap_or((line, ""));
        let mut program = alone::mindgap(root);
        program.env("MINDGAP_WHO", "Ada").args(args.split_whitespace()).write_stdin(typed);
        let output = program.output().unwrap();
        let code = output.status.code();
        assert!(matches!(code, Some(0..=2)), "{line}: {output:?}");
        if code == Some(2) {
            refused.push(format!("{line}: {}", String::from_utf8_lossy(&output.stderr)));
        }
        let after = files(root);
        let changed: Vec<_> =
            after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).collect();
        assert!(changed.is_empty() && after.len() == before.len(), "{line}: {changed:?}");
        // What comes next has something to look at.
        match *line {
            "export --scan" => {
                fs::write(root.join("ai-safety/copy.md"), &output.stdout).unwrap();
                fs::copy(root.join(sound), root.join("ai-safety/mine.json")).unwrap();
            }
            "release queue" => takes_every_critical_risk(root),
            "demo" => fs::write(root.join(sound), "{").unwrap(),
            "answer safety-owner yes --evidence SAFETY.md" | "release open 1.0" => commit(),
            "man" => fs::write(root.join("ai-safety/tasks.md"), "# Tasks\n\n- [ ] Is it done?\n").unwrap(),
            _ => {}
        }
    }
    assert!(!alone::home().join("marker").exists());
    assert_eq!(refused, [""; 0], "a command that is refused looks at nothing");
}

#[test]
fn no_command_is_left_out() {
    let named: BTreeSet<Vec<&str>> =
        COMMANDS.iter().map(|line| line.split_whitespace().take(2).collect()).collect();
    for command in mindgap::cli::command().get_subcommands() {
        let name = command.get_name();
        assert!(named.iter().any(|words| words[0] == name), "{name}");
        for below in command.get_subcommands() {
            let below = below.get_name();
            assert!(named.contains(&vec![name, below]), "{name} {below}");
        }
    }
}
