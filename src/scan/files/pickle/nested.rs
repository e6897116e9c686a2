//! Pickles in the bytes and texts of a pickle, also in base64 and hexadecimal. They matter only where something in the outer
//! pickle would load them.

use super::super::desk::Desk;
use super::super::rule::Rule;
use super::super::source::Source;
use super::log::Log;
use super::recognise::looks_like_pickle;

/// Examines what a stream carries within, where the stream also names something that loads it.
pub(super) fn examine(log: &Log, origin: &Source, desk: &mut Desk) {
    let has_a_loader = log.has_a_loader();
    if has_a_loader && log.lost_payloads {
        desk.find(Rule::LimitHit, 0, "more nested files than are kept");
    }
    for payload in &log.payloads {
        let bytes = unfolded(&payload.bytes);
        let is_file = bytes.starts_with(b"PK\x03\x04") || looks_like_pickle(&bytes, &desk.limits);
        if payload.is_loaded || (has_a_loader && is_file) {
            desk.examine_within(&format!("bytes at {}", payload.at), &origin.of_bytes(bytes));
        }
    }
}

/// The bytes themselves, or what they stand for in base64 or hexadecimal.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    match bytes {
        [0x80, ..] | [b'P', b'K', 3, 4, ..] => bytes.to_vec(),
        [b'8', b'0', b'0', ..] => from_digits(bytes, 4, hexadecimal).unwrap_or_else(|| bytes.to_vec()),
        _ => from_digits(bytes, 6, base64).unwrap_or_else(|| bytes.to_vec()),
    }
}

/// Packs digits of so many bits, or nothing if one is no digit.
fn from_digits(bytes: &[u8], bits: u32, digit: fn(u8) -> Option<u8>) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut held, mut count) = (0_u32, 0);
    for byte in bytes.iter().filter(|byte| !matches!(byte, b'\n' | b'\r' | b'=')) {
        held = (held << bits | u32::from(digit(*byte)?)) & 0xffff;
        count += bits;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((held >> count) & 0xff).ok()?);
        }
    }
    (!out.is_empty()).then_some(out)
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn base64(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_packed() {
        assert_eq!(unfolded(b"gASVAAAA"), [0x80, 4, 0x95, 0, 0, 0]);
        assert_eq!(unfolded(b"80049500"), [0x80, 4, 0x95, 0]);
        assert_eq!(unfolded(b"no digits!"), b"no digits!");
    }
}
