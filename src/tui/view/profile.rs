//! One profile question at a time, with its options and "not sure yet".

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::pane;
use crate::checklist::{Choice, ProfileQuestion};
use crate::record::ProfileAnswer;
use crate::report::provenance;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in, name_of};
use crate::tui::layout::text_inside;
use crate::tui::model::Model;
use crate::tui::wrap::wrap;
use crate::words::profile as words;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let questions = &model.work.checklist.profile;
    let at = model.place.profile.question;
    let Some(question) = questions.get(at) else {
        pane::border(model, area, words::TITLE, true, buffer);
        let text = words::nothing_asked(&name_in(Mode::Profile, Action::Start));
        let rows = wrap(&[Span::raw(text)], usize::from(text_inside(area).width), 0);
        pane::rows(model, area, &rows, 0, buffer);
        return None;
    };
    pane::border(model, area, &words::question(at + 1, questions.len()), true, buffer);
    let text = text_inside(area);
    let (rows, option) = rows(model, question, usize::from(text.width));
    let skip = option.end.saturating_sub(usize::from(text.height)).min(option.start);
    pane::rows(model, area, &rows, skip, buffer);
    let y = text.y + u16::try_from(option.start - skip).unwrap_or_default();
    Some(Position::new(text.x, y))
}

/// The rows, and which of them hold the chosen option: with the last one goes what stands below it.
fn rows(model: &Model, question: &ProfileQuestion, columns: usize) -> (Vec<Line<'static>>, Range<usize>) {
    let theme = model.theme;
    let asked = provenance::profile_question(&model.work.checklist, question);
    let mut rows = wrap(&[Span::styled(asked.as_str(), theme.strong())], columns, 0);
    let how = match question.choice {
        Choice::One => words::ONE_ANSWER,
        Choice::Many => words::MANY_ANSWERS,
    };
    rows.extend(wrap(&[Span::styled(format!("{how} {}", question.why), theme.quiet())], columns, 0));
    rows.push(Line::default());
    let answer = model.work.record.profile.get(&question.id);
    let mut chosen = rows.len()..rows.len();
    let options = question.options.iter().map(|option| {
        let on = matches!(answer, Some(ProfileAnswer::Chosen(options)) if options.contains(&option.id));
        (on, option.label.as_str())
    });
    let unsure = (matches!(answer, None | Some(ProfileAnswer::NotSure)), words::NOT_SURE);
    for (at, (on, label)) in options.chain([unsure]).enumerate() {
        let here = at == model.place.profile.option;
        let start = rows.len();
        let pointer = if here { theme.pointer() } else { " " };
        let style = if here { theme.chosen() } else { ratatui::style::Style::new() };
        rows.extend(wrap(
            &[Span::styled(format!("{pointer} {} {label}", theme.tick(on)), style)],
            columns,
            6,
        ));
        if here {
            chosen = start..rows.len();
        }
    }
    rows.push(Line::default());
    let meaning = words::what_not_sure_means(&name_of(Action::ShowProfile));
    rows.extend(wrap(&[Span::styled(meaning, theme.quiet())], columns, 0));
    if model.place.profile.option >= question.options.len() {
        chosen.end = rows.len();
    }
    (rows, chosen)
}
