//! xz and lzma: their decoder gives everything at once, so the size is counted first from the heads of the chunks, and
//! nothing larger than the limit is begun.

use std::io::{self, BufReader, Write};

use super::super::source::{Forward, Source};
use super::super::tape::{Broken, Tape};

/// Everything that an xz file unfolds to.
pub(super) fn unfold_xz(source: &Source, most: usize) -> Result<Vec<u8>, Broken> {
    if size(source)? > most as u64 {
        return Err(too_much(most));
    }
    let mut out = Bounded { bytes: Vec::new(), most };
    let mut input = BufReader::new(Forward::new(source.clone()));
    lzma_rs::xz_decompress(&mut input, &mut out).map_err(|error| Broken::Read(error.to_string()))?;
    Ok(out.bytes)
}

/// Everything that an lzma file unfolds to.
pub(super) fn unfold_lzma(source: &Source, most: usize) -> Result<Vec<u8>, Broken> {
    let mut out = Bounded { bytes: Vec::new(), most };
    let mut input = BufReader::new(Forward::new(source.clone()));
    let options = lzma_rs::decompress::Options { memlimit: Some(most), ..Default::default() };
    match lzma_rs::lzma_decompress_with_options(&mut input, &mut out, &options) {
        Ok(()) => Ok(out.bytes),
        Err(_) if out.bytes.len() >= most => Err(too_much(most)),
        Err(error) => Err(Broken::Read(error.to_string())),
    }
}

fn too_much(most: usize) -> Broken {
    Broken::Limit(format!("{} MiB when unfolded", most >> 20))
}

/// Bytes that all chunks of all blocks announce together.
fn size(source: &Source) -> Result<u64, Broken> {
    let mut tape = Tape::of(source);
    tape.skip(7)?;
    let check = match tape.byte()? & 0x0f {
        0 => 0,
        1 => 4,
        4 => 8,
        10 => 32,
        _ => return Err(Broken::form("an xz file with an unknown checksum")),
    };
    tape.skip(4)?;
    let mut all = 0_u64;
    loop {
        let head = tape.byte()?;
        if head == 0 {
            return Ok(all);
        }
        tape.skip((u64::from(head) + 1) * 4 - 1)?;
        let start = tape.at();
        all = all.saturating_add(block(&mut tape)?);
        let padding = (4 - (tape.at() - start) % 4) % 4;
        tape.skip(padding + check)?;
    }
}

/// Bytes that the chunks of one block announce.
fn block(tape: &mut Tape) -> Result<u64, Broken> {
    let mut all = 0_u64;
    loop {
        let control = tape.byte()?;
        match control {
            0 => return Ok(all),
            1 | 2 => {
                let len = u64::from(u16::from_be_bytes(tape.array()?)) + 1;
                all += len;
                tape.skip(len)?;
            }
            3..0x80 => return Err(Broken::form("an xz file with an unknown chunk")),
            _ => {
                let low = u64::from(u16::from_be_bytes(tape.array()?));
                all += (u64::from(control & 0x1f) << 16) + low + 1;
                let packed = u64::from(u16::from_be_bytes(tape.array()?)) + 1;
                tape.skip(packed + u64::from(control >= 0xc0))?;
            }
        }
    }
}

/// Memory with an end.
struct Bounded {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.most.saturating_sub(self.bytes.len());
        let part = bytes.get(..room).unwrap_or(bytes);
        self.bytes.extend_from_slice(part);
        if part.len() < bytes.len() { Err(io::Error::other("too much")) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
