//! The merge driver: how a repository is told to merge records with this program, and git's own merge as a way out.
//!
//! Writes the repository's own configuration only, never the user's or the system's, and the one line in
//! `.gitattributes` that belongs to the record.

use std::io;
use std::path::{Path, PathBuf};

use super::{LONG_PATIENCE, ask, exchange, git};
use crate::store::error::{GitError, StoreError};
use crate::store::file::{read_text, write_atomic};
use crate::store::project::Project;

/// The driver's name in git's configuration.
const NAME: &str = "mindgap";
/// What people see of it.
const TITLE: &str = "records of mindgap, answer by answer";
/// What git runs: base, ours, theirs. Git takes OURS for the result of a driver that fails, without a mark of theirs: where
/// the program could not be started (126, 127) or was ended (128 and more), git's own merge leaves its marks.
const COMMAND: &str = "mindgap merge %O %A %B || { s=$?; test $s -lt 126 || { git merge-file -q -L ours -L base -L theirs \
    %A %O %B; s=1; }; exit $s; }";
/// Where git looks for it.
const ATTRIBUTES: &str = ".gitattributes";
/// Largest such file, in bytes.
const LARGEST: u64 = 1 << 20;

/// What was done, in the order in which it was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Installed {
    /// The settings of the repository that were written or taken out.
    pub settings: Vec<String>,
    /// The attributes file that was written.
    pub attributes: Option<PathBuf>,
    /// The line in it.
    pub line: String,
}

/// Tells git to merge this project's record with this program.
///
/// # Errors
/// This is no repository, or git or the disk refuses.
pub fn install_driver(project: &Project) -> Result<Installed, StoreError> {
    let line = line(project);
    let mut done = Installed { line: line.clone(), ..Installed::default() };
    for (key, value) in [("name", TITLE), ("driver", COMMAND)] {
        let key = format!("merge.{NAME}.{key}");
        if kept(project, &key).as_deref() != Some(value) {
            set(project, &["config", "--local", "--replace-all", &key, value])?;
            done.settings.push(format!("{key} = {value}"));
        }
    }
    let (path, text) = attributes(project)?;
    if !text.lines().any(|each| each.trim() == line) {
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        write_atomic(&path, format!("{text}{gap}{line}\n").as_bytes())?;
        done.attributes = Some(path);
    }
    Ok(done)
}

/// Takes all of that back.
///
/// # Errors
/// This is no repository, or git or the disk refuses.
pub fn uninstall_driver(project: &Project) -> Result<Installed, StoreError> {
    let line = line(project);
    let mut done = Installed { line: line.clone(), ..Installed::default() };
    for key in ["name", "driver"].map(|key| format!("merge.{NAME}.{key}")) {
        if kept(project, &key).is_some() {
            set(project, &["config", "--local", "--unset-all", &key])?;
            done.settings.push(key);
        }
    }
    if !done.settings.is_empty() {
        // Git leaves the heading of the emptied section behind; where it goes by itself this has nothing to do.
        let _ = ask(project.root(), &["config", "--local", "--remove-section", &format!("merge.{NAME}")]);
    }
    let (path, text) = attributes(project)?;
    if text.lines().any(|each| each.trim() == line) {
        let rest: String = text.split_inclusive('\n').filter(|each| each.trim() != line).collect();
        if rest.trim().is_empty() {
            std::fs::remove_file(&path).map_err(StoreError::io("remove", &path))?;
        } else {
            write_atomic(&path, rest.as_bytes())?;
        }
        done.attributes = Some(path);
    }
    Ok(done)
}

/// Merges three files as plain text, as git does without a driver: marks are left in `ours` where both changed a line.
/// Whether that could be done.
pub fn merge_as_text(folder: &Path, base: &Path, ours: &Path, theirs: &Path) -> bool {
    let mut merge = git(folder, &["merge-file", "-q", "-p", "-L", "ours", "-L", "base", "-L", "theirs"]);
    merge.arg("--").args([ours, base, theirs]);
    // Git's own exit code counts the conflicts; a shell is not there to hide it, so the text is taken from the pipe.
    let Ok(said) = merge.stdin(std::process::Stdio::null()).output() else { return false };
    let counted = said.status.code().is_some_and(|code| (0..128).contains(&code));
    counted && write_atomic(ours, &said.stdout).is_ok()
}

fn line(project: &Project) -> String {
    format!("{} merge={NAME}", project.record_name())
}

fn kept(project: &Project, key: &str) -> Option<String> {
    let value = ask(project.root(), &["config", "--local", "--get", key])?;
    Some(value.trim_end_matches(['\n', '\r']).to_owned())
}

fn set(project: &Project, question: &[&str]) -> Result<(), StoreError> {
    let done = exchange(git(project.root(), question), Vec::new(), LONG_PATIENCE, LARGEST);
    done.map(drop).ok_or_else(|| {
        // A repository that has no commit yet may be told as well.
        let there = ask(project.root(), &["rev-parse", "--git-dir"]).is_some();
        if there { GitError::Refused.into() } else { GitError::NoRepository.into() }
    })
}

/// The attributes of the project's own folder, which git reads below it.
fn attributes(project: &Project) -> Result<(PathBuf, String), StoreError> {
    let path = project.root().join(ATTRIBUTES);
    match read_text(&path, LARGEST) {
        Ok(text) => Ok((path, text)),
        Err(StoreError::Io { kind: io::ErrorKind::NotFound, .. }) => Ok((path, String::new())),
        Err(error) => Err(error),
    }
}
