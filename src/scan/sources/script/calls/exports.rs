//! What a script exports that calls elsewhere may name: ids, clients and models. What it means there is told in `link`.

use std::collections::BTreeSet;

use super::super::keep::{Elsewhere, Export, Exports, MOST_NAMES};
use super::super::lexer::Kind as Lexeme;
use super::super::modules::{is_own, is_sdk, kind_of, of_class};
use super::super::names::Bound;
use super::super::syntax::{given, path, taken, word};
use super::super::value::{Key, Member, Worth, assumed, each};
use super::callee::Reading;
use crate::scan::model::Sure;

/// Deepest member of an object that is told.
const DEEPEST: usize = 3;

impl Reading<'_> {
    /// Everything that the file exports and somebody may ask for.
    pub(in super::super) fn exports(&self) -> Exports {
        let mut exports = Exports::default();
        for at in 0..self.tokens.len() {
            let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
            // What a namespace exports is a member of it.
            if is(at, "export") && self.names.scope(at) == 0 {
                self.export(at + 1, &mut exports);
            } else if is(at, "exports") && (is(at + 1, ".") || is(at + 1, "=")) {
                self.assigned_export(at, &mut exports);
            }
        }
        exports
    }

    fn export(&self, at: usize, exports: &mut Exports) {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let at = if is(at, "declare") || is(at, "abstract") || is(at, "async") { at + 1 } else { at };
        match word(self.tokens, at) {
            Some("const" | "let" | "var") if !is(at + 1, "enum") => self.declarations(at + 1, exports),
            Some("const" | "enum" | "class") => {
                if let Some(name) = word(self.tokens, at + 1 + usize::from(is(at + 1, "enum"))) {
                    self.add((name, at), name, exports);
                }
            }
            Some("function" | "namespace" | "module") => {
                if let Some(name) = word(self.tokens, at + 1 + usize::from(is(at + 1, "*"))) {
                    exports.add(name, Export::Open);
                }
            }
            Some("default") => self.expression("default", at + 1, exports),
            None if is(at, "{") => self.listed(at, exports),
            None if is(at, "*") && is(at + 1, "as") => {
                if let (Some(name), Some(module)) = (word(self.tokens, at + 2), self.module_behind(at + 3)) {
                    exports.add(name, of_module(&module, "*"));
                }
            }
            None if is(at, "*") => {
                exports.stars.extend(self.module_behind(at + 1).filter(|module| is_own(module)));
                exports.cut |= exports.stars.len() > MOST_NAMES;
                exports.stars.truncate(MOST_NAMES);
            }
            _ => {}
        }
    }

    /// `export const a = 1, { b } = c`.
    fn declarations(&self, first: usize, exports: &mut Exports) {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let brackets = &self.names.brackets;
        let mut at = first;
        loop {
            match word(self.tokens, at) {
                Some(name) => self.add((name, first), name, exports),
                None if is(at, "{") || is(at, "[") => {
                    for one in taken(self.tokens, brackets, at) {
                        self.add((&one.name, first), &one.name, exports);
                    }
                }
                None => return,
            }
            let last = match given(self.tokens, brackets, brackets.next(self.tokens, at)) {
                Ok(sign) => brackets.end(self.tokens, sign + 1),
                Err(last) => last,
            };
            if !is(last, ",") {
                return;
            }
            at = last + 1;
        }
    }

    /// `export { a as b } from "module"`.
    fn listed(&self, open: usize, exports: &mut Exports) {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let close = self.names.brackets.close(open);
        let from = self.module_behind(close + 1);
        let mut next = open + 1;
        while next < close {
            let last = self.names.brackets.end(self.tokens, next).min(close);
            let name = word(self.tokens, next)
                .filter(|name| *name != "type" || is(next + 1, "as") || last == next + 1);
            if let Some(name) = name {
                let told = word(self.tokens, next + 2).filter(|_| is(next + 1, "as")).unwrap_or(name);
                match &from {
                    Some(module) => exports.add(told, of_module(module, name)),
                    None => self.add((name, open), told, exports),
                }
            }
            next = last.max(next) + 1;
        }
    }

    /// `from "module"`.
    fn module_behind(&self, at: usize) -> Option<String> {
        let from = self.tokens.get(at).is_some_and(|token| token.is("from"));
        match self.tokens.get(at + 1).map(|token| &token.kind) {
            Some(Lexeme::Text(module)) if from => Some(module.clone()),
            _ => None,
        }
    }

    /// `exports.name = …`, `module.exports = { name: … }`.
    fn assigned_export(&self, at: usize, exports: &mut Exports) {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let whole = is(at + 1, "=") && !is(at + 2, "=");
        let name = word(self.tokens, at + 2).filter(|_| is(at + 3, "=") && !is(at + 4, "="));
        let value = if whole { at + 2 } else { at + 4 };
        let end = self.names.brackets.end(self.tokens, value);
        // `exports.a = exports.b = void 0`
        let nothing = is(value, "void") || end.checked_sub(2).is_some_and(|at| is(at, "void"));
        if !whole && name.is_none() || nothing {
            return;
        }
        exports.older = true;
        if let Some(name) = name {
            let first = if at > 1 && is(at - 1, ".") { at - 2 } else { at };
            let behind = [")", "else", "&", "|", "?", ":"];
            let perhaps =
                first.checked_sub(1).is_some_and(|before| behind.iter().any(|sign| is(before, sign)));
            if perhaps || self.names.scope(at) != 0 {
                return self.members(name, assumed(self.worth(value)), 0, exports);
            }
            return self.expression(name, value, exports);
        }
        let Worth::Object(object) = self.worth(value) else {
            return self.expression("default", value, exports);
        };
        let names: BTreeSet<&str> = object.own.iter().filter_map(named).collect();
        for name in names {
            let held = self.names.held(self.tokens, &object, name, 0);
            match held.places.as_slice() {
                [Some(at)] if !held.assumed() => self.expression(name, *at, exports),
                _ => self.members(name, self.names.worth_of(self.tokens, &held, 0), 1, exports),
            }
        }
        // What is spread in it may hold any other name.
        exports.hidden |= object.back().any(|member| named(member).is_none());
    }

    fn worth(&self, at: usize) -> Worth {
        super::super::worth::worth(self.tokens, self.names, at)
    }

    /// A name of the file as something that is exported there.
    fn add(&self, (name, at): (&str, usize), told: &str, exports: &mut Exports) {
        if exports.has(told) {
            return;
        }
        exports.tell(name, told);
        match self.names.scopes.first().and_then(|scope| scope.names.get(name)) {
            Some(Bound::Import(module, what)) => exports.add(told, of_module(module, what)),
            Some(Bound::Expr(first)) if self.client(*first).is_some() => {
                self.expression(told, *first, exports);
            }
            Some(Bound::Class(class)) => {
                exports.add(told, Export::Open);
                let fields = self.names.scopes.get(*class).map(|scope| &scope.names);
                for field in fields.into_iter().flatten().filter_map(|(name, _)| name.strip_prefix("this.")) {
                    self.names.budget.begin();
                    let path = [name.to_owned(), field.to_owned()];
                    let worth = self.names.look(self.tokens, &path, (at, 0));
                    self.members(&format!("{told}.{field}"), worth, 1, exports);
                }
            }
            _ => {
                self.names.budget.begin();
                let worth = self.names.look(self.tokens, &[name.to_owned()], (at, 0));
                self.members(told, worth, 0, exports);
            }
        }
    }

    /// Whose client or model an expression makes.
    fn client(&self, at: usize) -> Option<Export> {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let first = at + usize::from(is(at, "await") || is(at, "new"));
        let (path, length) = path(self.tokens, first);
        let open = first + length;
        let from = is(open, "(").then(|| self.origin(&path, first, 0))??;
        let kind = of_class(kind_of(&from.module)?, &from.name);
        let factory = path.last().is_some_and(|last| last.starts_with("create"));
        let (kind, sure) = self.server(kind, &from.module, from.made.unwrap_or(open));
        let sure = if from.assumed { sure.max(Sure::Likely) } else { sure };
        Some(if factory || is(at, "new") { Export::Client(kind, sure) } else { Export::Model })
    }

    /// An expression as something that is exported.
    fn expression(&self, told: &str, at: usize, exports: &mut Exports) {
        if self.names.brackets.end(self.tokens, at) == at + 1
            && let Some(name) = word(self.tokens, at)
        {
            exports.tell(name, told);
        }
        match self.client(at) {
            Some(export) => exports.add(told, export),
            None => self.members(told, self.worth(at), 0, exports),
        }
    }

    /// A text, a name of another module, or the members of an object.
    fn members(&self, told: &str, worth: Worth, depth: usize, exports: &mut Exports) {
        match worth {
            Worth::Object(object) if depth < DEEPEST && !exports.cut => {
                exports.add(told, Export::Open);
                let names: BTreeSet<&str> = object.back().filter_map(named).collect();
                for name in names {
                    self.names.budget.begin();
                    let worth = self.names.under(self.tokens, &object, name, 0);
                    self.members(&format!("{told}.{name}"), worth, depth + 1, exports);
                }
            }
            Worth::Import(module, name, false) => exports.add(told, of_module(&module, &name)),
            worth => {
                let all = each(worth);
                let alone = all.len() == 1;
                let texts = all.into_iter().filter_map(|worth| match worth {
                    Worth::Text(text, likely) if !text.is_empty() => Some((text, likely || !alone)),
                    _ => None,
                });
                let texts: Vec<_> = texts.collect();
                exports.add(told, if texts.is_empty() { Export::Open } else { Export::Texts(texts) });
            }
        }
    }
}

fn named(member: &Member) -> Option<&str> {
    if let Key::Named(name) = &member.key { Some(name) } else { None }
}

/// What a module exports, handed on.
fn of_module(module: &str, name: &str) -> Export {
    if is_own(module) {
        return Export::Of(Elsewhere { module: module.to_owned(), name: name.to_owned() });
    }
    match kind_of(module) {
        Some(kind) if is_sdk(module) => Export::Client(kind, Sure::Exact),
        _ => Export::Of(Elsewhere { module: module.to_owned(), name: name.to_owned() }),
    }
}
