//! The facts that an answer rests on, as they stood when it was given. What they are now is for others to say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::unique;

/// Facts by their names: `revision org/name` and what it was, say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts {
    #[serde(deserialize_with = "unique::map")]
    by_name: BTreeMap<String, String>,
}

impl Facts {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// What a fact was.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(String::as_str)
    }

    /// Every fact with what it was, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_name.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every value, to be masked, say.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.by_name.values_mut()
    }
}

impl FromIterator<(String, String)> for Facts {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(facts: I) -> Self {
        Self { by_name: facts.into_iter().collect() }
    }
}
