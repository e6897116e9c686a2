//! A product in a repository: its people, its days, and the program as they call it.

use std::cell::Cell;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use mindgap::cli::{World, run};
use mindgap::record::{Answer, Change, Record, parse};
use mindgap::store::{Project, UserDirs, Vault};
use serde_json::Value;
use tempfile::TempDir;

use crate::alone;

thread_local! {
    /// The moment of the story, in seconds. Every call of the program is a minute after the one before.
    static NOW: Cell<i64> = const { Cell::new(0) };
}

fn now() -> DateTime<FixedOffset> {
    DateTime::<Utc>::from_timestamp(NOW.get(), 0).unwrap().fixed_offset()
}

/// A checklist of four items: every release, every 90 days, once, and one that weighs little.
const HEAD: &str = r#"
id = "small"
version = "1"
title = "Small"
phase = [{ id = "first", title = "First", about = "F" }]
profile = []
"#;

pub(crate) fn item(id: &str, severity: &str, review: &str, question: &str) -> String {
    format!(
        "[[item]]\nid = \"{id}\"\ntitle = \"Title of {id}\"\nquestion = \"{question}\"\nseverity = \"{severity}\"\n\
         per = \"project\"\nreview = {review}\nminutes = 20\nconcerns = []\nwhy = \"W\"\nfindings = []\n\
         today = [\"D\"]\nevidence-wanted = \"E\"\nexample = \"X\"\nrests-on = [\"model-id\"]\n\n"
    )
}

pub(crate) struct Product {
    folder: TempDir,
}

impl Product {
    /// A repository with a checklist and an empty record, begun by Ada on the first of January.
    pub(crate) fn begun() -> Self {
        let product = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(product.path("")).unwrap();
        product.git(&["init", "--quiet", "--initial-branch=main"]);
        product.asks(&[
            item("owner", "high", "\"release\"", "Is there an owner?"),
            item("watch", "high", "90", "Is it watched?"),
            item("licence", "critical", "\"once\"", "Does the licence allow it?"),
            item("extras", "low", "\"release\"", "Is there more?"),
        ]);
        product.on("2026-01-01").by("Ada");
        product.run("init --name bot").gives(0);
        product.commit("kick-off");
        product
    }

    /// One that has answered everything with yes and a file, and has signed off 1.0.
    pub(crate) fn released() -> Self {
        let product = Self::begun();
        for name in ["owner", "watch", "licence", "extras"] {
            product.write(&format!("{name}.md"), &format!("{name} is done\n"));
            product.run(&format!("answer {name} yes --evidence {name}.md")).gives(0);
        }
        product.run("release open 1.0").gives(0);
        product.run("release sign").gives(0).says("release 1.0 is signed off");
        product.commit("release 1.0");
        product
    }

    pub(crate) fn asks(&self, items: &[String]) {
        self.asks_by("1", items);
    }

    /// The checklist in another version.
    pub(crate) fn asks_by(&self, version: &str, items: &[String]) {
        let head = HEAD.replace("version = \"1\"", &format!("version = \"{version}\""));
        self.write("ai-safety/checklists/checklist.toml", &head);
        self.write("ai-safety/checklists/first.toml", &items.concat());
    }

    /// The day goes on, to its noon.
    pub(crate) fn on(&self, day: &str) -> &Self {
        let day: NaiveDate = day.parse().unwrap();
        NOW.set(day.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp());
        self
    }

    /// Somebody else sits down.
    pub(crate) fn by(&self, name: &str) -> &Self {
        self.git(&["config", "user.name", name]);
        self.git(&["config", "user.email", &format!("{}@example.org", name.to_lowercase())]);
        self
    }

    pub(crate) fn git(&self, args: &[&str]) {
        let done = alone::git(&self.path("")).args(args).output().unwrap();
        assert!(done.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    /// What git says, in one line.
    pub(crate) fn asks_git(&self, args: &[&str]) -> String {
        let said = alone::git(&self.path("")).args(args).output().unwrap();
        String::from_utf8(said.stdout).unwrap().trim().to_owned()
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
    }

    /// Git merges a branch, with the real program to be found as `mindgap`; whether that went without a conflict.
    pub(crate) fn merges(&self, branch: &str) -> bool {
        let program = std::path::Path::new(env!("CARGO_BIN_EXE_mindgap")).parent().unwrap();
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let all = std::iter::once(program.to_path_buf()).chain(std::env::split_paths(&paths));
        let mut git = alone::git(&self.path(""));
        git.env("PATH", std::env::join_paths(all).unwrap()).args(["merge", "--quiet", "--no-edit", branch]);
        git.output().unwrap().status.success()
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join("bot").join(inside)
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "no {from:?} in {file}:\n{text}");
        self.write(file, &text.replacen(from, to, 1));
    }

    pub(crate) fn record(&self) -> Record {
        parse(&self.read("ai-safety/record.json")).unwrap()
    }

    pub(crate) fn answer(&self, key: &str) -> Answer {
        self.record().answer(&key.parse().unwrap()).cloned().unwrap_or_default()
    }

    /// The bytes of every release, by its file.
    pub(crate) fn frozen(&self) -> Vec<(String, Vec<u8>)> {
        let Ok(folder) = fs::read_dir(self.path("ai-safety/releases")) else { return Vec::new() };
        let mut files: Vec<_> = folder
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        files
    }

    /// The queue: `kind item`, one for each entry, with ` (not due)` where the release does not wait for it.
    pub(crate) fn queue(&self) -> Vec<String> {
        let json = self.run("release queue --format json").gives(0).json();
        let entries = json["entries"].as_array().unwrap().iter();
        let entry = |entry: &Value| {
            let kinds: Vec<_> =
                entry["reasons"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
            let due = if entry["needed"] == true { "" } else { " (not due)" };
            format!("{} {}{due}", kinds.join("+"), entry["item"].as_str().unwrap())
        };
        entries.map(entry).collect()
    }

    /// The gaps: `kind item`.
    pub(crate) fn gaps(&self) -> Vec<String> {
        let json = self.run("check --fail-on critical --format json").anyhow().json();
        let gaps = json["gaps"].as_array().unwrap().iter();
        gaps.map(|gap| format!("{} {}", gap["kind"].as_str().unwrap(), gap["item"].as_str().unwrap()))
            .collect()
    }

    /// What became of the record since a release or a revision, one line for each thing.
    pub(crate) fn difference(&self, from: &str) -> Vec<String> {
        let json = self.run(&format!("diff {from} . --format json --unmasked")).anyhow().json();
        let list = |key: &str| json[key].as_array().unwrap().clone();
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        let mut all = Vec::new();
        for each in list("no_longer_shown") {
            all.push(format!("no longer shown {}: {}", word(&each["item"]), word(&each["why"])));
        }
        all.extend(list("now_shown").iter().map(|item| format!("now shown {}", word(item))));
        for (verb, key) in [("opened", "opened"), ("closed", "closed")] {
            let gap = |gap: &Value| format!("{verb} {} {}", word(&gap["kind"]), word(&gap["item"]));
            all.extend(list(key).iter().map(gap));
        }
        for change in list("answers") {
            let fields: Vec<_> = change["fields"].as_array().unwrap().iter().map(word).collect();
            let fields: Vec<_> =
                fields.iter().filter(|field| !matches!(field.as_str(), "by" | "at")).cloned().collect();
            all.push(format!("{} {}: {}", word(&change["deed"]), word(&change["key"]), fields.join(" ")));
        }
        all.extend(list("waiting").iter().map(|item| format!("waits {}", word(item))));
        all.extend(list("items_gained").iter().map(|item| format!("gained {}", word(item))));
        all.extend(list("items_lost").iter().map(|item| format!("lost {}", word(item))));
        if let Some(stamps) = json["checklist"].as_array() {
            all.push(format!("checklist {} -> {}", word(&stamps[0]["version"]), word(&stamps[1]["version"])));
        }
        assert_eq!(
            json["empty"].as_bool().unwrap(),
            all.is_empty() && json["release"].is_null() && json["rules"].is_null()
        );
        all
    }

    /// A window gives an answer that meets another one, given `meanwhile`, and is closed before anybody has chosen.
    pub(crate) fn is_left_over(&self, key: &str, answer: Answer, meanwhile: impl FnOnce()) {
        let dirs = UserDirs::new(Some(&self.folder.path().join("data"))).unwrap();
        let mut window = Vault::open(Project::at(&self.path("")).unwrap(), Some(&dirs)).unwrap();
        meanwhile();
        let met = window.save(vec![Change::Answer(key.parse().unwrap(), Box::new(answer))]).unwrap();
        assert_eq!(met.conflicts.len(), 1);
        assert!(window.rescue().unwrap().is_some(), "the choice is kept");
    }

    /// A window gives an answer while the folder is gone, and is closed then.
    pub(crate) fn cannot_be_saved(&self, key: &str, answer: Answer) {
        let dirs = UserDirs::new(Some(&self.folder.path().join("data"))).unwrap();
        let mut window = Vault::open(Project::at(&self.path("")).unwrap(), Some(&dirs)).unwrap();
        fs::rename(self.path("ai-safety"), self.path("elsewhere")).unwrap();
        window.save(vec![Change::Answer(key.parse().unwrap(), Box::new(answer))]).unwrap_err();
        assert!(window.rescue().unwrap().is_some(), "the answer is kept");
        fs::rename(self.path("elsewhere"), self.path("ai-safety")).unwrap();
    }

    /// A command line, split at blanks.
    pub(crate) fn run(&self, line: &str) -> Run<'_> {
        Run { product: self, args: line.split_whitespace().map(OsString::from).collect() }
    }
}

pub(crate) struct Run<'p> {
    product: &'p Product,
    args: Vec<OsString>,
}

impl Run<'_> {
    /// One more argument, which may hold blanks.
    pub(crate) fn with(mut self, arg: &str) -> Self {
        self.args.push(arg.into());
        self
    }

    pub(crate) fn gives(self, code: u8) -> Said {
        let told = format!("{:?}", self.args);
        let (exit, said) = self.go();
        assert_eq!(exit, ExitCode::from(code), "{told}\n{}{}", said.out, said.err);
        said
    }

    /// Within the second of the call before.
    pub(crate) fn at_the_same_moment(self) -> Self {
        NOW.set(NOW.get() - 60);
        self
    }

    /// Whatever the exit code is.
    pub(crate) fn anyhow(self) -> Said {
        self.go().1
    }

    fn go(self) -> (ExitCode, Said) {
        NOW.set(NOW.get() + 60);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let data = self.product.folder.path().join("data");
        let usual: [OsString; 3] = ["mindgap".into(), "--data-dir".into(), data.into()];
        let exit = run(
            usual.into_iter().chain(self.args),
            World {
                now,
                cwd: self.product.path(""),
                var: |_| None,
                terminal: false,
                stdin: &mut io::empty(),
                stdout: &mut out,
                stderr: &mut err,
            },
        );
        let said = Said { out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() };
        for text in [&said.out, &said.err] {
            assert_eq!(&*mindgap::text::visible(text), text, "a terminal would act upon this");
        }
        (exit, said)
    }
}

pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text), "no {text:?} in the output:\n{}", self.out);
        self
    }

    pub(crate) fn never_says(self, text: &str) -> Self {
        assert!(!self.out.contains(text), "{text:?} in the output:\n{}", self.out);
        self
    }

    pub(crate) fn complains(self, text: &str) -> Self {
        assert!(self.err.contains(text), "no {text:?} among the errors:\n{}", self.err);
        self
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}", self.out))
    }
}
