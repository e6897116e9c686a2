//! What a reader of one format hands over: a model named at a place, before anybody knows the project around it.
//!
//! Readers say what is written. Which hub an ambiguous word means, and how firmly it is pinned, is told in `identity`.

use std::borrow::Cow;
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

impl Kind {
    /// Whether such a model runs elsewhere, so that no file is one.
    pub(super) fn is_elsewhere(self) -> bool {
        self == Self::Gateway || matches!(self, Self::Hub(hub) if hub.is_hosted())
    }
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
    /// How certain that is, whichever model it is.
    pub(super) loads: Sure,
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
            loads: Sure::Exact,
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
    /// How far it is before each `STEP`th byte, so that neither the lines before a place nor a long line around it are counted
    /// anew for every place.
    steps: Cow<'t, [Step]>,
}

/// What stands before a byte.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Step {
    /// Whole lines.
    lines: usize,
    /// Where the line begins that is not at its end.
    start: usize,
    /// Characters that begin.
    characters: usize,
}

/// Bytes between two places up to which is counted.
const STEP: usize = 256;

/// How far it is before each [`STEP`]th byte of a text.
pub(super) fn steps(text: &str) -> Box<[Step]> {
    let mut steps = Vec::with_capacity(text.len().div_ceil(STEP) + 1);
    let mut sum = Step::default();
    steps.push(sum);
    for (at, part) in text.as_bytes().chunks(STEP).enumerate() {
        sum = sum.behind(at * STEP, part);
        steps.push(sum);
    }
    steps.into()
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, steps: Cow::Owned(steps(text).into_vec()) }
    }

    /// Of a text whose [`steps`] are told.
    pub(super) fn of(text: &'t str, steps: &'t [Step]) -> Self {
        Self { text, steps: Cow::Borrowed(steps) }
    }

    /// The place of a byte.
    pub(super) fn spot(&self, offset: usize) -> Spot {
        let offset = offset.min(self.text.len());
        let here = self.before(offset);
        let before = match self.text.as_bytes().get(here.start..offset) {
            Some(near) if near.len() < STEP => begun(near),
            _ => here.characters.saturating_sub(self.before(here.start).characters),
        };
        Spot::at(here.lines + 1, before + 1)
    }

    /// What stands before a byte.
    fn before(&self, offset: usize) -> Step {
        let at = offset / STEP * STEP;
        let step = self.steps.get(offset / STEP).copied().unwrap_or_default();
        step.behind(at, self.text.as_bytes().get(at..offset).unwrap_or_default())
    }
}

impl Step {
    /// The same behind a part of the text that begins there.
    fn behind(self, at: usize, part: &[u8]) -> Self {
        Self {
            lines: self.lines + count(part, |byte| byte == b'\n'),
            start: part.iter().rposition(|byte| *byte == b'\n').map_or(self.start, |end| at + end + 1),
            characters: self.characters + begun(part),
        }
    }
}

/// How many characters begin among these bytes.
fn begun(bytes: &[u8]) -> usize {
    if bytes.is_ascii() { bytes.len() } else { count(bytes, |byte| byte & 0xC0 != 0x80) }
}

/// How many bytes are so. Of a few at a time, so that the sum is a byte too and the processor takes many at once.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let few = |few: &[u8]| usize::from(few.iter().fold(0_u8, |sum, byte| sum + u8::from(is(*byte))));
    bytes.chunks(64).map(few).sum()
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
