//! What a model is called, and what its name tells of it. Looks nothing up.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::visible;

/// Longest id, in bytes.
pub(in crate::record) const LONGEST: usize = 200;
/// The hub that an id without a hub means.
const USUAL: &str = "huggingface";

/// The hubs whose models a provider runs: nobody here has their weights.
const HOSTED: [&str; 16] = [
    "openai",
    "azure",
    "anthropic",
    "google",
    "mistral",
    "cohere",
    "bedrock",
    "groq",
    "together",
    "fireworks",
    "deepseek",
    "xai",
    "openrouter",
    "replicate",
    "voyage",
    "perplexity",
];
/// The hubs from which weights come, and the project itself.
const OF_WEIGHTS: [&str; 21] = [
    USUAL,
    "modelscope",
    "torch-hub",
    "onnx-hub",
    "kaggle",
    "ollama",
    "docker",
    "timm",
    "open-clip",
    "clip",
    "whisper",
    "torchvision",
    "torchaudio",
    "keras",
    "spacy",
    "nltk",
    "ultralytics",
    "gensim",
    "library",
    "url",
    "local",
];

/// Whether the models of a hub run elsewhere; none where its word does not tell, as that of a gateway.
pub fn is_hosted(hub: &str) -> Option<bool> {
    HOSTED.contains(&hub).then_some(true).or_else(|| OF_WEIGHTS.contains(&hub).then_some(false))
}

/// A model: `org/name` on the Hugging Face Hub, `hub:name` anywhere else, such as `openai:gpt-4o` or
/// `local:models/x.gguf`. What stands behind the `@` in the key of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ModelId(String);

/// The text is no model id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a model is 1 to {LONGEST} visible characters without spaces: ORG/NAME, or HUB:NAME for other hubs")]
pub struct ModelIdError;

impl ModelId {
    /// A model of a hub, by the hub's word and its name there.
    ///
    /// # Errors
    /// The two make no id.
    pub fn on(hub: &str, name: &str) -> Result<Self, ModelIdError> {
        let hub = Some(hub).filter(|hub| *hub != USUAL);
        match hub {
            Some(hub) if is_hub(hub) && !name.is_empty() => format!("{hub}:{name}").parse(),
            Some(_) => Err(ModelIdError),
            // With a word and a colon in front it would be read as a model of that hub.
            None => name.parse().ok().filter(|id: &Self| id.hub() == USUAL).ok_or(ModelIdError),
        }
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The word of its hub.
    pub fn hub(&self) -> &str {
        self.halves().map_or(USUAL, |(hub, _)| hub)
    }

    /// What it is called there.
    pub fn name(&self) -> &str {
        self.halves().map_or(&self.0, |(_, name)| name)
    }

    /// Whether a provider runs it; none where its hub does not tell.
    pub fn is_hosted(&self) -> Option<bool> {
        is_hosted(self.hub())
    }

    fn halves(&self) -> Option<(&str, &str)> {
        self.0.split_once(':').filter(|(hub, name)| is_hub(hub) && !name.is_empty())
    }
}

fn is_hub(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a text is fit to name a model.
pub(in crate::record) fn names_model(text: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && visible(c.encode_utf8(&mut [0; 4])).starts_with(c);
    !text.is_empty() && text.len() <= LONGEST && text.chars().all(plain)
}

impl FromStr for ModelId {
    type Err = ModelIdError;
    fn from_str(text: &str) -> Result<Self, ModelIdError> {
        // One model, one spelling.
        let name = text.strip_prefix(USUAL).and_then(|rest| rest.strip_prefix(':')).unwrap_or(text);
        if names_model(name) { Ok(Self(name.to_owned())) } else { Err(ModelIdError) }
    }
}

impl TryFrom<String> for ModelId {
    type Error = ModelIdError;
    fn try_from(text: String) -> Result<Self, ModelIdError> {
        text.parse()
    }
}

impl From<ModelId> for String {
    fn from(id: ModelId) -> Self {
        id.0
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_has_one_spelling() {
        let id = |text: &str| text.parse::<ModelId>().unwrap();
        assert_eq!(id("huggingface:org/name"), id("org/name"));
        assert_eq!(ModelId::on("huggingface", "org/name"), Ok(id("org/name")));
        assert_eq!(ModelId::on("ollama", "llama3:8b"), Ok(id("ollama:llama3:8b")));
        for (text, hub, name) in [
            ("org/name", "huggingface", "org/name"),
            ("gpt2", "huggingface", "gpt2"),
            ("ollama:llama3:8b", "ollama", "llama3:8b"),
            ("local:models/x.gguf", "local", "models/x.gguf"),
            ("Odd:one", "huggingface", "Odd:one"),
        ] {
            assert_eq!((id(text).hub(), id(text).name()), (hub, name));
        }
    }

    #[test]
    fn what_could_not_stand_in_a_key_is_no_model() {
        for bad in ["", "a b", "a\u{1b}", "huggingface:", &"m".repeat(201)] {
            assert_eq!(bad.parse::<ModelId>(), Err(ModelIdError), "{bad:?}");
        }
        assert_eq!(ModelId::on("huggingface", "openai:gpt-4o"), Err(ModelIdError));
        assert_eq!(ModelId::on("open ai", "x"), Err(ModelIdError));
        assert_eq!(ModelId::on("openai", ""), Err(ModelIdError));
    }
}
