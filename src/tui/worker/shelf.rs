//! Looks at the releases that were signed off. Mends nothing.

use crate::record::{Record, Version};
use crate::store::releases;
use crate::store::{self, Project};
use crate::tui::deed::Shelf;

/// Everything that the screen tells of releases; `since` is the one that the open one comes after.
pub(super) fn look(project: &Project, since: Option<&Version>) -> Shelf {
    let before = since.and_then(|version| releases::load(project, version).ok()).map(Box::<Record>::new);
    let commit = store::head_commit(project.root());
    match releases::keeping(project) {
        Ok(kept) => Shelf { kept, before, commit, fault: None },
        Err(error) => {
            let fault = Some(format!("{error}; {}", error.hint()));
            Shelf { kept: Vec::new(), before, commit, fault }
        }
    }
}

/// A release to be taken back; only what was signed off is.
pub(super) fn read(project: &Project, version: &Version) -> Result<Box<Record>, String> {
    let read = releases::since(project, version).and_then(|_| releases::load(project, version));
    read.map(Box::new).map_err(|error| format!("{error}; {}", error.hint()))
}
