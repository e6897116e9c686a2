//! Digits for what has no letters.

/// Bytes as lower-case hexadecimal digits. A record has hundreds of digests, so nothing is formatted one byte at a time.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(hexadecimal(&[0x00, 0x0a, 0x9f, 0xff]), "000a9fff");
        assert_eq!(hexadecimal(&[]), "");
    }
}
