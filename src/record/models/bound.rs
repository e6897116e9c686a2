//! How many models somebody declares in a record, and how many are read from its file. Knows nothing of what is asked of
//! them.

use std::collections::BTreeMap;

use serde::de::{Deserializer, Error as _};

use super::declared::Declared;
use super::id::ModelId;
use crate::record::unique;

/// Most models that are declared in one record, those that are out of use among them: of each of them a score of
/// questions is asked.
pub(in crate::record) const MAX_MODELS: usize = 1_000;

/// Most models that are read: the file is anybody's. Two branches that are full are full together too, so this leaves
/// room for many of them.
const MOST_READ: usize = 20 * MAX_MODELS;

/// There would be more models than somebody may declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "there would be {0} models, and nobody declares more than {MAX_MODELS} in a record, those out of use among them"
)]
pub struct TooManyModels(pub usize);

impl TooManyModels {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        "declare those by themselves that the product really uses; give a part with many models a record of its own with `mindgap init --here` in its folder"
    }
}

/// The models of a record, as its file spells them.
pub(in crate::record) fn read<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<ModelId, Declared>, D::Error> {
    let models = unique::map(from)?;
    let count = models.len();
    if count > MOST_READ {
        return Err(D::Error::custom(format!("there are {count} models, and at most {MOST_READ} are read")));
    }
    Ok(models)
}
