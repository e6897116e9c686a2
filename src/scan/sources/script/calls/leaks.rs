//! Which objects of a script go out of sight without being handed to anybody: what else it exports that holds them, and what
//! other files export that it holds where it writes to what it does not see.

use std::collections::{BTreeMap, BTreeSet};

use super::super::keep::{Change, Exports};
use super::super::lexer::Kind as Lexeme;
use super::super::modules::is_own;
use super::super::names::{Bound, Handed};
use super::super::syntax::{place, word};
use super::super::value::Key;
use super::around::{Bare, Fate};
use super::callee::Reading;
use super::handing::held;

/// Most members that are told apart.
const MOST_KEYS: usize = 64;
/// Most steps from one object to one that it holds.
const MOST_STEPS: usize = 20_000;

impl Reading<'_> {
    /// What is given to what other files export, as far as that is held here and what is written to is not seen.
    pub(super) fn leaks(&self, bare: &[Bare], handed: &Handed) -> BTreeSet<Change> {
        let touched = &self.names.touched;
        let any = self.names.touched_any || touched.len() > MOST_KEYS;
        let mut all = BTreeSet::new();
        if touched.is_empty() && !any {
            return all;
        }
        let keys = || if any { vec![Key::Any] } else { touched.iter().cloned().map(Key::Named).collect() };
        for one in bare.iter().filter(|one| !handed.is_taken(one.at) && one.fate != Fate::Seen) {
            let Some(Bound::Import(module, what)) = self.root(one.at) else { continue };
            let (parts, _) = place(self.tokens, one.at);
            let path: Vec<Key> = parts.into_iter().skip(1).map(Key::Named).collect();
            all.extend(
                keys().into_iter().map(|key| Change::of(module, what, &[path.clone(), vec![key]].concat())),
            );
        }
        for module in self.on_the_spot() {
            all.extend(keys().into_iter().map(|key| match key {
                Key::Named(key) => Change::anywhere(&module, &key),
                key => Change::of(&module, "*", &[key]),
            }));
        }
        all
    }

    /// What the name means that a path begins with, if that is of another file of the project.
    fn root(&self, at: usize) -> Option<&Bound> {
        let bound = self.names.get(word(self.tokens, at)?, at)?;
        matches!(bound, Bound::Import(module, _) if is_own(module)).then_some(bound)
    }

    /// The modules of the project that are imported where no name is given to them: `import("./a").then(…)`.
    fn on_the_spot(&self) -> BTreeSet<String> {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let module = |at: usize| match self.tokens.get(at + 2).map(|token| &token.kind) {
            Some(Lexeme::Text(module)) if is(at + 3, ")") && is(at + 4, ".") && is(at + 5, "then") => {
                Some(module)
            }
            _ => None,
        };
        let each = (0..self.tokens.len()).filter(|&at| is(at, "import") && is(at + 1, "("));
        each.filter_map(module).filter(|module| is_own(module)).cloned().collect()
    }

    /// Tells what else the file exports that holds the objects of its names.
    pub(super) fn holders(&self, bare: &[Bare], exports: &mut Exports) {
        let mut inner: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let top = |at: usize| {
            let name = word(self.tokens, at)?;
            matches!(self.names.home(name, at), Some((0, _))).then_some(name)
        };
        let mut functions = BTreeMap::new();
        let Some(scope) = self.names.scopes.first() else { return };
        for (name, bound) in &scope.names {
            match bound.sole() {
                Bound::Expr(at) => {
                    let names = held(bare, *at, self.names.brackets.end(self.tokens, *at));
                    inner.entry(name).or_default().extend(names.filter_map(|one| top(one.at)));
                }
                Bound::Function(function) => {
                    let own = self.names.functions.get(*function).map(|function| function.scope);
                    functions.extend(own.map(|own| (own, name.as_str())));
                }
                _ => {}
            }
        }
        for one in bare.iter().filter(|one| one.fate == Fate::Held) {
            let around = self.names.around(self.names.scope(one.at));
            if let Some(name) = top(one.at)
                && let Some(function) = around.filter_map(|(scope, _)| functions.get(&scope)).last()
            {
                inner.entry(function).or_default().insert(name);
            }
        }
        let mut steps = 0;
        let told: Vec<String> = exports.own_names().cloned().collect();
        for outer in told {
            let (mut waiting, mut seen) = (vec![outer.as_str()], BTreeSet::new());
            while let Some(next) = waiting.pop() {
                for &name in inner.get(next).into_iter().flatten() {
                    steps += 1;
                    if steps > MOST_STEPS {
                        return self.names.budget.spend();
                    }
                    if name != outer && seen.insert(name) {
                        exports.holds(&outer, name);
                        waiting.push(name);
                    }
                }
            }
        }
    }
}
