//! Fields to fill in, over the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect, Size};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{pane, seen};
use crate::tui::field::Field;
use crate::tui::layout::dialog;
use crate::tui::model::{Form, FormSubject, Model};
use crate::tui::veil::stands;
use crate::tui::wrap::{width, wrap};
use crate::words::form as words;
use crate::words::notice::evidence::titles;

/// Columns of a form.
const WIDTH: u16 = 76;
/// Rows of the text in a long form.
const LONG: u16 = 12;
/// Rows that are kept free for what is wrong.
const FAULT: usize = 2;

pub(super) fn draw(model: &Model, form: &Form, size: Size, buffer: &mut Buffer) -> Option<Position> {
    let text_rows = if form.is_long() { LONG.min(size.height.saturating_sub(8)) } else { 1 };
    let rows = u16::try_from(form.fields.len()).unwrap_or(1) * (text_rows + 1);
    let columns = usize::from(dialog(size, WIDTH, size.height).width.saturating_sub(4));
    let told = told(model, form, columns);
    let fault = form.fault.iter();
    let fault: Vec<_> = fault
        .flat_map(|fault| wrap(&[Span::styled(fault.as_str(), model.theme.alarm())], columns, 0))
        .collect();
    // Room for a short fault from the beginning, so that the form does not jump.
    let below = u16::try_from(told.len() + fault.len().max(FAULT)).unwrap_or_default();
    let height = rows.saturating_add(below).saturating_add(2);
    let (_, inside) = pane::popup(model, size, WIDTH, height, &title(model, form), buffer);
    let mut area = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let mut cursor = None;
    for (at, field) in form.fields.iter().enumerate() {
        let label = Line::styled(field.label, model.theme.heading());
        label.render(Rect { height: 1, ..area }, buffer);
        let text = Rect { y: area.y + 1, height: text_rows.min(area.height.saturating_sub(1)), ..area };
        let here = draw_field(model, field, text, buffer);
        if let Some(line) = line_of(field, text) {
            let line = Line::styled(line, model.theme.quiet()).right_aligned();
            line.render(Rect { height: 1, ..area }, buffer);
        }
        if at == form.focus {
            cursor = here;
        } else if let Some(cell) = here.and_then(|at| buffer.cell_mut(at)) {
            // One cursor on the screen: that of the field that has the keyboard.
            cell.modifier.remove(Modifier::REVERSED);
        }
        area = Rect { y: text.bottom(), height: area.bottom().saturating_sub(text.bottom()), ..area };
    }
    let rows = fault.into_iter().chain(told).collect();
    for (line, row) in pane::begin(model, rows, usize::from(area.height), columns).iter().zip(area.rows()) {
        line.render(row, buffer);
    }
    cursor
}

/// On which line of how many the cursor is, where not all lines of a text are seen.
fn line_of(field: &Field, seen: Rect) -> Option<String> {
    let columns = usize::from(seen.width.max(1));
    let (lines, (top, _)) = (field.area().lines(), field.area().scroll_offset());
    // Widths are asked of no more lines than are seen: this is done for each frame.
    let rows = || lines.iter().map(|line| width(line).div_ceil(columns).max(1)).sum::<usize>();
    let room = usize::from(seen.height);
    let hidden = field.is_long() && (top > 0 || lines.len() > room || rows() > room);
    hidden.then(|| words::line_of(field.area().cursor().0 + 1, lines.len()))
}

/// What is to be known before the form is confirmed.
fn told(model: &Model, form: &Form, columns: usize) -> Vec<Line<'static>> {
    let FormSubject::Aside(one) = &form.subject else { return Vec::new() };
    let others = model.bears_on(one);
    if others.is_empty() {
        return Vec::new();
    }
    wrap(&[Span::styled(words::also_set_aside(&titles(&others)), model.theme.notice())], columns, 0)
}

/// Draws a text being edited; returns where its cursor is. A line that is longer than there is room keeps a column at
/// each end for the sign that it goes on there, so that no sign lies over the cursor.
pub(super) fn draw_field(model: &Model, field: &Field, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    buffer.set_style(area, Style::new().underlined());
    let long = !field.is_long() && width(&field.drawn()) >= usize::from(area.width);
    let text = if long { area.inner(Margin::new(1, 0)) } else { area };
    field.area().render(text, buffer);
    unveil(text, buffer);
    if !field.is_long() && field.hint().is_some_and(|hint| width(hint) >= usize::from(area.width)) {
        pane::sign(model, area, buffer);
    }
    let cursor = field.area().screen_cursor();
    let (top, left) = field.area().scroll_offset();
    if long {
        let ends = [(area.x, left > 0), (text.right(), goes_on(field, text, left))];
        for (x, _) in ends.into_iter().filter(|(_, goes_on)| *goes_on) {
            buffer.set_string(x, area.y, model.theme.ellipsis(), Style::new());
        }
    }
    let x = text.x + u16::try_from(cursor.col).unwrap_or_default().saturating_sub(left);
    let y = text.y + u16::try_from(cursor.row).unwrap_or_default().saturating_sub(top);
    let at = Position::new(x.min(text.right().saturating_sub(1)), y.min(text.bottom().saturating_sub(1)));
    Some(at)
}

/// Whether a line goes on behind the columns that are seen of it.
fn goes_on(field: &Field, seen: Rect, left: u16) -> bool {
    width(&field.drawn()) > usize::from(seen.width) + usize::from(left)
}

/// What cannot be shown is seen to be there.
fn unveil(area: Rect, buffer: &mut Buffer) {
    for at in area.positions() {
        if let Some(cell) = buffer.cell_mut(at)
            && cell.symbol().chars().any(stands)
        {
            let shown = cell.symbol().replace(stands, "\u{fffd}");
            cell.set_symbol(&shown);
        }
    }
}

fn title(model: &Model, form: &Form) -> String {
    match &form.subject {
        FormSubject::Answer(key, field) => {
            let item = key.item_id().ok().and_then(|id| model.work.checklist.item(&id));
            let title = item.map_or(key.as_str(), |item| &item.title);
            let mut letters = field.word().chars();
            let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            format!("{first}{}: {title}", letters.as_str())
        }
        FormSubject::ProjectName => words::NEW_RECORD.to_owned(),
        FormSubject::Who { .. } => words::WHO.to_owned(),
        FormSubject::AddModel => words::ADD_MODEL.to_owned(),
        FormSubject::Version => words::OPEN_RELEASE.to_owned(),
        FormSubject::Restore => words::TAKE_BACK.to_owned(),
        FormSubject::Aside(one) => words::set_aside(&seen::place(&one.place)),
        FormSubject::ExportTo => words::WRITE_RECORD.to_owned(),
    }
}
