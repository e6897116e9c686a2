//! The releases of a project: frozen copies of its record, one file each, that are written once and never again.
//!
//! Nothing here judges an answer, and no file that is there is ever written over.

mod error;
mod keeping;
mod propose;

pub use error::ReleaseError;
pub(super) use keeping::state;
pub use keeping::{Flaw, Kept, State, continues, keeping, kept, refusal, stands};
pub use propose::{Proposal, free, propose};

use std::fs;
use std::io;
use std::path::PathBuf;

use super::error::StoreError;
use super::file::{create, parse_record, read_text, sweep};
use super::project::Project;
use crate::record::{self, MAX_BYTES, Record, Since, Version, intact};
use crate::words::kept as words;

/// Files of the folder that are looked at.
const MOST: usize = 10_000;
/// How the files of releases end, and those of their Markdown.
const ENDING: &str = ".json";
const MARKDOWN: &str = ".md";

/// Where the releases are kept.
pub fn folder(project: &Project) -> PathBuf {
    project.releases()
}

/// Where a release is kept, or would be.
pub fn path(project: &Project, version: &Version) -> PathBuf {
    project.releases().join(format!("{version}{ENDING}"))
}

/// The releases that were signed off, in the order of their versions.
///
/// # Errors
/// The folder cannot be read, or holds more than anybody needs.
pub fn list(project: &Project) -> Result<Vec<Version>, ReleaseError> {
    let folder = project.releases();
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io("read", &folder)(error).into()),
    };
    let mut versions = Vec::new();
    for (seen, entry) in entries.enumerate() {
        if seen >= MOST {
            return Err(StoreError::TooMany { path: folder, max: MOST }.into());
        }
        let name = entry.map_err(StoreError::io("read", &folder))?.file_name();
        let version = name.to_str().and_then(|name| name.strip_suffix(ENDING)?.parse().ok());
        versions.extend(version);
    }
    versions.sort();
    Ok(versions)
}

/// The release that a new version comes after: the latest one before it, or else the latest of all, among those that are
/// there and those that were `signed` off and may be gone.
///
/// # Errors
/// As [`list`].
pub fn previous(
    project: &Project,
    version: &Version,
    signed: &[Since],
) -> Result<Option<Version>, ReleaseError> {
    let mut all = list(project)?;
    all.extend(signed.iter().map(|each| each.version.clone()));
    all.retain(|each| each != version);
    all.sort();
    Ok(all.iter().rfind(|each| *each < version).or(all.last()).cloned())
}

/// The latest release, where a new version goes before it: whoever opens one mends an older release, or mistyped.
///
/// # Errors
/// As [`list`].
pub fn later(project: &Project, version: &Version) -> Result<Option<Version>, ReleaseError> {
    Ok(list(project)?.pop().filter(|latest| latest > version))
}

/// That a version goes before a release that is signed off already, in a sentence.
pub fn older_than(version: &Version, later: &Version) -> String {
    words::older_than(version, later)
}

/// The text of a release file.
pub(super) fn text(project: &Project, version: &Version) -> Result<String, ReleaseError> {
    read_text(&path(project, version), MAX_BYTES).map_err(|error| match error {
        StoreError::Io { kind: io::ErrorKind::NotFound, .. } => {
            ReleaseError::None { version: version.clone() }
        }
        error => error.into(),
    })
}

/// A release as it was signed off. It is read as it stands; whether it was edited, [`kept`] tells.
///
/// # Errors
/// There is no such release, or its file is no record.
pub fn load(project: &Project, version: &Version) -> Result<Record, ReleaseError> {
    Ok(parse_record(&path(project, version), &text(project, version)?)?)
}

/// The release that a new one comes after, as the new one will name it.
///
/// # Errors
/// There is no such release, or it is not what was signed off: nothing is built upon that.
pub fn since(project: &Project, version: &Version) -> Result<Since, ReleaseError> {
    let end = intact(&text(project, version)?);
    let end = end.filter(|end| end.release.version == *version);
    let end = end.ok_or_else(|| ReleaseError::Edited { version: version.clone() })?;
    Ok(Since { version: version.clone(), whole: end.whole })
}

/// Whether a release may have a name that none of the others may have in the same file.
///
/// # Errors
/// One of them has it.
pub fn is_free<'v>(
    version: &Version,
    others: impl IntoIterator<Item = &'v Version>,
) -> Result<(), ReleaseError> {
    let alike: Vec<&Version> = others.into_iter().filter(|each| each.is_one_file_with(version)).collect();
    match alike.first() {
        None => Ok(()),
        Some(_) if alike.contains(&version) => Err(ReleaseError::Frozen { version: version.clone() }),
        Some(other) => Err(ReleaseError::FrozenAlike { version: version.clone(), frozen: (*other).clone() }),
    }
}

/// Freezes a release: writes its sealed text, in one step, and never over a file that is there.
///
/// # Errors
/// There is a release of this name, the text is not sealed, or the disk refuses. Nothing is then left behind.
pub fn freeze(project: &Project, version: &Version, sealed: &str) -> Result<PathBuf, ReleaseError> {
    let (folder, path) = (project.releases(), path(project, version));
    let unsealed = |what: String| StoreError::Unprintable { path: path.clone(), what };
    if sealed.len() as u64 > MAX_BYTES {
        return Err(StoreError::TooLarge { path, max: MAX_BYTES }.into());
    }
    record::parse(sealed).map_err(|error| unsealed(error.to_string()))?;
    if intact(sealed).is_none_or(|end| end.release.version != *version) {
        return Err(unsealed("it is not sealed".to_owned()).into());
    }
    is_free(version, &list(project)?)?;
    fs::create_dir_all(&folder).map_err(StoreError::io("create", &folder))?;
    sweep(&path);
    create(&path, sealed.as_bytes()).map_err(|error| match error {
        StoreError::Exists { .. } => ReleaseError::Frozen { version: version.clone() },
        error => error.into(),
    })?;
    Ok(path)
}

/// Where the Markdown of a release is, or would be.
pub fn markdown(project: &Project, version: &Version) -> PathBuf {
    project.releases().join(format!("{version}{MARKDOWN}"))
}

/// Looks whether there is room for the Markdown of a release, which nothing is written over.
///
/// # Errors
/// Something stands in its place.
pub fn has_room_for_markdown(project: &Project, version: &Version) -> Result<(), ReleaseError> {
    let path = markdown(project, version);
    if fs::symlink_metadata(&path).is_ok() { Err(ReleaseError::NoRoom { path }) } else { Ok(()) }
}

/// Writes the Markdown of a release beside it, and never over a file that is there.
///
/// # Errors
/// There is such a file, or the disk refuses.
pub fn write_markdown(project: &Project, version: &Version, text: &str) -> Result<PathBuf, ReleaseError> {
    let path = markdown(project, version);
    create(&path, text.as_bytes())?;
    Ok(path)
}
