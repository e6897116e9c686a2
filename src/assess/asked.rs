//! How the questions of one item stand: one for the project, or one for each model that is in use.

use super::item::Standing;
use crate::record::ModelId;

/// How one item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// It is asked once, or not at all.
    Once(Standing),
    /// It is asked of each model that is in use, in the order of their ids; of one of another kind it is not asked.
    Each(Vec<(ModelId, Standing)>),
}

impl Asked {
    /// Each question, with the model that it is about.
    pub fn each(&self) -> impl Iterator<Item = (Option<&ModelId>, &Standing)> + Clone {
        let (once, each) = match self {
            Self::Once(standing) => (Some(standing), &[][..]),
            Self::Each(each) => (None, each.as_slice()),
        };
        let once = once.into_iter().map(|standing| (None, standing));
        once.chain(each.iter().map(|(model, standing)| (Some(model), standing)))
    }

    /// How the question about a model stands, or the one for the project.
    pub fn of(&self, model: Option<&str>) -> Option<&Standing> {
        match (self, model) {
            (Self::Once(standing), None) => Some(standing),
            (Self::Each(each), Some(model)) => {
                let at = each.binary_search_by(|(own, _)| own.as_str().cmp(model)).ok()?;
                each.get(at).map(|(_, standing)| standing)
            }
            _ => None,
        }
    }

    /// Whether it is asked, and every question of it that is asked is shown.
    pub fn is_shown(&self) -> bool {
        let asked = self.each().map(|(_, standing)| standing).filter(|one| **one != Standing::NotAsked);
        asked.clone().next().is_some()
            && asked.clone().all(|standing| matches!(standing, Standing::Asked { shown: true, .. }))
    }

    /// Whether any question of it is asked.
    pub fn is_asked(&self) -> bool {
        self.each().any(|(_, standing)| *standing != Standing::NotAsked)
    }
}
