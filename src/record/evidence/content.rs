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
    if !is_text(text, text.len()) {
        return None;
    }
    let mut ends = Ends::default();
    let mut plain = ends.plain(text);
    plain.extend(ends.last());
    (plain.len() < text.len()).then_some(plain)
}

/// Whether a piece may be one of a text that is `read` so far. Git knows a text by the same sign, among others.
fn is_text(piece: &[u8], read: usize) -> bool {
    read <= LONGEST_TEXT && !piece.contains(&0)
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
    ends: Ends,
    plain: Sha256,
    returned: Sha256,
}

/// The line ends of a text that comes in pieces.
#[derive(Debug, Default)]
struct Ends {
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
                let last = text.ends.last();
                text.take(last);
                let plain = digest(text.plain);
                let other = Some(plain).filter(|plain| *plain != content.digest);
                Content { plain: other, ..content }.or(plain).or(digest(text.returned))
            }
        }
    }
}

impl Text {
    /// Takes the next piece, unless it is none of a text that is short enough.
    fn add(&mut self, piece: &[u8]) -> bool {
        self.read = self.read.saturating_add(piece.len());
        if !is_text(piece, self.read) {
            return false;
        }
        let plain = self.ends.plain(piece);
        self.take(&plain);
        true
    }

    /// Takes a piece that has plain line ends.
    fn take(&mut self, plain: &[u8]) {
        self.plain.update(plain);
        for line in plain.split_inclusive(|byte| *byte == b'\n') {
            match line.strip_suffix(b"\n") {
                Some(line) => {
                    self.returned.update(line);
                    self.returned.update(b"\r\n");
                }
                None => self.returned.update(line),
            }
        }
    }
}

impl Ends {
    /// The next piece with plain line ends. A carriage return at its end is kept back until it is known what follows.
    fn plain(&mut self, piece: &[u8]) -> Vec<u8> {
        let mut plain = Vec::with_capacity(piece.len() + 1);
        for &byte in piece {
            if std::mem::replace(&mut self.after_return, byte == b'\r') && byte != b'\n' {
                plain.push(b'\r');
            }
            if byte != b'\r' {
                plain.push(byte);
            }
        }
        plain
    }

    /// What was kept back, now that nothing follows.
    fn last(&self) -> &'static [u8] {
        if self.after_return { b"\r" } else { b"" }
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
