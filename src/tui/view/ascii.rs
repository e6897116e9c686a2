//! Typographic signs in the sentences of program and checklist, respelt for a terminal that shows ASCII only.
//!
//! Letters of people's own words stay as they are.

use ratatui::buffer::Buffer;

pub(super) fn respell(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some(sign) = ascii(cell.symbol()) {
            cell.set_symbol(sign);
        }
    }
}

/// The ASCII sign that stands for another one, of the same width.
fn ascii(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "·" | "–" => "-",
        "…" => "~",
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        _ => return None,
    })
}
