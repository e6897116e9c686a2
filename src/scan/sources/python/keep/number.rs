//! How numbers are written. Reads none.

/// A number in as few bytes as it takes, seven bits each.
pub(super) fn number(out: &mut Vec<u8>, mut number: usize) {
    // Nearly all take two: where words stand.
    if let 0x80..0x4000 = number {
        let low = u8::try_from(number & 0x7F).unwrap_or_default() | 0x80;
        return out.extend_from_slice(&[low, u8::try_from(number >> 7).unwrap_or_default()]);
    }
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7F).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}
