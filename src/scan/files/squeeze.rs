//! Compressed streams: zlib, gzip, bzip2, xz, lzma, lz4 and the deflate of zip, unfolded piece by piece within limits.
//! Nothing unfolded is written anywhere.

mod bzip2;
mod xz;

use std::cell::Cell;
use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use bzip2::Ending;

use super::desk::Desk;
use super::source::{Forward, Source};
use super::tape::{Broken, Flow, Tape};

/// What unfolds as a whole may be as large as this.
const WHOLE: usize = 64 << 20;
/// From here on the ratio counts: small things may well be mostly zeros.
const GRACE: u64 = 16 << 20;

/// A way to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Squeeze {
    Zlib,
    Gzip,
    Bzip2,
    Xz,
    Lzma,
    Lz4,
    Deflate,
}

impl Squeeze {
    /// Which one the first bytes announce.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        Some(match head {
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => Self::Zlib,
            [0x1f, 0x8b, 8, ..] => Self::Gzip,
            [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', b'&', ..] => Self::Bzip2,
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Self::Xz,
            [0x5d, 0, 0, _, _, ..] => Self::Lzma,
            [0x04, 0x22, 0x4d, 0x18, ..] => Self::Lz4,
            _ => return None,
        })
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Zlib => "zlib",
            Self::Gzip => "gzip",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
            Self::Lzma => "lzma",
            Self::Lz4 => "lz4",
            Self::Deflate => "deflate",
        }
    }
}

/// Bytes of the file behind the compressed stream, known once it came to its end.
pub(super) type After = Rc<Cell<Option<u64>>>;

/// What a source unfolds to, and what stands behind it.
pub(super) fn unfold(how: Squeeze, source: &Source, desk: &Desk) -> Result<(Tape, After), Broken> {
    let after: After = Rc::default();
    let taken = Rc::new(Cell::new(0));
    let packed = Packed { forward: Forward::new(source.clone()), taken: Rc::clone(&taken), ending: None };
    let decoder = match how {
        Squeeze::Zlib => Decoder::Zlib(flate2::bufread::ZlibDecoder::new(BufReader::new(packed))),
        Squeeze::Gzip => Decoder::Gzip(flate2::bufread::MultiGzDecoder::new(BufReader::new(packed))),
        Squeeze::Deflate => Decoder::Deflate(flate2::bufread::DeflateDecoder::new(BufReader::new(packed))),
        // It takes a whole block ahead, and does not say how much of it is used.
        Squeeze::Bzip2 => {
            Decoder::Bzip2(bzip2_rs::DecoderReader::new(Packed { ending: Some(Ending::default()), ..packed }))
        }
        Squeeze::Lz4 => Decoder::Lz4(Box::new(lz4_flex::frame::FrameDecoder::new(packed))),
        Squeeze::Xz => Decoder::Whole(Cursor::new(xz::unfold_xz(source, WHOLE)?)),
        Squeeze::Lzma => Decoder::Whole(Cursor::new(xz::unfold_lzma(source, WHOLE)?)),
    };
    let unfolding = Unfolding {
        decoder,
        source: source.clone(),
        taken,
        after: Rc::clone(&after),
        left: Rc::clone(&desk.unfolded),
        given: 0,
        ratio: desk.limits.ratio,
    };
    Ok((Tape::new(Flow::Unfolded(Box::new(unfolding))), after))
}

/// The compressed bytes, counted.
struct Packed {
    forward: Forward,
    taken: Rc<Cell<u64>>,
    /// Looked for in a stream whose decoder does not tell of it: then nothing behind it counts as taken.
    ending: Option<Ending>,
}

impl Read for Packed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.forward.read(buffer)?;
        let mut taken = self.forward.at();
        if let Some(ending) = &mut self.ending {
            ending.look(buffer.get(..read).unwrap_or_default());
            taken = ending.at().map_or(taken, |at| at.min(taken));
        }
        self.taken.set(taken);
        Ok(read)
    }
}

#[expect(clippy::large_enum_variant, reason = "there is one at a time")]
enum Decoder {
    Zlib(flate2::bufread::ZlibDecoder<BufReader<Packed>>),
    Gzip(flate2::bufread::MultiGzDecoder<BufReader<Packed>>),
    Deflate(flate2::bufread::DeflateDecoder<BufReader<Packed>>),
    Bzip2(bzip2_rs::DecoderReader<Packed>),
    Lz4(Box<lz4_flex::frame::FrameDecoder<Packed>>),
    Whole(Cursor<Vec<u8>>),
}

impl Decoder {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Zlib(decoder) => decoder.read(buffer),
            Self::Gzip(decoder) => decoder.read(buffer),
            Self::Deflate(decoder) => decoder.read(buffer),
            Self::Bzip2(decoder) => decoder.read(buffer),
            Self::Lz4(decoder) => decoder.read(buffer),
            Self::Whole(decoder) => decoder.read(buffer),
        }
    }

    /// Bytes that were taken from the file and not used.
    fn unused(&self) -> u64 {
        let reader = match self {
            Self::Zlib(decoder) => decoder.get_ref(),
            Self::Gzip(decoder) => decoder.get_ref(),
            Self::Deflate(decoder) => decoder.get_ref(),
            Self::Bzip2(_) | Self::Lz4(_) | Self::Whole(_) => return 0,
        };
        reader.buffer().len() as u64
    }
}

/// A decoder within its limits.
struct Unfolding {
    decoder: Decoder,
    source: Source,
    taken: Rc<Cell<u64>>,
    after: After,
    left: Rc<Cell<u64>>,
    given: u64,
    ratio: u64,
}

impl Read for Unfolding {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.after.get().is_some() || buffer.is_empty() {
            return Ok(0);
        }
        if self.source.stopped() {
            return Err(io::Error::other(super::source::Stopped));
        }
        let read = self.decoder.read(buffer)?;
        if read == 0 {
            let whole = matches!(self.decoder, Decoder::Whole(_));
            let used = self.taken.get().saturating_sub(self.decoder.unused());
            self.after.set(Some(if whole { 0 } else { self.source.len().saturating_sub(used) }));
            return Ok(0);
        }
        self.given += read as u64;
        let limit = |what: &str| io::Error::other(Broken::Limit(what.to_owned()));
        let left =
            self.left.get().checked_sub(read as u64).ok_or_else(|| limit("is unfolded of one file"))?;
        self.left.set(left);
        if self.given > GRACE && self.given / self.ratio.max(1) > self.source.len() {
            return Err(limit(&format!("{} times its size when unfolded", self.ratio)));
        }
        Ok(read)
    }
}
