//! The guidance of the chosen item, and the answer below it.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{answer, before, knowledge, pane, seen};
use crate::checklist::{Applies, Item, Knowledge, Per, TermId};
use crate::report::provenance::provenance;
use crate::report::{hidden_sentence, kind_of_models, spared_sentence};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::layout::text_inside;
use crate::tui::model::{Focus, Model, ReadingOf};
use crate::tui::theme::{Theme, short_word};
use crate::tui::wrap::{cut, wrap};
use crate::words::detail as words;

/// Most rows of the answer that are pinned below the guidance.
const PINNED: usize = 9;
/// Characters of one field that are looked at for what is pinned; nothing beyond them could be seen there.
pub(super) const LONGEST_PINNED: usize = 2_000;

/// Draws the pane.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(position) = model.place.chosen() else {
        pane::border(model, area, words::TITLE, false, buffer);
        return;
    };
    let title = model.work.item(position).map_or("", |item| &item.title);
    let reading = model.place.focus == Focus::Detail;
    let title = if reading { titled(model, position, title) } else { title.to_owned() };
    pane::border(model, area, &title, reading, buffer);
    let columns = usize::from(text_inside(area).width);
    if reading {
        let all = in_full(model, position, columns);
        pane::rows(model, area, &all, model.place.scroll, buffer);
        return;
    }
    let guidance = guidance(model, position, columns);
    let answer = answer::rows(model, position, columns, LONGEST_PINNED);
    let pinned = pin(model, position, answer, usize::from(area.height) / 2);
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

/// The title behind the status, so that a status key shows what it did while the answer is out of sight.
fn titled(model: &Model, position: usize, title: &str) -> String {
    match model.work.answer(position).and_then(|answer| answer.status) {
        None => title.to_owned(),
        status => format!("{} {}: {title}", model.theme.sign(status), short_word(status)),
    }
}

/// As many rows of the answer as may be pinned; the last one says how many are not, where all of it was looked at.
pub(super) fn pin(
    model: &Model,
    position: usize,
    mut rows: Vec<Line<'static>>,
    most: usize,
) -> Vec<Line<'static>> {
    let most = most.clamp(2, PINNED);
    if rows.len() > most {
        let hidden = rows.len() - (most - 1);
        rows.truncate(most - 1);
        let answer = model.work.answer(position);
        let beyond = answer.is_some_and(|answer| answer::says_more(answer, LONGEST_PINNED));
        let tell = if beyond { words::many_more_rows } else { words::more_rows };
        rows.push(Line::styled(
            format!("{} {}", model.theme.ellipsis(), tell(hidden, &name_of(Action::Open))),
            model.theme.quiet(),
        ));
    }
    rows
}

/// Rows that the pane has in all, for scrolling.
pub(crate) fn detail_height(model: &Model, area: Rect) -> usize {
    let Some(position) = model.place.chosen() else { return 0 };
    let columns = usize::from(text_inside(area).width);
    match model.place.focus {
        Focus::Detail => in_full(model, position, columns).len(),
        Focus::List => {
            let answer = answer::rows(model, position, columns, LONGEST_PINNED);
            let guidance = guidance(model, position, columns).len();
            guidance + pin(model, position, answer, usize::from(area.height) / 2).len()
        }
    }
}

/// Guidance and answer in one flow, so that nothing is out of reach; as they are kept, where these are still the same.
fn in_full(model: &Model, position: usize, columns: usize) -> Cow<'_, [Line<'static>]> {
    let of = ReadingOf::new(&model.work, &model.place, &model.drafts, columns);
    match &model.reading {
        Some(reading) if Some(&reading.of) == of.as_ref() => Cow::Borrowed(&reading.rows),
        _ => Cow::Owned(whole_detail(model, position, columns)),
    }
}

/// Everything about an item in rows, a long note included.
pub(crate) fn whole_detail(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let mut rows = guidance(model, position, columns);
    rows.extend(answer::rows(model, position, columns, usize::MAX));
    rows
}

/// Everything the checklist says about an item.
fn guidance(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let Some(item) = model.work.item(position) else { return Vec::new() };
    let theme = model.theme;
    let mut text = Text::new(model, columns);
    text.push(&[Span::styled(item.question.as_str(), theme.strong())], 0);
    text.push(&facts(model, item), 0);
    text.rows.extend(about_model(model, position, columns));
    text.rows.extend(seen::brief(model, position, columns));
    let checklist = &model.work.checklist;
    let fallback =
        checklist.composition.fallback(&item.id).map(|fallback| words::in_language(&fallback.language));
    for from in provenance(checklist, item).into_iter().chain(fallback) {
        text.push(&[Span::styled(from, theme.quiet())], 0);
    }
    text.rows.extend(not_asked(model, position, columns));
    text.rows.extend(before::rows(model, position, columns));
    text.section(words::WHY, &item.why);
    text.blank();
    text.head(words::TODAY);
    for (number, step) in item.today.iter().enumerate() {
        let number = Span::raw(format!("{}  ", number + 1));
        let step = text.prose(step);
        text.push(&std::iter::once(number).chain(step).collect::<Vec<_>>(), 3);
    }
    text.section(words::EVIDENCE_WANTED, &item.evidence_wanted);
    text.rows.extend(seen::rows(model, position, columns));
    text.section(words::GOOD_ANSWER, &item.example);
    findings(model, item, &mut text);
    beside(model, position, &mut text);
    text.rows
}

/// Why an item is not asked at present, where it is not.
pub(super) fn not_asked(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let Some(item) = model.work.item(position) else { return Vec::new() };
    let why = match model.work.record.profile.applies(item) {
        Applies::No(hidden) => hidden_sentence(&model.work.checklist, &hidden),
        Applies::Yes => match model.work.not_of_model(position) {
            Some(about) => visible_line(&spared_sentence(item, &[about])).into_owned(),
            None => return Vec::new(),
        },
    };
    wrap(&[Span::styled(words::not_asked(&why), model.theme.notice())], columns, 0)
}

/// Severity, rhythm, time and concerns in one row.
fn facts(model: &Model, item: &Item) -> Vec<Span<'static>> {
    let per = match item.per {
        Per::Project => String::new(),
        Per::Model => {
            let of = kind_of_models(item).map(|of| format!(", {of}")).unwrap_or_default();
            format!(" · {}{of}", words::FOR_EACH_MODEL)
        }
    };
    let concerns: Vec<&str> = item
        .concerns
        .iter()
        .filter_map(|id| model.work.checklist.concerns.iter().find(|concern| &concern.id == id))
        .map(|concern| concern.title.as_str())
        .collect();
    let about = if concerns.is_empty() { String::new() } else { format!(" · {}", concerns.join(", ")) };
    vec![
        Span::styled(item.severity.word(), model.theme.severity(item.severity)),
        Span::styled(
            format!(" · {} · {}{per}{about}", item.review, words::takes(item.minutes)),
            model.theme.quiet(),
        ),
    ]
}

/// Of which model the item is asked at present.
pub(super) fn about_model(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let Some(about) = model.work.model_of(position) else { return Vec::new() };
    let all: Vec<_> = model.work.record.in_use().collect();
    let at = all.iter().position(|each| *each == about).unwrap_or_default() + 1;
    let next = match all.len() {
        1 => String::new(),
        _ => format!(" ({})", words::next_model(&name_of(Action::NextModel))),
    };
    let name = visible_line(about.as_str()).into_owned();
    let pieces = [
        Span::raw(format!("{} ", words::for_model(at, all.len()))),
        Span::styled(name, model.theme.strong()),
        Span::styled(next, model.theme.quiet()),
    ];
    wrap(&pieces, columns, 2)
}

/// What research the item rests on: one row each, with the strength of the link.
fn findings(model: &Model, item: &Item, text: &mut Text<'_>) {
    let theme = model.theme;
    text.blank();
    text.head(words::RESTS_ON);
    if item.findings.is_empty() {
        text.push(&[Span::styled(words::NO_STUDY, theme.quiet())], 0);
    }
    for link in &item.findings {
        let Some(finding) = model.work.checklist.findings.get(&link.id) else { continue };
        let source = model.work.checklist.sources.get(&finding.source);
        let year = source.map(|source| format!(" ({})", source.year)).unwrap_or_default();
        let row = format!("[{}] {}{year}: {}", link.id, link.link, finding.statement);
        text.rows.push(Line::raw(cut(&row, text.columns, theme.ellipsis())));
    }
}

/// What else stands beside the item, one row a part, and the key that opens it all.
fn beside(model: &Model, position: usize, text: &mut Text<'_>) {
    text.rows.extend(knowledge::in_brief(model, position, text.columns));
    let opens = words::opens_in_full(&name_of(Action::ShowKnowledge));
    text.push(&[Span::styled(opens, model.theme.quiet())], 0);
}

/// Rows being put together.
struct Text<'a> {
    rows: Vec<Line<'static>>,
    columns: usize,
    theme: Theme,
    /// None while the glossary is still being read; nothing waits for it.
    knowledge: Option<&'a Knowledge>,
    /// The terms that were underlined already: once each is enough.
    marked: Vec<TermId>,
}

impl<'a> Text<'a> {
    fn new(model: &'a Model, columns: usize) -> Self {
        let knowledge = model.work.checklist.knowledge_at_hand();
        Self { rows: Vec::new(), columns, theme: model.theme, knowledge, marked: Vec::new() }
    }

    fn push(&mut self, pieces: &[Span<'_>], hang: usize) {
        self.rows.extend(wrap(pieces, self.columns, hang));
    }

    fn blank(&mut self) {
        self.rows.push(Line::default());
    }

    fn head(&mut self, heading: &str) {
        self.rows.push(Line::styled(heading.to_owned(), self.theme.heading()));
    }

    fn section(&mut self, heading: &str, text: &str) {
        self.blank();
        self.head(heading);
        for paragraph in text.split("\n\n") {
            let pieces = self.prose(paragraph);
            self.push(&pieces, 0);
        }
    }

    /// A text whose commands, files and settings stand out, without the backticks around them, and in which a term of
    /// the glossary is underlined where it first stands.
    fn prose<'t>(&mut self, text: &'t str) -> Vec<Span<'t>> {
        let mut spans = Vec::new();
        for (at, piece) in text.split('`').enumerate() {
            if at % 2 == 1 {
                spans.push(Span::styled(piece, self.theme.strong()));
            } else {
                self.with_terms(piece, &mut spans);
            }
        }
        spans
    }

    fn with_terms<'t>(&mut self, text: &'t str, spans: &mut Vec<Span<'t>>) {
        let mut done = 0;
        for found in self.knowledge.map(|knowledge| knowledge.terms_in(text)).unwrap_or_default() {
            if self.marked.contains(found.term) {
                continue;
            }
            self.marked.push(found.term.clone());
            spans.extend(text.get(done..found.at.start).map(Span::raw));
            spans.extend(text.get(found.at.clone()).map(|term| Span::styled(term, self.theme.term())));
            done = found.at.end;
        }
        spans.extend(text.get(done..).filter(|rest| !rest.is_empty()).map(Span::raw));
    }
}
