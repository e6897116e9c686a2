//! Python text to syntax tree, with its limits: hostile nesting is refused before the tree is built, since neither its
//! walking nor its dropping could be stopped half-way. Nothing is run.

use std::cell::OnceCell;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{ModModule, Suite};
use ruff_python_parser::{Mode, ParseOptions, Parsed, lexer, parse_unchecked};

use crate::scan::sighting::{Lines, Step, steps};

/// Longest file in bytes.
const MOST_BYTES: usize = 2 << 20;
/// A text of fewer bytes, or of fewer words and signs, cannot hold enough to overflow the stack of a worker.
const SMALL: usize = 32 << 10;
/// Deepest brackets. `CPython` itself refuses more than 200.
const MOST_BRACKETS: usize = 1_000;
/// Longest run of words and signs without a comma, on one logical line.
const LONGEST_RUN: usize = 20_000;

/// What the dialect allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::scan::sources) enum Dialect {
    /// A source file.
    Plain,
    /// The cells of a notebook, with magics and shell lines.
    Notebook,
}

impl Dialect {
    fn mode(self) -> Mode {
        match self {
            Self::Plain => Mode::Module,
            Self::Notebook => Mode::Ipython,
        }
    }
}

/// A tree, and where its text was broken.
#[derive(Debug)]
pub(super) struct Tree {
    parsed: Parsed<ModModule>,
    /// The first byte that could not be understood, and why.
    broken: Option<(usize, String)>,
}

impl Tree {
    pub(super) fn body(&self) -> &Suite {
        &self.parsed.syntax().body
    }

    /// The line on which it was broken, and why.
    pub(super) fn fault(&self, code: &Code<'_>) -> Option<(Option<u32>, String)> {
        let (offset, why) = self.broken.as_ref()?;
        Some((Some(code.lines().spot(*offset).line), format!("syntax: {why}")))
    }
}

/// Reads a text. The error says why it was refused.
fn parse(text: &str, dialect: Dialect) -> Result<Tree, String> {
    if text.len() > MOST_BYTES {
        return Err(format!("longer than {} MiB", MOST_BYTES >> 20));
    }
    if text.len() > SMALL && words_and_signs(text) > SMALL && is_too_deep(text, dialect) {
        return Err("an expression is nested or chained too deeply".to_owned());
    }
    let parsed = parse_unchecked(text, ParseOptions::from(dialect.mode()));
    let broken =
        parsed.errors().first().map(|error| (error.location.start().to_usize(), error.error.to_string()));
    let parsed = parsed.try_into_module().ok_or_else(|| "not a module".to_owned())?;
    Ok(Tree { parsed, broken })
}

/// A text of Python whose tree is built when somebody first asks for it, and shared by all who look at the text.
#[derive(Debug)]
pub(in crate::scan::sources) struct Code<'t> {
    pub(super) text: &'t str,
    dialect: Dialect,
    tree: OnceCell<Result<Tree, String>>,
    steps: OnceCell<Box<[Step]>>,
}

impl<'t> Code<'t> {
    /// A text, of which nothing is read yet.
    pub(in crate::scan::sources) fn new(text: &'t str, dialect: Dialect) -> Self {
        Self { text, dialect, tree: OnceCell::new(), steps: OnceCell::new() }
    }

    /// Its lines.
    pub(super) fn lines(&self) -> Lines<'_> {
        Lines::of(self.text, self.steps.get_or_init(|| steps(self.text)))
    }

    /// Its tree, or why it was refused.
    pub(super) fn tree(&self) -> Result<&Tree, String> {
        self.tree.get_or_init(|| parse(self.text, self.dialect)).as_ref().map_err(Clone::clone)
    }
}

/// How many words and signs a text has at most, of those that could be around one another: whatever is no letter, figure or
/// blank counts as a sign of its own. A figure and a word may stand together, but no figure is around anything.
fn words_and_signs(text: &str) -> usize {
    // Without any way to go, so that the processor takes many bytes at once.
    let is_word =
        |byte: u8| ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10) | (byte == b'_');
    let is_blank_or_comma = |byte: u8| {
        (byte == b' ') | (byte == b'\t') | (byte == b'\n') | (byte == 0x0C) | (byte == b'\r') | (byte == b',')
    };
    let begins =
        |before: u8, byte: u8| u8::from(!(is_blank_or_comma(byte) | (is_word(byte) & is_word(before))));
    let bytes = text.as_bytes();
    let first = bytes.first().map_or(0, |byte| usize::from(begins(b' ', *byte)));
    let further = bytes.get(1..).unwrap_or_default();
    // Of a few at a time, so that the sum is a byte too.
    let pairs = bytes.chunks(64).zip(further.chunks(64));
    let few = |(before, few): (&[u8], &[u8])| {
        usize::from(before.iter().zip(few).fold(0_u8, |sum, (before, byte)| sum + begins(*before, *byte)))
    };
    first + pairs.map(few).sum::<usize>()
}

/// Whether the tree of a text could be deeper than anybody writes by hand. Reads signs, builds nothing.
fn is_too_deep(text: &str, dialect: Dialect) -> bool {
    let mut lexer = lexer::lex(text, dialect.mode());
    let (mut run, mut brackets, mut openers, mut indents) = (0_usize, 0_usize, 0_usize, 0_usize);
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return false,
            TokenKind::Newline => (run, openers) = (0, 0),
            TokenKind::Indent => indents += 1,
            TokenKind::Dedent => indents = indents.saturating_sub(1),
            TokenKind::Comma => run = 0,
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                (run, brackets) = (run + 1, brackets + 1);
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => brackets = brackets.saturating_sub(1),
            TokenKind::Lambda | TokenKind::If | TokenKind::FStringStart => {
                (run, openers) = (run + 1, openers + 1);
            }
            TokenKind::Comment | TokenKind::NonLogicalNewline => {}
            _ => run += 1,
        }
        if run > LONGEST_RUN || brackets > MOST_BRACKETS || openers > LONGEST_RUN || indents > MOST_BRACKETS {
            return true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_has_more_that_can_be_nested_than_words_and_signs() {
        for text in [
            "1if 1else 1if 0x1for x in y",
            "f\"{a!r:>{b}} {{c}}\" 'x y' rb\"z\" t'{d}'",
            "é€ß + ß - ± · «a»",
            "not not-x if~y else lambda:0",
            "a.b[c](d)**e//f<<g->h:=i!=j...",
            "x = [[1, 2], {3: (4,)}]\nif x:\n    pass\n\telse\n\\\n$ ? !",
        ] {
            let mut lexer = lexer::lex(text, Mode::Module);
            let mut nested = 0;
            loop {
                match lexer.next_token() {
                    TokenKind::EndOfFile => break,
                    // No figure is around anything, and blanks tell how deep a line stands.
                    TokenKind::Int
                    | TokenKind::Float
                    | TokenKind::Complex
                    | TokenKind::Comma
                    | TokenKind::Newline
                    | TokenKind::NonLogicalNewline
                    | TokenKind::Comment
                    | TokenKind::Indent
                    | TokenKind::Dedent => {}
                    _ => nested += 1,
                }
            }
            assert!(nested > 3 && nested <= words_and_signs(text), "{nested} {text}");
        }
        assert_eq!(
            words_and_signs(" long_name_1,\n\n    another_name  "),
            2,
            "what nests nothing counts nothing"
        );
    }

    #[test]
    fn a_long_text_that_is_deep_is_refused_and_a_long_one_of_few_words_is_read() {
        let deep = format!("x = {}1{}\n", "(".repeat(SMALL), ")".repeat(SMALL));
        assert!(parse(&deep, Dialect::Plain).is_err());
        let long = format!("x = \"{}\"\n", "word".repeat(SMALL));
        assert!(words_and_signs(&long) < SMALL && parse(&long, Dialect::Plain).is_ok());
    }
}
