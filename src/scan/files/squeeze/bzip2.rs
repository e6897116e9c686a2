//! Where a bzip2 stream ends: its last sign stands between any two bits. Unfolds nothing.

/// The sign before the last checksum.
const SIGN: u64 = 0x1772_4538_5090;
/// Its bits.
const BITS: u64 = 48;
/// Bits of the checksum behind it.
const SUM: u64 = 32;

/// Looks for the end while the bytes go by. The first sign counts: one within the packed data would only make more of what is
/// left over.
#[derive(Debug, Default)]
pub(super) struct Ending {
    window: u64,
    seen: u64,
    at: Option<u64>,
}

impl Ending {
    /// The byte behind the stream, once its sign went by.
    pub(super) fn at(&self) -> Option<u64> {
        self.at
    }

    /// The next bytes.
    pub(super) fn look(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if self.at.is_some() {
                return;
            }
            self.window = self.window << 8 | u64::from(*byte);
            self.seen += 1;
            let is_it = |shift: &u64| self.window >> shift & ((1 << BITS) - 1) == SIGN;
            self.at = (0..8).find(is_it).map(|shift| (self.seen * 8 - shift + SUM).div_ceil(8));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_found_between_any_two_bits() {
        for shift in 0..8 {
            let sign = u128::from(SIGN) << (32 + shift);
            let bytes = &sign.to_be_bytes()[5..];
            let mut ending = Ending::default();
            ending.look(&[b"BZh9" as &[u8], bytes, b"behind"].concat());
            assert_eq!(ending.at(), Some(15), "{shift}");
        }
        let mut none = Ending::default();
        none.look(&[0x17; 100]);
        assert_eq!(none.at(), None);
    }
}
