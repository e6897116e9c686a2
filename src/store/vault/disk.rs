//! The record file as the vault last saw it, and what became of it since.
//!
//! Called under the lock; merges nothing.

use std::io;
use std::path::Path;

use crate::checklist::Digest;
use crate::record::{self, FormatError, MAX_BYTES, Record};
use crate::store::error::StoreError;
use crate::store::file::{parse_record, read_text, sweep, write_atomic};

/// The file as it was last seen.
#[derive(Debug)]
pub(super) struct Disk {
    pub(super) record: Record,
    pub(super) digest: Digest,
}

/// What became of it.
pub(super) enum Seen {
    Same,
    Changed(String, Box<Record>),
    Vanished,
}

impl Disk {
    /// Looks at the file again.
    pub(super) fn look(&self, path: &Path) -> Result<Seen, StoreError> {
        let text = match read_text(path, MAX_BYTES) {
            Ok(text) => text,
            Err(StoreError::Io { kind: io::ErrorKind::NotFound, .. }) => return Ok(Seen::Vanished),
            Err(error) => return Err(error),
        };
        if Digest::of(text.as_bytes()) == self.digest {
            return Ok(Seen::Same);
        }
        let record = parse_record(path, &text)?;
        Ok(Seen::Changed(text, Box::new(record)))
    }
}

/// Writes a record, under the lock, and returns its text. What this program could not read back is not written: it would lock everybody
/// out of the answers.
pub(super) fn write_record(path: &Path, record: &Record) -> Result<String, StoreError> {
    let unprintable =
        |error: FormatError| StoreError::Unprintable { path: path.to_path_buf(), what: error.to_string() };
    let text = record::print(record).map_err(unprintable)?;
    if text.len() as u64 > MAX_BYTES {
        return Err(StoreError::TooLarge { path: path.to_path_buf(), max: MAX_BYTES });
    }
    record::parse(&text).map_err(unprintable)?;
    sweep(path);
    write_atomic(path, text.as_bytes())?;
    Ok(text)
}
