//! One thing that the scan saw: what, where, and how it bears on which items. Types only; an observation never sets a
//! status, and nothing is judged here.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize};

use super::detector::Detector;
use super::model::{Hub, Part, Place, Sure};
use crate::checklist::{Digest, words};
use crate::text::at_line;
use crate::words::place;

words! {
    /// How what was seen bears on an item, the heaviest first: what speaks against a yes, what nobody could look at, what
    /// one might adopt.
    Bearing {
        /// It speaks against a yes.
        Contradicts = "contradicts",
        /// It could not be looked at to its end.
        NotExamined = "not-examined",
        /// It is what the question asks for.
        Supports = "supports",
        /// It is worth seeing beside the question, and proves nothing.
        Mentions = "mentions",
    }
}

/// An item, and how something bears on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "(String, Bearing)")]
pub struct Bears {
    /// The item's id in the built-in checklist; another checklist may have none of that name.
    pub item: &'static str,
    /// How.
    pub bearing: Bearing,
}

/// The model that an observation is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// Where it comes from.
    pub hub: Hub,
    /// Its id there, or its path.
    pub id: String,
}

/// Where something was seen. Parts that do not apply are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Seen {
    /// From the root of the project, with `/`; `.` for the project itself.
    pub path: String,
    /// The cell of a notebook, from 1.
    pub cell: Option<u32>,
    /// From 1.
    pub line: Option<u32>,
    /// In characters, from 1.
    pub column: Option<u32>,
    /// The member of an archive.
    pub member: Option<String>,
    /// The byte in a file or member that is no text.
    pub offset: Option<u64>,
}

/// A place of the inventory is one as well.
impl From<&Place> for Seen {
    fn from(place: &Place) -> Self {
        Self {
            path: place.path.clone(),
            cell: place.cell,
            line: Some(place.line),
            column: Some(place.column),
            ..Self::default()
        }
    }
}

impl Seen {
    /// The path of what is seen in the project as a whole.
    pub const WHOLE: &str = ".";

    /// As it is printed and typed: `app/rag.py:14`, `notebooks/try.ipynb:cell 2:14`. Not made fit for a terminal.
    pub fn named(&self) -> String {
        let cell = self.cell.map(|cell| format!(":{}", place::cell(cell))).unwrap_or_default();
        at_line(&format!("{}{cell}", self.path), self.line)
    }

    /// The same to the column.
    pub fn named_to_the_column(&self) -> String {
        let column = self.column.map(|column| format!(":{column}")).unwrap_or_default();
        format!("{}{column}", self.named())
    }
}

/// The file in which it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of the whole file, where it is small enough to be read whole.
    pub digest: Option<Digest>,
}

/// One observation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Observation {
    /// Where.
    pub place: Seen,
    /// Who saw it.
    pub detector: Detector,
    /// How it bears, at its heaviest; on one item it may be lighter.
    pub bearing: Bearing,
    /// On which items; none where the place does not count, as in tests.
    pub items: Vec<Bears>,
    /// About which model.
    pub subject: Option<Subject>,
    /// How often the same was seen in this file; the place is the first.
    pub times: u64,
    /// What was seen, in a sentence of at most 200 characters, fit for a terminal.
    pub saw: String,
    /// Of what was seen, without its place in the file: moving a line makes no new observation.
    pub digest: Digest,
    /// How certain.
    pub sure: Sure,
    /// In which part of the tree.
    pub part: Part,
    /// The file, where it is a model file.
    pub file: Option<Stamp>,
    /// Why it was not examined, where that is so.
    pub why_not: Option<String>,
}

impl Observation {
    /// How it bears on an item; where it bears on none of that name, how it bears at all.
    pub fn bearing_on(&self, item: &str) -> Bearing {
        self.items.iter().find(|each| each.item == item).map_or(self.bearing, |each| each.bearing)
    }
}

impl From<Bears> for (String, Bearing) {
    fn from(bears: Bears) -> Self {
        (bears.item.to_owned(), bears.bearing)
    }
}

impl<'de> Deserialize<'de> for Bears {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (item, bearing) = <(String, Bearing)>::deserialize(from)?;
        Ok(Self { item: for_ever(item), bearing })
    }
}

/// The id of an item as one that lives as long as the program. The detectors know a hundred of them, and each is kept once.
fn for_ever(id: String) -> &'static str {
    static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(id) = known.get(id.as_str()) {
        return id;
    }
    let id: &'static str = Box::leak(id.into_boxed_str());
    known.insert(id);
    id
}
