//! One file on the disk, opened once for all who look at it, and read as far as the one who wants most of it. Read-only
//! and within bounds; nothing that is no regular file is opened.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};

use super::files::{FURTHER, HEAD};
use super::regular::{Closed, Links};
use super::root::Root;
use super::sources::latin;

/// Most bytes for which there is room before anybody wants more than the first.
const ROOM: usize = 256 << 10;

/// A file that is opened when somebody first looks at it.
#[derive(Debug)]
pub(super) struct Sheet<'p> {
    root: &'p Root<'p>,
    /// From the root.
    path: &'p str,
    links: Links,
    file: Option<Result<File, Closed>>,
    /// What is read of it.
    bytes: Vec<u8>,
    /// How long it was when it was listed.
    expected: u64,
    /// Whether somebody else may have moved on in it.
    shared: bool,
    /// Whether its end was seen.
    ended: bool,
}

/// Its content.
#[derive(Debug)]
pub(super) struct Content {
    /// How long it is; where nobody wants so much of it, at least so long.
    bytes: u64,
    /// As UTF-8, with a sign for whatever is none.
    pub(super) text: String,
    /// As Latin-1, where it is not UTF-8.
    pub(super) latin: Option<String>,
}

impl<'p> Sheet<'p> {
    /// A file that nobody has looked at.
    pub(super) fn new(root: &'p Root<'p>, path: &'p str, links: Links, expected: u64) -> Self {
        Self { root, path, links, file: None, bytes: Vec::new(), expected, shared: false, ended: false }
    }

    /// Its first bytes; none where it cannot be read.
    pub(super) fn head(&mut self) -> &[u8] {
        let _ = self.read(HEAD);
        self.bytes.get(..HEAD).unwrap_or(&self.bytes)
    }

    /// More of them, where the first ones do not tell what it is.
    pub(super) fn further(&mut self) -> &[u8] {
        let _ = self.read(FURTHER);
        self.bytes.get(..FURTHER).unwrap_or(&self.bytes)
    }

    /// The same file, for somebody who reads it in his own way.
    pub(super) fn again(&mut self) -> Result<File, Closed> {
        match self.file.take().unwrap_or_else(|| self.root.open(self.path, self.links)) {
            Ok(file) => {
                let again = file.try_clone();
                (self.file, self.shared) = (Some(Ok(file)), true);
                let mut again = again?;
                again.seek(SeekFrom::Start(0))?;
                Ok(again)
            }
            // Whoever comes next is told by the disk itself.
            Err(why) => Err(why),
        }
    }

    /// Reads on until so many bytes are there, or it ends.
    fn read(&mut self, until: usize) -> Result<(), String> {
        let (root, path, links) = (self.root, self.path, self.links);
        let file = match self.file.get_or_insert_with(|| root.open(path, links)) {
            Ok(file) => file,
            Err(Closed::NotRegular) => return Err("not a regular file".to_owned()),
            Err(Closed::Io(error)) => return Err(failed(error)),
        };
        if self.shared {
            // Somebody else may have read it meanwhile.
            file.seek(SeekFrom::Start(self.bytes.len() as u64)).map_err(|error| failed(&error))?;
        } else if self.ended {
            return Ok(());
        }
        let more = until.saturating_sub(self.bytes.len());
        // Else the first bytes are read by halves, and the rest is copied to where there is room for it.
        let whole = usize::try_from(self.expected).unwrap_or(usize::MAX).saturating_add(1);
        self.bytes.reserve_exact(whole.clamp(HEAD, ROOM).saturating_sub(self.bytes.len()));
        let read = file.take(more as u64).read_to_end(&mut self.bytes).map_err(|error| failed(&error))?;
        self.ended = read < more;
        Ok(())
    }

    /// Its content, if it is not longer than the limit.
    pub(super) fn content(mut self, limit: u64) -> Result<Content, String> {
        let until = usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1);
        // One more, so that its end is seen without asking for more room.
        let room = usize::try_from(self.expected.min(limit)).unwrap_or_default().saturating_add(1);
        self.bytes.reserve_exact(room.saturating_sub(self.bytes.len()));
        self.read(until)?;
        let bytes = self.bytes.len() as u64;
        if bytes > limit {
            return Ok(Content { bytes, text: String::new(), latin: None });
        }
        Ok(match String::from_utf8(self.bytes) {
            Ok(text) => Content { bytes, text, latin: None },
            Err(error) => {
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Content { bytes, text, latin: Some(latin(error.as_bytes())) }
            }
        })
    }
}

impl Content {
    /// Whether it is not too long for somebody who takes no more than this.
    pub(super) fn fits(&self, limit: u64) -> Result<(), String> {
        if self.bytes > limit { Err(format!("longer than {} MiB", limit >> 20)) } else { Ok(()) }
    }
}

fn failed(error: &std::io::Error) -> String {
    format!("could not be read: {}", error.kind())
}
