//! Which checklist a record was asked, and which of two is the later one. Loads none.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::release::order;
use crate::checklist::{Checklist, ChecklistId, Part};

/// Which checklist was asked. A later version comes after an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistStamp {
    /// The extensions that were composed onto it, in the order of their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<PartStamp>,
    /// Its id.
    pub id: ChecklistId,
    /// Its version.
    pub version: String,
}

/// An extension that was asked. A later version comes after an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartStamp {
    /// Its id.
    pub id: ChecklistId,
    /// Its version.
    pub version: String,
}

impl fmt::Display for ChecklistStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.version)?;
        self.also.iter().try_for_each(|part| write!(f, ", with {} {}", part.id, part.version))
    }
}

impl Ord for ChecklistStamp {
    fn cmp(&self, other: &Self) -> Ordering {
        let ids = || self.id.as_str().cmp(other.id.as_str());
        order(&self.version, &other.version).then_with(ids).then_with(|| self.also.cmp(&other.also))
    }
}

impl PartialOrd for ChecklistStamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartStamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.as_str().cmp(other.id.as_str()).then_with(|| order(&self.version, &other.version))
    }
}

impl PartialOrd for PartStamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl ChecklistStamp {
    /// The stamp of a checklist and of everything that extends it.
    pub fn of(checklist: &Checklist) -> Self {
        let part = |part: &Part| PartStamp { id: part.id.clone(), version: part.version.clone() };
        let mut also: Vec<_> = checklist.composition.parts.iter().map(part).collect();
        also.sort();
        Self { also, id: checklist.id.clone(), version: checklist.version.clone() }
    }
}
