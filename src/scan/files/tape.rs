//! Reading forwards with a small buffer: a file, a part of one, or what a compressed stream unfolds to. A length that a
//! file claims is never allocated before its bytes have come.

use std::io::{self, Read};

use super::source::{Forward, Source, Spent, Stopped};

/// Bytes read at a time: few at first, since many a tape is left after its first bytes.
const CHUNKS: std::ops::RangeInclusive<usize> = 1024..=64 * 1024;

/// Why reading ended early.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Broken {
    /// Something is announced that is not there.
    #[error("it ends in the middle")]
    End,
    /// The disk, or a compressed stream that is damaged.
    #[error("could not be read: {0}")]
    Read(String),
    /// Somebody wanted to stop.
    #[error("stopped before its end")]
    Stopped,
    /// A limit of ours.
    #[error("more than {0}")]
    Limit(String),
    /// The format says otherwise.
    #[error("{0}")]
    Form(String),
}

impl Broken {
    /// The format says otherwise.
    pub(super) fn form(why: impl Into<String>) -> Self {
        Self::Form(why.into())
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        if error.get_ref().is_some_and(|inner| inner.downcast_ref::<Stopped>().is_some()) {
            Self::Stopped
        } else if let Some(spent) = error.get_ref().and_then(|inner| inner.downcast_ref::<Spent>()) {
            Self::Limit(spent.to_string())
        } else if error.kind() == io::ErrorKind::UnexpectedEof {
            Self::End
        } else if let Some(Broken::Limit(what)) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
            Self::Limit(what.clone())
        } else {
            Self::Read(error.to_string())
        }
    }
}

/// Where the bytes come from.
pub(super) enum Flow {
    /// A part of a file: skipping costs nothing.
    Plain(Forward),
    /// A stream that must be unfolded even to be skipped.
    Unfolded(Box<dyn Read>),
}

/// Bytes, one after the other.
pub(super) struct Tape {
    flow: Flow,
    buffer: Vec<u8>,
    next: usize,
    before: u64,
    chunk: usize,
}

impl Tape {
    /// The whole of a source.
    pub(super) fn of(source: &Source) -> Self {
        Self::new(Flow::Plain(Forward::new(source.clone())))
    }

    /// Whatever flows.
    pub(super) fn new(flow: Flow) -> Self {
        Self { flow, buffer: Vec::new(), next: 0, before: 0, chunk: *CHUNKS.start() }
    }

    /// What was not taken yet, as a source of its own; none of a stream that unfolds.
    pub(super) fn rest(&self) -> Option<Source> {
        match &self.flow {
            Flow::Plain(forward) => Some(forward.source().window(self.at(), u64::MAX)),
            Flow::Unfolded(_) => None,
        }
    }

    /// Bytes taken so far.
    pub(super) fn at(&self) -> u64 {
        self.before + self.next as u64
    }

    fn ready(&self) -> &[u8] {
        self.buffer.get(self.next..).unwrap_or_default()
    }

    /// Makes at least so many bytes ready, or as many as there are. Meant for small numbers.
    fn fill(&mut self, least: usize) -> Result<(), Broken> {
        while self.ready().len() < least {
            self.before += self.next as u64;
            self.buffer.drain(..self.next);
            self.next = 0;
            let had = self.buffer.len();
            self.buffer.resize(had + self.chunk, 0);
            self.chunk = (self.chunk * 2).min(*CHUNKS.end());
            let space = self.buffer.get_mut(had..).unwrap_or_default();
            let read = match &mut self.flow {
                Flow::Plain(forward) => forward.read(space),
                Flow::Unfolded(reader) => reader.read(space),
            };
            self.buffer.truncate(had + read.as_ref().map_or(0, |read| *read));
            if read? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// The next bytes without taking them; fewer at the end.
    pub(super) fn peek(&mut self, most: usize) -> Result<&[u8], Broken> {
        self.fill(most)?;
        let ready = self.ready();
        Ok(ready.get(..most).unwrap_or(ready))
    }

    /// Whether nothing follows.
    pub(super) fn is_done(&mut self) -> Result<bool, Broken> {
        Ok(self.peek(1)?.is_empty())
    }

    /// One byte.
    pub(super) fn byte(&mut self) -> Result<u8, Broken> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// So many bytes, exactly.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Broken> {
        self.fill(N)?;
        let bytes = self.ready().first_chunk::<N>().copied().ok_or(Broken::End)?;
        self.next += N;
        Ok(bytes)
    }

    /// A little-endian number.
    pub(super) fn u16(&mut self) -> Result<u16, Broken> {
        self.array().map(u16::from_le_bytes)
    }

    /// A little-endian number.
    pub(super) fn u32(&mut self) -> Result<u32, Broken> {
        self.array().map(u32::from_le_bytes)
    }

    /// A little-endian number.
    pub(super) fn u64(&mut self) -> Result<u64, Broken> {
        self.array().map(u64::from_le_bytes)
    }

    /// Goes over bytes; a plain file is not read for it.
    pub(super) fn skip(&mut self, bytes: u64) -> Result<(), Broken> {
        let ready = self.ready().len() as u64;
        if bytes <= ready {
            self.next += usize::try_from(bytes).unwrap_or(0);
            return Ok(());
        }
        self.next = self.buffer.len();
        let mut left = bytes - ready;
        if let Flow::Plain(forward) = &mut self.flow {
            if !forward.skip(left) {
                return Err(Broken::End);
            }
            self.before += self.next as u64 + left;
            self.buffer.clear();
            self.next = 0;
            return Ok(());
        }
        while left > 0 {
            self.fill(1)?;
            let step = (self.ready().len() as u64).min(left);
            if step == 0 {
                return Err(Broken::End);
            }
            self.next += usize::try_from(step).unwrap_or(0);
            left -= step;
        }
        Ok(())
    }

    /// The first of so many bytes; the others are gone over.
    pub(super) fn take(&mut self, bytes: u64, keep: usize) -> Result<Vec<u8>, Broken> {
        let keep = usize::try_from(bytes).map_or(keep, |bytes| bytes.min(keep));
        let mut kept = Vec::new();
        while kept.len() < keep {
            self.fill(1)?;
            let ready = self.ready();
            let step = ready.get(..keep - kept.len()).unwrap_or(ready);
            if step.is_empty() {
                return Err(Broken::End);
            }
            kept.extend_from_slice(step);
            self.next += step.len();
        }
        self.skip(bytes - keep as u64)?;
        Ok(kept)
    }

    /// A line without its end: the first bytes of it, and how many there were.
    pub(super) fn line(&mut self, keep: usize, most: u64) -> Result<(Vec<u8>, u64), Broken> {
        let (mut kept, mut len) = (Vec::new(), 0_u64);
        loop {
            self.fill(1)?;
            let ready = self.ready();
            if ready.is_empty() {
                return Err(Broken::End);
            }
            let end = ready.iter().position(|byte| *byte == b'\n');
            let part = ready.get(..end.unwrap_or(ready.len())).unwrap_or_default();
            let room = keep.saturating_sub(kept.len());
            kept.extend_from_slice(part.get(..room).unwrap_or(part));
            let taken = part.len();
            len += taken as u64;
            self.next += taken + usize::from(end.is_some());
            if len > most {
                return Err(Broken::Limit(format!("{most} bytes in a line")));
            }
            if end.is_some() {
                return Ok((kept, len));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::sync::Arc;

    use super::*;

    fn tapes(bytes: &[u8]) -> [Tape; 2] {
        let source = Source::new(Box::new(Cursor::new(bytes.to_vec())), Arc::new(|_| true)).unwrap();
        [Tape::of(&source), Tape::new(Flow::Unfolded(Box::new(Cursor::new(bytes.to_vec()))))]
    }

    #[test]
    fn both_kinds_of_tape_read_the_same() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|i| u8::try_from(i % 251).unwrap()).collect();
        for mut tape in tapes(&bytes) {
            assert_eq!(tape.byte(), Ok(0));
            assert_eq!(tape.peek(2).unwrap(), [1, 2]);
            tape.skip(149_999).unwrap();
            assert_eq!((tape.at(), tape.byte().unwrap()), (150_000, bytes[150_000]));
            assert_eq!(tape.take(40_000, 2).unwrap(), &bytes[150_001..150_003]);
            assert_eq!(tape.at(), 190_001);
            assert_eq!(tape.skip(10_000), Err(Broken::End));
        }
    }

    #[test]
    fn a_claim_is_not_believed_before_its_bytes_have_come() {
        for mut tape in tapes(b"abc") {
            assert_eq!(tape.take(u64::MAX, usize::MAX), Err(Broken::End));
        }
    }

    #[test]
    fn lines_are_cut_but_counted() {
        for mut tape in tapes(b"hello\n\nrest") {
            assert_eq!(tape.line(2, 99), Ok((b"he".to_vec(), 5)));
            assert_eq!(tape.line(2, 99), Ok((Vec::new(), 0)));
            assert_eq!(tape.line(2, 99), Err(Broken::End));
        }
        let [mut tape, _] = tapes(&[b'a'; 100]);
        assert!(matches!(tape.line(2, 50), Err(Broken::Limit(_))));
    }
}
