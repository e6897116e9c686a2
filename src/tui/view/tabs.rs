//! The phases, with how many of their items are answered. The present one has its name at every width.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use crate::tui::layout::areas;
use crate::tui::model::{Model, Screen};
use crate::tui::wrap::{cut, width};
use crate::words::profile as words;

/// One tab: its phase, where it starts and what it says.
struct Tab {
    phase: usize,
    x: u16,
    text: String,
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if let Screen::Profile(_) = model.place.screen {
        buffer.set_string(area.x + 1, area.y, words::WHAT_FOR, model.theme.quiet());
        return;
    }
    let tabs = tabs(model, area);
    for tab in &tabs {
        let present = tab.phase == model.place.phase && model.place.screen == Screen::Items;
        let style = if present { model.theme.chosen() } else { model.theme.heading() };
        buffer.set_span(tab.x, area.y, &Span::styled(&*tab.text, style), area.right().saturating_sub(tab.x));
    }
    // What is not seen on either side has a sign there.
    let sign =
        |x, buffer: &mut Buffer| buffer.set_string(x, area.y, model.theme.ellipsis(), model.theme.quiet());
    if tabs.first().is_some_and(|tab| tab.phase > 0) {
        sign(area.x, buffer);
    }
    if end(&tabs) > usize::from(area.right()) {
        sign(area.right().saturating_sub(1), buffer);
    }
}

/// The phase whose tab is at a place.
pub(crate) fn tab_at(model: &Model, at: Position) -> Option<usize> {
    let area = areas(model.size).tabs;
    let hit = |tab: &Tab| at.x >= tab.x && usize::from(at.x - tab.x) < width(&tab.text);
    if area.contains(at) { tabs(model, area).iter().find(|tab| hit(tab)).map(|tab| tab.phase) } else { None }
}

/// The tabs, with all names where they fit, else with the present phase's name only. With more phases than fit, those
/// before the present one go first.
fn tabs(model: &Model, area: Rect) -> Vec<Tab> {
    let fits = |tabs: &[Tab]| end(tabs) <= usize::from(area.right());
    let present = |phase| phase == model.place.phase;
    let long = lay(model, area, 0, |_| true);
    if fits(&long) {
        return long;
    }
    let short = |from| lay(model, area, from, present);
    let from = (0..model.place.phase).find(|&from| fits(&short(from))).unwrap_or(model.place.phase);
    short(from)
}

fn end(tabs: &[Tab]) -> usize {
    tabs.last().map_or(0, |tab| usize::from(tab.x) + width(&tab.text))
}

fn lay(model: &Model, area: Rect, from: usize, named: impl Fn(usize) -> bool) -> Vec<Tab> {
    let mut x = area.x;
    let mut tabs = Vec::new();
    for (at, phase) in model.work.checklist.phases.iter().enumerate().skip(from) {
        let counts = model.work.assessment.phases.get(at).copied().unwrap_or_default();
        let title = if named(at) {
            format!("{} ", cut(&phase.title, 24, model.theme.ellipsis()))
        } else {
            String::new()
        };
        let text = format!(" {} {title}{}/{} ", at + 1, counts.answered, counts.applicable);
        let next = x.saturating_add(u16::try_from(width(&text)).unwrap_or(u16::MAX));
        tabs.push(Tab { phase: at, x, text });
        x = next;
    }
    tabs
}
