//! The list of what keeps a release from being signed off, and of the chosen row what is wanting and what to do next.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect, Size};
use ratatui::text::{Line, Span};

use super::answer::next_here;
use super::pane::{self, List};
use super::release_told::not_scanned;
use crate::assess::{Blockers, ReasonKind};
use crate::record::AnswerKey;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::layout::{dialog, inside};
use crate::tui::model::Model;
use crate::tui::wrap::{about, wrap};
use crate::words::reasons;
use crate::words::{gaps, sign as words};

/// Columns of the box.
const WIDTH: u16 = 90;
/// Rows below the list, the first one blank; and more where the scan is wanting.
const TOLD: u16 = 6;
const NOT_SCANNED: u16 = 2;

/// The box, the list in it, and what is told below.
fn parts(model: &Model, blockers: &Blockers, size: Size) -> (u16, [Rect; 2]) {
    let told = TOLD + if not_scanned(model).is_some() { NOT_SCANNED } else { 0 };
    let rows = u16::try_from(blockers.rows()).unwrap_or(u16::MAX);
    let height = rows.saturating_add(2 + told);
    let layout = Layout::vertical([Constraint::Min(1), Constraint::Length(told)]);
    (height, layout.areas(inside(dialog(size, WIDTH, height))))
}

/// Where the rows are, for drawing, for the mouse and for a page.
pub(in crate::tui) fn blocked_rows(model: &Model, blockers: &Blockers) -> Rect {
    let (_, [list, _]) = parts(model, blockers, model.size);
    list
}

/// What keeps the release, heaviest first, then what was sent back.
pub(super) fn draw(
    model: &Model,
    blockers: &Blockers,
    chosen: usize,
    size: Size,
    buffer: &mut Buffer,
) -> Option<Position> {
    let rows = blockers.rows();
    let threshold = model.work.record.rules().threshold;
    let title = words::blocked(blockers.keys().len(), threshold);
    let (height, [list, below]) = parts(model, blockers, size);
    let (frame, _) = pane::popup(model, size, WIDTH, height, &title, buffer);
    let cursor = List { frame, places: list, rows, chosen }
        .draw(model, buffer, |at, pointer, columns| blocker(model, blockers, at, pointer, columns));
    told(model, blockers, chosen, below, buffer);
    cursor
}

fn blocker(
    model: &Model,
    blockers: &Blockers,
    at: usize,
    pointer: &'static str,
    columns: usize,
) -> Line<'static> {
    let theme = model.theme;
    let gap = blockers.gaps.get(at);
    let key = gap.map(|gap| &gap.key).or_else(|| blockers.sent_back_at(at));
    let item = key.and_then(|key| key.item_id().ok()).and_then(|id| model.work.checklist.item(&id));
    // A key without an item names its model itself.
    let (title, of) = match (item, key) {
        (Some(item), Some(key)) => (item.title.as_str(), key.model()),
        (_, key) => (key.map_or("", |key| key.as_str()), None),
    };
    let (weight, kind, style) = match gap {
        Some(gap) => (gap.severity.word(), gap.kind.word(), theme.severity(gap.severity)),
        None => ("", ReasonKind::SentBack.word(), theme.notice()),
    };
    let front = format!("{weight:<9}{kind:<19}");
    let title = about(title, of, columns.saturating_sub(front.len() + 1), theme.ellipsis());
    Line::from(vec![Span::raw(pointer), Span::styled(front, style), Span::raw(title)])
}

/// What is wanting in the chosen row, and the next step.
fn told(model: &Model, blockers: &Blockers, chosen: usize, area: Rect, buffer: &mut Buffer) {
    let columns = usize::from(area.width.saturating_sub(2));
    let (sentence, next) = match (blockers.gaps.get(chosen), blockers.sent_back_at(chosen)) {
        (Some(gap), _) => {
            let work = &model.work;
            let next = gap.next(&work.checklist, &work.record, &work.observed, work.today);
            let next = next_here(gap.kind, next, &name_in(Mode::Blocked, Action::Open));
            let sentence = gap.sentence(&work.checklist, &work.record, &work.observed);
            // The row names the model.
            (gap.beside_key(&sentence).to_owned(), visible_line(&next).into_owned())
        }
        (None, Some(key)) => sent_back(model, key),
        (None, None) => return,
    };
    let strong = model.theme.strong();
    let mut rows = wrap(&[Span::styled(format!("{}.", visible_line(&sentence)), strong)], columns, 0);
    rows.extend(wrap(&[Span::raw(gaps::next(&next))], columns, 6));
    let unseen = not_scanned(model).into_iter();
    rows.extend(unseen.flat_map(|text| wrap(&[Span::styled(text, model.theme.notice())], columns, 0)));
    let room = usize::from(area.height.saturating_sub(1));
    let last = room.min(rows.len()).saturating_sub(1);
    for (at, (line, row)) in rows.iter().zip(area.rows().skip(1)).enumerate() {
        let row = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
        pane::line(model, line, row, buffer);
        // The whole of it stands beside the answer, where Enter leads.
        if at == last && rows.len() > room {
            pane::sign(model, row, buffer);
        }
    }
}

/// Who sent an answer back and why, and what to do about that.
fn sent_back(model: &Model, key: &AnswerKey) -> (String, String) {
    let review = model.work.record.answer(key).and_then(|answer| answer.sent_back());
    let (by, comment) = review.map_or(("", ""), |review| (&review.by, &review.comment));
    let [open, switch] = [(Mode::Blocked, Action::Open), (Mode::Release, Action::SwitchList)]
        .map(|(mode, action)| name_in(mode, action));
    let accept = name_in(Mode::Review, Action::AcceptAnswer);
    (reasons::sent_back(by, comment), words::next_of_sent_back(&open, &switch, &accept))
}
