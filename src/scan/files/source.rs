//! Reading at any place of a file or of a part of it, counted and cancellable. Never writes, never reads past the part.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What can be examined: a file, or bytes in memory.
pub trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

/// Is told how many bytes of the file have been read, and says whether to go on.
pub type Watch = Arc<dyn Fn(u64) -> bool + Send + Sync>;

/// Bytes that may be read of a file: so many times its length, and as many more. What is read over and over is hostile.
const TIMES: u64 = 4;
/// What small files may take in any case.
const LEAST: u64 = 256 << 20;

/// A part of a file. Cloning it copies no bytes.
#[derive(Clone)]
pub(super) struct Source {
    shared: Arc<Shared>,
    start: u64,
    len: u64,
}

struct Shared {
    reader: Mutex<Box<dyn ReadSeek>>,
    read: Arc<AtomicU64>,
    /// Bytes that may be read of the file and of everything taken out of it.
    most: u64,
    watch: Watch,
}

impl Source {
    /// The whole of something.
    pub(super) fn new(mut reader: Box<dyn ReadSeek>, watch: Watch) -> io::Result<Self> {
        let len = reader.seek(SeekFrom::End(0))?;
        let shared = Shared {
            reader: Mutex::new(reader),
            read: Arc::default(),
            most: len.saturating_mul(TIMES).saturating_add(LEAST),
            watch,
        };
        Ok(Self { shared: Arc::new(shared), start: 0, len })
    }

    /// Bytes that were taken out of this source, to be read like a file of their own.
    pub(super) fn of_bytes(&self, bytes: Vec<u8>) -> Self {
        let len = bytes.len() as u64;
        let shared = Shared {
            reader: Mutex::new(Box::new(io::Cursor::new(bytes))),
            read: Arc::clone(&self.shared.read),
            most: self.shared.most,
            watch: Arc::clone(&self.shared.watch),
        };
        Self { shared: Arc::new(shared), start: 0, len }
    }

    /// A part of it. What lies outside is cut off.
    pub(super) fn window(&self, start: u64, len: u64) -> Self {
        let start = start.min(self.len);
        let len = len.min(self.len - start);
        Self { shared: Arc::clone(&self.shared), start: self.start.saturating_add(start), len }
    }

    /// Length in bytes.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Bytes read so far, of the file and of everything taken out of it.
    pub(super) fn read_so_far(&self) -> u64 {
        self.shared.read.load(Ordering::Relaxed)
    }

    /// Whether somebody wants to stop.
    pub(super) fn stopped(&self) -> bool {
        !(self.shared.watch)(self.read_so_far())
    }

    /// Fills the buffer from a place on, as far as the part goes.
    pub(super) fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stopped() {
            return Err(io::Error::new(io::ErrorKind::Interrupted, Stopped));
        }
        if self.read_so_far() > self.shared.most {
            return Err(io::Error::other(Spent(self.shared.most)));
        }
        let left = usize::try_from(self.len.saturating_sub(at)).unwrap_or(usize::MAX);
        let most = buffer.len().min(left);
        let Some(mut rest) = buffer.get_mut(..most) else { return Ok(0) };
        let mut reader = self.shared.reader.lock().unwrap_or_else(PoisonError::into_inner);
        reader.seek(SeekFrom::Start(self.start.saturating_add(at)))?;
        let mut filled = 0;
        while !rest.is_empty() {
            let read = reader.read(rest)?;
            if read == 0 {
                break;
            }
            filled += read;
            rest = rest.get_mut(read..).unwrap_or_default();
        }
        self.shared.read.fetch_add(filled as u64, Ordering::Relaxed);
        Ok(filled)
    }

    /// At most so many bytes from a place on.
    pub(super) fn bytes(&self, at: u64, most: usize) -> io::Result<Vec<u8>> {
        let left = usize::try_from(self.len.saturating_sub(at)).unwrap_or(usize::MAX);
        let mut bytes = vec![0; most.min(left)];
        let read = self.read_at(at, &mut bytes)?;
        bytes.truncate(read);
        Ok(bytes)
    }
}

/// Somebody wanted to stop.
#[derive(Debug, thiserror::Error)]
#[error("stopped")]
pub(super) struct Stopped;

/// The same bytes were read over and over.
#[derive(Debug, thiserror::Error)]
#[error("{0} bytes read over and over")]
pub(super) struct Spent(u64);

impl rawzip::ReaderAt for Source {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        Self::read_at(self, offset, buffer)
    }
}

/// A source read from its beginning to its end.
pub(super) struct Forward {
    source: Source,
    at: u64,
}

impl Forward {
    /// Begins at the beginning.
    pub(super) fn new(source: Source) -> Self {
        Self { source, at: 0 }
    }

    /// What it reads.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// How far it was read.
    pub(super) fn at(&self) -> u64 {
        self.at
    }

    /// Goes forward without reading; false where the end comes first.
    pub(super) fn skip(&mut self, bytes: u64) -> bool {
        let Some(to) = self.at.checked_add(bytes).filter(|to| *to <= self.source.len()) else { return false };
        self.at = to;
        true
    }
}

impl Read for Forward {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read_at(self.at, buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(bytes: &[u8]) -> Source {
        Source::new(Box::new(io::Cursor::new(bytes.to_vec())), Arc::new(|_| true)).unwrap()
    }

    #[test]
    fn a_window_shows_its_part_and_nothing_beside_it() {
        let window = source(b"0123456789").window(2, 5);
        assert_eq!(window.bytes(0, 99).unwrap(), b"23456");
        assert_eq!(window.bytes(4, 99).unwrap(), b"6");
        assert_eq!(window.bytes(u64::MAX, 9).unwrap(), b"");
        assert_eq!(window.window(3, u64::MAX).bytes(0, 9).unwrap(), b"56");
        assert_eq!(source(b"ab").window(u64::MAX, 4).len(), 0);
    }

    #[test]
    fn what_is_skipped_is_not_read() {
        let source = source(&[7; 100]);
        let mut forward = Forward::new(source.clone());
        assert!(forward.skip(99));
        assert!(!forward.skip(2));
        assert_eq!(forward.read(&mut [0; 9]).unwrap(), 1);
        assert_eq!((source.read_so_far(), forward.at()), (1, 100));
    }

    #[test]
    fn whoever_stops_it_stops_it_at_the_next_read() {
        let source = Source::new(Box::new(io::Cursor::new(vec![0; 9])), Arc::new(|read| read < 5)).unwrap();
        assert_eq!(source.bytes(0, 5).unwrap().len(), 5);
        assert!(source.bytes(5, 1).is_err());
    }
}
