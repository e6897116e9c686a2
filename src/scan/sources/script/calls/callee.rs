//! What a call of a script calls: the path before its brackets, and where that comes from. It never says what is named there.

use super::super::lexer::{Kind as Lexeme, Token};
use super::super::names::{Bound, Names};
use super::super::syntax::{module_of, path, stands_behind_nought};
use super::super::worth::origin;
use crate::scan::sighting::{Kind, Lines};

/// Most parts of one path, and most words of a type between brackets.
const MOST: usize = 64;
const MOST_TYPE: usize = 200;
/// Words before a bracket that call nothing.
const KEYWORDS: [&str; 19] = [
    "await", "return", "if", "while", "for", "switch", "typeof", "new", "in", "of", "async", "function",
    "catch", "yield", "void", "delete", "throw", "case", "else",
];

/// One script, and what its names are bound to.
pub(super) struct Reading<'r> {
    pub(in super::super) text: &'r str,
    pub(in super::super) lines: Lines<'r>,
    pub(in super::super) tokens: &'r [Token],
    pub(in super::super) names: &'r Names,
    /// Of which kinds the modules are that it imports.
    pub(in super::super) kinds: Vec<Kind>,
}

/// A call with its callee.
pub(super) struct Callee {
    pub(in super::super) start: usize,
    pub(in super::super) path: Vec<String>,
    pub(in super::super) from: Option<From>,
    /// Whether what another call gives is called at once.
    pub(super) at_once: bool,
}

/// Where a path comes from.
pub(in super::super) struct From {
    pub(in super::super) module: String,
    /// The path within the module.
    pub(in super::super) name: String,
    /// The bracket behind the class or the function that made the client.
    pub(in super::super) made: Option<usize>,
    /// Whether it may come from elsewhere, or may have been changed.
    pub(in super::super) assumed: bool,
}

/// A path, read from its end.
struct Back {
    start: usize,
    path: Vec<String>,
    made: Option<usize>,
    /// What is imported on the spot.
    module: Option<String>,
}

impl Reading<'_> {
    /// The path before an opening bracket.
    pub(in super::super) fn callee(&self, open: usize) -> Option<Callee> {
        let last = self.behind_marks(open.checked_sub(1)?)?;
        let at_once = self.tokens.get(last).is_some_and(|token| token.is(")"));
        if at_once && let Some(word) = last.checked_sub(1).and_then(|inner| self.behind_nought(inner)) {
            return Some(word);
        }
        let Back { start, path, made, module } = self.back(last)?;
        let before = start.checked_sub(1).and_then(|before| self.tokens.get(before));
        if before.is_some_and(|token| token.is("function"))
            || (path.len() == 1 && (at_once && made.is_none() || self.opens_a_body(open)))
            || path.first().is_none_or(|first| KEYWORDS.contains(&first.as_str()) || is_import(first))
        {
            return None;
        }
        let from = match module {
            Some(module) => Some(From { module, name: path.join("."), made, assumed: false }),
            None => self.origin(&path, start, 0).map(|from| From { made: from.made.or(made), ..from }),
        };
        Some(Callee { start, path, from, at_once })
    }

    /// The last word of what is called, without what may stand behind it: `create<Type>(…)`, `call?.(…)`, `call!(…)`.
    fn behind_marks(&self, last: usize) -> Option<usize> {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let mut at = last;
        if is(at, ">") {
            let mut depth = 0_usize;
            let opens = |&index: &usize| {
                depth += usize::from(is(index, ">") && !is(index.saturating_sub(1), "="));
                depth = depth.saturating_sub(usize::from(is(index, "<")));
                depth == 0
            };
            at = (at.saturating_sub(MOST_TYPE)..=at).rev().find(opens)?.checked_sub(1)?;
        }
        if is(at, ".") && is(at.checked_sub(1)?, "?") {
            at = at.checked_sub(2)?;
        }
        if is(at, "!") { at.checked_sub(1) } else { Some(at) }
    }

    /// Whether a body stands behind these brackets, so that a method is declared and nothing called.
    pub(super) fn opens_a_body(&self, open: usize) -> bool {
        self.tokens.get(self.names.brackets.close(open) + 1).is_some_and(|token| token.is("{"))
    }

    /// `(0, module.call)(…)`, as compilers call what they imported; the path ends here.
    fn behind_nought(&self, last: usize) -> Option<Callee> {
        let Back { start, path, .. } = self.back(last)?;
        let from = self.origin(&path, start, 0);
        stands_behind_nought(self.tokens, start).then_some(Callee { start, path, from, at_once: false })
    }

    fn word(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at).map(|token| &token.kind) {
            Some(Lexeme::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// The path that ends here, by way of what is called or stands in brackets: `new OpenAI().chat`, `(await load()).chat`.
    fn back(&self, last: usize) -> Option<Back> {
        let mut back = Back { start: last, path: Vec::new(), made: None, module: None };
        while back.path.len() < MOST {
            if let Some(word) = self.word(back.start) {
                back.path.push(word.to_owned());
            } else {
                let closes = self.tokens.get(back.start).filter(|token| token.is(")"));
                let open = closes.and_then(|_| self.names.brackets.open(back.start))?;
                let name = open
                    .checked_sub(1)
                    .filter(|&at| self.word(at).is_some_and(|word| !KEYWORDS.contains(&word)));
                match name {
                    Some(name) if self.word(name).is_some_and(is_import) => {
                        back.module = Some(module_of(self.tokens, name)?);
                        back.start = name;
                        break;
                    }
                    Some(name) => {
                        (back.start, back.made) = (name, Some(open));
                        continue;
                    }
                    None => {
                        self.inside(open, &mut back);
                        break;
                    }
                }
            }
            let Some(before) = self.before_dot(back.start) else { break };
            back.start = before;
        }
        back.path.reverse();
        (!back.path.is_empty()).then_some(back)
    }

    /// What a path begins with that stands in brackets.
    fn inside(&self, open: usize, back: &mut Back) {
        let first = open + 1;
        let waits = self.tokens.get(first).is_some_and(|token| token.is("await") || token.is("new"));
        let first = first + usize::from(waits);
        back.start = open;
        back.module = module_of(self.tokens, first);
        if back.module.is_none() {
            let (inner, length) = path(self.tokens, first);
            back.path.extend(inner.into_iter().rev());
            back.made =
                Some(first + length).filter(|&at| self.tokens.get(at).is_some_and(|token| token.is("(")));
        }
    }

    /// The end of what stands before the dot before a word.
    fn before_dot(&self, word: usize) -> Option<usize> {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token: &Token| token.is(sign));
        let dot = word.checked_sub(1).filter(|&at| is(at, "."))?;
        let before = dot.checked_sub(1)?;
        let before = if is(before, "?") || is(before, "!") { before.checked_sub(1)? } else { before };
        (self.word(before).is_some() || is(before, ")")).then_some(before)
    }

    /// Where a path comes from that stands at a word, through the objects that it goes by.
    pub(in super::super) fn origin(&self, path: &[String], word: usize, depth: usize) -> Option<From> {
        if let Some((module, name)) = origin(self.names, path, word) {
            return Some(From { module, name, made: None, assumed: false });
        }
        let (first, mut rest) = path.split_first()?;
        let (home, name, bound, certain) = if first == "this" {
            let field = rest.first()?;
            rest = rest.get(1..)?;
            let (home, bound, certain) = self.names.own(field, word)?;
            (home, format!("this.{field}"), bound, certain)
        } else {
            let (home, bound) = self.names.home(first, word)?;
            (home, first.clone(), bound, true)
        };
        let assumed = !certain || self.names.written.contains_key(&(home, name));
        let (at, member) = match bound.sole() {
            Bound::Expr(at) => (*at, None),
            Bound::Class(class) => {
                let (field, behind) = rest.split_first()?;
                rest = behind;
                match self.names.field(*class, field)?.1.sole() {
                    Bound::Expr(at) => (*at, None),
                    _ => return None,
                }
            }
            Bound::Member(at, key, _) => (*at, Some(key.clone())),
            Bound::Import(module, what) => {
                let parts: Vec<String> = std::iter::once(what).chain(rest).cloned().collect();
                return Some(From { module: module.clone(), name: parts.join("."), made: None, assumed });
            }
            _ => return None,
        };
        let waits = self.tokens.get(at).is_some_and(|token| token.is("await") || token.is("new"));
        let at = at + usize::from(waits);
        let (inner, length) = super::super::syntax::path(self.tokens, at);
        // A client is an object of its class; what a factory makes belongs to the same module.
        if depth >= 4 || inner.first() == Some(first) && inner.len() == 1 {
            return None;
        }
        let open = at + length;
        let called = self.tokens.get(open).is_some_and(|token| token.is("(")).then_some(open);
        let alone = called.unwrap_or(open);
        let made = self.origin(&inner, at, depth + 1)?;
        let assumed = assumed || made.assumed || self.is_choice(alone);
        let parts: Vec<String> =
            std::iter::once(made.name).chain(member).chain(rest.iter().cloned()).collect();
        Some(From { module: made.module, name: parts.join("."), made: made.made.or(called), assumed })
    }

    /// Whether what stands there may be followed by something else instead: `a ?? b`, `a || b`, `a ? b : c`.
    fn is_choice(&self, at: usize) -> bool {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let next = self.names.brackets.next(self.tokens, at);
        let at = if is(at, "(") { next } else { at };
        is(at, "?") && !is(at + 1, ".") || is(at, "|") || is(at, "&")
    }
}

fn is_import(word: &str) -> bool {
    matches!(word, "import" | "require")
}
