//! What the statements of a script declare and import. What is given to names later stands in `assigned`.

use super::super::lexer::{Kind, Token};
use super::super::names::{Bound, Room};
use super::super::syntax::{given, imported, module_of, taken, word};
use super::gifts::Gift;
use super::scopes::Walk;

impl Walk<'_> {
    /// What is declared from here on: `a: Type = 1, {b, c: d} = e`.
    pub(super) fn declaration(&mut self, first: usize) {
        let own = self.scope();
        let scope =
            if self.before(first, 1).is_some_and(|token| token.is("var")) { self.whole() } else { own };
        let mut at = first;
        loop {
            let pattern = self.is(at, "{") || self.is(at, "[");
            let behind = self.names.brackets.next(self.tokens, at);
            let name = word(self.tokens, at).map(str::to_owned);
            if name.is_none() && !pattern {
                return;
            }
            if let Some(name) = &name {
                self.names.declare(scope, name, Bound::Unset);
            }
            let last = match given(self.tokens, &self.names.brackets, behind) {
                Ok(sign) => {
                    self.declared.insert(sign);
                    match name {
                        Some(name) => {
                            let to = self.value(sign + 1);
                            self.gifts.push(Gift { scope, name, to, surely: scope == own });
                        }
                        None => self.pattern(at, sign + 1, scope),
                    }
                    self.end(sign + 1)
                }
                Err(last) => {
                    if pattern || self.is(behind, "of") || self.is(behind, "in") {
                        for name in self.bound(at) {
                            self.names.declare(scope, &name, Bound::Several);
                        }
                    }
                    last
                }
            };
            if !self.is(last, ",") {
                return;
            }
            at = last + 1;
        }
    }

    /// The scope of what `var` declares: the function around.
    fn whole(&self) -> usize {
        let inside = |room| matches!(room, Room::Arrow | Room::Function | Room::Maker | Room::Lost);
        let mut around = self.names.around(self.scope());
        around.find(|(_, scope)| inside(scope.room)).map_or(0, |(at, _)| at)
    }

    /// What is given there: what a module is, nothing, or an expression.
    pub(in super::super) fn value(&self, at: usize) -> Bound {
        if self.is(at, "null") || self.is(at, "undefined") {
            return Bound::Nothing;
        }
        match imported(self.tokens, at) {
            Some((module, what)) => Bound::Import(module, what),
            None => Bound::Expr(at),
        }
    }

    /// `{a, b: c = 1} = …`, `[a, setA] = useState(…)`
    fn pattern(&mut self, open: usize, value: usize, scope: usize) {
        let all = taken(self.tokens, &self.names.brackets, open);
        let module = module_of(self.tokens, value);
        let state = if self.is(open, "[") { self.state(value) } else { None };
        for one in all {
            let bound = match (one.key, &module) {
                (Some(key), Some(module)) => Bound::Import(module.clone(), key),
                (Some(key), None) => Bound::Member(value, key, one.default),
                (None, _) => match state.filter(|_| one.at == open + 1) {
                    Some(first) => Bound::Perhaps(vec![Bound::Expr(first)]),
                    None => Bound::Several,
                },
            };
            self.names.declare(scope, &one.name, bound);
        }
    }

    /// What a state of React is at first.
    fn state(&self, value: usize) -> Option<usize> {
        let at = if self.is(value, "React") && self.is(value + 1, ".") { value + 2 } else { value };
        let typed = self.is(at + 1, "<");
        let open = if typed { (at + 2..at + 12).find(|&at| self.is(at, "("))? } else { at + 1 };
        (self.is(at, "useState") && self.is(open, "(") && !self.is(open + 1, ")")).then_some(open + 1)
    }

    /// `import("m")`, `require("m")`, wherever that stands.
    pub(super) fn on_the_spot(&mut self, at: usize) {
        if let Some(Kind::Text(module)) = self.tokens.get(at).map(|token| &token.kind)
            && (self.is(at + 1, ")") || self.is(at + 1, ","))
        {
            self.names.modules.push(module.clone());
        }
    }

    /// `import a, {b as c} from "m"`, `import * as d from "m"`.
    pub(in super::super) fn import(&mut self, at: usize) {
        let part = |token: &Token| {
            matches!(token.kind, Kind::Word(_) | Kind::Text(_) | Kind::Sign('{' | '}' | ',' | '*'))
        };
        let mut from = at + 1;
        if !matches!(self.tokens.get(from).map(|token| &token.kind), Some(Kind::Text(_))) {
            while !(self.is(from, "from")
                && matches!(self.tokens.get(from + 1).map(|token| &token.kind), Some(Kind::Text(_))))
            {
                // Another one begins there, or the way to the end would be gone from each of them.
                if self.is(from, "import") || !self.tokens.get(from).is_some_and(part) {
                    return;
                }
                from += 1;
            }
            from += 1;
        }
        let Some(Kind::Text(module)) = self.tokens.get(from).map(|token| &token.kind) else { return };
        self.names.modules.push(module.clone());
        let tokens = self.tokens;
        let words = tokens.get(at + 1..from.saturating_sub(1)).unwrap_or_default();
        let mut braces = false;
        for (index, token) in words.iter().enumerate() {
            let before = |back: usize| index.checked_sub(back).and_then(|index| words.get(index));
            let renamed = before(1).is_some_and(|before| before.is("as")) && index > 1;
            let named = match &token.kind {
                Kind::Sign('{') => {
                    braces = true;
                    continue;
                }
                Kind::Word(_) if words.get(index + 1).is_some_and(|next| next.is("as")) => continue,
                Kind::Word(word) if renamed => match before(2).map(|token| &token.kind) {
                    Some(Kind::Word(name) | Kind::Text(name)) => (word, name.as_str()),
                    _ => (word, "*"),
                },
                Kind::Word(word) if matches!(word.as_str(), "as" | "type" | "typeof") => {
                    // `import type from "m"` names `type`, and so does `{ type }`.
                    let alone =
                        words.get(index + 1).is_none_or(|next| matches!(next.kind, Kind::Sign(',' | '}')));
                    if !alone || word == "as" {
                        continue;
                    }
                    (word, if braces { word.as_str() } else { "default" })
                }
                Kind::Word(word) => (word, if braces { word.as_str() } else { "default" }),
                _ => continue,
            };
            self.names.declare(0, named.0, Bound::Import(module.clone(), named.1.to_owned()));
        }
    }
}
