//! What all that is given to the names of a script comes to, once all of them are declared: which scope each is of, who calls
//! whom, and which members are written later.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::keep::Change;
use super::super::lexer::Kind;
use super::super::modules::is_own;
use super::super::names::{Bound, MOST_CALLERS, Names, Room};
use super::super::syntax::word;
use super::super::value::{Key, Member};
use super::gifts::{Gift, Write};
use super::scopes::Walk;
use super::whose::Place;

/// Most members that are given to one name, and longest line of classes each of which is built on the next.
const MOST: usize = 200;
const FARTHEST: usize = 8;
/// Most names that are followed to what they stand for, from one that is written to.
const STEPS: usize = 64;
/// Members of members that are told apart where a name stands for a member of itself.
const LONGEST: usize = 3;

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
        } else {
            for (name, at, keys) in self.stands_for(open + 1, &[Key::Any]) {
                self.writes.push(Write { name, at, keys, to: None });
            }
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
            self.writes.push(Write { name, at, keys, to: Some(open + 3) });
        }
    }

    fn is_form(&self, at: usize) -> bool {
        self.is(at, "new") && self.is(at + 1, "FormData")
    }

    fn write(&mut self, write: Write, written: &mut HashMap<(usize, String), Vec<Member>>) {
        if !write.name.starts_with("this.") && !self.is_plain(&write) {
            self.names.touched.extend(write.keys.iter().filter_map(|key| match key {
                Key::Named(key) => Some(key.clone()),
                _ => None,
            }));
        }
        let Write { name, at, keys, to } = write;
        let mut waiting = vec![(name, at, keys)];
        let mut seen = Vec::new();
        for _ in 0..STEPS {
            let Some((name, at, keys)) = waiting.pop() else { break };
            let found = match name.strip_prefix("this.") {
                Some(field) => self.names.own(field, at).map(|(home, bound, _)| (home, bound.clone())),
                None => self.names.home(&name, at).map(|(home, bound)| (home, bound.clone())),
            };
            let Some((home, bound)) = found else { continue };
            if let (Bound::Class(class), [Key::Named(field)]) = (&bound, keys.as_slice()) {
                if let Some(class) = self.names.scopes.get_mut(*class) {
                    let to = to.map_or(Bound::Several, Bound::Expr);
                    class.names.entry(format!("this.{field}")).or_insert(Bound::Unset).or(to, false);
                }
                continue;
            }
            // A name that stands for a member of itself would never end.
            let this = (home, name.clone(), keys.first().cloned(), keys.len().min(LONGEST));
            if seen.contains(&this) {
                continue;
            }
            seen.push(this);
            self.written_through(&bound, &keys, &mut waiting);
            let all = written.entry((home, name)).or_default();
            if all.len() < MOST {
                all.push(member(&keys, to));
            } else if all.len() == MOST {
                all.push(member(&[Key::Any], None));
            }
        }
        self.names.blurred |= waiting.iter().any(|(.., keys)| keys.first() == Some(&Key::Any));
    }

    /// What is written to with the members of what a name stands for.
    fn written_through(&mut self, bound: &Bound, keys: &[Key], waiting: &mut Vec<Place>) {
        let any = keys.contains(&Key::Any);
        match bound {
            Bound::Import(module, what) if is_own(module) => {
                self.names.changes.insert(Change::of(module, what, keys));
            }
            // Another name for the same.
            Bound::Expr(at) => waiting.extend(self.stands_for(*at, keys)),
            Bound::Member(at, key, _) if any => {
                let keys: Vec<_> =
                    std::iter::once(Key::Named(key.clone())).chain(keys.iter().cloned()).collect();
                waiting.extend(self.stands_for(*at, &keys));
            }
            Bound::Param(function, param) => {
                // Those who call it beyond the bound are not known, and hand in what is changed, too.
                let called = self.names.functions.get(*function).map_or(0, |one| one.callers.len());
                self.names.blurred |= called >= MOST_CALLERS && keys.first() == Some(&Key::Any);
                for at in self.handed(*function, *param) {
                    waiting.extend(self.stands_for(at, keys));
                }
            }
            Bound::Perhaps(all) if any => {
                for bound in all {
                    self.written_through(bound, keys, waiting);
                }
            }
            _ => {}
        }
    }

    /// Whether what is written to is a literal object or a class, and so no object of a class.
    fn is_plain(&self, write: &Write) -> bool {
        match self.names.get(&write.name, write.at) {
            Some(Bound::Expr(at)) => self.is(*at, "{") || self.is_form(*at),
            Some(Bound::Class(_) | Bound::Import(..)) => true,
            _ => false,
        }
    }

    /// What a parameter is given by the calls in this file.
    fn handed(&self, function: usize, param: usize) -> Vec<usize> {
        let Some(function) = self.names.functions.get(function) else { return Vec::new() };
        let param = function.params.get(param).filter(|param| param.key.is_none());
        let Some(position) = param.and_then(|param| param.position) else { return Vec::new() };
        let each = |open: &usize| self.names.argument(self.tokens, *open, position);
        function.callers.iter().filter_map(each).collect()
    }
}

/// What is given to a member of a member changes the first in a way that nobody follows.
fn member(keys: &[Key], to: Option<usize>) -> Member {
    let at = to.filter(|_| keys.len() == 1);
    Member { key: keys.first().cloned().unwrap_or(Key::Any), at, perhaps: true }
}
