//! What re-opening brings back: place, filters, settings and drafts. Kept in the user's state directory, never in the
//! record, and by id, so that it survives another checklist.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::drafts::Drafts;
use super::half_way::HalfWay;
use super::mouse::Mouse;
use super::place::{Focus, GapFilter, GapsPlace, NotAsked, Place, Screen};
use super::work::Work;
use crate::assess::GapKind;
use crate::checklist::{ItemId, PhaseId};
use crate::record::ModelId;

/// A session as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    screen: ScreenWord,
    phase: Option<PhaseId>,
    items: BTreeMap<PhaseId, ItemId>,
    reading: bool,
    scroll: usize,
    not_asked: NotAsked,
    gap_kind: Option<GapKind>,
    gap_phase: Option<PhaseId>,
    gap_owner: Option<String>,
    gap_row: usize,
    record_line: usize,
    mouse: Mouse,
    model: Option<ModelId>,
    drafts: Drafts,
    /// The kick-off, where that is what the session is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<HalfWay>,
}

/// The screens that one comes back to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ScreenWord {
    #[default]
    Items,
    Gaps,
    Overview,
    Record,
    Release,
    Diff,
    Models,
}

impl Session {
    /// The session that somebody is in.
    pub fn of(work: &Work, place: &Place, mouse: Mouse, drafts: &Drafts) -> Self {
        let phase_id = |at: usize| work.checklist.phases.get(at).map(|phase| phase.id.clone());
        let items =
            place.items.iter().enumerate().filter_map(|(phase, position)| {
                Some((phase_id(phase)?, work.item((*position)?)?.id.clone()))
            });
        Self {
            screen: match place.screen {
                Screen::Items | Screen::Profile(_) => ScreenWord::Items,
                Screen::Gaps => ScreenWord::Gaps,
                Screen::Overview => ScreenWord::Overview,
                Screen::Record => ScreenWord::Record,
                Screen::Release => ScreenWord::Release,
                Screen::Diff => ScreenWord::Diff,
                Screen::Models => ScreenWord::Models,
            },
            phase: phase_id(place.phase),
            items: items.collect(),
            reading: place.focus == Focus::Detail,
            scroll: place.scroll,
            not_asked: place.not_asked,
            gap_kind: place.gaps.filter.kind,
            gap_phase: place.gaps.filter.phase.and_then(phase_id),
            gap_owner: place.gaps.filter.owner.clone(),
            gap_row: place.gaps.chosen,
            record_line: place.record,
            mouse,
            model: work.chosen_model().cloned(),
            drafts: drafts.clone(),
            left: None,
        }
    }

    /// The same, in this kick-off.
    #[must_use]
    pub fn in_kick_off(self, left: Option<HalfWay>) -> Self {
        Self { left, ..self }
    }

    /// The same, with these drafts.
    #[must_use]
    pub fn with_drafts(self, drafts: Drafts) -> Self {
        Self { drafts, ..self }
    }

    /// The kick-off that was left half-way.
    pub fn left(&self) -> Option<&HalfWay> {
        self.left.as_ref()
    }

    /// Whether the mouse belonged to the program.
    pub fn mouse(&self) -> Mouse {
        self.mouse
    }

    /// The drafts that were kept.
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// The place that a session was at, as far as the checklist still has it.
    pub fn place(&self, work: &mut Work) -> Place {
        work.list(self.not_asked);
        work.choose_model(self.model.clone());
        let phase_at = |id: &PhaseId| work.checklist.phases.iter().position(|phase| &phase.id == id);
        let items = work.checklist.phases.iter().enumerate().map(|(at, phase)| {
            let kept = self.items.get(&phase.id).and_then(|id| work.checklist.position(id));
            kept.filter(|position| work.rows(at).contains(position))
                .or_else(|| work.rows(at).first().copied())
        });
        Place {
            screen: match self.screen {
                ScreenWord::Items => Screen::Items,
                ScreenWord::Gaps => Screen::Gaps,
                ScreenWord::Overview => Screen::Overview,
                ScreenWord::Record => Screen::Record,
                ScreenWord::Release => Screen::Release,
                ScreenWord::Diff => Screen::Diff,
                ScreenWord::Models => Screen::Models,
            },
            phase: self.phase.as_ref().and_then(phase_at).unwrap_or_default(),
            items: items.collect(),
            focus: if self.reading { Focus::Detail } else { Focus::List },
            scroll: self.scroll,
            not_asked: self.not_asked,
            gaps: GapsPlace {
                chosen: self.gap_row,
                filter: GapFilter {
                    kind: self.gap_kind,
                    phase: self.gap_phase.as_ref().and_then(phase_at),
                    owner: self.gap_owner.clone(),
                },
            },
            record: self.record_line,
            ..Place::default()
        }
    }
}
