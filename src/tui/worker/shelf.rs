//! Looks at the releases that were signed off. Mends nothing.

use crate::record::{OpenRelease, Record, Version};
use crate::store::releases;
use crate::store::{self, Project};
use crate::tui::deed::Shelf;
use crate::words::refused::with_next;

/// Everything that the screen tells of releases; `open` is the one that is open.
pub(super) fn look(project: &Project, open: Option<&OpenRelease>) -> Shelf {
    let since = open.and_then(|open| open.since.as_ref()).map(|since| &since.version);
    let broken = open.and_then(|open| releases::refusal(project, open));
    let before = since.and_then(|version| releases::load(project, version).ok()).map(Box::<Record>::new);
    let commit = store::head_commit(project.root());
    match releases::keeping(project) {
        Ok(kept) => Shelf { kept, before, commit, broken, fault: None },
        Err(error) => {
            let fault = Some(with_next(&error, &error.hint()));
            Shelf { kept: Vec::new(), before, commit, broken, fault }
        }
    }
}

/// A release to be taken back; only what was signed off is.
pub(super) fn read(project: &Project, version: &Version) -> Result<Box<Record>, String> {
    let read = releases::since(project, version).and_then(|_| releases::load(project, version));
    read.map(Box::new).map_err(|error| with_next(&error, &error.hint()))
}
