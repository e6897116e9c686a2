//! Files that back answers: how a person names one, and what it holds.
//!
//! Only regular files inside the project are read, none of them is run or understood, and no link leads out.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use super::error::StoreError;
use super::file::open_regular;
use super::pieces::each_piece;
use super::project::Project;
use crate::record::{Content, Evidence, EvidenceError, EvidenceState, Observed, ProjectPath, Reading};
use crate::scan::Root;
use crate::text::visible_line;

mod complete;

pub use complete::complete;

/// Largest file that is read, in bytes, and how messages call it.
const MAX_BYTES: u64 = 1 << 30;
const MAX_SHOWN: &str = "larger than 1 GiB";

/// Looks at files that somebody named as evidence.
pub fn observe<'a>(project: &Project, paths: impl Iterator<Item = &'a ProjectPath>) -> Observed {
    let root = Root::of(project.root());
    paths.map(|path| (path.clone(), state(project, &root, path))).collect()
}

fn state(project: &Project, root: &Root<'_>, path: &ProjectPath) -> EvidenceState {
    let told = match root.plain(path.as_str()) {
        Some(file) => held(file, Path::new(path.as_str())).map_err(EvidenceState::Unreadable),
        None => place(project, path).and_then(|place| content(&place).map_err(EvidenceState::Unreadable)),
    };
    told.map_or_else(|state| state, EvidenceState::Holds)
}

/// Opens evidence, where it can be read.
pub(super) fn open(project: &Project, root: &Root<'_>, path: &ProjectPath) -> Option<File> {
    root.plain(path.as_str()).or_else(|| open_regular(&place(project, path).ok()?).ok())
}

/// Where evidence lies in the project if a link leads there, or why it does not. Each way is followed anew, although many
/// lead through one folder: a look at large files takes its time, and meanwhile a folder may become a link that leads outside.
fn place(project: &Project, path: &ProjectPath) -> Result<PathBuf, EvidenceState> {
    match fs::canonicalize(project.root().join(path.as_str())) {
        Ok(place) if place.starts_with(project.root()) => Ok(place),
        Ok(_) => Err(EvidenceState::Outside),
        Err(error) if is_absence(&error) => Err(EvidenceState::Missing),
        Err(error) => Err(EvidenceState::Unreadable(visible_line(&error.to_string()).into_owned())),
    }
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// What the file at a place holds, or in a few words why that cannot be told.
fn content(place: &Path) -> Result<Content, String> {
    held(open_regular(place).map_err(|error| error.why_read())?, place)
}

/// What an open file holds, or in a few words why that cannot be told.
fn held(file: File, place: &Path) -> Result<Content, String> {
    let why = |error: io::Error| StoreError::io("read", place)(error).why_read();
    let length = file.metadata().map_err(why)?.len();
    if length > MAX_BYTES {
        return Err(MAX_SHOWN.to_owned());
    }
    let mut file = file.take(MAX_BYTES + 1);
    let mut reading = Reading::default();
    each_piece(&mut file, length, |piece| reading.add(piece)).map_err(why)?;
    // A file that grew while it was read.
    if file.limit() == 0 { Err(MAX_SHOWN.to_owned()) } else { Ok(reading.end()) }
}

/// Why what a person typed is no evidence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NamingError {
    /// Not a link, commit or path as the record takes it.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// There is no such file.
    #[error("there is no file `{0}` in the project")]
    Missing(String),
    /// It lies outside the project, or a link leads there.
    #[error("`{0}` lies outside the project")]
    Outside(String),
    /// It is a folder.
    #[error("`{0}` is a folder")]
    Folder(String),
    /// It is this program's own record.
    #[error("the record cannot back itself")]
    Record,
    /// It could not be read.
    #[error("`{typed}` {why}")]
    Unreadable {
        /// What was typed.
        typed: String,
        /// Why.
        why: String,
    },
}

impl NamingError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Evidence(EvidenceError::Link) => {
                "paste the whole address, such as https://example.org/page"
            }
            Self::Evidence(EvidenceError::Commit) => "copy it from `git log`, such as commit:1a2b3c4",
            Self::Evidence(_) => "rename the file so that it has plain characters only",
            Self::Missing(_) => "name a file relative to this folder or to the project's root",
            Self::Outside(_) => {
                "copy the file into the project, or give a link to it; one of the project is named by its path from here"
            }
            Self::Folder(_) => "name one file in it",
            Self::Record => "name the file that shows what was done",
            Self::Unreadable { .. } => "give a link or a commit instead",
        }
    }
}

/// Evidence from what a person typed: an `http` or `https` address, `commit:` and a commit, or else a file, see
/// [`name_file`].
///
/// # Errors
/// It is none of the three.
pub fn name(project: &Project, cwd: &Path, typed: &str) -> Result<Evidence, NamingError> {
    let typed = typed.trim();
    if let Some(commit) = typed.strip_prefix("commit:") {
        return Ok(Evidence::commit(commit.trim())?);
    }
    if typed.contains("://") {
        return Ok(Evidence::link(typed)?);
    }
    name_file(project, cwd, typed)
}

/// A file of the project with what it holds now, from a path relative to `cwd` or, where there is nothing of that name, to
/// the project's root.
///
/// # Errors
/// It is not there, outside, a folder, the record itself, or cannot be read.
pub fn name_file(project: &Project, cwd: &Path, typed: &str) -> Result<Evidence, NamingError> {
    let said = visible_line(typed).into_owned();
    if typed.is_empty() {
        return Err(NamingError::Missing(said));
    }
    let there = |from: &Path| fs::canonicalize(from.join(typed)).ok();
    let found = [cwd, project.root()].into_iter().find_map(|from| Some((from, there(from)?)));
    let Some((from, place)) = found else { return Err(NamingError::Missing(said)) };
    if !place.starts_with(project.root()) {
        return Err(NamingError::Outside(said));
    }
    if place.is_dir() {
        return Err(NamingError::Folder(said));
    }
    if fs::canonicalize(project.record_path()).is_ok_and(|record| record == place) {
        return Err(NamingError::Record);
    }
    let path = project_path(project, from, typed, &place)?;
    let content = content(&place).map_err(|why| NamingError::Unreadable { typed: said, why })?;
    Ok(Evidence::File { path, digest: content.to_write_down() })
}

/// How the record calls the file. The name that was typed is kept where it means the same file, so that a link that is
/// later turned elsewhere is noticed; otherwise the file's own place is taken.
fn project_path(
    project: &Project,
    from: &Path,
    typed: &str,
    place: &Path,
) -> Result<ProjectPath, EvidenceError> {
    let from = fs::canonicalize(from).unwrap_or_else(|_| from.to_path_buf());
    let by_name = tidy(&from.join(typed));
    let same = by_name.starts_with(project.root()) && fs::canonicalize(&by_name).is_ok_and(|it| it == place);
    let path = if same { &by_name } else { place };
    let parts: Option<Vec<&str>> = path
        .strip_prefix(project.root())
        .map_err(|_| EvidenceError::Path)?
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    parts.ok_or(EvidenceError::Path)?.join("/").parse()
}

/// A path without `.` and `..`, by its words alone.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(tidied.pop()),
            part => tidied.push(part),
        }
    }
    tidied
}
