//! numpy arrays: the header is read by a parser for literals, numbers are passed over, and arrays of objects are pickles.

use super::desk::Desk;
use super::outcome::Format;
use super::pickle::{self, Carrier};
use super::rule::Rule;
use super::source::Source;
use super::tape::{Broken, Tape};

/// First bytes of an array.
pub(super) const MAGIC: &[u8] = b"\x93NUMPY";
/// Longest header that is read.
const HEADER: u64 = 64 * 1024;
/// Brackets within brackets in a header.
const DEPTH: usize = 32;

/// Examines one array.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::Npy);
    examine_tape(Tape::of(source), source, desk);
}

/// Examines an array that flows from a tape.
pub(super) fn examine_tape(mut tape: Tape, origin: &Source, desk: &mut Desk) {
    let header = match header(&mut tape) {
        Ok(header) => header,
        Err(why) => return desk.broken(tape.at(), &why),
    };
    desk.fact("array", format!("{} {:?}", header.kind, header.shape));
    if header.holds_objects {
        pickle::examine(tape, origin, Carrier::Array, desk);
        return;
    }
    let size =
        header.size.and_then(|size| header.shape.iter().try_fold(size, |all, side| side.checked_mul(all)));
    let Some(size) = size else {
        return desk.find(Rule::HeaderRule, tape.at(), "an array whose size cannot be told");
    };
    if let Err(why) = tape.skip(size) {
        return desk.broken(tape.at(), &why);
    }
    desk.skip("numbers of arrays", size);
    match tape.is_done() {
        Ok(true) => {}
        Ok(false) => desk.find(Rule::BytesAfter, tape.at(), "bytes behind the array"),
        Err(why) => desk.broken(tape.at(), &why),
    }
}

/// What a header says.
#[derive(Debug, PartialEq, Eq)]
struct Header {
    kind: String,
    holds_objects: bool,
    /// Bytes of one number, if that is simple.
    size: Option<u64>,
    shape: Vec<u64>,
}

fn header(tape: &mut Tape) -> Result<Header, Broken> {
    if tape.array::<6>()? != *MAGIC {
        return Err(Broken::form("no array"));
    }
    let [major, _minor] = tape.array()?;
    let len = match major {
        1 => tape.u16()?.into(),
        2 | 3 => u64::from(tape.u32()?),
        _ => return Err(Broken::form(format!("version {major} is not known"))),
    };
    if len > HEADER {
        return Err(Broken::Limit(format!("{HEADER} bytes of header")));
    }
    let bytes = tape.take(len, usize::MAX)?;
    // Version 3 is UTF-8, older ones Latin-1; only names of fields can tell.
    parse(&String::from_utf8_lossy(&bytes))
}

/// A piece of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Open(char),
    Close(char),
    Text(String),
    Word(String),
    Comma,
    Colon,
}

/// Reads `{'descr': ..., 'fortran_order': ..., 'shape': (...)}` and nothing else.
fn parse(text: &str) -> Result<Header, Broken> {
    let tokens = tokens(text)?;
    let value = |key: &str| -> Result<&[Token], Broken> {
        let is_it = |pair: &[Token]| matches!(pair, [Token::Text(text), Token::Colon] if text == key);
        let mut all = tokens.windows(2).enumerate().filter(|(_, pair)| is_it(pair)).map(|(at, _)| at);
        let at = all.next();
        // Python takes the last one.
        if all.next().is_some() {
            return Err(Broken::form(format!("a header with `{key}` twice")));
        }
        let rest = at
            .and_then(|at| tokens.get(at + 2..))
            .ok_or_else(|| Broken::form(format!("a header without `{key}`")))?;
        Ok(one_value(rest))
    };
    value("fortran_order")?;
    let descr = value("descr")?;
    let texts = || {
        descr
            .iter()
            .filter_map(|token| if let Token::Text(text) = token { Some(text.as_str()) } else { None })
    };
    let kind: Vec<&str> = texts().collect();
    let shape = value("shape")?.iter().filter_map(|token| match token {
        Token::Word(word) => Some(
            word.trim_end_matches('L').parse().map_err(|_| Broken::form("a shape of other than numbers")),
        ),
        _ => None,
    });
    let simple = if let [Token::Text(text)] = descr { size(text) } else { fields(descr) };
    Ok(Header {
        // Names of fields may hold an O as well: better one walk too many.
        holds_objects: kind.iter().any(|text| text.contains('O')),
        kind: kind.join(" "),
        size: simple,
        shape: shape.collect::<Result<_, _>>()?,
    })
}

/// The tokens of the first value.
fn one_value(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return tokens.get(..=at).unwrap_or_default();
        }
    }
    tokens
}

/// Bytes of one record `[('a', '<f8'), (('title', 'b'), [('c', '<i4')], (2,))]`: a kind or a record again for each field,
/// and how many of them.
fn fields(descr: &[Token]) -> Option<u64> {
    let mut rest = inside(descr, '[')?;
    let mut all = 0_u64;
    while !rest.is_empty() {
        let (field, after) = split(rest);
        let (_name, behind) = split(inside(field, '(')?);
        let (kind, behind) = split(behind);
        let one = if let [Token::Text(text)] = kind { size(text) } else { fields(kind) };
        let (shape, behind) = split(behind);
        let many = sides(shape)?.iter().try_fold(1_u64, |all, side| all.checked_mul(*side))?;
        if !behind.is_empty() {
            return None;
        }
        all = all.checked_add(one?.checked_mul(many)?)?;
        rest = after;
    }
    Some(all)
}

/// What stands between brackets of a kind, if that is all there is.
fn inside(value: &[Token], bracket: char) -> Option<&[Token]> {
    let (first, rest) = value.split_first()?;
    let (last, inner) = rest.split_last()?;
    (*first == Token::Open(bracket) && matches!(last, Token::Close(_))).then_some(inner)
}

/// The first value, and what stands behind the comma after it.
fn split(tokens: &[Token]) -> (&[Token], &[Token]) {
    if tokens.is_empty() {
        return (tokens, tokens);
    }
    let first = one_value(tokens);
    let rest = tokens.get(first.len()..).unwrap_or_default();
    (first, rest.strip_prefix(&[Token::Comma]).unwrap_or(rest))
}

/// The sides of a shape: none, one by itself, or several in brackets.
fn sides(shape: &[Token]) -> Option<Vec<u64>> {
    let side = |token: &Token| match token {
        Token::Word(word) => Some(word.trim_end_matches('L').parse().ok()),
        Token::Comma => None,
        _ => Some(None),
    };
    let inner = inside(shape, '(').unwrap_or(shape);
    inner.iter().filter_map(side).collect()
}

/// Bytes of one number such as `<f8`.
fn size(kind: &str) -> Option<u64> {
    let kind = kind.trim_start_matches(['<', '>', '|', '=']);
    let mut letters = kind.chars();
    let letter = letters.next()?;
    let digits: u64 = letters.as_str().split('[').next()?.parse().ok()?;
    match letter {
        'U' => digits.checked_mul(4),
        'b' | 'i' | 'u' | 'f' | 'c' | 'm' | 'M' | 'S' | 'a' | 'V' => Some(digits),
        _ => None,
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, Broken> {
    let mut out = Vec::new();
    let mut depth = 0_usize;
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        out.push(match letter {
            '{' | '(' | '[' => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Broken::Limit(format!("{DEPTH} brackets in a header")));
                }
                Token::Open(letter)
            }
            '}' | ')' | ']' => {
                depth =
                    depth.checked_sub(1).ok_or_else(|| Broken::form("a header with a bracket too many"))?;
                Token::Close(letter)
            }
            ',' => Token::Comma,
            ':' => Token::Colon,
            ' ' | '\n' => continue,
            '\'' | '"' => {
                let inner: String = letters.by_ref().take_while(|next| *next != letter).collect();
                if inner.contains('\\') {
                    return Err(Broken::form("a header with escapes"));
                }
                if matches!(out.last(), Some(Token::Text(_))) {
                    return Err(Broken::form("a header with joined texts"));
                }
                Token::Text(inner)
            }
            letter if letter.is_ascii_alphanumeric() => {
                let mut word = String::from(letter);
                while let Some(next) = letters.next_if(char::is_ascii_alphanumeric) {
                    word.push(next);
                }
                let known = matches!(word.as_str(), "True" | "False" | "None");
                if !known && !word.trim_end_matches('L').bytes().all(|b| b.is_ascii_digit()) {
                    return Err(Broken::form("a header that is no literal"));
                }
                Token::Word(word)
            }
            _ => return Err(Broken::form("a header that is no literal")),
        });
    }
    if depth != 0 || !matches!(out.first(), Some(Token::Open('{'))) {
        return Err(Broken::form("a header that is no dictionary"));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_headers_are_read() {
        let header = parse("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }   \n").unwrap();
        assert_eq!((header.size, header.shape, header.holds_objects), (Some(8), vec![3, 4], false));
        let header = parse("{'descr': '|O', 'fortran_order': False, 'shape': (), }").unwrap();
        assert!(header.holds_objects);
        let text = "{'descr': [('a', '<i4'), ('b', '<U2')], 'fortran_order': False, 'shape': (2,)}";
        assert_eq!(parse(text).unwrap().size, Some(12));
        for (descr, size) in [
            ("[('a', '<f8', (2, 3))]", 48),
            ("[('a', '<f8', 2), ('b', '|V4')]", 20),
            ("[('a', [('b', '<i4'), ('c', '<f8', (2,))], (3,))]", 60),
            ("[(('t', 'a'), '<i4'), ('', '|V4')]", 8),
        ] {
            let text = format!("{{'descr': {descr}, 'fortran_order': False, 'shape': (2,)}}");
            assert_eq!(parse(&text).unwrap().size, Some(size), "{descr}");
        }
        for descr in
            ["[('a', '<f8', (2, 'x'))]", "[('a', '<f8', (2,), 3)]", "['a', '<f8']", "[('a', [], -1)]"]
        {
            let text = format!("{{'descr': {descr}, 'fortran_order': False, 'shape': (2,)}}");
            assert!(
                parse(&text).is_ok_and(|header| header.size.is_none()) || parse(&text).is_err(),
                "{descr}"
            );
        }
    }

    #[test]
    fn what_is_no_literal_is_refused() {
        for text in [
            "{'descr': __import__('os').system('x'), 'fortran_order': False, 'shape': ()}",
            "['descr']",
            "{'descr': '<f8'",
            "{'shape': (), 'fortran_order': False}",
            &"(".repeat(100_000),
        ] {
            assert!(parse(text).is_err(), "{text:.60}");
        }
    }
}
