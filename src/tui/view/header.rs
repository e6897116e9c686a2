//! The first row: what this is, what is wanting by weight, and how the record stands on disk.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::checklist::Severity;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::model::{Model, Saving, Scanning};
use crate::tui::wrap::{cut, width};
use crate::words::{header as words, seen};

/// Columns that the version of a release takes at most.
const LONGEST_VERSION: usize = 24;
/// Columns that the project's name keeps beside the word for the release.
const NAME: usize = 8;

/// From this width on the header tells more of the scan.
const WIDE: u16 = 100;

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
    let long = format!("  {}", words::release(&version));
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
    if let Some(scan) = scan(model) {
        spans.extend([scan, Span::raw("  ")]);
    }
    spans.push(match &model.saving {
        Saving::NotBegun => Span::styled(words::NOT_BEGUN, theme.quiet()),
        Saving::Saved if !model.conflicts.is_empty() => {
            Span::styled(words::choice_waits(&name_of(Action::ShowConflict)), theme.alarm())
        }
        Saving::Saved => Span::styled(words::SAVED, theme.shown()),
        Saving::Running | Saving::ThenLeave => Span::styled(words::SAVING, theme.notice()),
        Saving::Failed { why, .. } => {
            let room = usize::from(model.size.width) / 2;
            Span::styled(
                cut(&words::not_saved(why), room.max(width(&words::not_saved(""))), theme.ellipsis()),
                theme.alarm(),
            )
        }
    });
    spans.push(Span::raw(" "));
    Line::from(spans)
}

/// How far the scan is, or what it left unexamined. Where there is no room for both, what is not saved comes first.
fn scan(model: &Model) -> Option<Span<'static>> {
    let theme = model.theme;
    let wide = model.size.width >= WIDE;
    if !wide && matches!(model.saving, Saving::Failed { .. }) {
        return None;
    }
    let counted = model.work.scanned.as_ref().map(|scanned| &scanned.scan().counted);
    match (&model.scanning, counted) {
        (Scanning::Running { done, of }, _) if *of > 0 && wide => {
            Some(Span::styled(words::scanning_of(*done, *of), theme.quiet()))
        }
        (Scanning::Running { done, of }, _) => {
            let part = (done * 100).checked_div(*of).map(words::scanning_percent);
            Some(Span::styled(part.unwrap_or_else(|| words::SCANNING.to_owned()), theme.quiet()))
        }
        (Scanning::Failed(_), _) => Some(Span::styled(words::SCAN_FAILED, theme.alarm())),
        (Scanning::Stopped, _) => Some(Span::styled(words::SCAN_STOPPED, theme.notice())),
        (Scanning::NotYet | Scanning::Done, None) => None,
        (Scanning::NotYet | Scanning::Done, Some(counted)) => {
            let seen = seen::files(counted.seen);
            let missed = seen::not_examined(counted.not_examined);
            match (counted.not_examined, wide) {
                (0, false) => None,
                (0, true) => Some(Span::styled(seen, theme.quiet())),
                (_, false) => Some(Span::styled(missed, theme.notice())),
                (_, true) => Some(Span::styled(format!("{seen}, {missed}"), theme.notice())),
            }
        }
    }
}
