//! What was decided about observations: whether one is heeded or set aside, and the words for it.

use chrono::NaiveDate;

use crate::assess::{Heed, heed};
use crate::record::{AsideKey, Record, SetAside};
use crate::scan::{Bearing, Observation, Part, Seen};
use crate::text::visible_line;
use crate::words::report::aside as words;

/// Until when, by whom and why; fit for a terminal, not for Markdown.
pub fn aside_words(said: &SetAside) -> String {
    let (by, reason) = (visible_line(&said.by), visible_line(&said.reason));
    words::until(said.until, &by, &reason)
}

/// The same for a decision that does not hold.
pub fn lapsed_words(said: &SetAside, today: NaiveDate) -> String {
    if said.is_over(today) {
        let (by, reason) = (visible_line(&said.by), visible_line(&said.reason));
        words::was_until(said.until, &by, &reason)
    } else {
        // Only who edits the file by hand leaves out reason or name.
        words::NEITHER_REASON_NOR_NAME.to_owned()
    }
}

/// The decisions of a project about what a scan sees.
#[derive(Debug, Clone, Copy)]
pub struct Decisions<'a> {
    /// The record that they stand in; none where there is no record, or where the paths are not those of the project.
    pub record: Option<&'a Record>,
    /// The day.
    pub today: NaiveDate,
}

impl<'a> Decisions<'a> {
    /// How an observation is taken.
    pub fn heed(&self, one: &Observation) -> Heed<'a> {
        self.record.map_or(Heed::Heeded, |record| heed(one, record, self.today))
    }

    /// What was decided about an observation, in words.
    pub(super) fn words(&self, one: &Observation) -> Option<String> {
        match self.heed(one) {
            Heed::Heeded => None,
            Heed::SetAside(said) => Some(aside_words(said)),
            Heed::Lapsed(said) => Some(lapsed_words(said, self.today)),
        }
    }

    /// Whether something in the product itself speaks against a yes, or runs code, and nobody set it aside.
    pub fn is_spoken_against(&self, observations: &[Observation]) -> bool {
        let mut against = observations
            .iter()
            .filter(|one| one.bearing == Bearing::Contradicts && one.part == Part::Product);
        against.any(|one| !matches!(self.heed(one), Heed::SetAside(_)))
    }
}

/// A decision as a document of the record tells it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decided<'a> {
    /// About which observation.
    pub(super) key: &'a AsideKey,
    /// What was said.
    pub(super) said: &'a SetAside,
    /// Whether it is still seen: none where nobody looked, or where what is not seen may only not have been reached.
    pub(super) seen: Option<bool>,
    /// Where it is seen; only a look tells the cell of a notebook.
    pub(super) place: Option<&'a Seen>,
}

/// Whether the lines of a file are counted within its cells.
pub(super) fn is_notebook(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|end| end == "ipynb")
}

/// One decision, and where what it is about is seen now.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// About which observation.
    pub key: &'a AsideKey,
    /// What was said.
    pub said: &'a SetAside,
    /// Where the scan sees it, if it still does.
    pub seen: Option<Seen>,
}
