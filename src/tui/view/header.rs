//! The first row: what this is, what is wanting by weight, and how the record stands on disk.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::checklist::Severity;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::model::{Model, Saving};
use crate::tui::wrap::{cut, width};

/// Columns that the version of a release takes at most.
const LONGEST_VERSION: usize = 24;
/// Columns that the project's name keeps beside the word for the release.
const NAME: usize = 8;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let right = right(model);
    let taken = right.width() + " mindgap  ".len() + 2;
    let room = usize::from(area.width).saturating_sub(taken);
    let release = release(model, room);
    let room = room.saturating_sub(width(&release));
    let name = cut(&model.work.record.project.name, room, model.theme.ellipsis());
    let left = Line::from(vec![
        Span::styled(" mindgap", model.theme.brand()),
        Span::raw("  "),
        Span::styled(name, model.theme.strong()),
        Span::raw(release),
    ]);
    left.render(area, buffer);
    right.right_aligned().render(area, buffer);
}

/// The release that is open. Where there is little room it comes before the project's name, and without its word.
fn release(model: &Model, room: usize) -> String {
    let Some(release) = &model.work.record.release else { return String::new() };
    let version = cut(release.version.as_str(), LONGEST_VERSION.min(room / 2), model.theme.ellipsis());
    let long = format!("  release {version}");
    if width(&long) + NAME <= room { long } else { format!("  {version}") }
}

fn right(model: &Model) -> Line<'static> {
    let theme = model.theme;
    let mut spans = Vec::new();
    for severity in [Severity::Critical, Severity::High] {
        let count = model.work.assessment.count(severity);
        if count > 0 && model.saving != Saving::NotBegun {
            spans.push(Span::styled(format!("{count} {severity}"), theme.severity(severity)));
            spans.push(Span::raw("  "));
        }
    }
    spans.push(match &model.saving {
        Saving::NotBegun => Span::styled("not begun", theme.quiet()),
        Saving::Saved if !model.conflicts.is_empty() => Span::styled(
            format!("not saved: a choice waits ({})", name_of(Action::ShowConflict)),
            theme.alarm(),
        ),
        Saving::Saved => Span::styled("saved", theme.shown()),
        Saving::Running | Saving::ThenLeave => Span::styled("saving", theme.notice()),
        Saving::Failed { why, .. } => {
            let room = usize::from(model.size.width) / 2;
            Span::styled(
                cut(&format!("not saved: {why}"), room.max(width("not saved: ")), theme.ellipsis()),
                theme.alarm(),
            )
        }
    });
    spans.push(Span::raw(" "));
    Line::from(spans)
}
