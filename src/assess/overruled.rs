//! Questions about a kind of models that the profile hides though a model of that kind is in use. Says so; asks nothing.

use crate::checklist::{Applies, Checklist, Item};
use crate::record::{ModelId, Record, is_asked_of};

/// Each item that the profile hides, with the first model in use that it would be asked of.
pub fn overruled<'a>(checklist: &'a Checklist, record: &'a Record) -> Vec<(&'a Item, &'a ModelId)> {
    let of_a_kind = checklist.items().iter().filter(|item| item.only_of().is_some());
    let hidden = of_a_kind.filter(|item| record.profile.applies(item) != Applies::Yes);
    let asked_of = |item: &Item, model: &ModelId| model.is_hosted().is_some() && is_asked_of(item, model);
    hidden
        .filter_map(|item| record.in_use().find(|model| asked_of(item, model)).map(|model| (item, model)))
        .collect()
}
