//! What of an argument is the name of the model, where that is only a piece of it. Nothing is resolved here.

use super::super::tables::is_request;
use super::super::value::{Given, Value};
use super::argument::Argument;

/// `{"nlp_engine_name": …, "models": [{"lang_code": …, "model_name": …}]}`
pub(super) fn in_engine(argument: Argument) -> Argument {
    let item = |value: Value, key: Value| Value::Item(Box::new(value), Box::new(key));
    let each = Value::Any(Box::new(item(argument.value, Value::Text("models".to_owned()))));
    Argument { value: item(each, Value::Text("model_name".to_owned())), ..argument }
}

/// `[{"model_name": …, "litellm_params": {"model": …}}]`
pub(super) fn in_router(argument: Argument) -> Argument {
    let item = |value: Value, key: &str| Value::Item(Box::new(value), Box::new(Value::Text(key.to_owned())));
    let each = Value::Any(Box::new(argument.value));
    Argument { value: item(item(each, "litellm_params"), "model"), ..argument }
}

/// `tokenizers/punkt/english.pickle` is of the package `punkt`, whatever stands behind it.
pub(super) fn in_package(argument: Argument) -> Argument {
    let path = match &argument.value {
        Value::Text(path) => path,
        Value::Join(parts) => match parts.first() {
            Some(Value::Text(path)) => path,
            _ => return argument,
        },
        _ => return argument,
    };
    let mut parts = path.split('/').skip(1);
    match (parts.next(), parts.next()) {
        (Some(name), Some(_)) => Argument { value: Value::text(name), ..argument },
        _ => argument,
    }
}

/// What asks for an address, where that was put into it before: `Request(url, data=…)`.
pub(super) fn request(value: &Value) -> Option<&Given> {
    match value {
        Value::Made(given) if given.callee.as_name().is_some_and(is_request) => Some(given),
        _ => None,
    }
}

/// An address that is fetched or asked, also out of what holds it.
pub(super) fn in_request(argument: Argument) -> Argument {
    let named = |given: &Given| {
        let url = given.keywords.iter().find(|(name, _)| name.as_deref() == Some("url"));
        url.map(|(_, value)| value).or_else(|| given.args.first()).cloned()
    };
    let value = match request(&argument.value) {
        Some(given) => named(given).unwrap_or(Value::Unknown),
        None => argument.value,
    };
    Argument { value, ..argument }
}

/// An address without what follows a `?`: that decides nothing of whose it is.
pub(super) fn before_query(address: Value) -> Value {
    let Value::Join(parts) = address else { return address };
    let mut kept = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Value::Text(text) if text.contains('?') => {
                kept.push(Value::text(text.split('?').next().unwrap_or_default()));
                break;
            }
            part => kept.push(part),
        }
    }
    Value::Join(kept)
}

/// The name of a model without the word that says through whom it is asked for: agents of `OpenAI`'s own library name another's
/// models so, `litellm/anthropic/…`.
pub(super) fn bare<'t>(library: &str, text: &'t str) -> &'t str {
    text.strip_prefix("litellm/").filter(|_| library == "agents").unwrap_or(text)
}

/// Whether a package of NLTK was trained, or has one in it that was; the others are lists and collections of texts.
pub(super) fn is_trained(name: &str) -> bool {
    let trained = ["punkt", "averaged_perceptron_tagger", "maxent_", "word2vec_sample", "bllip_"];
    trained.iter().any(|start| name.starts_with(start))
        || matches!(name, "all" | "all-nltk" | "popular" | "book")
}
