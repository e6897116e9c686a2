//! How large a terminal has to be. On a smaller one nothing is drawn but that, and no key acts that wants to be seen.

use ratatui::layout::Size;

/// Smallest terminal that is drawn on.
pub(super) const SMALLEST: Size = Size { width: 60, height: 18 };

/// Whether the terminal is large enough to be drawn on.
pub(super) fn fits(size: Size) -> bool {
    size.width >= SMALLEST.width && size.height >= SMALLEST.height
}
