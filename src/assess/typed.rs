//! Which model a person means who types its name: told by the name where that is possible, and never guessed. It looks at
//! no project.

use crate::record::{ModelId, ModelIdError, Record};
use crate::scan::{Hub, provider_of};
use crate::text::nearest;
use crate::words::typed as words;

/// Why a text names no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypedModelError {
    /// It can be no name.
    #[error("`{0}` is no name of a model")]
    NoName(String),
    /// There is no such hub.
    #[error("there is no hub `{0}`")]
    NoHub(String),
    /// Nothing in it says where the model comes from.
    #[error("`{0}` does not say where the model comes from")]
    Bare(String),
}

impl TypedModelError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoName(_) => ModelIdError.to_string(),
            Self::NoHub(hub) => {
                let near = nearest(hub, Hub::ALL.iter().map(|hub| hub.word()));
                words::did_you_mean(&near, words::LISTS_HUBS)
            }
            Self::Bare(name) => words::write_the_hub(name),
        }
    }
}

/// The model that is meant by a name as it was typed, of a hub if one was named too. A name without a hub is one of a
/// hosted model whose provider it tells, `ORG/NAME` on the Hugging Face Hub, or one that is declared.
///
/// # Errors
/// [`TypedModelError`] if it is no name, or does not say where the model comes from.
pub fn typed_model(typed: &str, hub: Option<&str>, record: &Record) -> Result<ModelId, TypedModelError> {
    let unfit = |_: ModelIdError| TypedModelError::NoName(typed.to_owned());
    let is_hub = |word: &str| Hub::ALL.iter().any(|hub| hub.word() == word);
    if let Some(hub) = hub {
        return ModelId::on(hub, typed).map_err(unfit);
    }
    let id: ModelId = typed.parse().map_err(unfit)?;
    let named = typed.split_once(':').filter(|(hub, name)| is_hub(hub) && !name.is_empty());
    if named.is_some() || record.models.contains_key(&id) {
        return Ok(id);
    }
    if let Some(provider) = provider_of(typed) {
        return ModelId::on(provider.word(), typed).map_err(unfit);
    }
    if !is_hub(id.hub()) {
        return Err(TypedModelError::NoHub(id.hub().to_owned()));
    }
    if typed.contains('/') { Ok(id) } else { Err(TypedModelError::Bare(typed.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::builtin;

    #[test]
    fn a_name_tells_whose_model_it_is_or_somebody_is_asked() {
        let record = Record::new("bot", &builtin().unwrap());
        let meant = |typed: &str| typed_model(typed, None, &record).map(|id| id.to_string());
        for (typed, id) in [
            ("org/name", "org/name"),
            ("huggingface:gpt2", "gpt2"),
            ("gpt-4o", "openai:gpt-4o"),
            ("claude-sonnet-4-5", "anthropic:claude-sonnet-4-5"),
            ("models/gemini-1.5-pro", "google:models/gemini-1.5-pro"),
            ("ft:gpt-4o-mini:acme", "openai:ft:gpt-4o-mini:acme"),
            ("ollama:llama3:8b", "ollama:llama3:8b"),
            ("local:models/x.gguf", "local:models/x.gguf"),
        ] {
            assert_eq!(meant(typed).as_deref(), Ok(id), "{typed}");
        }
        assert_eq!(meant("gpt2"), Err(TypedModelError::Bare("gpt2".into())));
        assert_eq!(meant("llama3:8b"), Err(TypedModelError::NoHub("llama3".into())));
        assert_eq!(meant("a b"), Err(TypedModelError::NoName("a b".into())));
        assert!(TypedModelError::Bare("gpt2".into()).hint().contains("huggingface:gpt2"));
        assert_eq!(
            typed_model("gpt2", Some("huggingface"), &record).map(|id| id.to_string()),
            Ok("gpt2".into())
        );
    }
}
