//! The first row: what this is, what is wanting by weight, and how the record stands on disk.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::checklist::Severity;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::model::{Model, Saving, Scanning};
use crate::tui::wrap::{cut, width};
use crate::words::{header as words, seen, short};

/// Columns that the version of a release takes at most.
const LONGEST_VERSION: usize = 24;
/// Columns that the project's name keeps while anything else can be said in fewer.
const NAME: usize = 8;

/// From this width on the header tells more of the scan.
const WIDE: u16 = 100;

/// How much is said in fewer words or left out, a step at a time, until all of it fits. What is not saved, and why, is
/// said to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Brevity {
    /// Everything.
    Full,
    /// Weights in four letters.
    ShortWeights,
    /// Without what the scan left.
    WithoutScan,
    /// Without the program's own name.
    WithoutBrand,
    /// Only the heaviest of what is wanting is counted.
    Heaviest,
    /// Nothing is counted.
    WithoutCounts,
    /// Only how the record stands on disk, and what fits of the project's name.
    Only,
}

impl Brevity {
    const ALL: [Self; 7] = [
        Self::Full,
        Self::ShortWeights,
        Self::WithoutScan,
        Self::WithoutBrand,
        Self::Heaviest,
        Self::WithoutCounts,
        Self::Only,
    ];
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let columns = usize::from(area.width);
    let name = &model.work.record.project.name;
    let fits = |brevity: &Brevity| {
        let version = width(&release(model, *brevity, 0));
        let front = width(brand(*brevity)) + before_name(*brevity).len();
        let left = front + width(name).min(NAME) + version + 2;
        left + right(model, *brevity).width() <= columns
    };
    let brevity = Brevity::ALL.into_iter().find(fits).unwrap_or(Brevity::Only);
    let right = right(model, brevity);
    let room = columns.saturating_sub(right.width() + width(brand(brevity)) + before_name(brevity).len() + 2);
    let release = release(model, brevity, room);
    let name = cut(name, room.saturating_sub(width(&release)), model.theme.ellipsis());
    let left = Line::from(vec![
        Span::styled(brand(brevity), model.theme.brand()),
        Span::raw(before_name(brevity)),
        Span::styled(name, model.theme.strong()),
        Span::raw(release),
    ]);
    left.render(area, buffer);
    if right.width() > columns {
        // No terminal that is drawn on is that narrow for any reason of ours; the system's may be of any length.
        let text = cut(&right.to_string(), columns, model.theme.ellipsis());
        buffer.set_string(area.x, area.y, text, model.theme.alarm());
    } else {
        right.right_aligned().render(area, buffer);
    }
}

/// The blanks before the project's name.
fn before_name(brevity: Brevity) -> &'static str {
    if brevity < Brevity::WithoutBrand { "  " } else { " " }
}

fn brand(brevity: Brevity) -> &'static str {
    if brevity < Brevity::WithoutBrand { words::BRAND } else { "" }
}

/// The release that is open. Where there is little room it comes before the project's name, and without its word.
fn release(model: &Model, brevity: Brevity, room: usize) -> String {
    let Some(release) = model.work.record.release.as_ref().filter(|_| brevity < Brevity::Only) else {
        return String::new();
    };
    let version =
        cut(release.version.as_str(), LONGEST_VERSION.min(room.max(NAME * 2) / 2), model.theme.ellipsis());
    let long = format!("  {}", words::release(&version));
    if width(&long) + NAME <= room { long } else { format!("  {version}") }
}

fn right(model: &Model, brevity: Brevity) -> Line<'static> {
    let theme = model.theme;
    let mut spans = counts(model, brevity);
    if let Some(scan) = scan(model).filter(|_| brevity < Brevity::WithoutScan) {
        spans.extend([scan, Span::raw("  ")]);
    }
    let choice = || words::choice_waits(&name_of(Action::ShowConflict));
    spans.push(match &model.saving {
        Saving::NotBegun => Span::styled(words::NOT_BEGUN, theme.quiet()),
        Saving::Saved | Saving::AwaitsEvidence if !model.conflicts.is_empty() => {
            Span::styled(words::not_saved(&choice()), theme.alarm())
        }
        Saving::Saved | Saving::AwaitsEvidence => Span::styled(words::SAVED, theme.shown()),
        Saving::Running | Saving::ThenLeave => Span::styled(words::SAVING, theme.notice()),
        Saving::Failed { why, .. } if model.conflicts.is_empty() => {
            Span::styled(words::not_saved(&visible_line(why)), theme.alarm())
        }
        Saving::Failed { why, .. } => {
            let both = format!("{}; {}", words::not_saved(&visible_line(why)), choice());
            Span::styled(both, theme.alarm())
        }
    });
    spans.push(Span::raw(" "));
    Line::from(spans)
}

/// What is wanting, by weight.
fn counts(model: &Model, brevity: Brevity) -> Vec<Span<'static>> {
    if model.saving == Saving::NotBegun || brevity >= Brevity::WithoutCounts {
        return Vec::new();
    }
    let weights = [Severity::Critical, Severity::High];
    let counted = weights.into_iter().map(|severity| (severity, model.work.assessment.count(severity)));
    let most = if brevity < Brevity::Heaviest { weights.len() } else { 1 };
    let told = counted.filter(|(_, count)| *count > 0).take(most).map(|(severity, count)| {
        let word = match severity {
            Severity::Critical if brevity >= Brevity::ShortWeights => short::CRITICAL,
            severity => severity.word(),
        };
        Span::styled(format!("{count} {word}"), model.theme.severity(severity))
    });
    told.flat_map(|span| [span, Span::raw("  ")]).collect()
}

/// How far the scan is, or what it left unexamined.
fn scan(model: &Model) -> Option<Span<'static>> {
    let theme = model.theme;
    let wide = model.size.width >= WIDE;
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
