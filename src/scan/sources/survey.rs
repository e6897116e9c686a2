//! All sources of a project together: each read by its reader, those of Python as far as they matter, then linked. Bytes
//! in, inventory out; reads no disk.

use std::collections::BTreeSet;

use super::kind::{Reader, reader};
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

fn modules(sources: &[Source]) -> Modules {
    let paths = sources.iter().map(|source| source.path.as_str());
    Modules::new(paths.filter(|path| reader(path) == Some(Reader::Python)))
}

/// The same within bounds of time.
pub(in crate::scan) fn survey_on(
    sources: &[Source],
    folders: &BTreeSet<String>,
    bytes: &Content<'_>,
    course: &Course<'_>,
) -> Inventory {
    course.expect(sources.len());
    let modules = modules(sources);
    let mut gathering = Gathering::new(folders);
    let mut all = Reading::default();
    let mut put_off = Vec::new();
    let each = workers::each(sources, course, |at, source| first(at, source, &modules, bytes));
    for (at, (source, outcome)) in sources.iter().zip(each).enumerate() {
        match reader(&source.path) {
            Some(reader) if !matches!(outcome, Outcome::NotBegun) => gathering.count(reader),
            Some(_) => {}
            None => gathering.scope.other += 1,
        }
        all.add(match outcome {
            Outcome::Done(First::Read(reading)) => reading,
            Outcome::Done(First::PutOff(words, fault)) => {
                put_off.push((at, *words));
                all.not_examined.extend(fault);
                continue;
            }
            Outcome::Failed => Reading::failed(source, None, "the reader failed".to_owned()),
            Outcome::NotBegun => Reading::failed(source, None, not_begun(course)),
        });
    }
    let again = |at, source: &Source| read(at, source, &modules, bytes);
    read_on(&mut all, put_off, sources, course, again);
    link(&mut all, sources, course);
    for (at, sighting) in &all.found {
        if let Some(source) = sources.get(*at) {
            gathering.take(&source.path, source.part, sighting);
        }
    }
    gathering.scope.not_examined = all.not_examined;
    gathering.done()
}

/// Why nobody began.
fn not_begun(course: &Course<'_>) -> String {
    course.cut().map_or("no thread could be started", Cut::says).to_owned()
}

/// What the first look at a file gives.
enum First {
    Read(Reading),
    /// By its own words it names no model; these are they, for what others may say of it, and where it is broken.
    PutOff(Box<Words>, Option<NotExamined>),
}

/// Reads one file, unless that can wait.
fn first(at: usize, source: &Source, modules: &Modules, bytes: &Content<'_>) -> First {
    let Some(reader) = reader(&source.path) else { return First::Read(Reading::default()) };
    let text = match bytes(source, reader.limit()) {
        Ok(bytes) => decoded(bytes),
        Err(why) => return First::Read(Reading::failed(source, None, why)),
    };
    if reader == Reader::Python {
        let words = Words::of(&text);
        if !words.may_name_a_model() {
            let fault = python::fault(&text, python::Dialect::Plain);
            let path = source.path.clone();
            return First::PutOff(Box::new(words), fault.map(|(line, why)| NotExamined { path, line, why }));
        }
    }
    let mut reading = Reading::default();
    reading.read(at, source, reader, &text, modules);
    First::Read(reading)
}

/// Reads one file.
fn read(at: usize, source: &Source, modules: &Modules, bytes: &Content<'_>) -> Reading {
    let Some(reader) = reader(&source.path) else { return Reading::default() };
    match bytes(source, reader.limit()) {
        Ok(bytes) => {
            let mut reading = Reading::default();
            reading.read(at, source, reader, &decoded(bytes), modules);
            reading
        }
        Err(why) => Reading::failed(source, None, why),
    }
}

/// Reads what was put off and matters to what was read, until nothing more does.
fn read_on(
    all: &mut Reading,
    mut put_off: Vec<(usize, Words)>,
    sources: &[Source],
    course: &Course<'_>,
    read: impl Fn(usize, &Source) -> Reading + Sync,
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
        let one = |_, (at, _): &(usize, Words)| sources.get(*at).map(|source| read(*at, source));
        for ((at, _), outcome) in jobs.iter().zip(workers::each(&jobs, course, one)) {
            let Some(source) = sources.get(*at) else { continue };
            all.add(match outcome {
                Outcome::Done(reading) => reading.unwrap_or_default(),
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
