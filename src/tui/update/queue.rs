//! Rows of the release: judged anew, chosen, scrolled, and noted once they were drawn. Changes no answer.

use super::blocked;
use crate::tui::layout::{areas, first_row, inside, release_panes, text_inside};
use crate::tui::model::{Model, ReleaseList, Screen, moved};
use crate::tui::smallest::fits;
use crate::tui::view::release_height;

/// Judges the queue anew where it is seen and something may have changed.
pub(super) fn keep_in_step(model: &mut Model, stirred: bool) {
    if stirred && model.place.screen == Screen::Release {
        renew(model);
        blocked::keep_in_step(model);
    }
}

/// Judges the queue anew.
pub(super) fn renew(model: &mut Model) {
    model.releases.renew(&model.work);
    let rows = rows(model);
    model.place.release.chosen = model.place.release.chosen.min(rows.saturating_sub(1));
}

/// Rows of the list that is seen.
pub(super) fn rows(model: &Model) -> usize {
    match (model.work.record.release.is_some(), model.place.release.list) {
        // After the last proposal: a version to be typed.
        (false, _) => model.releases.proposals.as_ref().map_or(0, Vec::len) + 1,
        (true, ReleaseList::Queue) => model.releases.queue.entries.len(),
        (true, ReleaseList::Review) => model.releases.review.len(),
    }
}

/// The screen was drawn as the model is: the rows of the queue in sight were seen.
pub(super) fn drawn(model: &mut Model) {
    let queue = model.place.screen == Screen::Release
        && model.work.record.release.is_some()
        && model.place.release.list == ReleaseList::Queue;
    if queue && model.dialogs.is_empty() && fits(model.size) {
        let height = usize::from(inside(release_panes(areas(model.size).body).list).height);
        let all = rows(model);
        let first = first_row(model.place.release.chosen, all, height);
        model.releases.saw(first..(first + height).min(all));
    }
}

/// Chooses another row.
pub(super) fn choose(model: &mut Model, by: isize) {
    let rows = rows(model);
    select(model, moved(model.place.release.chosen, by, rows));
}

/// Chooses a row and tells of it from the beginning.
pub(super) fn select(model: &mut Model, row: usize) {
    model.place.release.chosen = row;
    model.place.release.scroll = 0;
}

/// Scrolls what is told of the chosen row, by half of what is seen of it.
pub(super) fn scroll(model: &mut Model, direction: isize) {
    let text = text_inside(release_panes(areas(model.size).body).detail);
    let hidden = release_height(model, text).saturating_sub(usize::from(text.height));
    let half = isize::try_from(text.height / 2).unwrap_or(1).max(1);
    model.place.release.scroll = moved(model.place.release.scroll, direction * half, hidden + 1);
}
