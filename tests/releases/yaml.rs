//! The files that this program prints, read as YAML. Keys that stand twice are refused.

use serde_json::Value;

/// The one document of a text. Whatever is no such document fails loudly.
pub(crate) fn read(text: &str) -> Value {
    serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}
