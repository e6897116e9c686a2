//! All sources of a project together: each read by its reader, then those of Python linked. Every one is read whole, since
//! a name may reach a call through any file. Bytes in, inventory out; reads no disk.

use std::collections::{BTreeSet, HashSet};

use super::kind::{Reader, reader};
use super::page::Page;
use super::python::{self, Modules};
use super::reading::{Piece, Reading, decoded, placed};
use super::script;
use super::source::{Content, Source};
use crate::scan::course::Course;
use crate::scan::inventory::Gathering;
use crate::scan::model::{Inventory, NotExamined, Part};
use crate::scan::options::{Cut, Options};
use crate::scan::workers::{self, Outcome};

/// Reads all sources, on all cores. `bytes` hands over the content of one, or why it cannot; `folders` are the paths that
/// an id may mean instead of a hub. The same sources in the same order give the same inventory.
pub fn survey(sources: &[Source], folders: &BTreeSet<String>, bytes: &Content<'_>) -> Inventory {
    survey_on(sources, folders, bytes, &Course::new(&Options::default()))
}

/// The same within bounds of time.
pub(in crate::scan) fn survey_on(
    sources: &[Source],
    folders: &BTreeSet<String>,
    bytes: &Content<'_>,
    course: &Course<'_>,
) -> Inventory {
    course.expect(sources.len());
    let survey = Survey::new(sources);
    let each = workers::each(sources, course, |at, source| {
        let reader = reader(&source.path)?;
        let text = bytes(source, reader.limit()).map(decoded);
        let page = text.as_ref().map(|text| Page::new(text)).map_err(Clone::clone);
        Some(survey.read(at, page.as_ref().map_err(Clone::clone)))
    });
    survey.done(each, folders, course)
}

/// A survey of sources that somebody opens one by one.
pub(in crate::scan) struct Survey<'s> {
    sources: &'s [Source],
    modules: Modules,
}

impl<'s> Survey<'s> {
    /// Of these sources.
    pub(in crate::scan) fn new(sources: &'s [Source]) -> Self {
        let paths = sources.iter().map(|source| source.path.as_str());
        let modules = Modules::new(paths.filter(|path| reader(path) == Some(Reader::Python)));
        Self { sources, modules }
    }

    /// Whether there is a source of this number.
    pub(in crate::scan) fn has(&self, at: usize) -> bool {
        at < self.sources.len()
    }

    /// Reads one source. Its page, or why there is none.
    pub(in crate::scan) fn read(&self, at: usize, page: Result<&Page<'_>, String>) -> FileRead {
        let Some((source, reader)) =
            self.sources.get(at).and_then(|source| Some((source, reader(&source.path)?)))
        else {
            return FileRead(Box::default());
        };
        let page = match page {
            Ok(page) => page,
            Err(why) => return FileRead(Box::new(Reading::failed(source, None, why))),
        };
        let mut reading = Box::<Reading>::default();
        reading.read(at, source, reader, page, &self.modules);
        FileRead(reading)
    }

    /// The inventory, out of the looks in the order of the sources.
    pub(in crate::scan) fn done(
        self,
        each: impl IntoIterator<Item = Outcome<Option<FileRead>>>,
        folders: &BTreeSet<String>,
        course: &Course<'_>,
    ) -> Inventory {
        let mut gathering = Gathering::new(folders);
        let mut all = Reading::default();
        // Room for all at once: while it grows there would be twice as much.
        let python = |source: &&Source| reader(&source.path) == Some(Reader::Python);
        all.expect(self.sources.iter().filter(python).count());
        let mut begun = Vec::new();
        for (source, outcome) in self.sources.iter().zip(each) {
            let own = matches!(&outcome, Outcome::Done(Some(FileRead(reading))) if reading.own);
            match reader(&source.path) {
                Some(_) if own => gathering.scope.own += 1,
                Some(reader) if !matches!(outcome, Outcome::NotBegun) => begun.push((source, reader)),
                Some(_) => {}
                None => gathering.scope.other += 1,
            }
            match outcome {
                Outcome::Done(None) => {}
                Outcome::Done(Some(FileRead(reading))) => all.add(*reading),
                Outcome::Failed => all.add(Reading::failed(source, None, "the reader failed".to_owned())),
                Outcome::NotBegun => all.add(Reading::failed(source, None, not_begun(course))),
            }
        }
        link(&mut all, self.sources, course);
        let scripts = std::mem::take(&mut all.scripts).into_iter();
        let scripts: Vec<_> =
            scripts.filter_map(|(at, unit)| Some((at, self.sources.get(at)?.path.as_str(), unit))).collect();
        let (found, missed) = script::link(&scripts);
        all.found.extend(found);
        for source in missed.into_iter().filter_map(|at| self.sources.get(at)) {
            let why = "more names of other files than can be followed".to_owned();
            all.not_examined.push(NotExamined { path: source.path.clone(), line: None, why });
        }
        // What was read and then came to nothing, because the course was cut, is as if nobody had begun it.
        let cut = course.cut().map(Cut::says);
        let missed = all.not_examined.iter().filter(|each| cut == Some(each.why.as_str()));
        let missed: HashSet<&str> = missed.map(|each| each.path.as_str()).collect();
        let reached = begun.into_iter().filter(|(source, _)| !missed.contains(source.path.as_str()));
        reached.for_each(|(_, reader)| gathering.count(reader));
        // What is kept of each file has said everything.
        (all.units, all.pieces) = (Vec::new(), Vec::new());
        for (at, sighting) in all.found {
            if let Some(source) = self.sources.get(at) {
                gathering.take(&source.path, source.part, sighting);
            }
        }
        gathering.scope.not_examined = all.not_examined;
        gathering.done()
    }
}

/// Why nobody began.
fn not_begun(course: &Course<'_>) -> String {
    course.cut().map_or("no thread could be started", Cut::says).to_owned()
}

/// What a look at a file gives.
pub(in crate::scan) struct FileRead(Box<Reading>);

/// Turns what the pieces of Python keep into sightings. Where that cannot be done, the file was not examined.
fn link(all: &mut Reading, sources: &[Source], course: &Course<'_>) {
    let source = |piece: &Piece| sources.get(piece.source());
    let product = |piece: &Piece| source(piece).is_some_and(|source| source.part == Part::Product);
    let product: Vec<bool> = all.pieces.iter().map(product).collect();
    let linked = python::link(&all.units, &product, course);
    let why = course.cut().map_or("the linker failed", Cut::says);
    for source in linked.lost.iter().filter_map(|unit| sources.get(all.pieces.get(*unit)?.source())) {
        all.not_examined.push(NotExamined { path: source.path.clone(), line: None, why: why.to_owned() });
    }
    for (unit, sighting) in linked.found {
        if let Some(piece) = all.pieces.get(unit) {
            all.found.push(placed(piece, sighting));
        }
    }
}
