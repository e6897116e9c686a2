//! The phases, with how many of their items are answered. The present one has its name at every width.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use crate::tui::layout::areas;
use crate::tui::model::{Model, Screen};
use crate::tui::wrap::{cut, width};

/// One tab: where it starts and what it says.
struct Tab {
    x: u16,
    text: String,
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if let Screen::Profile(_) = model.place.screen {
        buffer.set_string(
            area.x + 1,
            area.y,
            "Profile: a few facts decide which items apply",
            model.theme.quiet(),
        );
        return;
    }
    for (phase, tab) in tabs(model, area).iter().enumerate() {
        let present = phase == model.place.phase && model.place.screen == Screen::Items;
        let style = if present { model.theme.chosen() } else { model.theme.heading() };
        buffer.set_span(tab.x, area.y, &Span::styled(&*tab.text, style), area.right().saturating_sub(tab.x));
    }
}

/// The phase whose tab is at a place.
pub(crate) fn tab_at(model: &Model, at: Position) -> Option<usize> {
    let area = areas(model.size).tabs;
    let hit = |tab: &Tab| at.x >= tab.x && usize::from(at.x - tab.x) < width(&tab.text);
    if area.contains(at) { tabs(model, area).iter().position(hit) } else { None }
}

/// The tabs, with all names where they fit, else with the present phase's name only.
fn tabs(model: &Model, area: Rect) -> Vec<Tab> {
    let long = lay(model, area, |_| true);
    let end = |tabs: &[Tab]| tabs.last().map_or(0, |tab| usize::from(tab.x) + width(&tab.text));
    if end(&long) <= usize::from(area.right()) {
        long
    } else {
        lay(model, area, |phase| phase == model.place.phase)
    }
}

fn lay(model: &Model, area: Rect, named: impl Fn(usize) -> bool) -> Vec<Tab> {
    let mut x = area.x;
    let mut tabs = Vec::new();
    for (at, phase) in model.work.checklist.phases.iter().enumerate() {
        let counts = model.work.assessment.phases.get(at).copied().unwrap_or_default();
        let title = if named(at) {
            format!("{} ", cut(&phase.title, 24, model.theme.ellipsis()))
        } else {
            String::new()
        };
        let text = format!(" {} {title}{}/{} ", at + 1, counts.answered, counts.applicable);
        let next = x.saturating_add(u16::try_from(width(&text)).unwrap_or(u16::MAX));
        tabs.push(Tab { x, text });
        x = next;
    }
    tabs
}
