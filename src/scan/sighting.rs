//! What a reader of one format hands over: a model named at a place, before anybody knows the project around it.
//!
//! Readers say what is written. Which hub an ambiguous word means, and how firmly it is pinned, is told in `identity`.

use std::collections::BTreeSet;

use super::model::{Loading, Sure};
use super::pin::Pin;

/// A word that is there, is not there, or cannot be told without running the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// This.
    Text(String),
    /// Nothing is given.
    Absent,
    /// Something is given; this is how it is written.
    Open(String),
}

/// How the id is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A hub, unless the id is a path or another scheme.
    Hub(super::model::Hub),
    /// A path, unless the id is another scheme.
    File,
    /// A configuration value: a hub id, a hosted model or a path, told by its form.
    Any,
    /// `provider/model`, as gateways take it.
    Gateway,
    /// No model: only a load that can run code.
    Load,
    /// No model: a data set.
    Data,
}

/// One model named at one place of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sighting {
    pub(super) kind: Kind,
    pub(super) id: Named,
    pub(super) revision: Named,
    /// Where the reader knows better than the form of the revision.
    pub(super) pin: Option<Pin>,
    pub(super) spot: Spot,
    pub(super) library: &'static str,
    pub(super) call: String,
    pub(super) loading: BTreeSet<Loading>,
    pub(super) sure: Sure,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// The cell of a notebook, from 1.
    pub(super) cell: Option<u32>,
    /// From 1.
    pub(super) line: u32,
    /// In characters, from 1.
    pub(super) column: u32,
}

impl Spot {
    /// A place outside notebooks.
    pub(super) fn at(line: usize, column: usize) -> Self {
        let number = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Self { cell: None, line: number(line), column: number(column) }
    }
}

impl Sighting {
    /// A model that is named, with nothing further known.
    pub(super) fn new(kind: Kind, id: Named, spot: Spot, library: &'static str, call: &str) -> Self {
        let call = crate::text::clipped(call, 120).into_owned();
        Self {
            kind,
            id,
            revision: Named::Absent,
            pin: None,
            spot,
            library,
            call,
            loading: BTreeSet::new(),
            sure: Sure::Exact,
        }
    }

    /// The same with a revision.
    pub(super) fn with_revision(mut self, revision: Named) -> Self {
        self.revision = revision;
        self
    }
}

/// What a reader found in one text.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) sightings: Vec<Sighting>,
    /// Where it could not go on: the line, if any, and why.
    pub(super) not_examined: Option<(Option<u32>, String)>,
}

/// Turns offsets into lines and columns.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// How many characters begin before each `STEP`th byte, so that a long line is not counted anew for every place in it.
    counts: Vec<usize>,
}

/// Bytes between two places up to which characters are counted.
const STEP: usize = 4096;

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        // Nearly all lines are longer than this: room is asked for but once.
        let mut starts = Vec::with_capacity(text.len() / 24 + 1);
        starts.push(0);
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut sum = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            counts.push(sum);
            sum += begun(chunk);
        }
        Self { text, starts, counts }
    }

    /// The place of a byte.
    pub(super) fn spot(&self, offset: usize) -> Spot {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = match self.text.as_bytes().get(start..offset) {
            Some(near) if near.len() < STEP => begun(near),
            _ => self.before(offset).saturating_sub(self.before(start)),
        };
        Spot::at(line, before + 1)
    }

    /// The characters that begin before a byte.
    fn before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        let rest = self.text.as_bytes().get(step * STEP..offset).unwrap_or_default();
        self.counts.get(step).copied().unwrap_or(0) + begun(rest)
    }
}

/// How many characters begin among these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_in_lines_and_characters_however_long_the_line() {
        let text = format!("é = 1\n{}x\ny", "äb".repeat(STEP));
        let lines = Lines::new(&text);
        for (at, _) in text.char_indices() {
            let head = text.get(..at).unwrap();
            let column = head.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            assert_eq!(lines.spot(at), Spot::at(head.matches('\n').count() + 1, column), "{at}");
        }
        assert_eq!(lines.spot(text.len()), Spot::at(3, 2));
    }
}
