//! The tools that fetch or serve models, and their options: data.

use crate::scan::model::Hub;
use crate::scan::sighting::Kind;

pub(super) const HF: Kind = Kind::Hub(Hub::HuggingFace);
pub(super) const OLLAMA: Kind = Kind::Hub(Hub::Ollama);

/// What a command does with its arguments.
pub(super) struct Tool {
    /// The first words.
    pub(super) begins: &'static [&'static str],
    pub(super) kind: Kind,
    /// Whether the first argument that is no option is the id.
    pub(super) first: bool,
    /// Options whose value is the id.
    pub(super) options: &'static [&'static str],
    pub(super) library: &'static str,
}

const fn tool(
    begins: &'static [&'static str],
    kind: Kind,
    first: bool,
    options: &'static [&'static str],
    library: &'static str,
) -> Tool {
    Tool { begins, kind, first, options, library }
}

pub(super) const SERVED: &[&str] = &["--model", "--model-path", "--model_path", "--speculative-model"];
pub(super) const LLAMA: &[&str] = &["-hf", "-hfr", "--hf-repo", "-hfd", "--hf-repo-draft"];

pub(super) const TOOLS: &[Tool] = &[
    tool(&["hf", "download"], HF, true, &[], "hf"),
    tool(&["huggingface-cli", "download"], HF, true, &[], "huggingface-cli"),
    tool(&["transformers-cli", "download"], HF, true, &[], "transformers"),
    tool(&["transformers", "chat"], HF, true, &[], "transformers"),
    tool(&["transformers", "download"], HF, true, &[], "transformers"),
    tool(&["ollama", "pull"], OLLAMA, true, &[], "ollama"),
    tool(&["ollama", "run"], OLLAMA, true, &[], "ollama"),
    tool(&["docker", "model", "pull"], Kind::Hub(Hub::Docker), true, &[], "docker"),
    tool(&["docker", "model", "run"], Kind::Hub(Hub::Docker), true, &[], "docker"),
    tool(&["vllm", "serve"], HF, true, SERVED, "vllm"),
    tool(&["vllm", "bench"], HF, false, SERVED, "vllm"),
    tool(&["trtllm-serve"], HF, true, &[], "tensorrt-llm"),
    tool(&["text-generation-launcher"], HF, false, &["--model-id"], "tgi"),
    tool(&["text-embeddings-router"], HF, false, &["--model-id"], "tei"),
    tool(&["infinity_emb"], HF, false, &["--model-id", "--model-name-or-path"], "infinity"),
    tool(&["claude"], Kind::Hub(Hub::Anthropic), false, &["--model"], "claude"),
    tool(&["llama-server"], HF, false, LLAMA, "llama.cpp"),
    tool(&["llama-cli"], HF, false, LLAMA, "llama.cpp"),
    tool(&["llama-embedding"], HF, false, LLAMA, "llama.cpp"),
    tool(&["llama-run"], HF, true, &[], "llama.cpp"),
    tool(&["lmdeploy", "serve", "api_server"], HF, true, &[], "lmdeploy"),
    tool(&["mlx_lm.generate"], HF, false, &["--model"], "mlx"),
    tool(&["mlx_lm.server"], HF, false, &["--model"], "mlx"),
    tool(&["optimum-cli", "export"], HF, false, &["--model", "-m"], "optimum"),
    tool(&["litellm"], Kind::Gateway, false, &["--model"], "litellm"),
    tool(&["spacy", "download"], Kind::Hub(Hub::Spacy), true, &[], "spacy"),
    tool(&["whisper"], Kind::Hub(Hub::Whisper), false, &["--model"], "whisper"),
    tool(&["vllm.entrypoints.openai.api_server"], HF, false, SERVED, "vllm"),
    tool(&["vllm.entrypoints.api_server"], HF, false, SERVED, "vllm"),
    tool(&["sglang.launch_server"], HF, false, SERVED, "sglang"),
    tool(&["mlx_lm.convert"], HF, false, &["--hf-path"], "mlx"),
    tool(&["llama_cpp.server"], HF, false, &["--hf_model_repo_id"], "llama.cpp"),
];

/// Options that say a model whatever the program is.
pub(super) const ANYWHERE: &[&str] = &[
    "--model-id",
    "--model_id",
    "--model_name_or_path",
    "--model-name-or-path",
    "--pretrained_model_name_or_path",
    "--pretrained_vae_model_name_or_path",
    "--base_model",
    "--base-model",
    "--hf-repo",
    "--adapter_name_or_path",
];
/// Options that say a model where their value has the form of a name on a hub.
pub(super) const PERHAPS: &[&str] =
    &["--model", "--model_name", "--model-name", "--embedding-model", "--embedding_model"];
pub(super) const REVISIONS: &[&str] = &["--revision", "--model_revision", "--model-revision"];
/// Options without a value.
pub(super) const FLAGS: &[&str] = &[
    "--trust-remote-code",
    "--trust_remote_code",
    "--quiet",
    "-q",
    "--force-download",
    "--resume-download",
    "--insecure",
    "--verbose",
    "--dry-run",
    "--keepalive",
    "--nowordwrap",
    "--help",
    "-v",
    "--local-dir-use-symlinks",
];
