//! A project in a real repository in a temporary folder, and the program called in it. Nothing of the user's own git
//! configuration is read.
#![allow(dead_code, reason = "each story uses its part")]

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use chrono::{DateTime, FixedOffset, Utc};
use mindgap::cli::{World, run};
use mindgap::record::{
    Answer, Counts, OpenRelease, Person, Record, SignedAs, Unsigned, Version, asked, parse, sealed,
};
use mindgap::store::{Project, releases};
use tempfile::TempDir;

use crate::alone;

fn now() -> DateTime<FixedOffset> {
    "2026-11-22T12:00:00Z".parse::<DateTime<Utc>>().unwrap().fixed_offset()
}

pub(crate) struct Place {
    folder: TempDir,
}

pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    /// A repository without a commit; none where git is not here.
    pub(crate) fn repository() -> Option<Self> {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(place.path("")).unwrap();
        if Command::new("git").arg("--version").output().is_err() {
            skipped();
            return None;
        }
        place.git(&["init", "--quiet"]);
        for (key, value) in [
            ("user.name", "Ada"),
            ("user.email", "ada@example.org"),
            // The program calls git as well, within the process of the test: what the user set may not reach that.
            ("core.autocrlf", "false"),
            ("merge.conflictStyle", "merge"),
        ] {
            place.git(&["config", key, value]);
        }
        place.git(&["symbolic-ref", "HEAD", "refs/heads/main"]);
        Some(place)
    }

    /// A folder that looks like a repository and is none.
    pub(crate) fn without_git() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(place.path(".git")).unwrap();
        place.run("init --name bot").gives(0);
        place
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join("project").join(inside)
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub(crate) fn record(&self) -> Record {
        parse(&self.read("ai-safety/record.json")).unwrap()
    }

    pub(crate) fn answer(&self, key: &str) -> Answer {
        self.record().answer(&key.parse().unwrap()).cloned().unwrap_or_default()
    }

    /// Freezes the record as it stands, signed by Grace two days ago.
    pub(crate) fn freeze(&self, version: &str) {
        let (record, version) = (self.record(), version.parse::<Version>().unwrap());
        let at = "2026-11-20T10:00:00Z".parse().unwrap();
        let signature = Unsigned { at, commit: Some(self.head()), statement: String::new() };
        let release = OpenRelease::new(version.clone(), None, "Grace", at);
        let release = release.with(&Person::new("Grace", None), record.stand(), signature);
        let questions = asked(&record, &mindgap::checklist::builtin().unwrap(), None);
        let stood = SignedAs { counts: Counts::default(), otherwise: None, scan: None };
        let text = sealed(&record, release, questions, stood).unwrap();
        releases::freeze(&Project::at(&self.path("")).unwrap(), &version, &text).unwrap();
    }

    /// A call of git, for a story that does not know how it ends.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut git = alone::git(&self.path(""));
        git.args(arguments).env("GIT_CONFIG_GLOBAL", self.folder.path().join("global"));
        git
    }

    /// Git does as it is told.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let done = self.command(arguments).output().unwrap();
        assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    /// Git merges a branch, with the real program to be found as `mindgap`; whether that went without a conflict.
    pub(crate) fn merge(&self, branch: &str) -> (bool, String) {
        let program = Path::new(env!("CARGO_BIN_EXE_mindgap")).parent().unwrap();
        let mut path = OsString::from(program);
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        self.merge_by(branch, path)
    }

    /// The same where nothing is called `mindgap`.
    pub(crate) fn merge_without_program(&self, branch: &str) -> (bool, String) {
        let all = std::env::var_os("PATH").unwrap_or_default();
        let others = std::env::split_paths(&all).filter(|folder| !folder.join("mindgap").exists());
        self.merge_by(branch, std::env::join_paths(others).unwrap())
    }

    fn merge_by(&self, branch: &str, path: OsString) -> (bool, String) {
        let mut merge = self.command(&["merge", "--no-edit", branch]);
        merge.env("PATH", path).env("MINDGAP_DATA_DIR", self.folder.path().join("data"));
        let done = merge.stdin(std::process::Stdio::null()).output().unwrap();
        let said = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    pub(crate) fn commit(&self, subject: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "--quiet", "-m", subject]);
    }

    pub(crate) fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    /// A command line, split at blanks.
    pub(crate) fn run(&self, line: &str) -> Run<'_> {
        let args = line.split_whitespace().map(OsString::from).collect();
        Run { place: self, args, who: "Ada", terminal: false }
    }
}

/// One run of the program, told as a sentence.
pub(crate) struct Run<'p> {
    place: &'p Place,
    args: Vec<OsString>,
    who: &'p str,
    terminal: bool,
}

impl<'p> Run<'p> {
    /// One more argument, which may hold blanks.
    pub(crate) fn with(mut self, arg: &str) -> Self {
        self.args.push(arg.into());
        self
    }

    pub(crate) fn by(mut self, who: &'p str) -> Self {
        self.who = who;
        self
    }

    pub(crate) fn in_a_terminal(mut self) -> Self {
        self.terminal = true;
        self
    }

    pub(crate) fn gives(self, code: u8) -> Said {
        self.reading(&mut io::empty(), code)
    }

    pub(crate) fn typing(self, input: &str, code: u8) -> Said {
        self.reading(&mut input.as_bytes(), code)
    }

    pub(crate) fn reading(self, stdin: &mut dyn BufRead, code: u8) -> Said {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let data = self.place.folder.path().join("data");
        let told = format!("{:?}", self.args);
        let usual = ["mindgap".into(), "--who".into(), self.who.into(), "--data-dir".into(), data.into()];
        let exit = run(
            usual.into_iter().chain(self.args),
            World {
                now,
                cwd: self.place.path(""),
                var: |_| None,
                terminal: self.terminal,
                stdin,
                stdout: &mut out,
                stderr: &mut err,
            },
        );
        let said = Said { out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() };
        assert_eq!(exit, ExitCode::from(code), "{told}\n{}\n{}", said.out, said.err);
        said
    }
}

#[allow(clippy::print_stdout, reason = "a test that did not run must say so")]
fn skipped() {
    println!("skipped: git is not here");
}
