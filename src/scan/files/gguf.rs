//! GGUF: keys and values, descriptions of tensors, tensors. The first two are read, chat templates looked at, tensors passed
//! over.

use super::desk::Desk;
use super::outcome::Format;
use super::rule::Rule;
use super::source::Source;
use super::tape::{Broken, Tape};
use super::template;

/// Bytes of keys, values and descriptions that are read.
const HEADER: u64 = 512 << 20;
/// Keys and tensors.
const COUNT: u64 = 1_000_000;
/// Longest key.
const KEY: u64 = 65_535;
/// Bytes of all keys together: they are kept, so that one that is there twice is seen.
const KEYS: usize = 16 << 20;
/// Longest text that is kept.
const TEXT: usize = 1 << 20;
/// Arrays in arrays.
const DEPTH: usize = 4;
/// Dimensions of a tensor.
const SIDES: u32 = 8;
/// Alignment without a key that says so.
const ALIGNMENT: u64 = 32;

/// Examines a file.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::Gguf);
    let mut reader =
        Reader { tape: Tape::of(source), len: source.len(), is_big: false, counts_are_short: false };
    if let Err(why) = reader.read(desk) {
        desk.broken(reader.tape.at(), &why);
    }
}

struct Reader {
    tape: Tape,
    len: u64,
    is_big: bool,
    counts_are_short: bool,
}

/// A value, as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Number(u64),
    Text(String),
    Texts(Vec<String>),
    Other,
}

impl Reader {
    fn read(&mut self, desk: &mut Desk) -> Result<(), Broken> {
        self.tape.skip(4)?;
        let version: [u8; 4] = self.tape.array()?;
        self.is_big = u32::from_le_bytes(version) > 0xffff;
        let version = if self.is_big { u32::from_be_bytes(version) } else { u32::from_le_bytes(version) };
        if !(1..=3).contains(&version) {
            return Err(Broken::form(format!("version {version} is not known")));
        }
        desk.fact("version", version.to_string());
        self.counts_are_short = version == 1;
        let (tensors, pairs) = (self.count()?, self.count()?);
        // The smallest pair takes 13 bytes, the smallest tensor 24: a count cannot promise more than there is room for.
        if pairs > self.len / 9 || tensors > self.len / 16 {
            return Err(Broken::form(format!("{tensors} tensors and {pairs} keys in {} bytes", self.len)));
        }
        if pairs > COUNT || tensors > COUNT {
            return Err(Broken::Limit(format!("{COUNT} keys or tensors")));
        }
        desk.fact("tensors", tensors.to_string());
        let mut alignment = ALIGNMENT;
        let mut keys = std::collections::HashSet::new();
        let mut kept = 0;
        for _ in 0..pairs {
            let at = self.tape.at();
            let key = self.key(desk)?;
            kept += key.len();
            if kept > KEYS {
                return Err(Broken::Limit(format!("{KEYS} bytes of keys")));
            }
            let kind = self.u32()?;
            let value = self.value(kind)?;
            if !keys.insert(key.clone()) {
                desk.find(Rule::HeaderRule, at, format!("a key twice: {key}"));
            }
            if key == "general.alignment" {
                alignment = match value {
                    Value::Number(number) if number.is_power_of_two() => number,
                    _ => return Err(Broken::form("an alignment that is no power of two")),
                };
            }
            note(&key, &value, at, desk);
        }
        self.tensors(tensors, alignment, desk)
    }

    fn key(&mut self, desk: &mut Desk) -> Result<String, Broken> {
        let at = self.tape.at();
        let len = self.count()?;
        if len > KEY {
            return Err(Broken::Limit(format!("{KEY} bytes of key")));
        }
        let bytes = self.tape.take(len, usize::MAX)?;
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'/');
        if !bytes.iter().all(plain) {
            desk.find(Rule::HeaderRule, at, "a key of other than plain letters");
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn tensors(&mut self, tensors: u64, alignment: u64, desk: &mut Desk) -> Result<(), Broken> {
        let mut last = 0;
        for _ in 0..tensors {
            let at = self.tape.at();
            let len = self.count()?;
            self.tape.skip(len)?;
            let sides = self.u32()?;
            if sides > SIDES {
                return Err(Broken::form(format!("a tensor of {sides} dimensions")));
            }
            let mut numbers = 1_u64;
            for _ in 0..sides {
                let side = self.count()?;
                numbers =
                    numbers.checked_mul(side).ok_or_else(|| Broken::form("a tensor too large to be"))?;
            }
            let kind = self.u32()?;
            let offset = self.u64()?;
            if offset % alignment != 0 {
                desk.find(Rule::HeaderRule, at, "a tensor at an odd place");
            }
            let Some((block, bytes)) = block(kind) else {
                return Err(Broken::form(format!("a tensor of unknown type {kind}")));
            };
            let bytes = numbers.div_ceil(block).saturating_mul(bytes);
            last = last.max(offset.saturating_add(bytes));
        }
        let start = self.tape.at().next_multiple_of(alignment);
        let end = start.saturating_add(last);
        if tensors > 0 && end > self.len {
            return Err(Broken::form("tensors that end behind the file"));
        }
        desk.skip("tensors", self.len.saturating_sub(start));
        let padded = end.checked_next_multiple_of(alignment).unwrap_or(end);
        if padded < self.len {
            desk.find(Rule::BytesAfter, padded, "bytes that belong to no tensor");
        }
        Ok(())
    }

    fn value(&mut self, kind: u32) -> Result<Value, Broken> {
        if kind != 9 {
            return self.simple(kind);
        }
        // Arrays within arrays without recursion: what is left to read at each depth.
        let mut texts = Vec::new();
        let mut kept = 0;
        let mut open = vec![(self.u32()?, self.count()?)];
        while let Some((kind, left)) = open.last_mut() {
            let kind = *kind;
            if *left == 0 {
                open.pop();
                continue;
            }
            if let Some(width) = width(kind) {
                let bytes = left.checked_mul(width).ok_or(Broken::End)?;
                *left = 0;
                self.tape.skip(bytes)?;
                continue;
            }
            *left -= 1;
            if self.tape.at() > HEADER {
                return Err(Broken::Limit(format!("{HEADER} bytes before the tensors")));
            }
            if kind == 9 {
                if open.len() >= DEPTH {
                    return Err(Broken::Limit(format!("{DEPTH} arrays in one another")));
                }
                open.push((self.u32()?, self.count()?));
            } else if let Value::Text(text) = self.simple(kind)?
                && kept < 16
            {
                kept += 1;
                texts.push(text);
            }
        }
        Ok(Value::Texts(texts))
    }

    fn simple(&mut self, kind: u32) -> Result<Value, Broken> {
        Ok(match kind {
            0 => Value::Number(self.tape.byte()?.into()),
            7 => match self.tape.byte()? {
                bit @ (0 | 1) => Value::Number(bit.into()),
                other => return Err(Broken::form(format!("a truth value of {other}"))),
            },
            4 => Value::Number(self.u32()?.into()),
            10 => Value::Number(self.u64()?),
            8 => {
                let len = self.count()?;
                let text = self.tape.take(len, TEXT)?;
                Value::Text(String::from_utf8_lossy(&text).into_owned())
            }
            _ => {
                let width =
                    width(kind).ok_or_else(|| Broken::form(format!("a value of unknown type {kind}")))?;
                self.tape.skip(width)?;
                Value::Other
            }
        })
    }

    fn count(&mut self) -> Result<u64, Broken> {
        if self.counts_are_short { self.u32().map(u64::from) } else { self.u64() }
    }

    fn u32(&mut self) -> Result<u32, Broken> {
        let bytes = self.tape.array()?;
        Ok(if self.is_big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    fn u64(&mut self) -> Result<u64, Broken> {
        let bytes = self.tape.array()?;
        Ok(if self.is_big { u64::from_be_bytes(bytes) } else { u64::from_le_bytes(bytes) })
    }
}

/// Numbers in a block of a type of tensors, and the bytes that it takes, as ggml has them.
fn block(kind: u32) -> Option<(u64, u64)> {
    Some(match kind {
        0 | 26 => (1, 4),
        1 | 25 | 30 => (1, 2),
        2 | 20 | 31..=33 | 36..=38 => (32, 18),
        3 | 4 => (32, 20),
        5 | 6 => (32, 22),
        7 => (32, 24),
        8 => (32, 34),
        9 => (32, 36),
        10 => (256, 84),
        11 | 21 => (256, 110),
        12 => (256, 144),
        13 => (256, 176),
        14 => (256, 210),
        15 => (256, 292),
        16 | 35 => (256, 66),
        17 => (256, 74),
        18 => (256, 98),
        19 => (256, 50),
        22 => (256, 82),
        23 => (256, 136),
        24 => (1, 1),
        27 | 28 => (1, 8),
        29 => (256, 56),
        34 => (256, 54),
        39 => (32, 17),
        40 => (64, 36),
        _ => return None,
    })
}

/// Bytes of a value of fixed width.
fn width(kind: u32) -> Option<u64> {
    Some(match kind {
        0 | 1 | 7 => 1,
        2 | 3 => 2,
        4..=6 => 4,
        10..=12 => 8,
        _ => return None,
    })
}

/// Keeps what tells where the model comes from, and looks at templates.
fn note(key: &str, value: &Value, at: u64, desk: &mut Desk) {
    match value {
        Value::Text(text) if key.starts_with("tokenizer.chat_template") => {
            desk.fact(key, format!("{} characters", text.chars().count()));
            template::examine(text, at, desk);
        }
        Value::Texts(texts) if key.starts_with("tokenizer.chat_template") => {
            for text in texts {
                template::examine(text, at, desk);
            }
        }
        Value::Text(text) if key.starts_with("general.") => desk.fact(key, text),
        Value::Texts(texts) if key.starts_with("general.") => desk.fact(key, texts.join(", ")),
        Value::Number(number) if key.starts_with("general.") => desk.fact(key, number.to_string()),
        _ => {}
    }
}
