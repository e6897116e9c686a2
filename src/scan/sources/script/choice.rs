//! Expressions of a script that are one of several. Words in, places out.

use super::lexer::{Kind, Token};
use super::worth::{Worth, each};

/// Most worths of one choice.
const MOST: usize = 12;

/// All of them as one, each once.
pub(super) fn either(all: impl IntoIterator<Item = Worth>) -> Worth {
    let mut told: Vec<Worth> = Vec::new();
    for one in all.into_iter().flat_map(each) {
        if !told.contains(&one) {
            told.push(if told.len() < MOST { one } else { return Worth::Open });
        }
    }
    match told.len() {
        1 => told.pop().unwrap_or(Worth::Open),
        0 => Worth::Open,
        _ => Worth::Either(told),
    }
}

/// Whether the first bracket is closed by the last word.
pub(super) fn encloses(words: &[Token]) -> bool {
    let mut depth = 0_usize;
    for (at, token) in words.iter().enumerate() {
        match token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1 == words.len();
        }
    }
    false
}

/// Where both branches of `a ? b : c` begin, if these words are such a choice.
pub(super) fn branches(words: &[Token]) -> Option<(usize, usize)> {
    let is = |at: usize, sign: &str| words.get(at).is_some_and(|token| token.is(sign));
    let (mut depth, mut asked, mut operand) = (0_usize, 0_usize, false);
    let mut yes = None;
    for (at, token) in words.iter().enumerate() {
        let was = std::mem::replace(&mut operand, false);
        match &token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']' | '}') => {
                depth = depth.checked_sub(1)?;
                operand = true;
            }
            _ if depth > 0 => {}
            // A function, which gives what it chooses to somebody else.
            Kind::Sign('=') if is(at + 1, ">") => return None,
            Kind::Sign('?') => {
                let double = is(at + 1, "?") || at.checked_sub(1).is_some_and(|before| is(before, "?"));
                if !double && !is(at + 1, ".") {
                    asked += 1;
                    yes = yes.or(Some(at + 1));
                }
            }
            Kind::Sign(':') => match (yes, asked) {
                (Some(yes), 1) => return Some((yes, at + 1)),
                _ => asked = asked.checked_sub(1)?,
            },
            Kind::Sign('!') => operand = was,
            Kind::Word(word) if is_operator(word) => {}
            // Two values with nothing between them are two statements.
            Kind::Word(_) | Kind::Text(_) | Kind::Number(_) | Kind::Regex if was => return None,
            Kind::Piece(_, more) => operand = !more,
            Kind::Word(_) | Kind::Text(_) | Kind::Number(_) | Kind::Regex => operand = true,
            Kind::Sign(_) => {}
        }
    }
    None
}

fn is_operator(word: &str) -> bool {
    matches!(word, "in" | "instanceof" | "typeof" | "await" | "new" | "void" | "as" | "satisfies" | "keyof")
}
