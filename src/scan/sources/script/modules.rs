//! The modules of JavaScript that name models, and where these come from: data and matching.

use crate::scan::model::Hub;
use crate::scan::provider;
use crate::scan::sighting::{Kind, Named};

/// Where a module's models come from.
const MODULES: &[(&str, Kind)] = &[
    ("@huggingface/", Kind::Hub(Hub::HuggingFace)),
    ("@xenova/transformers", Kind::Hub(Hub::HuggingFace)),
    ("@langchain/community", Kind::Any),
    ("langchain", Kind::Any),
    ("@ai-sdk/openai-compatible", Kind::Hub(Hub::Compatible)),
    ("@ai-sdk/amazon-bedrock", Kind::Hub(Hub::Bedrock)),
    ("@ai-sdk/google-vertex", Kind::Hub(Hub::Google)),
    ("@ai-sdk/gateway", Kind::Gateway),
    ("@anthropic-ai/bedrock-sdk", Kind::Hub(Hub::Bedrock)),
    ("@anthropic-ai/vertex-sdk", Kind::Hub(Hub::Google)),
    ("@openrouter/", Kind::Hub(Hub::OpenRouter)),
    ("ai", Kind::Gateway),
    ("openai", Kind::Hub(Hub::OpenAi)),
    ("azure", Kind::Hub(Hub::Azure)),
    ("anthropic", Kind::Hub(Hub::Anthropic)),
    ("google", Kind::Hub(Hub::Google)),
    ("mistral", Kind::Hub(Hub::Mistral)),
    ("cohere", Kind::Hub(Hub::Cohere)),
    ("bedrock", Kind::Hub(Hub::Bedrock)),
    ("aws", Kind::Hub(Hub::Bedrock)),
    ("groq", Kind::Hub(Hub::Groq)),
    ("together", Kind::Hub(Hub::Together)),
    ("fireworks", Kind::Hub(Hub::Fireworks)),
    ("deepseek", Kind::Hub(Hub::DeepSeek)),
    ("xai", Kind::Hub(Hub::Xai)),
    ("ollama", Kind::Hub(Hub::Ollama)),
    ("ollama-ai-provider", Kind::Hub(Hub::Ollama)),
    ("ai-sdk-ollama", Kind::Hub(Hub::Ollama)),
    ("replicate", Kind::Hub(Hub::Replicate)),
    ("voyageai", Kind::Hub(Hub::Voyage)),
    ("perplexity", Kind::Hub(Hub::Perplexity)),
    ("onnxruntime-", Kind::File),
    ("@tensorflow/tfjs", Kind::File),
    ("node-llama-cpp", Kind::File),
    ("llamaindex", Kind::Any),
];
/// How projects write modules of their own, which may be called like a provider: what is in them is not seen.
const OWN: [&str; 7] = [".", "/", "@/", "~", "#", "$", "src/"];
/// Packages that only begin like a provider's.
const OTHERS: [&str; 6] = [
    "@google-cloud/storage",
    "googleapis",
    "@aws-sdk/client-s3",
    "google-auth-library",
    "aws-sdk",
    "@azure/storage-blob",
];
/// Whether a module is the project's own.
pub(super) fn is_own(module: &str) -> bool {
    OWN.iter().any(|start| module.starts_with(start))
}

/// Whether what a module makes with `new` is a client, whose models are named by what it is asked.
pub(super) fn makes_clients(module: &str) -> bool {
    matches!(module, "openai" | "@anthropic-ai/sdk" | "groq-sdk" | "@mistralai/mistralai" | "together-ai")
}

/// Whether a module is one of Node's own whose classes give their heirs nothing but events and streams.
pub(super) fn is_of_node(module: &str) -> bool {
    module.starts_with("node:") || matches!(module, "events" | "stream")
}

/// Whether a module gives models of the AI SDK: by a function that is called with their names.
pub(super) fn is_sdk(module: &str) -> bool {
    ["@ai-sdk/", "@openrouter/", "ollama-ai-provider", "ai-sdk-ollama"]
        .iter()
        .any(|start| module.starts_with(start))
}

/// The kind of a module's models, if it has any.
pub(super) fn kind_of(module: &str) -> Option<Kind> {
    if is_own(module) || OTHERS.contains(&module) {
        return None;
    }
    let fits = |start: &str| match start {
        "ai" => module == "ai" || module.starts_with("ai/"),
        "langchain" | "openai" | "ollama" | "replicate" | "llamaindex" | "voyageai" => {
            module == start
                || module.starts_with(&format!("{start}/"))
                || module.ends_with(&format!("/{start}"))
        }
        "ollama-ai-provider" | "ai-sdk-ollama" | "node-llama-cpp" => module.starts_with(start),
        "aws" => module == "@langchain/aws" || module == "@aws-sdk/client-bedrock-runtime",
        start if start.starts_with('@') || start.ends_with('-') => module.starts_with(start),
        start => {
            let bare = module.trim_start_matches('@');
            bare.split(['/', '-']).any(|part| part == start || part == format!("{start}ai"))
        }
    };
    MODULES.iter().find(|(start, _)| fits(start)).map(|&(_, kind)| kind)
}

/// The kinds of models that modules have, each once.
pub(super) fn kinds_of(modules: &[String]) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for kind in modules.iter().filter_map(|module| kind_of(module)) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// What classes are called whose module has those of many providers. The first that fits wins.
const CLASSES: [(&str, Hub); 17] = [
    ("Azure", Hub::Azure),
    ("OpenAI", Hub::OpenAi),
    ("Bedrock", Hub::Bedrock),
    ("Vertex", Hub::Google),
    ("Anthropic", Hub::Anthropic),
    ("Gemini", Hub::Google),
    ("GoogleGenerativeAI", Hub::Google),
    ("Mistral", Hub::Mistral),
    ("Cohere", Hub::Cohere),
    ("Groq", Hub::Groq),
    ("Together", Hub::Together),
    ("Fireworks", Hub::Fireworks),
    ("DeepSeek", Hub::DeepSeek),
    ("Perplexity", Hub::Perplexity),
    ("Ollama", Hub::Ollama),
    ("Replicate", Hub::Replicate),
    ("HuggingFace", Hub::HuggingFace),
];

/// The kind of a module's models, as its class makes it plainer: `AzureOpenAI` is Azure's in every module.
pub(super) fn of_class(kind: Kind, name: &str) -> Kind {
    let class = name.split('.').next().unwrap_or(name);
    match kind {
        Kind::Hub(Hub::OpenAi) if class.starts_with("Azure") => Kind::Hub(Hub::Azure),
        Kind::Any => {
            let found = CLASSES.iter().find(|(word, _)| class.contains(word));
            found.map_or(kind, |&(_, hub)| Kind::Hub(hub))
        }
        _ => kind,
    }
}

/// Last parts that tell a call even where the client comes from elsewhere, and whose client has it, where only one provider's does.
const TAILS: [(&str, Option<Hub>); 11] = [
    ("chat.completions.create", None),
    ("chat.completions.parse", None),
    ("chat.completions.stream", None),
    ("responses.create", None),
    ("responses.parse", None),
    ("embeddings.create", None),
    ("messages.create", Some(Hub::Anthropic)),
    ("messages.stream", Some(Hub::Anthropic)),
    ("models.generateContent", Some(Hub::Google)),
    ("models.generateContentStream", Some(Hub::Google)),
    ("chat.complete", Some(Hub::Mistral)),
];

/// Whether the last parts alone tell a call.
pub(super) fn is_tail(path: &str) -> bool {
    TAILS.iter().any(|(tail, _)| ends(path, tail))
}

fn ends(path: &str, tail: &str) -> bool {
    path.strip_suffix(tail).is_some_and(|before| before.ends_with('.'))
}

/// Whether a call, told by its last parts, is none of `OpenAI`'s, whatever its model is called.
fn is_of_another(path: &str) -> bool {
    TAILS.iter().any(|(tail, own)| own.is_some() && ends(path, tail))
}

/// What a call means by its last parts alone, in a file that imports modules of these kinds: of several that may be meant, none.
pub(super) fn of_tail(path: &str, kinds: &[Kind]) -> Option<Kind> {
    let &(tail, own) = TAILS.iter().find(|(tail, _)| ends(path, tail))?;
    let speaks = |kind: &Kind| match (own, kind) {
        (Some(own), Kind::Hub(hub)) => *hub == own,
        (None, Kind::Hub(Hub::Mistral)) => tail == "embeddings.create",
        (None, Kind::Hub(hub)) => speaks_openai(*hub),
        _ => false,
    };
    let mut kinds = kinds.iter().filter(|kind| speaks(kind));
    let one = kinds.next().filter(|_| kinds.next().is_none()).copied();
    Some(one.unwrap_or(if own == Some(Hub::Google) { Kind::Hub(Hub::Google) } else { Kind::Gateway }))
}

/// Whether a provider's own library has the calls of `OpenAI`'s.
fn speaks_openai(hub: Hub) -> bool {
    matches!(
        hub,
        Hub::OpenAi
            | Hub::Azure
            | Hub::Groq
            | Hub::Together
            | Hub::Fireworks
            | Hub::DeepSeek
            | Hub::Xai
            | Hub::OpenRouter
            | Hub::Perplexity
            | Hub::Compatible
    )
}

/// Whose model it is where its name alone tells.
pub(super) fn kind_by_name(kind: Kind, id: &Named, call: &str) -> Kind {
    match (kind, id) {
        // Whoever has such a call is not asked for what he has not.
        (Kind::Gateway, Named::Text(text))
            if is_of_another(call) && provider::of(text) == Some(Hub::OpenAi) =>
        {
            Kind::Hub(Hub::Gateway)
        }
        (Kind::Any, Named::Text(text)) => provider::of(text).map_or(kind, Kind::Hub),
        _ => kind,
    }
}
