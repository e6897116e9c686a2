//! What a file holds, as far as evidence goes. Git turns the line ends of a text into others on some machines, so it is
//! the same text with either. Reads no file.

use sha2::{Digest as _, Sha256};

use crate::checklist::Digest;

/// Longest text that is looked at with other line ends, in bytes; a longer one is taken byte by byte.
pub const LONGEST_TEXT: usize = 16 << 20;

/// What a file holds: its digest, and those under which the same may have been written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    digest: Digest,
    /// That of the same text with plain line ends, where it has others.
    plain: Option<Digest>,
    alike: Vec<Digest>,
}

/// The same text with plain line ends; none where nothing is to be changed, or where it is no text.
pub fn with_plain_ends(text: &[u8]) -> Option<Vec<u8>> {
    let returned = text.windows(2).any(|pair| pair == b"\r\n");
    if !returned || text.contains(&0) || text.len() > LONGEST_TEXT {
        return None;
    }
    let mut next = text.iter().skip(1).chain([&0]);
    let mut plain = text.to_vec();
    plain.retain(|byte| !(next.next() == Some(&b'\n') && *byte == b'\r'));
    Some(plain)
}

impl Content {
    /// What bytes at hand are.
    pub fn of(bytes: &[u8]) -> Self {
        let mut reading = Reading::default();
        reading.add(bytes);
        reading.end()
    }

    /// The digest of its bytes, as they are.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The digest under which it is written down: that of a text with plain line ends, so that two people whose machines
    /// have it otherwise write the same.
    pub fn to_write_down(&self) -> Digest {
        self.plain.unwrap_or(self.digest)
    }

    /// Whether this is what somebody wrote down, line ends aside.
    pub fn is(&self, written: Digest) -> bool {
        self.digest == written || self.alike.contains(&written)
    }

    /// Whether another may be the same, line ends aside.
    pub fn meets(&self, other: &Self) -> bool {
        self.is(other.digest) || other.alike.iter().any(|digest| self.is(*digest))
    }

    /// The same, known to have been written down like this, too.
    #[must_use]
    pub fn or(mut self, written: Digest) -> Self {
        if !self.is(written) {
            self.alike.push(written);
        }
        self
    }
}

impl From<Digest> for Content {
    fn from(digest: Digest) -> Self {
        Self { digest, plain: None, alike: Vec::new() }
    }
}

/// A file that is read piece by piece.
#[derive(Debug)]
pub struct Reading {
    bytes: Sha256,
    /// None once it is seen to be no text, or a long one.
    text: Option<Text>,
}

/// A text with the line ends of either kind.
#[derive(Debug, Default)]
struct Text {
    read: usize,
    plain: Sha256,
    returned: Sha256,
    /// Whether the last character was a carriage return, which is part of a line end or not.
    after_return: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self { bytes: Sha256::new(), text: Some(Text::default()) }
    }
}

impl Reading {
    /// The next piece.
    pub fn add(&mut self, piece: &[u8]) {
        self.bytes.update(piece);
        if let Some(text) = &mut self.text
            && !text.add(piece)
        {
            self.text = None;
        }
    }

    /// What it holds, now that all of it is read.
    pub fn end(self) -> Content {
        let content = Content::from(digest(self.bytes));
        match self.text {
            None => content,
            Some(mut text) => {
                if text.after_return {
                    text.plain.update(b"\r");
                    text.returned.update(b"\r");
                }
                let plain = digest(text.plain);
                let other = Some(plain).filter(|plain| *plain != content.digest);
                Content { plain: other, ..content }.or(plain).or(digest(text.returned))
            }
        }
    }
}

impl Text {
    /// Takes the next piece, unless it is none of a text that is short enough. Git knows a text by the same sign, among others.
    fn add(&mut self, piece: &[u8]) -> bool {
        self.read = self.read.saturating_add(piece.len());
        if self.read > LONGEST_TEXT || piece.contains(&0) {
            return false;
        }
        let (mut plain, mut returned) = (Vec::with_capacity(piece.len()), Vec::with_capacity(piece.len()));
        for &byte in piece {
            let after_return = std::mem::replace(&mut self.after_return, byte == b'\r');
            if after_return && byte != b'\n' {
                plain.push(b'\r');
                returned.push(b'\r');
            }
            match byte {
                b'\r' => {}
                b'\n' => {
                    plain.push(b'\n');
                    returned.extend(b"\r\n");
                }
                byte => {
                    plain.push(byte);
                    returned.push(byte);
                }
            }
        }
        self.plain.update(plain);
        self.returned.update(returned);
        true
    }
}

fn digest(hasher: Sha256) -> Digest {
    Digest::from_bytes(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(file: &[u8], written: &[u8]) -> bool {
        Content::of(file).is(Digest::of(written))
    }

    #[test]
    fn a_text_is_the_same_with_the_line_ends_of_either_kind() {
        let (plain, returned, mixed) = (b"one\n\ntwo\n", b"one\r\n\r\ntwo\r\n", b"one\r\n\ntwo\n");
        for file in [&plain[..], returned, mixed] {
            assert!(is(file, plain) && is(file, returned) && is(file, file));
        }
        assert!(!is(plain, b"one\ntwo\n") && !is(plain, b"one\n\ntwo"));
        assert!(
            is(b"a\r\r\n\r", b"a\r\n\r") && !is(b"a\rb\n", b"a\nb\n"),
            "one by itself is part of the text"
        );
        assert_eq!(Content::of(plain).digest(), Digest::of(plain));
        for file in [&plain[..], returned, mixed] {
            assert_eq!(Content::of(file).to_write_down(), Digest::of(plain));
        }
        assert_eq!(Content::of(b"\0\r\n").to_write_down(), Digest::of(b"\0\r\n"));
        assert_eq!(with_plain_ends(mixed).as_deref(), Some(&plain[..]));
        assert_eq!((with_plain_ends(plain), with_plain_ends(b"\0\r\n")), (None, None));
    }

    #[test]
    fn what_is_no_text_is_taken_byte_by_byte() {
        assert!(!is(b"\0a\r\n", b"\0a\n") && is(b"\0a\r\n", b"\0a\r\n"));
        let long = b"a\n".repeat(LONGEST_TEXT / 2 + 1);
        assert!(is(&long, &long) && Content::of(&long).alike.is_empty());
    }

    #[test]
    fn a_line_end_may_lie_between_two_pieces() {
        let mut reading = Reading::default();
        for piece in [&b"one\r"[..], b"\ntwo\r", b"three\r"] {
            reading.add(piece);
        }
        assert_eq!(reading.end(), Content::of(b"one\r\ntwo\rthree\r"));
    }
}
