//! The calls of Python libraries that load a model out of another hub than the usual, or out of a store of the library's own:
//! data, one row a call. A keyword that ends with `_path` or `_dir` takes a file; what stands at the position is the first.

use super::rule::{Care, Rule, row};
use crate::scan::model::Hub;
use crate::scan::sighting::Kind;

const HF: Kind = Kind::Hub(Hub::HuggingFace);
const MS: Kind = Kind::Hub(Hub::ModelScope);
const STORE: Kind = Kind::Hub(Hub::Library);

const MS_ID: &str = "model_id repo_id";
const MS_NAME: &str = "pretrained_model_name_or_path model_name_or_path model_id";
const OCR: &str = "text_recognition_model_name text_recognition_model_dir rec_model_dir";

/// What `AutoModel` of `FunASR` loads beside the model.
const BESIDE_SPEECH: &[Rule] = &[
    row("", "", MS, None, "vad_model", Care::Hubs).revised("vad_model_revision", None),
    row("", "", MS, None, "punc_model", Care::Hubs).revised("punc_model_revision", None),
    row("", "", MS, None, "spk_model", Care::Hubs).revised("spk_model_revision", None),
];
const BESIDE_OCR: &[Rule] = &[row(
    "",
    "",
    STORE,
    None,
    "text_detection_model_name text_detection_model_dir det_model_dir",
    Care::Plain,
)];
const BESIDE_PREDICTOR: &[Rule] = &[row("", "", STORE, Some(1), "reco_arch", Care::Pretrained(2))];

pub(super) const STORES: &[Rule] = &[
    row("modelscope", "snapshot_download", MS, Some(0), MS_ID, Care::RepoType).revised("revision", Some(1)),
    row("modelscope", "model_file_download", MS, Some(0), "model_id", Care::RepoType)
        .revised("revision", Some(2)),
    row("modelscope", "from_pretrained", MS, Some(0), MS_NAME, Care::Plain),
    row("modelscope", "pipeline", MS, Some(1), "model", Care::Default).revised("model_revision", Some(7)),
    row("funasr", "AutoModel", MS, None, "model", Care::Hubs)
        .revised("model_revision", None)
        .also(BESIDE_SPEECH),
    row("silero_vad", "load_silero_vad", STORE, None, "", Care::Itself),
    row("kokoro", "KPipeline", HF, Some(1), "repo_id", Care::Default),
    row("kokoro", "KModel", HF, Some(0), "repo_id", Care::Default),
    row("easyocr", "Reader", STORE, Some(5), "recog_network", Care::Default),
    row("paddleocr", "PaddleOCR", STORE, None, OCR, Care::Default).also(BESIDE_OCR),
    row("paddleocr", "TextRecognition", STORE, None, "model_name model_dir", Care::Default),
    row("paddleocr", "TextDetection", STORE, None, "model_name model_dir", Care::Default),
    row("paddleocr", "LayoutDetection", STORE, None, "model_name model_dir", Care::Default),
    row("TTS", "TTS", STORE, Some(0), "model_name model_path", Care::Plain),
    row("TTS", "load_tts_model_by_name", STORE, Some(0), "model_name", Care::Plain),
    row("TTS", "load_vc_model_by_name", STORE, Some(0), "model_name", Care::Plain),
    row("piper", "PiperVoice.load", Kind::File, Some(0), "model_path", Care::Plain),
    row("vosk", "Model", STORE, Some(0), "model_path model_name", Care::Default),
    row("pywhispercpp", "Model", Kind::Hub(Hub::Whisper), Some(0), "model", Care::Default),
    row("doctr", "ocr_predictor", STORE, Some(0), "det_arch", Care::Pretrained(2)).also(BESIDE_PREDICTOR),
    row("doctr", "kie_predictor", STORE, Some(0), "det_arch", Care::Pretrained(2)).also(BESIDE_PREDICTOR),
    row("doctr", "detection_predictor", STORE, Some(0), "arch", Care::Pretrained(1)),
    row("doctr", "recognition_predictor", STORE, Some(0), "arch", Care::Pretrained(1)),
    row("doctr", "from_hub", HF, Some(0), "repo_id", Care::Plain),
    row("rembg", "new_session", STORE, Some(0), "model_name", Care::Default),
    row("insightface", "FaceAnalysis", STORE, Some(0), "name", Care::Default),
    row("insightface", "get_model", STORE, Some(0), "name", Care::Plain),
    row("deepface", "DeepFace.build_model", STORE, Some(0), "model_name", Care::Plain),
    row("deepface", "DeepFace.represent", STORE, Some(1), "model_name", Care::Default),
    row("deepface", "DeepFace.verify", STORE, Some(2), "model_name", Care::Default),
    row("deepface", "DeepFace.find", STORE, Some(2), "model_name", Care::Default),
    row("demucs", "pretrained.get_model", STORE, Some(0), "name", Care::Plain),
    row("demucs", "api.Separator", STORE, Some(0), "model", Care::Default),
    row("groundingdino", "load_model", Kind::File, Some(1), "model_checkpoint_path", Care::Plain),
    row("groundingdino", "inference.Model", Kind::File, Some(1), "model_checkpoint_path", Care::Plain),
];
