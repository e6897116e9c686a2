//! All sources of a project together: each read by its reader, those of Python as far as they matter, then linked. Bytes
//! in, inventory out; reads no disk.

use std::collections::BTreeSet;

use super::kind::{Reader, reader};
use super::page::Page;
use super::python::{self, Modules, Words, dotted};
use super::reading::{Piece, Reading, decoded, placed};
use super::source::{Content, Source};
use crate::scan::course::Course;
use crate::scan::inventory::Gathering;
use crate::scan::model::{Inventory, NotExamined};
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
        Some(survey.first(at, page.as_ref().map_err(Clone::clone)))
    });
    survey.done(each, folders, bytes, course)
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

    /// Reads one source, unless that can wait. Its page, or why there is none.
    pub(in crate::scan) fn first(&self, at: usize, page: Result<&Page<'_>, String>) -> First {
        let Some((source, reader)) =
            self.sources.get(at).and_then(|source| Some((source, reader(&source.path)?)))
        else {
            return First(Glance::Read(Box::default()));
        };
        let page = match page {
            Ok(page) => page,
            Err(why) => return First(Glance::Read(Box::new(Reading::failed(source, None, why)))),
        };
        if reader == Reader::Python {
            let words = Words::of(page.text);
            if !words.may_name_a_model() {
                let fault = page.code.fault();
                let fault = fault.map(|(line, why)| NotExamined { path: source.path.clone(), line, why });
                return First(Glance::PutOff(Box::new((words, fault))));
            }
        }
        let mut reading = Box::<Reading>::default();
        reading.read(at, source, reader, page, &self.modules);
        First(Glance::Read(reading))
    }

    /// Reads one source of which the first look did not want to know more.
    fn again(&self, at: usize, bytes: &Content<'_>) -> Option<Reading> {
        let source = self.sources.get(at)?;
        let reader = reader(&source.path)?;
        Some(match bytes(source, reader.limit()) {
            Ok(bytes) => {
                let mut reading = Reading::default();
                reading.read(at, source, reader, &Page::new(&decoded(bytes)), &self.modules);
                reading
            }
            Err(why) => Reading::failed(source, None, why),
        })
    }

    /// The inventory, out of the first looks in the order of the sources.
    pub(in crate::scan) fn done(
        self,
        each: impl IntoIterator<Item = Outcome<Option<First>>>,
        folders: &BTreeSet<String>,
        bytes: &Content<'_>,
        course: &Course<'_>,
    ) -> Inventory {
        let mut gathering = Gathering::new(folders);
        let mut all = Reading::default();
        let mut put_off = Vec::new();
        for (at, (source, outcome)) in self.sources.iter().zip(each).enumerate() {
            match reader(&source.path) {
                Some(reader) if !matches!(outcome, Outcome::NotBegun) => gathering.count(reader),
                Some(_) => {}
                None => gathering.scope.other += 1,
            }
            match outcome {
                Outcome::Done(None) => {}
                Outcome::Done(Some(First(Glance::Read(reading)))) => all.add(*reading),
                Outcome::Done(Some(First(Glance::PutOff(both)))) => {
                    all.not_examined.extend(both.1);
                    put_off.push((at, both.0));
                }
                Outcome::Failed => all.add(Reading::failed(source, None, "the reader failed".to_owned())),
                Outcome::NotBegun => all.add(Reading::failed(source, None, not_begun(course))),
            }
        }
        read_on(&mut all, put_off, self.sources, course, |at| self.again(at, bytes));
        link(&mut all, self.sources, course);
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

/// What the first look at a file gives.
pub(in crate::scan) struct First(Glance);

enum Glance {
    Read(Box<Reading>),
    /// By its own words it names no model; these are they, for what others may say of it, and where it is broken.
    PutOff(Box<(Words, Option<NotExamined>)>),
}

/// Reads what was put off and matters to what was read, until nothing more does.
fn read_on(
    all: &mut Reading,
    mut put_off: Vec<(usize, Words)>,
    sources: &[Source],
    course: &Course<'_>,
    read: impl Fn(usize) -> Option<Reading> + Sync,
) {
    let path = |at: usize| sources.get(at).map_or("", |source| source.path.as_str());
    while !put_off.is_empty() && !all.units.is_empty() {
        let begun: BTreeSet<String> = all.pieces.iter().map(|piece| dotted(path(piece.source())).0).collect();
        let demand = demand(all, put_off.len(), course);
        let wanted = |(at, words): &(usize, Words)| {
            demand.as_ref().is_none_or(|demand| demand.wants(path(*at), words))
                || begun.contains(&dotted(path(*at)).0)
        };
        let (jobs, rest): (Vec<_>, Vec<_>) = put_off.into_iter().partition(wanted);
        put_off = rest;
        if jobs.is_empty() {
            break;
        }
        course.expect(jobs.len());
        let one = |_, (at, _): &(usize, Words)| read(*at).map(Box::new);
        for ((at, _), outcome) in jobs.iter().zip(workers::each(&jobs, course, one)) {
            let Some(source) = sources.get(*at) else { continue };
            all.add(match outcome {
                Outcome::Done(reading) => reading.map(|reading| *reading).unwrap_or_default(),
                Outcome::Failed => Reading::failed(source, None, "the reader failed".to_owned()),
                Outcome::NotBegun => Reading::failed(source, None, not_begun(course)),
            });
        }
        sort(all);
    }
}

/// What is wanted of that which was put off. Nothing where that is everything: where many files name models, to ask costs
/// more than to read the others, and there may be nobody who can say.
fn demand(all: &Reading, put_off: usize, course: &Course<'_>) -> Option<python::Demand> {
    let go_on = || course.cut().is_none();
    let few = put_off < all.units.len().saturating_mul(8);
    let ask = || python::demand(&all.units, &go_on);
    if few { None } else { workers::on_a_large_stack(course, ask).flatten() }
}

/// In the order of the sources, in whichever they were read.
fn sort(all: &mut Reading) {
    let units = std::mem::take(&mut all.units);
    let mut both: Vec<_> = std::mem::take(&mut all.pieces).into_iter().zip(units).collect();
    both.sort_by_key(|(piece, _): &(Piece, _)| piece.source());
    (all.pieces, all.units) = both.into_iter().unzip();
}

/// Turns what the pieces of Python keep into sightings. Where that cannot be done, the file was not examined.
fn link(all: &mut Reading, sources: &[Source], course: &Course<'_>) {
    let linked = python::link(&all.units, course);
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
