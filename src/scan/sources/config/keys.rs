//! Which keys of a configuration name a model, and which of their values can be one.
//!
//! A key alone proves little: a value must have the form of an id, and the weaker the key, the clearer the form.

use std::collections::BTreeMap;

use super::form::{Says, fits, is_checkpoint, plain, says};
use super::requirements::dependency;
use crate::scan::identity::{is_hub_id, is_path};
use crate::scan::model::{Hub, Loading, Sure};
use crate::scan::provider;
use crate::scan::sighting::{Kind, Named, Sighting, Spot};
use crate::scan::sources::shell::{Word, reads_environment, resolve};

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

impl Entry {
    /// Whether it is called so.
    fn is(&self, name: &str) -> bool {
        self.path.last().is_some_and(|key| key == name)
    }
}

/// Whether what stands there is to be installed.
fn installs(path: &[String]) -> bool {
    let is = |key: &String| {
        key.contains("depend") || matches!(&**key, "pip" | "sources" | "requires" | "packages")
    };
    path.iter().any(is)
}

/// Everything that the entries of one file name.
pub(super) fn sightings(entries: &[Entry], library: &'static str) -> Vec<Sighting> {
    let mut groups: BTreeMap<usize, Vec<(String, &Entry)>> = BTreeMap::new();
    for entry in entries {
        let key = entry.path.last().map(|key| plain(key)).unwrap_or_default();
        groups.entry(entry.group).or_default().push((key, entry));
    }
    let composed = entries.iter().any(|entry| entry.path.first().is_some_and(|key| key == "services"));
    entries
        .iter()
        .filter_map(|entry| {
            if installs(&entry.path)
                && let Some(package) = dependency(&entry.value, entry.spot)
            {
                return Some(package);
            }
            let group = groups.get(&entry.group).map_or(&[] as &[_], Vec::as_slice);
            sighting(entry, group, composed, library)
        })
        .collect()
}

fn sighting(
    entry: &Entry,
    group: &[(String, &Entry)],
    composed: bool,
    library: &'static str,
) -> Option<Sighting> {
    let word = resolve(Word::plain(entry.value.trim(), entry.spot), &BTreeMap::new());
    let value = word.text.as_str();
    if value.is_empty() || value.len() > 300 || value.contains(char::is_whitespace) && !word.open {
        return None;
    }
    let hub =
        ["hf://", "https://huggingface.co/", "https://hf.co/"].iter().any(|start| value.starts_with(start));
    let says = match says(&entry.path) {
        Says::Nothing if is_checkpoint(&entry.path, value) => Says::Perhaps,
        says => says,
    };
    let schemed = value.starts_with("hf://") && !value.contains("datasets/");
    if says == Says::Nothing && !schemed {
        return None;
    }
    let key = entry.path.last()?;
    let says_path = path_says(key);
    let (kind, id) = if word.open || value.contains("{{") || value.starts_with('<') {
        (Kind::Any, (says == Says::Surely && !value.starts_with('<')).then(|| Named::Open(value.to_owned()))?)
    } else {
        let kind = match kind(value, group, &entry.path) {
            Kind::Any if of_compose(&entry.path, composed) => Kind::Hub(Hub::Docker),
            // A folder in a folder in a folder is no name on a hub.
            Kind::Any if says == Says::Surely && says_path && is_folder(value) && !is_path(value) => {
                Kind::File
            }
            kind => kind,
        };
        let fits = hub || kind != Kind::Any || fits(value, says, key);
        (kind, fits.then(|| Named::Text(provided(value, group, kind)))?)
    };
    let mut seen = Sighting::new(kind, id, entry.spot, library, key).with_revision(revision(key, group));
    // A name without an owner may be of any registry.
    let owned = value.contains('/') || provider::of(value).is_some() || word.open;
    let surely = says == Says::Surely && !word.assumed && seen.kind != Kind::File;
    seen.sure = if surely && owned { Sure::Exact } else { Sure::Likely };
    let truthy = |name: &str| {
        group
            .iter()
            .any(|(key, entry)| key == name && matches!(entry.value.as_str(), "true" | "True" | "yes"))
    };
    if truthy("trust_remote_code") {
        seen.loading.insert(Loading::RemoteCode);
        seen.loads = if says == Says::Surely { Sure::Exact } else { Sure::Likely };
    }
    Some(seen)
}

/// What a provider beside the model says.
fn kind(value: &str, group: &[(String, &Entry)], path: &[String]) -> Kind {
    let section = || path.iter().any(|key| is_of_ollama(&plain(key))).then_some("ollama");
    match provider_beside(group).or_else(section) {
        Some("ollama") if is_path(value) => Kind::Any,
        Some("ollama") if !value.contains("://") => Kind::Hub(Hub::Ollama),
        Some("huggingface" | "hf" | "transformers" | "sentence-transformers" | "vllm")
            if is_hub_id(value) =>
        {
            Kind::Hub(Hub::HuggingFace)
        }
        Some(word) if provider::of_prefix(word).is_some() && !is_path(value) => Kind::Gateway,
        // `mistral:mistral-large-latest` is no tag of Ollama's.
        _ if provider::is_routed(value) => Kind::Any,
        _ if value.split_once(':').is_some_and(|(name, _)| {
            OLLAMA.iter().any(|start| name.starts_with(start)) && !name.contains('/')
        }) =>
        {
            Kind::Hub(Hub::Ollama)
        }
        _ => Kind::Any,
    }
}

/// Whether a section, or a variable, is Ollama's by its name.
fn is_of_ollama(key: &str) -> bool {
    key == "ollama" || key.starts_with("ollama_")
}

/// Whether a key says that its value may be a folder.
fn path_says(key: &str) -> bool {
    let key = plain(key);
    key.ends_with("_path")
}

/// `saves/name/lora`
fn is_folder(value: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    value.matches('/').count() > 1 && value.chars().all(plain) && !value.contains("//")
}

/// Whether this is a model that a compose file declares beside its services.
fn of_compose(path: &[String], composed: bool) -> bool {
    composed && matches!(path, [models, _, model] if models == "models" && model == "model")
}

/// How names with a tag begin in Ollama's registry.
const OLLAMA: &[&str] = &[
    "llama",
    "mistral",
    "mixtral",
    "phi",
    "gemma",
    "qwen",
    "nomic-embed",
    "deepseek-r1",
    "codellama",
    "mxbai-embed",
    "smollm",
    "tinyllama",
];

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

/// The revision that stands beside a model.
fn revision(written: &str, group: &[(String, &Entry)]) -> Named {
    let key = plain(written);
    let stem = ["_name_or_path", "_name", "_id", "_path", "_repo"]
        .iter()
        .find_map(|end| key.strip_suffix(end))
        .unwrap_or(&key);
    let bare = stem.strip_suffix("_model").unwrap_or(stem);
    let mut names = vec![
        format!("{key}_revision"),
        format!("{stem}_revision"),
        format!("{bare}_revision"),
        format!("{bare}_model_revision"),
    ];
    // Among variables of an environment, a bare `REVISION` is as often the product's own.
    let variable = !written.chars().any(char::is_lowercase);
    // A bare `revision` belongs to the model, not to the tokenizer or the judge beside it.
    let alone = group
        .iter()
        .filter(|(key, _)| says(std::slice::from_ref(key)) > Says::Nothing && !key.ends_with("revision"))
        .count()
        < 2;
    let main = matches!(
        stem,
        "model" | "base_model" | "base" | "name" | "repo" | "id" | "pretrained_model" | "hf_model" | "llm"
    );
    if alone || main {
        names.extend(["model_revision", "hf_revision", "model_commit", "hf_commit"].map(str::to_owned));
    }
    if (alone || main) && !variable {
        names.extend(["revision", "commit", "commit_hash", "commit_sha"].map(str::to_owned));
    }
    let served = variable
        && key == "model_id"
        && group.iter().any(|(key, entry)| key == "image" && reads_environment(&entry.value));
    if served {
        names.insert(0, "revision".to_owned());
    }
    let found = names.iter().find_map(|name| group.iter().find(|(key, _)| key == name));
    let bare = || variable && (alone || main) && group.iter().any(|(_, entry)| entry.is("REVISION"));
    match found {
        None if bare() => Named::Open("REVISION".to_owned()),
        None => Named::Absent,
        Some((_, entry)) if matches!(entry.value.as_str(), "" | "null" | "~" | "None") => Named::Absent,
        Some((_, entry)) => {
            let word = resolve(Word::plain(&entry.value, entry.spot), &BTreeMap::new());
            if word.open || word.text.contains("{{") {
                Named::Open(word.text)
            } else {
                Named::Text(word.text)
            }
        }
    }
}
