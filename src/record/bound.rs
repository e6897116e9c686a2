//! How many models a record holds at most, and that its file holds no more. Knows nothing of what is asked of them.

use std::collections::BTreeMap;

use serde::de::{Deserializer, Error as _};

use super::{Declared, ModelId, unique};

/// Most models of one record, those that are out of use among them: of each of them a score of questions is asked.
pub const MAX_MODELS: usize = 1_000;

/// There would be more models than a record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there would be {0} models, and a record holds at most {MAX_MODELS}, those out of use among them")]
pub struct TooManyModels(pub usize);

impl TooManyModels {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        "declare those by themselves that the product really uses; give a part with many models a record of its own"
    }
}

/// The models of a record, as its file spells them.
pub(super) fn models<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<ModelId, Declared>, D::Error> {
    let models = unique::map(from)?;
    if models.len() > MAX_MODELS { Err(D::Error::custom(TooManyModels(models.len()))) } else { Ok(models) }
}
