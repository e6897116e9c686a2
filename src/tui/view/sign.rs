//! The sign-off: who signs for what, with which words.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{form, pane, release_told};
use crate::tui::action::Action;
use crate::tui::deed::Written;
use crate::tui::keymap::name_of;
use crate::tui::layout::text_inside;
use crate::tui::model::{Model, Signing};
use crate::tui::wrap::wrap;
use crate::words::sign as words;

/// Columns of the sign-off.
const WIDTH: u16 = 90;
/// Rows of the sign-off.
const HEIGHT: u16 = 18;

/// The sign-off.
pub(super) fn draw(model: &Model, signing: &Signing, size: Size, buffer: &mut Buffer) -> Option<Position> {
    let version = model.work.record.release.as_ref().map_or("", |release| release.version.as_str());
    let title = words::title(version);
    let (area, within) = pane::popup(model, size, WIDTH, HEIGHT, &title, buffer);
    let field = Rect { x: within.x + 1, y: within.y + 1, height: 1, width: within.width.saturating_sub(2) };
    Line::styled(signing.statement.label, model.theme.heading())
        .render(Rect { y: within.y, ..field }, buffer);
    let cursor = form::draw_field(model, &signing.statement, field, buffer);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let mut rows = told(model, signing, usize::from(text_inside(area).width));
    let height = usize::from(text_inside(below).height);
    if rows.len() > height && height > 0 {
        let hidden = rows.len() - (height - 1);
        rows.truncate(height - 1);
        let text = format!("{} {}", model.theme.ellipsis(), words::more_rows(hidden));
        rows.push(Line::styled(text, model.theme.quiet()));
    }
    for (line, row) in rows.iter().zip(text_inside(below).rows()) {
        line.render(row, buffer);
    }
    cursor
}

/// Who signs, as what, for what, and what follows.
fn told(model: &Model, signing: &Signing, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let rules = model.work.record.rules();
    let so_far = model.releases.signatures(&model.work);
    let role = model.releases.next_role(&model.work);
    let commit = model.work.commit.as_deref().map_or(words::NO_COMMIT, |commit| commit);
    let markdown = match signing.written {
        Written::Frozen => words::no_markdown(&name_of(Action::ToggleMarkdown)),
        Written::WithMarkdown => words::MARKDOWN_TOO.to_owned(),
    };
    let people = rules.people();
    let then = match people.saturating_sub(so_far + 1) {
        0 => words::FROZEN.to_owned(),
        more => words::more_people(more),
    };
    let counts = model.work.assessment.total;
    let (gaps, accepted) = (model.work.assessment.gaps.len(), model.work.assessment.accepted.len());
    let stand = format!(
        "{}; {}",
        words::counts(counts.answered, counts.said, counts.shown, counts.applicable),
        words::gaps(gaps, rules.threshold, accepted)
    );
    let left = model.releases.queue.needed().count();
    let mut rows = vec![Line::default()];
    let fields = [
        (words::WHO, words::who(&model.work.who, role)),
        (words::COMMIT, commit.to_owned()),
        (words::STAND, stand),
        (words::MARKDOWN, markdown),
        (words::THEN, then),
    ];
    for (name, text) in fields {
        rows.extend(wrap(
            &[Span::styled(format!("{name:<10}"), theme.heading()), Span::raw(text)],
            columns,
            10,
        ));
    }
    if left > 0 {
        let text = words::not_looked_at(&model.releases.queue.sum());
        rows.extend(wrap(&[Span::styled(text, theme.notice())], columns, 0));
    }
    if let Some(text) = release_told::not_scanned(model) {
        rows.extend(wrap(&[Span::styled(text, theme.notice())], columns, 0));
    }
    rows.extend(release_told::signatures(model, columns));
    rows.extend(release_told::haste(model, columns));
    rows
}
