//! Words of JavaScript, TypeScript and JSON: texts, templates, comments and regular expressions told apart.
//!
//! Never fails: what it cannot read it passes over, one character at a time.

use std::collections::HashMap;
use std::iter::Peekable;
use std::str::CharIndices;

use super::slash::OpenEnded;

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan::sources) enum Kind {
    /// A name or keyword, with any `#` or `@` before it.
    Word(String),
    /// A text, unescaped.
    Text(String),
    /// The beginning of a template: its text, and whether an expression follows.
    Piece(String, bool),
    /// What stands in a template behind an expression, and whether another follows.
    Rest(String, bool),
    /// A number, as written.
    Number(String),
    /// A regular expression.
    Regex,
    /// Any other sign.
    Sign(char),
}

/// A word and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan::sources) struct Token {
    pub(in crate::scan::sources) kind: Kind,
    pub(in crate::scan::sources) offset: usize,
}

impl Token {
    /// Whether it is this word or sign.
    pub(in crate::scan::sources) fn is(&self, text: &str) -> bool {
        match &self.kind {
            Kind::Word(word) => word == text,
            Kind::Sign(sign) => text.len() == sign.len_utf8() && text.starts_with(*sign),
            _ => false,
        }
    }
}

/// Most words of one file, which is more than the bytes of a source that is read.
const MOST: usize = 2 << 20;
/// Longest text that is kept whole.
pub(in super::super) const LONGEST: usize = 4_096;

/// An element that is open.
#[derive(Debug)]
pub(super) struct Element {
    pub(in super::super) name: String,
    /// How many braces stand open around it.
    pub(in super::super) braces: usize,
    /// Whether it is being opened; otherwise what is in it is read.
    pub(in super::super) opening: bool,
}

pub(super) struct Lexer<'t> {
    pub(in super::super) text: &'t str,
    pub(in super::super) chars: Peekable<CharIndices<'t>>,
    out: Vec<Token>,
    /// Braces that stand open, and which of them belong to a template.
    pub(in super::super) braces: Vec<bool>,
    pub(super) elements: Vec<Element>,
    /// Where the last closing tag of each name begins, as soon as somebody asks.
    pub(super) closers: Option<HashMap<String, usize>>,
    /// Brackets that stand open, and which of them hold what a statement asks for.
    rounds: Vec<bool>,
    /// Whether the last word closed such a bracket.
    asked: bool,
    /// Whether elements may stand there: in TypeScript of its own `<T>` is a type.
    pub(super) with_elements: bool,
    /// From where no regular expression ends on its line.
    pub(super) open_ended: OpenEnded,
}

/// All words of a text.
pub(in crate::scan::sources) fn tokens(text: &str) -> Vec<Token> {
    words(text, true)
}

/// All words of a script at a path.
pub(in super::super) fn tokens_of(path: &str, text: &str) -> Vec<Token> {
    words(text, ![".ts", ".mts", ".cts"].iter().any(|ending| path.ends_with(ending)))
}

fn words(text: &str, with_elements: bool) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        chars: text.char_indices().peekable(),
        out: Vec::new(),
        braces: Vec::new(),
        elements: Vec::new(),
        closers: None,
        rounds: Vec::new(),
        asked: false,
        with_elements,
        open_ended: OpenEnded::default(),
    };
    while let Some((offset, c)) = lexer.chars.next() {
        if lexer.out.len() >= MOST {
            break;
        }
        if !lexer.element(offset, c) {
            lexer.one(offset, c);
        }
    }
    lexer.out
}

impl Lexer<'_> {
    fn one(&mut self, offset: usize, c: char) {
        match c {
            c if c.is_whitespace() => {}
            '/' if self.next_is('/') => while self.chars.next_if(|&(_, c)| c != '\n').is_some() {},
            '/' if self.next_is('*') => self.comment(),
            '/' if self.value_may_begin() => self.regex(offset),
            '"' | '\'' => {
                let text = self.text(c);
                self.push(offset, Kind::Text(text));
            }
            '`' => self.template(offset, Kind::Piece),
            '{' => {
                self.braces.push(false);
                self.push(offset, Kind::Sign('{'));
            }
            '}' if self.braces.pop() == Some(true) => self.template(offset, Kind::Rest),
            '(' => {
                self.rounds.push(self.asks());
                self.push(offset, Kind::Sign('('));
            }
            ')' => {
                self.push(offset, Kind::Sign(')'));
                self.asked = self.rounds.pop() == Some(true);
            }
            c if c.is_ascii_digit() => {
                let more = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
                let word = self.word(c, more);
                self.push(offset, Kind::Number(word));
            }
            c if is_name(c) || matches!(c, '#' | '@') => {
                let word = self.word(c, is_name);
                self.push(offset, Kind::Word(word));
            }
            c => self.push(offset, Kind::Sign(c)),
        }
    }

    pub(in super::super) fn push(&mut self, offset: usize, kind: Kind) {
        self.asked = false;
        self.out.push(Token { kind, offset });
    }

    /// Whether a bracket here holds what a statement asks for, so that a value may stand behind it.
    fn asks(&self) -> bool {
        let last = self.out.last();
        last.is_some_and(|last| ["if", "while", "for", "with"].iter().any(|word| last.is(word)))
    }

    pub(super) fn next_is(&mut self, c: char) -> bool {
        self.chars.peek().is_some_and(|&(_, next)| next == c)
    }

    fn word(&mut self, first: char, more: impl Fn(char) -> bool) -> String {
        let mut word = String::from(first);
        while let Some((_, c)) = self.chars.next_if(|&(_, c)| more(c)) {
            if word.len() < LONGEST {
                word.push(c);
            }
        }
        word
    }

    fn comment(&mut self) {
        let mut before = ' ';
        self.chars.next();
        for (_, c) in self.chars.by_ref() {
            if before == '*' && c == '/' {
                return;
            }
            before = c;
        }
    }

    /// Whether a value may begin here, so that a slash begins a regular expression: after a value it divides.
    pub(super) fn value_may_begin(&self) -> bool {
        match self.out.last().map(|token| &token.kind) {
            None => true,
            Some(Kind::Word(word)) => {
                matches!(
                    word.as_str(),
                    "return"
                        | "typeof"
                        | "case"
                        | "in"
                        | "of"
                        | "delete"
                        | "void"
                        | "throw"
                        | "new"
                        | "else"
                        | "do"
                        | "await"
                        | "yield"
                        | "instanceof"
                        | "default"
                )
            }
            // Behind `<` it closes an element.
            Some(Kind::Sign(sign)) => self.asked || !matches!(sign, ')' | ']' | '}' | '<'),
            Some(Kind::Piece(_, more) | Kind::Rest(_, more)) => *more,
            Some(_) => false,
        }
    }

    /// A regular expression ends on its line; if it does not, it was none.
    fn regex(&mut self, offset: usize) {
        let Some(behind) = self.open_ended.behind(self.chars.clone()) else {
            return self.push(offset, Kind::Sign('/'));
        };
        self.chars = behind;
        while self.chars.next_if(|&(_, c)| c.is_ascii_alphabetic()).is_some() {}
        self.push(offset, Kind::Regex);
    }

    /// The rest of a text. One that is not closed ends with its line.
    fn text(&mut self, quote: char) -> String {
        let mut out = String::new();
        while let Some((_, c)) = self.chars.next_if(|&(_, c)| c != '\n') {
            let c = match c {
                c if c == quote => break,
                '\\' => match self.chars.next() {
                    Some((_, next)) => match self.escaped(next) {
                        Some(c) => c,
                        None => continue,
                    },
                    None => break,
                },
                c => c,
            };
            if out.len() < LONGEST {
                out.push(c);
            }
        }
        out
    }

    /// A piece of a template, up to its end or to the next expression.
    fn template(&mut self, offset: usize, kind: fn(String, bool) -> Kind) {
        let mut out = String::new();
        while let Some((_, c)) = self.chars.next() {
            let c = match c {
                '`' => break,
                '$' if self.next_is('{') => {
                    self.chars.next();
                    self.braces.push(true);
                    return self.push(offset, kind(out, true));
                }
                '\\' => match self.chars.next() {
                    Some((_, next)) => match self.escaped(next) {
                        Some(c) => c,
                        None => continue,
                    },
                    None => break,
                },
                c => c,
            };
            if out.len() < LONGEST {
                out.push(c);
            }
        }
        self.push(offset, kind(out, false));
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        let text_of = |token: Token| if let Kind::Text(text) = token.kind { Some(text) } else { None };
        tokens(text).into_iter().filter_map(text_of).collect()
    }

    #[test]
    fn texts_are_told_from_comments_templates_and_regular_expressions() {
        let source = "// 'a'\n/* \"b\" */ x = /'c'/g; y = 1 / 'd'; z = `e ${'f' + `${'g'}`} h`; return /[/']/; w = '\\x41\\u{42}'";
        assert_eq!(texts(source), ["d", "f", "g", "AB"]);
    }

    #[test]
    fn the_text_of_elements_is_no_code() {
        let source =
            "return <p a='b'>don't {'c'} <i/> `<b>\"</b></p>; x = <T,>('d'); y = <i>it's</i> ? 'e' : 'f'";
        assert_eq!(texts(source), ["b", "c", "d", "e", "f"]);
    }

    #[test]
    fn what_is_not_closed_ends_with_its_line() {
        assert_eq!(texts("a = 'open\nb = 'c'"), ["open", "c"]);
        assert_eq!(texts("`${`${`${"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn any_text_has_words(text in "(?s)[a-z<>/'\"`${}\\\\*\\[\\]\n ]{0,200}|.{0,200}") {
            let offsets: Vec<usize> = tokens(&text).iter().map(|token| token.offset).collect();
            prop_assert!(offsets.is_sorted() && offsets.last().is_none_or(|&last| last < text.len()));
        }
    }
}
