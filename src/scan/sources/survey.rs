//! All sources of a project together: each read by its reader, then linked. Bytes in, inventory out; reads no disk.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::{Reader, reader};
use super::python::{self, Dialect, Modules, Unit, Words, dotted};
use super::shell::{self, Inline};
use super::{config, notebook, script};
use crate::scan::course::Course;
use crate::scan::inventory::Gathering;
use crate::scan::model::{Inventory, NotExamined, Part};
use crate::scan::options::{Cut, Options};
use crate::scan::sighting::{Found, Sighting, Spot};
use crate::scan::workers::{self, Outcome};

/// One file: where it is, and what it holds when asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// From the root, with `/`.
    pub path: String,
    /// In which part of the tree.
    pub part: Part,
}

/// Hands over the content of a file, at most so many bytes, or says why it cannot.
pub type Content<'c> = dyn Fn(&Source, u64) -> Result<Vec<u8>, String> + Sync + 'c;

/// Reads all sources, on all cores. `bytes` hands over the content of one, or why it cannot; `folders` are the paths that
/// an id may mean instead of a hub. The same sources in the same order give the same inventory.
pub fn survey(sources: &[Source], folders: &BTreeSet<String>, bytes: &Content<'_>) -> Inventory {
    survey_on(sources, folders, bytes, &Course::new(&Options::default()))
}

/// A piece of Python: a file, a notebook, or what stands inside a command.
enum Piece {
    File(usize),
    Notebook(usize, Box<notebook::Notebook>),
    Inline(usize, Spot),
}

impl Piece {
    /// The file in which it stands.
    fn source(&self) -> usize {
        match self {
            Self::File(at) | Self::Notebook(at, _) | Self::Inline(at, _) => *at,
        }
    }
}

/// What one file gives.
#[derive(Default)]
struct Reading {
    units: Vec<Unit>,
    pieces: Vec<Piece>,
    found: Vec<(usize, Sighting)>,
    not_examined: Vec<NotExamined>,
    /// Python files that are not read, with their words.
    put_off: Vec<(usize, Words)>,
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
    let each = workers::each(sources, course, |at, source| first(at, source, &modules, bytes));
    for (at, (source, outcome)) in sources.iter().zip(each).enumerate() {
        match reader(&source.path) {
            Some(reader) if !matches!(outcome, Outcome::NotBegun) => gathering.count(reader),
            Some(_) => {}
            None => gathering.scope.other += 1,
        }
        all.add(match outcome {
            Outcome::Done(First::Read(reading)) => reading,
            Outcome::Done(First::PutOff(words)) => {
                all.put_off.push((at, words));
                continue;
            }
            Outcome::Failed => Reading::failed(source, None, "the reader failed".to_owned()),
            Outcome::NotBegun => Reading::failed(source, None, not_begun(course)),
        });
    }
    all.read_on(sources, course, |at, source| read(at, source, &modules, bytes));
    all.link(sources, course);
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
    /// By its own words it names no model; these are they, for what others may say of it.
    PutOff(Words),
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
            return First::PutOff(words);
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

impl Reading {
    fn failed(source: &Source, line: Option<u32>, why: String) -> Self {
        let not_examined = vec![NotExamined { path: source.path.clone(), line, why }];
        Self { not_examined, ..Self::default() }
    }

    fn add(&mut self, other: Self) {
        self.units.extend(other.units);
        self.pieces.extend(other.pieces);
        self.found.extend(other.found);
        self.not_examined.extend(other.not_examined);
    }

    /// Reads what was put off and matters to what was read, until nothing more does.
    fn read_on(
        &mut self,
        sources: &[Source],
        course: &Course<'_>,
        read: impl Fn(usize, &Source) -> Reading + Sync,
    ) {
        let go_on = || course.cut().is_none();
        while !self.put_off.is_empty() && !self.units.is_empty() {
            let begun: BTreeSet<String> = self
                .pieces
                .iter()
                .filter_map(|piece| Some(dotted(&sources.get(piece.source())?.path).0))
                .collect();
            let demand = workers::on_a_large_stack(course, || python::demand(&self.units, &go_on)).flatten();
            // Where nobody could say what is wanted, everything is.
            let wanted = |(at, words): &(usize, Words)| {
                let path = sources.get(*at).map_or("", |source| source.path.as_str());
                demand.as_ref().is_none_or(|demand| demand.wants(path, words))
                    || begun.contains(&dotted(path).0)
            };
            let (jobs, put_off): (Vec<_>, Vec<_>) =
                std::mem::take(&mut self.put_off).into_iter().partition(wanted);
            self.put_off = put_off;
            if jobs.is_empty() {
                break;
            }
            let each =
                workers::each(&jobs, course, |_, (at, _)| sources.get(*at).map(|source| read(*at, source)));
            for ((at, _), outcome) in jobs.iter().zip(each) {
                let Some(source) = sources.get(*at) else { continue };
                self.add(match outcome {
                    Outcome::Done(reading) => reading.unwrap_or_default(),
                    Outcome::Failed => Reading::failed(source, None, "the reader failed".to_owned()),
                    Outcome::NotBegun => Reading::failed(source, None, not_begun(course)),
                });
            }
            self.sort();
        }
    }

    /// In the order of the sources, in whichever they were read.
    fn sort(&mut self) {
        let units = std::mem::take(&mut self.units);
        let mut both: Vec<_> = std::mem::take(&mut self.pieces).into_iter().zip(units).collect();
        both.sort_by_key(|(piece, _)| piece.source());
        (self.pieces, self.units) = both.into_iter().unzip();
    }

    /// Turns what the pieces of Python keep into sightings. Where that cannot be done, none of them was examined.
    fn link(&mut self, sources: &[Source], course: &Course<'_>) {
        let go_on = || course.cut().is_none();
        let linked = workers::on_a_large_stack(course, || python::link(&self.units, &go_on)).flatten();
        let why = || course.cut().map_or("the linker failed", Cut::says).to_owned();
        let Some(linked) = linked else {
            let unlinked = self.pieces.iter().filter_map(|piece| sources.get(piece.source()));
            self.not_examined.extend(unlinked.map(|source| NotExamined {
                path: source.path.clone(),
                line: None,
                why: why(),
            }));
            return;
        };
        for (unit, sighting) in linked {
            if let Some(piece) = self.pieces.get(unit) {
                self.found.push(placed(piece, sighting));
            }
        }
    }

    fn read(&mut self, at: usize, source: &Source, reader: Reader, text: &str, modules: &Modules) {
        let plain = |found: Found| (found, Vec::new());
        let (found, inline) = match reader {
            Reader::Python => {
                return self.python(Piece::File(at), &source.path, text, Dialect::Plain, modules);
            }
            Reader::Notebook => return self.notebook(at, source, text, modules),
            Reader::Script => plain(script::read(text)),
            Reader::Json => plain(config::json(text)),
            Reader::Toml => plain(config::toml(text)),
            Reader::Env => plain(config::env(text)),
            Reader::Modelfile => plain(config::modelfile(text)),
            Reader::Yaml => config::yaml(text),
            Reader::Container => config::container(text),
            Reader::Make => config::makefile(text),
            Reader::Shell => shell::read_file(text),
        };
        self.found.extend(found.sightings.into_iter().map(|sighting| (at, sighting)));
        if let Some((line, why)) = found.not_examined {
            self.not_examined.push(NotExamined { path: source.path.clone(), line, why });
        }
        self.inline(at, &source.path, inline, modules);
    }

    fn inline(&mut self, at: usize, path: &str, inline: Vec<Inline>, modules: &Modules) {
        for Inline { text, spot } in inline {
            let before = self.not_examined.len();
            self.python(Piece::Inline(at, spot), path, &text, Dialect::Plain, modules);
            // What a shell would still have changed need not be Python yet.
            self.not_examined.truncate(before);
        }
    }

    fn notebook(&mut self, at: usize, source: &Source, text: &str, modules: &Modules) {
        let notebook = match notebook::read(text) {
            Ok(notebook) => notebook,
            Err((line, why)) => return *self = Self::failed(source, line, why),
        };
        let mut inline = Vec::new();
        for (text, spot) in &notebook.shell {
            let all = shell::read(text, *spot, &mut BTreeMap::new(), &mut inline);
            self.found.extend(all.into_iter().map(|sighting| (at, sighting)));
        }
        let python = notebook.python.clone();
        let piece = Piece::Notebook(at, Box::new(notebook));
        self.python(piece, &source.path, &python, Dialect::Notebook, modules);
        self.inline(at, &source.path, inline, modules);
    }

    fn python(&mut self, piece: Piece, path: &str, text: &str, dialect: Dialect, modules: &Modules) {
        let (name, package) = dotted(path);
        let module = match piece {
            Piece::File(_) => format!("@{name}"),
            // Nobody imports these.
            Piece::Notebook(at, _) | Piece::Inline(at, _) => {
                format!("@{name}.@{at}_{}", self.units.len())
            }
        };
        let mut unit = python::read(text, dialect, &module, package, modules);
        if let Some((line, why)) = unit.not_examined() {
            let line = match (&piece, line) {
                (Piece::Notebook(_, notebook), Some(line)) => {
                    Some(notebook.spot(Spot::at(line as usize, 1)).line)
                }
                _ => line,
            };
            self.not_examined.push(NotExamined { path: path.to_owned(), line, why });
        }
        self.units.push(unit);
        self.pieces.push(piece);
    }
}

/// A sighting of a piece as one of its file.
fn placed(piece: &Piece, mut sighting: Sighting) -> (usize, Sighting) {
    match piece {
        Piece::File(at) => (*at, sighting),
        Piece::Notebook(at, notebook) => {
            sighting.spot = notebook.spot(sighting.spot);
            (*at, sighting)
        }
        Piece::Inline(at, spot) => {
            let first = sighting.spot.line == 1;
            sighting.spot = Spot {
                cell: spot.cell,
                line: spot.line + sighting.spot.line - 1,
                column: if first { spot.column + sighting.spot.column - 1 } else { sighting.spot.column },
            };
            (*at, sighting)
        }
    }
}

/// A text out of bytes; what is not UTF-8 is read as Latin-1.
fn decoded(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().map(|&byte| char::from(byte)).collect());
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}
