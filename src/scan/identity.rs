//! What an id that stands in code or configuration means: which hub, which model there, which revision, how firmly.
//!
//! Told by form alone and by the paths that the project has; nothing is fetched, and no name is looked up.

use super::held::of_hub;
use super::model::Hub;
use super::pin::{self, Pin};
use super::provider;
pub(super) use super::shape::{is_hub_id, is_path, is_spacy, is_weights, spacy_package, spacy_packages};
use super::sighting::{Kind, Named};

/// A model, told apart from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) hub: Hub,
    pub(super) id: Option<String>,
    pub(super) revision: Option<String>,
    pub(super) pin: Pin,
    /// What is written instead, where it cannot be told.
    pub(super) expression: Option<String>,
}

/// What a sighting means. `exists` says whether the project has such a path. `None`: no model at all.
pub(super) fn identify(
    kind: Kind,
    id: &Named,
    revision: &Named,
    exists: &dyn Fn(&str) -> bool,
) -> Option<Identity> {
    let text = match id {
        Named::Text(text) => text.trim(),
        Named::Open(_) | Named::Absent => return open(kind, id, revision),
    };
    let (hub, name, own) = meaning(kind, text, exists)?;
    let mut told = Identity { hub, id: Some(name), revision: None, pin: Pin::None, expression: None };
    told.pin = match (hub, own, revision) {
        (Hub::Local, ..) => Pin::Local,
        (Hub::Azure, ..) => Pin::Dynamic,
        (_, _, Named::Open(written)) if !hub.is_hosted() => {
            told.expression = Some(written.clone());
            Pin::Dynamic
        }
        (_, Some(own), _) => {
            let pin = of_hub(hub, &own);
            told.revision = Some(own);
            pin
        }
        (_, None, Named::Text(given)) if !hub.is_hosted() && !given.trim().is_empty() => {
            told.revision = Some(given.trim().to_owned());
            pin::of_revision(given)
        }
        _ if hub.is_hosted() => pin::of_hosted(told.id.as_deref().unwrap_or_default()),
        _ => Pin::None,
    };
    Some(told)
}

/// A model of which only the place is known.
fn open(kind: Kind, id: &Named, revision: &Named) -> Option<Identity> {
    let hub = match kind {
        Kind::Hub(hub) => hub,
        Kind::File => Hub::Local,
        Kind::Gateway => Hub::Gateway,
        Kind::Any | Kind::Data => Hub::HuggingFace,
        Kind::Load => return None,
    };
    let expression = if let Named::Open(written) = id { Some(written.clone()) } else { None };
    let revision = if let Named::Text(given) = revision { Some(given.clone()) } else { None };
    Some(Identity { hub, id: None, revision, pin: Pin::Dynamic, expression })
}

type Meaning = Option<(Hub, String, Option<String>)>;

fn meaning(kind: Kind, text: &str, exists: &dyn Fn(&str) -> bool) -> Meaning {
    if text.is_empty() || text.len() > 400 {
        return None;
    }
    if let Some(schemed) = scheme(text) {
        return Some(schemed);
    }
    let local = || Some((Hub::Local, text.to_owned(), None));
    match kind {
        Kind::File => local(),
        Kind::Load => None,
        _ if is_path(text) => local(),
        // Readers of one's own files.
        Kind::Data if provider::BUILDERS.contains(&text) => local(),
        Kind::Hub(Hub::HuggingFace) if provider::is_bundle(text) => {
            Some((Hub::Torchaudio, text.to_owned(), None))
        }
        Kind::Data | Kind::Hub(Hub::HuggingFace) => hugging_face(text, exists).or_else(local),
        Kind::Hub(Hub::TorchHub) => Some(behind(Hub::TorchHub, text)),
        Kind::Hub(hub @ (Hub::Ollama | Hub::Docker | Hub::Replicate)) => Some(tagged(hub, text)),
        Kind::Hub(hub @ (Hub::Ultralytics | Hub::Spacy | Hub::Whisper | Hub::Keras | Hub::ModelScope))
            if exists(text) || (text.contains('/') && is_weights(text)) =>
        {
            let _ = hub;
            local()
        }
        Kind::Hub(Hub::Google) => {
            Some((Hub::Google, text.strip_prefix("models/").unwrap_or(text).to_owned(), None))
        }
        Kind::Hub(hub) => Some((hub, text.to_owned(), None)),
        Kind::Gateway => Some(gateway(text)),
        Kind::Any => any(text, exists),
    }
}

/// Ids that say themselves where they come from.
fn scheme(text: &str) -> Meaning {
    for start in
        ["https://huggingface.co/", "http://huggingface.co/", "huggingface.co/", "https://hf.co/", "hf.co/"]
    {
        if let Some(rest) = text.strip_prefix(start) {
            return hub_address(rest);
        }
    }
    if let Some((name, version)) = spacy_package(text) {
        return Some((Hub::Spacy, name.to_owned(), Some(version.to_owned())));
    }
    for start in ["hf://", "hf-hub:", "hf_hub:", "huggingface://", "hf:"] {
        if let Some(rest) = text.strip_prefix(start) {
            return Some(within(rest.strip_prefix("models/").unwrap_or(rest)));
        }
    }
    for start in
        ["https://tfhub.dev/", "https://www.kaggle.com/models/", "https://kaggle.com/models/", "kaggle://"]
    {
        if let Some(rest) = text.strip_prefix(start) {
            let version = rest.rsplit_once('/').filter(|(_, last)| last.bytes().all(|b| b.is_ascii_digit()));
            return Some(match version {
                Some((name, version)) if !version.is_empty() => {
                    (Hub::Kaggle, name.to_owned(), Some(version.to_owned()))
                }
                _ => (Hub::Kaggle, rest.trim_end_matches('/').to_owned(), None),
            });
        }
    }
    if let Some(path) = text.strip_prefix("local-dir:").or_else(|| text.strip_prefix("local:")) {
        return if is_hub_id(path) && path.contains('/') {
            Some((Hub::HuggingFace, path.to_owned(), None))
        } else {
            Some((Hub::Local, path.to_owned(), None))
        };
    }
    let remote = ["https://", "http://", "s3://", "gs://", "az://"];
    remote.iter().any(|start| text.starts_with(start)).then(|| (Hub::Url, text.to_owned(), None))
}

/// `ORG/NAME`, or `ORG/NAME/resolve/REVISION/FILE`. Data sets and spaces are no models.
fn hub_address(rest: &str) -> Meaning {
    let rest = rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/').trim_end_matches(".git");
    let rest = rest.strip_prefix("api/models/").unwrap_or(rest);
    let parts: Vec<&str> = rest.split('/').collect();
    match parts.as_slice() {
        ["datasets" | "spaces" | "docs" | "blog" | "papers" | "api" | "models" | "settings" | "join", ..] => {
            None
        }
        [org, name, "resolve" | "blob" | "tree" | "raw" | "revision", revision, ..] => {
            Some((Hub::HuggingFace, format!("{org}/{name}"), Some((*revision).to_owned())))
        }
        [name, "resolve" | "blob" | "tree" | "raw", revision, ..] => {
            Some((Hub::HuggingFace, (*name).to_owned(), Some((*revision).to_owned())))
        }
        [org, name] => {
            let name = name.split(':').next().unwrap_or(name);
            is_hub_id(&format!("{org}/{name}")).then(|| (Hub::HuggingFace, format!("{org}/{name}"), None))
        }
        _ => None,
    }
}

/// A revision behind `@` or `:`.
fn behind(hub: Hub, text: &str) -> (Hub, String, Option<String>) {
    match text.split_once(['@', ':']) {
        Some((name, revision)) => (hub, name.to_owned(), Some(revision.to_owned())),
        None => (hub, text.to_owned(), None),
    }
}

/// `ORG/NAME/FOLDER/FILE` and `ORG/NAME@REVISION/FILE`: two parts are the id, what follows is a path in it. A revision is one
/// part, but for `refs/pr/N` and its like.
fn within(text: &str) -> (Hub, String, Option<String>) {
    let (hub, name, revision) = behind(Hub::HuggingFace, text);
    if name.starts_with("datasets/") || name.starts_with("spaces/") {
        return (hub, name, revision);
    }
    let id = name.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
    let revision = revision.map(|revision| {
        let parts = if revision.starts_with("refs/") { 3 } else { 1 };
        revision.splitn(parts + 1, '/').take(parts).collect::<Vec<_>>().join("/")
    });
    (hub, id, revision)
}

/// A tag or digest behind the name.
fn tagged(hub: Hub, text: &str) -> (Hub, String, Option<String>) {
    let split = text.split_once('@').or_else(|| text.rsplit_once(':'));
    match split {
        Some((name, tag)) if !tag.contains('/') => (hub, name.to_owned(), Some(tag.to_owned())),
        _ => (hub, text.to_owned(), None),
    }
}

fn hugging_face(text: &str, exists: &dyn Fn(&str) -> bool) -> Meaning {
    if text.contains("://") {
        return None;
    }
    // `-hf ORG/NAME:Q4_K_M` chooses a file, not a revision.
    let name = text.split_once(':').map_or(text, |(name, _)| name);
    let (name, revision) =
        name.split_once('@').map_or((name, None), |(name, at)| (name, Some(at.to_owned())));
    if !is_hub_id(name) || exists(name) || is_weights(name) {
        return None;
    }
    Some((Hub::HuggingFace, name.to_owned(), revision))
}

fn gateway(text: &str) -> (Hub, String, Option<String>) {
    let split = text.split_once('/').or_else(|| text.split_once(':'));
    if let Some((prefix, rest)) = split
        && let Some(hub) = provider::of_prefix(prefix)
    {
        return match hub {
            Hub::Ollama => tagged(hub, rest),
            _ => (hub, rest.to_owned(), None),
        };
    }
    (provider::of(text).unwrap_or(Hub::Gateway), text.to_owned(), None)
}

/// A value of a configuration.
fn any(text: &str, exists: &dyn Fn(&str) -> bool) -> Meaning {
    if let Some(hub) = provider::of(text) {
        return Some((hub, text.strip_prefix("models/").unwrap_or(text).to_owned(), None));
    }
    if is_spacy(text) {
        return Some((Hub::Spacy, text.to_owned(), None));
    }
    if provider::is_routed(text) {
        return Some(gateway(text));
    }
    if let Some((prefix, rest)) = text.split_once('/')
        && let Some(hub) = provider::of_prefix(prefix)
    {
        // `openai/gpt-4o` is hosted, `openai/whisper-large-v3` a name on the Hub.
        let own = provider::of(rest) == Some(hub)
            || matches!(hub, Hub::Azure | Hub::OpenRouter | Hub::Bedrock | Hub::Groq);
        match hub {
            Hub::Ollama => return Some(tagged(hub, rest)),
            Hub::HuggingFace if is_hub_id(rest) => return Some((hub, rest.to_owned(), None)),
            _ if own => return Some((hub, rest.to_owned(), None)),
            _ => {}
        }
    }
    if is_weights(text) || exists(text) {
        return Some((Hub::Local, text.to_owned(), None));
    }
    hugging_face(text, exists)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: Kind, id: &str, revision: &str) -> (Hub, Option<String>, Option<String>, Pin) {
        let revision = if revision.is_empty() { Named::Absent } else { Named::Text(revision.into()) };
        let exists = |path: &str| path == "models/mine";
        let told = identify(kind, &Named::Text(id.into()), &revision, &exists).unwrap();
        (told.hub, told.id, told.revision, told.pin)
    }

    #[test]
    fn an_id_means_what_its_form_says() {
        let hub = Kind::Hub(Hub::HuggingFace);
        let some = |text: &str| Some(text.to_owned());
        for (kind, id, revision, want) in [
            (hub, "org/name", "", (Hub::HuggingFace, some("org/name"), None, Pin::None)),
            (hub, "org/name", "main", (Hub::HuggingFace, some("org/name"), some("main"), Pin::Branch)),
            (hub, "models/mine", "", (Hub::Local, some("models/mine"), None, Pin::Local)),
            (hub, "a/b/c", "", (Hub::Local, some("a/b/c"), None, Pin::Local)),
            (
                hub,
                "https://huggingface.co/o/n/resolve/v1.0/x.bin",
                "",
                (Hub::HuggingFace, some("o/n"), some("v1.0"), Pin::Tag),
            ),
            (
                Kind::Hub(Hub::TorchHub),
                "pytorch/vision:v0.10.0",
                "",
                (Hub::TorchHub, some("pytorch/vision"), some("v0.10.0"), Pin::Tag),
            ),
            (
                Kind::Hub(Hub::Ollama),
                "llama3.1:8b",
                "",
                (Hub::Ollama, some("llama3.1"), some("8b"), Pin::Tag),
            ),
            (hub, "hf://o/n/folder/file.pt", "", (Hub::HuggingFace, some("o/n"), None, Pin::None)),
            (hub, "hf://o/n@v1.0/file.pt", "", (Hub::HuggingFace, some("o/n"), some("v1.0"), Pin::Tag)),
            (
                hub,
                "hf://o/n@refs/pr/1/x/y.bin",
                "",
                (Hub::HuggingFace, some("o/n"), some("refs/pr/1"), Pin::Branch),
            ),
            (hub, "hf-hub:o/n@main", "", (Hub::HuggingFace, some("o/n"), some("main"), Pin::Branch)),
            (Kind::Any, "en_core_web_sm", "", (Hub::Spacy, some("en_core_web_sm"), None, Pin::None)),
            (Kind::Any, "en_core_web_xx", "", (Hub::HuggingFace, some("en_core_web_xx"), None, Pin::None)),
            (Kind::Hub(Hub::Ollama), "hf.co/o/n:Q4", "", (Hub::HuggingFace, some("o/n"), None, Pin::None)),
            (
                Kind::Gateway,
                "anthropic/claude-3-haiku-20240307",
                "",
                (Hub::Anthropic, some("claude-3-haiku-20240307"), None, Pin::Dated),
            ),
            (Kind::Any, "openai/gpt-4o", "", (Hub::OpenAi, some("gpt-4o"), None, Pin::Floating)),
            (
                Kind::Any,
                "openai/whisper-large-v3",
                "",
                (Hub::HuggingFace, some("openai/whisper-large-v3"), None, Pin::None),
            ),
            (
                Kind::Hub(Hub::Azure),
                "my-deployment",
                "",
                (Hub::Azure, some("my-deployment"), None, Pin::Dynamic),
            ),
        ] {
            assert_eq!(told(kind, id, revision), want, "{id}");
        }
        assert!(
            identify(
                hub,
                &Named::Text("https://huggingface.co/datasets/a/b".into()),
                &Named::Absent,
                &|_| false
            )
            .is_some()
        );
    }

    #[test]
    fn what_cannot_be_told_is_neither_pinned_nor_unpinned() {
        let commit = Named::Text("5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f".into());
        let kind = Kind::Hub(Hub::HuggingFace);
        let id = identify(kind, &Named::Open("args.model".into()), &commit, &|_| false).unwrap();
        assert_eq!((id.pin, id.id), (Pin::Dynamic, None));
        let id = identify(kind, &Named::Text("o/n".into()), &Named::Open("rev".into()), &|_| false).unwrap();
        assert_eq!((id.pin, id.expression.as_deref()), (Pin::Dynamic, Some("rev")));
    }
}
