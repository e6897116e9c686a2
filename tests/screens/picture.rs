//! A buffer as an SVG picture: one rectangle and one text for each run of cells that look alike.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

use crate::stage::Stage;

/// Pixels of a cell.
const CELL: (f32, f32) = (8.4, 18.0);
const INK: &str = "#d8dee9";
const PAPER: &str = "#1e222a";

/// The pictures that the README and the tests show.
pub fn gallery() -> Vec<(&'static str, Buffer)> {
    let answered = |stage: Stage| {
        stage
            .file("SAFETY.md", "owner")
            .file("docs/intended-use.md", "use")
            .keys("yvSAFETY.md<enter><esc>oAda Byron<enter>jyvdocs/intended-use.md<enter><esc>jp")
            .keys("eNine rows, six with a test.<c-s>tTests for SR-5 and SR-7<tab>2026-12-12<enter>jnjy jd jx")
    };
    let wide = answered(Stage::begun(120, 36));
    vec![
        ("checklist", wide.keys("Support is out of scope.<enter>2jjj n").buffer()),
        ("release", crate::scene::opened((120, 30)).keys("jj").buffer()),
        ("differences", crate::scene::moved_on((100, 24)).keys("D").buffer()),
        ("models", Stage::begun(120, 26).seeing(crate::scene::project()).keys("Ijj").buffer()),
        ("overview", answered(Stage::begun(100, 30)).keys("<enter>s").buffer()),
    ]
}

/// The picture of a buffer.
pub fn svg(buffer: &Buffer) -> String {
    let (width, height) = (f32::from(buffer.area.width) * CELL.0, f32::from(buffer.area.height) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 -12 {:.1} {:.1}\" font-family=\"'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"14\">\n<rect x=\"-12\" y=\"-12\" width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n",
        width + 24.0,
        height + 24.0
    );
    let columns = usize::from(buffer.area.width);
    for (y, row) in buffer.content.chunks(columns).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let start = x;
            let mut text = String::new();
            while x < row.len() && alike(&row[x], &row[start]) {
                text.push_str(row[x].symbol());
                x += row[x].symbol().width().max(1);
            }
            run(&mut out, &row[start], &text, start, x - start, y);
        }
    }
    out.push_str("</svg>\n");
    out
}

fn alike(a: &Cell, b: &Cell) -> bool {
    (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

fn run(out: &mut String, cell: &Cell, text: &str, column: usize, columns: usize, row: usize) {
    let at = |cells: usize, pixels: f32| f32::from(u16::try_from(cells).unwrap()) * pixels;
    let (x, y, width) = (at(column, CELL.0), at(row, CELL.1), at(columns, CELL.0));
    let (mut ink, mut paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ink, paper) = (paper, ink);
    }
    if paper != PAPER {
        let _ = writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let weight = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let dim = if cell.modifier.contains(Modifier::DIM) { " opacity=\"0.6\"" } else { "" };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let baseline = y + 13.5;
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{baseline:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{ink}\"{weight}{dim}>{text}</text>"
    );
}

fn colour(colour: Color, plain: &'static str) -> &'static str {
    match colour {
        Color::Red => "#e06c75",
        Color::Green => "#98c379",
        Color::Yellow => "#e5c07b",
        Color::Magenta => "#c678dd",
        Color::Cyan => "#56b6c2",
        _ => plain,
    }
}
