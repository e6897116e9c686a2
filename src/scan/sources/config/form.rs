//! The forms of keys and values: how much a key says, and whether a value can be a model. Data and matching only.

use crate::scan::identity::{is_hub_id, is_path, is_spacy, is_weights};
use crate::scan::provider;

const STRONG: &[&str] = &[
    "model_id",
    "model_name_or_path",
    "pretrained_model_name_or_path",
    "base_model",
    "base_model_name_or_path",
    "base_model_id",
    "base_model_name",
    "hf_model_id",
    "hf_model",
    "hf_repo",
    "hf_model_name",
    "model_repo",
    "model_repo_id",
    "_name_or_path",
    "embedding_model",
    "embedding_model_name",
    "embedding_model_id",
    "embeddings_model",
    "embed_model",
    "adapter_name_or_path",
    "adapter_id",
    "lora_model_id",
    "huggingface_model",
    "huggingface_model_id",
    "pretrained_model",
    "pretrained_model_name",
    "teacher_model",
    "reward_model",
    "draft_model",
    "speculative_model",
    "reranker_model",
    "rerank_model",
    "llm_model_id",
    "model_name_hf",
    "hf_hub_id",
    "hub_model",
];
const WEAK: &[&str] = &[
    "model",
    "model_name",
    "model_path",
    "modelid",
    "llm",
    "llm_model",
    "llm_model_name",
    "chat_model",
    "completion_model",
    "default_model",
    "repo_id",
    "model_uri",
    "storage_uri",
    "tokenizer_name",
    "tokenizer_name_or_path",
    "tokenizer",
    "adapter",
    "adapters",
    "adapter_path",
    "lora",
    "models",
    "llms",
    "openai_model",
    "anthropic_model",
    "ollama_model",
    "engine",
    "deployment_name",
    "fallback_model",
    "fallback_models",
    "tokenizer_config",
    "vision_model",
    "encoder_model",
    "reranker",
    "embedder",
    "embedding",
    "embeddings",
    "judge_model",
    "llm_name",
];
const HOLDERS: &[&str] = &[
    "model",
    "models",
    "llm",
    "llms",
    "embedding",
    "embeddings",
    "embedder",
    "reranker",
    "base_model",
    "adapter",
    "adapters",
    "teacher",
    "student",
    "generator",
    "encoder",
    "lora",
    "tokenizer",
    "huggingface",
    "transformer",
    "foundation_model",
];
const NAMES: &[&str] =
    &["name", "id", "path", "repo", "repo_id", "name_or_path", "hf_id", "hub_id", "uri", "hf_repo", "source"];
/// Parts of a path under which nothing is a model.
const ELSEWHERE: &[&str] = &[
    "dataset",
    "datasets",
    "data",
    "dependencies",
    "dev_dependencies",
    "devdependencies",
    "scripts",
    "on",
    "services_image",
];
/// Names that were published before names had owners, and how their kin begin.
const CLASSIC: &[&str] = &[
    "gpt2",
    "bert-base",
    "bert-large",
    "distilbert",
    "distilgpt2",
    "roberta-",
    "xlm-roberta",
    "albert-",
    "t5-small",
    "t5-base",
    "t5-large",
    "t5-3b",
    "t5-11b",
    "all-minilm",
    "all-mpnet",
    "multi-qa-",
    "paraphrase-",
    "xlnet-",
    "openai-gpt",
    "camembert",
    "facebook-",
];

/// A key without its dialect: `modelId`, `MODEL-ID` and `model_id` are one.
pub(super) fn plain(key: &str) -> String {
    let shouted = !key.chars().any(char::is_lowercase);
    let mut out = String::new();
    let mut before = '_';
    for c in key.chars().take(80) {
        if c.is_uppercase() && !shouted && before.is_lowercase() {
            out.push('_');
        }
        before = c;
        out.extend(if matches!(c, '-' | '.' | ' ') { '_' } else { c }.to_lowercase());
    }
    out
}

/// How much a key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Says {
    Nothing,
    Perhaps,
    Surely,
}

pub(super) fn says(path: &[String]) -> Says {
    let keys: Vec<String> = path.iter().map(|key| plain(key)).collect();
    let Some((key, above)) = keys.split_last() else { return Says::Nothing };
    if above.iter().any(|key| ELSEWHERE.contains(&key.as_str())) || key.contains("dataset") {
        return Says::Nothing;
    }
    // What one pushes to is nothing that is loaded.
    if key.ends_with("hub_model_id") {
        return Says::Nothing;
    }
    let is = |list: &[&str]| list.contains(&key.as_str());
    if is(STRONG) {
        return Says::Surely;
    }
    let held = is(NAMES)
        && above.last().is_some_and(|above| HOLDERS.contains(&above.as_str()) || above.ends_with("_model"));
    // A model for each engine of an analysis.
    let engine = matches!(key.as_str(), "spacy" | "transformers")
        && above.last().is_some_and(|above| above == "model_name");
    let ends = ["_llm", "_model", "_model_name", "_model_id", "_model_path", "_model_name_or_path"]
        .iter()
        .any(|end| key.ends_with(end));
    if is(WEAK) || held || engine || ends { Says::Perhaps } else { Says::Nothing }
}

/// Keys of what is loaded at the start, which say a model only where their value is a file of weights.
const CHECKPOINTS: [&str; 8] = [
    "checkpoint",
    "checkpoint_path",
    "ckpt",
    "ckpt_path",
    "finetuned",
    "pretrained",
    "weights",
    "weights_path",
];

/// Whether a value is a file of weights under a key that says no more than that something is loaded.
pub(super) fn is_checkpoint(path: &[String], value: &str) -> bool {
    let Some((key, above)) = path.split_last() else { return false };
    let elsewhere = above.iter().any(|key| ELSEWHERE.contains(&plain(key).as_str()));
    !elsewhere && CHECKPOINTS.contains(&plain(key).as_str()) && is_weights(value)
}

/// Whether a value has the form of a model, as clear as its key demands.
pub(super) fn fits(value: &str, says: Says, key: &str) -> bool {
    if provider::of(value).is_some() || is_spacy(value) || provider::is_routed(value) {
        return true;
    }
    let lower = value.to_ascii_lowercase();
    let mime = ["application/", "text/", "image/", "audio/", "video/", "multipart/", "actions/", "http/"];
    let code = [
        ".py", ".yaml", ".yml", ".json", ".toml", ".md", ".txt", ".ts", ".js", ".csv", ".jsonl", ".html",
        ".sql", ".rs", ".go",
    ];
    if mime.iter().any(|start| lower.starts_with(start)) || code.iter().any(|end| lower.ends_with(end)) {
        return false;
    }
    if is_weights(value) || (is_path(value) && says == Says::Surely) {
        return value.len() > 4 && !key.eq_ignore_ascii_case("engine");
    }
    if let Some((prefix, rest)) = value.split_once('/')
        && provider::of_prefix(prefix).is_some()
        && !rest.is_empty()
    {
        return true;
    }
    let name = value.split(['@', ':']).next().unwrap_or(value);
    if !is_hub_id(name) {
        return false;
    }
    let classic = CLASSIC.iter().any(|start| lower.starts_with(start));
    let plain = !matches!(
        lower.as_str(),
        "true" | "false" | "none" | "null" | "auto" | "default" | "model" | "base" | "latest"
    );
    let digits = value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    value.contains('/') || classic || (says == Says::Surely && plain && !digits && value.contains(['-', '.']))
}
