//! What a look gave, kept for the next one: in the user's own folder, never in the project. Whatever is odd about the
//! kept file, the look goes on as if it were not there; whatever changed in the project is looked at again.
//!
//! Three lines: what it is and the digests of the two others; the whole result of an unchanged project; each file by
//! itself, for a project of which only some files changed.

mod kept;

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::course::Course;
use super::listing::{Found, Listing, Times};
use super::opened;
use super::total::{Examined, Scan};
use crate::checklist::Digest;
use kept::{Each, KeptFile, ToldBy, Whole};

/// Largest kept file.
const LONGEST: u64 = 96 << 20;
/// Bytes that are read once more, of files that changed so shortly before a look that their times tell too little.
const MOST_UNSURE: u64 = 256 << 20;
/// Seconds before a look in which a change may have gone unseen by the clock of the disk.
const UNSURE: i64 = 1;

/// What is known of a file that did not change.
pub(super) enum Known {
    /// It is none.
    NoModel,
    /// This is in it.
    Model(Box<Examined>),
}

impl Known {
    /// As looking at it would give it.
    pub(super) fn examined(self) -> Option<Examined> {
        match self {
            Self::NoModel => None,
            Self::Model(examined) => Some(*examined),
        }
    }
}

/// What is kept of one project, and the file that will take its place.
pub(super) struct Cache<'a> {
    path: &'a Path,
    root: &'a Path,
    /// Begun before anything is read, so that its time is that of the look.
    next: Option<NamedTempFile>,
    began: Times,
    whole: Option<Whole>,
    each: HashMap<String, Each>,
    fingerprint: Digest,
}

impl<'a> Cache<'a> {
    /// Opens what is kept of a project. Nothing where nothing may be kept: in the project itself, or where nobody may
    /// write.
    pub(super) fn open(path: &'a Path, root: &'a Path, listing: &Listing) -> Option<Self> {
        let folder = path.parent()?;
        let project = std::fs::canonicalize(root).ok()?;
        // Before anything is made: what is there already tells where the rest would come to lie.
        let there = folder.ancestors().find_map(|above| std::fs::canonicalize(above).ok())?;
        if there.starts_with(&project) {
            return None;
        }
        private_folder(folder)?;
        let next = tempfile::Builder::new().prefix(".scan-").tempfile_in(folder).ok()?;
        let began = Times::of(&next.as_file().metadata().ok()?);
        let fingerprint = kept::fingerprint(&project, listing);
        let mut cache =
            Self { path, root, next: Some(next), began, whole: None, each: HashMap::new(), fingerprint };
        if let Some((whole, each)) = read(path).and_then(|bytes| kept::parse(&bytes, &cache.fingerprint)) {
            (cache.whole, cache.each) = (whole, each);
        }
        Some(cache)
    }

    /// The result of a project in which nothing changed. It is kept anew if it has become surer.
    pub(super) fn whole(&mut self, listing: &Listing, course: &Course<'_>) -> Option<(Scan, usize)> {
        let whole = self.whole.take()?;
        let same = |(path, digest): (&String, &Option<Digest>)| {
            digest.is_some() && opened::digest(&self.root.join(path), course) == *digest
        };
        if !whole.unsure.iter().all(same) {
            return None;
        }
        let (scan, beside) = whole.scan();
        if whole.unsure.keys().any(|path| listing.find(path).is_some_and(|found| self.is_sure(found))) {
            self.write(listing, (&scan, beside), &whole.unsure, course);
        }
        Some((scan, beside))
    }

    /// What is known of a file that did not change: that it is no model, or what is in it.
    pub(super) fn known(&self, found: &Found, course: &Course<'_>) -> Option<Known> {
        let kept = self.each.get(&found.path)?;
        let same = kept.bytes == found.bytes && kept.times == found.times;
        let sure = || match kept.told {
            ToldBy::Times => true,
            ToldBy::Content(digest) => opened::digest(&self.root.join(&found.path), course) == Some(digest),
            ToldBy::Nothing => false,
        };
        (same && sure()).then(|| match kept.examined.clone() {
            Some(each) => Known::Model(Box::new(Examined { part: found.part, ..each })),
            None => Known::NoModel,
        })
    }

    /// Keeps the result of a look that came to its end.
    pub(super) fn keep(&mut self, listing: &Listing, scan: &Scan, beside: usize, course: &Course<'_>) {
        self.write(listing, (scan, beside), &BTreeMap::new(), course);
    }

    /// Whether a change after the look began would have changed the file's time.
    fn is_sure(&self, found: &Found) -> bool {
        found.times.are_before(self.began, UNSURE)
    }

    fn write(
        &mut self,
        listing: &Listing,
        (scan, beside): (&Scan, usize),
        known: &BTreeMap<String, Option<Digest>>,
        course: &Course<'_>,
    ) {
        let mut left = MOST_UNSURE;
        let mut digest = |found: &Found| match known.get(&found.path) {
            Some(digest) => *digest,
            None if found.bytes > left => None,
            None => {
                left -= found.bytes;
                opened::digest(&self.root.join(&found.path), course)
            }
        };
        let mut told = |found: &Found| {
            let sure = self.is_sure(found);
            if sure { ToldBy::Times } else { digest(found).map_or(ToldBy::Nothing, ToldBy::Content) }
        };
        let files: Vec<KeptFile> = listing.all().map(|found| KeptFile::new(found, told(found))).collect();
        if course.cut().is_some() {
            return;
        }
        let Some(bytes) = kept::print(&self.fingerprint, &files, scan, beside) else { return };
        if bytes.len() as u64 > LONGEST {
            return;
        }
        let Some(mut next) = self.next.take() else { return };
        if next.write_all(&bytes).is_ok() {
            let _ = next.persist(self.path);
        }
    }
}

/// The kept bytes, if they are a regular file of a possible size.
fn read(path: &Path) -> Option<Vec<u8>> {
    let regular =
        std::fs::symlink_metadata(path).ok().filter(|data| data.is_file() && data.len() <= LONGEST)?;
    let mut bytes = Vec::with_capacity(usize::try_from(regular.len()).ok()?);
    File::open(path).ok()?.take(LONGEST + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A folder for nobody but the user.
fn private_folder(path: &Path) -> Option<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).ok()
}
