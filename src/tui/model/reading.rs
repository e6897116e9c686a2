//! The item that is read in full, in rows, so that a long note is not wrapped again for each frame. Never draws.

use ratatui::text::Line;

use super::drafts::{DraftField, Drafts};
use super::place::{Focus, Place, Screen};
use super::work::Work;

/// Rows as they were made once.
#[derive(Debug)]
pub struct Reading {
    /// What they were made of.
    pub of: ReadingOf,
    /// The guidance, and the answer below it.
    pub rows: Vec<Line<'static>>,
}

/// What the rows depend on; while it stays the same, so do they.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadingOf {
    /// The item.
    pub position: usize,
    /// Columns of a row.
    pub columns: usize,
    edition: u64,
    drafts: Vec<DraftField>,
    /// Whether the tables beside the questions were read: until then no term is underlined.
    knowing: bool,
}

impl ReadingOf {
    /// What is read in full at present, if anything is.
    pub fn new(work: &Work, place: &Place, drafts: &Drafts, columns: usize) -> Option<Self> {
        if (place.screen, place.focus) != (Screen::Items, Focus::Detail) {
            return None;
        }
        let position = place.chosen()?;
        let drafts = drafts.of(&work.key(position)?).collect();
        let knowing = work.checklist.knowledge_at_hand().is_some();
        Some(Self { position, columns, edition: work.edition(), drafts, knowing })
    }
}
