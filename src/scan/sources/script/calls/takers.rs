//! Who is handed the objects of a script. Whoever is known to take an object as it is changes nothing: the libraries of the
//! tables, what only looks at it, and functions of the file that hand it to nobody else.

use std::collections::{HashMap, HashSet};

use super::super::keep::Change;
use super::super::lexer::Kind as Lexeme;
use super::super::modules::{is_own, is_tail, kind_of};
use super::super::names::{Bound, Handed};
use super::super::syntax::{place, word};
use super::super::value::Key;
use super::callee::Reading;

/// Most names that are followed to the object that one stands for.
const STEPS: usize = 256;
/// Most members of members.
const DEEPEST: usize = 16;
/// What looks at what it is given, and no more.
const LOOKERS: [&str; 11] = [
    "console",
    "JSON",
    "Object",
    "Array",
    "Math",
    "Number",
    "String",
    "Boolean",
    "Promise",
    "structuredClone",
    "process",
];
/// The same by the last part of its path: what writes a line of a log, and what sends.
const SENDERS: [&str; 8] = ["log", "debug", "info", "warn", "error", "trace", "fetch", "post"];
/// What of `Object` gives something to what it is given.
const GIVERS: [&str; 3] = ["defineProperty", "defineProperties", "setPrototypeOf"];

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

/// Who takes what stands in some brackets.
enum Taker {
    /// Somebody who takes it as it is.
    Known,
    /// This function of the file.
    Own(usize),
    /// Nobody knows who.
    Somebody,
}

impl Reading<'_> {
    /// Everything of the file that is handed to somebody who may change it.
    pub(in super::super) fn handed(&self) -> Handed {
        let mut handed = Handed::default();
        // What is given to functions of the file, by function and position.
        let mut own: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        let mut waiting = Vec::new();
        for open in
            (0..self.tokens.len()).filter(|&at| self.tokens.get(at).is_some_and(|token| token.is("(")))
        {
            let alone = self.alone(open);
            if alone.is_empty() {
                continue;
            }
            let taker = self.taker(open);
            for (position, at, inner) in alone {
                handed.passed.insert(at);
                match taker {
                    Taker::Known => {}
                    // Within an object nobody follows it.
                    Taker::Own(function) if !inner => own.entry((function, position)).or_default().push(at),
                    Taker::Own(_) | Taker::Somebody => waiting.push(at),
                }
            }
        }
        while let Some(at) = waiting.pop() {
            handed.given.insert(at);
            for thing in self.things(at, &mut handed.lost) {
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
                        waiting
                            .extend(position.and_then(|at| own.remove(&(function, at))).unwrap_or_default());
                    }
                }
            }
        }
        handed
    }

    /// The arguments of a call that are names or members of names, at which position they stand, and whether within an object or
    /// a list there.
    fn alone(&self, open: usize) -> Vec<(usize, usize, bool)> {
        let mut all = Vec::new();
        for (position, at) in self.parts(open).into_iter().enumerate() {
            let first = self.tokens.get(at);
            if first.is_some_and(|token| token.is("{") || token.is("[")) {
                all.extend(
                    self.parts(at)
                        .into_iter()
                        .filter_map(|part| Some((position, self.member_of(part)?, true))),
                );
            } else if self.may_change(at) && self.path_alone(at).is_some() {
                all.push((position, at, false));
            }
        }
        all
    }

    /// Where each part of what stands in brackets begins.
    fn parts(&self, open: usize) -> Vec<usize> {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let (mut all, mut at) = (Vec::new(), open + 1);
        loop {
            all.push(at);
            at = self.names.brackets.end(self.tokens, at);
            if !is(at, ",") {
                return all;
            }
            at += 1;
        }
    }

    /// The path that a part of an object or a list is: `a.b`, `key: a.b`.
    fn member_of(&self, at: usize) -> Option<usize> {
        let at = if self.tokens.get(at + 1).is_some_and(|token| token.is(":")) { at + 2 } else { at };
        (self.may_change(at) && self.path_alone(at).is_some()).then_some(at)
    }

    /// Whether a name begins there that may stand for something that is changed.
    fn may_change(&self, at: usize) -> bool {
        let Some(name) = word(self.tokens, at) else { return false };
        match self.names.get(name, at) {
            Some(Bound::Expr(at)) => {
                matches!(
                    self.tokens.get(*at).map(|token| &token.kind),
                    Some(Lexeme::Word(_) | Lexeme::Sign('{'))
                )
            }
            Some(Bound::Param(..) | Bound::Member(..) | Bound::Perhaps(_)) => true,
            Some(Bound::Import(module, _)) => is_own(module),
            _ => name == "this",
        }
    }

    /// The path that an expression is, but for what is said of its type.
    fn path_alone(&self, at: usize) -> Option<Vec<String>> {
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

    fn taker(&self, open: usize) -> Taker {
        if let Some(&function) = self.names.calls.get(&open) {
            return Taker::Own(function);
        }
        let Some(callee) = self.callee(open) else {
            let computed =
                open.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is("]"));
            return if computed && !self.opens_a_body(open) { Taker::Somebody } else { Taker::Known };
        };
        let of_library = callee.from.as_ref().is_some_and(|from| kind_of(&from.module).is_some());
        let looks = match callee.path.as_slice() {
            [first, .., last] if first == "Object" => !GIVERS.contains(&last.as_str()),
            [first, ..] if LOOKERS.contains(&first.as_str()) => true,
            [name] => SENDERS.contains(&name.as_str()) && !self.is_of_project(name, open),
            [.., last] => SENDERS.contains(&last.as_str()),
            [] => false,
        };
        if of_library || looks || is_tail(&callee.path.join(".")) { Taker::Known } else { Taker::Somebody }
    }

    /// Whether a name stands for what another file of the project gives.
    fn is_of_project(&self, name: &str, at: usize) -> bool {
        matches!(self.names.get(name, at), Some(Bound::Import(module, _)) if is_own(module))
    }

    /// What may be changed of what an expression stands for, which is a path.
    fn things(&self, at: usize, lost: &mut bool) -> Vec<Thing> {
        let mut all = Vec::new();
        let mut waiting = vec![(at, Vec::new())];
        let mut seen = HashSet::new();
        for _ in 0..STEPS {
            let Some((at, mut keys)) = waiting.pop() else { return all };
            if !seen.insert(at) {
                continue;
            }
            if self.tokens.get(at).is_some_and(|token| token.is("{")) {
                if keys.is_empty() {
                    all.push(Thing::Literal(at));
                    continue;
                }
                let key = Key::Named(keys.remove(0));
                let object = self.names.literal(self.tokens, at);
                let member = object.back().find(|member| member.key == key).and_then(|member| member.at);
                waiting.extend(member.map(|at| (at, keys)));
                continue;
            }
            let Some(parts) = self.path_alone(at) else { continue };
            let (bound, rest) = match parts.as_slice() {
                [this, field, rest @ ..] if this == "this" => {
                    (self.names.own(field, at).map(|(_, bound, _)| bound), rest)
                }
                [name, rest @ ..] => (self.names.get(name, at), rest),
                [] => continue,
            };
            let Some(bound) = bound else { continue };
            let keys: Vec<String> = rest.iter().cloned().chain(keys).collect();
            // Each further name may add as many again.
            if keys.len() > DEEPEST {
                waiting.push((at, keys));
                break;
            }
            let several =
                if let Bound::Perhaps(all) = bound { all.as_slice() } else { std::slice::from_ref(bound) };
            for bound in several {
                match bound {
                    Bound::Expr(at) => waiting.push((*at, keys.clone())),
                    Bound::Member(at, key, _) => {
                        waiting.push((*at, std::iter::once(key).chain(&keys).cloned().collect()));
                    }
                    Bound::Param(function, param) => all.push(Thing::Param(*function, *param)),
                    Bound::Import(module, what) if is_own(module) => {
                        all.push(Thing::Elsewhere(module.clone(), what.clone(), keys.clone()));
                    }
                    _ => {}
                }
            }
        }
        if !waiting.is_empty() {
            *lost = true;
            self.names.budget.spend();
        }
        all
    }
}
