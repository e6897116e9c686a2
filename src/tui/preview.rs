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
        let (masked, mut sightings) = privacy::mask(&work.record);
        let who = Some(work.who.as_str()).filter(|who| !who.is_empty());
        let head = privacy::mask_head(&work.origin, who);
        sightings.splice(..0, head.sightings);
        let (record, origin, who) = match masking {
            Masking::Masked => (&masked, head.origin, head.who),
            Masking::Plain => (&work.record, work.origin.clone(), who.map(str::to_owned)),
        };
        let text = markdown::record(&Subject {
            checklist: &work.checklist,
            origin,
            record,
            assessment: &work.assessment,
            observed: &work.observed,
            today: work.today,
            who: who.as_deref(),
            commit: work.commit.as_deref(),
        });
        let lines = text.lines().map(str::to_owned).collect();
        Self { text, lines, sightings, masking }
    }
}
