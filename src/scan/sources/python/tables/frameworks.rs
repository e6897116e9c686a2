//! The calls of Python libraries that load a model through another library, or that were made for one kind of model: data, one
//! row a call.

use super::rule::{Care, Rule, row};
use crate::scan::model::Hub;
use crate::scan::sighting::Kind;

const HF: Kind = Kind::Hub(Hub::HuggingFace);
const ULTRALYTICS: Kind = Kind::Hub(Hub::Ultralytics);

pub(super) const FRAMEWORKS: &[Rule] = &[
    row("gpt4all", "GPT4All", Kind::File, Some(0), "model_name", Care::Plain),
    row("smolagents", "HfApiModel", HF, Some(0), "model_id", Care::Default),
    row("smolagents", "MLXModel", HF, Some(0), "model_id", Care::Plain),
    row("smolagents", "VLLMModel", HF, Some(0), "model_id", Care::Plain),
    row("langchain*", "FastEmbedEmbeddings", HF, None, "model_name", Care::Default),
    row("langchain*", "LlamaCppEmbeddings", Kind::File, None, "model_path", Care::Plain),
    row("langchain*", "ChatLlamaCpp", Kind::File, None, "model_path", Care::Plain),
    row("langchain*", "GPT4AllEmbeddings", Kind::File, None, "model_name", Care::Plain),
    row("llama_index*", "FastEmbedEmbedding", HF, Some(0), "model_name", Care::Default),
    row("ultralytics", "SAM", ULTRALYTICS, Some(0), "model", Care::Default),
    row("ultralytics", "RTDETR", ULTRALYTICS, Some(0), "model", Care::Default),
    row("ultralytics", "FastSAM", ULTRALYTICS, Some(0), "model", Care::Default),
    row("ultralytics", "YOLOWorld", ULTRALYTICS, Some(0), "model", Care::Default),
    row("ultralytics", "NAS", ULTRALYTICS, Some(0), "model", Care::Default),
    row("segment_anything", "build_sam_vit_h", Kind::File, Some(0), "checkpoint", Care::Plain),
    row("segment_anything", "build_sam_vit_l", Kind::File, Some(0), "checkpoint", Care::Plain),
    row("segment_anything", "build_sam_vit_b", Kind::File, Some(0), "checkpoint", Care::Plain),
    row("segment_anything", "build_sam", Kind::File, Some(0), "checkpoint", Care::Plain),
    row("sam2", "build_sam2", Kind::File, Some(1), "ckpt_path", Care::Plain),
    row("sam2", "build_sam2_video_predictor", Kind::File, Some(1), "ckpt_path", Care::Plain),
    row("audiocraft", "get_pretrained", HF, Some(0), "name", Care::Default),
    row("txtai", "Embeddings", HF, None, "path", Care::Plain),
    row("txtai", "LLM", Kind::Any, Some(0), "path", Care::Default),
    row("mlx_whisper", "transcribe", HF, None, "path_or_hf_repo", Care::Default),
    row("whisper_timestamped", "load_model", Kind::Hub(Hub::Whisper), Some(0), "name", Care::Plain),
    row("trl", "SFTTrainer", HF, Some(0), "model", Care::OrItself),
    row("trl", "GRPOTrainer", HF, Some(0), "model", Care::OrItself),
    row("trl", "DPOTrainer", HF, Some(0), "model", Care::OrItself),
    row("trl", "RewardTrainer", HF, Some(0), "model", Care::OrItself),
    row("diffusers", "download", HF, Some(0), "pretrained_model_name", Care::Plain),
    row("kokoro_onnx", "Kokoro", Kind::File, Some(0), "model_path", Care::Plain),
    row("tensorflow keras tf_keras", "saving.load_weights", Kind::File, Some(1), "filepath", Care::Plain),
    row("tensorflow keras tf_keras", "load_weights", Kind::File, Some(0), "filepath", Care::Plain),
    row("gensim", "downloader.load", Kind::Hub(Hub::Gensim), Some(0), "name", Care::Plain),
    row("FlagEmbedding", "FlagModel", HF, Some(0), "model_name_or_path", Care::Plain),
    row("FlagEmbedding", "BGEM3FlagModel", HF, Some(0), "model_name_or_path", Care::Plain),
    row("FlagEmbedding", "FlagReranker", HF, Some(0), "model_name_or_path", Care::Plain),
    row("InstructorEmbedding", "INSTRUCTOR", HF, Some(0), "model_name_or_path", Care::Plain),
    row("outlines", "models.transformers", HF, Some(0), "model_name", Care::Plain),
    row("speechbrain", "from_hparams", HF, Some(0), "source", Care::Plain),
    row("fasttext", "load_model", Kind::File, Some(0), "path", Care::Plain),
    row("gfpgan", "GFPGANer", Kind::File, Some(0), "model_path", Care::Plain),
    row("realesrgan", "RealESRGANer", Kind::File, None, "model_path", Care::Plain),
];
