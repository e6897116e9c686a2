//! Everything that a look at a project gave, and what was looked at, counted. Types only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::card::Card;
use super::files::{FileReport, FileResult};
use super::model::{Inventory, NotExamined, Part};
use super::observation::Observation;
use super::options::Cut;
use crate::checklist::Digest;

/// A file that looks like a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    /// From the root, with `/`.
    pub path: String,
    /// In which part of the tree.
    pub part: Part,
    /// What is in it.
    pub report: FileReport,
    /// SHA-256, where it is small enough to be read whole.
    pub digest: Option<Digest>,
}

/// What was looked at, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Files that were listed.
    pub seen: usize,
    /// Files whose content was read beyond their first bytes.
    pub opened: usize,
    /// What was not opened, by reason.
    pub skipped: BTreeMap<&'static str, usize>,
    /// What was opened and not examined to its end.
    pub not_examined: usize,
}

/// Everything that a project shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// The models, those that lie in the project included.
    pub inventory: Inventory,
    /// Every file that looks like a model, whatever its name, by path.
    pub files: Vec<Examined>,
    /// Cards of models, by path.
    pub cards: Vec<Card>,
    /// What the detectors saw, by place.
    pub observations: Vec<Observation>,
    /// What was looked at.
    pub counted: Counted,
    /// Why it ended before everything was looked at, where it did. What it says is absent is then not said.
    pub cut: Option<Cut>,
}

impl Scan {
    /// Whether everything was looked at, so that what is not seen is not there.
    pub fn is_whole(&self) -> bool {
        self.cut.is_none()
    }

    /// What was opened and not examined to its end: sources, then model files.
    pub fn not_examined(&self) -> Vec<NotExamined> {
        let files = self.files.iter().filter(|file| file.report.result == FileResult::NotExamined);
        let files = files.map(|file| NotExamined {
            path: file.path.clone(),
            line: None,
            why: file.report.why.clone(),
        });
        self.inventory.scope.not_examined.iter().cloned().chain(files).collect()
    }
}
