//! The wire format of protocol buffers: one field after the other, long ones as places, nothing built. Knows no schema.

use super::source::Source;
use super::tape::{Broken, Tape};

/// Fields of one file, all depths together.
pub(super) const FIELDS: u64 = 20_000_000;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    Number(u64),
    /// Bytes from a place on, so many of them.
    Bytes(u64, u64),
}

/// The fields of a message, in order.
pub(super) struct Fields {
    tape: Tape,
    start: u64,
    len: u64,
    last: u64,
}

impl Fields {
    /// The fields within a part of a source. Places are those of the source.
    pub(super) fn of(source: &Source, start: u64, len: u64) -> Self {
        Self { tape: Tape::of(&source.window(start, len)), start, len, last: 0 }
    }

    /// Where the next field begins.
    pub(super) fn at(&self) -> u64 {
        self.start.saturating_add(self.tape.at())
    }

    /// The number of the field that was begun last.
    pub(super) fn last(&self) -> u64 {
        self.last
    }

    /// The next field, or none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Held)>, Broken> {
        if self.tape.at() >= self.len {
            return Ok(None);
        }
        let tag = self.varint()?;
        self.last = tag >> 3;
        let held = match tag & 7 {
            0 => Held::Number(self.varint()?),
            1 => Held::Number(self.tape.u64()?),
            2 => {
                let len = self.varint()?;
                let at = self.at();
                self.tape.skip(len)?;
                Held::Bytes(at, len)
            }
            5 => Held::Number(self.tape.u32()?.into()),
            other => return Err(Broken::form(format!("a field of wire type {other}"))),
        };
        match tag >> 3 {
            0 => Err(Broken::form("a field without a number")),
            number => Ok(Some((number, held))),
        }
    }

    fn varint(&mut self) -> Result<u64, Broken> {
        let mut value = 0_u64;
        for shift in (0..70).step_by(7) {
            let byte = self.tape.byte()?;
            let part = u64::from(byte & 0x7f);
            if shift == 63 && part > 1 {
                break;
            }
            value |= part << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Broken::form("a number that is too long"))
    }
}

/// A text that a field holds, cut.
pub(super) fn text(source: &Source, held: Held) -> String {
    cut_text(source, held, 1024)
}

/// A text that may be long, a path or a description, cut where no ordinary one ends.
pub(super) fn long_text(source: &Source, held: Held) -> String {
    cut_text(source, held, 8 << 20)
}

fn cut_text(source: &Source, held: Held, most: usize) -> String {
    let Held::Bytes(at, len) = held else { return String::new() };
    let len = usize::try_from(len).unwrap_or(usize::MAX).min(most);
    String::from_utf8_lossy(&source.bytes(at, len).unwrap_or_default()).into_owned()
}

/// Messages within messages, without recursion: what is left to walk, and which schema each has.
pub(super) struct Walk<K> {
    open: Vec<(K, Fields)>,
    left: u64,
    depth: usize,
}

impl<K: Copy> Walk<K> {
    /// Begins with a whole source.
    pub(super) fn new(source: &Source, kind: K, depth: usize) -> Self {
        Self { open: vec![(kind, Fields::of(source, 0, source.len()))], left: FIELDS, depth }
    }

    /// The next field of the innermost message: where it stands, the schema, and the field.
    pub(super) fn next(&mut self) -> Result<Option<(u64, K, u64, Held)>, Broken> {
        while let Some((kind, fields)) = self.open.last_mut() {
            let at = fields.at();
            self.left = self.left.checked_sub(1).ok_or_else(|| Broken::Limit(format!("{FIELDS} fields")))?;
            if let Some((number, held)) = fields.next()? {
                return Ok(Some((at, *kind, number, held)));
            }
            self.open.pop();
        }
        Ok(None)
    }

    /// Goes into a message before going on.
    pub(super) fn enter(&mut self, source: &Source, kind: K, held: Held) -> Result<(), Broken> {
        let Held::Bytes(at, len) = held else { return Err(Broken::form("a number where a message stands")) };
        if self.open.len() >= self.depth {
            return Err(Broken::Limit(format!("{} messages in one another", self.depth)));
        }
        self.open.push((kind, Fields::of(source, at, len)));
        Ok(())
    }

    /// Where it stands.
    pub(super) fn at(&self) -> u64 {
        self.open.last().map_or(0, |(_, fields)| fields.at())
    }
}
