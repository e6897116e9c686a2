//! The guidance of the chosen item, and the answer below it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{answer, pane};
use crate::checklist::{Applies, Item, Per};
use crate::report::hidden_sentence;
use crate::report::provenance::provenance;
use crate::tui::layout::text_inside;
use crate::tui::model::{Focus, Model};
use crate::tui::wrap::wrap;

/// Most rows of the answer that are pinned below the guidance.
const PINNED: usize = 9;
/// Characters of one field that are looked at for what is pinned; nothing beyond them could be seen there.
const LONGEST_PINNED: usize = 2_000;

/// Draws the pane.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(position) = model.place.chosen() else {
        pane::border(model, area, "Guidance", false, buffer);
        return;
    };
    let title = model.work.item(position).map_or("", |item| &item.title);
    let reading = model.place.focus == Focus::Detail;
    pane::border(model, area, title, reading, buffer);
    let columns = usize::from(text_inside(area).width);
    let guidance = guidance(model, position, columns);
    let longest = if reading { usize::MAX } else { LONGEST_PINNED };
    let answer = answer::rows(model, position, columns, longest);
    if reading {
        // Everything in one flow, so that nothing is out of reach.
        let all: Vec<Line<'_>> = guidance.into_iter().chain(answer).collect();
        pane::rows(model, area, &all, model.place.scroll, buffer);
        return;
    }
    let pinned = pin(model, answer, usize::from(area.height) / 2);
    let height = u16::try_from(pinned.len()).unwrap_or_default();
    let upper = Rect { height: area.height.saturating_sub(height), ..area };
    let text = text_inside(area);
    let lower = Rect { y: text.bottom().saturating_sub(height), height, ..text };
    for (line, row) in pinned.iter().zip(lower.rows()) {
        line.render(row, buffer);
    }
    // Last, since it says on the rule above the answer how far one is.
    pane::rows(model, upper, &guidance, model.place.scroll, buffer);
}

/// As many rows of the answer as may be pinned; the last one says how many are not.
fn pin(model: &Model, mut rows: Vec<Line<'static>>, most: usize) -> Vec<Line<'static>> {
    let most = most.clamp(2, PINNED);
    if rows.len() > most {
        let hidden = rows.len() - (most - 1);
        rows.truncate(most - 1);
        rows.push(Line::styled(
            format!("{} {hidden} more rows: Enter reads all", model.theme.ellipsis()),
            model.theme.quiet(),
        ));
    }
    rows
}

/// Draws question and answer, as far as they fit, below a list that has the whole width.
pub(super) fn peek(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(position) = model.place.chosen() else { return };
    let Some(item) = model.work.item(position) else { return };
    pane::border(model, area, "Enter reads on", false, buffer);
    let text = text_inside(area);
    let columns = usize::from(text.width);
    let mut rows = wrap(&[Span::styled(item.question.as_str(), model.theme.strong())], columns, 0);
    // The rule above the answer has no room here.
    rows.extend(answer::rows(model, position, columns, LONGEST_PINNED).into_iter().skip(1));
    let rows = pin(model, rows, usize::from(text.height));
    for (line, row) in rows.iter().zip(text.rows()) {
        line.render(row, buffer);
    }
}

/// Rows that the pane has in all, for scrolling.
pub(crate) fn detail_height(model: &Model, area: Rect) -> usize {
    let Some(position) = model.place.chosen() else { return 0 };
    let columns = usize::from(text_inside(area).width);
    let longest = if model.place.focus == Focus::Detail { usize::MAX } else { LONGEST_PINNED };
    let answer = answer::rows(model, position, columns, longest);
    let guidance = guidance(model, position, columns).len();
    match model.place.focus {
        Focus::Detail => guidance + answer.len(),
        Focus::List => guidance + pin(model, answer, usize::from(area.height) / 2).len(),
    }
}

/// Everything the checklist says about an item.
fn guidance(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let Some(item) = model.work.item(position) else { return Vec::new() };
    let theme = model.theme;
    let mut text = Text { rows: Vec::new(), columns, heading: theme.heading(), code: theme.strong() };
    text.push(&[Span::styled(item.question.as_str(), theme.strong())], 0);
    text.push(&facts(model, item), 0);
    let checklist = &model.work.checklist;
    let fallback =
        checklist.composition.fallback(&item.id).map(|fallback| format!("in {}", fallback.language));
    for words in provenance(checklist, item).into_iter().chain(fallback) {
        text.push(&[Span::styled(words, theme.quiet())], 0);
    }
    if let Applies::No(hidden) = model.work.record.profile.applies(item) {
        let why = format!("Not asked here: {}.", hidden_sentence(&model.work.checklist, &hidden));
        text.push(&[Span::styled(why, theme.notice())], 0);
    }
    text.section("Why", &item.why);
    text.blank();
    text.head("Today");
    for (number, step) in item.today.iter().enumerate() {
        let number = Span::raw(format!("{}  ", number + 1));
        text.push(&std::iter::once(number).chain(code(step, theme.strong())).collect::<Vec<_>>(), 3);
    }
    text.section("Evidence wanted", &item.evidence_wanted);
    text.section("A good answer", &item.example);
    findings(model, item, &mut text);
    text.rows
}

/// Severity, rhythm, time and concerns in one row.
fn facts(model: &Model, item: &Item) -> Vec<Span<'static>> {
    let per = match item.per {
        Per::Project => "",
        Per::Model => " · for each model",
    };
    let concerns: Vec<&str> = item
        .concerns
        .iter()
        .filter_map(|id| model.work.checklist.concerns.iter().find(|concern| &concern.id == id))
        .map(|concern| concern.title.as_str())
        .collect();
    vec![
        Span::styled(item.severity.word(), model.theme.severity(item.severity)),
        Span::styled(
            format!(" · {} · about {} min{per} · {}", item.review, item.minutes, concerns.join(", ")),
            model.theme.quiet(),
        ),
    ]
}

/// What research the item rests on, with the strength of each link and how much of the source was read.
fn findings(model: &Model, item: &Item, text: &mut Text) {
    let theme = model.theme;
    text.blank();
    text.head("Rests on");
    if item.findings.is_empty() {
        text.push(&[Span::styled("design: engineering judgement, no research", theme.quiet())], 0);
    }
    for link in &item.findings {
        let Some(finding) = model.work.checklist.findings.get(&link.id) else { continue };
        let source = model.work.checklist.sources.get(&finding.source);
        let from = source.map(|source| format!(" {}, {}.", source.title, source.year)).unwrap_or_default();
        text.push(
            &[
                Span::raw(format!("[{}] ", link.id)),
                Span::styled(link.link.word(), theme.strong()),
                Span::raw(format!(": {}", finding.statement)),
                Span::styled(format!("{from} Read: {}.", finding.read), theme.quiet()),
            ],
            2,
        );
        if let Some(url) = source.map(|source| source.url.as_str()).filter(|url| !url.is_empty()) {
            text.push(&[Span::styled(format!("  {url}"), theme.quiet())], 2);
        }
    }
}

/// A text whose commands, files and settings stand out: the pieces between backticks, without them.
fn code(text: &str, style: Style) -> impl Iterator<Item = Span<'_>> {
    let styled = move |(at, piece)| if at % 2 == 1 { Span::styled(piece, style) } else { Span::raw(piece) };
    text.split('`').enumerate().map(styled)
}

/// Rows being put together.
struct Text {
    rows: Vec<Line<'static>>,
    columns: usize,
    heading: Style,
    code: Style,
}

impl Text {
    fn push(&mut self, pieces: &[Span<'_>], hang: usize) {
        self.rows.extend(wrap(pieces, self.columns, hang));
    }

    fn blank(&mut self) {
        self.rows.push(Line::default());
    }

    fn head(&mut self, heading: &str) {
        self.rows.push(Line::styled(heading.to_owned(), self.heading));
    }

    fn section(&mut self, heading: &str, text: &str) {
        self.blank();
        self.head(heading);
        for paragraph in text.split("\n\n") {
            let pieces: Vec<Span<'_>> = code(paragraph, self.code).collect();
            self.push(&pieces, 0);
        }
    }
}
