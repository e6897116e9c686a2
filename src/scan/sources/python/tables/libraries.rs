//! The calls of Python libraries that name a model: data, one row a call. Nothing is resolved here.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::super::hashed::Map;
use super::super::plain::last_of;
use super::fetched::FETCHED;
use super::frameworks::FRAMEWORKS;
use super::hosted::HOSTED;
use super::paths::{builds_network, bundle, without_raw};
use super::pickles::PICKLES;
use super::rule::{Care, Rule, row};
use super::stores::STORES;
use crate::scan::model::Hub;
use crate::scan::sighting::Kind;

const HF: Kind = Kind::Hub(Hub::HuggingFace);
const ONNX: Kind = Kind::Hub(Hub::OnnxHub);

const HUB_CLASSES: &str = "transformers tokenizers diffusers optimum auto_gptq awq unsloth setfit span_marker gliner \
    model2vec sentence_transformers adapters trl ctransformers gptqmodel intel_extension_for_transformers timm \
    huggingface_hub parler_tts colbert pylate moshi chronos ctranslate2 hqq sglang accelerate mamba_ssm \
    pytorch_transformers open_clip dac snac peft laion_clap rembg transformer_lens sae_lens nnsight";
const ID: &str = "pretrained_model_name_or_path pretrained_model_or_path pretrained_model_link_or_path model_name model_id \
    repo_id model_name_or_path model_path identifier path";
const LANG: &str = "langchain* haystack* crewai* chromadb* bertopic llama_index* ragas* autogen* smolagents*";

/// Loads from hubs and files.
const LOADS: &[Rule] = &[
    row("peft", "PeftModel.from_pretrained", HF, Some(1), "model_id", Care::Plain),
    row("vertexai google", "from_pretrained", Kind::Hub(Hub::Google), Some(0), "model_name", Care::Plain),
    row("llama_cpp", "from_pretrained", HF, Some(0), "repo_id", Care::Plain),
    row(HUB_CLASSES, "from_pretrained", HF, Some(0), ID, Care::Plain),
    row("transformers pytorch_transformers", "pipeline", HF, Some(1), "model", Care::Default),
    row("optimum", "pipeline", HF, Some(1), "model", Care::Default),
    row(
        "transformers peft adapters diffusers",
        "load_adapter",
        HF,
        Some(0),
        "peft_model_id adapter_name_or_path model_id",
        Care::Plain,
    ),
    row("diffusers", "load_lora_weights", HF, Some(0), "pretrained_model_name_or_path_or_dict", Care::Plain),
    row("diffusers", "load_textual_inversion", HF, Some(0), "pretrained_model_name_or_path", Care::Plain),
    row("diffusers", "load_ip_adapter", HF, Some(0), "pretrained_model_name_or_path_or_dict", Care::Plain),
    row("diffusers", "from_single_file", HF, Some(0), "pretrained_model_link_or_path", Care::Plain),
    row("diffusers", "from_pipe", Kind::Load, None, "", Care::Plain),
    row("sentence_transformers", "SentenceTransformer", HF, Some(0), "model_name_or_path", Care::Plain),
    row("sentence_transformers", "SparseEncoder", HF, Some(0), "model_name_or_path", Care::Plain),
    row("sentence_transformers", "CrossEncoder", HF, Some(0), "model_name_or_path model_name", Care::Plain),
    row("sentence_transformers", "models.Transformer", HF, Some(0), "model_name_or_path", Care::Plain),
    row("huggingface_hub", "hf_hub_download", HF, Some(0), "repo_id", Care::RepoType),
    row("huggingface_hub", "snapshot_download", HF, Some(0), "repo_id", Care::RepoType),
    row("huggingface_hub", "cached_download", HF, Some(0), "url", Care::RepoType),
    row("huggingface_hub", "hf_hub_url", HF, Some(0), "repo_id", Care::RepoType),
    row(
        "huggingface_hub",
        "from_pretrained_keras",
        HF,
        Some(0),
        "pretrained_model_name_or_path",
        Care::Plain,
    ),
    row("huggingface_hub", "InferenceClient", HF, Some(0), "model", Care::Plain),
    row("huggingface_hub", "AsyncInferenceClient", HF, Some(0), "model", Care::Plain),
    row("huggingface_hub", "text_generation", HF, None, "model", Care::Plain),
    row("huggingface_hub", "chat_completion", HF, None, "model", Care::Plain),
    row("huggingface_hub", "feature_extraction", HF, None, "model", Care::Plain),
    row("huggingface_hub", "chat.completions.create", HF, None, "model", Care::Plain),
    row("datasets", "load_dataset", Kind::Data, Some(0), "path", Care::Plain),
    row("datasets", "load_dataset_builder", Kind::Data, Some(0), "path", Care::Plain),
    row("datasets", "load_from_disk", Kind::Data, Some(0), "dataset_path", Care::Plain),
    row("kagglehub", "dataset_download", Kind::Data, Some(0), "handle", Care::Plain),
    row("tensorflow_datasets", "load", Kind::Data, Some(0), "name", Care::Plain),
    row("timm", "create_model", Kind::Hub(Hub::Timm), Some(0), "model_name", Care::Pretrained(1)),
    row(
        "open_clip",
        "create_model_and_transforms",
        Kind::Hub(Hub::OpenClip),
        Some(0),
        "model_name",
        Care::OpenClip,
    ),
    row(
        "open_clip",
        "create_model_from_pretrained",
        Kind::Hub(Hub::OpenClip),
        Some(0),
        "model_name",
        Care::OpenClip,
    ),
    row("open_clip", "create_model", Kind::Hub(Hub::OpenClip), Some(0), "model_name", Care::OpenClip),
    row("clip", "load", Kind::Hub(Hub::Clip), Some(0), "name", Care::Plain),
    row("whisper", "load_model", Kind::Hub(Hub::Whisper), Some(0), "name", Care::Plain),
    row(
        "faster_whisper",
        "WhisperModel",
        Kind::Hub(Hub::Whisper),
        Some(0),
        "model_size_or_path",
        Care::Plain,
    ),
    row("whisperx", "load_model", Kind::Hub(Hub::Whisper), Some(0), "whisper_arch", Care::Plain),
    row("spacy", "load", Kind::Hub(Hub::Spacy), Some(0), "name", Care::Plain),
    row("spacy", "cli.download", Kind::Hub(Hub::Spacy), Some(0), "model", Care::Plain),
    row(
        "presidio_analyzer",
        "NlpEngineProvider",
        Kind::Hub(Hub::Spacy),
        Some(2),
        "nlp_configuration",
        Care::NlpEngine,
    ),
    row("nltk", "download", Kind::Hub(Hub::Nltk), Some(0), "info_or_id", Care::Nltk),
    row("nltk", "data.load", Kind::Hub(Hub::Nltk), Some(0), "resource_url", Care::Nltk),
    row("model2vec", "distill", HF, Some(0), "model_name", Care::Plain),
    row("ultralytics", "YOLO", Kind::Hub(Hub::Ultralytics), Some(0), "model", Care::Plain),
    row("torch", "hub.load", Kind::Hub(Hub::TorchHub), Some(0), "repo_or_dir", Care::TorchHub),
    row("torch", "hub.load_state_dict_from_url", Kind::Hub(Hub::Url), Some(0), "url", Care::Plain),
    row("torch", "hub.download_url_to_file", Kind::Hub(Hub::Url), Some(0), "url", Care::Plain),
    row("torch", "utils.model_zoo.load_url", Kind::Hub(Hub::Url), Some(0), "url", Care::Plain),
    row("torch", "jit.load", Kind::File, Some(0), "f", Care::Plain),
    row("torch", "export.load", Kind::File, Some(0), "f", Care::Plain),
    row("torch", "cpp_extension.load", Kind::Load, None, "", Care::Plain),
    row("torch", "load", Kind::File, Some(0), "f", Care::TorchLoad),
    row("torchvision", "get_model", Kind::Hub(Hub::Torchvision), Some(0), "name", Care::Weights),
    row("safetensors", "load_file", Kind::File, Some(0), "filename", Care::Plain),
    row("safetensors", "load_model", Kind::File, Some(1), "filename", Care::Plain),
    row("safetensors", "safe_open", Kind::File, Some(0), "filename", Care::Plain),
    row("vllm sglang", "LLM", HF, Some(0), "model", Care::Plain),
    row("vllm", "EngineArgs", HF, Some(0), "model", Care::Plain),
    row("vllm", "AsyncEngineArgs", HF, Some(0), "model", Care::Plain),
    row("sglang", "Engine", HF, None, "model_path", Care::Plain),
    row("mlx_lm mlx_vlm", "load", HF, Some(0), "path_or_hf_repo", Care::Plain),
    row("llama_cpp", "Llama", Kind::File, Some(0), "model_path", Care::Plain),
    row("onnxruntime", "InferenceSession", Kind::File, Some(0), "path_or_bytes", Care::Plain),
    row("onnx", "hub.load", ONNX, Some(0), "model", Care::OnnxHub),
    row("onnx", "hub.download_model_with_test_data", ONNX, Some(0), "model", Care::OnnxHub),
    row("onnx", "load", Kind::File, Some(0), "f", Care::Plain),
    row("tensorflow", "saved_model.load", Kind::File, Some(0), "export_dir", Care::Plain),
    row("tensorflow", "lite.Interpreter", Kind::File, Some(0), "model_path", Care::Plain),
    row("tflite_runtime", "Interpreter", Kind::File, Some(0), "model_path", Care::Plain),
    row("tensorflow keras tf_keras", "load_model", Kind::File, Some(0), "filepath", Care::SafeMode),
    row("tensorflow keras tf_keras", "TFSMLayer", Kind::File, Some(0), "filepath", Care::Plain),
    row("tensorflow_hub", "load", Kind::Hub(Hub::Kaggle), Some(0), "handle", Care::Plain),
    row("tensorflow_hub", "KerasLayer", Kind::Hub(Hub::Kaggle), Some(0), "handle", Care::Plain),
    row("tensorflow_hub", "Module", Kind::Hub(Hub::Kaggle), Some(0), "spec", Care::Plain),
    row("kagglehub", "model_download", Kind::Hub(Hub::Kaggle), Some(0), "handle", Care::Plain),
    row("keras_hub keras_nlp keras_cv", "from_preset", Kind::Hub(Hub::Keras), Some(0), "preset", Care::Plain),
    row("ctranslate2", "Translator", Kind::File, Some(0), "model_path", Care::Plain),
    row("ctranslate2", "Generator", Kind::File, Some(0), "model_path", Care::Plain),
    row("ctranslate2", "Encoder", Kind::File, Some(0), "model_path", Care::Plain),
    row("ctranslate2", "models.Whisper", Kind::File, Some(0), "model_path", Care::Plain),
    row("fastembed", "TextEmbedding", HF, Some(0), "model_name", Care::Default),
    row("fastembed", "SparseTextEmbedding", HF, Some(0), "model_name", Care::Plain),
    row("fastembed", "LateInteractionTextEmbedding", HF, Some(0), "model_name", Care::Plain),
    row("fastembed", "LateInteractionMultimodalEmbedding", HF, Some(0), "model_name", Care::Plain),
    row("fastembed", "ImageEmbedding", HF, Some(0), "model_name", Care::Plain),
    row("fastembed", "TextCrossEncoder", HF, Some(0), "model_name", Care::Plain),
    row("keybert bertopic", "KeyBERT", HF, Some(0), "model", Care::Plain),
    row("bertopic", "BERTopic", HF, None, "embedding_model", Care::Plain),
    row("pyannote", "from_pretrained", HF, Some(0), "checkpoint_path checkpoint", Care::Plain),
    row(LANG, "HuggingFaceEmbeddings", HF, None, "model_name model", Care::Default),
    row(LANG, "HuggingFaceBgeEmbeddings", HF, None, "model_name", Care::Default),
    row(LANG, "HuggingFaceInstructEmbeddings", HF, None, "model_name", Care::Default),
    row(LANG, "HuggingFaceInferenceAPIEmbeddings", HF, None, "model_name", Care::Default),
    row(LANG, "HuggingFaceEndpointEmbeddings", HF, None, "model repo_id", Care::Default),
    row(LANG, "SentenceTransformerEmbeddings", HF, None, "model_name", Care::Default),
    row(LANG, "SentenceTransformerEmbeddingFunction", HF, Some(0), "model_name", Care::Default),
    row(LANG, "SentenceTransformersTextEmbedder", HF, Some(0), "model", Care::Default),
    row(LANG, "SentenceTransformersDocumentEmbedder", HF, Some(0), "model", Care::Default),
    row(LANG, "SentenceTransformerRerank", HF, None, "model", Care::Default),
    row(LANG, "HuggingFaceCrossEncoder", HF, None, "model_name", Care::Default),
    row(LANG, "HuggingFaceHub", HF, None, "repo_id", Care::Plain),
    row(LANG, "HuggingFaceEndpoint", HF, None, "repo_id model", Care::Plain),
    row(LANG, "HuggingFacePipeline.from_model_id", HF, Some(0), "model_id", Care::Plain),
    row(LANG, "HuggingFaceLLM", HF, None, "model_name", Care::Default),
    row(LANG, "HuggingFaceEmbedding", HF, Some(0), "model_name", Care::Default),
    row(LANG, "HuggingFaceInferenceAPI", HF, Some(0), "model_name model", Care::Default),
    row(LANG, "HuggingFaceLocalGenerator", HF, Some(0), "model", Care::Default),
    row(LANG, "TransformersModel", HF, Some(0), "model_id", Care::Default),
    row(LANG, "InferenceClientModel", HF, Some(0), "model_id", Care::Default),
    row(LANG, "resolve_embed_model", HF, Some(0), "embed_model", Care::Plain),
    row(LANG, "VLLM", HF, None, "model", Care::Plain),
    row(LANG, "LlamaCpp", Kind::File, None, "model_path", Care::Plain),
    row(LANG, "LlamaCPP", Kind::File, None, "model_path model_url", Care::Plain),
    row(LANG, "GPT4All", Kind::File, None, "model", Care::Plain),
    row(LANG, "CTransformers", HF, None, "model", Care::Plain),
];

/// Libraries whose classes are models with weights of their own, by the last part of the call.
const TORCHVISION: Rule = row("torchvision", "", Kind::Hub(Hub::Torchvision), None, "", Care::Weights);
const BUNDLE: Rule = row("torchaudio", "", Kind::Hub(Hub::Torchaudio), None, "", Care::Bundle);
pub(super) const APPLICATIONS: Rule =
    row("tensorflow keras tf_keras", "", Kind::Hub(Hub::Keras), None, "", Care::KerasApplication);
/// What `from_pretrained` of an unknown class means.
pub(in super::super) const ANY_CLASS: Rule = row("", "from_pretrained", HF, Some(0), ID, Care::Plain);

/// Whether a first part belongs to a library that is known here, whatever the project calls its own folders.
pub(in super::super) fn is_library(root: &str) -> bool {
    ROOTS.0.contains(root) || ROOTS.1.iter().any(|start| root.starts_with(start))
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    LOADS.iter().chain(FRAMEWORKS).chain(STORES).chain(PICKLES).chain(HOSTED).chain(FETCHED)
}

/// The first parts of all rows: whole ones, and beginnings.
static ROOTS: LazyLock<(HashSet<&str, RandomState>, Vec<&str>)> = LazyLock::new(|| {
    let (starts, whole): (Vec<&str>, Vec<&str>) =
        rules().flat_map(|rule| rule.roots.split_ascii_whitespace()).partition(|root| root.ends_with('*'));
    let own = ["os", "functools", "importlib", "pathlib", "boto3", "datasets", "torchaudio", "torchvision"];
    let mut starts: Vec<&str> = starts.into_iter().map(|start| start.trim_end_matches('*')).collect();
    starts.sort_unstable();
    starts.dedup();
    (whole.into_iter().chain(own).collect(), starts)
});

/// The rows by the last part of their path, in their order.
static BY_LAST: LazyLock<Map<&str, Vec<&Rule>>> = LazyLock::new(|| {
    let mut all: Map<&str, Vec<&Rule>> = Map::default();
    for rule in rules() {
        all.entry(rule.tail.rsplit('.').next().unwrap_or(rule.tail)).or_default().push(rule);
    }
    all
});

fn roots_match(roots: &str, root: &str) -> bool {
    roots.split_ascii_whitespace().any(|each| match each.strip_suffix('*') {
        Some(start) => root.starts_with(start),
        None => each == root,
    })
}

/// The row for a dotted path, if it names a call of a library that is known.
pub(in super::super) fn find(path: &str) -> Option<&'static Rule> {
    let (root, rest) = path.split_once('.')?;
    let ends = |rule: &&Rule| {
        rest.strip_suffix(rule.tail).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    let last = last_of(rest);
    if root == "torchvision" && rest.contains("models.") && builds_network(last) {
        return Some(&TORCHVISION);
    }
    if root == "torchaudio" && bundle(path).is_some() && last.starts_with("get_") && last != "get_labels" {
        return Some(&BUNDLE);
    }
    if last.starts_with(|c: char| c.is_ascii_uppercase())
        && roots_match(APPLICATIONS.roots, root)
        && rest.contains("applications.")
    {
        return Some(&APPLICATIONS);
    }
    // `PeftModelForCausalLM` is a `PeftModel`, and takes the model that it adapts first.
    if root == "peft"
        && last == "from_pretrained"
        && rest.split('.').any(|part| part.starts_with("PeftModel"))
    {
        return LOADS.first();
    }
    let rows = BY_LAST.get(last).map_or(&[][..], Vec::as_slice);
    let found = rows.iter().copied().find(|rule| ends(rule) && roots_match(rule.roots, root));
    // The same call, whose answer is handed over as it came.
    if found.is_none()
        && !rows.is_empty()
        && let Some(path) = without_raw(path)
    {
        return find(&path);
    }
    found
}

/// The row of a call that gives a file or a folder which it fetched from a hub.
pub(in super::super) fn fetches(path: &str) -> Option<&'static Rule> {
    let gives = matches!(last_of(path), "hf_hub_download" | "snapshot_download" | "model_file_download");
    if gives { find(path).filter(|rule| rule.care == Care::RepoType) } else { None }
}

/// Whether what a call gives is a file or a folder that it fetched from a hub.
pub(in super::super) fn gives_what_it_fetches(path: &str) -> bool {
    fetches(path).is_some()
}

/// Whether a call may be one of the rows, by its last part alone. Of `torchvision`, `torchaudio` and Keras any may be; what sends
/// or fetches something is one only by its whole path, since nearly everything has a method of that name.
pub(in super::super) fn may_name(last: &str) -> bool {
    !matches!(last, "get" | "post" | "request" | "find" | "verify") && BY_LAST.contains_key(last)
}

/// Whether a method may send something that asks a model, whatever holds the object: `self.session.post(…)`.
pub(in super::super) fn may_send(last: &str) -> bool {
    matches!(last, "post" | "request")
}
