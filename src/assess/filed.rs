//! Which answer belongs to which item; judges neither.

use std::collections::HashMap;

use super::gap::{Gap, GapKind};
use crate::checklist::{Checklist, Severity};
use crate::record::{Answer, ModelId, Record};

/// The answers of a record, brought to the items that they belong to.
pub(super) struct Filed<'a> {
    /// One for each item of the checklist.
    answers: Vec<Option<&'a Answer>>,
    /// Those about single models, by the item's position and the model.
    of_models: HashMap<(usize, &'a str), &'a Answer>,
    /// Those to items that the checklist does not have.
    pub(super) orphans: Vec<Gap>,
}

impl<'a> Filed<'a> {
    /// The answer to an item, or to what it asks of a model.
    pub(super) fn answer(&self, position: usize, model: Option<&ModelId>) -> Option<&'a Answer> {
        match model {
            None => self.answers.get(position).copied().flatten(),
            Some(model) => self.of_models.get(&(position, model.as_str())).copied(),
        }
    }
}

/// One walk over the record: looking each item up in it would cost more than all the rest of the judgement.
pub(super) fn file<'a>(checklist: &Checklist, record: &'a Record) -> Filed<'a> {
    let mut answers = vec![None; checklist.items().len()];
    let mut of_models = HashMap::new();
    let mut orphans = Vec::new();
    for (key, answer) in record.written() {
        match checklist.position_of(key.item_str()) {
            // Switched off with a reason: kept, and nothing is wanting.
            None if checklist.composition.off(key.item_str()).is_some() => {}
            None => orphans.push(Gap {
                kind: GapKind::Orphaned,
                severity: Severity::Low,
                key: key.clone(),
                position: None,
                moved: Vec::new(),
            }),
            Some(position) => {
                // An answer about one model is not the answer to the item.
                if let Some(model) = key.model() {
                    of_models.insert((position, model), answer);
                } else if let Some(slot) = answers.get_mut(position) {
                    *slot = Some(answer);
                }
            }
        }
    }
    Filed { answers, of_models, orphans }
}
