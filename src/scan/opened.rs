//! One file on the disk as a model: whether it is like a model, what is in it, and its digest. Read-only and within bounds; nothing
//! that is no regular file is opened.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use sha2::Digest as _;

use super::course::Course;
use super::files::{self, Limits};
use super::listing::Found;
use super::look::regular;
use super::sheet::Sheet;
use super::total::Examined;
use crate::checklist::Digest;

/// Up to this size a model file is read whole for its digest.
const DIGESTED: u64 = 64 << 20;

/// Which files are examined as models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    /// Those that look like one.
    Looks,
    /// This one, whatever it is: somebody named it.
    Asked,
}

/// What is in a file, if it is one that should be looked at. Of the sheet only the first bytes are taken.
pub(super) fn examined(
    path: &Path,
    sheet: &mut Sheet,
    found: &Found,
    demand: Demand,
    course: &Course<'_>,
) -> Option<Examined> {
    // What was listed may have become a link since; what a person names may be one.
    if demand == Demand::Looks && !(sheet.is_open() && files::looks_like_model(path, sheet.head())) {
        return None;
    }
    let report = files::examine_file(path, &Limits::default(), course.watch());
    let digest = (report.size <= DIGESTED).then(|| digest(path, course)).flatten();
    Some(Examined { path: found.path.clone(), part: found.part, report, digest })
}

/// The digest of a regular file that does not grow past the bound while it is read.
pub(super) fn digest(path: &Path, course: &Course<'_>) -> Option<Digest> {
    if !regular(path) {
        return None;
    }
    let mut file = File::open(path).ok()?.take(DIGESTED + 1);
    let mut sum = sha2::Sha256::new();
    let mut part = vec![0; 1 << 16];
    let mut all = 0;
    loop {
        match file.read(&mut part).ok()? {
            0 => break,
            _ if course.cut().is_some() => return None,
            read => {
                all += read as u64;
                sum.update(part.get(..read)?);
            }
        }
    }
    (all <= DIGESTED).then(|| Digest::from_bytes(sum.finalize().into()))
}
