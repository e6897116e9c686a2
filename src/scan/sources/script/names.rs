//! What a name in a script is bound to: imports, constants and the objects that are made of imported classes.

use std::collections::HashMap;

use super::lexer::{Kind, Token};
use super::plain::path;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bound {
    /// What a module exports under a name; `*` for the whole.
    Import(String, String),
    /// An expression that begins at this word.
    Expr(usize),
    /// Given more than once.
    Several,
}

/// The names of one file.
#[derive(Debug, Default)]
pub(super) struct Names {
    all: HashMap<String, Bound>,
    /// Modules that are imported, in order.
    pub(super) modules: Vec<String>,
}

impl Names {
    pub(super) fn get(&self, name: &str) -> Option<&Bound> {
        self.all.get(name)
    }

    /// Collects the names of a file.
    pub(super) fn collect(tokens: &[Token]) -> Self {
        let mut names = Self::default();
        for at in 0..tokens.len() {
            let Some(token) = tokens.get(at) else { break };
            if token.is("import") {
                names.import(tokens, at);
            } else if token.is("=") {
                names.assigned(tokens, at);
            }
        }
        names
    }

    fn bind(&mut self, name: &str, to: Bound) {
        let several = |old: &Bound| *old != to;
        match self.all.get(name) {
            Some(old) if several(old) => self.all.insert(name.to_owned(), Bound::Several),
            Some(_) => None,
            None => self.all.insert(name.to_owned(), to),
        };
    }

    /// `import a, {b as c} from "m"`, `import * as d from "m"`.
    fn import(&mut self, tokens: &[Token], at: usize) {
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
                        self.bind(word, Bound::Import(module.clone(), name.to_owned()));
                    } else if !next.is_some_and(|next| next.is("as")) {
                        let name = if braces { word.as_str() } else { "default" };
                        self.bind(word, Bound::Import(module.clone(), name.to_owned()));
                    }
                }
                _ => {}
            }
        }
    }

    /// `const a = …`, `a = …`, `this.a = …`, `const {b: c} = require("m")`.
    fn assigned(&mut self, tokens: &[Token], at: usize) {
        let before = |back: usize| at.checked_sub(back).and_then(|index| tokens.get(index));
        let after = tokens.get(at + 1);
        // `==`, `=>`, `<=` and `!=` assign nothing.
        let sign = |token: Option<&Token>, signs: &str| {
            token.is_some_and(|token| matches!(token.kind, Kind::Sign(sign) if signs.contains(sign)))
        };
        if sign(before(1), "=!<>+-*/%&|?^") || sign(after, "=>") {
            return;
        }
        if before(1).is_some_and(|token| token.is("}")) {
            self.unpacked(tokens, at);
            return;
        }
        let Some(name) = target(tokens, at) else { return };
        match imported(tokens, at + 1) {
            Some((module, what)) => {
                self.modules.push(module.clone());
                self.bind(&name, Bound::Import(module, what));
            }
            None => self.bind(&name, Bound::Expr(at + 1)),
        }
    }

    fn unpacked(&mut self, tokens: &[Token], at: usize) {
        let Some(module) = module_of(tokens, at + 1) else { return };
        self.modules.push(module.clone());
        let Some(end) = at.checked_sub(1) else { return };
        let open =
            (0..end).rev().take(200).find(|&index| tokens.get(index).is_some_and(|token| token.is("{")));
        let words = open.and_then(|open| tokens.get(open + 1..end)).unwrap_or_default();
        for part in words.split(|token| token.is(",")) {
            let word = |index: usize| match part.get(index).map(|token| &token.kind) {
                Some(Kind::Word(word)) => Some(word.clone()),
                _ => None,
            };
            let Some(name) = word(0) else { continue };
            let local = if part.get(1).is_some_and(|token| token.is(":")) { word(2) } else { None };
            self.bind(&local.unwrap_or_else(|| name.clone()), Bound::Import(module.clone(), name));
        }
    }
}

/// The name before an `=`, with `this.` and a type annotation taken into account.
fn target(tokens: &[Token], at: usize) -> Option<String> {
    let word = |index: usize| match tokens.get(index).map(|token| &token.kind) {
        Some(Kind::Word(word)) => Some(word.as_str()),
        _ => None,
    };
    let is = |index: usize, sign: &str| tokens.get(index).is_some_and(|token| token.is(sign));
    let last = at.checked_sub(1)?;
    let name = word(last)?;
    // Of `a.b.c` the beginning.
    let mut first = last;
    while let Some(owner) = first.checked_sub(2).filter(|&owner| is(owner + 1, ".") && word(owner).is_some())
    {
        first = owner;
    }
    if let Some(owner) = first.checked_sub(2).filter(|&owner| is(owner + 1, ":") && word(owner).is_some()) {
        // `const a: Type =`, `const a: Types.Type =`
        return word(owner).map(str::to_owned);
    }
    match last - first {
        // Fields of a class are reached through `this`.
        0 => Some(name.to_owned()),
        2 if is(first, "this") => Some(format!("this.{name}")),
        _ => None,
    }
}

/// A module that is imported on the spot, or what of it: `require("m")`, `(await import("m")).name`.
fn imported(tokens: &[Token], at: usize) -> Option<(String, String)> {
    let is = |index: usize, sign: &str| tokens.get(index).is_some_and(|token| token.is(sign));
    let inside = is(at, "(");
    let module = module_of(tokens, at + usize::from(inside))?;
    let mut close = at;
    while !is(close, ")") {
        close += 1;
    }
    let dot = close + 1 + usize::from(inside);
    match tokens.get(dot + 1).map(|token| &token.kind) {
        Some(Kind::Word(name)) if is(dot, ".") => Some((module, name.clone())),
        _ => Some((module, "*".to_owned())),
    }
}

/// `require("m")`, `await import("m")`, also inside a helper of a compiler: `__importDefault(require("m"))`.
pub(super) fn module_of(tokens: &[Token], at: usize) -> Option<String> {
    let at = if tokens.get(at)?.is("await") { at + 1 } else { at };
    let (helper, length) = path(tokens, at);
    let inside = helper.last().is_some_and(|name| name.starts_with('_'))
        && tokens.get(at + length).is_some_and(|token| token.is("("));
    let at = if inside { at + length + 1 } else { at };
    let first = tokens.get(at)?;
    if !(first.is("require") || first.is("import"))
        || !tokens.get(at + 1)?.is("(")
        || !tokens.get(at + 3)?.is(")")
    {
        return None;
    }
    if let Kind::Text(module) = &tokens.get(at + 2)?.kind { Some(module.clone()) } else { None }
}
