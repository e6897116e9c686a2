//! What a name can be by its form alone: a file of weights, a path, an id of the Hub, a package. Nothing is looked up.

/// Endings of files that hold weights.
const WEIGHTS: [&str; 23] = [
    ".bin",
    ".pt",
    ".pth",
    ".ckpt",
    ".safetensors",
    ".gguf",
    ".ggml",
    ".onnx",
    ".ort",
    ".h5",
    ".hdf5",
    ".keras",
    ".pkl",
    ".pickle",
    ".joblib",
    ".pb",
    ".tflite",
    ".npz",
    ".npy",
    ".mlmodel",
    ".engine",
    ".msgpack",
    ".sav",
];

/// Whether a name ends like a file of weights.
pub(super) fn is_weights(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    WEIGHTS.iter().any(|ending| name.ends_with(ending))
}

/// Whether a word can only be a path.
pub(super) fn is_path(id: &str) -> bool {
    let starts = ["./", "../", "/", "~", ".\\", "file:"];
    starts.iter().any(|start| id.starts_with(start))
        || matches!(id, "." | "..")
        || id.contains('\\')
        || id.get(1..3).is_some_and(|drive| drive == ":/")
        || id.ends_with('/')
}

/// Whether a word has the form of a name on the Hugging Face Hub.
pub(super) fn is_hub_id(id: &str) -> bool {
    let part = |part: &str| {
        let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        !part.is_empty()
            && part.len() <= 96
            && part.bytes().all(inner)
            && !part.starts_with(['-', '.'])
            && !part.ends_with(['-', '.'])
    };
    let mut parts = id.split('/');
    parts.by_ref().take(2).all(part) && parts.next().is_none() && !id.contains("..") && !id.contains("--")
}

/// Whether a word can only be a package of `spacy`: `en_core_web_lg`, `xx_ent_wiki_sm`.
pub(super) fn is_spacy(id: &str) -> bool {
    let parts: Vec<&str> = id.split('_').collect();
    let [language, kind, _, size] = parts.as_slice() else { return false };
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && matches!(*kind, "core" | "dep" | "ent" | "ner" | "sent")
        && matches!(*size, "sm" | "md" | "lg" | "trf")
}

/// Where the models of spaCy lie as packages, each of one version.
const SPACY_WHEELS: &str = "https://github.com/explosion/spacy-models/releases/download/";

/// The name and the version of a package of spaCy, out of its address.
pub(super) fn spacy_package(address: &str) -> Option<(&str, &str)> {
    let (folder, file) = address.strip_prefix(SPACY_WHEELS)?.split_once('/')?;
    let (name, version) = folder.rsplit_once('-')?;
    let file = file.split(['#', '?']).next().unwrap_or_default();
    let is_package = file.starts_with(name) && [".whl", ".tar.gz"].iter().any(|end| file.ends_with(end));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let versioned = version.starts_with(|c: char| c.is_ascii_digit());
    (is_package && versioned && !name.is_empty() && name.chars().all(plain)).then_some((name, version))
}

/// The addresses of such packages in a text, each with where it begins.
pub(super) fn spacy_packages(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | ',' | ';' | '<' | '>' | ')' | ']');
    let address = move |(at, _)| {
        let rest = text.get(at..)?;
        let address = rest.split(ends).next()?;
        spacy_package(address).map(|_| (at, address))
    };
    text.match_indices(SPACY_WHEELS).filter_map(address)
}
