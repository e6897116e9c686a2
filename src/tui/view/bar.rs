//! A count as a bar of cells. The number always stands beside it.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::tui::theme::Theme;

/// `part` of `whole` as a bar of so many cells; one cell at least where there is anything at all.
pub(super) fn bar(theme: Theme, part: usize, whole: usize, cells: usize, style: Style) -> [Span<'static>; 2] {
    let (full, empty) = theme.bar();
    let filled = (part * cells).checked_div(whole).unwrap_or_default();
    let filled = if part > 0 { filled.max(1) } else { 0 }.min(cells);
    [Span::styled(full.repeat(filled), style), Span::styled(empty.repeat(cells - filled), theme.quiet())]
}
