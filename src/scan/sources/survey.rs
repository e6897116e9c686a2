//! All sources of a project together: each read by its reader, then linked. Bytes in, inventory out; reads no disk.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::kind::{Reader, reader};
use super::python::{self, Dialect, Modules, Unit, dotted, on_a_large_stack};
use super::shell::{self, Inline};
use super::{config, notebook, script};
use crate::scan::inventory::Gathering;
use crate::scan::model::{Inventory, NotExamined, Part};
use crate::scan::sighting::{Found, Sighting, Spot};

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

/// Reads all sources, in the order in which they are given. `bytes` hands over the content of one, or why it cannot;
/// `folders` are the paths that an id may mean instead of a hub.
pub fn survey(sources: &[Source], folders: &BTreeSet<String>, bytes: &Content<'_>) -> Inventory {
    let read = on_a_large_stack(|| Surveyor::new(sources).read_all(sources, folders, bytes));
    read.unwrap_or_else(|| {
        let mut inventory = Inventory::default();
        let why = "the reader of sources could not be started".to_owned();
        inventory.scope.not_examined.push(NotExamined { path: ".".to_owned(), line: None, why });
        inventory
    })
}

/// A piece of Python: a file, a notebook, or what stands inside a command.
enum Piece {
    File(usize),
    Notebook(usize, Box<notebook::Notebook>),
    Inline(usize, Spot),
}

#[derive(Default)]
struct Surveyor {
    modules: Modules,
    units: Vec<Unit>,
    pieces: Vec<Piece>,
    found: Vec<(usize, Sighting)>,
    not_examined: Vec<NotExamined>,
}

impl Surveyor {
    fn new(sources: &[Source]) -> Self {
        let python = sources
            .iter()
            .map(|source| source.path.as_str())
            .filter(|path| reader(path) == Some(Reader::Python));
        Self { modules: Modules::new(python), ..Self::default() }
    }

    fn read_all(mut self, sources: &[Source], folders: &BTreeSet<String>, bytes: &Content<'_>) -> Inventory {
        let mut gathering = Gathering::new(folders);
        for (at, source) in sources.iter().enumerate() {
            let Some(reader) = reader(&source.path) else {
                gathering.scope.other += 1;
                continue;
            };
            gathering.count(reader);
            let text = match bytes(source, reader.limit()) {
                Ok(bytes) => decoded(bytes),
                Err(why) => {
                    self.not_examined.push(NotExamined { path: source.path.clone(), line: None, why });
                    continue;
                }
            };
            // A fault of ours in one file must not hide the others.
            let whole = catch_unwind(AssertUnwindSafe(|| self.read(at, source, reader, &text)));
            if whole.is_err() {
                let why = "the reader failed".to_owned();
                self.not_examined.push(NotExamined { path: source.path.clone(), line: None, why });
            }
        }
        let linked = catch_unwind(AssertUnwindSafe(|| python::link(&self.units))).unwrap_or_default();
        for (unit, sighting) in linked {
            if let Some(piece) = self.pieces.get(unit) {
                self.found.push(placed(piece, sighting));
            }
        }
        for (at, sighting) in &self.found {
            if let Some(source) = sources.get(*at) {
                gathering.take(&source.path, source.part, sighting);
            }
        }
        gathering.scope.not_examined = self.not_examined;
        gathering.done()
    }

    fn read(&mut self, at: usize, source: &Source, reader: Reader, text: &str) {
        let plain = |found: Found| (found, Vec::new());
        let (found, inline) = match reader {
            Reader::Python => return self.python(Piece::File(at), &source.path, text, Dialect::Plain),
            Reader::Notebook => return self.notebook(at, source, text),
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
        self.inline(at, &source.path, inline);
    }

    fn inline(&mut self, at: usize, path: &str, inline: Vec<Inline>) {
        for Inline { text, spot } in inline {
            let before = self.not_examined.len();
            self.python(Piece::Inline(at, spot), path, &text, Dialect::Plain);
            // What a shell would still have changed need not be Python yet.
            self.not_examined.truncate(before);
        }
    }

    fn notebook(&mut self, at: usize, source: &Source, text: &str) {
        let notebook = match notebook::read(text) {
            Ok(notebook) => notebook,
            Err((line, why)) => {
                self.not_examined.push(NotExamined { path: source.path.clone(), line, why });
                return;
            }
        };
        let mut inline = Vec::new();
        for (text, spot) in &notebook.shell {
            let all = shell::read(text, *spot, &mut BTreeMap::new(), &mut inline);
            self.found.extend(all.into_iter().map(|sighting| (at, sighting)));
        }
        let python = notebook.python.clone();
        self.python(Piece::Notebook(at, Box::new(notebook)), &source.path, &python, Dialect::Notebook);
        self.inline(at, &source.path, inline);
    }

    fn python(&mut self, piece: Piece, path: &str, text: &str, dialect: Dialect) {
        let (name, package) = dotted(path);
        let module = match piece {
            Piece::File(_) => format!("@{name}"),
            // Nobody imports these.
            Piece::Notebook(..) | Piece::Inline(..) => format!("@{name}.@{}", self.units.len()),
        };
        let mut unit = python::read(text, dialect, &module, package, &self.modules);
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
