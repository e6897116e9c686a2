//! Notices what a source imports and calls beside models, each by the reader of its language. Nothing is followed beyond the
//! file, and nothing is run.

use std::cell::LazyCell;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

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
            Noticed { imports: script::imports(path, page.text), npm: true, ..Noticed::default() }
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

/// Whether a Python source imports a tool of the table or may hold a long text for a model. Reads letters, builds nothing.
fn is_worth_it(text: &str) -> bool {
    let Some(signs) = &*SIGNS else { return true };
    let long = text.len() > LONG;
    let message = LazyCell::new(|| holds_message(text));
    signs.find_iter(text).any(|sign| match SPELLED.get(sign.pattern().as_usize()) {
        Some(&"import " | &"from ") => imports_tool(text, sign.start(), sign.end()),
        Some(&".moderations.") => true,
        Some(&"role") => long && *message,
        _ => long && gives_a_text(text, sign.end()),
    })
}

/// What a source that is worth a closer look has: an import, a call of a moderation, a message, or what a variable for a
/// model is called, without its first letter. None of them overlaps another.
const SPELLED: [&str; 10] = [
    "import ",
    "from ",
    ".moderations.",
    "role",
    "rompt",
    "ROMPT",
    "nstruction",
    "NSTRUCTION",
    "ystem",
    "YSTEM",
];

/// All of them at once: every source is gone through for them.
static SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // Only the leftmost is looked for with many letters at a time.
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(SPELLED).ok()
});

/// Whether a line begins with the word there and imports a tool of the table. However long lines are, each is read once.
fn imports_tool(text: &str, word: usize, names: usize) -> bool {
    let blank = |sign: char| sign.is_whitespace() && sign != '\n';
    let before = text.get(..word).unwrap_or_default().trim_end_matches(blank);
    if !(before.is_empty() || before.ends_with('\n')) {
        return false;
    }
    let line = text.get(names..).unwrap_or_default().lines().next().unwrap_or_default();
    let mut roots = line.split([',', ' ', '.']).filter(|word| !word.is_empty());
    roots.any(|root| tool::of_module(root).is_some())
}

/// Whether a message of the system may stand there.
fn holds_message(text: &str) -> bool {
    let role = text.contains("\"role\"") || text.contains("'role'");
    role && ["\"system\"", "'system'", "\"developer\""].iter().any(|word| text.contains(word))
}

/// Whether a text between quotes is given to what has its name there.
fn gives_a_text(text: &str, behind: usize) -> bool {
    let near: String = text.get(behind..).unwrap_or_default().chars().take(80).collect();
    let quoted = |(_, value): (&str, &str)| {
        let value = value.trim_start_matches([' ', '(', '\n', '\r', '\\', 'f', 'r', 'F', 'R']);
        value.starts_with(['"', '\'']) || value.contains("dedent(")
    };
    near.split_once('=').is_some_and(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_worth_a_look_for_a_tool_at_the_beginning_of_a_line_or_a_text_for_a_model() {
        let long = format!("# {}\n", "-".repeat(LONG));
        for worth in [
            "import garak\n",
            "if x:\n \t import os, garak.cli\n",
            "\u{a0}from garak import x",
            "client.moderations.create(x)",
            &format!("{long}system_prompt = (\n  \"x\")"),
            &format!("{long}m = {{'role': 'system', 'content': c}}"),
        ] {
            assert!(is_worth_it(worth), "{worth}");
        }
        for not in [
            "x = 1; import garak",
            "reimport garak\n",
            "import os\n",
            "prompt = 'x'",
            &format!("{long}role = 'x'"),
        ] {
            assert!(!is_worth_it(not), "{not}");
        }
    }

    #[test]
    fn one_long_line_of_imports_is_gone_through_once() {
        // Were it read anew for each of them, this would not end.
        assert!(!is_worth_it(&"x import from ".repeat(100_000)));
        assert!(!is_worth_it(&format!("import {}", "os import ".repeat(100_000))));
    }
}
