//! What an argument comes to once it is clear what cannot be its worth: an object that nobody makes a model of, an empty text, a
//! file where more is told. Resolves nothing.

use super::super::plain::{is_class, last_of};
use super::super::resolve::Worth;
use super::super::tables::{Care, find, is_library};
use super::super::value::Value;
use super::argument::Argument;
use crate::scan::sighting::Kind;

/// Libraries that are known here for what they hand on, and make no model.
const MAKE_NONE: [&str; 8] =
    ["os", "functools", "importlib", "pathlib", "requests", "urllib", "shelve", "yaml"];

/// What an argument may name, out of everything that it may be.
pub(super) fn settled((care, kind): (Care, Kind), argument: &Argument, mut worths: Vec<Worth>) -> Vec<Worth> {
    // A file that is open names nothing, either.
    let of_file = matches!(care, Care::Unpickles(_) | Care::TorchLoad);
    let model = |value: &Value| match value {
        Value::Object(path) => may_be_model(path, kind),
        value => matches!(value, Value::Made(_)),
    };
    if !of_file && !worths.iter().any(|(value, _)| model(value)) {
        for (value, _) in &mut worths {
            if matches!(value, Value::Object(_)) {
                *value = Value::Unknown;
            }
        }
    }
    // Nothing is what somebody replaces where nobody looks, unless it is said to the load itself: no other names a model.
    if !argument.says_nothing() && worths.iter().all(|(value, _)| is_nothing(value)) {
        for (value, _) in &mut worths {
            if care != Care::Default || is_empty(value) {
                *value = Value::Unknown;
            }
        }
    } else if !worths.iter().all(|(value, _)| is_empty(value)) {
        worths.retain(|(value, _)| !is_empty(value));
    }
    // What is only known to be a file says more than what is not known at all.
    if worths.iter().any(|(value, _)| is_told(value)) {
        worths.retain(|(value, _)| is_told(value) || !matches!(value, Value::Local(_)));
    }
    // A thing that is loaded from is told only where it can be nothing else.
    let thing = |value: &Value| matches!(value, Value::Object(_) | Value::Made(_));
    if !worths.iter().all(|(value, _)| thing(value)) {
        worths.retain(|(value, _)| !thing(value));
    }
    worths
}

fn is_told(value: &Value) -> bool {
    match value {
        Value::Local(path) => matches!(**path, Value::Text(_)),
        value => matches!(value, Value::Text(_)),
    }
}

fn is_empty(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.is_empty())
}

fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Nothing) || is_empty(value)
}

/// Whether what stands under a path may be a model, and so no name of one: an object of a class, or what a call gives that
/// makes models. A provider is never handed the model itself.
fn may_be_model(path: &str, kind: Kind) -> bool {
    let mut path = path;
    while let Some((before, last)) = path.rsplit_once('.')
        && matches!(
            last,
            "to" | "cuda" | "cpu" | "eval" | "half" | "float" | "bfloat16" | "train" | "compile"
        )
    {
        path = before;
    }
    let root = path.split('.').next().unwrap_or(path);
    if path.starts_with('@') || is_class(path) {
        return true;
    }
    // What is looked up by a key is a word, also where a library keeps it.
    if MAKE_NONE.contains(&root) || last_of(path) == "get" {
        return false;
    }
    let hosted = match kind {
        Kind::Hub(hub) => hub.is_hosted(),
        Kind::Gateway => true,
        _ => false,
    };
    let makes = |part: &str| matches!(part, "from_pretrained" | "from_config");
    find(path).is_some() || path.split('.').any(makes) || (!hosted && (is_library(root) || adapts(root)))
}

/// Libraries that take a model and give one.
fn adapts(root: &str) -> bool {
    matches!(root, "accelerate" | "deepspeed" | "bitsandbytes" | "onnx" | "tensorrt" | "openvino" | "apex")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::model::Hub;

    #[test]
    fn only_what_makes_models_gives_one() {
        let load = Kind::Hub(Hub::HuggingFace);
        for path in
            ["transformers.AutoModel.from_pretrained", "torch.nn.Sequential.to", "peft.get_peft_model"]
        {
            assert!(may_be_model(path, load), "{path}");
        }
        for path in [
            "yaml.safe_load.get",
            "streamlit.text_input",
            "os.path.basename",
            "mylib.name_of",
            "funasr.names.get",
        ] {
            assert!(!may_be_model(path, load), "{path}");
        }
        assert!(!may_be_model("openai.models.list", Kind::Hub(Hub::OpenAi)));
        assert!(may_be_model("pydantic_ai.models.openai.OpenAIModel", Kind::Hub(Hub::OpenAi)));
    }
}
