//! The record file as the vault last saw it, and what became of it since.
//!
//! Called under the lock; merges nothing.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::checklist::Digest;
use crate::record::{MAX_BYTES, Record};
use crate::store::error::StoreError;
use crate::store::file::{parse_record, read_text, record_text, sweep, write_atomic};

/// The file as it was last seen.
#[derive(Debug)]
pub(super) struct Disk {
    pub(super) record: Arc<Record>,
    pub(super) digest: Digest,
}

/// What became of it.
pub(super) enum Seen {
    Same,
    Changed(String, Arc<Record>),
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
        Ok(Seen::Changed(text, Arc::new(record)))
    }
}

/// Writes a record, under the lock, and returns its text.
pub(super) fn write_record(path: &Path, record: &Record) -> Result<String, StoreError> {
    let text = record_text(path, record)?;
    sweep(path);
    write_atomic(path, text.as_bytes())?;
    Ok(text)
}
