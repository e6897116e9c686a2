//! Whose model's interface an address is, and which model it names itself. Told by the address alone; nothing is fetched.

use super::model::Hub;
use super::provider::of_address;
use super::shape::is_hub_id;

/// How the path of an address ends that is asked for a model's answer.
const ASKED: [&str; 16] = [
    "chat/completions",
    "completions",
    "embeddings",
    "responses",
    "v1/messages",
    "audio/speech",
    "audio/transcriptions",
    "images/generations",
    "moderations",
    "api/generate",
    "api/chat",
    "api/embed",
    "v1/chat",
    "v2/chat",
    "rerank",
    "predictions",
];

/// The provider at an address that is asked for a model's answer, and the model, where the address names it.
pub(super) fn endpoint(address: &str) -> Option<(Hub, Option<String>)> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/')?;
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_end_matches('/');
    let hub = of_address(address);
    if let Some(model) = named(hub, host, path) {
        return Some((hub, Some(model)));
    }
    let ends = |end: &&&str| {
        path.strip_suffix(**end).is_some_and(|before| before.is_empty() || before.ends_with('/'))
    };
    let asked = ASKED.iter().find(ends)?;
    // Of a server that nobody knows only what is like no other's.
    (hub != Hub::Compatible || *asked == "chat/completions").then_some((hub, None))
}

/// The model that stands in the path.
fn named(hub: Hub, host: &str, path: &str) -> Option<String> {
    let behind = |word: &str| path.split_once(word).map(|(_, rest)| rest).filter(|rest| !rest.is_empty());
    match hub {
        Hub::HuggingFace if host == "huggingface.co" => None,
        Hub::HuggingFace => {
            let id = behind("models/").or_else(|| behind("pipeline/")?.split_once('/').map(|(_, id)| id))?;
            let id = id.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
            is_hub_id(&id).then_some(id)
        }
        Hub::Google => Some(behind("models/")?.split_once(':')?.0.to_owned()),
        Hub::Azure => Some(behind("deployments/")?.split('/').next()?.to_owned()),
        Hub::Replicate => behind("v1/models/")?.strip_suffix("/predictions").map(str::to_owned),
        Hub::Bedrock => Some(behind("model/")?.split('/').next()?.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_whose_models_it_asks_and_perhaps_which() {
        for (address, told) in [
            ("https://api.openai.com/v1/chat/completions", Some((Hub::OpenAi, None))),
            ("http://localhost:11434/api/generate", Some((Hub::Ollama, None))),
            ("http://localhost:8000/v1/chat/completions", Some((Hub::Compatible, None))),
            (
                "https://api-inference.huggingface.co/models/acme/bert",
                Some((Hub::HuggingFace, Some("acme/bert".to_owned()))),
            ),
            (
                "https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent?key=1",
                Some((Hub::Google, Some("gemini-1.5-flash".to_owned()))),
            ),
            ("https://huggingface.co/api/models/acme/bert", None),
            ("https://example.com/embeddings", None),
            ("https://api.openai.com/v1/files", None),
            ("https://www.googleapis.com/drive/v3/files", None),
            ("ftp://api.openai.com/v1/responses", None),
        ] {
            assert_eq!(endpoint(address), told, "{address}");
        }
    }
}
