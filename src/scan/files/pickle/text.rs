//! Texts as operands: what is kept of them, and the escapes of protocol 0.

use std::rc::Rc;

use super::super::tape::{Broken, Tape};

/// Bytes of a text that are kept: more than any name has.
pub(super) const TEXT: usize = 256;
/// Bytes of a line of protocol 0 that are read at most.
pub(super) const LINE: u64 = 64 << 20;

/// Bytes that may be a pickle of their own.
pub(super) type Payload = Rc<Vec<u8>>;

/// A text as an operand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// The text itself, unless it is too long to be a name.
    pub(super) text: Option<Rc<str>>,
    /// Written by an opcode for texts, not by one for the byte strings of Python 2.
    pub(super) is_unicode: bool,
}

/// A text of protocol 0: to the end of the line, with escapes.
pub(super) fn text_line(code: u8, tape: &mut Tape) -> Result<(Text, Option<Payload>), Broken> {
    let is_unicode = code == b'V';
    if !is_unicode && !matches!(tape.peek(1)?, [b'\'' | b'"']) {
        return Err(Broken::form("a text without its quotes"));
    }
    let (line, len) = tape.line(TEXT, LINE)?;
    let text = if len > line.len() as u64 {
        None
    } else if is_unicode {
        Some(unescaped(&line, Escapes::Unicode)?)
    } else {
        let ([b'\'', inner @ .., b'\''] | [b'"', inner @ .., b'"']) = line.as_slice() else {
            return Err(Broken::form("a text without its quotes"));
        };
        Some(unescaped(inner, Escapes::Python)?)
    };
    let payload = text
        .as_deref()
        .filter(|text| may_unfold(text.as_bytes()))
        .map(|text| Rc::new(text.as_bytes().to_vec()));
    Ok((Text { text, is_unicode }, payload))
}

/// Which escapes a line of protocol 0 has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Escapes {
    Unicode,
    Python,
}

/// A line with its escapes undone. Bytes that are no escape are taken as Latin-1, as Python does.
fn unescaped(line: &[u8], escapes: Escapes) -> Result<Rc<str>, Broken> {
    let mut out = String::new();
    let mut rest = line;
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'\\' {
            out.push(char::from(*first));
            continue;
        }
        let digits = match (escapes, rest.first()) {
            (_, Some(b'u')) if escapes == Escapes::Unicode => 4,
            (_, Some(b'U')) if escapes == Escapes::Unicode => 8,
            (Escapes::Python, Some(b'x')) => 2,
            (Escapes::Python, Some(other)) => {
                out.push(match other {
                    b'n' => '\n',
                    b't' => '\t',
                    b'r' => '\r',
                    other => char::from(*other),
                });
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            _ => {
                out.push('\\');
                continue;
            }
        };
        let code = rest.get(1..=digits).and_then(|hex| std::str::from_utf8(hex).ok());
        let code = code
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            .ok_or_else(|| Broken::form("a broken escape"))?;
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = rest.get(digits + 1..).unwrap_or_default();
    }
    Ok(out.into())
}

/// Bytes as the text that Python makes of them.
pub(super) fn text_of(bytes: &[u8], is_unicode: bool) -> Result<Rc<str>, Broken> {
    if !is_unicode {
        return Ok(bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        // Python allows lone surrogates here.
        Err(_) if bytes.contains(&0xed) => Ok(String::from_utf8_lossy(bytes).into()),
        Err(_) => Err(Broken::form("a text that is not UTF-8")),
    }
}

/// Whether a text may be a pickle in base64 or hexadecimal: protocols 2 to 5 all begin the same way.
pub(super) fn may_unfold(head: &[u8]) -> bool {
    matches!(
        head,
        [b'g', b'A', b'I' | b'J' | b'M' | b'N' | b'Q' | b'R' | b'S' | b'U' | b'V', ..]
            | [b'8', b'0', b'0', b'2'..=b'5', ..]
    ) || matches!(head, [b'Y' | b'K' | b'f' | b'X', a, b, c, ..] if [a, b, c].iter().all(|b| b.is_ascii_alphanumeric()) && head.len() >= 8)
}
