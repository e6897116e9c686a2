//! What is given to members of names, and of whose objects: of what nobody sees it may be anybody's.

use std::collections::HashMap;

use super::super::keep::Change;
use super::super::modules::is_own;
use super::super::names::{Bound, MOST_CALLERS};
use super::super::syntax::path;
use super::super::value::{Key, Member};
use super::gifts::Write;
use super::scopes::Walk;

/// Most members that are given to one name, and longest line of names that stand for one another.
const MOST: usize = 200;
const FARTHEST: usize = 8;
/// Most names that are followed to what they stand for, from one that is written to.
const STEPS: usize = 64;
/// What gives back what it is given.
const PASSES: [&str; 7] =
    ["freeze", "seal", "preventExtensions", "assign", "defineProperty", "defineProperties", "setPrototypeOf"];

impl Walk<'_> {
    /// Remembers what is given to a member of a name, and of all that this stands for.
    pub(super) fn write(&mut self, write: Write, written: &mut HashMap<(usize, String), Vec<Member>>) {
        self.touch(&write);
        if self.is_outward(&write) {
            self.names.outward.extend(write.to);
        }
        if write.called {
            if let Some(Bound::Import(module, what)) = self.names.get(&write.name, write.at)
                && is_own(module)
            {
                let change = Change::of(module, what, &write.keys);
                self.names.changes.insert(change);
            }
            return;
        }
        let Write { name, at, keys, to, .. } = write;
        let mut waiting = vec![(name, at, keys)];
        for _ in 0..STEPS {
            let Some((name, at, keys)) = waiting.pop() else { break };
            let found = match name.strip_prefix("this.") {
                Some(field) => self.names.own(field, at).map(|(home, bound, _)| (home, bound.clone())),
                None => self.names.home(&name, at).map(|(home, bound)| (home, bound.clone())),
            };
            let Some((home, bound)) = found else { continue };
            match (&bound, keys.as_slice()) {
                (Bound::Class(class), [Key::Named(field)]) => {
                    if let Some(class) = self.names.scopes.get_mut(*class) {
                        let to = to.map_or(Bound::Several, Bound::Expr);
                        class.names.entry(format!("this.{field}")).or_insert(Bound::Unset).or(to, false);
                    }
                    continue;
                }
                (Bound::Import(module, what), keys) if is_own(module) => {
                    self.names.changes.insert(Change::of(module, what, keys));
                }
                // A member that is another object, and another name for the same.
                (Bound::Expr(at), [key, rest @ ..]) if self.is(*at, "{") && !rest.is_empty() => {
                    let object = self.names.literal(self.tokens, *at);
                    let member = object.back().find(|member| member.key == *key).and_then(|member| member.at);
                    waiting.extend(member.and_then(|at| self.same(at, rest)));
                }
                (Bound::Expr(at), _) => waiting.extend(self.same(*at, &keys)),
                (Bound::Param(function, param), _) => {
                    // Those who call it beyond the bound are not known, and hand in what is changed, too.
                    let called = self.names.functions.get(*function).map_or(0, |one| one.callers.len());
                    self.names.blurred |= called >= MOST_CALLERS && keys.first() == Some(&Key::Any);
                    waiting.extend(
                        self.handed(*function, *param).into_iter().filter_map(|at| self.same(at, &keys)),
                    );
                }
                _ => {}
            }
            let all = written.entry((home, name)).or_default();
            if all.len() < MOST {
                all.push(member(&keys, to));
            } else if all.len() == MOST {
                all.push(member(&[Key::Any], None));
            }
        }
        self.names.blurred |= waiting.iter().any(|(.., keys)| keys.first() == Some(&Key::Any));
    }

    /// Remembers which members are written to where nobody knows of which object.
    fn touch(&mut self, write: &Write) {
        if write.name.starts_with("this.") {
            return;
        }
        let plain = !write.called && self.is_plain(write);
        let made = if write.called {
            self.is_of_others(&write.name, write.at)
        } else {
            self.is_made_here((&write.name, write.at), &write.keys, 0)
        };
        let unseen = match plain {
            _ if write.called && made => &[],
            true if made => &[],
            true => write.keys.get(1..).unwrap_or_default(),
            false => write.keys.as_slice(),
        };
        let named =
            unseen.iter().filter_map(|key| if let Key::Named(key) = key { Some(key.clone()) } else { None });
        self.names.touched.extend(named);
        self.names.touched_any |= !made && write.keys.contains(&Key::Any);
    }

    /// Whether something is put where nobody sees who else holds it.
    fn is_outward(&self, write: &Write) -> bool {
        let own = ["exports", "module"].contains(&write.name.as_str()) || write.name.starts_with("this.");
        match self.names.get(&write.name, write.at) {
            _ if own => false,
            Some(Bound::Expr(at)) if self.is(*at, "{") => {
                write.keys.len() > 1 || write.keys.first() == Some(&Key::Any)
            }
            Some(Bound::Class(_) | Bound::Function(_)) => false,
            _ => true,
        }
    }

    /// Whether what is written to is made in sight, or followed: a member of such a thing is no object of somebody else.
    fn is_made_here(&self, (name, at): (&str, usize), keys: &[Key], depth: usize) -> bool {
        let Some(bound) = self.names.get(name, at) else {
            return keys.len() < 2 || ["exports", "module", "process"].contains(&name);
        };
        let of_type =
            || keys.len() < 2 || keys.first().is_some_and(|key| *key == Key::Named("prototype".to_owned()));
        match bound {
            _ if depth > FARTHEST => false,
            Bound::Expr(at) => self.is_made_by(*at, keys, depth),
            Bound::Import(..) | Bound::Unset | Bound::Nothing => true,
            Bound::Class(_) | Bound::Function(_) => of_type(),
            Bound::Perhaps(all) => all.iter().all(|bound| match bound {
                Bound::Expr(at) => self.is_made_by(*at, keys, depth + 1),
                bound => *bound == Bound::Nothing,
            }),
            Bound::Param(function, param) => {
                let Some(one) = self.names.functions.get(*function) else { return false };
                let given = self.handed(*function, *param);
                !one.open
                    && !given.is_empty()
                    && given.len() == one.callers.len()
                    && given.into_iter().all(|at| self.is_made_by(at, keys, depth + 1))
            }
            _ => false,
        }
    }

    /// Whether a function of others is called: it gives no object of this project, unless it was handed that.
    fn is_of_others(&self, name: &str, at: usize) -> bool {
        match self.names.get(name, at) {
            None => name != "this" && name != "super",
            Some(Bound::Import(module, _)) => !is_own(module),
            _ => false,
        }
    }

    /// The same of what an expression gives.
    fn is_made_by(&self, at: usize, keys: &[Key], depth: usize) -> bool {
        let end = self.end(at);
        let alone =
            self.names.brackets.next(self.tokens, at) == end || self.is(end - 1, ")") && self.is(at, "new");
        if self.is(at, "new") || self.is(at, "[") {
            return alone && keys.len() < 2;
        }
        let call = at + usize::from(self.is(at, "await"));
        let (parts, length) = path(self.tokens, call);
        if let ([first, ..], true) = (parts.as_slice(), self.is(call + length, "(")) {
            let last = parts.last().map_or("", String::as_str);
            let back = PASSES.contains(&last) && !self.is(call + length + 1, "{") || first == "Promise";
            return !back && self.is_of_others(first, call);
        }
        if !self.is(at, "{") {
            let same = self.same(at, keys);
            return same.is_some_and(|(name, at, keys)| self.is_made_here((&name, at), &keys, depth + 1));
        }
        let [key, rest @ ..] = keys else { return true };
        if rest.is_empty() {
            return true;
        }
        let object = self.names.literal(self.tokens, at);
        let member = object.back().find(|member| member.key == *key).and_then(|member| member.at);
        depth < FARTHEST && member.is_some_and(|at| self.is_made_by(at, rest, depth + 1))
    }

    /// Whether what is written to is a literal object or a class, and so no object of a class.
    fn is_plain(&self, write: &Write) -> bool {
        match self.names.get(&write.name, write.at) {
            Some(Bound::Expr(at)) => self.is(*at, "{") || self.is_form(*at),
            Some(Bound::Class(_) | Bound::Import(..)) => true,
            _ => false,
        }
    }

    /// A path that stands alone, with these members behind it.
    pub(super) fn same(&self, at: usize, keys: &[Key]) -> Option<(String, usize, Vec<Key>)> {
        let (parts, length) = path(self.tokens, at);
        // Alone but for what is said of its type.
        let behind = at + length;
        if length == 0 || behind != self.end(at) && !self.is(behind, "as") && !self.is(behind, "satisfies") {
            return None;
        }
        let this = usize::from(parts.first().is_some_and(|first| first == "this"));
        let name = if this == 1 { format!("this.{}", parts.get(1)?) } else { parts.first()?.clone() };
        let rest = parts.into_iter().skip(1 + this).map(Key::Named);
        Some((name, at, rest.chain(keys.iter().cloned()).collect()))
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
