//! Letters that a script writes with a backslash.

use super::token::Lexer;

impl Lexer<'_> {
    /// The letter that a backslash and this one mean; nothing where the line goes on.
    pub(super) fn escaped(&mut self, c: char) -> Option<char> {
        match c {
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'v' => Some('\u{b}'),
            '0' => Some('\0'),
            '\n' => None,
            // The line goes on behind both.
            '\r' => {
                self.chars.next_if(|&(_, c)| c == '\n');
                None
            }
            'x' => self.code(2),
            'u' => {
                if self.chars.next_if(|&(_, c)| c == '{').is_some() {
                    let mut number = 0_u32;
                    while let Some((_, digit)) = self.chars.next_if(|&(_, c)| c.is_ascii_hexdigit()) {
                        number = number.saturating_mul(16).saturating_add(digit.to_digit(16).unwrap_or(0));
                    }
                    self.chars.next_if(|&(_, c)| c == '}');
                    char::from_u32(number)
                } else {
                    self.code(4)
                }
            }
            c => Some(c),
        }
    }

    fn code(&mut self, digits: usize) -> Option<char> {
        let mut number = 0;
        for _ in 0..digits {
            let (_, digit) = self.chars.next_if(|&(_, c)| c.is_ascii_hexdigit())?;
            number = number * 16 + digit.to_digit(16).unwrap_or(0);
        }
        char::from_u32(number)
    }
}
