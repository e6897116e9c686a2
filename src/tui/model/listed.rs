//! The models as they are listed: those that the scan saw, each at its revision, then those that are declared and were not
//! seen; and the questions of each of them. Changes nothing.

use super::place::ModelsPart;
use super::work::Work;
use crate::assess::{Asked, Gap, GapKind, Standing, model_id};
use crate::record::{Declared, How, ModelId, Status};
use crate::scan::Model as Ptm;
use crate::words::sight as words;

/// One row of the models.
#[derive(Debug, Clone)]
pub struct ModelRow<'w> {
    /// Under which id it is declared, or would be; none where its name can not be told or written.
    pub id: Option<ModelId>,
    /// What the scan saw of it.
    pub seen: Option<&'w Ptm>,
    /// What the record says of it.
    pub declared: Option<&'w Declared>,
    /// What became of it.
    pub became: Became,
}

/// What became of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// Only tests, examples or foreign code name it, and nobody declared it.
    Elsewhere,
    /// The product names it, and nobody declared it.
    NotDeclared,
    /// Declared, and in use.
    InUse,
    /// Declared, and the product uses another revision now.
    Moved,
    /// Declared because a scan saw it, and no longer seen.
    Gone,
    /// Declared because a scan saw it; the last scan ended before it had looked everywhere, and did not come to it.
    NotReached,
    /// Declared by hand, and not seen by the scan.
    ByHand,
    /// Out of use; its answers are kept.
    Retired,
}

impl ModelRow<'_> {
    /// What it is called, where that is known.
    pub fn name(&self) -> Option<String> {
        let seen = || self.seen.and_then(|ptm| ptm.id.clone());
        self.id.as_ref().map(ToString::to_string).or_else(seen)
    }
}

impl Became {
    /// The word in the list.
    pub fn word(self) -> &'static str {
        match self {
            Self::Elsewhere => words::TESTS_ONLY,
            Self::NotDeclared => words::NOT_DECLARED,
            Self::InUse => words::DECLARED,
            Self::Moved => words::MOVED,
            Self::Gone => words::GONE,
            Self::NotReached => words::NOT_REACHED,
            Self::ByHand => words::BY_HAND,
            Self::Retired => words::OUT_OF_USE,
        }
    }
}

impl Work {
    /// How many models are listed.
    pub fn models_listed(&self) -> usize {
        self.models_seen().len() + self.unseen().count()
    }

    /// How many rows a part of the models has.
    pub fn rows_of(&self, part: ModelsPart) -> usize {
        let scanned = self.scanned.as_ref();
        match part {
            ModelsPart::Models => self.models_listed(),
            ModelsPart::Matrix => self.asked_of_each().len(),
            ModelsPart::NotExamined => scanned.map_or(0, |scanned| scanned.missed().len()),
            ModelsPart::Loads => scanned.map_or(0, |scanned| scanned.scan().inventory.loads.len()),
            ModelsPart::Other => scanned.map_or(0, |scanned| scanned.other().len()),
        }
    }

    /// The model of a row.
    pub fn model_row(&self, at: usize) -> Option<ModelRow<'_>> {
        let seen = self.models_seen();
        match seen.get(at) {
            Some(ptm) => Some(self.row_of_seen(ptm)),
            None => self.unseen().nth(at - seen.len()).map(|id| self.row_of_unseen(id)),
        }
    }

    /// All rows of the models, in one go.
    pub fn model_rows(&self) -> impl Iterator<Item = ModelRow<'_>> {
        let seen = self.models_seen().iter().map(|ptm| self.row_of_seen(ptm));
        seen.chain(self.unseen().map(|id| self.row_of_unseen(id)))
    }

    fn row_of_unseen(&self, id: &ModelId) -> ModelRow<'_> {
        let declared = self.record.models.get(id);
        let became = match declared {
            Some(declared) if declared.retired.is_some() => Became::Retired,
            Some(declared) if declared.how == How::Seen => self.not_seen(),
            _ => Became::ByHand,
        };
        ModelRow { id: Some(id.clone()), seen: None, declared, became }
    }

    fn row_of_seen<'w>(&'w self, ptm: &'w Ptm) -> ModelRow<'w> {
        let id = ptm.id.as_deref().and_then(|id| model_id(ptm.hub, id));
        let declared = id.as_ref().and_then(|id| self.record.models.get(id));
        let became = match declared {
            None if ptm.counts() => Became::NotDeclared,
            None => Became::Elsewhere,
            Some(declared) if declared.retired.is_some() => Became::Retired,
            Some(declared) if id.as_ref().is_some_and(|id| self.has_moved(id, declared)) => Became::Moved,
            Some(_) => Became::InUse,
        };
        ModelRow { id, seen: Some(ptm), declared, became }
    }

    /// How much speaks against a yes about the model of a row, where nothing is asked of it.
    pub fn unasked_of(&self, row: &ModelRow<'_>) -> usize {
        let named = || Some(format!("{} {}", row.seen?.hub, row.seen?.id.as_deref()?));
        let name = row.id.as_ref().map(ToString::to_string).or_else(named);
        name.and_then(|name| self.unasked.get(&name)).copied().unwrap_or_default()
    }

    /// How much speaks against a yes to what is asked about the model of a row, where nobody answered otherwise.
    pub fn asked_of(&self, row: &ModelRow<'_>) -> usize {
        let Some(id) = row.id.as_ref().filter(|_| row.declared.is_some()) else { return 0 };
        let is_asked = |item: &str| {
            let asked = self.checklist.position_of(item).and_then(|at| self.assessment.items.get(at));
            let standing = asked.and_then(|asked| asked.of(Some(id.as_str())));
            let says_otherwise = [Some(Status::No), Some(Status::NotApplicable)];
            matches!(standing, Some(Standing::Asked { status, .. }) if !says_otherwise.contains(status))
        };
        self.seen.iter().filter(|(item, _)| is_asked(item)).map(|(_, on)| on.own(id).contradicts).sum()
    }

    /// The questions about the model of a row that were answered yes and that the repository speaks against.
    pub fn contradicted_of(&self, row: &ModelRow<'_>) -> Vec<&Gap> {
        let Some(id) = row.id.as_ref().filter(|_| row.declared.is_some()) else { return Vec::new() };
        let gaps = self.assessment.gaps.iter().chain(&self.assessment.accepted);
        let about = |gap: &&Gap| gap.kind == GapKind::Contradicted && gap.key.model() == Some(id.as_str());
        gaps.filter(about).collect()
    }

    /// What became of a model that a scan saw once.
    fn not_seen(&self) -> Became {
        match self.scanned.as_ref().map(|scanned| scanned.scan().cut) {
            None => Became::ByHand,
            Some(None) => Became::Gone,
            Some(Some(_)) => Became::NotReached,
        }
    }

    /// The revision that the product uses of a model now, where it is pinned to one.
    pub fn revision_now(&self, id: &ModelId) -> Option<&str> {
        self.assessment.witness()?.models.get(id)?.pinned()
    }

    fn has_moved(&self, id: &ModelId, declared: &Declared) -> bool {
        let seen = self.assessment.witness().and_then(|witness| witness.models.get(id));
        seen.is_some_and(|seen| seen.has_left(declared))
    }

    /// At which revisions the product uses a model now, where there are several.
    pub fn split(&self, id: &ModelId) -> Option<&str> {
        let seen = self.assessment.witness()?.models.get(id).filter(|seen| seen.is_split())?;
        seen.revision.as_deref()
    }

    fn models_seen(&self) -> &[Ptm] {
        self.scanned.as_ref().map_or(&[], |scanned| &scanned.scan().inventory.models)
    }

    /// The declared models that the product was not seen to use, by id.
    fn unseen(&self) -> impl Iterator<Item = &ModelId> {
        let witness = self.assessment.witness();
        let seen = move |id: &ModelId| witness.is_some_and(|witness| witness.models.contains_key(id));
        self.record.models.keys().filter(move |id| !seen(id))
    }

    /// The items that are asked of each model, or of each of a kind, as positions.
    pub fn asked_of_each(&self) -> Vec<usize> {
        let all = self.assessment.items.iter().enumerate();
        all.filter(|(_, asked)| matches!(asked, Asked::Each(_)) && asked.is_asked())
            .map(|(at, _)| at)
            .collect()
    }
}
