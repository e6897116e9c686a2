//! The gaps: which are listed, and the way to their items.

use crate::assess::{Gap, GapKind};
use crate::tui::action::Action;
use crate::tui::model::{GapFilter, Model};

use super::go;

/// One row of the gaps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GapRow<'a> {
    /// The gap.
    pub gap: &'a Gap,
    /// Whether a valid acceptance moved it aside.
    pub accepted: bool,
}

/// The gaps that the filter lets through, those accepted for a time after the others.
pub(crate) fn gap_rows(model: &Model) -> Vec<GapRow<'_>> {
    let assessment = &model.work.assessment;
    let open = assessment.gaps.iter().map(|gap| GapRow { gap, accepted: false });
    let accepted = assessment.accepted.iter().map(|gap| GapRow { gap, accepted: true });
    open.chain(accepted).filter(|row| lets_through(model, row.gap)).collect()
}

fn lets_through(model: &Model, gap: &Gap) -> bool {
    let GapFilter { kind, phase, owner } = &model.place.gaps.filter;
    let phase_of = |gap: &Gap| gap.position.and_then(|at| model.work.item(at)).map(|item| item.phase);
    kind.is_none_or(|kind| kind == gap.kind)
        && phase.is_none_or(|phase| phase_of(gap) == Some(phase))
        && owner.as_ref().is_none_or(|owner| owner_of(model, gap) == owner)
}

/// Who takes care of a gap; empty where nobody does.
fn owner_of<'a>(model: &'a Model, gap: &Gap) -> &'a str {
    model.work.record.answer(&gap.key).and_then(|answer| answer.owner.as_deref()).unwrap_or_default()
}

/// Sets the filter to the next value that some gap has, and after the last one back to all.
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
    let position = gap_rows(model).get(model.place.gaps.chosen).map(|row| row.gap.position);
    match position {
        Some(Some(position)) => go::to_item(model, position),
        Some(None) => {
            model.say("the checklist no longer asks this; `mindgap answer` can still change the answer")
        }
        None => model.say("there is no gap here"),
    }
}
