//! One source read: the right reader for it, and the pieces of Python that stand in files of every kind. Bytes in, units and
//! sightings out; reads no disk and links nothing.

use std::collections::BTreeMap;

use super::kind::Reader;
use super::page::Page;
use super::python::{self, Code, Dialect, Modules, Unit, dotted};
use super::shell::{self, Inline};
use super::source::Source;
use super::{config, notebook, script};
use crate::scan::model::NotExamined;
use crate::scan::own::is_own;
use crate::scan::sighting::{Found, Sighting, Spot};

/// A piece of Python: a file, a notebook, or what stands inside a command.
pub(super) enum Piece {
    File(usize),
    Notebook(usize, Box<notebook::Notebook>),
    Inline(usize, Spot),
}

impl Piece {
    /// The file in which it stands.
    pub(super) fn source(&self) -> usize {
        match self {
            Self::File(at) | Self::Notebook(at, _) | Self::Inline(at, _) => *at,
        }
    }
}

/// What one file gives.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) units: Vec<Unit>,
    pub(super) pieces: Vec<Piece>,
    /// Scripts, by the number of their file.
    pub(super) scripts: Vec<(usize, script::Unit)>,
    pub(super) found: Vec<(usize, Sighting)>,
    pub(super) not_examined: Vec<NotExamined>,
    /// Whether the program wrote the file itself.
    pub(super) own: bool,
}

impl Reading {
    /// Nothing, and why.
    pub(super) fn failed(source: &Source, line: Option<u32>, why: String) -> Self {
        let not_examined = vec![NotExamined { path: source.path.clone(), line, why }];
        Self { not_examined, ..Self::default() }
    }

    /// Makes room for so many pieces of Python.
    pub(super) fn expect(&mut self, pieces: usize) {
        self.units.reserve_exact(pieces);
        self.pieces.reserve_exact(pieces);
    }

    /// Takes in what another file gives.
    pub(super) fn add(&mut self, other: Self) {
        self.units.extend(other.units);
        self.pieces.extend(other.pieces);
        self.scripts.extend(other.scripts);
        self.found.extend(other.found);
        self.not_examined.extend(other.not_examined);
    }

    /// Reads a text.
    pub(super) fn read(
        &mut self,
        at: usize,
        source: &Source,
        reader: Reader,
        page: &Page<'_>,
        modules: &Modules,
    ) {
        let text = page.text;
        let plain = |found: Found| (found, Vec::new());
        let (found, inline) = match reader {
            Reader::Python => {
                return self.python(Piece::File(at), &source.path, &page.code, modules);
            }
            Reader::Notebook => return self.notebook(at, source, text, modules),
            Reader::Script => {
                let (found, unit) = script::read(&source.path, text);
                // One that hands on nothing is still the file that a name means.
                self.scripts.push((at, unit));
                plain(found)
            }
            Reader::Json if is_own(text) => return self.own = true,
            Reader::Json => plain(config::json(text)),
            Reader::Toml => plain(config::toml(text)),
            Reader::Env => plain(config::env(text)),
            Reader::Modelfile => plain(config::modelfile(text)),
            Reader::Requirements => plain(config::requirements(text)),
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
            self.python(Piece::Inline(at, spot), path, &Code::new(&text, Dialect::Plain), modules);
            // What a shell would still have changed need not be Python yet.
            self.not_examined.truncate(before);
        }
    }

    fn notebook(&mut self, at: usize, source: &Source, text: &str, modules: &Modules) {
        let mut notebook = match notebook::read(text) {
            Ok(notebook) => notebook,
            Err((line, why)) => return *self = Self::failed(source, line, why),
        };
        let mut inline = Vec::new();
        for (text, spot) in &notebook.shell {
            let all = shell::read(text, *spot, &mut BTreeMap::new(), &mut inline);
            self.found.extend(all.into_iter().map(|sighting| (at, sighting)));
        }
        notebook.shell = Vec::new();
        // Of the notebook only its map is kept.
        let python = std::mem::take(&mut notebook.python);
        let piece = Piece::Notebook(at, Box::new(notebook));
        self.python(piece, &source.path, &Code::new(&python, Dialect::Notebook), modules);
        self.inline(at, &source.path, inline, modules);
    }

    fn python(&mut self, piece: Piece, path: &str, code: &Code<'_>, modules: &Modules) {
        let (name, package) = dotted(path);
        let module = match piece {
            Piece::File(_) => format!("@{name}"),
            // Nobody imports these.
            Piece::Notebook(at, _) | Piece::Inline(at, _) => {
                format!("@{name}.@{at}_{}", self.units.len())
            }
        };
        let (unit, stop) = python::read(code, &module, package, path, modules);
        if let Some((line, why)) = stop {
            let line = match (&piece, line) {
                (Piece::Notebook(_, notebook), Some(line)) => {
                    Some(notebook.spot(Spot::at(line as usize, 1)).line)
                }
                _ => line,
            };
            self.not_examined.push(NotExamined { path: path.to_owned(), line, why });
        }
        // A file of Python is one piece, and nothing more comes.
        self.units.reserve_exact(1);
        self.pieces.reserve_exact(1);
        self.units.push(unit);
        self.pieces.push(piece);
    }
}

/// A sighting of a piece as one of its file.
pub(super) fn placed(piece: &Piece, mut sighting: Sighting) -> (usize, Sighting) {
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
pub(super) fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| latin(error.as_bytes()))
}

/// Bytes as Latin-1.
pub(in crate::scan) fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}
