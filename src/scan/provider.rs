//! Which provider a hosted id belongs to, told by the id alone. Data and matching; it never says whether a model exists.

use super::model::Hub;

/// How ids begin, and whose they are. The first that fits wins.
const BEGINNINGS: &[(Hub, &[&str])] = &[
    (
        Hub::Bedrock,
        &[
            "anthropic.",
            "amazon.",
            "meta.llama",
            "mistral.",
            "cohere.",
            "ai21.",
            "stability.",
            "us.anthropic.",
            "eu.anthropic.",
            "apac.anthropic.",
            "global.anthropic.",
            "us.amazon.",
            "eu.amazon.",
            "us.meta.",
            "eu.meta.",
            "arn:aws:bedrock:",
        ],
    ),
    (
        Hub::OpenAi,
        &[
            "gpt-3",
            "gpt-4",
            "gpt-5",
            "gpt-image",
            "gpt-realtime",
            "gpt-audio",
            "chatgpt-",
            "text-embedding-3",
            "text-embedding-ada",
            "text-davinci",
            "code-davinci",
            "davinci-002",
            "babbage-002",
            "dall-e-",
            "tts-1",
            "omni-moderation",
            "text-moderation",
            "ft:gpt",
            "computer-use-preview",
            "codex-mini",
        ],
    ),
    (Hub::Anthropic, &["claude-"]),
    (
        Hub::Google,
        &[
            "gemini-",
            "models/gemini",
            "text-bison",
            "chat-bison",
            "textembedding-gecko",
            "text-embedding-00",
            "text-multilingual-embedding-",
            "models/text-embedding",
            "models/embedding",
            "imagen-",
            "learnlm-",
        ],
    ),
    (
        Hub::Mistral,
        &[
            "mistral-large",
            "mistral-medium",
            "mistral-small",
            "mistral-tiny",
            "mistral-embed",
            "mistral-saba",
            "mistral-ocr",
            "mistral-moderation",
            "open-mistral",
            "open-mixtral",
            "open-codestral",
            "codestral-",
            "ministral-",
            "pixtral-",
            "magistral-",
            "devstral-",
        ],
    ),
    (
        Hub::Cohere,
        &[
            "command-r",
            "command-a",
            "command-light",
            "command-nightly",
            "embed-english",
            "embed-multilingual",
            "embed-v4",
            "rerank-",
            "c4ai-aya",
        ],
    ),
    (Hub::DeepSeek, &["deepseek-chat", "deepseek-reasoner"]),
    (Hub::Xai, &["grok-"]),
    (Hub::Perplexity, &["sonar-"]),
    (Hub::Voyage, &["voyage-"]),
];

/// Ids that are a word of their own.
const WORDS: &[(Hub, &[&str])] = &[
    (Hub::OpenAi, &["o1", "o3", "whisper-1"]),
    (Hub::Cohere, &["command"]),
    (Hub::Perplexity, &["sonar"]),
    (Hub::Groq, &["llama-3.3-70b-versatile", "llama-3.1-8b-instant", "gemma2-9b-it", "mixtral-8x7b-32768"]),
];

/// Families whose ids are the family, or the family with something behind a dash.
const FAMILIES: [&str; 4] = ["o1-", "o3-", "o4-", "gpt-oss-cloud-"];

/// The provider that a hosted id tells by its form alone.
pub fn provider_of(id: &str) -> Option<Hub> {
    of(id)
}

/// Whose a bare id is, if its form tells.
pub(super) fn of(id: &str) -> Option<Hub> {
    if id.contains(char::is_whitespace) || id.len() > 200 {
        return None;
    }
    let begins = |starts: &[&str]| starts.iter().any(|start| id.starts_with(start));
    let word = WORDS.iter().find(|(_, words)| words.contains(&id));
    // What has a slash is a name on a hub, unless it is one of the few schemes above that have one.
    let plain = !id.contains('/') || id.starts_with("models/") || id.starts_with("arn:");
    if plain && begins(&FAMILIES) {
        return Some(Hub::OpenAi);
    }
    word.or_else(|| BEGINNINGS.iter().find(|(_, starts)| plain && begins(starts))).map(|&(hub, _)| hub)
}

/// Whom the first part of `provider/model` means, as gateways spell it.
pub(super) fn of_prefix(prefix: &str) -> Option<Hub> {
    Some(match prefix {
        "openai" | "text-completion-openai" => Hub::OpenAi,
        "azure" | "azure_ai" | "azure-openai" | "azure_openai" => Hub::Azure,
        "anthropic" => Hub::Anthropic,
        "gemini" | "google" | "vertex_ai" | "vertex_ai_beta" | "vertex" | "google_genai"
        | "google_vertexai" | "google-gla" => Hub::Google,
        "mistral" | "mistralai" => Hub::Mistral,
        "cohere" | "cohere_chat" => Hub::Cohere,
        "bedrock" | "bedrock_converse" | "amazon-bedrock" | "amazon" => Hub::Bedrock,
        "groq" => Hub::Groq,
        "together_ai" | "together" | "togetherai" => Hub::Together,
        "fireworks_ai" | "fireworks" => Hub::Fireworks,
        "deepseek" => Hub::DeepSeek,
        "xai" | "x-ai" => Hub::Xai,
        "openrouter" => Hub::OpenRouter,
        "replicate" => Hub::Replicate,
        "voyage" => Hub::Voyage,
        "perplexity" => Hub::Perplexity,
        "ollama" | "ollama_chat" => Hub::Ollama,
        "huggingface" => Hub::HuggingFace,
        _ => return None,
    })
}

/// What gateways alone write before an id, so that nobody on a hub is called so.
const ROUTES: [&str; 21] = [
    "vertex_ai",
    "vertex_ai_beta",
    "gemini",
    "together_ai",
    "fireworks_ai",
    "nvidia_nim",
    "hosted_vllm",
    "lm_studio",
    "sagemaker",
    "sagemaker_chat",
    "ollama_chat",
    "cohere_chat",
    "azure_ai",
    "bedrock",
    "bedrock_converse",
    "watsonx",
    "litellm_proxy",
    "custom_openai",
    "text-completion-openai",
    "github_copilot",
    "replicate",
];

/// Whether a text names a provider and a model of its, as gateways take it: `vertex_ai/claude-3-5-haiku`, `openai:gpt-4o`.
pub(super) fn is_routed(text: &str) -> bool {
    let route =
        |(prefix, rest): (&str, &str)| ROUTES.contains(&prefix) && !rest.is_empty() && !rest.contains("//");
    let told = |(prefix, rest): (&str, &str)| of_prefix(prefix).is_some() && of(rest).is_some();
    !text.contains(char::is_whitespace)
        && (text.split_once('/').is_some_and(route) || text.split_once(':').is_some_and(told))
}

/// Whose server an address is.
pub(super) fn of_address(address: &str) -> Hub {
    let hosts = [
        ("api.openai.com", Hub::OpenAi),
        (".azure.com", Hub::Azure),
        ("api.anthropic.com", Hub::Anthropic),
        ("googleapis.com", Hub::Google),
        ("api.mistral.ai", Hub::Mistral),
        ("api.cohere", Hub::Cohere),
        ("amazonaws.com", Hub::Bedrock),
        ("api.groq.com", Hub::Groq),
        ("together.", Hub::Together),
        ("fireworks.ai", Hub::Fireworks),
        ("api.deepseek.com", Hub::DeepSeek),
        ("api.x.ai", Hub::Xai),
        ("openrouter.ai", Hub::OpenRouter),
        ("perplexity.ai", Hub::Perplexity),
        ("huggingface.co", Hub::HuggingFace),
        (":11434", Hub::Ollama),
    ];
    hosts.iter().find(|(host, _)| address.contains(host)).map_or(Hub::Compatible, |&(_, hub)| hub)
}

/// What `load_dataset` calls files of one's own.
pub(super) const BUILDERS: [&str; 11] = [
    "json",
    "csv",
    "text",
    "parquet",
    "arrow",
    "pandas",
    "xml",
    "imagefolder",
    "audiofolder",
    "videofolder",
    "webdataset",
];

/// Whether a word is the name of a bundle of `torchaudio`, which programs choose from together with names of the hub.
pub(super) fn is_bundle(id: &str) -> bool {
    let starts =
        ["WAV2VEC2_", "HUBERT_", "WAVLM_", "VOXPOPULI_", "EMFORMER_RNNT_", "TACOTRON2_", "CONVTASNET_"];
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    id.bytes().all(plain) && (id == "MMS_FA" || starts.iter().any(|start| id.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_whose_they_are_or_nothing() {
        for (id, hub) in [
            ("gpt-4o", Some(Hub::OpenAi)),
            ("o3-mini", Some(Hub::OpenAi)),
            ("claude-3-5-sonnet-20241022", Some(Hub::Anthropic)),
            ("anthropic.claude-3-haiku-20240307-v1:0", Some(Hub::Bedrock)),
            ("models/gemini-1.5-pro", Some(Hub::Google)),
            ("text-embedding-004", Some(Hub::Google)),
            ("text-embedding-3-small", Some(Hub::OpenAi)),
            ("openai/whisper-large-v3", None),
            ("gpt2", None),
            ("o12", None),
            ("claude- is a name", None),
            ("command-line", None),
        ] {
            assert_eq!(of(id), hub, "{id}");
        }
    }

    #[test]
    fn what_only_gateways_write_before_an_id_is_told_from_who_published_it() {
        for routed in [
            "vertex_ai/claude-3-5-haiku@20241022",
            "hosted_vllm/my-model",
            "openai:gpt-4o",
            "azure_openai:gpt-4o",
        ] {
            assert!(is_routed(routed), "{routed}");
        }
        for not in [
            "openai/whisper-large-v3",
            "google/gemma-2-2b",
            "mistral:7b",
            "gpt-4o",
            "gemini/",
            "http://gpt-4o",
        ] {
            assert!(!is_routed(not), "{not}");
        }
    }
}
