//! What the statements of a script declare and assign. What a name is worth is told in `worth`.

use super::bracket::end;
use super::function::{taken, word};
use super::imported::{imported, module_of, target};
use super::lexer::{Kind, Token};
use super::names::{Bound, Names};
use super::scopes::{Part, Walk};

/// Most names that one statement declares.
const MOST: usize = 64;

impl Walk<'_> {
    /// What is declared from here on: `a = 1, {b, c: d} = e`.
    pub(super) fn declaration(&mut self, first: usize) {
        let mut at = first;
        for _ in 0..MOST {
            let scope = self.scope();
            let mut next = at + 1;
            if let Some(name) = word(self.tokens, at) {
                self.names.declare(scope, name, Bound::Unset);
            } else if self.is(at, "{") {
                next = self.close(at).max(at) + 1;
                self.pattern(at, next);
            } else if self.is(at, "[") {
                next = self.close(at).max(at) + 1;
            } else {
                return;
            }
            let last = end(self.tokens, &self.names.closings, next);
            if !self.is(last, ",") {
                return;
            }
            at = last + 1;
        }
    }

    /// `{a, b: c = 1} = …`
    fn pattern(&mut self, open: usize, next: usize) {
        let scope = self.scope();
        let all = taken(self.tokens, &self.names.closings, open);
        if let Some(module) = module_of(self.tokens, next + 1).filter(|_| self.is(next, "=")) {
            self.names.modules.push(module.clone());
            for each in all {
                self.names.declare(scope, &each.name, Bound::Import(module.clone(), each.key));
            }
            return;
        }
        let given = self.is(next, "=") && !self.is(next + 1, ">");
        for each in all {
            let bound = if given { Bound::Member(next + 1, each.key, each.default) } else { Bound::Several };
            self.names.declare(scope, &each.name, bound);
        }
    }

    /// The name before an `=`; a field of a class is reached through `this`.
    pub(super) fn target(&self, at: usize) -> Option<String> {
        let name = target(self.tokens, at)?;
        let field = self.part() == Part::Class && !name.starts_with("this.");
        Some(if field { format!("this.{name}") } else { name })
    }

    /// `const a = …`, `a = …`, `this.a = …`.
    pub(super) fn assigned(&mut self, at: usize) {
        let before = |back: usize| at.checked_sub(back).and_then(|index| self.tokens.get(index));
        let sign = |token: Option<&Token>, signs: &str| {
            token.is_some_and(|token| matches!(token.kind, Kind::Sign(sign) if signs.contains(sign)))
        };
        // `==`, `<=` and `!=` assign nothing.
        let compares = sign(before(1), "=!<>+-*/%&|?^") || sign(self.tokens.get(at + 1), "=");
        let nothing = self.is(at + 1, "null") || self.is(at + 1, "undefined");
        if compares || nothing || self.part() == Part::Taken {
            return;
        }
        let Some(name) = self.target(at) else { return };
        let scope = self.scope();
        let bound = match imported(self.tokens, at + 1) {
            Some((module, what)) => {
                self.names.modules.push(module.clone());
                Bound::Import(module, what)
            }
            None => Bound::Expr(at + 1),
        };
        self.names.bind(scope, &name, bound);
    }
}

impl Names {
    /// `import a, {b as c} from "m"`, `import * as d from "m"`.
    pub(super) fn import(&mut self, tokens: &[Token], at: usize) {
        let ahead = tokens.get(at + 1..tokens.len().min(at + 400)).unwrap_or_default();
        let Some(end) = ahead
            .iter()
            .position(|token| matches!(token.kind, Kind::Text(_)) || token.is(";") || token.is("("))
        else {
            return;
        };
        let Some(Kind::Text(module)) = ahead.get(end).map(|token| &token.kind) else { return };
        self.modules.push(module.clone());
        let words = ahead.get(..end).unwrap_or_default();
        let mut braces = false;
        for (index, token) in words.iter().enumerate() {
            let next = words.get(index + 1);
            match &token.kind {
                Kind::Sign('{') => braces = true,
                Kind::Sign('}') => braces = false,
                Kind::Word(word) if !matches!(word.as_str(), "as" | "from" | "type" | "typeof") => {
                    let before = index.checked_sub(1).and_then(|index| words.get(index));
                    if before.is_some_and(|before| before.is("as")) {
                        let named = index.checked_sub(2).and_then(|index| words.get(index));
                        let name = match named.map(|token| &token.kind) {
                            Some(Kind::Word(name)) => name.as_str(),
                            _ => "*",
                        };
                        self.bind(0, word, Bound::Import(module.clone(), name.to_owned()));
                    } else if !next.is_some_and(|next| next.is("as")) {
                        let name = if braces { word.as_str() } else { "default" };
                        self.bind(0, word, Bound::Import(module.clone(), name.to_owned()));
                    }
                }
                _ => {}
            }
        }
    }
}
