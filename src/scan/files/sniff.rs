//! Which format some first bytes are. Content decides; a name only where the content could be anything, such as JSON.

use std::path::Path;

use super::desk::Limits;
use super::pickle::Likeness;
use super::squeeze::Squeeze;
use super::{hub, npy, pickle};

/// First bytes that are looked at of every file.
pub const HEAD: usize = 512;
/// First bytes of a file whose [`HEAD`] could go either way.
pub const FURTHER: usize = 64 << 10;

/// A format by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sniffed {
    Pickle,
    Squeezed(Squeeze),
    /// joblib's own head before such a stream, which begins here.
    ZFile(u64),
    Zip,
    Npy,
    Safetensors,
    Gguf,
    Hdf5,
    Tflite,
    LfsPointer,
    Tar,
    Archive(&'static str),
    Program(&'static str),
    Hub,
    KerasConfig,
    SavedModelText,
    /// Opcodes of a pickle that name nothing yet.
    MaybePickle,
    /// Fields of a protocol buffer, or nothing that is known.
    MaybeProtobuf,
}

/// What the first bytes say. The name is that of the file alone.
pub(super) fn sniff(name: &str, head: &[u8], limits: &Limits) -> Sniffed {
    if let Some(found) = by_magic(head) {
        return found;
    }
    if hub::is_template_name(name) {
        return Sniffed::Hub;
    }
    if is_keras_config(head) {
        return Sniffed::KerasConfig;
    }
    if head.starts_with(b"saved_model_schema_version")
        || (name.ends_with(TEXT_GRAPH) && contains(head, b"meta_graphs"))
    {
        return Sniffed::SavedModelText;
    }
    let likeness = pickle::likeness(head, limits);
    if likeness == Likeness::Pickle {
        return Sniffed::Pickle;
    }
    if let Some(from) = behind_z_head(head) {
        return Sniffed::ZFile(from);
    }
    if let Some(squeeze) = Squeeze::of(head) {
        return Sniffed::Squeezed(squeeze);
    }
    if likeness == Likeness::Maybe { Sniffed::MaybePickle } else { Sniffed::MaybeProtobuf }
}

fn by_magic(head: &[u8]) -> Option<Sniffed> {
    const ARCHIVES: [(&[u8], &str); 4] = [
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\x07", "a rar archive"),
        (b"\x28\xb5\x2f\xfd", "a zstd stream"),
        (b"!<arch>\n", "an ar archive"),
    ];
    const PROGRAMS: [(&[u8], &str); 5] = [
        (b"\x7fELF", "a program for Linux"),
        (b"MZ", "a program for Windows"),
        (b"\xcf\xfa\xed\xfe", "a program for macOS"),
        (b"\xca\xfe\xba\xbe", "a program for macOS or Java"),
        (b"#!", "a script"),
    ];
    let named = |list: &[(&[u8], &'static str)]| {
        list.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, name)| *name)
    };
    Some(match head {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Sniffed::Zip,
        [b'G', b'G', b'U', b'F', ..] => Sniffed::Gguf,
        [0x89, b'H', b'D', b'F', b'\r', b'\n', 0x1a, b'\n', ..] => Sniffed::Hdf5,
        [_, _, _, _, b'T', b'F', b'L', b'3', ..] => Sniffed::Tflite,
        _ if head.starts_with(npy::MAGIC) => Sniffed::Npy,
        _ if head.starts_with(b"version https://git-lfs.github.com/spec/") => Sniffed::LfsPointer,
        _ if is_safetensors(head) => Sniffed::Safetensors,
        _ if head.get(257..262) == Some(b"ustar") => Sniffed::Tar,
        _ => match (named(&ARCHIVES), named(&PROGRAMS)) {
            (Some(name), _) => Sniffed::Archive(name),
            (_, Some(name)) => Sniffed::Program(name),
            _ => return None,
        },
    })
}

/// Where the zlib stream begins behind `ZF` and a length that fills 19 signs; one more, as Python 2 wrote it.
fn behind_z_head(head: &[u8]) -> Option<u64> {
    let length = head.strip_prefix(b"ZF0x")?.get(..17)?;
    let digits = length.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let is_one = digits > 0 && length.iter().skip(digits).all(|byte| matches!(byte, b' ' | b'L'));
    let from = if head.get(21) == Some(&b' ') { 22 } else { 21 };
    (is_one && Squeeze::of(head.get(from..)?) == Some(Squeeze::Zlib)).then_some(from as u64)
}

/// A length that may be one, and the beginning of JSON. A space before the brace breaks the format's rule, which is said.
fn is_safetensors(head: &[u8]) -> bool {
    let Some((len, rest)) = head.split_first_chunk::<8>() else { return false };
    let len = u64::from_le_bytes(*len);
    let mut text = rest.iter().skip_while(|byte| byte.is_ascii_whitespace());
    (2..1 << 40).contains(&len)
        && text.next() == Some(&b'{')
        && text.next().is_none_or(|next| matches!(next, b'"' | b'}' | b' ' | b'\n'))
}

fn is_keras_config(head: &[u8]) -> bool {
    let is_object = head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    is_object && contains(head, b"\"class_name\"") && contains(head, b"\"config\"")
}

fn contains(head: &[u8], part: &[u8]) -> bool {
    head.windows(part.len()).any(|window| window == part)
}

/// The ending of a graph in text form.
const TEXT_GRAPH: &str = ".pbtxt";
/// The ending of anything, also of weights.
const WEIGHTS: &str = ".bin";
/// Endings under which weights are published.
const ENDINGS: [&str; 31] = [
    ".pt",
    ".pth",
    ".ckpt",
    ".pkl",
    ".pickle",
    ".joblib",
    ".dill",
    ".npy",
    ".npz",
    ".safetensors",
    ".gguf",
    ".ggml",
    ".onnx",
    ".keras",
    ".h5",
    ".hdf5",
    ".pb",
    ".pbtxt",
    ".tflite",
    ".mlmodel",
    ".nemo",
    ".t7",
    ".llamafile",
    ".msgpack",
    ".pdparams",
    ".pdmodel",
    ".caffemodel",
    ".mar",
    ".cloudpickle",
    ".pt2",
    ".ptl",
];

fn has_model_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let weights = name.ends_with(WEIGHTS)
        && ["model", "weights", "adapter", "consolidated", "ggml"].iter().any(|word| name.contains(word));
    let without = [".gz", ".z", ".bz2", ".xz", ".lzma", ".lz4", ".zip"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(&name);
    weights || ENDINGS.iter().any(|ending| name.ends_with(ending) || without.ends_with(ending))
}

/// What a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// No model.
    Other,
    /// Its first [`FURTHER`] bytes will tell.
    Further,
    /// What it unfolds to will tell: see [`super::unfolds_to_a_pickle`].
    Within,
    /// A model.
    Model,
}

/// Whether a file looks like a model, by its content, whatever its name; or by its name, whatever its content. `head` are
/// its first [`HEAD`] bytes.
pub fn looks_like_model(path: &Path, head: &[u8]) -> Looks {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let named = has_model_name(&name);
    let limits = &Limits::default();
    let is_model = match sniff(&name, head, limits) {
        // Some unfold only as a whole, or nearly.
        Sniffed::Squeezed(_) if !named => return Looks::Within,
        Sniffed::Squeezed(_)
        | Sniffed::Pickle
        | Sniffed::Npy
        | Sniffed::Safetensors
        | Sniffed::Gguf
        | Sniffed::Hdf5
        | Sniffed::Tflite
        | Sniffed::KerasConfig
        | Sniffed::SavedModelText
        | Sniffed::ZFile(_) => true,
        Sniffed::Hub => named || !name.ends_with("config.json") || tells_of_a_model(head),
        Sniffed::Zip => named || is_model_zip(head),
        Sniffed::Tar => {
            named
                || pickle::looks_like_pickle(head, limits)
                || ["sys_info", "pickle", "storages", "tensors"]
                    .iter()
                    .any(|member| head.starts_with(member.as_bytes()))
        }
        Sniffed::LfsPointer => named,
        Sniffed::Archive(_) | Sniffed::Program(_) => named || pickle::looks_like_pickle(head, limits),
        Sniffed::MaybePickle if head.len() == HEAD && !named => return Looks::Further,
        Sniffed::MaybePickle | Sniffed::MaybeProtobuf => named || is_model_protobuf(head),
    };
    if is_model { Looks::Model } else { Looks::Other }
}

/// A configuration of the hub, not one of another program.
fn tells_of_a_model(head: &[u8]) -> bool {
    let keys: [&[u8]; 5] =
        [b"\"model_type\"", b"\"architectures\"", b"\"auto_map\"", b"_name_or_path\"", b"tokenizer"];
    keys.iter().any(|key| contains(head, key))
}

/// The first member of an archive of weights.
fn is_model_zip(head: &[u8]) -> bool {
    let names: [&[u8]; 8] = [
        b"data.pkl",
        b"constants.pkl",
        b".data/serialization_id",
        b".format_version",
        b"byteorder",
        b".npy",
        b".weights.h5",
        b".pkl",
    ];
    names.iter().any(|name| contains(head.get(30..).unwrap_or_default(), name))
        || contains(head, b"metadata.jsonPK")
        || is_keras_zip(head)
}

fn is_keras_zip(head: &[u8]) -> bool {
    contains(head, b"metadata.json") && contains(head, b"keras_version")
}

/// The head of an ONNX model or a `SavedModel`: a small version, then a producer or a graph.
fn is_model_protobuf(head: &[u8]) -> bool {
    match head {
        [8, 1..=15, 0x12, len, rest @ ..] if *len < 64 => {
            let producer = rest.get(..usize::from(*len)).unwrap_or_default();
            let next = rest.get(usize::from(*len));
            !producer.is_empty()
                && producer.iter().all(u8::is_ascii_graphic)
                && matches!(next, Some(0x1a | 0x22 | 0x28 | 0x32 | 0x3a | 0x42))
        }
        [8, 1, 0x12, len, ..] => *len >= 0x80 && contains(head, b"serve"),
        [8, 1..=15, 0x3a, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(name: &str, head: &[u8]) -> bool {
        looks_like_model(Path::new(name), head) == Looks::Model
    }

    #[test]
    fn content_decides_whatever_the_name() {
        assert!(looks("config.p", b"cos\nsystem\n(S'true'\ntR."));
        assert!(looks("notes", b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00K\x01."));
        assert!(looks("x", b"GGUF\x03\x00\x00\x00"));
        assert!(looks("x", b"\x10\0\0\0\0\0\0\0{\"a\":{}}"));
        assert!(looks("x", b"(lp0\nS'a'\np1\na."));
    }

    #[test]
    fn ordinary_files_are_no_models() {
        for (name, head) in [
            ("main.rs", b"class X:\n    def f(self):\n" as &[u8]),
            ("README.md", b"(see below)\n# Title\n"),
            ("notes.txt", b"import os\nprint(1)\n.\n"),
            ("book.docx", b"PK\x03\x04\x14\0\0\0\x08\0aaaaaaaaaaaaaaaa\x13\0\0\0[Content_Types].xml"),
            ("log.gz", b"\x1f\x8b\x08\0\0\0\0\0"),
            ("settings/config.json", b"{\"colour\": 1}"),
            ("a.pt.txt", b"hello"),
            ("empty", b""),
            ("N", b"N"),
        ] {
            assert!(!looks(name, head), "{name}");
        }
    }

    #[test]
    fn a_name_of_weights_is_enough() {
        for name in ["a.pt", "b.pkl.gz", "pytorch_model.bin", "X.SAFETENSORS"] {
            assert!(looks(name, b"version https://git-lfs.github.com/spec/v1\n"), "{name}");
        }
        assert!(!looks("photo.jpg", b"version https://git-lfs.github.com/spec/v1\n"));
    }
}
