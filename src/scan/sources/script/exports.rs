//! What a script exports that calls elsewhere may name: ids, clients and models. What it means there is told in `link`.

use std::collections::BTreeMap;

use super::callee::Reading;
use super::function::word;
use super::lexer::Kind as Lexeme;
use super::modules::{is_own, is_sdk, kind_of, of_class};
use super::names::Bound;
use super::plain::path;
use super::worth::{Worth, each};
use crate::scan::model::Sure;
use crate::scan::sighting::Kind;

/// Most names of one file, and most worths of one.
const MOST: usize = 500;
/// Deepest member of an object that is told.
const DEEPEST: usize = 3;

/// What a module of the project exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Elsewhere {
    pub(super) module: String,
    pub(super) name: String,
}

/// One thing that is exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Export {
    /// One of these texts, and whether that is assumed.
    Texts(Vec<(String, bool)>),
    /// A client whose models come from there.
    Client(Kind, Sure),
    /// A model that is seen where it is made.
    Model,
    /// What another module exports.
    Of(Elsewhere),
}

/// What a script exports.
#[derive(Debug, Default)]
pub(super) struct Exports {
    pub(super) all: BTreeMap<String, Export>,
    /// Modules all of whose names are handed on.
    pub(super) stars: Vec<String>,
}

impl Exports {
    fn add(&mut self, name: &str, export: Export) {
        if self.all.len() < MOST {
            self.all.entry(name.to_owned()).or_insert(export);
        }
    }
}

impl Reading<'_> {
    /// Everything that the file exports and somebody may ask for.
    pub(super) fn exports(&self) -> Exports {
        let mut exports = Exports::default();
        for at in 0..self.tokens.len() {
            let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
            if is(at, "export") {
                self.export(at + 1, &mut exports);
            } else if is(at, "exports") && (is(at + 1, ".") || is(at + 1, "=")) {
                self.assigned_export(at, &mut exports);
            }
        }
        exports
    }

    fn export(&self, at: usize, exports: &mut Exports) {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        match word(self.tokens, at) {
            Some("const" | "let" | "var" | "enum" | "class") => {
                if let Some(name) = word(self.tokens, at + 1) {
                    self.add(name, name, exports);
                }
            }
            Some("default") => self.expression("default", at + 1, exports),
            None if is(at, "{") => {
                let close = self.names.closings.get(at).copied().unwrap_or(at).min(at + MOST * 4);
                let from = self.module_behind(close + 1);
                let mut next = at + 1;
                while let Some(name) = word(self.tokens, next).filter(|_| next < close) {
                    let renamed = is(next + 1, "as");
                    let told = if renamed { word(self.tokens, next + 2).unwrap_or(name) } else { name };
                    match &from {
                        Some(module) => exports.add(told, of_module(module, name)),
                        None => self.add(name, told, exports),
                    }
                    next += if renamed { 4 } else { 2 };
                }
            }
            None if is(at, "*") => {
                exports.stars.extend(self.module_behind(at + 1).filter(|module| is_own(module)));
                exports.stars.truncate(MOST);
            }
            _ => {}
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
        if is(at + 1, "=") {
            return match self.worth(at + 2) {
                Worth::Object(members) => {
                    members.iter().take(MOST).for_each(|(name, at)| self.expression(name, *at, exports));
                }
                _ => self.expression("default", at + 2, exports),
            };
        }
        if let Some(name) = word(self.tokens, at + 2).filter(|_| is(at + 3, "=") && !is(at + 4, "=")) {
            self.expression(name, at + 4, exports);
        }
    }

    fn worth(&self, at: usize) -> Worth {
        super::worth::worth(self.tokens, self.names, at)
    }

    /// A name of the file as something that is exported.
    fn add(&self, name: &str, told: &str, exports: &mut Exports) {
        match self.names.scopes.first().and_then(|scope| scope.names.get(name)) {
            Some(Bound::Import(module, what)) => exports.add(told, of_module(module, what)),
            Some(Bound::Expr(at)) => self.expression(told, *at, exports),
            Some(Bound::Class(class)) => {
                let fields = self.names.scopes.get(*class).map(|scope| &scope.names);
                for (field, bound) in fields.into_iter().flatten().take(MOST) {
                    if let (Some(field), Bound::Expr(at)) = (field.strip_prefix("this."), bound) {
                        self.members(&format!("{told}.{field}"), self.worth(*at), 1, exports);
                    }
                }
            }
            _ => {}
        }
    }

    /// An expression as something that is exported.
    fn expression(&self, told: &str, at: usize, exports: &mut Exports) {
        let waits = self.tokens.get(at).is_some_and(|token| token.is("await") || token.is("new"));
        let (path, length) = path(self.tokens, at + usize::from(waits));
        let open = at + usize::from(waits) + length;
        if self.tokens.get(open).is_some_and(|token| token.is("("))
            && let Some(from) = self.origin(&path, at + usize::from(waits), 0)
            && let Some(kind) = kind_of(&from.module).map(|kind| of_class(kind, &from.name))
        {
            let factory = path.last().is_some_and(|last| last.starts_with("create"));
            let client = factory || self.tokens.get(at).is_some_and(|token| token.is("new"));
            let (kind, sure) = self.server(kind, &from.module, from.made.unwrap_or(open));
            return exports.add(told, if client { Export::Client(kind, sure) } else { Export::Model });
        }
        self.members(told, self.worth(at), 0, exports);
    }

    /// A text, a name of another module, or the members of an object.
    fn members(&self, told: &str, worth: Worth, depth: usize, exports: &mut Exports) {
        match worth {
            Worth::Object(members) if depth < DEEPEST && exports.all.len() < MOST => {
                self.names.begin();
                for (key, at) in members.into_iter().take(MOST).filter(|(key, _)| key != "...") {
                    let worth = self.names.deep(self.tokens, at, 0);
                    self.members(&format!("{told}.{key}"), worth, depth + 1, exports);
                }
            }
            Worth::Import(module, name, false) => exports.add(told, of_module(&module, &name)),
            worth => {
                let texts = each(worth).into_iter().filter_map(|worth| match worth {
                    Worth::Text(text, likely) if !text.is_empty() => Some((text, likely)),
                    _ => None,
                });
                let texts: Vec<_> = texts.collect();
                if !texts.is_empty() {
                    exports.add(told, Export::Texts(texts));
                }
            }
        }
    }
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
