//! The record as it would be exported, kept while it is looked at.

use super::model::Work;
use crate::report::privacy::{self, Sighting};
use crate::report::{Subject, markdown};

/// Whether what looks private is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masking {
    /// It is.
    Masked,
    /// It is shown as it was written.
    Plain,
}

/// The exported record.
#[derive(Debug)]
pub struct Preview {
    /// The Markdown.
    pub text: String,
    /// The same, line by line.
    pub lines: Vec<String>,
    /// What looks private, and where.
    pub sightings: Vec<Sighting>,
    /// Whether that is masked in the text.
    pub masking: Masking,
}

impl Preview {
    /// Prints the record as it stands.
    pub fn of(work: &Work, masking: Masking) -> Self {
        let (masked, sightings) = privacy::mask(&work.record);
        let record = if masking == Masking::Masked { &masked } else { &work.record };
        let text = markdown::record(&Subject {
            checklist: &work.checklist,
            origin: work.origin.clone(),
            record,
            assessment: &work.assessment,
            observed: &work.observed,
            today: work.today,
            who: Some(work.who.as_str()).filter(|who| !who.is_empty()),
            commit: work.commit.as_deref(),
        });
        let lines = text.lines().map(str::to_owned).collect();
        Self { text, lines, sightings, masking }
    }
}
