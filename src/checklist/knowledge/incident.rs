//! Something that happened to somebody else, in our words, with the place where it is told.

use serde::{Deserialize, Serialize};

use super::standard::Seen;
use crate::checklist::id::{IncidentId, ThemeId};
use crate::checklist::words::words;

words!(
    /// What kind of thing it was. A demonstration is no incident.
    IncidentKind {
        /// It happened.
        Incident = "incident",
        /// Somebody showed that it could.
        Demonstration = "demonstration",
        /// A flaw that was found and named.
        Vulnerability = "vulnerability",
        /// A study.
        Research = "research",
    }
);

/// One case.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Incident {
    /// Where it is told, and under which number.
    pub id: IncidentId,
    /// Its title at the source.
    pub title: String,
    /// The year in which it happened.
    pub year: u16,
    /// What kind of thing it was.
    pub kind: IncidentKind,
    /// What happened, in our words; hedges of the source are kept.
    pub summary: String,
    /// Where to read on.
    pub url: String,
    /// How it was read.
    pub read: Seen,
    /// What it is about.
    pub themes: Vec<ThemeId>,
    /// Suicide, self-harm or abuse: shown on demand only, last, and without detail.
    pub sensitive: bool,
    /// What a reader should know besides, or empty.
    pub note: String,
}

impl Incident {
    /// Whether the AI Incident Database tells of it, whose licence asks for a credit line.
    pub fn wants_credit(&self) -> bool {
        self.id.database() == "aiid"
    }
}
