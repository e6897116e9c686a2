//! What speaks against a yes that nobody is asked for: it is about a model that is not in use. It changes no status.

use chrono::NaiveDate;

use super::asked::Asked;
use super::spoken::Spoken;
use super::witness::{Witness, model_id};
use crate::checklist::{Checklist, Item};
use crate::record::Record;
use crate::scan::Observation;

/// What speaks against a yes to something that is asked of each model, and is about none of those that are in use: the
/// product names it, and no question tells of it.
#[derive(Debug, Clone)]
pub struct Unasked<'a> {
    /// The model, as it would be declared.
    pub model: String,
    /// The item that would be asked of it.
    pub item: &'a Item,
    /// What was seen.
    pub one: &'a Observation,
}

/// All of that, by model, and nothing that somebody set aside.
pub fn unasked<'a>(
    checklist: &'a Checklist,
    items: &[Asked],
    witness: &'a Witness,
    record: &Record,
    today: NaiveDate,
) -> Vec<Unasked<'a>> {
    let spoken = Spoken::of(witness, record, today);
    let mut all = Vec::new();
    let each = checklist.items().iter().zip(items).filter(|(_, asked)| matches!(asked, Asked::Each(_)));
    for (item, asked) in each {
        for &one in spoken.on(item.id.as_str()) {
            let Some(about) = &one.subject else { continue };
            let id = model_id(about.hub, &about.id);
            if id.as_ref().is_none_or(|id| asked.of(Some(id.as_str())).is_none()) {
                let model = id.map_or_else(|| format!("{} {}", about.hub, about.id), |id| id.to_string());
                all.push(Unasked { model, item, one });
            }
        }
    }
    all.sort_by(|one, other| one.model.cmp(&other.model));
    all
}
