//! Which gaps are listed: the one list that is drawn, clicked and moved on.

use super::model::{GapFilter, Model};
use crate::assess::Gap;

/// One row of the gaps.
#[derive(Debug, Clone, Copy)]
pub(super) struct GapRow<'a> {
    /// The gap.
    pub(super) gap: &'a Gap,
    /// Whether a valid acceptance moved it aside.
    pub(super) accepted: bool,
}

/// The gaps that the filter lets through, those accepted for a time after the others.
pub(super) fn gap_rows(model: &Model) -> Vec<GapRow<'_>> {
    let assessment = &model.work.assessment;
    let open = assessment.gaps.iter().map(|gap| GapRow { gap, accepted: false });
    let accepted = assessment.accepted.iter().map(|gap| GapRow { gap, accepted: true });
    open.chain(accepted).filter(|row| lets_through(model, row.gap)).collect()
}

/// Who takes care of a gap; empty where nobody does.
pub(super) fn owner_of<'a>(model: &'a Model, gap: &Gap) -> &'a str {
    model.work.record.answer(&gap.key).and_then(|answer| answer.owner.as_deref()).unwrap_or_default()
}

fn lets_through(model: &Model, gap: &Gap) -> bool {
    let GapFilter { kind, phase, owner } = &model.place.gaps.filter;
    let phase_of = |gap: &Gap| gap.position.and_then(|at| model.work.item(at)).map(|item| item.phase);
    kind.is_none_or(|kind| kind == gap.kind)
        && phase.is_none_or(|phase| phase_of(gap) == Some(phase))
        && owner.as_ref().is_none_or(|owner| owner_of(model, gap) == owner)
}
