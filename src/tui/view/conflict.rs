//! An answer that changed here and on disk, or on two branches, both versions in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::text::{Line, Span};

use super::{answer, pane};
use crate::record::{Answer, Apart};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::{self, Mode, name_of};
use crate::tui::layout::{dialog, text_inside};
use crate::tui::model::{Between, Model};
use crate::tui::wrap::wrap;
use crate::words::conflict as words;

/// Columns of the dialog.
const WIDTH: u16 = 84;

pub(super) fn draw(model: &Model, scroll: usize, size: Size, buffer: &mut Buffer) -> Option<Position> {
    let conflict = model.choice()?.0;
    let item = conflict.key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
    let about = conflict.key.model().filter(|_| item.is_some());
    let about = about.map(|model| format!(" ({})", visible_line(model))).unwrap_or_default();
    let title = words::title(&format!("{}{about}", item.map_or(conflict.key.as_str(), |item| &item.title)));
    let (area, inside) = pane::popup(model, size, WIDTH, size.height, &title, buffer);
    let columns = usize::from(text_inside(area).width);
    pane::rows(model, area, &rows(model, columns), scroll, buffer);
    Some(Position::new(inside.x, inside.y))
}

/// How far the dialog can be scrolled, plus one.
pub(in crate::tui) fn conflict_height(model: &Model) -> usize {
    pane::reach(model, WIDTH, |columns| rows(model, columns).len())
}

/// What is said of both versions, and how each is called.
fn told(between: Between) -> [&'static str; 3] {
    match between {
        Between::HereAndDisk => [words::WITH_DISK, words::YOURS, words::ON_DISK],
        Between::Branches => [words::OF_BRANCHES, words::OURS, words::THEIRS],
    }
}

/// What each says by itself, one below the other, then what stays whichever is chosen. Where the other one begins out of
/// sight, the first row says how to get to it.
fn rows(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let Some((conflict, between)) = model.choice() else { return Vec::new() };
    let [text, ours, theirs] = told(between);
    let apart = Apart::of(&conflict.ours, &conflict.theirs);
    let heading = |whose, action| format!("{whose} ({})", name_of(action));
    let mut sides = side(model, &heading(ours, Action::KeepOurs), (&conflict.ours, &apart.ours), columns);
    let first = sides.len();
    sides.extend(side(
        model,
        &heading(theirs, Action::KeepTheirs),
        (&conflict.theirs, &apart.theirs),
        columns,
    ));
    let mut rows = wrap(&[Span::raw(text)], columns, 0);
    let height = usize::from(text_inside(dialog(model.size, WIDTH, model.size.height)).height);
    // The heading of the other one stands below an empty row.
    if rows.len() + first + 2 > height {
        let [on, page] =
            [Action::Next, Action::PageDown].map(|action| keymap::name_in(Mode::Conflict, action));
        let text = words::goes_on(theirs, &on, &page);
        rows.extend(wrap(&[Span::styled(text, model.theme.notice())], columns, 0));
    }
    rows.extend(sides);
    if !apart.both.is_empty() {
        rows.push(Line::default());
        rows.push(Line::styled(words::BOTH, model.theme.heading()));
        if let Some(owner) = &apart.both.owner {
            let label = Span::styled(format!("{} ", words::OWNER), model.theme.heading());
            rows.extend(wrap(&[label, Span::raw(owner.as_str())], columns, 2));
        }
        rows.extend(answer::fields(model, &apart.both, columns, usize::MAX));
    }
    rows
}

/// One version: whether it is any, and what only it says.
fn side(
    model: &Model,
    heading: &str,
    (whole, own): (&Answer, &Answer),
    columns: usize,
) -> Vec<Line<'static>> {
    let mut rows = vec![Line::default(), Line::styled(heading.to_owned(), model.theme.heading())];
    if whole.is_empty() {
        rows.push(Line::styled(words::WITHDRAWN, model.theme.quiet()));
    } else {
        rows.extend(answer::of_answer(model, own, columns, usize::MAX));
    }
    rows
}
