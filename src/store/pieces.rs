//! A file that is read piece by piece. What the pieces are for is for others to say.

use std::io::{self, Read};

/// Bytes that are read at a time.
pub(super) const CHUNK: usize = 64 << 10;

/// Hands on every piece of a file that is thought to have this `length`.
///
/// # Errors
/// The file cannot be read.
pub(super) fn each_piece(mut file: impl Read, length: u64, mut take: impl FnMut(&[u8])) -> io::Result<()> {
    // One byte more than a small file has, so that its end is seen at once.
    let mut chunk = vec![0; usize::try_from(length).unwrap_or(CHUNK).saturating_add(1).min(CHUNK)];
    loop {
        match file.read(&mut chunk) {
            Ok(0) => return Ok(()),
            Ok(read) => take(chunk.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
