//! What the project shows to a command that works on its record: looked at once, and whether that look came to its end.

use std::path::Path;
use std::sync::Arc;

use super::error::CliError;
use crate::assess::Witness;
use crate::scan::{Options, Scan, ScanError, scan_with};
use crate::text::visible_line;
use crate::words::shell::scan as words;

/// Files that are named of those that were not reached.
const NAMED: usize = 3;

/// One look.
#[derive(Debug)]
pub(super) struct Sight {
    seen: Result<Arc<Witness>, ScanError>,
    /// Why it ended before everything was looked at, and what was not.
    short: Option<String>,
}

impl Sight {
    /// Looks at a project.
    pub(super) fn take(root: &Path, cache: Option<&Path>) -> Self {
        match scan_with(root, &Options { cache, ..Options::default() }) {
            Ok(scan) => Self::of(&scan),
            Err(error) => Self { seen: Err(error), short: None },
        }
    }

    /// What a look gave that was taken for something else as well.
    pub(super) fn of(scan: &Scan) -> Self {
        Self { seen: Ok(Arc::new(Witness::of(scan))), short: short_of(scan) }
    }

    /// What was seen, as far as the look came.
    pub(super) fn seen(&self) -> Option<&Arc<Witness>> {
        self.seen.as_ref().ok()
    }

    /// The same.
    ///
    /// # Errors
    /// The project could not be looked at.
    pub(super) fn seen_or_why(&self) -> Result<&Arc<Witness>, CliError> {
        self.seen.as_ref().map_err(|error| CliError::Scan(error.clone()))
    }

    /// What a look that was cut did not reach, in words; none where it came to its end, or failed.
    pub(super) fn short(&self) -> Option<&str> {
        self.short.as_deref()
    }

    /// What was seen by a look that came to its end: only that tells what is not there.
    ///
    /// # Errors
    /// The project could not be looked at, or not wholly.
    pub(super) fn whole(&self) -> Result<&Arc<Witness>, CliError> {
        let seen = self.seen_or_why()?;
        match &self.short {
            None => Ok(seen),
            Some(short) => Err(CliError::NotReached(short.clone())),
        }
    }
}

/// What a look that was cut did not reach, in words.
fn short_of(scan: &Scan) -> Option<String> {
    let why = scan.cut?.says();
    let mut missed = scan.inventory.scope.not_examined.iter().filter(|missed| missed.why == why);
    let named: Vec<_> =
        missed.by_ref().take(NAMED).map(|missed| visible_line(&missed.path).into_owned()).collect();
    Some(words::not_reached(&named, missed.count()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::scan::Progress;

    #[test]
    fn a_look_that_failed_or_was_cut_is_not_one_that_saw_nothing() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.py", "b.py", "c.py", "d.py"] {
            std::fs::write(folder.path().join(name), "x = 1\n").unwrap();
        }
        assert!(Sight::take(folder.path(), None).whole().is_ok());
        let failed = Sight::take(&folder.path().join("gone"), None);
        assert!(failed.seen().is_none() && matches!(failed.whole(), Err(CliError::Scan(_))));
        // Once the listing is done, before the first file.
        let listed = AtomicBool::new(false);
        let progress = |at: Progress| listed.store(at.of > 0, Ordering::Relaxed);
        let cancelled = || listed.load(Ordering::Relaxed);
        let options = Options { cancelled: &cancelled, progress: &progress, ..Options::default() };
        let cut = Sight::of(&scan_with(folder.path(), &options).unwrap());
        let Err(error) = cut.whole() else { panic!("{cut:?}") };
        assert!(cut.seen().is_some_and(|seen| seen.cut.is_some()));
        assert!(cut.short().is_some_and(|files| files.contains("a.py")), "{cut:?}");
        let said = error.message();
        assert!(said.contains("did not come to its end"), "{said}");
        assert!(said.contains("nothing was changed"), "{said}");
    }
}
