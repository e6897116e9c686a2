//! One file on the disk as a model: whether it is like a model, what is in it, and its digest. Read-only and within bounds; nothing
//! that is no regular file is opened.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use sha2::Digest as _;

use super::course::Course;
use super::files::{self, Limits, Looks};
use super::listing::Found;
use super::regular::{Closed, Links};
use super::root::Root;
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

impl Demand {
    /// What becomes of a link: what was listed may have become one since, and what a person names may be one.
    pub(super) fn links(self) -> Links {
        match self {
            Self::Looks => Links::Refused,
            Self::Asked => Links::Followed,
        }
    }
}

/// What is in a file, if it is one that should be looked at. It is opened once: what looks like a model is what is examined.
pub(super) fn examined(
    sheet: &mut Sheet,
    found: &Found,
    demand: Demand,
    course: &Course<'_>,
) -> Option<Examined> {
    let path = Path::new(&found.path);
    let opened = match demand {
        Demand::Looks if !looks_like_model(path, sheet, course) => return None,
        Demand::Looks | Demand::Asked => sheet.again(),
    };
    let limits = Limits::default();
    let (report, digest) = match opened {
        Ok(file) => {
            let again = file.try_clone();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let report = files::examine(Box::new(file), &name, &limits, course.watch());
            let small = report.size <= DIGESTED;
            (report, again.ok().filter(|_| small).and_then(|file| digest_of(file, course)))
        }
        Err(Closed::NotRegular) if demand == Demand::Looks => return None,
        Err(why) => (files::unopened(&why, &limits), None),
    };
    Some(Examined { path: found.path.clone(), part: found.part, report, digest })
}

/// Most files tell by their first bytes.
fn looks_like_model(path: &Path, sheet: &mut Sheet, course: &Course<'_>) -> bool {
    let looks = match files::looks_like_model(path, sheet.head()) {
        Looks::Further => files::looks_like_model(path, sheet.further()),
        looks => looks,
    };
    let unfolds = |file| files::unfolds_to_a_pickle(Box::new(file), &Limits::default(), course.watch());
    match looks {
        Looks::Model => true,
        Looks::Within => sheet.again().is_ok_and(unfolds),
        Looks::Other | Looks::Further => false,
    }
}

/// The digest of a regular file that does not grow past the bound while it is read.
pub(super) fn digest(root: &Root<'_>, path: &str, course: &Course<'_>) -> Option<Digest> {
    digest_of(root.open(path, Links::Refused).ok()?, course)
}

fn digest_of(mut file: File, course: &Course<'_>) -> Option<Digest> {
    file.seek(SeekFrom::Start(0)).ok()?;
    let mut file = file.take(DIGESTED + 1);
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
