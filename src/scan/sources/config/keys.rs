//! Which keys of a configuration name a model, and which of their values can be one.
//!
//! A key alone proves little: a value must have the form of an id, and the weaker the key, the clearer the form.

use std::collections::BTreeMap;

use crate::scan::identity::{is_hub_id, is_path, is_weights};
use crate::scan::model::{Hub, Loading, Sure};
use crate::scan::provider;
use crate::scan::sighting::{Kind, Named, Sighting, Spot};
use crate::scan::sources::shell::{Word, resolve};

/// One value with its keys.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// From the root on; members of a list have the key of the list.
    pub(super) path: Vec<String>,
    pub(super) value: String,
    pub(super) spot: Spot,
    /// The mapping that it stands in.
    pub(super) group: usize,
}

const STRONG: &[&str] = &[
    "model_id", "model_name_or_path", "pretrained_model_name_or_path", "base_model", "base_model_name_or_path", "base_model_id",
    "base_model_name", "hf_model_id", "hf_model", "hf_repo", "hf_model_name", "model_repo", "model_repo_id", "_name_or_path",
    "embedding_model", "embedding_model_name", "embedding_model_id", "embeddings_model", "embed_model", "adapter_name_or_path",
    "adapter_id", "lora_model_id", "huggingface_model", "huggingface_model_id", "pretrained_model", "pretrained_model_name",
    "teacher_model", "reward_model", "draft_model", "speculative_model", "reranker_model", "rerank_model", "llm_model_id",
    "model_name_hf", "hf_hub_id", "hub_model",
];
const WEAK: &[&str] = &[
    "model", "model_name", "model_path", "modelid", "llm", "llm_model", "llm_model_name", "chat_model", "completion_model",
    "default_model", "repo_id", "model_uri", "storage_uri", "tokenizer_name", "tokenizer_name_or_path", "tokenizer", "adapter",
    "adapters", "adapter_path", "lora", "models", "llms", "openai_model", "anthropic_model", "ollama_model", "engine",
    "deployment_name", "fallback_model", "vision_model", "encoder_model", "reranker", "embedder", "embeddings", "judge_model",
];
const HOLDERS: &[&str] = &[
    "model", "models", "llm", "llms", "embedding", "embeddings", "embedder", "reranker", "base_model", "adapter", "adapters",
    "teacher", "student", "generator", "encoder", "lora", "tokenizer", "huggingface", "transformer", "foundation_model",
];
const NAMES: &[&str] = &["name", "id", "path", "repo", "repo_id", "name_or_path", "hf_id", "hub_id", "uri", "hf_repo", "source"];
/// Parts of a path under which nothing is a model.
const ELSEWHERE: &[&str] = &["dataset", "datasets", "data", "dependencies", "dev_dependencies", "devdependencies", "scripts", "on", "services_image"];
/// Names that were published before names had owners, and how their kin begin.
const CLASSIC: &[&str] = &[
    "gpt2", "bert-base", "bert-large", "distilbert", "distilgpt2", "roberta-", "xlm-roberta", "albert-", "t5-small", "t5-base",
    "t5-large", "t5-3b", "t5-11b", "all-minilm", "all-mpnet", "multi-qa-", "paraphrase-", "xlnet-", "openai-gpt", "camembert", "facebook-",
];

/// Everything that the entries of one file name.
pub(super) fn sightings(entries: &[Entry], library: &'static str) -> Vec<Sighting> {
    let mut groups: BTreeMap<usize, Vec<(String, &Entry)>> = BTreeMap::new();
    for entry in entries {
        let key = entry.path.last().map(|key| plain(key)).unwrap_or_default();
        groups.entry(entry.group).or_default().push((key, entry));
    }
    entries.iter().filter_map(|entry| sighting(entry, groups.get(&entry.group).map_or(&[], Vec::as_slice), library)).collect()
}

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
enum Says {
    Nothing,
    Perhaps,
    Surely,
}

fn says(path: &[String]) -> Says {
    let keys: Vec<String> = path.iter().map(|key| plain(key)).collect();
    let Some((key, above)) = keys.split_last() else { return Says::Nothing };
    if above.iter().any(|key| ELSEWHERE.contains(&key.as_str())) || key.contains("dataset") {
        return Says::Nothing;
    }
    let is = |list: &[&str]| list.contains(&key.as_str());
    if is(STRONG) {
        return Says::Surely;
    }
    let held = is(NAMES) && above.last().is_some_and(|above| HOLDERS.contains(&above.as_str()) || above.ends_with("_model"));
    let ends = ["_model", "_model_name", "_model_id", "_model_path", "_model_name_or_path"].iter().any(|end| key.ends_with(end));
    if is(WEAK) || held || ends { Says::Perhaps } else { Says::Nothing }
}

fn sighting(entry: &Entry, group: &[(String, &Entry)], library: &'static str) -> Option<Sighting> {
    let word = resolve(Word::plain(entry.value.trim(), entry.spot), &BTreeMap::new());
    let value = word.text.as_str();
    if value.is_empty() || value.len() > 300 || value.contains(char::is_whitespace) && !word.open {
        return None;
    }
    let hub = ["hf://", "https://huggingface.co/", "https://hf.co/"].iter().any(|start| value.starts_with(start));
    let says = says(&entry.path);
    if says == Says::Nothing && !(value.starts_with("hf://") && !value.contains("datasets/")) {
        return None;
    }
    let key = entry.path.last()?;
    let (kind, id) = if word.open || value.contains("{{") || value.starts_with('<') {
        (Kind::Any, (says == Says::Surely && !value.starts_with('<')).then(|| Named::Open(value.to_owned()))?)
    } else {
        let kind = kind(value, group);
        let fits = hub || kind != Kind::Any || fits(value, says, key);
        (kind, fits.then(|| Named::Text(provided(value, group, kind)))?)
    };
    let mut seen = Sighting::new(kind, id, entry.spot, library, key).with_revision(revision(key, group));
    seen.sure = if says == Says::Surely && !word.assumed { Sure::Exact } else { Sure::Likely };
    let truthy = |name: &str| group.iter().any(|(key, entry)| key == name && matches!(entry.value.as_str(), "true" | "True" | "yes"));
    if truthy("trust_remote_code") {
        seen.loading.insert(Loading::RemoteCode);
    }
    Some(seen)
}

/// What a provider beside the model says.
fn kind(value: &str, group: &[(String, &Entry)]) -> Kind {
    match provider_beside(group) {
        Some("ollama") if !value.contains("://") => Kind::Hub(Hub::Ollama),
        Some("huggingface" | "hf" | "transformers" | "sentence-transformers" | "vllm") if is_hub_id(value) => Kind::Hub(Hub::HuggingFace),
        Some(word) if provider::of_prefix(word).is_some() && !is_path(value) => Kind::Gateway,
        _ if value.split_once(':').is_some_and(|(name, _)| OLLAMA.iter().any(|start| name.starts_with(start)) && !name.contains('/')) => {
            Kind::Hub(Hub::Ollama)
        }
        _ => Kind::Any,
    }
}

/// How names with a tag begin in Ollama's registry.
const OLLAMA: &[&str] = &["llama", "mistral", "mixtral", "phi", "gemma", "qwen", "nomic-embed", "deepseek-r1", "codellama", "mxbai-embed", "smollm", "tinyllama"];

fn provider_beside<'g>(group: &'g [(String, &Entry)]) -> Option<&'g str> {
    let names = ["provider", "model_provider", "llm_provider", "embedding_provider", "api_type", "backend"];
    group.iter().find(|(key, _)| names.contains(&key.as_str())).map(|(_, entry)| entry.value.as_str())
}

fn provided(value: &str, group: &[(String, &Entry)], kind: Kind) -> String {
    match (kind, provider_beside(group)) {
        (Kind::Gateway, Some(word)) if !value.starts_with(&format!("{word}/")) => format!("{word}/{value}"),
        _ => value.to_owned(),
    }
}

/// Whether a value has the form of a model, as clear as its key demands.
fn fits(value: &str, says: Says, key: &str) -> bool {
    if provider::of(value).is_some() {
        return true;
    }
    let lower = value.to_ascii_lowercase();
    let mime = ["application/", "text/", "image/", "audio/", "video/", "multipart/", "actions/", "http/"];
    let code = [".py", ".yaml", ".yml", ".json", ".toml", ".md", ".txt", ".ts", ".js", ".csv", ".jsonl", ".html", ".sql", ".rs", ".go"];
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
    let plain = !matches!(lower.as_str(), "true" | "false" | "none" | "null" | "auto" | "default" | "model" | "base" | "latest");
    let digits = value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    value.contains('/') || classic || (says == Says::Surely && plain && !digits && value.contains(['-', '.']))
}

/// The revision that stands beside a model.
fn revision(key: &str, group: &[(String, &Entry)]) -> Named {
    let key = plain(key);
    let stem = ["_name_or_path", "_name", "_id", "_path", "_repo"].iter().find_map(|end| key.strip_suffix(end)).unwrap_or(&key);
    let bare = stem.strip_suffix("_model").unwrap_or(stem);
    let mut names = vec![format!("{key}_revision"), format!("{stem}_revision"), format!("{bare}_revision"), format!("{bare}_model_revision")];
    // A bare `revision` belongs to the model, not to the tokenizer or the judge beside it.
    let alone = group.iter().filter(|(key, _)| says(std::slice::from_ref(key)) > Says::Nothing && !key.ends_with("revision")).count() < 2;
    if alone || matches!(stem, "model" | "base_model" | "base" | "name" | "repo" | "id" | "pretrained_model" | "hf_model" | "llm") {
        names.extend(["revision", "model_revision", "hf_revision", "commit", "commit_hash", "commit_sha", "model_commit", "hf_commit"].map(str::to_owned));
    }
    let found = names.iter().find_map(|name| group.iter().find(|(key, _)| key == name));
    match found {
        None => Named::Absent,
        Some((_, entry)) if matches!(entry.value.as_str(), "" | "null" | "~" | "None") => Named::Absent,
        Some((_, entry)) => {
            let word = resolve(Word::plain(&entry.value, entry.spot), &BTreeMap::new());
            if word.open || word.text.contains("{{") { Named::Open(word.text) } else { Named::Text(word.text) }
        }
    }
}
