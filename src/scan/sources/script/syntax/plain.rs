//! Plain looks at the words of a script: a dotted path, and what stands around brackets. Nothing is resolved here.

use super::super::lexer::{Kind, Token};

/// Most parts of a path; a longer one names nothing that anybody calls.
const MOST_PARTS: usize = 64;

/// A dotted path that begins here, and how many words it takes.
pub(in super::super) fn path(tokens: &[Token], at: usize) -> (Vec<String>, usize) {
    let mut parts = Vec::new();
    let mut next = at;
    while let Some(Token { kind: Kind::Word(word), .. }) = tokens.get(next) {
        if parts.len() == MOST_PARTS {
            return (Vec::new(), next - at);
        }
        parts.push(word.clone());
        next += 1;
        if tokens.get(next).is_some_and(|token| token.is("?"))
            && tokens.get(next + 1).is_some_and(|token| token.is("."))
        {
            next += 1;
        }
        if !tokens.get(next).is_some_and(|token| token.is(".")) {
            break;
        }
        next += 1;
    }
    (parts, next - at)
}

/// Whether `(0,` stands before this word.
pub(in super::super) fn stands_behind_nought(tokens: &[Token], start: usize) -> bool {
    let before = start.checked_sub(3).and_then(|from| tokens.get(from..start));
    let Some([open, nought, comma]) = before else { return false };
    open.is("(") && nought.kind == Kind::Number("0".to_owned()) && comma.is(",")
}

/// The same with members that are asked for by a text in brackets, and with `!` behind a part.
pub(in super::super) fn place(tokens: &[Token], at: usize) -> (Vec<String>, usize) {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let (mut parts, length) = path(tokens, at);
    let mut next = at + length;
    while parts.len() < MOST_PARTS && !parts.is_empty() {
        let marked = next + usize::from(is(next, "!") && !is(next + 1, "="));
        let bracket = if is(marked, "?") && is(marked + 1, ".") { marked + 2 } else { marked };
        if is(bracket, "[")
            && is(bracket + 2, "]")
            && let Some(Kind::Text(key)) = tokens.get(bracket + 1).map(|token| &token.kind)
        {
            parts.push(key.clone());
            next = bracket + 3;
        } else if is(marked, ".") || marked != bracket && !is(bracket, "(") && !is(bracket, "[") {
            let (more, length) = path(tokens, if marked == bracket { marked + 1 } else { bracket });
            if more.is_empty() {
                break;
            }
            parts.extend(more);
            next = (if marked == bracket { marked + 1 } else { bracket }) + length;
        } else {
            break;
        }
    }
    (parts, next - at)
}

/// Whether a word begins another statement, so that an expression before it is over.
pub(in super::super) fn is_statement(word: &str) -> bool {
    matches!(
        word,
        "const" | "let" | "var" | "function" | "export" | "import" | "class" | "return" | "if" | "for"
    )
}

/// Whether a word may stand before the name of a field, or of a parameter that becomes one.
pub(super) fn opens_a_class_field(word: &str) -> bool {
    word.starts_with('@')
        || matches!(word, "public" | "private" | "protected" | "readonly" | "override" | "accessor")
}

/// A word, if this is one.
pub(in super::super) fn word(tokens: &[Token], at: usize) -> Option<&str> {
    match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Word(word)) => Some(word),
        _ => None,
    }
}
