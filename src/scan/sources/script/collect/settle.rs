//! What all that is given to the names of a script comes to, once all of them are declared: which scope each is of, who calls
//! whom, and which members are written later.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::lexer::Kind;
use super::super::names::{Bound, Names, Room};
use super::super::syntax::word;
use super::super::value::Key;
use super::gifts::{Gift, Write};
use super::scopes::Walk;

/// Longest line of classes each of which is built on the next.
const FARTHEST: usize = 8;

impl Walk<'_> {
    /// The names of the file, settled.
    pub(super) fn settled(mut self) -> Names {
        for gift in std::mem::take(&mut self.gifts) {
            self.give(gift);
        }
        let calls = (0..self.tokens.len()).filter(|&at| self.is(at, "("));
        for open in calls.collect::<Vec<_>>() {
            self.names.called(self.tokens, open);
            self.merged(open);
            self.appended(open);
        }
        self.inherited();
        let mut written = HashMap::new();
        for write in std::mem::take(&mut self.writes) {
            self.write(write, &mut written);
        }
        self.names.written = written.into_iter().map(|(key, all)| (key, Rc::from(all))).collect();
        self.names
    }

    fn give(&mut self, gift: Gift) {
        let Gift { scope, name, to, surely } = gift;
        let to = match to {
            Bound::Expr(at) => match (self.starts.get(&at), self.classes.get(&at)) {
                (Some(&function), _) => Bound::Function(function),
                (None, Some(&class)) => Bound::Class(class),
                _ => to,
            },
            to => to,
        };
        let field = name.starts_with("this.");
        let (home, lost) = if field {
            let Some((class, certain)) = self.names.this(scope) else { return };
            if !certain && let Some(field) = name.strip_prefix("this.") {
                self.names.touched.insert(field.to_owned());
            }
            (class, false)
        } else {
            let mut lost = false;
            let home = self.names.around(scope).find(|(_, scope)| {
                lost |= scope.room == Room::Lost;
                scope.names.contains_key(&name)
            });
            (home.map_or(0, |(home, _)| home), lost)
        };
        let surely = surely && !lost && (field || home == scope);
        let Some(scope) = self.names.scopes.get_mut(home) else { return };
        scope.names.entry(name).or_insert(Bound::Unset).or(if lost { Bound::Several } else { to }, surely);
    }

    /// What a class inherits may be what the classes built on it say instead.
    fn inherited(&mut self) {
        for at in 0..self.names.scopes.len() {
            let mut base = self.names.base(at);
            for _ in 0..FARTHEST {
                let Some(above) = base else { break };
                let names = self.names.scopes.get(at).map(|scope| scope.names.clone()).unwrap_or_default();
                let Some(held) = self.names.scopes.get_mut(above) else { break };
                for (name, bound) in names {
                    if let Some(old) = held.names.get_mut(&name)
                        && !matches!((&*old, &bound), (Bound::Function(_), _) | (_, Bound::Function(_)))
                    {
                        old.or(bound, false);
                    }
                }
                base = self.names.base(above).filter(|&next| next != at);
            }
            if base.is_some() {
                self.names.budget.spend();
            }
        }
    }

    /// `Object.assign(name, …)`.
    fn merged(&mut self, open: usize) {
        let called = open
            .checked_sub(3)
            .is_some_and(|at| self.is(at, "Object") && self.is(at + 1, ".") && self.is(at + 2, "assign"));
        if !called {
            return;
        }
        if self.is(open + 1, "this") && self.is(open + 2, ",") {
            let class = self.names.this(self.names.scope(open));
            if let Some(class) = class.and_then(|(class, _)| self.names.scopes.get_mut(class)) {
                class.mixed = true;
            }
        } else if let Some((name, at, keys)) = self.same(open + 1, &[Key::Any]) {
            self.writes.push(Write { name, at, keys, to: None, called: false });
        } else if let Some(name) = word(self.tokens, open + 1).filter(|name| *name != "this") {
            let name = name.to_owned();
            self.writes.push(Write { name, at: open + 1, keys: vec![Key::Any], to: None, called: false });
        }
    }

    /// `form.append("model", …)`, where that is a form that is sent.
    fn appended(&mut self, open: usize) {
        let Some(at) = open.checked_sub(3) else { return };
        let named = self.is(at + 1, ".") && (self.is(at + 2, "append") || self.is(at + 2, "set"));
        let Some(name) = word(self.tokens, at).filter(|_| named && self.is(open + 2, ",")) else { return };
        if let Some(Kind::Text(key)) = self.tokens.get(open + 1).map(|token| &token.kind)
            && matches!(self.names.get(name, at), Some(Bound::Expr(at)) if self.is_form(*at))
        {
            let (name, keys) = (name.to_owned(), vec![Key::Named(key.clone())]);
            self.writes.push(Write { name, at, keys, to: Some(open + 3), called: false });
        }
    }

    pub(super) fn is_form(&self, at: usize) -> bool {
        self.is(at, "new") && self.is(at + 1, "FormData")
    }
}
