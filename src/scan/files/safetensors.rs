//! safetensors: a JSON header and numbers. Every rule of the format is checked; nothing behind the header is read.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::desk::Desk;
use super::outcome::Format;
use super::rule::Rule;
use super::source::Source;

/// Longest header that the format allows.
const LONGEST: u64 = 100_000_000;
/// Facts kept of the metadata.
const METADATA: usize = 64;

/// Examines a file.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::Safetensors);
    let head = source.bytes(0, 8).unwrap_or_default();
    let Some(len) = head.first_chunk::<8>().map(|len| u64::from_le_bytes(*len)) else {
        return desk.find(Rule::BrokenStream, 0, "shorter than its first number");
    };
    if len > LONGEST || len > source.len().saturating_sub(8) {
        return desk.find(Rule::HeaderRule, 0, format!("a header of {len} bytes"));
    }
    if len > desk.limits.header {
        return desk.find(Rule::LimitHit, 0, format!("a header of {len} bytes"));
    }
    let json = match source.bytes(8, usize::try_from(len).unwrap_or(0)) {
        Ok(json) => json,
        Err(error) => return desk.broken(8, &error.into()),
    };
    if json.first() != Some(&b'{') {
        desk.find(Rule::HeaderRule, 8, "does not begin with a brace");
    }
    match serde_json::from_slice::<Header>(&json) {
        Ok(header) => check(&header, source.len() - 8 - len, 8 + len, desk),
        Err(error) => desk.find(Rule::HeaderRule, 8, format!("not as the format has it: {error}")),
    }
}

#[derive(Debug, Default)]
struct Header {
    metadata: Vec<(String, String)>,
    tensors: Vec<(String, Tensor)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tensor {
    dtype: String,
    shape: Vec<u64>,
    data_offsets: (u64, u64),
}

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader)
    }
}

/// Keeps the names in order, so that one that is there twice is seen.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tensors by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Header, A::Error> {
        let mut header = Header::default();
        let mut has_metadata = false;
        while let Some(name) = map.next_key::<String>()? {
            if name == "__metadata__" {
                if std::mem::replace(&mut has_metadata, true) {
                    return Err(serde::de::Error::custom("metadata twice"));
                }
                header.metadata = map.next_value::<Texts>()?.0;
            } else {
                header.tensors.push((name, map.next_value()?));
            }
        }
        Ok(header)
    }
}

/// Texts by name.
#[derive(Debug)]
struct Texts(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TextsReader)
    }
}

/// Reads all of them and keeps the first ones by name.
struct TextsReader;

impl<'de> Visitor<'de> for TextsReader {
    type Value = Texts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("texts by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
        let mut kept = std::collections::BTreeMap::<String, String>::new();
        while let Some((name, text)) = map.next_entry()? {
            kept.insert(name, text);
            if kept.len() > METADATA {
                kept.pop_last();
            }
        }
        Ok(Texts(kept.into_iter().collect()))
    }
}

/// Bits of one number.
fn bits(dtype: &str) -> Option<u64> {
    Some(match dtype {
        "F4" => 4,
        "F6_E2M3" | "F6_E3M2" => 6,
        "BOOL" | "U8" | "I8" | "F8_E5M2" | "F8_E4M3" | "F8_E8M0" | "F8_E4M3FNUZ" | "F8_E5M2FNUZ" => 8,
        "I16" | "U16" | "F16" | "BF16" => 16,
        "I32" | "U32" | "F32" => 32,
        "I64" | "U64" | "F64" | "C64" => 64,
        _ => return None,
    })
}

fn check(header: &Header, data: u64, data_at: u64, desk: &mut Desk) {
    for (key, value) in header.metadata.iter().take(METADATA) {
        desk.fact(key, value);
    }
    desk.fact("tensors", header.tensors.len().to_string());
    let mut names: Vec<_> = header.tensors.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        if let [a, b] = pair
            && a == b
        {
            desk.find(Rule::HeaderRule, 8, format!("a tensor twice: {a}"));
        }
    }
    let mut parts: Vec<_> = header.tensors.iter().map(|(name, tensor)| (tensor.data_offsets, name)).collect();
    parts.sort_unstable();
    let mut at = 0;
    for ((from, to), name) in parts {
        if from != at || to < from {
            let what = if from > at { "a hole" } else { "an overlap" };
            return desk.find(Rule::HeaderRule, data_at.saturating_add(at), format!("{what} before {name}"));
        }
        at = to;
    }
    for (name, tensor) in &header.tensors {
        if let Some(why) = wrong(tensor) {
            desk.find(Rule::HeaderRule, 8, format!("{why}: {name}"));
        }
    }
    if at > data {
        return desk.find(Rule::BrokenStream, data_at, "its tensors end behind the file");
    }
    desk.skip("tensors", at);
    if at < data {
        desk.find(Rule::BytesAfter, data_at.saturating_add(at), format!("{} bytes", data - at));
    }
}

/// Whether type and shape make the length that the offsets give.
fn wrong(tensor: &Tensor) -> Option<&'static str> {
    let Some(bits) = bits(&tensor.dtype) else { return Some("an unknown type of numbers") };
    let Some(all) = tensor.shape.iter().try_fold(bits, |all, side| all.checked_mul(*side)) else {
        return Some("a shape too large to be");
    };
    let (from, to) = tensor.data_offsets;
    (all % 8 != 0 || to.checked_sub(from) != Some(all / 8)).then_some("a shape that does not fit its bytes")
}
