//! What an expression in a script is worth, as far as its words tell.

use super::super::lexer::{Kind, LONGEST, Token};
use super::super::names::Names;
use super::super::syntax::{path, place};
use super::super::value::{Worth, assumed, each};
use super::choice::branches;
use super::look::origin;

/// Deepest chain of names.
const DEEPEST: usize = 8;

/// The worth of the expression that begins here.
pub(in super::super) fn worth(tokens: &[Token], names: &Names, at: usize) -> Worth {
    names.budget.begin();
    names.deep(tokens, at, 0)
}

impl Names {
    /// The same at this depth of names.
    pub(in super::super) fn deep(&self, tokens: &[Token], at: usize, depth: usize) -> Worth {
        let end = self.brackets.end(tokens, at);
        // What is said on the spot costs nothing.
        if let Some(Kind::Text(text) | Kind::Piece(text, false)) = tokens.get(at).map(|token| &token.kind)
            && (at + 1 == end || !continues(tokens, at + 1))
            && !asserts(tokens, at + 1)
        {
            return said(text.clone(), false);
        }
        if depth > DEEPEST {
            self.budget.cut();
            return Worth::Open;
        }
        if !self.budget.may_look() {
            return Worth::Open;
        }
        self.budget.looked(0);
        Expression { tokens, names: self, depth, end }.worth(at)
    }
}

/// A text, unless it is cut.
fn said(text: String, assumed: bool) -> Worth {
    if text.len() < LONGEST { Worth::Text(text, assumed) } else { Worth::Open }
}

/// An expression up to its end.
struct Expression<'e> {
    tokens: &'e [Token],
    names: &'e Names,
    depth: usize,
    end: usize,
}

impl Expression<'_> {
    fn is(&self, at: usize, sign: &str) -> bool {
        at < self.end && self.tokens.get(at).is_some_and(|token| token.is(sign))
    }

    fn deep(&self, at: usize) -> Worth {
        self.names.deep(self.tokens, at, self.depth + 1)
    }

    fn branches(&self, at: usize) -> Option<(usize, usize)> {
        branches(self.tokens, self.names, (at, self.end))
    }

    fn worth(&self, at: usize) -> Worth {
        let Some((yes, no)) = self.branches(at) else { return self.plain(at) };
        let within = Self { end: no - 1, ..*self };
        let chosen = if within.branches(yes).is_some() { self.deep(yes) } else { within.plain(yes) };
        self.names.either([assumed(chosen), assumed(self.deep(no))])
    }

    /// The worth of what is no choice between two.
    fn plain(&self, at: usize) -> Worth {
        let (mut worth, mut next) = self.operand(at);
        if self.is(next, "!") && !self.is(next + 1, "=") {
            next += 1;
        }
        if self.is(next, "as") || self.is(next, "satisfies") {
            next = self.behind_type(next);
        }
        if next >= self.end || !continues(self.tokens, next) {
            return worth;
        }
        // `"a" + b`
        while self.is(next, "+") && !self.is(next + 1, "+") && !self.is(next + 1, "=") {
            let (Worth::Text(text, likely), (Worth::Text(more, perhaps), behind)) =
                (&worth, self.operand(next + 1))
            else {
                return Worth::Open;
            };
            (worth, next) = (said(format!("{text}{more}"), *likely || perhaps), behind);
        }
        if next >= self.end || !continues(self.tokens, next) {
            return worth;
        }
        let instead = ["?", "|"].iter().any(|sign| self.is(next, sign) && self.is(next + 1, sign));
        if !instead || self.is(next + 2, "=") {
            return Worth::Open;
        }
        // `process.env.MODEL ?? "default"`
        match worth {
            Worth::Text(text, likely) if !text.is_empty() => Worth::Text(text, likely),
            Worth::Object(object) => Worth::Object(object),
            before => {
                let told = |one: &Worth| matches!(one, Worth::Text(..) | Worth::Flag(_) | Worth::Object(_));
                let all = each(before);
                let unseen = !all.iter().all(told);
                let given = all.into_iter().filter(|given| match given {
                    Worth::Text(text, _) => !text.is_empty(),
                    given => matches!(given, Worth::Object(_)),
                });
                let instead = self.deep(next + 2);
                let instead = if unseen { self.names.or_unseen(instead) } else { assumed(instead) };
                match self.names.either(given.chain([instead])) {
                    // What is given is not nothing, whatever it is, and else it is nothing.
                    Worth::Flag(flag) if unseen => self.names.either([Worth::Open, Worth::Flag(flag)]),
                    instead => instead,
                }
            }
        }
    }

    /// The word behind a type that follows `as`: what may not stand in one.
    fn behind_type(&self, at: usize) -> usize {
        let mut next = at + 1;
        while next < self.end {
            let twice = ["?", "|", "&"].iter().any(|sign| self.is(next, sign) && self.is(next + 1, sign));
            if twice || self.is(next, "+") || self.is(next, "?") {
                break;
            }
            next = self.names.brackets.next(self.tokens, next);
        }
        next
    }

    /// The worth of one operand, and the word behind it.
    fn operand(&self, at: usize) -> (Worth, usize) {
        let next = self.names.brackets.next(self.tokens, at);
        let Some(token) = self.tokens.get(at).filter(|_| at < self.end) else { return (Worth::Open, at) };
        match &token.kind {
            Kind::Text(text) | Kind::Piece(text, false) => (said(text.clone(), false), next),
            Kind::Piece(text, true) => (self.template(text, at), next),
            Kind::Word(word) => match word.as_str() {
                "true" => (Worth::Flag(true), next),
                "false" | "null" | "undefined" => (Worth::Flag(false), next),
                "await" => (self.deep(at + 1), self.end),
                "new" => (self.made(at + 1), self.end),
                _ => self.named(at),
            },
            Kind::Sign('{') => (Worth::Object(self.names.literal(self.tokens, at)), next),
            Kind::Sign('(') if self.names.brackets.end(self.tokens, at + 1) + 1 == next => {
                (self.deep(at + 1), next)
            }
            _ => (Worth::Open, next),
        }
    }

    /// A template whose expressions have a known text.
    fn template(&self, text: &str, at: usize) -> Worth {
        let (mut out, mut likely, mut next) = (text.to_owned(), false, at + 1);
        loop {
            let Worth::Text(text, perhaps) = self.deep(next) else { return Worth::Open };
            out.push_str(&text);
            likely |= perhaps;
            let rest = self.names.brackets.end(self.tokens, next);
            let Some(Kind::Rest(text, more)) = self.tokens.get(rest).map(|token| &token.kind) else {
                return Worth::Open;
            };
            out.push_str(text);
            if !more {
                return said(out, likely);
            }
            next = rest + 1;
        }
    }

    /// `new Class(…)`.
    fn made(&self, at: usize) -> Worth {
        let (path, _) = path(self.tokens, at);
        match origin(self.names, &path, at) {
            Some((module, name)) => Worth::Made(module, name),
            None => Worth::Open,
        }
    }

    /// A name, a member of it, or a call.
    fn named(&self, at: usize) -> (Worth, usize) {
        let (parts, length) = place(self.tokens, at);
        let next = at + length;
        let environment =
            parts.first().is_some_and(|first| matches!(first.as_str(), "process" | "Deno" | "Bun"))
                || parts.get(1).is_some_and(|second| second == "meta");
        if parts.is_empty() {
            self.names.budget.cut();
        }
        if environment || parts.is_empty() {
            return (Worth::Open, next.max(at + 1));
        }
        if !self.is(next, "(") {
            return (self.names.look(self.tokens, &parts, (at, self.depth)), next);
        }
        let frozen = parts.len() == 2
            && parts.first().is_some_and(|first| first == "Object")
            && parts.last().is_some_and(|last| last == "freeze" || last == "seal");
        if frozen {
            return (self.deep(next + 1), self.names.brackets.next(self.tokens, next));
        }
        if let Some(joined) = self.names.joined(self.tokens, &parts, (next, self.depth)) {
            return (joined, self.names.brackets.next(self.tokens, next));
        }
        let made = match origin(self.names, &parts, at) {
            Some((module, name)) => Worth::Made(module, name),
            None => Worth::Open,
        };
        let behind = self.names.brackets.next(self.tokens, next);
        // Of what a call gives, members and calls are made as well.
        let chained = [".", "(", "[", "!"].iter().any(|sign| self.is(behind, sign));
        (made, if chained { self.end } else { behind })
    }
}

/// Whether a word goes on with the expression before it.
fn continues(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    match token.kind {
        // `++` and `--` begin another statement.
        Kind::Sign('+' | '-') => !tokens.get(at + 1).is_some_and(|next| next.kind == token.kind),
        Kind::Sign(sign) => "*/%?|&.[(=<>^".contains(sign),
        Kind::Piece(..) => true,
        _ => false,
    }
}

fn asserts(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is("as") || token.is("satisfies"))
}

/// How an expression is written, on one line.
pub(in super::super) fn written(text: &str, tokens: &[Token], names: &Names, at: usize) -> String {
    let start = tokens.get(at).map_or(0, |token| token.offset);
    let end = tokens.get(names.brackets.end(tokens, at)).map_or(text.len(), |token| token.offset);
    let words: Vec<&str> = text.get(start..end).unwrap_or_default().split_whitespace().take(20).collect();
    crate::text::clipped(&words.join(" "), 80).into_owned()
}
