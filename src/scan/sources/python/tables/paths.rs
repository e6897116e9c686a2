//! Parts of a dotted path that say something of a call whichever row it is. Text in, text out.

/// The same call without the part that asks for its answer as it came.
pub(in super::super) fn without_raw(path: &str) -> Option<String> {
    let raw =
        ["with_raw_response.", "with_streaming_response."].into_iter().find(|raw| path.contains(raw))?;
    Some(path.replacen(raw, "", 1))
}

/// The bundle of `torchaudio` that a path leads through.
pub(in super::super) fn bundle(path: &str) -> Option<&str> {
    let name = path.split_once(".pipelines.")?.1.split('.').next()?;
    name.starts_with(|c: char| c.is_ascii_uppercase()).then_some(name)
}
