//! Looks at a project on the disk: lists its tree, opens its sources, takes the inventory. Read-only, within bounds;
//! no link is followed and nothing outside the root is opened.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use super::course::Course;
use super::listing::Listing;
use super::model::Inventory;
use super::options::Options;
use super::regular::{Closed, Links};
use super::root::Root;
use super::sources::{Source, reader, survey_on};
use super::tree;

/// Why a project could not be looked at.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ScanError {
    /// No such folder.
    #[error("{0} is not a folder that can be looked at")]
    NoFolder(String),
    /// Nothing of that name.
    #[error("there is no file or folder {0}")]
    Gone(String),
    /// Nothing that may be read.
    #[error("could not look into {0}: {1}")]
    Unreadable(String, String),
}

impl ScanError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoFolder(_) => "name the folder of a project, or leave the name out to look here",
            Self::Gone(_) | Self::Unreadable(..) => {
                "name a file or a folder that is there, or leave the name out to look here"
            }
        }
    }
}

/// The models that the sources of a project name.
///
/// # Errors
/// [`ScanError::NoFolder`] if the root is no folder.
pub fn look(root: &Path) -> Result<Inventory, ScanError> {
    if !root.is_dir() {
        return Err(ScanError::NoFolder(root.display().to_string()));
    }
    Ok(inventory_of(&Root::of(root), &tree::list(root), &Course::new(&Options::default())))
}

/// The models that the listed sources name.
fn inventory_of(root: &Root<'_>, listing: &Listing, course: &Course<'_>) -> Inventory {
    let sources = sources_of(listing);
    let bytes = |source: &Source, limit| content(root, &source.path, limit);
    with_unlisted(survey_on(&sources, &paths_of(listing), &bytes, course), listing)
}

/// The inventory, with what could not be listed.
pub(super) fn with_unlisted(mut inventory: Inventory, listing: &Listing) -> Inventory {
    inventory.scope.not_examined.extend(listing.not_examined.iter().cloned());
    inventory.scope.not_examined.sort();
    inventory
}

/// The files that may be sources.
pub(super) fn sources_of(listing: &Listing) -> Vec<Source> {
    listing.files.iter().map(|file| Source { path: file.path.clone(), part: file.part }).collect()
}

/// The paths that an id may mean.
pub(super) fn paths_of(listing: &Listing) -> BTreeSet<String> {
    let mut paths: BTreeSet<String> = listing.folders.iter().cloned().collect();
    let no_source = listing.files.iter().filter(|file| reader(&file.path).is_none());
    paths.extend(no_source.chain(&listing.ignored).map(|file| file.path.clone()));
    paths
}

/// The content of a regular file of the project, if it is not longer than the limit.
pub(super) fn content(root: &Root<'_>, path: &str, limit: u64) -> Result<Vec<u8>, String> {
    let told = |error: std::io::Error| format!("could not be read: {}", error.kind());
    let file = match root.open(path, Links::Refused) {
        Ok(file) => file,
        Err(Closed::NotRegular) => return Err("not a regular file".to_owned()),
        Err(Closed::Io(error)) => return Err(told(error)),
    };
    let mut bytes = Vec::new();
    match file.take(limit + 1).read_to_end(&mut bytes) {
        Err(error) => Err(told(error)),
        Ok(_) if bytes.len() as u64 > limit => Err(format!("longer than {} MiB", limit >> 20)),
        Ok(_) => Ok(bytes),
    }
}
