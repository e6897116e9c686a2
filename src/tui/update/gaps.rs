//! The gaps: choosing which are listed, and the way to their items.

use crate::assess::{Gap, GapKind};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::gap_rows::{gap_rows, owner_of};
use crate::tui::model::{GapFilter, Model};
use crate::words::notice::way as words;

use super::go;

/// Sets a filter to the next kind or owner that some gap has, or to the next phase, and after the last one back to all.
pub(super) fn filter(model: &mut Model, action: Action) {
    let all: Vec<&Gap> = model.work.assessment.gaps.iter().chain(&model.work.assessment.accepted).collect();
    let mut filter = model.place.gaps.filter.clone();
    match action {
        Action::FilterKind => {
            let has = |kind: &GapKind| all.iter().any(|gap| gap.kind == *kind);
            filter.kind = next(GapKind::ALL.iter().copied().filter(has), filter.kind);
        }
        Action::FilterPhase => filter.phase = next(0..model.work.checklist.phases.len(), filter.phase),
        Action::FilterOwner => {
            let mut owners: Vec<String> = all.iter().map(|gap| owner_of(model, gap).to_owned()).collect();
            owners.sort();
            owners.dedup();
            filter.owner = next(owners.into_iter(), filter.owner);
        }
        _ => filter = GapFilter::default(),
    }
    model.place.gaps.filter = filter;
    model.place.gaps.chosen = 0;
}

/// The value after the present one; the first after none, none after the last.
fn next<T: PartialEq>(mut values: impl Iterator<Item = T>, now: Option<T>) -> Option<T> {
    match now {
        None => values.next(),
        Some(now) => {
            values.find(|value| *value == now)?;
            values.next()
        }
    }
}

/// Goes to the item of the chosen gap.
pub(super) fn visit(model: &mut Model) {
    let rows = gap_rows(model);
    // Gaps that were closed since may have left the choice behind the end, where the last row is drawn as chosen.
    let chosen = model.place.gaps.chosen.min(rows.len().saturating_sub(1));
    let found = rows.get(chosen).map(|row| (row.gap.position, row.gap.key.clone()));
    match found {
        Some((Some(position), key)) => go::visit_about(model, position, &key),
        Some((None, key)) => model.say(words::no_longer_asked(&visible_line(key.as_str()))),
        None => model.say(words::NO_GAP_HERE),
    }
}
