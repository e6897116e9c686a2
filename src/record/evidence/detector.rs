//! What a detector is called, wherever a record names one. Which detectors there are is for the scan to say.

/// Longest id of a detector, in bytes.
const LONGEST: usize = 60;

/// Whether a text may be the id of a detector.
pub(super) fn is_detector(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(plain)
}
