//! A project folder with the program's own files beside it, and runs of the program told as sentences.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, FixedOffset, Utc};
use mindgap::cli::{World, run};
use mindgap::text::visible;
use tempfile::TempDir;

/// Noon, so that it is the same day almost everywhere.
fn now() -> DateTime<FixedOffset> {
    "2026-11-22T12:00:00Z".parse::<DateTime<Utc>>().unwrap().fixed_offset()
}

/// A project folder, and beside it the program's own files.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn empty() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(place.path(".git")).unwrap();
        place
    }

    pub(crate) fn with_record() -> Self {
        let place = Self::empty();
        place.run("init --name bot", 0);
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

    /// Runs a command line, split at blanks, that must give this exit code.
    #[track_caller]
    pub(crate) fn run(&self, line: &str, code: u8) -> Said {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let data = self.folder.path().join("data");
        let usual: [OsString; 5] =
            ["mindgap".into(), "--who".into(), "Ada".into(), "--data-dir".into(), data.into()];
        let exit = run(
            usual.into_iter().chain(line.split_whitespace().map(OsString::from)),
            World {
                now,
                cwd: self.path(""),
                var: |_| None,
                terminal: false,
                stdin: &mut io::empty(),
                stdout: &mut out,
                stderr: &mut err,
            },
        );
        let said = Said { out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() };
        assert_eq!(exit, ExitCode::from(code), "{line}\n{}{}", said.out, said.err);
        for text in [&said.out, &said.err] {
            assert_eq!(&*visible(text), text, "a terminal would act upon this");
        }
        said
    }
}

/// What came out.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text), "no {text:?} in the output:\n{}", self.out);
        self
    }

    #[track_caller]
    pub(crate) fn never_says(self, text: &str) -> Self {
        assert!(!self.out.contains(text), "{text:?} in the output:\n{}", self.out);
        self
    }

    #[track_caller]
    pub(crate) fn notes(self, text: &str) -> Self {
        assert!(self.err.contains(text), "no {text:?} beside the output:\n{}", self.err);
        self
    }
}
