//! Items that a template takes by a name that it makes first: so a name can be hidden from whoever looks for it.

use super::token::Token;

/// Whether something is taken by a name that is made there, by a filter, a method or a sign for texts.
pub(super) fn makes_an_item(tokens: &[Token]) -> bool {
    const MAKING: [&str; 8] = ["join", "lower", "upper", "replace", "format", "reverse", "string", "title"];
    const WORDS: [&str; 8] = ["in", "not", "and", "or", "if", "elif", "else", "is"];
    let mut open: Vec<bool> = Vec::new();
    let mut before: Option<&Token> = None;
    for token in tokens {
        match token {
            Token::Sign('[') => {
                // Behind a value it takes an item, elsewhere it begins a list.
                let takes = match before {
                    Some(Token::Name(name)) => !WORDS.contains(&name.as_str()),
                    Some(Token::Text(_) | Token::Sign(')' | ']')) => true,
                    _ => false,
                };
                open.push(takes);
            }
            Token::Sign(']') => drop(open.pop()),
            Token::Sign('~') if open.contains(&true) => return true,
            Token::Sign('%') if open.contains(&true) && matches!(before, Some(Token::Text(_))) => {
                return true;
            }
            Token::Name(name)
                if open.contains(&true)
                    && MAKING.contains(&name.as_str())
                    && matches!(before, Some(Token::Sign('|' | '.'))) =>
            {
                return true;
            }
            _ => {}
        }
        before = Some(token);
    }
    false
}
