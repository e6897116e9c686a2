//! Plain looks at the words of a script: a dotted path, and what stands around brackets. Nothing is resolved here.

use super::lexer::{Kind, Token};

/// Most words between the brackets of a method that is declared.
const MOST_DECLARED: usize = 400;

/// A dotted path that begins here, and how many words it takes.
pub(super) fn path(tokens: &[Token], at: usize) -> (Vec<String>, usize) {
    let mut parts = Vec::new();
    let mut next = at;
    while let Some(Token { kind: Kind::Word(word), .. }) = tokens.get(next) {
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
pub(super) fn stands_behind_nought(tokens: &[Token], start: usize) -> bool {
    let before = start.checked_sub(3).and_then(|from| tokens.get(from..start));
    let Some([open, nought, comma]) = before else { return false };
    open.is("(") && nought.kind == Kind::Number("0".to_owned()) && comma.is(",")
}

/// Most words between brackets whose beginning is looked for.
const MOST_BACK: usize = 400;

/// Where the brackets open that close here.
pub(super) fn opening(tokens: &[Token], close: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for at in (close.saturating_sub(MOST_BACK)..=close).rev() {
        match tokens.get(at)?.kind {
            Kind::Sign(')' | ']' | '}') => depth += 1,
            Kind::Sign('(' | '[' | '{') => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return tokens.get(at)?.is("(").then_some(at);
        }
    }
    None
}

/// Whether a body stands behind these brackets, so that a method is declared and nothing called.
pub(super) fn opens_a_body(tokens: &[Token], open: usize) -> bool {
    let mut depth = 0_usize;
    let words = tokens.get(open..).unwrap_or_default().iter().take(MOST_DECLARED);
    let closing = words.enumerate().find_map(|(at, token)| {
        match token.kind {
            Kind::Sign('(') => depth += 1,
            Kind::Sign(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(open + at)
    });
    closing.is_some_and(|at| tokens.get(at + 1).is_some_and(|token| token.is("{")))
}

/// Whether a word begins another statement, so that an expression before it is over.
pub(super) fn is_statement(word: &str) -> bool {
    matches!(
        word,
        "const" | "let" | "var" | "function" | "export" | "import" | "class" | "return" | "if" | "for"
    )
}

/// Whether a word may stand before the name of a field, or of a parameter that becomes one.
pub(super) fn opens_a_class_field(word: &str) -> bool {
    word.starts_with('@') || matches!(word, "public" | "private" | "protected" | "readonly" | "override")
}
