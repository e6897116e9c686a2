//! Notebooks: the code of their cells, joined in order, with a map back to cell and line. Outputs are not looked at.

use serde::Deserialize;

use crate::scan::sighting::Spot;

/// Most cells.
const MOST_CELLS: usize = 10_000;

#[derive(Deserialize)]
struct Wire {
    #[serde(default)]
    cells: Vec<CellWire>,
    #[serde(default)]
    worksheets: Vec<SheetWire>,
}

#[derive(Deserialize)]
struct SheetWire {
    #[serde(default)]
    cells: Vec<CellWire>,
}

#[derive(Deserialize)]
struct CellWire {
    #[serde(default)]
    cell_type: String,
    #[serde(default, alias = "input")]
    source: Lines,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Lines {
    One(String),
    Many(Vec<String>),
}

impl Default for Lines {
    fn default() -> Self {
        Self::One(String::new())
    }
}

/// The code of a notebook.
#[derive(Debug, Default)]
pub(super) struct Notebook {
    /// All Python, as one text.
    pub(super) python: String,
    /// Shell, with the place of its first line.
    pub(super) shell: Vec<(String, Spot)>,
    /// The cell of each line of `python`, and the line in it.
    lines: Vec<(u32, u32)>,
}

impl Notebook {
    /// A place in the joined text as a place in its cell.
    pub(super) fn spot(&self, spot: Spot) -> Spot {
        let at = usize::try_from(spot.line).unwrap_or(1).saturating_sub(1);
        let (cell, line) = self.lines.get(at).copied().unwrap_or((1, spot.line));
        Spot { cell: Some(cell), line, column: spot.column }
    }
}

/// Reads a notebook. The error says why it is none.
pub(super) fn read(text: &str) -> Result<Notebook, (Option<u32>, String)> {
    let wire: Wire = serde_json::from_str(text).map_err(|error| {
        (
            u32::try_from(error.line()).ok(),
            format!("syntax: {}", crate::text::clipped(&error.to_string(), 120)),
        )
    })?;
    let mut notebook = Notebook::default();
    let cells = wire.cells.into_iter().chain(wire.worksheets.into_iter().flat_map(|sheet| sheet.cells));
    for (cell, number) in cells.take(MOST_CELLS).zip(1_u32..) {
        if cell.cell_type != "code" {
            continue;
        }
        let source = match cell.source {
            Lines::One(text) => text,
            Lines::Many(lines) => lines.concat(),
        };
        take(&mut notebook, number, &source);
    }
    Ok(notebook)
}

fn take(notebook: &mut Notebook, cell: u32, source: &str) {
    let first = source.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim_start();
    let spot = |line: u32, column: u32| Spot { cell: Some(cell), line, column };
    let magic = first.strip_prefix("%%").and_then(|rest| rest.split_whitespace().next());
    let python = matches!(magic, None | Some("time" | "timeit" | "capture" | "prun" | "python" | "python3"));
    if matches!(magic, Some("bash" | "sh" | "shell" | "script")) {
        let body = source.split_once('\n').map_or("", |(_, body)| body);
        notebook.shell.push((body.to_owned(), spot(2, 1)));
    }
    for (line, number) in source.split('\n').zip(1_u32..) {
        let bare = line.trim_start();
        let shell = bare
            .strip_prefix('!')
            .or_else(|| bare.strip_prefix("%pip"))
            .or_else(|| bare.strip_prefix("%sx "));
        if python && let Some(command) = shell {
            let column = line.chars().count() - command.chars().count() + 1;
            notebook
                .shell
                .push((command.replace('{', "${"), spot(number, u32::try_from(column).unwrap_or(1))));
        }
        if python && !bare.starts_with("%%") {
            notebook.python.push_str(line.trim_end_matches('\r'));
        }
        notebook.python.push('\n');
        notebook.lines.push((cell, number));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_joined_and_found_again() {
        let text = r#"{"cells":[{"cell_type":"markdown","source":["x"]},{"cell_type":"code","source":["%%time\n","a = 1\n","!hf download {m}"]},
            {"cell_type":"code","source":"%%bash\nls"},{"cell_type":"code","source":"b"}],"nbformat":4}"#;
        let notebook = read(text).unwrap();
        assert_eq!(notebook.python, "\na = 1\n!hf download {m}\n\n\nb\n");
        assert_eq!(notebook.spot(Spot::at(6, 3)), Spot { cell: Some(4), line: 1, column: 3 });
        let shell: Vec<_> =
            notebook.shell.iter().map(|(text, spot)| (text.as_str(), spot.cell, spot.line)).collect();
        assert_eq!(shell, [("hf download ${m}", Some(2), 3), ("ls", Some(3), 2)]);
        assert!(read("[").is_err());
    }
}
