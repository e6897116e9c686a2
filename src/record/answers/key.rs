//! What an answer is filed under: `item-id`, or `item-id@model-id` where the item is asked for each model.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::checklist::{IdError, ItemId};
use crate::record::models::{LONGEST, ModelId, names_model};

/// The key of one answer. Orders as its text does, so that the file is sorted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct AnswerKey {
    text: String,
}

/// Why a text is no key of an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The part before the `@` is no item id.
    #[error(transparent)]
    Item(#[from] IdError),
    /// The part after the `@` is no model id.
    #[error("a model id is 1 to {LONGEST} visible characters without spaces")]
    Model,
}

impl AnswerKey {
    /// The key of an item that is asked once.
    pub fn item(id: &ItemId) -> Self {
        Self { text: id.to_string() }
    }

    /// The key of an item that is asked of a model, or once where there is none.
    pub fn of(id: &ItemId, model: Option<&ModelId>) -> Self {
        model.map_or_else(|| Self::item(id), |model| Self { text: format!("{id}@{model}") })
    }

    /// The key as it is written in files.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The item's half.
    pub fn item_str(&self) -> &str {
        self.text.split_once('@').map_or(&self.text, |(item, _)| item)
    }

    /// The item.
    ///
    /// # Errors
    /// None for a key that was parsed; the type is that of the id's own parser.
    pub fn item_id(&self) -> Result<ItemId, IdError> {
        self.item_str().parse()
    }

    /// The model's half, where there is one.
    pub fn model(&self) -> Option<&str> {
        self.text.split_once('@').map(|(_, model)| model)
    }

    /// A title of its item, with the model behind it, where there is one.
    pub fn beside(&self, title: &str) -> String {
        self.model().map_or_else(|| title.to_owned(), |model| format!("{title} ({model})"))
    }
}

impl FromStr for AnswerKey {
    type Err = KeyError;
    fn from_str(text: &str) -> Result<Self, KeyError> {
        if let Some((item, model)) = text.split_once('@') {
            item.parse::<ItemId>()?;
            if !names_model(model) {
                return Err(KeyError::Model);
            }
        } else {
            text.parse::<ItemId>()?;
        }
        Ok(Self { text: text.to_owned() })
    }
}

impl TryFrom<String> for AnswerKey {
    type Error = KeyError;
    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}

impl From<AnswerKey> for String {
    fn from(key: AnswerKey) -> Self {
        key.text
    }
}

impl fmt::Display for AnswerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_an_item_and_perhaps_a_model() {
        let key: AnswerKey = "weight-format@sentence-transformers/all-MiniLM-L6-v2".parse().unwrap();
        assert_eq!(key.item_str(), "weight-format");
        assert_eq!(key.model(), Some("sentence-transformers/all-MiniLM-L6-v2"));
        assert_eq!("safety-owner".parse::<AnswerKey>().unwrap().model(), None);
    }

    #[test]
    fn odd_models_are_refused() {
        for bad in ["a@", "a@b c", "a@\u{1b}", "@b", "A@b", &format!("a@{}", "m".repeat(201))] {
            assert!(bad.parse::<AnswerKey>().is_err(), "{bad:?}");
        }
    }
}
