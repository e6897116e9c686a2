//! One file read for everybody who looks at it: the reader of model files, the traces and the survey of sources. It is
//! opened once, and what one of them does wrong costs the others nothing.

use super::cache::{Cache, Doubt, Known};
use super::course::Course;
use super::listing::Found;
use super::opened::{Demand, examined};
use super::root::Root;
use super::sheet::{Content, Sheet};
use super::sources::{FileRead, Page, Reader, Survey, reader};
use super::total::Examined;
use super::traces::{self, Looked};
use super::workers::{Outcome, tried};

/// What the reader of models leaves of a file.
pub(super) type Report = (Option<Doubt>, Option<Box<Examined>>);

/// What reading one file gives to each of them.
pub(super) struct Every {
    pub(super) report: Outcome<Report>,
    pub(super) look: Outcome<Looked>,
    pub(super) read: Outcome<Option<FileRead>>,
}

impl Every {
    /// What became of a file that may have been read by nobody.
    pub(super) fn of(outcome: Outcome<Self>) -> Self {
        match outcome {
            Outcome::Done(every) => every,
            Outcome::Failed => Self { report: Outcome::Failed, look: Outcome::Failed, read: Outcome::Failed },
            Outcome::NotBegun => {
                Self { report: Outcome::NotBegun, look: Outcome::NotBegun, read: Outcome::NotBegun }
            }
        }
    }
}

/// All who look at a file.
pub(super) struct Readers<'r> {
    pub(super) root: &'r Root<'r>,
    pub(super) survey: &'r Survey<'r>,
    pub(super) demand: Demand,
    pub(super) course: &'r Course<'r>,
    pub(super) cache: Option<&'r Cache<'r>>,
}

impl Readers<'_> {
    /// Reads one file. `at` is its number among the sources; what git ignores has none there.
    pub(super) fn read(&self, at: usize, found: &Found) -> Every {
        let course = self.course;
        // Before anybody reads it, so that a change on the way does not go unseen.
        let doubt = self.cache.and_then(|cache| cache.doubt(found, course));
        let mut sheet = Sheet::new(self.root, &found.path, self.demand.links(), found.bytes);
        let report = tried(course, || {
            let known = self.cache.and_then(|cache| cache.known(found, course));
            let model = || examined(&mut sheet, found, self.demand, course);
            (doubt, known.map_or_else(model, Known::examined).map(Box::new))
        });
        if !self.survey.has(at) {
            return Every { report, look: Outcome::NotBegun, read: Outcome::NotBegun };
        }
        let reader = reader(&found.path);
        let (for_traces, for_models) = (traces::limit(found), reader.map(Reader::limit));
        let content = match for_traces.max(for_models) {
            Some(most) => sheet.content(most),
            None => Err(String::new()),
        };
        let text = content.as_ref().ok().map(|content| Page::new(&content.text));
        let latin = content.as_ref().ok().and_then(|content| content.latin.as_deref()).map(Page::new);
        // Both read the same Python, or one would call broken what the other reads.
        let for_python = latin.as_ref().filter(|_| reader == Some(Reader::Python));
        let look = tried(course, || {
            let page = for_traces.map(|limit| fit(&content, for_python.or(text.as_ref()), limit));
            traces::look(found, page)
        });
        let read = tried(course, || {
            let page = for_models.map(|limit| fit(&content, latin.as_ref().or(text.as_ref()), limit));
            Some(self.survey.read(at, page?))
        });
        Every { report, look, read }
    }
}

/// A page for somebody who takes no more than so many bytes, or why there is none.
fn fit<'p>(
    content: &Result<Content, String>,
    page: Option<&'p Page<'p>>,
    limit: u64,
) -> Result<&'p Page<'p>, String> {
    content.as_ref().map_err(Clone::clone)?.fits(limit)?;
    page.ok_or_else(String::new)
}
