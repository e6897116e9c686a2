//! The programs that stories start, each alone: nothing of the tester's environment, home, caches or git configuration
//! reaches them, and git commits at a fixed moment.
#![allow(dead_code, reason = "each story uses its part")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

thread_local! {
    /// A home for the programs of one story; a story has a thread.
    static HOME: TempDir = tempfile::tempdir().unwrap();
}

/// The home of the programs that this story starts.
pub(crate) fn home() -> PathBuf {
    HOME.with(|home| home.path().to_path_buf())
}

/// All that a program finds in its environment.
pub(crate) fn environment(home: &Path) -> Vec<(String, String)> {
    let home = home.to_str().unwrap();
    let mut all: Vec<(String, String)> = Vec::new();
    for (name, value) in [
        ("HOME", home),
        ("LANG", "C.UTF-8"),
        ("TZ", "UTC"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
    ] {
        all.push((name.to_owned(), value.to_owned()));
    }
    for name in ["CONFIG", "STATE", "DATA", "CACHE"] {
        all.push((format!("XDG_{name}_HOME"), format!("{home}/{}", name.to_lowercase())));
    }
    // Where programs and scratch files are is the machine's affair.
    for name in ["PATH", "TMPDIR"] {
        all.extend(std::env::var(name).map(|value| (name.to_owned(), value)));
    }
    all
}

/// A program that is alone, in a folder.
pub(crate) fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs(environment(&home())).current_dir(folder);
    command
}

/// The real program, in a folder.
pub(crate) fn mindgap(folder: &Path) -> assert_cmd::Command {
    assert_cmd::Command::from_std(command(env!("CARGO_BIN_EXE_mindgap"), folder))
}

/// Git, in a folder, on the day of the stories.
pub(crate) fn git(folder: &Path) -> Command {
    let mut git = command("git", folder);
    for moment in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
        git.env(moment, "2026-11-22T09:00:00Z");
    }
    git
}
