//! The pieces of an expression in a template, texts with their escapes undone. Means nothing by itself.

/// A piece of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Name(String),
    Text(String),
    Sign(char),
    Other,
}

/// The pieces of what stands between braces.
pub(super) fn tokens(code: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut letters = code.trim_matches(['-', '+']).chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' | '"' => out.push(Token::Text(quoted(letter, &mut letters))),
            letter if letter == '_' || letter.is_alphabetic() => {
                let mut name = String::from(letter);
                while let Some(next) = letters.next_if(|next| *next == '_' || next.is_alphanumeric()) {
                    name.push(next);
                }
                out.push(Token::Name(name));
            }
            letter if letter.is_ascii_digit() => {
                while letters.next_if(|next| next.is_alphanumeric() || *next == '_').is_some() {}
                out.push(Token::Other);
            }
            letter if letter.is_whitespace() => {}
            letter => out.push(Token::Sign(letter)),
        }
    }
    out
}

/// A text with its escapes undone.
fn quoted(quote: char, letters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        if letter == quote {
            break;
        }
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        let escape = letters.next();
        let digits = match escape {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(digit @ '0'..='7') => {
                let mut code = digit.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    if let Some(next) = letters.next_if(|next| next.is_digit(8)) {
                        code = code * 8 + next.to_digit(8).unwrap_or(0);
                    }
                }
                text.extend(char::from_u32(code));
                continue;
            }
            other => {
                text.extend(other);
                continue;
            }
        };
        let code = (0..digits)
            .filter_map(|_| letters.next()?.to_digit(16))
            .fold(0_u32, |all, digit| all.wrapping_mul(16) | digit);
        text.extend(char::from_u32(code));
    }
    text
}
