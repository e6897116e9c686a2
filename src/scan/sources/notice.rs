//! Notices what a source imports and calls beside models, each by the reader of its language. Nothing is followed beyond the
//! file, and nothing is run.

use super::kind::{Reader, reader};
use super::page::Page;
use super::python::{Code, Dialect};
use super::{notebook, python, script};
use crate::scan::noticed::{LONG, Noticed};
use crate::scan::sighting::Spot;
use crate::scan::tool;

/// What stands in a source that is worth a closer look; nothing where none is.
pub(in crate::scan) fn notice(path: &str, page: &Page<'_>) -> Noticed {
    match reader(path) {
        Some(Reader::Python) if is_worth_it(page.text) => python::notice(&page.code),
        Some(Reader::Notebook) => in_notebook(page.text),
        Some(Reader::Script) => {
            Noticed { imports: script::imports(page.text), npm: true, ..Noticed::default() }
        }
        _ => Noticed::default(),
    }
}

fn in_notebook(text: &str) -> Noticed {
    let Ok(notebook) = notebook::read(text) else { return Noticed::default() };
    if !is_worth_it(&notebook.python) {
        return Noticed::default();
    }
    let mut noticed = python::notice(&Code::new(&notebook.python, Dialect::Notebook));
    let spots = noticed.imports.iter_mut().chain(&mut noticed.calls);
    for named in spots {
        named.spot = notebook.spot(named.spot);
        // Its lines are those of the joined text, which no place of the inventory has.
        named.within = None;
    }
    if let Some((Some(line), _)) = &mut noticed.not_examined {
        *line = notebook.spot(Spot { line: *line, column: 1, ..Spot::default() }).line;
    }
    for long in &mut noticed.texts {
        long.spot = notebook.spot(long.spot);
    }
    noticed
}

/// Whether a Python source imports a tool of the table or may hold a long text for a model. Reads lines, builds nothing.
fn is_worth_it(text: &str) -> bool {
    let imports = |line: &str| {
        // Of nearly every line the first letter is enough to pass it over.
        let first = line.bytes().find(|byte| *byte > b' ')?;
        if first.is_ascii() && !matches!(first, b'i' | b'f') {
            return None;
        }
        let line = line.trim_start();
        let names = line.strip_prefix("import ").or_else(|| line.strip_prefix("from "))?;
        let mut roots = names.split([',', ' ', '.']).filter(|word| !word.is_empty());
        roots.find(|root| tool::of_module(root).is_some()).map(|_| ())
    };
    text.contains(".moderations.")
        || (text.len() > LONG && gives_a_text(text))
        || text.lines().any(|line| imports(line).is_some())
}

/// Whether a text between quotes is given to something called a prompt, or a message of the system stands there.
fn gives_a_text(text: &str) -> bool {
    let given = |(at, name): (usize, &str)| {
        let rest = text.get(at + name.len()..).unwrap_or_default();
        let near: String = rest.chars().take(80).collect();
        let quoted = |(_, value): (&str, &str)| {
            let value = value.trim_start_matches([' ', '(', '\n', '\r', '\\', 'f', 'r', 'F', 'R']);
            value.starts_with(['"', '\'']) || value.contains("dedent(")
        };
        near.split_once('=').is_some_and(quoted)
    };
    let role = || text.contains("\"role\"") || text.contains("'role'");
    let system =
        || text.contains("\"system\"") || text.contains("'system'") || text.contains("\"developer\"");
    (text.contains("role") && role() && system()) || names(text).any(given)
}

/// What a variable for a model is called, without its first letter.
const NAMES: [&str; 6] = ["rompt", "ROMPT", "nstruction", "NSTRUCTION", "ystem", "YSTEM"];

/// Every place of such a name. Whether one stands anywhere is told many times faster than where.
fn names(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let there = NAMES.into_iter().filter(|name| text.contains(name));
    there.flat_map(|name| text.match_indices(name).map(move |(at, _)| (at, name)))
}
