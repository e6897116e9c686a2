//! Bytes to opcodes: all 68 of `pickletools`, protocols 0 to 5, with their operands. Long operands are gone over, not kept.

use std::rc::Rc;

use super::super::tape::{Broken, Tape};
use super::text::{LINE, TEXT, Text, may_unfold, text_line, text_of};

/// Bytes that may be a pickle of their own are kept up to this.
const PAYLOAD: u64 = 8 << 20;
/// Digits of a number that is understood.
const DIGITS: usize = 40;

/// Containers that opcodes make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    List,
    Dict,
    Tuple,
    Set,
    FrozenSet,
}

/// An opcode with its operand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Op {
    Protocol(u8),
    Frame(u64),
    Stop,
    Mark,
    Pop,
    PopMark,
    Dup,
    Plain,
    Int(i64),
    Long(Option<u128>),
    Text(Text, Option<Rc<Vec<u8>>>),
    Bytes(Option<Rc<Vec<u8>>>),
    Empty(Shape),
    FromMark(Shape),
    Tuple(usize),
    Append,
    Appends,
    SetItem,
    SetItems,
    AddItems,
    Get(u64),
    Put(u64),
    Memoize,
    Global(Rc<str>, Rc<str>),
    StackGlobal,
    Inst(Rc<str>, Rc<str>),
    Object,
    NewObject,
    NewObjectEx,
    Reduce,
    Build,
    Extension(u32),
    PersistentLine,
    Persistent,
    NextBuffer,
    ReadonlyBuffer,
}

/// Reads one opcode with its operand.
pub(super) fn read(tape: &mut Tape) -> Result<Op, Broken> {
    let code = tape.byte()?;
    if let Some(op) = without_operand(code) {
        return Ok(op);
    }
    match code {
        b'T' | b'U' | b'S' | b'V' | b'X' | 0x8c | 0x8d | b'B' | b'C' | 0x8e | 0x96 => {
            text_or_bytes(code, tape)
        }
        b'I' | b'J' | b'K' | b'M' | b'L' | 0x8a | 0x8b | b'F' | b'G' => number(code, tape),
        b'c' => Ok(Op::Global(name_line(tape)?, name_line(tape)?)),
        b'i' => Ok(Op::Inst(name_line(tape)?, name_line(tape)?)),
        b'P' => tape.line(0, LINE).map(|_| Op::PersistentLine),
        b'g' => decimal(tape).map(Op::Get),
        b'h' => Ok(Op::Get(tape.byte()?.into())),
        b'j' => Ok(Op::Get(tape.u32()?.into())),
        b'p' => decimal(tape).map(Op::Put),
        b'q' => Ok(Op::Put(tape.byte()?.into())),
        b'r' => Ok(Op::Put(tape.u32()?.into())),
        0x80 => tape.byte().map(Op::Protocol),
        0x82 => Ok(Op::Extension(tape.byte()?.into())),
        0x83 => Ok(Op::Extension(tape.u16()?.into())),
        0x84 => tape.u32().map(Op::Extension),
        0x95 => tape.u64().map(Op::Frame),
        _ => Err(Broken::form(format!("0x{code:02x} is no opcode"))),
    }
}

fn without_operand(code: u8) -> Option<Op> {
    Some(match code {
        b'(' => Op::Mark,
        b'.' => Op::Stop,
        b'0' => Op::Pop,
        b'1' => Op::PopMark,
        b'2' => Op::Dup,
        b'N' | 0x88 | 0x89 => Op::Plain,
        b']' => Op::Empty(Shape::List),
        b'}' => Op::Empty(Shape::Dict),
        b')' => Op::Empty(Shape::Tuple),
        0x8f => Op::Empty(Shape::Set),
        b'l' => Op::FromMark(Shape::List),
        b'd' => Op::FromMark(Shape::Dict),
        b't' => Op::FromMark(Shape::Tuple),
        0x91 => Op::FromMark(Shape::FrozenSet),
        0x85 => Op::Tuple(1),
        0x86 => Op::Tuple(2),
        0x87 => Op::Tuple(3),
        b'a' => Op::Append,
        b'e' => Op::Appends,
        b's' => Op::SetItem,
        b'u' => Op::SetItems,
        0x90 => Op::AddItems,
        0x94 => Op::Memoize,
        0x93 => Op::StackGlobal,
        b'o' => Op::Object,
        0x81 => Op::NewObject,
        0x92 => Op::NewObjectEx,
        b'R' => Op::Reduce,
        b'b' => Op::Build,
        b'Q' => Op::Persistent,
        0x97 => Op::NextBuffer,
        0x98 => Op::ReadonlyBuffer,
        _ => return None,
    })
}

fn number(code: u8, tape: &mut Tape) -> Result<Op, Broken> {
    Ok(match code {
        b'J' => Op::Int(i32::from_le_bytes(tape.array()?).into()),
        b'K' => Op::Int(tape.byte()?.into()),
        b'M' => Op::Int(tape.u16()?.into()),
        b'G' => tape.array::<8>().map(|_| Op::Plain)?,
        b'F' => {
            let (digits, _) = digits_line(tape)?;
            let number = std::str::from_utf8(&digits).ok().and_then(|t| t.trim().parse::<f64>().ok());
            number.map(|_| Op::Plain).ok_or_else(|| Broken::form("a number that is none"))?
        }
        0x8a => {
            let len = tape.byte()?;
            long(tape, len.into())?
        }
        0x8b => {
            let len = u32::from_le_bytes(tape.array()?);
            let len = i32::try_from(len).map_err(|_| Broken::form("a number with a negative length"))?;
            long(tape, len.unsigned_abs().into())?
        }
        b'I' => {
            let (digits, _) = digits_line(tape)?;
            match digits.as_slice() {
                b"00" | b"01" => Op::Plain,
                digits => whole(digits)?,
            }
        }
        _ => whole(&digits_line(tape)?.0)?,
    })
}

/// A whole number in decimal digits.
fn whole(line: &[u8]) -> Result<Op, Broken> {
    let digits = std::str::from_utf8(line).unwrap_or_default().trim().trim_end_matches('L');
    let bare = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    if bare.is_empty() || !bare.bytes().all(|digit| digit.is_ascii_digit() || digit == b'_') {
        return Err(Broken::form("a number that is none"));
    }
    Ok(digits.parse().map_or_else(|_| Op::Long(digits.parse().ok()), Op::Int))
}

/// A long number, little-endian in two's complement; only those that fit and are not negative are understood.
fn long(tape: &mut Tape, len: u64) -> Result<Op, Broken> {
    let bytes = tape.take(len, 17)?;
    let mut wide = [0; 16];
    let negative = bytes.last().is_some_and(|last| *last >= 0x80);
    Ok(match wide.get_mut(..bytes.len()) {
        Some(part) if !negative => {
            part.copy_from_slice(&bytes);
            let number = u128::from_le_bytes(wide);
            i64::try_from(number).map_or(Op::Long(Some(number)), Op::Int)
        }
        _ => Op::Long(None),
    })
}

fn text_or_bytes(code: u8, tape: &mut Tape) -> Result<Op, Broken> {
    let len = match code {
        b'S' | b'V' => return text_line(code, tape).map(|(text, payload)| Op::Text(text, payload)),
        b'T' => {
            let len = u32::from_le_bytes(tape.array()?);
            if len > i32::MAX.unsigned_abs() {
                return Err(Broken::form("a byte string with a negative length"));
            }
            len.into()
        }
        b'U' | b'C' | 0x8c => tape.byte()?.into(),
        b'X' | b'B' => tape.u32()?.into(),
        _ => tape.u64()?,
    };
    match code {
        b'B' | b'C' | 0x8e | 0x96 => payload(tape, len, may_hold_a_pickle).map(Op::Bytes),
        _ => {
            let is_unicode = !matches!(code, b'T' | b'U');
            let fits = usize::try_from(len).is_ok_and(|len| len <= TEXT);
            if fits {
                let bytes = tape.take(len, TEXT)?;
                let text = text_of(&bytes, is_unicode)?;
                let payload = may_unfold(&bytes).then(|| Rc::new(bytes));
                return Ok(Op::Text(Text { text: Some(text), is_unicode }, payload));
            }
            let hint: fn(&[u8]) -> bool = if is_unicode { may_unfold } else { may_hold_a_pickle };
            Ok(Op::Text(Text { text: None, is_unicode }, payload(tape, len, hint)?))
        }
    }
}

/// The bytes, if they may be a pickle; otherwise they are gone over.
fn payload(tape: &mut Tape, len: u64, hint: fn(&[u8]) -> bool) -> Result<Option<Rc<Vec<u8>>>, Broken> {
    let head = usize::try_from(len).map_or(8, |len| len.min(8));
    if len <= PAYLOAD && hint(tape.peek(head)?) {
        return tape.take(len, usize::MAX).map(|bytes| Some(Rc::new(bytes)));
    }
    tape.skip(len).map(|()| None)
}

/// Whether bytes may begin a pickle or an archive with one.
pub(super) fn may_hold_a_pickle(head: &[u8]) -> bool {
    matches!(head, [0x80, 0..=5, ..] | [b'P', b'K', 3, 4, ..] | [b'(' | b'c' | b']' | b'}' | b'i', _, ..])
        || may_unfold(head)
}

/// A line of digits. What is none is known from its first bytes: its end may be far away.
fn digits_line(tape: &mut Tape) -> Result<(Vec<u8>, u64), Broken> {
    begins_as(
        tape,
        DIGITS,
        |byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace(),
        "a number that is none",
    )?;
    tape.line(DIGITS, LINE)
}

/// Refuses a line of which one of the first bytes cannot stand in it.
fn begins_as(tape: &mut Tape, most: usize, may: fn(&u8) -> bool, why: &str) -> Result<(), Broken> {
    let mut line = tape.peek(most)?.iter().take_while(|byte| **byte != b'\n');
    if line.all(may) { Ok(()) } else { Err(Broken::form(why)) }
}

fn name_line(tape: &mut Tape) -> Result<Rc<str>, Broken> {
    begins_as(tape, TEXT, |byte| *byte != 0, "a name that is none")?;
    let (line, len) = tape.line(TEXT, LINE)?;
    if len > line.len() as u64 {
        return Err(Broken::Limit(format!("{TEXT} bytes in a name")));
    }
    text_of(&line, true)
}

fn decimal(tape: &mut Tape) -> Result<u64, Broken> {
    let (digits, _) = digits_line(tape)?;
    let number = std::str::from_utf8(&digits).ok().and_then(|digits| digits.trim().parse().ok());
    number.ok_or_else(|| Broken::form("a memo slot that is no number"))
}
