//! What a look gave, kept for the next one: in the user's own folder, never in the project. Whatever is odd about the
//! kept file, the look goes on as if it were not there; whatever changed in the project is looked at again.
//!
//! Three lines: what it is and the digests of the two others; the whole result of an unchanged project; each file by
//! itself, for a project of which only some files changed.

mod kept;

use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::NamedTempFile;

use super::course::Course;
use super::listing::{Found, Listing, Times};
use super::opened;
use super::regular::{Links, open};
use super::root::Root;
use super::total::{Examined, Scan};
use crate::checklist::Digest;
use kept::{Each, KeptFile, ToldBy, Whole};

/// Largest kept file.
const LONGEST: u64 = 96 << 20;
/// Bytes that are read once more, of files that changed so shortly before a look that their times tell too little.
const MOST_UNSURE: usize = 256 << 20;
/// Seconds before a look in which a change may have gone unseen by the clock of the disk.
const UNSURE: i64 = 3;

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

/// Why the times of a file do not tell whether it is as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It changed shortly before the look; this it was before it was read.
    Was(Digest),
    /// Its reader failed, or it is too large to be read once more.
    Whole,
}

/// The doubtful files, by path.
pub(super) type Doubts = HashMap<String, Doubt>;

/// What is kept of one project, and the file that will take its place.
pub(super) struct Cache<'a> {
    path: &'a Path,
    root: &'a Root<'a>,
    /// Begun before anything is read, so that its time is that of the look.
    next: Option<NamedTempFile>,
    began: Times,
    whole: Option<Whole>,
    each: HashMap<String, Each>,
    fingerprint: Digest,
    /// Bytes that may still be read for a doubt.
    left: AtomicUsize,
}

impl<'a> Cache<'a> {
    /// Opens what is kept of a project. Nothing where nothing may be kept: in the project itself, or where nobody may
    /// write.
    pub(super) fn open(path: &'a Path, root: &'a Root<'a>, listing: &Listing) -> Option<Self> {
        let folder = path.parent()?;
        let project = std::fs::canonicalize(root.path()).ok()?;
        // Before anything is made: what is there already tells where the rest would come to lie.
        let there = folder.ancestors().find_map(|above| std::fs::canonicalize(above).ok())?;
        if there.starts_with(&project) {
            return None;
        }
        private_folder(folder)?;
        let next = tempfile::Builder::new().prefix(".scan-").tempfile_in(folder).ok()?;
        let began = Times::of(&next.as_file().metadata().ok()?);
        let fingerprint = kept::fingerprint(&project, listing);
        let mut cache = Self {
            path,
            root,
            next: Some(next),
            began,
            whole: None,
            each: HashMap::new(),
            fingerprint,
            left: AtomicUsize::new(MOST_UNSURE),
        };
        if let Some((whole, each)) = read(path).and_then(|bytes| kept::parse(&bytes, &cache.fingerprint)) {
            (cache.whole, cache.each) = (whole, each);
        }
        Some(cache)
    }

    /// The result of a project in which nothing changed. It is kept anew if it has become surer.
    pub(super) fn whole(&mut self, listing: &Listing, course: &Course<'_>) -> Option<(Scan, usize)> {
        let whole = self.whole.take()?;
        let same = |(path, digest): (&String, &Option<Digest>)| {
            digest.is_some() && opened::digest(self.root, path, course) == *digest
        };
        if !whole.unsure.iter().all(same) {
            return None;
        }
        let (scan, beside) = whole.scan();
        if whole.unsure.keys().any(|path| listing.find(path).is_some_and(|found| self.is_sure(found))) {
            let told = |found: &Found| match whole.unsure.get(&found.path).copied().flatten() {
                Some(digest) if !self.is_sure(found) => ToldBy::Content(digest),
                _ => ToldBy::Times,
            };
            let files: Vec<KeptFile> = listing.all().map(|found| KeptFile::new(found, told(found))).collect();
            self.write(&files, (&scan, beside), course);
        }
        Some((scan, beside))
    }

    /// What is known of a file that did not change: that it is no model, or what is in it.
    pub(super) fn known(&self, found: &Found, course: &Course<'_>) -> Option<Known> {
        let kept = self.each.get(&found.path)?;
        let same = kept.bytes == found.bytes && kept.times == found.times;
        let sure = || match kept.told {
            ToldBy::Times => true,
            ToldBy::Content(digest) => opened::digest(self.root, &found.path, course) == Some(digest),
            ToldBy::Nothing => false,
        };
        (same && sure()).then(|| match kept.examined.clone() {
            Some(each) => Known::Model(Box::new(Examined { part: found.part, ..each })),
            None => Known::NoModel,
        })
    }

    /// The doubt about a file that is read now, where its times will not tell whether it was another meanwhile.
    pub(super) fn doubt(&self, found: &Found, course: &Course<'_>) -> Option<Doubt> {
        if self.is_sure(found) {
            return None;
        }
        let left = |left: usize| left.checked_sub(usize::try_from(found.bytes).ok()?);
        let room = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left).is_ok();
        let was = room.then(|| opened::digest(self.root, &found.path, course)).flatten();
        Some(was.map_or(Doubt::Whole, Doubt::Was))
    }

    /// Keeps the result of a look that came to its end; only what is known of each file where a reader failed, and
    /// nothing where something was begun by nobody.
    pub(super) fn keep(
        &mut self,
        listing: &Listing,
        (scan, beside): (&Scan, usize),
        doubts: &Doubts,
        course: &Course<'_>,
    ) {
        if course.left_out() {
            return;
        }
        let told = |found: &Found| match doubts.get(&found.path) {
            None => ToldBy::Times,
            Some(Doubt::Was(was)) if opened::digest(self.root, &found.path, course) == Some(*was) => {
                ToldBy::Content(*was)
            }
            Some(_) => ToldBy::Nothing,
        };
        let files: Vec<KeptFile> = listing.all().map(|found| KeptFile::new(found, told(found))).collect();
        self.write(&files, (scan, beside), course);
    }

    /// Whether a change after the look began would have changed the file's time.
    fn is_sure(&self, found: &Found) -> bool {
        found.times.are_before(self.began, UNSURE)
    }

    fn write(&mut self, files: &[KeptFile], (scan, beside): (&Scan, usize), course: &Course<'_>) {
        if course.cut().is_some() {
            return;
        }
        let fingerprint = (!course.failed()).then_some(&self.fingerprint);
        let Some(bytes) = kept::print(fingerprint, files, scan, beside) else { return };
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
    let file = open(path, Links::Refused).ok()?;
    let size = file.metadata().ok().map(|data| data.len()).filter(|size| *size <= LONGEST)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).ok()?);
    file.take(LONGEST + 1).read_to_end(&mut bytes).ok()?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::options::Options;
    use crate::scan::{tree, workers};

    struct Kept {
        project: tempfile::TempDir,
        user: tempfile::TempDir,
    }

    impl Kept {
        fn new() -> Self {
            let project = tempfile::tempdir().unwrap();
            std::fs::write(project.path().join("a.py"), "import torch\n").unwrap();
            std::fs::write(project.path().join("b.bin"), "nothing").unwrap();
            Self { project, user: tempfile::tempdir().unwrap() }
        }

        fn with<R>(&self, work: impl FnOnce(Cache<'_>, &Listing, &Course<'_>) -> R) -> R {
            let course = Course::new(&Options::default());
            let listing = tree::list_on(self.project.path(), &course);
            let path = self.user.path().join("one.json");
            let root = Root::of(self.project.path());
            work(Cache::open(&path, &root, &listing).unwrap(), &listing, &course)
        }

        fn doubts(cache: &Cache<'_>, listing: &Listing, course: &Course<'_>) -> Doubts {
            let doubt = |found: &Found| Some((found.path.clone(), cache.doubt(found, course)?));
            listing.all().filter_map(doubt).collect()
        }
    }

    fn found<'l>(listing: &'l Listing, path: &str) -> &'l Found {
        listing.find(path).unwrap()
    }

    #[test]
    fn a_file_whose_reader_failed_is_read_again_and_the_whole_is_not_kept() {
        let kept = Kept::new();
        kept.with(|mut cache, listing, course| {
            let mut doubts = Kept::doubts(&cache, listing, course);
            workers::each(&[()], course, |_, ()| panic!("a fault of ours"));
            doubts.insert("b.bin".to_owned(), Doubt::Whole);
            cache.keep(listing, (&Scan::default(), 0), &doubts, course);
        });
        kept.with(|mut cache, listing, course| {
            assert!(cache.whole(listing, course).is_none());
            assert!(cache.known(found(listing, "b.bin"), course).is_none());
            assert!(matches!(cache.known(found(listing, "a.py"), course), Some(Known::NoModel)));
        });
    }

    #[test]
    fn nothing_is_kept_where_a_job_was_begun_by_nobody() {
        let kept = Kept::new();
        kept.with(|mut cache, listing, course| {
            course.fell_short(false, true);
            cache.keep(listing, (&Scan::default(), 0), &Doubts::new(), course);
        });
        assert!(!kept.user.path().join("one.json").exists());
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_read_again() {
        let kept = Kept::new();
        kept.with(|mut cache, listing, course| {
            let doubts = Kept::doubts(&cache, listing, course);
            assert_eq!(doubts.len(), 2, "both are new");
            std::fs::write(kept.project.path().join("b.bin"), "another").unwrap();
            cache.keep(listing, (&Scan::default(), 0), &doubts, course);
        });
        kept.with(|mut cache, listing, course| {
            assert!(cache.whole(listing, course).is_none());
            assert!(cache.known(found(listing, "b.bin"), course).is_none());
        });
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_tree_has_no_digest() {
        let kept = Kept::new();
        let course = Course::new(&Options::default());
        std::os::unix::fs::symlink("a.py", kept.project.path().join("link")).unwrap();
        let root = Root::of(kept.project.path());
        assert!(opened::digest(&root, "a.py", &course).is_some());
        assert!(opened::digest(&root, "link", &course).is_none());
    }
}
