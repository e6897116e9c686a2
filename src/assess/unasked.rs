//! What speaks against a yes that nobody is asked for: it is about a model that is not in use, or about one of another kind
//! than the question, or about no model where the question is asked of none. It changes no status.

use chrono::NaiveDate;

use super::asked::Asked;
use super::item::Standing;
use super::spoken::Spoken;
use super::witness::{Witness, model_id};
use crate::checklist::{Checklist, Item};
use crate::record::Record;
use crate::scan::Observation;

/// What speaks against a yes to something that is asked of each model, and is about none of those that it is asked of: the
/// project shows it, and no question tells of it.
#[derive(Debug, Clone)]
pub struct Unasked<'a> {
    /// What it is about.
    pub about: About,
    /// The item that would be asked of it.
    pub item: &'a Item,
    /// What was seen.
    pub one: &'a Observation,
}

/// What something is about that no question tells of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// No model by name, and none that is in use is asked.
    NoModel,
    /// A model that is not declared or not in use, as it would be declared.
    NotInUse(String),
    /// A model that is in use, and of another kind than those that are asked, or hidden by the profile.
    OfAnotherKind(String),
}

impl About {
    /// The model, where it is about one.
    pub fn model(&self) -> Option<&str> {
        match self {
            Self::NoModel => None,
            Self::NotInUse(model) | Self::OfAnotherKind(model) => Some(model),
        }
    }
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
    for (item, asked) in checklist.items().iter().zip(items).filter(|(item, asked)| concerns(item, asked)) {
        for &one in spoken.on(item.id.as_str()) {
            let Some(about) = &one.subject else {
                if !asked.is_asked() {
                    all.push(Unasked { about: About::NoModel, item, one });
                }
                continue;
            };
            let id = model_id(about.hub, &about.id);
            let is_in_use = id.as_ref().is_some_and(|id| record.in_use().any(|used| used == id));
            let standing = id.as_ref().and_then(|id| asked.of(Some(id.as_str())));
            if standing.is_none_or(|standing| *standing == Standing::NotAsked) {
                let model = id.map_or_else(|| format!("{} {}", about.hub, about.id), |id| id.to_string());
                let about = if is_in_use { About::OfAnotherKind(model) } else { About::NotInUse(model) };
                all.push(Unasked { about, item, one });
            }
        }
    }
    all.sort_by(|one, other| one.about.cmp(&other.about));
    all
}

/// Whether an item is asked of each model that is in use, or is about a kind of models and hidden by the profile: what the
/// project shows of that kind speaks against the profile, too.
fn concerns(item: &Item, asked: &Asked) -> bool {
    matches!(asked, Asked::Each(_)) || item.only_of().is_some() && !asked.is_asked()
}
