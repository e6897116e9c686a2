//! What of a script is handed to somebody who may change it, with all that it holds. Who takes it is told in `takers`.

use std::collections::{HashMap, HashSet};

use super::super::keep::Change;
use super::super::lexer::Kind as Lexeme;
use super::super::modules::is_own;
use super::super::names::{Bound, Handed};
use super::super::syntax::{place, word};
use super::super::value::Key;
use super::around::{Bare, Fate};
use super::callee::Reading;

/// Most names that are followed to the objects that one stands for or holds.
const STEPS: usize = 1_024;
/// Most members of members.
const DEEPEST: usize = 16;

/// What a path stands for that may be changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Thing {
    /// A literal object, by where it is written.
    Literal(usize),
    /// What a function is given: its number, and which of what it is given.
    Param(usize, usize),
    /// What another file of the project exports, or a member of it.
    Elsewhere(String, String, Vec<String>),
}

/// What is followed: a name that stands for itself, or all of an expression, and the members that are meant of it.
struct Follow {
    at: usize,
    whole: bool,
    keys: Vec<String>,
}

/// What the functions of the file are given, by function and position, and whether nothing else stands there.
type Own = HashMap<(usize, usize), Vec<(usize, bool)>>;

impl Reading<'_> {
    /// Everything of the file that is handed to somebody who may change it.
    pub(super) fn handed(&self, bare: &[Bare]) -> Handed {
        let mut handed = Handed::default();
        let mut own = Own::new();
        let mut waiting = Vec::new();
        for one in bare {
            match one.fate {
                Fate::Seen => drop(handed.passed.insert(one.at)),
                Fate::Given => waiting.push(one.at),
                Fate::Taken(function, position, alone) => {
                    own.entry((function, position)).or_default().push((one.at, alone));
                    if alone {
                        handed.passed.insert(one.at);
                    }
                }
                Fate::Held => {}
            }
        }
        for &to in &self.names.outward {
            waiting.extend(held(bare, to, self.names.brackets.end(self.tokens, to)).map(|one| one.at));
        }
        self.held_by_functions(bare, &own, &mut handed);
        while let Some(at) = waiting.pop() {
            if !handed.given.insert(at) {
                continue;
            }
            for thing in self.things(bare, at, &mut handed.lost) {
                match thing {
                    Thing::Literal(literal) => {
                        let home = self.names.scope(literal);
                        handed.literal(literal, at, self.names.is_straight(at, home));
                    }
                    Thing::Elsewhere(module, what, keys) => {
                        let keys: Vec<_> = keys.into_iter().map(Key::Named).chain([Key::Any]).collect();
                        handed.changes.insert(Change::of(&module, &what, &keys));
                    }
                    Thing::Param(function, param) => {
                        let Some(made) = self.names.functions.get(function) else { continue };
                        handed.param((function, param), at, self.names.is_straight(at, made.scope));
                        let position = made.params.get(param).and_then(|param| param.position);
                        // Whoever calls it hands on what it is given.
                        let given = position.and_then(|at| own.remove(&(function, at))).unwrap_or_default();
                        waiting.extend(given.into_iter().map(|(at, _)| at));
                    }
                }
            }
        }
        handed
    }

    /// What functions of the file are given is not only looked at if they keep it.
    fn held_by_functions(&self, bare: &[Bare], own: &Own, handed: &mut Handed) {
        let param = |at: usize| match self.bound(at)? {
            Bound::Param(function, param) => {
                let params = &self.names.functions.get(*function)?.params;
                Some((*function, params.get(*param)?.position?))
            }
            _ => None,
        };
        let held = bare.iter().filter(|one| matches!(one.fate, Fate::Held | Fate::Taken(_, _, false)));
        let mut waiting: Vec<(usize, usize)> = held.filter_map(|one| param(one.at)).collect();
        let mut seen = HashSet::new();
        while let Some(kept) = waiting.pop() {
            if seen.insert(kept) {
                for &(at, _) in own.get(&kept).into_iter().flatten() {
                    handed.passed.remove(&at);
                    waiting.extend(param(at));
                }
            }
        }
    }

    /// What the name means that a path begins with.
    fn bound(&self, at: usize) -> Option<&Bound> {
        word(self.tokens, at).and_then(|name| self.names.get(name, at))
    }

    /// The path that an expression is, but for what is said of its type.
    pub(super) fn path_alone(&self, at: usize) -> Option<Vec<String>> {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let Some(Lexeme::Word(first)) = self.tokens.get(at).map(|token| &token.kind) else { return None };
        let end = self.names.brackets.end(self.tokens, at);
        let signs = [".", "?", "[", "!", "as", "satisfies"];
        if end != at + 1 && !signs.iter().any(|sign| is(at + 1, sign)) {
            return None;
        }
        if end == at + 1 {
            return Some(vec![first.clone()]);
        }
        let (parts, length) = place(self.tokens, at);
        let behind = at + length + usize::from(is(at + length, "!"));
        let alone = behind == end || is(behind, "as") || is(behind, "satisfies");
        (alone && !parts.is_empty()).then_some(parts)
    }

    /// What may be changed of what a name stands for that stands there, and of what that holds.
    fn things(&self, bare: &[Bare], at: usize, lost: &mut bool) -> Vec<Thing> {
        let mut all = Vec::new();
        let mut waiting = vec![Follow { at, whole: false, keys: Vec::new() }];
        let mut seen = HashSet::new();
        for _ in 0..STEPS {
            let Some(Follow { at, whole, keys }) = waiting.pop() else { return all };
            if !seen.insert((at, whole)) {
                continue;
            }
            self.names.budget.looked(0);
            // Each further name may add as many again.
            if keys.len() > DEEPEST || self.names.budget.is_spent() {
                waiting.push(Follow { at, whole, keys });
                break;
            }
            if !whole {
                self.follow(at, &keys, &mut waiting, &mut all);
            } else if self.path_alone(at).is_some() {
                waiting.push(Follow { at, whole: false, keys });
            } else {
                self.within(bare, at, keys, &mut waiting, &mut all);
            }
        }
        if !waiting.is_empty() {
            *lost = true;
            self.names.budget.spend();
        }
        all
    }

    /// What an expression holds, or a member of it.
    fn within(
        &self,
        bare: &[Bare],
        at: usize,
        mut keys: Vec<String>,
        waiting: &mut Vec<Follow>,
        all: &mut Vec<Thing>,
    ) {
        let literal = self.tokens.get(at).is_some_and(|token| token.is("{"));
        if literal && !keys.is_empty() {
            let key = Key::Named(keys.remove(0));
            let object = self.names.literal(self.tokens, at);
            let member = object.back().find(|member| member.key == key).and_then(|member| member.at);
            waiting.extend(member.map(|at| Follow { at, whole: true, keys }));
            return;
        }
        if literal {
            all.push(Thing::Literal(at));
        }
        let inner = held(bare, at, self.names.brackets.end(self.tokens, at));
        let before = waiting.len();
        waiting.extend(inner.map(|one| Follow { at: one.at, whole: false, keys: keys.clone() }));
        self.names.budget.looked(waiting.len() - before);
    }

    /// What a name stands for.
    fn follow(&self, at: usize, keys: &[String], waiting: &mut Vec<Follow>, all: &mut Vec<Thing>) {
        let (mut parts, _) = place(self.tokens, at);
        if parts.is_empty() {
            return;
        }
        let first = parts.remove(0);
        let found = if first == "this" {
            if parts.is_empty() {
                return;
            }
            let field = parts.remove(0);
            let told = format!("this.{field}");
            self.names.own(&field, at).map(|(home, bound, _)| (home, bound, told))
        } else {
            self.names.home(&first, at).map(|(home, bound)| (home, bound, first))
        };
        let Some((home, bound, name)) = found else { return };
        parts.extend(keys.iter().cloned());
        let written = self.names.written.get(&(home, name)).into_iter().flat_map(|all| all.iter());
        for member in written {
            let meant = parts.first().is_none_or(|part| member.key == Key::Named(part.clone()));
            let keys = parts.get(1..).unwrap_or_default().to_vec();
            waiting.extend(member.at.filter(|_| meant).map(|at| Follow { at, whole: true, keys }));
        }
        let several =
            if let Bound::Perhaps(all) = bound { all.as_slice() } else { std::slice::from_ref(bound) };
        for bound in several {
            match bound {
                Bound::Expr(at) => waiting.push(Follow { at: *at, whole: true, keys: parts.clone() }),
                Bound::Member(at, key, _) => {
                    let keys = std::iter::once(key).chain(&parts).cloned().collect();
                    waiting.push(Follow { at: *at, whole: true, keys });
                }
                Bound::Param(function, param) => all.push(Thing::Param(*function, *param)),
                Bound::Import(module, what) if is_own(module) => {
                    all.push(Thing::Elsewhere(module.clone(), what.clone(), parts.clone()));
                }
                _ => {}
            }
        }
    }
}

/// The names that an expression holds itself, so that whoever is handed it is handed them.
pub(super) fn held(bare: &[Bare], first: usize, end: usize) -> impl Iterator<Item = &Bare> {
    let from = bare.partition_point(|one| one.at < first);
    let inside = bare.get(from..).unwrap_or_default().iter();
    inside.take_while(move |one| one.at < end).filter(move |one| one.settled <= first)
}
